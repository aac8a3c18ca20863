// Figures of a scope and what it leaves out are the figures of all.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/coverage/coverage_summary.h"
#include "core/coverage/overview.h"
#include "core/facts/world.h"
#include "core/rules/evaluation.h"
#include "core/rules/target_areas.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

std::shared_ptr<const World> county_of(SampleFile& file, Date day, Needs needs)
{
    needs.merge(coverage_needs(facts()));
    needs.merge(overview_needs(facts()));
    const auto scopes = program_scopes(facts());
    for (const auto& scope : *scopes)
        needs.merge(scope->needs(facts()));
    NoProgress quiet;
    auto world = load_world(file.database(), Definitions::program(), needs, {day, {}, 0}, quiet);
    INFO(message(world));
    REQUIRE(world);
    return *world;
}

const CoverageFigures& group_of(const CoverageSummary& summary, const std::string& key)
{
    static const CoverageFigures none;
    for (const CoverageGroup& group : summary.groups)
        if (group.key == key)
            return group.figures;
    return none;
}

void hold(const CoverageFigures& in, const CoverageFigures& all)
{
    RC_ASSERT(in.population + in.outside == all.population);
    RC_ASSERT(in.org_covered + in.org_outside == all.org_covered);
    RC_ASSERT(in.work_covered + in.work_outside == all.work_covered);
    RC_ASSERT(in.undetermined <= in.outside);
    RC_ASSERT(in.org_covered == in.own_org + in.joint_org);
    RC_ASSERT(in.org_covered <= in.work_covered);
    RC_ASSERT(in.work_covered <= in.population);
    RC_ASSERT(all.outside == 0);
}

} // namespace

TEST_CASE("inside and outside of a scope are all, whole and group by group", "[scope][property]")
{
    CHECK(rc::check("any county, day and grouping", [] {
        SampleFile file(*rc::gen::inRange<std::int64_t>(5, 60),
                        *rc::gen::inRange<std::uint64_t>(1, 1'000'000));
        const Date day = Date::from_iso("2025-12-31")->add_days(-*rc::gen::inRange(0, 900));
        const auto world = county_of(file, day, {});
        const auto by = *rc::gen::element(CoverageBy::Area, CoverageBy::Category, CoverageBy::Type,
                                          CoverageBy::Org);
        const CoverageSummary all = coverage_summary(*world, by);
        const auto scopes = program_scopes(facts());
        for (const auto& scope : *scopes) {
            const ScopedUnits units = ScopedUnits::of(scope, *world);
            const CoverageSummary in = coverage_summary(*world, by, units);
            hold(in.total, all.total);
            RC_ASSERT(in.groups.size() == all.groups.size());
            for (const CoverageGroup& group : all.groups)
                hold(group_of(in, group.key), group.figures);

            const Overview cards = overview(*world, units);
            RC_ASSERT(cards.units == in.total.population);
            RC_ASSERT(cards.org_covered == in.total.org_covered);
            RC_ASSERT(cards.work_covered == in.total.work_covered);
            const auto rows = [&](OverviewRows which) {
                return static_cast<std::int64_t>(overview_rows(*world, which, units).size());
            };
            RC_ASSERT(rows(OverviewRows::Units) == cards.units);
            RC_ASSERT(rows(OverviewRows::NotOrgCovered) == cards.units - cards.org_covered);
            RC_ASSERT(rows(OverviewRows::Members) == cards.members);
            RC_ASSERT(rows(OverviewRows::Undetermined) == in.total.undetermined);
            RC_ASSERT(rows(OverviewRows::CoveredOutside) == in.total.org_outside);

            if (scope->whole()) {
                RC_ASSERT(units.whole());
                RC_ASSERT(in.total == all.total);
                for (std::size_t i = 0; i < in.groups.size(); ++i)
                    RC_ASSERT(in.groups[i].key == all.groups[i].key);
                RC_ASSERT(cards == overview(*world));
            }
        }
    }));
}

TEST_CASE("targets count the units of the scope, rules find what they found", "[scope][property]")
{
    CHECK(rc::check("any county and policy", [] {
        SampleFile file(*rc::gen::inRange<std::int64_t>(5, 40),
                        *rc::gen::inRange<std::uint64_t>(1, 1'000'000));
        const Date day = Date::from_iso("2025-12-31")->add_days(-*rc::gen::inRange(0, 900));
        const auto ids = PolicyPack::builtin_ids();
        const auto pack = *PolicyPack::builtin(Definitions::program(), *rc::gen::elementOf(ids));
        Needs needs = pack->needs();
        needs.merge(target_needs(*pack));
        const auto world = county_of(file, day, std::move(needs));
        const auto seen = std::make_shared<const World>(world->shared_snapshot(),
                                                        World::Options{day, pack->scope(), 0});
        const Evaluation all = *evaluate(pack, seen);
        const auto scopes = program_scopes(facts());
        for (const auto& scope : *scopes) {
            EvaluateOptions options;
            options.units = ScopedUnits::of(scope, *world);
            const Evaluation in = *evaluate(pack, seen, options);
            for (const Rule* rule : in.rules()) {
                const StateCounts a = in.counts(*rule);
                const StateCounts b = all.counts(*rule);
                RC_ASSERT(std::tie(a.met, a.unmet, a.pending, a.unknown, a.na) ==
                          std::tie(b.met, b.unmet, b.pending, b.unknown, b.na));
            }
            for (const TargetResult& whole : all.targets()) {
                // The rows it counts, taken one by one.
                std::int64_t wanted = 0;
                std::int64_t reached = 0;
                for (const TargetRow& row : target_rows(all, whole)) {
                    if (follows_scope(*whole.target) &&
                        !options.units.counts(static_cast<std::size_t>(row.row)))
                        continue;
                    wanted += row.counted ? 1 : 0;
                    reached += row.reached ? 1 : 0;
                }
                const TargetResult* here = nullptr;
                for (const TargetResult& one : in.targets())
                    if (one.target == whole.target && one.area == whole.area)
                        here = &one;
                if (whole.target->unit == Target::Unit::Ratio) {
                    RC_ASSERT((here != nullptr) == (wanted > 0));
                    if (here == nullptr)
                        continue;
                    RC_ASSERT(here->denominator == wanted);
                    RC_ASSERT(here->numerator == reached);
                    const auto areas = target_areas(in, *here);
                    RC_ASSERT(areas.front().result.numerator == reached);
                } else if (!follows_scope(*whole.target) || scope->whole()) {
                    RC_ASSERT(here != nullptr);
                    RC_ASSERT(here->numerator == whole.numerator);
                    RC_ASSERT(here->denominator == whole.denominator);
                }
            }
        }
    }));
}
