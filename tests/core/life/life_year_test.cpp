// 组织生活 of a year: its holes are the findings of the rules, its counts the rows of the ledger.
#include "core/life/life_year.h"

#include <set>

#include <QTemporaryDir>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/life/activity_rules.h"
#include "core/sample/sample.h"
#include "core/store/ledger_store.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

using Place = std::tuple<std::int64_t, std::string, int>; ///< organization, kind, month

struct Sampled
{
    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    DefinitionsPtr definitions = Definitions::program();
    NoProgress quiet;

    explicit Sampled(std::uint64_t seed)
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        REQUIRE(make_sample(path, Catalog::builtin(), {150, seed, *Date::from_iso("2025-09-30")},
                            quiet));
        database = std::move(*Database::open(path, Database::Mode::ReadOnly));
    }
    std::shared_ptr<const County> county(const std::string& policy, Date day,
                                         std::vector<std::string> rules = {})
    {
        CountyWanted wanted;
        wanted.as_of = day;
        wanted.policies = {policy};
        wanted.rules = std::move(rules);
        wanted.facts = LifeYear::needs();
        auto county = County::load(*database, definitions, wanted, quiet);
        REQUIRE(county);
        return *county;
    }
    LifeYear life(const std::string& policy, int year, Date day)
    {
        const auto seen = county(policy, day);
        auto life = LifeYear::of(*seen, {year, {}}, quiet);
        REQUIRE(life);
        return std::move(*life);
    }
};

/// Where the rules find something undone: each asked anew on the last day of each of its periods.
std::set<Place> findings(Sampled& sample, const std::string& policy, int year, Date day)
{
    std::set<Place> holes;
    const auto pack = *PolicyPack::builtin(sample.definitions, policy);
    for (const ActivityRule& rule : activity_rules(*pack)) {
        Period period = Period::containing(*rule.rule->cadence, *Date::from_ymd(year, 1, 1));
        for (; period.last.year() == year && period.last <= day; period = period.next()) {
            const auto county = sample.county(policy, period.last, {rule.rule->id});
            FindingFilter unmet;
            unmet.rules = {rule.rule->id};
            unmet.states = {State::Unmet};
            county->packs.front().evaluation->each_finding(unmet, [&](const Finding& finding) {
                for (const std::string& kind : rule.kinds)
                    holes.emplace(finding.id, kind, period.last.month());
                return true;
            });
        }
    }
    return holes;
}

std::map<Place, int> held(Sampled& sample, int year, Date day)
{
    std::map<Place, int> found;
    LedgerStore store(*sample.database, Catalog::builtin());
    const LedgerDef& def = *Catalog::builtin().ledger("activity");
    Query query;
    query.ledger = "activity";
    REQUIRE(store.each(query, [&](const Record& row) {
        const auto date = Date::from_iso(text_of(row.at(def, "date")));
        if (date && date->year() == year && *date <= day)
            ++found[{std::get<std::int64_t>(row.at(def, "org")), text_of(row.at(def, "kind")),
                     date->month()}];
        return true;
    }));
    return found;
}

} // namespace

TEST_CASE("holes are the findings of the rules, counts the rows, in every policy and year")
{
    for (const std::uint64_t seed : {3, 8}) {
        Sampled sample(seed);
        for (const std::string& policy : PolicyPack::builtin_ids()) {
            for (const auto& [year, iso] :
                 {std::pair(2024, "2025-09-30"), std::pair(2025, "2025-08-17")}) {
                INFO(policy << " " << year << " on " << iso << ", seed " << seed);
                const Date day = *Date::from_iso(iso);
                const LifeYear life = sample.life(policy, year, day);
                std::set<Place> holes;
                std::map<Place, int> counted;
                for (std::size_t org = 0; org < life.orgs().size(); ++org)
                    for (std::size_t kind = 0; kind < life.kinds().size(); ++kind)
                        for (int month = 1; month <= 12; ++month) {
                            const LifeCell cell = life.cell(org, kind, month);
                            const Place place{life.orgs()[org].id, life.kinds()[kind], month};
                            if (cell.state == LifeState::Hole)
                                holes.insert(place);
                            if (cell.held > 0)
                                counted[place] = cell.held;
                        }
                CHECK(holes == findings(sample, policy, year, day));
                CHECK(counted == held(sample, year, day));
            }
        }
    }
}

