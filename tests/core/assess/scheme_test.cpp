#include "core/assess/scheme.h"

#include "core/store/settings_store.h"
#include "tests/core/assess/small_scheme.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::message;
using test::small_scheme;
using test::small_scheme_json;
using test::TestLedger;

namespace {

std::string fault(std::string json, const std::string& from, const std::string& to)
{
    const std::size_t at = json.find(from);
    REQUIRE(at != std::string::npos);
    json.replace(at, from.size(), to);
    return message(AssessScheme::read("方案", json, Definitions::program()->facts()));
}

bool says(const std::string& sentence, const char* part)
{
    INFO(sentence);
    return sentence.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("points are read and shown with two places at most")
{
    CHECK(points_of("4.5").value() == 450);
    CHECK(points_of(" １０ ").value() == 1000);
    CHECK(points_of("0.29").value() == 29);
    CHECK(points_text(450) == "4.5");
    CHECK(points_text(1005) == "10.05");
    CHECK(points_text(0) == "0");
    for (const char* const bad : {"", "-1", "4.555", "1001", "四", "1e2", "nan"}) {
        INFO(bad);
        CHECK_FALSE(points_of(bad));
    }
}

TEST_CASE("a scheme is read whole: weights, items, votes, grades")
{
    const AssessScheme scheme = small_scheme();
    CHECK(scheme.daily_points() == 2000);
    CHECK(scheme.contents[0].points() == 1000);
    CHECK(scheme.item("plan")->bands[1].points == 250);
    CHECK(scheme.item("hand")->proposed() == false);
    CHECK(scheme.group("own")->own);
    CHECK_FALSE(scheme.abstention);
    CHECK(scheme.grades[0].percent == 34);
    CHECK(scheme.ties == AssessScheme::Ties::Out);
    CHECK(small_scheme(R"("ties": "in",)").ties == AssessScheme::Ties::In);
    CHECK(small_scheme("", R"("abstention": 60,)").abstention == 60);
}

TEST_CASE("what can't be a scheme is refused with its place")
{
    const std::string json = small_scheme_json();
    CHECK(says(fault(json, R"("weight": 50)", R"("weight": 51)"), "合计是 101"));
    CHECK(says(fault(json, R"("id": "hand")", R"("id": "plan")"), "“plan”已经有了"));
    CHECK(says(fault(json, R"({"from": 2, "points": 4})", R"({"from": 2, "points": 5})"),
               "多于本项分值"));
    CHECK(says(fault(json, R"({"from": 2, "points": 4})", R"({"from": 1, "points": 4})"),
               "从高到低"));
    CHECK(says(fault(json, R"("from": 60})", R"("from": 95})"), "不能重叠"));
    CHECK(says(fault(json, R"("from": 0})", R"("from": 1})"), "最后一个等次"));
    CHECK(says(fault(json, R"("via": "org")", R"("via": "kind")"), "不是指向党组织的字段"));
    CHECK(says(fault(json, R"("value": "党支部")", R"("value": "支部")"), "met"));
    CHECK(says(fault(json, R"("name": "差", "value": 0)", R"("name": "差", "value": 0, "a": 1)"),
               "a"));
    CHECK(says(fault(json, R"("points": 20})", R"("points": 0})"), "满分"));
}

TEST_CASE("the program's schemes are said to be examples; an own one stands in place of its id")
{
    TestLedger ledger;
    const FactRegistry& facts = Definitions::program()->facts();
    const auto program = assess_schemes(ledger.database(), facts);
    INFO(message(program));
    REQUIRE(program);
    REQUIRE(program->size() == 3);
    for (const auto& scheme : *program) {
        CHECK(says(scheme->name, "示例"));
        if (scheme->of_members()) { // votes alone
            CHECK(scheme->contents.empty());
            CHECK(says(scheme->basis, "民主评议党员"));
            continue;
        }
        CHECK(says(scheme->basis, "第3条"));
        CHECK(scheme->contents.size() == 5);
        CHECK(scheme->daily_points() == 10'000);
    }
    CHECK((*program)[1]->group("upper")->weight == 24);
    CHECK((*program)[1]->group("own")->weight == 16);

    std::string own = small_scheme_json();
    REQUIRE(save_assess_scheme(ledger.database(), facts, own, ledger.actor()));
    CHECK(find_assess_scheme(ledger.database(), facts, "小方案").value()->own);
    CHECK(assess_schemes(ledger.database(), facts)->size() == 4);
    own.replace(own.find("small"), 5, "one-meeting");
    REQUIRE(save_assess_scheme(ledger.database(), facts, own, ledger.actor()));
    CHECK(assess_schemes(ledger.database(), facts)->size() == 4);
    CHECK(find_assess_scheme(ledger.database(), facts, "one-meeting").value()->name == "小方案");
    CHECK(says(message(find_assess_scheme(ledger.database(), facts, "没有")), "two-meetings"));
    CHECK_FALSE(save_assess_scheme(ledger.database(), facts, "{}", ledger.actor()));
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK(find_assess_scheme(ledger.database(), facts, "one-meeting").value()->name != "小方案");
    // One a former version kept, whose three marks say no votes, stays; given anew it is refused.
    own = small_scheme_json();
    const std::string last = R"(, {"name": "差", "value": 0})";
    own.erase(own.find(last), last.size());
    CHECK_FALSE(save_assess_scheme(ledger.database(), facts, own, ledger.actor()));
    Writer writer = ledger.begin("保存考核方案");
    REQUIRE(writer.put_setting("assess_scheme/small", own));
    REQUIRE(writer.commit());
    CHECK(find_assess_scheme(ledger.database(), facts, "small").value()->marks.size() == 3);
}
