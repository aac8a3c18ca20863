#include "core/spreadsheet/biff_records.h"

#include <algorithm>
#include <bit>

namespace lx {

namespace {
constexpr std::size_t header_size = 4;
}

/// Makes the window hold as much of [position, position + count) as the stream has; returns how
/// much that is.
std::size_t BiffReader::available(std::uint64_t position, std::size_t count)
{
    const std::uint64_t window_end = m_window_start + m_window.size();
    if (position < m_window_start || position + count > window_end) {
        const std::uint64_t size = std::min(m_source.size(), m_limit);
        const std::uint64_t rest = position < size ? size - position : 0;
        m_window.resize(static_cast<std::size_t>(std::min<std::uint64_t>(rest, window_size)));
        m_window.resize(m_source.read_at(position, m_window.data(), m_window.size()));
        m_window_start = position;
    }
    const std::uint64_t there = m_window_start + m_window.size() - position;
    return static_cast<std::size_t>(std::min<std::uint64_t>(there, count));
}

void BiffReader::seek(std::uint64_t position, std::uint64_t end)
{
    m_limit = end;
    m_window.clear(); // it may reach beyond `end`
    m_next = position;
    m_at = m_end = 0;
}

BiffReader::Step BiffReader::next()
{
    m_record = m_next;
    m_at = m_end = 0;
    m_id = 0;
    m_ok = true;
    const std::size_t got = available(m_record, header_size);
    if (got == 0)
        return Step::End;
    if (got < header_size)
        return Step::CutOff;
    const std::uint8_t* header =
        m_window.data() + static_cast<std::size_t>(m_record - m_window_start);
    m_id = le16(header);
    const std::size_t size = le16(header + 2);
    const std::size_t whole = available(m_record, header_size + size);
    m_at = static_cast<std::size_t>(m_record - m_window_start) + header_size;
    m_end = m_at + (whole - header_size);
    m_next = m_record + whole;
    return whole == header_size + size ? Step::Record : Step::CutOff;
}

bool BiffReader::next_continue()
{
    if (available(m_next, header_size) < header_size)
        return false;
    const std::uint8_t* header =
        m_window.data() + static_cast<std::size_t>(m_next - m_window_start);
    if (le16(header) != biff::continued) {
        m_at = m_end = 0; // the window may have moved
        return false;
    }
    const std::size_t size = le16(header + 2);
    const std::size_t whole = available(m_next, header_size + size);
    m_at = static_cast<std::size_t>(m_next - m_window_start) + header_size;
    m_end = m_at + (whole - header_size);
    m_next += whole;
    return true;
}

bool BiffReader::take(std::size_t count)
{
    if (left() >= count)
        return true;
    m_ok = false;
    m_at = m_end;
    return false;
}

std::uint8_t BiffReader::u8()
{
    if (!take(1))
        return 0;
    return m_window[m_at++];
}

std::uint16_t BiffReader::u16()
{
    if (!take(2))
        return 0;
    m_at += 2;
    return le16(&m_window[m_at - 2]);
}

std::uint32_t BiffReader::u32()
{
    if (!take(4))
        return 0;
    m_at += 4;
    return le32(&m_window[m_at - 4]);
}

double BiffReader::f64()
{
    if (!take(8))
        return 0;
    m_at += 8;
    return std::bit_cast<double>(le64(&m_window[m_at - 8]));
}

void BiffReader::skip(std::size_t count)
{
    if (take(count))
        m_at += count;
}

double rk_number(std::uint32_t rk)
{
    const double value = (rk & 2) != 0
                             ? static_cast<double>(static_cast<std::int32_t>(rk) >> 2)
                             : std::bit_cast<double>(std::uint64_t{rk & 0xFFFFFFFCU} << 32);
    return (rk & 1) != 0 ? value / 100 : value;
}

} // namespace lx
