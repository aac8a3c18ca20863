// Ballots counted, against a count a child would make: every paper one after the other.
#include "core/assess/tally.h"

#include <array>

#include <rapidcheck.h>

#include "core/assess/result.h"
#include "tests/core/assess/small_scheme.h"

using namespace lx;
using test::small_scheme;

namespace {

using SchemePtr = std::shared_ptr<const AssessScheme>;

/// Abstentions are left out.
const SchemePtr& plain()
{
    static const auto scheme = std::make_shared<const AssessScheme>(small_scheme());
    return scheme;
}

/// Abstentions count 60.
const SchemePtr& counting()
{
    static const auto scheme =
        std::make_shared<const AssessScheme>(small_scheme("", R"("abstention": 60,)"));
    return scheme;
}

AssessRound round_of(SchemePtr scheme, std::vector<std::int64_t> orgs)
{
    AssessRound round;
    round.id = {2025, 9};
    round.scheme = std::move(scheme);
    round.orgs = std::move(orgs);
    return round;
}

constexpr BoxId upper{0, 0};

/// Papers of a box that lists `orgs` organizations in one aspect; some are no valid vote.
std::map<int, BallotSheet> any_papers(std::size_t orgs)
{
    std::map<int, BallotSheet> papers;
    const int many = *rc::gen::inRange(1, 40);
    for (int number = 1; number <= many; ++number) {
        std::string marks;
        for (std::size_t i = 0; i < orgs; ++i)
            marks += static_cast<char>('0' + *rc::gen::inRange(0, 5));
        if (*rc::gen::inRange(0, 8) == 0)
            marks = invalid_sheet;
        papers[number] = {marks, "甲"};
    }
    return papers;
}

} // namespace

TEST_CASE("what a mark is worth: good 100, fair 80, average 60, poor 0")
{
    // (2 × 100 + 80 + 60) / 5; abstentions aside.
    CHECK(*aspect_score(*plain(), {3, 2, 1, 1, 1}) == Fraction(340, 5));
    CHECK(*aspect_score(*counting(), {3, 2, 1, 1, 1}) == Fraction(340 + 180, 8));
    CHECK_FALSE(aspect_score(*plain(), {3, 0, 0, 0, 0}));
    CHECK(*aspect_score(*counting(), {3, 0, 0, 0, 0}) == Fraction(60));
    // Two aspects of weights 3 and 1.
    CHECK(*votes_score(*plain(), plain()->voters[1], {{0, 1, 0, 0, 0}, {0, 0, 1, 0, 0}}) ==
          Fraction(3 * 100 + 80, 4));
}

TEST_CASE("a tally is what counting paper by paper gives, abstentions and invalid ones apart")
{
    const bool held = rc::check([] {
        AssessRound round = round_of(*rc::gen::element(plain(), counting()), {1, 2, 3});
        BallotBox& box = round.boxes[upper];
        box.passes[0] = any_papers(3);
        const BoxTally counted = tally(round, upper);
        std::int64_t invalid = 0;
        for (std::size_t org = 0; org < 3; ++org) {
            std::int64_t sum = 0;
            std::int64_t voted = 0;
            invalid = 0;
            for (const auto& [number, sheet] : box.passes[0]) {
                if (sheet.marks == "x") {
                    ++invalid;
                    continue;
                }
                const char mark = sheet.marks[org];
                if (mark == '0' && !round.scheme->abstention)
                    continue;
                ++voted;
                sum += mark == '0'   ? 60
                       : mark == '1' ? 100
                       : mark == '2' ? 80
                       : mark == '3' ? 60
                                     : 0;
            }
            const auto score =
                votes_score(*round.scheme, round.scheme->voters[0], counted.marks[org]);
            RC_ASSERT(score.has_value() == (voted > 0));
            if (score)
                RC_ASSERT(*score == Fraction(sum, voted));
        }
        RC_ASSERT(counted.invalid == invalid);
        RC_ASSERT(counted.valid + counted.invalid == std::ssize(box.passes[0]));
    });
    CHECK(held);
}

