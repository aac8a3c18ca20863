#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/byte_source.h"

namespace lx {

/// A compound file ([MS-CFB], "OLE2"): the box .xls, .et, .doc and encrypted .xlsx come in. Reads
/// the tables of sectors into memory (less than 1 % of the file) and streams by chain.
///
/// Every sector number is checked against the length of the file and every chain against cycles,
/// so that memory and time stay below what the file itself could hold.
class Ole2Container
{
public:
    /// One stream of the root folder.
    struct Entry
    {
        std::string name; ///< UTF-8
        std::uint32_t first_sector = 0;
        std::uint64_t size = 0; ///< as the directory says; the chain may be shorter
    };

    /// D0 CF 11 E0 A1 B1 1A E1
    [[nodiscard]] static bool has_signature(const ByteSource& source);

    /// Reads header, sector tables and root folder; `source` must outlive the container and its
    /// streams. Errors: BadInput (damaged), Io.
    [[nodiscard]] static Result<std::unique_ptr<Ole2Container>> open(const ByteSource& source);

    /// The streams directly in the root folder (not those of embedded objects).
    [[nodiscard]] const std::vector<Entry>& streams() const { return m_streams; }
    /// A stream of the root folder by name, ASCII letters in any case.
    [[nodiscard]] const Entry* find(std::string_view name) const;
    /// The bytes of a stream. Where its chain ends early (a file cut off) the source is as long as
    /// the sectors that are there. Error: BadInput (a chain that runs in a circle or nowhere).
    [[nodiscard]] Result<std::unique_ptr<ByteSource>> stream(const Entry& entry) const;

private:
    explicit Ole2Container(const ByteSource& source) : m_source(source) {}
    Result<> read_header();
    Result<> read_sector_table();
    Result<> read_directory();
    /// The sectors from `first` on, at most `wanted`; stops quietly where the chain ends or leaves
    /// the file. Error: a circle.
    Result<std::vector<std::uint32_t>> chain(std::uint32_t first, std::uint64_t wanted) const;
    [[nodiscard]] std::uint64_t sector_offset(std::uint32_t sector) const;
    [[nodiscard]] std::vector<std::uint8_t>
    read_sectors(const std::vector<std::uint32_t>& sectors) const;

    const ByteSource& m_source;
    std::uint32_t m_sector_size = 512;
    std::uint32_t m_sector_count = 0; ///< of the file, the last one may be cut
    std::uint32_t m_version = 3;
    std::uint32_t m_first_directory_sector = 0;
    std::uint32_t m_first_mini_sector = 0;
    std::vector<std::uint32_t> m_table_sectors; ///< where the FAT stands
    std::vector<std::uint32_t> m_next;          ///< the FAT: what follows each sector
    std::vector<std::uint32_t> m_mini_next;     ///< the mini FAT
    std::vector<std::uint32_t> m_mini_sectors;  ///< the stream that holds the mini sectors
    std::vector<Entry> m_streams;
};

} // namespace lx
