#include "core/exchange/error_workbook.h"

#include <catch2/catch.hpp>

#include "core/spreadsheet/xlsx_writer.h"
#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string errors_of(ExchangeRig& rig, const ImportReport& report,
                      const std::vector<std::string>& inputs)
{
    const std::string path = rig.folder() / "退回.xlsx";
    NoProgress progress;
    const auto written = write_error_workbook(report, inputs, path, progress);
    INFO(message(written));
    REQUIRE(written.has_value());
    return path;
}

} // namespace

TEST_CASE("refused rows come back as they stood, with the reason in a last column")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "u.csv";
    write_csv(path,
              {{"某县企业名单", "", "", "", "", ""},
               {"序号", "企业名称", "社会信用代码", "单位类别", "单位类型", "经营状态", "注册资本"},
               {"1", "甲公司", "91110000600037341L", "非公企业", "有限公司", "存续", "100万"},
               {"2", "乙公司", "91350100M000100Y43", "非公企业", "不知道", "", "30(万元人民币)"}});
    const auto report = rig.import_files("unit", {path});
    REQUIRE(report.refused == 1);
    const auto sheet = probe_file(errors_of(rig, report, {path}));
    CHECK(sheet.cells.at("A1") == "t:某县企业名单");
    CHECK(sheet.cells.at("B2") == "t:企业名称");
    CHECK(sheet.cells.at("H2") == "t:错误");
    CHECK(sheet.cells.at("B3") == "t:乙公司");
    CHECK(sheet.cells.at("G3") == "t:30(万元人民币)");
    // All reasons at once: the word and the missing value.
    CHECK(sheet.cells.at("H3").find("单位类型：") != std::string::npos);
    CHECK(sheet.cells.at("H3").find("不知道") != std::string::npos);
    CHECK(sheet.cells.at("H3").find("“经营状态”必须填写") != std::string::npos);
    CHECK(sheet.last_row == 3);
}

TEST_CASE("corrected, the returned workbook is imported like the file it came from")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "u.xlsx";
    auto writer = XlsxWriter::create(path, XlsxWriter::Mode::InMemory);
    (*writer)->add_sheet("名单");
    (*writer)->text(0, 0, "某县企业名单");
    (*writer)->merge(1, 0, 2, 0, "单位名称", CellLook::Heading);
    (*writer)->merge(1, 1, 2, 1, "统一社会信用代码", CellLook::Heading);
    (*writer)->merge(1, 2, 2, 2, "单位类别", CellLook::Heading);
    (*writer)->merge(1, 3, 2, 3, "单位类型", CellLook::Heading);
    (*writer)->merge(1, 4, 2, 4, "经营状态", CellLook::Heading);
    (*writer)->merge(1, 5, 1, 6, "工会", CellLook::Heading);
    (*writer)->text(2, 5, "成立日期", CellLook::Heading);
    (*writer)->text(2, 6, "主席", CellLook::Heading);
    const auto row = [&](std::int64_t at, const std::string& name, const std::string& type) {
        (*writer)->text(at, 0, name);
        (*writer)->text(at, 2, "非公有制企业");
        (*writer)->text(at, 3, type);
        (*writer)->text(at, 4, "正常");
        (*writer)->date(at, 5, *Date::from_ymd(2020, 5, 1));
        (*writer)->number(at, 6, 12.5);
    };
    row(3, "甲公司", "有限责任公司");
    row(4, "乙公司", "有限责任公司");
    (*writer)->text(4, 1, "91110000600037341L");
    (*writer)->text(4, 4, "乱写");
    row(5, "丙公司", "有限责任公司");
    (*writer)->text(5, 2, "乱写");
    REQUIRE((*writer)->finish());

    const auto report = rig.import_files("unit", {path});
    CHECK(report.counts.added == 1);
    REQUIRE(report.refused == 2);
    const std::string back = errors_of(rig, report, {path});
    const auto sheet = probe_file(back);
    CHECK(sheet.cells.at("A1") == "t:某县企业名单");
    CHECK(sheet.cells.at("A2") == "t:单位名称");
    CHECK(sheet.cells.at("F2") == "t:工会");
    CHECK(sheet.cells.at("F3") == "t:成立日期");
    CHECK(sheet.cells.at("F4").substr(0, 12) == "d:2020-05-01");
    CHECK(sheet.cells.at("G4") == "n:12.5");
    CHECK(sheet.cells.at("H3") == "t:错误");

    // Nothing corrected: the same two rows are refused for the same reasons.
    const auto again = rig.import_files("unit", {back});
    CHECK(again.refused == 2);
    REQUIRE(again.errors.size() == report.errors.size());
    for (std::size_t i = 0; i < again.errors.size(); ++i) {
        CHECK(again.errors[i].column == report.errors[i].column);
        CHECK(again.errors[i].reason == report.errors[i].reason);
    }

    // Corrected by hand: what the sheet held, with the two cells put right.
    auto corrected = XlsxWriter::create(back, XlsxWriter::Mode::InMemory);
    (*corrected)->add_sheet("名单");
    for (const auto& [place, text] : sheet.cells) {
        const int at = std::stoi(place.substr(1)) - 1;
        std::string value = text.substr(2);
        if (value == "乱写")
            value = at == 3 ? "正常" : "非公有制企业";
        (*corrected)
            ->text(at, place[0] - 'A', text.starts_with("d:") ? value.substr(0, 10) : value);
    }
    REQUIRE((*corrected)->finish());
    const auto fixed = rig.import_files("unit", {back});
    CHECK(fixed.refused == 0);
    CHECK(fixed.counts.added == 2);
    CHECK(rig.field("unit", "91110000600037341L", "union_founded") == "2020-05-01");
    CHECK(rig.rows("unit") == 3);
}

TEST_CASE("rows of several inputs and sheets stand on sheets of their own")
{
    ExchangeRig rig;
    const std::string a = rig.folder() / "a.xlsx";
    const std::string b = rig.folder() / "b.xlsx";
    const Table table{{"代码", "名称", "类别"}, {"640121100", "某镇", "乱写"}};
    write_xlsx(a, table, "属地");
    write_xlsx(b, table, "属地");
    const auto report = rig.import_files("area", {a, b});
    CHECK(report.refused == 2);
    auto workbook = open_workbook(errors_of(rig, report, {a, b}));
    REQUIRE(workbook.has_value());
    REQUIRE((*workbook)->sheets().size() == 2);
    CHECK((*workbook)->sheets()[0].name == "属地");
    CHECK((*workbook)->sheets()[1].name == "属地(2)");
}

TEST_CASE("an error workbook that can't be written says why")
{
    ExchangeRig rig;
    ImportReport report;
    NoProgress progress;
    const auto written =
        write_error_workbook(report, {}, rig.folder() / "没有/退回.xlsx", progress);
    REQUIRE_FALSE(written.has_value());
    CHECK(written.error().kind == ErrorKind::Io);
}
