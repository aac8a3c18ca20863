// Texts that a spreadsheet program would compute: guarded, and the same again after reading.

#include "core/spreadsheet/formula_guard.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/spreadsheet/csv_writer.h"
#include "core/spreadsheet/xlsx_writer.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/temp_folder.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::vector<std::string> formulas{"=1+1",     "+1",       "-2+3",     "@SUM(A1)", "\t=1",
                                        "\r=1",     "\tx",      " =1",      "\"=1",     "'=1",
                                        "''=1",     " \" '+1",  "＝1+1",    "＋1",      "－1",
                                        "＠A",      "\u3000=1", "\u00A0=1", "\u202E=1", "\uFEFF=1",
                                        "\u200B-1", "“=1",      "\n=1",     "'\t1",     "=\"012\""};
const std::vector<std::string> plain{"甲公司", "A=1", "1-2", "1=1",  "'甲",  "\"甲\"", "",
                                     "'",      " 甲", "（=", "#REF", "_x=1", "x\t=1"};

} // namespace

TEST_CASE("what a program would take for a formula, and what it wouldn't")
{
    for (const std::string& text : formulas) {
        INFO(text);
        CHECK(looks_like_formula(text));
        CHECK(without_guard("'" + text) == text);
    }
    for (const std::string& text : plain) {
        INFO(text);
        CHECK_FALSE(looks_like_formula(text));
        CHECK(without_guard(text) == text);
    }
}

TEST_CASE("whatever a text begins with, guarding and reading gives it again")
{
    CHECK(rc::check("guard and back", [] {
        const std::string text =
            *rc::gen::container<std::string>(rc::gen::elementOf(std::string("'\"= +-@\tab")));
        const std::string written = looks_like_formula(text) ? "'" + text : text;
        RC_ASSERT(without_guard(written) == text);
        RC_ASSERT(written == text || written.starts_with('\''));
    }));
}

TEST_CASE("no cell of a .csv begins like a formula, and each reads as it was")
{
    const TempFolder folder;
    const std::string path = folder / "f.csv";
    auto file = OutputFile::create(path);
    REQUIRE(file.has_value());
    CsvWriter csv(*file);
    for (const std::string& text : formulas) {
        csv.text(text);
        csv.end_row();
    }
    csv.flush();
    REQUIRE(file->finish().has_value());
    const auto sheet = probe_file(path);
    REQUIRE(sheet.error.message.empty());
    CHECK(sheet.cells.size() == formulas.size());
    for (const auto& [place, text] : sheet.cells)
        CHECK(text.starts_with("t:'"));
}

TEST_CASE("in an .xlsx such a text is marked as one that stays a text when it is entered again")
{
    const TempFolder folder;
    const std::string path = folder / "f.xlsx";
    {
        auto writer = XlsxWriter::create(path, XlsxWriter::Mode::Streaming);
        REQUIRE(writer.has_value());
        (*writer)->add_sheet("表");
        (*writer)->text(0, 0, "=1+1");
        (*writer)->text(0, 1, "甲公司");
        (*writer)->text(0, 2, "=2", CellLook::WrongText);
        REQUIRE((*writer)->finish().has_value());
    }
    const auto sheet = probe_file(path);
    CHECK(sheet.cells.at("A1") == "t:=1+1");
    CHECK(sheet.cells.at("B1") == "t:甲公司");
    // Two of the styles are such ones; the plain cell has none of them.
    const std::string xml = part_of(path, "xl/styles.xml");
    CHECK(std::string_view(xml).find("quotePrefix=\"1\"") != std::string_view::npos);
    const std::string cells = part_of(path, "xl/worksheets/sheet1.xml");
    CHECK(cells.find("<c r=\"A1\" s=\"1\"") != std::string::npos);
    CHECK(cells.find("<c r=\"B1\" t=") != std::string::npos);
    CHECK(cells.find("<c r=\"C1\" s=\"2\"") != std::string::npos);
    CHECK(cells.find("<f>") == std::string::npos);
}
