// 书记津贴: amounts by star or grade, months in post, what is still owed.
#include "core/stars/allowance.h"

#include <algorithm>
#include <numeric>

#include <rapidcheck.h>

#include "tests/core/stars/program_allowance.h"
#include "tests/support/county_fixture.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A branch of three stars in 2024 and 2025, and its secretaries.
struct Branch
{
    CountyRows county;
    Branch()
    {
        county.add("org", {{"code", "D1"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
        for (const int year : {2024, 2025})
            county.add("rating", {{"org", "D1"}, {"year", year}, {"stars", 3}});
    }
    void secretary(const std::string& name, const std::string& id, const std::string& start,
                   const std::string& end = {}, const std::string& title = "书记")
    {
        Row row{{"org", std::string("D1")},
                {"name", name},
                {"id_number", id},
                {"title", title},
                {"start", start}};
        if (!end.empty())
            row["end"] = end;
        county.add("post", row);
    }
    [[nodiscard]] AllowanceList list(const std::string& table = "monthly-by-star",
                                     const std::string& day = "2025-12-31") const
    {
        return AllowanceList::of(world_of(county, day), program_allowance(table), 2025);
    }
};

const std::string one = "640121198001010017";
const std::string two = "640121198502020029";

AllowanceTable table(const std::string& pay, const std::string& amounts,
                     const std::string& day = "first")
{
    auto read = AllowanceTable::read(
        "own.json", R"({"allowances":[{"id":"a","name":"n","by":"star","of":"same_year","pay":")" +
                        pay + R"(","month_day":")" + day + R"(","amounts":)" + amounts + "}]}");
    INFO((read ? "" : read.error().message));
    REQUIRE(read);
    return read->front();
}

} // namespace

