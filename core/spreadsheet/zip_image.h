#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace lx {

/// A zip file in memory, some parts of which are exchanged: every byte of the others (headers,
/// packed data, what stands between them), their order and the file's comment stay. An exchanged
/// part keeps its name, place, date, extra fields and way of packing.
class ZipImage
{
public:
    /// Errors: BadInput (the directory is damaged or leads outside the file).
    [[nodiscard]] static Result<ZipImage> read(std::string_view bytes);

    /// What part `index` (its place in the directory) is to hold.
    void replace(std::size_t index, std::string content);
    /// The whole file; the bytes that were read where nothing was exchanged. Errors: BadInput (a
    /// part packed otherwise than deflated or stored).
    [[nodiscard]] Result<std::string> made() const;

private:
    struct Entry
    {
        std::size_t directory = 0; ///< where its record stands in the directory
        std::size_t record = 0;    ///< bytes of that record
        std::uint64_t packed = 0;
        std::uint64_t local = 0; ///< where its own header stands, from the file's begin
        std::uint16_t flags = 0;
        std::uint16_t method = 0;
    };
    struct Packed
    {
        std::string data;
        std::uint32_t checksum = 0;
        std::uint64_t size = 0;
    };

    [[nodiscard]] Result<> read_directory();
    [[nodiscard]] Result<> read_entry(std::size_t at);
    [[nodiscard]] std::string local_part(const Entry& entry, const Packed& packed) const;
    [[nodiscard]] std::string record(std::size_t index, std::uint64_t local,
                                     const Packed* packed) const;
    [[nodiscard]] std::string end_records(std::uint64_t directory, std::uint64_t size) const;

    std::string_view m_bytes;
    std::vector<Entry> m_entries;
    std::uint64_t m_base = 0; ///< bytes before the zip file proper
    std::size_t m_directory = 0;
    std::size_t m_directory_end = 0;
    std::size_t m_end = 0; ///< the end record
    std::map<std::size_t, std::string> m_replaced;
};

} // namespace lx
