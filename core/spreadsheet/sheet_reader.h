#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace lx {

/// What a cell of a spreadsheet holds, as the file says it.
enum class CellKind : std::uint8_t
{
    Empty,
    Text,   ///< also a number whose format shows more than its digits: 000124, 35%, 2023.10
    Number, ///< `number` is the value, `text` the digits as the file has them ("raw")
    Date,   ///< a number shown with a date format, or an ISO date; `text` is "YYYY-MM-DD",
            ///< "YYYY-MM-DDTHH:MM:SS" or, for a time without a day, "HH:MM:SS"; `number` the serial
            ///< number where the file has one, else 0
    Bool,   ///< `number` 0 or 1, `text` "TRUE" or "FALSE"
    Error,  ///< #N/A and its like; `text` is the sign
    Unsolved, ///< a formula whose result is not in the file; no text
};

/// One cell of a row. `text` lives only during the call it was handed to.
struct Cell
{
    std::int32_t column = 0; ///< from 0
    CellKind kind = CellKind::Empty;
    double number = 0;
    std::string_view text;
};

/// One row; only cells that hold something (no blanks, no empty text; an unsolved formula is
/// something), in ascending column. Rows
/// without such a cell are not handed out. Rows ascend, unless the file is odd (there is a note).
struct SheetRow
{
    std::int64_t row = 0; ///< from 0
    bool hidden = false;
    const std::vector<Cell>* cells = nullptr;
};

/// A merged range, all bounds inclusive, from 0.
struct MergedRange
{
    std::int32_t first_row = 0;
    std::int32_t first_column = 0;
    std::int32_t last_row = 0;
    std::int32_t last_column = 0;
};

enum class SheetVisibility : std::uint8_t
{
    Visible,
    Hidden,
    VeryHidden
};

struct SheetInfo
{
    std::string name;
    SheetVisibility visibility = SheetVisibility::Visible;
};

/// Limits a reader keeps however the file lies about itself.
struct ReadLimits
{
    std::int64_t inflated_bytes = std::int64_t{4} << 30; ///< of all parts read
    std::int64_t text_bytes = std::int64_t{1} << 30;     ///< of shared strings kept in memory
    double inflation_ratio = 400.0; ///< of one part once it has passed 16 MiB inflated
    std::int64_t cells = 200'000'000;
    std::int32_t rows = 1'048'576;
    std::int32_t columns = 16'384;
};

/// Facts known only after a sheet was read through.
struct SheetFacts
{
    std::vector<MergedRange> merges;
    std::vector<std::int32_t> hidden_columns; ///< from 0, ascending
    std::int64_t rows = 0;                    ///< rows handed out
    std::int64_t hidden_rows = 0;             ///< of the rows handed out
    std::vector<std::string> notes;           ///< Chinese sentences: what was odd but could be read
};

/// Gets each row; returning false stops the reading without an error (the facts are then those
/// known so far).
using RowSink = std::function<bool(const SheetRow&)>;

/// A spreadsheet file opened for reading: one interface for .xlsx, .ods, .xls/.et, .csv, and
/// tables in HTML and XML-2003. Sheets are streamed, so that memory does not grow with their rows;
/// only the last two are held in memory.
class Workbook
{
public:
    virtual ~Workbook() = default;
    [[nodiscard]] virtual const std::vector<SheetInfo>& sheets() const = 0;
    /// "xlsx", "ods", "xls", "csv", "html" or "xml".
    [[nodiscard]] virtual std::string_view format() const = 0;
    /// What may keep its text from being understood: a Chinese sentence; "" = nothing.
    [[nodiscard]] virtual std::string hindrance() const { return {}; }
    /// Streams the rows of sheet `index`. Errors: BadInput (damaged, too large), Cancelled, Io.
    [[nodiscard]] virtual Result<SheetFacts> read(std::size_t index, const RowSink& sink,
                                                  Progress& progress) = 0;
    /// The merged ranges alone, where the format lets them be had without reading all rows into the
    /// sink; headings need them before the data. The default reads the sheet through.
    [[nodiscard]] virtual Result<std::vector<MergedRange>> merges(std::size_t index,
                                                                  Progress& progress);
};

/// Opens a file by its content, not its ending. Errors are BadInput with a Chinese sentence
/// (encrypted: "有密码…"; .xlsb: how to save it; empty; not a spreadsheet) or Io.
[[nodiscard]] Result<std::unique_ptr<Workbook>> open_workbook(const std::string& path,
                                                              const ReadLimits& limits = {});

} // namespace lx
