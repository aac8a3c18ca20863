#include "core/spreadsheet/biff_sheet.h"
#include "core/spreadsheet/column_letters.h"

#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/spreadsheet/xls_workbook.h"
#include "tests/support/biff_builder.h"
#include "tests/support/sheets/sheet_dump.h"

using lx::MemorySource;
using lx::NoProgress;
using lx::ReadLimits;
using lx::SheetRow;
using lx::Workbook;
using lx::test::BiffBuilder;
using lx::test::BiffSheetBuilder;
using lx::test::Bytes;
using lx::test::dump_sheet;
using Lines = std::vector<std::string>;

namespace {

std::unique_ptr<Workbook> open(const BiffBuilder& builder, const ReadLimits& limits = {})
{
    auto book = lx::open_xls(std::make_unique<MemorySource>(builder.file()), limits);
    if (!book)
        FAIL(book.error().message);
    return std::move(*book);
}

Lines lines(const BiffBuilder& builder)
{
    return dump_sheet(*open(builder));
}

lx::SheetFacts facts(Workbook& book)
{
    NoProgress quiet;
    auto result = book.read(
        0, [](const SheetRow&) { return true; }, quiet);
    REQUIRE(result);
    return *result;
}

std::string error(const BiffBuilder& builder, const ReadLimits& limits = {})
{
    const auto book = open(builder, limits);
    NoProgress quiet;
    const auto result = book->read(
        0, [](const SheetRow&) { return true; }, quiet);
    return result ? "read" : result.error().message;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("every kind of cell record is read")
{
    BiffBuilder book;
    book.shared({u"支部", u"第一党支部"});
    auto& sheet = book.sheet("S");
    sheet.shared(0, 0, 1).number(0, 1, 0.1).rk(0, 2, (12345U << 2) | 3);
    sheet.record(lx::biff::mul_rk,
                 Bytes().u16(1).u16(2).u16(0).u32((7U << 2) | 2).u16(0).u32((8U << 2) | 2).u16(3));
    sheet.label(2, 0, "caf\xE9").bool_or_error(2, 1, 1, false).bool_or_error(2, 2, 0, false);
    sheet.bool_or_error(2, 3, 0x2A, true).bool_or_error(2, 4, 0x07, true);
    sheet.record(lx::biff::blank, BiffSheetBuilder::place(3, 0));
    sheet.record(lx::biff::mul_blank, Bytes().u16(3).u16(1).u16(0).u16(0).u16(2));
    // Rich text of BIFF8: the runs behind it are no part of the text.
    sheet.record(lx::biff::rstring,
                 BiffSheetBuilder::place(4, 0).u16(2).u8(1).utf16(u"富文").u16(1).u16(0).u16(5));
    CHECK(lines(book) == Lines{"1 A'第一党支部 B=0.1 C=123.45", "2 C=7 D=8",
                               "3 A'café B?TRUE C?FALSE D!#N/A E!#DIV/0!", "5 A'富文"});
}

TEST_CASE("formulas give the result the file keeps")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    sheet.formula(0, 0, 2.5).formula_other(0, 1, 1, 1).formula_other(0, 2, 2, 0x17);
    sheet.formula_other(1, 0, 0).string("text");
    sheet.formula_other(1, 1, 3).formula(1, 2, 4);
    // The formula's shared definition stands between it and its text.
    sheet.formula_other(2, 0, 0).record(0x04BC, Bytes().zeros(10));
    sheet.string("shared");
    sheet.string("belongs to nothing");
    CHECK(lines(book) == Lines{"1 A=2.5 B?TRUE C!#REF!", "2 A'text C=4", "3 A'shared"});
    CHECK(facts(*open(book)).notes.empty());
}

TEST_CASE("formulas without their text are counted in a note")
{
    BiffBuilder book;
    book.sheet("S").formula_other(0, 0, 0).number(0, 1, 1).formula_other(1, 0, 0);
    CHECK(lines(book) == Lines{"1 B=1"});
    const auto notes = facts(*open(book)).notes;
    REQUIRE(notes.size() == 1);
    CHECK(contains(notes[0], "2 个公式没有保存结果"));
}

TEST_CASE("a long text goes on in CONTINUE records")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    sheet.formula_other(0, 0, 0).record(lx::biff::string, Bytes().u16(4).u8(0).text("ab"));
    sheet.record(lx::biff::continued, Bytes().u8(1).utf16(u"党员"));
    sheet.record(lx::biff::label, BiffSheetBuilder::place(0, 1).u16(3).u8(0).text("x"));
    sheet.record(lx::biff::continued, Bytes().u8(0).text("yz"));
    CHECK(lines(book) == Lines{"1 A'ab党员 B'xyz"});
}

