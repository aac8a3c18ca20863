// check, close, reopen, hand-up and quarters: a quarter's way from filling to handing up.

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/period_argument.h"
#include "app/cli/signers_argument.h"
#include "app/cli/submission_note.h"

#include <charconv>

#include <QDir>

#include "core/base/output_file.h"
#include "core/chart/report_charts.h"
#include "core/facts/definitions.h"
#include "core/report/quarter/close.h"
#include "core/report/quarter/closing_record.h"
#include "core/store/subject_names.h"

namespace lx::cli {

namespace {

const char* word_of(const ReportCheck& check)
{
    if (!check.unjudged.empty())
        return "not_judged";
    return check.passed ? "pass" : "fail";
}

/// Names of the rows behind failed checks, fetched at once.
Result<SubjectNames> names_of(Database& database, const Catalog& catalog, const QuarterSet& set)
{
    SubjectNames names(database, catalog);
    for (const Report& report : set.reports)
        for (const ReportCheck& check : report.checks)
            for (const CheckedName& name : check.names)
                names.want(check.ledger, name.row);
    LX_TRY(names.fetch());
    return names;
}

void write_check(JsonWriter& json, const Report& report, const ReportCheck& check,
                 const SubjectNames& names)
{
    json.begin_object().text("report", report.id);
    json.text("check", check.id.empty() ? check.title : check.id).text("title", check.title);
    json.text("place", check.place).text("kind", name_of(check.kind));
    json.text("state", word_of(check)).text("cell", check.cell);
    json.text("left", check.left).text("right", check.right).text("difference", check.difference);
    if (!check.unjudged.empty())
        json.text("missing", check.unjudged);
    json.text("message", check.message).text("remedy", check.remedy);
    json.text("explained", check.explained);
    json.key("names").begin_array();
    for (const CheckedName& name : check.names)
        json.text(names.name(check.ledger, name.row));
    json.end_array().key("keys").begin_array();
    for (const CheckedName& name : check.names)
        json.text(names.key(check.ledger, name.row));
    json.end_array().end_object();
}

/// "relative=0.4,absolute=10": over what the limits are now.
Result<JumpLimits> limits_of(const std::string& text, JumpLimits limits)
{
    std::string part;
    for (const char c : text + ",") {
        if (c != ',') {
            part += c;
            continue;
        }
        const auto sign = part.find('=');
        const std::string key = part.substr(0, sign);
        double value = 0;
        const std::string digits = sign == std::string::npos ? "" : part.substr(sign + 1);
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || digits.empty())
            return fail(ErrorKind::Usage, "“" + part + "”不对，要写成 relative=0.3 这样。");
        if (key == "relative")
            limits.relative = value;
        else if (key == "absolute")
            limits.absolute = value;
        else if (key == "spreads")
            limits.spreads = value;
        else if (key == "periods")
            limits.periods = static_cast<int>(value);
        else
            return fail(ErrorKind::Usage,
                        "没有“" + key + "”这个界限，有 relative、absolute、spreads、periods。");
        part.clear();
    }
    return limits;
}

Result<int> set_limits(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const JumpLimits before, jump_limits(*database));
    LX_ASSIGN(const JumpLimits limits, limits_of(arguments.value("--set-limits"), before));
    return tell_setting(*database, arguments, "已设定异常跳变的界限。", [&]() -> Result<> {
        auto saved = save_jump_limits(*database, limits, actor_of(arguments, session));
        if (saved || saved.error().kind != ErrorKind::BadInput)
            return saved;
        return fail(ErrorKind::Usage, saved.error().message); // what was typed, no file
    });
}

Result<int> check_quarter(const Arguments& arguments, Session& session)
{
    if (arguments.has("--set-limits"))
        return set_limits(arguments, session);
    if (!arguments.has("--period"))
        return fail(ErrorKind::Usage, "缺少选项“--period”，请补上后重试。");
    LX_ASSIGN(const Period quarter, quarter_argument(arguments, session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto request, quarter_request(*database, arguments, session, quarter));
    LX_ASSIGN(const QuarterSet set, quarter_set(*database, definitions, request, session.progress));
    LX_ASSIGN(const SubjectNames names, names_of(*database, definitions->catalog(), set));
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_array();
        for (const Report& report : set.reports)
            for (const ReportCheck& check : report.checks)
                write_check(json, report, check, names);
        json.end_array();
        LX_TRY(finish_json(json));
        return 0;
    }
    std::int64_t passed = 0;
    for (const Report& report : set.reports) {
        for (const ReportCheck& check : report.checks) {
            if (check.passed) {
                ++passed;
                continue;
            }
            std::string line = std::string(check.failed() ? "✗ " : "？ ") + name_of(check.kind) +
                               "\t" + report.name + "\t" + check.title;
            if (!check.place.empty())
                line += "（" + check.place + "）";
            line += "\t" + (check.failed() ? check.left + " 对 " + check.right
                                           : "无法判断：" + check.unjudged);
            for (const CheckedName& name : check.names)
                line += (&name == &check.names.front() ? "\t" : "、") +
                        names.name(check.ledger, name.row);
            print_out(line + "\n");
        }
    }
    print_note(quarter.chinese() + "：" + std::to_string(passed) + " 项通过，" +
               std::to_string(set.blocking().size()) + " 项要更正或写说明。");
    return 0;
}

