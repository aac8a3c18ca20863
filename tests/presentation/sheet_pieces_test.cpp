#include "ui/presentation/print/sheet_pieces.h"

#include <catch2/catch.hpp>

using namespace lx;

TEST_CASE("a sheet's words stand escaped in its HTML, blanks as wide as they are")
{
    SheetDoc sheet;
    sheet.title = "甲公司";
    sheet.blocks = {SheetParagraph{SheetStyle::Title, "登记表"},
                    SheetTable{{},
                               {{{SheetStyle::Label, "名称", 1, 2, 16},
                                 {SheetStyle::Content, "<b>甲 & 乙　丙", 3, 1, 0, true}},
                                {{SheetStyle::Content}}}}};
    const std::vector<PrintPiece> pieces = sheet_pieces({sheet, sheet});
    REQUIRE(pieces.size() == 2);
    CHECK(pieces.front().title == "甲公司");
    CHECK(pieces.front().html ==
          "<h1>登记表</h1><table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" "
          "cellpadding=\"2\"><tr><td class=\"label\" rowspan=\"2\" width=\"16%\">名称</td>"
          "<td class=\"value\" colspan=\"3\"><b>&lt;b&gt;甲 &amp; 乙&nbsp;&nbsp;丙</b></td></tr>"
          "<tr><td class=\"value\">&nbsp;</td></tr></table>");
}

TEST_CASE("a letter's parts are set apart and its headings are repeated")
{
    SheetDoc letter;
    letter.letter = true;
    letter.blocks = {
        SheetParagraph{SheetStyle::LetterTo, "望远镇党委："},
        SheetParagraph{SheetStyle::LetterBody, "正文"},
        SheetTable{{{{SheetStyle::LetterHead, "编号"}}}, {{{SheetStyle::LetterCell, "DB-1"}}}},
        SheetParagraph{SheetStyle::LetterSign, "组织部"}};
    const std::string html = sheet_html(letter);
    CHECK(html.find("<p class=\"to\">望远镇党委：</p>") == 0);
    CHECK(html.find("<p class=\"body\">　　正文</p>") != std::string::npos);
    CHECK(html.find("<thead><tr><th class=\"letter\">编号</th></tr></thead>") != std::string::npos);
    CHECK(html.find("组织部&nbsp;&nbsp;") != std::string::npos);
}
