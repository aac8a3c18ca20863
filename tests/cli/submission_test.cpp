// What is made for a period is entered in 上报记录, and the rules that ask for it are met by that.
#include <set>

#include <catch2/catch.hpp>

#include <QDate>
#include <QFile>

#include "core/base/date.h"

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

QJsonObject submission_of(const CliResult& made)
{
    return made.object()["submission"].toObject();
}

struct Reporting : CliFolder
{
    CliResult report(const QString& name, const QString& period, const QStringList& more = {},
                     const QString& out = QStringLiteral("r.xlsx")) const
    {
        return cli_ok(QStringList{"report", name, "--db", db(), "--period", period, "--out",
                                  path(out.toStdString())} +
                      more);
    }
    std::vector<std::string> submissions() const { return rows("submission"); }
};

} // namespace

TEST_CASE("a report of a period that has ended is entered; made again it is counted", "[submit]")
{
    const Reporting county;
    const auto made = county.report("coverage-enterprise", "2025Q3", {"--json", "--by", "张三"});
    const QJsonObject submission = submission_of(made);
    CHECK(submission["recorded"].toBool());
    CHECK(submission["times"].toInt() == 1);
    REQUIRE(county.submissions().size() == 1);
    CHECK(county.column("submission", "事项") ==
          std::vector<std::string>{"非公有制企业党的组织和工作覆盖情况统计表"});
    CHECK(county.column("submission", "期间") == std::vector<std::string>{"2025Q3"});
    CHECK(county.column("submission", "文件") == std::vector<std::string>{"r.xlsx"});
    CHECK(county.column("submission", "报送单位") == std::vector<std::string>{"永宁县两新工委"});

    const auto again = county.report("coverage-enterprise", "2025Q3", {"--json"}, "again.xlsx");
    CHECK(submission_of(again)["times"].toInt() == 2);
    REQUIRE(county.submissions().size() == 1);
    CHECK(county.column("submission", "备注") == std::vector<std::string>{"已生成 2 次"});
    CHECK(county.column("submission", "文件") == std::vector<std::string>{"again.xlsx"});
    const auto third = county.report("coverage-enterprise", "2025Q3", {"--json"});
    CHECK(submission_of(third)["times"].toInt() == 3);
    // One undo a time.
    cli_ok({"undo", "--db", county.db()});
    CHECK(county.column("submission", "备注") == std::vector<std::string>{"已生成 2 次"});
    cli_ok({"undo", "--db", county.db()});
    cli_ok({"undo", "--db", county.db()});
    CHECK(county.submissions().empty());
}

TEST_CASE("what was entered by hand under the report's id is the same row", "[submit]")
{
    const Reporting county;
    county.import("submission", "事项,期间,属地,日期\n"
                                "coverage-social,2025Q2,640121,2025-07-03\n");
    county.report("coverage-social", "2025Q2");
    REQUIRE(county.submissions().size() == 1);
    // The day it first went out stays: it says whether that was in time.
    CHECK(county.column("submission", "日期") == std::vector<std::string>{"2025-07-03"});
    CHECK(county.column("submission", "备注") == std::vector<std::string>{"已生成 2 次"});
    county.report("coverage-social", "2025Q2", {"--reported", "2025-07-05"});
    CHECK(county.column("submission", "日期") == std::vector<std::string>{"2025-07-05"});
}

TEST_CASE("nothing is entered of a period that runs, or where that is not wanted", "[submit]")
{
    const Reporting county;
    const auto kept = county.report("coverage-enterprise", "2025Q3", {"--no-record", "--json"});
    CHECK(kept.object()["submission"].isNull());
    const int year = QDate::currentDate().year();
    const QString running =
        QStringLiteral("%1Q%2").arg(year).arg((QDate::currentDate().month() + 2) / 3);
    if (QDate::currentDate().addDays(1).month() % 3 != 1 ||
        QDate::currentDate().addDays(1).day() != 1) {
        const auto soon = county.report("coverage-enterprise", running, {"--json"});
        CHECK(soon.object()["submission"].isNull());
        CHECK(soon.err.find("还没有结束，不登记上报记录") != std::string::npos);
    }
    CHECK(county.submissions().empty());
}

TEST_CASE("a file that can't be written gives its report all the same", "[submit]")
{
    const Reporting county;
    QFile::setPermissions(county.db(), QFile::ReadOwner);
    const auto made = county.report("coverage-enterprise", "2025Q3", {"--json"});
    QFile::setPermissions(county.db(), QFile::ReadOwner | QFile::WriteOwner);
    CHECK(QFile::exists(county.path("r.xlsx")));
    if (submission_of(made)["recorded"].toBool())
        return; // root writes whatever it likes
    CHECK(made.err.find("没有登记上报记录：") != std::string::npos);
    CHECK_FALSE(text(submission_of(made)["reason"]).empty());
    CHECK(county.submissions().empty());
}

