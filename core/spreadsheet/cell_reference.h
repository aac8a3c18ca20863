#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A place as "B12" says it, both from 0; -1 where the letters or the digits are missing.
struct CellReference
{
    std::int32_t column = -1;
    std::int64_t row = -1;
};

/// Reads "B12", "$B$12", "B", "12" off the front of `text`, which is left behind it. Numbers too
/// large for any sheet stop growing and so stay too large.
[[nodiscard]] inline CellReference take_cell_reference(const char*& text)
{
    constexpr std::int64_t too_large = 100'000'000;
    CellReference place;
    std::int64_t column = 0;
    std::int64_t row = 0;
    const char* p = text;
    if (*p == '$')
        ++p;
    for (;; ++p) {
        const auto letter = static_cast<unsigned char>((*p | 0x20) - 'a');
        if (letter >= 26)
            break;
        if (column < too_large)
            column = column * 26 + letter + 1;
    }
    if (*p == '$')
        ++p;
    for (;; ++p) {
        const auto digit = static_cast<unsigned char>(*p - '0');
        if (digit >= 10)
            break;
        if (row < too_large)
            row = row * 10 + digit;
    }
    text = p;
    place.column = static_cast<std::int32_t>(column < too_large ? column : too_large) - 1;
    place.row = row - 1;
    return place;
}

/// "A1:C3" (in any order of its corners). Empty for a single cell, for whole rows or columns and
/// for what is no range.
[[nodiscard]] inline std::optional<MergedRange> read_cell_range(const char* text)
{
    const CellReference a = take_cell_reference(text);
    if (*text != ':')
        return std::nullopt;
    ++text;
    const CellReference b = take_cell_reference(text);
    if (*text != '\0' || a.column < 0 || a.row < 0 || b.column < 0 || b.row < 0)
        return std::nullopt;
    const auto row = [](std::int64_t n) { return static_cast<std::int32_t>(n); };
    const MergedRange range{
        row(a.row < b.row ? a.row : b.row), a.column < b.column ? a.column : b.column,
        row(a.row < b.row ? b.row : a.row), a.column < b.column ? b.column : a.column};
    if (range.first_row == range.last_row && range.first_column == range.last_column)
        return std::nullopt;
    return range;
}

/// A whole number written in decimal digits; -1 where the text is none or passes 2³¹.
[[nodiscard]] inline std::int64_t read_whole_number(std::string_view text)
{
    if (text.empty() || text.size() > 10)
        return -1;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value <= INT32_MAX ? value : -1;
}

} // namespace lx
