#include "core/exchange/ledger_import.h"

#include <atomic>

#include <catch2/catch.hpp>

#include "core/store/change_log.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// Headings that a unit needs, and rows for them.
Table units(const std::vector<std::vector<std::string>>& rows)
{
    Table table{
        {"统一社会信用代码", "单位名称", "单位类别", "单位类型", "经营状态", "属地", "地址"}};
    table.insert(table.end(), rows.begin(), rows.end());
    return table;
}

std::vector<std::string> unit(const std::string& code, const std::string& name,
                              const std::string& address = "")
{
    return {code, name, "非公有制企业", "有限责任公司", "正常", "", address};
}

} // namespace

TEST_CASE("a second import of the same file adds nothing and leaves nothing in the log")
{
    ExchangeRig rig;
    const Table table = units({unit("91110000600037341L", "甲公司", "一号"), unit("", "乙公司")});
    const auto first = rig.import_table("unit", table);
    CHECK(first.counts.added == 2);
    CHECK(first.action != 0);
    const auto second = rig.import_table("unit", table);
    CHECK(second.counts.added == 0);
    CHECK(second.counts.unchanged == 2);
    CHECK(second.action == 0);
    CHECK(rig.rows("unit") == 2);
}

TEST_CASE("a blank cell keeps what is there, 清空 empties it")
{
    ExchangeRig rig;
    rig.import_table("unit", units({unit("91110000600037341L", "甲公司", "一号")}));
    auto report = rig.import_table("unit", units({unit("91110000600037341L", "甲公司")}));
    CHECK(report.counts.unchanged == 1);
    CHECK(rig.field("unit", "91110000600037341L", "address") == "一号");
    report = rig.import_table("unit", units({unit("91110000600037341L", "甲公司", "清空")}));
    CHECK(report.counts.updated == 1);
    CHECK(rig.field("unit", "91110000600037341L", "address").empty());
    report = rig.import_table("unit", units({unit("清空", "甲公司")}));
    CHECK(report.refused == 1);
}

TEST_CASE("a list of elections under an office's own headings, and the list again with the results")
{
    ExchangeRig rig;
    rig.put("org",
            {{"code", "D1"}, {"name", "甲支部"}, {"kind", "党支部"}, {"founded", "2015-01-01"}});
    const auto asked =
        rig.import_table("election", {{"序号", "换届党组织名称", "班子届次", "提交换届请示时间"},
                                      {"1", "甲支部", "第 三 届", "2024年4月1日"}});
    CHECK(asked.counts.added == 1);
    const auto held = rig.import_table(
        "election", {{"党组织名称", "届次", "选举方式", "该届换届时间", "应到会人数", "实到会人数"},
                     {"甲支部", "第三届", "支部党员大会", "2024.5.20", "18", "20"}});
    CHECK(held.counts.updated == 1);
    CHECK(tells(held.warnings, "请核对两列是否填反"));
    CHECK(rig.field("election", "D1|第三届", "requested") == "2024-04-01");
    CHECK(rig.field("election", "D1|第三届", "date") == "2024-05-20");
    CHECK(rig.field("election", "D1|第三届", "mode") == "党员大会");
}

TEST_CASE("whether a unit has premises may be said, denied or left open")
{
    ExchangeRig rig;
    rig.import_table("unit", {{"单位名称", "单位类别", "单位类型", "经营状态", "有无固定经营场所",
                               "是否有生产经营活动", "剔除原因", "剔除时间"},
                              {"甲公司", "非公有制企业", "有限责任公司", "正常", "有", "√", "", ""},
                              {"乙公司", "非公有制企业", "有限责任公司", "停产歇业", "无", "否",
                               "空壳企业", "2025-06-30"},
                              {"丙公司", "非公有制企业", "有限责任公司", "正常", "", "", "", ""}});
    CHECK(rig.field("unit", "甲公司", "premises") == "是");
    CHECK(rig.field("unit", "甲公司", "operating") == "是");
    CHECK(rig.field("unit", "乙公司", "premises") == "否");
    CHECK(rig.field("unit", "乙公司", "struck_reason") == "空壳");
    CHECK(rig.field("unit", "乙公司", "struck") == "2025-06-30");
    CHECK(rig.field("unit", "丙公司", "premises").empty());
}

