// A chart tells six series apart: of more the smallest become 其他, 未填 stands last.
#include <catch2/catch.hpp>

#include "core/chart/own_charts.h"
#include "core/chart/rest_column.h"
#include "tests/core/chart/chart_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");

/// Members by status, a series an education: more of them than there are tones.
OwnChart of_many()
{
    OwnChart own;
    own.id = "many";
    own.name = "学历";
    own.kind = "stacked";
    own.ledger = "member";
    own.figure = "count";
    own.group = "status";
    own.series = "education";
    return own;
}

std::int64_t all_of(const Chart& chart)
{
    std::int64_t all = 0;
    for (const ChartSeries& series : chart.series)
        for (const ChartPoint& point : series.points)
            all += static_cast<std::int64_t>(point.value.value_or(0));
    return all;
}

} // namespace

TEST_CASE("of more than six series the smallest are added up, and open to their rows")
{
    ChartRig rig(3, 200);
    auto def = chart_of(rig.database(), rig.definitions()->facts(), of_many());
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    REQUIRE(def->series.size() > most_series);
    const Chart chart = rig.chart(*def, rig.county(*def, day));
    REQUIRE(chart.series.size() == most_series);
    const auto rest = std::find_if(chart.series.begin(), chart.series.end(),
                                   [](const auto& one) { return one.key == rest_column_key; });
    REQUIRE(rest != chart.series.end());
    CHECK(rest->name == "其他 " + std::to_string(def->series.size() - most_series + 1) + " 项");
    // 其他 stands behind all series but 未填.
    CHECK(rest + 1 >= chart.series.end() - 1);
    if (rest + 1 != chart.series.end())
        CHECK((rest + 1)->name == "未填");
    std::int64_t least = INT64_MAX;
    std::int64_t behind = 0;
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        std::int64_t of_series = 0;
        for (std::size_t c = 0; c < chart.categories.size(); ++c) {
            const auto rows = chart.behind(s, c);
            REQUIRE(rows);
            CHECK(std::ssize(rows->ids) ==
                  static_cast<std::int64_t>(*chart.series[s].points[c].value));
            behind += std::ssize(rows->ids);
            of_series += std::ssize(rows->ids);
        }
        if (chart.series[s].key != rest_column_key)
            least = std::min(least, of_series);
    }
    CHECK(behind == all_of(chart));
    const ReportTable& table = *chart.tables.front();
    for (std::size_t c = 1; c + 1 < table.columns.size(); ++c) {
        const bool shown =
            std::any_of(chart.series.begin(), chart.series.end(),
                        [&](const auto& s) { return s.key == table.columns[c].key; });
        if (!shown)
            CHECK(table.rows.back().cells[c].number <= least);
    }
}

TEST_CASE("what is not filled in stands last, behind what is added up")
{
    ChartRig rig(2, 200);
    const Chart chart = rig.chart("findings-orgs", day);
    for (std::size_t c = 0; c < chart.categories.size(); ++c) {
        if (chart.categories[c].name == "未填")
            CHECK(c + 1 == chart.categories.size());
        else if (chart.categories[c].name.starts_with("其他 "))
            CHECK(c + 2 >= chart.categories.size());
    }
    CHECK(chart.series.size() <= most_series);
}
