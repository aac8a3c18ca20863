// Official letters: rows that go to the same addressee on the same day stand in one.
#include <catch2/catch.hpp>

#include "core/report/make_sheets.h"
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
    const auto first = matter("DB-1", "甲公司", "单独建党组织", org);
    const auto other = matter("DB-2", "丙公司", "<b>手工", Value{});
    const auto second = matter("DB-3", "乙公司", "单独建党组织", org);
    SheetRequest request;
    request.ids = {first, other, second};
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress progress;
    const auto letters = make_sheets(
        ledger.database(), Definitions::program(),
        *SheetDef::find(Definitions::program()->facts(), "supervision-notice"), request, progress);
    REQUIRE(letters.has_value());
    REQUIRE(letters->size() == 2);
    CHECK(letters->front().letter);
    const std::string text = plain_text(letters->front());
    CHECK(letters->front().title == "望远镇党委");
    CHECK(text.find("甲公司") < text.find("乙公司"));
    CHECK(text.find("乙公司") != std::string::npos);
    CHECK(text.find("等 2 项") != std::string::npos);
    CHECK(text.find("单独建党组织") != std::string::npos);
    CHECK(text.find("中共永宁县委组织部") != std::string::npos);
    CHECK(text.find("2025年9月1日") != std::string::npos);
    CHECK(letters->back().title == "有关党组织");
    CHECK(plain_text(letters->back()).find("<b>手工") != std::string::npos);
}

TEST_CASE("a letter tells a clerk's own words whole, and what is done only where it is named")
{
    TestLedger ledger;
    const auto matter = [&](const char* code, const char* source, const char* issued,
                            const char* closed) {
        return ledger.put("supervision", {{"code", code},
                                          {"source", source},
                                          {"subject", "甲公司"},
                                          {"issued", issued},
                                          {"due", "2025-09-30"},
                                          {"closed", closed}});
    };
    matter("DB-1", "两新工委 年中抽查", "2025-09-01", "");
    matter("DB-2", "手工", "2025-09-01", "2025-09-20");
    matter("DB-3", "单独 建党组织", "2025-09-02", "2025-10-20");
    const auto undated = ledger.put("supervision", {{"code", "DB-4"}, {"source", "手工"}});
    SheetRequest request;
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress progress;
    const auto letters = [&] {
        const auto made = make_sheets(ledger.database(), Definitions::program(),
                                      *SheetDef::find(Definitions::program()->facts(), "督办单"),
                                      request, progress);
        REQUIRE(made.has_value());
        std::string all;
        for (const SheetDoc& letter : *made)
            all += plain_text(letter);
        return all;
    };
    const std::string open = letters();
    CHECK(open.find("两新工委 年中抽查") != std::string::npos);
    CHECK(open.find("甲公司：单独 建党组织\n") != std::string::npos);
    CHECK(open.find("2025年9月30日") != std::string::npos);
    CHECK(open.find("DB-2") == std::string::npos); // closed by then
    CHECK(open.find("DB-3") != std::string::npos); // closed later
    request.keys = {"DB-2"};
    CHECK(letters().find("甲公司") != std::string::npos);
    // Without a day there is room to write one.
    request.keys.clear();
    request.ids = {undated};
    const std::string blank = letters();
    CHECK(blank.find("　　年　　") != std::string::npos);
}

TEST_CASE("organizations whose term runs out within six months are reminded, with the days")
{
    TestLedger ledger;
    const auto above = ledger.put("org", {{"code", "A0"},
                                          {"name", "望远镇党委"},
                                          {"kind", "党委"},
                                          {"founded", "2015-01-01"},
                                          {"last_election", "2024-05-01"}});
    const auto branch = [&](const char* code, const char* last) {
        return ledger.put("org", {{"code", code},
                                  {"name", std::string(code) + "支部"},
                                  {"kind", "党支部"},
                                  {"parent", above},
                                  {"founded", "2015-01-01"},
                                  {"last_election", last}});
    };
    branch("A1", "2022-11-20");
    branch("A2", "2025-06-01");
    branch("A3", "2020-03-01");
    SheetRequest request;
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress quiet;
    const auto sheet = SheetDef::find(Definitions::program()->facts(), "election-reminder");
    REQUIRE(sheet);
    const auto letters =
        make_sheets(ledger.database(), Definitions::program(), *sheet, request, quiet);
    REQUIRE(letters);
    REQUIRE(letters->size() == 2); // the one of June and the committee have time
    CHECK(letters->front().title == "A1支部");
    const std::string text = plain_text(letters->front());
    CHECK(text.find("2022年11月20日") != std::string::npos);
    CHECK(text.find("2025年11月20日") != std::string::npos);
    CHECK(text.find("向望远镇党委提出换届请示") != std::string::npos);
    CHECK(text.find("2025年9月30日") != std::string::npos);
    CHECK(letters->back().title == "A3支部");
}