TEST_CASE("a number is a date by its format: built in, Chinese, written in the file")
{
    BiffBuilder book;
    book.format(164, "yyyy\"-\"mm\"-\"dd").format(165, "0.00\"d\"").format(166, "[h]:mm");
    book.format(20, "0"); // a number of its own below 164
    book.xf(0).xf(14).xf(57).xf(164).xf(165).xf(166).xf(21).xf(20).xf(22);
    auto& sheet = book.sheet("S");
    for (unsigned xf = 0; xf < 10; ++xf) // 9 is no XF of this file
        sheet.number(0, xf, 44197.5, xf);
    sheet.number(1, 0, 0.75, 6).formula(1, 1, 44197, 1).rk(1, 2, (44197U << 2) | 2, 3);
    sheet.number(2, 0, -5, 1).number(2, 1, 3e9, 1); // no days
    CHECK(lines(book) ==
          Lines{"1 A=44197.5 B@2021-01-01T12:00:00 C@2021-01-01T12:00:00 D@2021-01-01T12:00:00 "
                "E=44197.5 F=44197.5 G@2021-01-01T12:00:00 H=44197.5 I@2021-01-01T12:00:00 "
                "J=44197.5",
                "2 A@18:00:00 B@2021-01-01 C@2021-01-01", "3 A=-5 B=3000000000"});
}

TEST_CASE("the 1904 date system counts from another day")
{
    BiffBuilder book;
    book.date_mode(1).xf(14).sheet("S").number(0, 0, 42735);
    CHECK(lines(book) == Lines{"1 A@2021-01-01"});
}

TEST_CASE("BIFF5 texts, names and formats are in the code page")
{
    BiffBuilder book(BiffBuilder::Version::Biff5);
    book.code_page(936);
    book.format(164, "yyyy\"\xC4\xEA\"m\"\xD4\xC2\"").xf(0).xf(164);
    auto& sheet = book.sheet("\xB5\xB3\xD4\xB1\xC3\xFB\xB2\xE1", 1);
    sheet.label(0, 0, "\xD0\xD5\xC3\xFB").number(0, 1, 44197, 1);
    // Rich text of BIFF5.
    sheet.record(lx::biff::rstring,
                 BiffSheetBuilder::place(1, 0).u16(4).text("\xD5\xC5\xC8\xFD").u8(1).u8(0).u8(5));
    sheet.formula_other(1, 1, 0).string("\xC4\xD0");
    const auto opened = open(book);
    REQUIRE(opened->sheets().size() == 1);
    CHECK(opened->sheets()[0].name == "党员名册");
    CHECK(opened->sheets()[0].visibility == lx::SheetVisibility::Hidden);
    CHECK(dump_sheet(*opened) == Lines{"1 A'姓名 B@2021-01-01", "2 A'张三 B'男"});
}

TEST_CASE("merges, hidden rows and hidden columns are told")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    sheet.columns(0, 0, false).columns(2, 3, true).columns(254, 256, true);
    sheet.row(0, false).row(1, true).row(2, true);
    sheet.number(0, 0, 1).number(1, 0, 2).number(3, 0, 3);
    sheet.merge(0, 1, 0, 2).merge(5, 5, 1, 1).merge(4, 3, 0, 1).merge(0, 0, 0, 300);
    const auto opened = open(book);
    CHECK(dump_sheet(*opened) == Lines{"1 A=1", "2h A=2", "4 A=3"});
    const auto known = facts(*opened);
    CHECK(known.rows == 3);
    CHECK(known.hidden_rows == 1); // row 3 is hidden but holds nothing
    CHECK(known.hidden_columns == std::vector<std::int32_t>{2, 3, 254, 255});
    REQUIRE(known.merges.size() == 1); // the others are single cells or no ranges at all
    CHECK(known.merges[0].last_row == 1);
    CHECK(known.merges[0].last_column == 2);
    NoProgress quiet;
    CHECK(opened->merges(0, quiet)->size() == 1);
}

