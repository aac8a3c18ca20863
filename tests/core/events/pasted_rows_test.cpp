// Blocks from a spreadsheet, read for a table of an event.

#include "core/events/pasted_rows.h"
#include "tests/core/events/event_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Surveys : EventRig
{
    std::int64_t first = unit("甲公司");
    std::int64_t second = unit("乙公司");
    EventDef def = event("摸底");
    PasteSpot spot;

    Surveys()
    {
        const EventField& table = def.fields[static_cast<std::size_t>(def.index_of("units"))];
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            spot.fields.push_back(static_cast<int>(i));
    }
    int column(const char* key) const
    {
        return index_in(def.fields[static_cast<std::size_t>(def.index_of("units"))].columns, key);
    }
    PastedEventRows read(const std::vector<std::vector<const char*>>& rows)
    {
        PasteBlock block;
        for (const auto& row : rows) {
            auto& cells = block.rows.emplace_back();
            for (const char* cell : row)
                cells.push_back({cell});
        }
        auto pasted = read_pasted_rows(database(), catalog(), def, "units", block, spot);
        INFO(message(pasted));
        REQUIRE(pasted.has_value());
        return std::move(*pasted);
    }
};

} // namespace

TEST_CASE("a block for an event's table goes by place, from the cell the keyboard is in")
{
    Surveys county;
    county.spot.shown = {11, 12};
    county.spot.chosen = {1};
    county.spot.column = static_cast<std::size_t>(county.column("headcount"));
    const PastedEventRows pasted = county.read({{"12", "三"}, {"", "清空"}, {"40"}});
    REQUIRE(pasted.rows.size() == 3);
    CHECK(pasted.rows[0].id == 12);
    CHECK(pasted.rows[1].id == 0); // beyond the last
    REQUIRE(pasted.rows[0].cells.size() == 2);
    CHECK(pasted.rows[0].cells[0].column == county.column("headcount"));
    CHECK(int_of(pasted.rows[0].cells[0].value) == 12);
    CHECK(pasted.rows[0].cells[1].column == county.column("formal"));
    CHECK(pasted.rows[0].cells[1].text == "三");
    REQUIRE(pasted.rows[1].cells.size() == 1); // a blank cell leaves what stands
    CHECK(is_empty(pasted.rows[1].cells[0].value));
    CHECK(pasted.rows[1].cells[0].problem.empty());
}

TEST_CASE("a cell that can't be read is told at its place and keeps its text")
{
    Surveys county;
    const PastedEventRows pasted = county.read({{"甲公司", "许多"}, {"丙公司", "5"}});
    REQUIRE(pasted.rows.size() == 2);
    CHECK(int_of(pasted.rows[0].cells[0].value) == county.first);
    CHECK(pasted.rows[0].cells[1].problem.find("从业人员数") != std::string::npos);
    CHECK(pasted.rows[0].cells[1].text == "许多");
    CHECK(pasted.rows[1].cells[0].problem.find("没有“丙公司”") != std::string::npos);
    CHECK(int_of(pasted.rows[1].cells[1].value) == 5);
}

TEST_CASE("a block with headings goes by them and finds the row of its unit")
{
    Surveys county;
    county.spot.shown = {11, 12};
    county.spot.chosen = {0};
    const PastedEventRows pasted = county.read({{"职工人数", "序次", "单位名称"},
                                                {"7", "x", "乙公司"},
                                                {"", "", ""},
                                                {"8", "", "甲公司"}});
    CHECK(pasted.left_out == std::vector<std::string>{"“序次”"});
    REQUIRE(pasted.rows.size() == 2);
    CHECK(pasted.rows[0].known_by == county.column("unit"));
    CHECK(pasted.rows[0].known == Value(county.second));
    CHECK(pasted.rows[1].known == Value(county.first));
    CHECK(int_of(pasted.rows[1].cells[0].value) == 8);
}

TEST_CASE("more rows than can be looked at are refused")
{
    Surveys county;
    PasteBlock block;
    block.rows.assign(1'001, {{"甲公司"}});
    const auto pasted = read_pasted_rows(county.database(), county.catalog(), county.def, "units",
                                         block, county.spot);
    REQUIRE_FALSE(pasted.has_value());
    CHECK(pasted.error().kind == ErrorKind::Refused);
}
