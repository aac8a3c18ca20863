// The board of instructors: its counts are those of the ledgers, its holes the findings of the
// rules.
#include "core/instructors/instructor_board.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "core/county/policies.h"
#include "core/sample/sample.h"
#include "core/store/ledger_store.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

using Mark = std::pair<std::int64_t, int>; ///< instructor, month (or quarter)

Date day(const char* iso)
{
    return *Date::from_iso(iso);
}

std::shared_ptr<const County> county_of(Database& database, const std::string& policy, Date as_of,
                                        std::vector<std::string> rules = {})
{
    const DefinitionsPtr definitions = Definitions::program();
    CountyWanted wanted;
    wanted.as_of = as_of;
    wanted.policies = {policy};
    wanted.rules = std::move(rules);
    wanted.facts = InstructorBoard::needs(definitions->facts());
    NoProgress quiet;
    auto county = County::load(database, definitions, wanted, quiet);
    REQUIRE(county);
    return *county;
}

InstructorBoard board_of(const County& county, int year,
                         const InstructorSettings& settings = InstructorSettings::program())
{
    NoProgress quiet;
    auto board = InstructorBoard::of(county, year, settings, quiet);
    REQUIRE(board);
    return std::move(*board);
}

struct Sampled
{
    TempFolder folder;
    std::unique_ptr<Database> database;

    explicit Sampled(std::uint64_t seed)
    {
        const std::string path = folder / "county.lxdb";
        NoProgress quiet;
        REQUIRE(make_sample(path, Catalog::builtin(), {150, seed, day("2025-09-30")}, quiet));
        database = std::move(*Database::open(path, Database::Mode::ReadOnly));
    }
    /// Where a rule finds something undone, asked anew on the last day its periods can be told.
    std::set<Mark> findings(const std::string& policy, const std::string& kind, int year,
                            Date as_of)
    {
        std::set<Mark> holes;
        const auto pack = *PolicyPack::builtin(Definitions::program(), policy);
        for (const DutyRule& rule : duty_rules(*pack)) {
            if (!rule.of(kind))
                continue;
            Period period =
                Period::containing(*rule.rule.rule->cadence, *Date::from_ymd(year, 1, 1));
            for (; period.last.year() == year && period.last <= as_of; period = period.next()) {
                const auto unmet = [&](Date on) {
                    const auto county = county_of(*database, policy, on, {rule.rule.rule->id});
                    FindingFilter filter;
                    filter.states = {State::Unmet};
                    std::set<std::int64_t> found;
                    county->packs.front().evaluation->each_finding(filter,
                                                                   [&](const Finding& finding) {
                                                                       found.insert(finding.id);
                                                                       return true;
                                                                   });
                    return found;
                };
                const auto at_end = unmet(period.last);
                const auto late =
                    unmet(std::min(as_of, period.last.add_days(rule.rule.extra_days)));
                for (const std::int64_t id : at_end)
                    if (late.contains(id))
                        holes.emplace(id, period.last.month());
            }
        }
        return holes;
    }
};

/// 甲 with units A, B, C… from 2025-01-01.
struct Office : TestLedger
{
    std::int64_t who = put("instructor", {{"code", "Z01"},
                                          {"name", "甲"},
                                          {"start", "2025-01-01"},
                                          {"term_until", "2025-12-01"},
                                          {"visits_per_month", 1.0}});
    std::vector<std::int64_t> units;

    explicit Office(int number)
    {
        for (int i = 0; i < number; ++i) {
            units.push_back(
                put("unit", {{"name", std::string(1, static_cast<char>('A' + i)) + "公司"},
                             {"category", "非公有制企业"},
                             {"type", "有限责任公司"},
                             {"status", "正常"}}));
            put("dispatch", {{"instructor", who}, {"unit", units.back()}, {"start", "2025-01-01"}});
        }
    }
    void visit(std::size_t unit, const char* date)
    {
        put("duty",
            {{"instructor", who}, {"kind", "实地指导"}, {"date", date}, {"unit", units[unit]}});
    }
    void appraisal(const char* kind, const char* date, const char* grade)
    {
        put("duty", {{"instructor", who}, {"kind", kind}, {"date", date}, {"grade", grade}});
    }
    InstructorBoard board(const char* as_of = "2025-09-30",
                          const std::string& policy = "ningxia-2018",
                          const InstructorSettings& settings = InstructorSettings::program())
    {
        return board_of(*county_of(database(), policy, day(as_of)), 2025, settings);
    }
};