TEST_CASE("rows without a record of their own are hidden where the sheet says so")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    sheet.record(lx::biff::default_row_height, Bytes().u16(2).u16(0));
    sheet.row(0, false).number(0, 0, 1).number(1, 0, 2);
    CHECK(lines(book) == Lines{"1 A=1", "2h A=2"});
}

TEST_CASE("charts inside a sheet don't mix their numbers in")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    sheet.number(0, 0, 1);
    sheet.record(lx::biff::bof, book.bof(0x20)).record(lx::biff::bof, book.bof(0x20));
    sheet.number(7, 7, 7);
    sheet.record(lx::biff::eof).record(lx::biff::eof);
    sheet.number(1, 0, 2);
    CHECK(lines(book) == Lines{"1 A=1", "2 A=2"});
}

TEST_CASE("cells in disorder come out in order, the later one for a place counts")
{
    BiffBuilder book;
    book.xf(0).xf(14).shared({u"甲", u""});
    auto& sheet = book.sheet("S");
    sheet.label(65535, 255, "end").number(3, 1, 1).label(3, 0, "old").number(1, 2, 44197, 1);
    sheet.formula_other(0, 5, 0).string("text").label(3, 0, "new").shared(2, 0, 0).shared(2, 1, 1);
    sheet.bool_or_error(0, 0, 1, false);
    CHECK(lines(book) ==
          Lines{"1 A?TRUE F'text", "2 C@2021-01-01", "3 A'甲", "4 A'new B=1", "65536 IV'end"});
}

TEST_CASE("any order of cells gives the rows of a table")
{
    CHECK(rc::check("rows as a map would have them", [] {
        const auto cells = *rc::gen::container<std::vector<std::tuple<unsigned, unsigned, int>>>(
            rc::gen::tuple(rc::gen::oneOf(rc::gen::inRange(0U, 20U), rc::gen::inRange(0U, 65536U)),
                           rc::gen::inRange(0U, 256U), rc::gen::inRange(-99, 99)));
        BiffBuilder book;
        auto& sheet = book.sheet("S");
        std::map<unsigned, std::map<unsigned, int>> table;
        for (const auto& [row, column, value] : cells) {
            sheet.number(row, column, value);
            table[row][column] = value;
        }
        Lines expected;
        for (const auto& [row, columns] : table) {
            expected.push_back(std::to_string(row + 1));
            for (const auto& [column, value] : columns)
                expected.back() += " " + lx::test::column_letters(static_cast<int>(column)) + "=" +
                                   std::to_string(value);
        }
        RC_ASSERT(lines(book) == expected);
    }));
}

TEST_CASE("more rows in disorder than one band holds")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    constexpr unsigned rows = 20'000;
    for (unsigned row = rows; row > 0; --row)
        sheet.rk(row - 1, 0, (row << 2) | 2);
    const auto all = lines(book);
    REQUIRE(all.size() == rows);
    for (unsigned row = 1; row <= rows; ++row)
        REQUIRE(all[row - 1] == std::to_string(row) + " A=" + std::to_string(row));
}

TEST_CASE("a sink that wants no more is not called again")
{
    for (const bool ordered : {true, false}) {
        BiffBuilder book;
        auto& sheet = book.sheet("S");
        for (unsigned i = 0; i < 9; ++i)
            sheet.number(ordered ? i : 8 - i, 0, i);
        const auto opened = open(book);
        int calls = 0;
        NoProgress quiet;
        const auto known = opened->read(
            0, [&](const SheetRow&) { return ++calls < 3; }, quiet);
        REQUIRE(known);
        CHECK(calls == 3);
        CHECK(known->rows == 3);
    }
}

TEST_CASE("the user's cancel ends the reading with its own error")
{
    class Cancelled final : public lx::Progress
    {
    public:
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    } progress;
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    for (unsigned row = 0; row < 5000; ++row)
        sheet.number(row, 0, row);
    const auto result = open(book)->read(
        0, [](const SheetRow&) { return true; }, progress);
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == lx::ErrorKind::Cancelled);
}

