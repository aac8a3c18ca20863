#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace lx {

/// Takes blanks (space, tab, line ends) off both ends.
[[nodiscard]] inline std::string_view without_outer_blanks(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && blank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// A number as files write it ("12", "-1.5E+3", ".5"); empty where the text is none or is not
/// finite. Short whole numbers, which most cells are, take a short way.
[[nodiscard]] inline std::optional<double> read_plain_number(std::string_view text)
{
    if (!text.empty() && text.size() <= 15) { // 15 digits fit a double exactly
        std::int64_t whole = 0;
        std::size_t i = 0;
        for (; i < text.size(); ++i) {
            const auto digit = static_cast<unsigned char>(text[i] - '0');
            if (digit >= 10)
                break;
            whole = whole * 10 + digit;
        }
        if (i == text.size())
            return static_cast<double>(whole);
    }
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    double value = 0;
    const char* const end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    const bool finite = value - value == 0;
    if (error != std::errc() || stopped != end || !finite)
        return std::nullopt;
    return value;
}

} // namespace lx
