#include <algorithm>
#include <array>

#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"

#include "core/base/fresh_file.h"
#include "core/base/yes_no.h"
#include "core/exchange/error_workbook.h"
#include "core/exchange/ledger_import.h"
#include "core/ledger/number_scrub.h"

namespace lx::cli {

namespace {

/// Names of sheets and headings, and what is asked, come from the list as they are: whoever types
/// an answer knows the number.
std::string told(const std::string& text)
{
    return with_numbers_masked(text);
}

/// Of a table beside others.
void write_range(JsonWriter& json, const std::string& range)
{
    if (!range.empty())
        json.text("range", range);
}

void write_issues(JsonWriter& json, std::string_view name, const std::vector<ImportIssue>& issues,
                  const ImportOptions& options)
{
    json.key(name).begin_array();
    for (const ImportIssue& issue : issues) {
        json.begin_object().text("sheet", told(issue.sheet));
        write_range(json, issue.range);
        json.integer("row", issue.row);
        json.text("column", told(issue.column))
            .text("value", issue.value)
            .text("reason", issue.reason);
        if (options.inputs.size() > 1)
            json.text("file", options.inputs[static_cast<std::size_t>(issue.input)]);
        json.end_object();
    }
    json.end_array();
}

void write_rows(JsonWriter& json, std::string_view name, const PassedRows& passed)
{
    json.key(name).begin_array();
    for (const std::int64_t row : passed.rows)
        json.integer(row + 1);
    json.end_array();
}

void write_tables(JsonWriter& json, const ImportReport& report)
{
    json.key("tables").begin_array();
    for (const ImportedTable& table : report.tables) {
        json.begin_object().text("sheet", told(table.name));
        write_range(json, table.range);
        json.integer("first_heading", table.first_heading + 1);
        json.integer("last_heading", table.last_heading + 1);
        json.integer("rows", table.facts.rows).integer("refused", std::ssize(table.refused));
        json.integer("cells_left_out", std::ssize(table.curtailed));
        write_rows(json, "totals", table.facts.totals);
        write_rows(json, "labels", table.facts.labels);
        write_rows(json, "forms", table.facts.forms);
        json.key("columns").begin_array();
        for (const ImportedColumn& column : table.columns) {
            json.begin_object().text("heading", told(column.heading));
            json.text("field", column.field.empty() ? "" : column.ledger + "." + column.field);
            json.end_object();
        }
        json.end_array().end_object();
    }
    json.end_array();
}

void write_questions(JsonWriter& json, const ImportReport& report)
{
    static constexpr std::array<std::string_view, 4> kinds{"set", "value", "add", "rename"};
    json.key("questions").begin_array();
    for (const ImportQuestion& question : report.questions) {
        json.begin_object().text("kind", kinds[static_cast<std::size_t>(question.kind)]);
        json.text("ledger", question.ledger);
        json.text("field", question.field.empty() ? "" : question.answer_field(report.ledger));
        json.text("name", question.name).text("text", told(question.text));
        json.text("from", told(question.from)).text("to", told(question.to));
        json.integer("rows", question.rows).integer("row", question.row);
        json.text("list", question.list);
        json.text("sheet", told(question.sheet)).boolean("can_answer", question.can_answer);
        json.boolean("answered", question.answered);
        if (!question.proposed.empty())
            json.text("proposed", question.proposed);
        json.key("choices").begin_array();
        for (const std::string& choice : question.choices)
            json.text(choice);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_reasons(JsonWriter& json, const ImportReport& report)
{
    json.key("reasons").begin_array();
    for (const ImportReason& reason : grouped_reasons(report)) {
        json.begin_object().boolean("refused", reason.refuses).integer("count", reason.count);
        json.text("column", told(reason.column)).text("reason", reason.reason);
        json.integer("row", reason.first_row).end_object();
    }
    json.end_array();
}

/// `notes`: what is to be said of the import as a whole.
Result<> write_json(const ImportReport& report, const ImportOptions& options,
                    const std::vector<std::string>& notes)
{
    JsonWriter json(standard_output());
    json.begin_object().text("ledger", report.ledger).integer("read", report.read);
    json.integer("added", report.counts.added).integer("updated", report.counts.updated);
    json.integer("unchanged", report.counts.unchanged).integer("refused", report.refused);
    json.key("also").begin_object();
    for (const auto& [ledger, counts] : report.also) {
        json.key(ledger).begin_object().integer("added", counts.added);
        json.integer("updated", counts.updated).integer("unchanged", counts.unchanged).end_object();
    }
    json.end_object();
    write_issues(json, "errors", report.errors, options);
    write_issues(json, "warnings", report.warnings, options);
    json.integer("other_kinds", report.other_kinds).integer("individuals", report.individuals);
    write_tables(json, report);
    write_questions(json, report);
    write_reasons(json, report);
    json.key("notes").begin_array();
    for (const std::string& note : notes)
        json.text(note);
    json.end_array().end_object();
    return finish_json(json);
}

std::string place_of(const ImportIssue& issue)
{
    std::string place = "工作表“" + told(issue.sheet) + "”" + issue.range;
    if (issue.row > 0)
        place += "第 " + std::to_string(issue.row) + " 行";
    if (!issue.column.empty())
        place += "“" + told(issue.column) + "”";
    return place;
}

void write_text(const ImportReport& report, const LedgerDef& def, bool dry_run)
{
    constexpr std::size_t most_listed = 200;
    for (const auto* issues : {&report.errors, &report.warnings}) {
        std::size_t listed = 0;
        for (const ImportIssue& issue : *issues) {
            if (++listed > most_listed) {
                print_note("……还有 " + std::to_string(issues->size() - most_listed) +
                           " 条，用 --json 看全部。");
                break;
            }
            print_note(std::string(issues == &report.errors ? "退回：" : "提示：") +
                       place_of(issue) + "：" +
                       (issue.value.empty() || issue.reason.find(issue.value) != std::string::npos
                            ? ""
                            : "“" + issue.value + "” ") +
                       issue.reason);
        }
    }
    std::string text = dry_run ? "试导入（没有改动台账）：" : "";
    text += "“" + def.name + "”读入 " + std::to_string(report.read) + " 行，新增 " +
            std::to_string(report.counts.added) + "，更新 " +
            std::to_string(report.counts.updated) + "，无变化 " +
            std::to_string(report.counts.unchanged) + "，退回 " + std::to_string(report.refused) +
            "。\n";
    for (const auto& [ledger, counts] : report.also)
        text += "同时写入“" + Definitions::program()->catalog().ledger(ledger)->name + "”：新增 " +
                std::to_string(counts.added) + "，更新 " + std::to_string(counts.updated) +
                "，无变化 " + std::to_string(counts.unchanged) + "。\n";
    print_out(text);
}

/// `--set 经营状态=正常`, `--value 单位类型:私营企业=其他`, `--add org`, `--add area=望远镇`,
/// `--leave-out CODE`, `--individuals 是`.
Result<> read_answers(const Arguments& arguments, ImportAnswers& answers)
{
    for (const std::string& text : arguments.values("--set")) {
        const std::size_t at = text.find('=');
        if (at == std::string::npos || at == 0)
            return fail(ErrorKind::Usage, "--set 后面要写成 字段=值，如 --set 经营状态=正常。");
        answers.fills.push_back({text.substr(0, at), text.substr(at + 1)});
    }
    for (const std::string& text : arguments.values("--value")) {
        const std::size_t colon = text.find(':');
        const std::size_t at = text.find('=', colon == std::string::npos ? 0 : colon);
        if (colon == std::string::npos || at == std::string::npos || colon == 0)
            return fail(ErrorKind::Usage, "--value 后面要写成 字段:原文=值，如 --value "
                                          "单位类型:私营企业=其他。");
        answers.meanings.push_back(
            {text.substr(0, colon), text.substr(colon + 1, at - colon - 1), text.substr(at + 1)});
    }
    for (const std::string& text : arguments.values("--add")) {
        answers.add.push_back(ImportAnswers::Addition::from_text(text));
        if (answers.add.back().name.empty() && text.find('=') != std::string::npos)
            return fail(ErrorKind::Usage, "--add 后面要写台账或 台账=名称，如 --add area（清单里"
                                          "没有的都新增）、--add area=望远镇（只新增这一个）。");
    }
    if (arguments.has("--individuals")) {
        answers.individuals = read_yes_no(arguments.value("--individuals"));
        if (!answers.individuals)
            return fail(ErrorKind::Usage,
                        "--individuals 后面要写 是 或 否：是否纳入个体工商户，记在台账文件里。");
    }
    for (const std::string& key : arguments.values("--leave-out"))
        answers.leave_out.push_back(key);
    return {};
}

bool has_returned_rows(const ImportReport& report)
{
    return report.refused > 0 ||
           std::any_of(report.tables.begin(), report.tables.end(),
                       [](const ImportedTable& table) { return !table.curtailed.empty(); });
}

/// Says of what went wrong with the returned rows what that means for the ledger.
Error unchanged_ledger(Error error)
{
    constexpr std::string_view full_stop = "。";
    if (error.message.ends_with(full_stop))
        error.message.resize(error.message.size() - full_stop.size());
    error.message += "；被退回的行写不出来，所以没有导入，台账没有改动。";
    return error;
}

Result<int> import_files(const Arguments& arguments, Session& session)
{
    ImportOptions options;
    options.ledger = arguments.plain().front();
    options.inputs.assign(arguments.plain().begin() + 1, arguments.plain().end());
    if (arguments.has("--as-of")) {
        LX_ASSIGN(options.as_of, arguments.date("--as-of", session.clock.today()));
    }
    options.sheet = arguments.value("--sheet");
    options.dry_run = arguments.has("--dry-run");
    if (arguments.has("--map")) {
        LX_ASSIGN(options.answers, ImportAnswers::load(arguments.value("--map")));
    }
    LX_TRY(read_answers(arguments, options.answers));
    if (Definitions::program()->catalog().ledger(options.ledger) == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + options.ledger + "”；可用的名称如 area、org、unit、member。");
    if (arguments.has("--errors")) {
        // Noticed before a long import.
        LX_TRY(FreshFile::begin(arguments.value("--errors"), FreshFile::Over::Earlier));
    }
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    // Before the good rows go in: refused ones that can't be handed back would be lost.
    const auto hand_back = [&](const ImportReport& report) -> Result<> {
        if (!arguments.has("--errors") || !has_returned_rows(report))
            return {};
        auto written = write_error_workbook(report, options.inputs, arguments.value("--errors"),
                                            session.progress);
        if (written)
            return {};
        return fail(unchanged_ledger(std::move(written.error())));
    };
    LX_ASSIGN(const ImportReport report, import_ledger(*database, catalog, session.actor, options,
                                                       session.progress, hand_back));
    auto notes = closed_notes(*database, definitions, report.action);
    if (!options.as_of && report.stated_day && !report.dated.empty() &&
        report.stated_day->day != report.as_of)
        notes.push_back("表中写着" + report.stated_day->words + "，" + report.dated + "按今天（" +
                        report.as_of.chinese() + "）登记；要按那天登记请加 --as-of " +
                        report.stated_day->day.iso() + "。");
    if (arguments.has("--json")) {
        LX_TRY(write_json(report, options, notes));
    } else {
        write_text(report, *catalog.ledger(options.ledger), options.dry_run);
        for (const std::string& note : notes)
            print_note("提示：" + note);
    }
    return report.refused > 0 ? 1 : 0;
}

} // namespace

Command import_command()
{
    return {"import",
            "LEDGER INPUT… --db FILE [--as-of DATE] [--sheet NAME] [--map MAP.json] "
            "[--set 字段=值]… [--value 字段:原文=值]… [--add area|org|instructor|台账=名称]… "
            "[--leave-out 代码]… "
            "[--individuals 是|否] [--dry-run] [--errors E.xlsx] [--json]    导入 "
            ".xlsx、.xls、.et、.ods、.csv、网页和 XML 表格；--add area "
            "新增清单里写了、台账里没有的全部属地，--add area=望远镇 只新增这一个（可写几次）",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--sheet", "NAME"},
             {"--map", "MAP.json"},
             {"--set", "字段=值", false, true},
             {"--value", "字段:原文=值", false, true},
             {"--add", "LEDGER[=名称]", false, true},
             {"--leave-out", "CODE", false, true},
             {"--individuals", "是|否"},
             {"--dry-run", ""},
             {"--errors", "E.xlsx"},
             {"--json", ""}},
            2,
            -1,
            import_files,
            false};
}

} // namespace lx::cli
