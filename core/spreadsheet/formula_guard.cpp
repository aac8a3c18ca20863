#include "core/spreadsheet/formula_guard.h"

#include <algorithm>
#include <array>

namespace lx {

namespace {

using namespace std::string_view_literals;

constexpr std::array signs{"="sv, "+"sv, "-"sv, "@"sv, "＝"sv, "＋"sv, "－"sv, "＠"sv};
/// What stands before a formula without keeping it from being one: blanks of all kinds, quotation
/// marks, apostrophes.
constexpr std::array passed{" "sv,      "\t"sv,     "\r"sv,     "\n"sv,     "\v"sv,     "\f"sv,
                            "\""sv,     "'"sv,      "\u00A0"sv, "\u3000"sv, "\u2002"sv, "\u2003"sv,
                            "\u2009"sv, "\u200B"sv, "\u200E"sv, "\u200F"sv, "\u202A"sv, "\u202B"sv,
                            "\u202C"sv, "\u202D"sv, "\u202E"sv, "\u2066"sv, "\u2067"sv, "\u2068"sv,
                            "\u2069"sv, "\uFEFF"sv, "\u201C"sv, "\u201D"sv, "\u2018"sv, "\u2019"sv};

template <std::size_t N>
std::size_t first_of(std::string_view text, const std::array<std::string_view, N>& all)
{
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](std::string_view one) { return text.starts_with(one); });
    return found == all.end() ? 0 : found->size();
}

/// Begins with a letter, a digit or a Chinese character, as nearly all texts do.
bool begins_plainly(std::string_view text)
{
    const auto byte = static_cast<unsigned char>(text.empty() ? '0' : text.front());
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z') || (byte >= 0xE4 && byte <= 0xEE);
}

} // namespace

bool looks_like_formula(std::string_view text)
{
    if (begins_plainly(text))
        return false;
    while (text.starts_with('\''))
        text.remove_prefix(1);
    if (text.empty())
        return false;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n')
        return true;
    while (const std::size_t size = first_of(text, passed))
        text.remove_prefix(size);
    return first_of(text, signs) != 0;
}

std::string_view without_guard(std::string_view text)
{
    return text.starts_with('\'') && looks_like_formula(text) ? text.substr(1) : text;
}

} // namespace lx
