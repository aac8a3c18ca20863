#include "app/cli/commands/life_plan.h"

#include <set>

#include <QJsonArray>
#include <QJsonObject>

#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/year_argument.h"
#include "core/edit/copy_plan.h"
#include "core/events/event_text.h"
#include "core/events/run_event.h"
#include "core/life/plan_year.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

const char* state_code(PlanState state)
{
    switch (state) {
    case PlanState::Overdue:
        return "overdue";
    case PlanState::Done:
        return "done";
    case PlanState::Gone:
        return "gone";
    case PlanState::Open:
        break;
    }
    return "open";
}

/// An organization by its code or its name.
Result<std::int64_t> org_named(LedgerStore& store, const Catalog& catalog, const std::string& name)
{
    const LedgerDef& def = *catalog.ledger("org");
    LX_ASSIGN(const auto by_key, store.find_key(def, name));
    if (by_key)
        return *by_key;
    Query query;
    query.ledger = def.code;
    query.filters = {{"name", "=", name}};
    LX_ASSIGN(const auto rows, store.first(query, 2));
    if (rows.size() == 1)
        return rows.front().id;
    return fail(ErrorKind::Usage, rows.empty() ? "没有党组织“" + name + "”，请写代码或者全称。"
                                               : "叫“" + name + "”的党组织不止一个，请写代码。");
}

Result<std::vector<std::int64_t>> orgs_named(LedgerStore& store, const Catalog& catalog,
                                             const std::vector<std::string>& names)
{
    std::vector<std::int64_t> ids;
    for (const std::string& name : names) {
        LX_ASSIGN(const std::int64_t id, org_named(store, catalog, name));
        ids.push_back(id);
    }
    return ids;
}

void write_line(JsonWriter& json, const PlanLine& line)
{
    json.begin_object().text("date", line.date.iso()).text("kind", line.kind);
    json.text("topic", line.topic).text("person", line.person);
    json.text("state", state_code(line.state));
    if (line.done)
        json.text("done_on", line.done->iso());
    json.end_object();
}

void write_line(const std::string& name, const PlanLine& line)
{
    print_out(name + "\t" + line.date.iso() + "\t" + line.kind + "\t" + line.topic + "\t" +
              line.person + "\t" + std::string(plan_state_title(line.state)) +
              (line.done ? "（" + line.done->chinese() + "）" : std::string()) + "\n");
}

/// Which organizations of a year's plans are asked for: one and those below it.
std::set<std::int64_t> wanted_orgs(const PlanYear& plans, std::int64_t below)
{
    std::set<std::int64_t> wanted;
    int top = -1;
    for (const OrgInTree& org : plans.orgs()) {
        if (top >= 0 && org.level <= top)
            break;
        if (top < 0 && org.id == below)
            top = org.level;
        if (below == 0 || top >= 0)
            wanted.insert(org.id);
    }
    return wanted;
}

Result<int> show(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const int year, year_argument(arguments));
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LedgerStore store(*database, definitions->catalog());
    std::int64_t below = 0;
    if (arguments.has("--below")) {
        LX_ASSIGN(below, org_named(store, definitions->catalog(), arguments.value("--below")));
    }
    LX_ASSIGN(const auto world,
              load_world(*database, definitions, PlanYear::needs(definitions->facts()),
                         {as_of, {}, 0}, session.progress));
    const PlanYear plans = PlanYear::of(*world, year);
    const std::string kind = arguments.value("--kind");
    const std::set<std::int64_t> wanted = wanted_orgs(plans, below);
    const LedgerDef& org_def = *definitions->catalog().ledger("org");
    std::vector<std::int64_t> ids(wanted.begin(), wanted.end());
    LX_ASSIGN(const auto keys, store.keys(org_def, ids));
    LX_ASSIGN(const auto names, store.labels(org_def, ids));

    JsonWriter json(standard_output());
    const bool as_json = arguments.has("--json");
    if (as_json)
        json.begin_object()
            .integer("year", year)
            .text("as_of", as_of.iso())
            .key("orgs")
            .begin_array();
    PlanCounts all;
    for (std::size_t i = 0; i < plans.orgs().size(); ++i) {
        const std::int64_t id = plans.orgs()[i].id;
        if (!wanted.contains(id) || plans.lines(i).empty())
            continue;
        if (as_json)
            json.begin_object()
                .text("key", keys.at(id))
                .text("name", names.at(id))
                .key("lines")
                .begin_array();
        for (const PlanLine& line : plans.lines(i)) {
            if (!kind.empty() && line.kind != kind)
                continue;
            all.add(line.state);
            if (as_json)
                write_line(json, line);
            else
                write_line(names.at(id), line);
        }
        if (as_json)
            json.end_array().end_object();
    }
    if (as_json) {
        json.end_array().integer("done", all.done).integer("overdue", all.overdue);
        json.integer("open", all.open).end_object();
        LX_TRY(finish_json(json));
        return 0;
    }
    print_out("共 " + std::to_string(all.all()) + " 项：已办 " + std::to_string(all.done) +
              "，逾期未办 " + std::to_string(all.overdue) + "，待办 " + std::to_string(all.open) +
              "\n");
    return 0;
}

