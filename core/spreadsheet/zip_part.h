#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

#include "core/base/result.h"

struct zip_file;

namespace lx {

struct InflateBudget;

/// The bytes of one part of a zip file, inflated block by block. A large part is inflated by a
/// thread of its own a few blocks ahead, so that inflating and parsing share the work of two
/// cores.
class ZipPart
{
public:
    /// As the zip directory says; 0 where it says nothing.
    struct Sizes
    {
        std::int64_t packed = 0;
        std::int64_t inflated = 0;
    };

    /// Takes over `file`. See ZipArchive::open_part.
    ZipPart(zip_file* file, Sizes sizes, double most_ratio, InflateBudget& budget);
    ~ZipPart();
    ZipPart(const ZipPart&) = delete;
    ZipPart& operator=(const ZipPart&) = delete;

    /// The next bytes, valid until the next call; empty at the end. Errors: BadInput (damaged
    /// data, too many bytes, a ratio no honest file has).
    [[nodiscard]] Result<std::string_view> next();

    /// True once the end was reached and its checksum or length was wrong. Office programs don't
    /// mind; whoever reads decides by whether the content is complete.
    [[nodiscard]] bool wrong_checksum() const { return m_wrong_checksum; }
    [[nodiscard]] std::int64_t declared_size() const { return m_sizes.inflated; }

private:
    struct Block
    {
        std::unique_ptr<char[]> data;
        std::size_t size = 0;
    };
    struct Closer
    {
        void operator()(zip_file* file) const;
    };

    Result<> fill(Block& block);
    void work();

    std::unique_ptr<zip_file, Closer> m_file;
    Sizes m_sizes;
    double m_most_ratio;
    InflateBudget& m_budget;
    std::int64_t m_inflated = 0;
    bool m_wrong_checksum = false;

    // Shared with the thread, under m_mutex, except for the blocks themselves: a filled block
    // belongs to the reader, a free one to the thread.
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::array<Block, 4> m_blocks;
    std::size_t m_head = 0;   ///< the block handed out next
    std::size_t m_filled = 0; ///< blocks filled, from m_head on
    bool m_holds_block = false;
    bool m_done = false;
    bool m_stop = false;
    std::optional<Error> m_error;
    std::thread m_worker; ///< last: the thread uses all of the above
};

} // namespace lx
