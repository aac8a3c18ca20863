// What an import makes of columns, cells and keys, rule by rule.

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>

#include "core/base/uscc.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::vector<std::string> headings{
    "统一社会信用代码", "单位名称", "单位类别",   "单位类型",
    "经营状态",         "属地",     "从业人员数", "年度工资总额（万元）"};

std::vector<std::string> unit(const std::string& code, const std::string& name,
                              const std::string& staff = "", const std::string& wages = "")
{
    return {code, name, "非公有制企业", "有限责任公司", "正常", "", staff, wages};
}

std::string wages_of(ExchangeRig& rig, const std::string& unit)
{
    return rig.field("survey", unit + "|2025-09-30", "wages");
}

ImportReport import_as(ExchangeRig& rig, const Table& table, const ImportAnswers& answers)
{
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "answered.csv"};
    options.answers = answers;
    write_csv(options.inputs.front(), table);
    return rig.import_with(options);
}

void add_towns(ExchangeRig& rig)
{
    rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640121100", "杨和镇", "乡镇苏木", "640121"},
                              {"640121101", "李俊镇", "乡镇苏木", "640121"}});
}

std::string id_of_area(ExchangeRig& rig, const char* code)
{
    return std::to_string(rig.by_key("area", code).id);
}

} // namespace

TEST_CASE("the cell's own unit of money wins over the heading's")
{
    ExchangeRig rig;
    rig.import_table("unit", {headings, unit("", "甲公司", "1", "3"),
                              unit("", "乙公司", "1", "3元"), unit("", "丙公司", "1", "3亿元")});
    CHECK(wages_of(rig, "甲公司") == "30000.00");
    CHECK(wages_of(rig, "乙公司") == "3.00");
    CHECK(wages_of(rig, "丙公司") == "300000000.00");
}

TEST_CASE("of two columns for one field the second counts where the first is blank")
{
    ExchangeRig rig;
    auto heads = headings;
    heads.emplace_back("企业名称");
    auto first = unit("", "甲公司");
    auto second = unit("", "");
    first.emplace_back("甲公司旧名");
    second.emplace_back("乙公司");
    const auto report = rig.import_table("unit", {heads, first, second});
    CHECK(report.counts.added == 2);
    CHECK(rig.by_key("unit", "甲公司").id != 0);
    CHECK(rig.by_key("unit", "乙公司").id != 0);
    CHECK(tells(report.warnings, "每行先取后者，空着才取前者"));
}

TEST_CASE("words for nothing are blank in every kind of field and never overwrite")
{
    ExchangeRig rig;
    auto heads = headings;
    for (const char* heading : {"登记日期", "联系人", "备注", "影响力较大"})
        heads.emplace_back(heading);
    auto full = unit("", "甲公司", "12", "3");
    for (const char* cell : {"2020-01-02", "王某", "说明", "是"})
        full.emplace_back(cell);
    rig.import_table("unit", {heads, full});
    const auto before = keyed_content(rig, "unit");
    for (const char* word :
         {"无", "-", "/", "N/A", "NULL", "nan", "None", "***", "未知", "不详", "待补", "暂无"}) {
        INFO(word);
        std::vector<std::string> row(heads.size(), word);
        row[1] = "甲公司";
        row[11] = ""; // 无 is an answer to 影响力较大
        const auto report = rig.import_table("unit", {heads, row});
        CHECK(report.counts.unchanged == 1);
    }
    CHECK(keyed_content(rig, "unit") == before);
}

TEST_CASE("signs of errors pasted as texts are no values: they overwrite nothing and name nothing")
{
    ExchangeRig rig;
    auto heads = headings;
    heads.emplace_back("联系人");
    heads.emplace_back("备注");
    auto full = unit("", "甲公司", "12", "3");
    full.emplace_back("王某");
    full.emplace_back("说明");
    rig.import_table("unit", {heads, full});
    const auto before = keyed_content(rig, "unit");
    const auto sign = GENERATE(as<std::string>(), "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?");
    INFO(sign);
    auto signs = unit("", "甲公司");
    signs.emplace_back(sign);
    signs.emplace_back(sign);
    auto unnamed = unit("", sign);
    const auto report = rig.import_table("unit", {heads, signs, unnamed});
    CHECK(keyed_content(rig, "unit") == before);
    CHECK(report.refused == 1);
    CHECK(tells(report.errors, "“单位名称”这一格是公式错误 " + sign));
    CHECK(tells(report.warnings, "“联系人”这一格是公式错误 " + sign));
}

