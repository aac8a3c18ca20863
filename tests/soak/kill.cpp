// Kills the program at random points and looks at what it leaves:  soak_kill COUNT [SEED [UNITS]]
// Every round runs one command of liangxin-cli (or the window, driven by soak_window) on a county
// of its own, kills it after a random part of the time it takes, and then asks: does verify find
// the ledger clean, does it hold the state before or after the action, is an output whole or
// absent, does the same command run through now, and is nothing left over beside the files. Prints
// one line a command and exits with 1 where anything was lost.

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/visitor.h"

namespace fs = std::filesystem;
using lx::test::Visitor;

namespace {

volatile std::sig_atomic_t stopping = 0; ///< asked to end: what was seen so far is told

const std::string bin = LIANGXIN_BIN_DIR;
const std::string cli = bin + "/liangxin-cli";

using Words = std::vector<std::string>;

struct Outcome
{
    int status = 0;
    std::string out;
    std::string err;
};

Outcome run(Words words)
{
    Visitor visitor(std::move(words));
    Outcome outcome;
    outcome.status = visitor.wait();
    outcome.out = std::move(visitor.out);
    outcome.err = std::move(visitor.err);
    return outcome;
}

/// One kind of round.
struct Kind
{
    std::string name;
    Words words;
    /// Files that may be there after a round that ran through, besides those before it.
    std::vector<std::string> outputs;
    /// The ledger it writes ("" = none): counted before and after.
    std::string ledger;
    std::string
        says{}; ///< runs until it is killed and says "SAYS n" after each organization SAYS-n
};

class Soak
{
public:
    Soak(std::string folder, std::uint64_t seed, std::string units)
        : m_folder(std::move(folder)), m_units(std::move(units)), m_random(seed)
    {}

    bool prepare()
    {
        fs::create_directories(m_folder + "/原件");
        const std::string county = original("县.lxdb");
        bool good = ok({cli, "sample", "--out", county, "--units", m_units, "--seed", "7"});
        for (const char* ledger : {"area", "org", "unit", "survey", "member"})
            good = good && ok({cli, "export", ledger, "--db", county, "--out",
                               original(std::string(ledger) + ".xlsx")});
        good = good && ok({cli, "backup", "--db", county, "--out", original("备份.lxdb")});
        good =
            good && ok({cli, "init", original("空.lxdb"), "--area", "640121", "--name", "永宁县"});
        good =
            good && ok({cli, "import", "area", original("area.xlsx"), "--db", original("空.lxdb")});
        good =
            good && ok({cli, "import", "org", original("org.xlsx"), "--db", original("空.lxdb")});
        return good;
    }

    void round()
    {
        const std::vector<Kind> kinds = all_kinds();
        const Kind& kind = kinds[m_random() % kinds.size()];
        fresh_files();
        const double whole = time_of(kind);
        fresh_files();
        const auto before = state(kind);
        const auto names_before = names();
        const double part = std::uniform_real_distribution<>(0.0, 1.05)(m_random);
        {
            Visitor visitor(kind.words);
            std::this_thread::sleep_for(std::chrono::duration<double>(whole * part));
            visitor.kill();
            visitor.wait();
            check_said(kind, part, visitor.out);
        }
        ++m_rounds[kind.name];
        check(kind, before, names_before, part);
    }

    [[nodiscard]] int report() const
    {
        for (const auto& [name, count] : m_rounds)
            std::printf("%-28s %5d kills\n", name.c_str(), count);
        std::printf("%d losses\n", m_losses);
        return m_losses == 0 ? 0 : 1;
    }

private:
    [[nodiscard]] std::string original(const std::string& name) const
    {
        return m_folder + "/原件/" + name;
    }
    [[nodiscard]] std::string file(const std::string& name) const
    {
        return m_folder + "/工作/" + name;
    }

    bool ok(const Words& words)
    {
        const Outcome outcome = run(words);
        if (outcome.status != 0)
            std::printf("%s %s: %s\n", words[0].c_str(), words[1].c_str(), outcome.err.c_str());
        return outcome.status == 0;
    }

