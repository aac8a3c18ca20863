// The sheets that go with events: a reply, what a new organization is given, the result of an
// election, the register of a letter of introduction, the notice of an instructor.
#include <catch2/catch.hpp>

#include "core/report/make_sheets.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

Result<std::vector<SheetDoc>> made(TestLedger& ledger, const char* sheet,
                                   std::vector<std::int64_t> ids)
{
    SheetRequest request;
    request.ids = std::move(ids);
    request.as_of = *Date::from_iso("2025-09-30");
    NoProgress progress;
    return make_sheets(ledger.database(), Definitions::program(),
                       *SheetDef::find(Definitions::program()->facts(), sheet), request, progress);
}

/// The words of the one sheet it makes.
std::string words(TestLedger& ledger, const char* sheet, std::vector<std::int64_t> ids)
{
    const auto sheets = made(ledger, sheet, std::move(ids));
    REQUIRE(message(sheets) == std::string());
    REQUIRE(sheets->size() == 1);
    return plain_text(sheets->front());
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

struct Orgs
{
    TestLedger ledger;
    std::int64_t parent = ledger.put("org", {{"code", "A1"},
                                             {"name", "望远镇党委"},
                                             {"kind", "乡镇街道党委"},
                                             {"founded", "2001-07-01"}});
    std::int64_t branch = ledger.put("org", {{"code", "A2"},
                                             {"name", "甲公司党支部"},
                                             {"kind", "党支部"},
                                             {"parent", parent},
                                             {"founded", "2025-09-10"}});
};

} // namespace

TEST_CASE(
    "the reply to a founding names the organization, goes to the one above and says its number")
{
    Orgs f;
    const auto change = f.ledger.put("org_change", {{"org", f.branch},
                                                    {"kind", "设立"},
                                                    {"applied", "2025-09-01"},
                                                    {"approved", "2025-09-10"},
                                                    {"document", "永组发〔2025〕12号"}});
    const std::string text = words(f.ledger, "founding-reply", {change});
    CHECK(has(text, "关于同意成立甲公司党支部的批复"));
    CHECK(has(text, "永组发〔2025〕12号"));
    CHECK(has(text, "望远镇党委："));
    CHECK(has(text, "2025年9月1日报来的关于成立甲公司党支部的请示收悉"));
    CHECK(has(text, "类别为党支部"));
    CHECK(has(text, "中共永宁县委组织部"));
    CHECK(has(text, "2025年9月10日"));
    CHECK_FALSE(has(text, "{"));
}

TEST_CASE(
    "a reply printed later says what the organization was on its day, as far as the file knows")
{
    Orgs f;
    const LedgerDef& org = f.ledger.def("org");
    const LedgerDef& change = f.ledger.def("org_change");
    const auto founding = f.ledger.put("org_change", {{"org", f.branch},
                                                      {"kind", "设立"},
                                                      {"applied", "2025-09-01"},
                                                      {"approved", "2025-09-10"}});
    const auto other = f.ledger.put("org", {{"code", "A3"},
                                            {"name", "园区党委"},
                                            {"kind", "园区综合党委"},
                                            {"founded", "2001-07-01"}});
    /// As the event 变更党组织 writes it: the row and what it says of its day in one action.
    const auto changed = [&](std::int64_t id, Fields fields, const char* day) {
        Record row = f.ledger.store().find(org, id).value().value();
        for (const auto& [key, value] : fields)
            row.set(org, key, value);
        Record of =
            record(change, {{"org", id}, {"kind", "变更"}, {"applied", day}, {"approved", day}});
        Writer writer = f.ledger.begin();
        REQUIRE(writer.put(org, row).has_value());
        REQUIRE(writer.put(change, of).has_value());
        REQUIRE(writer.commit().has_value());
        return of.id;
    };
    f.ledger.change("org", f.branch, {{"name", "甲公司支部"}}); // put right, of no day
    changed(f.branch, {{"name", "乙公司联合党支部"}, {"kind", "联合党支部"}}, "2025-09-20");
    const auto last =
        changed(f.branch, {{"name", "丙公司党支部"}, {"parent", other}}, "2025-09-25");
    changed(f.parent, {{"name", "望远镇综合党委"}}, "2025-09-26");
    const std::string text = words(f.ledger, "founding-reply", {founding});
    CHECK(has(text, "关于同意成立甲公司支部的批复"));
    CHECK(has(text, "类别为党支部，隶属望远镇党委"));
    CHECK(has(text, "望远镇党委："));
    CHECK_FALSE(has(text, "乙公司"));
    CHECK_FALSE(has(text, "丙公司"));
    // A founding told later than a change knows it.
    const auto later = f.ledger.put("org_change", {{"org", f.branch},
                                                   {"kind", "设立"},
                                                   {"applied", "2025-09-21"},
                                                   {"approved", "2025-09-22"}});
    CHECK(has(words(f.ledger, "founding-reply", {later}), "成立乙公司联合党支部"));
    // A change nobody keeps any more says nothing of its day.
    f.ledger.remove("org_change", last);
    CHECK(has(words(f.ledger, "founding-reply", {later}), "成立丙公司党支部"));
}

