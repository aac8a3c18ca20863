// What is remembered for a list holds for lists with its headings, and for no other beside it.

#include <map>

#include <catch2/catch.hpp>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::vector<std::string> headings{"单位名称", "单位类别", "单位类型"};
const std::vector<std::string> other_headings{"单位名称", "单位类别", "单位类型", "联系人"};

Table list(const std::string& unit)
{
    return {headings, {unit, "非公有制企业", "其他"}};
}

Table other_list(const std::string& unit)
{
    return {other_headings, {unit, "非公有制企业", "其他", "张三"}};
}

/// Lists as .csv files, imported together.
ImportReport import_lists(ExchangeRig& rig, const std::vector<Table>& lists,
                          const ImportAnswers& answers = {}, bool recall = true)
{
    ImportOptions options;
    options.ledger = "unit";
    options.answers = answers;
    options.recall = recall;
    for (std::size_t i = 0; i < lists.size(); ++i) {
        options.inputs.push_back(rig.folder() / ("list" + std::to_string(i) + ".csv"));
        write_csv(options.inputs.back(), lists[i]);
    }
    return rig.import_with(options);
}

ImportAnswers all_are(const std::string& status)
{
    ImportAnswers answers;
    answers.fills = {{"经营状态", status}};
    return answers;
}

ImportAnswers column_is(const std::string& heading, const std::string& field)
{
    ImportAnswers answers;
    answers.mapping.columns = {{heading, field}};
    return answers;
}

std::string status(ExchangeRig& rig, const std::string& unit)
{
    return rig.field("unit", unit, "status");
}

} // namespace

TEST_CASE("what is remembered for one list does not reach another list imported beside it")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    const auto report = import_lists(rig, {other_list("乙公司"), list("丙公司")});
    CHECK(status(rig, "丙公司") == "注销");
    CHECK(report.refused == 1); // 乙公司: nobody said what it is
    CHECK(rig.rows("unit") == 2);
}

TEST_CASE("what is remembered for a list does not reach another one beside it in its sheet")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    // The right list has a column more, which is none of the ledger.
    const std::vector<std::string> both{"单位名称", "单位类别", "单位类型", "单位名称",
                                        "单位类别", "单位类型", "网格号"};
    const auto import_both = [&](const std::string& left, const std::string& right) {
        return import_lists(
            rig, {{both, {left, "非公有制企业", "其他", right, "非公有制企业", "其他", "3"}}});
    };
    const auto report = import_both("乙公司", "丙公司");
    CHECK(status(rig, "乙公司") == "注销");
    CHECK(report.refused == 1); // 丙公司: nobody said what it is
    CHECK(std::count_if(report.warnings.begin(), report.warnings.end(), [](const auto& issue) {
              return issue.reason.find("沿用了当时的回答") != std::string::npos;
          }) == 1);
    // And it is not kept for the right list.
    CHECK(import_both("丁公司", "戊公司").refused == 1);
}

TEST_CASE("columns remembered for a list are no columns of another one beside it")
{
    ExchangeRig rig;
    const std::vector<std::string> left{"单位名称", "单位类别", "单位类型", "经营状态", "牵头"};
    import_lists(rig, {{left, {"甲公司", "非公有制企业", "其他", "正常", "张三"}}},
                 column_is("牵头", "备注"));
    const auto report =
        import_lists(rig, {{{"单位名称", "单位类别", "单位类型", "经营状态", "牵头", "单位名称",
                             "单位类别", "单位类型", "经营状态", "牵头", "网格号"},
                            {"乙公司", "非公有制企业", "其他", "正常", "李四", "丙公司",
                             "非公有制企业", "其他", "正常", "王五", "3"}}});
    CHECK(report.counts.added == 2);
    CHECK(rig.field("unit", "乙公司", "note") == "李四");
    CHECK(rig.field("unit", "丙公司", "note").empty());
    CHECK(tells(report.warnings, "“牵头”、“网格号”不是“单位”台账的字段"));
}

TEST_CASE("what is remembered for one sheet does not reach another of its workbook")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    const std::string path = rig.folder() / "book.xlsx";
    write_xlsx(path, {{"在营", other_list("乙公司")}, {"注销", list("丙公司")}});
    const auto report = rig.import_files("unit", {path});
    CHECK(status(rig, "丙公司") == "注销");
    CHECK(report.refused == 1);
}

TEST_CASE("what is remembered for a list does not reach one below it on its sheet")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    Table both = list("丙公司");
    for (const auto& row : other_list("乙公司"))
        both.push_back(row);
    for (const auto& row : list("丁公司"))
        both.push_back(row);
    const auto report = import_lists(rig, {both});
    CHECK(status(rig, "丙公司") == "注销");
    CHECK(status(rig, "丁公司") == "注销"); // under the first headings again
    CHECK(report.refused == 1);
}

