// compare: what changes between two policies, two days, or the figures before and after setting.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A unit of 120 people with three formal members whose own branch ended in June.
void fill(const CliFolder& folder)
{
    folder.import("unit",
                  "单位名称,单位类别,单位类型,经营状态\n甲公司,非公有制企业,有限责任公司,正常\n");
    folder.import("survey", "单位,摸底日期,从业人员数,正式党员数\n甲公司,2025-01-05,120,3\n");
    folder.import("org",
                  "党组织编号,党组织名称,类别,成立日期\nZB1,甲公司党支部,党支部,2024-01-01\n");
    folder.import("coverage", "党组织,单位,起,止\nZB1,甲公司,2024-01-01,2025-06-30\n");
}

QJsonObject matter(const QJsonObject& told, const QString& title)
{
    for (const QJsonValue& one : told["matters"].toArray())
        if (one["title"].toString() == title)
            return one.toObject();
    FAIL("no matter " << title.toStdString());
    return {};
}

} // namespace

TEST_CASE("two days: what was met and no longer is, with the reason")
{
    const CliFolder folder;
    fill(folder);
    const auto told = cli_ok({"compare", "--db", folder.db(), "--policy", "ningxia-2018", "--as-of",
                              "2025-05-31", "--with-date", "2025-07-31", "--json"})
                          .object();
    CHECK(told["left"]["as_of"].toString() == "2025-05-31");
    CHECK(told["right"]["as_of"].toString() == "2025-07-31");
    CHECK(matter(told, "正式党员3名以上单独建党组织")["lost"].toInt() == 1);
    bool found = false;
    for (const QJsonValue& change : told["changes"].toArray()) {
        if (change["right_rule"].toString() != "ningxia-2018/6.a")
            continue;
        found = true;
        CHECK(change["subject_kind"].toString() == "unit");
        CHECK(change["subject"].toString() == "甲公司");
        CHECK(change["from"].toString() == "met");
        CHECK(change["to"].toString() == "unmet");
        CHECK_FALSE(change["why"].toArray().isEmpty());
    }
    CHECK(found);
    CHECK(cli_ok({"compare", "--db", folder.db(), "--policy", "ningxia-2018", "--as-of",
                  "2025-05-31", "--with-date", "2025-07-31"})
              .out.find("落实变为未落实 1") != std::string::npos);
}

TEST_CASE("two policies: rules that ask the same stand side by side")
{
    const CliFolder folder;
    fill(folder);
    const auto told = cli_ok({"compare", "--db", folder.db(), "--policy", "ningxia-2018",
                              "--with-policy", "central-2012", "--as-of", "2025-05-31", "--json"})
                          .object();
    const auto fifty = matter(told, "50人以上企业有党员");
    CHECK(fifty["left"].toArray() == QJsonArray{"ningxia-2018/6.e"});
    CHECK(fifty["right"].toArray() == QJsonArray{"central-2012/5.a"});
    CHECK(matter(told, "书记从内部选任")["right"].toArray() == QJsonArray{"central-2012/12.d"});
    CHECK(matter(told, "每半年摸底一次")["right"].toArray().isEmpty());
}

TEST_CASE("figures set in the file against the pack's own")
{
    const CliFolder folder;
    fill(folder);
    cli_ok({"policy", "set", "ningxia-2018", "6.d/headcount=130", "--db", folder.db()});
    const auto told = cli_ok({"compare", "--db", folder.db(), "--policy", "ningxia-2018",
                              "--original", "--as-of", "2025-07-31", "--json"})
                          .object();
    CHECK(told["left"]["original"].toBool());
    CHECK(matter(told, "100人以上企业建党组织")["freed"].toInt() == 1);
}

TEST_CASE("nothing to compare with is wrong usage")
{
    const CliFolder folder;
    cli_fails({"compare", "--db", folder.db(), "--policy", "ningxia-2018"}, 2, "--with-policy");
    cli_fails({"compare", "--db", folder.db(), "--policy", "ningxia-2018", "--with-policy", "x"}, 2,
              "没有政策包");
}
