// What real lists contain: titles, sections, totals, hidden parts, damaged text, old numbers,
// merged cells.

#include <algorithm>
#include <fstream>

#include <catch2/catch.hpp>
#include <xlsxwriter.h>

#include "core/spreadsheet/xlsx_writer.h"
#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/limited_child.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::vector<std::string> headings{"统一社会信用代码", "单位名称", "单位类别",
                                        "单位类型",         "经营状态", "登记日期"};

std::vector<std::string> unit(const std::string& code, const std::string& name)
{
    return {code, name, "非公有制企业", "有限责任公司", "正常", "2020-01-02"};
}

} // namespace

TEST_CASE("sections, totals, repeated headings, footers, blanks and the sample row are not rows")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit", {{"某县企业名单"},
                 {"序号", "单位名称", "统一社会信用代码", "单位类别", "单位类型", "经营状态"},
                 {"示例", "示例公司", "91110000600037341L", "非公有制企业", "有限责任公司", "正常"},
                 {"一、望远镇"},
                 {"1", "甲公司", "", "非公有制企业", "有限责任公司", "正常"},
                 {"", "", "", "", "", ""},
                 {"小计", "", "", "", "", "1"},
                 {"序号", "单位名称", "统一社会信用代码", "单位类别", "单位类型", "经营状态"},
                 {"（二）李俊镇"},
                 {"2", "乙公司", "", "非公有制企业", "有限责任公司", "正常"},
                 {"", "合 计", "", "", "", "2"},
                 {"填表人：张三", "", "审核人：李四"}});
    CHECK(report.read == 2);
    CHECK(report.counts.added == 2);
    CHECK(report.errors.empty());
    CHECK(tells(report.warnings, "3 : 这一行标着“示例”"));
    CHECK(tells(report.warnings, "4 : 这一行只有一格，按分节标题跳过"));
    CHECK(tells(report.warnings, "第 7、11 行是合计、小计"));
    CHECK(tells(report.warnings, "9 : 这一行只有一格"));
    CHECK(tells(report.warnings, "第 12 行是表尾说明、签字"));
    CHECK_FALSE(tells(report.warnings, "6 :"));
}

TEST_CASE("only the mark of our own form makes a sample row: 示例 in any other cell is data")
{
    ExchangeRig rig;
    auto heads = headings;
    heads.insert(heads.begin(), "序号");
    heads.push_back("组建措施");
    const auto row = [](const char* number, const char* code, const char* name, const char* plan) {
        auto cells = unit(code, name);
        cells.insert(cells.begin(), number);
        cells.push_back(plan);
        return cells;
    };
    const auto report = rig.import_table(
        "unit",
        {heads, row("示例", "91110000600037341L", "表里的样子", ""), row("1", "", "示例", ""),
         row("2", "", "示例：甲公司", ""), row("3", "", "示例-乙公司", ""),
         row("4", "", "示例(丙)公司", ""), row("5", "", "丁公司", "示例"),
         row("6", "", "戊公司", "示例：先发展党员"), row("示例学校", "", "己公司", "")});
    CHECK(report.read == 7);
    CHECK(report.counts.added == 7);
    for (const char* name : {"示例", "示例：甲公司", "示例-乙公司", "示例(丙)公司", "丁公司"})
        CHECK(rig.by_key("unit", name).id != 0);
    CHECK(tells(report.warnings, "2 : 这一行标着“示例”"));
    CHECK_FALSE(tells(report.warnings, "9 : 这一行标着"));
}

TEST_CASE("without the mark's column there is no sample row")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "unit", {headings, unit("", "示例"), unit("", "示例，某公司"), unit("", "（示例）")});
    CHECK(report.read == 3);
    CHECK(report.counts.added == 3);
}

TEST_CASE("a unit with nothing but its name is a row and refused, not passed over")
{
    ExchangeRig rig;
    const auto report =
        rig.import_table("unit", {headings, {"", "宁夏某某有限公司", "", "", "", ""}});
    CHECK(report.read == 1);
    CHECK(report.refused == 1);
}

