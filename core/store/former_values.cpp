#include "core/store/former_values.h"

#include "core/store/change_json.h"
#include "core/store/database.h"
#include "core/store/statement.h"

namespace lx {

Result<> scan_former_values(Database& database, const LedgerDef& def, const FieldDef& field,
                            const std::function<void(std::int64_t id, const Value& before)>& value)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT row_id, fields FROM change WHERE ledger = ?"
                                           " AND kind = 'update' AND instr(fields, ?) > 0"
                                           " ORDER BY row_id, id"));
    const std::string member = '"' + field.key + "\":";
    select.bind(1, std::string_view(def.code));
    select.bind(2, std::string_view(member));
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return {};
        LX_ASSIGN(const auto changes, read_change_json(select.text(1)));
        for (const FieldChange& change : changes)
            if (change.field == field.key && !is_empty(change.before))
                value(select.integer(0), change.before);
    }
}

} // namespace lx
