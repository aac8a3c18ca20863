// Totals, ranks and grades: exact, with ties and quotas.
#include "core/assess/result.h"

#include <algorithm>

#include <rapidcheck.h>

#include "tests/core/assess/small_scheme.h"

using namespace lx;
using test::small_scheme;

namespace {

/// A scheme of one part, so that a total is what is given: 现场述职 of 100 points.
std::shared_ptr<const AssessScheme> by_report(const std::string& ties, int percent)
{
    const std::string json =
        R"({"id": "r", "name": "只看述职", "report": {"weight": 100, "points": 100},
            "ties": ")" +
        ties + R"(", "grades": [{"name": "优秀", "from": 90, "percent": )" +
        std::to_string(percent) +
        R"(}, {"name": "称职", "from": 60, "percent": 50}, {"name": "不称职", "from": 0}]})";
    auto scheme = AssessScheme::read("r", json, Definitions::program()->facts());
    REQUIRE(scheme);
    return std::make_shared<const AssessScheme>(std::move(*scheme));
}

AssessRound reported(std::shared_ptr<const AssessScheme> scheme, const std::vector<Points>& points)
{
    AssessRound round;
    round.id = {2025, 99};
    round.scheme = std::move(scheme);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto org = static_cast<std::int64_t>(i) + 1;
        round.orgs.push_back(org);
        round.reports[org].points = points[i];
    }
    return round;
}

std::vector<std::int64_t> ranks(const AssessResults& results)
{
    std::vector<std::int64_t> found;
    for (const AssessResult& one : results.orgs)
        found.push_back(one.rank);
    return found;
}

std::string grades(const AssessResults& results)
{
    std::string found;
    for (const AssessResult& one : results.orgs)
        found += one.grade ? std::to_string(*one.grade) : "-";
    return found;
}

} // namespace

TEST_CASE("equal totals share a rank, the next is counted on: 1, 2, 2, 4")
{
    const auto scheme = by_report("out", 10);
    CHECK(ranks(results_of(reported(scheme, {9000, 8000, 8000, 7000}))) ==
          std::vector<std::int64_t>{1, 2, 2, 4});
    CHECK(ranks(results_of(reported(scheme, {7000, 9000, 9000, 9000}))) ==
          std::vector<std::int64_t>{4, 1, 1, 1});
}

TEST_CASE("who lacks a part has no total, no rank, no grade, and holds nobody up")
{
    AssessRound round = reported(by_report("out", 50), {9000, 9500, 0});
    round.reports.erase(3);
    const AssessResults results = results_of(round);
    CHECK(ranks(results) == std::vector<std::int64_t>{2, 1, 0});
    CHECK(grades(results) == "10-");
    CHECK(results.ranked == 2);
}

TEST_CASE("totals that round alike are ranked by what they are")
{
    // Both are shown as 83.33.
    AssessRound round;
    round.id = {2025, 9};
    round.scheme = std::make_shared<const AssessScheme>(small_scheme());
    round.orgs = {1, 2};
    for (const std::int64_t org : round.orgs) {
        round.reports[org].points = 2000;
        for (const char* const item : {"plan", "hand", "branch"})
            round.points[{org, item}].points = round.scheme->item(item)->points;
        round.boxes[{1, org}].totals = {{{0, 7, 0, 0, 0}, {0, 7, 0, 0, 0}}};
    }
    round.boxes[{0, 0}].totals = {{{0, 30'000, 1, 0, 0}}, {{0, 30'001, 0, 0, 0}}};
    const AssessResults results = results_of(round);
    CHECK(score_text(*round.scheme, *results.orgs[0].total) == "100.00");
    CHECK(score_text(*round.scheme, *results.orgs[1].total) == "100.00");
    CHECK(ranks(results) == std::vector<std::int64_t>{2, 1});
}

