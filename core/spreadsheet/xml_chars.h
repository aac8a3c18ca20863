#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace lx {

/// What a byte may be in the text of an XML document (XML 1.0, 2.2).
enum class XmlByte : std::uint8_t
{
    Plain,  ///< ASCII that stands for itself
    Beyond, ///< part of a longer character
    Mark,   ///< < & ] CR, which mean something
    Illegal ///< control characters
};

namespace detail {

constexpr std::array<XmlByte, 256> make_xml_bytes()
{
    std::array<XmlByte, 256> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = i >= 0x80                                     ? XmlByte::Beyond
                   : i < 0x20 && i != 9 && i != 10 && i != 13    ? XmlByte::Illegal
                   : i == '<' || i == '&' || i == ']' || i == 13 ? XmlByte::Mark
                                                                 : XmlByte::Plain;
    return bytes;
}

constexpr std::array<bool, 256> make_xml_name_bytes()
{
    std::array<bool, 256> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = i >= 0x80 || (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') ||
                   (i >= '0' && i <= '9') || i == '_' || i == ':' || i == '-' || i == '.';
    return bytes;
}

inline constexpr auto kXmlBytes = make_xml_bytes();
inline constexpr auto kXmlNameBytes = make_xml_name_bytes();

} // namespace detail

[[nodiscard]] inline XmlByte xml_byte(char c)
{
    return detail::kXmlBytes[static_cast<unsigned char>(c)];
}

/// Whether a byte may stand in a name. Characters beyond ASCII all may (the standard leaves some
/// out; no harm is in letting them pass).
[[nodiscard]] inline bool is_xml_name_byte(char c)
{
    return detail::kXmlNameBytes[static_cast<unsigned char>(c)];
}

[[nodiscard]] inline bool is_xml_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Whether a name may begin so.
[[nodiscard]] inline bool starts_xml_name(char c)
{
    return is_xml_name_byte(c) && c != '-' && c != '.' && !(c >= '0' && c <= '9');
}

// Both stop at the NUL behind a buffer at the latest.
[[nodiscard]] inline char* skip_xml_blanks(char* p)
{
    while (is_xml_blank(*p))
        ++p;
    return p;
}
[[nodiscard]] inline char* skip_xml_name(char* p)
{
    while (is_xml_name_byte(*p))
        ++p;
    return p;
}

/// The length of the character beyond ASCII at `p`: 2–4, 0 where it is no valid UTF-8 or no
/// character of XML (surrogates, U+FFFE, U+FFFF), -1 where `end` cuts it off.
[[nodiscard]] inline int xml_utf8_length(const char* p, const char* end)
{
    const auto byte = [p](int i) { return static_cast<unsigned char>(p[i]); };
    const auto follows = [&](int i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned char lead = byte(0);
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    if (lead < 0xE0)
        return end - p < 2 ? -1 : follows(1) ? 2 : 0;
    if (lead < 0xF0) {
        if (end - p < 3)
            return -1;
        if (!follows(1) || !follows(2) || (lead == 0xE0 && byte(1) < 0xA0) ||
            (lead == 0xED && byte(1) > 0x9F) || (lead == 0xEF && byte(1) == 0xBF && byte(2) > 0xBD))
            return 0;
        return 3;
    }
    if (end - p < 4)
        return -1;
    if (!follows(1) || !follows(2) || !follows(3) || (lead == 0xF0 && byte(1) < 0x90) ||
        (lead == 0xF4 && byte(1) > 0x8F))
        return 0;
    return 4;
}

/// A number of a character reference that is a character of XML.
[[nodiscard]] inline bool is_xml_character(std::uint32_t code)
{
    return (code >= 0x20 || code == 9 || code == 10 || code == 13) &&
           !(code >= 0xD800 && code <= 0xDFFF) && code != 0xFFFE && code != 0xFFFF &&
           code <= 0x10FFFF;
}

} // namespace lx
