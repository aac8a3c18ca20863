#pragma once

#include <string>

#include <unistd.h>

#include "core/store/file_hold.h"
#include "tests/support/child.h"

namespace lx::test {

/// Another process that has a ledger file open for writing, until it is killed: then its note is
/// left behind.
class OtherProgram
{
public:
    explicit OtherProgram(const std::string& path)
        : m_child([&] {
              static auto hold = FileHold::join(path); // until the process ends
              if (!hold || !(*hold)->lock())
                  ::_exit(1);
          })
    {}
    void kill() { m_child.kill(); }
    [[nodiscard]] pid_t pid() const { return m_child.pid(); }

private:
    LivingChild m_child;
};

} // namespace lx::test
