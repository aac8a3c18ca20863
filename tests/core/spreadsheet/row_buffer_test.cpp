#include "core/spreadsheet/row_buffer.h"

#include <string>

#include <catch2/catch.hpp>

using lx::CellKind;
using lx::RowBuffer;

TEST_CASE("texts survive the buffer's growth", "[exchange]")
{
    RowBuffer row;
    const std::string outside = "共享字符串";
    for (int column = 0; column < 3000; ++column) {
        if (column % 7 == 0) {
            row.add(column, CellKind::Text, outside);
            continue;
        }
        const std::size_t mark = row.mark();
        row.append("第" + std::to_string(column) + "列的文字");
        row.add(column, CellKind::Text, row.text_from(mark));
    }
    const auto& cells = row.cells();
    REQUIRE(cells.size() == 3000);
    for (int column = 0; column < 3000; ++column) {
        const std::string expected =
            column % 7 == 0 ? outside : "第" + std::to_string(column) + "列的文字";
        REQUIRE(cells[static_cast<std::size_t>(column)].text == expected);
    }
    row.clear();
    CHECK(row.empty());
    CHECK(row.cells().empty());
}

TEST_CASE("cells are put in order and the later of two stays", "[exchange]")
{
    RowBuffer row;
    for (const auto& [column, text] : {std::pair{3, "c"}, {1, "a"}, {3, "later"}, {2, "b"}})
        row.add(column, CellKind::Text, text);
    const auto& cells = row.cells();
    REQUIRE(cells.size() == 3);
    CHECK(cells[0].text == "a");
    CHECK(cells[1].text == "b");
    CHECK(cells[2].text == "later");
    CHECK(cells[2].column == 3);
}

TEST_CASE("a cell's text can be taken back", "[exchange]")
{
    RowBuffer row;
    row.append("kept");
    const std::size_t mark = row.mark();
    row.append("dropped");
    CHECK(row.text_from(mark) == "dropped");
    row.cut(mark);
    CHECK(row.text_from(0) == "kept");
    CHECK_FALSE(row.too_long());
}
