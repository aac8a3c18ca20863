#include "core/spreadsheet/xml_scanner.h"

#include <algorithm>
#include <cstring>

#include "core/spreadsheet/utf8.h"
#include "core/spreadsheet/xml_chars.h"

// What stands between tags: text, references, comments, CDATA, instructions.

namespace lx {

void XmlScanner::hand_out(const char* begin, const char* end)
{
    if (m_on_text != nullptr && begin != end && !m_stopped)
        m_on_text(m_user, begin, static_cast<int>(end - begin));
}

char* XmlScanner::take_text(char* p)
{
    if (m_name_starts.empty()) { // outside the root element
        char* const behind = skip_xml_blanks(p);
        m_begun = true;
        return behind == p ? malformed("text outside the root element") : behind;
    }
    char* const begin = p;
    for (;; ++p) {
        switch (xml_byte(*p)) {
        case XmlByte::Plain:
            continue;
        case XmlByte::Beyond: {
            const int length = xml_utf8_length(p, m_end);
            if (length == 0 || (length < 0 && m_last))
                return malformed("not UTF-8");
            if (length < 0)
                break;
            p += length - 1;
            continue;
        }
        case XmlByte::Mark:
            break;
        case XmlByte::Illegal:
            if (p != m_end)
                return malformed("a control character");
            break;
        }
        // Something that is not simply text: hand out what was, then look.
        const bool lone_bracket = *p == ']' && m_end - p >= 3 && !(p[1] == ']' && p[2] == '>');
        if (lone_bracket)
            continue;
        if (p != begin) {
            hand_out(begin, p);
            return p;
        }
        break;
    }
    const bool more_may_come = !m_last;
    switch (*p) {
    case '&': {
        std::uint32_t code = 0;
        char* const behind = take_reference(p, code);
        if (behind == nullptr)
            return nullptr;
        char character[4];
        hand_out(character, character + put_utf8(character, code));
        return behind;
    }
    case '\r': {
        if (m_end - p < 2 && more_may_come)
            return nullptr;
        const char line_end = '\n';
        hand_out(&line_end, &line_end + 1);
        return p + (p[1] == '\n' ? 2 : 1);
    }
    case ']':
        if (m_end - p < 3 && more_may_come)
            return nullptr;
        if (p[1] == ']' && p[2] == '>')
            return malformed("]]> in text");
        hand_out(p, p + 1);
        return p + 1;
    default: // a character cut off
        return nullptr;
    }
}

char* XmlScanner::take_reference(char* p, std::uint32_t& code)
{
    constexpr std::ptrdiff_t longest = 64;
    char* close = p + 1;
    while (close - p < longest && (is_xml_name_byte(*close) || *close == '#'))
        ++close;
    if (*close != ';')
        return close == m_end && !m_last ? nullptr : malformed("a reference is not closed");
    const std::string_view name(p + 1, static_cast<std::size_t>(close - p - 1));
    if (name.starts_with('#')) {
        const bool hexadecimal = name.starts_with("#x");
        const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
        code = 0;
        for (const char c : digits) {
            const char low = static_cast<char>(c | 0x20);
            const int digit = c >= '0' && c <= '9'                      ? c - '0'
                              : hexadecimal && low >= 'a' && low <= 'f' ? low - 'a' + 10
                                                                        : -1;
            if (digit < 0 || code > 0x10FFFF)
                return malformed("a reference that means nothing");
            code = code * (hexadecimal ? 16 : 10) + static_cast<std::uint32_t>(digit);
        }
        if (digits.empty() || !is_xml_character(code))
            return malformed("a reference that means nothing");
        return close + 1;
    }
    code = name == "lt"     ? '<'
           : name == "gt"   ? '>'
           : name == "amp"  ? '&'
           : name == "quot" ? '"'
           : name == "apos" ? '\''
                            : 0;
    return code != 0 ? close + 1 : malformed("an unknown entity");
}

bool XmlScanner::check_characters(const char* p, const char* end)
{
    while (p != end) {
        const XmlByte kind = xml_byte(*p);
        if (kind == XmlByte::Illegal)
            return false;
        const int length = kind == XmlByte::Beyond ? xml_utf8_length(p, end) : 1;
        if (length <= 0)
            return false;
        p += length;
    }
    return true;
}

char* XmlScanner::take_comment(char* p)
{
    char* const body = p + 4;
    auto* const dashes =
        static_cast<char*>(memmem(body, static_cast<std::size_t>(m_end - body), "--", 2));
    if (dashes == nullptr || m_end - dashes < 3)
        return m_last ? malformed("a comment is not closed") : nullptr;
    if (dashes[2] != '>' || !check_characters(body, dashes))
        return malformed("a bad comment");
    return dashes + 3;
}

char* XmlScanner::take_instruction(char* p)
{
    char* const name = p + 2;
    auto* const close =
        static_cast<char*>(memmem(name, static_cast<std::size_t>(m_end - name), "?>", 2));
    if (close == nullptr)
        return m_last ? malformed("an instruction is not closed") : nullptr;
    const char* const name_end = std::min(skip_xml_name(name), close);
    const std::string_view target(name, static_cast<std::size_t>(name_end - name));
    const bool is_declaration = target.size() == 3 && (target[0] | 0x20) == 'x' &&
                                (target[1] | 0x20) == 'm' && (target[2] | 0x20) == 'l';
    if (target.empty() || !starts_xml_name(target.front()) ||
        (name_end != close && !is_xml_blank(*name_end)) || !check_characters(name, close) ||
        (is_declaration && (m_begun || target != "xml")))
        return malformed("a bad instruction");
    return close + 2;
}

char* XmlScanner::take_cdata(char* p)
{
    if (m_name_starts.empty())
        return malformed("text outside the root element");
    char* const body = p + kCdata.size();
    auto* const close =
        static_cast<char*>(memmem(body, static_cast<std::size_t>(m_end - body), "]]>", 3));
    if (close == nullptr)
        return m_last ? malformed("CDATA is not closed") : nullptr;
    if (!check_characters(body, close))
        return malformed("a character that may not be");
    for (char* from = body; from != close;) {
        char* const line_end = std::find(from, close, '\r');
        hand_out(from, line_end);
        from = line_end;
        if (from == close)
            break;
        hand_out("\n", "\n" + 1);
        from += from + 1 != close && from[1] == '\n' ? 2 : 1;
    }
    return close + 3;
}

} // namespace lx