    std::vector<Kind> all_kinds() const
    {
        const std::string county = file("县.lxdb");
        const std::string empty = file("空.lxdb");
        return {
            {"init",
             {cli, "init", file("新.lxdb"), "--area", "640121", "--name", "永宁县"},
             {"新.lxdb"},
             ""},
            {"sample",
             {cli, "sample", "--out", file("例.lxdb"), "--units", m_units},
             {"例.lxdb"},
             ""},
            {"import (new rows)",
             {cli, "import", "unit", original("unit.xlsx"), "--db", empty, "--errors",
              file("退回.xlsx")},
             {"退回.xlsx"},
             empty},
            {"import (again)",
             {cli, "import", "unit", original("unit.xlsx"), "--db", county},
             {},
             county},
            {"export",
             {cli, "export", "unit", "--db", county, "--out", file("单位.xlsx")},
             {"单位.xlsx"},
             county},
            {"export csv",
             {cli, "export", "member", "--db", county, "--out", file("党员.csv")},
             {"党员.csv"},
             county},
            {"report",
             {cli, "report", "coverage-enterprise", "--db", county, "--period", "2025Q3", "--out",
              file("覆盖.xlsx")},
             {"覆盖.xlsx"},
             county},
            {"print",
             {cli, "print", "unit-card", "--db", county, "--all", "--out", file("登记表.pdf")},
             {"登记表.pdf"},
             county},
            {"template", {cli, "template", "unit", "--out", file("模板.xlsx")}, {"模板.xlsx"}, ""},
            {"backup",
             {cli, "backup", "--db", county, "--out", file("新备份.lxdb")},
             {"新备份.lxdb"},
             county},
            {"restore over", {cli, "restore", original("备份.lxdb"), "--db", county}, {}, county},
            {"restore anew",
             {cli, "restore", original("备份.lxdb"), "--db", file("恢复.lxdb")},
             {"恢复.lxdb"},
             ""},
            {"verify", {cli, "verify", "--db", county}, {}, county},
            {"evaluate",
             {cli, "evaluate", "--db", county, "--policy", "ningxia-2018", "--json"},
             {},
             county},
            {"saving without end",
             {bin + "/store_visitor", "write", county, "甲", "0"},
             {},
             county,
             "甲"},
            {"window, saving and importing",
             {bin + "/soak_window", county, original("unit.xlsx")},
             {},
             county,
             "窗"},
        };
    }

    void fresh_files()
    {
        fs::remove_all(m_folder + "/工作");
        fs::create_directories(m_folder + "/工作");
        for (const char* name : {"县.lxdb", "空.lxdb"})
            fs::copy_file(original(name), file(name));
    }

    double time_of(const Kind& kind)
    {
        if (!kind.says.empty())
            return kind.name.starts_with("window") ? 4.0 : 0.5;
        auto& known = m_times[kind.name];
        if (known == 0) {
            const auto start = std::chrono::steady_clock::now();
            static_cast<void>(run(kind.words));
            known = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        }
        return known;
    }

    static void remove_ledger(const std::string& path)
    {
        for (const char* ending : {"", "-wal", "-shm", "-journal"})
            fs::remove(path + ending);
    }

