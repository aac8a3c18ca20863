#include "core/ledger/heading_match.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/text.h"
#include "tests/support/data_file.h"

using lx::Catalog;
using lx::HeadingFit;
using lx::HeadingMatch;
using lx::HeadingMatcher;
using lx::HeadingReport;

namespace {

HeadingMatcher matcher(const std::string& ledger)
{
    return {Catalog::builtin(), *Catalog::builtin().ledger(ledger)};
}

/// "survey.headcount" or "" for the field a heading stands for.
std::string field_of(const std::string& ledger, const std::string& heading)
{
    const HeadingMatch match = matcher(ledger).match(heading);
    return match.found() ? match.ledger->code + "." + match.def().key : "";
}

} // namespace

TEST_CASE("every heading of the specification is matched exactly by its own ledger")
{
    for (const lx::LedgerDef& def : Catalog::builtin().ledgers()) {
        const HeadingMatcher headings(Catalog::builtin(), def);
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            CAPTURE(def.code, def.fields[i].name);
            for (const std::string& text : {lx::heading(def.fields[i]), def.fields[i].name}) {
                const HeadingMatch match = headings.match(text);
                CHECK(match.ledger == &def);
                CHECK(match.field == static_cast<int>(i));
                CHECK(match.fit == HeadingFit::Exact);
                CHECK(headings.may_know(text));
            }
            for (const std::string& synonym : def.fields[i].synonyms) {
                CAPTURE(synonym);
                CHECK(headings.match(synonym).field == static_cast<int>(i));
                CHECK(headings.may_know(synonym));
            }
        }
    }
}

TEST_CASE("headings of real forms are recognised")
{
    for (const auto& row : lx::test::read_tsv("form_headings.tsv")) {
        REQUIRE(row.size() >= 3);
        CAPTURE(row[0], row[1]);
        CHECK(field_of(row[0], row[1]) == row[2]);
    }
}

TEST_CASE("marks, numbering, line breaks, brackets and units do not matter")
{
    CHECK(field_of("unit", "*统一社会\n信用代码") == "unit.uscc");
    CHECK(field_of("unit", "1、单位名称（必填）") == "unit.name");
    CHECK(field_of("unit", "（二）联系电话：") == "unit.phone");
    CHECK(field_of("unit", "③ 地 址") == "unit.address");
    CHECK(field_of("unit", "职工人数（人）") == "survey.headcount");
    CHECK(field_of("unit", "是否影响力较大") == "unit.influential");
    CHECK(field_of("venue", "面积（平方米）") == "venue.area_sqm");
    CHECK(field_of("member", "转出（去世、出党）日期") == "member.moved_out");
    CHECK(field_of("member", "是否困难党员") == "member.hardship");
    CHECK(field_of("org", "任期") == "org.term_years");
    CHECK(field_of("assessment", "一般票") ==
          "assessment.votes_average"); // 一 is no numbering here
}

TEST_CASE("a heading in 万元 tells what a plain number counts")
{
    CHECK(matcher("unit").match("年度工资总额（万元）").money_factor == 10000);
    CHECK(matcher("unit").match("年度工资总额(元)").money_factor == 1);
    CHECK(matcher("fund").match("金额（亿元）").money_factor == 100000000);
    CHECK(matcher("unit").match("从业人员数（万人）").money_factor == 1);
}

TEST_CASE("merged headings are read as a path")
{
    CHECK(field_of("unit", "基本情况/单位名称") == "unit.name");
    CHECK(field_of("unit", "联系人/电话") == "unit.phone");
    CHECK(field_of("unit", "联系人/姓名") == "unit.contact_person");
    CHECK(field_of("unit", "法定代表人/姓名") == "unit.legal_person");
    CHECK(field_of("unit", "党员情况/其中/正式党员数") == "survey.formal");
    CHECK(field_of("unit", "单位名称/单位名称") == "unit.name");         // merged downwards
    CHECK(field_of("unit", "法定代表人/负责人") == "unit.legal_person"); // a slash of its own
    CHECK(field_of("fund", "金额/万元") == "fund.amount");
    // someone else's telephone number is not the unit's
    CHECK(field_of("unit", "党组织书记/联系电话") == "");
    CHECK(field_of("unit", "企业数/其中/100人以上") == "");
    CHECK(matcher("unit").match("基本情况/单位名称").fit == HeadingFit::Path);
}