TEST_CASE("O and I in a code are 0 and 1, and told")
{
    ExchangeRig rig;
    rig.import_table("unit", {headings, unit("91110000600037341L", "甲公司")});
    const auto report = rig.import_table("unit", {headings, unit("9111OOOO6OOO37341L", "甲公司")});
    CHECK(report.counts.unchanged == 1);
    CHECK(tells(report.warnings, "按数字 0、1 改为 91110000600037341L"));
}

TEST_CASE("malformed codes are the same unit only where the names agree")
{
    ExchangeRig rig;
    const Table table{headings, unit("640121200001234", "甲公司"),
                      unit("640121200001234", "乙公司")};
    const auto report = rig.import_table("unit", table);
    CHECK(report.counts.added == 2);
    CHECK(rig.field("unit", "乙公司", "note") == "代码栏原文：640121200001234");
    CHECK(rig.import_table("unit", table).action == 0);
}

TEST_CASE("names that differ in their dots or in compatibility ideographs are the same")
{
    ExchangeRig rig;
    rig.import_table("unit", {headings, unit("", "阿里·买买提商行")});
    for (const char* name : {"阿里•买买提商行", "阿里・买买提商行", "阿里.买买提商行",
                             "阿里．买买提商行", "阿\uF9E9·买买提商行"}) {
        INFO(name);
        CHECK(rig.import_table("unit", {headings, unit("", name)}).counts.unchanged == 1);
    }
}

TEST_CASE("a first column that says the area once a block is filled down")
{
    ExchangeRig rig;
    add_towns(rig);
    const auto report =
        rig.import_table("unit", {{"所属镇", "单位名称", "单位类别", "单位类型", "经营状态"},
                                  {"杨和镇", "甲公司", "非公有制企业", "有限责任公司", "正常"},
                                  {"", "乙公司", "非公有制企业", "有限责任公司", "正常"},
                                  {"李俊镇", "丙公司", "非公有制企业", "有限责任公司", "正常"},
                                  {"", "丁公司", "非公有制企业", "有限责任公司", "正常"}});
    CHECK(rig.field("unit", "乙公司", "area") == id_of_area(rig, "640121100"));
    CHECK(rig.field("unit", "丁公司", "area") == id_of_area(rig, "640121101"));
    CHECK(tells(report.warnings, "“属地”列空着的 2 行按上面一行的填写"));
}

TEST_CASE("a section line that is an area gives it to its rows")
{
    ExchangeRig rig;
    add_towns(rig);
    const auto report = rig.import_table("unit", {headings,
                                                  {"一、杨和镇（2家）"},
                                                  unit("", "甲公司"),
                                                  unit("", "乙公司"),
                                                  {"二、别处"},
                                                  unit("", "丙公司")});
    CHECK(report.counts.added == 3);
    CHECK(rig.field("unit", "乙公司", "area") == id_of_area(rig, "640121100"));
    CHECK(tells(report.warnings, "分节标题“杨和镇”作为“属地”填入下面 2 行"));
    CHECK(tells(report.warnings, "有 1 行没有属地"));
}

TEST_CASE("a section line may write its area in any way")
{
    const auto [title, code] = GENERATE(table<std::string, std::string>({
        {"一、李俊镇", "640121101"},
        {"二、杨和", "640121100"},
        {"（三）永宁县李俊镇", "640121101"},
        {"【李俊镇】", "640121101"},
        {"杨和镇：", "640121100"},
        {"（四）李俊镇东村", "640121101"}, // the ledger has no such village
    }));
    INFO(title);
    ExchangeRig rig;
    add_towns(rig);
    const auto report = rig.import_table("unit", {headings, {title}, unit("", "甲公司")});
    CHECK(told(report.errors).empty());
    CHECK(rig.field("unit", "甲公司", "area") == id_of_area(rig, code.c_str()));
}

