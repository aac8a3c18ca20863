#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "core/stars/star_proposal.h"
#include "tests/support/county_world.h"

namespace lx::test {

/// A committee of a town with branches B01, B02, …, and a scheme of 100 points by hand beside what
/// their theme days and posts say.
struct StarsRig
{
    CountyRows county;
    StarRound round;
    std::string scheme_json = R"json({
  "id": "rig", "name": "试评", "total": 110,
  "who": {"fact": "branch", "op": "=", "value": true},
  "items": [
    {"id": "work", "group": "工作", "title": "工作评价", "points": 100},
    {"id": "life", "group": "作用", "title": "主题党日", "points": 10, "parts": [
      {"title": "主题党日", "unit": "次", "bands": [{"below": 2, "points": 0}, {"from": 2, "below": 4, "points": 4}, {"from": 4, "points": 7}],
       "measure": {"count": "activity", "via": "org", "where": {"all": [{"fact": "kind", "op": "=", "value": "主题党日"}, {"fact": "date", "op": "during", "value": "judged_year"}]}}},
      {"title": "书记列席管理层会议", "points": 3, "when": {"fact": "secretary_attends", "op": "=", "value": true}}
    ]},
    {"id": "prize", "group": "加分", "title": "表彰", "kind": "bonus", "points": 5},
    {"id": "fault", "group": "扣分", "title": "弄虚作假", "kind": "penalty", "points": 10}
  ],
  "stars": [
    {"stars": 5, "from": 90}, {"stars": 4, "from": 80, "below": 90}, {"stars": 3, "from": 70, "below": 80},
    {"stars": 2, "from": 60, "below": 70}, {"stars": 1, "from": 50, "below": 60}, {"stars": 0, "from": 0, "below": 50}
  ],
  "quotas": [{"stars": 5, "percent": 10}],
  "targets": [
    {"title": "二星级及以上不少于20%", "from": 2, "op": ">=", "percent": 20},
    {"title": "没有评上星级的不超过30%", "below": 1, "op": "<=", "percent": 30}
  ],
  "veto": [
    {"id": "credit", "title": "严重失信", "clause": "第一条", "cap": 2},
    {"id": "crime", "title": "严重违法", "clause": "第二条", "ends": true},
    {"id": "idle", "title": "没有上级", "clause": "第三条", "cap": 0, "when": {"fact": "parent", "op": "empty"}}
  ],
  "ties": ["作用"]
})json";

    explicit StarsRig(int branches = 10)
    {
        round.year = 2025;
        county.add("org", {{"code", "T1"},
                           {"name", "城关镇党委"},
                           {"kind", "乡镇街道党委"},
                           {"founded", "2010-01-01"}});
        for (int i = 1; i <= branches; ++i)
            add_branch(i);
    }
    static std::string code(int number)
    {
        return (number < 10 ? "B0" : "B") + std::to_string(number);
    }
    void add_branch(int number, const char* parent = "T1")
    {
        Row row{{"code", code(number)},
                {"name", std::to_string(number) + "号支部"},
                {"kind", std::string("党支部")},
                {"founded", std::string("2020-01-01")}};
        if (parent != nullptr)
            row["parent"] = std::string(parent);
        county.add("org", row);
    }
    void theme_days(int number, int times, const std::string& year = "2025")
    {
        for (int i = 0; i < times; ++i)
            county.add("activity", {{"org", code(number)},
                                    {"kind", "主题党日"},
                                    {"date", year + "-0" + std::to_string(i + 1) + "-08"}});
    }
    StarEntry& entry(int number) { return round.entries[county.id_of("org", code(number))]; }
    void points(int number, Points hundredths) { entry(number).items["work"] = {hundredths, ""}; }

    [[nodiscard]] std::shared_ptr<const StarScheme> scheme() const
    {
        auto read = StarScheme::from_json(Definitions::program()->facts(), "rig.json", scheme_json);
        INFO((read ? "" : read.error().message));
        REQUIRE(read);
        return *read;
    }
    [[nodiscard]] StarProposal propose(const std::string& day = "2025-12-31") const
    {
        NoProgress quiet;
        auto made = StarProposal::of(world_of(county, day), scheme(), round, quiet);
        REQUIRE(made);
        return std::move(*made);
    }
    /// An organization of a proposal by its code.
    static const StarProposal::Org& org(const StarProposal& proposal, int number)
    {
        for (const StarProposal::Org& one : proposal.orgs())
            if (proposal.org_code(one.row) == code(number))
                return one;
        FAIL(code(number) << " is not rated");
        return proposal.orgs().front();
    }
};

} // namespace lx::test
