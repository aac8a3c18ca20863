// The year plan of an organization, and the notice of a theme day.
#include <catch2/catch.hpp>

#include "core/report/make_sheets.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Planned
{
    TestLedger ledger;
    std::int64_t branch = org("A1", "甲公司党支部");
    std::int64_t other = org("A2", "乙公司党支部");

    std::int64_t org(const char* code, const char* name)
    {
        return ledger.put(
            "org", {{"code", code}, {"name", name}, {"kind", "党支部"}, {"founded", "2010-01-01"}});
    }
    std::int64_t plan(std::int64_t of, const char* kind, const char* date, const char* topic)
    {
        return ledger.put("plan", {{"org", of}, {"kind", kind}, {"date", date}, {"topic", topic}});
    }
    Result<std::vector<SheetDoc>> made(const char* sheet, std::vector<std::int64_t> ids)
    {
        SheetRequest request;
        request.ids = std::move(ids);
        request.as_of = *Date::from_iso("2025-09-30");
        NoProgress progress;
        return make_sheets(ledger.database(), Definitions::program(),
                           *SheetDef::find(Definitions::program()->facts(), sheet), request,
                           progress);
    }
};

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the plan tells each line of the year with how it stands")
{
    Planned f;
    f.plan(f.branch, "党课", "2025-05-10", "党史");
    f.plan(f.branch, "党课", "2025-08-10", "安全");
    f.plan(f.branch, "主题党日", "2025-12-20", "学习党章");
    f.plan(f.branch, "党课", "2024-05-10", "去年的");
    f.ledger.put("activity", {{"org", f.branch}, {"kind", "党课"}, {"date", "2025-05-12"}});
    const auto sheets = f.made("year-plan", {f.branch});
    REQUIRE(message(sheets) == std::string());
    const std::string text = plain_text(sheets->front());
    CHECK(has(text, "办理情况"));
    CHECK(has(text, "已办"));
    CHECK(has(text, "2025-05-12"));
    CHECK(has(text, "逾期未办"));
    CHECK(has(text, "2025-12-20")); // still to come
    CHECK(has(text, "待办"));
    CHECK_FALSE(has(text, "去年的"));
}

TEST_CASE("one notice tells all branches the subject of a theme day")
{
    Planned f;
    const auto first = f.plan(f.branch, "主题党日", "2025-10-31", "学习党章");
    const auto second = f.plan(f.other, "主题党日", "2025-10-31", "学习党章");
    const auto lecture = f.plan(f.branch, "党课", "2025-10-31", "党史");
    const auto sheets = f.made("theme-notice", {first, second, lecture});
    REQUIRE(message(sheets) == std::string());
    REQUIRE(sheets->size() == 1);
    const std::string text = plain_text(sheets->front());
    CHECK(has(text, "关于开展主题党日活动的通知"));
    CHECK(has(text, "以“学习党章”为主题"));
    CHECK(has(text, "各两新党组织："));
    CHECK(has(text, "定于2025年10月31日前后"));
    CHECK_FALSE(f.made("theme-notice", {lecture}));
}