namespace {

/// Two lists one under the other.
Table below_each_other(Table upper, const Table& lower)
{
    upper.push_back({"二、注销的单位"});
    upper.insert(upper.end(), lower.begin(), lower.end());
    return upper;
}

/// The questions what 经营状态 is, by the lists they are of.
std::map<std::string, std::int64_t> asked_status(const ImportReport& report)
{
    std::map<std::string, std::int64_t> asked;
    for (const ImportQuestion& question : report.questions)
        if (question.kind == QuestionKind::Fill && question.field == "status")
            asked[question.list] += question.rows;
    return asked;
}

/// 正常 for the upper list, 注销 for the lower one.
ImportAnswers one_each(ExchangeRig& rig, const Table& both)
{
    ImportOptions options;
    options.ledger = "unit";
    options.dry_run = true;
    options.inputs = {rig.folder() / "asked.csv"};
    write_csv(options.inputs.front(), both);
    const auto report = rig.import_with(options);
    REQUIRE(report.tables.size() == 2);
    ImportAnswers answers;
    answers.fills = {{"经营状态", "正常", report.tables[0].list},
                     {"status", "注销", report.tables[1].list}};
    return answers;
}

} // namespace

TEST_CASE("each list of a sheet asks for itself; headings that are repeated ask once")
{
    ExchangeRig rig;
    const auto two = import_lists(rig, {below_each_other(list("甲公司"), other_list("乙公司"))});
    REQUIRE(two.tables.size() == 2);
    CHECK(asked_status(two) ==
          std::map<std::string, std::int64_t>{{two.tables[0].list, 1}, {two.tables[1].list, 1}});
    const auto one = import_lists(rig, {below_each_other(list("甲公司"), list("乙公司"))});
    REQUIRE(one.tables.size() == 1);
    CHECK(asked_status(one) == std::map<std::string, std::int64_t>{{one.tables[0].list, 2}});
}

TEST_CASE("an answer for one list of a sheet is taken and remembered for that list alone")
{
    ExchangeRig rig;
    const Table both = below_each_other(list("甲公司"), other_list("乙公司"));
    import_lists(rig, {both}, one_each(rig, both));
    CHECK(status(rig, "甲公司") == "正常");
    CHECK(status(rig, "乙公司") == "注销");

    SECTION("one under the other again")
    {
        const auto report =
            import_lists(rig, {below_each_other(list("丙公司"), other_list("丁公司"))});
        CHECK(report.refused == 0);
        CHECK(status(rig, "丙公司") == "正常");
        CHECK(status(rig, "丁公司") == "注销");
        CHECK(std::count_if(report.warnings.begin(), report.warnings.end(), [](const auto& issue) {
                  return issue.reason.find("沿用了当时的回答") != std::string::npos;
              }) == 2);
    }
    SECTION("the other way round")
    {
        import_lists(rig, {below_each_other(other_list("丁公司"), list("丙公司"))});
        CHECK(status(rig, "丙公司") == "正常");
        CHECK(status(rig, "丁公司") == "注销");
    }
    SECTION("alone")
    {
        import_lists(rig, {other_list("丁公司")});
        CHECK(status(rig, "丁公司") == "注销");
    }
}

TEST_CASE("what came back among the answers as remembered for a list is none of one below it")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    const Table both = below_each_other(list("丙公司"), other_list("乙公司"));
    ImportOptions options;
    options.ledger = "unit";
    options.dry_run = true;
    options.inputs = {rig.folder() / "both.csv"};
    write_csv(options.inputs.front(), both);
    const auto tried = rig.import_with(options);
    CHECK(tried.refused == 1);
    const auto report = import_lists(rig, {both}, tried.answers, false); // as an assistant goes on
    CHECK(status(rig, "丙公司") == "注销");
    CHECK(report.refused == 1); // 乙公司: nobody said what it is
}

TEST_CASE("a value remembered for a list below is shown as its own, and may be taken back")
{
    ExchangeRig rig;
    const Table both = below_each_other(list("甲公司"), other_list("乙公司"));
    import_lists(rig, {both}, one_each(rig, both));
    const Table next = below_each_other(list("丙公司"), other_list("丁公司"));
    ImportOptions options;
    options.ledger = "unit";
    options.dry_run = true;
    options.inputs = {rig.folder() / "next.csv"};
    write_csv(options.inputs.front(), next);
    ImportAnswers answers = rig.import_with(options).answers;
    const auto of_lower = [](const ImportAnswers::Fill& fill) { return !fill.list.empty(); };
    REQUIRE(std::count_if(answers.fills.begin(), answers.fills.end(), of_lower) == 1);
    std::erase_if(answers.fills, of_lower);
    const auto report = import_lists(rig, {next}, answers, false);
    CHECK(status(rig, "丙公司") == "正常");
    CHECK(report.refused == 1);
    CHECK(import_lists(rig, {other_list("丁公司")}).refused == 1); // forgotten
}

