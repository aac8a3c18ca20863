#include "core/rules/duties.h"

#include <map>
#include <tuple>

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/sample/sample.h"
#include "core/store/database.h"

using namespace lx;

TEST_CASE("duties are all that has a day, and fall due when they say")
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
    NoProgress quiet;
    SampleOptions options;
    options.units = 400;
    REQUIRE(make_sample(path, Catalog::builtin(), options, quiet));
    auto database = Database::open(path, Database::Mode::ReadOnly);
    REQUIRE(database);
    // One with cadences and reminders ahead, one whose days are past.
    const std::string policy = GENERATE("ningxia-2018", "liaoning-2016");
    const auto pack = PolicyPack::builtin(Definitions::program(), policy);
    REQUIRE(pack);
    Needs needs = (*pack)->needs();
    needs.merge(duty_needs(**pack));
    const auto snapshot = Snapshot::load(**database, Definitions::program(), needs, quiet);
    REQUIRE(snapshot);
    World::Options how;
    how.as_of = options.as_of;
    how.scope = (*pack)->scope();
    const auto evaluation = evaluate(*pack, std::make_shared<const World>(*snapshot, how), {});
    REQUIRE(evaluation);

    const std::vector<Duty> all = duties(*evaluation);
    std::map<std::tuple<const Rule*, int, std::optional<Date>>, std::int64_t> counted;
    std::optional<Date> last;
    bool ahead = false;
    for (const Duty& duty : all) {
        CHECK(duty.week >= last); // what is past first, then by week
        last = duty.week;
        counted[{duty.rule, duty.part, duty.week}] += duty.count;
        if (!duty.week) {
            CHECK(duty.due <= options.as_of);
            continue;
        }
        ahead = true;
        CHECK(in_sight(duty.due, options.as_of));
        CHECK(week_of(duty.due) == *duty.week);
    }
    CHECK((ahead || policy == "liaoning-2016"));
    for (const auto& [key, count] : counted) {
        const auto& [rule, part, week] = key;
        const auto rows = duty_rows(*evaluation, *rule, part, week);
        CHECK_FALSE(rows.empty());
        CHECK(static_cast<std::int64_t>(rows.size()) <= count); // one may have two things to do
    }
    // Every finding with a day that is past is there.
    std::int64_t past = 0;
    FindingFilter unmet;
    unmet.states = {State::Unmet};
    evaluation->each_finding(unmet, [&](const Finding& finding) {
        past += finding.deadline ? 1 : 0;
        return true;
    });
    std::int64_t told = 0;
    for (const Duty& duty : all)
        told += duty.week ? 0 : duty.count;
    CHECK((past > 0 || policy == "ningxia-2018"));
    CHECK(told == past);
}

TEST_CASE("a week begins on Monday")
{
    const auto week = [](const char* day) { return week_of(*Date::from_iso(day)).iso(); };
    CHECK(week("2025-09-29") == "2025-09-29");
    CHECK(week("2025-10-05") == "2025-09-29");
    CHECK(week("2025-10-06") == "2025-10-06");
    CHECK(week("1969-12-31") == "1969-12-29");
}

TEST_CASE("what is due today is in sight, what was due yesterday is past")
{
    const Date today = *Date::from_iso("2025-09-30");
    CHECK(in_sight(today, today));
    CHECK_FALSE(in_sight(today.add_days(-1), today));
    CHECK(in_sight(today.add_days(kDutyDays), today));
    CHECK_FALSE(in_sight(today.add_days(kDutyDays + 1), today));
}
