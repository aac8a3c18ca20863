#include "ui/presentation/table_text.h"

#include "core/rows/list_columns.h"
#include "core/spreadsheet/formula_guard.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

QString in_quotes(QString text)
{
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

/// A cell of a tab-separated line: a tab would start another cell, a line break stands in quotation
/// marks, what looks like a formula would be one where it is pasted.
QString plain_cell(QString text, bool figure)
{
    if (!figure && looks_like_formula(utf8_of(text)))
        text.prepend(QLatin1Char('\''));
    text.replace(QLatin1Char('\t'), QLatin1Char(' '));
    return text.contains(QLatin1Char('\n')) ? in_quotes(text) : text;
}

/// A line break of the cell, not of the table.
QString html_cell(const QString& text)
{
    return text.toHtmlEscaped().replace(
        QLatin1Char('\n'), QStringLiteral("<br style=\"mso-data-placement:same-cell\">"));
}

} // namespace

QString exact_cell(QString text)
{
    if (looks_like_formula(utf8_of(text)))
        text.prepend(QLatin1Char('\''));
    const bool quote = text.contains(QLatin1Char('\t')) || text.contains(QLatin1Char('\n')) ||
                       text.contains(QLatin1Char('\r')) || text.contains(QLatin1Char('"'));
    return quote ? in_quotes(text) : text;
}

TableText table_text(const std::vector<std::vector<CellText>>& lines)
{
    TableText out;
    out.html = QStringLiteral("<html><head><meta charset=\"utf-8\"></head><body><table>");
    for (const std::vector<CellText>& line : lines) {
        QStringList cells;
        out.html += QStringLiteral("<tr>");
        for (const CellText& cell : line) {
            cells << plain_cell(cell.text, cell.figure);
            out.html +=
                (cell.figure ? QStringLiteral("<td>%1</td>")
                             : QStringLiteral("<td style=\"mso-number-format:'\\@'\">%1</td>"))
                    .arg(html_cell(cell.text));
        }
        out.html += QStringLiteral("</tr>");
        out.plain += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    out.html += QStringLiteral("</table></body></html>");
    return out;
}

TableText table_text(const std::vector<FilterSubject>& columns, const std::vector<ShownRow>& rows,
                     const std::vector<int>& shown, bool headings)
{
    std::vector<std::vector<CellText>> lines;
    lines.reserve(rows.size() + 1);
    if (headings) {
        for (std::vector<CellText>& line = lines.emplace_back(); const int position : shown)
            line.push_back(
                {qt(column_heading(columns[static_cast<std::size_t>(position)])), false});
    }
    for (const ShownRow& row : rows) {
        std::vector<CellText>& line = lines.emplace_back();
        for (const int position : shown) {
            const FieldDef& field = columns[static_cast<std::size_t>(position)].field;
            line.push_back({row.texts[static_cast<std::size_t>(position)],
                            is_figure(field) || field.type == FieldType::Real ||
                                field.type == FieldType::Date});
        }
    }
    return table_text(lines);
}

std::unique_ptr<QMimeData> clipboard_data(const TableText& text)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(text.plain);
    data->setHtml(text.html);
    return data;
}

QString exact_table(const LedgerDef& def, const std::vector<ShownRow>& rows,
                    const std::vector<int>& fields, bool headings)
{
    QString out;
    const auto add_line = [&out](const QStringList& cells) {
        out += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    if (headings) {
        QStringList cells;
        for (const int position : fields)
            cells << exact_cell(qt(heading(def.fields[static_cast<std::size_t>(position)])));
        add_line(cells);
    }
    for (const ShownRow& row : rows) {
        QStringList cells;
        for (const int position : fields)
            cells << (position < 0 ? QString()
                                   : exact_cell(row.texts[static_cast<std::size_t>(position)]));
        add_line(cells);
    }
    return out;
}

} // namespace lx::ui
