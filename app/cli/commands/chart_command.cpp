// charts and chart: figures of a county as charts, their data and files.

#include "app/cli/chart_json.h"
#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "core/chart/chart_def.h"
#include "core/chart/make_chart.h"
#include "core/county/policies.h"

namespace lx::cli {

namespace {

Result<int> list_charts(const Arguments& arguments, Session&)
{
    LX_ASSIGN(const auto charts, ChartDef::all(Definitions::program()->facts()));
    if (!arguments.has("--json")) {
        for (const ChartDef& chart : charts)
            print_out(chart.id + "\t" + chart.name + "\n");
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

Result<int> show_chart(const Arguments& arguments, Session& session)
{
    ChartRequest request;
    LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
    if (arguments.has("--beside")) {
        LX_ASSIGN(request.beside, arguments.date("--beside", as_of));
    }
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const ChartDef def, ChartDef::find(definitions->facts(), arguments.plain().front()));
    std::vector<std::string> policies = arguments.values("--policy");
    if (policies.empty()) {
        LX_ASSIGN(policies, carried_out(*database));
    }
    LX_ASSIGN(const auto county,
              County::load(*database, definitions,
                           chart_wanted({&def}, as_of, policies, arguments.value("--scope")),
                           session.progress));
    LX_ASSIGN(const Chart chart, make_chart(def, *county, request, session.progress));
    if (arguments.has("--json"))
        LX_TRY(write_chart_json(chart, *county, request));
    else
        write_chart_text(chart);
    return 0;
}

} // namespace

Command charts_command()
{
    return {"charts",    "[--json]    有哪些图",
            {{"--json", ""}}, 0,
            0,           list_charts,
            false};
}

Command chart_command()
{
    return {"chart",
            "ID --db FILE [--as-of DATE] [--scope ID] [--beside DATE] [--policy ID…] [--json]    "
            "一个图的数据；--beside：与另一天对照",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--scope", "ID"},
             {"--beside", "DATE"},
             {"--policy", "ID", false, true, true},
             {"--json", ""}},
            1,
            1,
            show_chart,
            false};
}

} // namespace lx::cli
