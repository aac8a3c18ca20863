#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/change_log.h"

namespace lx {

/// What one committed action touched, read once from the change log and told to every view, so that
/// views change the rows concerned and no others.
struct DataChange
{
    struct Row
    {
        std::string ledger;
        std::int64_t id = 0;
        ChangeKind kind = ChangeKind::Update;
    };

    std::int64_t action = 0;
    bool many = false; ///< more rows than are listed: views read anew
    std::vector<Row> rows;
    std::set<std::string> settings; ///< names of those that were set

    /// Rows of a ledger (or perhaps some, where there are many).
    [[nodiscard]] bool touches(const std::string& ledger) const
    {
        if (many)
            return true;
        for (const Row& row : rows) {
            if (row.ledger == ledger)
                return true;
        }
        return false;
    }

    /// Reads what an action did; more than `limit` rows count as many.
    [[nodiscard]] static Result<DataChange> read(Database& database, std::int64_t action,
                                                 std::int64_t limit = 500);
};

} // namespace lx
