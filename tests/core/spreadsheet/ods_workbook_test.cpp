#include <string>

#include <catch2/catch.hpp>

#include "core/spreadsheet/ods_duration.h"
#include "tests/support/sheets/sheet_probe.h"

using lx::test::ods_parts;
using lx::test::probe_file;
using lx::test::ScratchFile;
using lx::test::SheetProbe;
using lx::test::zip_of;

namespace {

using Cells = std::map<std::string, std::string>;

SheetProbe table(const std::string& rows, const lx::ReadLimits& limits = {})
{
    const ScratchFile file(
        zip_of(ods_parts("<table:table table:name=\"表\">" + rows + "</table:table>")), "a.ods");
    return probe_file(file.path(), 0, limits);
}

bool refused(const SheetProbe& probe, const std::string& phrase)
{
    UNSCOPED_INFO(probe.error.message << " [" << probe.error.detail << "]");
    return probe.error.kind == lx::ErrorKind::BadInput &&
           probe.error.message.find(phrase) != std::string::npos;
}

} // namespace

TEST_CASE("ods: every type of cell", "[exchange][ods]")
{
    const auto probe = table(R"(<table:table-row>
      <table:table-cell office:value-type="string"><text:p>两新</text:p></table:table-cell>
      <table:table-cell office:value-type="float" office:value="12.50"><text:p>12.5元</text:p></table:table-cell>
      <table:table-cell office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell>
      <table:table-cell office:value-type="currency" office:value="3"><text:p>￥3</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2024-02-29"><text:p>x</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2024-02-29T08:05:00.5"/>
      <table:table-cell office:value-type="time" office:time-value="PT08H05M09S"/>
      <table:table-cell office:value-type="time" office:time-value="PT36H00M00S"/>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
      <table:table-cell office:value-type="boolean" office:boolean-value="false"/>
      <table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
      <table:table-cell office:value-type="string" office:string-value="只有属性"/>
      <table:table-cell office:value-type="string" office:string-value="旧"><text:p>新</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2024-02-30"><text:p>2024年2月30日</text:p></table:table-cell>
      <table:table-cell/><table:table-cell><text:p>无类型</text:p></table:table-cell>
    </table:table-row>)");
    REQUIRE(probe.error.message == "");
    CHECK(probe.cells == Cells{{"A1", "t:两新"},
                               {"B1", "n:12.50"},
                               {"C1", "n:0.25"},
                               {"D1", "n:3"},
                               {"E1", "d:2024-02-29"},
                               {"F1", "d:2024-02-29T08:05:00"},
                               {"G1", "d:08:05:09"},
                               {"H1", "n:1.5"},
                               {"I1", "b:TRUE"},
                               {"J1", "b:FALSE"},
                               {"K1", "e:#N/A"},
                               {"L1", "t:只有属性"},
                               {"M1", "t:新"},
                               {"N1", "t:2024年2月30日"},
                               {"P1", "t:无类型"}});
}

TEST_CASE("ods: text with paragraphs, blanks, spans, guides and comments", "[exchange][ods]")
{
    const auto probe = table(R"(<table:table-row><table:table-cell office:value-type="string">
      <office:annotation><text:p>批注</text:p></office:annotation>
      <text:p> 第一  段 </text:p><text:p>二<text:s text:c="3"/>三<text:tab/>四<text:line-break/>五</text:p>
      <text:p/><text:p><text:span>红<text:a>色</text:a></text:span><text:ruby><text:ruby-base>党</text:ruby-base><text:ruby-text>dǎng</text:ruby-text></text:ruby><draw:frame><text:p>图</text:p></draw:frame>
      <text:s/></text:p></table:table-cell></table:table-row>)");
    CHECK(probe.cells == Cells{{"A1", "t:第一 段\\n二   三\\t四\\n五\\n\\n红色党  "}});
}

TEST_CASE("ods: repeated cells and rows are as many as the file says, blanks cost nothing",
          "[exchange][ods]")
{
    const auto probe = table(R"(
      <table:table-header-rows><table:table-row table:number-rows-repeated="2">
      <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/>
      <table:table-cell table:number-columns-repeated="16382"/></table:table-row></table:table-header-rows>
      <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row><table:covered-table-cell table:number-columns-repeated="16383"/><table:table-cell office:value-type="float" office:value="2"/></table:table-row>
      <table:table-row table:number-rows-repeated="99999999"><table:table-cell/></table:table-row>)");
    REQUIRE(probe.error.message == "");
    CHECK(probe.cells ==
          Cells{{"A1", "n:1"}, {"B1", "n:1"}, {"A2", "n:1"}, {"B2", "n:1"}, {"XFD1048573", "n:2"}});
    CHECK(probe.facts.rows == 3);
}

