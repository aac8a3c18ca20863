#pragma once

#include <memory>
#include <optional>

#include "ui/presentation/import_preview.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace lx::ui {

class DropZone;
class ImportHistory;
class ImportView;
class TextLabel;

/// 数据交换: a spreadsheet is tried first (what its columns are, what would be refused), then
/// imported as one action that can be withdrawn; ledgers go out as workbooks or empty templates.
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
    QWidget* build_left(QWidget* parent);
    QWidget* build_import(QWidget* parent);
    QWidget* build_export(QWidget* parent);
    QWidget* build_busy(QWidget* parent);
    void fill_ledgers();
    void run_import();
    void imported(Result<ImportReport> report);
    void save_refused();
    void export_ledger();
    void save_template();
    void saved(const QString& path, const QString& words);
    void leave();
    void show_busy(const QString& text);
    void show_progress();
    void update_actions();
    /// An import is tried or under way.
    [[nodiscard]] bool busy() const { return m_trial.running() || m_importing.running(); }
    void cancel();
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
    ImportHistory* m_history = nullptr;
    ImportView* m_view = nullptr;
    QWidget* m_busy = nullptr;
    TextLabel* m_busy_text = nullptr;
    TextLabel* m_busy_what = nullptr;
    QProgressBar* m_busy_bar = nullptr;
    QStringList m_files;
    std::shared_ptr<const ImportPreview> m_preview; ///< tried, or imported
    bool m_done = false;                            ///< m_preview was imported
    JobSlot m_trial;
    WorkSlot m_importing;
    WorkSlot m_write; ///< files going out
};

} // namespace lx::ui