Result<int> copy(const Arguments& arguments, Session& session)
{
    PlanCopy copy;
    LX_ASSIGN(copy.to, year_argument(arguments));
    LX_ASSIGN(const std::int64_t from, arguments.number("--from", copy.to - 1, {1921, 2100}));
    copy.from = static_cast<int>(from);
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LedgerStore store(*database, definitions->catalog());
    LX_ASSIGN(copy.orgs, orgs_named(store, definitions->catalog(), arguments.values("--org")));
    if (arguments.has("--pattern")) {
        if (copy.orgs.empty())
            return fail(ErrorKind::Usage, "用 --pattern 时请用 --org 写明抄给哪些党组织。");
        LX_ASSIGN(copy.pattern,
                  org_named(store, definitions->catalog(), arguments.value("--pattern")));
    }
    LX_ASSIGN(auto writer, Writer::begin(*database, definitions->catalog(),
                                         actor_of(arguments, session), plan_copy_title(copy)));
    LX_ASSIGN(const PlanCopied done,
              copy_plan(*database, definitions->catalog(), writer, copy, session.progress));
    EditOutcome outcome;
    LX_ASSIGN(outcome.action, writer.commit());
    outcome.changed = done.added;
    if (done.there > 0)
        outcome.warnings.push_back(std::to_string(done.there) + " 项已经在计划里，没有再写。");
    if (done.gone > 0)
        outcome.warnings.push_back(std::to_string(done.gone) +
                                   " 个党组织到计划日期还没有成立或者已经撤销，有的计划没有写。");
    return tell_outcome(arguments, outcome,
                        "已写入年度计划 " + std::to_string(done.added) + " 项。");
}

/// The subject of a month's theme day, a line for every branch in one event.
Result<int> theme(const Arguments& arguments, Session& session)
{
    const auto month = Period::parse(arguments.value("--month"));
    if (!month || month->kind != PeriodKind::Month || arguments.value("--topic").empty())
        return fail(ErrorKind::Usage, "请用 --month 写明月份（如 2026-05），用 --topic 写明主题。");
    LX_ASSIGN(const Date day, arguments.date("--date", month->last));
    if (!month->contains(day))
        return fail(ErrorKind::Usage, "--date 要在" + month->chinese() + "以内。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LedgerStore store(*database, catalog);
    std::int64_t below = 0;
    if (arguments.has("--below")) {
        LX_ASSIGN(below, org_named(store, catalog, arguments.value("--below")));
    }
    LX_ASSIGN(const auto world,
              load_world(*database, definitions, PlanYear::needs(definitions->facts()),
                         {day, {}, 0}, session.progress));
    const std::vector<std::int64_t> branches = branches_below(*world, below);
    if (branches.empty())
        return fail(ErrorKind::Refused, "那一天没有党支部，没有可编入的计划。");
    LX_ASSIGN(const auto keys, store.keys(*catalog.ledger("org"), branches));
    const std::string rest = "|主题党日|" + day.iso() + "|" + arguments.value("--topic");
    std::vector<std::string> wanted;
    for (const std::int64_t id : branches)
        wanted.push_back(keys.at(id) + rest);
    LX_ASSIGN(const auto there, store.find_keys(*catalog.ledger("plan"), wanted));
    QJsonArray lines;
    for (const std::int64_t id : branches)
        if (!there.contains(keys.at(id) + rest))
            lines.append(QJsonObject{{QStringLiteral("org"), QString::fromStdString(keys.at(id))}});
    if (lines.isEmpty())
        return tell_outcome(arguments, {}, {});
    const QJsonObject fields{
        {QStringLiteral("orgs"), lines},
        {QStringLiteral("kind"), QStringLiteral("主题党日")},
        {QStringLiteral("date"), QString::fromStdString(day.iso())},
        {QStringLiteral("topic"), QString::fromStdString(arguments.value("--topic"))},
        {QStringLiteral("person"), QString::fromStdString(arguments.value("--person"))}};
    LX_ASSIGN(const EventDef event, EventDef::find(catalog, "plan-activities"));
    LX_ASSIGN(const EventPlan plan,
              apply_event(*database, catalog, actor_of(arguments, session), event, fields));
    EditOutcome outcome;
    outcome.action = plan.action;
    outcome.changed = plan.action == 0 ? 0 : static_cast<std::int64_t>(plan.rows.size());
    for (const EventIssue& issue : plan.refused)
        outcome.refused.push_back({{}, {}, issue_text(event, issue)});
    return tell_outcome(arguments, outcome,
                        "已编入年度计划 " + std::to_string(outcome.changed) + " 项。");
}

} // namespace

Result<int> life_plan(const Arguments& arguments, Session& session)
{
    const std::string verb = arguments.plain().size() > 1 ? arguments.plain()[1] : "";
    if (verb.empty())
        return show(arguments, session);
    if (verb == "copy")
        return copy(arguments, session);
    if (verb == "theme")
        return theme(arguments, session);
    return fail(ErrorKind::Usage,
                "life plan 后面可以写 copy、theme 或者不写，不能是“" + verb + "”。");
}

} // namespace lx::cli
