// Honours a rating leads to: what a group is worth, what else is asked for, who was honoured
// before.
#include "core/stars/star_honours.h"

#include "core/stars/star_lists.h"

#include "tests/core/stars/stars_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// The rig's scheme with an honour that its theme days lead to (the bonus is of the same group),
/// and one of those with four stars whose secretary sits in.
struct HonourRig : StarsRig
{
    HonourRig() : StarsRig(3)
    {
        const std::string bonus = R"("group": "加分")";
        scheme_json.replace(scheme_json.find(bonus), bonus.size(), R"("group": "作用")");
        scheme_json.insert(1, R"("honours": [
            {"name": "双强六好", "percent": 60,
             "goods": [{"group": "作用", "field": "good_business"}]},
            {"name": "示范点", "stars": 4, "conditions": [{"title": "有过主题党日", "when":
             {"count": "activity", "via": "org", "where":
              {"fact": "date", "op": "during", "value": "judged_year"}, "op": ">=", "value": 1}}]}],)");
    }
    void honour(const char* org, const char* name, const char* level, int year,
                const char* kind = "党组织")
    {
        county.add("honour", {{"object_kind", kind},
                              {"object", org},
                              {"honour", name},
                              {"level", level},
                              {"year", year}});
    }
};

const StarScheme::Honour& honour_of(const StarProposal& proposal, const char* name)
{
    return *proposal.scheme().find_honour(name);
}

std::vector<HonourCheck> checks_of(const StarProposal& proposal, const char* name)
{
    return honour_checks(proposal, honour_of(proposal, name));
}

} // namespace

TEST_CASE("a group is worth what its items are worth; bonuses help to reach it, penalties don't")
{
    HonourRig rig;
    rig.theme_days(1, 4); // 7 of 10
    rig.theme_days(2, 2); // 4 of 10
    rig.theme_days(3, 2);
    rig.entry(3).items["prize"] = {300, "市级先进"};
    const auto checks = checks_of(rig.propose(), "双强六好");
    REQUIRE(checks.size() == 3);
    CHECK(checks[0].goods.front().of == 1'000);
    CHECK(checks[0].proposed());
    CHECK_FALSE(checks[1].proposed());
    CHECK(checks[2].goods.front().points == 700);
    CHECK(checks[2].proposed());
}

TEST_CASE("levels are those of the organization's own honour up to the round's year")
{
    HonourRig rig;
    rig.honour("B01", "双强六好", "市", 2025);
    rig.honour("B01", "双强六好", "县", 2023);
    rig.honour("B01", "双强六好", "省", 2026);
    rig.honour("B02", "示范点", "县", 2024);
    const StarProposal proposal = rig.propose("2026-12-31");
    const auto checks = checks_of(proposal, "双强六好");
    CHECK(honours_text(checks[0].given) == "县级（2023年）、市级（2025年）");
    CHECK(checks[1].given.empty());
    CHECK(checks[2].given.empty());
    CHECK(checks_of(proposal, "示范点")[1].given_at("县"));
}

TEST_CASE("an honour asks for a star, too, and for conditions; what is lacking is said")
{
    HonourRig rig;
    rig.points(1, 85'00);
    rig.theme_days(1, 1);
    rig.points(2, 85'00);
    rig.points(3, 55'00);
    rig.theme_days(3, 1);
    const StarProposal proposal = rig.propose();
    const StarScheme::Honour& honour = honour_of(proposal, "示范点");
    const auto checks = honour_checks(proposal, honour);
    CHECK(checks[0].proposed());
    CHECK(honour_gaps(honour, checks[0]).empty());
    CHECK(honour_gaps(honour, checks[1]) == std::vector<std::string>{"缺：有过主题党日"});
    CHECK(honour_gaps(honour, checks[2]) == std::vector<std::string>{"不到四星级"});
    CHECK(honour_terms(honour) == "四星级以上、有过主题党日");
}

TEST_CASE("what rules the rating out rules the honour out; a star decided by hand counts")
{
    HonourRig rig;
    rig.theme_days(1, 1);
    rig.points(1, 95'00);
    rig.entry(1).vetoes["crime"] = "立案";
    rig.theme_days(2, 1);
    rig.points(2, 70'00);
    rig.entry(2).decided = StarEntry::Decided{4, "会议研究"};
    const StarProposal proposal = rig.propose();
    const StarScheme::Honour& honour = honour_of(proposal, "示范点");
    const auto checks = honour_checks(proposal, honour);
    CHECK(honour_gaps(honour, checks[0]).front() == "有否决情形");
    CHECK(checks[1].proposed());
}

TEST_CASE("candidates are those without the honour at that level, most points first")
{
    HonourRig rig;
    for (int branch = 1; branch <= 3; ++branch)
        rig.theme_days(branch, 1);
    rig.points(1, 82'00);
    rig.points(2, 93'00);
    rig.points(3, 88'00);
    rig.honour("B03", "示范点", "县", 2024);
    const StarProposal proposal = rig.propose();
    const auto checks = checks_of(proposal, "示范点");
    CHECK(honour_candidates(proposal, checks, "县") == std::vector<std::size_t>{1, 0});
    CHECK(honour_candidates(proposal, checks, "市") == std::vector<std::size_t>{1, 2, 0});
}

TEST_CASE("the list names those put forward with what they were honoured with before")
{
    HonourRig rig;
    rig.theme_days(1, 4);
    rig.honour("B01", "双强六好", "县", 2023);
    const StarProposal proposal = rig.propose();
    const StarScheme::Honour& honour = honour_of(proposal, "双强六好");
    const Report list = honour_list(proposal, honour, {0}, "市", "某县委组织部");
    CHECK(list.name == "2025年度市级双强六好推荐名单");
    const ReportTable& table = list.tables.front();
    REQUIRE(table.rows.size() == 1);
    CHECK(table.columns[5].key == "作用");
    CHECK(table.rows.front().cells[5].real == 7.0);
    CHECK(table.rows.front().cells.back().text == "县级（2023年）");
    // With one that isn't put forward it is a table of what they lack.
    const Report all = honour_list(proposal, honour, {0, 1}, "市", "某县委组织部");
    CHECK(all.name == "2025年度市级双强六好条件对照表");
    CHECK(all.tables.front().rows[1].cells[6].text == "作用 0/10分");
}

TEST_CASE("a scheme names an honour the ledger knows, once, and what it asks for")
{
    const auto refused = [](const std::string& honours) {
        HonourRig rig;
        const std::size_t from = rig.scheme_json.find("\"honours\"");
        const std::size_t to = rig.scheme_json.find("\"id\"");
        rig.scheme_json.replace(from, to - from, "\"honours\": [" + honours + "],");
        const auto read =
            StarScheme::from_json(Definitions::program()->facts(), "x.json", rig.scheme_json);
        return read ? std::string() : read.error().message;
    };
    CHECK(refused(R"({"name": "示范点", "stars": 5})").empty());
    CHECK(refused(R"({"name": "示范岗", "stars": 5})").find("没有“示范岗”这种荣誉") !=
          std::string::npos);
    CHECK(refused(R"({"name": "示范点"})").find("要写明") != std::string::npos);
    CHECK(refused(R"({"name": "示范点", "stars": 5}, {"name": "示范点", "stars": 4})")
              .find("写了两次") != std::string::npos);
}
