// 变更说明: what came, went and changed between two days, by name.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/report/quarter/changes_report.h"
#include "core/report/quarter/close.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date opening = *Date::from_iso("2025-12-31");
const Date closing = *Date::from_iso("2026-03-31");

std::string word(const char* words)
{
    return words;
}

/// A county whose first quarter is over; what is entered now belongs to the next one.
struct County : TestLedger
{
    std::int64_t area = 1;

    County() { go_on_to(*Date::from_iso("2025-12-20")); }
    void next_quarter() { go_on_to(*Date::from_iso("2026-02-10")); }

    std::int64_t unit(const char* name, const char* registered,
                      const char* category = "非公有制企业")
    {
        return put("unit", {{"name", word(name)},
                            {"category", word(category)},
                            {"type", word("有限责任公司")},
                            {"status", word("正常")},
                            {"area", area},
                            {"registered", word(registered)}});
    }
    std::int64_t org(const char* code, const char* name, const char* founded)
    {
        return put("org", {{"code", word(code)},
                           {"name", word(name)},
                           {"kind", word("党支部")},
                           {"founded", word(founded)}});
    }
    std::int64_t member(const char* number, const char* name, const char* joined)
    {
        return put("member", {{"id_number", word(number)},
                              {"name", word(name)},
                              {"status", word("正式")},
                              {"relation", word("在册")},
                              {"joined", word(joined)}});
    }
    std::shared_ptr<const Changes> changes(bool by_dates = false)
    {
        NoProgress quiet;
        ChangesRequest request{opening, closing};
        request.by_dates = by_dates;
        request.every_name = true;
        auto made = read_changes(database(), Definitions::program(), request, quiet);
        INFO(message(made));
        REQUIRE(made.has_value());
        for (const ReportCheck& check : (*made)->checks) {
            INFO(check.title << " " << check.left << " " << check.right);
            CHECK(check.passed);
        }
        return *made;
    }
};

/// "why name" of a section's entries.
std::vector<std::string> said(const Changes& changes, const std::string& key,
                              const std::string& section)
{
    std::vector<std::string> lines;
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& balance : *balances)
            for (const ChangeSection& one : balance.sections)
                if (balance.key == key && one.key == section)
                    for (const ChangeEntry& entry : one.entries)
                        lines.push_back(
                            entry.name + " " +
                            (entry.why.empty() ? entry.before + "→" + entry.after : entry.why) +
                            (entry.date.empty() ? "" : " " + entry.date));
    return lines;
}

using Lines = std::vector<std::string>;

const FigureChange* figure(const Changes& changes, const std::string& row,
                           const std::string& column)
{
    for (const FigureChange& one : changes.figures)
        if (one.report == "coverage-enterprise" && one.row == row && one.column == column)
            return &one;
    return nullptr;
}

} // namespace

TEST_CASE("A unit registered in the quarter and one entered late are told apart")
{
    County county;
    county.unit("旧公司", "2020-01-01");
    county.next_quarter();
    county.unit("新公司", "2026-01-15");
    county.unit("补公司", "2019-05-01");
    county.unit("下季公司", "2026-04-02");
    const auto changes = county.changes();
    CHECK(said(*changes, "units", "added") ==
          Lines{"新公司 登记 2026-01-15", "补公司 补录 2026-02-10"});
    CHECK(changes->balances[0].opening == 1);
    CHECK(changes->balances[0].closing == 3);
    CHECK(changes->note == "期初按2025年12月31日当时登记的台账。");
}

