// What WorkbookPatch writes into a cell, what it refuses, and what it says to the workbook.

#include <catch2/catch.hpp>

#include "core/base/output_file.h"
#include "core/spreadsheet/formula_references.h"
#include "core/spreadsheet/workbook_patch.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using test::ScratchFile;
using test::xlsx_parts;
using test::zip_of;

namespace {

const std::string sheet_part = "xl/worksheets/sheet1.xml";

/// A small workbook that is filled.
class Small
{
public:
    explicit Small(const std::string& sheet, const std::string& formats = {},
                   const std::string& workbook = {})
        : m_file(
              zip_of(xlsx_parts(sheet, "<si><t>旧</t></si><si><t>是</t></si>", formats, workbook)))
    {
        auto opened = WorkbookPatch::open(m_file.path());
        REQUIRE(opened);
        patch = std::move(*opened);
    }

    /// Sets a cell and gives the error's sentence, "" where it went well.
    std::string set(std::int64_t row, std::int32_t column, const PatchValue& value)
    {
        const auto done = patch->set({"表", row, column}, value);
        return done ? std::string() : done.error().message;
    }
    std::string check(std::int64_t row, std::int32_t column)
    {
        const auto done = patch->check({"表", row, column});
        return done ? std::string() : done.error().message;
    }
    /// A part of what was made.
    std::string part(const std::string& name = sheet_part)
    {
        const auto made = patch->made();
        REQUIRE(made);
        const ScratchFile out(*made, "out.xlsx");
        return test::part_of(out.path(), name);
    }

    std::unique_ptr<WorkbookPatch> patch;

private:
    ScratchFile m_file;
};

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

const std::string formats =
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"2\"/></cellXfs>";

std::string refused(const std::string& bytes, const std::string& name = "t.xlsx")
{
    const ScratchFile file(bytes, name);
    const auto opened = WorkbookPatch::open(file.path());
    REQUIRE_FALSE(opened);
    REQUIRE(opened.error().kind == ErrorKind::BadInput);
    return opened.error().message;
}

} // namespace

TEST_CASE("numbers, texts and days are written as the cell's format asks", "[patch]")
{
    Small book("<sheetData><row r=\"1\"><c r=\"A1\" s=\"0\" t=\"s\"><v>0</v></c><c r=\"B1\" "
               "s=\"1\"/><c r=\"C1\" s=\"2\"/><c r=\"D1\" s=\"3\"><v>1</v></c></row></sheetData>",
               formats);
    CHECK(book.set(0, 0, PatchValue::of_number(12)).empty());
    CHECK(book.set(0, 1, PatchValue::of_share(0.853)).empty());
    CHECK(book.set(0, 2, PatchValue::of_day(*Date::from_iso("2025-09-30"))).empty());
    CHECK(book.set(0, 3, PatchValue::of_share(0.853)).empty());
    CHECK(book.set(0, 4, PatchValue::of_day(*Date::from_iso("2025-09-30"))).empty());
    CHECK(book.set(0, 5, PatchValue::of_text(" =甲&乙 ")).empty());
    CHECK(has(book.part(),
              "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>12</v></c><c r=\"B1\" s=\"1\"><v>0.853</v></c>"
              "<c r=\"C1\" s=\"2\"><v>45930</v></c><c r=\"D1\" s=\"3\"><v>85.3</v></c>"
              "<c r=\"E1\" t=\"inlineStr\"><is><t>2025-09-30</t></is></c>"
              "<c r=\"F1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> =甲&amp;乙 </t></is></c>"
              "</row>"));
}

TEST_CASE("days are counted from 1904 where the workbook does", "[patch]")
{
    Small book("<sheetData><row r=\"1\"><c r=\"A1\" s=\"2\"/></row></sheetData>", formats,
               "<workbookPr date1904=\"1\"/>");
    CHECK(book.set(0, 0, PatchValue::of_day(*Date::from_iso("2025-09-30"))).empty());
    CHECK(has(book.part(), "<v>44468</v>"));
}

