// soak_corrupt N [FIRST]: spoils a small ledger in N ways, from number FIRST (1) on, and looks how
// the program takes it. soak_corrupt --only NUMBER FILE: writes that file and runs the steps on it
// here, for a debugger. Ends with 1 where anything was not as it should be.

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "tests/soak/spoilt_runs.h"

namespace {

using lx::test::SpoiltRun;
using lx::test::SpoiltRuns;

struct Tally
{
    std::int64_t files = 0;
    std::int64_t opened = 0;
    std::int64_t faulty = 0;
};

int only(std::uint64_t number, const std::string& path)
{
    SpoiltRuns runs;
    runs.write(number, path);
    std::fputs(SpoiltRuns::steps(path, number).c_str(), stdout);
    return 0;
}

int many(std::uint64_t count, std::uint64_t first)
{
    SpoiltRuns runs;
    std::map<std::string, Tally> tallies;
    Tally all;
    std::int64_t killed = 0;
    std::int64_t sentences = 0;
    SpoiltRun slowest;
    SpoiltRun largest;
    std::uint64_t slowest_number = 0;
    std::uint64_t largest_number = 0;
    const auto begun = std::chrono::steady_clock::now();
    for (std::uint64_t number = first; number < first + count; ++number) {
        const SpoiltRun run = runs.run(number);
        for (Tally* tally : {&tallies[run.what], &all}) {
            ++tally->files;
            tally->opened += run.opened ? 1 : 0;
            tally->faulty += run.faults.empty() ? 0 : 1;
        }
        sentences += run.sentences;
        for (const std::string& fault : run.faults) {
            killed += fault.starts_with("killed") || fault.starts_with("ended") ? 1 : 0;
            std::printf("%llu %s: %s\n", static_cast<unsigned long long>(number), run.what.c_str(),
                        fault.c_str());
            std::fflush(stdout);
        }
        if (run.slowest > slowest.slowest) {
            slowest = run;
            slowest_number = number;
        }
        if (run.peak_bytes > largest.peak_bytes) {
            largest = run;
            largest_number = number;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
    for (const auto& [what, tally] : tallies)
        std::printf("%-16s %6lld files, %6lld opened, %4lld with faults\n", what.c_str(),
                    static_cast<long long>(tally.files), static_cast<long long>(tally.opened),
                    static_cast<long long>(tally.faulty));
    std::printf("all: %lld files, %lld opened, %lld with faults, %lld crashed or hung; %lld"
                " sentences; slowest step %.2f s (%llu, %s), largest %lld MB (%llu, %s); %.0f s\n",
                static_cast<long long>(all.files), static_cast<long long>(all.opened),
                static_cast<long long>(all.faulty), static_cast<long long>(killed),
                static_cast<long long>(sentences), slowest.slowest,
                static_cast<unsigned long long>(slowest_number), slowest.what.c_str(),
                static_cast<long long>(largest.peak_bytes / 1'000'000),
                static_cast<unsigned long long>(largest_number), largest.what.c_str(),
                took.count());
    return all.faulty == 0 ? 0 : 1;
}

} // namespace

int main(int count, char** words)
{
    const std::vector<std::string> arguments(words + 1, words + count);
    const auto number = [&](std::size_t at) {
        return static_cast<std::uint64_t>(std::strtoull(arguments[at].c_str(), nullptr, 10));
    };
    if (arguments.size() == 3 && arguments[0] == "--only")
        return only(number(1), arguments[2]);
    if (arguments.empty() || arguments.size() > 2 || number(0) == 0) {
        std::fputs("soak_corrupt N [FIRST] | soak_corrupt --only NUMBER FILE\n", stderr);
        return 2;
    }
    return many(number(0), arguments.size() == 2 ? number(1) : 1);
}
