#include "core/store/field_scan.h"

#include "core/store/database.h"
#include "core/store/key_sql.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

Result<> scan_fields(Database& database, const LedgerDef& def, const std::vector<int>& fields,
                     const std::function<void(std::int64_t, const std::vector<Value>&)>& row)
{
    std::string sql = "SELECT t.id";
    for (const int field : fields)
        sql += ", " + field_sql(def.fields.at(static_cast<std::size_t>(field)), "t");
    sql += " FROM " + quote_name(def.code) + " t ORDER BY t.id";
    LX_ASSIGN(Statement select, Statement::prepare(database, sql));
    std::vector<Value> values(fields.size());
    while (true) {
        LX_ASSIGN(const bool more, select.step());
        if (!more)
            return {};
        for (std::size_t i = 0; i < fields.size(); ++i)
            values[i] = select.value(static_cast<int>(i) + 1);
        row(select.integer(0), values);
    }
}

} // namespace lx
