#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/fresh_file.h"
#include "core/base/result.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

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

/// An .xlsx file while it is written, over libxlsxwriter. Every return code is looked at: the first
/// bad one is kept and makes `finish` fail; later calls then do nothing. The file appears under its
/// name only when all of it was written; before that it is a temporary one beside it, which is gone
/// if `finish` was not reached. The same cells give the same bytes (fixed created date).
class XlsxWriter
{
public:
    enum class Mode
    {
        Streaming, ///< rows in ascending order, memory of one row; merged headings over two rows
                   ///< are lost
        InMemory,
    };

    /// Errors: Io where the folder can't be written to.
    [[nodiscard]] static Result<std::unique_ptr<XlsxWriter>> create(const std::string& path,
                                                                    Mode mode);
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    /// Starts a further sheet; the name is cut and cleaned to what Excel allows and made unique.
    int add_sheet(std::string_view name);
    void use_sheet(int sheet);

    /// Text, also one that looks like a formula or a number. More than 32,767 UTF-16 units do not
    /// fit a cell: callers ask `fits` first.
    void text(std::int64_t row, int column, const std::string& value,
              CellLook look = CellLook::Plain);
    [[nodiscard]] static bool fits(std::string_view value);
    void number(std::int64_t row, int column, double value, CellLook look = CellLook::Plain);
    void date(std::int64_t row, int column, Date value, CellLook look = CellLook::Date);
    void boolean(std::int64_t row, int column, bool value, CellLook look = CellLook::Plain);
    void blank(std::int64_t row, int column, CellLook look);
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

    /// Closes and puts the file in its place. Errors: Io.
    [[nodiscard]] Result<> finish();

    /// Excel's serial day of a date (1900 system).
    [[nodiscard]] static double serial(Date date);

private:
    XlsxWriter(FreshFile file, lxw_workbook* workbook);
    void check(int code);
    lxw_format* format(CellLook look);

    FreshFile m_file;
    lxw_workbook* m_workbook = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    std::vector<lxw_worksheet*> m_sheets;
    std::vector<std::string> m_folded_names;
    std::array<lxw_format*, static_cast<std::size_t>(CellLook::Count_)> m_formats{};
    int m_first_error = 0;
};

} // namespace lx
