// What a county sets for its instructors, and in which order units need one.
#include "core/instructors/instructor_settings.h"

#include <catch2/catch.hpp>

#include "core/facts/definitions.h"
#include "core/instructors/unserved.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("a county keeps its own figures")
{
    TestLedger ledger;
    CHECK(InstructorSettings::of(ledger.database())->appraisal ==
          InstructorSettings::program().appraisal);
    InstructorSettings own = InstructorSettings::program();
    own.visits_per_month = 0.5;
    own.appraisal.visits = 70;
    own.appraisal.grades["优秀"] = 95;
    const Actor actor = ledger.actor();
    REQUIRE(own.keep(ledger.database(), &actor));
    const auto kept = InstructorSettings::of(ledger.database());
    REQUIRE(kept);
    CHECK(kept->appraisal == own.appraisal);
    CHECK(kept->visits_per_month == 0.5);
}

TEST_CASE("what doesn't read is refused with its place")
{
    const auto refused = [](std::string_view json) {
        const auto read = InstructorSettings::from_json("f.json", json);
        REQUIRE(!read);
        return read.error().message;
    };
    CHECK(refused("{}").find("f.json") != std::string::npos);
    CHECK(refused(R"({"appraisal": {"weights": {"visits": -1}}})").find("visits") !=
          std::string::npos);
    std::string kept_earlier = InstructorSettings::program().json();
    kept_earlier.insert(1, R"("term_notice_days": 30, )");
    CHECK(refused(kept_earlier).find("term_notice_days") !=
          std::string::npos); // it would do nothing
    TestLedger ledger;
    Writer writer = ledger.begin("指导员设置");
    REQUIRE(writer.put_setting("instructors", kept_earlier));
    REQUIRE(writer.commit());
    CHECK(InstructorSettings::of(ledger.database())); // but one that is kept still reads
    std::string unknown = InstructorSettings::program().json();
    unknown.insert(1, R"("colour": 1, )");
    CHECK(refused(unknown).find("colour") != std::string::npos);
    CHECK(refused(R"({"visits_per_month": 0})").find("visits_per_month") != std::string::npos);
}

TEST_CASE("the grades of urgency are conditions on units")
{
    const FactRegistry& facts = Definitions::program()->facts();
    const Urgency urgency = Urgency::of(facts);
    std::string names;
    for (const Urgency::Grade& grade : urgency.grades())
        names += grade.name + " ";
    CHECK(names == "应建未建 100人以上 无党员 未摸底 ");
    const auto wrong = Urgency::from_json(
        facts, "u.json",
        R"({"grades": [{"name": "x", "condition": {"fact": "no", "op": "given"}}]})");
    REQUIRE(!wrong);
    CHECK(wrong.error().message.find("u.json") != std::string::npos);
}
