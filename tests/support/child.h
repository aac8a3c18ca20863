#pragma once

#include <csignal>
#include <functional>

#include <catch2/catch.hpp>

#include <grp.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lx::test {

/// Runs `work` in a process of its own; gives what it returned (0…255), -1 where it was killed.
inline int in_child(const std::function<int()>& work)
{
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0)
        ::_exit(work());
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// The same as a user without special rights, whoever runs the tests.
inline int as_nobody(const std::function<int()>& work)
{
    return in_child([&] {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0 &&
            (::setgroups(0, nullptr) != 0 || ::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            return 255;
        return work();
    });
}

/// A process that does `work` and then lives on until it is killed.
class LivingChild
{
public:
    explicit LivingChild(const std::function<void()>& work)
    {
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        m_pid = ::fork();
        REQUIRE(m_pid >= 0);
        if (m_pid == 0) {
            work();
            [[maybe_unused]] const auto told = ::write(ends[1], "x", 1);
            for (;;)
                ::pause();
        }
        char ready = 0;
        REQUIRE(::read(ends[0], &ready, 1) == 1);
        ::close(ends[0]);
        ::close(ends[1]);
    }
    ~LivingChild() { kill(); }
    LivingChild(const LivingChild&) = delete;
    LivingChild& operator=(const LivingChild&) = delete;

    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Kills it and doesn't ask how it ended: the system keeps its number until `kill`.
    void kill_unasked()
    {
        ::kill(m_pid, SIGKILL);
        siginfo_t ended{};
        REQUIRE(::waitid(P_PID, static_cast<id_t>(m_pid), &ended, WEXITED | WNOWAIT) == 0);
    }

private:
    pid_t m_pid = -1;
};

} // namespace lx::test
