#include <string>

#include <catch2/catch.hpp>

#include "tests/support/sheets/sheet_probe.h"

using lx::test::Parts;
using lx::test::probe_file;
using lx::test::ScratchFile;
using lx::test::SheetProbe;
using lx::test::xlsx_parts;
using lx::test::zip_of;

namespace {

/// Reads a sheet of these rows.
SheetProbe rows(const std::string& rows, const std::string& strings = {},
                const std::string& formats = {}, const std::string& workbook = {})
{
    const ScratchFile file(
        zip_of(xlsx_parts("<sheetData>" + rows + "</sheetData>", strings, formats, workbook)));
    return probe_file(file.path());
}

SheetProbe sheet(const std::string& xml)
{
    const ScratchFile file(zip_of(xlsx_parts(xml)));
    return probe_file(file.path());
}

Parts with_part(Parts parts, const std::string& name, const std::string& content)
{
    for (auto& part : parts)
        if (part.first == name) {
            part.second = content;
            return parts;
        }
    parts.emplace_back(name, content);
    return parts;
}

bool refused(const SheetProbe& probe, const std::string& phrase)
{
    UNSCOPED_INFO(probe.error.message << " [" << probe.error.detail << "]");
    return probe.error.kind == lx::ErrorKind::BadInput &&
           probe.error.message.find(phrase) != std::string::npos &&
           probe.error.message.ends_with("。");
}

} // namespace

TEST_CASE("xlsx: every type of cell", "[exchange][xlsx]")
{
    const auto probe = rows(R"(<row r="2">
        <c r="A2" t="s"><v>1</v></c><c r="B2" t="str"><f>A1&amp;"x"</f><v>公式</v></c>
        <c r="C2" t="inlineStr"><is><t>内联</t></is></c><c r="D2"><v>12.50</v></c>
        <c r="E2" t="n"><f>1+1</f><v>-3E2</v></c><c r="F2" t="b"><v>1</v></c>
        <c r="G2" t="b"><v>0</v></c><c r="H2" t="e"><v>#N/A</v></c>
        <c r="I2" t="d"><v>2024-02-29T08:05:00Z</v></c><c r="J2" t="n"><v>not a number</v></c>
        <c r="K2" s="5"/><c r="L2"><v></v></c><c r="M2" t="str"><v></v></c>
        <c r="N2" t="s"><v>0</v></c></row>)",
                            "<si><t></t></si><si><t>共享</t></si>");
    REQUIRE(probe.error.message == "");
    CHECK(probe.cells == std::map<std::string, std::string>{{"A2", "t:共享"},
                                                            {"B2", "t:公式"},
                                                            {"C2", "t:内联"},
                                                            {"D2", "n:12.50"},
                                                            {"E2", "n:-3E2"},
                                                            {"F2", "b:TRUE"},
                                                            {"G2", "b:FALSE"},
                                                            {"H2", "e:#N/A"},
                                                            {"I2", "d:2024-02-29T08:05:00"},
                                                            {"J2", "t:not a number"}});
    CHECK(probe.facts.rows == 1);
}

TEST_CASE("xlsx: digits are kept as they stand, so that too many can be seen", "[exchange][xlsx]")
{
    const ScratchFile file(zip_of(xlsx_parts(
        "<sheetData><row><c><v>110105194912310020</v></c><c><v> 007 </v></c>"
        "<c><v>6.40121E+17</v></c><c><v>0.1</v></c><c><v>1e999</v></c></row></sheetData>")));
    auto book = lx::open_workbook(file.path());
    REQUIRE(book);
    std::vector<double> numbers;
    std::vector<std::string> texts;
    lx::NoProgress quiet;
    REQUIRE((*book)->read(
        0,
        [&](const lx::SheetRow& row) {
            for (const lx::Cell& cell : *row.cells) {
                numbers.push_back(cell.number);
                texts.push_back(lx::test::cell_as_text(cell));
            }
            return true;
        },
        quiet));
    CHECK(texts == std::vector<std::string>{"n:110105194912310020", "n:007", "n:6.40121E+17",
                                            "n:0.1", "t:1e999"});
    CHECK(numbers == std::vector<double>{110105194912310020.0, 7, 6.40121e17, 0.1, 0});
}

