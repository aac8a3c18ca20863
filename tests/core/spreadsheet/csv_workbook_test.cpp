#include <sstream>
#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/spreadsheet/csv_encoding.h"
#include "core/spreadsheet/csv_parser.h"
#include "tests/support/sheets/sheet_probe.h"

using lx::test::probe_file;
using lx::test::ScratchFile;
using lx::test::SheetProbe;

namespace {

using Cells = std::map<std::string, std::string>;

SheetProbe csv(const std::string& bytes)
{
    return probe_file(ScratchFile(bytes, "名册.csv").path());
}

const std::string kGbk = "\xC1\xBD\xD0\xC2,\xB5\xB3\xD7\xE9\xD6\xAF"; // 两新,党组织

std::string utf16(const std::u16string& text, bool little)
{
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += little ? low : high;
        bytes += little ? high : low;
    }
    return bytes;
}

} // namespace

TEST_CASE("csv: line ends, quotes and blank lines", "[exchange][csv]")
{
    const Cells wanted = {
        {"A1", "t:名称"}, {"B1", "t:地址"}, {"A3", "t:甲,乙"}, {"B3", "t:说\"是\""}};
    for (const char* end : {"\n", "\r\n", "\r"}) {
        const std::string e = end;
        CHECK(csv("名称,地址" + e + e + "\"甲,乙\",\"说\"\"是\"\"\"" + e).cells == wanted);
        CHECK(csv("名称,地址" + e + e + "\"甲,乙\",\"说\"\"是\"\"\"").cells == wanted);
    }
    CHECK(csv("a,\"b\r\nc\",d\n").cells ==
          Cells{{"A1", "t:a"}, {"B1", "t:b\\r\\nc"}, {"C1", "t:d"}});
    CHECK(csv("a,b\"c\"d,\"e\"f\n").cells ==
          Cells{{"A1", "t:a"}, {"B1", "t:b\"c\"d"}, {"C1", "t:ef"}});
    CHECK(csv(",,\n,x,\n").cells == Cells{{"B2", "t:x"}});
    CHECK(csv(",,\n,x,\n").facts.rows == 1);
}

TEST_CASE("csv: codes that programs protect from Excel", "[exchange][csv]")
{
    CHECK(csv("=\"0012\",\"=\"\"0034\"\"\",=1+1,=\"\"\n").cells ==
          Cells{{"A1", "t:0012"}, {"B1", "t:0034"}, {"C1", "t:=1+1"}});
}

TEST_CASE("csv: the separator is found", "[exchange][csv]")
{
    CHECK(lx::guess_csv_separator("a,b,c\n1,2,3\n") == ',');
    CHECK(lx::guess_csv_separator("a;b;c\n1,5;2;3\n2,5;2;3") == ';');
    CHECK(lx::guess_csv_separator("a\tb\r\nx, y\tz\r\nx\tz\r\n") == '\t');
    CHECK(lx::guess_csv_separator("a|b\r1|2\r") == '|');
    CHECK(lx::guess_csv_separator("\"a;b;c\",d\n\"x;y;z\",e\n") == ',');
    CHECK(lx::guess_csv_separator("只有一列\n没有分隔\n") == ',');
    CHECK(lx::guess_csv_separator("") == ',');
    CHECK(csv("sep=;\na;b,c\n").cells == Cells{{"A1", "t:a"}, {"B1", "t:b,c"}});
    CHECK(csv("sep=\n").cells == Cells{{"A1", "t:sep="}});
}

