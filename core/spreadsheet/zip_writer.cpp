#include "core/spreadsheet/zip_writer.h"

#include <new>

#include <zlib.h>

namespace lx {

namespace {

constexpr std::size_t block_size = std::size_t{128} << 10;
/// What a zip file of the old kind can say; no program of the clerk's reads more.
constexpr std::uint64_t most = 0xFFFF'FFFE;
constexpr std::uint16_t version = 20;
constexpr std::uint16_t deflated = 8;
constexpr std::uint16_t day_1980 = 0x21; // 1 January

void put16(std::string& out, std::uint64_t value)
{
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>(value >> 8 & 0xFF);
}

void put32(std::string& out, std::uint64_t value)
{
    put16(out, value & 0xFFFF);
    put16(out, value >> 16);
}

} // namespace

void ZipWriter::Closer::operator()(z_stream_s* stream) const
{
    deflateEnd(stream);
    delete stream;
}

ZipWriter::ZipWriter(OutputFile file)
    : m_file(std::move(file)), m_stream(new z_stream()), m_block(block_size)
{
    // Without zlib's own header and checksum: the zip file has its own.
    if (deflateInit2(m_stream.get(), Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
}

ZipWriter::ZipWriter(ZipWriter&& other) noexcept = default;
ZipWriter::~ZipWriter() = default;

void ZipWriter::put(std::string_view bytes)
{
    m_file.write(bytes);
    m_at += bytes.size();
    m_too_large = m_too_large || m_at > most;
}

void ZipWriter::begin(std::string_view name)
{
    end_part();
    m_parts.push_back({std::string(name), m_at, 0, 0, 0});
    std::string header = "PK\x03\x04";
    put16(header, version);
    put16(header, 0);
    put16(header, deflated);
    put16(header, 0);
    put16(header, day_1980);
    put32(header, 0); // checksum and sizes follow when they are known
    put32(header, 0);
    put32(header, 0);
    put16(header, name.size());
    put16(header, 0);
    header += name;
    put(header);
    deflateReset(m_stream.get());
    m_open = true;
}

void ZipWriter::deflate(std::string_view bytes, bool last)
{
    Part& part = m_parts.back();
    m_stream->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    m_stream->avail_in = static_cast<uInt>(bytes.size());
    do {
        m_stream->next_out = m_block.data();
        m_stream->avail_out = static_cast<uInt>(m_block.size());
        ::deflate(m_stream.get(), last ? Z_FINISH : Z_NO_FLUSH);
        const std::size_t made = m_block.size() - m_stream->avail_out;
        part.packed += made;
        put({reinterpret_cast<const char*>(m_block.data()), made});
    } while (m_stream->avail_out == 0);
}

void ZipWriter::write(std::string_view bytes)
{
    if (failed() || bytes.empty())
        return;
    Part& part = m_parts.back();
    part.size += bytes.size();
    m_too_large = m_too_large || part.size > most;
    part.checksum = static_cast<std::uint32_t>(crc32(part.checksum,
                                                     reinterpret_cast<const Bytef*>(bytes.data()),
                                                     static_cast<uInt>(bytes.size())));
    deflate(bytes, false);
}

void ZipWriter::end_part()
{
    if (!m_open)
        return;
    m_open = false;
    if (failed())
        return;
    deflate({}, true);
    const Part& part = m_parts.back();
    constexpr std::uint64_t place_of_checksum = 14;
    std::string numbers;
    put32(numbers, part.checksum);
    put32(numbers, part.packed);
    put32(numbers, part.size);
    m_file.overwrite(part.offset + place_of_checksum, numbers);
}

Result<> ZipWriter::finish()
{
    end_part();
    const std::uint64_t directory = m_at;
    for (const Part& part : m_parts) {
        std::string entry = "PK\x01\x02";
        put16(entry, version);
        put16(entry, version);
        put16(entry, 0);
        put16(entry, deflated);
        put16(entry, 0);
        put16(entry, day_1980);
        put32(entry, part.checksum);
        put32(entry, part.packed);
        put32(entry, part.size);
        put16(entry, part.name.size());
        for (int i = 0; i < 4; ++i)
            put16(entry, 0); // extra field, comment, disk, kind of content
        put32(entry, 0);     // attributes
        put32(entry, part.offset);
        put(entry + part.name);
    }
    std::string end = "PK\x05\x06";
    const std::uint64_t size = m_at - directory;
    put32(end, 0);
    put16(end, m_parts.size());
    put16(end, m_parts.size());
    put32(end, size);
    put32(end, directory);
    put16(end, 0);
    put(end);
    if (m_too_large && !m_file.failed())
        return fail(ErrorKind::Io, "“" + path() +
                                       "”写不出来：内容超过 4 GB，表格软件打不开，请加条件分几次"
                                       "导出，或者导出为 .csv。");
    return m_file.finish();
}

} // namespace lx
