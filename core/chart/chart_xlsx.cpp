#include "core/chart/chart_xlsx.h"

#include <algorithm>

#include "core/spreadsheet/formula_guard.h"
#include "core/spreadsheet/xlsx_book.h"

namespace lx {

namespace {

constexpr const char* body_font = "宋体";
constexpr int line_color = 0x8C8C8C;

CellStyle base_style()
{
    CellStyle style;
    style.font = body_font;
    style.size = 10;
    style.upright = CellStyle::Upright::Center;
    return style;
}

const char* number_format(ColumnFormat format)
{
    switch (format) {
    case ColumnFormat::Percent:
        return "0.0%";
    case ColumnFormat::Money:
        return "#,##0.00";
    case ColumnFormat::Decimal:
        return "0.0#";
    default:
        return "#,##0";
    }
}

/// Lines across need standing bars.
SheetChart::Kind kind_of(const Chart& chart)
{
    switch (chart.kind) {
    case ChartKind::Stacked:
        return SheetChart::Kind::Stacked;
    case ChartKind::Line:
        return SheetChart::Kind::Line;
    case ChartKind::Pie:
        return SheetChart::Kind::Pie;
    case ChartKind::Bars:
        break;
    }
    return chart.targets.empty() ? SheetChart::Kind::Bars : SheetChart::Kind::Columns;
}

/// Fills the sheet: title, lines, table, note, and the chart behind its columns.
class ChartSheet
{
public:
    ChartSheet(XlsxBook& book, const Chart& chart)
        : m_book(book), m_chart(chart), m_sheet(book.add_sheet(chart.name))
    {}

    void write()
    {
        head();
        table();
        const std::int64_t below =
            m_drawn.heading_row + static_cast<std::int64_t>(m_chart.categories.size()) + 1;
        if (!m_chart.note.empty())
            m_sheet.merge(below, 0, below + 2, last_column(), m_chart.note, note_style());
        place(below + 3);
        SheetPaper paper;
        paper.fit_to_width = true;
        if (m_drawn.last_row > page_rows) // the chart whole, on a page of its own
            paper.row_breaks.push_back(m_drawn.first_row);
        m_sheet.paper(paper);
        m_sheet.chart(m_drawn);
    }

private:
    [[nodiscard]] int last_column() const { return std::max(2, columns() - 1); }
    [[nodiscard]] int columns() const
    {
        return 1 + static_cast<int>(m_chart.series.size() + lines());
    }
    [[nodiscard]] std::size_t lines() const
    {
        const bool drawn =
            m_drawn.kind == SheetChart::Kind::Columns || m_drawn.kind == SheetChart::Kind::Line;
        return drawn ? m_chart.targets.size() : 0;
    }

    int note_style()
    {
        CellStyle style = base_style();
        style.wrap = true;
        style.upright = CellStyle::Upright::Top;
        return m_book.style(style);
    }

    void head()
    {
        CellStyle title = base_style();
        title.size = 16;
        title.bold = true;
        m_drawn.kind = kind_of(m_chart);
        m_drawn.title = m_chart.name;
        m_sheet.text(0, 0, m_chart.name, m_book.style(title));
        m_sheet.row_height(0, 28);
        std::int64_t row = 1;
        for (const std::string& line : m_chart.lines)
            m_sheet.text(row++, 0, line, m_book.style(base_style()));
        m_drawn.heading_row = row;
        for (const ChartCategory& one : m_chart.categories)
            m_drawn.categories.push_back(one.name);
    }

    void table()
    {
        CellStyle heading = base_style();
        heading.bold = true;
        heading.border = line_color;
        heading.fill = 0xEDEDED;
        heading.align = CellStyle::Align::Center;
        heading.wrap = true;
        CellStyle name = base_style();
        name.border = line_color;
        name.wrap = true;
        const std::int64_t top = m_drawn.heading_row;
        m_sheet.text(top, 0, "项目", m_book.style(heading));
        m_sheet.column(0, 0, 26, 0);
        for (std::size_t c = 0; c < m_chart.categories.size(); ++c) {
            CellStyle style = name;
            style.quoted = looks_like_formula(m_chart.categories[c].name);
            m_sheet.text(below(c), 0, m_chart.categories[c].name, m_book.style(style));
        }
        for (const ChartSeries& series : m_chart.series)
            column(series, m_book.style(heading));
        for (std::size_t t = 0; t < lines(); ++t)
            target(m_chart.targets[t], m_book.style(heading));
    }

