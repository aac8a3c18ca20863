// assess: a round from its scheme to its rows, by command line alone.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A committee and three branches that cover a firm each.
struct County : CliFolder
{
    County()
    {
        import("org", "党组织代码,名称,类别,上级党组织,成立日期\n"
                      "A,县两新工委,两新工委,,2010-01-01\n"
                      "B1,甲支部,党支部,A,2015-01-01\n"
                      "B2,乙支部,党支部,A,2015-01-01\n"
                      "B3,丙支部,党支部,A,2015-01-01\n"
                      "B4,丁支部,党支部,A,2015-01-01\n");
        import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                       "甲公司,非公有制企业,有限责任公司,正常\n"
                       "乙公司,非公有制企业,有限责任公司,正常\n"
                       "丙公司,非公有制企业,有限责任公司,正常\n");
        import("coverage", "党组织,单位,起\nB1,甲公司,2016-01-01\nB2,乙公司,2016-01-01\n"
                           "B3,丙公司,2016-01-01\n");
        import("activity", "党组织,类别,日期,主题\nB1,年度计划,2025-01-08,一\n"
                           "B1,党课,2025-03-05,二\nB2,党课,2024-03-25,三\n");
    }
    [[nodiscard]] QStringList assess(const QStringList& words) const
    {
        return QStringList{"assess"} + words + QStringList{"--db", db()};
    }
    QJsonObject act(const QStringList& words, int status = 0) const
    {
        return cli_ok(assess(words) + QStringList{"--json"}, status).object();
    }
    [[nodiscard]] QJsonObject show() const { return cli_ok(assess({"show", "--json"})).object(); }
    [[nodiscard]] QJsonObject org(const char* key) const
    {
        const QJsonArray orgs = show()["orgs"].toArray();
        for (const QJsonValue one : orgs)
            if (one["key"].toString() == key)
                return one.toObject();
        FAIL("no such organization");
        return {};
    }
    [[nodiscard]] static QJsonObject item(const QJsonObject& org, const char* id)
    {
        const QJsonArray items = org["items"].toArray();
        for (const QJsonValue one : items)
            if (one["id"].toString() == id)
                return one.toObject();
        FAIL("no such item");
        return {};
    }
    /// Points for every item by hand, the facts notwithstanding.
    void score(const char* key, int percent) const
    {
        QStringList words{"score",    "--org",     key, "--report", QString::number(percent),
                          "--reason", "考核组核定"};
        const QJsonArray items = org(key)["items"].toArray();
        for (const QJsonValue one : items)
            words << one["id"].toString() + "=" +
                         QString::number(one["of"].toDouble() * percent / 100);
        act(words);
    }
};

} // namespace

