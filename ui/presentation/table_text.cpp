#include "ui/presentation/table_text.h"

#include "core/spreadsheet/formula_guard.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

/// A cell of a tab-separated line: line breaks and tabs would start another cell, what looks like a
/// formula would be one where it is pasted.
QString plain_cell(QString text, bool figure)
{
    if (!figure && looks_like_formula(utf8_of(text)))
        text.prepend(QLatin1Char('\''));
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '))
        .replace(QLatin1Char('\n'), QLatin1Char(' '));
}

} // namespace

QString exact_cell(QString text)
{
    if (looks_like_formula(utf8_of(text)))
        text.prepend(QLatin1Char('\''));
    const bool quote = text.contains(QLatin1Char('\t')) || text.contains(QLatin1Char('\n')) ||
                       text.contains(QLatin1Char('\r')) || text.contains(QLatin1Char('"'));
    if (!quote)
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

TableText table_text(const LedgerDef& def, const std::vector<ShownRow>& rows,
                     const std::vector<int>& fields, bool headings)
{
    TableText out;
    out.html = QStringLiteral("<html><head><meta charset=\"utf-8\"></head><body><table>");
    const auto field_at = [&](int position) -> const FieldDef& {
        return def.fields[static_cast<std::size_t>(position)];
    };
    if (headings) {
        QStringList cells;
        out.html += QStringLiteral("<tr>");
        for (const int position : fields) {
            const QString text = qt(heading(field_at(position)));
            cells << text;
            out.html += QStringLiteral("<th>%1</th>").arg(text.toHtmlEscaped());
        }
        out.html += QStringLiteral("</tr>");
        out.plain += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    for (const ShownRow& row : rows) {
        QStringList cells;
        out.html += QStringLiteral("<tr>");
        for (const int position : fields) {
            const QString& text = row.texts[static_cast<std::size_t>(position)];
            const bool figure = is_figure(field_at(position)) ||
                                field_at(position).type == FieldType::Real ||
                                field_at(position).type == FieldType::Date;
            cells << plain_cell(text, figure);
            out.html += (figure ? QStringLiteral("<td>%1</td>")
                                : QStringLiteral("<td style=\"mso-number-format:'\\@'\">%1</td>"))
                            .arg(text.toHtmlEscaped());
        }
        out.html += QStringLiteral("</tr>");
        out.plain += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    out.html += QStringLiteral("</table></body></html>");
    return out;
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
            cells << exact_cell(row.texts[static_cast<std::size_t>(position)]);
        add_line(cells);
    }
    return out;
}

} // namespace lx::ui
