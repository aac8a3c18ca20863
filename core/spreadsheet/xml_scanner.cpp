#include "core/spreadsheet/xml_scanner.h"

#include <algorithm>
#include <cstring>

#include "core/spreadsheet/utf8.h"
#include "core/spreadsheet/xml_chars.h"

namespace lx {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestToken = std::size_t{4} << 20;
constexpr std::size_t kMostAttributes = 128;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// The value of `name="value"` in an XML declaration; empty where it is not there.
std::string_view declared(std::string_view declaration, std::string_view name)
{
    const std::size_t found = declaration.find(name);
    if (found == std::string_view::npos)
        return {};
    std::string_view rest = declaration.substr(found + name.size());
    rest.remove_prefix(std::min(rest.find_first_of("'\""), rest.size()));
    if (rest.empty())
        return {};
    const std::size_t close = rest.find(rest.front(), 1);
    return close == std::string_view::npos ? std::string_view() : rest.substr(1, close - 1);
}

} // namespace

bool XmlScanner::can_scan(std::string_view head)
{
    if (head.starts_with(kByteOrderMark))
        head.remove_prefix(kByteOrderMark.size());
    if (head.size() < 2 || head[0] == '\0' || head[1] == '\0' ||
        static_cast<unsigned char>(head[0]) >= 0x80)
        return false; // UTF-16 or nothing we know
    if (!head.starts_with("<?xml"))
        return true;
    const std::string_view encoding = declared(head.substr(0, head.find("?>")), "encoding");
    constexpr std::string_view utf8 = "utf-8";
    return encoding.empty() ||
           (encoding.size() == utf8.size() &&
            std::equal(encoding.begin(), encoding.end(), utf8.begin(),
                       [](char a, char b) { return (a | 0x20) == (b | 0x20); }));
}

XmlScanner::XmlScanner(void* user, StartHandler on_start, EndHandler on_end)
    : m_user(user), m_on_start(on_start), m_on_end(on_end)
{}

char* XmlScanner::malformed(const char* reason)
{
    m_fault = Fault::Malformed;
    m_reason = reason;
    return nullptr;
}

bool XmlScanner::feed(std::string_view bytes)
{
    if (m_stopped || bytes.empty())
        return m_fault == Fault::None;
    if (m_buffer.size() < m_size + bytes.size() + 1)
        m_buffer.resize(m_size + bytes.size() + 1);
    std::memcpy(m_buffer.data() + m_size, bytes.data(), bytes.size());
    m_size += bytes.size();
    m_buffer[m_size] = '\0';
    return scan();
}

bool XmlScanner::end()
{
    if (m_stopped)
        return m_fault == Fault::None;
    m_last = true;
    m_buffer.resize(std::max<std::size_t>(m_buffer.size(), 1));
    m_buffer[m_size] = '\0';
    if (!scan() || m_stopped)
        return m_fault == Fault::None;
    if (!m_had_root || !m_name_starts.empty() || m_size != 0)
        malformed("the document ends too early");
    return m_fault == Fault::None;
}

bool XmlScanner::scan()
{
    char* const begin = m_buffer.data();
    m_end = begin + m_size;
    char* taken = begin;
    if (!m_begun) {
        if (m_size < kByteOrderMark.size() && !m_last)
            return true;
        if (std::string_view(begin, m_size).starts_with(kByteOrderMark))
            taken += kByteOrderMark.size();
    }
    while (taken != m_end && !m_stopped) {
        char* const next = *taken == '<' ? take_markup(taken) : take_text(taken);
        if (next == nullptr)
            break;
        m_begun = true;
        taken = next;
    }
    m_position += taken - begin;
    m_size = static_cast<std::size_t>(m_end - taken);
    if (m_fault == Fault::None && m_size > kLongestToken) {
        m_fault = Fault::LongTag;
        m_reason = "a tag over 4 MiB";
    }
    std::memmove(begin, taken, m_size);
    return m_fault == Fault::None;
}

char* XmlScanner::take_markup(char* p)
{
    switch (p[1]) {
    case '/':
        return take_end_tag(p);
    case '?':
        return take_instruction(p);
    case '!':
        break;
    default:
        return take_start_tag(p);
    }
    const std::string_view rest(p, static_cast<std::size_t>(m_end - p));
    if (rest.starts_with("<!--"))
        return take_comment(p);
    if (rest.starts_with(kCdata))
        return take_cdata(p);
    constexpr std::string_view doctype = "<!DOCTYPE";
    if (rest.starts_with(doctype)) {
        if (m_had_root)
            return malformed("DOCTYPE behind the root element");
        m_fault = Fault::Doctype;
        m_reason = "DOCTYPE";
        return nullptr;
    }
    const bool cut =
        kCdata.starts_with(rest) || doctype.starts_with(rest) || "<!--"sv.starts_with(rest);
    return cut && !m_last ? nullptr : malformed("unknown markup");
}

