#pragma once

#include <csignal>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lx::test {

/// A program of its own that a test starts, talks with and may kill. (A fork of the test would
/// share SQLite's book-keeping of locks.)
class Visitor
{
public:
    explicit Visitor(std::vector<std::string> words)
    {
        int to[2] = {};
        int from[2] = {};
        int complaints[2] = {};
        if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0 ||
            pipe2(complaints, O_CLOEXEC) != 0)
            return;
        m_pid = fork();
        if (m_pid == 0) {
            dup2(to[0], 0);
            dup2(from[1], 1);
            dup2(complaints[1], 2);
            std::vector<char*> arguments;
            for (std::string& word : words)
                arguments.push_back(word.data());
            arguments.push_back(nullptr);
            execv(arguments[0], arguments.data());
            _exit(127);
        }
        close(to[0]);
        close(from[1]);
        close(complaints[1]);
        m_in = to[1];
        m_out = from[0];
        m_err = complaints[0];
    }
    ~Visitor()
    {
        kill();
        end_input();
        close(m_out);
        close(m_err);
    }
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }

    /// The next line it says; "" at its end.
    std::string line()
    {
        std::string text;
        char c = 0;
        while (read(m_out, &c, 1) == 1 && c != '\n')
            text += c;
        return text;
    }
    void end_input()
    {
        if (m_in >= 0)
            close(m_in);
        m_in = -1;
    }
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    /// Waits for its end; gives the exit status, -1 where it was killed.
    int wait()
    {
        end_input();
        out = rest(m_out);
        err = rest(m_err);
        int status = 0;
        if (m_pid <= 0 || waitpid(m_pid, &status, 0) != m_pid)
            return -1;
        m_pid = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    std::string out; ///< what was left to read, after `wait`
    std::string err;

private:
    static std::string rest(int file)
    {
        std::string text;
        char buffer[4096];
        for (ssize_t got = 0; (got = read(file, buffer, sizeof buffer)) > 0;)
            text.append(buffer, static_cast<std::size_t>(got));
        return text;
    }

    pid_t m_pid = -1;
    int m_in = -1;
    int m_out = -1;
    int m_err = -1;
};

inline std::string visitor_program()
{
    return std::string(LIANGXIN_BIN_DIR) + "/store_visitor";
}

/// Runs SQL on a file as the sqlite3 shell would: what it printed.
inline std::string run_raw(const std::string& file, const std::string& sql)
{
    Visitor visitor({visitor_program(), "raw", file, sql});
    const int status = visitor.wait();
    return status == 0 ? visitor.out : "status " + std::to_string(status) + ": " + visitor.err;
}

} // namespace lx::test
