// stars: proposals, entries by hand and the closing of a year's 星级评定.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A town committee with two branches; the first holds theme days, the second nothing.
struct Town : CliFolder
{
    Town()
    {
        import("org", "党组织代码,名称,类别,上级党组织,成立日期\n"
                      "T1,城关镇党委,乡镇街道党委,,2010-01-01\n"
                      "D1,甲公司党支部,党支部,城关镇党委,2020-01-01\n"
                      "D2,乙公司党支部,党支部,城关镇党委,2020-01-01\n");
        import("unit",
               "单位名称,单位类别,单位类型,经营状态\n甲公司,非公有制企业,有限责任公司,正常\n"
               "乙公司,非公有制企业,有限责任公司,正常\n");
        import("coverage", "党组织,单位,起\nD1,甲公司,2020-01-01\nD2,乙公司,2020-01-01\n");
        std::string days = "党组织,类别,日期,主题\n";
        for (int month = 1; month <= 8; ++month)
            days += "D1,主题党日,2025-0" + std::to_string(month) + "-08,一\n";
        import("activity", days);
        import("rating", "党组织,年度,星级\nD1,2024,3\nD2,2024,2\n");
    }
    [[nodiscard]] QStringList words(const QString& verb, const QStringList& more) const
    {
        return QStringList{"stars", verb, "--db", db(), "--year", "2025"} + more;
    }
    [[nodiscard]] QJsonObject propose(const QStringList& more = {}) const
    {
        return cli_ok(words("propose", QStringList{"--as-of", "2025-09-30", "--json"} + more))
            .object();
    }
    /// One organization of the proposals.
    [[nodiscard]] QJsonObject org(const QString& key) const
    {
        for (const QJsonValue one : propose()["orgs"].toArray())
            if (one["key"].toString() == key)
                return one.toObject();
        FAIL("no " << key.toStdString());
        return {};
    }
    void set(const QStringList& more) const
    {
        (void)cli_ok(words("set", QStringList{"--as-of", "2025-09-30"} + more));
    }
};

QJsonObject item(const QJsonObject& org, const QString& id)
{
    for (const QJsonValue one : org["items"].toArray())
        if (one["id"].toString() == id)
            return one.toObject();
    return {};
}

} // namespace

TEST_CASE("proposals tell points with their facts, the star before, the veto and what is missing")
{
    const Town town;
    const QJsonObject told = town.propose();
    CHECK(told["scheme"].toString() == "five-groups");
    REQUIRE(told["orgs"].toArray().size() == 2);
    const QJsonObject first = town.org("D1");
    CHECK(first["name"].toString() == "甲公司党支部");
    CHECK(first["previous"].toInt() == 3);
    CHECK(item(first, "life")["points"].toDouble() == 2);
    CHECK(item(first, "life")["facts"].toArray().contains(QJsonValue("主题党日：8次")));
    CHECK_FALSE(first["missing_for_next"].toArray().isEmpty());
    const QJsonObject second = town.org("D2");
    CHECK(second["star"].toInt() == 0);
    CHECK(second["veto"].toArray().at(0)["id"].toString() == "no-life");
    REQUIRE(told["quotas"].toArray().size() == 1);
    CHECK(told["quotas"].toArray().at(0)["limit"].toInt() == 0);
    CHECK(told["targets"].toArray().size() == 2);
}

TEST_CASE("one organization is told as among all; another scheme is asked for by its id")
{
    const Town town;
    const QJsonArray one = town.propose({"--org", "D2"})["orgs"].toArray();
    REQUIRE(one.size() == 1);
    CHECK(one[0].toObject() == town.org("D2"));
    const std::string lines = cli_ok(town.words("propose", {"--org", "D1"})).out;
    CHECK(std::ranges::count(lines, '\n') == 2); // the head, and the one
    CHECK(lines.find("甲公司党支部") != std::string::npos);
    CHECK(town.propose({"--scheme", "six-goods"})["scheme"].toString() == "six-goods");
    cli_fails(town.words("propose", {"--scheme", "seven"}), 2, "six-goods");
    cli_fails(town.words("propose", {"--org", "D9"}), 2, "没有“D9”");
    cli_fails(town.words("rate", {}), 2, "propose");
}

TEST_CASE("points and stars are entered with reasons, and undone")
{
    const Town town;
    town.set({"--org", "D1", "--item", "growth", "--points", "6.5"});
    town.set({"--org", "D1", "--item", "life", "--points", "5", "--reason", "核实补记"});
    CHECK(item(town.org("D1"), "growth")["points"].toDouble() == 6.5);
    CHECK(item(town.org("D1"), "life")["by_hand"].toBool());
    town.set({"--org", "D1", "--stars", "2", "--reason", "会议研究"});
    CHECK(town.org("D1")["star"].toInt() == 2);
    (void)cli_ok({"undo", "--db", town.db()});
    CHECK_FALSE(town.org("D1")["decided"].toBool());
    town.set({"--org", "D1", "--item", "life", "--clear"});
    CHECK(item(town.org("D1"), "life")["points"].toDouble() == 2);
    cli_fails(town.words("set", {"--org", "D1", "--item", "growth", "--points", "8"}), 2,
              "0和7之间");
    cli_fails(town.words("set", {"--org", "D1", "--stars", "2"}), 2, "理由");
}

