// Exit statuses 0–5 and what is told with them.

#include <unistd.h>

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "tests/cli/cli_rig.h"

using lx::test::cli;
using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;
using lx::test::data_path;

namespace {

constexpr const char* one_unit = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                                 "91640121MA7LX0001L,甲一有限公司,非公有制企业,有限责任公司,正常\n";

} // namespace

TEST_CASE("help is no error, nothing said is one")
{
    CHECK(cli({"--help"}).status == 0);
    CHECK(cli({"--help"}).out.find("import LEDGER") != std::string::npos);
    CHECK(cli({"import", "--help"}).status == 0);
    CHECK(cli({}).status == 2);
}

TEST_CASE("wrong usage is 2")
{
    const CliFolder folder;
    const QString db = folder.db();
    const QString out = folder.path("x.xlsx");
    cli_fails({"improt"}, 2, "improt");
    cli_fails({"import", "unit", "--db", db}, 2, "参数不够");
    cli_fails({"import", "unit", "x.csv"}, 2, "--db");
    cli_fails({"import", "unit", "x.csv", "--db"}, 2, "--db");
    cli_fails({"import", "units", folder.file("u.csv", one_unit), "--db", db}, 2, "units");
    cli_fails({"import", "unit", folder.path("u.csv"), "--db", db, "--sheet", "没有"}, 2, "没有");
    cli_fails({"import", "unit", folder.path("u.csv"), "--db", db, "--as-of", "昨天"}, 2, "昨天");
    cli_fails({"coverage", "--db", db, "--json=1"}, 2, "--json");
    cli_fails({"coverage", "--db", db, "--nonsense"}, 2, "--nonsense");
    cli_fails({"coverage", "--db", db, "extra"}, 2, "extra");
    cli_fails({"coverage", "--db", db, "--by", "colour"}, 2, "colour");
    cli_fails({"coverage", "--db", db, "--as-of", "2025-02-29"}, 2, "2025-02-29");
    cli_fails({"evaluate", "--db", db, "--policy", "gansu-2031"}, 2, "gansu-2031");
    cli_fails({"evaluate", "--db", db, "--policy", "ordos-2013", "--rule", "ordos-2013/99.z"}, 2,
              "ordos-2013/99.z");
    cli_fails({"export", "unit", "--db", db, "--out", folder.path("x.doc")}, 2, "x.doc");
    cli_fails({"export", "unit", "--db", db, "--out", out, "--filter", "身高 = 1"}, 2, "身高");
    cli_fails({"export", "unit", "--db", db, "--out", out, "--filter", "单位名称"}, 2, "单位名称");
    cli_fails({"export", "unit", "--db", db, "--out", out, "--filter", "登记日期 > 去年"}, 2,
              "去年");
    cli_fails({"report", "nonsense", "--db", db, "--period", "2025Q3", "--out", out}, 2,
              "nonsense");
    for (const char* period : {"2025Q5", "2025Q0", "2025-13", "Q3", "99999Q1", "", "2025Q3 2025Q4"})
        cli_fails({"report", "coverage-enterprise", "--db", db, "--period", period, "--out", out},
                  2, "期间");
    cli_fails({"report", "coverage-enterprise", "--db", db, "--period", "2025-09", "--out", out}, 2,
              "期间"); // a quarter's report
    cli_fails({"print", "unit-card", "--db", db, "--out", folder.path("x.pdf")}, 2, "--all");
    cli_fails({"print", "nonsense", "--db", db, "--all", "--out", folder.path("x.pdf")}, 2,
              "nonsense");
    cli_fails(
        {"print", "unit-card", "--db", db, "--key", "无此单位", "--out", folder.path("x.pdf")}, 2,
        "无此单位");
    cli_fails({"print", "unit-card", "--db", db, "--all", "--out", folder.path("x.docx")}, 2,
              ".pdf");
    cli_fails({"report", "rules", "--db", db, "--period", "2025Q3", "--out", folder.path("x.docx")},
              2, ".xlsx");
    cli_fails(
        {"import", "unit", folder.path("u.csv"), "--db", db, "--errors", folder.path("e.csv")}, 2,
        ".xlsx");
    CHECK(!QFileInfo::exists(folder.path("x.docx")));
    CHECK(!QFileInfo::exists(folder.path("x.pdf")));
    cli_fails({"init", folder.path("n.lxdb"), "--area", "64", "--name", "某县"}, 2, "64");
    cli_fails({"init", folder.path("n.lxdb"), "--area", "640122", "--name", ""}, 2, "名称");
    cli_fails(
        {"init", folder.path("n.lxdb"), "--area", "640122", "--name", "某县", "--level", "村"}, 2,
        "村");
    CHECK(!QFileInfo::exists(folder.path("n.lxdb")));
    cli_fails({"sample", "--out", folder.path("s.lxdb"), "--units", "-1"}, 2, "单位数");
}

