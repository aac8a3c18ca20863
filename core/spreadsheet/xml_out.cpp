#include "core/spreadsheet/xml_out.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace lx {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Bytes of the character that begins here where it is one of XML, else 0.
std::size_t character_size(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0u;
    };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80u)
        return 1;
    if (first >= 0xC2u && first <= 0xDFu)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0u && first <= 0xEFu) {
        if (!follows(1) || !follows(2))
            return 0;
        const unsigned code = (first & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
        const bool surrogate = code >= 0xD800u && code <= 0xDFFFu;
        return code < 0x800u || surrogate || code >= 0xFFFEu ? 0 : 3;
    }
    if (first >= 0xF0u && first <= 0xF4u) {
        if (!follows(1) || !follows(2) || !follows(3))
            return 0;
        const unsigned code = (first & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 |
                              (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
        return code >= 0x10000u && code <= 0x10FFFFu ? 4 : 0;
    }
    return 0;
}

bool is_escape(std::string_view text, std::size_t at)
{
    constexpr std::size_t size = 7; // _xHHHH_
    if (at + size > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_')
        return false;
    const std::string_view digits = text.substr(at + 2, 4);
    return std::all_of(digits.begin(), digits.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

void append_control(std::string& out, char c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += "_x00";
    out += digits[byte >> 4];
    out += digits[byte & 15];
    out += '_';
}

/// Appends all but what `special` does itself (true: it did); false where something was no
/// character.
template <class Special>
bool append_characters(std::string& out, std::string_view text, Special special)
{
    bool whole = true;
    std::size_t from = 0; // of a piece that is copied as it is
    std::size_t at = 0;
    const auto copy = [&] { out.append(text.substr(from, at - from)); };
    while (at < text.size()) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        const bool plain =
            byte >= 0x20 && byte < 0x80 && c != '&' && c != '<' && c != '>' && c != '"' && c != '_';
        std::size_t size = 1;
        if (plain || (byte >= 0x80 && (size = character_size(text, at)) != 0)) {
            at += size;
            continue;
        }
        copy();
        if (byte >= 0x80 || byte == 0) {
            out += replacement;
            whole = false;
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else if (!special(c, at)) {
            out += c;
        }
        from = ++at;
    }
    copy();
    return whole;
}

} // namespace

bool append_xlsx_text(std::string& out, std::string_view text)
{
    return append_characters(out, text, [&](char c, std::size_t at) {
        if (c == '_' && is_escape(text, at))
            out += "_x005F_";
        else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
            append_control(out, c); // also CR, which reading XML would make LF
        else
            return false;
        return true;
    });
}

void append_xml_attribute(std::string& out, std::string_view value)
{
    append_characters(out, value, [&](char c, std::size_t) {
        if (c == '"')
            out += "&quot;";
        else if (c == '\n')
            out += "&#10;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += ' ';
        else
            return false;
        return true;
    });
}

std::string xml_number(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

bool append_whole_characters(std::string& out, std::string_view text)
{
    bool whole = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = text[at] == '\0' ? 0 : character_size(text, at);
        whole = whole && size != 0;
        out += size == 0 ? replacement : text.substr(at, size);
        at += size == 0 ? 1 : size;
    }
    return whole;
}

} // namespace lx
