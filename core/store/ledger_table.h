#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/record.h"
#include "core/store/statement.h"

namespace lx {

/// "name" as SQL wants names that may be its own words.
[[nodiscard]] std::string quote_name(std::string_view name);
/// The second column of a RefOrText field.
[[nodiscard]] std::string text_column(std::string_view key);

/// True for fields whose column holds another row's id.
[[nodiscard]] inline bool is_reference(const FieldDef& field)
{
    return field.type == FieldType::Ref || field.type == FieldType::RefOrText;
}

/// How a ledger lies in its table: which column a field has, and how rows are read from it.
class LedgerTable
{
public:
    /// `def` must outlive the table.
    explicit LedgerTable(const LedgerDef& def);

    struct Column
    {
        std::string name;
        std::size_t field = 0;
        bool text_side = false; ///< <key>_text of a RefOrText field
    };

    [[nodiscard]] const LedgerDef& def() const { return *m_def; }
    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    /// Positions of the county's own fields, kept in `extra`.
    [[nodiscard]] const std::vector<std::size_t>& own_fields() const { return m_own; }
    /// id, every column, extra: what `read` expects, each with `alias` and a point before it.
    [[nodiscard]] std::string select_list(std::string_view alias) const;
    /// Reads a row of `select_list` that begins at column `first`.
    [[nodiscard]] Result<> read(const Statement& row, Record& record, int first = 0) const;

private:
    const LedgerDef* m_def;
    std::vector<Column> m_columns;
    std::vector<std::size_t> m_own;
};

/// The kind of value each field keeps: whole numbers for dates' text would differ for ever from
/// what is read back. Puts harmless differences right (2 for 2.0, "" for nothing); Refused where a
/// value can't be kept.
[[nodiscard]] Result<> fit_values(const LedgerDef& def, Record& record);

} // namespace lx
