// Files are opened in named places alone: everything else reads through InputFile, which asks
// whether the file is the ledger that is open, and writes through FreshFile, which leaves an
// earlier file or none.

#include <map>
#include <regex>
#include <string>

#include <catch2/catch.hpp>

#include "tests/structure/sources.h"

using lx::test::Source;
using lx::test::sources;

namespace {

/// Ways of opening a file by its name.
const std::regex opening(
    R"re(\bQFile\s*[({]|\bQFile\s+\w+\s*[({]|\b(QSaveFile|QTemporaryFile|QTemporaryDir|QSettings|QLockFile)\s*[({<>]|\b(QSaveFile|QTemporaryFile|QTemporaryDir|QSettings|QLockFile)\s+\w+|<\s*QSettings\s*>|\bstd::\w*fstream\b|\bfopen\s*\(|[^\w]::open\s*\(|\b_wfopen\s*\(|\b_wopen\s*\(|\b(_?creat|mkstemp|freopen|tmpfile)\s*\(|\bzip_open\s*\(|\bzip_fdopen\s*\(|\bworkbook_new|\bsetFileName\s*\(|\bsetOutputFileName\s*\(|\bsetOutputFilename\s*\(|\bprocessFile\s*\(|\bQImageWriter\b|\bQImageReader\b|\bsqlite3_open)re");

/// Where they may stand, and what for. A name that ends in "/" is a folder.
const std::map<std::string, std::string> places{
    {"core/base/input_file.cpp", "the way files are read"},
    {"core/base/output_file.cpp", "the way files are written"},
    {"core/base/file_calls.cpp", "the system's calls behind both"},
    {"core/base/unfinished_files.cpp", "notes of files in the making"},
    {"core/base/maker_mark.cpp", "what the system says of a process"},
    {"core/store/", "SQLite's own files"},
    {"ui/document/user_settings.cpp", "settings, by Qt's own way of replacing a file whole"},
    {"ui/document/user_settings.h", "settings"},
    {"core/report/quarter/finished_parts.cpp", "a scratch folder for what goes into the ledger"},
    {"app/pictures.cpp", "a scratch folder for pictures of the program"},
};

/// Files that read what is built into the program, whose names begin with ":/".
const std::map<std::string, std::string> built_in{
    {"core/base/pinyin.cpp", "readings"},
    {"core/base/name_order.cpp", "strokes"},
    {"core/ledger/catalog.cpp", "ledgers"},
    {"core/ledger/duplicate_rules.cpp", "duplicates"},
    {"core/base/object_reader.cpp", "definitions"},
    {"core/assess/scheme_store.cpp", "schemes of the assessment"},
    {"core/sample/words.cpp", "words"},
    {"core/county/policies.cpp", "policies"},
    {"core/rules/policy_pack.cpp", "policies"},
    {"core/rules/pack_schema.cpp", "the schema"},
    {"core/stars/allowance_tables.cpp", "tables of allowances"},
    {"core/stars/star_schemes.cpp", "schemes of star rating"},
    {"ui/presentation/icons.cpp", "icons"},
    {"ui/presentation/theme.cpp", "the style"},
    {"ui/document/policy_list.cpp", "policies"},
};

bool is_named(const std::string& path)
{
    for (const auto& [place, what] : places) {
        if (place.ends_with('/') ? path.starts_with(place) : path == place)
            return true;
    }
    return false;
}

/// The source without its comments.
std::string code_of(const std::string& text)
{
    static const std::regex comment(R"(//[^\n]*)");
    return std::regex_replace(text, comment, "");
}

} // namespace

TEST_CASE("files are opened in named places alone")
{
    std::size_t seen = 0;
    for (const char* folder : {"core", "ui", "app"}) {
        for (const Source& source : sources(folder)) {
            const std::string path = source.path.generic_string();
            const std::string code = code_of(source.text);
            std::smatch found;
            if (!std::regex_search(code, found, opening))
                continue;
            ++seen;
            INFO(path << " opens a file: " << found.str());
            if (built_in.contains(path))
                CHECK(code.find("\":/") != std::string::npos);
            else
                CHECK(is_named(path));
        }
    }
    CHECK(seen >= 10);
}

TEST_CASE("the named places are there")
{
    for (const auto* list : {&places, &built_in}) {
        for (const auto& [place, what] : *list) {
            INFO(place);
            CHECK(std::filesystem::exists(lx::test::source_root / place));
        }
    }
}

TEST_CASE("opening a file is found however it is written")
{
    for (const char* code :
         {"QFile file(path);", "QFile(path).open(x)", "QFile file{path};", "QSaveFile out(path);",
          "std::ifstream in(path);", "std::ofstream out;", "std::fstream both;",
          "std::fopen(p, \"r\")", " ::open(p, O_RDONLY)", "zip_open(p, 0, &e)",
          "svg.setFileName(path)", "workbook_new(p)", "QTemporaryFile file;",
          "std::make_unique<QSettings>(file)"})
        CHECK(std::regex_search(std::string(code), opening));
    for (const char* code :
         {"QFile::remove(path);", "Database::open(path)", "InputFile::open(path)",
          "LedgerPage::open()", "QFileInfo info(path);", "QFile::encodeName(folder)"})
        CHECK_FALSE(std::regex_search(std::string(code), opening));
}
