#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/spreadsheet/utf8.h"

namespace lx {

/// Appends UTF-16 units to UTF-8 text one by one, so that a surrogate pair may come in two pieces.
/// A surrogate without its partner becomes U+FFFD (put_utf8() sees to that).
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
            append(high);
        }
        if (unit < 0x80)
            m_out.push_back(static_cast<char>(unit));
        else if (unit >= 0xD800 && unit <= 0xDBFF)
            m_high = unit;
        else
            append(unit);
    }

    /// Call once behind the last unit.
    void finish()
    {
        if (m_high != 0)
            append(m_high);
        m_high = 0;
    }

private:
    void append(std::uint32_t code)
    {
        std::array<char, 4> bytes{};
        m_out.append(bytes.data(), put_utf8(bytes.data(), code));
    }

    std::string& m_out;
    std::uint16_t m_high = 0;
};

} // namespace lx
