// Points, stars, vetoes, quotas, targets and what is missing, of a county in memory.
#include "core/stars/star_proposal.h"

#include <algorithm>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <rapidcheck.h>

#include "tests/core/stars/stars_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

constexpr std::size_t work = 0;
constexpr std::size_t life = 1;
constexpr std::size_t prize = 2;
constexpr std::size_t fault = 3;

/// All that is told of an organization, to be held against another telling of it.
std::string told(const StarProposal& proposal, const StarProposal::Org& org)
{
    std::string text = points_text(org.points) + " " + star_title(org.star) + " " +
                       star_title(org.proposed) + " " + star_title(org.previous);
    for (const std::size_t veto : org.vetoes)
        text += " v" + std::to_string(veto);
    for (std::size_t i = 0; i < proposal.scheme().items.size(); ++i) {
        text += " " + points_text(proposal.score(org, i).points);
        for (const std::string& line : proposal.facts(org, i))
            text += " " + line;
    }
    for (const auto& gain : proposal.missing(org).gains)
        text += " " + gain.text;
    return text;
}

} // namespace

TEST_CASE("points come from facts by bands, from conditions, and by hand")
{
    StarsRig rig(3);
    rig.theme_days(1, 4);
    rig.theme_days(2, 2);
    rig.theme_days(2, 2, "2024"); // another year's count for nothing
    rig.theme_days(3, 1);
    rig.county.rows()["org"][1]["secretary_attends"] = true; // B01
    rig.points(1, 7'050);
    const StarProposal proposal = rig.propose();
    const auto points = [&](int org, std::size_t item) {
        return points_text(proposal.score(StarsRig::org(proposal, org), item).points);
    };
    CHECK(points(1, life) == "10");
    CHECK(points(2, life) == "4");
    CHECK(points(3, life) == "0");
    CHECK(points(1, work) == "70.5");
    CHECK(StarsRig::org(proposal, 1).points == 8'050);
    CHECK(StarsRig::org(proposal, 1).star == 4);
    CHECK(StarsRig::org(proposal, 1).pending == 0);
    CHECK(StarsRig::org(proposal, 2).pending == 1);
    CHECK(proposal.facts(StarsRig::org(proposal, 2), life) ==
          std::vector<std::string>{"主题党日：2次", "书记列席管理层会议：否"});
}

TEST_CASE("bonuses add, penalties take off, never below nothing; a hand's points have their reason")
{
    StarsRig rig(2);
    rig.theme_days(1, 4);
    rig.points(1, 8'000);
    rig.entry(1).items["prize"] = {300, "县委表彰"};
    rig.entry(1).items["fault"] = {1'000, "两处台账不实"};
    rig.entry(1).items["life"] = {500, "有两次没有记录"};
    rig.entry(2).items["fault"] = {1'000, "材料不实"};
    const StarProposal proposal = rig.propose();
    const StarProposal::Org& one = StarsRig::org(proposal, 1);
    CHECK(one.points == 8'000 + 300 - 1'000 + 500);
    CHECK(proposal.score(one, life).by_facts == 700);
    CHECK(proposal.facts(one, life).back() == "人工评分：有两次没有记录");
    CHECK(proposal.score(one, fault).points == -1'000);
    CHECK(proposal.facts(one, prize).back() == "人工评分：县委表彰");
    CHECK(StarsRig::org(proposal, 2).points == 0);
}

TEST_CASE("points above what an item is worth and stars the scheme has not count for nothing")
{
    StarsRig rig(2);
    rig.theme_days(1, 4);
    rig.points(1, 10'001); // entered when the item was worth more
    rig.entry(1).items["life"] = {1'001, "核实"};
    const std::string five = R"({"stars": 5, "from": 90}, {"stars": 4, "from": 80, "below": 90})";
    const std::size_t at = rig.scheme_json.find(five);
    REQUIRE(at != std::string::npos);
    rig.scheme_json.replace(at, five.size(), R"({"stars": 4, "from": 80})");
    rig.entry(2).decided = StarEntry::Decided{5, "表现突出"};
    const StarProposal proposal = rig.propose();
    const StarProposal::Org& one = StarsRig::org(proposal, 1);
    CHECK(proposal.score(one, work).pending());
    CHECK(one.pending == 1);
    CHECK(proposal.score(one, life).points == 700);
    CHECK(one.points == 700);
    const StarProposal::Org& two = StarsRig::org(proposal, 2);
    CHECK_FALSE(two.decided);
    CHECK(two.star == two.proposed);
    const auto problems = proposal.problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("2号支部曾定为五星级") != std::string::npos);
}

TEST_CASE("a round within the cycle of the last is told to be early")
{
    StarsRig rig(2);
    rig.county.add("rating", {{"org", "B01"}, {"year", 2024}, {"stars", 3}});
    CHECK_FALSE(rig.propose().early());
    rig.scheme_json.insert(1, R"("cycle": 2,)");
    const StarProposal proposal = rig.propose();
    CHECK(proposal.early());
    CHECK(proposal.last_round() == 2024);
    rig.round.year = 2026;
    CHECK_FALSE(rig.propose("2026-12-31").early());
}

TEST_CASE("honours count that were given in the two years the example says")
{
    QFile file(QStringLiteral(":/stars/six-goods.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    json[QStringLiteral("who")] = QJsonObject{{QStringLiteral("fact"), QStringLiteral("branch")},
                                              {QStringLiteral("op"), QStringLiteral("=")},
                                              {QStringLiteral("value"), true}};
    const auto six = StarScheme::from_json(Definitions::program()->facts(), "six.json",
                                           QJsonDocument(json).toJson().toStdString())
                         .value();
    const auto item = static_cast<std::size_t>(six->find_item("honour"));
    for (const auto& [year, points] :
         {std::pair(2025, 200), std::pair(2024, 200), std::pair(2023, 0)}) {
        StarsRig rig(1);
        rig.county.add("honour", {{"object_kind", "党组织"},
                                  {"object", "B01"},
                                  {"honour", "其他"},
                                  {"level", "市"},
                                  {"year", year}});
        NoProgress quiet;
        const auto made =
            StarProposal::of(world_of(rig.county, "2025-12-31"), six, rig.round, quiet);
        REQUIRE(made);
        INFO(year);
        CHECK(made->score(StarsRig::org(*made, 1), item).points == points);
    }
}

TEST_CASE("a veto caps the star or ends the rating; of several the hardest counts")
{
    StarsRig rig(4);
    rig.add_branch(5, nullptr); // nothing above it: a veto by facts
    for (int i = 1; i <= 5; ++i)
        rig.points(i, i == 3 ? 6'000 : 8'500);
    rig.entry(1).vetoes["credit"] = "列入失信名单";
    rig.entry(2).vetoes["crime"] = "判刑";
    rig.entry(2).vetoes["credit"] = "列入失信名单";
    rig.entry(3).vetoes["credit"] = "列入失信名单"; // has no more than the cap anyway
    const StarProposal proposal = rig.propose();
    CHECK(StarsRig::org(proposal, 1).proposed == 2);
    CHECK(StarsRig::org(proposal, 1).by_points == 4);
    CHECK(StarsRig::org(proposal, 2).proposed == std::nullopt);
    CHECK(StarsRig::org(proposal, 3).proposed == 2);
    CHECK(StarsRig::org(proposal, 4).proposed == 4);
    CHECK(StarsRig::org(proposal, 5).proposed == 0);
    CHECK(StarsRig::org(proposal, 5).manager == -1);
    CHECK(proposal.missing(StarsRig::org(proposal, 1)).vetoes == std::vector<std::size_t>{0});
}

TEST_CASE("a star decided above what a veto allows has to be settled before the round ends")
{
    StarsRig rig(2);
    rig.points(1, 8'500);
    rig.entry(1).vetoes["credit"] = "列入失信名单";
    rig.entry(1).decided = StarEntry::Decided{2, "同意"};
    CHECK(rig.propose().problems().empty());
    rig.entry(1).decided = StarEntry::Decided{3, "已修复"};
    const auto problems = rig.propose().problems();
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().find("严重失信") != std::string::npos);
    CHECK(problems.front().find("第一条") != std::string::npos);
}

TEST_CASE("a quota is a tenth of what a committee has rated, rounded down")
{
    for (const auto& [branches, ended, limit] :
         {std::tuple(9, 0, 0), std::tuple(10, 0, 1), std::tuple(11, 2, 0), std::tuple(20, 0, 2)}) {
        StarsRig rig(branches);
        rig.points(1, 9'500);
        rig.points(2, 9'000);
        for (int i = 0; i < ended; ++i)
            rig.entry(branches - i).vetoes["crime"] = "判刑";
        const StarProposal proposal = rig.propose();
        INFO(branches << " branches, " << ended << " not rated");
        REQUIRE(proposal.quotas().size() == 1);
        CHECK(proposal.quotas().front().rated == branches - ended);
        CHECK(proposal.quotas().front().limit == limit);
        CHECK(proposal.quotas().front().used == 2);
        CHECK(proposal.quotas().front().over() == (limit < 2));
        CHECK(proposal.problems().empty() == (limit >= 2));
        CHECK(StarsRig::org(proposal, 1).beyond == (limit < 1));
        CHECK(StarsRig::org(proposal, 2).beyond == (limit < 2));
    }
}

TEST_CASE("a committee too small for a tenth may give what the scheme grants every one")
{
    for (const auto& [branches, limit] : {std::pair(1, 1), std::pair(9, 1), std::pair(20, 2)}) {
        StarsRig rig(branches);
        const std::string quota = R"({"stars": 5, "percent": 10})";
        const std::size_t at = rig.scheme_json.find(quota);
        REQUIRE(at != std::string::npos);
        rig.scheme_json.replace(at, quota.size(), R"({"stars": 5, "percent": 10, "at_least": 1})");
        rig.points(1, 9'500);
        const StarProposal proposal = rig.propose();
        INFO(branches << " branches");
        CHECK(proposal.quotas().front().limit == limit);
        CHECK(proposal.problems().empty());
    }
}

TEST_CASE("equal points go by the tie-break; where that is equal too, none is chosen")
{
    StarsRig rig(10);
    rig.points(1, 9'400); // + 0 of theme days
    rig.points(2, 9'000); // + 4
    rig.theme_days(2, 2);
    StarProposal proposal = rig.propose();
    CHECK(StarsRig::org(proposal, 2).rank == 1);
    CHECK(StarsRig::org(proposal, 1).rank == 2);
    CHECK(StarsRig::org(proposal, 1).beyond);
    CHECK_FALSE(StarsRig::org(proposal, 2).beyond);
    rig.theme_days(1, 2);
    rig.points(1, 9'000);
    proposal = rig.propose();
    CHECK(StarsRig::org(proposal, 1).rank == 1);
    CHECK(StarsRig::org(proposal, 2).rank == 1);
    CHECK(StarsRig::org(proposal, 1).beyond);
    CHECK(StarsRig::org(proposal, 2).beyond);
    rig.entry(1).decided = StarEntry::Decided{4, "名额所限"};
    CHECK(rig.propose().problems().empty());
}

TEST_CASE("shares over all are held against their targets at the edge")
{
    StarsRig rig(10);
    rig.points(1, 6'000);
    for (int i = 2; i <= 7; ++i)
        rig.points(i, 5'000);
    StarProposal proposal = rig.propose();
    REQUIRE(proposal.targets().size() == 2);
    CHECK(proposal.targets()[0].count == 1);
    CHECK_FALSE(proposal.targets()[0].reached());
    CHECK(proposal.targets()[1].count == 3);
    CHECK(proposal.targets()[1].reached());
    rig.points(2, 6'000);
    rig.points(7, 4'999);
    proposal = rig.propose();
    CHECK(proposal.targets()[0].reached());
    CHECK_FALSE(proposal.targets()[1].reached());
}

TEST_CASE("what is missing for the next star: points and what brings them, most first")
{
    StarsRig rig(2);
    rig.points(1, 7'600);
    rig.theme_days(1, 2);
    rig.points(2, 9'000);
    const StarProposal proposal = rig.propose("2025-06-30");
    const StarProposal::Org& one = StarsRig::org(proposal, 1);
    CHECK(one.star == 4);
    const auto missing = proposal.missing(one);
    CHECK(missing.next == 5);
    CHECK(missing.lacking == 1'000);
    std::vector<std::string> gains;
    for (const auto& gain : missing.gains)
        gains.push_back(gain.text + " " + points_text(gain.points));
    CHECK(gains == std::vector<std::string>{"“工作评价”提高评分 24", "主题党日再有2次 3",
                                            "做到“书记列席管理层会议” 3"});
    CHECK_FALSE(proposal.missing(StarsRig::org(proposal, 2)).next);
}

TEST_CASE("the star before is the newest of an earlier year; the year's own stands apart")
{
    StarsRig rig(2);
    for (const auto& [year, stars] : {std::pair(2022, 5), std::pair(2023, 3), std::pair(2025, 1)})
        rig.county.add("rating", {{"org", "B01"}, {"year", year}, {"stars", stars}});
    const StarProposal proposal = rig.propose();
    CHECK(StarsRig::org(proposal, 1).previous == 3);
    CHECK(StarsRig::org(proposal, 1).recorded == 1);
    CHECK(StarsRig::org(proposal, 1).lowered());
    CHECK_FALSE(StarsRig::org(proposal, 2).previous);
    CHECK_FALSE(StarsRig::org(proposal, 2).lowered());
}

TEST_CASE("law: what is told of one organization is what is told of it alone in the county")
{
    const auto holds = rc::check("one = all and taking that one", [] {
        StarsRig rig(6);
        for (int i = 1; i <= 6; ++i) {
            rig.theme_days(i, *rc::gen::inRange(0, 6));
            if (*rc::gen::inRange(0, 3) > 0)
                rig.points(i, *rc::gen::inRange<Points>(0, 10'000));
            if (*rc::gen::inRange(0, 4) == 0)
                rig.entry(i).vetoes["credit"] = "失信";
            if (*rc::gen::inRange(0, 4) == 0)
                rig.entry(i).items["life"] = {*rc::gen::inRange<Points>(0, 1'000), "核实"};
            if (*rc::gen::inRange(0, 3) == 0)
                rig.county.add("rating", {{"org", StarsRig::code(i)},
                                          {"year", 2024},
                                          {"stars", *rc::gen::inRange(0, 6)}});
        }
        const StarProposal all = rig.propose();
        const int wanted = *rc::gen::inRange(1, 7);
        StarsRig alone(0);
        for (const auto& [ledger, rows] : rig.county.rows()) {
            auto& kept = alone.county.rows()[ledger];
            if (ledger == "area")
                continue;
            kept.clear();
            for (const Row& row : rows) {
                const auto key = row.find(ledger == "org" ? "code" : "org");
                const std::string& of = std::get<std::string>(key->second);
                if (of == StarsRig::code(wanted) || of == "T1")
                    kept.push_back(row);
            }
        }
        if (const StarEntry* entry =
                rig.round.entry(rig.county.id_of("org", StarsRig::code(wanted))))
            alone.entry(wanted) = *entry;
        const StarProposal one = alone.propose();
        RC_ASSERT(one.orgs().size() == 1U);
        RC_ASSERT(told(one, one.orgs().front()) == told(all, StarsRig::org(all, wanted)));
    });
    CHECK(holds);
}
