// due: what is to be done for whom by a day – elections, training, development, care: the program's
// lists that are about it, together.

#include <algorithm>

#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "app/cli/list_rows.h"
#include "core/county/county.h"

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

/// What a rule of a policy says beside the lists: 每年至少培养 1 名积极分子.
struct RuleBeside
{
    std::string id;
    std::string title;
    std::string clause;
    StateCounts counts;
};

/// Rules of the policies named that read one of the lists' ledgers, with how their subjects stand.
Result<std::vector<RuleBeside>> rules_beside(const Arguments& arguments, Database& database,
                                             const DefinitionsPtr& definitions,
                                             const std::vector<RowList>& lists, Date day,
                                             Progress& progress)
{
    std::vector<RuleBeside> beside;
    CountyWanted wanted;
    wanted.as_of = day;
    wanted.policies = arguments.values("--policy");
    wanted.of = CountyWanted::Of::Rules;
    if (wanted.policies.empty())
        return beside;
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    for (const PackResult& pack : county->packs)
        for (const Rule* rule : pack.evaluation->rules())
            if (std::ranges::any_of(lists, [&](const RowList& list) {
                    return rule->needs.ledgers().contains(list.rows.ledger);
                }))
                beside.push_back(
                    {rule->full_id, rule->title, rule->clause, pack.evaluation->counts(*rule)});
    return beside;
}

void write_rules(JsonWriter& json, const std::vector<RuleBeside>& rules)
{
    json.key("rules").begin_array();
    for (const RuleBeside& one : rules) {
        json.begin_object().text("id", one.id).text("title", one.title).text("clause", one.clause);
        json.integer("met", one.counts.met).integer("unmet", one.counts.unmet);
        json.integer("pending", one.counts.pending).integer("unknown", one.counts.unknown);
        json.integer("na", one.counts.na).end_object();
    }
    json.end_array();
}

Result<int> due(const Arguments& arguments, Session& session)
{
    const std::string& what = arguments.plain().front();
    LX_ASSIGN(const Date day, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto lists, lists_due(definitions->facts(), what, day));
    LX_ASSIGN(const auto rules,
              rules_beside(arguments, *database, definitions, lists, day, session.progress));
    if (!arguments.has("--json")) {
        for (const RuleBeside& one : rules)
            print_out(one.id + " " + one.title + "（" + one.clause + "）\t" +
                      std::string(state_title(State::Met)) + " " + std::to_string(one.counts.met) +
                      "\t" + std::string(state_title(State::Unmet)) + " " +
                      std::to_string(one.counts.unmet) + "\n");
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
    json.end_array();
    if (arguments.has("--policy"))
        write_rules(json, rules);
    json.end_object();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command due_command()
{
    return {"due",
            "elections|training|development|care|kits|terms --db FILE [--as-of DATE] [--masked] "
            "[--policy ID…] [--json]    到期的事：换届、培训、发展党员、关怀、大礼包、指导员任期；"
            "--policy 同时列出这些政策有关的规则落实得怎样",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--masked", ""},
             {"--policy", "ID", false, true, true},
             {"--json", ""}},
            1,
            1,
            due,
            false};
}

} // namespace lx::cli
