#include "core/chart/report_charts.h"

#include "core/chart/chart_xlsx.h"
#include "core/chart/kept_counties.h"
#include "core/chart/make_chart.h"
#include "core/chart/own_charts.h"

namespace lx {

namespace {

Result<FurtherSheets> sheets_of(Database& database, const DefinitionsPtr& definitions,
                                const ReportDef& def, const ReportRequest& request,
                                KeptCounties& counties, Progress& progress)
{
    if (def.charts.empty())
        return FurtherSheets();
    std::vector<ChartDef> defs;
    for (const std::string& id : def.charts) {
        LX_ASSIGN(ChartDef chart, find_chart(database, definitions->facts(), id));
        defs.push_back(std::move(chart));
    }
    std::vector<const ChartDef*> all;
    for (const ChartDef& chart : defs)
        all.push_back(&chart);
    LX_ASSIGN(const auto county,
              counties.find(database, definitions,
                            chart_wanted(all, request.as_of, request.policies, request.scope), {},
                            progress));
    std::vector<Chart> charts;
    for (const ChartDef& chart : defs) {
        LX_ASSIGN(auto closed,
                  ClosedPeriods::load(database, chart, request.as_of, county->units.id()));
        ChartRequest how;
        how.closed = std::make_shared<const ClosedPeriods>(std::move(closed));
        LX_ASSIGN(Chart made, make_chart(chart, county, how, progress));
        made.with_rows = {}; // a workbook opens nothing
        charts.push_back(std::move(made));
    }
    return FurtherSheets([charts = std::move(charts)](XlsxBook& book) {
        for (const Chart& chart : charts)
            add_chart_sheet(book, chart);
    });
}

} // namespace

Result<FurtherSheets> report_chart_sheets(Database& database, const DefinitionsPtr& definitions,
                                          const ReportDef& def, const ReportRequest& request,
                                          Progress& progress)
{
    KeptCounties counties;
    return sheets_of(database, definitions, def, request, counties, progress);
}

SheetsOf chart_sheets_of(DefinitionsPtr definitions, ReportRequest request)
{
    return [counties = std::make_shared<KeptCounties>(), definitions = std::move(definitions),
            request = std::move(request)](Database& database, const ReportDef& def,
                                          Progress& progress) {
        return sheets_of(database, definitions, def, request, *counties, progress);
    };
}

} // namespace lx