TEST_CASE("xlsx: formats make dates, in either day count", "[exchange][xlsx]")
{
    const std::string formats =
        R"(<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
        <numFmt numFmtId="165" formatCode="0&quot;年&quot;"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>
        <xf numFmtId="20"/><xf numFmtId="46"/><xf numFmtId="31"/></cellXfs>)";
    const std::string cells = R"(<row r="1"><c s="0"><v>44197</v></c><c s="1"><v>44197</v></c>
        <c s="2"><v>44197</v></c><c s="3"><v>44197</v></c><c s="4"><v>0.75</v></c>
        <c s="5"><v>1.5</v></c><c s="6"><v>44197.5</v></c><c s="99"><v>44197</v></c>
        <c s="1"><v>0</v></c></row>)";
    const auto probe = rows(cells, {}, formats);
    CHECK(probe.cells == std::map<std::string, std::string>{{"A1", "n:44197"},
                                                            {"B1", "d:2021-01-01"},
                                                            {"C1", "d:2021-01-01"},
                                                            {"D1", "n:44197"},
                                                            {"E1", "d:18:00:00"},
                                                            {"F1", "n:1.5"},
                                                            {"G1", "d:2021-01-01T12:00:00"},
                                                            {"H1", "n:44197"},
                                                            {"I1", "n:0"}});
    for (const char* yes : {"1", "true"}) {
        const auto later =
            rows(cells, {}, formats, "<workbookPr date1904=\"" + std::string(yes) + "\"/>");
        CHECK(later.cells.at("B1") == "d:2025-01-02");
        CHECK(later.cells.at("I1") == "d:1904-01-01");
    }
}

TEST_CASE("xlsx: rich text, phonetic guides, blanks and escapes", "[exchange][xlsx]")
{
    const std::string strings =
        "<si><r><t>两</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 新 </t></r><rPh sb=\"0\" "
        "eb=\"1\"><t>ryō</t></rPh><phoneticPr/></si>"
        "<si><t>  \n两新 \t</t></si><si><t xml:space=\"preserve\">  两新 </t></si>"
        "<si><t>甲_x000D_\n乙_x000d__x0041__x005F_x0041_</t></si>"
        "<si><t>_xD83D__xDE00_ _xD83D_ _x00_ _xZZZZ_ _x</t></si>"
        "<si><t><![CDATA[<甲> & 乙]]></t></si><si><t>&#x20000;&lt;&amp;&gt;&quot;&apos;</t></si>";
    const auto probe =
        rows("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v>"
             "</c><c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v>"
             "</c><c t=\"s\"><v>6</v></c><c "
             "t=\"inlineStr\"><is><r><t>内</t></r><r><t>联</t></r><rPh><t>x</t></rPh>"
             "</is></c><c t=\"str\"><v> a_x0041_ </v></c></row>",
             strings);
    CHECK(probe.cells == std::map<std::string, std::string>{{"A1", "t:两 新 "},
                                                            {"B1", "t:两新"},
                                                            {"C1", "t:  两新 "},
                                                            {"D1", "t:甲\\r\\n乙\\rA_x0041_"},
                                                            {"E1", "t:😀 \uFFFD _x00_ _xZZZZ_ _x"},
                                                            {"F1", "t:<甲> & 乙"},
                                                            {"G1", "t:𠀀<&>\"'"},
                                                            {"H1", "t:内联"},
                                                            {"I1", "t: aA "}});
}

TEST_CASE("xlsx: an inline string is what stands in its own element alone", "[exchange][xlsx]")
{
    const auto probe = rows("<row><c t=\"inlineStr\"><v>7</v><is><t>内联</t></is></c>"
                            "<c t=\"inlineStr\"><is><t>内联</t></is><v>旧值</v></c>"
                            "<c t=\"inlineStr\"><f>A1</f><is><t>联</t></is></c>"
                            "<c t=\"inlineStr\"><v>旧值</v></c></row>");
    CHECK(probe.cells ==
          std::map<std::string, std::string>{{"A1", "t:内联"}, {"B1", "t:内联"}, {"C1", "t:联"}});
}

TEST_CASE("xlsx: places are counted on where the file does not name them", "[exchange][xlsx]")
{
    const auto probe = rows("<row><c><v>1</v></c><c r=\"D1\"><v>2</v></c><c><v>3</v></c></row>"
                            "<row><c><v>4</v></c></row><row r=\"7\"><c><v>5</v></c></row>"
                            "<row><c><v>6</v></c></row><row><c r=\"B20\"><v>7</v></c></row>"
                            "<row r=\"22\"><c r=\"B\"><v>8</v></c><c r=\"\"><v>9</v></c></row>");
    CHECK(probe.cells == std::map<std::string, std::string>{{"A1", "n:1"},
                                                            {"D1", "n:2"},
                                                            {"E1", "n:3"},
                                                            {"A2", "n:4"},
                                                            {"A7", "n:5"},
                                                            {"A8", "n:6"},
                                                            {"B20", "n:7"},
                                                            {"B22", "n:8"},
                                                            {"C22", "n:9"}});
    CHECK(probe.facts.notes.empty());
}

