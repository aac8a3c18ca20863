#include "core/edit/paste_layout.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/ledger/heading_match.h"

namespace lx {

namespace {

HeadingReport match_headings(const Catalog& catalog, const LedgerDef& def, const PasteBlock& block)
{
    std::vector<std::string> headings;
    for (const PasteText& cell : block.rows.front())
        headings.push_back(cell.text);
    return HeadingMatcher(catalog, def).match_all(headings);
}

bool is_blank_row(const std::vector<PasteText>& row)
{
    return std::all_of(row.begin(), row.end(),
                       [](const PasteText& cell) { return trimmed(cell.text).empty(); });
}

} // namespace

PasteLayout lay_out_cells(const PasteBlock& block, const PasteSpot& spot)
{
    PasteLayout layout;
    const std::size_t height = block.rows.size();
    const std::size_t width = block.width();
    const std::size_t first = width >= spot.fields.size() ? 0 : spot.column;
    for (std::size_t column = 0; column < width; ++column) {
        if (first + column < spot.fields.size())
            layout.columns.push_back({spot.fields[first + column], column});
        else
            layout.left_out.push_back("第 " + std::to_string(column + 1) + " 列");
    }
    if (height == 0)
        return layout;
    const std::size_t count = spot.chosen.size();
    if (!spot.new_rows && count > 1 && count % height == 0) {
        for (std::size_t i = 0; i < count; ++i)
            layout.lines.push_back({spot.shown[spot.chosen[i]], i % height});
        return layout;
    }
    const std::size_t top =
        spot.new_rows || spot.chosen.empty() ? spot.shown.size() : spot.chosen.front();
    for (std::size_t row = 0; row < height; ++row) {
        const bool is_new = top + row >= spot.shown.size();
        if (!is_new || !is_blank_row(block.rows[row]))
            layout.lines.push_back({is_new ? 0 : spot.shown[top + row], row});
    }
    return layout;
}

bool has_headings(const Catalog& catalog, const LedgerDef& def, const PasteBlock& block)
{
    if (block.rows.size() < 2)
        return false;
    const auto& first = block.rows.front();
    const auto filled = std::count_if(first.begin(), first.end(), [](const PasteText& cell) {
        return !trimmed(cell.text).empty();
    });
    const HeadingReport report = match_headings(catalog, def, block);
    // A word may be a value here and a heading elsewhere (党员, 好): one alone says nothing unless
    // it is what rows are known by.
    const bool keyed =
        std::any_of(report.columns.begin(), report.columns.end(), [&](const HeadingMatch& match) {
            return match.found() && match.ledger == &def &&
                   def.fields[static_cast<std::size_t>(match.field)].in_key;
        });
    return (report.found > 1 || keyed) && 2 * report.found >= static_cast<std::size_t>(filled);
}

PasteLayout lay_out_list(const Catalog& catalog, const LedgerDef& def, const PasteBlock& block)
{
    PasteLayout layout;
    const HeadingReport report = match_headings(catalog, def, block);
    for (std::size_t column = 0; column < report.columns.size(); ++column) {
        const HeadingMatch& match = report.columns[column];
        const std::string heading = trim(block.rows.front()[column].text);
        if (match.ignored || (!match.found() && heading.empty()))
            continue;
        if (!match.found()) {
            layout.left_out.push_back("“" + heading + "”");
            continue;
        }
        const int field = match.ledger == &def ? match.field : -1;
        const auto same = std::find_if(
            layout.columns.begin(), layout.columns.end(),
            [&](const PasteColumn& other) { return field >= 0 && other.field == field; });
        if (same == layout.columns.end())
            layout.columns.push_back({field, column, {}, match.money_factor, heading});
        else if (match.fallback)
            same->second = column;
        else // the better heading of the two comes later
            *same = {field, column, same->source, match.money_factor, heading};
    }
    for (std::size_t row = 1; row < block.rows.size(); ++row)
        if (!is_blank_row(block.rows[row]))
            layout.lines.push_back({0, row});
    return layout;
}

} // namespace lx