TEST_CASE("under a section that means another area the sheet's one is not filled in")
{
    const auto title = GENERATE(as<std::string>(), "三、火星镇", "二、新华村", "一、贺兰县李俊镇",
                                "四、李俊镇以外的企业");
    INFO(title);
    ExchangeRig rig;
    add_towns(rig);
    rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640121100201", "新华村", "村嘎查", "640121100"},
                              {"640121101201", "新华村", "村嘎查", "640121101"}});
    const std::string path = rig.folder() / "sheets.xlsx";
    write_xlsx(path, {headings, unit("", "甲公司"), {title}, unit("", "乙公司")}, "李俊镇");
    const auto report = rig.import_files("unit", {path});
    CHECK(rig.field("unit", "甲公司", "area") == id_of_area(rig, "640121101"));
    CHECK(rig.field("unit", "乙公司", "area") == "0");
    CHECK(tells(report.warnings, "分节标题“" + title + "”看不出是“属地”台账里的哪一个，其下 1 行"));
}

TEST_CASE("a sheet may be called after its area in any way")
{
    const auto name =
        GENERATE(as<std::string>(), "杨和", "永宁县杨和镇", "杨和镇人民政府", "640121100");
    INFO(name);
    ExchangeRig rig;
    add_towns(rig);
    const std::string path = rig.folder() / "sheets.xlsx";
    write_xlsx(path, {headings, unit("", "甲公司")}, name);
    const auto report = rig.import_files("unit", {path});
    CHECK(rig.field("unit", "甲公司", "area") == id_of_area(rig, "640121100"));
    CHECK(tells(report.warnings, "工作表名“杨和镇”作为“属地”填入 1 行"));
}

TEST_CASE("new rows without an area are told, with a column for it or without")
{
    ExchangeRig rig;
    add_towns(rig);
    const Table list{{"单位名称", "单位类别", "单位类型", "经营状态"},
                     {"甲公司", "非公有制企业", "有限责任公司", "正常"},
                     {"乙公司", "非公有制企业", "有限责任公司", "正常"}};
    CHECK(tells(rig.import_table("unit", list).warnings, "有 2 行没有属地"));
    // They stand already: the list says nothing of areas.
    CHECK_FALSE(tells(rig.import_table("unit", list).warnings, "没有属地"));
}

TEST_CASE("one answer fills a column that is missing or blank and leaves what is there")
{
    ExchangeRig rig;
    ImportAnswers answers;
    answers.fills = {{"存续情况", "正常"}};
    const auto report = import_as(rig,
                                  {{"单位名称", "单位类别", "单位类型", "经营状态"},
                                   {"甲公司", "非公有制企业", "有限责任公司", "注销"},
                                   {"乙公司", "非公有制企业", "有限责任公司", "-"},
                                   {"丙公司", "非公有制企业", "有限责任公司", ""}},
                                  answers);
    CHECK(report.counts.added == 3);
    CHECK(rig.field("unit", "甲公司", "status") == "注销");
    CHECK(rig.field("unit", "乙公司", "status") == "正常");
    CHECK(rig.field("unit", "丙公司", "status") == "正常");
}

TEST_CASE("an answer that its field can't take is wrong usage")
{
    ExchangeRig rig;
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "a.csv"};
    write_csv(options.inputs.front(), {headings, unit("", "甲公司")});
    options.answers.fills = {{"经营状态", "很好"}};
    const auto value = rig.try_import(options);
    REQUIRE_FALSE(value.has_value());
    CHECK(value.error().kind == ErrorKind::Usage);
    options.answers.fills = {{"没有的字段", "正常"}};
    const auto field = rig.try_import(options);
    REQUIRE_FALSE(field.has_value());
    CHECK(field.error().kind == ErrorKind::Usage);
}

