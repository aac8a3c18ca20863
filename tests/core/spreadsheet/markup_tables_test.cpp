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
