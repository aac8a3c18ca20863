#include "core/report/ballot_paper.h"

#include <catch2/catch.hpp>

using namespace lx;

TEST_CASE("ballots are alike but for their numbers, a box a mark and line")
{
    const BallotPaper paper{
        "民主测评票", "述职评议会", {"甲支部", "乙支部"}, "测评对象", {"好", "差"}};
    const auto plain = ballot_papers(paper, 3, false);
    REQUIRE(plain.size() == 3);
    CHECK(plain_text(plain[0]) == plain_text(plain[2]));
    CHECK(plain_text(plain[0]).find("票号") == std::string::npos);
    const auto& table = std::get<SheetTable>(plain[0].blocks[2]);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[1].size() == 4);
    CHECK(table.rows[1][1].text == "乙支部");
    int width = 0;
    for (const SheetCell& cell : table.head[0])
        width += cell.width;
    CHECK(width == 100);
    const auto numbered = ballot_papers(paper, 2, true);
    CHECK(plain_text(numbered[1]).find("票号：2") != std::string::npos);
}