TEST_CASE("columns that hold no data are ignored, unknown ones not found")
{
    CHECK(matcher("unit").match("序号").ignored);
    CHECK(matcher("unit").match("错误").ignored);
    CHECK_FALSE(matcher("unit").match("注册资本").found());
    CHECK(matcher("unit").match("党员总数").def().key == "formal");
    CHECK_FALSE(matcher("unit").match("参保人数").found()); // not the headcount
    CHECK_FALSE(matcher("unit").match("").found());
    CHECK_FALSE(matcher("unit").match(" *：").found());
}

TEST_CASE("texts of rows are told from headings by how they begin")
{
    const HeadingMatcher headings = matcher("unit");
    for (const char* text : {"永宁县宏达商贸有限公司", "91640121MA7000001X", "2005-01-02"})
        CHECK_FALSE(headings.may_know(text));
    for (const char* heading : {"序号", "no.", " 单位名称", "（盖章）单位名称"})
        CHECK(headings.may_know(heading));
}

TEST_CASE("the unit's own fields come before those of the survey it carries")
{
    CHECK(field_of("unit", "经营状态") == "unit.status");
    CHECK(field_of("unit", "备注") == "unit.note");
    CHECK(field_of("unit", "摸底日期") == "survey.date");
    CHECK(field_of("survey", "经营状态") == "survey.status");
    CHECK(field_of("campaign", "任务") == "milestone.task");
}

TEST_CASE("a table's headings are matched together")
{
    const HeadingReport report = matcher("unit").match_all(
        {"序号", "企业名称", "单位名称", "社会信用代码", "成立日期", "登记日期", "注册资本", ""});
    REQUIRE(report.columns.size() == 8);
    CHECK_FALSE(report.columns[1].found()); // 单位名称 fits better
    CHECK(report.columns[2].def().key == "name");
    CHECK(report.columns[3].def().key == "uscc");
    CHECK(report.columns[5].def().key == "registered");
    CHECK_FALSE(report.columns[4].found());
    CHECK(report.problems.size() == 2);
    CHECK(report.found == 3);
    CHECK(report.missing == std::vector<std::string>{"单位类别", "单位类型", "经营状态"});
}

TEST_CASE("a second column for a reference is kept for rows where the first is blank")
{
    const HeadingReport report =
        matcher("survey").match_all({"统一社会信用代码", "单位名称", "摸底日期", "从业人员数"});
    CHECK(report.problems.empty());
    CHECK(report.missing.empty());
    CHECK_FALSE(report.columns[0].fallback);
    CHECK(report.columns[1].fallback);
    CHECK(report.columns[1].def().key == "unit");
}

TEST_CASE("no heading does harm, and blanks, marks and widths never change what it means")
{
    const HeadingMatcher headings = matcher("unit");
    const lx::LedgerDef& unit = *Catalog::builtin().ledger("unit");
    CHECK(rc::check("any text", [&](const std::string& text) {
        const HeadingMatch match = headings.match(text);
        RC_ASSERT(match.found() == (match.field >= 0));
        RC_ASSERT(headings.may_know(text) || !headings.knows(lx::fold(text)));
    }));
    CHECK(rc::check("dressed headings", [&] {
        const auto at = *rc::gen::inRange<std::size_t>(0, unit.fields.size());
        const std::string before =
            *rc::gen::element<std::string>("", "*", "1、", "（3）", " \n", "②");
        const std::string behind =
            *rc::gen::element<std::string>("", "*", "：", "（必填）", "\r\n", "　");
        const HeadingMatch match = headings.match(before + lx::heading(unit.fields[at]) + behind);
        RC_ASSERT(match.ledger == &unit);
        RC_ASSERT(match.field == static_cast<int>(at));
    }));
}
