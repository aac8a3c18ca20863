#include "core/rules/target_gap.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

std::shared_ptr<const PolicyPack> pack(const char* id)
{
    auto loaded = PolicyPack::builtin(Definitions::program(), id);
    REQUIRE(loaded);
    return *loaded;
}

TargetResult result(const Target& target, std::int64_t numerator,
                    std::optional<std::int64_t> denominator)
{
    TargetResult made;
    made.target = &target;
    made.numerator = numerator;
    made.denominator = denominator;
    made.state = State::Unmet;
    return made;
}

} // namespace

TEST_CASE("what is missing to a target is a whole number of units")
{
    const auto district = pack("district-2020");
    const Target* ninety = district->target("1.a");
    REQUIRE(ninety != nullptr);
    CHECK(missing_to_target(result(*ninety, 7, 9)) == 2);  // 8.1 of 9: the ninth, too
    CHECK(missing_to_target(result(*ninety, 8, 10)) == 1); // exactly 9 of 10 is enough
    CHECK(missing_to_target(result(*district->target("1.b"), 7, 9)) == 2);
    CHECK(missing_to_target(result(*district->target("1.e.1"), 4, std::nullopt)) == 6);
    TargetResult met = result(*ninety, 9, 10);
    met.state = State::Met;
    CHECK(missing_to_target(met) == 0);
    const auto ordos = pack("ordos-2013");
    const Target* more = ordos->target("2.b"); // more than at the end of the year before
    REQUIRE(more->op == ">");
    CHECK(missing_to_target(result(*more, 5, 5)) == 1);

    CHECK(rc::check("so many more reach the target, one less does not", [&] {
        const auto whole = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
        const auto part = *rc::gen::inRange<std::int64_t>(0, whole);
        RC_PRE(part * 100 < 90 * whole);
        const std::int64_t missing = missing_to_target(result(*ninety, part, whole));
        RC_ASSERT((part + missing) * 100 >= 90 * whole);
        RC_ASSERT((part + missing - 1) * 100 < 90 * whole);
    }));
}

TEST_CASE("only a share of all units is a target of a coverage")
{
    const auto district = pack("district-2020");
    CHECK(coverage_target(*district->target("1.a"), "org_covered") == 90.0);
    CHECK_FALSE(coverage_target(*district->target("1.a"), "work_covered"));
    CHECK_FALSE(coverage_target(*district->target("1.e.1"), "org_covered"));
    const auto ordos = pack("ordos-2013");
    CHECK_FALSE(coverage_target(*ordos->target("2.a"), "org_covered")); // only those above scale
    CHECK_FALSE(coverage_target(*pack("liaoning-2016")->target("2.c.1"), "org_covered")); // parks
}
