#include "core/spreadsheet/sheet_chart.h"

#include <algorithm>

#include "core/spreadsheet/xlsx_sheet_writer.h"
#include "core/spreadsheet/xml_out.h"

namespace lx {

namespace {

using Kind = SheetChart::Kind;

constexpr const char* declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* main_space = "http://schemas.openxmlformats.org/drawingml/2006/main";
constexpr const char* chart_space = "http://schemas.openxmlformats.org/drawingml/2006/chart";
constexpr const char* relations_space =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Neighbours differ in lightness, so that they do on a grey print.
constexpr const char* fills[] = {"1F3864", "8FAADC", "7F7F7F", "D0CECE", "2E75B6", "404040"};
constexpr const char* target_color = "C00000";
/// With more points than this, labels would run into each other.
constexpr std::size_t most_labelled = 24;

std::string escaped(const std::string& text)
{
    std::string out;
    append_xml_attribute(out, text);
    return out;
}

std::string val(const char* element, const std::string& value)
{
    return std::string("<c:") + element + " val=\"" + value + "\"/>";
}

/// '表'!$A$2:$A$9
std::string range(const std::string& sheet, std::int64_t first, std::int64_t last, int column)
{
    std::string name;
    for (const char c : sheet)
        name += c == '\'' ? std::string("''") : std::string(1, c);
    return escaped("'" + name + "'!" + place_of(first, column, true) +
                   (last > first ? ":" + place_of(last, column, true) : ""));
}

std::string fill(const std::string& color)
{
    return "<a:solidFill><a:srgbClr val=\"" + color + "\"/></a:solidFill>";
}

constexpr const char* ink = "262626";

std::string font(int size, bool bold, const char* color = ink)
{
    return "<a:defRPr sz=\"" + std::to_string(size * 100) + "\" b=\"" + (bold ? "1" : "0") + "\">" +
           fill(color) + "</a:defRPr>";
}

std::string text_look(int size, const char* color = ink)
{
    return "<c:txPr><a:bodyPr/><a:p><a:pPr>" + font(size, false, color) +
           "</a:pPr><a:endParaRPr lang=\"zh-CN\"/></a:p></c:txPr>";
}

std::string title(const std::string& words)
{
    return "<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>" + font(14, true) +
           "</a:pPr><a:r><a:rPr lang=\"zh-CN\" sz=\"1400\" b=\"1\"/><a:t>" + escaped(words) +
           "</a:t></a:r></a:p></c:rich></c:tx>" + val("overlay", "0") +
           "</c:title><c:autoTitleDeleted val=\"0\"/>";
}

std::string texts(const std::string& reference, const std::vector<std::string>& cached)
{
    std::string out = "<c:strRef><c:f>" + reference + "</c:f><c:strCache>" +
                      val("ptCount", std::to_string(cached.size()));
    for (std::size_t i = 0; i < cached.size(); ++i)
        out +=
            "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + escaped(cached[i]) + "</c:v></c:pt>";
    return out + "</c:strCache></c:strRef>";
}

std::string numbers(const std::string& reference, const SheetChart::Series& series)
{
    std::string out = "<c:numRef><c:f>" + reference + "</c:f><c:numCache><c:formatCode>" +
                      escaped(series.number_format) + "</c:formatCode>" +
                      val("ptCount", std::to_string(series.values.size()));
    for (std::size_t i = 0; i < series.values.size(); ++i)
        if (series.values[i])
            out += "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + xml_number(*series.values[i]) +
                   "</c:v></c:pt>";
    return out + "</c:numCache></c:numRef>";
}

/// On a dark bar figures are white.
const char* label_color(const SheetChart& chart, std::size_t number)
{
    const std::size_t color = number % std::size(fills);
    return chart.kind == Kind::Stacked && color != 1 && color != 3 ? "FFFFFF" : ink;
}

/// What stands beside each figure, inside stacked bars where there is one.
std::string labels(const SheetChart& chart, std::size_t number, const char* place)
{
    const SheetChart::Series& series = chart.series[number];
    const bool shown = !series.target && chart.categories.size() <= most_labelled;
    const bool pie = chart.kind == Kind::Pie;
    std::string out = "<c:dLbls>";
    if (shown) {
        const std::string format =
            series.number_format + (chart.kind == Kind::Stacked ? ";;" : ""); // no zeros
        out += "<c:numFmt formatCode=\"" + escaped(format) + "\" sourceLinked=\"0\"/>" +
               text_look(9, label_color(chart, number));
        if (place != nullptr)
            out += val("dLblPos", place);
    }
    const std::string yes = shown ? "1" : "0";
    return out + val("showLegendKey", "0") + val("showVal", yes) +
           val("showCatName", pie && shown ? "1" : "0") + val("showSerName", "0") +
           val("showPercent", "0") + val("showBubbleSize", "0") + "</c:dLbls>";
}

class SeriesXml
{
public:
    SeriesXml(const SheetChart& chart, const std::string& sheet) : m_chart(chart), m_sheet(sheet) {}

