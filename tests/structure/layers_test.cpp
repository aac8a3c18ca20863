// The arrows between the folders, and what each may include: read from the sources themselves.

#include <map>
#include <regex>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/structure/sources.h"

using lx::test::Source;
using lx::test::sources;

namespace {

std::vector<std::string> includes(const std::string& text)
{
    static const std::regex include(R"(#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it)
        found.push_back((*it)[1]);
    return found;
}

/// What each folder of core may include of core (besides itself).
const std::map<std::string, std::set<std::string>> allowed = {
    {"base", {}},
    {"ledger", {"base"}},
    {"store", {"base", "ledger"}},
    {"facts", {"base", "ledger", "store"}},
    {"rules", {"base", "ledger", "facts"}},
    {"coverage", {"base", "ledger", "facts", "rules"}},
    {"county", {"base", "ledger", "store", "facts", "rules", "coverage"}},
    {"spreadsheet", {"base"}},
    {"edit", {"base", "ledger", "store"}},
    {"exchange", {"base", "ledger", "store", "edit", "spreadsheet"}},
    {"report", {"base", "ledger", "store", "facts", "rules", "coverage", "county", "spreadsheet"}},
    {"sample", {"base", "ledger", "store"}},
};

} // namespace

TEST_CASE("arrows inside core point down only")
{
    const auto all = sources("core");
    REQUIRE(all.size() > 10);
    for (const Source& source : all) {
        const std::string folder = std::next(source.path.begin())->string();
        INFO(source.path.string());
        REQUIRE(allowed.count(folder) == 1);
        for (const std::string& name : includes(source.text)) {
            INFO(name);
            CHECK_FALSE(name.starts_with("ui/"));
            CHECK_FALSE(name.starts_with("app/"));
            if (!name.starts_with("core/"))
                continue;
            const std::string other = name.substr(5, name.find('/', 5) - 5);
            CHECK((other == folder || allowed.at(folder).count(other) == 1));
        }
    }
}

TEST_CASE("core knows neither Gui nor Widgets, presentation no Widgets")
{
    const std::regex gui(
        R"(^(QtGui|QtWidgets|QtCharts|QtPrintSupport|QWidget|QApplication|QGuiApplication|QPainter|QImage|QColor|QFont).*)");
    for (const Source& source : sources("core")) {
        for (const std::string& name : includes(source.text)) {
            INFO(source.path.string() << " includes " << name);
            CHECK_FALSE(std::regex_match(name, gui));
        }
    }
    const std::regex widgets(
        R"(^(QtWidgets|QtCharts|QtPrintSupport|QWidget|QApplication|QDialog|QTableView|QLabel).*)");
    for (const Source& source : sources("ui/presentation")) {
        for (const std::string& name : includes(source.text)) {
            INFO(source.path.string() << " includes " << name);
            CHECK_FALSE(std::regex_match(name, widgets));
            CHECK_FALSE((name.starts_with("ui/") && !name.starts_with("ui/presentation/")));
        }
    }
}

/// The floors of the window, from below; every other folder of ui is a page.
const std::map<std::string, int> floors = {
    {"presentation", 0}, {"document", 1}, {"widgets", 2}, {"form", 3}, {"shell", 3}};
constexpr int page_floor = 4;

int floor_of(const std::string& folder)
{
    const auto known = floors.find(folder);
    return known == floors.end() ? page_floor : known->second;
}

TEST_CASE("in the window arrows point down only: no page knows another, the frame knows none")
{
    std::set<std::string> seen;
    for (const Source& source : sources("ui")) {
        if (std::distance(source.path.begin(), source.path.end()) < 3)
            continue; // what is compiled once for all
        const std::string folder = std::next(source.path.begin())->string();
        seen.insert(folder);
        for (const std::string& name : includes(source.text)) {
            if (!name.starts_with("ui/"))
                continue;
            const std::string other = name.substr(3, name.find('/', 3) - 3);
            INFO(source.path.string() << " includes " << name);
            CHECK((other == folder || floor_of(other) < floor_of(folder)));
            CHECK((other == folder || other != "shell")); // pages are shown by it
        }
    }
    CHECK(seen.size() > floors.size());
}

TEST_CASE("core makes no HTML: how things look is the presentation's affair")
{
    const std::regex html(R"re("[^"\n]*<(td|tr|th|thead|h1|p)[ >])re");
    CHECK(std::regex_search(std::string("\"<td class=\\\"a\\\">\""), html));
    for (const Source& source : sources("core")) {
        INFO(source.path.string());
        CHECK_FALSE(std::regex_search(source.text, html));
    }
}

TEST_CASE("SQL stands in core/store alone")
{
    const std::regex sql(
        R"re("\s*(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)|#\s*include\s*<(QSqlQuery|sqlite3\.h))re");
    for (const char* folder : {"core", "ui", "app"}) {
        for (const Source& source : sources(folder)) {
            if (source.path.string().starts_with("core/store/"))
                continue;
            INFO(source.path.string());
            CHECK_FALSE(std::regex_search(source.text, sql));
        }
    }
}