TEST_CASE("xlsx: rows out of order are read and told", "[exchange][xlsx]")
{
    const auto probe =
        rows("<row r=\"5\"><c><v>1</v></c></row><row r=\"2\"><c r=\"C2\"><v>3</v></c>"
             "<c r=\"A2\"><v>2</v></c></row>");
    CHECK(probe.rows == std::vector<std::int64_t>{4, 1});
    CHECK(probe.cells.at("A2") == "n:2");
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("前后颠倒") != std::string::npos);
}

TEST_CASE("xlsx: a text the file lacks is told", "[exchange][xlsx]")
{
    const auto probe =
        rows("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>-1</v>"
             "</c></row>",
             "<si><t>有</t></si>");
    CHECK(probe.cells == std::map<std::string, std::string>{{"A1", "t:有"}});
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("2 个单元格") != std::string::npos);
}

TEST_CASE("xlsx: hidden rows and columns, merged ranges", "[exchange][xlsx]")
{
    const auto probe = sheet(R"(<dimension ref="A1:XFD1048576"/>
        <cols><col min="2" max="3" hidden="1"/><col min="3" max="3" hidden="true"/>
        <col min="5" max="5"/><col min="16384" max="99999" hidden="1"/></cols>
        <sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="true"/>
        <row r="3" hidden="0"><c><v>1</v></c></row></sheetData>
        <mergeCells count="9"><mergeCell ref="A1:C2"/><mergeCell ref="D5:B4"/><mergeCell ref="A9"/>
        <mergeCell ref="A9:A9"/><mergeCell ref="A:C"/><mergeCell ref="A1:XFE2"/><mergeCell/>
        <mergeCell ref="$E$1:$E$3"/></mergeCells>)");
    CHECK(probe.facts.hidden_columns == std::vector<std::int32_t>{1, 2, 16383});
    CHECK(probe.facts.hidden_rows == 1);
    CHECK(probe.facts.rows == 2);
    REQUIRE(probe.facts.merges.size() == 3);
    const auto same = [](const lx::MergedRange& range, int r1, int c1, int r2, int c2) {
        return range.first_row == r1 && range.first_column == c1 && range.last_row == r2 &&
               range.last_column == c2;
    };
    CHECK(same(probe.facts.merges[0], 0, 0, 1, 2));
    CHECK(same(probe.facts.merges[1], 3, 1, 4, 3));
    CHECK(same(probe.facts.merges[2], 0, 4, 2, 4));
}