TEST_CASE("a round: scheme, points, ballots twice, tally, close, undo")
{
    const County county;
    county.act({"new", "--year", "2025", "--assessor", "A", "--scheme", "one-meeting"});
    const QJsonObject begun = county.show();
    CHECK(begun["orgs"].toArray().size() == 3); // who covers nobody isn't asked
    CHECK(begun["assessor"].toString() == "A");
    CHECK(begun["scheme"]["id"].toString() == "one-meeting");
    CHECK(begun["steps"][1]["missing"].toArray().size() == 3);

    county.act({"score", "--propose"});
    CHECK(county.item(county.org("B1"), "plan")["points"].toDouble() == 4);
    CHECK(county.item(county.org("B1"), "plan")["facts"].toString() == "年度计划份数 1");
    CHECK(county.item(county.org("B2"), "lessons")["points"].toDouble() == 0); // of last year
    cli_fails(county.assess({"score", "--org", "B2", "plan=4"}), 1, "要写明原因");
    county.act({"score", "--org", "B2", "plan=4", "--reason", "纸质计划已交"});
    CHECK(county.item(county.org("B2"), "plan")["reason"].toString() == "纸质计划已交");
    county.score("B1", 95);
    county.score("B2", 80);
    county.score("B3", 50);

    cli_fails(county.assess({"ballots", "--group", "meeting", "--issued", "7", "--returned", "6",
                             "--unreturned", "0", "--invalid", "1"}),
              1, "发出 7 张");
    county.act(
        {"ballots", "--group", "meeting", "--issued", "7", "--returned", "6", "--invalid", "1"});
    std::string papers = "测评组,票号,对象党组织,总体评价,无效\n";
    for (int number = 1; number <= 5; ++number)
        for (const char* const line : {",甲支部,好,\n", ",B2,2,\n", ",丙支部,差,\n"})
            papers += "述职评议会," + std::to_string(number) + line;
    papers += "meeting,6,B1,,是\n";
    const QString first = county.file("ballots.csv", papers);
    CHECK(county.act({"ballots", first, "--by", "甲"})["changed"].toInt() == 6);
    const auto printed = [&](const QStringList& sheet) {
        std::string all;
        const QStringList where{"--year",    "2025",  "--db",
                                county.db(), "--out", county.path("out.pdf")};
        for (const std::string& line : cli_ok(QStringList{"print"} + sheet + where).said())
            all += line;
        return all;
    };
    CHECK(printed({"ballot", "--all", "--numbered"}).find("共 7 张") != std::string::npos);
    CHECK(printed({"ballot", "--all", "--copies", "2"}).find("共 2 张") != std::string::npos);
    // The sheets of those assessed, not of everybody, also while the round runs.
    CHECK(printed({"assessment-sheet", "--all"}).find("共 3 份") != std::string::npos);
    // Keyed again by somebody else, with one slip.
    std::string slip = papers;
    slip.replace(slip.find("好"), std::string("好").size(), "一般");
    county.act({"ballots", county.file("again.csv", slip), "--pass", "2", "--by", "乙"});
    const QJsonObject tally = cli_ok(county.assess({"tally", "--json"})).object();
    const QJsonValue box = tally["boxes"][0];
    CHECK(box["valid"].toInt() == 5);
    CHECK(box["invalid"].toInt() == 1);
    CHECK(box["differed"].toInt() == 1);
    CHECK(box["compared"].toInt() == 16);
    CHECK(box["differences"][0]["second"].toString() == "3");
    CHECK(box["orgs"][1]["score"].toDouble() == 80);
    CHECK(box["orgs"][0]["aspects"][0]["marks"][0].toInt() == 5);
    cli_fails(county.assess({"close"}), 1, "不一致");
    county.act({"ballots", first, "--pass", "2"});
    // One keyed that there is not: taken out again.
    county.act({"ballots", county.file("seventh.csv", "测评组,票号,对象党组织,总体评价,无效\n\n"
                                                      "meeting,7,B1,,√\n")});
    cli_fails(county.assess({"close"}), 1, "无效票 2 张");
    county.act({"ballots", "--group", "meeting", "--drop", "7"});

    CHECK(county.org("B3")["at_the_end"].toBool());
    county.act({"interview", "--org", "B3", "--serious", "--person", "部长"});
    cli_fails(county.assess({"close"}), 1, "约谈日期");
    county.act({"interview", "--org", "B3", "--date", "2026-01-12", "--due", "2026-04-01"});
    county.act({"close", "--date", "2026-01-15"});
    CHECK(county.show()["closed"].toString() == "2026-01-15");
    // 95 × 60 % + 95 × 20 % + 100 × 20 %
    CHECK(county.org("B1")["total"].toDouble() == 96);
    CHECK(county.org("B1")["grade"].toString() == "称职"); // 10 % of three is nobody
    CHECK(county.column("assessment", "总分") == std::vector<std::string>{"96", "80", "40"});
    CHECK(county.column("assessment", "名次") == std::vector<std::string>{"1", "2", "3"});
    CHECK(county.column("assessment", "差票") == std::vector<std::string>{"0", "0", "5"});
    CHECK(county.rows("assessment_score").size() == 3 * 6);
    CHECK(county.rows("supervision").size() == 1);

    // What was computed is not typed over, by edit or import; the report has it.
    cli_ok({"edit", "assessment", "--key", "2025|A|B1", "总分=99", "--db", county.db(), "--json"},
           1);
    county.import("assessment",
                  "年度,组织考核的党组织,对象党组织,总分,名次,等次\n2025,A,B2,81,2,称职\n", 1);
    CHECK(county.column("assessment", "总分") == std::vector<std::string>{"96", "80", "40"});
    cli_ok({"report", "assessment-rank", "--period", "2025", "--db", county.db(), "--no-record",
            "--out", county.path("rank.xlsx")});

    cli_ok({"undo", "--db", county.db()});
    CHECK(county.rows("assessment").empty());
    CHECK(county.show()["closed"].toString().isEmpty());
    cli_ok({"redo", "--db", county.db()});
    CHECK(county.rows("assessment").size() == 3);
    county.act({"reopen"});
    CHECK(county.rows("assessment_score").empty());
    cli_ok({"verify", "--db", county.db()});
}

