#pragma once

#include <memory>

#include "ui/presentation/import_preview.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace lx::ui {

class DropZone;
class ImportAssistant;
class ImportDone;
class ImportHistory;
class TextLabel;

/// 数据交换: a spreadsheet goes through the assistant, then in as one action that can be withdrawn;
/// ledgers go out as workbooks or empty templates.
class ExchangePage : public Page
{
    Q_OBJECT
public:
    explicit ExchangePage(AppContext& context, QWidget* parent = nullptr);

    void refresh(const Changes& changes) override;
    void find() override;
    void focus_first() override;

    /// Chooses a ledger by its code.
    void choose_ledger(const std::string& code);
    /// Tries the import of these files into the chosen ledger.
    void try_files(const QStringList& paths);

private:
    QWidget* build_home(QWidget* parent);
    QWidget* build_left(QWidget* parent);
    QWidget* build_import(QWidget* parent);
    QWidget* build_export(QWidget* parent);
    QWidget* build_busy(QWidget* parent);
    void fill_ledgers();
    void choose_files();
    void run_import();
    void imported(const ImportPreview& tried, Result<ImportPreview> made);
    void save_refused(const std::shared_ptr<const ImportPreview>& import);
    void export_ledger();
    void save_template();
    void saved(const QString& path, const QString& words);
    void leave();
    void show_busy(const QString& text);
    void update_actions();
    [[nodiscard]] bool can_import() const;
    [[nodiscard]] std::string ledger() const;
    [[nodiscard]] QString ledger_name() const;

    QComboBox* m_ledger = nullptr;
    DropZone* m_drop = nullptr;
    TextLabel* m_day = nullptr;
    QCheckBox* m_counting = nullptr;
    QCheckBox* m_masked = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_template = nullptr;
    QPushButton* m_import = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_home = nullptr;
    ImportHistory* m_history = nullptr;
    ImportAssistant* m_assistant = nullptr;
    ImportDone* m_done = nullptr;
    QWidget* m_busy = nullptr;
    TextLabel* m_busy_text = nullptr;
    TextLabel* m_busy_what = nullptr;
    QProgressBar* m_busy_bar = nullptr;
    QPushButton* m_busy_cancel = nullptr;
    std::shared_ptr<const ImportPreview> m_made; ///< the import that was just made
    WorkSlot m_importing;
    WorkSlot m_write; ///< files going out
};

} // namespace lx::ui