    /// How many rows a ledger file's log has: the state it is in.
    std::string state(const Kind& kind) const
    {
        if (kind.ledger.empty())
            return {};
        return run({bin + "/store_visitor", "raw", kind.ledger,
                    "SELECT (SELECT count(*) FROM unit) || ' ' || (SELECT count(*) FROM change)"})
            .out;
    }

    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const auto& entry : fs::directory_iterator(m_folder + "/工作"))
            found.push_back(entry.path().filename().string());
        std::sort(found.begin(), found.end());
        return found;
    }

    void lost(const Kind& kind, double part, const std::string& what)
    {
        ++m_losses;
        std::printf("LOST %s killed at %.2f: %s\n", kind.name.c_str(), part, what.c_str());
        std::fflush(stdout);
        fs::copy(m_folder + "/工作", m_folder + "/丢失-" + std::to_string(m_losses),
                 fs::copy_options::recursive);
    }

    bool is_clean(const std::string& ledger, std::string& why)
    {
        const Outcome verified = run({cli, "verify", "--db", ledger});
        why = verified.out + verified.err;
        return verified.status == 0;
    }

    /// What was said to be saved is there.
    void check_said(const Kind& kind, double part, const std::string& out)
    {
        if (kind.says.empty())
            return;
        const auto last = out.rfind(kind.says + " ");
        if (last == std::string::npos)
            return;
        const std::string code =
            kind.says + "-" +
            std::to_string(std::strtol(out.c_str() + last + kind.says.size() + 1, nullptr, 10));
        if (lx::test::run_raw(kind.ledger,
                              "SELECT count(*) FROM org WHERE code = '" + code + "'") != "1\n")
            lost(kind, part, code + " was said to be saved");
    }

    void check(const Kind& kind, const std::string& before,
               const std::vector<std::string>& names_before, double part)
    {
        std::string why;
        for (const char* name :
             {"县.lxdb", "空.lxdb", "新.lxdb", "例.lxdb", "新备份.lxdb", "恢复.lxdb"})
            if (fs::exists(file(name)) && !is_clean(file(name), why))
                lost(kind, part, std::string(name) + " is not clean: " + why);
        const std::string after = state(kind);
        if (kind.says.empty() && !kind.ledger.empty() && after != before) {
            // All of it, then: running it again must not change what is there.
            static_cast<void>(run(kind.words));
            if (kind.name.starts_with("import") && state(kind) != after)
                lost(kind, part, "half an import: " + before + after + state(kind));
        }
        for (const std::string& output : kind.outputs)
            if (fs::exists(file(output)) && fs::file_size(file(output)) == 0)
                lost(kind, part, output + " is empty");
        if (!kind.says.empty()) {
            if (!ok({bin + "/store_visitor", "write", kind.ledger, "乙", "1"}))
                lost(kind, part, "it can't be written to any more");
        } else {
            for (const std::string& output : kind.outputs)
                if (output.ends_with(".lxdb") && fs::exists(file(output)) &&
                    (kind.name == "init" || kind.name == "sample"))
                    remove_ledger(file(output)); // it was done: the name is taken
            const Outcome again = run(kind.words);
            if (again.status != 0)
                lost(kind, part, "it does not run again: " + again.err);
        }
        for (const std::string& name : names()) {
            const bool was_there =
                std::find(names_before.begin(), names_before.end(), name) != names_before.end();
            const bool output =
                std::find(kind.outputs.begin(), kind.outputs.end(), name) != kind.outputs.end();
            // Killed after it was done, restoring anew is restoring over the next time.
            const bool kept =
                kind.name.starts_with("restore") && name.find("恢复前") != std::string::npos;
            if (!was_there && !output && !kept)
                lost(kind, part, "left over: " + name);
        }
        for (const char* name : {"县.lxdb", "空.lxdb"})
            if (!is_clean(file(name), why))
                lost(kind, part, std::string(name) + " is not clean in the end: " + why);
    }

    std::string m_folder;
    std::string m_units; ///< of the county that is worked on
    std::mt19937_64 m_random;
    std::map<std::string, double> m_times;
    std::map<std::string, int> m_rounds;
    int m_losses = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const long rounds = argc > 1 ? std::strtol(argv[1], nullptr, 10) : 100;
    const auto seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    const std::string folder =
        (fs::temp_directory_path() / ("liangxin-soak-" + std::to_string(::getpid()))).string();
    fs::create_directories(folder);
    // What a killed program notes for the next start belongs to this run alone.
    ::setenv("XDG_DATA_HOME", (folder + "/data").c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", (folder + "/config").c_str(), 1);
    ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
    Soak soak(folder, seed, argc > 3 ? argv[3] : "300");
    if (!soak.prepare())
        return 2;
    for (const int wish : {SIGINT, SIGTERM})
        std::signal(wish, [](int) { stopping = 1; });
    for (long i = 0; i < rounds && stopping == 0; ++i)
        soak.round();
    const int status = soak.report();
    if (status == 0)
        fs::remove_all(folder);
    else
        std::printf("what was lost is in %s\n", folder.c_str());
    return status;
}
