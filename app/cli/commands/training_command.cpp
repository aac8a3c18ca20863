// training: one course, entered for all who came – those of a list that are due, or named ones.

#include <array>

#include <QJsonArray>
#include <QJsonObject>

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "core/events/event_text.h"
#include "core/events/run_event.h"
#include "core/rows/lists.h"
#include "core/rows/row_reader.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

namespace {

/// Where the event takes people of an audience from.
struct Audience
{
    const char* name;
    const char* ledger;
    const char* field; ///< of the event
};
constexpr std::array<Audience, 5> audiences{{{"书记", "post", "secretaries"},
                                             {"党务工作者", "worker", "workers"},
                                             {"指导员", "instructor", "instructors"},
                                             {"积极分子", "development", "activists"},
                                             {"出资人", "investor", "investors"}}};

/// Natural keys of the rows of a list on a day.
Result<std::vector<std::string>> keys_of_list(Database& database, const DefinitionsPtr& definitions,
                                              const std::string& name, Date day,
                                              std::string& ledger, Progress& progress)
{
    LX_ASSIGN(RowList list, find_list(database, definitions->facts(), name));
    list.rows.day = day;
    ledger = list.rows.ledger;
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, list.rows));
    LX_ASSIGN(const auto ids, reader.ids(progress));
    LedgerStore store(database, definitions->catalog());
    LX_ASSIGN(const auto keys, store.keys(*definitions->catalog().ledger(ledger), ids));
    std::vector<std::string> found;
    for (const std::int64_t id : ids)
        found.push_back(keys.at(id));
    return found;
}

Result<Audience> audience_of(const Arguments& arguments, const std::string& ledger)
{
    const std::string wanted = arguments.value("--audience");
    std::string known;
    for (const Audience& one : audiences) {
        if (ledger.empty() ? wanted == one.name : ledger == one.ledger)
            return one;
        known += (known.empty() ? "" : "、") + std::string(one.name);
    }
    return fail(ErrorKind::Usage, ledger.empty()
                                      ? "请用 --audience 写明对象，可以写：" + known + "。"
                                      : "这个列表里不是可以参加培训的人，请另选。");
}

Result<int> enter_training(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Date day, arguments.date("--date", session.clock.today()));
    std::vector<std::string> keys = arguments.values("--key");
    if (keys.empty() == !arguments.has("--list"))
        return fail(ErrorKind::Usage,
                    "请用 --list 写明列表，或者用 --key 写明参加的人，两者选一。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    std::string ledger;
    if (keys.empty()) {
        LX_ASSIGN(keys, keys_of_list(*database, definitions, arguments.value("--list"), day, ledger,
                                     session.progress));
        if (keys.empty())
            return fail(ErrorKind::Refused, "列表“" + arguments.value("--list") + "”里" +
                                                day.chinese() + "没有人，没有登记培训。");
    }
    LX_ASSIGN(const Audience audience, audience_of(arguments, ledger));
    const auto words = [](const std::string& text) { return QString::fromStdString(text); };
    QJsonArray people;
    for (const std::string& key : keys)
        people.append(words(key));
    QJsonObject fields{{QStringLiteral("audience"), QString::fromUtf8(audience.name)},
                       {QStringLiteral("kind"), words(arguments.value("--kind"))},
                       {QStringLiteral("date"), words(day.iso())},
                       {QString::fromLatin1(audience.field), people}};
    for (const auto& [option, field] :
         {std::pair("--course", "course"), {"--days", "days"}, {"--level", "organizer_level"}})
        if (arguments.has(option))
            fields[QString::fromLatin1(field)] = words(arguments.value(option));
    LX_ASSIGN(const EventDef event, EventDef::find(catalog, "hold-training"));
    const Actor actor = actor_of(arguments, session);
    LX_ASSIGN(const EventPlan plan, arguments.has("--dry-run")
                                        ? preview_event(*database, catalog, actor, event, fields)
                                        : apply_event(*database, catalog, actor, event, fields));
    EditOutcome outcome;
    outcome.action = plan.action;
    outcome.changed = plan.refused.empty() ? std::ssize(plan.rows) : 0;
    for (const EventIssue& issue : plan.refused)
        outcome.refused.push_back({{}, {}, issue_text(event, issue)});
    outcome.warnings = plan.warnings;
    return tell_outcome(arguments, outcome,
                        "已登记 " + std::to_string(outcome.changed) + " 人的培训。");
}

} // namespace

Command training_command()
{
    return {
        "training",
        "--db FILE --kind 轮训 --date DATE (--list 书记一年未培训 | --audience 书记 --key 主键…) "
        "[--course 培训班] [--days 天数] [--level 县] [--dry-run] [--by 姓名] [--json]    "
        "一期培训班一次登记，参加的人各写一行；--list 取列表当天的人（见 due training）",
        {{"--db", "FILE", true},
         {"--kind", "类别", true},
         {"--date", "DATE", true},
         {"--list", "列表"},
         {"--audience", "对象"},
         {"--key", "主键", false, true, true},
         {"--course", "培训班"},
         {"--days", "天数"},
         {"--level", "级别"},
         {"--dry-run", ""},
         {"--by", "姓名"},
         {"--json", ""}},
        0,
        0,
        enter_training,
        false};
}

} // namespace lx::cli