TEST_CASE("old numbers, lower case, 无 and dashes in the code column")
{
    ExchangeRig rig;
    const auto report =
        rig.import_table("unit", {headings, unit("640121200001234", "甲公司"), unit("无", "乙公司"),
                                  unit("-", "丙公司"), unit("91110000600037341l", "丁公司"),
                                  unit("9111000O600037341L", "戊公司"), unit("办理中", "己公司")});
    CHECK(report.refused == 0);
    CHECK(report.counts.added == 6);
    CHECK(rig.by_key("unit", "91110000600037341L").id != 0);
    CHECK(tells(report.warnings, "代码存疑"));
    CHECK(tells(report.warnings, "代码待补"));
}

TEST_CASE("characters lost in a wrong conversion refuse a name and are told elsewhere")
{
    ExchangeRig rig;
    auto table = Table{headings, unit("", "宁夏\uFFFD\uFFFD公司"), unit("", "乙公司")};
    table[0].push_back("地址");
    table[1].emplace_back("一号");
    table[2].emplace_back("杨和\uFFFD街");
    const auto report = rig.import_table("unit", table);
    CHECK(report.refused == 1);
    CHECK(report.counts.added == 1);
    CHECK(tells(report.errors, "乱码"));
    CHECK(tells(report.warnings, "乱码"));
}

TEST_CASE("a name behind NUL bytes is read without them")
{
    ExchangeRig rig;
    auto row = unit("", "甲公司");
    row[1] = std::string(1411, '\0') + "甲公司";
    const auto report = rig.import_table("unit", {headings, row});
    CHECK(report.counts.added == 1);
    CHECK(rig.by_key("unit", "甲公司").id != 0);
}

TEST_CASE("one column of dates, serial numbers, years and blanks")
{
    ExchangeRig rig;
    auto a = unit("", "甲公司");
    auto b = unit("", "乙公司");
    auto c = unit("", "丙公司");
    auto d = unit("", "丁公司");
    auto e = unit("", "戊公司");
    a[5] = "43831";
    b[5] = "2023年1月5日";
    c[5] = "2017/2020";
    d[5] = "";
    e[5] = "二〇二三年一月";
    const auto report = rig.import_table("unit", {headings, a, b, c, d, e});
    CHECK(report.counts.added == 5);
    CHECK(tells(report.warnings, "“2017/2020”不是日期"));
    CHECK(rig.field("unit", "丙公司", "registered").empty());
    CHECK(rig.field("unit", "甲公司", "registered") == "2020-01-01");
    CHECK(rig.field("unit", "乙公司", "registered") == "2023-01-05");
    CHECK(rig.field("unit", "戊公司", "registered") == "2023-01-01");
}

TEST_CASE("a code that Excel has rounded is refused with the reason")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "m.xlsx";
    auto writer = XlsxWriter::create(path, XlsxWriter::Mode::InMemory);
    REQUIRE(writer);
    (*writer)->add_sheet("党员");
    int column = 0;
    for (const char* heading :
         {"公民身份号码", "姓名", "党员状态", "入党日期", "组织关系", "所在党组织"})
        (*writer)->text(0, column++, heading);
    (*writer)->number(1, 0, 110105194912310021.0);
    (*writer)->text(1, 1, "王五");
    (*writer)->text(1, 2, "正式");
    (*writer)->date(1, 3, *Date::from_ymd(1980, 1, 1));
    (*writer)->text(1, 4, "在册");
    (*writer)->number(1, 5, 6401211234567890123.0);
    REQUIRE((*writer)->finish());
    const auto report = rig.import_files("member", {path});
    CHECK(report.refused == 1);
    REQUIRE(report.errors.size() == 2);
    CHECK(tells(report.errors, "超过15位"));
}