TEST_CASE("no office writes to itself")
{
    TestLedger ledger;
    const auto office =
        ledger.put("org", {{"code", "Z"}, {"name", "永宁组织部"}, {"kind", "组织部"}});
    const auto below = ledger.put(
        "org", {{"code", "A1"}, {"name", "望远镇党委"}, {"kind", "党委"}, {"parent", office}});
    const auto change = ledger.put(
        "org_change",
        {{"org", below}, {"kind", "设立"}, {"applied", "2025-09-01"}, {"approved", "2025-09-10"}});
    const std::string text = words(ledger, "founding-reply", {change});
    CHECK(has(text, "有关党组织："));
    CHECK_FALSE(has(text, "永宁组织部："));
    CHECK(has(text, "\n永宁组织部\n"));
}

TEST_CASE("only a founding has such a reply, and a number not yet given leaves room for it")
{
    Orgs f;
    const auto end = f.ledger.put("org_change",
                                  {{"org", f.branch}, {"kind", "撤销"}, {"applied", "2025-09-20"}});
    const auto refused = made(f.ledger, "founding-reply", {end});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Usage);
    CHECK(has(refused.error().message, "设立"));
    const auto bare = f.ledger.put(
        "org_change", {{"org", f.branch}, {"kind", "设立"}, {"applied", "2025-09-01"}});
    const std::string text = words(f.ledger, "founding-reply", {end, bare});
    CHECK(has(text, "〔　　　　〕　　号"));
    CHECK(has(text, "　　年　　月　　日"));
}

TEST_CASE("what a new organization is given stands with its day and room to sign")
{
    Orgs f;
    const auto kit =
        f.ledger.put("kit", {{"org", f.branch}, {"seal", "2025-09-12"}, {"books", "2025-09-15"}});
    const std::string text = words(f.ledger, "kit-list", {kit});
    for (const char* one : {"甲公司党支部", "望远镇党委", "公章", "2025-09-12", "图书",
                            "2025-09-15", "参观学习", "签收人"})
        CHECK(has(text, one));
}

TEST_CASE("the result of an election names those elected that day, and nobody else")
{
    Orgs f;
    const auto post = [&](const char* name, const char* number, const char* start) {
        f.ledger.put("post", {{"org", f.branch},
                              {"id_number", number},
                              {"name", name},
                              {"title", "书记"},
                              {"start", start}});
    };
    post("张三", "11010519491231002X", "2025-09-20");
    post("李四", "440524188001010014", "2022-09-20");
    f.ledger.put("post", {{"org", f.branch},
                          {"id_number", "440524188001010014"},
                          {"name", "王五"},
                          {"title", "党务干事"},
                          {"start", "2025-09-20"}});
    const auto election = f.ledger.put("election", {{"org", f.branch},
                                                    {"term", "第二届"},
                                                    {"requested", "2025-09-01"},
                                                    {"date", "2025-09-20"},
                                                    {"mode", "党员大会"},
                                                    {"expected", std::int64_t{12}},
                                                    {"attended", std::int64_t{11}},
                                                    {"valid_votes", std::int64_t{11}}});
    const std::string text = words(f.ledger, "election-report", {election});
    CHECK(has(text, "甲公司党支部"));
    CHECK(has(text, "望远镇党委"));
    CHECK(has(text, "12 名"));
    CHECK(has(text, "张三"));
    CHECK_FALSE(has(text, "李四"));
    CHECK_FALSE(has(text, "王五"));
    CHECK_FALSE(has(text, "11010519491231002X")); // masked
    // Nobody registered yet: lines to write them in.
    const auto bare =
        f.ledger.put("election", {{"org", f.parent}, {"term", "第一届"}, {"date", "2025-09-21"}});
    const auto sheets = made(f.ledger, "election-report", {bare});
    REQUIRE(message(sheets) == std::string());
    const auto& table = std::get<SheetTable>(*std::prev(sheets->front().blocks.end(), 2));
    REQUIRE(table.rows.size() == 5);
    for (const SheetCell& cell : table.rows.back())
        CHECK(cell.text.empty());
    CHECK_FALSE(has(plain_text(sheets->front()), "未登记"));
}

