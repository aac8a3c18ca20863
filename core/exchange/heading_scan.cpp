#include "core/exchange/heading_scan.h"

#include <algorithm>
#include <tuple>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr int first_cells = 6; ///< of a row: none of them a heading, so the row is none

} // namespace

bool HeadingScan::may_begin(const std::vector<Cell>& cells) const
{
    int asked = 0;
    bool known = false;
    for (const Cell& cell : cells) {
        if (asked == first_cells || known)
            break;
        if (cell.kind != CellKind::Text || cell.text.size() > longest_heading)
            continue;
        ++asked;
        known = m_index.may_be_written(cell.text) && m_index.is_written(fold(cell.text));
    }
    if (!known)
        return false;
    int texts = 0;
    int hits = 0;
    for (const Cell& cell : cells) {
        const std::string_view text = trimmed(cell.text);
        if (text.empty())
            continue;
        if (cell.kind != CellKind::Text || text.size() > longest_heading)
            return false;
        ++texts;
        hits += m_index.match(text).has_value() || m_index.is_furniture(text) ? 1 : 0;
    }
    return hits >= 2 && hits * 2 >= texts;
}

std::optional<FoundTable> HeadingScan::block(const std::vector<HeadRow>& rows,
                                             const std::vector<MergedRange>& merges,
                                             const SavedMapping* mapping) const
{
    auto found = find_table(rows, merges, m_index, mapping, TableSearch::Headings);
    if (!found || found->first_heading != rows.front().row)
        return std::nullopt;
    return found;
}

bool HeadingScan::repeats(const FoundTable& table, const FoundTable& block)
{
    const auto fields_of = [](const FoundTable& from) {
        std::vector<std::tuple<int, FieldTarget, std::int64_t>> fields;
        for (const TableColumn& column : from.columns) {
            if (column.target)
                fields.emplace_back(column.column, *column.target, column.money_factor);
        }
        return fields;
    };
    return fields_of(table) == fields_of(block);
}

} // namespace lx
