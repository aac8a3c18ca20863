#include "core/spreadsheet/ole2_container.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "core/spreadsheet/utf16_text.h"

namespace lx {

namespace {

constexpr std::uint32_t last_regular_sector = 0xFFFFFFFA; // above: free, end of chain, table
constexpr std::uint32_t free_sector = 0xFFFFFFFF;
constexpr std::uint32_t no_entry = 0xFFFFFFFF;
constexpr std::size_t header_size = 512;
constexpr std::size_t header_table_entries = 109;
constexpr std::size_t entry_size = 128;
constexpr std::uint32_t mini_sector_size = 64;
// The header has a field for it, but every writer uses 4096 and [MS-CFB] 2.2 demands it.
constexpr std::uint32_t mini_cutoff = 4096;
constexpr std::array<std::uint8_t, 8> signature = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

enum EntryType : std::uint8_t
{
    Stream = 2,
    Root = 5
};

tl::unexpected<Error> damaged(std::string detail)
{
    return fail(
        ErrorKind::BadInput,
        "文件已损坏（内部目录不完整），读不出来：请用 Excel 或 WPS 打开后另存为 .xlsx，再导入。",
        "compound file: " + std::move(detail));
}

/// A stream as blocks of the file, in order.
class ChainSource final : public ByteSource
{
public:
    ChainSource(const ByteSource& file, std::vector<std::uint64_t> offsets,
                std::uint32_t block_size, std::uint64_t size)
        : m_file(file), m_offsets(std::move(offsets)), m_block_size(block_size), m_size(size)
    {}
    [[nodiscard]] std::uint64_t size() const override { return m_size; }
    [[nodiscard]] bool failed() const override { return m_file.failed(); }

    std::size_t read_at(std::uint64_t offset, void* target, std::size_t count) const override
    {
        if (offset >= m_size)
            return 0;
        count = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_size - offset));
        auto* out = static_cast<std::uint8_t*>(target);
        std::size_t done = 0;
        while (done < count) {
            std::size_t block = static_cast<std::size_t>((offset + done) / m_block_size);
            const auto inside = static_cast<std::uint32_t>((offset + done) % m_block_size);
            const std::uint64_t start = m_offsets[block] + inside;
            std::uint64_t run = m_block_size - inside;
            // Blocks that follow one another in the file are read at one go.
            while (run < count - done && block + 1 < m_offsets.size() &&
                   m_offsets[block + 1] == m_offsets[block] + m_block_size) {
                ++block;
                run += m_block_size;
            }
            const auto wanted =
                static_cast<std::size_t>(std::min<std::uint64_t>(run, count - done));
            const std::size_t got = m_file.read_at(start, out + done, wanted);
            done += got;
            if (got < wanted)
                break;
        }
        return done;
    }

private:
    const ByteSource& m_file;
    std::vector<std::uint64_t> m_offsets;
    std::uint32_t m_block_size;
    std::uint64_t m_size;
};

struct RawEntry
{
    Ole2Container::Entry entry;
    std::uint8_t type = 0;
    std::uint32_t left = no_entry;
    std::uint32_t right = no_entry;
    std::uint32_t child = no_entry;
};

RawEntry parse_entry(const std::uint8_t* p, std::uint32_t version)
{
    RawEntry raw;
    const std::size_t bytes = std::min<std::size_t>(le16(p + 64), 64);
    Utf8Builder name(raw.entry.name);
    for (std::size_t i = 0; i + 1 < bytes; i += 2) {
        const std::uint16_t unit = le16(p + i);
        if (unit == 0)
            break;
        name.add(unit);
    }
    name.finish();
    raw.type = p[66];
    raw.left = le32(p + 68);
    raw.right = le32(p + 72);
    raw.child = le32(p + 76);
    raw.entry.first_sector = le32(p + 116);
    // Version 3 writers leave rubbish in the upper half ([MS-CFB] 2.6.3).
    raw.entry.size = version < 4 ? le32(p + 120) : le64(p + 120);
    return raw;
}