std::string held(const std::array<LifeCell, 12>& months)
{
    std::string all;
    for (const LifeCell& month : months)
        all += std::to_string(month.held);
    return all;
}

} // namespace

TEST_CASE("a board counts what the ledgers hold, in counties made by chance")
{
    for (const std::uint64_t seed : {3, 8, 21}) {
        INFO("seed " << seed);
        Sampled sample(seed);
        const Date as_of = day("2025-08-17");
        const auto county = county_of(*sample.database, "ningxia-2018", as_of);
        const InstructorBoard board = board_of(*county, 2025);
        LedgerStore store(*sample.database, Catalog::builtin());
        std::map<std::int64_t, std::set<std::int64_t>> sent;
        std::map<std::int64_t, int> visits;
        const LedgerDef& dispatch = *Catalog::builtin().ledger("dispatch");
        const LedgerDef& duty = *Catalog::builtin().ledger("duty");
        Query in_force;
        in_force.ledger = "dispatch";
        in_force.counts_at = as_of.iso();
        REQUIRE(store.each(in_force, [&](const Record& row) {
            sent[std::get<std::int64_t>(row.at(dispatch, "instructor"))].insert(
                std::get<std::int64_t>(row.at(dispatch, "unit")));
            return true;
        }));
        Query all;
        all.ledger = "duty";
        REQUIRE(store.each(all, [&](const Record& row) {
            const auto date = day(text_of(row.at(duty, "date")).c_str());
            if (text_of(row.at(duty, "kind")) == "实地指导" && date <= as_of && date.year() == 2025)
                ++visits[std::get<std::int64_t>(row.at(duty, "instructor"))];
            return true;
        }));
        Query people;
        people.ledger = "instructor";
        people.counts_at = as_of.iso();
        CHECK(std::ranges::count_if(board.rows(), &InstructorRow::in_force) ==
              *store.count(people));
        REQUIRE(!board.rows().empty());
        for (const InstructorRow& row : board.rows()) {
            std::set<std::int64_t> now;
            int held = 0;
            for (const UnitVisits& unit : row.visits)
                if (unit.now)
                    now.insert(unit.id);
            for (const LifeCell& month : row.months)
                held += month.held;
            CHECK(std::ranges::includes(sent[row.id], now)); // units that are gone don't count
            CHECK(row.units == static_cast<int>(now.size()));
            CHECK(held == visits[row.id]);
            for (int month = 8; month <= 12; ++month)
                CHECK(row.months[static_cast<std::size_t>(month - 1)].state != LifeState::Hole);
        }
        const auto& instructed = *county->world->fact("unit", "instructed").tri;
        const auto& population = *county->world->fact("unit", "population").tri;
        std::size_t without = 0;
        for (std::size_t row = 0; row < instructed.size(); ++row)
            without += population[row] == Tri::True && instructed[row] != Tri::True ? 1 : 0;
        CHECK(board.unserved().size() == without);
    }
}

TEST_CASE("holes are the findings of the rules on visits and summaries")
{
    std::size_t found = 0;
    for (const std::uint64_t seed : {3, 8}) {
        Sampled sample(seed);
        for (const char* policy : {"ningxia-2018", "ordos-2013"}) {
            for (const auto& [year, iso] :
                 {std::pair(2024, "2025-09-30"), std::pair(2025, "2025-08-17")}) {
                INFO(policy << " " << year << ", seed " << seed);
                const auto county = county_of(*sample.database, policy, day(iso));
                const InstructorBoard board = board_of(*county, year);
                std::set<Mark> visits;
                std::set<Mark> summaries;
                std::set<std::int64_t> listed;
                for (const InstructorRow& row : board.rows()) {
                    listed.insert(row.id);
                    for (int month = 1; month <= 12; ++month)
                        if (row.months[static_cast<std::size_t>(month - 1)].state ==
                            LifeState::Hole)
                            visits.emplace(row.id, month);
                    for (int quarter = 1; quarter <= 4; ++quarter)
                        if (row.summaries[static_cast<std::size_t>(quarter - 1)].state ==
                            LifeState::Hole)
                            summaries.emplace(row.id, 3 * quarter);
                }
                const auto of_board = [&](std::set<Mark> marks) {
                    std::erase_if(marks, [&](const Mark& m) { return !listed.contains(m.first); });
                    return marks;
                };
                CHECK(visits == of_board(sample.findings(policy, "实地指导", year, day(iso))));
                CHECK(summaries == of_board(sample.findings(policy, "季度总结", year, day(iso))));
                found += visits.size() + summaries.size();
            }
        }
    }
    CHECK(found > 20);
}