TEST_CASE("hidden sheets are never imported, hidden rows and columns are, and all are told")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "h.xlsx";
    lxw_workbook* workbook = workbook_new(path.c_str());
    for (const char* name : {"名单", "旧名单", "说明"}) {
        lxw_worksheet* sheet = workbook_add_worksheet(workbook, name);
        if (std::string_view(name) == "说明") {
            worksheet_write_string(sheet, 0, 0, "本表由各乡镇填写", nullptr);
            worksheet_write_string(sheet, 1, 0, "每季度一次", nullptr);
            continue;
        }
        const bool old = std::string_view(name) == "旧名单";
        for (std::size_t c = 0; c < headings.size(); ++c)
            worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), headings[c].c_str(),
                                   nullptr);
        for (lxw_row_t r = 1; r < 3; ++r) {
            const auto cells = unit("", (old ? "旧公司" : "公司") + std::to_string(r));
            for (std::size_t c = 0; c < cells.size(); ++c)
                worksheet_write_string(sheet, r, static_cast<lxw_col_t>(c), cells[c].c_str(),
                                       nullptr);
        }
        if (old) {
            worksheet_hide(sheet);
        } else {
            lxw_row_col_options hidden{};
            hidden.hidden = LXW_TRUE;
            worksheet_set_row_opt(sheet, 2, 15, nullptr, &hidden);
            worksheet_set_column_opt(sheet, 5, 5, 10, nullptr, &hidden);
        }
    }
    REQUIRE(workbook_close(workbook) == LXW_NO_ERROR);
    const auto report = rig.import_files("unit", {path});
    CHECK(report.counts.added == 2);
    CHECK(tells(report.warnings, "“旧名单”是隐藏的，没有导入"));
    CHECK(tells(report.warnings, "1 个隐藏的行"));
    CHECK(tells(report.warnings, "“登记日期”列是隐藏的"));
    CHECK(tells(report.warnings, "“说明”里没有“单位”台账的表头"));

    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {path};
    options.sheet = "旧名单";
    CHECK(rig.import_with(options).counts.added == 2);
    options.sheet = "没有的表";
    const auto missing = rig.try_import(options);
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().kind == ErrorKind::Usage);
}

TEST_CASE("several visible sheets with the headings are all imported")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "s.xlsx";
    auto writer = XlsxWriter::create(path, XlsxWriter::Mode::InMemory);
    for (const char* name : {"望远镇", "李俊镇"}) {
        (*writer)->add_sheet(name);
        for (std::size_t c = 0; c < headings.size(); ++c)
            (*writer)->text(0, static_cast<int>(c), headings[c]);
        const auto cells = unit("", std::string(name) + "公司");
        for (std::size_t c = 0; c < cells.size(); ++c)
            (*writer)->text(1, static_cast<int>(c), cells[c]);
    }
    REQUIRE((*writer)->finish());
    CHECK(rig.import_files("unit", {path}).counts.added == 2);
}

TEST_CASE("a value merged over several rows counts for each of them")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "m.xlsx";
    auto writer = XlsxWriter::create(path, XlsxWriter::Mode::InMemory);
    (*writer)->add_sheet("专项行动");
    int column = 0;
    for (const char* heading : {"名称", "起", "止", "任务", "截止日期"})
        (*writer)->text(0, column++, heading);
    (*writer)->merge(1, 0, 3, 0, "百日攻坚", CellLook::Plain);
    (*writer)->merge(1, 1, 3, 1, "2025-03-01", CellLook::Plain);
    (*writer)->merge(1, 2, 3, 2, "2025-06-08", CellLook::Plain);
    for (int row = 1; row <= 3; ++row)
        (*writer)->text(row, 3, "任务" + std::to_string(row));
    REQUIRE((*writer)->finish());
    const auto report = rig.import_files("campaign", {path});
    CHECK(report.read == 3);
    CHECK(report.refused == 0);
    CHECK(rig.rows("campaign") == 1);
    CHECK(rig.rows("milestone") == 3);
    CHECK(tells(report.warnings, "合并的单元格"));
}

TEST_CASE("money in 万元 counts ten thousand")
{
    ExchangeRig rig;
    const auto report = rig.import_table(
        "fund", {{"属地", "年度", "项目", "金额（万元）"}, {"永宁县", "2025", "财政预算", "12.5"}});
    CHECK(report.counts.added == 1);
    Query query;
    query.ledger = "fund";
    const auto rows = rig.store().first(query, 1);
    REQUIRE(rows);
    CHECK(int_of(rows->front().at(rig.def("fund"), "amount")) == 12'500'000);
}

TEST_CASE("a heading far below the top is found")
{
    ExchangeRig rig;
    Table table(90, {"说明", "第一项"});
    table.push_back({"单位名称", "单位类别", "单位类型", "经营状态"});
    table.push_back({"甲公司", "非公有制企业", "有限责任公司", "正常"});
    const std::string path = rig.folder() / "low.xlsx";
    write_xlsx(path, table);
    const auto report = rig.import_files("unit", {path});
    CHECK(report.counts.added == 1);
    REQUIRE(report.tables.size() == 1);
    CHECK(report.tables.front().first_heading == 90);
}

