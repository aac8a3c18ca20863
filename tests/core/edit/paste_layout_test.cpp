#include "core/edit/paste_layout.h"

#include <catch2/catch.hpp>

using namespace lx;

namespace {

PasteBlock block(const std::vector<std::vector<std::string>>& rows)
{
    PasteBlock made;
    for (const auto& row : rows) {
        auto& cells = made.rows.emplace_back();
        for (const std::string& text : row)
            cells.push_back({text});
    }
    return made;
}

/// Five rows (ids 10 … 14), four columns (fields 3, 1, 0, 7).
PasteSpot spot(std::vector<std::size_t> chosen, std::size_t column)
{
    return {{10, 11, 12, 13, 14}, std::move(chosen), {3, 1, 0, 7}, column};
}

std::vector<std::pair<std::int64_t, std::size_t>> lines(const PasteLayout& layout)
{
    std::vector<std::pair<std::int64_t, std::size_t>> out;
    for (const PasteLine& line : layout.lines)
        out.emplace_back(line.id, line.source);
    return out;
}

std::vector<int> fields(const PasteLayout& layout)
{
    std::vector<int> out;
    for (const PasteColumn& column : layout.columns)
        out.push_back(column.field);
    return out;
}

using Lines = std::vector<std::pair<std::int64_t, std::size_t>>;

} // namespace

TEST_CASE("a block goes down and to the right from the cell, new rows at the end")
{
    const auto layout = lay_out_cells(block({{"a", "b"}, {"c", "d"}, {"e", "f"}}), spot({3}, 1));
    CHECK(fields(layout) == std::vector<int>{1, 0});
    CHECK(lines(layout) == Lines{{13, 0}, {14, 1}, {0, 2}});
    CHECK(layout.left_out.empty());
}

TEST_CASE("a block repeats over as many rows chosen as it has, or some times as many")
{
    const PasteBlock two = block({{"a"}, {"b"}});
    CHECK(lines(lay_out_cells(two, spot({0, 1, 2, 3}, 0))) ==
          Lines{{10, 0}, {11, 1}, {12, 0}, {13, 1}});
    CHECK(lines(lay_out_cells(two, spot({0, 3}, 0))) == Lines{{10, 0}, {13, 1}});
    CHECK(lines(lay_out_cells(block({{"a"}}), spot({1, 2, 4}, 0))) ==
          Lines{{11, 0}, {12, 0}, {14, 0}});
    // No multiple: down from the first chosen one.
    CHECK(lines(lay_out_cells(two, spot({1, 2, 3}, 0))) == Lines{{11, 0}, {12, 1}});
}

TEST_CASE("columns beyond the last have no place; a block of all columns begins with the first")
{
    const auto beyond = lay_out_cells(block({{"a", "b", "c"}}), spot({0}, 2));
    CHECK(fields(beyond) == std::vector<int>{0, 7});
    CHECK(beyond.left_out == std::vector<std::string>{"第 3 列"});
    CHECK(fields(lay_out_cells(block({{"a", "b", "c", "d"}}), spot({0}, 2))) ==
          std::vector<int>{3, 1, 0, 7});
}

TEST_CASE("all rows as new ones where that is wanted or no row is there; blank ones are none")
{
    const PasteBlock three = block({{"a"}, {" "}, {"b"}});
    PasteSpot wanted = spot({0}, 0);
    wanted.new_rows = true;
    CHECK(lines(lay_out_cells(three, wanted)) == Lines{{0, 0}, {0, 2}});
    CHECK(lines(lay_out_cells(three, {{}, {}, {3, 1}, 0})) == Lines{{0, 0}, {0, 2}});
    // On rows that are there a blank one keeps its place.
    CHECK(lines(lay_out_cells(three, spot({1}, 0))) == Lines{{11, 0}, {12, 1}, {13, 2}});
}

TEST_CASE("a first row that names fields is a heading, and says which column is what")
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& unit = *catalog.ledger("unit");
    const PasteBlock list = block({{"序号", "企业名称", "社会信用代码", "门牌颜色", ""},
                                   {"1", "甲公司", "91110000600037341L", "红", "x"},
                                   {"", "", "", "", ""}});
    REQUIRE(has_headings(catalog, unit, list));
    const PasteLayout layout = lay_out_list(catalog, unit, list);
    CHECK(fields(layout) == std::vector<int>{unit.index_of("name"), unit.index_of("uscc")});
    CHECK(layout.left_out == std::vector<std::string>{"“门牌颜色”"});
    CHECK(lines(layout) == Lines{{0, 1}});
    CHECK_FALSE(has_headings(catalog, unit, block({{"宁夏某某有限公司", "有限责任公司"}})));
    CHECK_FALSE(has_headings(catalog, unit, {}));
    // A value that is another field's heading stays a value.
    const LedgerDef& investor = *catalog.ledger("investor");
    CHECK_FALSE(has_headings(catalog, investor, block({{"党员"}})));
    CHECK_FALSE(has_headings(catalog, investor, block({{"党员"}, {"群众"}, {"党员"}})));
}

TEST_CASE("a column of a list that is another ledger's has no field here")
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& unit = *catalog.ledger("unit");
    const PasteLayout layout = lay_out_list(catalog, unit, block({{"单位名称", "从业人数"}}));
    CHECK(fields(layout) == std::vector<int>{unit.index_of("name"), -1});
}