TEST_CASE("missing cells and rows are put in at their places", "[patch]")
{
    Small book("<dimension ref=\"B2:C4\"/><cols><col min=\"4\" max=\"4\" style=\"3\"/></cols>"
               "<sheetData><row r=\"2\" spans=\"2:3\"><c r=\"B2\"><v>1</v></c><c r=\"D2\"/></row>"
               "<row r=\"4\" s=\"1\" customFormat=\"1\"/></sheetData>",
               formats);
    for (const auto& [row, column] :
         std::vector<std::pair<int, int>>{{1, 2}, {2, 1}, {3, 0}, {3, 3}, {9, 3}, {0, 0}})
        CHECK(book.set(row, column, PatchValue::of_number(7)).empty());
    const std::string xml = book.part();
    CHECK(has(xml, "<dimension ref=\"A1:D10\"/>"));
    CHECK(has(xml, "<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row>"
                   "<row r=\"2\" spans=\"2:3\"><c r=\"B2\"><v>1</v></c><c r=\"C2\"><v>7</v></c>"
                   "<c r=\"D2\"/></row><row r=\"3\"><c r=\"B3\"><v>7</v></c></row>"
                   "<row r=\"4\" s=\"1\" customFormat=\"1\"><c r=\"A4\" s=\"1\"><v>7</v></c>"
                   "<c r=\"D4\" s=\"1\"><v>7</v></c></row>"
                   "<row r=\"10\"><c r=\"D10\" s=\"3\"><v>7</v></c></row></sheetData>"));
}

TEST_CASE("a sheet without rows and one of another prefix are filled", "[patch]")
{
    Small empty("<sheetData/>");
    CHECK(empty.set(2, 1, PatchValue::of_text("甲")).empty());
    CHECK(has(empty.part(), "<sheetData><row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>甲</t></is>"
                            "</c></row></sheetData>"));
    Small prefixed("<x:sheetData xmlns:x=\"urn:x\"><x:row r=\"1\"><x:c r=\"A1\" t=\"str\" />"
                   "</x:row></x:sheetData>");
    CHECK(prefixed.set(0, 0, PatchValue::of_number(3)).empty());
    CHECK(prefixed.set(0, 1, PatchValue::of_number(4)).empty());
    CHECK(has(prefixed.part(), "<x:c r=\"A1\"><x:v>3</x:v></x:c><x:c r=\"B1\"><x:v>4</x:v></x:c>"));
}

TEST_CASE("spans grow where a cell lies outside", "[patch]")
{
    Small book("<sheetData><row r=\"1\" spans=\"2:3\"><c r=\"B1\"/></row></sheetData>");
    CHECK(book.set(0, 4, PatchValue::of_number(1)).empty());
    CHECK(has(book.part(), "spans=\"2:5\""));
}

TEST_CASE("cells that can't be filled are refused with what to do", "[patch]")
{
    Small book("<sheetData><row r=\"1\"><c r=\"A1\"><f>B1+1</f><v>2</v></c>"
               "<c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" si=\"0\">C1</f></c>"
               "<c r=\"C1\"><f t=\"array\" ref=\"C1:D2\">1</f></c></row>"
               "<row r=\"5\"><c r=\"A5\"/><c r=\"A5\"/></row></sheetData>"
               "<mergeCells><mergeCell ref=\"F1:G2\"/></mergeCells>");
    CHECK(has(book.check(0, 0), "是公式"));
    CHECK(has(book.check(0, 1), "一组公式的第一格"));
    CHECK(has(book.check(1, 3), "数组公式"));
    CHECK(has(book.check(1, 6), "只能填它的左上角 F1"));
    CHECK(has(book.check(4, 0), "出现了两次"));
    CHECK(book.check(0, 5).empty());
    CHECK(has(book.set(0, 0, PatchValue::of_number(1)), "是公式"));
    const auto sheet = book.patch->check({"别的", 0, 0});
    REQUIRE_FALSE(sheet);
    CHECK(has(sheet.error().message, "没有工作表“别的”；有的是：表"));
}

TEST_CASE("the cells of a table are refused", "[patch]")
{
    auto parts = xlsx_parts("<sheetData/>");
    parts.push_back({"xl/worksheets/_rels/sheet1.xml.rels",
                     "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                     "relationships\"><Relationship Id=\"t\" Type=\"x/table\" "
                     "Target=\"../tables/table1.xml\"/></Relationships>"});
    parts.push_back({"xl/tables/table1.xml", "<table ref=\"B2:C5\"/>"});
    const ScratchFile file(zip_of(parts));
    const auto patch = WorkbookPatch::open(file.path());
    REQUIRE(patch);
    CHECK_FALSE((*patch)->check({"表", 3, 2}));
    CHECK((*patch)->check({"表", 5, 2}));
}

