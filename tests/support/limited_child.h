#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lx::test {

/// How work in a child process ended.
struct ChildResult
{
    bool finished = false;       ///< not killed by a limit or a crash
    int signal = 0;              ///< what killed it, 0 where nothing did
    std::string output;          ///< what the work returned
    double seconds = 0;          ///< processor time
    std::int64_t peak_bytes = 0; ///< memory held at once
};

/// Runs `work` in a forked child that may use so much processor time and address space, and thirty
/// times that on the clock (for one that sleeps for ever). Under AddressSanitizer, whose shadow
/// takes terabytes, the space is not limited.
inline ChildResult run_limited(const std::function<std::string()>& work, unsigned seconds,
                               std::size_t bytes)
{
    int ends[2] = {};
    if (pipe(ends) != 0)
        return {};
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        const rlimit time{seconds, seconds};
        setrlimit(RLIMIT_CPU, &time);
        alarm(seconds * 30);
#ifndef __SANITIZE_ADDRESS__
        const rlimit space{bytes, bytes};
        setrlimit(RLIMIT_AS, &space);
#else
        static_cast<void>(bytes);
#endif
        const std::string output = work();
        for (std::size_t done = 0; done < output.size();) {
            const ssize_t wrote = write(ends[1], output.data() + done, output.size() - done);
            if (wrote <= 0)
                _exit(1);
            done += static_cast<std::size_t>(wrote);
        }
        _exit(0);
    }
    close(ends[1]);
    ChildResult result;
    char buffer[4096];
    for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
        result.output.append(buffer, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    rusage used{};
    if (child <= 0 || wait4(child, &status, 0, &used) != child)
        return result;
    result.finished = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    result.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    const auto in_seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    result.seconds = in_seconds(used.ru_utime) + in_seconds(used.ru_stime);
    result.peak_bytes = std::int64_t{used.ru_maxrss} * 1024;
    return result;
}

} // namespace lx::test
