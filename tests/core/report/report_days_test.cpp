// Figures of one report count rows of several ledgers, each on its own day.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/report/make_report.h"
#include "core/report/report_time.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

Report report_of(const CountyRows& county, const ReportDef& def, const std::string& period,
                 const std::string& day)
{
    ReportRequest request;
    request.period = *Period::parse(period);
    request.as_of = *Date::from_iso(day);
    request.made = request.as_of;
    NoProgress quiet;
    return report_from_world(*world_of(county, day), def, request, quiet);
}

ReportDef program(const std::string& id)
{
    const auto def = ReportDef::find(Definitions::program()->facts(), id);
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    return *def;
}

Result<ReportDef> read(const std::string& period, const std::string& table)
{
    return ReportDef::from_json(Definitions::program()->facts(), "x.json",
                                R"({"id":"x","name":"x","period":")" + period + R"(","tables":[)" +
                                    table + "]}");
}

std::size_t column(const ReportTable& table, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key)
            return c;
    FAIL("no column " << key);
    return 0;
}

std::int64_t total(const ReportTable& table, const std::string& key)
{
    return table.rows.back().cells[column(table, key)].number;
}

/// Keys of the rows behind the total of a figure.
std::vector<std::string> behind(const CountyRows& county, const ReportTable& table,
                                const std::string& ledger, const std::string& key,
                                const std::vector<std::string>& keys)
{
    const std::size_t at = column(table, key);
    REQUIRE(table.trace->ledger_behind(table.rows.size() - 1, at) == ledger);
    const auto ids = table.trace->behind(table.rows.size() - 1, at);
    std::vector<std::string> found;
    for (const std::string& one : keys)
        if (std::find(ids.begin(), ids.end(), county.id_of(ledger, one)) != ids.end())
            found.push_back(one);
    CHECK(found.size() == ids.size());
    return found;
}

using Keys = std::vector<std::string>;

