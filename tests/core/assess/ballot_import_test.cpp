// Ballots out of a table: what is taken, and what is refused rather than guessed.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/assess/ballot_import.h"
#include "tests/core/assess/small_scheme.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Import
{
    AssessRound round;
    Import()
    {
        round.id = {2025, 1};
        round.scheme = std::make_shared<const AssessScheme>(small_scheme());
        round.orgs = {11, 12};
    }
    [[nodiscard]] Result<BallotImport> read(const BallotTable& table) const
    {
        return read_ballots(round, table, [](const std::string& text) {
            return text == "甲"   ? std::optional<std::int64_t>(11)
                   : text == "乙" ? std::optional<std::int64_t>(12)
                                  : std::nullopt;
        });
    }
    [[nodiscard]] BallotImport taken(const BallotTable& table) const
    {
        auto found = read(table);
        INFO((found ? std::string() : found.error().message));
        REQUIRE(found);
        return std::move(*found);
    }
};

const std::vector<std::string> papers{"测评组", "票号", "对象党组织", "总体评价", "无效"};
const std::vector<std::string> totals{"测评组", "对象党组织", "评价方面", "好",
                                      "较好",   "一般",       "差",       "弃权"};

} // namespace

TEST_CASE("a table that is neither papers nor totals is refused, not read as zero votes")
{
    const Import f;
    const auto renamed = f.read({{"测评组", "编号", "对象党组织", "总体评价"},
                                 {"upper", "1", "甲", "好"},
                                 {"upper", "1", "乙", "差"}});
    REQUIRE_FALSE(renamed);
    CHECK(renamed.error().kind == ErrorKind::BadInput);
    CHECK(renamed.error().message.find("好、较好、一般、差") != std::string::npos);
    CHECK(renamed.error().message.find("票号") != std::string::npos);
    const auto lacking =
        f.read({{"测评组", "对象党组织", "好", "较好", "差"}, {"upper", "甲", "1", "1", "0"}});
    REQUIRE_FALSE(lacking);
    CHECK(lacking.error().message.find("“一般”") != std::string::npos);
}

TEST_CASE("totals are taken whole; a box that says something twice stays out")
{
    const Import f;
    const std::vector<std::string> first{"upper", "甲", "", "3", "1", "0", "0", "1"};
    const std::vector<std::string> second{"upper", "乙", "总体评价", "2", "1", "1", "1", ""};
    const BallotImport both = f.taken({totals, first, second});
    REQUIRE(both.totals.size() == 1);
    CHECK(both.totals[0].marks[0][0] == MarkCounts{1, 3, 1, 0, 0});
    CHECK(both.totals[0].marks[1][0] == MarkCounts{0, 2, 1, 1, 1});
    CHECK(both.refused.empty());
    // By hand, not `second` again: another number for the same.
    const BallotImport twice =
        f.taken({totals, first, second, {"upper", "乙", "总体评价", "5", "0", "0", "0", "0"}});
    CHECK(twice.totals.empty());
    REQUIRE(twice.refused.size() == 1);
    CHECK(twice.refused[0].row == 4);
    CHECK(twice.refused[0].reason.find("两次") != std::string::npos);
}

TEST_CASE("an invalid paper is said in the ways people say yes; what is neither is refused")
{
    const Import f;
    for (const char* const yes : {"是", "√", "TRUE", "1", "无效", "x"}) {
        INFO(yes);
        const auto read = f.taken({papers,
                                   {"upper", "1", "甲", "", yes},
                                   {"upper", "2", "甲", "好", "否"},
                                   {"upper", "2", "乙", "2", ""}});
        const bool understood = std::string_view(yes) != "x"; // × is a no, x is nothing
        REQUIRE(read.sheets.size() == (understood ? 2 : 1));
        CHECK(read.sheets.back().marks == "12");
        if (understood)
            CHECK(read.sheets.front().marks == invalid_sheet);
        else
            CHECK(read.refused.size() == 1);
    }
}
