// Several programs that want to write to one ledger file at once:  soak_writers WRITERS ROUNDS
// Each opens it when it is free, makes some actions and closes it; some are killed. In the end
// every action that was said to be done is there once, and verify finds nothing.

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/visitor.h"

namespace fs = std::filesystem;
using lx::test::run_raw;
using lx::test::Visitor;
using lx::test::visitor_program;

int main(int argc, char** argv)
{
    const long writers = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 4;
    const long rounds = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 10;
    const std::string folder =
        (fs::temp_directory_path() / ("liangxin-writers-" + std::to_string(::getpid()))).string();
    fs::create_directories(folder);
    const std::string file = folder + "/台账.lxdb";
    const std::string cli = std::string(LIANGXIN_BIN_DIR) + "/liangxin-cli";
    if (Visitor({cli, "init", file, "--area", "640121", "--name", "永宁县"}).wait() != 0)
        return 2;
    std::mt19937_64 random(1);
    std::map<std::string, long> said;
    long told = 0; // that another has it
    long done = 0;
    for (long round = 0; round < rounds; ++round) {
        std::vector<std::unique_ptr<Visitor>> all;
        std::vector<std::string> names;
        for (long i = 0; i < writers; ++i) {
            names.push_back("w" + std::to_string(round) + "x" + std::to_string(i));
            all.push_back(std::make_unique<Visitor>(
                std::vector<std::string>{visitor_program(), "write", file, names.back(),
                                         std::to_string(random() % 20 + 1)}));
        }
        for (long i = 0; i < writers; ++i) {
            Visitor& visitor = *all[static_cast<std::size_t>(i)];
            std::string heard;
            if (random() % 4 == 0) {
                heard = visitor.line();
                visitor.kill();
                heard += "\n";
            }
            visitor.wait();
            heard += visitor.out;
            told += visitor.err.find("使用") != std::string::npos ? 1 : 0;
            for (std::size_t at = 0, end = 0; (end = heard.find('\n', at)) != std::string::npos;
                 at = end + 1)
                if (end > at) {
                    ++said[names[static_cast<std::size_t>(i)]];
                    ++done;
                }
        }
    }
    int lost = 0;
    for (const auto& [name, count] : said) {
        const long kept = std::strtol(
            run_raw(file, "SELECT count(*) FROM org WHERE code LIKE '" + name + "-%'").c_str(),
            nullptr, 10);
        if (kept < count) {
            std::printf("LOST: %s said %ld, kept %ld\n", name.c_str(), count, kept);
            ++lost;
        }
    }
    Visitor verified({cli, "verify", "--db", file});
    if (verified.wait() != 0) {
        std::printf("%s%s", verified.out.c_str(), verified.err.c_str());
        ++lost;
    }
    std::printf(
        "%ld writers, %ld rounds: %ld actions said to be done, %ld times told to wait, %d lost\n",
        writers, rounds, done, told, lost);
    fs::remove_all(folder);
    return lost == 0 ? 0 : 1;
}