TEST_CASE("who was assessed with serious problems is asked to a talk; what is not set is left free")
{
    TestLedger ledger;
    const auto above = ledger.put("org", {{"code", "A0"}, {"name", "望远镇党委"}});
    const auto assessed = [&](const char* code, bool problem) {
        const auto org = ledger.put("org", {{"code", code}, {"name", std::string(code) + "支部"}});
        ledger.put("assessment", {{"year", std::int64_t{2024}},
                                  {"assessor", above},
                                  {"org", org},
                                  {"total", 61.5},
                                  {"rank", std::int64_t{13}},
                                  {"grade", "一般"},
                                  {"serious_problem", std::int64_t{problem ? 1 : 0}}});
    };
    assessed("A1", false);
    assessed("A2", true);
    SheetRequest request;
    request.as_of = *Date::from_iso("2025-03-31");
    NoProgress quiet;
    const auto letters =
        make_sheets(ledger.database(), Definitions::program(),
                    *SheetDef::find(Definitions::program()->facts(), "约谈通知"), request, quiet);
    REQUIRE(letters);
    REQUIRE(letters->size() == 1);
    const std::string text = plain_text(letters->front());
    CHECK(letters->front().title == "A2支部");
    CHECK(text.find("2024年度") != std::string::npos);
    CHECK(text.find("总分61.5分，列第13名，等次为一般") != std::string::npos);
    CHECK(text.find("定于　　　　由　　　　对") != std::string::npos);
}

TEST_CASE("a matter is told in words, whether a rule found it or a clerk wrote it")
{
    TestLedger ledger;
    ledger.put("supervision", {{"code", "DB-1"},
                               {"subject", "甲公司"},
                               {"source", "单独建党组织"},
                               {"issued", "2025-09-01"}});
    ledger.put("supervision", {{"code", "DB-2"},
                               {"subject", "应建未建单位组建工作"},
                               {"source", "手工"},
                               {"issued", "2025-09-01"}});
    SheetRequest request;
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress quiet;
    const auto letters =
        make_sheets(ledger.database(), Definitions::program(),
                    *SheetDef::find(Definitions::program()->facts(), "督办单"), request, quiet);
    REQUIRE(letters);
    std::string all;
    for (const SheetDoc& letter : *letters)
        all += plain_text(letter);
    CHECK(all.find("甲公司：单独建党组织") != std::string::npos);
    CHECK(all.find("应建未建单位组建工作") != std::string::npos);
    CHECK(all.find("见左栏") == std::string::npos);
    CHECK(all.find("手工") == std::string::npos);
}

TEST_CASE("a column to be signed in is left free, whatever is noted in the row")
{
    TestLedger ledger;
    ledger.put("training", {{"id_number", "64012119800101001X"},
                            {"name", "张三"},
                            {"audience", "书记"},
                            {"kind", "集中轮训"},
                            {"date", "2025-05-12"},
                            {"course", "书记培训班"},
                            {"certificate", "2025-001"},
                            {"note", "请假半天"}});
    SheetRequest request;
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress progress;
    const auto letters = make_sheets(
        ledger.database(), Definitions::program(),
        *SheetDef::find(Definitions::program()->facts(), "training-list"), request, progress);
    REQUIRE(letters.has_value());
    const std::string text = plain_text(letters->front());
    CHECK(text.find("2025-001") != std::string::npos);
    CHECK(text.find("签收") != std::string::npos);
    CHECK(text.find("请假半天") == std::string::npos);
}
