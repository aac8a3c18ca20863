#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QTemporaryDir>

namespace lx::test {

/// What came of one spoilt file.
struct SpoiltRun
{
    std::string what; ///< how it was spoilt
    std::vector<std::string>
        faults;                 ///< what should not be: "verify: 2.3 s", "open: database disk…"
    std::int64_t sentences = 0; ///< errors and findings read
    bool opened = false;        ///< the program took it for a ledger
    double slowest = 0;         ///< seconds of processor time of the slowest step
    std::int64_t peak_bytes = 0;
};

/// Spoils a small ledger in many ways and lets the program loose on each: open for reading and look
/// at every ledger, verify, export one ledger, back up, open for writing, write and undo. Each in a
/// child of its own; allowed are 2 seconds a step and 500 MB of address space.
class SpoiltRuns
{
public:
    /// Makes the ledger that is spoilt. Stops the program with a message where that fails.
    SpoiltRuns();

    /// The same number gives the same file.
    [[nodiscard]] SpoiltRun run(std::uint64_t number);
    /// Writes the spoilt file (and what lies beside it) for a closer look.
    void write(std::uint64_t number, const std::string& path) const;
    /// The steps of one run in this process, for a debugger.
    [[nodiscard]] static std::string steps(const std::string& path, std::uint64_t number);

private:
    QTemporaryDir m_folder;
    std::string m_good;
    std::string m_other_wal;
};

/// Why a sentence is none a clerk can read: no Chinese, a full stop missing (where it is an error),
/// words of English or SQL, broken characters; "" where it is one.
[[nodiscard]] std::string sentence_trouble(const std::string& sentence, bool error);

} // namespace lx::test