TEST_CASE("a unit that stood without a code gets it filled in and is not doubled")
{
    ExchangeRig rig;
    const Table without = units({unit("无", "宁夏甲（集团）有限公司", "一号")});
    rig.import_table("unit", without);
    const auto filled =
        rig.import_table("unit", units({unit("91110000600037341L", "宁夏甲(集团)有限公司")}));
    CHECK(filled.counts.updated == 1);
    CHECK(rig.rows("unit") == 1);
    CHECK(rig.field("unit", "91110000600037341L", "address") == "一号");
    SECTION("the list without codes still finds it by name")
    {
        const auto again = rig.import_table("unit", without);
        CHECK(again.counts.unchanged == 1);
        CHECK(tells(again.warnings, "按名称对应"));
        CHECK(rig.rows("unit") == 1);
    }
    SECTION("a name that two units bear does not say which")
    {
        rig.import_table("unit", units({unit("91350100M000100Y43", "宁夏甲(集团)有限公司")}));
        REQUIRE(rig.rows("unit") == 2);
        const auto again = rig.import_table("unit", without);
        CHECK(again.refused == 1);
        CHECK(tells(again.errors, "2 个同名"));
    }
}

TEST_CASE(
    "rows of one key in a file are one: the first counts, the others fill what it leaves blank")
{
    ExchangeRig rig;
    const Table table =
        units({unit("91110000600037341L", "甲公司", "一号"), unit("91350100M000100Y43", "乙公司"),
               unit("91110000600037341L", "甲公司", "二号"),
               unit("91350100M000100Y43", "乙公司", "三号")});
    const auto report = rig.import_table("unit", table);
    CHECK(report.counts.added == 2);
    CHECK(report.counts.updated == 1);
    CHECK(report.counts.unchanged == 1);
    CHECK(rig.field("unit", "91110000600037341L", "address") == "一号");
    CHECK(rig.field("unit", "91350100M000100Y43", "address") == "三号");
    CHECK(tells(report.warnings, "第 4 行与第 2 行是同一条，“地址”不一致，以第 2 行为准"));
    const auto again = rig.import_table("unit", table);
    CHECK(again.counts.unchanged == 4);
    CHECK(again.action == 0);
}

TEST_CASE("one code under two names in a file loses neither row")
{
    ExchangeRig rig;
    const Table table =
        units({unit("91110000600037341L", "甲公司"), unit("91110000600037341L", "乙商贸有限公司")});
    const auto report = rig.import_table("unit", table);
    CHECK(report.counts.added == 2);
    CHECK(rig.field("unit", "91110000600037341L", "name") == "甲公司");
    CHECK(rig.field("unit", "乙商贸有限公司", "note") == "代码栏原文：91110000600037341L");
    CHECK(tells(report.warnings, "代码与第 2 行“甲公司”的相同而名称不同"));
    CHECK(rig.import_table("unit", table).action == 0);
}

TEST_CASE("a code under another name than the ledger's is told and asked, and the former name kept")
{
    ExchangeRig rig;
    rig.import_table("unit", units({unit("91110000600037341L", "甲公司")}));
    const Table renamed = units({unit("91110000600037341L", "乙公司")});
    const auto report = rig.import_table("unit", renamed);
    CHECK(tells(report.warnings, "名称由“甲公司”变为“乙公司”"));
    REQUIRE(report.questions.size() == 1);
    CHECK(report.questions.front().kind == QuestionKind::Rename);
    CHECK(report.questions.front().text == "91110000600037341L");
    CHECK(rig.field("unit", "91110000600037341L", "note") == "曾用名：甲公司");
    CHECK(rig.import_table("unit", renamed).action == 0);

    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "again.csv"};
    write_csv(options.inputs.front(), units({unit("91110000600037341L", "丙公司")}));
    options.answers.leave_out = {"91110000600037341L"};
    const auto left = rig.import_with(options);
    CHECK(left.refused == 1);
    CHECK(rig.field("unit", "91110000600037341L", "name") == "乙公司");
}

TEST_CASE("bad rows are told, good rows stay")
{
    ExchangeRig rig;
    Table table =
        units({unit("91110000600037341L", "甲公司"), unit("91350100M000100Y43", "乙公司")});
    table[2][3] = "股份无限公司";
    table[2][5] = "月亮镇";
    const auto report = rig.import_table("unit", table);
    CHECK(report.counts.added == 1);
    CHECK(report.refused == 1);
    REQUIRE(report.errors.size() == 2);
    CHECK(report.errors[0].row == 3);
    CHECK(report.errors[0].column == "单位类型");
    CHECK(report.errors[0].value == "股份无限公司");
    CHECK(report.errors[1].column == "属地");
    CHECK(tells(report.errors, "“属地”台账里没有“月亮镇”"));
}

