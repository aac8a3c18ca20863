#include "ui/presentation/table_report.h"

#include <algorithm>

#include "ui/presentation/format.h"
#include "ui/presentation/list_report.h"

namespace lx::ui {

namespace {

constexpr int narrowest = 4; ///< in half-width characters
constexpr int widest = 40;

/// What a cell says: its text, its tick, and what stands below the text.
QString cell_text(const QModelIndex& index)
{
    QString text = index.data(Qt::DisplayRole).toString();
    if (const QVariant tick = index.data(Qt::CheckStateRole); text.isEmpty() && tick.isValid())
        text = tick.toInt() == Qt::Checked ? QStringLiteral("✓") : QString();
    const QString below = index.data(Qt::AccessibleDescriptionRole).toString();
    if (!below.isEmpty())
        text += QLatin1Char('\n') + below;
    return text;
}

/// "12,345", "–": a figure stays one in a workbook.
std::optional<std::int64_t> figure(const QString& text)
{
    bool is_number = false;
    const qlonglong number = QString(text).remove(QLatin1Char(',')).toLongLong(&is_number);
    if (is_number && qt(show_count(number)) == text)
        return number;
    return text == qt(show_count(0)) ? std::optional<std::int64_t>(0) : std::nullopt;
}

int characters_of(const QString& text)
{
    int most = 0;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        int count = 0;
        for (const QChar c : line)
            count += c.unicode() < 128 ? 1 : 2;
        most = std::max(most, count);
    }
    return most;
}

Qt::Alignment side_of(const ShownTable& shown, int column)
{
    if (shown.rows.empty())
        return Qt::AlignLeft;
    const QModelIndex& first = shown.rows.back().index; // the first one may be a group's
    return Qt::Alignment(first.siblingAtColumn(column).data(Qt::TextAlignmentRole).toInt());
}

ReportColumn report_column(const ShownTable& shown, int column)
{
    const QString heading =
        shown.model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const Qt::Alignment side = side_of(shown, column);
    return lx::column(utf8_of(heading), characters_of(heading) + 1,
                      side & Qt::AlignRight     ? ColumnFormat::Count
                      : side & Qt::AlignHCenter ? ColumnFormat::Date
                                                : ColumnFormat::Text);
}

} // namespace

Result<Report> table_report(const ShownTable& shown)
{
    const auto count = static_cast<std::int64_t>(shown.rows.size());
    if (count > most_printed_rows)
        return fail(too_many_to_print(utf8_of(shown.head.title), count));
    Report report;
    report.name = utf8_of(shown.head.title);
    report.of_a_day = shown.head.day.has_value();
    report.as_of = shown.head.day.value_or(Date());
    ReportTable& table = report.tables.emplace_back();
    table.name = report.name;
    table.title = report.name;
    for (const QString& line : shown.head.lines)
        table.lines.push_back(utf8_of(line));
    table.columns.push_back(column("序号", 6, ColumnFormat::Count));
    table.columns.back().ordinal = true;
    for (const int at : shown.columns)
        table.columns.push_back(report_column(shown, at));
    std::int64_t number = 0;
    for (const ShownTable::Row& row : shown.rows) {
        ReportRow& line = table.rows.emplace_back();
        line.style = row.group ? RowStyle::Subtotal : RowStyle::Normal;
        line.cells.push_back(row.group ? ReportCell() : ReportCell::of_count(++number));
        for (std::size_t i = 0; i < shown.columns.size(); ++i) {
            ReportColumn& column = table.columns[i + 1];
            QString text = cell_text(row.index.siblingAtColumn(shown.columns[i]));
            column.width = std::max(column.width, characters_of(text) + 1);
            if (column.format == ColumnFormat::Count) {
                if (const auto known = figure(text)) {
                    line.cells.push_back(ReportCell::of_count(*known));
                    continue;
                }
            } else if (i == 0) {
                text.prepend(QStringLiteral("　").repeated(row.level));
            }
            line.cells.push_back(ReportCell::of_text(utf8_of(text)));
        }
    }
    for (ReportColumn& column : table.columns)
        column.width = std::clamp(column.width, narrowest, widest);
    table.lines.push_back("共 " + show_count(number) + " 行");
    return report;
}

} // namespace lx::ui
