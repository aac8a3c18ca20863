// Every list of tests/data/lists and every workbook of tests/data/spreadsheets, and what becomes of
// it. The lists are as clerks have them: each failed once.

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string data = LIANGXIN_TEST_DATA;

/// The towns that most of the lists name.
void add_towns(ExchangeRig& rig)
{
    rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640121100", "杨和镇", "乡镇苏木", "640121"},
                              {"640121101", "李俊镇", "乡镇苏木", "640121"},
                              {"640121102", "望远镇", "乡镇苏木", "640121"},
                              {"640121200", "胜利乡", "乡镇苏木", "640121"}});
}

/// What an import of a list comes to.
struct Expected
{
    std::string file;
    std::string ledger;
    std::string first; ///< imported before, into its ledger: "unit n00_units.xlsx"
    std::int64_t read = 0;
    std::int64_t added = 0;
    std::int64_t refused = 0;
    std::int64_t surveys = 0; ///< rows of survey afterwards
    std::vector<std::string> told{};
    ImportAnswers answers{};
};

ImportAnswers in_business()
{
    ImportAnswers answers;
    answers.fills = {{"经营状态", "正常"}};
    return answers;
}

/// The three answers r01 wants.
ImportAnswers registry_answers()
{
    ImportAnswers answers = in_business();
    answers.meanings = {{"单位类型", "私营企业", "其他"}};
    answers.add = {{"area", ""}};
    return answers;
}

const std::vector<Expected>& expectations()
{
    static const std::vector<Expected> all{
        {"g01_swapped_columns_second_block.xlsx", "unit", "", 4, 4, 0, 4, {"是另一张表"}},
        {"d01_words_for_codes.xlsx", "unit", "", 30, 30, 0, 30, {"代码待补"}},
        {"d02_merged_columns_over_subtotals.xlsx",
         "unit",
         "",
         4,
         4,
         0,
         4,
         {"第 4、7 行是合计、小计"}},
        {"d03_second_table_other_order.xlsx", "unit", "", 6, 6, 0, 3, {"是另一张表"}},
        {"d04_first_table_lost.xlsx", "unit", "", 6, 6, 0, 6, {"是另一张表"}},
        {"d10_optional_choice.xlsx",
         "unit",
         "",
         4,
         4,
         0,
         4,
         {"“100-499人”不是“企业规模”的可选值", "这一格没有导入"}},
        {"d11_area_full.xlsx", "unit", "", 11, 11, 0, 11, {"没有“新华村”，按“杨和镇”登记"}},
        {"d13_counts.xlsx", "unit", "", 10, 10, 0, 7, {"应在 0 至 10000000 之间", "超过15位"}},
        {"f01_wan_in_title.xlsx", "unit", "", 2, 2, 0, 2, {"按 10000 元计"}},
        {"e04_leading_zero_format.xlsx", "org", "", 3, 3, 0, 0, {}},
        {"c04_sheet_per_township.xlsx",
         "unit",
         "",
         12,
         12,
         0,
         12,
         {"工作表名“胜利乡”作为“属地”填入 3 行", "“汇总”里没有“单位”台账的表头"}},
        {"c13_signature_lines.xlsx", "unit", "", 3, 3, 0, 3, {"等 10 行是表尾说明、签字"}},
        {"c27_numbered_with_area.xlsx", "unit", "", 3, 3, 0, 3, {"等 27 行只有序号或属地"}},
        {"c15_html_as_xls.xls", "unit", "", 3, 3, 0, 3, {}},
        {"c16_xml2003.xls", "unit", "", 3, 3, 0, 3, {}},
        {"c31_formula_uncached.xlsx", "unit", "", 3, 2, 1, 1, {"公式没有算出结果"}},
        {"c40_name_only.xlsx", "unit", "", 5, 5, 0, 5, {"推断为“非公有制企业”"}, in_business()},
        {"h02a_rename.xlsx", "unit", "", 1, 1, 0, 1, {}},
        {"h02b_rename.xlsx",
         "unit",
         "unit h02a_rename.xlsx",
         1,
         0,
         0,
         1,
         {"名称由“测试01有限公司”变为“完全不同的另一家有限公司”"}},
        {"n00_units.xlsx", "unit", "", 8, 8, 0, 0, {}},
        {"n00_orgs.xlsx", "org", "", 2, 2, 0, 0, {}},
        {"n01_survey_commas.xlsx",
         "survey",
         "unit n00_units.xlsx",
         2,
         1,
         1,
         1,
         {"“12,5”里的逗号不是千位分隔"}},
        {"n02_survey_quote.csv",
         "survey",
         "unit n00_units.xlsx",
         6,
         6,
         0,
         6,
         {"第 4 行有一个引号没有配对"}},
        {"n06_activity_dates.xlsx",
         "activity",
         "org n00_orgs.xlsx",
         1,
         1,
         0,
         0,
         {"2052-09-05 在今天"}},
        {"n08_coverage_zhijin.xlsx",
         "coverage",
         "unit n00_units.xlsx,org n00_orgs.xlsx",
         2,
         2,
         0,
         0,
         {"“至今”表示还没有结束", "“长期”表示还没有结束"}},
        {"r01_registry_sloppy.xlsx",
         "unit",
         "",
         40,
         32,
         8,
         30,
         {"个体工商户，不属于非公有制企业和社会组织",
          "代码与第 9 行“丰登物流有限公司”的相同而名称不同", "“约200人”不是准确的数"},
         registry_answers()},
        {"r02_township_gb18030.csv",
         "unit",
         "",
         20,
         20,
         0,
         17,
         {"“2020年”只有年份"},
         in_business()},
    };
    return all;
}