TEST_CASE("a missing required value refuses the row; on an update what is there counts")
{
    ExchangeRig rig;
    auto row = unit("91110000600037341L", "甲公司");
    row[4] = "";
    const auto refused = rig.import_table("unit", units({row}));
    CHECK(refused.refused == 1);
    CHECK(refused.errors.front().column == "经营状态");
    rig.import_table("unit", units({unit("91110000600037341L", "甲公司")}));
    row[6] = "三号";
    const auto updated = rig.import_table("unit", units({row}));
    CHECK(updated.counts.updated == 1);
}

TEST_CASE("survey columns of the unit import become a survey of the day")
{
    ExchangeRig rig;
    Table table =
        units({unit("91110000600037341L", "甲公司"), unit("91350100M000100Y43", "乙公司")});
    table[0].insert(table[0].end(), {"职工人数", "正式党员数"});
    table[1].insert(table[1].end(), {"120", "4"});
    table[2].insert(table[2].end(), {"", "3"});
    write_csv(rig.folder() / "u.csv", table);
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "u.csv"};
    options.as_of = Date::from_ymd(2025, 6, 30);
    const auto report = rig.import_with(options);
    REQUIRE(report.also.size() == 1);
    CHECK(report.also[0].first == "survey");
    CHECK(report.also[0].second.added == 1);
    CHECK(rig.field("survey", "91110000600037341L|2025-06-30", "headcount") == "120");
    CHECK(rig.field("survey", "91110000600037341L|2025-06-30", "status") == "正常");
    CHECK(tells(report.warnings, "3 正式党员数: 这一行没有“从业人员数”"));

    const auto again = rig.import_with(options);
    CHECK(again.also[0].second.unchanged == 1);
    CHECK(again.action == 0);
    table[1][7] = "130";
    write_csv(rig.folder() / "u.csv", table);
    const auto updated = rig.import_with(options);
    CHECK(updated.also[0].second.updated == 1);
    CHECK(rig.field("survey", "91110000600037341L|2025-06-30", "headcount") == "130");
    CHECK(rig.field("survey", "91110000600037341L|2025-06-30", "formal") == "4");
    CHECK(rig.rows("survey") == 1);
}

TEST_CASE("without a column for headcount the survey columns are a warning")
{
    ExchangeRig rig;
    Table table = units({unit("91110000600037341L", "甲公司")});
    table[0].push_back("正式党员数");
    table[1].push_back("4");
    const auto report = rig.import_table("unit", table);
    CHECK(report.counts.added == 1);
    CHECK(report.also.empty());
    CHECK(tells(report.warnings, "文件里没有“从业人员数”列"));
}

TEST_CASE("a survey value that can't be read is left out, the unit goes in")
{
    ExchangeRig rig;
    Table table = units({unit("91110000600037341L", "甲公司")});
    table[0].push_back("从业人员数");
    table[1].push_back("很多");
    const auto report = rig.import_table("unit", table);
    CHECK(report.refused == 0);
    CHECK(rig.rows("unit") == 1);
    CHECK(rig.rows("survey") == 0);
    REQUIRE(report.tables.front().curtailed.size() == 1);
    CHECK(tells(report.warnings, "“很多”不是数，请只填数字；这一格没有导入"));
}

TEST_CASE("a trial import tells the same and leaves nothing")
{
    ExchangeRig rig;
    write_csv(rig.folder() / "u.csv", units({unit("91110000600037341L", "甲公司"), unit("x", "")}));
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "u.csv"};
    options.dry_run = true;
    const auto report = rig.import_with(options);
    CHECK(report.counts.added == 1);
    CHECK(report.refused == 1);
    CHECK(rig.rows("unit") == 0);
    CHECK(report.action == 0);
    options.dry_run = false;
    CHECK(rig.import_with(options).counts.added == 1);
}

TEST_CASE("several inputs are one transaction: one that can't be read leaves all out")
{
    ExchangeRig rig;
    write_csv(rig.folder() / "1.csv", units({unit("91110000600037341L", "甲公司")}));
    write_csv(rig.folder() / "2.csv", units({unit("91350100M000100Y43", "乙公司")}));
    write_csv(rig.folder() / "3.csv", {{"月份", "天气"}, {"一月", "晴"}});
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "1.csv", rig.folder() / "3.csv"};
    const auto failed = rig.try_import(options);
    REQUIRE_FALSE(failed.has_value());
    CHECK(failed.error().kind == ErrorKind::BadInput);
    CHECK(failed.error().message.find("3.csv") != std::string::npos);
    CHECK(rig.rows("unit") == 0);
    options.inputs[1] = rig.folder() / "2.csv";
    const auto both = rig.import_with(options);
    CHECK(both.counts.added == 2);
    CHECK(both.action == *ChangeLog(rig.database()).last_action());
}

