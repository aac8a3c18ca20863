#pragma once

#include <cstdint>
#include <string>

namespace lx {

/// Appends UTF-16 units to UTF-8 text one by one, so that a surrogate pair may come in two pieces.
/// A surrogate without its partner becomes U+FFFD.
class Utf8Builder
{
public:
    explicit Utf8Builder(std::string& out) : m_out(out) {}

    void add(std::uint16_t unit)
    {
        if (m_high != 0) {
            const std::uint32_t high = m_high;
            m_high = 0;
            if (unit >= 0xDC00 && unit <= 0xDFFF) {
                append(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00U));
                return;
            }
            append(replacement);
        }
        if (unit < 0x80)
            m_out.push_back(static_cast<char>(unit));
        else if (unit >= 0xD800 && unit <= 0xDBFF)
            m_high = unit;
        else
            append(unit >= 0xDC00 && unit <= 0xDFFF ? replacement : unit);
    }

    /// Call once behind the last unit.
    void finish()
    {
        if (m_high != 0)
            append(replacement);
        m_high = 0;
    }

private:
    static constexpr std::uint32_t replacement = 0xFFFD;

    void append(std::uint32_t c)
    {
        const auto put = [this](std::uint32_t byte) { m_out.push_back(static_cast<char>(byte)); };
        if (c < 0x80) {
            put(c);
            return;
        }
        if (c < 0x800) {
            put(0xC0 | (c >> 6));
        } else {
            if (c < 0x10000) {
                put(0xE0 | (c >> 12));
            } else {
                put(0xF0 | (c >> 18));
                put(0x80 | ((c >> 12) & 0x3F));
            }
            put(0x80 | ((c >> 6) & 0x3F));
        }
        put(0x80 | (c & 0x3F));
    }

    std::string& m_out;
    std::uint16_t m_high = 0;
};

} // namespace lx