/// The entries below `root`, walked along the tree's links without recursion. Empty where a link
/// leads nowhere: then the tree can't be trusted.
std::optional<std::vector<std::uint32_t>> children(const std::vector<RawEntry>& entries,
                                                   std::uint32_t root)
{
    std::vector<std::uint32_t> found;
    std::vector<bool> seen(entries.size(), false);
    std::vector<std::uint32_t> open{entries[root].child};
    while (!open.empty()) {
        const std::uint32_t id = open.back();
        open.pop_back();
        if (id == no_entry)
            continue;
        if (id >= entries.size() || seen[id] || id == root)
            return std::nullopt;
        seen[id] = true;
        found.push_back(id);
        open.push_back(entries[id].left);
        open.push_back(entries[id].right);
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

bool Ole2Container::has_signature(const ByteSource& source)
{
    std::array<std::uint8_t, 8> start{};
    return source.read_at(0, start.data(), start.size()) == start.size() && start == signature;
}

Result<std::unique_ptr<Ole2Container>> Ole2Container::open(const ByteSource& source)
{
    std::unique_ptr<Ole2Container> box(new Ole2Container(source));
    LX_TRY(box->read_header());
    LX_TRY(box->read_sector_table());
    LX_TRY(box->read_directory());
    return box;
}

std::uint64_t Ole2Container::sector_offset(std::uint32_t sector) const
{
    return (std::uint64_t{sector} + 1) * m_sector_size;
}

Result<> Ole2Container::read_header()
{
    std::array<std::uint8_t, header_size> header{};
    if (m_source.read_at(0, header.data(), header.size()) < header.size())
        return damaged("shorter than its header");
    m_version = le16(&header[26]);
    const std::uint16_t shift = le16(&header[30]);
    if (shift != 9 && shift != 12)
        return damaged("sector size 2^" + std::to_string(shift));
    if (le16(&header[32]) != 6)
        return damaged("mini sector size");
    m_sector_size = 1U << shift;
    const std::uint64_t beyond =
        m_source.size() > m_sector_size ? m_source.size() - m_sector_size : 0;
    const std::uint64_t sectors = (beyond + m_sector_size - 1) / m_sector_size;
    m_sector_count =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(sectors, last_regular_sector));
    m_first_directory_sector = le32(&header[48]);
    m_first_mini_sector = le32(&header[60]);

    // The sectors of the table: 109 in the header, the rest in a chain of their own. More than the
    // file has sectors for are of no use, which bounds the list.
    const std::uint32_t per_sector = m_sector_size / 4;
    const std::uint64_t useful = (std::uint64_t{m_sector_count} + per_sector - 1) / per_sector;
    const auto add = [&](std::uint32_t sector) {
        if (sector != free_sector && m_table_sectors.size() < useful)
            m_table_sectors.push_back(sector);
    };
    for (std::size_t i = 0; i < header_table_entries; ++i)
        add(le32(&header[76 + 4 * i]));
    std::uint32_t more = le32(&header[68]);
    std::vector<std::uint8_t> block(m_sector_size);
    for (std::uint32_t steps = 0; m_table_sectors.size() < useful && more <= last_regular_sector;
         ++steps) {
        if (more >= m_sector_count || steps > m_sector_count)
            return damaged("list of table sectors");
        if (m_source.read_at(sector_offset(more), block.data(), block.size()) < block.size())
            return damaged("list of table sectors cut off");
        const std::uint8_t* const last = &block[m_sector_size - 4];
        for (const std::uint8_t* at = block.data(); at < last; at += 4)
            add(le32(at));
        more = le32(last);
    }
    return {};
}

Result<> Ole2Container::read_sector_table()
{
    for (const std::uint32_t sector : m_table_sectors) {
        if (sector >= m_sector_count)
            return damaged("table sector " + std::to_string(sector));
    }
    const std::vector<std::uint8_t> bytes = read_sectors(m_table_sectors);
    m_next.resize(std::min<std::size_t>(bytes.size() / 4, m_sector_count));
    for (std::size_t i = 0; i < m_next.size(); ++i)
        m_next[i] = le32(&bytes[4 * i]);
    return {};
}

std::vector<std::uint8_t>
Ole2Container::read_sectors(const std::vector<std::uint32_t>& sectors) const
{
    std::vector<std::uint8_t> bytes(sectors.size() * m_sector_size);
    std::size_t done = 0;
    for (const std::uint32_t sector : sectors) {
        const std::size_t got =
            m_source.read_at(sector_offset(sector), bytes.data() + done, m_sector_size);
        done += got;
        if (got < m_sector_size)
            break;
    }
    bytes.resize(done);
    return bytes;
}

Result<std::vector<std::uint32_t>> Ole2Container::chain(std::uint32_t first,
                                                        std::uint64_t wanted) const
{
    std::vector<std::uint32_t> sectors;
    std::vector<bool> seen(m_next.size(), false);
    for (std::uint32_t sector = first; sectors.size() < wanted && sector < m_next.size();
         sector = m_next[sector]) {
        if (seen[sector])
            return damaged("chain in a circle at sector " + std::to_string(sector));
        seen[sector] = true;
        sectors.push_back(sector);
    }
    return sectors;
}

Result<> Ole2Container::read_directory()
{
    LX_ASSIGN(const auto sectors, chain(m_first_directory_sector, m_sector_count));
    const std::vector<std::uint8_t> bytes = read_sectors(sectors);
    std::vector<RawEntry> entries;
    entries.reserve(bytes.size() / entry_size);
    for (std::size_t at = 0; at + entry_size <= bytes.size(); at += entry_size)
        entries.push_back(parse_entry(&bytes[at], m_version));
    if (entries.empty() || entries[0].type != Root)
        return damaged("no root folder");

    if (const auto ids = children(entries, 0)) {
        for (const std::uint32_t id : *ids) {
            if (entries[id].type == Stream)
                m_streams.push_back(std::move(entries[id].entry));
        }
    } else { // a broken tree: whatever is a stream, the first of a name wins
        for (RawEntry& raw : entries) {
            if (raw.type == Stream)
                m_streams.push_back(std::move(raw.entry));
        }
    }

    const Entry& root = entries[0].entry;
    LX_ASSIGN(m_mini_sectors, chain(root.first_sector, m_sector_count));
    LX_ASSIGN(const auto mini_table, chain(m_first_mini_sector, m_sector_count));
    const std::vector<std::uint8_t> table = read_sectors(mini_table);
    const std::size_t mini_count =
        m_mini_sectors.size() * std::size_t{m_sector_size / mini_sector_size};
    m_mini_next.resize(std::min(table.size() / 4, mini_count));
    for (std::size_t i = 0; i < m_mini_next.size(); ++i)
        m_mini_next[i] = le32(&table[4 * i]);
    return {};
}

const Ole2Container::Entry* Ole2Container::find(std::string_view name) const
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    for (const Entry& entry : m_streams) {
        if (std::equal(entry.name.begin(), entry.name.end(), name.begin(), name.end(),
                       [&](char a, char b) { return lower(a) == lower(b); }))
            return &entry;
    }
    return nullptr;
}

