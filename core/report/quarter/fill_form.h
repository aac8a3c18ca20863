#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/spreadsheet/workbook_patch.h"

namespace lx {

/// A sheet of the upper level's workbook as a form: where its heading stands, what is written above
/// each column and before each row.
class SheetForm
{
public:
    explicit SheetForm(const SheetGrid& grid);

    [[nodiscard]] const std::string& sheet() const { return m_sheet; }
    /// Rows of the heading, from 0, the last one excluded; the same where none was found.
    [[nodiscard]] std::int64_t heading_begin() const { return m_begin; }
    [[nodiscard]] std::int64_t heading_end() const { return m_end; }
    /// By column, from the top: "其中", "100人以上". Empty paths for columns without a heading.
    [[nodiscard]] const std::vector<std::vector<std::string>>& headings() const
    {
        return m_headings;
    }
    [[nodiscard]] std::vector<std::string> heading(std::int32_t column) const;
    /// What stands before the columns of figures of a row, from the left; numbers (序号) are left
    /// out. `before`: only left of this column.
    [[nodiscard]] std::vector<std::string> label(std::int64_t row, std::int32_t before) const;
    /// What stands above the heading, joined.
    [[nodiscard]] const std::string& title() const { return m_title; }
    /// The last row that is drawn (from 0) below the heading in these columns, before a line of
    /// signatures or notes; heading_end() - 1 where there is none.
    [[nodiscard]] std::int64_t last_row(std::int32_t first, std::int32_t last) const;
    [[nodiscard]] const SheetGrid& grid() const { return m_grid; }
    /// What tells this form from another: sheet, headings and merges of the heading.
    [[nodiscard]] std::string marks() const;

private:
    void find_heading();
    void read_headings();
    [[nodiscard]] bool is_text(std::int64_t row, std::int32_t column) const;
    [[nodiscard]] int texts_in(std::int64_t row) const;

    SheetGrid m_grid;
    std::string m_sheet;
    std::string m_title;
    std::int64_t m_begin = 0;
    std::int64_t m_end = 0;
    std::vector<std::vector<std::string>> m_headings;
};

/// A line of signatures, of units or a note: nothing that names a row or column.
[[nodiscard]] bool is_side_note(const std::string& text);

} // namespace lx