TEST_CASE("rows of a ledger may refer to rows further down in the same file")
{
    ExchangeRig rig;
    const auto report = rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                                                  {"640121100001", "甲村", "村嘎查", "望远镇"},
                                                  {"640121100002", "乙社区", "社区", "640121100"},
                                                  {"640121100", "望远镇", "乡镇苏木", "永宁县"},
                                                  {"640121101", "丙镇", "乡镇苏木", "没有县"}});
    CHECK(report.counts.added == 4);
    CHECK(tells(report.warnings, "“属地”台账里没有“没有县”"));
    CHECK(rig.field("area", "640121100001", "parent") ==
          std::to_string(rig.by_key("area", "640121100").id));
    CHECK(rig.field("area", "640121100002", "parent") ==
          std::to_string(rig.by_key("area", "640121100").id));
    CHECK(rig.field("area", "640121100", "parent") == "1");
}

TEST_CASE("no row becomes its own superior")
{
    ExchangeRig rig;
    rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640121100", "望远镇", "乡镇苏木", "640121"},
                              {"640121100001", "甲村", "村嘎查", "640121100"}});
    const auto report = rig.import_table("area", {{"代码", "上级"}, {"640121100", "甲村"}});
    CHECK(report.refused == 1);
    CHECK(tells(report.errors, "自己的下级"));
}

TEST_CASE("the jurisdiction's row is updated; areas without a superior stand below it")
{
    ExchangeRig rig;
    const auto report = rig.import_table("area", {{"代码", "名称", "类别", "分管领导"},
                                                  {"640121", "永宁县", "县区旗", "张三"},
                                                  {"640121100", "望远镇", "乡镇苏木", ""},
                                                  {"640100", "银川市", "市", ""}});
    CHECK(report.counts.added == 2);
    CHECK(report.counts.updated == 1);
    CHECK(rig.field("area", "640121", "leader") == "张三");
    CHECK(rig.field("area", "640121100", "parent") == "1");
    CHECK(tells(report.warnings, "按“永宁县”的下级登记"));
    CHECK(is_empty(rig.by_key("area", "640100").at(rig.def("area"), "parent")));
    // A column that is there and left blank says that there is none.
    const auto blank = rig.import_table(
        "area", {{"代码", "名称", "类别", "上级"}, {"640121101", "李俊镇", "乡镇苏木", ""}});
    CHECK(is_empty(rig.by_key("area", "640121101").at(rig.def("area"), "parent")));
    CHECK(tells(blank.warnings, "不会计入“永宁县”"));
}

TEST_CASE("a campaign's file carries its milestones")
{
    ExchangeRig rig;
    const Table table{{"名称", "起", "止", "任务", "截止日期", "责任单位"},
                      {"百日攻坚", "2025-03-01", "2025-06-08", "摸底", "2025-03-31", "各乡镇"},
                      {"百日攻坚", "2025-03-01", "2025-06-08", "组建", "2025-05-31", ""}};
    const auto report = rig.import_table("campaign", table);
    CHECK(report.counts.added == 1);
    CHECK(report.counts.unchanged == 1);
    REQUIRE(report.also.size() == 1);
    CHECK(report.also[0].second.added == 2);
    const auto again = rig.import_table("campaign", table);
    CHECK(again.action == 0);
    CHECK(again.also[0].second.unchanged == 2);
}

TEST_CASE("lists of units are read by 、 and line breaks, names with 、 in them too")
{
    ExchangeRig rig;
    rig.import_table("org", {{"党组织代码", "名称", "类别", "成立日期"},
                             {"D1", "一支部", "党支部", "2020-01-01"}});
    rig.import_table("unit",
                     units({unit("", "甲公司"), unit("", "乙、丙公司"), unit("", "丁公司")}));
    const auto report =
        rig.import_table("activity", {{"党组织", "类别", "日期", "主题", "参加单位"},
                                      {"D1", "党课", "2025-03-01", "一", "甲公司、丁公司"},
                                      {"一支部", "党课", "2025-03-02", "二", "乙、丙公司\n丁公司"},
                                      {"D1", "党课", "2025-03-03", "三", "甲公司；丁公司"},
                                      {"D1", "党课", "2025-03-04", "四", "甲公司、戊公司"}});
    CHECK(report.counts.added == 4);
    CHECK(tells(report.warnings, "没有“戊公司”"));
    REQUIRE(report.tables.front().curtailed.size() == 1);
    const auto id = [&](const std::string& name) {
        return std::to_string(rig.by_key("unit", name).id);
    };
    const auto units_of = [&](const std::string& key) {
        return text_of(rig.by_key("activity", key).at(rig.def("activity"), "units"));
    };
    CHECK(units_of("D1|党课|2025-03-01|一") == id("甲公司") + "," + id("丁公司"));
    CHECK(units_of("D1|党课|2025-03-02|二") == id("乙、丙公司") + "," + id("丁公司"));
    CHECK(units_of("D1|党课|2025-03-03|三") == id("甲公司") + "," + id("丁公司"));
}

