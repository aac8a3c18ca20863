// 通报 and summary of a campaign as letters from its figures.
#include "core/report/campaign_letter.h"

#include <catch2/catch.hpp>

#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

struct Campaigned : TestLedger
{
    Campaigned()
    {
        const auto campaign =
            put("campaign", {{"name", "百日攻坚"}, {"start", "2025-09-01"}, {"end", "2025-12-10"}});
        put("milestone", {{"campaign", campaign},
                          {"task", "全面摸底"},
                          {"due", "2025-09-10"},
                          {"responsible", "各乡镇"},
                          {"done", "2025-09-12"}});
        put("milestone", {{"campaign", campaign},
                          {"task", "集中组建"},
                          {"due", "2025-09-20"},
                          {"responsible", "两新工委"}});
        for (const auto& [code, name] :
             {std::pair("640121100", "望远镇"), {"640121101", "闽宁镇"}}) {
            const auto area = put("area", {{"code", code},
                                           {"name", name},
                                           {"kind", "乡镇苏木"},
                                           {"parent", std::int64_t{1}}});
            put("unit", {{"name", std::string(name) + "公司"},
                         {"category", "非公有制企业"},
                         {"type", "有限责任公司"},
                         {"status", "正常"},
                         {"area", area},
                         {"unbuilt_reason", "无党员"}});
        }
    }
    std::string text(SheetDoc (*make)(const CampaignLetter&), const char* day)
    {
        CountyWanted wanted;
        wanted.as_of = *Date::from_iso(day);
        wanted.policies = {"liaoning-2016"};
        wanted.of = CountyWanted::Of::Targets;
        wanted.facts = campaign_league_needs(Definitions::program()->facts());
        NoProgress quiet;
        const auto county = County::load(database(), Definitions::program(), wanted, quiet);
        REQUIRE(county);
        const auto campaigns = campaigns_of(*(*county)->world);
        const CampaignLeague league = CampaignLeague::of(**county, campaigns.front());
        return plain_text(make({campaigns.front(),
                                league,
                                **county,
                                "中共永宁县委组织部",
                                {"王丽", "0951-8011234", "县政府办", false, {}},
                                wanted.as_of}));
    }
};

} // namespace

TEST_CASE("the bulletin tells the week's figures, the ranking and what is overdue")
{
    Campaigned county;
    const std::string text = county.text(&campaign_bulletin, "2025-09-30");
    CHECK(has(text, "关于百日攻坚进展情况的通报"));
    CHECK(has(text, "第 5 期"));
    CHECK(has(text, "永宁县共有单位 2 家，党组织覆盖 0 家，覆盖率 0.0%"));
    CHECK(has(text, "2 项任务已完成 1 项，逾期 1 项"));
    CHECK(has(text, "望远镇"));
    CHECK(has(text, "本周没有新增覆盖的有望远镇、闽宁镇"));
    CHECK(has(text, "“集中组建”应于2025年9月20日前完成，两新工委尚未完成"));
    CHECK(has(text, "联系人：王丽"));
    CHECK(has(text, "抄送：县政府办。"));
}

TEST_CASE("the summary tells targets, who did what, what is left and why")
{
    Campaigned county;
    const std::string text = county.text(&campaign_summary, "2025-12-11");
    CHECK(has(text, "关于百日攻坚开展情况的总结"));
    CHECK(has(text, "于2025年12月10日结束"));
    CHECK(has(text, "一、目标完成情况"));
    CHECK(has(text, "全面摸底（各乡镇），2025年9月12日完成，晚于期限。"));
    CHECK(has(text, "集中组建（两新工委）没有完成，期限为2025年9月20日。"));
    CHECK(has(text, "没有党组织覆盖的单位还有 2 家，其中应建未建 0 家。原因：无党员 2 家。"));
}