TEST_CASE("each unit is visited as often as the instructor's frequency says")
{
    Office office(2);
    office.visit(0, "2025-01-15");
    office.visit(0, "2025-02-15");
    office.visit(0, "2025-02-16");
    office.visit(1, "2025-02-20");
    office.visit(0, "2025-04-02");
    const InstructorBoard monthly = office.board("2025-04-10");
    REQUIRE(monthly.rows().size() == 1);
    const InstructorRow& row = monthly.rows().front();
    CHECK(row.last_visit == day("2025-04-02"));
    CHECK(held(row.months) == "130100000000");
    REQUIRE(row.visits.size() == 2);
    CHECK(held(row.visits[0].months) == "120100000000");
    CHECK(row.visits[0].months[2].state == LifeState::Hole);
    CHECK(row.visits[0].months[3].state == LifeState::Held);
    CHECK(row.visits[1].months[0].state == LifeState::Hole);
    CHECK(row.visits[1].months[3].state == LifeState::Due);
    CHECK(row.visits[1].months[4].state == LifeState::Later);

    office.change("instructor", office.who, {{"visits_per_month", 0.5}});
    const InstructorBoard slower = office.board("2025-04-10");
    CHECK(slower.rows().front().visits[1].months[0].state == LifeState::None);
    CHECK(slower.rows().front().visits[1].months[1].state == LifeState::Held);
    CHECK(slower.rows().front().visits[1].months[3].state == LifeState::Due);
    CHECK(slower.rows().front().visits[1].months[5].state == LifeState::Later);
}

TEST_CASE("without a frequency a month of no visit at all shows at every unit")
{
    Office office(2);
    office.change("instructor", office.who, {{"visits_per_month", Value()}});
    office.visit(0, "2025-02-15");
    const InstructorBoard board = office.board("2025-04-10");
    const InstructorRow& row = board.rows().front();
    for (const UnitVisits& unit : row.visits) {
        CHECK(unit.months[0].state == LifeState::Hole);
        CHECK(unit.months[2].state == LifeState::Hole);
        CHECK(unit.months[3].state == LifeState::Due);
    }
    CHECK(row.visits[0].months[1].state == LifeState::Held);
    CHECK(row.visits[1].months[1].state == LifeState::None); // he was out that month

    InstructorSettings monthly = InstructorSettings::program();
    monthly.visits_per_month = 1;
    const InstructorBoard asked = office.board("2025-04-10", "ningxia-2018", monthly);
    CHECK(asked.rows().front().visits[1].months[1].state == LifeState::Hole);
}

TEST_CASE("the limit is the policy's, as its figure is set in the file")
{
    Office office(6);
    CHECK(office.board().limit()->units == 5);
    CHECK(office.board().over_limit(office.board().rows().front()));
    CHECK(!office.board("2025-09-30", "ordos-2013").limit());
    REQUIRE(save_policy_values(office.database(), "ningxia-2018", {{"10.a/units", "6"}}));
    const InstructorBoard board = office.board();
    CHECK(board.limit()->units == 6);
    CHECK(!board.over_limit(board.rows().front()));
}

TEST_CASE("one of two appraisals is there, the other is missing; terms run out")
{
    Office office(1);
    office.appraisal("管理单位鉴定", "2025-07-05", "优秀"); // within the days after the half-year
    const InstructorBoard board = office.board("2025-09-30", "ordos-2013");
    const InstructorRow& row = board.rows().front();
    CHECK(row.appraisals[0][0].state == LifeState::Held);
    CHECK(row.appraisals[0][1].state == LifeState::Hole);
    CHECK(row.appraisals[1][1].state == LifeState::Due);
    CHECK(row.summaries[0].state == LifeState::Hole);
    CHECK(row.term == TermState::EndsSoon);
    CHECK(office.board("2025-06-01").rows().front().term == TermState::EndsSoon);
    CHECK(office.board("2025-05-31").rows().front().term == TermState::Runs);
    office.go_on_to(day("2025-12-31"));
    CHECK(office.board("2025-12-02").rows().front().term == TermState::Over);
}

