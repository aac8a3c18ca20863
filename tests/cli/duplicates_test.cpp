// duplicates: what may be there twice, and what was said not to be.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("rows that may be the same are told by weight, until somebody says they are not")
{
    const CliFolder folder;
    folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,地址,联系电话\n"
                          "91110000600037341L,永宁面粉有限公司,非公有制企业,有限责任公司,正常,"
                          "东街1号,13812345678\n"
                          ",永宁面粉公司,非公有制企业,有限责任公司,正常,东街1号,13812345678\n"
                          ",永宁（面粉）有限责任公司,非公有制企业,有限责任公司,正常,,\n"
                          ",丙公司,非公有制企业,有限责任公司,正常,,\n");
    const auto find = [&] {
        return cli_ok({"duplicates", "unit", "--db", folder.db(), "--json"}).object();
    };
    const auto found = find();
    const auto pairs = found["pairs"].toArray();
    REQUIRE(pairs.size() == 3);
    CHECK(found["total"].toInt() == 3);
    CHECK(pairs[0]["a"].toString() == "91110000600037341L");
    CHECK(pairs[0]["b"].toString() == "永宁面粉公司");
    CHECK(pairs[0]["weight"].toInt() > pairs[1]["weight"].toInt());
    CHECK(pairs[0]["reasons"].toArray().size() >= 2);

    const auto say = [&](const QString& what) {
        return cli_ok({"duplicates", "unit", what, "永宁面粉公司", "91110000600037341L", "--db",
                       folder.db(), "--json"})
            .object();
    };
    CHECK(say("--not-same")["changed"].toInt() == 1);
    CHECK(say("--not-same")["action"].toInt(-1) == 0);
    CHECK(find()["pairs"].toArray().size() == 2);
    CHECK(say("--same")["changed"].toInt() == 1);
    CHECK(find()["pairs"].toArray() == pairs);
    CHECK(cli_ok({"duplicates", "unit", "--from", "90", "--db", folder.db(), "--json"})
              .object()["pairs"]
              .toArray()
              .size() <= 1);
    cli_fails({"duplicates", "area", "--db", folder.db()}, 2, "unit");
    cli_fails({"duplicates", "unit", "--not-same", "丙公司", "--db", folder.db()}, 2, "两行");
    cli_fails({"duplicates", "unit", "--not-same", "丙公司", "丁公司", "--db", folder.db()}, 2,
              "丁公司");
    cli_fails({"duplicates", "unit", "--not-same", "丙公司", "丙公司", "--db", folder.db()}, 2,
              "同一行");
}

TEST_CASE("a merge that can't be taken apart any more tells the rows that stand in the way")
{
    const CliFolder folder;
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "甲公司,非公有制企业,有限责任公司,正常\n"
                          "甲有限公司,非公有制企业,有限责任公司,正常\n");
    folder.import("survey", "单位,摸底日期,从业人员数\n甲有限公司,2025-06-01,12\n");
    const auto merged =
        cli_ok({"merge-rows", "unit", "甲公司", "甲有限公司", "--db", folder.db(), "--json"})
            .object();
    cli_ok({"remove", "survey", "--key", "甲公司|2025-06-01", "--db", folder.db()});
    const auto before = folder.rows("unit");
    const auto told = cli_ok({"unmerge", QString::number(merged["action"].toInt()), "--db",
                              folder.db(), "--json"},
                             1)
                          .object();
    CHECK(told["action"].toInt(-1) == 0);
    CHECK(told["changed"].toInt(-1) == 0);
    REQUIRE(told["refused"].toArray().size() == 1);
    CHECK(told["refused"][0]["reason"].toString().endsWith("。"));
    CHECK(folder.rows("unit") == before);
}