TEST_CASE("csv: encodings", "[exchange][csv]")
{
    const Cells wanted = {{"A1", "t:两新"}, {"B1", "t:党组织"}};
    CHECK(csv("两新,党组织").cells == wanted);
    CHECK(csv("\xEF\xBB\xBF两新,党组织").cells == wanted);
    CHECK(csv(kGbk).cells == wanted);
    CHECK(csv("\xFF\xFE" + utf16(u"两新,党组织\r\n", true)).cells == wanted);
    CHECK(csv("\xFE\xFF" + utf16(u"两新,党组织\r\n", false)).cells == wanted);
    CHECK(csv(utf16(u"name,code,两新\r\nabc,123,\r\n", true)).cells.at("C1") == "t:两新");
    // 𠀀 (beyond the basic plane) in GB 18030, with enough around it.
    CHECK(csv(kGbk + ",\x95\x32\x82\x36").cells.at("C1") == "t:𠀀");
    CHECK(csv("\xEF\xBB\xBF").cells.empty());
}

TEST_CASE("csv: Big5 is known by its everyday characters and read as it is", "[exchange][csv]")
{
    // 單位名稱,經營狀態 / 永寧縣第一有限責任公司,正常
    const std::string big5 =
        "\xB3\xE6\xA6\xEC\xA6\x57\xBA\xD9,\xB8\x67\xC0\xE7\xAA\xAC\xBA\x41\n"
        "\xA5\xC3\xB9\xE7\xBF\xA4\xB2\xC4\xA4\x40\xA6\xB3\xAD\xAD\xB3\x64\xA5\xF4"
        "\xA4\xBD\xA5\x71,\xA5\xBF\xB1\x60\n";
    const auto probe = csv(big5);
    CHECK(probe.cells.at("A1") == "t:單位名稱");
    CHECK(probe.cells.at("A2") == "t:永寧縣第一有限責任公司");
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("Big5") != std::string::npos);
    // Chinese of the mainland is never taken for it.
    CHECK(csv(kGbk).facts.notes.empty());
}

TEST_CASE("csv: lines of two encodings are each read in their own, and named", "[exchange][csv]")
{
    const auto check = [](const std::string& bytes, const std::string& odd) {
        INFO(odd);
        const auto probe = csv(bytes);
        CHECK(probe.facts.rows == 4);
        for (const char* row : {"1", "2", "3", "4"}) {
            CHECK(probe.cells.at(std::string("A") + row) == "t:两新");
            CHECK(probe.cells.at(std::string("B") + row) == "t:党组织");
        }
        REQUIRE(probe.facts.notes.size() == 1);
        CHECK(probe.facts.notes[0].find(odd) != std::string::npos);
    };
    const std::string utf8 = "两新,党组织";
    check(utf8 + "\n" + utf8 + "\n" + kGbk + "\n" + utf8, "第 3 行是 GBK");
    check(kGbk + "\r\n" + utf8 + "\r\n" + kGbk + "\r\n" + kGbk + "\r\n", "第 2 行是 UTF-8");
    check("\xEF\xBB\xBF" + utf8 + "\r" + kGbk + "\r" + kGbk + "\r" + utf8, "第 2、3 行是 GBK");
}

TEST_CASE("csv: where many lines are of the other encoding they are counted", "[exchange][csv]")
{
    std::string bytes;
    for (int i = 0; i < 60'000; ++i)
        bytes += (i % 3 == 0 ? "两新,党组织" : kGbk) + "\r\n";
    const auto probe = csv(bytes);
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("第 1、4、7、") != std::string::npos);
    CHECK(probe.facts.notes[0].find("等 20000 行是 UTF-8") != std::string::npos);
    CHECK(std::all_of(probe.cells.begin(), probe.cells.end(), [](const auto& cell) {
        return cell.second == (cell.first.front() == 'A' ? "t:两新" : "t:党组织");
    }));
}

TEST_CASE("csv: a line that is right in neither encoding is damage, not a mixture",
          "[exchange][csv]")
{
    std::string rows;
    for (int i = 0; i < 20; ++i)
        rows += "两新,党组织\n";
    const auto probe = csv(rows + "坏\xE5\x85字,党组织\n");
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("1 处文字已损坏") != std::string::npos);
    CHECK(probe.cells.at("B21") == "t:党组织");
}