TEST_CASE("a letter of introduction is registered with member and both organizations")
{
    Orgs f;
    const auto member = f.ledger.put("member", {{"id_number", "11010519491231002X"},
                                                {"name", "张三"},
                                                {"gender", "男"},
                                                {"status", "正式"},
                                                {"joined", "2010-07-01"},
                                                {"relation", "在册"},
                                                {"org", f.branch}});
    const auto transfer = f.ledger.put("transfer", {{"member", member},
                                                    {"from_org", f.branch},
                                                    {"to_org", "贺兰县某党支部"},
                                                    {"letter_date", "2025-09-25"}});
    const std::string text = words(f.ledger, "transfer-stub", {transfer});
    for (const char* one : {"张三", "甲公司党支部", "贺兰县某党支部", "2025-09-25", "2010-07-01"})
        CHECK(has(text, one));
    CHECK_FALSE(has(text, "11010519491231002X"));
}

TEST_CASE("units an instructor is sent to on one day stand in one notice")
{
    TestLedger ledger;
    const auto instructor = ledger.put("instructor", {{"code", "Z1"},
                                                      {"id_number", "11010519491231002X"},
                                                      {"name", "王五"},
                                                      {"kind", "指导员"},
                                                      {"phone", "0951-6011234"},
                                                      {"start", "2025-01-01"}});
    const auto sent = [&](const char* unit, const char* day) {
        return ledger.put("dispatch", {{"instructor", instructor},
                                       {"unit", ledger.put("unit", {{"name", unit}})},
                                       {"start", day}});
    };
    const auto first = sent("甲公司", "2025-09-01");
    const auto second = sent("乙公司", "2025-09-01");
    const auto later = sent("丙公司", "2025-09-20");
    const auto notices = made(ledger, "dispatch-notice", {first, second, later});
    REQUIRE(message(notices) == std::string());
    REQUIRE(notices->size() == 2);
    const std::string text = plain_text(notices->front());
    CHECK(has(text, "派遣王五同志"));
    CHECK(has(text, "甲公司"));
    CHECK(has(text, "乙公司"));
    CHECK_FALSE(has(text, "丙公司"));
    CHECK(has(text, "2025年9月1日"));
}

TEST_CASE("papers of an instructor: appointment, certificate, record of visits, appraisals")
{
    TestLedger ledger;
    const auto who = ledger.put("instructor", {{"code", "Z1"},
                                               {"name", "王五"},
                                               {"certificate", "证字1"},
                                               {"start", "2025-01-01"},
                                               {"term_until", "2026-12-31"}});
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    ledger.put("dispatch", {{"instructor", who}, {"unit", unit}, {"start", "2025-01-01"}});
    ledger.put("duty", {{"instructor", who},
                        {"kind", "实地指导"},
                        {"date", "2025-03-05"},
                        {"unit", unit},
                        {"content", "帮助组建"}});
    ledger.put(
        "duty",
        {{"instructor", who}, {"kind", "管理单位鉴定"}, {"date", "2025-07-01"}, {"grade", "优秀"}});
    const std::string appointment = words(ledger, "instructor-appointment", {who});
    for (const char* one : {"王五：", "证字1", "2026年12月31日"})
        CHECK(has(appointment, one));
    CHECK(has(words(ledger, "instructor-certificate", {who}), "证字1"));
    const std::string visits = words(ledger, "visit-record", {who});
    CHECK(has(visits, "帮助组建"));
    CHECK_FALSE(has(visits, "优秀"));
    const std::string appraisal = words(ledger, "instructor-appraisal", {who});
    CHECK(has(appraisal, "优秀"));
    CHECK_FALSE(has(appraisal, "帮助组建"));
    CHECK(has(words(ledger, "instructor-year", {who}), "帮助组建"));
    // The score is what it is asked with; without one there is room to write it.
    SheetRequest scored;
    scored.ids = {who};
    scored.as_of = *Date::from_iso("2025-09-30");
    scored.given["instructor_score"][who] = "92.5";
    scored.given["instructor_rank"][who] = "3";
    NoProgress quiet;
    const auto year = make_sheets(
        ledger.database(), Definitions::program(),
        *SheetDef::find(Definitions::program()->facts(), "instructor-year"), scored, quiet);
    REQUIRE(year);
    CHECK(has(plain_text(year->front()), "92.5 分"));
    CHECK(has(plain_text(year->front()), "第 3 名"));
    CHECK_FALSE(has(words(ledger, "instructor-year", {who}), " 分"));
}

