#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/base/fresh_file.h"
#include "core/exchange/error_workbook.h"
#include "core/exchange/ledger_import.h"

namespace lx::cli {

namespace {

void write_issues(JsonWriter& json, std::string_view name, const std::vector<ImportIssue>& issues,
                  const ImportOptions& options)
{
    json.key(name).begin_array();
    for (const ImportIssue& issue : issues) {
        json.begin_object().text("sheet", issue.sheet);
        json.integer("row", issue.row);
        json.text("column", issue.column).text("value", issue.value).text("reason", issue.reason);
        if (options.inputs.size() > 1)
            json.text("file", options.inputs[static_cast<std::size_t>(issue.input)]);
        json.end_object();
    }
    json.end_array();
}

Result<> write_json(const ImportReport& report, const ImportOptions& options)
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
    json.end_object();
    return finish_json(json);
}

std::string place_of(const ImportIssue& issue)
{
    std::string place = "工作表“" + issue.sheet + "”";
    if (issue.row > 0)
        place += "第 " + std::to_string(issue.row) + " 行";
    if (!issue.column.empty())
        place += "“" + issue.column + "”";
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

Result<int> import_files(const Arguments& arguments, Session& session)
{
    ImportOptions options;
    options.ledger = arguments.plain().front();
    options.inputs.assign(arguments.plain().begin() + 1, arguments.plain().end());
    LX_ASSIGN(options.as_of, arguments.date("--as-of", session.clock.today()));
    options.sheet = arguments.value("--sheet");
    options.dry_run = arguments.has("--dry-run");
    if (arguments.has("--map")) {
        LX_ASSIGN(options.mapping, SavedMapping::load(arguments.value("--map")));
    }
    if (Definitions::program()->catalog().ledger(options.ledger) == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + options.ledger + "”；可用的名称如 area、org、unit、member。");
    if (arguments.has("--errors")) {
        // Noticed before the good rows go in: refused ones that can't be handed back are lost.
        LX_TRY(FreshFile::begin(arguments.value("--errors"), FreshFile::Over::Earlier));
    }
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const ImportReport report,
              import_ledger(*database, catalog, session.actor, options, session.progress));
    if (report.refused > 0 && arguments.has("--errors"))
        LX_TRY(write_error_workbook(report, options.inputs, arguments.value("--errors"),
                                    session.progress));
    if (arguments.has("--json"))
        LX_TRY(write_json(report, options));
    else
        write_text(report, *catalog.ledger(options.ledger), options.dry_run);
    return report.refused > 0 ? 1 : 0;
}

} // namespace

Command import_command()
{
    return {"import",
            "LEDGER INPUT… --db FILE [--as-of DATE] [--sheet NAME] [--map MAP.json] [--dry-run] "
            "[--errors E.xlsx] "
            "[--json]    导入 .xlsx、.xls、.ods、.csv",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--sheet", "NAME"},
             {"--map", "MAP.json"},
             {"--dry-run", ""},
             {"--errors", "E.xlsx"},
             {"--json", ""}},
            2,
            -1,
            import_files,
            false};
}

} // namespace lx::cli