TEST_CASE("a total is its parts by their weights")
{
    AssessRound round;
    round.id = {2025, 9};
    round.scheme = std::make_shared<const AssessScheme>(small_scheme());
    round.orgs = {1};
    round.points[{1, "plan"}].points = 250;
    round.points[{1, "hand"}].points = 600;
    CHECK_FALSE(results_of(round).orgs[0].daily); // an item is missing
    round.points[{1, "branch"}].points = 0;
    round.reports[1].points = 1500;
    round.boxes[{0, 0}].passes[0] = {{1, {"1", ""}}, {2, {"2", ""}}, {3, {"0", ""}}};
    round.boxes[{1, 1}].passes[0] = {{1, {"13", ""}}};
    const AssessResult one = results_of(round).orgs[0];
    CHECK(*one.daily == Fraction(850, 20));
    CHECK(*one.votes[0] == Fraction(90));
    CHECK(*one.votes[1] == Fraction(300 + 60, 4));
    // 42.5 × 50 % + 75 × 10 % + 90 × 24 % + 90 × 16 %
    CHECK(*one.total == Fraction(6475, 100));
}

TEST_CASE("a quota is rounded down; what is beyond it falls to the next grade")
{
    // Ten ranked, 10 %: one of the two above 90.
    const std::vector<Points> ten{9500, 9400, 8000, 7900, 7800, 7700, 7600, 7500, 7400, 5000};
    const AssessResults results = results_of(reported(by_report("out", 10), ten));
    CHECK(grades(results) == "0111112222");
    CHECK(results.grades[0].quota == 1);
    CHECK(results.grades[0].given == 1);
    CHECK(results.grades[1].quota == 5);
    CHECK_FALSE(results.grades[2].quota);
    CHECK(results.grades[2].given == 4);
    // Nine: 0.9 of one is none.
    CHECK(grades(results_of(reported(by_report("out", 10), {ten.begin(), ten.end() - 1}))) ==
          "111122222");
    // Not enough points: the place stays free.
    CHECK(grades(results_of(reported(by_report("out", 50), {8999, 8000}))) == "12");
}

TEST_CASE("equal totals at the edge of a quota: none, or all beyond it, as the scheme says")
{
    const std::vector<Points> tied{9500, 9400, 9400, 9400, 5000, 5000};
    // Two places: one is taken, three want the other.
    CHECK(grades(results_of(reported(by_report("out", 34), tied))) == "011122");
    const AssessResults in = results_of(reported(by_report("in", 34), tied));
    CHECK(grades(in) == "000022");
    CHECK(in.grades[0].given == 4);
    // A quota that is full takes nobody more, tied or not.
    CHECK(grades(results_of(reported(by_report("in", 17), tied))) == "011122");
}

TEST_CASE("no grade is given beyond its quota, nobody jumps over a better one, everybody has one")
{
    const bool held = rc::check([] {
        const bool in = *rc::gen::arbitrary<bool>();
        const auto points = *rc::gen::container<std::vector<Points>>(
            rc::gen::map(rc::gen::inRange<Points>(50, 101), [](Points p) { return p * 100; }));
        const AssessResults results =
            results_of(reported(by_report(in ? "in" : "out", *rc::gen::inRange(0, 101)), points));
        for (const GradeCount& count : results.grades)
            if (count.quota && !in)
                RC_ASSERT(count.given <= *count.quota);
        for (const AssessResult& a : results.orgs) {
            RC_ASSERT(a.grade.has_value());
            std::int64_t above = 0;
            for (const AssessResult& b : results.orgs) {
                above += *b.total > *a.total ? 1 : 0;
                RC_ASSERT(!(*a.total > *b.total) || *a.grade <= *b.grade);
                RC_ASSERT(!(*a.total == *b.total) || *a.grade == *b.grade);
            }
            RC_ASSERT(a.rank == above + 1);
        }
    });
    CHECK(held);
}

TEST_CASE("who stands at the end: behind nine tenths of those ranked")
{
    std::vector<Points> points;
    for (int i = 0; i < 20; ++i)
        points.push_back(9900 - 100 * i);
    const AssessResults results = results_of(reported(by_report("out", 10), points));
    int last = 0;
    for (const AssessResult& one : results.orgs)
        last += at_the_end(results, one) ? 1 : 0;
    CHECK(last == 2);
    CHECK(at_the_end(results, results.orgs[18]));
    CHECK_FALSE(at_the_end(results, results.orgs[17]));
    // A scheme may say another share.
    AssessScheme eighty = *by_report("out", 10);
    eighty.tail_percent = small_scheme("\"tail_percent\": 80,").tail_percent;
    const AssessResults more =
        results_of(reported(std::make_shared<const AssessScheme>(std::move(eighty)), points));
    CHECK(std::ranges::count_if(
              more.orgs, [&](const AssessResult& one) { return at_the_end(more, one); }) == 4);
}
