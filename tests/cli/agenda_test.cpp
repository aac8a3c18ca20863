// agenda: what is due, the lists that are worked down, the gaps.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

QJsonObject list_of(const QJsonObject& told, const QString& id)
{
    for (const QJsonValue& list : told["focus"].toArray())
        if (list.toObject()["id"].toString() == id)
            return list.toObject();
    return {};
}

/// A county of three units: one due an organization, one in a joint branch, one small.
void import_units(const CliFolder& folder)
{
    folder.import("unit",
                  "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数,正式党员数\n"
                  "无,甲公司,非公有制企业,有限责任公司,正常,120,4\n"
                  "无,乙公司,非公有制企业,有限责任公司,正常,60,3\n"
                  "无,丙公司,非公有制企业,有限责任公司,正常,8,1\n",
                  0, {"--as-of", "2025-09-28"});
    folder.import("org", "党组织代码,名称,类别,成立日期\nL1,联合支部,联合党支部,2022-10-20\n");
    folder.import("coverage", "党组织,单位,起\nL1,乙公司,2022-10-20\nL1,丙公司,2022-10-20\n");
}

} // namespace

TEST_CASE("the agenda names few and counts many, and tells where a rule counts otherwise")
{
    const CliFolder folder;
    import_units(folder);
    const QStringList words{"agenda", "--db", folder.db(), "--as-of", "2025-09-30"};
    const auto told = cli_ok(words + QStringList{"--policy", "ningxia-2018", "--json"}).object();
    CHECK(told["as_of"].toString() == "2025-09-30");
    const auto unbuilt = list_of(told, "unbuilt");
    CHECK(unbuilt["count"].toInt() == 1);
    CHECK(unbuilt["new"].toInt() == 1); // surveyed two days ago
    CHECK(unbuilt["open"].toInt() == 1);
    const auto row = unbuilt["rows"].toArray()[0].toObject();
    CHECK(row["name"].toString() == "甲公司");
    CHECK(row["state"].toString() == "open");
    REQUIRE(unbuilt["rules"].toArray().size() == 1);
    const auto rule = unbuilt["rules"].toArray()[0].toObject();
    CHECK(rule["rule"].toString() == "ningxia-2018/6.a");
    CHECK(rule["unmet"].toInt() == 2);
    CHECK(rule["more"].toInt() == 1); // the joint branch is not its own
    CHECK(rule["text"].toString().contains("联合党组织"));

    // The rule's own number is the one evaluate gives.
    const auto evaluated = cli_ok({"evaluate", "--db", folder.db(), "--policy", "ningxia-2018",
                                   "--as-of", "2025-09-30", "--json"})
                               .object();
    CHECK(evaluated["counts"].toObject()["ningxia-2018/6.a"].toObject()["unmet"].toInt() == 2);

    const auto gap = told["gaps"].toArray()[0].toObject();
    CHECK(gap["id"].toString() == "org_covered");
    CHECK(gap["met"].toInt() == 2);
    CHECK(gap["total"].toInt() == 3);
    CHECK(gap["trend"].toArray().size() == 4);
    CHECK(gap["not_met"].toInt() == 1);
    CHECK_FALSE(gap.contains("target")); // this policy sets none
    CHECK_FALSE(gap.contains("missing"));
    const auto coverage =
        cli_ok({"coverage", "--db", folder.db(), "--as-of", "2025-09-30", "--json"}).object();
    CHECK(coverage["total"].toObject()["org_covered"].toInt() == 2);

    bool election = false;
    for (const QJsonValue& item : told["due"].toArray())
        if (item.toObject()["kind"].toString() == "election") {
            election = true;
            CHECK(item.toObject()["due"].toString() == "2025-10-20");
            CHECK(item.toObject()["week"].toString() == "2025-10-20");
        }
    CHECK(election);
    CHECK(cli_ok(words).out.find("应建未建\t1\t新增 1") != std::string::npos);
}