/// A stands since 2020, B came in August 2025, C went in July, D came and went in the quarter.
CountyRows changing_county()
{
    CountyRows county;
    county.add("org", {{"code", "A"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
    county.add("org", {{"code", "B"}, {"kind", "联合党支部"}, {"founded", "2025-08-01"}});
    county.add("org", {{"code", "C"},
                       {"kind", "党支部"},
                       {"founded", "2020-01-01"},
                       {"dissolved", "2025-07-15"}});
    county.add("org", {{"code", "D"},
                       {"kind", "党支部"},
                       {"founded", "2025-07-02"},
                       {"dissolved", "2025-09-20"}});
    county.add("org", {{"code", "M"}, {"kind", "乡镇街道党委"}, {"founded", "2025-08-01"}});
    county.add("unit", {{"uscc", "U"}});
    const auto develop = [&](const char* id, const char* applied, const char* activist,
                             const char* admitted, const char* confirmed) {
        county.add("development", {{"id_number", id},
                                   {"applied", applied},
                                   {"unit", "U"},
                                   {"activist", activist},
                                   {"candidate", activist},
                                   {"admitted", admitted},
                                   {"confirmed", confirmed}});
    };
    develop("P1", "2022-01-01", "2023-01-01", "2025-07-31", "2026-07-31");
    develop("P2", "2021-01-01", "2022-01-01", "2024-08-31", "2025-08-31");
    develop("P3", "2025-01-01", "2025-10-01", "2026-10-01", "2027-10-01"); // an applicant by then
    county.add("member", {{"id_number", "P1"}, {"joined", "2025-07-31"}, {"position", "管理层"}});
    return county;
}

const Keys orgs{"A", "B", "C", "D", "M"};
const Keys people{"P1|2022-01-01", "P2|2021-01-01", "P3|2025-01-01"};

} // namespace

TEST_CASE("opening, new, dissolved and closing each open to the rows of their own day")
{
    const CountyRows county = changing_county();
    const Report report = report_of(county, program("quarter-growth"), "2025Q3", "2025-09-30");
    const ReportTable& table = report.tables.front();
    CHECK(behind(county, table, "org", "opening", orgs) == Keys{"A", "C"});
    CHECK(behind(county, table, "org", "new", orgs) == Keys{"B", "D"});
    CHECK(behind(county, table, "org", "new_joint", orgs) == Keys{"B"});
    CHECK(behind(county, table, "org", "dissolved", orgs) == Keys{"C", "D"});
    CHECK(behind(county, table, "org", "closing", orgs) == Keys{"A", "B"});
    // Those that came or went; who came and went in between made no difference.
    CHECK(total(table, "net") == 0);
    CHECK(behind(county, table, "org", "net", orgs) == Keys{"B", "C"});
    CHECK(table.rows.back().cells[column(table, "net")].formula == "G{r2}-B{r2}");
    CHECK(behind(county, table, "development", "admitted", people) == Keys{people[0]});
    CHECK(behind(county, table, "development", "adm_manager", people) == Keys{people[0]});
    CHECK(behind(county, table, "development", "confirmed", people) == Keys{people[1]});
    CHECK(behind(county, table, "development", "applicants", people) == Keys{people[2]});
    for (const ReportCheck& check : report.checks) {
        INFO(check.title << " " << check.left << " " << check.right);
        CHECK_FALSE(check.failed());
    }
}

TEST_CASE("a quarter that runs knows nothing of its days to come")
{
    const CountyRows county = changing_county();
    const Report report = report_of(county, program("quarter-growth"), "2025Q3", "2025-07-31");
    const ReportTable& table = report.tables.front();
    CHECK(total(table, "opening") == 2);
    CHECK(total(table, "new") == 1);       // B comes in August
    CHECK(total(table, "dissolved") == 1); // D goes in September
    CHECK(total(table, "closing") == 2);
    CHECK(total(table, "admitted") == 1);
    CHECK(total(table, "confirmed") == 0);
}

TEST_CASE("a year stands against its quarters and the year before")
{
    const CountyRows county = changing_county();
    const Report report = report_of(county, program("annual"), "2025", "2025-09-30");
    const ReportTable& table = report.tables.front();
    const auto row = [&](const std::string& key) -> const ReportRow& {
        for (const ReportRow& one : table.rows)
            if (one.key == key)
                return one;
        FAIL("no row " << key);
        return table.rows.front();
    };
    const auto numbers = [&](const std::string& key) {
        std::vector<std::int64_t> found;
        for (const char* period : {"last_year", "q1", "q2", "q3", "year", "change"})
            found.push_back(row(key).cells[column(table, period)].number);
        return found;
    };
    using Numbers = std::vector<std::int64_t>;
    CHECK(numbers("org_opening") == Numbers{2, 2, 2, 2, 2, 0});
    CHECK(numbers("org_new") == Numbers{0, 0, 0, 2, 2, 2});
    CHECK(numbers("org_gone") == Numbers{0, 0, 0, 2, 2, 2});
    CHECK(numbers("orgs") == Numbers{2, 2, 2, 2, 2, 0});
    CHECK(numbers("admitted") == Numbers{1, 0, 0, 1, 1, 0});
    CHECK(row("orgs").cells[column(table, "q4")].blank); // has not begun
    // Figures of a period open to its rows, what compares two to none.
    const std::size_t line = static_cast<std::size_t>(&row("org_new") - table.rows.data());
    CHECK(table.trace->counts(line, column(table, "q3")));
    CHECK(table.trace->ledger_behind(line, column(table, "q3")) == "org");
    CHECK(table.trace->behind(line, column(table, "q3")).size() == 2);
    CHECK(table.trace->behind(line, column(table, "q1")).empty());
    CHECK_FALSE(table.trace->counts(line, column(table, "change")));
    for (const ReportCheck& check : report.checks) {
        INFO(check.title << " " << check.place << " " << check.left << " " << check.right);
        CHECK_FALSE(check.failed());
    }
}

TEST_CASE("figures are grouped by the organization that manages their rows")
{
    CountyRows county;
    county.add("org", {{"code", "K"}, {"name", "工委"}, {"kind", "两新工委"}});
    county.add("org",
               {{"code", "M"}, {"name", "镇党委"}, {"kind", "乡镇街道党委"}, {"parent", "K"}});
    county.add("org", {{"code", "G"}, {"name", "总支"}, {"kind", "党总支"}, {"parent", "M"}});
    county.add("org", {{"code", "B"}, {"name", "支部"}, {"kind", "党支部"}, {"parent", "G"}});
    county.add("org", {{"code", "X"}, {"name", "别处"}, {"kind", "党支部"}});
    const auto def = read("quarter", R"({"kind":"figures","name":"表","ledger":"org",
        "who":{"use":"unit_org"},"rows":"managing_org",
        "columns":[{"key":"all","heading":["数"],"count":{"all":[]}}]})");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    const Report report = report_of(county, *def, "2025Q3", "2025-09-30");
    const ReportTable& table = report.tables.front();
    std::vector<std::pair<std::string, std::int64_t>> rows;
    for (const ReportRow& row : table.rows)
        rows.emplace_back(row.cells[0].text, row.cells[1].number);
    CHECK(rows == std::vector<std::pair<std::string, std::int64_t>>{
                      {"镇党委", 2}, {"未填", 1}, {"合计", 3}});
}

TEST_CASE("an area table opens the kinds of areas it names")
{
    CountyRows county;
    county.add(
        "area",
        {{"code", "640121100"}, {"name", "甲镇"}, {"kind", "乡镇苏木"}, {"parent", "640121"}});
    county.add(
        "area",
        {{"code", "640121100200"}, {"name", "乙村"}, {"kind", "村嘎查"}, {"parent", "640121100"}});
    county.add("unit", {{"uscc", "A"}, {"area", "640121100200"}});
    county.add("unit", {{"uscc", "B"}, {"area", "640121100"}});
    const auto def = read("quarter", R"({"kind":"figures","name":"表","ledger":"unit",
        "rows":"area","open":["乡镇苏木"],
        "columns":[{"key":"all","heading":["数"],"count":{"all":[]}}]})");
    REQUIRE(def);
    const Report report = report_of(county, *def, "2025Q3", "2025-09-30");
    std::vector<std::string> names;
    for (const ReportRow& row : report.tables.front().rows)
        names.push_back(row.cells[0].text);
    CHECK(names == std::vector<std::string>{"乙村", "甲镇本级", "甲镇小计", "合计"});
}

