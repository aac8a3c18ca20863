#include "core/store/data_change.h"

#include "core/store/action_row.h"

namespace lx {

Result<DataChange> DataChange::read(Database& database, std::int64_t action, std::int64_t limit)
{
    ChangeLog log(database);
    LX_ASSIGN(const auto changes, log.of_action(action, limit + 1));
    DataChange change;
    change.action = action;
    change.many = static_cast<std::int64_t>(changes.size()) > limit;
    for (const RowChange& row : changes) {
        if (row.ledger == setting_log)
            change.settings.insert(row.label);
        else if (!change.many)
            change.rows.push_back({row.ledger, row.row, row.kind});
    }
    return change;
}

} // namespace lx
