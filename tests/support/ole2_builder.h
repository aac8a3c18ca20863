#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/bytes.h"

namespace lx::test {

/// Writes small compound files for the tests of the reader.
///
/// Streams below 4096 bytes go to the mini stream as [MS-CFB] demands. `place` may be set to
/// scatter the sectors: logical sector i is written at place[i].
class Ole2Builder
{
public:
    explicit Ole2Builder(unsigned sector_shift = 9) : m_shift(sector_shift) {}

    Ole2Builder& add(std::u16string name, std::vector<std::uint8_t> bytes)
    {
        m_streams.push_back({std::move(name), std::move(bytes)});
        return *this;
    }
    /// Scatters the sectors of the next build() with this seed.
    Ole2Builder& scatter(std::uint32_t seed)
    {
        m_seed = seed;
        return *this;
    }

    [[nodiscard]] std::vector<std::uint8_t> build() const
    {
        constexpr std::uint32_t end = 0xFFFFFFFE;
        constexpr std::uint32_t none = 0xFFFFFFFF;
        const std::size_t sector = std::size_t{1} << m_shift;
        std::vector<Bytes> sectors; // in logical order
        std::vector<std::uint32_t> next;
        const auto append = [&](const std::vector<std::uint8_t>& bytes) -> std::uint32_t {
            if (bytes.empty())
                return end;
            const auto first = static_cast<std::uint32_t>(sectors.size());
            for (std::size_t at = 0; at < bytes.size(); at += sector) {
                const std::size_t size = std::min(sector, bytes.size() - at);
                Bytes block;
                block.add(std::vector<std::uint8_t>(bytes.begin() + static_cast<long>(at),
                                                    bytes.begin() + static_cast<long>(at + size)));
                block.zeros(sector - size);
                sectors.push_back(block);
                next.push_back(static_cast<std::uint32_t>(sectors.size()));
            }
            next.back() = end;
            return first;
        };

        Bytes mini;
        Bytes mini_table;
        std::vector<std::uint32_t> firsts;
        for (const auto& [name, bytes] : m_streams) {
            if (bytes.size() >= 4096) {
                firsts.push_back(append(bytes));
                continue;
            }
            const std::size_t blocks = (bytes.size() + 63) / 64;
            const auto first = static_cast<std::uint32_t>(mini.size() / 64);
            firsts.push_back(blocks == 0 ? end : first);
            for (std::size_t i = 0; i < blocks; ++i)
                mini_table.u32(i + 1 == blocks ? end : first + static_cast<std::uint32_t>(i) + 1);
            mini.add(bytes).zeros(64 * blocks - bytes.size());
        }
        const std::uint32_t mini_first = append(mini.get());
        const std::uint32_t mini_table_first = append(mini_table.get());

        // The table describes its own sectors too.
        const std::size_t chains =
            sectors.size() + (128 * (m_streams.size() + 1) + sector - 1) / sector;
        const std::size_t per_sector = sector / 4;
        std::size_t table_sectors = 1;
        while (table_sectors * per_sector < chains + table_sectors)
            ++table_sectors;
        const std::size_t table_first = chains;
        const std::size_t total = chains + table_sectors;
        std::vector<std::uint32_t> place(total);
        std::iota(place.begin(), place.end(), 0U);
        std::uint32_t random = m_seed;
        for (std::size_t i = total; m_seed != 0 && i > 1; --i) {
            random = random * 1664525 + 1013904223;
            std::swap(place[i - 1], place[random % i]);
        }
        const auto placed = [&](std::uint32_t logical) {
            return logical < total ? place[logical] : logical;
        };
        Bytes directory;
        const auto entry = [&](std::u16string_view name, unsigned type, std::uint32_t right,
                               std::uint32_t child, std::uint32_t first, std::uint64_t size) {
            directory.utf16(name).zeros(64 - 2 * name.size());
            directory.u16(static_cast<unsigned>(2 * name.size() + 2)).u8(type).u8(1);
            directory.u32(none).u32(right).u32(child).zeros(36).u32(first).u64(size);
        };
        entry(u"Root Entry", 5, none, m_streams.empty() ? none : 1, placed(mini_first),
              mini.size());
        for (std::size_t i = 0; i < m_streams.size(); ++i)
            entry(m_streams[i].first, 2,
                  i + 1 < m_streams.size() ? static_cast<std::uint32_t>(i) + 2 : none, none,
                  m_streams[i].second.size() < 4096 ? firsts[i] : placed(firsts[i]),
                  m_streams[i].second.size());
        const std::uint32_t directory_first = append(directory.get());

        std::vector<std::uint32_t> table(table_sectors * per_sector, none);
        for (std::size_t i = 0; i < next.size(); ++i)
            table[place[i]] = placed(next[i]);
        for (std::size_t i = 0; i < table_sectors; ++i)
            table[place[table_first + i]] = 0xFFFFFFFD;
        for (std::size_t i = 0; i < table_sectors; ++i) {
            Bytes block;
            for (std::size_t j = 0; j < per_sector; ++j)
                block.u32(table[i * per_sector + j]);
            sectors.push_back(block);
        }

        Bytes file;
        file.u32(0xE011CFD0).u32(0xE11AB1A1).zeros(16);
        file.u16(0x3E).u16(m_shift == 12 ? 4 : 3).u16(0xFFFE).u16(m_shift).u16(6).zeros(10);
        file.u32(static_cast<std::uint32_t>(table_sectors)).u32(placed(directory_first)).u32(0);
        file.u32(4096).u32(placed(mini_table_first)).u32(1).u32(end).u32(0);
        for (std::size_t i = 0; i < 109; ++i)
            file.u32(i < table_sectors ? place[table_first + i] : none);
        file.zeros(sector - 512);
        std::vector<std::size_t> logical(total);
        for (std::size_t i = 0; i < total; ++i)
            logical[place[i]] = i;
        for (const std::size_t i : logical)
            file.add(sectors[i]);
        return file.get();
    }

private:
    unsigned m_shift;
    std::uint32_t m_seed = 0;
    std::vector<std::pair<std::u16string, std::vector<std::uint8_t>>> m_streams;
};

} // namespace lx::test