Result<int> close_period(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Period quarter, quarter_argument(arguments, session.clock.today()));
    std::map<std::string, std::string> explanations;
    if (arguments.has("--explain")) {
        LX_ASSIGN(explanations, explanations_from_file(arguments.value("--explain")));
    }
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto request, quarter_request(*database, arguments, session, quarter));
    LX_ASSIGN(const auto signers, signers_argument(arguments, session.clock.today()));
    const Actor actor = actor_of(arguments, session);
    return tell_setting(*database, arguments, quarter.chinese() + "已封账。", [&]() -> Result<> {
        LX_ASSIGN(const Closing closed,
                  close_quarter(*database, definitions, request, explanations, signers, actor,
                                session.progress, chart_sheets_of(definitions, request)));
        // What is closed stands, whether its record can be entered or not.
        const auto recorded = record_closing(*database, definitions, closed, actor);
        print_note(recorded ? "已登记上报记录 " + std::to_string(recorded->size()) + " 项。"
                            : not_submitted(recorded.error()));
        return {};
    });
}

Result<int> reopen_period(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Period quarter, quarter_argument(arguments, session.clock.today()));
    LX_ASSIGN(const Date until, arguments.date("--until", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    return tell_setting(*database, arguments, quarter.chinese() + "已重新打开。", [&] {
        return reopen_quarter(*database, quarter, arguments.value("--reason"), until,
                              arguments.has("--returned"), actor_of(arguments, session));
    });
}

Result<int> hand_up(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Period quarter, quarter_argument(arguments, session.clock.today()));
    LX_ASSIGN(const Date day, arguments.date("--date", session.clock.today()));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    return tell_setting(*database, arguments, quarter.chinese() + "已记为上报。", [&] {
        return mark_handed_up(*database, quarter, day, actor_of(arguments, session));
    });
}

/// The rows that counted when it was closed, as tables of comma-separated values.
Result<> write_facts(Database& database, const Period& quarter, const std::string& folder)
{
    ClosingStore store(database);
    LX_ASSIGN(const auto closing, store.standing(quarter.code()));
    if (!closing)
        return fail(ErrorKind::Usage, quarter.chinese() + "没有封账，没有保存下来的名单。");
    LX_ASSIGN(const auto names, store.names(closing->id, ClosingPart::Kind::Facts));
    if (!QDir().mkpath(QString::fromStdString(folder)))
        return fail(ErrorKind::Io, "无法建立文件夹 " + folder + "，请换一个位置。");
    for (const std::string& name : names) {
        LX_ASSIGN(const auto text, store.part(closing->id, ClosingPart::Kind::Facts, name));
        LX_TRY(write_file(folder + "/" + name + ".csv", "\xEF\xBB\xBF" + *text));
    }
    print_note("已写入 " + std::to_string(names.size()) + " 个台账封账时的名单到 " + folder);
    return {};
}