TEST_CASE("holders of other kinds are named and not taken, unless the list says a category")
{
    ExchangeRig rig;
    const auto of = [](const char* first17) {
        return std::string(first17) + uscc_check_character(first17);
    };
    const Table table{{"统一社会信用代码", "单位名称", "经营状态"},
                      {of("92640121MA0000001"), "甲商店", "正常"},
                      {of("81640121MA0000001"), "乙工会", "正常"},
                      {of("12640121MA0000001"), "丙中心", "正常"},
                      {of("91640121MA0000001"), "丁有限公司", "正常"},
                      {of("91640121MA0000002"), "戊饭店", "正常"}};
    const auto report = rig.import_table("unit", table);
    CHECK(report.counts.added == 2);
    CHECK(report.other_kinds == 3);
    CHECK(tells(report.errors, "个体工商户，不属于"));
    CHECK(tells(report.errors, "工会，不属于"));
    CHECK(tells(report.errors, "机关或事业单位，不属于"));
    CHECK(rig.field("unit", of("91640121MA0000001"), "type") == "有限责任公司");
    CHECK(rig.field("unit", of("91640121MA0000002"), "type") == "其他");
    CHECK(tells(report.warnings, "单位类型看不出，登记为“其他”"));
    ImportAnswers answers;
    answers.fills = {{"单位类别", "非公有制企业"}};
    CHECK(import_as(rig, table, answers).counts.added == 3);
}

TEST_CASE("individual businesses are taken in once an answer says so, for every later list")
{
    ExchangeRig rig;
    const auto of = [](const char* first17) {
        return std::string(first17) + uscc_check_character(first17);
    };
    const std::string code = of("92640121MA0000001");
    const Table table{{"统一社会信用代码", "单位名称", "单位类型", "经营状态"},
                      {code, "甲商店", "", "正常"},
                      {of("81640121MA0000001"), "乙工会", "", "正常"},
                      {"", "丙商店", "个体工商户", "正常"}};
    const auto before = rig.import_table("unit", table);
    CHECK(before.other_kinds == 3);
    CHECK(before.individuals == 2);
    ImportAnswers answers;
    answers.individuals = true;
    const auto taken = import_as(rig, table, answers);
    CHECK(taken.counts.added == 2);
    CHECK(taken.other_kinds == 1);
    CHECK(tells(taken.warnings, "是个体工商户，按选择纳入"));
    for (const std::string& unit : {code, std::string("丙商店")}) {
        CHECK(rig.field("unit", unit, "category") == "非公有制企业");
        CHECK(rig.field("unit", unit, "type") == "其他");
    }
    const Table later{table[0], {of("92640121MA0000002"), "丁商店", "", "正常"}};
    CHECK(rig.import_table("unit", later).counts.added == 1);
    answers.individuals = false;
    const Table last{table[0], {of("92640121MA0000003"), "戊商店", "", "正常"}};
    CHECK(import_as(rig, last, answers).individuals == 1);
    CHECK(rig.import_table("unit", last).individuals == 1);
}

TEST_CASE("reasons are grouped with their number, whatever the rows say")
{
    ExchangeRig rig;
    const auto report = rig.import_table("unit", {headings,
                                                  unit("", "甲公司", "很多"),
                                                  unit("", "乙公司", "不少"),
                                                  {"", "丙公司", "", "乱写", "正常", "", "", ""}});
    const auto reasons = grouped_reasons(report);
    REQUIRE_FALSE(reasons.empty());
    CHECK(reasons.front().refuses);
    const auto staff = std::find_if(reasons.begin(), reasons.end(), [](const ImportReason& each) {
        return each.column == "从业人员数";
    });
    REQUIRE(staff != reasons.end());
    CHECK(staff->count == 2);
    CHECK(staff->first_row == 2);
}

TEST_CASE("answers as a map file come back as they were")
{
    ImportAnswers answers;
    answers.mapping.columns = {{"名号", "单位名称"}};
    answers.fills = {{"经营状态", "正常"}};
    answers.meanings = {{"单位类型", "私营企业", "其他"}};
    const auto again = ImportAnswers::from_json(answers.to_json(), "m.json");
    REQUIRE(again.has_value());
    CHECK(again->mapping.columns == answers.mapping.columns);
    CHECK(again->fills == answers.fills);
    CHECK(again->meanings == answers.meanings);
    for (const char* wrong : {"{\"fill\": []}", "{\"values\": {\"a\": 1}}", "{\"add\": \"area\"}",
                              "{\"individuals\": \"是\"}"}) {
        INFO(wrong);
        const auto refused = ImportAnswers::from_json(wrong, "m.json");
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().kind == ErrorKind::Usage);
    }
}

