#include "tests/fuzz/fuzz_book.h"

#include <string>

#include <sys/mman.h>
#include <unistd.h>

#include "core/spreadsheet/sheet_reader.h"
#include "tests/fuzz/sheet_laws.h"

namespace lx::fuzz {

namespace {

/// A file in memory that has a path.
class MemoryFile
{
public:
    explicit MemoryFile(std::string_view bytes) : m_file(memfd_create("fuzz", 0))
    {
        demand(m_file >= 0, "memfd_create");
        while (!bytes.empty()) {
            const ssize_t written = write(m_file, bytes.data(), bytes.size());
            demand(written > 0, "write");
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    ~MemoryFile() { close(m_file); }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(m_file); }

private:
    int m_file;
};

} // namespace

void read_all_of(std::string_view bytes)
{
    const ReadLimits limits = small_limits();
    const MemoryFile file(bytes);
    const auto book = open_workbook(file.path(), limits);
    if (!book)
        check_refusal(book.error());
    else
        check_workbook(**book, limits);
}

} // namespace lx::fuzz
