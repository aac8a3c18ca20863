#include "app/cli/command_table.h"
#include "app/cli/commands/life_plan.h"
#include "app/cli/json_out.h"
#include "app/cli/year_argument.h"
#include "core/life/life_year.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

struct Named
{
    std::unordered_map<std::int64_t, std::string> keys;
    std::unordered_map<std::int64_t, std::string> names;
};

Result<Named> names_of(Database& database, const Catalog& catalog, const LifeYear& life)
{
    std::vector<std::int64_t> ids;
    for (const LifeYear::Org& org : life.orgs())
        ids.push_back(org.id);
    LedgerStore store(database, catalog);
    Named named;
    LX_ASSIGN(named.keys, store.keys(*catalog.ledger("org"), ids));
    LX_ASSIGN(named.names, store.labels(*catalog.ledger("org"), ids));
    return named;
}

Result<> write_json(const LifeYear& life, const std::string& kind, const Named& named)
{
    JsonWriter json(standard_output());
    json.begin_object().integer("year", life.year()).text("kind", kind).key("orgs").begin_array();
    for (std::size_t i = 0; i < life.orgs().size(); ++i) {
        const std::int64_t id = life.orgs()[i].id;
        json.begin_object().text("key", named.keys.at(id)).text("name", named.names.at(id));
        json.key("months").begin_array();
        for (int month = 1; month <= 12; ++month) {
            const LifeCell cell = life.all_kinds(i, month);
            json.begin_object().integer("month", month).integer("held", cell.held);
            json.text("state", std::string(state_code(cell.state))).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const LifeYear& life, const Named& named)
{
    std::string line = "党组织";
    for (int month = 1; month <= 12; ++month)
        line += "\t" + std::to_string(month) + "月";
    print_out(line + "\n");
    for (std::size_t i = 0; i < life.orgs().size(); ++i) {
        line = named.names.at(life.orgs()[i].id);
        for (int month = 1; month <= 12; ++month) {
            const LifeCell cell = life.all_kinds(i, month);
            const bool told = cell.state == LifeState::Hole || cell.state == LifeState::Due;
            line += "\t" + (cell.held > 0 ? std::to_string(cell.held) : std::string());
            line += told ? std::string(state_title(cell.state)) : std::string();
        }
        print_out(line + "\n");
    }
}

Result<int> show_life(const Arguments& arguments, Session& session)
{
    if (!arguments.has("--policy"))
        return fail(ErrorKind::Usage, "请用 --policy 写明按哪个政策看组织生活。");
    LX_ASSIGN(const int year, year_argument(arguments));
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LifeWanted wanted{year, {}};
    const std::string kind = arguments.value("--kind");
    if (!kind.empty()) {
        const Dictionary* kinds = definitions->catalog().dictionary("activity_kind");
        const int found = kinds->find(kind);
        if (found < 0)
            return fail(ErrorKind::Usage, "没有“" + kind + "”这类组织生活，请写类别的全称。");
        wanted.kinds = {kinds->values[static_cast<std::size_t>(found)].value};
    }
    CountyWanted of;
    of.as_of = as_of;
    of.policies = {arguments.value("--policy")};
    of.facts = LifeYear::needs();
    LX_ASSIGN(const auto county, County::load(*database, definitions, of, session.progress));
    LX_ASSIGN(const LifeYear life, LifeYear::of(*county, wanted, session.progress));
    LX_ASSIGN(const Named named, names_of(*database, definitions->catalog(), life));
    if (arguments.has("--json"))
        LX_TRY(write_json(life, kind.empty() ? "" : wanted.kinds.front(), named));
    else
        write_text(life, named);
    return 0;
}

Result<int> run_life(const Arguments& arguments, Session& session)
{
    if (arguments.plain().empty())
        return show_life(arguments, session);
    if (arguments.plain().front() == "plan")
        return life_plan(arguments, session);
    return fail(ErrorKind::Usage,
                "life 后面可以写 plan 或者不写，不能是“" + arguments.plain().front() + "”。");
}

} // namespace

Command life_command()
{
    return {
        "life",
        "[plan [copy | theme]] --db FILE --year 2025 (--policy ID) [--kind 主题党日] [--as-of "
        "DATE] [--json]    "
        "组织生活：各党组织逐月开展了几次，按政策缺什么；plan [--below 代码]：年度计划的"
        "办理情况；plan copy --year 2026 [--from 2025] [--org 代码]… [--pattern 代码] [--by 姓名]："
        "照抄上年计划；plan theme --month 2026-05 --topic 主题 [--below 代码] [--date DATE] "
        "[--person 姓名]：把当月主题党日编入各支部的计划",
        {{"--db", "FILE", true},
         {"--policy", "ID"},
         {"--year", "YEAR"},
         {"--kind", "类别"},
         {"--as-of", "DATE"},
         {"--below", "代码"},
         {"--from", "YEAR"},
         {"--org", "代码", false, true},
         {"--pattern", "代码"},
         {"--month", "MONTH"},
         {"--topic", "主题"},
         {"--date", "DATE"},
         {"--person", "姓名"},
         {"--by", "姓名"},
         {"--json", ""}},
        0,
        2,
        run_life,
        false};
}

} // namespace lx::cli
