#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace lx {

/// A syllable of pinyin: letters a…z (v for ü) and the tone 1…4, 5 without one.
struct Syllable
{
    std::array<char, 7> letters{}; ///< the longest is "zhuang"
    std::uint8_t tone = 0;         ///< 0: the character has no reading

    [[nodiscard]] std::string_view text() const
    {
        return {letters.data(), std::string_view(letters.data(), letters.size()).find('\0')};
    }
    [[nodiscard]] explicit operator bool() const { return tone != 0; }
};

/// Reads "zhōng", "lǘ", "de".
[[nodiscard]] Syllable syllable_of(std::string_view toned);

/// The usual reading of a single character, or as a surname (ICU's Han-Latin and Han-Latin/Names).
/// Thread-safe; a character is transliterated when first asked for (a tenth of a millisecond),
/// later lookups are two loads.
[[nodiscard]] Syllable reading_of(char32_t character, bool surname);

} // namespace lx
