// Workbooks as they are written: what other programs need in them, odd texts, and disks that fill.

#include "core/spreadsheet/xlsx_book.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "core/base/input_file.h"
#include "core/spreadsheet/xlsx_writer.h"
#include "core/spreadsheet/xml_out.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/small_disk.h"

using namespace lx;
using namespace lx::test;
namespace fs = std::filesystem;

namespace {

std::unique_ptr<XlsxWriter> writer_of(const std::string& path,
                                      XlsxWriter::Mode mode = XlsxWriter::Mode::InMemory)
{
    auto writer = XlsxWriter::create(path, mode);
    REQUIRE(writer.has_value());
    return std::move(*writer);
}

std::string as_xml(std::string_view text)
{
    std::string out;
    append_xlsx_text(out, text);
    return out;
}

int files_in(const std::string& folder)
{
    return static_cast<int>(std::distance(fs::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("texts are written so that reading gives them again")
{
    CHECK(as_xml("a<b>&\"c\"") == "a&lt;b&gt;&amp;\"c\"");
    CHECK(as_xml("_x0041_ _x004_") == "_x005F_x0041_ _x004_");
    CHECK(as_xml("\x01\r\n\t") == "_x0001__x000D_\n\t");
    CHECK(as_xml("𠮷😀") == "𠮷😀");
    // No characters: broken UTF-8, halves of surrogate pairs, NUL, what Unicode never gives out.
    std::string out;
    for (const char* bad : {"\xFF", "\xC0\x80", "\xED\xA0\x80", "\xED\xBF\xBF", "\xEF\xBF\xBE",
                            "\xE4\xB8", "\xF4\x90\x80\x80", "\x80"}) {
        out.clear();
        CHECK_FALSE(append_xlsx_text(out, bad));
        CHECK(out.starts_with("\uFFFD"));
        out.clear();
        CHECK_FALSE(append_whole_characters(out, bad));
        CHECK(out.starts_with("\uFFFD"));
    }
    CHECK_FALSE(append_xlsx_text(out, std::string_view("\0", 1)));
    CHECK(append_xlsx_text(out, "\uFFFD甲"));
    std::string attribute;
    append_xml_attribute(attribute, "\"a\"\n<");
    CHECK(attribute == "&quot;a&quot;&#10;&lt;");
    CHECK(xml_number(0.1) == "0.1");
    CHECK(xml_number(1234567.89) == "1234567.89");
}

TEST_CASE("cells of every kind, in any order, of both modes")
{
    const TempFolder folder;
    for (const auto mode : {XlsxWriter::Mode::InMemory, XlsxWriter::Mode::Streaming}) {
        const std::string path = folder / "a.xlsx";
        auto writer = writer_of(path, mode);
        writer->add_sheet("表");
        writer->column(0, 2, 12, CellLook::Text);
        writer->text(0, 1, " 两边有空格 ");
        writer->text(0, 0, "第一格"); // out of order
        writer->number(1, 0, -1.5);
        writer->boolean(1, 1, true);
        writer->date(1, 2, *Date::from_iso("2025-09-30"));
        writer->date(2, 0, *Date::from_iso("1899-01-01"));
        writer->text(2, 1, "旧");
        writer->text(2, 1, "新"); // the last counts
        writer->merge(4, 0, 4, 2, "合并", CellLook::Heading);
        writer->autofilter(0, 0, 4, 2);
        writer->comment(2, 1, "说明");
        REQUIRE(writer->finish().has_value());
        const auto sheet = probe_file(path);
        REQUIRE(sheet.error.message.empty());
        CHECK(sheet.cells.at("A1") == "t:第一格");
        CHECK(sheet.cells.at("B1") == "t: 两边有空格 ");
        CHECK(sheet.cells.at("A2") == "n:-1.5");
        CHECK(sheet.cells.at("B2") == "b:TRUE");
        CHECK(sheet.cells.at("C2").starts_with("d:2025-09-30"));
        CHECK(sheet.cells.at("A3") == "t:1899-01-01");
        CHECK(sheet.cells.at("B3") == "t:新");
        CHECK(sheet.cells.at("A5") == "t:合并");
        REQUIRE(sheet.facts.merges.size() == 1);
        CHECK(sheet.facts.merges[0].last_column == 2);
        CHECK(part_of(path, "xl/comments1.xml").find("说明") != std::string::npos);
        CHECK(part_of(path, "xl/workbook.xml").find("_FilterDatabase") != std::string::npos);
    }
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("names of sheets are what Excel allows, each another one")
{
    const TempFolder folder;
    const std::string path = folder / "a.xlsx";
    auto writer = writer_of(path);
    std::string longest;
    for (int i = 0; i < 40; ++i)
        longest += "长";
    for (const std::string& name : {std::string("a/b:c*?[x]"), longest, longest, std::string("'"),
                                    std::string("表"), std::string("表 "), std::string("😀<&>")})
        writer->add_sheet(name);
    writer->hide_sheet();
    writer->use_sheet(4);
    writer->show_first();
    REQUIRE(writer->finish().has_value());
    const auto book = open_workbook(path);
    REQUIRE(book.has_value());
    std::vector<std::string> names;
    for (const SheetInfo& info : (*book)->sheets())
        names.push_back(info.name);
    CHECK(names[0] == "a_b_c___x_");
    CHECK(utf16_units(names[1]) == 31);
    CHECK(names[2].ends_with("(2)"));
    CHECK(utf16_units(names[2]) == 31);
    CHECK(names[3] == "Sheet");
    CHECK(names[5] == "表(2)");
    CHECK(names[6] == "😀<&>");
    CHECK((*book)->sheets()[6].visibility == SheetVisibility::Hidden);
    CHECK(part_of(path, "xl/workbook.xml").find("activeTab=\"4\"") != std::string::npos);
}

TEST_CASE("the same cells give the same bytes")
{
    const TempFolder folder;
    const auto write = [&](const std::string& path) {
        auto writer = writer_of(path);
        writer->add_sheet("表");
        writer->text(0, 0, "甲", CellLook::Heading);
        writer->comment(0, 0, "说明");
        REQUIRE(writer->finish().has_value());
        return read_file(path, 1 << 20).value();
    };
    CHECK(write(folder / "a.xlsx") == write(folder / "b.xlsx"));
}

TEST_CASE("a cell that is too long, or beyond a sheet, is named; nothing is written")
{
    const TempFolder folder;
    std::string text;
    for (int i = 0; i < 32'768; ++i)
        text += "长";
    {
        auto writer = writer_of(folder / "a.xlsx");
        writer->add_sheet("名单");
        writer->text(6, 27, text);
        CHECK(writer->failed());
        const auto finished = writer->finish();
        REQUIRE_FALSE(finished.has_value());
        CHECK(finished.error().message.find("工作表“名单”第 7 行 AB 列") != std::string::npos);
        CHECK(finished.error().message.find("32767") != std::string::npos);
        CHECK(finished.error().message.find(".csv") != std::string::npos);
    }
    {
        auto writer = writer_of(folder / "a.xlsx");
        writer->add_sheet("名单");
        writer->number(1'048'576, 0, 1);
        const auto finished = writer->finish();
        REQUIRE_FALSE(finished.has_value());
        CHECK(finished.error().message.find("超出") != std::string::npos);
    }
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a disk that fills while a workbook is written is named as full; nothing is left")
{
    const SmallDisk disk(256 << 10);
    if (!disk.mounted())
        return;
    const std::string path = disk / "名单.xlsx";
    for (const auto mode : {XlsxWriter::Mode::Streaming, XlsxWriter::Mode::InMemory}) {
        auto writer = writer_of(path, mode);
        writer->add_sheet("表");
        std::uint64_t random = 1;
        for (std::int64_t row = 0; row < 30'000; ++row) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            writer->text(row, 0, std::to_string(random)); // hardly to be packed
        }
        const auto finished = writer->finish();
        writer.reset();
        REQUIRE_FALSE(finished.has_value());
        CHECK(finished.error().kind == ErrorKind::Io);
        CHECK(finished.error().message == "“" + path + "”写不出来：磁盘已满，请先腾出空间。");
        CHECK(files_in(disk.path()) == 0);
    }
}

TEST_CASE("a full folder for temporary files does no harm")
{
    const SmallDisk disk(64 << 10);
    if (!disk.mounted())
        return;
    static_cast<void>(disk.fill());
    const char* before = std::getenv("TMPDIR");
    const std::string kept = before == nullptr ? "" : before;
    ::setenv("TMPDIR", disk.path().c_str(), 1);
    const std::string path = fs::path(disk.path()).parent_path() / "lx-full-tmp.xlsx";
    auto writer = writer_of(path, XlsxWriter::Mode::Streaming);
    writer->add_sheet("表");
    for (std::int64_t row = 0; row < 50'000; ++row)
        writer->text(row, 0, "第" + std::to_string(row) + "行");
    const auto finished = writer->finish();
    if (kept.empty())
        ::unsetenv("TMPDIR");
    else
        ::setenv("TMPDIR", kept.c_str(), 1);
    REQUIRE(finished.has_value());
    const auto sheet = probe_file(path);
    fs::remove(path);
    CHECK(sheet.rows.size() == 50'000);
    CHECK(sheet.cells.at("A50000") == "t:第49999行");
}
