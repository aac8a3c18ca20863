// What the yearly appraisal of an instructor says of the score.
#include "core/instructors/score_texts.h"

#include <catch2/catch.hpp>

#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("a score is told with its rank, what it is made of and the proposal")
{
    TestLedger ledger;
    const auto who = ledger.put(
        "instructor",
        {{"code", "Z01"}, {"name", "甲"}, {"start", "2025-01-01"}, {"visits_per_month", 1.0}});
    const auto idle =
        ledger.put("instructor", {{"code", "Z02"}, {"name", "乙"}, {"start", "2025-09-25"}});
    const auto unit = ledger.put("unit", {{"name", "甲公司"},
                                          {"category", "非公有制企业"},
                                          {"type", "有限责任公司"},
                                          {"status", "正常"}});
    ledger.put("dispatch", {{"instructor", who}, {"unit", unit}, {"start", "2025-01-01"}});
    ledger.put("duty",
               {{"instructor", who}, {"kind", "实地指导"}, {"date", "2025-01-15"}, {"unit", unit}});
    ledger.put("duty", {{"instructor", who}, {"kind", "季度总结"}, {"date", "2025-03-30"}});
    NoProgress quiet;
    const auto texts = score_texts(ledger.database(), Definitions::program(), {"ordos-2013"},
                                   *Date::from_iso("2025-03-31"), quiet);
    REQUIRE(message(texts) == std::string());
    CHECK(texts->at("instructor_rank").at(who) == "1");
    const std::string parts = texts->at("instructor_parts").at(who);
    INFO(parts);
    CHECK(parts.find("走访 1/3（权重 ") != std::string::npos);
    CHECK(parts.find("季度总结 1/1（权重 ") != std::string::npos);
    CHECK(texts->at("instructor_score").at(who).find('.') != std::string::npos);
    CHECK(texts->at("instructor_proposal").at(who).starts_with("建议"));
    CHECK_FALSE(texts->at("instructor_score").contains(idle));
}