ImportReport import_list(ExchangeRig& rig, const std::string& ledger, const std::string& file,
                         const ImportAnswers& answers = {})
{
    ImportOptions options;
    options.ledger = ledger;
    options.inputs = {data + "/lists/" + file};
    options.answers = answers;
    return rig.import_with(options);
}

void import_first(ExchangeRig& rig, std::string first)
{
    while (!first.empty()) {
        const std::size_t end = std::min(first.find(','), first.size());
        const std::string one = first.substr(0, end);
        const std::size_t blank = one.find(' ');
        import_list(rig, one.substr(0, blank), one.substr(blank + 1));
        first.erase(0, std::min(end + 1, first.size()));
    }
}

} // namespace

TEST_CASE("each list as clerks have it: rows in, rows back, and what is told")
{
    std::set<std::string> known{"headings.txt", "c39_transposed.xlsx"};
    for (const Expected& expected : expectations()) {
        INFO(expected.file);
        known.insert(expected.file);
        ExchangeRig rig;
        add_towns(rig);
        import_first(rig, expected.first);
        const auto report = import_list(rig, expected.ledger, expected.file, expected.answers);
        for (const ImportIssue& issue : report.errors)
            UNSCOPED_INFO("退回 " << issue.row << " " << issue.column << " " << issue.reason);
        CHECK(report.read == expected.read);
        CHECK(report.counts.added == expected.added);
        CHECK(report.refused == expected.refused);
        CHECK(rig.rows("survey") == expected.surveys);
        for (const std::string& part : expected.told) {
            INFO(part);
            CHECK((tells(report.warnings, part) || tells(report.errors, part)));
        }
        // The same list again changes nothing.
        const auto again = import_list(rig, expected.ledger, expected.file, expected.answers);
        CHECK(again.counts.unchanged == again.read - again.refused);
        CHECK(again.action == 0);
    }
    for (const auto& entry : std::filesystem::directory_iterator(data + "/lists")) {
        INFO(entry.path().filename().string() << " stands in the table");
        CHECK(known.contains(entry.path().filename().string()));
    }
}

TEST_CASE("a transposed list is named as such")
{
    ExchangeRig rig;
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {data + "/lists/c39_transposed.xlsx"};
    const auto report = rig.try_import(options);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().message.find("横着排") != std::string::npos);
}

