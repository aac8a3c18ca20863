// What a round prints: the list that is published, and what secretaries sign for.
#include "core/stars/star_lists.h"

#include <algorithm>
#include <array>

#include "tests/core/stars/program_allowance.h"
#include "tests/core/stars/stars_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::int64_t lines(const ReportTable& table, RowStyle style)
{
    return std::ranges::count(table.rows, style, &ReportRow::style);
}

} // namespace

TEST_CASE("the published list has every organization below its committee, with steps and vetoes")
{
    StarsRig rig(3);
    rig.add_branch(4, nullptr);
    rig.points(1, 8'550);
    rig.entry(2).vetoes["credit"] = "列入失信名单";
    rig.round.steps[StarStep::Publish] = *Date::from_iso("2025-12-20");
    rig.county.add("rating", {{"org", "B01"}, {"year", 2024}, {"stars", 3}});
    const Report report = star_publishing_list(rig.propose(), "永泉县两新工委");
    CHECK(report.name == "2025年度党组织星级评定公示名单");
    const ReportTable& table = report.tables.front();
    CHECK(lines(table, RowStyle::Section) == 2);
    CHECK(lines(table, RowStyle::Normal) == 4);
    CHECK(table.lines.front().find("公示 2025年12月20日") != std::string::npos);
    const auto& first = table.rows[1].cells;
    CHECK(first[1].text == "1号支部");
    CHECK(first[2].real == Approx(85.5));
    CHECK(first[3].text == "三星级");
    CHECK(first[4].text == "四星级");
    CHECK(table.rows[2].cells[5].text == "严重失信");
    CHECK(report.office == "永泉县两新工委");
    CHECK(table.note.find("向永泉县两新工委反映") != std::string::npos);
    CHECK(star_publishing_list(rig.propose(), "").tables.front().note.find("向评定单位反映") !=
          std::string::npos);
}

TEST_CASE("receipts name each secretary with months and amount, and add up")
{
    CountyRows county;
    county.add("org",
               {{"code", "D1"}, {"name", "甲支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
    county.add("rating", {{"org", "D1"}, {"year", 2024}, {"stars", 2}});
    county.add("post", {{"org", "D1"},
                        {"name", "张三"},
                        {"id_number", "640121198001010017"},
                        {"title", "书记"},
                        {"start", "2025-03-01"}});
    const Report report = allowance_receipts(
        AllowanceList::of(world_of(county, "2025-12-31"), program_allowance(), 2025));
    const ReportTable& table = report.tables.front();
    REQUIRE(lines(table, RowStyle::Normal) == 1);
    const auto& cells = table.rows[1].cells;
    CHECK(cells[2].text == "张三");
    CHECK(cells[3].text == "二星级");
    CHECK(cells[4].text == "3—12月");
    CHECK(cells[5].number == 200'000);
    CHECK(table.rows.back().style == RowStyle::Total);
    CHECK(table.rows.back().cells[5].number == 200'000);
}

TEST_CASE("receipts say what was paid before and what is handed out now, only what is still owed")
{
    CountyRows county;
    const auto add = [&](const std::string& code, int paid_yuan) {
        county.add("org", {{"code", code},
                           {"name", code + "支部"},
                           {"kind", "党支部"},
                           {"founded", "2020-01-01"}});
        county.add("rating", {{"org", code}, {"year", 2024}, {"stars", 2}});
        county.add("fund", {{"org", code},
                            {"year", 2025},
                            {"item", "书记津贴"},
                            {"date", "2025-06-30"},
                            {"amount", paid_yuan}});
    };
    const auto secretary = [&](const char* org, const char* name, const char* number,
                               const char* start, const char* end) {
        county.add("post", {{"org", org},
                            {"name", name},
                            {"id_number", number},
                            {"title", "书记"},
                            {"start", start},
                            {"end", end}});
    };
    add("D1", 1'500); // two secretaries of six months, the first is paid in full
    secretary("D1", "张三", "640121198001010017", "2024-01-01", "2025-06-30");
    secretary("D1", "李四", "640121198001010025", "2025-07-01", "2028-06-30");
    add("D2", 3'000); // more than is owed
    secretary("D2", "王五", "640121198001010033", "2024-01-01", "2028-06-30");
    const AllowanceList list =
        AllowanceList::of(world_of(county, "2025-12-31"), program_allowance(), 2025);
    const Report report = allowance_receipts(list);
    const ReportTable& table = report.tables.front();
    REQUIRE(lines(table, RowStyle::Normal) == 3);
    const auto sums = [&](const ReportRow& row) {
        return std::array{row.cells[5].number, row.cells[6].number, row.cells[7].number};
    };
    const std::size_t first = table.rows.size() - 4;
    CHECK(sums(table.rows[first]) == std::array{120'000L, 120'000L, 0L});
    CHECK(sums(table.rows[first + 1]) == std::array{120'000L, 30'000L, 90'000L});
    CHECK(sums(table.rows[first + 2]) == std::array{240'000L, 300'000L, 0L});
    CHECK(sums(table.rows.back()) == std::array{480'000L, 450'000L, 90'000L});
}
