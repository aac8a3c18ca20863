// due: what is to be done for whom by a day – elections, training, development, care: the program's
// lists that are about it, together.

#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "app/cli/list_rows.h"

namespace lx::cli {

namespace {

Result<std::vector<RowList>> lists_due(const FactRegistry& facts, const std::string& what, Date day)
{
    LX_ASSIGN(const auto all, preset_lists(facts));
    std::vector<RowList> found;
    std::string known;
    for (const RowList& list : all) {
        if (list.due == what) {
            found.push_back(list);
            found.back().rows.day = day;
        }
        if (!list.due.empty() && known.find(list.due) == std::string::npos)
            known += (known.empty() ? "" : "、") + list.due;
    }
    if (found.empty())
        return fail(ErrorKind::Usage, "没有“" + what + "”这类到期事项；可以写：" + known + "。");
    return found;
}

Result<int> due(const Arguments& arguments, Session& session)
{
    const std::string& what = arguments.plain().front();
    LX_ASSIGN(const Date day, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto lists, lists_due(definitions->facts(), what, day));
    if (!arguments.has("--json")) {
        for (const RowList& list : lists) {
            print_out("【" + list.name + "】" + list.note + "\n");
            LX_TRY(write_list(*database, definitions, list, false, true, session.progress));
        }
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_object().text("due", what).text("as_of", day.iso()).key("lists").begin_array();
    for (const RowList& list : lists)
        LX_TRY(write_list(json, *database, definitions, list, arguments.has("--masked"),
                          session.progress));
    json.end_array().end_object();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command due_command()
{
    return {"due",
            "elections|training|development|care|kits|terms --db FILE [--as-of DATE] [--masked] "
            "[--json]    到期的事：换届、培训、发展党员、关怀、大礼包、指导员任期",
            {{"--db", "FILE", true}, {"--as-of", "DATE"}, {"--masked", ""}, {"--json", ""}},
            1,
            1,
            due,
            false};
}

} // namespace lx::cli
