#include "tests/fuzz/made_zip.h"

#include <cstdint>

namespace lx::fuzz {

namespace {

void put(std::string& bytes, std::uint64_t value, int count)
{
    for (; count > 0; --count, value >>= 8)
        bytes += static_cast<char>(value & 0xFF);
}

/// What the local header and the directory entry have in common.
void put_common(std::string& bytes, std::size_t name, std::size_t size)
{
    put(bytes, 20, 2); // version needed
    put(bytes, 0, 2);  // flags
    put(bytes, 0, 2);  // stored
    put(bytes, 0, 4);  // time, date
    put(bytes, 0, 4);  // checksum
    put(bytes, size, 4);
    put(bytes, size, 4);
    put(bytes, name, 2);
    put(bytes, 0, 2); // extra field
}

} // namespace

std::string stored_zip(const std::vector<std::pair<std::string, std::string_view>>& parts)
{
    std::string bytes;
    std::string directory;
    for (const auto& [name, content] : parts) {
        const std::size_t offset = bytes.size();
        bytes += "PK\x03\x04";
        put_common(bytes, name.size(), content.size());
        bytes += name;
        bytes += content;
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        put_common(directory, name.size(), content.size());
        put(directory, 0, 10); // comment, disk, attributes
        put(directory, offset, 4);
        directory += name;
    }
    const std::size_t start = bytes.size();
    bytes += directory;
    bytes += "PK\x05\x06";
    put(bytes, 0, 4);
    put(bytes, parts.size(), 2);
    put(bytes, parts.size(), 2);
    put(bytes, directory.size(), 4);
    put(bytes, start, 4);
    put(bytes, 0, 2);
    return bytes;
}

std::vector<std::string_view> cut_at_marks(std::string_view text, std::size_t most)
{
    constexpr std::string_view mark = "\n%%\n";
    std::vector<std::string_view> pieces;
    while (pieces.size() + 1 < most) {
        const std::size_t found = text.find(mark);
        if (found == std::string_view::npos)
            break;
        pieces.push_back(text.substr(0, found));
        text.remove_prefix(found + mark.size());
    }
    pieces.push_back(text);
    return pieces;
}

} // namespace lx::fuzz
