// Tables in web pages and in XML of Excel 2003, which programs give out under the name .xls.

#include <catch2/catch.hpp>

#include "tests/support/sheets/sheet_probe.h"

using lx::test::probe_file;
using lx::test::ScratchFile;

TEST_CASE("the table of a web page is a sheet", "[exchange]")
{
    const auto sheet = probe_file(ScratchFile("<HTML><head><style>td{x}</style></head><body>"
                                              "<table><tr><th colspan=2>名&nbsp;单</th></tr>"
                                              "<tr><td rowspan='2'>甲<br>乙</td><td>1&lt;2</td>"
                                              "<tr><td>&#20013;&#x56FD;</td></tr></table>"
                                              "<!-- <table> --><script>if (a<b) x();</script>"
                                              "<table><tr><td>丙</table>",
                                              "a.xls")
                                      .path());
    CHECK(sheet.cells.at("A1") == "t:名 单");
    CHECK(sheet.cells.at("A2") == "t:甲\\n乙");
    CHECK(sheet.cells.at("B2") == "t:1<2");
    CHECK(sheet.cells.at("B3") == "t:中国"); // pushed right by the cell that reaches down
    CHECK(sheet.cells.at("A5") == "t:丙");
}

TEST_CASE("careless pages lose no rows and no text", "[exchange]")
{
    const auto page = [](const std::string& rows) {
        return probe_file(
            ScratchFile("<html><table><tr><td>名称</td></tr>" + rows + "</table>", "a.xls").path());
    };
    // A quote in a value that has none around it.
    const auto quotes = page("<tr><td width=5'>甲</td></tr><tr><td>乙</td></tr>"
                             "<tr><td><font face=宋体'>丙</font></td></tr><tr><td>丁</td></tr>");
    CHECK(quotes.cells.size() == 5);
    CHECK(quotes.cells.at("A4") == "t:丙");
    // Signs that begin no tag.
    const auto signs =
        page("<tr><td>乙公司<分公司</td></tr><tr><td>资本< 100万 & 甲 & 乙</td></tr>");
    CHECK(signs.cells.at("A2") == "t:乙公司<分公司");
    CHECK(signs.cells.at("A3") == "t:资本< 100万 & 甲 & 乙");
    const auto names = page("<tr><td>&ldquo;甲&rdquo;公司&bull;A&#0;&noname;</td></tr>");
    CHECK(names.cells.at("A2") == "t:“甲”公司•A&#0;&noname;");
    // What nobody sees, also where its end is missing.
    const auto hidden = page("<tr><td><span style='display:none'>隐<b>藏</b></span>丙公司</td></tr>"
                             "<tr><td><p style=\"display: none\">x</td></tr><tr><td>丁</td></tr>");
    CHECK(hidden.cells.at("A2") == "t:丙公司");
    CHECK(hidden.cells.at("A4") == "t:丁");
    CHECK(hidden.cells.size() == 3);
}

TEST_CASE("many references that are none are read in one go", "[exchange]")
{
    const std::string signs(1'500'000, '&');
    const auto sheet = probe_file(ScratchFile("<html><table><tr><td>" + signs.substr(0, 30'000) +
                                                  "</td></tr></table>" + "<p>" + signs + "</p>",
                                              "a.xls")
                                      .path());
    CHECK(sheet.cells.at("A1").size() == 30'002);
}

TEST_CASE("a page in GBK is read", "[exchange]")
{
    const auto sheet = probe_file(
        ScratchFile("<html><meta charset=gb2312><table><tr><td>\xb5\xa5\xce\xbb</td></tr></table>",
                    "a.xls")
            .path());
    CHECK(sheet.cells.at("A1") == "t:单位");
}

TEST_CASE("XML of Excel 2003 is read with its kinds, places and merges", "[exchange]")
{
    const auto sheet = probe_file(
        ScratchFile(
            "<?xml version=\"1.0\"?><ss:Workbook "
            "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><ss:Worksheet "
            "ss:Name=\"名单\"><ss:Table><ss:Row><ss:Cell ss:MergeAcross=\"1\"><ss:Data "
            "ss:Type=\"String\">题</ss:Data></ss:Cell><ss:Cell><ss:Data "
            "ss:Type=\"Number\">12.5</ss:Data></ss:Cell></ss:Row><ss:Row "
            "ss:Index=\"4\"><ss:Cell ss:Index=\"3\"><ss:Data "
            "ss:Type=\"DateTime\">2020-05-01T00:00:00.000</ss:Data><ss:Comment><ss:Data>不是"
            "</ss:Data></ss:Comment></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>",
            "a.xls")
            .path());
    CHECK(sheet.cells.at("A1") == "t:题");
    CHECK(sheet.cells.at("C1") == "n:12.5");
    CHECK(sheet.cells.at("C4").substr(0, 12) == "d:2020-05-01");
    CHECK(sheet.cells.size() == 3);
}

TEST_CASE("XML of Excel 2003 with rich text is no web page", "[exchange]")
{
    const auto sheet = probe_file(
        ScratchFile("<?xml version=\"1.0\"?><Workbook "
                    "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
                    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\" "
                    "xmlns:html=\"http://www.w3.org/TR/REC-html40\"><Worksheet "
                    "ss:Name=\"名单\"><Table><Row><Cell><ss:Data ss:Type=\"String\"><html:B>甲"
                    "</html:B>公司</ss:Data></Cell></Row></Table></Worksheet></Workbook>",
                    "a.xls")
            .path());
    CHECK(sheet.cells.at("A1") == "t:甲公司");
}
