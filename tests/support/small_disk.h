#pragma once

#include <cstdlib>
#include <string>

#include <sys/mount.h>

#include "tests/support/test_ledger.h"

namespace lx::test {

/// A file system of so many bytes, in memory. Only an administrator may mount one; elsewhere `there`
/// is false and the test says that it looked at nothing.
class SmallDisk
{
public:
    explicit SmallDisk(std::size_t bytes)
    {
        const std::string options = "size=" + std::to_string(bytes);
        there = ::mount("tmpfs", m_folder.path().c_str(), "tmpfs", 0, options.c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (there)
            ::umount2(m_folder.path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    [[nodiscard]] std::string operator/(std::string_view name) const { return m_folder / name; }
    [[nodiscard]] const std::string& path() const { return m_folder.path(); }

    bool there = false;

private:
    TempFolder m_folder;
};

} // namespace lx::test