TEST_CASE("answers of one list alone stand in a map file by the list's id")
{
    const auto answers = ImportAnswers::from_json(
        R"({"fill": {"经营状态": "正常"}, "lists": {"1f0c": {"fill": {"经营状态": "注销"}}}})",
        "map.json");
    REQUIRE(answers);
    REQUIRE(answers->fills.size() == 2);
    CHECK(answers->for_list("1f0c").fills.front().value == "注销");
    CHECK(answers->for_list("other").fills ==
          std::vector<ImportAnswers::Fill>{{"经营状态", "正常"}});
    const auto again = ImportAnswers::from_json(answers->to_json(), "map.json");
    REQUIRE(again);
    CHECK(again->fills == answers->fills);
    CHECK_FALSE(ImportAnswers::from_json(R"({"lists": []})", "map.json"));
}

TEST_CASE("a column remembered for one list is taken by its heading in another")
{
    ExchangeRig rig;
    const std::vector<std::string> heads{"单位名称", "单位类别", "单位类型", "经营状态", "联系人"};
    const auto row = [](const char* unit, const char* person) {
        return std::vector<std::string>{unit, "非公有制企业", "其他", "正常", person};
    };
    auto wider = heads;
    wider.emplace_back("联系电话");
    import_lists(rig, {{heads, row("甲公司", "张一")}}, column_is("联系人", "法定代表人"));
    import_lists(rig, {{heads, row("乙公司", "王二")}, {wider, row("丙公司", "李三")}});
    CHECK(rig.field("unit", "乙公司", "legal_person") == "王二");
    CHECK(rig.field("unit", "丙公司", "legal_person").empty());
    CHECK(rig.field("unit", "丙公司", "contact_person") == "李三");
}

TEST_CASE("an answer given for several lists is kept for each without what others remember")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    ImportAnswers answers;
    answers.fills = {{"备注", "第三季度"}};
    import_lists(rig, {other_list("乙公司"), list("丙公司")}, answers);
    const auto report = import_lists(rig, {other_list("丁公司")});
    CHECK(report.refused == 1);
    CHECK_FALSE(tells(report.warnings, "注销"));
    CHECK(tells(report.warnings, "备注=第三季度"));
}

TEST_CASE("the note on remembered answers says which list, which fields and what values")
{
    ExchangeRig rig;
    ImportAnswers answers = all_are("注销");
    answers.meanings = {{"单位类型", "私营企业", "其他"}};
    import_lists(rig, {list("甲公司")}, answers);
    const auto report = import_lists(rig, {list("乙公司")});
    CHECK(tells(report.warnings,
                "表头与以前导入过的一样，沿用了当时的回答：经营状态=注销、单位类型“私营企业”=其他；"
                "不合适的请重新回答后再导入。"));
}

TEST_CASE("a person is shown what is remembered for all lists, and may take it back")
{
    ExchangeRig rig;
    import_lists(rig, {list("甲公司")}, all_are("注销"));
    CHECK(import_lists(rig, {list("甲公司")}).answers.fills.size() == 1);
    CHECK(import_lists(rig, {other_list("乙公司"), list("甲公司")}).answers.fills.empty());

    SECTION("taken back, it is neither used nor remembered any longer")
    {
        CHECK(import_lists(rig, {list("丙公司")}, {}, false).refused == 1);
        CHECK(import_lists(rig, {list("丙公司")}).refused == 1);
    }
    SECTION("what was not shown stays")
    {
        CHECK(import_lists(rig, {other_list("乙公司"), list("丙公司")}, {}, false).refused == 1);
        CHECK(status(rig, "丙公司") == "注销");
        CHECK(import_lists(rig, {list("丁公司")}).refused == 0);
    }
}

TEST_CASE("a row to add that was named is remembered, all that are missing are not")
{
    const auto placed = [](const std::string& unit, const std::string& area) {
        return Table{{"单位名称", "单位类别", "单位类型", "经营状态", "属地"},
                     {unit, "非公有制企业", "其他", "正常", area}};
    };
    ExchangeRig rig;
    ImportAnswers answers;
    answers.add = {{"area", "望远镇"}};
    import_lists(rig, {placed("甲公司", "")}, answers);
    CHECK(rig.rows("area") == 1); // the list does not name it
    const auto report = import_lists(rig, {placed("乙公司", "望远镇")});
    CHECK(report.answers.adds("area", "望 远镇"));
    CHECK(rig.rows("area") == 2);

    answers.add = {{"area", ""}};
    import_lists(rig, {placed("丙公司", "李俊镇")}, answers);
    CHECK(rig.rows("area") == 3);
    import_lists(rig, {placed("丁公司", "杨和镇")});
    CHECK(rig.rows("area") == 3);
}

TEST_CASE("a map file names ledgers and single rows to add")
{
    const auto answers = ImportAnswers::from_json(R"({"add": ["org", "area=望远镇"]})", "map");
    REQUIRE(answers);
    CHECK(answers->adds("org", "甲党支部"));
    CHECK(answers->adds("area", "望远镇"));
    CHECK_FALSE(answers->adds("area", "不存在镇"));
    const auto again = ImportAnswers::from_json(answers->to_json(), "map");
    REQUIRE(again);
    CHECK(again->add == std::vector<ImportAnswers::Addition>{{"area", "望远镇"}});
}
