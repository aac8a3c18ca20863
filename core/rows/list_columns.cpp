#include "core/rows/list_columns.h"

#include <algorithm>

#include "core/ledger/derived_mark.h"

namespace lx {

std::vector<FilterSubject> list_columns(const FactRegistry& registry, const LedgerDef& def)
{
    std::vector<FilterSubject> columns = filter_subjects(registry, def);
    std::erase_if(columns, [&](const FilterSubject& one) {
        return one.derived && def.index_of(one.field.key) >= 0;
    });
    return columns;
}

std::string column_heading(const FilterSubject& column)
{
    return heading(column.field) + (column.derived ? std::string(derived_mark) : std::string());
}

int column_of(const std::vector<FilterSubject>& columns, const std::string& key)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const FilterSubject& one) { return one.field.key == key; });
    return found == columns.end() ? -1 : static_cast<int>(found - columns.begin());
}

} // namespace lx
