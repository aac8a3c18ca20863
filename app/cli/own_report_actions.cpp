#include "app/cli/own_report_actions.h"

#include <algorithm>

#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/period_argument.h"
#include "core/base/split.h"
#include "core/report/own_reports.h"

namespace lx::cli {

namespace {

/// The reports there are: with --db those of the file too.
Result<std::vector<ReportDef>> reports_of(const Arguments& arguments)
{
    if (!arguments.has("--db"))
        return ReportDef::all(Definitions::program()->facts());
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    return all_reports(*database, definitions->facts());
}

/// "季度表=opening,closing", or the columns of the first table alone.
Result<> take_columns(const std::string& text, OwnReport& report)
{
    const auto sign = text.find('=');
    const std::string name =
        sign == std::string::npos ? report.tables.front().name : text.substr(0, sign);
    const auto table = std::find_if(report.tables.begin(), report.tables.end(),
                                    [&](const OwnTable& one) { return one.name == name; });
    if (table == report.tables.end()) {
        std::string all;
        for (const OwnTable& one : report.tables)
            all += (all.empty() ? "" : "、") + one.name;
        return fail(ErrorKind::Usage,
                    "报表“" + report.name + "”没有“" + name + "”这张表，可用的有：" + all + "。");
    }
    table->columns = split_at(sign == std::string::npos ? text : text.substr(sign + 1), ',');
    return {};
}

Result<> take_options(const Arguments& arguments, OwnReport& report)
{
    report.name = arguments.value("--title", report.name);
    if (arguments.has("--signature"))
        report.signature = split_at(arguments.value("--signature"), ',');
    for (const std::string& text : arguments.values("--columns"))
        LX_TRY(take_columns(text, report));
    return {};
}

/// What was typed is wrong, not a file that was read.
Result<> as_typed(Result<> saved)
{
    if (saved || saved.error().kind == ErrorKind::Database)
        return saved;
    return fail(ErrorKind::Usage, saved.error().message, saved.error().detail);
}

Result<int> copy_report(const Arguments& arguments, Database& database, const FactRegistry& facts,
                        const Actor& actor)
{
    const std::string& from = arguments.plain()[1];
    if (!arguments.has("--as") || !arguments.has("--title"))
        return fail(ErrorKind::Usage, "另存为本县报表要写 --as 新编号 和 --title 标题。");
    LX_ASSIGN(const ReportDef def, find_report(database, facts, from));
    OwnReport report = copy_of(def);
    report.id = arguments.value("--as");
    LX_ASSIGN(const auto own, own_reports(database));
    for (const OwnReport& other : own)
        if (other.id == report.id)
            return fail(ErrorKind::Usage, "已有本县报表“" + report.id + "”（" + other.name +
                                              "）；要改它请用 report change。");
    LX_TRY(take_options(arguments, report));
    return tell_setting(database, arguments, "已另存为本县报表“" + report.name + "”。",
                        [&] { return as_typed(save_report(database, facts, report, actor)); });
}

Result<int> change_report(const Arguments& arguments, Database& database, const FactRegistry& facts,
                          const Actor& actor)
{
    const std::string& id = arguments.plain()[1];
    LX_ASSIGN(const ReportDef def, find_report(database, facts, id));
    if (def.based_on.empty())
        return fail(ErrorKind::Usage,
                    "“" + def.name + "”是程序自带的报表，不能改；请用 report copy 另存后再改。");
    OwnReport report = copy_of(def);
    LX_TRY(take_options(arguments, report));
    return tell_setting(database, arguments, "已保存本县报表“" + report.name + "”。",
                        [&] { return as_typed(save_report(database, facts, report, actor)); });
}

std::string joined(const std::vector<std::string>& parts, const char* sign)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : sign) + part;
    return text;
}

/// Tables and columns as --columns names them, those that are shown in their order.
Result<int> show_report(const Arguments& arguments)
{
    LX_ASSIGN(const auto defs, reports_of(arguments));
    const std::string& id = arguments.plain()[1];
    const auto def = std::find_if(defs.begin(), defs.end(), [&](const ReportDef& one) {
        return one.id == id || one.name == id;
    });
    if (def == defs.end())
        return fail(ErrorKind::Usage, "没有“" + id + "”这个报表；请用 report list 查看有哪些。");
    const OwnReport shown = copy_of(*def);
    const auto heading = [&](std::size_t table, const std::string& key) {
        for (const ReportColumnDef& column : def->tables[table].columns)
            if (column.column.key == key)
                return joined(column.column.heading, "/");
        return std::string();
    };
    if (!arguments.has("--json")) {
        for (std::size_t t = 0; t < shown.tables.size(); ++t) {
            print_out(shown.tables[t].name + "\n");
            for (const std::string& key : shown.tables[t].columns)
                print_out("\t" + key + "\t" + heading(t, key) + "\n");
        }
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_object().text("id", def->id).text("name", def->name);
    json.text("period", period_code(def->period)).text("based_on", def->based_on);
    json.key("signature").begin_array();
    for (const std::string& one : def->signature)
        json.text(one);
    json.end_array().key("tables").begin_array();
    for (std::size_t t = 0; t < shown.tables.size(); ++t) {
        json.begin_object().text("name", shown.tables[t].name).key("columns").begin_array();
        for (const std::string& key : shown.tables[t].columns)
            json.begin_object().text("key", key).text("heading", heading(t, key)).end_object();
        json.end_array().end_object();
    }
    json.end_array().end_object();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

bool is_own_report_action(const std::string& word)
{
    return word == "copy" || word == "change" || word == "remove" || word == "show";
}

Result<int> run_own_report_action(const Arguments& arguments, Session& session)
{
    const std::string& what = arguments.plain().front();
    if (arguments.plain().size() < 2)
        return fail(ErrorKind::Usage, "report " + what + " 后面要写报表的编号。");
    if (what == "show")
        return show_report(arguments);
    if (!arguments.has("--db"))
        return fail(ErrorKind::Usage, "缺少选项“--db”，请补上后重试。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Actor actor = actor_of(arguments, session);
    if (what == "copy")
        return copy_report(arguments, *database, definitions->facts(), actor);
    if (what == "change")
        return change_report(arguments, *database, definitions->facts(), actor);
    const std::string& id = arguments.plain()[1];
    return tell_setting(*database, arguments, "已删除本县报表“" + id + "”。",
                        [&] { return as_typed(remove_report(*database, id, actor)); });
}

Result<int> list_reports(const Arguments& arguments)
{
    LX_ASSIGN(const auto reports, reports_of(arguments));
    if (!arguments.has("--json")) {
        for (const ReportDef& report : reports)
            print_out(report.id + "\t" + report.name + "\t" + period_code(report.period) +
                      (report.based_on.empty() ? "" : "\t本文件，照 " + report.based_on) + "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const ReportDef& report : reports) {
        json.begin_object().text("id", report.id).text("name", report.name);
        json.text("period", period_code(report.period));
        if (!report.based_on.empty()) // the file's own
            json.text("based_on", report.based_on);
        json.end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace lx::cli
