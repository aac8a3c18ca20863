// Official letters: rows that go to the same addressee on the same day stand in one.
#include <catch2/catch.hpp>

#include "core/report/print_sheet.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("one notice goes to each organization and day, with all its matters")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "望远镇党委"}});
    const auto matter = [&](const char* code, const char* subject, const char* source, Value to) {
        return ledger.put("supervision", {{"code", code},
                                          {"subject", subject},
                                          {"source", source},
                                          {"org", std::move(to)},
                                          {"issued", "2025-09-01"},
                                          {"due", "2025-09-30"}});
    };
    const auto first = matter("DB-1", "甲公司", "ningxia-2018/6.a 单独建党组织", org);
    const auto other = matter("DB-2", "丙公司", "<b>手工", Value{});
    const auto second = matter("DB-3", "乙公司", "ningxia-2018/6.a 单独建党组织", org);
    SheetRequest request;
    request.ids = {first, other, second};
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress progress;
    const auto letters =
        make_sheets(ledger.database(), ledger.catalog(), "supervision-notice", request, progress);
    REQUIRE(letters.has_value());
    REQUIRE(letters->size() == 2);
    const std::string& html = letters->front().html;
    CHECK(letters->front().title == "望远镇党委");
    CHECK(html.find("甲公司") < html.find("乙公司"));
    CHECK(html.find("乙公司") != std::string::npos);
    CHECK(html.find("等 2 项") != std::string::npos);
    CHECK(html.find("ningxia-2018") == std::string::npos); // the matter in words alone
    CHECK(html.find("中共永宁县委组织部") != std::string::npos);
    CHECK(html.find("2025年9月1日") != std::string::npos);
    CHECK(letters->back().title == "有关党组织");
    CHECK(letters->back().html.find("&lt;b&gt;手工") != std::string::npos);
}