TEST_CASE("what the lists say arrives where it belongs")
{
    ExchangeRig rig;
    add_towns(rig);
    const auto survey = [&](const std::string& unit, const std::string& field) {
        return rig.field("survey", unit + "|2025-09-30", field);
    };
    SECTION("a second table has columns of its own")
    {
        import_list(rig, "unit", "g01_swapped_columns_second_block.xlsx");
        CHECK(survey("916401213982597916", "headcount") == "200");
        CHECK(survey("916401213982597916", "formal") == "4");
        CHECK(survey("91640121291417776L", "headcount") == "120");
    }
    SECTION("a word in the code column is kept in 备注")
    {
        import_list(rig, "unit", "d01_words_for_codes.xlsx");
        CHECK(rig.field("unit", "测试01有限公司", "note") == "代码栏原文：正在办理");
        CHECK(rig.field("unit", "测试01有限公司", "uscc").empty());
    }
    SECTION("areas in full and in short are the same")
    {
        import_list(rig, "unit", "d11_area_full.xlsx");
        const std::string town = std::to_string(rig.by_key("area", "640121100").id);
        for (const char* unit : {"91640121291417776L", "91640121011524493R", "916401213982597916",
                                 "91640121341672110A", "91640121945807302T", "916401219174002977",
                                 "916401215260181599", "91640121356230123X", "916401217954220586"})
            CHECK(rig.field("unit", unit, "area") == town);
        CHECK(rig.field("unit", "916401217877893287", "area") == "1");
    }
    SECTION("a unit above the table counts, zeros of a format stay")
    {
        import_list(rig, "unit", "f01_wan_in_title.xlsx");
        CHECK(survey("91640121291417776L", "wages") == "123500.00");
        import_list(rig, "org", "e04_leading_zero_format.xlsx");
        CHECK(rig.by_key("org", "000124").id != 0);
    }
    SECTION("counts as people write them")
    {
        import_list(rig, "unit", "d13_counts.xlsx");
        CHECK(survey("91640121356230123X", "headcount") == "30");    // 30 人
        CHECK(survey("916401219174002977", "headcount") == "12000"); // 1.2万
    }
    SECTION("no row is swallowed by a quotation mark")
    {
        import_list(rig, "unit", "n00_units.xlsx");
        import_list(rig, "survey", "n02_survey_quote.csv");
        CHECK(rig.field("survey", "91640121MA7000034W|2025-06-30", "staff_info") == "\"两班倒");
        CHECK(rig.field("survey", "91640121MA7000042P|2025-06-30", "staff_info") == "稳定");
    }
    SECTION("a former name is kept")
    {
        import_list(rig, "unit", "h02a_rename.xlsx");
        import_list(rig, "unit", "h02b_rename.xlsx");
        CHECK(rig.field("unit", "91640121291417776L", "note") == "曾用名：测试01有限公司");
    }
    SECTION("townships that are not there are added below the county")
    {
        const auto report =
            import_list(rig, "unit", "r01_registry_sloppy.xlsx", registry_answers());
        CHECK(report.other_kinds == 8);
        const Record town = rig.by_key("area", "640121X02");
        CHECK(text_of(town.at(rig.def("area"), "name")) == "闽宁镇");
        CHECK(int_of(town.at(rig.def("area"), "parent")) == 1);
        CHECK(text_of(town.at(rig.def("area"), "kind")) == "乡镇苏木");
    }
}

TEST_CASE("without answers a list asks, and every question answers rows")
{
    ExchangeRig rig;
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {data + "/lists/r01_registry_sloppy.xlsx"};
    options.dry_run = true;
    const auto asked = rig.import_with(options);
    CHECK(asked.counts.added == 0);
    std::set<std::string> texts;
    for (const ImportQuestion& question : asked.questions)
        texts.insert(question.kind == QuestionKind::Fill ? question.name : question.text);
    CHECK(texts == std::set<std::string>{"经营状态", "私营企业", "杨和镇", "李俊镇", "望远镇",
                                         "望洪镇", "闽宁镇", "胜利乡", "团结西路街道", "不存在镇"});
    CHECK(rig.rows("unit") == 0);
}