Result<std::unique_ptr<ByteSource>> Ole2Container::stream(const Entry& entry) const
{
    std::vector<std::uint64_t> offsets;
    std::uint32_t block_size = m_sector_size;
    if (entry.size >= mini_cutoff) {
        const std::uint64_t wanted = (entry.size - 1) / m_sector_size + 1;
        LX_ASSIGN(const auto sectors, chain(entry.first_sector, wanted));
        offsets.reserve(sectors.size());
        for (const std::uint32_t sector : sectors)
            offsets.push_back(sector_offset(sector));
    } else {
        block_size = mini_sector_size;
        const std::uint32_t per_sector = m_sector_size / mini_sector_size;
        std::uint32_t mini = entry.first_sector;
        for (std::uint64_t need = (entry.size + mini_sector_size - 1) / mini_sector_size;
             need > 0 && mini < m_mini_next.size(); --need, mini = m_mini_next[mini]) {
            offsets.push_back(sector_offset(m_mini_sectors[mini / per_sector]) +
                              std::uint64_t{mini % per_sector} * mini_sector_size);
        }
    }
    const std::uint64_t size =
        std::min<std::uint64_t>(entry.size, std::uint64_t{block_size} * offsets.size());
    std::unique_ptr<ByteSource> source =
        std::make_unique<ChainSource>(m_source, std::move(offsets), block_size, size);
    return source;
}

} // namespace lx
