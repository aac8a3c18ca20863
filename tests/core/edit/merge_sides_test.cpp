// Two rows held side by side: what differs, and what hangs on either.
#include "core/edit/merge_sides.h"

#include <catch2/catch.hpp>

#include "core/edit/merge_rows.h"
#include "core/store/not_same.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

std::int64_t unit(TestLedger& ledger, const char* name, const char* phone)
{
    return ledger.put("unit", {{"name", name},
                               {"category", "非公有制企业"},
                               {"type", "有限责任公司"},
                               {"status", "正常"},
                               {"phone", phone}});
}

std::int64_t survey(TestLedger& ledger, std::int64_t of, const char* day)
{
    return ledger.put("survey", {{"unit", of}, {"date", day}, {"headcount", std::int64_t{12}}});
}

std::vector<std::string> fields(const LedgerDef& def, const MergeSides& sides)
{
    std::vector<std::string> keys;
    for (const int field : sides.differing)
        keys.push_back(def.fields[static_cast<std::size_t>(field)].key);
    return keys;
}

/// Rows of a ledger that hang on the first and on the second.
std::pair<std::size_t, std::size_t> hanging(const MergeSides& sides, std::string_view ledger)
{
    for (const HangingRows& rows : sides.hanging)
        if (rows.ledger->code == ledger)
            return {rows.ids[0].size(), rows.ids[1].size()};
    return {0, 0};
}

Result<MergeSides> sides_of(TestLedger& ledger, std::string_view code, std::int64_t first,
                            std::int64_t second)
{
    return merge_sides(ledger.database(), ledger.catalog(), ledger.def(code), first, second);
}

} // namespace

TEST_CASE("two rows differ in the fields that hold different values, in the ledger's order")
{
    TestLedger ledger;
    const auto first = unit(ledger, "甲公司", "0951-6011234");
    const auto second = unit(ledger, "甲有限公司", "");
    const auto sides = sides_of(ledger, "unit", first, second);
    REQUIRE(message(sides) == std::string());
    CHECK(fields(ledger.def("unit"), *sides) == std::vector<std::string>{"name", "phone"});
    CHECK(sides->labels[0] == "甲公司");
    CHECK(sides->rows[1].id == second);
    CHECK(sides->hanging.empty());
    CHECK_FALSE(sides->not_same);
}

TEST_CASE("what hangs on either is told by ledger: by reference, by key and by the person's number")
{
    TestLedger ledger;
    const auto first = unit(ledger, "甲公司", "");
    const auto second = unit(ledger, "甲有限公司", "");
    survey(ledger, first, "2024-06-30");
    survey(ledger, first, "2024-12-31");
    survey(ledger, second, "2025-06-30");
    ledger.put("honour", {{"object_kind", "单位"},
                          {"object", "甲有限公司"},
                          {"honour", "其他"},
                          {"level", "县级"},
                          {"year", std::int64_t{2024}}});
    const auto units = sides_of(ledger, "unit", first, second);
    REQUIRE(message(units) == std::string());
    CHECK(hanging(*units, "survey") == std::pair<std::size_t, std::size_t>{2, 1});
    CHECK(hanging(*units, "honour") == std::pair<std::size_t, std::size_t>{0, 1});

    const auto member = [&](const char* number) {
        return ledger.put("member", {{"id_number", number},
                                     {"name", "张三"},
                                     {"status", "正式"},
                                     {"joined", "2010-07-01"},
                                     {"relation", "在册"}});
    };
    const auto one = member("11010519491231002X");
    const auto other = member("440524188001010014");
    ledger.put("instructor", {{"code", "Z1"},
                              {"id_number", "440524188001010014"},
                              {"name", "张三"},
                              {"kind", "指导员"}});
    const auto people = sides_of(ledger, "member", one, other);
    REQUIRE(message(people) == std::string());
    CHECK(hanging(*people, "instructor") == std::pair<std::size_t, std::size_t>{0, 1});
}

TEST_CASE("merging moves just what was told to hang on the row that goes")
{
    TestLedger ledger;
    const auto stays = unit(ledger, "甲公司", "");
    const auto goes = unit(ledger, "甲有限公司", "0951-6011234");
    survey(ledger, stays, "2024-06-30");
    survey(ledger, goes, "2024-12-31");
    survey(ledger, goes, "2025-06-30");
    const auto third = unit(ledger, "乙公司", "");
    REQUIRE(sides_of(ledger, "unit", stays, goes)->hanging.size() == 1);
    NoProgress progress;
    REQUIRE(merge_rows(ledger.database(), ledger.catalog(), ledger.actor(), ledger.def("unit"),
                       stays, goes, {}, progress));
    CHECK(hanging(*sides_of(ledger, "unit", stays, third), "survey") ==
          std::pair<std::size_t, std::size_t>{3, 0});
}

TEST_CASE("what was said of the two is told, and rows that are not both there are refused")
{
    TestLedger ledger;
    const auto first = unit(ledger, "甲公司", "");
    const auto second = unit(ledger, "甲有限公司", "");
    REQUIRE(say_not_same(ledger.database(), ledger.catalog(), ledger.def("unit"), {second, first},
                         false, ledger.actor()));
    CHECK(sides_of(ledger, "unit", first, second)->not_same);
    CHECK(sides_of(ledger, "unit", first, first).error().kind == ErrorKind::Usage);
    ledger.remove("unit", second);
    CHECK(sides_of(ledger, "unit", first, second).error().kind == ErrorKind::Refused);
}
