#include "core/edit/field_entry.h"

#include <catch2/catch.hpp>

#include "core/ledger/mask.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Entering : TestLedger
{
    std::int64_t unit = put("unit", {{"name", "甲公司"},
                                     {"category", "非公有制企业"},
                                     {"type", "有限责任公司"},
                                     {"status", "正常"},
                                     {"phone", "13812345678"}});
    std::int64_t town = put("area", {{"code", "640121100"}, {"name", "望远镇"}, {"parent", 1}});

    Result<FieldEntries> read(const std::vector<std::string>& words, std::string_view ledger)
    {
        return FieldEntries::read(database(), catalog(), def(ledger), words);
    }
    Edited enter(const std::vector<std::string>& words)
    {
        const auto entries = read(words, "unit");
        REQUIRE(message(entries) == std::string());
        Writer writer = begin();
        Editor editor(catalog(), writer, Date::from_iso("2025-09-30"));
        auto edited = entries->change(editor, def("unit"), unit);
        REQUIRE(message(edited) == std::string());
        REQUIRE(writer.commit().has_value());
        return std::move(*edited);
    }
    std::string first_problem(const std::vector<std::string>& words)
    {
        const Edited edited = enter(words);
        REQUIRE(edited.refused());
        return edited.problems.front().field;
    }
};

} // namespace

TEST_CASE("fields are entered by heading, synonym or key, values as people write them")
{
    Entering ledger;
    CHECK_FALSE(ledger
                    .enter({"经营状态=存续", "登记时间=2020年3月5日", "area=望远镇",
                            "影响力较大=是", "地址= 东街 1 号 "})
                    .refused());
    CHECK(ledger.text("unit", ledger.unit, "status") == "正常");
    CHECK(ledger.text("unit", ledger.unit, "registered") == "2020-03-05");
    CHECK(ledger.value("unit", ledger.unit, "area") == Value(ledger.town));
    CHECK(ledger.value("unit", ledger.unit, "influential") == Value(std::int64_t{1}));
    CHECK_FALSE(ledger.enter({"属地=", "地址="}).refused());
    CHECK(is_empty(ledger.value("unit", ledger.unit, "area")));
    CHECK(is_empty(ledger.value("unit", ledger.unit, "address")));
}

TEST_CASE("what can't be taken refuses the whole row at its field")
{
    Entering ledger;
    const auto before = *ledger.store().find(ledger.def("unit"), ledger.unit);
    CHECK(ledger.first_problem({"地址=西街", "登记日期=去年"}) == "registered");
    CHECK(ledger.first_problem({"经营状态=还行"}) == "status");
    CHECK(ledger.first_problem({"属地=没有的镇"}) == "area");
    CHECK(ledger.first_problem({"经营状态="}) == "status");
    CHECK((*ledger.store().find(ledger.def("unit"), ledger.unit))->values == before->values);
}

TEST_CASE("a masked number means the one it shows, and nothing else")
{
    Entering ledger;
    CHECK(ledger.enter({"联系电话=" + mask_phone("13812345678")}).outcome ==
          WriteOutcome::Unchanged);
    CHECK(ledger.first_problem({"联系电话=" + mask_phone("13999995678")}) == "phone");
    CHECK(ledger.text("unit", ledger.unit, "phone") == "13812345678");
}

TEST_CASE("several rows are named in one field, each by key or name")
{
    Entering ledger;
    const auto other = ledger.put("unit", {{"name", "乙公司"}});
    const auto org = ledger.put("org", {{"code", "D1"}, {"name", "联合党支部"}});
    const auto activity =
        ledger.put("activity", {{"org", org}, {"kind", "党课"}, {"date", "2025-03-01"}});
    const auto change = [&](const std::string& word) {
        const auto entries = ledger.read({word}, "activity");
        REQUIRE(message(entries) == std::string());
        Writer writer = ledger.begin();
        Editor editor(ledger.catalog(), writer, Date::from_iso("2025-09-30"));
        const auto edited = entries->change(editor, ledger.def("activity"), activity);
        REQUIRE(message(edited) == std::string());
        REQUIRE(writer.commit().has_value());
        return edited->refused() ? edited->problems.front().message : std::string();
    };
    CHECK(change("参加单位=甲公司、乙公司").empty());
    CHECK(ledger.text("activity", activity, "units") ==
          std::to_string(ledger.unit) + "," + std::to_string(other));
    CHECK(change("参加单位=乙公司；丙公司").find("丙公司") != std::string::npos);
    CHECK(change("参加单位=乙公司").empty());
    CHECK(ledger.text("activity", activity, "units") == std::to_string(other));
}

TEST_CASE("words that name no field, or one twice, are wrong usage")
{
    Entering ledger;
    for (const char* word : {"身高=1", "经营状态", "=正常", "从业人员数=12"}) {
        const auto read = ledger.read({word}, "unit");
        INFO(word);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().kind == ErrorKind::Usage);
    }
    CHECK_FALSE(ledger.read({"经营状态=正常", "status=注销"}, "unit").has_value());
}
