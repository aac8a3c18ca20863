#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/edit/editor.h"
#include "core/exchange/area_names.h"
#include "core/exchange/import_answers.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/wanted_row.h"
#include "core/store/reference_resolver.h"
#include "core/store/settings_store.h"

namespace lx {

/// A field of a row that may be added, as answers name it: "org.kind", "党组织.类别".
struct AddedField
{
    const LedgerDef* def = nullptr;
    int field = -1;
};
/// Empty where there is no such field, or rows can't have one value of it (codes, names).
[[nodiscard]] std::optional<AddedField> added_field(const Catalog& catalog, std::string_view name);
/// Rows of the ledger with this code can be added: areas, organizations, instructors.
[[nodiscard]] bool can_be_added(std::string_view ledger);

/// Adds rows that a list refers to and the ledger does not have, where the answers allow it. What
/// such a row must have and the list does not say is made: a code of the program's own
/// ("640121X01") until the real one is filled in, a kind from the end of the name, a first day from
/// the first one the list tells of, an area's place from what its name says, else under the
/// jurisdiction. What names several rows, none, or an area of another county is not added. Answers
/// for the fields of that ledger come before. Each row is told with what was made.
class ReferenceAdder
{
public:
    /// `as_of`: the first day of what the list gives no day for, where it is not after `today`.
    ReferenceAdder(const Catalog& catalog, Editor& editor, ImportTelling& telling,
                   const ImportAnswers* answers, Date as_of, Date today)
        : m_catalog(catalog), m_editor(editor), m_telling(telling), m_answers(answers),
          m_as_of(as_of), m_today(today)
    {}
    /// Reads whose file it is, and the answers for rows to add.
    [[nodiscard]] Result<> prepare(Database& database, const HeadingIndex& index);

    /// The rows of the file as they stand now; `areas` may be null where no area is wanted.
    struct Standing
    {
        ReferenceResolver& references;
        AreaNames* areas = nullptr;
    };
    /// Whether `add` would add it.
    [[nodiscard]] Result<bool> can_add(const WantedRow& wanted, Standing standing) const;
    /// The new row's id, an area that it lies in added before it; 0 where the answers don't allow
    /// it or it can't be made. `row` and `column` (of the sheet, -1 = none) say where it is told.
    [[nodiscard]] Result<std::int64_t> add(const WantedRow& wanted, Standing standing,
                                           const ParsedRow& row, int column);
    /// A row of the list refers to it, on a day or "" on none: one that was added begins with the
    /// earliest.
    void see(const LedgerDef& def, std::int64_t id, const std::string& day);
    /// Asks whether to add it, and for what it lacks.
    [[nodiscard]] Result<> ask(const WantedRow& wanted, Standing standing, const ParsedRow& row);
    /// The same of an area that the row goes under `instead` of, where it could be added.
    [[nodiscard]] Result<> offer(const WantedRow& wanted, Standing standing, const ParsedRow& row,
                                 const std::string& instead);
    /// Once all rows were read: first days, and what was added is told.
    [[nodiscard]] Result<> finish();
    [[nodiscard]] bool has_added() const { return !m_added.empty(); }
    /// How many rows were added, by ledger.
    [[nodiscard]] const std::map<std::string, std::int64_t>& added() const { return m_added; }

private:
    struct Draft
    {
        Record record;
        const FieldDef* lacks = nullptr; ///< must be filled and can't be had
        bool fine = false;               ///< can be written
        std::string upper;               ///< an area to add before this one, which lies in it
    };
    struct Told
    {
        const LedgerDef* def = nullptr;
        Record record;
        std::string where; ///< Chinese: the area it stands under; "" for others
        std::string day;   ///< earliest one seen
        int table = 0;
        std::int64_t row = 0;                ///< from 0
        std::string column;                  ///< heading
        std::optional<std::size_t> question; ///< among the report's: what it answers
    };
    struct Filling
    {
        AddedField field;
        Value value;
    };
    [[nodiscard]] bool may_add(const WantedRow& wanted) const;
    [[nodiscard]] ImportQuestion question_of(const WantedRow& wanted, const Draft& draft,
                                             Standing standing) const;
    [[nodiscard]] Result<std::int64_t> put(const WantedRow& wanted, Standing standing,
                                           const ParsedRow& row, int column);
    [[nodiscard]] Result<Draft> draft(const WantedRow& wanted, Standing standing) const;
    void take_texts(const WantedRow& wanted, Record& record) const;
    void take_kind(const LedgerDef& def, Record& record) const;
    void take_day(const WantedRow& wanted, Record& record) const;
    [[nodiscard]] Result<std::string> free_code(const LedgerDef& def, const std::string& prefix,
                                                Standing standing) const;
    [[nodiscard]] bool names_one_row(const LedgerDef& def, const std::string& name) const;
    [[nodiscard]] bool is_possible_day(const FieldDef& field, const std::string& day) const;
    [[nodiscard]] std::string sentence(const Told& told) const;

    const Catalog& m_catalog;
    Editor& m_editor;
    ImportTelling& m_telling;
    const ImportAnswers* m_answers;
    Date m_as_of;
    Date m_today;
    std::optional<Jurisdiction> m_jurisdiction;
    std::vector<Filling> m_fillings;
    std::set<std::pair<std::string, std::string>> m_chosen; ///< ledger and folded name
    mutable std::map<std::string, int> m_last_number;       ///< by ledger and prefix of the code
    std::map<std::pair<const LedgerDef*, std::int64_t>, std::size_t> m_places; ///< in m_told
    std::vector<Told> m_told;
    std::map<std::string, std::int64_t> m_added;
};

} // namespace lx