char* XmlScanner::take_start_tag(char* p)
{
    char* const name = p + 1;
    char* q = skip_xml_name(name);
    char* const name_end = q;
    m_pieces.clear();
    q = take_attributes(q);
    if (q == nullptr)
        return nullptr;
    const bool empty = *q == '/';
    if (empty)
        ++q;
    if (*q != '>')
        return q == m_end && !m_last ? nullptr : malformed("a tag is not closed");
    if (name == name_end || !starts_xml_name(*name) || !check_characters(name, name_end))
        return malformed("no name in a tag");
    if (m_name_starts.empty() && m_had_root)
        return malformed("two root elements");
    m_had_root = true;

    // The tag is complete, and only now may the buffer be changed.
    *name_end = '\0';
    m_attributes.clear();
    for (std::size_t i = 0; i < m_pieces.size(); i += 2) {
        if (!m_pieces[i + 1].plain && !decode(m_pieces[i + 1]))
            return nullptr;
        *m_pieces[i].end = '\0';
        *m_pieces[i + 1].end = '\0';
        m_attributes.push_back(m_pieces[i].begin);
        m_attributes.push_back(m_pieces[i + 1].begin);
    }
    if (m_pieces.size() > 2 && !no_attribute_twice())
        return malformed("an attribute stands twice");
    m_attributes.push_back(nullptr);
    m_on_start(m_user, name, m_attributes.data());
    if (m_stopped)
        return q + 1;
    if (empty) {
        m_on_end(m_user, name);
    } else {
        m_name_starts.push_back(static_cast<std::uint32_t>(m_names.size()));
        m_names.append(name, name_end);
    }
    return q + 1;
}

char* XmlScanner::take_attributes(char* q)
{
    for (;;) {
        char* const blanks = q;
        q = skip_xml_blanks(q);
        if (*q == '>' || *q == '/')
            return q;
        if (q == m_end && !m_last)
            return nullptr;
        if (q == blanks)
            return malformed("no blank before an attribute");
        Piece name;
        name.begin = q;
        q = skip_xml_name(q);
        name.end = q;
        q = skip_xml_blanks(q);
        if (q == m_end && !m_last)
            return nullptr;
        if (*q != '=' || name.begin == name.end || !starts_xml_name(*name.begin) ||
            !check_characters(name.begin, name.end))
            return malformed("an attribute without a name or value");
        q = skip_xml_blanks(q + 1);
        Piece value;
        q = take_value(q, value);
        if (q == nullptr)
            return nullptr;
        m_pieces.push_back(name);
        m_pieces.push_back(value);
        if (m_pieces.size() > 2 * kMostAttributes)
            return malformed("too many attributes");
    }
}

char* XmlScanner::take_value(char* q, Piece& value)
{
    const char quote = *q;
    if (quote != '"' && quote != '\'')
        return q == m_end && !m_last ? nullptr : malformed("a value without quotes");
    value.begin = ++q;
    for (;; ++q) {
        const char c = *q;
        if (c == quote) {
            value.end = q;
            return q + 1;
        }
        switch (xml_byte(c)) {
        case XmlByte::Plain:
            value.plain = value.plain && c != '\n' && c != '\t';
            break;
        case XmlByte::Beyond: {
            const int length = xml_utf8_length(q, m_end);
            if (length <= 0)
                return length < 0 && !m_last ? nullptr : malformed("not UTF-8");
            q += length - 1;
            break;
        }
        case XmlByte::Mark:
            if (c == '<')
                return malformed("< in a value");
            value.plain = value.plain && c == ']';
            break;
        case XmlByte::Illegal:
            return q == m_end && !m_last ? nullptr : malformed("a control character");
        }
    }
}

bool XmlScanner::decode(Piece& value)
{
    char* to = value.begin;
    for (char* from = value.begin; from != value.end;) {
        if (*from == '&') {
            std::uint32_t code = 0;
            char* const behind = take_reference(from, code);
            if (behind == nullptr || behind > value.end) {
                malformed("a reference that means nothing");
                return false;
            }
            to += put_utf8(to, code); // never longer than the reference
            from = behind;
            continue;
        }
        // Line ends and tabs count as blanks (XML 1.0, 3.3.3).
        if (*from == '\r' && from[1] == '\n')
            ++from;
        *to++ = is_xml_blank(*from) ? ' ' : *from;
        ++from;
    }
    value.end = to;
    return true;
}

bool XmlScanner::no_attribute_twice()
{
    for (std::size_t i = 0; i < m_pieces.size(); i += 2) {
        const auto size = m_pieces[i].end - m_pieces[i].begin;
        for (std::size_t j = i + 2; j < m_pieces.size(); j += 2)
            if (*m_pieces[i].begin == *m_pieces[j].begin &&
                m_pieces[j].end - m_pieces[j].begin == size &&
                std::memcmp(m_pieces[i].begin, m_pieces[j].begin, static_cast<std::size_t>(size)) ==
                    0)
                return false;
    }
    return true;
}

char* XmlScanner::take_end_tag(char* p)
{
    char* const name = p + 2;
    char* const name_end = skip_xml_name(name);
    char* const q = skip_xml_blanks(name_end);
    if (*q != '>')
        return q == m_end && !m_last ? nullptr : malformed("an end tag is not closed");
    if (m_name_starts.empty())
        return malformed("an end tag without a start");
    const std::uint32_t start = m_name_starts.back();
    const auto size = static_cast<std::size_t>(name_end - name);
    if (m_names.size() - start != size || std::memcmp(m_names.data() + start, name, size) != 0)
        return malformed("tags do not match");
    m_name_starts.pop_back();
    m_names.resize(start);
    *name_end = '\0';
    m_on_end(m_user, name);
    return q + 1;
}

} // namespace lx