TEST_CASE("a field with many columns is told of once")
{
    ExchangeRig rig;
    std::vector<std::string> heads{"单位名称", "单位类别", "单位类型", "经营状态"};
    std::vector<std::string> row{"甲公司", "非公有制企业", "其他", "正常"};
    for (int i = 0; i < 30; ++i) {
        heads.insert(heads.end(), {"联系人", "联系电话"});
        row.insert(row.end(), {"张三", "13900000001"});
    }
    const auto report = rig.import_table("unit", {heads, heads, row, heads, heads});
    CHECK(report.counts.added == 1);
    CHECK(report.tables.size() == 1);
    const auto told_twice =
        std::count_if(report.warnings.begin(), report.warnings.end(), [](const ImportIssue& issue) {
            return issue.reason.find("都对应") != std::string::npos;
        });
    CHECK(told_twice == 2);
    CHECK(tells(report.warnings, "G列“联系人”、I列“联系人”"));
    CHECK(tells(report.warnings, "等 29 列与E列“联系人”都对应“联系人”"));
}

TEST_CASE("what fails before the commit leaves the ledger as it was")
{
    ExchangeRig rig;
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "list.csv"};
    write_csv(options.inputs.front(), {headings, unit("", "甲公司")});
    NoProgress progress;
    std::int64_t added = 0;
    const auto report = import_ledger(rig.database(), rig.catalog(), rig.actor(), options, progress,
                                      [&](const ImportReport& finished) -> Result<> {
                                          added = finished.counts.added;
                                          return fail(ErrorKind::Io, "磁盘已满。");
                                      });
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::Io);
    CHECK(added == 1);
    CHECK(rig.rows("unit") == 0);
}

TEST_CASE("text files in other encodings and with other commas are taken, or named as the cause")
{
    // 单位名称,单位类别,单位类型,经营状态 and 乙公司,非公有制企业,其他,正常 in GBK.
    const std::string heading = "单位名称,单位类别,单位类型,经营状态\n";
    const std::string gbk_row = "\xD2\xD2\xB9\xAB\xCB\xBE,\xB7\xC7\xB9\xAB\xD3\xD0\xD6\xC6\xC6\xF3"
                                "\xD2\xB5,\xC6\xE4\xCB\xFB,\xD5\xFD\xB3\xA3\n";
    ExchangeRig rig;
    const auto import = [&](const std::string& bytes) {
        ImportOptions options;
        options.ledger = "unit";
        options.inputs = {rig.folder() / "list.csv"};
        std::ofstream(options.inputs.front(), std::ios::binary) << bytes;
        return rig.try_import(options);
    };
    const auto mixed = import(heading + "甲公司,非公有制企业,其他,正常\n" + gbk_row);
    REQUIRE(mixed);
    CHECK(mixed->counts.added == 2);
    CHECK(tells(mixed->warnings, "第 3 行是 GBK 编码的文字"));
    CHECK(rig.field("unit", "乙公司", "status") == "正常");

    const auto commas =
        import("单位名称，单位类别，单位类型，经营状态\n丙公司，非公有制企业，其他，"
               "正常\n");
    REQUIRE(commas);
    CHECK(commas->counts.added == 1);

    const auto some = import(heading + "丁公司,非公有制企业,其他,正常\n戊公司，非公有制企业，其他，"
                                       "正常\n");
    REQUIRE(some);
    CHECK(some->counts.added == 1);
    CHECK(some->refused == 1);
    CHECK(tells(some->warnings, "第 3 行有几栏是用中文逗号"));

    // 單位名稱,經營狀態 / 永寧縣第一有限責任公司,正常 in Big5
    const auto big5 =
        import("\xB3\xE6\xA6\xEC\xA6\x57\xBA\xD9,\xB8\x67\xC0\xE7\xAA\xAC\xBA\x41\n"
               "\xA5\xC3\xB9\xE7\xBF\xA4\xB2\xC4\xA4\x40\xA6\xB3\xAD\xAD\xB3\x64\xA5\xF4"
               "\xA4\xBD\xA5\x71,\xA5\xBF\xB1\x60\n");
    REQUIRE_FALSE(big5);
    CHECK(big5.error().message.find("Big5 编码的繁体字") != std::string::npos);
    CHECK(big5.error().message.find("另存为 .xlsx") != std::string::npos);
}
