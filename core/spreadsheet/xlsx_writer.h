#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/spreadsheet/xlsx_book.h"

namespace lx {

/// How a cell looks. One style sheet for everything this folder writes.
enum class CellLook : std::uint8_t
{
    Plain,
    Text,     ///< number format @: codes stay what was typed
    Whole,    ///< 0
    Money,    ///< #,##0.00
    Date,     ///< yyyy-mm-dd
    DateTime, ///< yyyy-mm-dd hh:mm:ss
    Title,
    Note,            ///< wrapped running text
    Heading,         ///< of exports
    RequiredHeading, ///< of a column that must be filled
    CarriedHeading,  ///< of a column that goes into another ledger
    Sample,          ///< grey, slanted
    SampleText,
    SampleDate,
    Wrong, ///< a cell with an error in it
    WrongText,
    WrongDate,
    WrongDateTime,
    Reason, ///< column 错误
    Count_
};

/// An .xlsx file while it is written, with the one set of looks of everything in this folder. What
/// goes wrong is kept and makes `finish` fail; later calls then do nothing. The file appears under
/// its name only when all of it was written. The same cells give the same bytes.
class XlsxWriter
{
public:
    using Mode = XlsxBook::Mode;

    /// Errors: Io where the folder can't be written to.
    [[nodiscard]] static Result<std::unique_ptr<XlsxWriter>> create(const std::string& path,
                                                                    Mode mode);

    /// Starts a further sheet; the name is cut and cleaned to what Excel allows and made unique.
    int add_sheet(std::string_view name);
    void use_sheet(int sheet);

    /// Text, also one that looks like a formula or a number; one that looks like a formula stays a
    /// text when the cell is entered again. More than 32,767 UTF-16 units do not fit a cell:
    /// callers ask `fits` first.
    void text(std::int64_t row, int column, const std::string& value,
              CellLook look = CellLook::Plain);
    [[nodiscard]] static bool fits(std::string_view value) { return fits_cell(value); }
    void number(std::int64_t row, int column, double value, CellLook look = CellLook::Plain);
    void date(std::int64_t row, int column, Date value, CellLook look = CellLook::Date);
    void boolean(std::int64_t row, int column, bool value, CellLook look = CellLook::Plain);
    void blank(std::int64_t row, int column, CellLook look);
    /// Streaming, only the cells of the first row are filled.
    void merge(std::int64_t first_row, int first_column, std::int64_t last_row, int last_column,
               const std::string& value, CellLook look);
    void comment(std::int64_t row, int column, const std::string& value);
    /// Width in characters; `look` is that of cells nobody wrote to.
    void column(int first, int last, double width, CellLook look = CellLook::Plain);
    void row_height(std::int64_t row, double points);
    void freeze(std::int64_t rows, int columns);
    void autofilter(std::int64_t first_row, int first_column, std::int64_t last_row,
                    int last_column);
    /// Drop-down list with the values of a range ("=选项!$A$1:$A$30") or, where `values` is given,
    /// literal ones.
    void drop_down(std::int64_t first_row, std::int64_t last_row, int column,
                   const std::vector<std::string>& values, const std::string& range);
    void hide_sheet();
    void landscape_to_width();
    void show_first(); ///< the current sheet is the one that opens

    /// Streamed: texts of the current sheet in which something was no character.
    [[nodiscard]] std::int64_t broken_texts() const { return m_sheet->broken_texts(); }
    /// No use in going on: `finish` will say why.
    [[nodiscard]] bool failed() const { return m_book->failed(); }
    /// Closes and puts the file in its place. Errors: Io.
    [[nodiscard]] Result<> finish() { return m_book->finish(); }

    /// Excel's serial day of a date (1900 system).
    [[nodiscard]] static double serial(Date date);

private:
    explicit XlsxWriter(std::unique_ptr<XlsxBook> book) : m_book(std::move(book)) {}
    [[nodiscard]] int style(CellLook look, bool quoted = false);

    std::unique_ptr<XlsxBook> m_book;
    SheetWriter* m_sheet = nullptr; ///< the current one
    std::array<std::array<int, 2>, static_cast<std::size_t>(CellLook::Count_)> m_styles{};
};

} // namespace lx