TEST_CASE("a year's score weighs visits, summaries, appraisals and what was built")
{
    Office office(1);
    office.visit(0, "2025-01-15"); // one month of three
    office.put("duty", {{"instructor", office.who}, {"kind", "季度总结"}, {"date", "2025-03-30"}});
    office.appraisal("派驻单位鉴定", "2025-03-01", "称职");
    InstructorSettings settings = InstructorSettings::program();
    settings.appraisal.visits = 30;
    settings.appraisal.summaries = 20;
    settings.appraisal.appraisals = 40;
    settings.appraisal.results = 10;
    {
        const InstructorBoard board = office.board("2025-03-31", "ordos-2013", settings);
        const InstructorScore& score = board.rows().front().score;
        CHECK(*score.points == Approx(10 + 20 + 32 + 0));
        CHECK(score.rank == 1);
        CHECK(score.keep);
    }
    const auto org = office.put(
        "org",
        {{"code", "D1"}, {"name", "A公司党支部"}, {"kind", "党支部"}, {"founded", "2025-02-01"}});
    office.put("coverage", {{"org", org}, {"unit", office.units[0]}, {"start", "2025-02-01"}});
    settings.appraisal.keep_from = 80;
    const InstructorBoard board = office.board("2025-03-31", "ordos-2013", settings);
    CHECK(board.rows().front().score.built == 1);
    CHECK(*board.rows().front().score.points == Approx(72));
    CHECK(!board.rows().front().score.keep);
}

TEST_CASE("what nobody asked for makes no score; what was asked counts whole")
{
    Office office(1);
    office.change("instructor", office.who, {{"visits_per_month", Value()}});
    office.visit(0, "2025-02-15");
    // central-2012 asks for no visits.
    CHECK(!office.board("2025-04-10", "central-2012").rows().front().score.visits);

    office.change("instructor", office.who, {{"visits_per_month", 0.5}});
    office.visit(0, "2025-02-16"); // January and February: one is asked, two were made
    const InstructorBoard board = office.board("2025-05-10", "central-2012");
    const InstructorRow& row = board.rows().front();
    CHECK(row.visits_asked.asked == 2);
    CHECK(*row.score.visits == Approx(0.5));
}

TEST_CASE("a finished year is appraised whole, with grades of the days after it and who has left")
{
    Office office(1);
    const auto gone = office.put(
        "instructor",
        {{"code", "Z02"}, {"name", "乙"}, {"start", "2024-01-01"}, {"end", "2025-06-30"}});
    office.put("instructor",
               {{"code", "Z03"}, {"name", "丙"}, {"start", "2020-01-01"}, {"end", "2023-12-31"}});
    office.put("duty", {{"instructor", gone}, {"kind", "实地指导"}, {"date", "2025-03-05"}});
    for (const char* date : {"2025-12-31", "2026-01-05"})
        office.appraisal("管理单位鉴定", date, date[3] == '5' ? "称职" : "优秀");
    office.appraisal("管理单位鉴定", "2026-06-30", "差"); // of the next year
    const InstructorBoard board = office.board("2026-09-30", "ordos-2013");
    REQUIRE(board.rows().size() == 2);
    CHECK(board.rows()[0].in_force);
    CHECK(*board.rows()[0].score.appraisals == Approx(0.9));
    CHECK(board.rows()[1].id == gone);
    CHECK(!board.rows()[1].in_force);
}

TEST_CASE("an appraisal of the first days of a year is one of the year before, and of that alone")
{
    Office office(1);
    office.change("instructor", office.who, {{"term_until", "2027-12-31"}});
    office.appraisal("派驻单位鉴定", "2026-01-05", "称职");
    const auto county = county_of(office.database(), "ordos-2013", day("2026-09-30"));
    const InstructorBoard before = board_of(*county, 2025);
    const InstructorBoard after = board_of(*county, 2026);
    REQUIRE(before.rows().size() == 1);
    REQUIRE(after.rows().size() == 1);
    CHECK(before.rows()[0].score.appraisals);
    CHECK(before.rows()[0].graded.held == 1);
    CHECK_FALSE(after.rows()[0].score.appraisals);
    CHECK(after.rows()[0].graded.held == 0);
}

