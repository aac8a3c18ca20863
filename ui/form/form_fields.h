#pragma once

#include <map>
#include <memory>
#include <vector>

#include "core/edit/editor.h"
#include "core/ledger/record.h"
#include "core/ledger/record_checks.h"
#include "ui/widgets/form_cell.h"
#include "ui/widgets/form_grid.h"

namespace lx::ui {

class AppContext;

/// All fields of a ledger in the groups of its definition. Checks while one types and says the
/// reason below the field, where a line is kept for it: no field moves under the pointer or away
/// from the keyboard.
class FormFields : public FormGrid
{
    Q_OBJECT
public:
    FormFields(AppContext& context, std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
               QWidget* parent);

    /// Fills in a row; `labels` are the texts of references by field position.
    void show_record(const Record& record, const std::vector<QString>& labels);
    /// Takes in what became of the row elsewhere where nothing is entered here. Names of the fields
    /// that were changed there and here, each otherwise: they keep what is entered.
    [[nodiscard]] QStringList catch_up(const Record& stored, const std::vector<QString>& labels);
    /// The row as it is entered now.
    struct Read
    {
        Record record;
        bool fine = true;         ///< nothing keeps it from being saved
        QStringList row_messages; ///< about the row as a whole
    };
    /// `all`: also say what is missing in fields nobody has been to yet.
    [[nodiscard]] Read read(bool all);
    [[nodiscard]] bool changed() const { return m_changed; }
    void set_changed(bool changed) { m_changed = changed; }
    /// What was read last and is entered otherwise than the row was shown.
    [[nodiscard]] std::vector<FieldEdit> edits() const;
    /// What was read last is stored now, as the row `id`.
    void kept(std::int64_t id);
    /// Says at the field it is about why the row was refused; false where it is about none.
    bool refuse(const RecordIssue& why);
    void set_read_only(bool read_only);
    /// To the first field something is wrong with.
    void focus_trouble();
    void focus_field(const std::string& key);
    [[nodiscard]] FieldEditor* editor(const std::string& key);
    /// What is said of the field with the keyboard and does not fit below it; else "".
    [[nodiscard]] QString cut_message() const;

Q_SIGNALS:
    void edited();
    void checked(); ///< what is said of the fields may be otherwise now

private:
    void put(std::size_t field, const Record& record, const std::vector<QString>& labels);
    void check(bool all);
    void offer();

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef& m_def;
    std::int64_t m_id = 0;
    std::vector<FormCell*> m_cells; ///< by field position
    bool m_changed = false;
    bool m_quiet = false;           ///< being filled by the program
    Record m_stored;                ///< the row as it was read from the file…
    std::vector<Value> m_untouched; ///< …and as the editors then gave it
    Read m_last;
    /// What was refused stays so until it is changed: field, its value, the reason.
    struct Refused
    {
        std::size_t field = 0;
        Value value;
        QString reason;
    };
    std::optional<Refused> m_refused;
};

} // namespace lx::ui