TEST_CASE("making the reports meets the rules that ask for them", "[submit]")
{
    const Reporting county;
    const QString today = QDate::currentDate().toString(Qt::ISODate);
    const auto state = [&](const QString& policy, const QString& rule) {
        const auto result = cli_ok({"evaluate", "--db", county.db(), "--policy", policy, "--as-of",
                                    today, "--rule", rule, "--all", "--json"})
                                .object();
        const QJsonArray findings = result["findings"].toArray();
        REQUIRE(findings.size() == 1);
        return text(findings[0].toObject()["state"]);
    };
    const auto last = [](PeriodKind kind) {
        return QString::fromStdString(
            Period::judged(
                kind, *Date::from_iso(QDate::currentDate().toString(Qt::ISODate).toStdString()))
                .code());
    };
    std::set<std::string> there;
    for (const QJsonValue report : cli_ok({"report", "list", "--json"}).array())
        there.insert(text(report["id"]));
    const auto make = [&](const char* id, PeriodKind kind) {
        if (there.contains(id))
            county.report(id, last(kind));
        return there.contains(id);
    };

    // liaoning-2016: the ledger by name, and those of secretaries, instructors and investors.
    CHECK(state("liaoning-2016", "3.2.b") == "unmet");
    bool all = true;
    for (const char* id :
         {"ledger-real-name", "ledger-secretaries", "ledger-instructors", "ledger-investors"})
        all = make(id, PeriodKind::Quarter) && all;
    if (all)
        CHECK(state("liaoning-2016", "3.2.b") == "met");

    // ordos-2013: each quarter and half-year.
    CHECK(state("ordos-2013", "1.a") == "unmet");
    CHECK(state("ordos-2013", "1.b") == "unmet");
    if (make("quarter-growth", PeriodKind::Quarter))
        CHECK(state("ordos-2013", "1.a") == "met");
    if (make("half-promotion", PeriodKind::HalfYear))
        CHECK(state("ordos-2013", "1.b") == "met");

    // ningxia-2018: how elections stand, of the year.
    county.import("org", "党组织代码,名称,类别,属地,成立日期\n"
                         "G1,永宁县两新工委,两新工委,640121,2015-01-01\n");
    CHECK(state("ningxia-2018", "14.l") == "unmet");
    REQUIRE(make("elections", PeriodKind::Year));
    CHECK(state("ningxia-2018", "14.l") == "met");

    // liaoning-2016: the summary of the campaign, once it is over.
    county.import("campaign", "名称,起,止\n百日攻坚,2016-08-01,2016-11-30\n");
    CHECK(state("liaoning-2016", "4.3") == "unmet");
    cli_ok({"campaign", "--db", county.db(), "--as-of", "2016-11-30", "--policy", "liaoning-2016",
            "--name", "百日攻坚", "--out", county.path("总结.xlsx")});
    CHECK(state("liaoning-2016", "4.3") == "met");
}

TEST_CASE("the summary of a campaign that still runs is not entered", "[submit]")
{
    const Reporting county;
    const std::string soon = QDate::currentDate().addDays(10).toString(Qt::ISODate).toStdString();
    county.import("campaign", "名称,起,止\n冲刺,2025-08-01," + soon + "\n");
    const auto told = cli_ok({"campaign", "--db", county.db(), "--out", county.path("总结.xlsx")});
    CHECK(told.err.find("冲刺还没有结束，不登记上报记录") != std::string::npos);
    CHECK(county.submissions().empty());
    cli_fails({"campaign", "--db", county.db(), "--name", "别的", "--out", county.path("b.xlsx")},
              2, "请用 --name 写明总结哪个专项行动，有：冲刺。");
}

TEST_CASE("a report is written as PDF where that is its ending; nobody is asked twice", "[submit]")
{
    const Reporting county;
    county.report("coverage-enterprise", "2025Q3", {"--paper", "split"}, "r.pdf");
    CHECK(bytes_of(county.path("r.pdf")).starts_with("%PDF-"));
    cli_fails({"report", "coverage-enterprise", "--db", county.db(), "--period", "2025Q3", "--out",
               county.path("b.xlsx"), "--paper", "A5"},
              2, "--paper 要写 auto、a3 或 split");
    cli_fails({"report", "coverage-enterprise", "--db", county.db(), "--period", "2025Q3", "--out",
               county.path("b.docx")},
              2, ".xlsx 或 .pdf");
}
