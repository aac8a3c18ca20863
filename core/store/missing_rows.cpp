#include "core/store/missing_rows.h"

#include "core/store/database.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

Result<std::vector<std::int64_t>> missing_rows(Database& database, const LedgerDef& def,
                                               const std::vector<std::int64_t>& ids)
{
    LX_ASSIGN(
        Statement select,
        Statement::prepare(database, "SELECT 1 FROM " + quote_name(def.code) + " WHERE id = ?"));
    std::vector<std::int64_t> missing;
    for (const std::int64_t id : ids) {
        select.bind(1, id);
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            missing.push_back(id);
        select.reset();
    }
    return missing;
}

} // namespace lx