TEST_CASE("Units that went say why")
{
    County county;
    const auto closed = county.unit("注销公司", "2020-01-01");
    const auto merged = county.unit("兼并公司", "2020-01-01");
    const auto revoked = county.unit("吊销公司", "2020-01-01");
    const auto late = county.unit("补注公司", "2020-01-01");
    const auto removed = county.unit("误录公司", "2020-01-01");
    const auto corrected = county.unit("改日公司", "2020-01-01");
    county.next_quarter();
    county.change("unit", closed, {{"deregistered", word("2026-02-01")}});
    county.change("unit", merged,
                  {{"deregistered", word("2026-02-02")}, {"status", word("兼并重组")}});
    county.change("unit", revoked, {{"status", word("吊销")}});
    county.change("unit", late, {{"deregistered", word("2025-11-30")}});
    county.change("unit", corrected, {{"registered", word("2026-06-01")}});
    county.remove("unit", removed);
    const auto changes = county.changes();
    CHECK(said(*changes, "units", "removed") ==
          Lines{"注销公司 注销 2026-02-01", "兼并公司 兼并重组 2026-02-02",
                "吊销公司 吊销 2026-02-10", "补注公司 注销 2025-11-30", "误录公司 删除 2026-02-10",
                "改日公司 更正起止日期 2026-02-10"});
    CHECK(changes->balances[0].closing == 0);
}

TEST_CASE("A deregistration that was taken back is a 恢复")
{
    County county;
    const auto back = county.unit("恢复公司", "2020-01-01");
    county.change("unit", back, {{"deregistered", word("2025-10-01")}});
    county.next_quarter();
    county.change("unit", back, {{"deregistered", Value{}}});
    const auto changes = county.changes();
    CHECK(said(*changes, "units", "restored") == Lines{"恢复公司 恢复 2026-02-10"});
    CHECK(said(*changes, "units", "added").empty());
}

TEST_CASE("What of a unit is another is told with the day the log has")
{
    County county;
    const auto unit = county.unit("甲公司", "2020-01-01");
    county.next_quarter();
    county.change("unit", unit, {{"category", word("社会组织")}});
    const auto changes = county.changes();
    CHECK(said(*changes, "units", "recategorized") ==
          Lines{"甲公司 非公有制企业→社会组织 2026-02-10"});
    CHECK(said(*changes, "units", "removed").empty());
    const FigureChange* total = figure(*changes, "永宁县", "total");
    REQUIRE(total != nullptr);
    REQUIRE(total->names.size() == 1);
    CHECK(total->names[0].amount == -1);
    CHECK(total->names[0].why == "改类别：非公有制企业→社会组织");
}

TEST_CASE("Organizations: founded, dissolved, elected, another secretary, another parent")
{
    County county;
    const auto upper = county.org("A", "甲党委", "2010-01-01");
    const auto other = county.org("B", "乙党委", "2010-01-01");
    const auto branch = county.org("C", "丙支部", "2015-01-01");
    const auto gone = county.org("D", "丁支部", "2015-01-01");
    county.change("org", branch, {{"parent", upper}});
    county.put("post", {{"org", branch},
                        {"id_number", word("640121198001010018")},
                        {"name", word("张三")},
                        {"title", word("书记")},
                        {"start", word("2020-01-01")},
                        {"end", word("2026-01-10")}});
    county.next_quarter();
    county.org("E", "戊支部", "2026-02-01");
    county.change("org", gone, {{"dissolved", word("2026-03-01")}});
    county.change("org", branch, {{"parent", other}});
    county.put("election",
               {{"org", branch}, {"term", word("第三届")}, {"date", word("2026-01-10")}});
    county.put("post", {{"org", branch},
                        {"id_number", word("640121198001010026")},
                        {"name", word("李四")},
                        {"title", word("书记")},
                        {"start", word("2026-01-10")}});
    const auto changes = county.changes();
    CHECK(said(*changes, "orgs", "added") == Lines{"戊支部 新建 2026-02-01"});
    CHECK(said(*changes, "orgs", "removed") == Lines{"丁支部 撤销 2026-03-01"});
    CHECK(said(*changes, "orgs", "elected") == Lines{"丙支部 2015-01-01→2026-01-10 2026-01-10"});
    CHECK(said(*changes, "orgs", "secretary") == Lines{"丙支部 张三→李四 2026-01-10"});
    CHECK(said(*changes, "orgs", "moved") == Lines{"丙支部 甲党委→乙党委 2026-02-10"});
    // Seen by today's rows alone the log says nothing: the parent is what it is.
    CHECK(said(*county.changes(true), "orgs", "moved").empty());
    CHECK(said(*county.changes(true), "orgs", "secretary").size() == 1);
}