TEST_CASE("what is assigned or put off says by whom and until when")
{
    const CliFolder folder;
    import_units(folder);
    folder.import("supervision",
                  "编号,来源,对象,责任人,下发日期,整改期限,规则编号,结论对象类别,结论对象\n"
                  "DB-1,应建未建,甲公司,张三,2025-09-01,2025-09-20,focus/unbuilt,单位,甲公司\n");
    const auto told =
        cli_ok({"agenda", "--db", folder.db(), "--as-of", "2025-09-30", "--json"}).object();
    const auto unbuilt = list_of(told, "unbuilt");
    CHECK(unbuilt["assigned"].toInt() == 1);
    CHECK(unbuilt["overdue"].toInt() == 1);
    const auto row = unbuilt["rows"].toArray()[0].toObject();
    CHECK(row["state"].toString() == "overdue");
    CHECK(row["person"].toString() == "张三");
    CHECK(row["due"].toString() == "2025-09-20");
    const auto due = told["due"].toArray()[0].toObject();
    CHECK(due["kind"].toString() == "supervision");
    CHECK(due["overdue"].toBool());
    CHECK(due["who"].toArray()[0].toObject()["name"].toString() == "张三");
}

TEST_CASE("of several policies each due rule and target says whose it is")
{
    const CliFolder folder;
    import_units(folder);
    const QStringList words{"agenda",   "--db",         folder.db(), "--as-of",      "2025-09-30",
                            "--policy", "ningxia-2018", "--policy",  "district-2020"};
    int targets = 0;
    for (const QJsonValue& item : cli_ok(words + QStringList{"--json"}).object()["due"].toArray()) {
        const QString kind = item.toObject()["kind"].toString();
        const QString policy = item.toObject()["policy"].toString();
        if (kind == "rule")
            CHECK(item.toObject()["rule"].toString().startsWith(policy + "/"));
        else if (kind == "target")
            targets += policy == "district-2020" ? 1 : 0;
        else
            CHECK(policy.isEmpty());
    }
    CHECK(targets > 0);
    CHECK(cli_ok(words).out.find("（全区2020）") != std::string::npos);
}

TEST_CASE("rows of a list are assigned and put off as in the window")
{
    const CliFolder folder;
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态,从业人员数,正式党员数\n"
                          "甲公司,非公有制企业,有限责任公司,正常,120,4\n"
                          "乙公司,非公有制企业,有限责任公司,正常,60,3\n"
                          "丙公司,非公有制企业,有限责任公司,正常,8,1\n");
    const QStringList words{"agenda", "--db", folder.db(), "--as-of", "2025-09-30"};
    folder.import("survey",
                  "单位,摸底日期,从业人员数,正式党员数\n"
                  "甲公司,2025-01-05,120,4\n乙公司,2025-01-05,60,3\n丙公司,2025-01-05,8,1\n");
    const auto assigned = cli_ok(words + QStringList{"--assign", "unbuilt", "甲公司", "甲公司",
                                                     "丙公司", "--demand", "成立党支部", "--person",
                                                     "张三", "--due", "2025-10-31", "--json"},
                                 1)
                              .object();
    CHECK(assigned["changed"].toInt() == 1);
    CHECK(assigned["action"].toInt() > 0);
    REQUIRE(assigned["refused"].toArray().size() == 1); // not in the list
    CHECK(assigned["refused"].toArray()[0].toObject()["key"].toString() == "丙公司");
    const auto orders =
        cli_ok({"list", "--ledger", "supervision", "--db", folder.db(), "--json"}).object();
    REQUIRE(orders["rows"].toArray().size() == 1);
    CHECK(orders["rows"].toArray()[0].toObject()["values"].toObject()["整改要求"].toString() ==
          "成立党支部");
    const auto put_off =
        cli_ok(words + QStringList{"--put-off", "unbuilt", "乙公司", "--reason", "厂房搬迁", "--by",
                                   "李四", "--until", "2025-12-31", "--json"})
            .object();
    CHECK(put_off["changed"].toInt() == 1);

    const auto unbuilt = list_of(cli_ok(words + QStringList{"--json"}).object(), "unbuilt");
    CHECK(unbuilt["open"].toInt() == 0);
    for (const QJsonValue& value : unbuilt["rows"].toArray()) {
        const QJsonObject row = value.toObject();
        if (row["name"].toString() == "甲公司") {
            CHECK(row["state"].toString() == "assigned");
            CHECK(row["person"].toString() == "张三");
            CHECK(row["due"].toString() == "2025-10-31");
        } else {
            CHECK(row["state"].toString() == "put_off");
            CHECK(row["reason"].toString() == "厂房搬迁");
            CHECK(row["accepted_by"].toString() == "李四");
            CHECK(row["until"].toString() == "2025-12-31");
        }
    }
    // Who has it already is told; nothing is written.
    const auto again = cli_ok(words + QStringList{"--assign", "unbuilt", "甲公司", "--person",
                                                  "王五", "--due", "2025-10-31", "--json"},
                              1)
                           .object();
    CHECK(again["action"].toInt() == 0);
    CHECK(again["refused"].toArray()[0].toObject()["reason"].toString().contains("张三"));
    CHECK(folder.rows("supervision").size() == 1);
    // What was put off under the list stands with the finding of its rule.
    CHECK(cli_ok({"evaluate", "--db", folder.db(), "--policy", "ningxia-2018", "--rule", "6.a",
                  "--as-of", "2025-09-30"})
              .out.find("有情况说明 1") != std::string::npos);
    CHECK(cli_ok({"verify", "--db", folder.db(), "--json"}).status == 0);
}