TEST_CASE("csv: commas of Chinese text part the fields where nothing else does", "[exchange][csv]")
{
    const auto probe = csv("名称，地址，人数\n甲公司，\"街东，路西\"，1,000\n乙公司，，3\n");
    CHECK(probe.cells == Cells{{"A1", "t:名称"},
                               {"B1", "t:地址"},
                               {"C1", "t:人数"},
                               {"A2", "t:甲公司"},
                               {"B2", "t:街东，路西"},
                               {"C2", "t:1,000"},
                               {"A3", "t:乙公司"},
                               {"C3", "t:3"}});
    // Among others they are text; a row that they part is named.
    const auto mixed = csv("名称,地址,人数\n甲公司,街东，路西,1\n乙公司，路，2\n");
    CHECK(mixed.cells.at("B2") == "t:街东，路西");
    REQUIRE(mixed.facts.notes.size() == 1);
    CHECK(mixed.facts.notes[0].find("第 3 行有几栏是用中文逗号“，”分开的") != std::string::npos);
}

TEST_CASE("csv: commas of Chinese text are replaced however the text is cut", "[exchange][csv]")
{
    const std::string text = "甲，乙，\"丙，丁\"，\xEF\xBC";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        lx::ChineseCommas commas;
        std::string replaced(commas.replaced(text.substr(0, cut)));
        replaced += commas.replaced(text.substr(cut));
        replaced += commas.rest();
        CHECK(replaced == "甲\x1F乙\x1F\"丙，丁\"\x1F\xEF\xBC");
    }
}

TEST_CASE("csv: text that crosses the blocks it is read in", "[exchange][csv]")
{
    std::string utf8;
    std::string gbk;
    std::u16string wide;
    for (int i = 0; i < 60'000; ++i) {
        utf8 += "两新,党组织\r\n";
        gbk += kGbk + "\r\n";
        wide += u"两新,党组织\r\n";
        if (i == 0) { // so that every block is cut at another place of a row
            utf8.insert(0, "x");
            gbk.insert(0, "x");
            wide.insert(0, u"x");
        }
    }
    for (const std::string& bytes : {utf8, gbk, "\xFF\xFE" + utf16(wide, true)}) {
        const auto probe = csv(bytes);
        REQUIRE(probe.error.message == "");
        REQUIRE(probe.facts.rows == 60'000);
        CHECK(probe.facts.notes.empty());
        std::size_t wrong = 0;
        for (const auto& [place, text] : probe.cells)
            if (place != "A1" && text != (place.front() == 'A' ? "t:两新" : "t:党组织"))
                ++wrong;
        CHECK(wrong == 0);
        CHECK(probe.cells.at("A1") == "t:x两新");
    }
}

TEST_CASE("csv: damaged text is read and told", "[exchange][csv]")
{
    std::string good;
    for (int i = 0; i < 20; ++i)
        good += "两新党组织,";
    const auto probe = csv(good + "坏\xE5\x85字\n");
    REQUIRE(probe.error.message == "");
    CHECK(probe.cells.at("U1") == "t:坏\uFFFD字");
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("1 处文字已损坏") != std::string::npos);
    CHECK(csv("名\uFFFD称,甲\n").cells.at("A1") == "t:名\uFFFD称");
    CHECK(csv("名\uFFFD称,甲\n").facts.notes.empty());
    CHECK(csv(std::string("甲,") + std::string(1411, '\0') + "乙\n").cells.at("B1") == "t:乙");
    CHECK(csv("甲,乙\n\x1A").cells.size() == 2);
    const auto cut = csv("两新,党\xE7\xBB"); // in the middle of a character
    CHECK(cut.cells == Cells{{"A1", "t:两新"}, {"B1", "t:党\uFFFD"}});
    CHECK(cut.facts.notes.size() == 1);
}