TEST_CASE("several values may follow one option")
{
    const CliFolder folder;
    const QString db = folder.db();
    const QStringList start{"evaluate", "--db", db, "--policy", "ningxia-2018", "--json"};
    const auto rules = [&](const QStringList& more) {
        return cli_ok(start + more).object()["counts"].toObject().keys();
    };
    const QStringList both{"ningxia-2018/19.c", "ningxia-2018/7.c"};
    CHECK(rules({"--rule", both[0], both[1]}) == both);
    CHECK(rules({"--rule", both[0], "--rule", both[1]}) == both);
    cli_fails({"evaluate", "--db", db, "--policy", "ningxia-2018", "--rule", both[0], "--all", "x"},
              2, "x");
    cli_fails({"print", "unit-card", "--db", db, "--key", "无此甲", "无此乙", "--out",
               folder.path("x.pdf")},
              2, "无此甲");
    cli_fails({"print", "--key", "无此甲", "unit-card", "--db", db, "--out", folder.path("x.pdf")},
              2, "无此甲");
}

TEST_CASE("an input that can't be read is 3, and the ledger stays as it was")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    const std::string before = lx::test::bytes_of(folder.db());
    const auto refuses = [&](const QString& input, const std::string& part) {
        cli_fails({"import", "unit", input, "--db", folder.db()}, 3, part);
    };
    refuses(data_path("spreadsheets/calamine/pass_protected.xlsx"), "密码");
    refuses(data_path("spreadsheets/excelize/encryptAES.xlsx"), "密码");
    refuses(data_path("spreadsheets/calamine/any_sheets.xlsb"), ".xlsb");
    const std::string whole = lx::test::bytes_of(data_path("spreadsheets/calamine/date.xlsx"));
    refuses(folder.file("torn.xlsx", whole.substr(0, whole.size() / 2)), "损坏");
    refuses(folder.file("torn2.xlsx", whole.substr(whole.size() / 2)), "torn2.xlsx");
    refuses(folder.file("empty.xlsx", ""), "空的");
    refuses(folder.file("blank.csv", "\n\n ,,\n"), "blank.csv");
    refuses(folder.file("letter.csv", "尊敬的各位领导：\n请查收。\n"), "表头");
    refuses(folder.file("heading.pdf", "%PDF-1.4\n"), "heading.pdf");
    refuses(folder.db(), "正在打开的台账文件");
    refuses(folder.path(""), "文件夹");
    refuses(folder.path("不存在.xlsx"), "不存在.xlsx");
    CHECK(lx::test::bytes_of(folder.db()) == before);
}

TEST_CASE("a ledger that can't be opened is 4")
{
    const CliFolder folder;
    cli_fails({"coverage", "--db", folder.path("none.lxdb")}, 4, "不存在");
    cli_fails({"coverage", "--db", folder.path("")}, 4, "文件夹");
    cli_fails({"coverage", "--db", folder.file("text.lxdb", "not a ledger")}, 4, "不是台账文件");
    cli_fails({"coverage", "--db", folder.file("empty.lxdb", "")}, 4, "不是台账文件");
    cli_fails({"restore", folder.path("text.lxdb"), "--db", folder.db()}, 4, "不是台账文件");
    // The version stands big-endian at byte 60 of the file (SQLite's file format, "user version").
    std::string newer = lx::test::bytes_of(folder.db());
    newer.replace(60, 4, std::string("\x00\x00\x27\x0F", 4));
    folder.file("newer.lxdb", newer);
    cli_fails({"coverage", "--db", folder.path("newer.lxdb")}, 4, "升级");
    cli_fails({"import", "unit", folder.file("u.csv", one_unit), "--db", folder.path("newer.lxdb")},
              4, "升级");
    CHECK(lx::test::bytes_of(folder.path("newer.lxdb")) == newer);
    // All pages but the first torn to pieces.
    std::string damaged = lx::test::bytes_of(folder.db());
    for (std::size_t i = 4096; i < damaged.size(); ++i)
        damaged[i] = static_cast<char>(i * 7 % 251);
    folder.file("damaged.lxdb", damaged);
    cli_fails({"coverage", "--db", folder.path("damaged.lxdb")}, 4, "损坏");
    cli_fails({"import", "unit", folder.path("u.csv"), "--db", folder.path("damaged.lxdb")}, 4,
              "损坏");
}

