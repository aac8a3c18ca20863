// The tables a file can pay by: the program's, own ones, and the one that is chosen.
#include "core/stars/allowance_tables.h"

#include "core/county/policies.h"
#include "core/store/settings_store.h"
#include "tests/support/county_fixture.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Tables : CountyFixture
{
    Tables() : CountyFixture(20) {}
    [[nodiscard]] AllowanceTable find(const std::string& id = {})
    {
        auto found = find_allowance_table(*database, definitions, id);
        INFO((found ? "" : found.error().message));
        REQUIRE(found);
        return std::move(*found);
    }
    [[nodiscard]] Result<> take(const std::string& json)
    {
        return take_allowance_tables(*database, definitions, actor, "own.json", json);
    }
    void undo()
    {
        const std::int64_t action = undo_candidate(*database).value();
        REQUIRE(undo_action(*database, *catalog, actor, action));
    }
};

std::string own(const std::string& id, const std::string& amounts)
{
    return R"({"allowances":[{"id":")" + id +
           R"(","name":"本县标准","by":"star","of":"previous_year","pay":"month",)"
           R"("month_day":"last","amounts":[{"from":"2020-01-01",)" +
           amounts + "}]}]}";
}

} // namespace

TEST_CASE("amounts of a policy are those set for it in the file")
{
    Tables rig;
    CHECK(rig.find("monthly-by-star").fen(2025, 1, "5") == 50'000);
    REQUIRE(save_policy_values(*rig.database, "ningxia-2018",
                               {{"9.e/allowance", "[0, 100, 200, 300, 450.5, 600]"}}));
    const AllowanceTable table = rig.find("monthly-by-star");
    CHECK(table.fen(2025, 1, "5") == 60'000);
    CHECK(table.fen(2025, 1, "4") == 45'050);
    CHECK(table.fen(2018, 11, "5") == 0); // before the policy
}

TEST_CASE("the one chosen is the file's; the choice is one action")
{
    Tables rig;
    CHECK(rig.find().id == "monthly-by-star");
    REQUIRE(choose_allowance_table(*rig.database, rig.actor, rig.find("yearly-by-grade")));
    CHECK(rig.find().id == "yearly-by-grade");
    rig.undo();
    CHECK(rig.find().id == "monthly-by-star");
    const auto unknown = find_allowance_table(*rig.database, rig.definitions, "none");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == ErrorKind::Usage);
    CHECK(unknown.error().message.find("yearly-by-star") != std::string::npos);
}

TEST_CASE("own tables are kept and paid by in one action, beside the program's or in their place")
{
    Tables rig;
    REQUIRE(rig.take(own("county", R"("fen":{"3":25000})")));
    CHECK(rig.find().name == "本县标准");
    CHECK(rig.find().fen(2025, 1, "3") == 25'000);
    CHECK(allowance_tables(*rig.database, rig.definitions)->size() == 4);
    CHECK(allowance_tables_text(*rig.database)->find("本县标准") != std::string::npos);
    REQUIRE(rig.take(own("yearly-by-star",
                         R"("of_policy":{"policy":"ningxia-2018","figure":"9.e/allowance"})")));
    CHECK(allowance_tables(*rig.database, rig.definitions)->size() == 3);
    CHECK(rig.find("yearly-by-star").fen(2025, 1, "3") == 30'000);
    rig.undo();
    rig.undo();
    CHECK(rig.find().id == "monthly-by-star");
    CHECK(allowance_tables_text(*rig.database)->find("本县标准") == std::string::npos);
}

TEST_CASE("an own table whose policy has gone leaves the others to be paid by, and is told")
{
    Tables rig;
    const auto chosen = [&] {
        const auto tables = allowance_tables(*rig.database, rig.definitions);
        INFO((tables ? "" : tables.error().message));
        REQUIRE(tables);
        return *chosen_allowance(*rig.database, *tables);
    };
    CHECK_FALSE(chosen().lost);
    REQUIRE(rig.take(own("county", R"("fen":{"3":25000})")));
    CHECK_FALSE(chosen().lost);
    // As the file stands when the policy it names was removed.
    REQUIRE(SettingsStore(*rig.database)
                .set("stars/allowance/own",
                     own("county", R"("of_policy":{"policy":"gone-2020","figure":"pay"})"), "试",
                     &rig.actor));
    CHECK(chosen().lost);
    CHECK(rig.find().id == "monthly-by-star");
    CHECK(rig.find("yearly-by-star").id == "yearly-by-star");
    CHECK_FALSE(find_allowance_table(*rig.database, rig.definitions, "county"));
    REQUIRE(choose_allowance_table(*rig.database, rig.actor, rig.find("yearly-by-star")));
    CHECK_FALSE(chosen().lost);
}

TEST_CASE("own tables that don't hold are refused, with what is wrong")
{
    Tables rig;
    const auto refused = [&](const std::string& json, const std::string& part) {
        const auto taken = rig.take(json);
        INFO(part);
        REQUIRE_FALSE(taken);
        INFO(taken.error().message);
        CHECK(taken.error().message.find(part) != std::string::npos);
        CHECK(rig.find().id == "monthly-by-star");
    };
    refused(R"({"allowances":[]})", "一个津贴标准也没有");
    refused(own("a", R"("note":"")"), "其中一个");
    refused(own("a", R"("of_policy":{"policy":"none-2000","figure":"1"})"), "没有政策包");
    refused(own("a", R"("of_policy":{"policy":"ningxia-2018","figure":"9.e/none"})"),
            "没有按星级的参数");
}
