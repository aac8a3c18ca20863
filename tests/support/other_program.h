#pragma once

#include <array>
#include <csignal>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "core/store/file_hold.h"

namespace lx::test {

/// Another process that has a ledger file open for writing, until it is killed: then its note is
/// left behind.
class OtherProgram
{
public:
    explicit OtherProgram(const std::string& path)
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        m_pid = ::fork();
        REQUIRE(m_pid >= 0);
        if (m_pid == 0) {
            const auto hold = FileHold::join(path);
            const bool locked = hold && (*hold)->lock();
            static_cast<void>(::write(ends[1], locked ? "x" : "-", 1));
            while (true)
                ::pause();
        }
        char answer = 0;
        REQUIRE(::read(ends[0], &answer, 1) == 1);
        ::close(ends[0]);
        ::close(ends[1]);
        REQUIRE(answer == 'x');
    }
    ~OtherProgram() { kill(); }
    OtherProgram(const OtherProgram&) = delete;
    OtherProgram& operator=(const OtherProgram&) = delete;

    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
};

} // namespace lx::test