    [[nodiscard]] std::int64_t below(std::size_t category) const
    {
        return m_drawn.heading_row + 1 + static_cast<std::int64_t>(category);
    }

    SheetChart::Series& begin_column(const std::string& name, ColumnFormat format, int heading)
    {
        SheetChart::Series& drawn = m_drawn.series.emplace_back();
        drawn.column = static_cast<int>(m_drawn.series.size());
        drawn.name = name;
        drawn.number_format = number_format(format);
        m_sheet.text(m_drawn.heading_row, drawn.column, name, heading);
        m_sheet.column(drawn.column, drawn.column, 14, 0);
        const auto lines = utf16_units(name) / 6 + 1;
        m_heading_height = std::max(m_heading_height, 14 * static_cast<double>(lines) + 4);
        m_sheet.row_height(m_drawn.heading_row, m_heading_height);
        return drawn;
    }

    void put(SheetChart::Series& drawn, std::size_t category, std::optional<double> value)
    {
        CellStyle style = base_style();
        style.border = line_color;
        style.align = CellStyle::Align::Right;
        style.number_format = drawn.number_format;
        if (value)
            m_sheet.number(below(category), drawn.column, *value, m_book.style(style));
        else
            m_sheet.blank(below(category), drawn.column, m_book.style(style));
        drawn.values.push_back(value);
    }

    void column(const ChartSeries& series, int heading)
    {
        SheetChart::Series& drawn = begin_column(series.name, series.format, heading);
        for (std::size_t c = 0; c < series.points.size(); ++c) {
            std::optional<double> value = series.points[c].value;
            if (value && series.format == ColumnFormat::Money)
                *value /= 100; // 元
            put(drawn, c, value);
        }
    }

    void target(const ChartTarget& target, int heading)
    {
        const ColumnFormat format =
            m_chart.series.empty() ? ColumnFormat::Count : m_chart.series.front().format;
        SheetChart::Series& drawn = begin_column("目标：" + target.name, format, heading);
        drawn.target = true;
        for (std::size_t c = 0; c < m_chart.categories.size(); ++c)
            put(drawn, c, target.value);
    }

    /// Rows of an upright page beneath each other, and those a chart needs at least.
    static constexpr std::int64_t page_rows = 44;
    static constexpr std::int64_t least_rows = 18;

    /// Below the table, as wide as a page.
    void place(std::int64_t row)
    {
        const auto bars = static_cast<std::int64_t>(
            m_chart.categories.size() * (m_chart.kind == ChartKind::Bars
                                             ? std::max<std::size_t>(1, m_chart.series.size())
                                             : std::size_t{1}));
        const std::int64_t wanted = std::clamp<std::int64_t>(bars + 8, least_rows, page_rows);
        const std::int64_t left = page_rows - row;
        m_drawn.first_row = row;
        m_drawn.last_row = row + (left >= least_rows ? std::min(wanted, left) : wanted);
        m_drawn.first_column = 0;
        m_drawn.last_column = std::max(columns(), 7);
    }

    XlsxBook& m_book;
    const Chart& m_chart;
    SheetWriter& m_sheet;
    SheetChart m_drawn;
    double m_heading_height = 30; ///< points
};

} // namespace

void add_chart_sheet(XlsxBook& book, const Chart& chart)
{
    ChartSheet(book, chart).write();
}

Result<> write_chart_xlsx(const Chart& chart, const std::string& office, Date made,
                          const std::string& path)
{
    LX_ASSIGN(const auto book, XlsxBook::create(path, XlsxBook::Mode::InMemory));
    book->set_properties(chart.name, office, std::int64_t{made.days()} * 86'400);
    add_chart_sheet(*book, chart);
    return book->finish();
}

} // namespace lx
