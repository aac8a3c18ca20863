// Every file of tests/data/spreadsheets is read rightly or refused with a clear sentence, within
// 2 seconds of processor time and 500 MB.

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "tests/support/sheets/sheet_probe.h"

namespace {

const std::string kFolder = LIANGXIN_TEST_DATA "/spreadsheets/";

using Fields = std::vector<std::string>;

Fields split(const std::string& line, const std::string& by)
{
    Fields fields;
    std::size_t at = 0;
    for (std::size_t next = line.find(by); next != std::string::npos; next = line.find(by, at)) {
        fields.push_back(line.substr(at, next - at));
        at = next + by.size();
    }
    fields.push_back(line.substr(at));
    return fields;
}

/// Lines of expected.tsv by file.
std::map<std::string, std::vector<Fields>> expected()
{
    std::map<std::string, std::vector<Fields>> files;
    std::ifstream table(kFolder + "expected.tsv");
    for (std::string line; std::getline(table, line);)
        if (!line.empty() && line.front() != '#') {
            Fields fields = split(line, "\t");
            const std::string file = fields.front();
            fields.erase(fields.begin());
            files[file].push_back(std::move(fields));
        }
    return files;
}

const char* visibility_word(lx::SheetVisibility visibility)
{
    return visibility == lx::SheetVisibility::Visible  ? "visible"
           : visibility == lx::SheetVisibility::Hidden ? "hidden"
                                                       : "veryHidden";
}

/// A number of the table and the digits of a file may be written differently (1.0, 1).
bool same_cell(const std::string& wanted, const std::string& got)
{
    if (wanted == got)
        return true;
    return wanted.starts_with("n:") && got.starts_with("n:") &&
           std::stod(wanted.substr(2)) == std::stod(got.substr(2));
}

std::string check_sheet(const lx::SheetInfo& info, const lx::test::SheetProbe& probe,
                        const std::vector<lx::MergedRange>& merges, const Fields& wanted)
{
    std::ostringstream wrong;
    const auto compare = [&wrong](const char* what, const std::string& want,
                                  const std::string& got) {
        if (want != got)
            wrong << what << " is " << got << " instead of " << want << "; ";
    };
    compare("name", wanted[0], info.name);
    if (wanted[1] == "refused" && probe.error.message.find(wanted[2]) != std::string::npos)
        return wrong.str();
    if (!probe.error.message.empty())
        return probe.error.message;
    compare("visibility", wanted[1], visibility_word(info.visibility));
    compare("extent", wanted[2],
            std::to_string(probe.last_row) + "x" + std::to_string(probe.last_column));
    compare("cells", wanted[3], std::to_string(probe.cells.size()));
    compare("merges", wanted[4], std::to_string(probe.facts.merges.size()));
    compare("merges alone", wanted[4], std::to_string(merges.size()));
    compare("dates", wanted[5], std::to_string(probe.dates));
    compare("hidden rows", wanted[6], std::to_string(probe.facts.hidden_rows));
    if (wanted[7] != "-")
        for (const std::string& sample : split(wanted[7], " | ")) {
            const Fields parts = {sample.substr(0, sample.find('=')),
                                  sample.substr(sample.find('=') + 1)};
            const auto cell = probe.cells.find(parts[0]);
            const std::string got = cell == probe.cells.end() ? "nothing" : cell->second;
            if (!same_cell(parts[1], got))
                compare(parts[0].c_str(), parts[1], got);
        }
    return wrong.str();
}

/// What is wrong with one file; empty if nothing is.
std::string check_file(const std::string& file, const std::vector<Fields>& wanted)
{
    const bool refused = wanted.front().front() == "refused";
    auto book = lx::open_workbook(kFolder + file);
    std::string sentence;
    if (book && refused)
        sentence = lx::test::probe_sheet(**book, 0).error.message;
    else if (!book)
        sentence = book.error().message;
    if (refused) {
        const bool whole = sentence.ends_with("。");
        const bool said = sentence.find(wanted.front()[1]) != std::string::npos;
        return whole && said ? "" : "the sentence is: " + sentence;
    }
    if (!book)
        return "refused: " + sentence;
    if ((*book)->sheets().size() != wanted.size())
        return std::to_string((*book)->sheets().size()) + " sheets";
    std::string wrong;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        lx::NoProgress quiet;
        const auto merges = (*book)->merges(i, quiet);
        wrong += check_sheet((*book)->sheets()[i], lx::test::probe_sheet(**book, i),
                             merges ? *merges : std::vector<lx::MergedRange>(), wanted[i]);
    }
    return wrong;
}

/// Runs check_file in a process of its own with the limits set; tells how it ended.
std::string check_in_child(const std::string& file, const std::vector<Fields>& wanted)
{
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(ends[0]);
        std::signal(SIGABRT, SIG_DFL);
        std::signal(SIGSEGV, SIG_DFL);
#ifdef __SANITIZE_ADDRESS__
        const rlimit processor{30, 30};
#else
        const rlimit processor{2, 3};
        const rlimit memory{rlim_t{500} << 20, rlim_t{500} << 20};
        setrlimit(RLIMIT_DATA, &memory);
#endif
        setrlimit(RLIMIT_CPU, &processor);
        const std::string wrong = check_file(file, wanted);
        const bool written =
            write(ends[1], wrong.data(), wrong.size()) == static_cast<ssize_t>(wrong.size());
        _exit(written ? 0 : 1);
    }
    close(ends[1]);
    std::string wrong;
    char buffer[512];
    for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
        wrong.append(buffer, static_cast<std::size_t>(got));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status))
        wrong += " ended by signal " + std::to_string(WTERMSIG(status)) + " (24: processor time)";
    else if (WEXITSTATUS(status) != 0)
        wrong += " ended with " + std::to_string(WEXITSTATUS(status));
    return wrong;
}

} // namespace

TEST_CASE("spreadsheets of other readers are read rightly or refused", "[exchange]")
{
    const auto files = expected();
    REQUIRE(files.size() > 50);
    for (const auto& [file, wanted] : files) {
        INFO(file);
        CHECK(check_in_child(file, wanted) == "");
    }
}

TEST_CASE("the table of expectations leaves no file out", "[exchange]")
{
    const auto files = expected();
    const std::set<std::string> endings = {".xlsx", ".xlsb", ".ods", ".csv", ".xls", ".et"};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kFolder)) {
        const std::string file = std::filesystem::relative(entry.path(), kFolder).string();
        INFO(file);
        if (endings.contains(entry.path().extension().string()))
            CHECK(files.contains(file));
    }
}
