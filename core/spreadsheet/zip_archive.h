#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/result.h"
#include "core/spreadsheet/byte_source.h"
#include "core/spreadsheet/sheet_reader.h"

struct zip;

namespace lx {

class ZipPart;

/// How many bytes the parts of a file may still inflate to. One budget covers one go of reading.
struct InflateBudget
{
    std::int64_t bytes_left = 0;
};

/// A zip file opened for reading (libzip). Part names are compared as office programs do: ASCII
/// letters in any case, "\" as "/", a leading "/" ignored.
class ZipArchive
{
public:
    /// Errors: BadInput (not a zip file, its directory is damaged), Io.
    [[nodiscard]] static Result<std::unique_ptr<ZipArchive>> open(std::unique_ptr<ByteSource> bytes,
                                                                  const ReadLimits& limits);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    [[nodiscard]] bool contains(std::string_view name) const;
    /// Its place in the zip file's directory, from 0; nothing where it is not there or there twice.
    [[nodiscard]] std::optional<std::size_t> index_of(std::string_view name) const;
    /// True where a part's name starts with `prefix` (given in lower case).
    [[nodiscard]] bool contains_folder(std::string_view prefix) const;

    /// Starts inflating a part. Only one part may be open at a time; `budget` must outlive it.
    /// Errors: BadInput where the part is missing, there twice (readers disagree which one counts),
    /// encrypted or packed by a method libzip does not know.
    [[nodiscard]] Result<std::unique_ptr<ZipPart>> open_part(std::string_view name,
                                                             InflateBudget& budget);

private:
    struct Closer
    {
        void operator()(zip* archive) const;
    };
    struct Entry
    {
        std::uint64_t index = 0;
        bool doubled = false;
    };

    explicit ZipArchive(const ReadLimits& limits) : m_limits(limits) {}
    Result<> list_entries();

    std::unique_ptr<zip, Closer> m_zip;
    ReadLimits m_limits;
    std::unordered_map<std::string, Entry> m_entries;
};

} // namespace lx
