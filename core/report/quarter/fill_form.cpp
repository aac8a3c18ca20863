#include "core/report/quarter/fill_form.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/spreadsheet/number_text.h"

namespace lx {

namespace {

constexpr std::int64_t heading_within = 40; ///< rows a heading is looked for in
constexpr std::size_t longest_label = 4;

/// Texts that stand for a figure: no name of a row.
bool stands_for_figure(const std::string& text)
{
    const std::string folded = fold(text);
    return folded.empty() || folded == "-" || folded == "/" || folded == "—" || folded == "–" ||
           folded == "…" || read_plain_number(folded).has_value() || folded.ends_with('%');
}

std::string one_line(const std::string& text)
{
    std::string line;
    for (const char c : text)
        if (c != '\n' && c != '\r')
            line += c;
    return trim(line);
}

} // namespace

bool is_side_note(const std::string& text)
{
    const std::string folded = fold(text);
    for (const char* word : {"注:", "注1", "说明:", "备注:", "填表", "填报", "审核", "制表",
                             "单位:", "联系电话", "负责人", "报送"})
        if (folded.starts_with(word))
            return true;
    return folded.find(':') != std::string::npos;
}

SheetForm::SheetForm(const SheetGrid& grid) : m_grid(grid), m_sheet(grid.sheet)
{
    find_heading();
    read_headings();
    for (std::int64_t row = 0; row < m_begin; ++row)
        for (std::int32_t column = 0; column < m_grid.columns; ++column) {
            const auto found = m_grid.cells.find({row, column});
            if (found != m_grid.cells.end() && found->second.kind == CellKind::Text &&
                !is_side_note(found->second.text))
                m_title += one_line(found->second.text);
        }
}

bool SheetForm::is_text(std::int64_t row, std::int32_t column) const
{
    const auto found = m_grid.cells.find({row, column});
    return found != m_grid.cells.end() && found->second.kind == CellKind::Text &&
           !stands_for_figure(found->second.text);
}

int SheetForm::texts_in(std::int64_t row) const
{
    int texts = 0;
    for (std::int32_t column = 0; column < m_grid.columns; ++column) {
        if (!is_text(row, column))
            continue;
        if (is_side_note(m_grid.cells.at({row, column}).text))
            return 0;
        ++texts;
    }
    return texts;
}

void SheetForm::find_heading()
{
    const std::int64_t rows = std::min(m_grid.rows, heading_within);
    const int least = m_grid.columns <= 3 ? 2 : 3;
    std::int64_t begin = 0;
    while (begin < rows && texts_in(begin) < least)
        ++begin;
    if (begin == rows) {
        m_begin = m_end = 0;
        return;
    }
    // A heading merged from above into this row begins there.
    for (const MergedRange& merge : m_grid.merges)
        if (merge.first_row < begin && merge.last_row >= begin && merge.first_row >= 0 &&
            texts_in(merge.first_row) > 1)
            begin = merge.first_row;
    std::int64_t end = begin + 1;
    // Rows belong to it while merges tie them to it: names that reach down, groups above their
    // parts.
    for (bool grown = true; grown;) {
        grown = false;
        for (const MergedRange& merge : m_grid.merges) {
            if (merge.first_row < begin || merge.first_row >= end)
                continue;
            const bool group = merge.last_column > merge.first_column &&
                               merge.last_row - merge.first_row < heading_within;
            const std::int64_t needs = merge.last_row + 1 + (group ? 1 : 0);
            const bool whole_line =
                merge.first_column == 0 && merge.last_column + 1 >= m_grid.columns;
            if (whole_line || needs <= end)
                continue;
            if (group && texts_in(merge.last_row + 1) == 0)
                continue;
            end = needs;
            grown = true;
        }
    }
    m_begin = begin;
    m_end = end;
}

void SheetForm::read_headings()
{
    m_headings.resize(static_cast<std::size_t>(std::max(m_grid.columns, 0)));
    for (std::int32_t column = 0; column < m_grid.columns; ++column) {
        std::vector<std::string>& path = m_headings[static_cast<std::size_t>(column)];
        const SheetGrid::Shown* above = nullptr;
        for (std::int64_t row = m_begin; row < m_end; ++row) {
            const SheetGrid::Shown* shown = m_grid.at(row, column);
            if (shown == nullptr || shown == above || shown->text.empty())
                continue;
            above = shown;
            path.push_back(one_line(shown->text));
        }
    }
}

std::vector<std::string> SheetForm::heading(std::int32_t column) const
{
    if (column < 0 || column >= static_cast<std::int32_t>(m_headings.size()))
        return {};
    return m_headings[static_cast<std::size_t>(column)];
}

std::vector<std::string> SheetForm::label(std::int64_t row, std::int32_t before) const
{
    std::vector<std::string> label;
    if (row < m_end)
        return label;
    const SheetGrid::Shown* last = nullptr;
    for (std::int32_t column = 0; column < std::min(before, m_grid.columns); ++column) {
        const SheetGrid::Shown* shown = m_grid.at(row, column);
        const bool names = shown != nullptr && shown->kind == CellKind::Text &&
                           !stands_for_figure(shown->text) && !is_side_note(shown->text);
        if (!names) {
            if (!label.empty())
                break;
            continue;
        }
        if (shown == last)
            continue;
        last = shown;
        label.push_back(one_line(shown->text));
        if (label.size() == longest_label)
            break;
    }
    return label;
}

std::int64_t SheetForm::last_row(std::int32_t first, std::int32_t last) const
{
    std::int64_t found = m_end - 1;
    for (auto at = m_grid.cells.lower_bound({m_end, 0}); at != m_grid.cells.end(); ++at) {
        const auto& [place, shown] = *at;
        if (place.first > found + 1)
            break; // a row that is not drawn
        if (shown.kind == CellKind::Text && is_side_note(shown.text))
            break;
        if (place.second >= first && place.second <= last)
            found = place.first;
    }
    // The line that stopped it may have begun with a drawn cell.
    while (found >= m_end) {
        bool note = false;
        for (std::int32_t column = 0; column < m_grid.columns; ++column) {
            const auto cell = m_grid.cells.find({found, column});
            note = note || (cell != m_grid.cells.end() && cell->second.kind == CellKind::Text &&
                            is_side_note(cell->second.text));
        }
        if (!note)
            break;
        --found;
    }
    return found;
}

std::string SheetForm::marks() const
{
    std::string marks = m_sheet + "\n";
    for (const auto& heading : m_headings) {
        for (const std::string& word : heading)
            marks += fold(word) + "/";
        marks += "\t";
    }
    for (const MergedRange& merge : m_grid.merges)
        if (merge.first_row >= m_begin && merge.first_row < m_end)
            marks += std::to_string(merge.first_row - m_begin) + "," +
                     std::to_string(merge.first_column) + "," +
                     std::to_string(merge.last_row - m_begin) + "," +
                     std::to_string(merge.last_column) + ";";
    return marks;
}

} // namespace lx
