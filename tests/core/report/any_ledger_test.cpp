// Printed sheets take their subjects from any ledger.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

#include "core/report/make_sheets.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

SheetDef sheet_of(const std::string& id)
{
    std::ifstream file(std::string(LIANGXIN_TEST_DATA) + "/sheets/" + id + ".json");
    std::stringstream json;
    json << file.rdbuf();
    const auto def = SheetDef::from_json(Definitions::program()->facts(), id + ".json", json.str());
    INFO(message(def));
    REQUIRE(def);
    return *def;
}

std::vector<SheetDoc> sheets(TestLedger& ledger, const std::string& id, SheetRequest request)
{
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress quiet;
    auto made =
        make_sheets(ledger.database(), Definitions::program(), sheet_of(id), request, quiet);
    INFO(message(made));
    REQUIRE(made);
    return std::move(*made);
}

bool says(const SheetDoc& sheet, const std::string& line)
{
    return ("\n" + plain_text(sheet)).find("\n" + line + "\n") != std::string::npos;
}

/// Rows of several ledgers with the same ids: who takes an id for another ledger's is found out.
struct County
{
    TestLedger ledger;
    std::int64_t org =
        ledger.put("org", {{"code", "D1"}, {"name", "甲党支部"}, {"kind", "党支部"}});
    std::int64_t other =
        ledger.put("org", {{"code", "D2"}, {"name", "乙党支部"}, {"kind", "党支部"}});
    std::int64_t unit = ledger.put("unit", {{"name", "丙公司"},
                                            {"category", "非公有制企业"},
                                            {"type", "有限责任公司"},
                                            {"status", "正常"}});
};

} // namespace

TEST_CASE("a member's sheet is found by ID number and shows facts of its organization and unit")
{
    County county;
    const auto member = [&](const char* id, const char* name, const char* status, Value unit) {
        return county.ledger.put("member", {{"id_number", id},
                                            {"name", name},
                                            {"status", status},
                                            {"joined", "2020-01-01"},
                                            {"relation", "已转入"},
                                            {"org", county.other},
                                            {"unit", std::move(unit)}});
    };
    member("640121197102110013", "张三", "正式", county.unit);
    member("640121197102110021", "李四", "预备", Value{});
    SheetRequest request;
    request.keys = {"640121197102110021"};
    const auto one = sheets(county.ledger, "member-card", request);
    REQUIRE(one.size() == 1);
    CHECK(one.front().title == "李四");
    CHECK(says(one.front(), "乙党支部"));
    CHECK(says(one.front(), "无"));
    CHECK(says(one.front(), "未承诺"));
    CHECK_FALSE(says(one.front(), "640121197102110021")); // masked
    request.masked = false;
    CHECK(says(sheets(county.ledger, "member-card", request).front(), "640121197102110021"));
    // All: those the definition is for.
    const auto all = sheets(county.ledger, "member-card", {});
    REQUIRE(all.size() == 1);
    CHECK(all.front().title == "张三");
    CHECK(says(all.front(), "丙公司"));
}

TEST_CASE("an activity's sheet joins what there is, in as many copies as are asked for")
{
    County county;
    const auto topic = [&](const char* text) {
        return county.ledger.put(
            "activity",
            {{"org", county.other}, {"kind", "主题党日"}, {"date", "2025-03-01"}, {"topic", text}});
    };
    SheetRequest request;
    request.ids = {topic("学习"), topic("")};
    request.copies = 2;
    const auto made = sheets(county.ledger, "activity-record", request);
    REQUIRE(made.size() == 4);
    CHECK(says(made[0], "乙党支部"));
    CHECK(says(made[1], "〔主题党日〕　学习"));
    CHECK(says(made[2], "〔主题党日〕"));
}

TEST_CASE("an instructor's sheet lists the dispatches that count")
{
    County county;
    const auto instructor = [&](const char* code, const char* name) {
        return county.ledger.put("instructor",
                                 {{"code", code}, {"name", name}, {"start", "2020-01-01"}});
    };
    instructor("Z1", "张三");
    const auto second = instructor("Z2", "李四");
    const auto dispatch = [&](const char* start, Value end) {
        county.ledger.put("dispatch", {{"instructor", second},
                                       {"unit", county.unit},
                                       {"start", start},
                                       {"end", std::move(end)}});
    };
    dispatch("2021-01-01", std::string("2021-12-31")); // over
    dispatch("2023-01-01", {});
    dispatch("2025-10-01", {}); // not yet
    SheetRequest request;
    request.keys = {"Z2", "Z1"};
    const auto made = sheets(county.ledger, "instructor-card", request);
    REQUIRE(made.size() == 2);
    const SheetTable& list = std::get<SheetTable>(made[0].blocks[3]);
    REQUIRE(list.rows.size() == 1); // one dispatch
    CHECK(list.head[0][0].text == "单位");
    CHECK(list.rows[0][0].text == "丙公司");
    CHECK(list.rows[0][1].text == "2023-01-01");
    CHECK(says(made[1], "未派驻"));
    CHECK(made[1].title == "张三");
}

TEST_CASE("a sheet names rows behind references, says texts in their place, and masks behind them")
{
    County county;
    const auto member = county.ledger.put("member", {{"id_number", "640121197102110013"},
                                                     {"name", "张三"},
                                                     {"status", "正式"},
                                                     {"joined", "2020-01-01"},
                                                     {"relation", "已转入"},
                                                     {"org", county.org}});
    SheetRequest request;
    request.ids = {county.ledger.put("transfer", {{"member", member},
                                                  {"letter_date", "2025-03-01"},
                                                  {"from_org", "外省某支部 12"},
                                                  {"to_org", county.other}})};
    const auto made = sheets(county.ledger, "transfer-note", request);
    REQUIRE(made.size() == 1);
    CHECK(says(made[0], "外省某支部 12"));
    CHECK(says(made[0], "乙党支部"));
    CHECK_FALSE(says(made[0], "640121197102110013"));
    request.masked = false;
    CHECK(says(sheets(county.ledger, "transfer-note", request)[0], "640121197102110013"));
}