TEST_CASE("csv: a quote that is never closed does not swallow rows without a word",
          "[exchange][csv]")
{
    const auto torn = csv("a,b\nc,\"d\ne");
    REQUIRE(torn.error.message == "");
    CHECK(torn.cells.at("B2") == "t:d\\ne");
    REQUIRE(torn.facts.notes.size() == 1);
    CHECK(torn.facts.notes[0].find("第 2 行") != std::string::npos);
    std::string rows = "a,b\nc,\"d\n";
    for (int i = 0; i < 30; ++i)
        rows += "e,f\n";
    const auto lost = csv(rows);
    CHECK(lost.error.message.find("第 2 行有一个引号没有配对") != std::string::npos);
    for (int i = 0; i < 300'000; ++i)
        rows += "e,f\n";
    CHECK(csv(rows).error.message.find("第 2 行有一个引号没有配对") != std::string::npos);
    CHECK(csv(rows + "\"").error.message.find("第 2 行有一个引号没有配对") != std::string::npos);
}

TEST_CASE("csv: limits", "[exchange][csv]")
{
    CHECK(csv(std::string(16384, ',') + "x").error.message.find("16384 列") != std::string::npos);
    CHECK(csv(std::string(20000, ',')).error.message == "");
    CHECK(csv(std::string(std::size_t{65} << 20, 'x')).error.message.find("第 1 行太长") !=
          std::string::npos);
    lx::ReadLimits limits;
    limits.cells = 3;
    const ScratchFile file("a,b\nc,d\n", "a.csv");
    CHECK(probe_file(file.path(), 0, limits).error.message.find("太多") != std::string::npos);
}

TEST_CASE("csv: the sheet is called as the file", "[exchange][csv]")
{
    const ScratchFile file("a", "2025年 两新 名册.csv");
    auto book = lx::open_workbook(file.path());
    REQUIRE(book);
    REQUIRE((*book)->sheets().size() == 1);
    CHECK((*book)->sheets()[0].name == "2025年 两新 名册");
    CHECK((*book)->format() == "csv");
}

TEST_CASE("csv: what is written by the rules is read back, however it is cut", "[exchange][csv]")
{
    CHECK(rc::check("fields → csv → fields", [] {
        const auto fields =
            *rc::gen::container<std::vector<std::vector<std::string>>>(rc::gen::nonEmpty(
                rc::gen::container<std::vector<std::string>>(rc::gen::container<std::string>(
                    rc::gen::element('a', ',', '"', '\n', '\r', ' ')))));
        std::string text;
        Cells wanted;
        for (std::size_t row = 0; row < fields.size(); ++row) {
            for (std::size_t column = 0; column < fields[row].size(); ++column) {
                const std::string& field = fields[row][column];
                text += column == 0 ? "\"" : ",\"";
                for (const char c : field)
                    text += c == '"' ? std::string("\"\"") : std::string(1, c);
                text += '"';
                const lx::Cell cell{0, lx::CellKind::Text, 0, field};
                if (!field.empty())
                    wanted[lx::test::place_name(static_cast<std::int64_t>(row),
                                                static_cast<std::int32_t>(column))] =
                        lx::test::cell_as_text(cell);
            }
            text += "\r\n";
        }
        Cells got;
        const lx::ReadLimits limits;
        const lx::RowSink sink = [&got](const lx::SheetRow& row) {
            for (const lx::Cell& cell : *row.cells)
                got[lx::test::place_name(row.row, cell.column)] = lx::test::cell_as_text(cell);
            return true;
        };
        lx::CsvParser parser(',', limits, sink);
        const auto step = *rc::gen::inRange<std::size_t>(1, 9);
        for (std::size_t at = 0; at < text.size(); at += step)
            RC_ASSERT(parser.feed(std::string_view(text).substr(at, step)).has_value());
        RC_ASSERT(parser.end().has_value());
        RC_ASSERT(got == wanted);
    }));
}

TEST_CASE("csv: bytes are counted right for both encodings", "[exchange][csv]")
{
    const auto guess = [](const std::string& bytes) {
        return lx::guess_encoding(lx::MemorySource(bytes));
    };
    CHECK(guess("abc").encoding == lx::TextEncoding::Utf8);
    CHECK(guess("两新").encoding == lx::TextEncoding::Utf8);
    CHECK(guess("两\xE6\x96").encoding == lx::TextEncoding::Utf8); // cut off
    CHECK(guess(kGbk).encoding == lx::TextEncoding::Gb18030);
    CHECK(guess(kGbk + "\xC1").encoding == lx::TextEncoding::Gb18030); // cut off
    CHECK(guess(kGbk + "\xFF,").bad_places == 1);
    for (const char* bad :
         {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8", "\x80"}) {
        lx::EncodingCounter counter;
        counter.feed(bad);
        counter.feed("a");
        INFO(static_cast<int>(static_cast<unsigned char>(bad[0])));
        CHECK(counter.utf8_bad() > 0);
        CHECK(counter.utf8_good() == 0);
    }
    lx::EncodingCounter counter;
    counter.feed("\x81\x30\x81\x30\xC1\xBD");
    CHECK(counter.gb18030_bad() == 0);
}

TEST_CASE("a quote without a partner ends at its line and swallows no rows", "[exchange]")
{
    const lx::test::ScratchFile file("编号,名称,人数\n1,\"甲,3\n2,乙,4\n3,\"丙\"厂,5\n4,丁,6\n",
                                     "a.csv");
    const auto sheet = lx::test::probe_file(file.path());
    CHECK(sheet.cells.at("B2") == "t:\"甲");
    CHECK(sheet.cells.at("C2") == "t:3");
    CHECK(sheet.cells.at("B3") == "t:乙");
    CHECK(sheet.cells.at("B4") == "t:丙厂");
    CHECK(sheet.cells.at("C5") == "t:6");
}

TEST_CASE("a quote that meets another one rows below swallows none of them", "[exchange]")
{
    // As the last column of one row and of a later one; in the middle of two neighbours.
    const auto far = csv("编号,名称,备注\n1,甲,\"第一行\n2,乙,无\n3,丙,无\n4,丁,完\"\n5,戊,好\n");
    CHECK(far.facts.rows == 6);
    CHECK(far.cells.at("C2") == "t:\"第一行");
    CHECK(far.cells.at("B3") == "t:乙");
    CHECK(far.cells.at("C5") == "t:完\"");
    CHECK(far.cells.at("B6") == "t:戊");
    const auto near = csv("编号,名称,备注,人数\n1,\"甲,无,1\n2,乙\",无,2\n3,丙,无,3");
    CHECK(near.facts.rows == 4);
    CHECK(near.cells.at("B2") == "t:\"甲");
    CHECK(near.cells.at("B3") == "t:乙\"");
    CHECK(near.cells.at("D4") == "t:3");
    const auto last = csv("编号,名称,备注\n1,甲,\"第一行\n2,乙,完\"");
    CHECK(last.facts.rows == 3);
    // A cell of several lines stays one where the rows would not come out even.
    const auto cell = csv("编号,名称,备注\n1,甲,\"第一行\n第二行,完\"\n2,\"乙\n分公司\",好\n");
    CHECK(cell.facts.rows == 3);
    CHECK(cell.cells.at("C2") == "t:第一行\\n第二行,完");
    CHECK(cell.cells.at("B3") == "t:乙\\n分公司");
}

TEST_CASE("UTF-16 without its mark is known by its pairs", "[exchange]")
{
    const std::u16string text = u"单位名称,经营状态\n甲公司,正常\n乙公司,正常\n";
    for (const bool big : {false, true}) {
        std::string bytes;
        for (const char16_t c : text) {
            const char low = static_cast<char>(c & 0xFF);
            const char high = static_cast<char>(c >> 8);
            bytes += big ? high : low;
            bytes += big ? low : high;
        }
        const lx::test::ScratchFile file(bytes, "a.csv");
        CHECK(lx::test::probe_file(file.path()).cells.at("B2") == "t:正常");
    }
}
