#include "core/base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace lx {

namespace {

constexpr std::size_t flush_at = 256 * 1024; ///< bytes that go out at a time

/// Length of the well-formed UTF-8 sequence at `at`; 0 where the bytes are broken.
std::size_t sequence_length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    std::size_t length = 0;
    if (lead < 0x80)
        length = 1;
    else if (lead >= 0xC2 && lead <= 0xDF)
        length = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
        length = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
        length = 4;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
    }
    if (length > 2) {
        const unsigned char second = byte(at + 1);
        const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
        const bool outside = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
        if (overlong || outside)
            return 0;
    }
    return length;
}

/// Plain characters are copied as they stand; the others are escaped.
bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\' && c != 0x7F;
}

void append_escaped(std::string& out, unsigned char c)
{
    switch (c) {
    case '"':
        out.append("\\\"");
        break;
    case '\\':
        out.append("\\\\");
        break;
    case '\n':
        out.append("\\n");
        break;
    case '\r':
        out.append("\\r");
        break;
    case '\t':
        out.append("\\t");
        break;
    default: {
        constexpr std::string_view hex = "0123456789abcdef";
        out.append("\\u00");
        out.push_back(hex[c >> 4]);
        out.push_back(hex[c & 15]);
    }
    }
}

void append_text(std::string& out, std::string_view value)
{
    out.push_back('"');
    std::size_t from = 0; // what is fine as it is goes out in one piece
    std::size_t at = 0;
    const auto copy = [&] { out.append(value, from, at - from); };
    while (at < value.size()) {
        const auto c = static_cast<unsigned char>(value[at]);
        const std::size_t length = c < 0x80 ? (is_plain(c) ? 1 : 0) : sequence_length(value, at);
        if (length > 0) {
            at += length;
            continue;
        }
        copy();
        if (c >= 0x80)
            out.append("\uFFFD");
        else
            append_escaped(out, c);
        from = ++at;
    }
    copy();
    out.push_back('"');
}

} // namespace

JsonWriter::JsonWriter(Sink sink) : m_sink(std::move(sink))
{
    m_buffer.reserve(flush_at + 4096);
}

JsonWriter::~JsonWriter()
{
    flush();
}

JsonWriter& JsonWriter::begin_object()
{
    before_value();
    put("{");
    m_has_items.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::end_object()
{
    m_has_items.pop_back();
    put("}");
    return *this;
}

JsonWriter& JsonWriter::begin_array()
{
    before_value();
    put("[");
    m_has_items.push_back(false);
    return *this;
}

JsonWriter& JsonWriter::end_array()
{
    m_has_items.pop_back();
    put("]");
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    before_value();
    put_text(name);
    put(":");
    m_after_key = true;
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json)
{
    before_value();
    put(json);
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    before_value();
    put_text(value);
    return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value)
{
    before_value();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    put({digits.data(), static_cast<std::size_t>(end - digits.data())});
    return *this;
}

JsonWriter& JsonWriter::real(double value)
{
    if (!std::isfinite(value))
        return null();
    before_value();
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    put({digits.data(), static_cast<std::size_t>(end - digits.data())});
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    before_value();
    put(value ? "true" : "false");
    return *this;
}

JsonWriter& JsonWriter::null()
{
    before_value();
    put("null");
    return *this;
}

bool JsonWriter::finish()
{
    put("\n");
    flush();
    return !m_failed;
}

void JsonWriter::before_value()
{
    if (m_after_key) {
        m_after_key = false;
        return;
    }
    if (m_has_items.empty())
        return;
    if (m_has_items.back())
        put(",");
    m_has_items.back() = true;
}

void JsonWriter::put(std::string_view raw)
{
    m_buffer.append(raw);
    flush_if_full();
}

void JsonWriter::put_text(std::string_view value)
{
    append_text(m_buffer, value);
    flush_if_full();
}

void JsonWriter::flush_if_full()
{
    if (m_buffer.size() >= flush_at)
        flush();
}

void JsonWriter::flush()
{
    if (!m_buffer.empty() && !m_failed && !m_sink(m_buffer))
        m_failed = true;
    m_buffer.clear();
}

std::string json_text(std::string_view value)
{
    std::string text;
    append_text(text, value);
    return text;
}

std::string json_member(std::string_view name, std::string_view value)
{
    return json_text(name) + ":" + json_text(value);
}

} // namespace lx
