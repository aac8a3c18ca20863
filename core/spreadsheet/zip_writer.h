#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/output_file.h"
#include "core/base/result.h"

struct z_stream_s;

namespace lx {

/// A zip file while it is written: parts one after the other, deflated as they come, straight into
/// the file that is made. Nothing goes through a folder for temporary files, and what the disk
/// refuses is known. The same parts give the same bytes (fixed dates).
class ZipWriter
{
public:
    explicit ZipWriter(OutputFile file);
    ZipWriter(ZipWriter&& other) noexcept;
    ZipWriter& operator=(ZipWriter&&) = delete;
    ~ZipWriter();

    /// Starts a part (and ends the one before). The name is ASCII.
    void begin(std::string_view name);
    void write(std::string_view bytes);
    /// Nothing more can be written; `finish` says why.
    [[nodiscard]] bool failed() const { return m_file.failed() || m_too_large; }
    [[nodiscard]] const std::string& path() const { return m_file.path(); }
    /// Ends the last part and puts the file in its place. Errors: Io.
    [[nodiscard]] Result<> finish();

private:
    struct Part
    {
        std::string name;
        std::uint64_t offset = 0; ///< of its header
        std::uint64_t packed = 0;
        std::uint64_t size = 0;
        std::uint32_t checksum = 0;
    };
    struct Closer
    {
        void operator()(z_stream_s* stream) const;
    };

    void end_part();
    void deflate(std::string_view bytes, bool last);
    void put(std::string_view bytes);

    OutputFile m_file;
    std::unique_ptr<z_stream_s, Closer> m_stream;
    std::vector<unsigned char> m_block;
    std::vector<Part> m_parts;
    std::uint64_t m_at = 0;
    bool m_open = false;
    bool m_too_large = false;
};

} // namespace lx
