#include "core/spreadsheet/xls_workbook.h"

#include <catch2/catch.hpp>

#include "tests/support/biff_builder.h"
#include "tests/support/sheets/sheet_dump.h"

using lx::MemorySource;
using lx::open_xls;
using lx::ReadLimits;
using lx::SheetVisibility;
using lx::test::BiffBuilder;
using lx::test::BiffRecords;
using lx::test::Bytes;
using lx::test::dump_sheet;
using lx::test::Ole2Builder;
using Lines = std::vector<std::string>;

namespace {

lx::Result<std::unique_ptr<lx::Workbook>> open(std::vector<std::uint8_t> file,
                                               const ReadLimits& limits = {})
{
    return open_xls(std::make_unique<MemorySource>(std::move(file)), limits);
}

/// The sentence a file is refused with.
std::string refusal(std::vector<std::uint8_t> file, const ReadLimits& limits = {})
{
    const auto book = open(std::move(file), limits);
    if (book)
        return "opened";
    CHECK(book.error().kind == lx::ErrorKind::BadInput);
    return book.error().message;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

Bytes padding()
{
    return Bytes().zeros(5000);
}

} // namespace

TEST_CASE("the sheets of a workbook are listed with their visibility, charts are not")
{
    BiffBuilder builder;
    builder.sheet("one").number(0, 0, 1);
    builder.sheet("chart", 0, 2).number(0, 0, 9);
    builder.sheet("two", 1).number(0, 0, 2);
    builder.sheet("three", 2).number(0, 0, 3);
    const auto book = open(builder.file());
    REQUIRE(book);
    CHECK((*book)->format() == "xls");
    const auto& sheets = (*book)->sheets();
    REQUIRE(sheets.size() == 3);
    CHECK(sheets[0].name == "one");
    CHECK(sheets[0].visibility == SheetVisibility::Visible);
    CHECK(sheets[1].visibility == SheetVisibility::Hidden);
    CHECK(sheets[2].visibility == SheetVisibility::VeryHidden);
    CHECK(dump_sheet(**book, 2) == Lines{"1 A=3"});
    CHECK(dump_sheet(**book, 0) == Lines{"1 A=1"});
    CHECK(dump_sheet(**book, 1) == Lines{"1 A=2"});
    CHECK(contains(dump_sheet(**book, 3).at(0), "没有第 4 张工作表"));
}

TEST_CASE("a chart listed as a worksheet gives no cells")
{
    BiffBuilder builder;
    auto& sheet = builder.sheet("S");
    sheet.number(0, 0, 1);
    auto stream = builder.stream();
    // The last BOF is the sheet's: make it a chart's.
    const std::size_t bof = stream.size() - 4 - 18 - 20;
    auto bytes = stream.get();
    REQUIRE(bytes[bof] == 0x09);
    bytes[bof + 6] = 0x20;
    const auto book = open(Ole2Builder().add(u"Workbook", bytes).build());
    REQUIRE(book);
    CHECK(dump_sheet(**book).empty());
}

TEST_CASE("of two workbook streams the newer one is read")
{
    BiffBuilder older(BiffBuilder::Version::Biff5);
    older.sheet("old").number(0, 0, 5);
    BiffBuilder newer;
    newer.sheet("new").number(0, 0, 8);
    const auto book = open(Ole2Builder()
                               .add(u"Book", older.stream().get())
                               .add(u"Workbook", newer.stream().get())
                               .build());
    REQUIRE(book);
    CHECK((*book)->sheets().at(0).name == "new");
}

TEST_CASE("workbooks without a compound file around them are read")
{
    BiffBuilder builder(BiffBuilder::Version::Biff5);
    builder.sheet("S").label(0, 0, "a");
    const auto book = open(builder.stream().get());
    REQUIRE(book);
    CHECK(dump_sheet(**book) == Lines{"1 A'a"});

    // What a well-known few lines of PHP export: one sheet, no globals, version 0, GBK bytes.
    BiffRecords lone;
    lone.record(lx::biff::bof, Bytes().u16(0).u16(0x10).u16(0).u16(0));
    lone.record(lx::biff::label, Bytes().u16(0).u16(0).u16(0).u16(4).text("\xD0\xD5\xC3\xFB"));
    lone.record(lx::biff::number, Bytes().u16(0).u16(1).u16(0).f64(3));
    lone.record(lx::biff::eof);
    CHECK(lx::looks_like_xls(MemorySource(lone.bytes().get())));
    const auto export_book = open(lone.bytes().get());
    REQUIRE(export_book);
    CHECK((*export_book)->sheets().at(0).name == "Sheet1");
    CHECK(dump_sheet(**export_book) == Lines{"1 A'姓名 B=3"});
}

TEST_CASE("encrypted workbooks are refused with a word about the password")
{
    BiffBuilder xor_hidden;
    xor_hidden.globals().record(lx::biff::file_pass, Bytes().u16(0).u16(0x147A).u16(0x83AF));
    xor_hidden.sheet("S");
    CHECK(contains(refusal(xor_hidden.file()), "有密码"));

    BiffBuilder rc4;
    rc4.globals().record(lx::biff::file_pass, Bytes().u16(1).u16(1).u16(1).zeros(48));
    CHECK(contains(refusal(rc4.file()), "有密码"));

    const auto package = Ole2Builder()
                             .add(u"EncryptionInfo", Bytes().zeros(200).get())
                             .add(u"EncryptedPackage", padding().get())
                             .build();
    CHECK(contains(refusal(package), "有密码"));
}

TEST_CASE("files that are no workbooks are refused by what they are")
{
    CHECK(contains(refusal(Ole2Builder().add(u"WordDocument", padding().get()).build()),
                   "Word 文档"));
    CHECK(contains(refusal(Ole2Builder().add(u"PowerPoint Document", padding().get()).build()),
                   "演示文稿"));
    CHECK(
        contains(refusal(Ole2Builder().add(u"\tDRMContent", padding().get()).build()), "使用权限"));
    CHECK(contains(refusal(Ole2Builder().add(u"Other", padding().get()).build()), "没有工作簿"));
    CHECK(contains(refusal(Bytes().text("hello, world").get()), "开头不对"));
    CHECK(contains(refusal({}), "开头不对"));
    CHECK_FALSE(lx::looks_like_xls(MemorySource(Bytes().text("PK\3\4").get())));
}

TEST_CASE("formats before Excel 5 are refused with a hint")
{
    for (const unsigned id : {0x0009U, 0x0209U, 0x0409U}) {
        BiffRecords old;
        old.record(static_cast<std::uint16_t>(id), Bytes().u16(2).u16(0x10));
        old.record(lx::biff::eof);
        CHECK(lx::looks_like_xls(MemorySource(old.bytes().get())));
        CHECK(contains(refusal(old.bytes().get()), "很旧的 Excel 格式"));
        const auto boxed = Ole2Builder().add(u"Book", old.bytes().get()).build();
        CHECK(contains(refusal(boxed), "很旧的 Excel 格式"));
    }
}

TEST_CASE("damaged globals are refused")
{
    BiffRecords version; // the record of Excel 5 and later with a version that never was
    version.record(lx::biff::bof, Bytes().u16(0x0400).u16(0x05));
    CHECK(contains(refusal(version.bytes().get()), "很旧的 Excel 格式"));
    CHECK(contains(refusal(Ole2Builder().add(u"Workbook", {}).build()), "已损坏"));
    CHECK(contains(refusal(Ole2Builder().add(u"Workbook", padding().get()).build()), "已损坏"));
    BiffBuilder none;
    CHECK(contains(refusal(none.file()), "已损坏"));
    BiffBuilder charts;
    charts.sheet("C", 0, 2);
    CHECK(contains(refusal(charts.file()), "没有工作表"));
    BiffBuilder list;
    list.globals().record(lx::biff::bound_sheet, Bytes().u32(0).u8(0).u8(0).u8(200).u8(0));
    CHECK(contains(refusal(list.file()), "已损坏"));
    BiffBuilder twice;
    for (int i = 0; i < 2; ++i)
        twice.globals().record(lx::biff::bound_sheet,
                               Bytes().u32(99).u8(0).u8(0).u8(1).u8(0).text("S"));
    CHECK(contains(refusal(twice.file()), "已损坏"));
}

TEST_CASE("a sheet that is not where the list says is refused, the others are read")
{
    BiffBuilder builder;
    builder.globals().record(lx::biff::bound_sheet,
                             Bytes().u32(1'000'000).u8(0).u8(0).u8(4).u8(0).text("lost"));
    builder.sheet("S").number(0, 0, 1);
    const auto book = open(builder.file());
    REQUIRE(book);
    CHECK(contains(dump_sheet(**book, 0).at(0), "工作表“lost”已损坏"));
    CHECK(dump_sheet(**book, 1) == Lines{"1 A=1"});
}

TEST_CASE("a sheet can't reach into the next one")
{
    BiffBuilder builder;
    builder.without_end();
    builder.sheet("one").number(0, 0, 1);
    builder.sheet("two").number(0, 0, 2);
    const auto book = open(builder.file());
    REQUIRE(book);
    CHECK(dump_sheet(**book, 0) == Lines{"1 A=1"});
    CHECK(dump_sheet(**book, 1) == Lines{"1 A=2"});
}

TEST_CASE("a list of a million sheets is refused")
{
    BiffBuilder builder;
    for (std::uint32_t i = 0; i < 10'001; ++i)
        builder.globals().record(lx::biff::bound_sheet,
                                 Bytes().u32(i).u8(0).u8(0).u8(1).u8(0).text("S"));
    CHECK(contains(refusal(builder.file()), "超过一万个"));
}

TEST_CASE("limits on the file and its texts are kept")
{
    BiffBuilder builder;
    builder.shared({u"12345678"}).sheet("S");
    const auto file = builder.file();
    ReadLimits limits;
    limits.inflated_bytes = static_cast<std::int64_t>(file.size());
    limits.text_bytes = 16;
    CHECK(refusal(file, limits) == "opened");
    limits.text_bytes = 15;
    CHECK(contains(refusal(file, limits), "文字太多"));
    limits.text_bytes = 16;
    limits.inflated_bytes -= 1;
    CHECK(contains(refusal(file, limits), "文件太大"));
}

TEST_CASE("a file that is not there is an error of the disk")
{
    const auto book = open_xls(std::string("/nowhere/没有这个文件.xls"));
    REQUIRE_FALSE(book);
    CHECK(book.error().kind == lx::ErrorKind::Io);
    CHECK(contains(book.error().message, "没有这个文件.xls"));
    const auto folder = open_xls(std::string("/"));
    REQUIRE_FALSE(folder);
    CHECK(folder.error().kind == lx::ErrorKind::Io);
}

TEST_CASE("merges are had by reading through where a format has no shorter way")
{
    class Plain final : public lx::Workbook
    {
    public:
        [[nodiscard]] const std::vector<lx::SheetInfo>& sheets() const override { return m_sheets; }
        [[nodiscard]] std::string_view format() const override { return "csv"; }
        [[nodiscard]] lx::Result<lx::SheetFacts> read(std::size_t, const lx::RowSink& sink,
                                                      lx::Progress&) override
        {
            const std::vector<lx::Cell> cells;
            lx::SheetRow row;
            row.cells = &cells;
            CHECK(sink(row)); // must not stop before the end
            lx::SheetFacts facts;
            facts.merges.push_back({0, 0, 1, 1});
            return facts;
        }

    private:
        std::vector<lx::SheetInfo> m_sheets;
    } plain;
    lx::NoProgress quiet;
    CHECK(plain.merges(0, quiet)->size() == 1);
}