TEST_CASE("what is to do in the period that runs, and what is still to come")
{
    Sampled sample(5);
    const Date day = *Date::from_iso("2025-08-17");
    const LifeYear life = sample.life("ningxia-2018", 2025, day);
    const auto county = sample.county("ningxia-2018", day);
    std::set<Place> due;
    for (const ActivityRule& rule : activity_rules(*county->packs.front().pack))
        county->packs.front().evaluation->each_todo(
            [&](const TodoItem& item) {
                const auto period = Period::parse(item.period);
                if (period && period->last.year() == 2025)
                    for (const std::string& kind : rule.kinds)
                        due.emplace(item.id, kind, period->last.month());
                return true;
            },
            {rule.rule->id});
    std::set<Place> shown;
    int later = 0;
    for (std::size_t org = 0; org < life.orgs().size(); ++org)
        for (std::size_t kind = 0; kind < life.kinds().size(); ++kind)
            for (int month = 8; month <= 12; ++month) {
                const LifeState state = life.cell(org, kind, month).state;
                if (state == LifeState::Due)
                    shown.emplace(life.orgs()[org].id, life.kinds()[kind], month);
                later += state == LifeState::Later ? 1 : 0;
                CHECK(state != LifeState::Hole); // nothing of it has ended
            }
    CHECK(shown == due);
    CHECK(later > 0);
}

TEST_CASE("a row counts its months, and each stands behind the one above it")
{
    Sampled sample(3);
    const LifeYear life = sample.life("ningxia-2018", 2025, *Date::from_iso("2025-09-30"));
    std::int64_t all = 0;
    for (std::size_t kind = 0; kind < life.kinds().size(); ++kind)
        for (std::size_t org = 0; org < life.orgs().size(); ++org) {
            const LifeTotals& totals = life.of_org(org, kind);
            int held = 0;
            int holes = 0;
            for (int month = 1; month <= 12; ++month) {
                held += life.cell(org, kind, month).held;
                holes += life.cell(org, kind, month).state == LifeState::Hole ? 1 : 0;
            }
            CHECK(totals.held == held);
            CHECK(totals.done <= totals.asked);
            CHECK(totals.asked - totals.done >= holes); // two rules may lack the same
            CHECK(totals.attended <= totals.expected);
            all += totals.asked;
        }
    CHECK(all > 100);
    std::set<std::int64_t> seen;
    int level = -1;
    for (const LifeYear::Org& org : life.orgs()) {
        CHECK(seen.insert(org.id).second);
        CHECK(org.level <= level + 1);
        level = org.level;
    }
}

TEST_CASE("one kind is what it is among all of them")
{
    Sampled sample(3);
    const Date day = *Date::from_iso("2025-09-30");
    const auto county = sample.county("liaoning-2016", day);
    const auto all = LifeYear::of(*county, {2025, {}}, sample.quiet);
    const auto one = LifeYear::of(*county, {2025, {"主题党日"}}, sample.quiet);
    REQUIRE(all);
    REQUIRE(one);
    const auto at = std::ranges::find(all->kinds(), "主题党日") - all->kinds().begin();
    std::map<Place, LifeCell> wanted;
    for (std::size_t org = 0; org < all->orgs().size(); ++org)
        for (int month = 1; month <= 12; ++month)
            wanted[{all->orgs()[org].id, "", month}] =
                all->cell(org, static_cast<std::size_t>(at), month);
    for (std::size_t org = 0; org < one->orgs().size(); ++org)
        for (int month = 1; month <= 12; ++month)
            CHECK(wanted[{one->orgs()[org].id, "", month}] == one->cell(org, 0, month));
}
