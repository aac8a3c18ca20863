#include "core/exchange/xls_workbook.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/support/limited_child.h"
#include "tests/support/sheet_dump.h"

// Real files from the test suites of other readers, each opened in a process of its own that may
// take 2 s and 500 MB.

namespace {

constexpr unsigned seconds = 2;
constexpr std::size_t bytes = std::size_t{500} << 20;

using Fields = std::vector<std::string>;

Fields split(const std::string& line, char separator = '\t')
{
    Fields fields;
    std::istringstream stream(line);
    for (std::string field; std::getline(stream, field, separator);)
        fields.push_back(field);
    return fields;
}

std::filesystem::path folder()
{
    return std::filesystem::path(LIANGXIN_TEST_DATA) / "spreadsheets";
}

/// Line breaks in cells become \n, so that a cell stays on its line.
std::string one_line(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
    return out;
}

/// What one sheet holds: a line of facts in the form of the table, then a line for each cell.
std::string describe_sheet(lx::Workbook& book, std::size_t index)
{
    constexpr const char* states[] = {"visible", "hidden", "veryHidden"};
    constexpr char kinds[] = {'?', 't', 'n', 'd', 'b', 'e'};
    const lx::SheetInfo& info = book.sheets()[index];
    std::string cells;
    std::int64_t rows = 0;
    std::int32_t columns = 0;
    std::int64_t count = 0;
    std::int64_t dates = 0;
    std::int64_t previous = -1;
    lx::NoProgress quiet;
    const auto facts = book.read(
        index,
        [&](const lx::SheetRow& row) {
            if (row.row <= previous || row.cells->empty())
                cells += "rows out of order\n";
            previous = row.row;
            rows = row.row + 1;
            for (const lx::Cell& cell : *row.cells) {
                columns = std::max(columns, cell.column + 1);
                ++count;
                dates += cell.kind == lx::CellKind::Date ? 1 : 0;
                cells += lx::test::column_letters(cell.column) + std::to_string(row.row + 1) + "=" +
                         kinds[static_cast<int>(cell.kind)] + ":" + one_line(cell.text) + "\n";
            }
            return true;
        },
        quiet);
    if (!facts)
        return info.name + "\trefused\t" + facts.error().message + "\n";
    std::ostringstream line;
    line << info.name << '\t' << states[static_cast<int>(info.visibility)] << '\t' << rows << 'x'
         << columns << '\t' << count << '\t' << facts->merges.size() << '\t' << dates << '\t'
         << facts->hidden_rows << '\n';
    return line.str() + cells;
}

std::string describe(const std::string& path)
{
    const auto book = lx::open_xls(path);
    if (!book)
        return "refused\t" + book.error().message + "\n";
    std::string out;
    for (std::size_t i = 0; i < (*book)->sheets().size(); ++i)
        out += describe_sheet(**book, i);
    return out;
}

/// The table's lines by file.
std::map<std::string, std::vector<Fields>> expected()
{
    std::map<std::string, std::vector<Fields>> files;
    std::ifstream table(folder() / "expected_xls.tsv");
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        Fields fields = split(line);
        const std::string file = fields.front();
        fields.erase(fields.begin());
        files[file].push_back(std::move(fields));
    }
    return files;
}

/// Whether the sentence of a refusal is Chinese, tells what to do and says the phrase.
void check_refusal(const std::string& sentence, const std::string& phrase)
{
    CHECK(sentence.find(phrase) != std::string::npos);
    CHECK(sentence.find("请") != std::string::npos);
    CHECK(sentence.ends_with("。"));
}

void check_sheet(const std::string& facts, const std::set<std::string>& cells,
                 const Fields& expected_fields)
{
    const Fields found = split(facts);
    REQUIRE(found.size() >= 2);
    CHECK(found[0] == expected_fields[0]);
    if (expected_fields[1] == "refused") {
        REQUIRE(found[1] == "refused");
        check_refusal(found[2], expected_fields[2]);
        return;
    }
    CHECK(Fields(found.begin() + 1, found.end()) ==
          Fields(expected_fields.begin() + 1, expected_fields.end() - 1));
    if (expected_fields.back() == "-")
        return;
    std::string samples = expected_fields.back();
    for (std::size_t at = 0; at != std::string::npos;) {
        const std::size_t end = samples.find(" | ", at);
        const std::string sample = samples.substr(at, end - at);
        CHECK(cells.count(sample) == 1);
        at = end == std::string::npos ? end : end + 3;
    }
}

} // namespace

TEST_CASE("real .xls and .et files are read rightly or refused with a word, in bounds")
{
    const auto files = expected();
    REQUIRE(files.size() >= 25);
    for (const auto& [file, sheets] : files) {
        INFO(file);
        const std::string path = (folder() / file).string();
        const auto child = lx::test::run_limited([&] { return describe(path); }, seconds, bytes);
        REQUIRE(child.finished);
        std::vector<std::pair<std::string, std::set<std::string>>> found;
        for (const std::string& line : split(child.output, '\n')) {
            if (line.find('\t') != std::string::npos)
                found.push_back({line, {}});
            else if (!found.empty())
                found.back().second.insert(line);
            CHECK(line != "rows out of order");
        }
        if (sheets[0][0] == "refused") {
            REQUIRE(found.size() == 1);
            CHECK(found[0].first.starts_with("refused\t"));
            check_refusal(found[0].first, sheets[0][1]);
            continue;
        }
        REQUIRE(found.size() == sheets.size());
        for (std::size_t i = 0; i < sheets.size(); ++i)
            check_sheet(found[i].first, found[i].second, sheets[i]);
    }
}

TEST_CASE("the table has every .xls and .et file there is")
{
    const auto files = expected();
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder())) {
        const std::string ending = entry.path().extension().string();
        if (ending != ".xls" && ending != ".et")
            continue;
        ++count;
        INFO(entry.path().string());
        CHECK(files.count(std::filesystem::relative(entry.path(), folder()).generic_string()) == 1);
    }
    CHECK(count >= 20);
}
