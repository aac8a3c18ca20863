#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/edit/editor.h"
#include "core/edit/entry_reader.h"

namespace lx {

class Database;

/// What fields of rows are to hold, as people write it: "经营状态=停产歇业", "属地=望远镇",
/// "注销日期=" (empty). FIELD is a field's heading, synonym or key; values are read by EntryReader.
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
        int field = 0;
        std::string text; ///< as written: a masked one is read again where it is known what stands
        ReadEntry read;
    };
    FieldEntries(Database& database, const Catalog& catalog)
        : m_database(&database), m_catalog(&catalog)
    {}

    Database* m_database;
    const Catalog* m_catalog;
    std::vector<Entry> m_entries;
};

} // namespace lx
