// merge-rows and unmerge: what was registered twice becomes one, and two again.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

TEST_CASE("two rows are merged and taken apart again by the number of the action")
{
    const CliFolder folder;
    folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,住所\n"
                          ",甲公司,非公有制企业,有限责任公司,正常,东街\n"
                          "91640121MA7LX0001L,甲有限公司,非公有制企业,有限责任公司,正常,西街\n");
    folder.import("survey", "单位,摸底日期,从业人员数\n"
                            "甲公司,2025-03-01,10\n"
                            "91640121MA7LX0001L,2025-06-01,12\n");
    const auto before = folder.rows("survey");
    const auto merged = cli_ok({"merge-rows", "unit", "甲公司", "91640121MA7LX0001L", "--take",
                                "统一社会信用代码", "--db", folder.db(), "--by", "李四", "--json"})
                            .object();
    CHECK(merged["changed"].toInt() == 3); // a survey, the one that goes, the one that stays
    CHECK(merged["refused"].toArray().isEmpty());
    CHECK(folder.column("unit", "单位名称") == std::vector<std::string>{"甲公司"});
    CHECK(folder.column("unit", "统一社会信用代码") ==
          std::vector<std::string>{"91640121MA7LX0001L"});
    CHECK(folder.rows("survey").size() == 2);

    const QString action = QString::number(merged["action"].toInt());
    cli_fails({"unmerge", "1", "--db", folder.db()}, 2, "合并");
    cli_fails({"unmerge", "x", "--db", folder.db()}, 2, "x");
    const auto apart = cli_ok({"unmerge", action, "--db", folder.db(), "--json"}).object();
    CHECK(apart["changed"].toInt() == 3);
    CHECK(folder.rows("unit").size() == 2);
    CHECK(folder.rows("survey") == before);
    CHECK(cli_ok({"verify", "--db", folder.db(), "--json"}).status == 0);
}

TEST_CASE("what would be there twice is told by its key, and nothing is changed")
{
    const CliFolder folder;
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "甲公司,非公有制企业,有限责任公司,正常\n"
                          "乙公司,非公有制企业,有限责任公司,正常\n");
    folder.import("survey",
                  "单位,摸底日期,从业人员数\n甲公司,2025-03-01,10\n乙公司,2025-03-01,12\n");
    const auto told =
        cli_ok({"merge-rows", "unit", "甲公司", "乙公司", "--db", folder.db(), "--json"}, 1)
            .object();
    CHECK(told["action"].toInt() == 0);
    CHECK(told["changed"].toInt() == 0);
    REQUIRE(told["refused"].toArray().size() == 1);
    const QJsonObject refused = told["refused"].toArray()[0].toObject();
    CHECK(refused["key"].toString() == "乙公司|2025-03-01");
    CHECK(refused["field"].toString().isEmpty());
    CHECK(refused["reason"].toString().contains("2025-03-01"));
    CHECK(folder.rows("unit").size() == 2);
    cli_fails({"merge-rows", "unit", "甲公司", "甲公司", "--db", folder.db()}, 2, "同一行");
    cli_fails({"merge-rows", "unit", "甲公司", "丙公司", "--db", folder.db()}, 2, "丙公司");
    cli_fails({"merge-rows", "units", "甲", "乙", "--db", folder.db()}, 2, "units");
    cli_fails({"merge-rows", "unit", "甲公司", "乙公司", "--take", "身高", "--db", folder.db()}, 2,
              "身高");
}

TEST_CASE("an area isn't merged with what lies in it, nor made what can't be")
{
    const CliFolder folder;
    folder.import("area", "代码,名称,类别,上级\n640121100,杨和镇,乡镇苏木,640121\n"
                          "640121100200,新华村,村嘎查,640121100\n");
    const auto before = folder.rows("area");
    for (const auto& [keep, drop] : {std::pair("640121", "640121100200"),
                                     {"640121100200", "640121"},
                                     {"640121100", "640121100200"}}) {
        const auto told =
            cli_ok({"merge-rows", "area", keep, drop, "--db", folder.db(), "--json"}, 1).object();
        REQUIRE(told["refused"].toArray().size() == 1);
        const QJsonObject refused = told["refused"].toArray()[0].toObject();
        CHECK(refused["key"].toString() == drop);
        CHECK(refused["field"].toString() == "上级");
        CHECK(refused["reason"].toString().contains("上下级"));
    }
    const auto refuses = [&](const QString& key, const QString& edit, const QString& word) {
        const auto told =
            cli_ok({"edit", "area", "--key", key, edit, "--db", folder.db(), "--json"}, 1).object();
        REQUIRE(told["refused"].toArray().size() == 1);
        CAPTURE(edit.toStdString());
        CHECK(told["refused"].toArray()[0].toObject()["field"].toString() ==
              edit.section('=', 0, 0));
        CHECK(told["refused"].toArray()[0].toObject()["reason"].toString().contains(word));
    };
    refuses("640121", "类别=村嘎查", "县区旗、市或省");
    refuses("640121100", "类别=县区旗", "永宁县");
    refuses("640121100200", "类别=省", "杨和镇");
    CHECK(folder.rows("area") == before);
    cli_ok({"edit", "area", "--key", "640121", "类别=市", "--db", folder.db()});
    cli_ok({"edit", "area", "--key", "640121100", "类别=县区旗", "--db", folder.db()});
    refuses("640121", "类别=县区旗", "杨和镇");
}