TEST_CASE("answers are remembered for lists with the same headings")
{
    ExchangeRig rig;
    import_list(rig, "unit", "c40_name_only.xlsx", in_business());
    const std::string path = rig.folder() / "next.csv";
    write_csv(path, {{"序号", "企业名称", "法人", "电话", "职工人数", "党员数"},
                     {"1", "后来有限公司", "王某", "13900000001", "21", "2"}});
    const auto report = rig.import_files("unit", {path});
    CHECK(report.counts.added == 1);
    CHECK(tells(report.warnings, "沿用了当时的回答"));
}

TEST_CASE("an import withdrawn and done again is the same")
{
    ExchangeRig rig;
    const auto first = import_list(rig, "unit", "r01_registry_sloppy.xlsx", registry_answers());
    const auto units = keyed_content(rig, "unit");
    const auto areas = keyed_content(rig, "area");
    REQUIRE(withdraw_action(rig.database(), rig.catalog(), rig.actor(), first.action));
    CHECK(rig.rows("unit") == 0);
    CHECK(rig.rows("area") == 1);
    import_list(rig, "unit", "r01_registry_sloppy.xlsx", registry_answers());
    CHECK(keyed_content(rig, "unit") == units);
    CHECK(keyed_content(rig, "area") == areas);
}

TEST_CASE("headings met in lists stand for their fields")
{
    const Catalog& catalog = Catalog::builtin();
    const HeadingIndex index(catalog, *catalog.ledger("unit"));
    std::ifstream in(data + "/lists/headings.txt");
    int headings = 0;
    for (std::string line; std::getline(in, line);) {
        const std::size_t tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string::npos)
            continue;
        INFO(line);
        ++headings;
        const auto hit = index.match(line.substr(0, tab));
        REQUIRE(hit.has_value());
        CHECK(index.field(hit->target).name == line.substr(tab + 1));
    }
    CHECK(headings > 40);
}