TEST_CASE("an assignment that lacks something is refused whole")
{
    const CliFolder folder;
    import_units(folder);
    const QStringList words{"agenda", "--db", folder.db(), "--as-of", "2025-09-30"};
    const auto refused = [&](const QStringList& more, const char* part) {
        cli_fails(words + more, 2, part);
    };
    refused({"--assign", "unbuilt", "甲公司", "--due", "2025-10-31"}, "--person");
    refused({"--assign", "unbuilt", "甲公司", "--person", "张三"}, "--due");
    refused({"--assign", "unbuilt", "--person", "张三", "--due", "2025-10-31"}, "--assign");
    refused({"--assign", "unbuild", "甲公司", "--person", "张三", "--due", "2025-10-31"},
            "unbuilt（应建未建）");
    refused({"--assign", "unbuilt", "甲公司", "丁公司", "--person", "张三", "--due", "2025-10-31"},
            "丁公司");
    refused({"--assign", "unbuilt", "甲公司", "--person", "张三", "--due", "2025-09-29"},
            "2025-09-29");
    refused({"--assign", "unbuilt", "甲公司", "--person", "张三", "--due", "2025-10-31", "--by",
             "李四"},
            "--by");
    refused({"--put-off", "unbuilt", "甲公司", "--reason", "搬迁"}, "--by");
    refused({"--put-off", "unbuilt", "甲公司", "--by", "李四"}, "--reason");
    refused({"--put-off", "unbuilt", "甲公司", "--reason", "搬迁", "--by", "李四", "--until",
             "2025-09-29"},
            "2025-09-29");
    refused({"--person", "张三"}, "--person");
    CHECK(folder.rows("supervision").empty());
    CHECK(folder.rows("exception").empty());
    CHECK(cli_ok({"agenda", "--help"}).out.find("--put-off LIST KEY…") != std::string::npos);
}

TEST_CASE("an unknown policy and a day that is none are refused")
{
    const CliFolder folder;
    cli_fails({"agenda", "--db", folder.db(), "--policy", "none-2000"}, 2, "none-2000");
    cli_fails({"agenda", "--db", folder.db(), "--as-of", "昨天"}, 2, "昨天");
}
