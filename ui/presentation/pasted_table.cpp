#include "ui/presentation/pasted_table.h"

#include <algorithm>

#include "core/ledger/heading_match.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

QString quoted(QString cell)
{
    cell.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + cell + QLatin1Char('"');
}

void add_line(QString& csv, const QStringList& cells)
{
    QStringList line;
    for (const QString& cell : cells)
        line << quoted(cell);
    csv += line.join(QLatin1Char(',')) + QStringLiteral("\r\n");
}

} // namespace

std::vector<QStringList> parse_pasted(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    QString cell;
    bool in_quotes = false;
    bool cell_begins = true;
    const auto end_cell = [&] {
        row << cell.trimmed();
        cell.clear();
        cell_begins = true;
    };
    const auto end_row = [&] {
        end_cell();
        if (std::any_of(row.begin(), row.end(), [](const QString& one) { return !one.isEmpty(); }))
            rows.push_back(row);
        row.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (in_quotes) {
            if (c != QLatin1Char('"')) {
                cell += c;
            } else if (i + 1 < text.size() && text[i + 1] == QLatin1Char('"')) {
                cell += c;
                ++i;
            } else {
                in_quotes = false;
            }
        } else if (c == QLatin1Char('"') && cell_begins) {
            in_quotes = true;
            cell_begins = false;
        } else if (c == QLatin1Char('\t')) {
            end_cell();
        } else if (c == QLatin1Char('\n')) {
            end_row();
        } else if (c != QLatin1Char('\r')) {
            cell += c;
            cell_begins = false;
        }
    }
    if (!cell.isEmpty() || !row.isEmpty())
        end_row();
    return rows;
}

bool has_headings(const Catalog& catalog, const LedgerDef& def,
                  const std::vector<QStringList>& rows)
{
    if (rows.empty())
        return false;
    std::vector<std::string> cells;
    std::size_t filled = 0;
    for (const QString& cell : rows.front()) {
        cells.push_back(utf8_of(cell));
        filled += cell.isEmpty() ? 0 : 1;
    }
    const HeadingReport report = HeadingMatcher(catalog, def).match_all(cells);
    return report.found > 0 && 2 * report.found >= filled;
}

QByteArray pasted_csv(const LedgerDef& def, const std::vector<QStringList>& rows, bool headings,
                      const std::vector<int>& fields)
{
    QString csv;
    if (!headings) {
        QStringList names;
        for (const int field : fields)
            names << qt(heading(def.fields[static_cast<std::size_t>(field)]));
        add_line(csv, names);
    }
    for (const QStringList& row : rows)
        add_line(csv, row);
    // The mark tells the reader that the rest is UTF-8.
    return QByteArrayLiteral("\xEF\xBB\xBF") + csv.toUtf8();
}

} // namespace lx::ui
