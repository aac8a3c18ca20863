#include "core/county/campaign.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

Date day(const char* iso)
{
    return *Date::from_iso(iso);
}

Record campaign(std::int64_t id, const char* name, const char* start, const char* end)
{
    const LedgerDef& def = *Catalog::builtin().ledger("campaign");
    Record row(def);
    row.id = id;
    row.set(def, "name", std::string(name));
    row.set(def, "start", std::string(start));
    row.set(def, "end", std::string(end));
    return row;
}

Record milestone(std::int64_t id, std::int64_t of, const char* due, const std::string& done)
{
    const LedgerDef& def = *Catalog::builtin().ledger("milestone");
    Record row(def);
    row.id = id;
    row.set(def, "campaign", of);
    row.set(def, "task", "任务" + std::to_string(id));
    if (*due != '\0')
        row.set(def, "due", std::string(due));
    if (!done.empty())
        row.set(def, "done", done);
    return row;
}

std::vector<CampaignProgress> campaigns(const std::vector<Record>& rows,
                                        const std::vector<Record>& milestones, const char* as_of)
{
    const auto snapshot = Snapshot::from_records(Definitions::program(),
                                                 {{"campaign", rows}, {"milestone", milestones}});
    return campaigns_of(World(snapshot, {day(as_of), {}, 0}));
}

CampaignProgress one(const std::vector<Record>& milestones, const char* as_of)
{
    const auto list =
        campaigns({campaign(1, "百日攻坚", "2016-08-01", "2016-11-10")}, milestones, as_of);
    REQUIRE(list.size() == 1);
    return list.front();
}

} // namespace

TEST_CASE("a milestone is overdue from the day after its last one, and done late after it")
{
    const auto state = [](const char* done, const char* as_of) {
        return one({milestone(1, 1, "2016-08-31", done)}, as_of).milestones.front().state;
    };
    CHECK(state("", "2016-08-31") == MilestoneState::Open);
    CHECK(state("", "2016-09-01") == MilestoneState::Overdue);
    CHECK(state("2016-08-31", "2016-09-01") == MilestoneState::Done);
    CHECK(state("2016-09-01", "2016-09-01") == MilestoneState::DoneLate);
    CHECK(state("2016-09-02", "2016-09-01") == MilestoneState::Overdue); // not done yet that day
    CHECK(one({milestone(1, 1, "", "")}, "2020-01-01").milestones.front().state ==
          MilestoneState::Open); // without a last day it can't be late
    CHECK(milestone_state_title(MilestoneState::Overdue) == "逾期");
}

TEST_CASE("the days left run from the start to the end, both counted")
{
    CHECK(one({}, "2016-07-01").days_left == 102);
    CHECK_FALSE(one({}, "2016-07-31").begun);
    CHECK(one({}, "2016-08-01").days_left == 102);
    CHECK(one({}, "2016-11-10").days_left == 1);
    CHECK_FALSE(one({}, "2016-11-10").over);
    CHECK(one({}, "2016-11-11").days_left == 0);
    CHECK(one({}, "2016-11-11").over);
}

TEST_CASE("campaigns stand newest first with their own milestones by last day")
{
    const auto list =
        campaigns({campaign(1, "旧", "2016-08-01", "2016-11-10"),
                   campaign(2, "新", "2024-06-01", "2024-06-30")},
                  {milestone(1, 1, "2016-09-30", ""), milestone(2, 2, "2024-06-15", ""),
                   milestone(3, 1, "2016-08-31", "2016-08-01"), milestone(4, 9, "2016-08-31", ""),
                   milestone(5, 1, "", "")},
                  "2016-10-01");
    REQUIRE(list.size() == 2);
    CHECK(list[0].name == "新");
    REQUIRE(list[1].milestones.size() == 3);
    CHECK(list[1].milestones[0].id == 3);
    CHECK(list[1].milestones[2].id == 5);
    CHECK(list[1].done == 1);
    CHECK(list[1].overdue == 1);
}

TEST_CASE(
    "every milestone is counted in one state, and the passing of days only closes what is open")
{
    CHECK(rc::check([] {
        std::vector<Record> rows;
        const int count = *rc::gen::inRange(0, 12);
        const int first = day("2016-07-01").days();
        for (int i = 0; i < count; ++i) {
            const std::string due = Date(first + *rc::gen::inRange(0, 200)).iso();
            const std::string done =
                *rc::gen::arbitrary<bool>() ? Date(first + *rc::gen::inRange(0, 200)).iso() : "";
            rows.push_back(milestone(i + 1, 1, due.c_str(), done));
        }
        const int at = first + *rc::gen::inRange(0, 200);
        const auto now = one(rows, Date(at).iso().c_str());
        const auto later = one(rows, Date(at + *rc::gen::inRange(0, 60)).iso().c_str());
        std::int64_t open = 0;
        for (const Milestone& milestone : now.milestones)
            open += milestone.state == MilestoneState::Open ? 1 : 0;
        RC_ASSERT(now.done + now.overdue + open == static_cast<std::int64_t>(rows.size()));
        RC_ASSERT(later.done >= now.done);
        RC_ASSERT(later.days_left <= now.days_left);
    }));
}

TEST_CASE("the example's milestones lie within its campaign, the report after it")
{
    const auto examples = campaign_examples();
    REQUIRE(examples);
    REQUIRE(examples->size() >= 1);
    const CampaignExample& hundred = examples->front();
    CHECK(day("2016-08-01").days() + hundred.days == day("2016-11-10").days());
    int last = 0;
    for (const CampaignExample::Step& step : hundred.steps) {
        CHECK_FALSE(step.task.empty());
        CHECK_FALSE(step.clause.empty());
        CHECK(step.day >= last);
        last = step.day;
    }
    CHECK(day("2016-08-01").days() + hundred.steps.front().day == day("2016-08-31").days());
    CHECK(day("2016-08-01").days() + last == day("2016-11-30").days());
}
