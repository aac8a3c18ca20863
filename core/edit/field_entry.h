#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/edit/editor.h"

namespace lx {

class Database;

/// What fields of rows are to hold, as people write it: "经营状态=停产歇业", "属地=望远镇",
/// "注销日期=" (empty). FIELD is a field's heading, synonym or key; values are read like cells of
/// an import, references by key or name (several of a list parted by 、 or line breaks).
class FieldEntries
{
public:
    /// `database` and `catalog` must outlive it. Errors: Usage (no "=", no such field, a field
    /// twice). What can't be taken as a value is no error here but refuses the rows.
    [[nodiscard]] static Result<FieldEntries> read(Database& database, const Catalog& catalog,
                                                   const LedgerDef& def,
                                                   const std::vector<std::string>& words);
    /// Changes a stored row. A masked number counts as unchanged where it shows what stands.
    [[nodiscard]] Result<Edited> change(Editor& editor, const LedgerDef& def,
                                        std::int64_t id) const;

private:
    struct Entry
    {
        FieldEdit edit;
        std::string text;    ///< as written
        std::string problem; ///< why it can't be taken; "" = it can
        std::string warning; ///< what was changed or guessed in reading
        bool masked = false; ///< read again where it is known what stands
    };
    FieldEntries(Database& database, const Catalog& catalog)
        : m_database(&database), m_catalog(&catalog)
    {}
    [[nodiscard]] Result<> read_references(const FieldDef& field, Entry& entry) const;
    [[nodiscard]] Result<> read_value(const FieldDef& field, Entry& entry) const;

    Database* m_database;
    const Catalog* m_catalog;
    std::vector<Entry> m_entries;
};

} // namespace lx