TEST_CASE("the tables that come with the program are examples of each way to pay")
{
    const auto tables = program_allowances();
    CHECK(tables.size() == 3);
    CHECK(std::ranges::all_of(tables, &AllowanceTable::example));
    CHECK(program_allowance().fen(2025, 3, "3") == 30'000);
    const AllowanceTable grade = program_allowance("yearly-by-grade");
    CHECK(grade.fen(2025, 1, "优秀") == 30'000);
    CHECK(grade.fen(2025, 1, "一般") == 0);
}

TEST_CASE("a change of secretary in mid-year is split by month, nobody's month is paid twice")
{
    Branch branch;
    branch.secretary("张三", one, "2021-03-01", "2025-06-15");
    branch.secretary("李四", two, "2025-06-16");
    branch.secretary("王五", "640121199003030031", "2021-03-01", {}, "副书记");
    const AllowanceList list = branch.list();
    REQUIRE(list.rows().size() == 2);
    CHECK(list.rows()[0].name == "张三");
    CHECK(list.rows()[0].months == std::vector<int>{1, 2, 3, 4, 5, 6});
    CHECK(list.rows()[1].name == "李四");
    CHECK(list.rows()[1].months == std::vector<int>{7, 8, 9, 10, 11, 12});
    CHECK(list.owed() == 12 * 30'000);
    const AllowanceTable last =
        table("month", R"([{"from":"2020-01-01","fen":{"3":30000}}])", "last");
    const AllowanceList by_last =
        AllowanceList::of(world_of(branch.county, "2025-12-31"), last, 2025);
    CHECK(by_last.rows()[0].months.back() == 5);
    CHECK(by_last.rows()[1].months.front() == 6);
}

TEST_CASE("months up to the day count, of a vacancy none; a re-elected one is one person")
{
    Branch branch;
    branch.secretary("张三", one, "2021-03-01", "2025-02-20");
    branch.secretary("张三", one, "2025-04-10");
    const AllowanceList list = branch.list("monthly-by-star", "2025-08-31");
    REQUIRE(list.rows().size() == 1);
    CHECK(AllowanceList::months_text(list.rows()[0].months) == "1—2月、5—8月");
    CHECK(list.rows()[0].total() == 6 * 30'000);
}

TEST_CASE("of two in post at once the one appointed last has the month")
{
    Branch branch;
    branch.secretary("张三", one, "2021-03-01");
    branch.secretary("李四", two, "2025-03-01");
    const AllowanceList list = branch.list();
    REQUIRE(list.rows().size() == 2);
    CHECK(list.rows()[0].months.size() == 2);
    CHECK(list.rows()[1].months.size() == 10);
}

TEST_CASE("amounts change on their day")
{
    const AllowanceTable dated = table(
        "month",
        R"([{"from":"2025-01-01","fen":{"3":10000}},{"from":"2025-07-01","fen":{"3":20000}}])");
    Branch branch;
    branch.secretary("张三", one, "2021-03-01");
    const AllowanceList list =
        AllowanceList::of(world_of(branch.county, "2025-12-31"), dated, 2025);
    CHECK(list.owed() == 6 * 10'000 + 6 * 20'000);
    CHECK(dated.fen(2024, 12, "3") == 0);
}

TEST_CASE("what is wrong with a table is told with its place")
{
    const auto refused = [](const std::string& amounts, const std::string& part) {
        const auto read = AllowanceTable::read(
            "own.json", R"({"allowances":[{"id":"a","name":"n","by":"star","of":"same_year",)"
                        R"("pay":"month","month_day":"first","amounts":)" +
                            amounts + "}]}");
        REQUIRE_FALSE(read);
        INFO(read.error().message);
        CHECK(read.error().message.find(part) != std::string::npos);
    };
    refused(R"([{"from":"2025","fen":{}}])", "amounts[0].from");
    refused(R"([{"from":"2025-01-01","fen":{"3":-1}}])", "amounts[0].fen.3");
    refused(R"([{"from":"2025-01-01","fen":{}},{"from":"2025-01-01","fen":{}}])", "先后排列");
    refused("[]", "一个金额也没有");
}

TEST_CASE("law: the months of a year add up to what is owed, to the last fen, however it is split")
{
    const auto holds = rc::check("sum over months = total", [] {
        const auto amount = *rc::gen::inRange<int>(1, 1'000'000);
        const AllowanceTable yearly =
            table("year", R"([{"from":"2020-01-01","fen":{"3":)" + std::to_string(amount) + "}}]");
        Branch branch;
        // A chain of secretaries without a gap through the year.
        const int changes = *rc::gen::inRange(0, 4);
        std::vector<int> days;
        for (int i = 0; i < changes; ++i)
            days.push_back(*rc::gen::inRange(2, 360));
        std::ranges::sort(days);
        days.erase(std::unique(days.begin(), days.end()), days.end());
        const Date first = *Date::from_ymd(2025, 1, 1);
        std::string start = "2024-01-01";
        for (std::size_t i = 0; i <= days.size(); ++i) {
            const bool last = i == days.size();
            const Date until = last ? first : first.add_days(days[i]);
            branch.secretary("书记" + std::to_string(i), i % 2 == 0 ? one : two, start,
                             last ? std::string() : until.iso());
            start = last ? start : until.iso();
        }
        const AllowanceList list =
            AllowanceList::of(world_of(branch.county, "2025-12-31"), yearly, 2025);
        std::int64_t sum = 0;
        std::vector<int> months;
        for (const AllowanceList::Row& row : list.rows()) {
            sum += std::accumulate(row.fen.begin(), row.fen.end(), std::int64_t{0});
            months.insert(months.end(), row.months.begin(), row.months.end());
        }
        std::ranges::sort(months);
        RC_ASSERT(months.size() == 12U);
        RC_ASSERT(std::adjacent_find(months.begin(), months.end()) == months.end());
        RC_ASSERT(sum == amount);
        RC_ASSERT(list.owed() == amount);
    });
    CHECK(holds);
}

TEST_CASE("what is owed beyond what was paid is entered once, in one action, and undone")
{
    CountyFixture county(150);
    NoProgress quiet;
    const Date day = *Date::from_iso("2025-09-30");
    const auto made = [&] {
        const auto world =
            load_world(*county.database, county.definitions,
                       AllowanceList::needs(county.definitions->facts()), {day, {}, 0}, quiet);
        REQUIRE(world);
        return AllowanceList::of(*world, program_allowance(), 2025);
    };
    const AllowanceList before = made();
    REQUIRE(before.owed() > before.paid());
    const std::int64_t lacking =
        std::accumulate(before.orgs().begin(), before.orgs().end(), std::int64_t{0},
                        [](std::int64_t sum, const auto& org) {
                            return sum + std::max<std::int64_t>(0, org.difference());
                        });
    std::int64_t action = 0;
    const auto write = [&](const AllowanceList& list) {
        auto writer =
            Writer::begin(*county.database, *county.catalog, county.actor, allowance_title(2025));
        REQUIRE(writer);
        auto written =
            write_allowance(*county.database, *county.catalog, *writer, list, day, quiet);
        if (written)
            action = writer->commit().value();
        return written;
    };
    const auto done = write(before);
    const std::int64_t entered = action;
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
    CHECK(done->fen == lacking);
    const AllowanceList after = made();
    CHECK(after.paid() == before.paid() + lacking);
    CHECK(std::ranges::none_of(after.orgs(), [](const auto& org) { return org.difference() > 0; }));
    REQUIRE(write(after));
    CHECK(action == 0);
    REQUIRE(undo_action(*county.database, *county.catalog, county.actor, entered));
    CHECK(made().paid() == before.paid());
}

TEST_CASE("what was paid later is paid: an earlier day owes nothing a second time")
{
    CountyFixture county(150);
    NoProgress quiet;
    const auto list_on = [&](const char* day) {
        const auto world = load_world(*county.database, county.definitions,
                                      AllowanceList::needs(county.definitions->facts()),
                                      {*Date::from_iso(day), {}, 0}, quiet);
        REQUIRE(world);
        return AllowanceList::of(*world, program_allowance(), 2025);
    };
    const auto write = [&](const AllowanceList& list, const char* day) {
        auto writer =
            Writer::begin(*county.database, *county.catalog, county.actor, allowance_title(2025));
        REQUIRE(writer);
        auto written = write_allowance(*county.database, *county.catalog, *writer, list,
                                       *Date::from_iso(day), quiet);
        if (written)
            REQUIRE(writer->commit());
        return written;
    };
    const auto first = write(list_on("2025-09-30"), "2025-09-30");
    REQUIRE(first);
    REQUIRE(first->rows > 0);
    const std::int64_t paid = list_on("2025-09-30").paid();
    // Seen on a day before the payment it is the same money.
    const AllowanceList earlier = list_on("2025-06-30");
    CHECK(earlier.paid() == paid);
    const auto again = write(earlier, "2025-06-30");
    REQUIRE(again);
    CHECK(again->rows == 0);
    const auto later = write(list_on("2025-06-30"), "2025-07-01");
    REQUIRE_FALSE(later);
    CHECK(later.error().message.find("2025年7月1日") != std::string::npos);
}
