#pragma once

#include <memory>

#include "core/chart/chart.h"

namespace lx::test {

/// Charts made by hand, as core/chart would make them.

/// A table of one figure a category and series, each with `value` rows of the ledger of units
/// behind it.
inline std::shared_ptr<const ReportTable> table_behind(const Chart& chart)
{
    auto trace = std::make_shared<FigureTrace>();
    trace->ledger = "unit";
    auto table = std::make_shared<ReportTable>();
    table->columns.assign(chart.series.size(), ReportColumn{});
    table->rows.assign(chart.categories.size(), ReportRow{});
    trace->in_column.resize(chart.series.size());
    for (std::size_t row = 0; row < chart.categories.size(); ++row) {
        trace->parts.push_back({static_cast<std::int32_t>(row)});
        for (int i = 0; i < 3; ++i) {
            trace->ids.push_back(static_cast<std::int64_t>(row) * 10 + i);
            trace->table_row.push_back(static_cast<std::int32_t>(row));
            for (auto& column : trace->in_column)
                column.push_back(1);
        }
    }
    table->trace = std::move(trace);
    return table;
}

inline ChartPoint point_of(double value, ColumnFormat format)
{
    ReportCell cell;
    cell.blank = false;
    cell.real = value;
    cell.number = static_cast<std::int64_t>(value);
    ChartPoint point;
    point.value = value;
    point.text = show_cell(column("", 1, format), cell);
    return point;
}

inline void add_series(Chart& chart, const std::string& name, ColumnFormat format,
                       const std::vector<double>& values)
{
    ChartSeries series;
    series.key = name;
    series.name = name;
    series.format = format;
    const int at = static_cast<int>(chart.series.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        series.points.push_back(point_of(values[i], format));
        series.points.back().row = static_cast<int>(i);
        series.points.back().column = at;
    }
    chart.series.push_back(std::move(series));
}

inline void add_categories(Chart& chart, const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        chart.categories.push_back({name, name});
}

inline Chart finished(Chart chart)
{
    chart.tables.push_back(table_behind(chart));
    return chart;
}

inline Chart coverage_chart()
{
    Chart chart;
    chart.id = "coverage-areas";
    chart.name = "各属地“两个覆盖”";
    chart.lines = {"截至2025年9月30日　统计口径：三有企业"};
    chart.note = "口径外已建党组织的单位 12 家未计入。";
    add_categories(chart, {"杨和街道", "李俊镇", "望远工业园区管理委员会（自治区级）", "胜利乡",
                           "闽宁镇", "望洪镇", "城关街道", "南环社区服务中心"});
    add_series(chart, "组织覆盖率", ColumnFormat::Percent,
               {.123, .231, .284, .313, .389, .412, .523, .631});
    add_series(chart, "工作覆盖率", ColumnFormat::Percent, {.55, .61, .702, .78, .81, .86, .95, 1});
    add_series(chart, "企业组织覆盖率", ColumnFormat::Percent,
               {.102, .21, .264, .293, .359, .392, .503, .6});
    add_series(chart, "社会组织组织覆盖率", ColumnFormat::Percent,
               {.22, .251, .3, .353, .409, .43, .563, .691});
    chart.targets = {{"企业党组织覆盖率 70%（宁党办〔2018〕12号）", .7, {2}},
                     {"社会组织党组织覆盖率 60%", .6, {3}},
                     {"党的工作覆盖率 100%", 1, {1}}};
    return finished(chart);
}

inline Chart simple_chart()
{
    Chart chart;
    chart.id = "reasons";
    chart.name = "应建未建党组织的原因";
    chart.lines = {"截至2025年9月30日"};
    add_categories(chart, {"正式党员不足3名", "流动性大，党员组织关系未转入", "停产歇业",
                           "出资人不支持", "新成立，正在筹建", "其他"});
    add_series(chart, "单位", ColumnFormat::Count, {1204, 873, 411, 95, 60, 0});
    return finished(chart);
}

inline Chart two_days_chart()
{
    Chart chart = simple_chart();
    chart.id = "reasons-beside";
    chart.series[0].name = "2025年9月30日";
    add_series(chart, "2024年12月31日", ColumnFormat::Count, {1390, 850, 402, 120, 22, 3});
    chart.series[1].beside = 0;
    chart.tables.clear();
    return finished(chart);
}

inline Chart stacked_chart()
{
    Chart chart;
    chart.id = "activities";
    chart.name = "各月组织生活次数";
    chart.kind = ChartKind::Stacked;
    chart.lines = {"2025年1–9月"};
    add_categories(chart, {"1月", "2月", "3月", "4月", "5月", "6月"});
    add_series(chart, "支部党员大会", ColumnFormat::Count, {120, 20, 340, 90, 110, 400});
    add_series(chart, "支部委员会会议", ColumnFormat::Count, {300, 280, 310, 290, 320, 330});
    add_series(chart, "党小组会", ColumnFormat::Count, {80, 60, 75, 82, 77, 90});
    add_series(chart, "党课", ColumnFormat::Count, {10, 5, 120, 15, 20, 180});
    add_series(chart, "主题党日", ColumnFormat::Count, {200, 190, 210, 205, 220, 230});
    return finished(chart);
}

inline Chart line_chart()
{
    Chart chart;
    chart.id = "trend";
    chart.name = "“两个覆盖”变化趋势";
    chart.kind = ChartKind::Line;
    chart.lines = {"各季度末，已封账的季度为封账数"};
    add_categories(chart, {"2023年第4季度", "2024年第1季度", "2024年第2季度", "2024年第3季度",
                           "2024年第4季度", "2025年第1季度", "2025年第2季度", "2025年第3季度"});
    add_series(chart, "组织覆盖率", ColumnFormat::Percent,
               {.31, .318, .33, .342, .371, .379, .402, .453});
    add_series(chart, "工作覆盖率", ColumnFormat::Percent,
               {.62, .64, .655, .7, .742, .79, .83, .871});
    add_series(chart, "企业组织覆盖率", ColumnFormat::Percent,
               {.29, .3, .322, .338, .36, .37, .39, .441});
    chart.targets = {{"党组织覆盖率目标 70%", .7, {0}}};
    chart.series[2].points[3].value.reset();
    chart.series[2].points[3].text.clear();
    return finished(chart);
}

inline Chart pie_chart()
{
    Chart chart;
    chart.id = "sources";
    chart.name = "党建经费来源";
    chart.kind = ChartKind::Pie;
    chart.lines = {"2025年1–9月"};
    add_categories(chart, {"企业税前列支", "上级党组织拨付", "党费返还", "财政补助", "其他"});
    add_series(chart, "金额（元）", ColumnFormat::Money,
               {123'456'700, 88'000'000, 45'000'000, 20'030'050, 1'200'000});
    return finished(chart);
}

/// Changes: some grew, some fell.
inline Chart signed_chart()
{
    Chart chart;
    chart.id = "changes";
    chart.name = "本季度党员人数增减";
    add_categories(chart, {"杨和街道", "李俊镇", "望远镇", "胜利乡"});
    add_series(chart, "增减", ColumnFormat::Count, {35, 8, -4, -21});
    return finished(chart);
}

inline std::vector<Chart> chart_examples()
{
    Chart empty;
    empty.id = "empty";
    empty.name = "没有数据的图";
    return {coverage_chart(), simple_chart(), two_days_chart(), stacked_chart(),
            line_chart(),     pie_chart(),    signed_chart(),   empty};
}

} // namespace lx::test
