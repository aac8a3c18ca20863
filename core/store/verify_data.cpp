#include "core/store/data_checks.h"
#include "core/store/statement.h"
#include "core/store/verify_rows.h"

namespace lx {

namespace {

Result<> run(sqlite3* handle, const DataCheck& check, std::string_view today, VerifyItem& item)
{
    LX_ASSIGN(Statement select, Statement::prepare(handle, check.sql));
    if (check.sql.find("?1") != std::string_view::npos)
        select.bind(1, today);
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return {};
        // What is only counted needs no sentence.
        const bool kept = item.findings.size() < VerifyItem::most_findings;
        add_finding(item, kept ? sentence_of(check, select) : std::string(), check.ledger,
                    select.integer(0));
    }
}

} // namespace

Result<> verify_data(sqlite3* handle, Progress& progress, std::optional<Date> today,
                     std::vector<VerifyItem>& items)
{
    const std::string day = today ? today->iso() : std::string(beyond_all_days);
    std::int64_t done = 0;
    for (const DataItem& each : data_items()) {
        VerifyItem item{std::string(each.name), VerifyKind::Data, true, true};
        for (const DataCheck& check : each.checks) {
            progress.report("核对" + item.check, done++, 0);
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消校验。");
            LX_TRY(run(handle, check, day, item));
        }
        items.push_back(std::move(item));
    }
    return {};
}

} // namespace lx
