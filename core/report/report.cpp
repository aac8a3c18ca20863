#include "core/report/report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace lx {

namespace {

std::string with_separators(std::int64_t number)
{
    std::string digits = std::to_string(std::abs(number));
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return number < 0 ? "-" + digits : digits;
}

/// Tenths of a per cent, rounded half up.
std::int64_t tenths(std::int64_t numerator, std::int64_t denominator)
{
    return (numerator * 2000 + denominator) / (2 * denominator);
}

} // namespace

ReportColumn column(const std::string& heading, int width, ColumnFormat format)
{
    ReportColumn made;
    made.key = heading;
    made.heading = {heading};
    made.width = width;
    made.format = format;
    return made;
}

void widen_to_lines(ReportTable& table)
{
    constexpr int of_lines = 84; // characters: four places to sign
    int width = 0;
    for (const ReportColumn& column : table.columns)
        width += column.width;
    if (width == 0 || width >= of_lines)
        return;
    for (ReportColumn& column : table.columns)
        column.width = (column.width * of_lines + width - 1) / width;
}

ReportCell ReportCell::of_text(std::string text)
{
    ReportCell cell;
    cell.blank = text.empty();
    cell.text = std::move(text);
    return cell;
}

ReportCell ReportCell::of_count(std::int64_t count)
{
    ReportCell cell;
    cell.blank = false;
    cell.number = count;
    return cell;
}

ReportCell ReportCell::of_share(double share)
{
    ReportCell cell;
    cell.blank = false;
    cell.real = share;
    return cell;
}

std::pair<std::size_t, std::size_t> FigureTrace::counted_at(std::size_t row,
                                                            std::size_t column) const
{
    if (figure_of_row.empty())
        return {row, column};
    if (row >= figure_of_row.size() || column >= row_of_column.size() || figure_of_row[row] < 0 ||
        row_of_column[column] < 0)
        return {parts.size(), in_column.size()};
    return {static_cast<std::size_t>(row_of_column[column]),
            static_cast<std::size_t>(figure_of_row[row])};
}

bool FigureTrace::counts(std::size_t row, std::size_t column) const
{
    const auto [at, figure] = counted_at(row, column);
    return at < parts.size() && figure < in_column.size() && !in_column[figure].empty();
}

bool FigureTrace::column_counts(std::size_t column) const
{
    if (figure_of_row.empty())
        return column < in_column.size() && !in_column[column].empty();
    return column < row_of_column.size() && row_of_column[column] >= 0;
}

const std::string& FigureTrace::ledger_behind(std::size_t row, std::size_t column) const
{
    const std::size_t figure = counted_at(row, column).second;
    return figure >= ledgers.size() || ledgers[figure].empty() ? ledger : ledgers[figure];
}

std::vector<std::int64_t> FigureTrace::behind(std::size_t table_line,
                                              std::size_t table_column) const
{
    std::vector<std::int64_t> found;
    if (!counts(table_line, table_column))
        return found;
    const auto [row, column] = counted_at(table_line, table_column);
    std::vector<bool> wanted(parts.size(), false);
    for (const std::int32_t part : parts[row])
        wanted[static_cast<std::size_t>(part)] = true;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (table_row[i] >= 0 && wanted[static_cast<std::size_t>(table_row[i])] &&
            in_column[column][i] != 0)
            found.push_back(ids[i]);
    }
    return found;
}

bool blocks(const ReportCheck& check, const std::string& explained)
{
    return check.failed() && (check.kind == CheckKind::Must ||
                              (check.kind == CheckKind::Explain && explained.empty()));
}

std::string check_result(const ReportCheck& check)
{
    if (check.passed)
        return "✓ 通过";
    if (!check.failed())
        return "– 无法判断";
    switch (check.kind) {
    case CheckKind::Must:
        return "✗ 不符";
    case CheckKind::Explain:
        return check.explained.empty() ? "✗ 要说明" : "△ 已说明";
    case CheckKind::List:
    case CheckKind::Empty:
        break;
    }
    return "△ " + std::string(name_of(check.kind));
}

std::string days_line(const Report& report)
{
    return (report.of_a_day ? "统计截至：" + report.as_of.chinese() + "　　" : std::string()) +
           "填报日期：" + report.made.chinese();
}

std::string scope_line(const Report& report)
{
    return report.left_out.empty() ? report.scope : report.scope + "（" + report.left_out + "）";
}

std::string show_count(std::int64_t number)
{
    return number == 0 ? "–" : with_separators(number);
}

double rounded_share(std::int64_t numerator, std::int64_t denominator)
{
    return denominator == 0 ? 0.0 : static_cast<double>(tenths(numerator, denominator)) / 1000.0;
}

std::string show_cell(const ReportColumn& column, const ReportCell& cell)
{
    if (cell.blank || !cell.text.empty())
        return cell.text;
    switch (cell.format.value_or(column.format)) {
    case ColumnFormat::Count:
        return show_count(cell.number);
    case ColumnFormat::Percent: {
        const auto t = std::llround(cell.real * 1000.0);
        return std::string(t < 0 ? "-" : "") + std::to_string(std::abs(t) / 10) + "." +
               std::to_string(std::abs(t) % 10) + "%";
    }
    case ColumnFormat::Money: {
        const auto cents = std::abs(cell.number % 100);
        return (cell.number < 0 && cell.number > -100 ? "-" : "") +
               with_separators(cell.number / 100) + "." + (cents < 10 ? "0" : "") +
               std::to_string(cents);
    }
    case ColumnFormat::Decimal: {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%.2f", cell.real);
        std::string text = buffer;
        if (text.ends_with('0'))
            text.pop_back(); // one decimal, or two where there are two
        return text;
    }
    case ColumnFormat::Text:
    case ColumnFormat::Code:
    case ColumnFormat::Date:
    case ColumnFormat::Mark:
        break;
    }
    return cell.text;
}

int heading_rows(const ReportTable& table)
{
    std::size_t rows = 1;
    for (const ReportColumn& column : table.columns)
        rows = std::max(rows, column.heading.size());
    return static_cast<int>(rows);
}

std::vector<HeadingCell> heading_cells(const ReportTable& table)
{
    const int rows = heading_rows(table);
    const int columns = static_cast<int>(table.columns.size());
    const auto path = [&](int c) -> const std::vector<std::string>& {
        return table.columns[static_cast<std::size_t>(c)].heading;
    };
    const auto same_above = [&](int a, int b, int depth) {
        const auto n = static_cast<std::ptrdiff_t>(depth) + 1;
        return static_cast<int>(path(a).size()) > depth &&
               static_cast<int>(path(b).size()) > depth &&
               std::equal(path(a).begin(), path(a).begin() + n, path(b).begin());
    };
    std::vector<HeadingCell> cells;
    for (int depth = 0; depth < rows; ++depth) {
        for (int c = 0; c < columns;) {
            const int own = static_cast<int>(path(c).size());
            if (own <= depth) {
                ++c;
                continue;
            }
            HeadingCell cell{path(c)[static_cast<std::size_t>(depth)], depth, c, 1, 1};
            if (own == depth + 1) {
                cell.rows = rows - depth;
                ++c;
            } else {
                int end = c + 1;
                // A group's own column (path ends here) stands before its parts and is not merged
                // with them.
                while (end<columns&& static_cast<int>(path(end).size())> depth + 1 &&
                       same_above(c, end, depth))
                    ++end;
                cell.columns = end - c;
                c = end;
            }
            cells.push_back(std::move(cell));
        }
    }
    return cells;
}

} // namespace lx
