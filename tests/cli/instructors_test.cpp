// instructors: load, visits, what is missing, and the units without anyone.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// One instructor with one unit of two.
struct Board : CliFolder
{
    Board()
    {
        import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                       "甲公司,非公有制企业,有限责任公司,正常\n"
                       "乙公司,非公有制企业,有限责任公司,正常\n"
                       "丙公司,非公有制企业,有限责任公司,正常\n");
        import("survey", "单位,摸底日期,从业人员数,正式党员数\n乙公司,2025-01-01,20,0\n"
                         "丙公司,2025-01-01,20,4\n");
        import("instructor", "编号,姓名,证书号,走访频率,任期至,起\n"
                             "Z01,张三,证1,1,2025-04-30,2024-01-01\n");
        import("dispatch", "指导员,单位,起\nZ01,甲公司,2024-01-01\n");
        import("duty", "指导员,类别,日期,单位\nZ01,实地指导,2025-01-08,甲公司\n"
                       "Z01,实地指导,2025-03-05,甲公司\nZ01,季度总结,2025-03-31,\n");
    }
    [[nodiscard]] QStringList words() const
    {
        return {"instructors", "--db", db(), "--policy", "ningxia-2018", "--as-of", "2025-04-10"};
    }
};

} // namespace

TEST_CASE("the board of a county as JSON")
{
    const Board county;
    const QJsonObject told = cli_ok(county.words() + QStringList{"--json"}).object();
    const QJsonArray rows = told["instructors"].toArray();
    REQUIRE(rows.size() == 1);
    const QJsonObject row = rows[0].toObject();
    CHECK(row["code"].toString() == "Z01");
    CHECK(row["name"].toString() == "张三");
    CHECK(row["units"].toInt() == 1);
    CHECK(row["limit"].toInt() == 5);
    CHECK(row["last_visit"].toString() == "2025-03-05");
    CHECK(row["certificate"].toString() == "证1");
    CHECK(row["term_until"].toString() == "2025-04-30");
    CHECK(row["term"].toString() == "soon");
    const QJsonObject unit = row["visits"].toArray()[0].toObject();
    CHECK(unit["unit"].toString() == "甲公司");
    QStringList months;
    for (const QJsonValue month : unit["months"].toArray())
        months << month.toString();
    CHECK(months.mid(0, 5).join(' ') == "held hole held due later");
    CHECK(row["summaries"].toArray()[0].toString() == "held");
    CHECK(row["score"].isDouble());
    CHECK(row["rank"].toInt() == 1);

    const QJsonArray without = told["without"].toArray();
    REQUIRE(without.size() == 2);
    CHECK(without[0]["unit"].toString() == "丙公司");
    CHECK(without[0]["urgency"].toString() == "应建未建");
    CHECK(without[1]["unit"].toString() == "乙公司");
    CHECK(without[1]["urgency"].toString() == "无党员");
}

TEST_CASE("a finished year is told by its number, on any day after it")
{
    const Board county;
    const QStringList words{"instructors", "--db", county.db(), "--policy",   "ningxia-2018",
                            "--year",      "2025", "--as-of",   "2026-03-01", "--json"};
    const QJsonObject told = cli_ok(words).object();
    CHECK(told["year"].toInt() == 2025);
    const QJsonObject row = told["instructors"].toArray()[0].toObject();
    CHECK(row["in_force"].toBool());
    CHECK(row["graded"].isString());
    const QJsonArray months = row["visits"].toArray()[0].toObject()["months"].toArray();
    CHECK(months[11].toString() == "hole");
    cli_fails({"instructors", "--db", county.db(), "--year", "25"}, 2, "25");
}

TEST_CASE("the same in lines, by the policies the file carries out")
{
    const Board county;
    const std::string told =
        cli_ok({"instructors", "--db", county.db(), "--as-of", "2025-04-10"}).out;
    CHECK(told.find("张三") != std::string::npos);
    CHECK(told.find("没有指导员的单位\t2") != std::string::npos);
    cli_fails({"instructors", "--db", county.db(), "--policy", "none"}, 2, "none");
}

TEST_CASE("the county's own weights count from a file on, and an undo takes them back")
{
    const Board county;
    const auto score = [&] {
        return cli_ok(county.words() + QStringList{"--json"})
            .object()["instructors"][0]["score"]
            .toDouble();
    };
    const double before = score();
    const QString own = county.file("own.json", R"({"appraisal": {"weights": {"visits": 1,
"summaries": 0, "appraisals": 0, "results": 0}, "grades": {}, "full_results": 1, "keep_from": 60}})");
    cli_ok({"instructors", "--db", county.db(), "--settings", own, "--by", "李四"});
    CHECK(cli_ok({"history", "--db", county.db(), "--limit", "1"}).out.find("李四") !=
          std::string::npos);
    CHECK(score() == Approx(66.7)); // January and March of three months
    cli_ok({"undo", "--db", county.db()});
    CHECK(score() == Approx(before));
    const QString wrong = county.file("wrong.json", R"({"visits_per_month": -1})");
    cli_fails({"instructors", "--db", county.db(), "--settings", wrong}, 3, "visits_per_month");
}