    [[nodiscard]] std::string operator()(std::size_t number, bool line, const char* labels_at) const
    {
        const SheetChart::Series& series = m_chart.series[number];
        const std::int64_t first = m_chart.heading_row + 1;
        const std::int64_t last =
            m_chart.heading_row + static_cast<std::int64_t>(m_chart.categories.size());
        const std::string at = std::to_string(number);
        std::string out =
            "<c:ser>" + val("idx", at) + val("order", at) + "<c:tx>" +
            texts(range(m_sheet, m_chart.heading_row, m_chart.heading_row, series.column),
                  {series.name}) +
            "</c:tx>" + look(number, line);
        if (line)
            out += series.target ? "<c:marker><c:symbol val=\"none\"/></c:marker>" : "";
        else if (m_chart.kind != Kind::Pie)
            out += val("invertIfNegative", "0");
        if (m_chart.kind == Kind::Pie)
            out += parts();
        out += labels(m_chart, number, labels_at);
        out += "<c:cat>" + texts(range(m_sheet, first, last, 0), m_chart.categories) + "</c:cat>";
        out += "<c:val>" + numbers(range(m_sheet, first, last, series.column), series) + "</c:val>";
        return out + (line ? val("smooth", "0") : "") + "</c:ser>";
    }

private:
    [[nodiscard]] std::string look(std::size_t number, bool line) const
    {
        const bool target = m_chart.series[number].target;
        const std::string color = target ? target_color : fills[number % std::size(fills)];
        if (!line)
            return m_chart.kind == Kind::Pie ? "" : "<c:spPr>" + fill(color) + "</c:spPr>";
        // Lines are told apart on a grey print by their dashes too.
        const char* dashes[] = {"solid", "sysDash", "lgDash", "dashDot"};
        return "<c:spPr><a:ln w=\"" + std::string(target ? "15875" : "28575") + "\">" +
               fill(color) + "<a:prstDash val=\"" +
               (target ? "dash" : dashes[number % std::size(dashes)]) + "\"/></a:ln></c:spPr>";
    }

    [[nodiscard]] std::string parts() const
    {
        std::string out;
        for (std::size_t i = 0; i < m_chart.categories.size(); ++i)
            out += "<c:dPt>" + val("idx", std::to_string(i)) + "<c:spPr>" +
                   fill(fills[i % std::size(fills)]) + "<a:ln>" + fill("FFFFFF") +
                   "</a:ln></c:spPr></c:dPt>";
        return out;
    }

