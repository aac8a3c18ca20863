#pragma once

#include <string>
#include <string_view>

namespace lx {

/// What a text is: a person's name begins with a surname, whose reading may differ (曾 zēng, 单
/// shàn, 万俟 mò qí).
enum class NameKind
{
    Words,
    Person
};

/// First letters of the syllables, lower case: "万俟卓" → "mqz"; letters and digits of the text
/// itself are kept, all else is left out. For search; ü counts as v.
[[nodiscard]] std::string pinyin_initials(std::string_view text, NameKind kind = NameKind::Words);
/// Syllables without tones, separated by blanks: "吕布" → "lv bu".
[[nodiscard]] std::string pinyin(std::string_view text, NameKind kind = NameKind::Words);
/// A key whose byte order is the order of the dictionary: by syllable, tone, then character,
/// character by character; a shorter name comes first.
[[nodiscard]] std::string pinyin_sort_key(std::string_view text, NameKind kind = NameKind::Words);

} // namespace lx