TEST_CASE("rows over the headings are told with their number, however many they are")
{
    ExchangeRig rig;
    Table table(80, {"说明", "第一项", "第二项"});
    table.push_back(headings);
    table.push_back(unit("", "甲公司"));
    const std::string path = rig.folder() / "low.xlsx";
    write_xlsx(path, table);
    CHECK(tells(rig.import_files("unit", {path}).warnings, "等 80 行在表头上方，没有导入"));
}

TEST_CASE("a name that begins like a total is one all the same")
{
    ExchangeRig rig;
    const auto report = rig.import_table("unit", {headings,
                                                  unit("", "共12户外运动有限公司"),
                                                  {"", "共1家"},
                                                  {"", "共1家企业"},
                                                  {"", "共计1户，其中规上1户"}});
    CHECK(report.read == 1);
    CHECK(report.counts.added == 1);
    CHECK(tells(report.warnings, "第 3、4、5 行是合计、小计"));
}

TEST_CASE("a row without a key has one fault, and no answer gives all rows the same key")
{
    ExchangeRig rig;
    auto keyless = unit("", "");
    const auto report = rig.import_table(
        "unit", {headings, keyless, {"", "", "", "", "", "2020-01-02"}, {"91640121MA00000015"}});
    CHECK(report.refused == 3);
    const auto lines = told(report.errors);
    CHECK(std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
              return line.starts_with("2 ") || line.starts_with("3 ");
          }) == 2);
    CHECK(tells(report.errors, "这一行没有“统一社会信用代码”、“单位名称”，认不出是哪一条"));
    CHECK(std::none_of(report.questions.begin(), report.questions.end(), [](const auto& question) {
        return question.field == "uscc" || question.field == "name";
    }));
}

TEST_CASE("what is later than the day of the import can't have been")
{
    ExchangeRig rig;
    auto late = unit("", "甲公司");
    late.back() = "2025-08-01"; // before the clock's day
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "late.csv"};
    options.dry_run = true;
    write_csv(options.inputs.front(), {headings, late});
    CHECK_FALSE(tells(rig.import_with(options).warnings, "登记日期"));
    options.as_of = Date::from_iso("2025-06-30");
    CHECK(tells(rig.import_with(options).warnings, "登记日期"));
}

TEST_CASE("headings parted by Chinese commas above rows that are not are named as the cause")
{
    ExchangeRig rig;
    ImportOptions options;
    options.ledger = "unit";
    options.inputs = {rig.folder() / "commas.csv"};
    std::ofstream(options.inputs.front()) << "单位名称，单位类别，单位类型，经营状态\n"
                                             "甲公司,非公有制企业,有限责任公司,正常\n"
                                             "乙公司,非公有制企业,有限责任公司,正常\n";
    const auto report = rig.try_import(options);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::BadInput);
    CHECK(report.error().message.find("中文逗号") != std::string::npos);
}

TEST_CASE("a GB18030 list is read")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "gb.csv";
    // 统一社会信用代码,单位名称,单位类别,单位类型,经营状态 / ,甲公司,非公有制企业,有限责任公司,正常
    const std::string bytes =
        "\xcd\xb3\xd2\xbb\xc9\xe7\xbb\xe1\xd0\xc5\xd3\xc3\xb4\xfa\xc2\xeb,"
        "\xb5\xa5\xce\xbb\xc3\xfb\xb3\xc6,"
        "\xb5\xa5\xce\xbb\xc0\xe0\xb1\xf0,\xb5\xa5\xce\xbb\xc0\xe0\xd0\xcd,"
        "\xbe\xad\xd3\xaa\xd7\xb4\xcc\xac\r\n"
        ",\xbc\xd7\xb9\xab\xcb\xbe,\xb7\xc7\xb9\xab\xd3\xd0\xd6\xc6\xc6\xf3\xd2\xb5,"
        "\xd3\xd0\xcf\xde\xd4\xf0\xc8\xce\xb9\xab\xcb\xbe,\xd5\xfd\xb3\xa3\r\n";
    std::FILE* file = std::fopen(path.c_str(), "wb");
    REQUIRE(file != nullptr);
    std::fwrite(bytes.data(), 1, bytes.size(), file);
    std::fclose(file);
    CHECK(rig.import_files("unit", {path}).counts.added == 1);
    CHECK(rig.by_key("unit", "甲公司").id != 0);
}