TEST_CASE("xlsx: merged ranges alone are the same as those of a full reading", "[exchange][xlsx]")
{
    std::string many_rows;
    for (int i = 0; i < 20000; ++i)
        many_rows += "<x:row><x:c t=\"str\"><x:v>sheetData &lt;/x:sheetData> 第" +
                     std::to_string(i) + "行</x:v></x:c></x:row>";
    const std::string merges =
        "<x:mergeCells><x:mergeCell ref=\"A1:B2\"/><x:mergeCell ref=\"C1:C3\"/></x:mergeCells>";
    const std::string open =
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">";
    const std::string close = merges + "</x:worksheet>";
    const std::string feigned =
        "<x:row><x:c t=\"str\"><x:v><![CDATA[</x:sheetData><x:mergeCells><x:mergeCell "
        "ref=\"Z1:Z9\"/></x:mergeCells>]]></x:v></x:c></x:row>";
    for (const std::string& xml :
         {open + "<x:sheetData>" + many_rows + "</x:sheetData>" + close,
          open + "<x:sheetData>" + many_rows + feigned + many_rows + "</x:sheetData>" + close,
          open + "<!-- <x:sheetData> --><x:sheetData/>" + close,
          open + "<x:sheetData>" + many_rows + "</x:sheetData \n>" + close,
          open + "<x:sheetData><!-- </x:sheetData> -->" + many_rows + "</x:sheetData>" + close,
          "\xEF\xBB\xBF<?xml version=\"1.0\"?>\n" + open + "<x:sheetData></x:sheetData>" + close}) {
        const ScratchFile file(zip_of(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml", xml)));
        auto book = lx::open_workbook(file.path());
        REQUIRE(book);
        lx::NoProgress quiet;
        const auto alone = (*book)->merges(0, quiet);
        REQUIRE(alone);
        CHECK(alone->size() == 2);
        const auto probe = lx::test::probe_sheet(**book, 0);
        CHECK(probe.error.message == "");
        CHECK(probe.facts.merges.size() == 2);
    }
}

TEST_CASE("xlsx: what is damaged is refused with its place", "[exchange][xlsx]")
{
    CHECK(refused(rows("<row r=\"3\"><c><v>1</v></c></row><row r=\"4\"><c><v>1</c></row>"),
                  "工作表“表”第 4 行附近"));
    const ScratchFile cut(zip_of(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml",
                                           "<worksheet><sheetData><row><c><v>1</v></c></row>")));
    CHECK(refused(probe_file(cut.path()), "不完整或已损坏"));
    const ScratchFile other(
        zip_of(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml", "<chartsheet/>")));
    CHECK(refused(probe_file(other.path()), "不是工作表"));
    Parts parts = xlsx_parts("");
    parts.pop_back();
    const ScratchFile missing(zip_of(parts));
    CHECK(refused(probe_file(missing.path()), "找不到"));
    const std::string good = zip_of(xlsx_parts("<sheetData/>"));
    CHECK(refused(probe_file(ScratchFile(good.substr(0, good.size() / 2)).path()), "已损坏"));
}

TEST_CASE("xlsx: any DOCTYPE is refused, wherever it stands", "[exchange][xlsx]")
{
    const std::string doctype = "<!DOCTYPE x [<!ENTITY a \"b\">]>";
    for (const char* part :
         {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"}) {
        Parts parts = xlsx_parts("<sheetData/>");
        for (auto& [name, content] : parts)
            if (name == part)
                content.insert(0, doctype);
        INFO(part);
        CHECK(refused(probe_file(ScratchFile(zip_of(parts)).path()), "DOCTYPE"));
    }
}

TEST_CASE("xlsx: limits hold whatever the file says", "[exchange][xlsx]")
{
    CHECK(refused(rows("<row r=\"1048577\"><c><v>1</v></c></row>"), "1048576 行的上限"));
    CHECK(refused(rows("<row><c r=\"XFE1\"><v>1</v></c></row>"), "16384 列的上限"));
    CHECK(refused(rows("<row><c r=\"ZZZZZZZZZZZZZZ1\"><v>1</v></c></row>"), "16384 列的上限"));
    CHECK(rows("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").cells.size() == 1);

    const auto limited = [](const std::string& xml, const std::string& strings,
                            const lx::ReadLimits& limits) {
        return probe_file(ScratchFile(zip_of(xlsx_parts(xml, strings))).path(), 0, limits);
    };
    lx::ReadLimits limits;
    limits.cells = 2;
    CHECK(refused(limited("<sheetData><row><c/><c/><c/></row></sheetData>", "", limits),
                  "单元格已经太多"));
    limits = {};
    limits.text_bytes = 100;
    CHECK(
        refused(limited("", "<si><t>" + std::string(200, 'x') + "</t></si>", limits), "文字太多"));
    limits = {};
    limits.inflated_bytes = 10'000;
    CHECK(refused(limited(std::string(20'000, ' '), "", limits), "展开后太大"));

    // 40 MB of blanks pack better than any sheet does.
    CHECK(refused(limited(std::string(std::size_t{40} << 20, ' '), "", {}), "压缩比"));
    std::string nested;
    for (int i = 0; i < 100'000; ++i)
        nested += "<a>";
    CHECK(refused(sheet(nested), "嵌套太深"));
    std::string random;
    for (std::uint32_t i = 0, x = 1; i < (std::uint32_t{6} << 20); ++i) {
        x = x * 1664525 + 1013904223;
        random += static_cast<char>('a' + (x >> 24) % 26);
    }
    CHECK(refused(sheet("<pageMargins left=\"" + random + "\"/>"), "标记"));
}

TEST_CASE("xlsx: parts are found by their relations", "[exchange][xlsx]")
{
    const std::string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const std::string row = "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>";
    const Parts odd = {
        {"_rels/.rels", "<p:Relationships xmlns:p=\"x\"><p:Relationship Id=\"a\" "
                        "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
                        "officeDocument\" Target=\"/Book/Main%20Book.xml\"/></p:Relationships>"},
        {"Book\\Main Book.xml", "<workbook " + std::string(main) +
                                    " xmlns:q=\"y\"><sheets><sheet name=\"甲 &amp; 乙\" q:id=\"s\" "
                                    "state=\"veryHidden\"/></sheets></workbook>"},
        {"Book/_rels/Main Book.xml.rels",
         "<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" "
         "Target=\"../Sheets/./One.xml\"/>"
         "<Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"/Texts.XML\"/>"
         "<Relationship Id=\"u\" Type=\"x/styles\" Target=\"http://example.com/s.xml\" "
         "TargetMode=\"External\"/></Relationships>"},
        {"sheets/one.xml", "<worksheet " + main + ">" + row + "</worksheet>"},
        {"texts.xml", "<sst><si><t>找到了</t></si></sst>"},
    };
    const ScratchFile file(zip_of(odd));
    auto book = lx::open_workbook(file.path());
    REQUIRE(book);
    REQUIRE((*book)->sheets().size() == 1);
    CHECK((*book)->sheets()[0].name == "甲 & 乙");
    CHECK((*book)->sheets()[0].visibility == lx::SheetVisibility::VeryHidden);
    CHECK((*book)->format() == "xlsx");
    CHECK(lx::test::probe_sheet(**book, 0).cells.at("A1") == "t:找到了");
}

TEST_CASE("xlsx: UTF-16 parts are read", "[exchange][xlsx]")
{
    const std::u16string xml = u"<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData>"
                               u"<row><c t=\"str\"><v>两新</v></c></row></sheetData><mergeCells>"
                               u"<mergeCell ref=\"A1:A2\"/></mergeCells></worksheet>";
    std::string bytes = "\xFF\xFE";
    for (const char16_t unit : xml) {
        bytes += static_cast<char>(unit & 0xFF);
        bytes += static_cast<char>(unit >> 8);
    }
    const ScratchFile file(zip_of(with_part(xlsx_parts(""), "xl/worksheets/sheet1.xml", bytes)));
    auto book = lx::open_workbook(file.path());
    REQUIRE(book);
    lx::NoProgress quiet;
    const auto merges = (*book)->merges(0, quiet);
    REQUIRE(merges);
    CHECK(merges->size() == 1);
    CHECK(lx::test::probe_sheet(**book, 0).cells.at("A1") == "t:两新");
}

TEST_CASE("xlsx: reading stops when the sink or the user says so", "[exchange][xlsx]")
{
    std::string many;
    for (int i = 0; i < 200'000; ++i)
        many += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
    const ScratchFile file(zip_of(xlsx_parts("<sheetData>" + many + "</sheetData>")));
    auto book = lx::open_workbook(file.path());
    REQUIRE(book);
    lx::NoProgress quiet;
    int seen = 0;
    const auto facts = (*book)->read(
        0, [&seen](const lx::SheetRow&) { return ++seen < 3; }, quiet);
    REQUIRE(facts);
    CHECK(seen == 3);
    CHECK(facts->rows == 3);

    struct Stops final : lx::Progress
    {
        void report(std::string_view, std::int64_t done, std::int64_t total) override
        {
            CHECK(done <= total);
            ++reports;
        }
        [[nodiscard]] bool cancelled() const override { return reports > 2; }
        int reports = 0;
    };
    Stops stops;
    seen = 0;
    const auto cancelled = (*book)->read(
        0,
        [&seen](const lx::SheetRow&) {
            ++seen;
            return true;
        },
        stops);
    REQUIRE_FALSE(cancelled);
    CHECK(cancelled.error().kind == lx::ErrorKind::Cancelled);
    CHECK(seen > 0);
    CHECK(seen < 200'000);
    CHECK((*book)
              ->read(
                  7, [](const lx::SheetRow&) { return true; }, quiet)
              .error()
              .kind == lx::ErrorKind::Usage);
}

TEST_CASE("xlsx: a wrong checksum alone is no reason to refuse", "[exchange][xlsx]")
{
    std::string bytes = zip_of(xlsx_parts("<sheetData><row><c><v>1</v></c></row></sheetData>"));
    // The checksum of the last part, in its directory entry and in front of its data.
    const std::size_t entry = bytes.rfind(std::string("PK\x01\x02", 4));
    REQUIRE(entry != std::string::npos);
    bytes[entry + 16] = static_cast<char>(bytes[entry + 16] + 1);
    const std::size_t local = bytes.rfind(std::string("PK\x03\x04", 4));
    if (bytes[local + 14] != 0)
        bytes[local + 14] = bytes[entry + 16];
    const auto probe = probe_file(ScratchFile(bytes).path());
    REQUIRE(probe.error.message == "");
    CHECK(probe.cells.at("A1") == "n:1");
    REQUIRE(probe.facts.notes.size() == 1);
    CHECK(probe.facts.notes[0].find("校验码") != std::string::npos);
}