TEST_CASE("a list of allowed values is asked before anything is written", "[patch]")
{
    Small book(
        "<sheetData><row r=\"1\"><c r=\"A1\"/><c r=\"H1\" t=\"s\"><v>1</v></c><c r=\"H2\"><v>5"
        "</v></c></row></sheetData><dataValidations>"
        "<dataValidation type=\"list\" sqref=\"A1 A3:A4\"><formula1>\"是,否\"</formula1>"
        "</dataValidation><dataValidation type=\"list\" sqref=\"B1\"><formula1>$H$1:$H$2"
        "</formula1></dataValidation></dataValidations>");
    CHECK(book.set(0, 0, PatchValue::of_text("是")).empty());
    CHECK(has(book.set(3, 0, PatchValue::of_text("有")), "只能填 是、否，要填的却是“有”"));
    CHECK(book.set(4, 0, PatchValue::of_text("有")).empty());
    CHECK(book.set(0, 1, PatchValue::of_text("是")).empty());
    CHECK(has(book.set(0, 1, PatchValue::of_number(6)), "只能填 是、5"));
}

TEST_CASE("the workbook is told to work out what depends on a filled cell", "[patch]")
{
    const std::string rows =
        "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>1</v></c>"
        "<c r=\"C1\"><f>SUM($A$1:A1)</f><v>1</v></c></row></sheetData>";
    Small plain(rows);
    CHECK(plain.set(0, 0, PatchValue::of_number(2)).empty());
    CHECK(has(plain.part("xl/workbook.xml"), "</sheets><calcPr fullCalcOnLoad=\"1\"/>"));
    Small apart(rows);
    CHECK(apart.set(0, 1, PatchValue::of_number(2)).empty());
    CHECK_FALSE(has(apart.part("xl/workbook.xml"), "calcPr"));
    Small there(rows, {}, "<calcPr calcId=\"1\"/>");
    CHECK(there.set(0, 0, PatchValue::of_number(2)).empty());
    CHECK(has(there.part("xl/workbook.xml"), "<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>"));
    Small same(rows);
    CHECK(same.set(0, 0, PatchValue::of_number(1)).empty());
    CHECK_FALSE(has(same.part("xl/workbook.xml"), "calcPr"));
}

TEST_CASE("what a formula looks at is read from its words", "[patch]")
{
    const auto ranges = [](const std::string& formula) {
        std::string text;
        const FormulaReferences found = formula_references(formula);
        for (const FormulaReference& one : found.ranges)
            text += one.sheet + "!" + std::to_string(one.range.first_row) + "," +
                    std::to_string(one.range.first_column) + "-" +
                    std::to_string(one.range.last_row) + "," +
                    std::to_string(one.range.last_column) + ";";
        for (const std::string& name : found.names)
            text += name + ";";
        return text + (found.anything ? "*" : "");
    };
    CHECK(ranges("A1+$B$2") == "!0,0-0,0;!1,1-1,1;");
    CHECK(ranges("SUM(A1:C3)*100") == "!0,0-2,2;");
    CHECK(ranges("IF(表二!B2=\"A9\",'甲 ''乙'!C3,0)") == "表二!1,1-1,1;甲 '乙!2,2-2,2;");
    CHECK(ranges("SUM(C:D)+SUM(3:4)") == "!0,2-1048575,3;!2,0-3,16383;");
    CHECK(ranges("合计率*2") == "合计率;");
    CHECK(ranges("INDIRECT(\"A1\")") == "*");
    CHECK(ranges("SUM(Sheet1:Sheet3!A1)").ends_with("*"));
    CHECK(ranges("SUM(表1[人数])").ends_with("*"));
}

TEST_CASE("files that can't be filled say how to save them", "[patch]")
{
    const std::string data = std::string(LIANGXIN_TEST_DATA) + "/spreadsheets/";
    const auto file = [&](const std::string& name) {
        const auto opened = WorkbookPatch::open(data + name);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::BadInput);
        return opened.error().message;
    };
    CHECK(has(file("poi/TwoSheetsOneHidden.xls"), "是 .xls 或 .et 格式，填不了；请用 WPS 或 Excel "
                                                  "打开，另存为 .xlsx"));
    CHECK(has(file("sheetjs/wps__fn.et"), "另存为 .xlsx"));
    CHECK(has(file("poi/protected_passtika.xlsx"), "有密码"));
    CHECK(has(file("没有这个文件.xlsx"), "找不到"));
    auto macro = xlsx_parts("<sheetData/>");
    macro.front().second = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType="
                           "\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    CHECK(has(refused(zip_of(macro)), "带宏（.xlsm）"));
    CHECK(has(refused("单位,人数\n甲,1\n"), "文本文件"));
    CHECK(has(refused(""), "空文件"));
    const std::string whole = zip_of(xlsx_parts("<sheetData/>"));
    CHECK(has(refused(whole.substr(0, whole.size() / 2)), "损坏"));
}
