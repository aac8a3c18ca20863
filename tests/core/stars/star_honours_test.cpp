// 双强六好 by the points of groups: what a group is worth, and who was honoured before.
#include "core/stars/star_honours.h"

#include "tests/core/stars/stars_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// The rig's scheme with an honour that its theme days lead to; the bonus is of the same group.
struct HonourRig : StarsRig
{
    HonourRig() : StarsRig(3)
    {
        const std::string bonus = R"("group": "加分")";
        scheme_json.replace(scheme_json.find(bonus), bonus.size(), R"("group": "作用")");
        scheme_json.insert(1, R"("honour": {"name": "双强六好", "percent": 60,
            "goods": [{"group": "作用", "field": "good_business"}]},)");
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

} // namespace

TEST_CASE("a group is worth what its items are worth; bonuses help to reach it, penalties don't")
{
    HonourRig rig;
    rig.theme_days(1, 4); // 7 of 10
    rig.theme_days(2, 2); // 4 of 10
    rig.theme_days(3, 2);
    rig.entry(3).items["prize"] = {300, "市级先进"};
    const auto checks = honour_checks(rig.propose());
    REQUIRE(checks.size() == 3);
    CHECK(checks[0].goods.front().of == 1'000);
    CHECK(checks[0].proposed);
    CHECK_FALSE(checks[1].proposed);
    CHECK(checks[2].goods.front().points == 700);
    CHECK(checks[2].proposed);
}

TEST_CASE("levels are those of the organization's own honour up to the round's year")
{
    HonourRig rig;
    rig.honour("B01", "双强六好", "县", 2023);
    rig.honour("B01", "双强六好", "市", 2025);
    rig.honour("B01", "双强六好", "省", 2026);
    rig.honour("B02", "示范点", "县", 2024);
    const auto checks = honour_checks(rig.propose("2026-12-31"));
    CHECK(checks[0].levels == std::vector<std::string>{"县", "市"});
    CHECK(checks[1].levels.empty());
    CHECK(checks[2].levels.empty());
}
