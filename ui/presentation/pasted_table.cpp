#include "ui/presentation/pasted_table.h"

#include <optional>
#include <utility>

#include "core/base/progress.h"
#include "core/spreadsheet/error_signs.h"
#include "core/spreadsheet/formula_guard.h"
#include "core/spreadsheet/html_tables.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr QChar quote = QLatin1Char('"');
constexpr std::int64_t most_cells = 5'000'000;

bool ends_cell(const QString& text, qsizetype at)
{
    return at >= text.size() || text[at] == QLatin1Char('\t') || text[at] == QLatin1Char('\n') ||
           (text[at] == QLatin1Char('\r') &&
            (at + 1 >= text.size() || text[at + 1] == QLatin1Char('\n')));
}

/// Content of the quoted cell that begins at `at`, which is left behind it; nothing where the
/// quotation mark has no partner that ends the cell.
std::optional<QString> quoted_cell(const QString& text, qsizetype& at)
{
    QString cell;
    for (qsizetype i = at + 1; i < text.size(); ++i) {
        if (text[i] != quote) {
            cell += text[i];
        } else if (i + 1 < text.size() && text[i + 1] == quote) {
            cell += quote;
            ++i;
        } else if (ends_cell(text, i + 1)) {
            at = i + 1;
            return cell.remove(QLatin1Char('\r'));
        } else {
            break;
        }
    }
    return std::nullopt;
}

PasteText cell_of(std::string_view text)
{
    return {std::string(without_guard(text)), is_error_sign(text)};
}

/// Nothing where there is no table in it.
std::optional<PasteBlock> read_html(const QString& html)
{
    if (!html.contains(QLatin1String("<table"), Qt::CaseInsensitive))
        return std::nullopt;
    ReadLimits limits;
    limits.cells = most_cells;
    const auto workbook = open_html(utf8_of(html), {}, limits);
    if (!workbook)
        return std::nullopt;
    PasteBlock block;
    NoProgress quiet;
    const auto read = (*workbook)->read(
        0,
        [&](const SheetRow& row) {
            block.rows.resize(static_cast<std::size_t>(row.row) + 1);
            for (const Cell& cell : *row.cells) {
                auto& cells = block.rows.back();
                cells.resize(static_cast<std::size_t>(cell.column) + 1);
                cells.back() = cell_of(cell.text);
            }
            return true;
        },
        quiet);
    if (!read || block.rows.empty())
        return std::nullopt;
    return block;
}

} // namespace

std::vector<QStringList> parse_pasted(const QString& text)
{
    std::vector<QStringList> rows;
    QStringList row;
    for (qsizetype at = 0; at < text.size();) {
        QString cell;
        std::optional<QString> quoted;
        if (text[at] == quote)
            quoted = quoted_cell(text, at);
        if (quoted) {
            cell = *quoted;
        } else {
            const qsizetype begin = at;
            while (!ends_cell(text, at))
                ++at;
            cell = text.mid(begin, at - begin);
        }
        row << cell.trimmed();
        const bool goes_on = at < text.size() && text[at] == QLatin1Char('\t');
        if (goes_on && at + 1 == text.size())
            row << QString(); // a blank cell is the last of all
        if (!goes_on && at < text.size() && text[at] == QLatin1Char('\r'))
            ++at;
        ++at;
        if (!goes_on)
            rows.push_back(std::exchange(row, {}));
    }
    if (!row.isEmpty())
        rows.push_back(row);
    while (!rows.empty() && rows.back().join(QString()).isEmpty())
        rows.pop_back();
    return rows;
}

PasteBlock read_pasted(const PastedContent& content)
{
    if (auto block = read_html(content.html))
        return std::move(*block);
    PasteBlock block;
    for (const QStringList& row : parse_pasted(content.text)) {
        auto& cells = block.rows.emplace_back();
        for (const QString& cell : row)
            cells.push_back(cell_of(utf8_of(cell)));
    }
    return block;
}

} // namespace lx::ui
