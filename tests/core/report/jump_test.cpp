// Jumps against former periods: what is asked about, and what is left in peace.
#include "core/report/jump.h"

#include "core/report/quarter/jump_limits.h"

#include <catch2/catch.hpp>

#include <random>

using namespace lx;

namespace {

using Series = std::vector<std::int64_t>;

bool jumps(const Series& newest_first, std::int64_t value)
{
    static const JumpLimits limits = program_jump_limits().value();
    const auto jump = judge_jump(newest_first, value, limits);
    REQUIRE(jump);
    return jump->jumped;
}

/// What a check says of a series, quarter by quarter, from the ninth on.
struct Tried
{
    int asked = 0; ///< of true values
    int values = 0;
    int slips_found = 0; ///< of values written ten times as large
    int slips = 0;
};

template <class Draw> Tried tried(int series, Draw draw)
{
    Tried result;
    for (int i = 0; i < series; ++i) {
        Series former;
        for (int quarter = 0; quarter < 20; ++quarter) {
            const std::int64_t value = draw(quarter);
            if (quarter >= 8) {
                ++result.values;
                result.asked += jumps(former, value) ? 1 : 0;
                if (value > 0) {
                    ++result.slips;
                    result.slips_found += jumps(former, value * 10) ? 1 : 0;
                }
            }
            former.insert(former.begin(), value);
        }
    }
    return result;
}

} // namespace

TEST_CASE("without a closed period there is nothing to jump from")
{
    CHECK_FALSE(judge_jump({}, 100, {}));
}

TEST_CASE("a few periods: both limits have to be passed")
{
    CHECK_FALSE(jumps({100}, 129)); // less than 30 of a hundred
    CHECK(jumps({100}, 131));
    CHECK(jumps({100}, 60));
    CHECK_FALSE(jumps({10}, 14)); // more than 30 of a hundred, but only four
    CHECK(jumps({10}, 16));
    CHECK_FALSE(jumps({100, 180}, 170)); // seen before
    CHECK(jumps({0}, 6));
    CHECK_FALSE(jumps({0}, 5));
}

TEST_CASE("from eight periods on the spread counts")
{
    const Series calm{100, 101, 99, 100, 102, 98, 100, 101};
    CHECK_FALSE(jumps(calm, 125)); // inside the relative limit
    CHECK(jumps(calm, 140));
    const Series wild{100, 160, 60, 120, 30, 150, 90, 130};
    CHECK_FALSE(jumps(wild, 160));
    CHECK(jumps(wild, 1000));
}

TEST_CASE("rare events: four zeros of five are no reason to ask each time something happens")
{
    std::mt19937 random(7);
    std::bernoulli_distribution happens(0.2);
    for (const std::int64_t size : {10, 40, 200}) {
        std::normal_distribution<double> around(static_cast<double>(size),
                                                static_cast<double>(size) * 0.15);
        const Tried result = tried(400, [&](int) {
            const auto value = std::max<std::int64_t>(1, std::llround(around(random)));
            return happens(random) ? value : 0;
        });
        INFO(size << ": asked " << result.asked << " of " << result.values);
        CHECK(result.asked * 50 <= result.values); // at most 2 of a hundred
        CHECK(result.slips > 500);
        CHECK(result.slips_found == result.slips);
    }
}

TEST_CASE("steady and growing figures: every figure ten times too large is found")
{
    std::mt19937 random(11);
    for (const double size : {20.0, 100.0, 1000.0}) {
        std::normal_distribution<double> noise(1, 0.04);
        const Tried result = tried(100, [&](int quarter) {
            return std::llround(size * std::pow(1.03, quarter) * noise(random));
        });
        CHECK(result.asked * 50 <= result.values);
        CHECK(result.slips_found == result.slips);
    }
}