TEST_CASE("a notice signed with a day to come tells that day; an election of it who was elected")
{
    Orgs f;
    const auto instructor =
        f.ledger.put("instructor", {{"code", "Z1"}, {"name", "王五"}, {"start", "2025-01-01"}});
    const auto sent =
        f.ledger.put("dispatch", {{"instructor", instructor},
                                  {"unit", f.ledger.put("unit", {{"name", "甲公司"}})},
                                  {"start", "2025-10-06"}});
    const std::string notice = words(f.ledger, "dispatch-notice", {sent});
    CHECK(has(notice, "从2025年10月6日起"));
    CHECK_FALSE(has(notice, "从　"));
    const auto held = [&](const char* term, const char* day, const char* elected) {
        f.ledger.put("post", {{"org", f.branch},
                              {"id_number", "11010519491231002X"},
                              {"name", elected},
                              {"title", "书记"},
                              {"start", day}});
        return f.ledger.put("election", {{"org", f.branch}, {"term", term}, {"date", day}});
    };
    const auto soon = held("第二届", "2025-10-20", "张三");
    const auto then = held("第三届", "2030-10-20", "李四");
    const auto reports = made(f.ledger, "election-report", {soon, then});
    REQUIRE(message(reports) == std::string());
    const std::string first = plain_text(reports->front());
    CHECK(has(first, "2025-10-20"));
    CHECK(has(first, "张三"));
    CHECK_FALSE(has(first, "李四"));
    CHECK(has(plain_text(reports->back()), "李四"));
}

TEST_CASE("a letter's words name only what there is")
{
    const auto read = [](const char* opening) {
        const std::string json =
            std::string(
                R"({"id": "x", "name": "x", "ledger": "org_change", "letter": {"title": "x",)") +
            R"("together": ["org"], "to_nobody": "x", "opening": ")" + opening +
            R"(", "date": "approved"}})";
        return SheetDef::from_json(Definitions::program()->facts(), "x.json", json);
    };
    CHECK(message(read("{org.parent.parent}{kind}")) == std::string());
    for (const char* wrong : {"{nobody}", "{org.nobody}", "{kind.name}", "{}"}) {
        CAPTURE(wrong);
        CHECK(read(wrong).error().kind == ErrorKind::BadInput);
    }
}

TEST_CASE("what an organization took in and paid out in a year is added up, each for itself")
{
    Orgs f;
    const auto paid = [&](int year, const char* item, const char* date, std::int64_t fen) {
        f.ledger.put("fund", {{"org", f.branch},
                              {"year", std::int64_t{year}},
                              {"item", item},
                              {"date", date},
                              {"amount", fen}});
    };
    paid(2024, "党费拨返", "2024-03-01", 120'000);
    paid(2024, "自身投入", "2024-04-01", 30'050);
    paid(2024, "支出", "2024-05-01", 99'900);
    paid(2023, "支出", "2023-05-01", 1'000'000); // another year; the sheet is of the last one
    const auto sheets = made(f.ledger, "fund-sheet", {f.branch});
    REQUIRE(message(sheets) == std::string());
    const auto& blocks = sheets->front().blocks;
    const auto& in = std::get<SheetTable>(blocks[3]);
    const auto& out = std::get<SheetTable>(blocks[5]);
    REQUIRE(in.rows.size() == 3);
    CHECK(in.rows.back()[0].text == "合计");
    CHECK(in.rows.back()[3].text == "1,500.50");
    REQUIRE(out.rows.size() == 2);
    CHECK(out.rows.back()[3].text == "999.00");
}
