// The arrows between the folders, and what each may include: read from the sources themselves.

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/structure/sources.h"

using lx::test::cmake_files;
using lx::test::Source;
using lx::test::sources;
using lx::test::text_of;

namespace {

std::vector<std::string> includes(const std::string& text)
{
    static const std::regex include(R"(#\s*include\s*[<"]([^>"]+)[>"])");
    std::vector<std::string> found;
    for (std::sregex_iterator it(text.begin(), text.end(), include), end; it != end; ++it)
        found.push_back((*it)[1]);
    return found;
}

/// The folder of core or ui a header stands in, as "core/base"; "" for any other header.
std::string folder_of(const std::string& header)
{
    static const std::regex name(R"(^((core|ui)/[a-z]+)/.*)");
    std::smatch found;
    return std::regex_match(header, found, name) ? found[1].str() : std::string();
}

using Arrows = std::map<std::string, std::set<std::string>>;

/// What each folder of core includes of core.
const Arrows core_arrows = {
    {"base", {}},
    {"ledger", {"base", "geo"}},
    {"store", {"base", "ledger"}},
    {"facts", {"base", "ledger", "store"}},
    {"rules", {"base", "ledger", "facts"}},
    {"rows", {"base", "ledger", "store", "facts", "rules"}},
    {"coverage", {"facts", "rules"}},
    {"county", {"base", "ledger", "store", "facts", "rules", "coverage"}},
    {"life", {"base", "facts", "rules", "county"}},
    {"instructors", {"base", "store", "facts", "rules", "life"}},
    {"spreadsheet", {"base"}},
    {"edit", {"base", "ledger", "store", "facts", "county"}},
    {"assess", {"base", "store", "facts", "rules", "edit", "spreadsheet"}},
    {"stars", {"base", "store", "facts", "rules", "county", "edit", "report"}},
    {"events", {"base", "ledger", "store", "edit"}},
    {"exchange", {"base", "ledger", "store", "facts", "rows", "edit", "spreadsheet"}},
    {"report",
     {"base", "ledger", "store", "facts", "rules", "rows", "county", "edit", "spreadsheet"}},
    {"geo", {"base"}},
    {"chart", {"base", "store", "facts", "rules", "rows", "county", "report", "spreadsheet"}},
    {"map", {"base", "ledger", "store", "facts", "rules", "rows", "coverage", "geo", "edit"}},
    {"sample", {"base", "ledger", "store", "geo"}},
};

/// What each floor of the window includes of ui; every folder that is not named is a page.
const Arrows window_arrows = {
    {"presentation", {}},
    {"document", {"presentation"}},
    {"widgets", {"presentation", "document"}},
    {"form", {"presentation", "document", "widgets"}},
    {"dossier", {"presentation", "document", "widgets"}},
    {"event", {"presentation", "document", "widgets"}},
    {"chart", {"presentation", "document", "widgets"}},
    {"shell", {"presentation", "document", "widgets"}},
};
const std::set<std::string> page_arrows = {"presentation", "document", "widgets"};
/// What a page may know besides.
const Arrows page_parts = {
    {"ledger", {"form", "dossier", "event"}}, {"start", {"chart"}}, {"analysis", {"chart"}}};

std::set<std::string> allowed_of(const std::string& folder)
{
    const bool core = folder.starts_with("core/");
    const Arrows& arrows = core ? core_arrows : window_arrows;
    const std::string root = core ? "core/" : "ui/";
    const std::string name = folder.substr(root.size());
    std::set<std::string> found;
    const auto known = arrows.find(name);
    for (const std::string& one : known != arrows.end() ? known->second : page_arrows)
        found.insert(root + one);
    if (const auto parts = page_parts.find(name); !core && parts != page_parts.end()) {
        for (const std::string& one : parts->second)
            found.insert(root + one);
    }
    return found;
}

/// Folders of core and ui → those their sources include.
const Arrows& included()
{
    static const Arrows all = [] {
        Arrows found;
        for (const char* root : {"core", "ui"}) {
            for (const Source& source : sources(root)) {
                const std::string folder = folder_of(source.path.generic_string());
                if (folder.empty())
                    continue; // what is compiled once for all
                std::set<std::string>& to = found[folder];
                for (const std::string& header : includes(source.text)) {
                    if (const std::string other = folder_of(header);
                        !other.empty() && other != folder)
                        to.insert(other);
                }
            }
        }
        return found;
    }();
    return all;
}

/// Libraries of folders → those they are linked with, as CMake has them.
Arrows linked()
{
    const std::regex library(R"((liangxin_library\(lx_(\w+)|liangxin_window\((\w+))([^)]*)\))");
    const std::regex name(R"(\blx_(ui_)?(\w+))");
    const auto folder = [](const std::string& ui, const std::string& of) {
        return (ui.empty() && of != "presentation" ? "core/" : "ui/") + of;
    };
    Arrows found;
    for (const auto& file : cmake_files()) {
        const std::string text = text_of(file);
        for (std::sregex_iterator it(text.begin(), text.end(), library), end; it != end; ++it) {
            const bool window = (*it)[3].matched;
            std::set<std::string>& to = found[folder(window ? "ui_" : "", (*it)[window ? 3 : 2])];
            const std::string links = (*it)[4];
            for (std::sregex_iterator one(links.begin(), links.end(), name); one != end; ++one)
                to.insert(folder((*one)[1], (*one)[2]));
        }
    }
    return found;
}

/// Everything reached by links.
std::set<std::string> reached(const Arrows& links, const std::string& from)
{
    std::set<std::string> all;
    std::vector<std::string> open{from};
    while (!open.empty()) {
        const auto found = links.find(open.back());
        open.pop_back();
        if (found == links.end())
            continue;
        for (const std::string& one : found->second) {
            if (all.insert(one).second)
                open.push_back(one);
        }
    }
    return all;
}

} // namespace

