#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/spreadsheet/sheet_chart.h"
#include "core/spreadsheet/xlsx_comments.h"
#include "core/spreadsheet/zip_writer.h"

namespace lx {

/// Texts of a workbook that stand in cells, each once.
class SharedTexts
{
public:
    [[nodiscard]] std::size_t number(const std::string& text);
    [[nodiscard]] std::size_t count() const { return m_in_order.size(); }
    void write(ZipWriter& zip) const;

private:
    std::unordered_map<std::string, std::size_t> m_numbers;
    std::vector<const std::string*> m_in_order;
    std::size_t m_uses = 0;
};

/// How a sheet is printed.
struct SheetPaper
{
    bool landscape = false;
    bool fit_to_width = false;
    bool centered = false;
    std::string footer{};
    bool narrow_margins = false;
    bool a3 = false;          ///< otherwise A4
    int scale = 0;            ///< per cent; 0 = full size, or what fit_to_width makes of it
    bool own_numbers = false; ///< its first page is page 1 wherever the sheet stands
    std::vector<std::int64_t> row_breaks{}; ///< rows a page begins with, besides the first
    std::vector<int> column_breaks{};       ///< columns likewise
};
/// Excel takes no more breaks between rows (or columns) of a sheet.
inline constexpr std::size_t most_sheet_breaks = 1'000;

/// A choice of values offered in cells of a column.
struct SheetChoice
{
    std::int64_t first_row = 0;
    std::int64_t last_row = 0;
    int column = 0;
    std::string formula{}; ///< "\"是,否\"" or "选项!$A$1:$A$30"
    std::string title{};   ///< of what is said of another value
    std::string message{};
};

/// One worksheet as SpreadsheetML. Rows and columns count from 0. Buffered, cells may come in any
/// order and their texts are shared; streamed, rows come in ascending order and each is written
/// before the next one begins, its texts in its own cells.
class SheetWriter
{
public:
    /// Buffered.
    SheetWriter(std::string name, SharedTexts& texts);
    /// Streamed into `zip`, where its part has begun.
    SheetWriter(std::string name, ZipWriter& zip);

    [[nodiscard]] const std::string& name() const { return m_name; }

    /// More than 32,767 UTF-16 units do not fit a cell. False where it was not written.
    bool text(std::int64_t row, int column, const std::string& value, int style);
    bool number(std::int64_t row, int column, double value, int style);
    bool boolean(std::int64_t row, int column, bool value, int style);
    bool blank(std::int64_t row, int column, int style);
    /// `formula` without "=", `value` what it comes to.
    bool formula(std::int64_t row, int column, std::string_view formula, double value, int style);
    /// The text stands in the first cell.
    bool merge(std::int64_t first_row, int first_column, std::int64_t last_row, int last_column,
               const std::string& value, int style);

    void comment(std::int64_t row, int column, const std::string& value);
    /// Over cells of this sheet, which are written besides.
    void chart(SheetChart chart) { m_charts.push_back(std::move(chart)); }
    void choice(SheetChoice choice) { m_choices.push_back(std::move(choice)); }
    /// Streamed: before the first cell, as freeze, paper, hidden and active.
    void column(int first, int last, double width, int style);
    void row_height(std::int64_t row, double points);
    void freeze(std::int64_t rows, int columns);
    void paper(const SheetPaper& paper) { m_paper = paper; }
    void hide() { m_hidden = true; }
    /// The sheet that opens.
    void activate(bool active) { m_active = active; }
    void autofilter(std::int64_t first_row, int first_column, std::int64_t last_row,
                    int last_column);
    /// Rows that stand on each printed page.
    void repeat_rows(std::int64_t first, std::int64_t last) { m_repeated = {first, last}; }
    /// The first columns stand on each printed page.
    void repeat_columns(int count) { m_repeated_columns = count; }

    [[nodiscard]] bool hidden() const { return m_hidden; }
    [[nodiscard]] bool active() const { return m_active; }
    /// Streamed: texts in which something was no character and became U+FFFD.
    [[nodiscard]] std::int64_t broken_texts() const { return m_broken; }
    [[nodiscard]] const SheetComments& comments() const { return m_comments; }
    [[nodiscard]] const std::vector<SheetChart>& charts() const { return m_charts; }
    [[nodiscard]] const std::string& filter_range() const { return m_filter; }
    [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> repeated_rows() const
    {
        return m_repeated;
    }
    [[nodiscard]] int repeated_columns() const { return m_repeated_columns; }

    /// Streamed: writes what is left of the sheet. Buffered: the whole into `zip`, where its part
    /// has begun.
    void finish(ZipWriter& zip);

private:
    struct Cell
    {
        int column = 0;
        std::size_t from = 0; ///< in Row::xml
        std::size_t size = 0;
    };
    struct Row
    {
        double height = 0; ///< points; 0 = as high as it needs
        std::string xml;
        std::vector<Cell> cells; ///< in the order they came
    };
    struct Column
    {
        double width = 0;
        int style = 0;
    };

    /// The row to write a cell to; nullptr where the place is beyond a sheet.
    Row* row_at(std::int64_t row, int column);
    void begin_cell(Row& row, std::int64_t number, int column, int style, std::string_view type);
    void end_cell(Row& row, std::string_view end);
    void write_row(std::int64_t number, const Row& row);
    void write_head();
    void write_tail();
    void flush();

    std::string m_name;
    SharedTexts* m_texts = nullptr; ///< buffered
    ZipWriter* m_zip = nullptr;
    std::map<std::int64_t, Row> m_rows; ///< streamed: the last one alone
    std::string m_out;
    bool m_head_written = false;
    std::map<int, Column> m_columns;
    std::int64_t m_frozen_rows = 0;
    int m_frozen_columns = 0;
    SheetPaper m_paper;
    bool m_hidden = false;
    bool m_active = false;
    std::int64_t m_broken = 0;
    std::string m_filter;
    std::vector<std::string> m_merges;
    std::vector<SheetChoice> m_choices;
    SheetComments m_comments;
    std::vector<SheetChart> m_charts;
    std::optional<std::pair<std::int64_t, std::int64_t>> m_repeated;
    int m_repeated_columns = 0;
};

/// What a sheet of Excel holds.
inline constexpr std::int64_t sheet_rows = 1'048'576;
inline constexpr int sheet_columns = 16'384;

/// UTF-16 units of a text, by which Excel counts.
[[nodiscard]] std::size_t utf16_units(std::string_view text);
/// The longest text of a cell.
inline constexpr std::size_t most_cell_units = 32'767;
[[nodiscard]] bool fits_cell(std::string_view text);

/// "B12"; with `fixed` "$B$12".
[[nodiscard]] std::string place_of(std::int64_t row, int column, bool fixed = false);

} // namespace lx
