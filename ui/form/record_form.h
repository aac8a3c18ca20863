#pragma once

#include <optional>

#include <QWidget>

#include "core/ledger/record.h"
#include "core/store/data_change.h"
#include "ui/form/form_fields.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/ledger_rows.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace lx::ui {

class AppContext;
class PolicyLine;
class LineLabel;

/// The form of one row: made from the ledger's definition, saved through the one door as one
/// action. Keeps what is being entered while other pages are looked at; asks only where it would be
/// lost.
class RecordForm : public QWidget
{
    Q_OBJECT
public:
    explicit RecordForm(AppContext& context, QWidget* parent = nullptr);
    ~RecordForm() override;

    /// Shows a stored row. False where it could not be read or the user wants to go on with what is
    /// unsaved.
    bool edit(const std::string& ledger, std::int64_t id);
    /// Shows an empty row with some fields filled in (the unit a survey belongs to).
    struct Preset
    {
        std::string field;
        Value value;
        QString label;
    };
    bool add(const std::string& ledger, std::vector<Preset> preset = {});
    /// Saves; true where it is stored now (also where nothing had changed).
    bool save();
    /// Leaves the form; asks where something is unsaved.
    bool leave();
    [[nodiscard]] bool open() const { return m_fields != nullptr; }
    [[nodiscard]] bool unsaved() const;
    /// For the window: false where the user wants to stay with what is unsaved.
    [[nodiscard]] bool may_close();
    /// The row was changed elsewhere (undo, another page).
    void apply(const DataChange& change);
    /// Date or policies have changed.
    void refresh_policies();
    void close_form();
    [[nodiscard]] FormFields* fields() { return m_fields; }

Q_SIGNALS:
    /// The form is left; 0 where no row was saved.
    void closed(qint64 id);
    void saved(qint64 id);

private:
    void begin(const std::string& ledger, const Record& record, const std::vector<QString>& labels);
    /// A row of the file as it is now; nothing where it is gone.
    [[nodiscard]] Result<std::optional<ShownRow>> stored(const LedgerDef& def, std::int64_t id);
    /// Takes in what was changed elsewhere. False where that can't be, or where the same fields
    /// were changed here: it says so.
    bool catch_up();
    [[nodiscard]] QString row_title(const Record& record) const;
    void save_and_add();
    void say(const QString& text);
    /// The problem; else what is cut off below the field with the keyboard; else 尚未保存.
    void show_line();

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    std::int64_t m_id = 0;
    std::vector<Preset> m_preset;
    LineLabel* m_title = nullptr;
    LineLabel* m_line = nullptr; ///< always there, so that nothing moves when it has words
    QString m_problem;           ///< why it was not saved
    QPushButton* m_again = nullptr;
    QPushButton* m_save = nullptr;
    QScrollArea* m_scroll = nullptr;
    FormFields* m_fields = nullptr;
    PolicyLine* m_policy = nullptr;
};

} // namespace lx::ui