TEST_CASE("a cancel is heeded while rows are handed out, too")
{
    class Later final : public lx::Progress
    {
    public:
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return wanted; }
        bool wanted = false;
    };
    for (const bool ordered : {true, false}) {
        BiffBuilder book;
        auto& sheet = book.sheet("S");
        for (unsigned row = 0; row < 10'000; ++row)
            sheet.number(ordered ? row : 9999 - row, 0, row);
        const auto opened = open(book);
        Later progress;
        REQUIRE(opened->merges(0, progress)); // the first walk is done
        progress.wanted = true;
        int rows = 0;
        const auto result = opened->read(
            0, [&](const SheetRow&) { return ++rows > 0; }, progress);
        REQUIRE_FALSE(result);
        CHECK(result.error().kind == lx::ErrorKind::Cancelled);
        CHECK(rows < 10'000);
    }
}

TEST_CASE("progress is told in bytes of the sheet")
{
    class Listener final : public lx::Progress
    {
    public:
        void report(std::string_view, std::int64_t done, std::int64_t total) override
        {
            rising = rising && done >= last && done <= total;
            last = done;
            ++calls;
        }
        [[nodiscard]] bool cancelled() const override { return false; }
        bool rising = true;
        std::int64_t last = 0;
        int calls = 0;
    } progress;
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    for (unsigned row = 0; row < 20'000; ++row)
        sheet.number(row, 0, row);
    REQUIRE(open(book)->read(
        0, [](const SheetRow&) { return true; }, progress));
    CHECK(progress.calls >= 3);
    CHECK(progress.rising);
}

TEST_CASE("limits on rows, columns and cells are kept")
{
    BiffBuilder book;
    book.sheet("S").number(0, 0, 1).number(9, 9, 2);
    ReadLimits limits;
    limits.rows = 10;
    limits.columns = 10;
    limits.cells = 2;
    CHECK(error(book, limits) == "read");
    limits.rows = 9;
    CHECK(contains(error(book, limits), "超过了 9 行的上限"));
    limits.rows = 10;
    limits.columns = 9;
    CHECK(contains(error(book, limits), "超过了 9 列的上限"));
    limits.columns = 10;
    limits.cells = 1;
    CHECK(contains(error(book, limits), "超过了 1 格的上限"));
}

TEST_CASE("texts of rows in disorder keep to the limit")
{
    BiffBuilder book;
    book.sheet("S").label(1, 0, "abcd").label(0, 0, "efgh");
    ReadLimits limits;
    limits.text_bytes = 8;
    CHECK(error(book, limits) == "read");
    limits.text_bytes = 7;
    CHECK(contains(error(book, limits), "超过了一次能读的文字"));
}

TEST_CASE("a crafted number of merged ranges is refused")
{
    Bytes ranges;
    ranges.u16(1000);
    for (unsigned i = 0; i < 1000; ++i)
        ranges.u16(i).u16(i + 1).u16(0).u16(1);
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    for (int i = 0; i < 1001; ++i)
        sheet.record(lx::biff::merged_cells, ranges);
    // Larger than the builder's compound files get.
    const auto opened = lx::open_xls(std::make_unique<MemorySource>(book.stream().get()));
    REQUIRE(opened);
    NoProgress quiet;
    const auto merges = (*opened)->merges(0, quiet);
    REQUIRE_FALSE(merges);
    CHECK(contains(merges.error().message, "超过了 1000000 个合并区域的上限"));
}

TEST_CASE("odd records that say nothing are passed over")
{
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    sheet.record(lx::biff::mul_rk, Bytes().u16(0).u16(0).u16(0)); // no number in it
    sheet.record(lx::biff::row, Bytes().u16(0));                  // too short to hide anything
    sheet.record(lx::biff::merged_cells, Bytes().u16(5).u16(0).u16(1));  // counts more than it has
    sheet.record(lx::biff::label, BiffSheetBuilder::place(0, 0).u16(0)); // empty, without flags
    sheet.number(0, 1, 1);
    CHECK(lines(book) == Lines{"1 B=1"});
    CHECK(facts(*open(book)).merges.empty());
}

TEST_CASE("a disk that stops to read is not taken for a damaged file")
{
    class Failing final : public lx::ByteSource
    {
    public:
        Failing(std::vector<std::uint8_t> bytes, const std::uint64_t& good)
            : m_bytes(std::move(bytes)), m_good(good)
        {}
        [[nodiscard]] std::uint64_t size() const override { return m_bytes.size(); }
        std::size_t read_at(std::uint64_t offset, void* target, std::size_t count) const override
        {
            const std::size_t got = m_bytes.read_at(offset, target, count);
            if (offset + got <= m_good)
                return got;
            m_failed = true;
            return 0;
        }
        [[nodiscard]] bool failed() const override { return m_failed; }

    private:
        MemorySource m_bytes;
        const std::uint64_t& m_good; ///< bytes from here on can't be read
        mutable bool m_failed = false;
    };
    BiffBuilder book;
    auto& sheet = book.sheet("S");
    for (unsigned row = 0; row < 20'000; ++row)
        sheet.number(row, 0, row);
    const auto stream = book.stream().get();

    std::uint64_t good = 100; // the globals are there, but are read with what follows
    const auto refused = lx::open_xls(std::make_unique<Failing>(stream, good));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == lx::ErrorKind::Io);

    good = 150'000; // fails in the first walk
    auto opened = lx::open_xls(std::make_unique<Failing>(stream, good));
    REQUIRE(opened);
    NoProgress quiet;
    const auto first = (*opened)->merges(0, quiet);
    REQUIRE_FALSE(first);
    CHECK(first.error().kind == lx::ErrorKind::Io);

    good = stream.size();
    opened = lx::open_xls(std::make_unique<Failing>(stream, good));
    REQUIRE(opened);
    REQUIRE((*opened)->merges(0, quiet));
    good = 150'000; // fails in the second walk
    const auto second = (*opened)->read(
        0, [](const SheetRow&) { return true; }, quiet);
    REQUIRE_FALSE(second);
    CHECK(second.error().kind == lx::ErrorKind::Io);
    CHECK(contains(second.error().message, "磁盘"));
}

TEST_CASE("damage is told with its place")
{
    BiffBuilder no_text;
    no_text.shared({u"a"}).sheet("S").shared(0, 0, 0).shared(4, 2, 1);
    CHECK(contains(error(no_text), "第 5 行 C 列的文字找不到"));

    BiffBuilder short_number;
    short_number.sheet("S").record(lx::biff::number, BiffSheetBuilder::place(1, 26).u32(0));
    CHECK(contains(error(short_number), "第 2 行 AA 列的内容不完整"));

    BiffBuilder short_text;
    short_text.sheet("S").record(lx::biff::label,
                                 BiffSheetBuilder::place(1, 0).u16(99).u8(0).text("abc"));
    CHECK(contains(error(short_text), "第 2 行 A 列的文字不完整"));

    BiffBuilder short_formula;
    short_formula.sheet("S").record(lx::biff::formula, BiffSheetBuilder::place(0, 0).u32(0));
    CHECK(contains(error(short_formula), "第 1 行 A 列的公式不完整"));

    BiffBuilder wide;
    wide.sheet("S").number(6, 256, 1);
    CHECK(contains(error(wide), "第 7 行有超出 256 列的格子"));

    BiffBuilder headless;
    headless.sheet("S").record(lx::biff::number, Bytes().u16(1));
    CHECK(contains(error(headless), "有一格的内容缺失"));
}

TEST_CASE("a sheet cut off inside a record is refused, one without its end gets a note")
{
    BiffBuilder cut;
    cut.without_end().sheet("S").number(2, 0, 1).raw(Bytes().u16(lx::biff::number).u16(14).u8(1));
    CHECK(contains(error(cut), "内容在第 3 行之后中断"));

    BiffBuilder open_end;
    open_end.without_end().sheet("S").number(2, 0, 1);
    const auto book = open(open_end);
    CHECK(dump_sheet(*book) == Lines{"3 A=1"});
    const auto notes = facts(*book).notes;
    REQUIRE(notes.size() == 1);
    CHECK(contains(notes[0], "没有结束标记"));
}

TEST_CASE("numbers that are none are errors, not text")
{
    BiffBuilder book;
    book.sheet("S")
        .number(0, 0, std::numeric_limits<double>::quiet_NaN())
        .number(0, 1, std::numeric_limits<double>::infinity());
    CHECK(lines(book) == Lines{"1 A!#NUM! B!#NUM!"});
}
