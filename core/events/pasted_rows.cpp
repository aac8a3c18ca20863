#include "core/events/pasted_rows.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonValue>

#include "core/base/text.h"
#include "core/ledger/masked_entry.h"
#include "core/ledger/text_cleaning.h"

namespace lx {

namespace {

constexpr std::size_t most_rows = 1'000; ///< so many can still be looked at

bool blank(const PasteText& cell)
{
    return trimmed(cell.text).empty();
}

/// The column whose rows are told apart by it.
int key_column(const EventField& table)
{
    return table.filled_by.empty() ? 0 : index_in(table.columns, table.filled_by);
}

/// By headings where the first row has such; the lines then are new ones.
std::optional<PasteLayout> by_headings(const Catalog& catalog, const EventField& table,
                                       const PasteBlock& block)
{
    if (block.rows.size() < 2)
        return std::nullopt;
    const auto& first = block.rows.front();
    std::vector<std::string> names;
    for (const PasteText& cell : first)
        names.push_back(trim(cell.text));
    const std::vector<int> columns = named_fields(catalog, table.columns, names);
    const auto filled =
        first.size() - static_cast<std::size_t>(std::count_if(first.begin(), first.end(), blank));
    PasteLayout layout;
    bool keyed = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool there =
            std::any_of(layout.columns.begin(), layout.columns.end(),
                        [&](const PasteColumn& other) { return other.field == columns[i]; });
        if (columns[i] >= 0 && !there)
            layout.columns.push_back({columns[i], i});
        else if (!names[i].empty())
            layout.left_out.push_back("“" + names[i] + "”");
        keyed = keyed || columns[i] == key_column(table);
    }
    // A word may be a value here and a heading there: one alone says nothing but of the key.
    if (2 * layout.columns.size() < filled || (layout.columns.size() < 2 && !keyed))
        return std::nullopt;
    for (std::size_t row = 1; row < block.rows.size(); ++row)
        if (!std::all_of(block.rows[row].begin(), block.rows[row].end(), blank))
            layout.lines.push_back({0, row});
    return layout;
}

} // namespace

Result<PastedEventRows> read_pasted_rows(Database& database, const Catalog& catalog,
                                         const EventDef& def, const std::string& table,
                                         const PasteBlock& block, const PasteSpot& spot)
{
    const auto at = static_cast<std::size_t>(def.index_of(table));
    const EventField& field = def.fields[at];
    const auto headed = by_headings(catalog, field, block);
    const PasteLayout layout = headed ? *headed : lay_out_cells(block, spot);
    if (layout.lines.size() > most_rows)
        return fail(ErrorKind::Refused,
                    "一次最多粘贴 " + std::to_string(most_rows) + " 行，剪贴板上有 " +
                        std::to_string(layout.lines.size()) + " 行，请分几次粘贴。");
    PastedEventRows pasted;
    pasted.left_out = layout.left_out;
    QJsonArray rows;
    for (const PasteLine& line : layout.lines) {
        PastedEventRow& row = pasted.rows.emplace_back();
        row.id = line.id;
        QJsonObject json;
        for (const PasteColumn& column : layout.columns) {
            const auto& cells = block.rows[line.source];
            if (column.source >= cells.size() || blank(cells[column.source]))
                continue;
            const PasteText& came = cells[column.source];
            const EventField& of = field.columns[static_cast<std::size_t>(column.field)];
            const std::string text = trim(came.text);
            if (is_masked_entry(of.field, text))
                continue;
            PastedEventCell& cell = row.cells.emplace_back();
            cell.column = column.field;
            cell.text = text;
            if (came.error_sign)
                cell.problem = "“" + text + "”是原表的出错标记，不是内容；请在原表改好后再粘贴。";
            else
                json.insert(QString::fromStdString(of.key),
                            text == clear_word ? QJsonValue() : QString::fromStdString(text));
        }
        rows.append(json);
    }
    LX_ASSIGN(EventAnswers answers,
              read_answers(database, catalog, def,
                           QJsonObject{{QString::fromStdString(field.key), rows}}));
    for (std::size_t i = 0; i < pasted.rows.size(); ++i)
        for (PastedEventCell& cell : pasted.rows[i].cells)
            cell.value = answers.fields[at].rows[i][static_cast<std::size_t>(cell.column)].value;
    for (const EventIssue& issue : answers.refused)
        for (PastedEventCell& cell : pasted.rows[static_cast<std::size_t>(issue.place.row)].cells)
            if (cell.column == index_in(field.columns, issue.place.column))
                cell.problem = issue.message;
    if (headed)
        for (PastedEventRow& row : pasted.rows)
            for (const PastedEventCell& cell : row.cells)
                if (cell.column == key_column(field) && !is_empty(cell.value)) {
                    row.known_by = cell.column;
                    row.known = cell.value;
                }
    return pasted;
}

} // namespace lx