TEST_CASE("a day or a part of a period is read in the words there are")
{
    using Kind = ReportTime::Kind;
    const TimePoint year{*Date::from_iso("2025-08-15"), *Period::parse("2025")};
    const auto at = [&](const char* text, PeriodKind whole = PeriodKind::Year) {
        const auto time = ReportTime::parse(text, whole);
        REQUIRE(time);
        return time->from(year);
    };
    CHECK(at("closing").day.iso() == "2025-08-15");
    CHECK(at("opening").day.iso() == "2024-12-31");
    CHECK(at("opening").period.code() == "2024");
    CHECK(at("last_year").day.iso() == "2024-12-31");
    CHECK(at("q2").day.iso() == "2025-06-30");
    CHECK(at("q3").day.iso() == "2025-08-15"); // it runs
    CHECK(at("q3").begun);
    CHECK_FALSE(at("q4").begun);
    CHECK(at("h1").period.code() == "2025H1");
    CHECK(at("m12").period.code() == "2025-12");
    CHECK(ReportTime::parse("m3", PeriodKind::Quarter)->kind == Kind::Part);
    for (const char* wrong : {"", "q0", "q5", "m13", "today", "q", "q1x"})
        CHECK_FALSE(ReportTime::parse(wrong, PeriodKind::Year));
    CHECK_FALSE(ReportTime::parse("q1", PeriodKind::Quarter)); // a quarter has no quarters
    CHECK_FALSE(ReportTime::parse("m4", PeriodKind::Quarter));
}

TEST_CASE("what a definition names of other ledgers, days and rows must be there")
{
    const auto figures = [](const std::string& column, const std::string& more = {}) {
        const auto def =
            read("quarter", R"({"kind":"figures","name":"表","ledger":"unit",
            "rows":"area",)" + more +
                                R"("columns":[{"key":"a","heading":["甲"],"count":{"all":[]}},)" +
                                column + "]}");
        return def ? std::string() : def.error().message;
    };
    const auto says = [](const std::string& error, const std::string& part) {
        INFO(error);
        CHECK(error.find("x.json") != std::string::npos);
        CHECK(error.find("tables[0]") != std::string::npos);
        CHECK(error.find(part) != std::string::npos);
    };
    const std::string head = R"({"key":"b","heading":["乙"],)";
    CHECK(figures(head + R"("ledger":"org","on":"opening","count":{"all":[]}})").empty());
    CHECK(figures(head + R"("difference":["a","a"]})").empty());
    says(figures(head + R"("ledger":"nothing","count":{"all":[]}})"), "nothing");
    says(figures(head + R"("ledger":"training","count":{"all":[]}})"), "不分属地");
    says(figures(head + R"("on":"q1","count":{"all":[]}})"), "q1");
    says(figures(head + R"("of":"name","count":{"all":[]}})"), "不是是否项");
    says(figures(head + R"("ledger":"org","unit":"parent","count":{"all":[]}})"),
         "不是对单位的引用");
    says(figures(head + R"("difference":["a","c"]})"), "“c”");
    says(figures(head + R"("difference":["a"]})"), "两栏");
    says(figures(head + R"("plus":["b"]})"), "“b”");
    says(figures(head + R"("count":{"all":[]},"onn":"opening"})"), "onn");
    says(figures(head + R"("count":{"all":[]}})", R"("open":["没有的"],)"), "没有的");

    const auto periods = [](const std::string& list, const std::string& more = {}) {
        const auto def =
            read("year", R"({"kind":"periods","name":"表","ledger":"unit","periods":[)" + list +
                             R"(],"columns":[{"key":"a","heading":["甲"],"count":{"all":[]}}])" +
                             more + "}");
        return def ? std::string() : def.error().message;
    };
    const std::string now = R"({"key":"y","heading":["本年"],"on":"closing"})";
    CHECK(periods(now).empty());
    says(periods(now + R"(,{"key":"z","heading":["本年"],"on":"q1"})"), "本年");
    says(periods(now + R"(,{"key":"z","heading":["差"],"difference":["y","x"]})"), "“x”");
    says(periods(R"({"key":"z","heading":["季"],"on":"q9"})"), "q9");
    says(periods(now, R"(,"checks":[{"title":"t","left":["b"],"op":"=","right":["a"]}])"), "“b”");
    says(
        periods(now,
                R"(,"across":[{"title":"t","left":["q"],"op":"=","right":["y"],"figures":["a"]}])"),
        "“q”");
}