TEST_CASE("A 隶属调整 that was registered is told though the parent is the same in the file")
{
    County county;
    const auto branch = county.org("C", "丙支部", "2015-01-01");
    county.put("org_change", {{"org", branch},
                              {"kind", word("隶属调整")},
                              {"applied", word("2026-01-05")},
                              {"approved", word("2026-01-20")}});
    CHECK(said(*county.changes(true), "orgs", "moved") == Lines{"丙支部 → 2026-01-20"});
}

TEST_CASE("Members by kind, in and out")
{
    County county;
    const auto moved = county.member("640121198001010018", "张三", "2001-07-01");
    const auto died = county.member("640121198001010026", "李四", "2001-07-01");
    const auto probationary = county.member("640121198001010034", "王五", "2025-03-01");
    county.change("member", probationary, {{"status", word("预备")}, {"confirmed", Value{}}});
    county.next_quarter();
    county.change("member", moved,
                  {{"moved_out", word("2026-01-05")}, {"leave_reason", word("转出")}});
    county.change("member", died,
                  {{"moved_out", word("2026-01-06")}, {"leave_reason", word("去世")}});
    county.change("member", probationary,
                  {{"status", word("正式")}, {"confirmed", word("2026-03-01")}});
    county.member("640121198001010042", "赵六", "2026-02-01");
    const auto in = county.member("640121198001010050", "钱七", "1999-02-01");
    county.change("member", in, {{"moved_in", word("2026-03-02")}});
    const auto changes = county.changes();
    CHECK(said(*changes, "members", "added") ==
          Lines{"赵六 发展入党 2026-02-01", "钱七 转入 2026-03-02"});
    CHECK(said(*changes, "members", "removed") ==
          Lines{"张三 转出 2026-01-05", "李四 去世 2026-01-06"});
    CHECK(said(*changes, "members", "confirmed") == Lines{"王五 否→是 2026-03-01"});
}

TEST_CASE("Coverage won and lost, with the means")
{
    County county;
    const auto won = county.unit("新盖公司", "2020-01-01");
    const auto lost = county.unit("失盖公司", "2020-01-01");
    const auto closed = county.unit("注销公司", "2020-01-01");
    const auto union_only = county.unit("工会公司", "2020-01-01");
    const auto branch = county.org("C", "丙支部", "2015-01-01");
    const auto cover = [&](std::int64_t unit, const char* start) {
        return county.put("coverage", {{"org", branch}, {"unit", unit}, {"start", word(start)}});
    };
    const auto old = cover(lost, "2021-01-01");
    cover(closed, "2021-01-01");
    county.next_quarter();
    cover(won, "2026-01-20");
    county.change("coverage", old, {{"end", word("2026-02-20")}});
    county.change("unit", closed, {{"deregistered", word("2026-02-21")}});
    county.change("unit", union_only, {{"union_founded", word("2026-02-22")}});
    const auto changes = county.changes();
    CHECK(said(*changes, "org", "won") == Lines{"新盖公司 党组织覆盖"});
    CHECK(said(*changes, "org", "lost") == Lines{"失盖公司 党组织覆盖终止", "注销公司 注销"});
    CHECK(said(*changes, "work", "won") == Lines{"新盖公司 党组织覆盖", "工会公司 建立群团组织"});
}