TEST_CASE("arrows point down only: no page knows another, the frame knows none, core no window")
{
    REQUIRE(included().size() > core_arrows.size() + window_arrows.size());
    for (const auto& [folder, others] : included()) {
        const bool core = folder.starts_with("core/");
        REQUIRE((!core || core_arrows.contains(folder.substr(5))));
        const std::set<std::string> allowed = allowed_of(folder);
        for (const std::string& other : others) {
            INFO(folder << " includes " << other);
            CHECK((allowed.contains(other) || (!core && other.starts_with("core/"))));
        }
    }
}

TEST_CASE("an arrow that is not used is closed")
{
    for (const auto& [folder, others] : included()) {
        const std::string name = folder.substr(folder.find('/') + 1);
        if (folder.starts_with("ui/") && !window_arrows.contains(name))
            continue; // a page takes of the floors what it needs
        for (const std::string& one : allowed_of(folder)) {
            INFO(folder << " never includes " << one);
            CHECK(others.contains(one));
        }
    }
}

TEST_CASE("libraries are linked as the folders include each other")
{
    const Arrows links = linked();
    REQUIRE(links.size() > core_arrows.size() + window_arrows.size());
    for (const auto& [folder, others] : links) {
        if (!included().contains(folder))
            continue; // a name CMake fills in for several pages
        const std::set<std::string> all = reached(links, folder);
        for (const std::string& one : included().at(folder)) {
            INFO(folder << " includes " << one << ", which it is not linked with");
            CHECK(all.contains(one));
        }
        for (const std::string& one : others) {
            Arrows without = links;
            without[folder].erase(one);
            const std::set<std::string> rest = reached(without, folder);
            const std::set<std::string>& use = included().at(folder);
            const bool used = use.contains(one) ||
                              std::any_of(use.begin(), use.end(),
                                          [&](const auto& each) { return !rest.contains(each); });
            INFO(folder << " is linked with " << one << ", which it never includes");
            CHECK(used);
        }
    }
}

TEST_CASE("only the frame makes sample counties")
{
    for (const auto& [folder, others] : included()) {
        INFO(folder);
        CHECK((folder == "ui/shell" || !others.contains("core/sample")));
    }
}

TEST_CASE("core knows neither Gui nor Widgets, presentation and document no Widgets")
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
    for (const char* folder : {"ui/presentation", "ui/document"}) {
        for (const Source& source : sources(folder)) {
            for (const std::string& name : includes(source.text)) {
                INFO(source.path.string() << " includes " << name);
                CHECK_FALSE(std::regex_match(name, widgets));
            }
        }
    }
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
