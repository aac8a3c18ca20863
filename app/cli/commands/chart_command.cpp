// charts and chart: figures of a county as charts, their data and files; a county's own.

#include <QJsonDocument>

#include "app/cli/chart_json.h"
#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "core/base/input_file.h"
#include "core/chart/chart_def.h"
#include "core/chart/chart_xlsx.h"
#include "core/chart/make_chart.h"
#include "core/chart/own_charts.h"
#include "core/county/policies.h"
#include "core/report/make_report.h"
#include "ui/chart/chart_file.h"

namespace lx::cli {

namespace {

/// The charts there are: with --db those of the file too.
Result<std::vector<ChartDef>> charts_of(const Arguments& arguments)
{
    if (!arguments.has("--db"))
        return ChartDef::all(Definitions::program()->facts());
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    return all_charts(*database, definitions->facts());
}

Result<int> list_charts(const Arguments& arguments, Session&)
{
    LX_ASSIGN(const auto charts, charts_of(arguments));
    if (!arguments.has("--json")) {
        for (const ChartDef& chart : charts)
            print_out(chart.id + "\t" + chart.name + (chart.own ? "\t本文件" : "") + "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const ChartDef& chart : charts)
        json.begin_object()
            .text("id", chart.id)
            .text("name", chart.name)
            .text("kind", chart_kind_text(chart.kind))
            .boolean("own", chart.own)
            .end_object();
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

/// The chart as a file, by what it is called.
Result<> write_chart(const Chart& chart, const County& county, const std::string& out,
                     Session& session)
{
    const std::string office = office_of(county.jurisdiction);
    const Date today = session.clock.today();
    if (out.ends_with(".xlsx") || out.ends_with(".XLSX"))
        LX_TRY(write_chart_xlsx(chart, office, today, out));
    else
        LX_TRY(ui::draw_chart(chart, office, today, out));
    print_note("已写入 " + out);
    return {};
}

Result<int> show_chart(const Arguments& arguments, Session& session)
{
    ChartRequest request;
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    if (arguments.has("--beside")) {
        LX_ASSIGN(request.beside, arguments.date("--beside", as_of));
    }
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const ChartDef def,
              find_chart(*database, definitions->facts(), arguments.plain().front()));
    std::vector<std::string> policies = arguments.values("--policy");
    if (policies.empty()) {
        LX_ASSIGN(policies, carried_out(*database));
    }
    LX_ASSIGN(const auto county,
              County::load(*database, definitions,
                           chart_wanted({&def}, as_of, policies, arguments.value("--scope")),
                           session.progress));
    LX_ASSIGN(auto closed, ClosedPeriods::load(*database, def, as_of, county->units.id()));
    request.closed = std::make_shared<const ClosedPeriods>(std::move(closed));
    if (arguments.has("--json"))
        request.rows = KeepRows::Yes; // it tells how many stand behind each figure
    LX_ASSIGN(const Chart chart, make_chart(def, county, request, session.progress));
    if (arguments.has("--out"))
        LX_TRY(write_chart(chart, *county, arguments.value("--out"), session));
    if (arguments.has("--json"))
        LX_TRY(write_chart_json(chart, *county, request));
    else if (!arguments.has("--out"))
        write_chart_text(chart);
    return 0;
}

/// What was typed is wrong, not a file that was read.
Result<> as_typed(Result<> saved)
{
    if (saved || saved.error().kind != ErrorKind::BadInput)
        return saved;
    return fail(ErrorKind::Usage, saved.error().message, saved.error().detail);
}

Result<int> list_own(const Arguments& arguments)
{
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto charts, own_charts(*database));
    if (!arguments.has("--json")) {
        for (const OwnChart& chart : charts)
            print_out(chart.id + "\t" + chart.name + "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const OwnChart& chart : charts)
        json.raw(QJsonDocument(json_of(chart)).toJson(QJsonDocument::Compact).toStdString());
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

/// chart own list | put CHART.json | remove ID
Result<int> own(const Arguments& arguments, Session& session)
{
    const auto& plain = arguments.plain();
    const std::string what = plain.size() > 1 ? plain[1] : "";
    if (what == "list" && plain.size() == 2)
        return list_own(arguments);
    if ((what != "put" && what != "remove") || plain.size() != 3)
        return fail(ErrorKind::Usage,
                    "chart own 后面写 list、put 图.json，或 remove 加编号或名称。");
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    const Actor actor = actor_of(arguments, session);
    if (what == "remove")
        return tell_setting(*database, arguments, "已删除本县的图“" + plain[2] + "”。",
                            [&] { return remove_chart(*database, plain[2], actor); });
    constexpr std::size_t most_bytes = std::size_t{1} << 20;
    LX_ASSIGN(const std::string text, read_file(plain[2], most_bytes));
    LX_ASSIGN(const OwnChart chart, own_chart_from_json(plain[2], text));
    return tell_setting(*database, arguments, "已保存本县的图“" + chart.name + "”。", [&] {
        return as_typed(save_chart(*database, definitions->facts(), chart, actor));
    });
}

Result<int> run_chart(const Arguments& arguments, Session& session)
{
    if (arguments.plain().front() == "own")
        return own(arguments, session);
    if (arguments.plain().size() > 1)
        return fail(ErrorKind::Usage, "多了“" + arguments.plain()[1] + "”，请去掉后重试。");
    return show_chart(arguments, session);
}

} // namespace

Command charts_command()
{
    return {"charts",
            "[--db FILE] [--json]    有哪些图；--db：连同文件里本县的图",
            {{"--db", "FILE"}, {"--json", ""}},
            0,
            0,
            list_charts,
            false};
}

Command chart_command()
{
    return {"chart",
            "ID|名称 --db FILE [--as-of DATE] [--scope ID] [--beside DATE] [--policy ID…] [--out "
            "X.svg|png|pdf|xlsx] [--json]    "
            "一个图的数据，或写成文件（有哪些图见 charts）；--as-of：不写是今天；"
            "--beside：与另一天对照；--policy：不写是执行中的政策\n"
            "own list|put 图.json|remove ID|名称 --db FILE [--by 姓名] [--json]    本县自己的图"
            "（put：同编号的换掉）",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--scope", "ID"},
             {"--beside", "DATE"},
             {"--policy", "ID", false, true, true},
             {"--out", "FILE"},
             {"--by", "姓名"},
             {"--json", ""}},
            1,
            3,
            run_chart,
            false,
            true};
}

} // namespace lx::cli
