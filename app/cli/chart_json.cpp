#include "app/cli/chart_json.h"

#include "app/cli/command.h"
#include "app/cli/json_out.h"
#include "core/chart/chart_def.h"

namespace lx::cli {

namespace {

const char* format_text(ColumnFormat format)
{
    switch (format) {
    case ColumnFormat::Percent:
        return "share";
    case ColumnFormat::Money:
        return "money";
    case ColumnFormat::Decimal:
        return "decimal";
    default:
        return "count";
    }
}

void write_value(JsonWriter& json, const ChartSeries& series, const ChartPoint& point)
{
    if (!point.value)
        json.null();
    else if (series.format == ColumnFormat::Count)
        json.integer(static_cast<std::int64_t>(*point.value));
    else
        json.real(series.format == ColumnFormat::Money ? *point.value / 100 : *point.value);
}

void write_series(JsonWriter& json, const Chart& chart, std::size_t s)
{
    const ChartSeries& one = chart.series[s];
    json.begin_object().text("key", one.key).text("name", one.name);
    json.text("format", format_text(one.format));
    if (one.beside)
        json.integer("beside", static_cast<std::int64_t>(*one.beside));
    json.key("values").begin_array();
    for (const ChartPoint& point : one.points)
        write_value(json, one, point);
    json.end_array().key("texts").begin_array();
    for (const ChartPoint& point : one.points)
        json.text(point.text);
    json.end_array().key("unknown").begin_array();
    for (const ChartPoint& point : one.points)
        json.integer(point.unknown);
    json.end_array().key("behind").begin_array();
    for (std::size_t c = 0; c < one.points.size(); ++c) {
        const auto rows = chart.behind(s, c);
        if (rows)
            json.integer(std::ssize(rows->ids));
        else
            json.null();
    }
    json.end_array().end_object();
}

} // namespace

Result<> write_chart_json(const Chart& chart, const County& county, const ChartRequest& request)
{
    JsonWriter json(standard_output());
    json.begin_object().text("chart", chart.id).text("name", chart.name);
    json.text("kind", chart_kind_text(chart.kind)).text("as_of", county.as_of.iso());
    if (request.beside)
        json.text("beside", request.beside->iso());
    if (!county.units.whole())
        json.text("scope", county.units.id());
    json.key("categories").begin_array();
    for (const ChartCategory& one : chart.categories)
        json.begin_object().text("key", one.key).text("name", one.name).end_object();
    json.end_array().key("series").begin_array();
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        write_series(json, chart, s);
    json.end_array().key("targets").begin_array();
    for (const ChartTarget& one : chart.targets) {
        json.begin_object().text("name", one.name).key("value").real(one.value);
        json.key("series").begin_array();
        for (const std::size_t s : one.series)
            json.integer(static_cast<std::int64_t>(s));
        json.end_array().end_object();
    }
    json.end_array().key("lines").begin_array();
    for (const std::string& line : chart.lines)
        json.text(line);
    json.end_array().text("note", chart.note).end_object();
    return finish_json(json);
}

void write_chart_text(const Chart& chart)
{
    print_out(chart.name + "\n");
    for (const std::string& line : chart.lines)
        print_out(line + "\n");
    std::string heading = "项目";
    for (const ChartSeries& one : chart.series)
        heading += "\t" + one.name;
    print_out(heading + "\n");
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        std::string line = chart.categories[c].name;
        for (const ChartSeries& one : chart.series)
            line += "\t" + one.points[c].text;
        print_out(line + "\n");
    }
    for (const ChartTarget& one : chart.targets)
        print_out("目标：" + one.name + "\n");
    if (!chart.note.empty())
        print_out(chart.note + "\n");
}

} // namespace lx::cli
