#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/spreadsheet/number_format.h"
#include "core/spreadsheet/serial_date.h"
#include "core/spreadsheet/xlsx_strings.h"

namespace lx {

/// What a cell of somebody else's workbook is to hold. How a share or a day is written is the
/// cell's own affair: its format says.
struct PatchValue
{
    enum class Kind : std::uint8_t
    {
        Blank,
        Number,
        Share, ///< `number` 0…1: 0.853 in a cell that shows per cent, 85.3 in any other
        Text,
        Day ///< a serial number in a cell that shows dates, else the text 2025-09-30
    };
    Kind kind = Kind::Blank;
    double number = 0;
    std::string text{};
    Date day{};

    [[nodiscard]] static PatchValue of_number(double number);
    [[nodiscard]] static PatchValue of_share(double share);
    [[nodiscard]] static PatchValue of_text(std::string text);
    [[nodiscard]] static PatchValue of_day(Date day);
};

/// What a cell holds as its file writes it: nothing, a number, or a text.
struct CellContent
{
    enum class Kind : std::uint8_t
    {
        Blank,
        Number,
        Text,
        Other ///< yes/no, an error
    };
    Kind kind = Kind::Blank;
    double number = 0;
    std::string text{};
    bool operator==(const CellContent&) const = default;
};

/// The value in a cell of that format.
[[nodiscard]] CellContent content_of(const PatchValue& value, NumberShape shape, DateSystem dates);
/// What an allowed list or a person would say of it: "12", "0.853", "是".
[[nodiscard]] std::string text_of(const CellContent& content);

/// Reads the bytes of one `<c>`. Errors: BadInput.
[[nodiscard]] Result<CellContent> read_cell_content(std::string_view bytes,
                                                    const XlsxStrings& strings);

/// The same cell with other content: its attributes stay, but for those that say what it held.
[[nodiscard]] std::string with_content(std::string_view bytes, const std::string& prefix,
                                       const CellContent& content);
/// A cell that was not there. `name` "C5"; `style` 0 = none.
[[nodiscard]] std::string new_cell(const std::string& name, std::uint32_t style,
                                   const std::string& prefix, const CellContent& content);

} // namespace lx
