#pragma once

#include <fstream>
#include <string>

#include <catch2/catch.hpp>

#include <sys/mount.h>
#include <unistd.h>

#include "tests/support/temp_folder.h"

namespace lx::test {

/// A file system of its own with so much room, as a stick or a full disk has. Only the
/// administrator may mount one: elsewhere `mounted` is false and the test says that it was left
/// out.
class SmallDisk
{
public:
    explicit SmallDisk(std::size_t bytes, const std::string& more = {})
    {
        const std::string options = "mode=0777,size=" + std::to_string(bytes) + more;
        m_mounted = ::geteuid() == 0 && ::mount("tmpfs", m_folder.path().c_str(), "tmpfs",
                                                MS_NOSUID, options.c_str()) == 0;
        if (!m_mounted)
            WARN("left out: a small disk can't be mounted here");
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] bool mounted() const { return m_mounted; }
    [[nodiscard]] const std::string& path() const { return m_folder.path(); }
    [[nodiscard]] std::string operator/(std::string_view name) const { return m_folder / name; }
    /// Fills it but for so many bytes; the file that does it can be removed again.
    std::string fill(std::size_t but = 0) const
    {
        const std::string filler = m_folder / "filler";
        {
            std::ofstream out(filler, std::ios::binary);
            const std::string block(4096, 'x');
            while (out.write(block.data(), static_cast<std::streamsize>(block.size())).flush())
                ;
        }
        struct Size
        {
            static long of(const std::string& name)
            {
                std::ifstream in(name, std::ios::binary | std::ios::ate);
                return static_cast<long>(in.tellg());
            }
        };
        const long size = Size::of(filler);
        const long keep = size - static_cast<long>((but + 4095) / 4096 * 4096);
        REQUIRE(::truncate(filler.c_str(), keep > 0 ? keep : 0) == 0);
        return filler;
    }

private:
    TempFolder m_folder;
    bool m_mounted = false;
};

} // namespace lx::test
