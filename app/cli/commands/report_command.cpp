#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "app/cli/own_report_actions.h"
#include "app/cli/pages_argument.h"
#include "app/cli/period_argument.h"
#include "app/cli/report_file.h"
#include "app/cli/signers_argument.h"
#include "app/cli/submission_note.h"

#include "core/base/output_file.h"
#include "core/chart/report_charts.h"
#include "core/county/policies.h"
#include "core/report/make_report.h"
#include "core/report/own_reports.h"
#include "core/report/quarter/quarter_set.h"
#include "ui/presentation/print/given_glyphs.h"

namespace lx::cli {

namespace {

Result<ReportWriting> writing_of(const Arguments& arguments, Date today)
{
    ReportWriting how;
    LX_ASSIGN(how.only, pages_argument(arguments));
    if (!how.only.all() && !is_pdf(arguments.value("--out")))
        return fail(ErrorKind::Usage, "--pages 只用于 .pdf，工作簿总是整本写出。");
    LX_ASSIGN(how.print.signers, signers_argument(arguments, today));
    const auto wide = wide_tables(arguments.value("--paper", "auto"));
    if (!wide)
        return fail(ErrorKind::Usage, "--paper 要写 auto、a3 或 split（分栏），不能是“" +
                                          arguments.value("--paper") + "”。");
    how.print.wide = *wide;
    return how;
}

std::string file_name_of(const std::string& path)
{
    return path.substr(path.find_last_of('/') + 1);
}

void write_submission(JsonWriter& json,
                      const std::optional<Result<std::vector<Submitted>>>& submitted)
{
    json.key("submission");
    if (!submitted) {
        json.null();
        return;
    }
    json.begin_object().boolean("recorded", submitted->has_value());
    if (*submitted)
        json.text("date", (*submitted)->front().day.iso())
            .integer("times", (*submitted)->front().times);
    else
        json.text("reason", submitted->error().message);
    json.end_object();
}

/// What was written, for programs.
Result<> tell(const Report& report, const Period& period, const std::string& out,
              const std::optional<Result<std::vector<Submitted>>>& submitted)
{
    JsonWriter json(standard_output());
    std::int64_t rows = 0;
    for (const ReportTable& table : report.tables)
        rows += std::ssize(table.rows);
    json.begin_object().text("report", report.id).text("name", report.name);
    json.text("period", period.code()).text("as_of", report.as_of.iso()).text("out", out);
    json.integer("rows", rows).key("tables").begin_array();
    for (const ReportTable& table : report.tables)
        json.begin_object()
            .text("name", table.name)
            .integer("rows", std::ssize(table.rows))
            .end_object();
    json.end_array().integer("list", std::ssize(report.list.rows));
    json.integer("checks", std::ssize(report.checks)).key("failed").begin_array();
    for (const ReportCheck& check : report.checks)
        if (blocks(check, check.explained))
            json.begin_object()
                .text("title", check.title)
                .text("place", check.place)
                .text("left", check.left)
                .text("right", check.right)
                .end_object();
    json.end_array();
    write_submission(json, submitted);
    json.end_object();
    return finish_json(json);
}

/// Makes the report and writes its workbook: of a closed quarter the one that was closed, unless
/// another way to count is asked for.
Result<Report> report_of(Database& database, const DefinitionsPtr& definitions,
                         const ReportDef& def, const ReportRequest& request,
                         const ReportWriting& how, const Arguments& arguments, Session& session)
{
    const std::string out = arguments.value("--out");
    if (!arguments.has("--scope") && !arguments.has("--policy") && request.masked) {
        LX_ASSIGN(const auto closed, closed_report(database, request.period, def.id));
        if (closed && is_pdf(out)) {
            LX_TRY(write_report_file(*closed, out, how, session.progress));
            return *closed;
        }
        LX_ASSIGN(const auto workbook, closed_workbook(database, request.period, def.id));
        if (closed && workbook) {
            LX_TRY(write_file(out, *workbook));
            print_note(request.period.chinese() + "已封账，写出的是封账时的报表。");
            return *closed;
        }
    }
    LX_ASSIGN(Report report, make_report(database, definitions, def, request, session.progress));
    ReportRequest of_charts = request; // the lines of goals are those of what is carried out
    if (!arguments.has("--policy")) {
        LX_ASSIGN(of_charts.policies, carried_out(database));
    }
    LX_ASSIGN(const FurtherSheets charts,
              report_chart_sheets(database, definitions, def, of_charts, session.progress));
    LX_TRY(write_report_file(report, out, how, session.progress, charts));
    return report;
}

} // namespace

Command report_command()
{
    return {
        "report",
        "NAME --db FILE --period 2025Q3 --out X.xlsx|X.pdf [--policy ID…] [--scope ID] " +
            std::string(signers_usage) +
            " [--paper auto|a3|split] [--pages 1-3,5] [--unmasked] [--no-record] [--by 姓名] "
            "[--json] | set --db FILE "
            "--period 2025Q3 --out DIR | list [--db FILE] [--json] | show ID [--db FILE] [--json] "
            "| "
            "copy ID --as NEW --title 标题 [--columns [表=]KEY,KEY…]… [--signature "
            "填表人,审核人,联系电话] --db FILE [--by 姓名] | change NEW [--title …] [--columns …]… "
            "--db FILE | remove NEW --db FILE    生成报表；期间已结束的同时登记上报记录，"
            "--no-record 不登记；set：一个季度的全部报表；copy "
            "等：照程序的报表做本县的，存在文件里",
        with_signers({{"--db", "FILE"},
                      {"--period", "PERIOD"},
                      {"--out", "FILE"},
                      {"--policy", "ID", false, true, true},
                      {"--scope", "ID"},
                      {"--paper", "auto|a3|split"},
                      {"--pages", "1-3,5"},
                      {"--no-record", ""},
                      {"--unmasked", ""},
                      {"--as", "NEW"},
                      {"--title", "标题"},
                      {"--columns", "KEY,KEY…", false, true, true},
                      {"--signature", "填表人,审核人,联系电话"},
                      {"--by", "姓名"},
                      {"--json", ""}}),
        1,
        2,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            const std::string& name = arguments.plain().front();
            if (name == "list")
                return list_reports(arguments);
            if (is_own_report_action(name))
                return run_own_report_action(arguments, session);
            if (arguments.plain().size() > 1)
                return fail(ErrorKind::Usage, "多了“" + arguments.plain()[1] + "”，请去掉后重试。");
            if (name == "set") {
                for (const char* option : {"--db", "--period", "--out"})
                    if (!arguments.has(option))
                        return fail(ErrorKind::Usage,
                                    std::string("缺少选项“") + option + "”，请补上后重试。");
                return write_report_set(arguments, session);
            }
            if (!arguments.has("--db")) // a wrong name is told first
                LX_TRY(ReportDef::find(Definitions::program()->facts(), name));
            for (const char* option : {"--db", "--period", "--out"}) {
                if (!arguments.has(option))
                    return fail(ErrorKind::Usage,
                                std::string("缺少选项“") + option + "”，请补上后重试。");
            }
            LX_ASSIGN(const Period period, period_argument(arguments, session.clock.today()));
            ReportRequest request;
            request.period = period;
            request.as_of = period.last;
            request.made = session.clock.today();
            request.policies = arguments.values("--policy");
            request.scope = arguments.value("--scope");
            request.masked = !arguments.has("--unmasked");
            if (request.policies.empty())
                request.policies = PolicyPack::builtin_ids();
            LX_ASSIGN(const ReportWriting how, writing_of(arguments, request.made));
            LX_ASSIGN(auto database, open_database(arguments, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto definitions, definitions_of(*database));
            LX_ASSIGN(auto glyphs, given_glyphs(*database));
            use_glyphs(std::move(glyphs));
            LX_ASSIGN(const ReportDef def, find_report(*database, definitions->facts(), name));
            LX_ASSIGN(const Report report,
                      report_of(*database, definitions, def, request, how, arguments, session));
            const std::string out = arguments.value("--out");
            for (const ReportCheck& check : report.checks) {
                if (blocks(check, check.explained))
                    print_note("校验不符：" + check.title + "（" + check.place + "）" + check.left +
                               " 与 " + check.right);
            }
            print_note("已写入 " + out);
            database.reset(); // to be written, it is opened once more
            std::optional<Result<std::vector<Submitted>>> submitted;
            if (how.only.all()) // some pages of it are nothing that is handed up
                submitted = enter_submissions(
                    arguments, session,
                    {{report.name, report.id, period, request.made, how.print.signers.reported,
                      file_name_of(out), report.office}});
            if (arguments.has("--json"))
                LX_TRY(tell(report, period, out, submitted));
            return 0;
        },
        false};
}

} // namespace lx::cli