namespace {

/// What is said of workbooks of other readers' test suites, none of which holds a list of units.
const std::map<std::string, std::vector<std::string>> refusals{
    {"已损坏",
     {"calamine/OOM_alloc3.xls",
      "poi/clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx",
      "poi/crash-274d6342e4842d61be0fb48eaadad6208ae767ae.xlsx"}},
    {"没有找到",
     {"calamine/any_sheets.ods",
      "calamine/any_sheets.xls",
      "calamine/any_sheets.xlsx",
      "calamine/date.xls",
      "calamine/date.xlsx",
      "calamine/date_1904.xls",
      "calamine/date_1904.xlsx",
      "calamine/date_iso.xlsx",
      "calamine/date_quoted_format.xlsx",
      "calamine/empty_s_attribute.xlsx",
      "calamine/errors.xlsx",
      "calamine/has_x000D_.xlsx",
      "calamine/header-row.xlsx",
      "calamine/inlineStr_cdata.xlsx",
      "calamine/issue219.xls",
      "calamine/issue252.xlsx",
      "calamine/issue_174.xlsx",
      "calamine/merge_cells.xls",
      "calamine/merge_cells.xlsx",
      "calamine/minimal_package.xlsx",
      "calamine/no-header.xlsx",
      "calamine/nonstandard-xml-ns-prefix.xlsx",
      "calamine/number_rows_repeated.ods",
      "calamine/richtext-namespaced.xlsx",
      "calamine/rph.xlsx",
      "calamine/strict_iso_paths.xlsx",
      "calamine/too_small.xls",
      "calamine/whitespace_trim.xlsx",
      "easyexcel/bom__no_bom.csv",
      "easyexcel/bom__office_bom.csv",
      "easyexcel/compatibility__t01.xls",
      "easyexcel/compatibility__t02.xlsx",
      "easyexcel/compatibility__t05.xlsx",
      "easyexcel/dataformat__dataformat.xlsx",
      "excelize/MergeCell.xlsx",
      "excelize/OverflowNumericCell.xlsx",
      "hutool/alias.xlsx",
      "hutool/blankAndDateTest.xlsx",
      "hutool/issueI91VF1.csv",
      "hutool/merge_test.xlsx",
      "hutool/test_lines_cr.csv",
      "poi/1900DateWindowing.xls",
      "poi/58325_db.xlsx",
      "poi/59746_NoRowNums.xlsx",
      "poi/DateFormats.xls",
      "poi/InlineStrings.xlsx",
      "poi/MalformedSSTCount.xlsx",
      "poi/SampleSS.strict.xlsx",
      "poi/TwoSheetsOneHidden.xls",
      "poi/TwoSheetsOneHidden.xlsx",
      "poi/chinese-provinces.xls",
      "poi/noSharedStringTable.xlsx",
      "poi/testEXCEL_5.xls",
      "poi/testEXCEL_95.xls",
      "poi/unicodeSheetName.xlsx",
      "poi/xlsx-corrupted.xlsx",
      "poi/xxe_in_schema.xlsx",
      "sheetjs/LONumbers.xls",
      "sheetjs/artifacts__wps__write.et",
      "sheetjs/artifacts__wps__write.xls",
      "sheetjs/artifacts__wps__write.xlsx",
      "sheetjs/crlf__crlf.xlsx",
      "sheetjs/large_strings.xlsx",
      "sheetjs/rich_text_stress.xlsx",
      "sheetjs/row_height.xlsx",
      "sheetjs/sheet_visibility.xlsx",
      "sheetjs/wps__fn.et",
      "sheetjs/wps__fn.xlsx"}},
    {".xlsb", {"calamine/any_sheets.xlsb"}},
    {"文件里没有数据",
     {"calamine/empty_sheet.xlsx", "poi/44593.xls", "poi/57893-many-merges.xlsx",
      "poi/BrNotClosed.xlsx", "poi/DBCSHeader.xls", "poi/DBCSSheetName.xls"}},
    {"有密码",
     {"calamine/pass_protected.ods", "calamine/pass_protected.xlsx", "excelize/encryptAES.xlsx",
      "poi/clusterfuzz-testcase-minimized-POIHSSFFuzzer-4651309315719168.xls", "poi/password.xls",
      "poi/protected_passtika.xlsx", "sheetjs/password_2002_40_xor.xls"}},
    {"没有工作表", {"excelize/BadWorkbook.xlsx"}},
    {"两个同名", {"poi/duplicate-filename.xlsx"}},
    {"DOCTYPE", {"poi/poc-xmlbomb.xlsx"}},
    {"文件是空的", {"sheetjs/artifacts__wps__write.csv"}},
};

} // namespace

TEST_CASE("every workbook of other readers' suites is refused with its cause and harms nothing")
{
    ExchangeRig rig;
    std::set<std::string> known;
    for (const auto& [cause, files] : refusals) {
        for (const std::string& file : files) {
            known.insert(file);
            ImportOptions options;
            options.ledger = "unit";
            options.inputs = {data + "/spreadsheets/" + file};
            INFO(file);
            const auto report = rig.try_import(options);
            REQUIRE_FALSE(report.has_value());
            CHECK(report.error().kind == ErrorKind::BadInput);
            INFO(report.error().message);
            CHECK(report.error().message.find(cause) != std::string::npos);
        }
    }
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(data + "/spreadsheets")) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_regular_file() || name.starts_with("LICENSE") || name == "README.md" ||
            name == "expected.tsv" || name == ".gitattributes")
            continue;
        const std::string file =
            std::filesystem::relative(entry.path(), data + "/spreadsheets").string();
        INFO(file << " stands in the table");
        CHECK(known.contains(file));
    }
    CHECK(rig.rows("unit") == 0);
}
