// campaign: what has been done of each campaign on a day.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

QJsonObject on(const CliFolder& folder, const QString& day)
{
    const auto told = cli_ok({"campaign", "--db", folder.db(), "--as-of", day, "--json"}).object();
    CHECK(told["as_of"].toString() == day);
    REQUIRE(told["campaigns"].toArray().size() == 1);
    return told["campaigns"].toArray()[0].toObject();
}

} // namespace

TEST_CASE("a campaign's milestones are done, late or overdue by the day")
{
    const CliFolder folder;
    folder.import("campaign", "名称,起,止\n集中组建月,2025-09-01,2025-09-30\n");
    folder.import("milestone", "专项行动,任务,截止日期,责任单位,完成日期\n"
                               "集中组建月,摸底,2025-09-10,各乡镇,2025-09-10\n"
                               "集中组建月,组建,2025-09-20,各乡镇,2025-09-22\n"
                               "集中组建月,验收,2025-09-25,县委组织部,\n");
    const auto before = on(folder, "2025-09-21");
    CHECK(before["milestones"].toInt() == 3);
    CHECK(before["done"].toInt() == 1); // the second is done a day later only
    CHECK(before["overdue"].toInt() == 1);
    const auto after = on(folder, "2025-09-26");
    CHECK(after["done"].toInt() == 2);
    CHECK(after["overdue"].toInt() == 1);
    QStringList states;
    for (const QJsonValue& milestone : after["list"].toArray())
        states << milestone.toObject()["state"].toString();
    CHECK(states == QStringList{"done", "done_late", "overdue"});
    CHECK(cli_ok({"campaign", "--db", folder.db(), "--as-of", "2025-09-26"}).out.find("2/3") !=
          std::string::npos);
}

TEST_CASE("a file without campaigns says so")
{
    const CliFolder folder;
    CHECK(cli_ok({"campaign", "--db", folder.db(), "--json"})
              .object()["campaigns"]
              .toArray()
              .isEmpty());
    cli_fails({"campaign", "--db", folder.db(), "--as-of", "昨天"}, 2, "昨天");
}

TEST_CASE("a campaign's league, bulletin and summary are written; the summary is noted as sent")
{
    const CliFolder folder;
    folder.import("campaign", "名称,起,止\n集中组建月,2025-09-01,2025-09-30\n");
    folder.import("area", "代码,名称,类别,上级\n640121100,望远镇,乡镇苏木,640121\n");
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态,属地\n"
                          "甲公司,非公有制企业,有限责任公司,正常,640121100\n");
    const auto told =
        cli_ok({"campaign", "--db", folder.db(), "--as-of", "2025-09-20", "--league", "--json"})
            .object()["campaigns"]
            .toArray()[0]
            .toObject()["league"]
            .toObject();
    CHECK(told["issue"].toInt() == 3);
    CHECK(told["rows"][0]["name"].toString() == "望远镇");
    CHECK(told["total"]["population"].toInt() == 1);
    cli_ok({"campaign", "--db", folder.db(), "--as-of", "2025-09-20", "--bulletin",
            folder.path("通报.pdf")});
    CHECK(bytes_of(folder.path("通报.pdf")).starts_with("%PDF"));
    CHECK(folder.rows("submission").empty());
    cli_ok({"campaign", "--db", folder.db(), "--as-of", "2025-09-30", "--letter",
            folder.path("总结.pdf")});
    CHECK(bytes_of(folder.path("总结.pdf")).starts_with("%PDF"));
    CHECK(folder.column("submission", "事项") == std::vector<std::string>{"集中组建月总结"});
    cli_fails({"campaign", "--db", folder.db(), "--as-of", "2025-08-20", "--bulletin",
               folder.path("早.pdf")},
              1, "还没有开始");
    // Numbers: the office's word is asked for; each bulletin has one of its own, and keeps it.
    const auto bulletin = [&](const char* day) {
        return QStringList{
            "campaign",  "--db", folder.db(), "--as-of", day, "--bulletin", folder.path("通报.pdf"),
            "--numbered"};
    };
    cli_fails(bulletin("2025-09-20"), 2, "letters --word 行动通报=");
    cli_ok({"letters", "--db", folder.db(), "--word", "行动通报=永组通"});
    const auto actions = [&] {
        return cli_ok({"history", "--db", folder.db(), "--json"}).array().size();
    };
    const auto before = actions();
    cli_ok(bulletin("2025-09-20"));
    cli_ok(bulletin("2025-09-20"));
    CHECK(actions() == before + 1);
    cli_ok(bulletin("2025-09-27"));
    CHECK(actions() == before + 2);
}