TEST_CASE("ods: limits hold whatever is repeated", "[exchange][ods]")
{
    const std::string cell = "office:value-type=\"float\" office:value=\"1\"/>";
    CHECK(
        refused(table("<table:table-row table:number-rows-repeated=\"1048577\"><table:table-cell " +
                      cell + "</table:table-row>"),
                "1048576 行的上限"));
    CHECK(refused(table("<table:table-row><table:table-cell "
                        "table:number-columns-repeated=\"2000000000\" " +
                        cell + "</table:table-row>"),
                  "16384 列的上限"));
    CHECK(refused(table("<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
                        "table:number-columns-repeated=\"16384\" " +
                        cell + "</table:table-row>"),
                  "单元格已经太多"));
    CHECK(table("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>甲<text:s "
                "text:c=\"2000000000\"/></text:p></table:table-cell></table:table-row>")
              .cells.at("A1")
              .size() == 2 + 3 + 32767);
}

TEST_CASE("ods: hidden tables, rows, columns and groups; merged ranges", "[exchange][ods]")
{
    const std::string styles =
        "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
        "table:display=\"true\"/></style:style><style:style style:name=\"ta2\" "
        "style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    const std::string one = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    const std::string tables =
        "<table:tracked-changes><table:table-row/></table:tracked-changes>"
        "<table:table table:name=\"显\" table:style-name=\"ta1\"><table:table-column/>"
        "<table:table-column table:number-columns-repeated=\"2\" table:visibility=\"collapse\"/>"
        "<table:table-column-group table:display=\"false\"><table:table-column/>"
        "</table:table-column-group><table:table-row table:visibility=\"filter\">" +
        one + "</table:table-row><table:table-row-group table:display=\"false\"><table:table-row>" +
        one +
        "</table:table-row></table:table-row-group><table:table-row>"
        "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\" "
        "office:value-type=\"string\"><text:p>合</text:p></table:table-cell>"
        "<table:covered-table-cell/><table:table-cell table:number-columns-spanned=\"1\" "
        "table:number-rows-spanned=\"1\"/></table:table-row></table:table>"
        "<table:table table:name=\"隐\" table:style-name=\"ta2\"><table:table-row>" +
        one + one + "</table:table-row></table:table>";
    const ScratchFile file(zip_of(ods_parts(tables, styles)), "a.ods");
    auto book = lx::open_workbook(file.path());
    REQUIRE(book);
    CHECK((*book)->format() == "ods");
    REQUIRE((*book)->sheets().size() == 2);
    CHECK((*book)->sheets()[0].visibility == lx::SheetVisibility::Visible);
    CHECK((*book)->sheets()[1].visibility == lx::SheetVisibility::Hidden);
    CHECK((*book)->sheets()[1].name == "隐");
    const auto probe = lx::test::probe_sheet(**book, 0);
    CHECK(probe.cells == Cells{{"A1", "n:1"}, {"A2", "n:1"}, {"A3", "t:合"}});
    CHECK(probe.facts.hidden_columns == std::vector<std::int32_t>{1, 2, 3});
    CHECK(probe.facts.hidden_rows == 2);
    lx::NoProgress quiet;
    const auto merges = (*book)->merges(0, quiet);
    REQUIRE(merges);
    REQUIRE(merges->size() == 1);
    CHECK(merges->front().first_row == 2);
    CHECK(merges->front().last_row == 4);
    CHECK(merges->front().first_column == 0);
    CHECK(merges->front().last_column == 1);
    CHECK(lx::test::probe_sheet(**book, 1).cells.size() == 2);
}

TEST_CASE("ods: what is no spreadsheet, damaged or encrypted is refused", "[exchange][ods]")
{
    const auto changed = [](const std::string& part, const std::string& content) {
        auto parts = ods_parts("<table:table table:name=\"表\"/>");
        for (auto& [name, old] : parts)
            if (name == part)
                old = content;
        return probe_file(ScratchFile(zip_of(parts), "a.ods").path());
    };
    CHECK(
        refused(changed("content.xml", "<document-content><body><text/></body></document-content>"),
                "不是电子表格"));
    CHECK(refused(changed("content.xml", "<document-content><body><spreadsheet>"), "已损坏"));
    CHECK(refused(changed("content.xml", "<!DOCTYPE a><document-content/>"), "DOCTYPE"));
    CHECK(refused(changed("META-INF/manifest.xml",
                          "<m:manifest xmlns:m=\"x\"><m:file-entry><m:encryption-data/>"
                          "</m:file-entry></m:manifest>"),
                  "有密码"));
}

TEST_CASE("ods: lengths of time", "[exchange][ods]")
{
    CHECK(lx::read_ods_duration("PT10H10M10S") == 36610.0);
    CHECK(lx::read_ods_duration("P1DT1S") == 86401.0);
    CHECK(lx::read_ods_duration("PT0.5S") == 0.5);
    for (const char* text : {"", "P", "PT", "10H", "PT-1H", "P1Y", "PT1", "PTH", "PT1HX", "P1M"}) {
        INFO(text);
        CHECK_FALSE(lx::read_ods_duration(text));
    }
}
