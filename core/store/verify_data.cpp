#include "core/store/data_checks.h"
#include "core/store/statement.h"
#include "core/store/verify_rows.h"

namespace lx {

namespace {

/// Sorts behind every day.
constexpr std::string_view never = "9999-12-31";

/// The sentence with the row's texts in the places of {1} … {9}.
std::string filled(std::string_view sentence, const Statement& row)
{
    std::string text;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}') {
            text += row.text(sentence[i + 1] - '0');
            i += 2;
        } else {
            text += sentence[i];
        }
    }
    return text;
}

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
        add_finding(item, kept ? filled(check.sentence, select) : std::string(), check.ledger,
                    select.integer(0));
    }
}

} // namespace

Result<> verify_data(sqlite3* handle, Progress& progress, std::optional<Date> today,
                     std::vector<VerifyItem>& items)
{
    const std::string day = today ? today->iso() : std::string(never);
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