    const SheetChart& m_chart;
    const std::string& m_sheet;
};

const std::string axis_ids = val("axId", "111111") + val("axId", "222222");

std::string bars(const SheetChart& chart, const SeriesXml& series)
{
    const bool stacked = chart.kind == Kind::Stacked;
    std::string out = "<c:barChart>" + val("barDir", chart.kind == Kind::Columns ? "col" : "bar") +
                      val("grouping", stacked ? "stacked" : "clustered") + val("varyColors", "0");
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        if (!chart.series[s].target)
            out += series(s, false, stacked ? "ctr" : "outEnd");
    return out + val("gapWidth", "50") + (stacked ? val("overlap", "100") : "") + axis_ids +
           "</c:barChart>";
}

std::string lines(const SheetChart& chart, const SeriesXml& series)
{
    std::string inside;
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        if (chart.kind == Kind::Line || chart.series[s].target)
            inside += series(s, true, chart.series[s].target ? nullptr : "t");
    if (inside.empty())
        return inside;
    return "<c:lineChart>" + val("grouping", "standard") + val("varyColors", "0") + inside +
           val("marker", "1") + axis_ids + "</c:lineChart>";
}

std::string pie(const SeriesXml& series)
{
    return "<c:pieChart>" + val("varyColors", "1") + series(0, false, "outEnd") +
           val("firstSliceAng", "0") + "</c:pieChart>";
}

/// Categories with their names; figures stand at their bars, so their axis says nothing.
std::string axes(const SheetChart& chart)
{
    const bool lying = chart.kind == Kind::Bars || chart.kind == Kind::Stacked;
    const std::string line = "<c:spPr><a:ln>" + fill("8C8C8C") + "</a:ln></c:spPr>";
    std::string out =
        "<c:catAx>" + val("axId", "111111") + "<c:scaling>" +
        val("orientation", lying ? "maxMin" : "minMax") + "</c:scaling>" + val("delete", "0") +
        val("axPos", lying ? "l" : "b") + "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>" +
        val("majorTickMark", "none") + val("minorTickMark", "none") + val("tickLblPos", "low") +
        line + text_look(9) + val("crossAx", "222222") + val("crosses", "autoZero") +
        val("auto", "0") + val("lblOffset", "100") + val("noMultiLvlLbl", "1") + "</c:catAx>";
    out += "<c:valAx>" + val("axId", "222222") + "<c:scaling>" + val("orientation", "minMax") +
           val("min", "0") + "</c:scaling>" + val("delete", "1") + val("axPos", lying ? "b" : "l") +
           "<c:numFmt formatCode=\"General\" sourceLinked=\"0\"/>" + val("majorTickMark", "none") +
           val("minorTickMark", "none") + val("tickLblPos", "nextTo") + val("crossAx", "111111") +
           val("crosses", "autoZero") + val("crossBetween", "between") + "</c:valAx>";
    return out;
}

std::string place(const char* element, std::int64_t row, int column)
{
    return std::string("<xdr:") + element + "><xdr:col>" + std::to_string(column) +
           "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>" + std::to_string(row) +
           "</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:" + element + ">";
}

} // namespace

std::string chart_xml(const SheetChart& chart, const std::string& sheet)
{
    const SeriesXml series(chart, sheet);
    std::string out = std::string(declaration) + "<c:chartSpace xmlns:c=\"" + chart_space +
                      "\" xmlns:a=\"" + main_space + "\" xmlns:r=\"" + relations_space + "\">" +
                      val("roundedCorners", "0") + "<c:chart>" + title(chart.title) +
                      "<c:plotArea><c:layout/>";
    if (chart.kind == Kind::Pie)
        out += pie(series);
    else
        out += (chart.kind == Kind::Line ? "" : bars(chart, series)) + lines(chart, series) +
               axes(chart);
    out += "</c:plotArea>";
    if (chart.series.size() > 1)
        out += "<c:legend>" + val("legendPos", "b") + val("overlay", "0") + text_look(10) +
               "</c:legend>";
    return out + val("plotVisOnly", "1") + val("dispBlanksAs", "gap") + "</c:chart><c:spPr>" +
           fill("FFFFFF") + "</c:spPr></c:chartSpace>";
}

std::string drawing_xml(const std::vector<SheetChart>& charts)
{
    std::string out = std::string(declaration) +
                      "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/"
                      "spreadsheetDrawing\" xmlns:a=\"" +
                      main_space + "\">";
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const SheetChart& chart = charts[i];
        out += "<xdr:twoCellAnchor>" + place("from", chart.first_row, chart.first_column) +
               place("to", chart.last_row, chart.last_column) +
               "<xdr:graphicFrame macro=\"\"><xdr:nvGraphicFramePr><xdr:cNvPr id=\"" +
               std::to_string(i + 2) + "\" name=\"图 " + std::to_string(i + 1) + "\" descr=\"" +
               escaped(chart.title) +
               "\"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x=\"0\" "
               "y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></xdr:xfrm><a:graphic><a:graphicData uri=\"" +
               chart_space + "\"><c:chart xmlns:c=\"" + chart_space + "\" xmlns:r=\"" +
               relations_space + "\" r:id=\"rId" + std::to_string(i + 1) +
               "\"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/>"
               "</xdr:twoCellAnchor>";
    }
    return out + "</xdr:wsDr>";
}

} // namespace lx