TEST_CASE("an organization outside the county is kept as text")
{
    ExchangeRig rig;
    rig.import_table("org", {{"党组织代码", "名称", "类别", "成立日期"},
                             {"D1", "一支部", "党支部", "2020-01-01"}});
    rig.import_table("member", {{"公民身份号码", "姓名", "党员状态", "入党日期", "组织关系"},
                                {"11010519491231002X", "王五", "正式", "1980-01-01", "在册"}});
    const auto report =
        rig.import_table("transfer", {{"党员", "转出党组织", "转入党组织", "介绍信日期"},
                                      {"王五", "外县某支部", "一支部", "2025-01-02"}});
    CHECK(report.counts.added == 1);
    const Record row = rig.by_key("transfer", "11010519491231002X|2025-01-02");
    CHECK(text_of(row.at(rig.def("transfer"), "from_org")) == "外县某支部");
    CHECK(int_of(row.at(rig.def("transfer"), "to_org")) == rig.by_key("org", "D1").id);
}

TEST_CASE("an ID number with a wrong check digit needs a reason")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "member", {{"公民身份号码", "姓名", "党员状态", "入党日期", "组织关系", "身份号码存疑说明"},
                   {"110105194912310021", "王五", "正式", "1980-01-01", "在册", ""},
                   {"110105194912310022", "赵六", "正式", "1980-01-01", "在册", "户口簿如此"},
                   {"1101051949", "孙七", "正式", "1980-01-01", "在册", "户口簿如此"}});
    CHECK(report.counts.added == 1);
    CHECK(report.refused == 2);
    CHECK(rig.field("member", "110105194912310022", "id_note") == "户口簿如此");
}

TEST_CASE("two columns may name the unit: what the first leaves open the second settles")
{
    ExchangeRig rig;
    rig.import_table("org", {{"党组织代码", "名称", "类别", "成立日期"},
                             {"D1", "一支部", "党支部", "2020-01-01"}});
    rig.import_table("unit", units({unit("91110000600037341L", "甲公司"),
                                    unit("91350100M000100Y43", "甲公司")}));
    const auto report =
        rig.import_table("coverage", {{"党组织", "单位名称", "统一社会信用代码", "起"},
                                      {"D1", "甲公司", "91350100M000100Y43", "2021-01-01"},
                                      {"D1", "甲公司", "", "2021-01-01"}});
    CHECK(report.counts.added == 1);
    CHECK(report.refused == 1);
    CHECK(tells(report.errors, "2 个“甲公司”"));
    CHECK(rig.field("coverage", "D1|91350100M000100Y43|2021-01-01", "unit") ==
          std::to_string(rig.by_key("unit", "91350100M000100Y43").id));
}

TEST_CASE("a list without a column for category and type has them proposed, once the code says so")
{
    ExchangeRig rig;
    const auto report =
        rig.import_table("unit", {{"企业名称", "统一社会信用代码", "登记状态"},
                                  {"北京某某有限公司", "91110000600037341L", "存续"},
                                  {"某某经营部", "", "存续"}});
    CHECK(report.counts.added == 1);
    CHECK(report.refused == 1);
    CHECK(rig.field("unit", "91110000600037341L", "category") == "非公有制企业");
    CHECK(rig.field("unit", "91110000600037341L", "type") == "有限责任公司");
    CHECK(tells(report.warnings, "推断"));
}

TEST_CASE("cancelling leaves the ledger as it was")
{
    struct Impatient final : Progress
    {
        void report(std::string_view what, std::int64_t done, std::int64_t) override
        {
            seen = seen || (what.starts_with("导入") && done > 0);
        }
        [[nodiscard]] bool cancelled() const override { return seen; }
        std::atomic<bool> seen{false};
    };
    ExchangeRig rig;
    Table table = units({});
    for (int i = 0; i < 3000; ++i)
        table.push_back(unit("", "公司" + std::to_string(i)));
    write_csv(rig.folder() / "u.csv", table);
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "u.csv"};
    Impatient progress;
    const auto report =
        import_ledger(rig.database(), rig.catalog(), rig.actor(), options, progress);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::Cancelled);
    CHECK(rig.rows("unit") == 0);
    CHECK(rig.import_with(options).counts.added == 3000);
}