TEST_CASE("fewer than five ballots tell their total alone; totals may be entered instead")
{
    const County county;
    county.act({"new", "--year", "2025", "--assessor", "A", "--scheme",
                "双述双评考核方案（示例二）", "--org", "B1", "--org", "B2"});
    for (const char* const org : {"B1", "B2"})
        county.act({"ballots", "--group", "own", "--org", org, "--issued", "4", "--returned", "4"});
    std::string totals = "测评组,对象党组织,评价方面,好,较好,一般,差,弃权\n";
    for (const char* const aspect : {"总体评价", "认识熟悉程度", "履行责任情况",
                                     "重点任务落实及成效", "查摆存在问题", "下一步思路措施"})
        totals += std::string("own,B1,") + aspect + ",3,1,0,0,0\n";
    county.act({"ballots", county.file("totals.csv", totals)});
    const QJsonValue own = county.org("B1")["votes"][1];
    CHECK(own["valid"].toInt() == 4);
    CHECK(own["marks"].isNull());
    CHECK(own["score"].toDouble() == 95);
    county.act({"ballots", "--group", "own", "--org", "B1", "--drop-totals"});
    CHECK(county.org("B1")["votes"][1]["score"].isNull());
    // One who is left out, or a mark there is not, refuses what it belongs to.
    const QJsonObject refused = county.act(
        {"ballots", county.file("bad.csv", "测评组,票号,对象党组织,总体评价\nupper,1,B1,好\n"
                                           "upper,2,B1,好\nupper,2,B2,很好\nnobody,1,B1,好\n")},
        1);
    CHECK(refused["changed"].toInt() == 0);
    CHECK(refused["refused"].toArray().size() == 3);
    cli_fails(county.assess({"ballots", county.file("none.csv", "甲,乙\n1,2\n")}), 3, "测评组");
}

TEST_CASE("a county's own scheme is kept in the file; what is no scheme is refused")
{
    const County county;
    cli_ok(county.assess({"schemes"}));
    const QString own = county.file("own.json", R"({"id": "own", "name": "县方案",
        "report": {"weight": 100, "points": 100}, "grades": [{"name": "好", "from": 0}]})");
    county.act({"scheme", own});
    CHECK(cli_ok(county.assess({"schemes", "--json"})).array().size() == 4);
    county.act({"new", "--year", "2024", "--assessor", "A", "--scheme", "县方案"});
    CHECK(county.show()["year"].toInt() == 2024);
    cli_fails(county.assess({"new", "--year", "2024", "--assessor", "A", "--scheme", "县方案"}), 1,
              "已经有了");
    cli_fails(county.assess({"scheme", county.file("bad.json", "{\"id\": \"x\"}")}), 3, "name");
    cli_fails(county.assess({"new", "--assessor", "A", "--scheme", "没有"}), 2, "one-meeting");
    cli_fails(county.assess({"dance"}), 2, "dance");
    cli_fails(county.assess({"tally", "--year", "2023"}), 2, "assess new");
}

namespace {

/// A branch of six full members, one of them twice by name, and one on probation.
struct MembersCounty : CliFolder
{
    std::vector<std::string> numbers{"11010519491231002X", "440524188001010014",
                                     "110101199003070652", "110101199003071874",
                                     "110101199003079892", "11010119900307221X"};
    MembersCounty()
    {
        import("org", "党组织代码,名称,类别,上级党组织,成立日期\n"
                      "A,县两新工委,两新工委,,2010-01-01\nB1,甲支部,党支部,A,2015-01-01\n");
        std::string rows = "公民身份号码,姓名,党员状态,入党日期,转正日期,所在党组织,组织关系\n";
        const std::vector<std::string> names{"王一", "李二", "张三", "赵四", "赵四", "钱六"};
        for (std::size_t i = 0; i < numbers.size(); ++i)
            rows += numbers[i] + "," + names[i] + ",正式,2010-07-01,2011-07-01,B1,在册\n";
        rows += "110101199003078152,孙七,预备,2025-07-01,,B1,在册\n";
        import("member", rows);
    }
    [[nodiscard]] QStringList assess(const QStringList& words) const
    {
        return QStringList{"assess"} + words + QStringList{"--db", db(), "--json"};
    }
    [[nodiscard]] QJsonObject show() const { return cli_ok(assess({"show"})).object(); }
    void begin() const
    {
        (void)cli_ok(assess({"new", "--year", "2025", "--assessor", "B1", "--scheme", "members"}));
    }
    /// As many papers; the first `best` members of each are 优秀, the others 合格.
    void vote(int papers, std::size_t best) const
    {
        (void)cli_ok(assess({"ballots", "--group", "meeting", "--issued", QString::number(papers),
                             "--returned", QString::number(papers)}));
        std::string rows = "测评组,票号,党员,总体评价\n";
        for (int paper = 1; paper <= papers; ++paper)
            for (std::size_t i = 0; i < numbers.size(); ++i)
                rows += "党员大会," + std::to_string(paper) + "," + numbers[i] +
                        (i < best ? ",优秀\n" : ",合格\n");
        (void)cli_ok(assess({"ballots", file("papers.csv", rows)}));
    }
};

} // namespace