TEST_CASE("closing writes ratings and plans that stand on the agenda; an undo takes all back")
{
    const Town town;
    town.set({"--step", "publish", "--on", "2025-09-20"});
    const QJsonObject done =
        cli_ok(town.words("close", {"--as-of", "2025-09-30", "--json"})).object();
    CHECK(done["written"].toInt() == 2);
    CHECK(done["plans"].toInt() == 2);
    CHECK(town.column("rating", "原星级").size() == 4);
    const auto told = cli_ok({"agenda", "--db", town.db(), "--as-of", "2026-05-30", "--json"});
    CHECK(told.out.find("2026-06-30") != std::string::npos);
    CHECK(town.column("supervision", "整改期限") ==
          std::vector<std::string>{"2026-06-30", "2026-06-30"});
    (void)cli_ok({"undo", "--db", town.db()});
    CHECK(town.rows("rating").size() == 2);
    CHECK(town.rows("supervision").empty());
}

TEST_CASE("an own scheme is written out, changed, kept, rated by, and undone")
{
    const Town town;
    std::string text =
        cli_ok({"stars", "schemes", "--db", town.db(), "--scheme", "five-groups"}).out;
    const auto change = [&](const std::string& from, const std::string& to) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    };
    change("\"five-groups\"", "\"county\"");
    change("五方面百分制", "本县办法");
    const QString file = town.file("own.json", text);
    (void)cli_ok({"stars", "schemes", "--db", town.db(), "--file", file});
    CHECK(town.propose({"--scheme", "county"})["name"].toString() == "本县办法");
    change("\"below\": 90", "\"below\": 89");
    cli_fails({"stars", "schemes", "--db", town.db(), "--file", town.file("bad.json", text)}, 2,
              "有空档：89以上");
    (void)cli_ok({"undo", "--db", town.db()});
    cli_fails(town.words("propose", {"--scheme", "county"}), 2, "six-goods");
}

TEST_CASE("the six goods are told by organization; none that lacks one is honoured")
{
    const Town town;
    const QJsonObject told =
        cli_ok(town.words("honours", {"--as-of", "2025-09-30", "--honour", "双强六好", "--json"}))
            .object();
    CHECK(told["scheme"].toString() == "six-goods");
    const QJsonArray orgs = told["orgs"].toArray();
    REQUIRE(orgs.size() == 2);
    CHECK(orgs.at(0)["goods"].toArray().size() == 6);
    CHECK_FALSE(orgs.at(0)["proposed"].toBool());
    cli_fails(town.words("honours", {"--write", "--org", "D1"}), 1, "还不能评为“示范点”");
    const std::string none = cli_ok(town.words("honours", {"--write"})).out;
    CHECK(none.find("还没有党组织达到") != std::string::npos);
    CHECK(none.find("号操作") == std::string::npos);
    CHECK(town.rows("honour").empty());
}

TEST_CASE("an honour by star and conditions is told with what is lacking and the policies' numbers")
{
    const Town town;
    const QJsonObject told =
        cli_ok(town.words("honours", {"--as-of", "2025-09-30", "--honour", "示范点", "--policy",
                                      "ningxia-2018", "--json"}))
            .object();
    CHECK(told["scheme"].toString() == "five-groups");
    const QJsonArray orgs = told["orgs"].toArray();
    REQUIRE(orgs.size() == 2);
    CHECK(orgs.at(0)["lacking"].toArray().at(0).toString() == "不到五星级");
    const QJsonObject goal = told["goals"].toArray().at(0).toObject();
    CHECK(goal["id"].toString() == "ningxia-2018/18.d");
    CHECK(goal["reached"].toInt() == 0);
    CHECK(goal["wanted"].toInt() == 1);
    CHECK(goal["state"].toString() == "unmet");
    cli_fails(town.words("honours", {"--honour", "文明单位"}), 2,
              "--honour 可以是示范点、双强六好");
}

TEST_CASE("those put forward are entered at once, listed in a workbook and as .pdf")
{
    const Town town;
    town.set({"--org", "D1", "--stars", "5", "--reason", "会议研究"});
    cli_fails(town.words("honours", {"--honour", "示范点", "--write", "--org", "D1"}), 1,
              "活动阵地达到六有");
    town.import("area", "代码,名称,类别,上级\n640121100,望远镇,乡镇苏木,640121\n");
    town.import("venue", "名称,属地,党组织,类别,有场所,有设施,有标志,有党旗,有书报,有制度\n"
                         "活动室,望远镇,D1,党员活动室,是,是,是,是,是,是\n");
    town.import("activity", "党组织,类别,日期,主题\nD1,志愿服务,2025-05-08,清洁家园\n");
    (void)cli_ok(town.words("honours", {"--as-of", "2025-09-30", "--honour", "示范点", "--out",
                                        town.path("list.xlsx")}));
    CHECK(bytes_of(town.path("list.xlsx")).starts_with("PK"));
    (void)cli_ok(town.words("propose", {"--as-of", "2025-09-30", "--out", town.path("stars.pdf")}));
    CHECK(bytes_of(town.path("stars.pdf")).starts_with("%PDF-"));
    (void)cli_ok(town.words("honours", {"--as-of", "2025-09-30", "--honour", "示范点", "--write"}));
    CHECK(town.rows("honour").size() == 1);
    (void)cli_ok({"undo", "--db", town.db()});
    CHECK(town.rows("honour").empty());
}