TEST_CASE("two passes: every mark that differs is found, and none that doesn't")
{
    const bool held = rc::check([] {
        AssessRound round = round_of(plain(), {1, 2, 3});
        BallotBox& box = round.boxes[upper];
        box.passes[0] = any_papers(3);
        box.passes[1] = box.passes[0];
        std::int64_t slips = 0;
        std::int64_t compared = 0;
        for (auto& [number, sheet] : box.passes[1]) {
            compared += std::ssize(sheet.marks);
            if (sheet.marks == "x" || *rc::gen::inRange(0, 3) != 0)
                continue;
            const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, 3));
            sheet.marks[at] = sheet.marks[at] == '4' ? '0' : static_cast<char>(sheet.marks[at] + 1);
            ++slips;
        }
        RC_ASSERT(std::ssize(differences(round, upper)) == slips);
        RC_ASSERT(error_rate(round, upper).differed == slips);
        RC_ASSERT(error_rate(round, upper).compared == compared);
        for (const MarkDifference& one : differences(round, upper)) {
            RC_ASSERT(box.passes[0][one.sheet].marks[one.mark] == one.first);
            RC_ASSERT(box.passes[1][one.sheet].marks[one.mark] == one.second);
        }
    });
    CHECK(held);
}

TEST_CASE("a paper that one pass takes for invalid differs once")
{
    AssessRound round = round_of(plain(), {1, 2});
    BallotBox& box = round.boxes[upper];
    box.passes[0][1] = {"12", "甲"};
    box.passes[1][1] = {"x", "乙"};
    const auto differ = differences(round, upper);
    REQUIRE(differ.size() == 1);
    CHECK(differ[0].second == 'x');
}

TEST_CASE("ballots balance or it is said why not")
{
    CHECK(imbalance({30, 28, 2, 27, 1}).empty());
    CHECK(imbalance({30, 28, 1, 27, 1}).find("发出 30 张") != std::string::npos);
    CHECK(imbalance({30, 28, 2, 28, 1}).find("收回 28 张") != std::string::npos);
    CHECK_FALSE(imbalance({-1, 0, -1, 0, 0}).empty());

    AssessRound round = round_of(plain(), {1});
    BallotBox& box = round.boxes[upper];
    CHECK(box_problems(round, upper).size() == 2);
    box.count = BallotCount{3, 2, 1, 2, 0};
    box.passes[0][1] = {"1", "甲"};
    REQUIRE(box_problems(round, upper).size() == 1);
    CHECK(box_problems(round, upper)[0].find("有效票 1 张") != std::string::npos);
    box.passes[0][2] = {"0", "甲"};
    CHECK(box_problems(round, upper).empty());
    box.passes[1][1] = {"2", "乙"};
    CHECK(box_problems(round, upper)[0].find("1 处不一致") != std::string::npos);
    box.passes[1][1] = {"1", "乙"};
    CHECK(box_problems(round, upper)[0].find("第二遍还没有第一遍的 2 号") != std::string::npos);
    // As many, but not the same: neither was compared.
    box.passes[1][3] = {"0", "乙"};
    REQUIRE(box_problems(round, upper).size() == 2);
    CHECK(box_problems(round, upper)[1].find("多出第一遍没有的 3 号") != std::string::npos);
    box.passes[1].erase(3);
    box.passes[1][2] = {"0", "乙"};
    CHECK(box_problems(round, upper).empty());
    // Totals only: each line has as many as are valid.
    box = BallotBox{};
    box.count = BallotCount{3, 2, 1, 2, 0};
    box.totals = {{{1, 1, 0, 0, 0}}};
    CHECK(box_problems(round, upper).empty());
    box.totals = {{{1, 1, 1, 0, 0}}};
    CHECK_FALSE(box_problems(round, upper).empty());
}

TEST_CASE("a mark that can't be is told with its place")
{
    const AssessRound round = round_of(plain(), {1, 2});
    CHECK(sheet_problem(round, upper, "14").empty());
    CHECK(sheet_problem(round, upper, "x").empty());
    CHECK(sheet_problem(round, upper, "15").find("第 2 个") != std::string::npos);
    CHECK(sheet_problem(round, upper, "1").find("应有 2 个") != std::string::npos);
    CHECK(sheet_problem(round, {1, 1}, "12").empty());
}