TEST_CASE("a branch appraises its full members: a third may be 优秀; a row for each; undone")
{
    const MembersCounty county;
    county.begin();
    const QJsonObject begun = county.show();
    CHECK(begun["members"].toBool());
    CHECK(begun["assessor"].toString() == "B1");
    CHECK(begun["orgs"].toArray().size() == 6); // who is on probation isn't appraised
    // Steps of votes alone; two of one name are told apart.
    CHECK(begun["steps"].toArray().size() == 4);
    int alike = 0;
    for (const QJsonValue one : begun["orgs"].toArray())
        alike += one["name"].toString() == "赵四（1874）" ? 1 : 0;
    CHECK(alike == 1);

    county.vote(6, 2);
    (void)cli_ok(county.assess({"close", "--date", "2025-12-20"}));
    const QJsonObject closed = county.show();
    CHECK(closed["quotas"][0]["quota"].toInt() == 2);
    CHECK(county.rows("member_appraisal").size() == 6);
    std::vector<std::string> grades = county.column("member_appraisal", "评议等次");
    CHECK(std::ranges::count(grades, "优秀") == 2);
    CHECK(std::ranges::count(grades, "合格") == 4);
    std::vector<std::string> best = county.column("member_appraisal", "优秀票");
    CHECK(std::ranges::count(best, "6") == 2);
    // What the meeting wrote is no assessment of organizations.
    CHECK(county.rows("assessment").empty());

    const QStringList out{"--year", "2025", "--db", county.db(), "--out", county.path("out.pdf")};
    const auto printed = [&](const QStringList& sheet) {
        return cli_ok(QStringList{"print"} + sheet + out).said().back();
    };
    CHECK(printed({"ballot", "--all", "--members"}).find("共 6 张") != std::string::npos);
    CHECK(printed({"appraisal-sheet", "--all"}).find("共 1 张") != std::string::npos);
    cli_fails(QStringList{"print", "ballot", "--all"} + out, 2, "没有述职评议考核");

    (void)cli_ok({"undo", "--db", county.db()});
    CHECK(county.rows("member_appraisal").empty());
    CHECK(county.show()["closed"].toString().isEmpty());
}

TEST_CASE("equal votes beyond the third get no 优秀; of few papers no votes are told; opened again")
{
    const MembersCounty county;
    county.begin();
    county.vote(4, 3); // three alike where two may
    (void)cli_ok(county.assess({"close"}));
    const auto grades = county.column("member_appraisal", "评议等次");
    CHECK(std::ranges::count(grades, "合格") == 6);
    for (const std::string& votes : county.column("member_appraisal", "优秀票"))
        CHECK(votes.empty());
    (void)cli_ok({"edit", "member_appraisal", "--key",
                  QString("2025|B1|") + QString::fromStdString(county.numbers[0]),
                  "备注=支委会改定", "--db", county.db()});
    (void)cli_ok(county.assess({"reopen"}));
    // What somebody entered stays.
    CHECK(county.column("member_appraisal", "备注") == std::vector<std::string>{"支委会改定"});
    CHECK(county.column("member_appraisal", "评议等次") == std::vector<std::string>{""});
}

TEST_CASE("a round of members wants its own scheme, its own members, and not a second of the year")
{
    const MembersCounty county;
    cli_fails(county.assess({"new", "--year", "2025", "--assessor", "A", "--scheme", "members"}), 1,
              "至少选一名");
    (void)cli_ok(
        county.assess({"new", "--year", "2025", "--assessor", "B1", "--scheme", "members",
                       "--member", "110101199003078152", "--member", "11010519491231002X"}));
    CHECK(county.show()["orgs"].toArray().size() == 2);
    cli_fails(county.assess({"new", "--year", "2025", "--assessor", "B1", "--scheme", "members"}),
              1, "已经有了");
}
