#pragma once

#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lx::test {

/// Little-endian bytes, put together in the order of reading: Bytes().u16(3).text("abc").
class Bytes
{
public:
    Bytes& u8(unsigned value)
    {
        m_bytes.push_back(static_cast<std::uint8_t>(value));
        return *this;
    }
    Bytes& u16(unsigned value) { return u8(value & 0xFF).u8(value >> 8); }
    Bytes& u32(std::uint32_t value) { return u16(value & 0xFFFF).u16(value >> 16); }
    Bytes& u64(std::uint64_t value)
    {
        return u32(static_cast<std::uint32_t>(value)).u32(static_cast<std::uint32_t>(value >> 32));
    }
    Bytes& f64(double value) { return u64(std::bit_cast<std::uint64_t>(value)); }
    Bytes& text(std::string_view bytes)
    {
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        return *this;
    }
    Bytes& utf16(std::u16string_view units)
    {
        for (const char16_t unit : units)
            u16(unit);
        return *this;
    }
    Bytes& add(const Bytes& other) { return add(other.m_bytes); }
    Bytes& add(const std::vector<std::uint8_t>& other)
    {
        m_bytes.insert(m_bytes.end(), other.begin(), other.end());
        return *this;
    }
    Bytes& zeros(std::size_t count)
    {
        m_bytes.resize(m_bytes.size() + count);
        return *this;
    }
    void put_u32(std::size_t at, std::uint32_t value)
    {
        for (std::size_t i = 0; i < 4; ++i)
            m_bytes[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
    }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] const std::vector<std::uint8_t>& get() const { return m_bytes; }

private:
    std::vector<std::uint8_t> m_bytes;
};

} // namespace lx::test
