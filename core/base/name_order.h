#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/pinyin.h"

namespace lx {

/// How texts are put in order.
enum class SortBy : std::uint8_t
{
    Stored,         ///< as they are stored: codes, days, numbers; texts by their characters
    Pinyin,         ///< as a dictionary does: by syllable and tone, then character
    SurnameStrokes, ///< 姓氏笔画: by strokes; a given name of one character has an empty one before
                    ///< it, so 王一 comes before all three-character names of 王
    NameStrokes ///< 姓名笔画: by strokes, character by character without a gap
};

/// 姓氏笔画, as people call it.
[[nodiscard]] std::string_view name_of(SortBy by);
/// "surname_strokes", as definitions write it.
[[nodiscard]] std::string_view key_of(SortBy by);
/// By its name or key.
[[nodiscard]] std::optional<SortBy> sort_by_named(std::string_view text);

/// Where a character stands in the order of strokes: by their count, then stroke by stroke (横 竖
/// 撇 点 折), then by its code. What is no ideograph comes before them all by its code; one whose
/// strokes are not known behind them. Below 2^24. Thread-safe.
[[nodiscard]] std::uint32_t stroke_rank(char32_t character);

/// A key of bytes whose order is the order wanted; "" stays "". What parts the names of a person
/// (·) and blanks count for nothing in the orders of strokes. `by` is not Stored. Which strokes:
/// resources/names/strokes.py.
[[nodiscard]] std::string sort_key(std::string_view text, SortBy by,
                                   NameKind kind = NameKind::Words);

} // namespace lx