TEST_CASE("an output that can't be written is 5, and none is left behind")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    const QString db = folder.db();
    for (const QString& place : {folder.path("no-such-folder/x"), QString("/proc/x")}) {
        cli_fails({"export", "unit", "--db", db, "--out", place + ".xlsx"}, 5, "x.xlsx");
        cli_fails({"export", "unit", "--db", db, "--out", place + ".csv"}, 5, "x.csv");
        cli_fails({"report", "coverage-enterprise", "--db", db, "--period", "2025Q3", "--out",
                   place + ".xlsx"},
                  5, "x.xlsx");
        cli_fails({"print", "unit-card", "--db", db, "--all", "--out", place + ".pdf"}, 5, "x.pdf");
        cli_fails({"backup", "--db", db, "--out", place + ".bak"}, 5, "x.bak");
        cli_fails({"sample", "--units", "5", "--out", place + ".lxdb"}, 5, "x.lxdb");
        cli_fails({"init", place + ".lxdb", "--area", "640121", "--name", "永宁县"}, 5, "x.lxdb");
    }
    // Noticed before the good rows go in.
    const QString half =
        folder.file("half.csv", std::string(one_unit) + "91640121MA7LX0002P,甲二,哪类,哪型,正常\n"
                                                        "91640121MA7LX0003T,甲三,非公有制企业,"
                                                        "有限责任公司,正常\n");
    cli_fails(
        {"import", "unit", half, "--db", db, "--errors", folder.path("no-such-folder/e.xlsx")}, 5,
        "e.xlsx");
    CHECK(folder.rows("unit").size() == 1);
    cli_fails({"init", db, "--area", "640121", "--name", "永宁县"}, 5, "已经存在");
    cli_fails({"sample", "--units", "5", "--out", db}, 2, "没有改动它");
}

TEST_CASE("a folder without permission is 5")
{
    if (geteuid() == 0)
        return; // root may write everywhere
    const CliFolder folder;
    REQUIRE(QDir().mkdir(folder.path("closed")));
    QFile::setPermissions(folder.path("closed"), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    cli_fails({"export", "unit", "--db", folder.db(), "--out", folder.path("closed/x.xlsx")}, 5,
              "x.xlsx");
}

TEST_CASE("no output writes over the ledger, over another ledger or over what is read")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    const QString db = folder.db();
    const std::string before = lx::test::bytes_of(db);
    const QString other = folder.path("other.lxdb");
    cli_ok({"init", other, "--area", "640122", "--name", "贺兰县"});
    for (const QString& place : {db, other, folder.path("./county.lxdb")}) {
        cli_fails(
            {"report", "coverage-enterprise", "--db", db, "--period", "2025Q3", "--out", place}, 2,
            "没有改动它");
        cli_fails({"print", "unit-card", "--db", db, "--all", "--out", place}, 2, "没有改动它");
        cli_fails({"export", "unit", "--db", db, "--out", place}, 2, "没有改动它");
    }
    cli_fails({"backup", "--db", db, "--out", db}, 2, "没有改动它");
    const std::string bad = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n,x,y,z,w\n";
    const QString input = folder.file("input.csv", bad);
    cli_fails({"import", "unit", input, "--db", db, "--errors", input}, 2, "没有改动它");
    cli_fails({"import", "unit", input, "--db", db, "--errors", db}, 2, "没有改动它");
    CHECK(lx::test::bytes_of(input) == bad);
    CHECK(lx::test::bytes_of(db) == before);
    CHECK(cli({"verify", "--db", other}).status == 0);
}

TEST_CASE("standard output that goes nowhere is 5, not a crash")
{
    const CliFolder folder;
    folder.import("unit", one_unit);
    for (const char* command : {"coverage", "verify"})
        CHECK(lx::test::cli_into("/dev/full", {command, "--db", folder.db(), "--json"}) == 5);
    CHECK(lx::test::cli_into("/dev/full", {"policies"}) == 5);
}

TEST_CASE("refused rows are 1, warnings alone are 0")
{
    const CliFolder folder;
    const auto warned =
        folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                              "91640121MA7LX00019,码有疑公司,非公有制企业,有限责任公司,正常\n"
                              "无,无码公司,非公有制企业,有限责任公司,正常\n");
    CHECK(warned["added"].toInt() == 2);
    CHECK(warned["warnings"].toArray().size() == 3); // the two codes, no 属地
    const auto refused =
        folder.import("unit",
                      "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                      "91640121MA7LX0001L,甲一有限公司,非公有制企业,有限责任公司,正常\n"
                      "91640121MA7LX0002P,甲二有限公司,非公有制企业,民办学校,正常\n",
                      1);
    CHECK(refused["added"].toInt() == 1);
    CHECK(refused["refused"].toInt() == 1);
}