TEST_CASE("missing is what the board shows: holes of units, else the month's own, and grades")
{
    Office office(2);
    office.appraisal("管理单位鉴定", "2025-07-05", "");
    for (std::size_t unit : {0U, 1U})
        for (const char* date : {"2025-01-15", "2025-02-15"})
            office.visit(unit, date);
    const InstructorBoard board = office.board("2025-04-10", "ningxia-2018");
    const InstructorRow& row = board.rows().front();
    int shown = 0;
    for (const UnitVisits& unit : row.visits)
        for (const LifeCell& month : unit.months)
            shown += month.state == LifeState::Hole ? 1 : 0;
    CHECK(shown == 2); // March, of both
    CHECK(row.shown_month(3).state == LifeState::Hole);
    CHECK(row.shown_month(2).state == LifeState::Held);
    CHECK(row.shown_month(2).held == 2);
    for (const LifeCell& quarter : row.summaries)
        shown += quarter.state == LifeState::Hole ? 1 : 0;
    for (const auto& half : row.appraisals)
        for (const LifeCell& side : half)
            shown += side.state == LifeState::Hole ? 1 : 0;
    CHECK(row.count(LifeState::Hole) == shown + (row.graded.state == LifeState::Hole ? 1 : 0));
}

TEST_CASE("a unit that is gone asks for nothing more")
{
    Office office(2);
    office.change("unit", office.units[0], {{"status", "注销"}, {"deregistered", "2025-02-10"}});
    const InstructorBoard board = office.board("2025-05-10");
    const InstructorRow& row = board.rows().front();
    CHECK(row.units == 1);
    REQUIRE(row.visits.size() == 2);
    const UnitVisits& gone = row.visits[1];
    CHECK(gone.id == office.units[0]);
    CHECK(!gone.now);
    CHECK(gone.months[0].state == LifeState::Hole);
    for (int month = 2; month <= 12; ++month)
        CHECK(gone.months[static_cast<std::size_t>(month - 1)].state == LifeState::None);
}

TEST_CASE("what was built and is gone again, or works as a function only, is no result")
{
    Office office(3);
    const auto built = [&](const char* code, const char* kind, Value dissolved, std::size_t unit) {
        const auto org = office.put("org", {{"code", code},
                                            {"name", code},
                                            {"kind", kind},
                                            {"founded", "2025-02-01"},
                                            {"dissolved", std::move(dissolved)}});
        office.put("coverage",
                   {{"org", org}, {"unit", office.units[unit]}, {"start", "2025-02-01"}});
    };
    built("D1", "党支部", {}, 0);
    built("D2", "功能型党支部", {}, 1);
    built("D3", "党支部", Value("2025-03-01"), 2);
    CHECK(office.board("2025-05-10").rows().front().score.built == 1);
}

TEST_CASE("points are compared as they are shown")
{
    InstructorScore score;
    score.points = 59.96;
    CHECK(score.shown() == Approx(60.0));
    score.points = 59.94;
    CHECK(score.shown() == Approx(59.9));
}

TEST_CASE("equal points share a rank, and the next comes after both")
{
    Office office(1);
    for (const char* code : {"Z02", "Z03", "Z04"})
        office.put("instructor", {{"code", code}, {"name", code}, {"start", "2025-01-01"}});
    std::map<std::string, int> ranks;
    Query all;
    all.ledger = "instructor";
    const auto ids = *office.store().ids(all);
    for (const auto& [place, grade] : {std::pair(0, "优秀"), {1, "称职"}, {2, "称职"}, {3, "差"}})
        office.put("duty", {{"instructor", ids[static_cast<std::size_t>(place)]},
                            {"kind", "管理单位鉴定"},
                            {"date", "2025-03-01"},
                            {"grade", grade}});
    InstructorSettings settings = InstructorSettings::program();
    settings.appraisal.visits = settings.appraisal.summaries = settings.appraisal.results = 0;
    const InstructorBoard board = office.board("2025-09-30", "central-2012", settings);
    std::vector<int> found;
    for (const InstructorRow& row : board.rows())
        found.push_back(row.score.rank);
    CHECK(found == std::vector<int>{1, 2, 2, 4});
    CHECK(!board.rows().back().score.keep);
}
