#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

namespace lx::test {

/// One part of a zip file as its bytes have it.
struct ZipEntry
{
    std::string name;
    std::string header; ///< its own header with name and extra fields
    std::string packed;
    std::string fields; ///< method, date, attributes, extra fields and comment of the directory
    std::uint64_t packed_size = 0;
};

/// The parts of a plain zip file (none larger than 4 GB) in the order of its directory, read
/// without the help of a library.
inline std::vector<ZipEntry> zip_entries(std::string_view bytes)
{
    const auto number = [&](std::size_t at, int width) {
        std::uint64_t value = 0;
        for (int i = width; i-- > 0;)
            value = value << 8 | static_cast<unsigned char>(bytes.at(at + std::size_t(i)));
        return value;
    };
    const std::size_t end = bytes.rfind("PK\x05\x06");
    REQUIRE(end != std::string_view::npos);
    std::vector<ZipEntry> entries;
    std::size_t at = number(end + 16, 4);
    for (std::uint64_t i = 0; i < number(end + 10, 2); ++i) {
        REQUIRE(bytes.substr(at, 4) == "PK\x01\x02");
        const std::size_t name = number(at + 28, 2);
        const std::size_t rest = number(at + 30, 2) + number(at + 32, 2);
        const std::size_t local = number(at + 42, 4);
        ZipEntry entry;
        entry.packed_size = number(at + 20, 4);
        entry.name = bytes.substr(at + 46, name);
        entry.fields = std::string(bytes.substr(at + 10, 6)) +
                       std::string(bytes.substr(at + 36, 6)) +
                       std::string(bytes.substr(at + 46 + name, rest));
        REQUIRE(bytes.substr(local, 4) == "PK\x03\x04");
        const std::size_t head = 30 + number(local + 26, 2) + number(local + 28, 2);
        entry.header = bytes.substr(local, head);
        entry.packed = bytes.substr(local + head, entry.packed_size);
        entries.push_back(std::move(entry));
        at += 46 + name + rest;
    }
    return entries;
}

} // namespace lx::test