TEST_CASE("A figure says who makes its difference")
{
    County county;
    const auto unit = county.unit("甲公司", "2020-01-01");
    county.put("survey", {{"unit", unit},
                          {"date", word("2025-11-01")},
                          {"headcount", std::int64_t{40}},
                          {"formal", std::int64_t{2}}});
    county.next_quarter();
    county.put("survey", {{"unit", unit},
                          {"date", word("2026-02-01")},
                          {"headcount", std::int64_t{120}},
                          {"formal", std::int64_t{5}}});
    const auto changes = county.changes();
    const FigureChange* formal = figure(*changes, "合计", "formal");
    REQUIRE(formal != nullptr);
    CHECK(formal->before == 2);
    CHECK(formal->after == 5);
    REQUIRE(formal->names.size() == 1);
    CHECK(formal->names[0].amount == 3);
    CHECK(formal->names[0].why == "从业人员数：40 人→120 人；正式党员数：2 人→5 人");
    const FigureChange* large = figure(*changes, "合计", "h100");
    REQUIRE(large != nullptr);
    CHECK(large->names[0].amount == 1);
}

TEST_CASE("Figures that change by less than the threshold need no explanation")
{
    const ChangeThreshold threshold{5, 0.1, 1};
    CHECK(threshold.reached(40, 45, false));
    CHECK_FALSE(threshold.reached(40, 44, false));
    CHECK_FALSE(threshold.reached(100, 109, false));
    CHECK(threshold.reached(100, 90, false));
    CHECK(threshold.reached(0, 5, false));
    CHECK(threshold.reached(0.853, 0.863, true));
    CHECK_FALSE(threshold.reached(0.853, 0.862, true));
    CHECK_FALSE(threshold.reached(7, 7, false));
}

TEST_CASE("The county sets the threshold, an undo takes it back")
{
    County county;
    county.unit("旧公司", "2020-01-01");
    county.next_quarter();
    county.unit("新公司", "2026-01-15");
    CHECK_FALSE(figure(*county.changes(), "合计", "total")->reached);
    REQUIRE(save_change_threshold(county.database(), {1, 0, 0}, county.actor()));
    CHECK(figure(*county.changes(), "合计", "total")->reached);
    CHECK_FALSE(save_change_threshold(county.database(), {0, 0, 0}, county.actor()));
    const auto last = undo_candidate(county.database());
    REQUIRE(undo_action(county.database(), county.catalog(), county.actor(), *last));
    CHECK_FALSE(figure(*county.changes(), "合计", "total")->reached);
}

TEST_CASE("An explanation is kept, told in report and letter, and taken back")
{
    County county;
    county.unit("旧公司", "2020-01-01");
    county.next_quarter();
    county.unit("新公司", "2026-01-15");
    REQUIRE(save_change_threshold(county.database(), {1, 0, 0}, county.actor()));
    const auto changes = county.changes();
    const std::string key = figure(*changes, "合计", "total")->key();
    CHECK(key == "coverage-enterprise/统计表/合计/total");
    REQUIRE(
        explain_changes(county.database(), *changes, {{key, "  新登记一家。 "}}, county.actor()));
    const auto kept = change_explanations(county.database(), opening, closing, "");
    REQUIRE(kept.has_value());
    CHECK(kept->at(key) == "新登记一家。");
    const Report report = changes_report(*changes, *kept, closing);
    CHECK(std::any_of(
        report.tables[0].rows.begin(), report.tables[0].rows.end(), [](const ReportRow& row) {
            return row.cells[0].text == "企业总数" && row.cells[1].text == "合计" &&
                   row.cells[5].text == "增：新公司" && row.cells[6].text == "新登记一家。";
        }));
    const std::string letter = plain_text(changes_letter(*changes, *kept, closing));
    CHECK_THAT(letter, Catch::Contains("关于2026年第1季度党建数据变更情况的说明"));
    CHECK_THAT(letter, Catch::Contains("新登记一家。"));
    CHECK_THAT(letter, Catch::Contains("期初1家，期末2家；新增1家（登记 1：新公司）"));

    CHECK_THAT(
        message(explain_changes(county.database(), *changes,
                                {{"coverage-enterprise/统计表/合计/none", "有"}}, county.actor())),
        Catch::Contains("不用说明"));
    const auto last = undo_candidate(county.database());
    REQUIRE(undo_action(county.database(), county.catalog(), county.actor(), *last));
    CHECK(change_explanations(county.database(), opening, closing, "")->empty());
}

