// Files made to do harm and words typed by accident: nothing crashes, nothing is half written, and
// what is kept can be handed on.

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using lx::test::cli;
using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;

namespace {

using Texts = std::vector<std::string>;

const std::string heading = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n";
const std::string tail = ",非公有制企业,有限责任公司,正常\n";

Texts names(const CliFolder& folder)
{
    Texts all = folder.column("unit", "单位名称");
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

TEST_CASE("names that look like formulas stay names, through .xlsx and .csv and back")
{
    const CliFolder folder;
    const CliFolder copy;
    folder.import("unit", heading + ",=cmd|'/C calc'!A0" + tail + ",+1+1" + tail + ",@SUM(A1)" +
                              tail + ",-2+3" + tail +
                              ",\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"" + tail +
                              ",'单引号开头" + tail);
    REQUIRE(folder.rows("unit").size() == 6);
    for (const char* name : {"out.xlsx", "out.csv"}) {
        const QString out = folder.path(name);
        cli_ok({"export", "unit", "--db", folder.db(), "--out", out});
        cli_ok({"import", "unit", out, "--db", copy.db()});
        CHECK(names(copy) == names(folder));
    }
    // A spreadsheet program runs what begins with one of = + - @: no cell of the .csv does.
    for (const std::string& line : folder.rows("unit")) {
        REQUIRE(line.size() > 3);
        const std::size_t at = line[1] == '"' ? 2 : 1; // behind the empty code
        CHECK(std::string("=+-@").find(line[at]) == std::string::npos);
    }
}

TEST_CASE("NULs, control characters and invisible ones go, the name stays")
{
    const CliFolder folder;
    folder.import("unit", heading + "," + std::string(1411, '\0') + "张三商行" + tail +
                              ",甲\x01\x02公司\x7f" + tail + ",乙\u200b公司" + tail);
    CHECK(names(folder) == Texts{"乙公司", "张三商行", "甲公司"});
    const QString report = folder.path("r.xlsx");
    cli_ok(
        {"report", "ledger-real-name", "--db", folder.db(), "--period", "2025Q3", "--out", report});
    cli_ok({"print", "unit-card", "--db", folder.db(), "--all", "--out", folder.path("u.pdf")});
}

TEST_CASE("rows damaged by a wrong conversion are refused, each named")
{
    const CliFolder folder;
    const auto report = folder.import("unit",
                                      heading + ",\uFFFD\uFFFD公司" + tail + ",好公司" + tail +
                                          "\uFFFD,\uFFFD,\uFFFD,\uFFFD,\uFFFD\n",
                                      1);
    CHECK(report["refused"].toInt() == 2);
    CHECK(names(folder) == Texts{"好公司"});
    CHECK(report["errors"][0]["reason"].toString().contains("乱码"));
}

TEST_CASE("a text too long for a cell of Excel is left out at the door")
{
    const CliFolder folder;
    std::string most;
    for (int i = 0; i < 32'767; ++i)
        most += "长";
    const std::string row = ",甲公司" + tail.substr(0, tail.size() - 1) + ",";
    const std::string with_note = heading.substr(0, heading.size() - 1) + ",备注\n";
    CHECK(folder.import("unit", with_note + row + most + "长\n")["added"].toInt() == 1);
    CHECK(folder.column("unit", "备注") == Texts{""});
    CHECK(folder.import("unit", with_note + row + most + "\n")["updated"].toInt() == 1);
    cli_ok({"export", "unit", "--db", folder.db(), "--out", folder.path("long.xlsx")});
    CliFolder copy;
    cli_ok({"import", "unit", folder.path("long.xlsx"), "--db", copy.db()});
    CHECK(copy.column("unit", "备注") == Texts{most});
}

TEST_CASE("odd tables: doubled headings, a heading alone, too many columns, an open quote")
{
    const CliFolder folder;
    const auto doubled = folder.import(
        "unit", "统一社会信用代码,单位名称,单位名称,单位类别,单位类型,经营状态\n,甲,乙" + tail);
    // The column, the row whose two names differ, its code, its 属地.
    CHECK(doubled["warnings"].toArray().size() == 4);
    CHECK(names(folder) == Texts{"甲"});
    CHECK(folder.import("unit", heading)["read"].toInt() == 0);
    std::string wide;
    for (int i = 0; i < 20'000; ++i)
        wide += "列,";
    cli_fails({"import", "unit", folder.file("wide.csv", wide), "--db", folder.db()}, 3, "列");
    std::string open_quote = heading + ",\"丙" + tail;
    for (int i = 0; i < 1000; ++i)
        open_quote += ",丁" + tail;
    // A quote without a partner swallows no rows.
    CHECK(folder.import("unit", open_quote)["read"].toInt() == 1001);
    cli_fails({"import", "unit", folder.file("page.xls", "<html><table></table></html>"), "--db",
               folder.db()},
              3, "网页");
}

TEST_CASE("no area or organization stands above itself")
{
    const CliFolder folder;
    const std::string areas = "代码,名称,类别,上级\n";
    folder.import("area",
                  areas + "640121200,甲镇,乡镇苏木,640121201\n640121201,乙镇,乡镇苏木,640121200\n"
                          "640121202,丙社区,社区,640121202\n",
                  1);
    folder.import("area", areas + "640121200,甲镇,乡镇苏木,640121\n"
                                  "640121201,乙村,村嘎查,640121200\n");
    folder.import("area", areas + "640121200,甲镇,乡镇苏木,640121201\n", 1);
    folder.import("area", areas + "640121,永宁县,县区旗,640121201\n", 1);
    folder.import("org",
                  "党组织代码,名称,类别,成立日期,上级党组织\nA,甲,党支部,2020-01-01,B\n"
                  "B,乙,党总支,2020-01-01,A\n",
                  1);
    cli_ok({"verify", "--db", folder.db()});
    cli_ok({"coverage", "--db", folder.db(), "--json"});
}

TEST_CASE("days out of any range are left out")
{
    const CliFolder folder;
    const std::string with_date = heading.substr(0, heading.size() - 1) + ",登记日期\n";
    for (const char* day : {"10000-01-01", "0001-01-01", "2958466", "-1", "1900-02-29",
                            "2020-13-01", "今年", "1e10", "99999999999999999999"}) {
        INFO(day);
        const auto report = folder.import(
            "unit", with_date + ",甲公司" + tail.substr(0, tail.size() - 1) + "," + day + "\n");
        CHECK(report["tables"][0]["cells_left_out"].toInt() == 1);
    }
    CHECK(folder.column("unit", "登记日期") == Texts{""});
    // At the ends of the calendar everything still answers.
    lx::test::import_county(folder);
    for (const char* day : {"1900-01-01", "9999-12-31"}) {
        cli_ok({"coverage", "--db", folder.db(), "--as-of", day, "--json"});
        for (const char* policy :
             {"central-2012", "ningxia-2018", "liaoning-2016", "ordos-2013", "district-2020"}) {
            const auto result = cli(
                {"evaluate", "--db", folder.db(), "--policy", policy, "--as-of", day, "--json"});
            INFO(policy << " " << day << " " << result.err);
            CHECK((result.status == 0 || result.status == 2));
        }
    }
}

TEST_CASE("words of a shell or of a database in names and filters are only words")
{
    const CliFolder folder;
    const std::string name = "甲'); DROP TABLE unit;--";
    folder.import("unit", heading + "," + name + tail + ",\"乙\"\"公司%_*\"" + tail);
    CHECK(folder.rows("unit").size() == 2);
    CHECK(folder.rows("unit", {"--filter", QString::fromStdString("单位名称 = " + name)}).size() ==
          1);
    CHECK(folder.rows("unit", {"--filter", "单位名称 ~ %"}).size() == 1);
    CHECK(folder.rows("unit", {"--filter", "单位名称 ~ '"}).size() == 1);
    CHECK(folder.rows("unit", {"--filter", "单位名称 ~ _*"}).size() == 1);
    CHECK(folder.rows("unit", {"--filter", "单位名称 ~ *"}).size() == 1);
    cli_ok({"print", "unit-card", "--db", folder.db(), "--key", QString::fromStdString(name),
            "--out", folder.path("u.pdf")});
}
