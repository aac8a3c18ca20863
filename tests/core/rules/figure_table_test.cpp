// Figures of the county are conditions in a definition file.
#include "core/rules/figure_table.h"

#include <catch2/catch.hpp>

#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

Result<FigureTable> table(const std::string& figure, const std::string& conditions = "{}")
{
    return FigureTable::from_json(Definitions::program()->facts(), "x.json",
                                  R"({"conditions":)" + conditions + R"(,"figures":[)" + figure +
                                      "]}");
}

} // namespace

TEST_CASE("a figure counts rows for which its condition holds, or can't be told")
{
    CountyRows county;
    for (const char* unit : {"A", "B", "C"})
        county.add("unit", {{"uscc", unit}});
    county.add("survey", {{"unit", "A"}, {"date", "2025-06-30"}, {"headcount", 60}});
    county.add("survey", {{"unit", "B"}, {"date", "2025-06-30"}, {"headcount", 40}});
    const auto figures = table(
        R"({"key":"big","title":"t","ledger":"unit","of":"population","count":{"use":"big"}},
           {"key":"blank","title":"t","ledger":"unit","of":"population","unknown":{"use":"big"}})",
        R"({"big":{"fact":"headcount","op":">=","value":50}})");
    INFO((figures ? std::string() : figures.error().message));
    REQUIRE(figures);
    const auto world = world_of(county);
    CHECK(figures->at("big").rows(*world) == std::vector<std::uint8_t>{1, 0, 0});
    CHECK(figures->at("blank").rows(*world) == std::vector<std::uint8_t>{0, 0, 1});
    CHECK(figures->find("small") == nullptr);
}

TEST_CASE("the program's figures are read once for the facts they are of")
{
    const FactRegistry& facts = Definitions::program()->facts();
    CHECK(&FigureTable::of(facts) == &FigureTable::of(facts));
    const Definitions others{Catalog::builtin()};
    CHECK(&FigureTable::of(others.facts()) != &FigureTable::of(facts));
}

TEST_CASE("a table of figures with a mistake is refused with file and place")
{
    const auto says = [](const std::string& figure, const std::string& place,
                         const std::string& part, const std::string& conditions = "{}") {
        const auto refused = table(figure, conditions);
        INFO(figure);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().message.find("x.json") != std::string::npos);
        CHECK(refused.error().message.find(place) != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    const auto figure = [](const std::string& ledger, const std::string& of,
                           const std::string& rest) {
        return R"({"key":"a","title":"t","ledger":")" + ledger + R"(","of":")" + of + "\"," + rest +
               "}";
    };
    const std::string good = figure("unit", "population", R"("count":{"all":[]})");
    REQUIRE(table(good));
    says(good + "," + good, "figures[1].key", "已经有了");
    says(figure("units", "counts", R"("count":{"all":[]})"), "figures[0].ledger", "units");
    says(figure("unit", "name", R"("count":{"all":[]})"), "figures[0].of", "name");
    says(figure("unit", "counts", R"("where":{"all":[]})"), "figures[0]", "");
    says(figure("unit", "counts", R"("count":{"fact":"x","op":"given"})"), "figures[0].count", "x");
    says(figure("unit", "counts", R"("count":{"use":"b"})"), "figures[0].count", "“b”");
    says(figure("unit", "counts", R"("count":{"use":"b"})"), "figures[0].count", "“b”",
         R"({"b":{"not":{"use":"b"}}})");
}