TEST_CASE("A quarter that was closed opens the next one as it was closed")
{
    County county;
    const auto corrected = county.unit("更正公司", "2020-01-01");
    county.unit("旧公司", "2020-01-01");
    county.go_on_to(*Date::from_iso("2026-01-08"));
    county.unit("结账前补录公司", "2025-12-01"); // entered after the day, before the closing
    NoProgress quiet;
    ReportRequest request;
    request.period = *Period::parse("2025Q4");
    request.as_of = request.period.last;
    request.made = *Date::from_iso("2026-01-08");
    const auto closed = close_quarter(county.database(), Definitions::program(), request, {}, {},
                                      county.actor(), quiet);
    INFO(message(closed));
    REQUIRE(closed.has_value());
    // On the same day, at the same second by the clock, but after the closing.
    county.unit("封账后补录公司", "2025-11-01");
    county.change("unit", corrected, {{"category", word("社会组织")}});
    const auto changes = county.changes();
    CHECK(changes->note == "期初为2025年第4季度封账数。");
    CHECK(changes->balances[0].opening == 3);
    CHECK(said(*changes, "units", "added") == Lines{"封账后补录公司 补录 2026-01-08"});
    CHECK(said(*changes, "units", "recategorized") ==
          Lines{"更正公司 非公有制企业→社会组织 2026-01-08"});
    const FigureChange* total = figure(*changes, "合计", "total");
    CHECK(total == nullptr); // one more, one fewer

    // Closed in its turn, the quarter is what it was, whatever is entered later.
    county.go_on_to(*Date::from_iso("2026-04-03"));
    request.period = request.period.next();
    request.as_of = request.period.last;
    REQUIRE(close_quarter(county.database(), Definitions::program(), request, {}, {},
                          county.actor(), quiet));
    county.unit("再补录公司", "2026-02-01");
    const auto again = county.changes();
    CHECK(again->balances[0].closing == 4);
    CHECK(again->note == "期初为2025年第4季度封账数。期末为2026年第1季度封账数。");
}

TEST_CASE("A file that was begun after the first day is seen by its dates")
{
    TestLedger ledger; // made on 2025-09-30
    NoProgress quiet;
    const auto made =
        read_changes(ledger.database(), Definitions::program(),
                     {*Date::from_iso("2025-03-31"), *Date::from_iso("2025-06-30")}, quiet);
    REQUIRE(made.has_value());
    CHECK((*made)->note == "台账在期初之后建立，期初按现有台账的日期推算。");
}

TEST_CASE("Two days the wrong way round are refused")
{
    TestLedger ledger;
    NoProgress quiet;
    CHECK_THAT(
        message(read_changes(ledger.database(), Definitions::program(), {closing, opening}, quiet)),
        Catch::Contains("请把较早的一天写在前面"));
}

TEST_CASE("What is misspelt in the definition of changes is refused with its place")
{
    const FactRegistry& facts = Definitions::program()->facts();
    const auto refused = [&](const std::string& json) {
        return message(ChangesDef::from_json(facts, "changes.json", json));
    };
    CHECK_THAT(refused(R"({"ledgers": [], "coverage": [], "colour": 1})"),
               Catch::Contains("colour"));
    CHECK_THAT(refused(R"({"ledgers": [{"ledger": "unitt"}], "coverage": []})"),
               Catch::Contains("ledgers[0]"));
    const std::string unit = R"("ledger": "unit", "key": "u", "name": "u", "measure": "家",
        "ended": "注销", "started": [{"field": "registered", "say": "登记"}])";
    CHECK_THAT(refused(R"({"ledgers": [{)" + unit +
                       R"(, "watched": [{"key": "a", "name": "b", "fact": "colour"}]}],
                           "coverage": []})"),
               Catch::Contains("ledgers[0].watched[0].fact"));
}