Result<int> list_quarters(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    if (arguments.has("--facts")) {
        if (!arguments.has("--period"))
            return fail(ErrorKind::Usage, "要写 --period，说明取哪个季度封账时的名单。");
        LX_ASSIGN(const Period quarter, quarter_argument(arguments, session.clock.today()));
        LX_TRY(write_facts(*database, quarter, arguments.value("--facts")));
        return 0;
    }
    LX_ASSIGN(const auto quarters, known_quarters(*database));
    if (!arguments.has("--json")) {
        for (const Quarter& quarter : quarters)
            print_out(quarter.period.code() + "\t" + name_of(quarter.state) + "\t" +
                      (quarter.closed()
                           ? quarter.closing->closed_at + "\t" + quarter.closing->closed_by
                           : std::string("\t")) +
                      "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const Quarter& quarter : quarters) {
        json.begin_object().text("period", quarter.period.code());
        json.text("state", name_of(quarter.state)).key("closed_at");
        if (quarter.closed())
            json.text(quarter.closing->closed_at).text("by", quarter.closing->closed_by);
        else
            json.null().key("by").null();
        json.text("handed_up", quarter.handed_up);
        if (quarter.closing && !quarter.closed())
            json.key("reopened")
                .begin_object()
                .text("at", quarter.closing->reopened_at)
                .text("by", quarter.closing->reopened_by)
                .text("reason", quarter.closing->reopen_reason)
                .text("until", quarter.closing->reopen_until)
                .end_object();
        json.end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Result<int> write_report_set(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const Period quarter, quarter_argument(arguments, session.clock.today()));
    LX_ASSIGN(auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto request, quarter_request(*database, arguments, session, quarter));
    LX_ASSIGN(const QuarterSet set, quarter_set(*database, definitions, request, session.progress));
    LX_ASSIGN(const auto signers, signers_argument(arguments, session.clock.today()));
    LX_ASSIGN(const auto written,
              write_quarter_set(*database, set, arguments.value("--out"), signers, session.progress,
                                {}, chart_sheets_of(definitions, request)));
    print_note("已写入 " + std::to_string(written.size()) + " 个文件到 " +
               arguments.value("--out") + (set.quarter.closed() ? "，与封账时一字不差" : ""));
    const auto submissions = submissions_of(written, quarter, session.clock.today());
    database.reset(); // to be written, it is opened once more
    if (!submissions.empty())
        enter_submissions(arguments, session, submissions);
    if (!arguments.has("--json"))
        return 0;
    JsonWriter json(standard_output());
    json.begin_object().text("period", quarter.code());
    json.text("state", name_of(set.quarter.state)).key("files").begin_array();
    for (const WrittenReport& one : written)
        json.begin_object().text("report", one.id).text("out", one.path).end_object();
    json.end_array().integer("blocking", std::ssize(set.blocking())).end_object();
    LX_TRY(finish_json(json));
    return 0;
}

Command check_command()
{
    return {"check",
            "--period 2025Q3 --db FILE [--policy ID…] [--scope ID] [--json] | --set-limits "
            "relative=0.3,absolute=5,spreads=3,periods=8 --db FILE [--by 姓名] [--json]    "
            "审核一个季度的全部报表：表内、表间、与往期；设定与往期相比多大算异常",
            {{"--db", "FILE", true},
             {"--period", "PERIOD"},
             {"--policy", "ID", false, true, true},
             {"--scope", "ID"},
             {"--set-limits", "K=V,…"},
             {"--by", "姓名"},
             {"--json", ""}},
            0,
            0,
            check_quarter,
            false};
}

Command close_command()
{
    return {"close",
            "--period 2025Q3 --db FILE [--explain FILE.json] [--policy ID…] [--scope ID] " +
                std::string(signers_usage) +
                " [--by 姓名] [--json]    "
                "封账：数字、名单、依据和报表从此不变",
            with_signers({{"--db", "FILE", true},
                          {"--period", "PERIOD", true},
                          {"--explain", "FILE.json"},
                          {"--policy", "ID", false, true, true},
                          {"--scope", "ID"},
                          {"--by", "姓名"},
                          {"--json", ""}}),
            0,
            0,
            close_period,
            false};
}

Command reopen_command()
{
    return {"reopen",
            "--period 2025Q3 --reason 原因 --until DATE --db FILE [--returned] [--by 姓名] "
            "[--json]    重新打开封账的季度；--returned：上级退回",
            {{"--db", "FILE", true},
             {"--period", "PERIOD", true},
             {"--reason", "原因", true},
             {"--until", "DATE", true},
             {"--returned", ""},
             {"--by", "姓名"},
             {"--json", ""}},
            0,
            0,
            reopen_period,
            false};
}

Command hand_up_command()
{
    return {"hand-up",
            "--period 2025Q3 --db FILE [--date DATE] [--by 姓名] [--json]    "
            "记下封账的季度已上报",
            {{"--db", "FILE", true},
             {"--period", "PERIOD", true},
             {"--date", "DATE"},
             {"--by", "姓名"},
             {"--json", ""}},
            0,
            0,
            hand_up,
            false};
}

Command quarters_command()
{
    return {"quarters",
            "--db FILE [--json] | --period 2025Q3 --facts DIR --db FILE    "
            "各季度的状态；取封账时的名单",
            {{"--db", "FILE", true}, {"--period", "PERIOD"}, {"--facts", "DIR"}, {"--json", ""}},
            0,
            0,
            list_quarters,
            false};
}

} // namespace lx::cli
