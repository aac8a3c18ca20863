#include "core/spreadsheet/zip_image.h"

#include <algorithm>
#include <new>
#include <numeric>
#include <optional>

#include <zlib.h>

namespace lx {

namespace {

constexpr std::size_t local_size = 30;
constexpr std::size_t record_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::size_t end64_size = 56;
constexpr std::size_t locator_size = 20;
constexpr std::uint32_t in_extra = 0xFFFF'FFFF; ///< the number stands among the extra fields
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t has_descriptor = 0x8; ///< sizes stand behind the data

std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t width)
{
    std::uint64_t value = 0;
    for (std::size_t i = width; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

void put_at(std::string& bytes, std::size_t at, std::size_t width, std::uint64_t value)
{
    for (std::size_t i = 0; i < width; ++i, value >>= 8)
        bytes[at + i] = static_cast<char>(value & 0xFF);
}

tl::unexpected<Error> damaged(const char* detail)
{
    return fail(ErrorKind::BadInput,
                "文件已损坏，打不开；请用 WPS 或 Excel 打开后另存为 .xlsx，再试一次。", detail);
}

/// Where numbers of 64 bits of a directory record stand in it (ZIP's extra field 1), in the order
/// size, packed, offset; nothing where a number is not there.
struct Wide
{
    std::optional<std::size_t> size;
    std::optional<std::size_t> packed;
    std::optional<std::size_t> local;
};

Wide wide_numbers(std::string_view record)
{
    Wide wide;
    const std::size_t name = number_at(record, 28, 2);
    std::size_t at = record_size + name;
    const std::size_t end = at + number_at(record, 30, 2);
    while (at + 4 <= end) {
        const std::uint64_t id = number_at(record, at, 2);
        const std::size_t field_end = at + 4 + number_at(record, at + 2, 2);
        if (field_end > end)
            break;
        if (id == 1) {
            std::size_t next = at + 4;
            const auto take = [&](std::size_t place) -> std::optional<std::size_t> {
                if (number_at(record, place, 4) != in_extra || next + 8 > field_end)
                    return std::nullopt;
                next += 8;
                return next - 8;
            };
            wide.size = take(24);
            wide.packed = take(20);
            wide.local = take(42);
            break;
        }
        at = field_end;
    }
    return wide;
}

/// The extra fields of a part's own header without its numbers of 64 bits.
std::string without_wide(std::string_view extra)
{
    std::string kept;
    std::size_t at = 0;
    while (at + 4 <= extra.size()) {
        const std::size_t end =
            std::min<std::size_t>(extra.size(), at + 4 + number_at(extra, at + 2, 2));
        if (number_at(extra, at, 2) != 1)
            kept += extra.substr(at, end - at);
        at = end;
    }
    return kept;
}

std::string deflate_whole(std::string_view content)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

} // namespace

Result<ZipImage> ZipImage::read(std::string_view bytes)
{
    ZipImage image;
    image.m_bytes = bytes;
    LX_TRY(image.read_directory());
    return image;
}

Result<> ZipImage::read_directory()
{
    if (m_bytes.size() < end_size)
        return damaged("no end record");
    std::size_t at = m_bytes.size() - end_size;
    const std::size_t least = at > 0xFFFF ? at - 0xFFFF : 0;
    while (m_bytes.substr(at, 4) != "PK\x05\x06") {
        if (at == least)
            return damaged("no end record");
        --at;
    }
    m_end = at;
    std::uint64_t size = number_at(m_bytes, at + 12, 4);
    std::uint64_t offset = number_at(m_bytes, at + 16, 4);
    std::uint64_t count = number_at(m_bytes, at + 10, 2);
    std::uint64_t behind = m_end; // what the directory ends at
    if (at >= locator_size && m_bytes.substr(at - locator_size, 4) == "PK\x06\x07") {
        const std::uint64_t wide = number_at(m_bytes, at - locator_size + 8, 8);
        if (wide + end64_size > at - locator_size || m_bytes.substr(wide, 4) != "PK\x06\x06")
            return damaged("no wide end record");
        count = number_at(m_bytes, wide + 32, 8);
        size = number_at(m_bytes, wide + 40, 8);
        offset = number_at(m_bytes, wide + 48, 8);
        behind = wide;
    }
    if (size > behind || offset > behind - size)
        return damaged("directory outside the file");
    m_base = behind - size - offset;
    m_directory = static_cast<std::size_t>(behind - size);
    m_directory_end = static_cast<std::size_t>(behind);
    std::size_t record = m_directory;
    for (std::uint64_t i = 0; i < count; ++i) {
        LX_TRY(read_entry(record));
        record += m_entries.back().record;
    }
    return {};
}

Result<> ZipImage::read_entry(std::size_t at)
{
    if (at + record_size > m_directory_end || m_bytes.substr(at, 4) != "PK\x01\x02")
        return damaged("directory record");
    Entry entry;
    entry.directory = at;
    entry.record = record_size + number_at(m_bytes, at + 28, 2) + number_at(m_bytes, at + 30, 2) +
                   number_at(m_bytes, at + 32, 2);
    if (at + entry.record > m_directory_end)
        return damaged("directory record");
    const std::string_view record = m_bytes.substr(at, entry.record);
    const Wide wide = wide_numbers(record);
    entry.flags = static_cast<std::uint16_t>(number_at(record, 8, 2));
    entry.method = static_cast<std::uint16_t>(number_at(record, 10, 2));
    entry.packed = wide.packed ? number_at(record, *wide.packed, 8) : number_at(record, 20, 4);
    entry.local =
        m_base + (wide.local ? number_at(record, *wide.local, 8) : number_at(record, 42, 4));
    if (entry.local + local_size > m_directory || m_bytes.substr(entry.local, 4) != "PK\x03\x04")
        return damaged("local header");
    const std::uint64_t head = local_size + number_at(m_bytes, entry.local + 26, 2) +
                               number_at(m_bytes, entry.local + 28, 2);
    if (entry.packed > m_directory || entry.local + head > m_directory - entry.packed)
        return damaged("data outside the file");
    m_entries.push_back(entry);
    return {};
}

void ZipImage::replace(std::size_t index, std::string content)
{
    m_replaced[index] = std::move(content);
}

std::string ZipImage::local_part(const Entry& entry, const Packed& packed) const
{
    const std::size_t name = number_at(m_bytes, entry.local + 26, 2);
    const std::size_t extra = number_at(m_bytes, entry.local + 28, 2);
    const std::string kept = without_wide(m_bytes.substr(entry.local + local_size + name, extra));
    std::string part(m_bytes.substr(entry.local, local_size + name));
    part += kept;
    put_at(part, 6, 2, number_at(m_bytes, entry.local + 6, 2) & ~std::uint64_t{has_descriptor});
    put_at(part, 14, 4, packed.checksum);
    put_at(part, 18, 4, packed.data.size());
    put_at(part, 22, 4, packed.size);
    put_at(part, 28, 2, kept.size());
    return part + packed.data;
}

std::string ZipImage::record(std::size_t index, std::uint64_t local, const Packed* packed) const
{
    const Entry& entry = m_entries[index];
    std::string record(m_bytes.substr(entry.directory, entry.record));
    const Wide wide = wide_numbers(record);
    const auto put = [&](std::size_t place, const std::optional<std::size_t>& far,
                         std::uint64_t value) {
        put_at(record, far ? *far : place, far ? 8 : 4, value);
    };
    put(42, wide.local, local - m_base);
    if (packed != nullptr) {
        put_at(record, 8, 2, entry.flags & ~std::uint64_t{has_descriptor});
        put_at(record, 16, 4, packed->checksum);
        put(20, wide.packed, packed->data.size());
        put(24, wide.size, packed->size);
    }
    return record;
}

std::string ZipImage::end_records(std::uint64_t directory, std::uint64_t size) const
{
    std::string end(m_bytes.substr(m_directory_end));
    const std::size_t last = m_end - m_directory_end;
    const auto put = [&](std::size_t at, std::uint64_t value) {
        if (number_at(end, at, 4) != in_extra)
            put_at(end, at, 4, value);
    };
    put(last + 12, size);
    put(last + 16, directory - m_base);
    if (last != 0) {
        put_at(end, 40, 8, size);
        put_at(end, 48, 8, directory - m_base);
        put_at(end, last - locator_size + 8, 8, directory + size - m_base);
    }
    return end;
}

Result<std::string> ZipImage::made() const
{
    if (m_replaced.empty())
        return std::string(m_bytes);
    std::vector<std::size_t> order(m_entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return m_entries[a].local < m_entries[b].local;
    });
    std::string out;
    out.reserve(m_bytes.size() + m_bytes.size() / 8);
    out += m_bytes.substr(0, order.empty() ? m_directory : m_entries[order.front()].local);
    std::vector<std::uint64_t> places(m_entries.size());
    std::map<std::size_t, Packed> packed;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Entry& entry = m_entries[order[i]];
        const std::uint64_t end =
            i + 1 < order.size() ? m_entries[order[i + 1]].local : m_directory;
        places[order[i]] = out.size();
        const auto replaced = m_replaced.find(order[i]);
        if (replaced == m_replaced.end()) {
            out += m_bytes.substr(entry.local, end - entry.local);
            continue;
        }
        if (entry.method != stored && entry.method != deflated)
            return damaged("method");
        const std::string& content = replaced->second;
        Packed& one = packed[order[i]];
        one.data = entry.method == deflated ? deflate_whole(content) : content;
        one.size = content.size();
        one.checksum = static_cast<std::uint32_t>(crc32(
            0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
        out += local_part(entry, one);
    }
    const std::uint64_t directory = out.size();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto one = packed.find(i);
        out += record(i, places[i], one == packed.end() ? nullptr : &one->second);
    }
    const std::uint64_t size = out.size() - directory;
    out += end_records(directory, size);
    return out;
}

} // namespace lx
