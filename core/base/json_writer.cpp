#include "core/base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace lx {

namespace {

constexpr std::size_t flush_at = 64 * 1024;

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
    if (m_buffer.size() >= flush_at)
        flush();
}

void JsonWriter::put_text(std::string_view value)
{
    m_buffer.push_back('"');
    for (std::size_t at = 0; at < value.size();) {
        const auto c = static_cast<unsigned char>(value[at]);
        if (c >= 0x80) {
            const std::size_t length = sequence_length(value, at);
            if (length == 0)
                m_buffer.append("\uFFFD");
            else
                m_buffer.append(value, at, length);
            at += length == 0 ? 1 : length;
            continue;
        }
        switch (c) {
        case '"':
            m_buffer.append("\\\"");
            break;
        case '\\':
            m_buffer.append("\\\\");
            break;
        case '\n':
            m_buffer.append("\\n");
            break;
        case '\r':
            m_buffer.append("\\r");
            break;
        case '\t':
            m_buffer.append("\\t");
            break;
        default:
            if (c < 0x20 || c == 0x7F) {
                constexpr std::string_view hex = "0123456789abcdef";
                m_buffer.append("\\u00");
                m_buffer.push_back(hex[c >> 4]);
                m_buffer.push_back(hex[c & 15]);
            } else {
                m_buffer.push_back(static_cast<char>(c));
            }
        }
        ++at;
    }
    m_buffer.push_back('"');
    if (m_buffer.size() >= flush_at)
        flush();
}

void JsonWriter::flush()
{
    if (!m_buffer.empty() && !m_failed && !m_sink(m_buffer))
        m_failed = true;
    m_buffer.clear();
}

} // namespace lx
