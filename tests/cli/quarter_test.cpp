// check, close, reopen, hand-up, quarters and report set: a quarter from filling to handing up.
#include <catch2/catch.hpp>

#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

/// A county with three units in two townships; the second loses its organization in June.
struct Filled : CliFolder
{
    Filled()
    {
        import("area", "代码,名称,类别,上级\n640121100,望远镇,乡镇苏木,640121\n"
                       "640121101,李俊镇,乡镇苏木,640121\n");
        import("unit",
               "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,属地,从业人员数,正式党员数\n"
               ",甲公司,非公有制企业,有限责任公司,正常,望远镇,60,3\n"
               ",乙公司,非公有制企业,有限责任公司,正常,望远镇,20,0\n"
               ",丙公司,非公有制企业,有限责任公司,正常,李俊镇,30,3\n",
               0, {"--as-of", "2025-01-15"});
        import("org", "党组织代码,名称,类别,成立日期,撤销日期\n"
                      "D1,甲公司党支部,党支部,2020-01-01,\n"
                      "D2,丙公司党支部,党支部,2020-01-01,2025-06-10\n");
        import("coverage", "党组织,单位,起,止\nD1,甲公司,2020-01-01,\n"
                           "D2,丙公司,2020-01-01,2025-06-10\n");
    }
    [[nodiscard]] QStringList of(const QString& command, const QString& period,
                                 const QStringList& more = {}) const
    {
        return QStringList{command, "--period", period, "--db", db()} + more;
    }
    /// Checks of a quarter whose title has that part.
    [[nodiscard]] std::vector<QJsonObject> checks(const QString& period,
                                                  const std::string& part) const
    {
        std::vector<QJsonObject> found;
        for (const QJsonValue one : cli_ok(of("check", period, {"--json"})).array())
            if (text(one["check"]).find(part) != std::string::npos &&
                text(one["report"]) == "coverage-enterprise")
                found.push_back(one.toObject());
        return found;
    }
    [[nodiscard]] std::string state(const std::string& period) const
    {
        for (const QJsonValue one : cli_ok({"quarters", "--db", db(), "--json"}).array())
            if (text(one["period"]) == period)
                return text(one["state"]);
        return {};
    }
    /// Every workbook of a quarter, one after the other.
    [[nodiscard]] std::string set_of(const QString& period) const
    {
        const QString folder = path("set-" + std::to_string(++made));
        cli_ok({"report", "set", "--period", period, "--db", db(), "--out", folder, "--no-record"});
        std::string all;
        for (const QString& name : QDir(folder).entryList(QDir::Files, QDir::Name))
            all += name.toStdString() + bytes_of(QDir(folder).filePath(name));
        return all;
    }
    mutable int made = 0;
};

} // namespace

TEST_CASE("a check that fails names the units that make the difference", "[quarter]")
{
    const Filled county;
    const auto rate = county.checks("2025Q2", "组织覆盖率不低于上期");
    REQUIRE(rate.size() == 1);
    CHECK(text(rate[0]["state"]) == "fail");
    CHECK(text(rate[0]["kind"]) == "说明");
    CHECK(text(rate[0]["left"]) == "33.3%");
    CHECK(text(rate[0]["right"]) == "66.7%");
    const auto uncovered = county.checks("2025Q2", "没有覆盖的单位");
    REQUIRE(uncovered.size() == 1);
    CHECK(uncovered[0]["names"].toArray() == QJsonArray{"乙公司", "丙公司"});
    // What makes a share smaller has names too.
    CHECK(rate[0]["names"].toArray() == QJsonArray{"丙公司"});
    // Without a closed quarter nobody knows what is usual.
    for (const QJsonObject& jump : county.checks("2025Q2", "异常跳变"))
        CHECK(text(jump["state"]) == "not_judged");
}

TEST_CASE("closing waits for what has to be explained, then keeps everything for good", "[quarter]")
{
    const Filled county;
    cli_ok(county.of("close", "2025Q1", {"--by", "王敏"}));
    CHECK(county.state("2025Q1") == "封账");
    // What was closed goes out: each report has its 上报记录.
    const auto items = county.column("submission", "事项");
    CHECK(items.size() >= 10);
    CHECK(std::find(items.begin(), items.end(), "非公有制企业党的组织和工作覆盖情况统计表") !=
          items.end());
    cli_fails(county.of("close", "2025Q2"), 1, "组织覆盖率不低于上期");
    CHECK(county.state("2025Q2").empty());
    const QString why = county.file("why.json", R"([{"report": "coverage-enterprise",
        "check": "统计表：组织覆盖率不低于上期", "place": "", "text": "丙公司党支部撤销"}])");
    const auto rate = county.checks("2025Q2", "组织覆盖率不低于上期");
    CHECK(text(rate[0]["check"]) == "统计表：组织覆盖率不低于上期");
    cli_ok(county.of("close", "2025Q2", {"--explain", why}));
    const std::string closed = county.set_of("2025Q2");
    CHECK(closed.size() > 10'000);

    // Later truth does not change what was handed up.
    county.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,属地,登记日期\n"
                          ",丁公司,非公有制企业,有限责任公司,正常,望远镇,2025-02-01\n");
    cli_ok({"scope", "add", "big", "--name", "大企业", "--where",
            county.file("w.json", R"({"fact": "headcount", "op": ">=", "value": 50})"), "--db",
            county.db()});
    CHECK(county.set_of("2025Q2") == closed);
    cli_ok({"report", "coverage-enterprise", "--period", "2025Q2", "--db", county.db(), "--out",
            county.path("one.xlsx")});
    CHECK(closed.find(bytes_of(county.path("one.xlsx"))) != std::string::npos);
    CHECK(text(county.checks("2025Q2", "组织覆盖率不低于上期")[0]["explained"]) ==
          "丙公司党支部撤销");

    // The rows as they counted: without the unit that was entered afterwards.
    cli_ok(
        {"quarters", "--period", "2025Q2", "--facts", county.path("facts"), "--db", county.db()});
    const std::string units = bytes_of(county.path("facts/unit.csv"));
    CHECK(units.find("甲公司") != std::string::npos);
    CHECK(units.find("丁公司") == std::string::npos);
    const auto verified = cli_ok({"verify", "--db", county.db(), "--json"});
    CHECK(verified.object()["passed"].toBool());
}

TEST_CASE("closing twice, too early, not a quarter, and opening again", "[quarter]")
{
    const Filled county;
    cli_ok(county.of("close", "2025Q1", {"--by", "王敏"}));
    cli_fails(county.of("close", "2025Q1"), 1, "王敏");
    cli_fails(county.of("close", "2025H1"), 2, "2025Q2");
    cli_fails(county.of("close", "2099Q1"), 2, "超出范围");
    cli_fails(county.of("reopen", "2025Q2", {"--reason", "更正", "--until", "2099-01-01"}), 1,
              "没有封账");
    cli_fails(county.of("reopen", "2025Q1", {"--reason", "更正", "--until", "2020-01-01"}), 2,
              "已经过了");
    cli_fails(county.of("hand-up", "2025Q2"), 1, "还没有封账");
    cli_ok(county.of("hand-up", "2025Q1"));
    CHECK(county.state("2025Q1") == "上报");
    const std::string first = county.set_of("2025Q1");
    // Ctrl+Z does not open a closed quarter.
    cli_ok(QStringList{"undo", "--db", county.db()}); // takes back that it was handed up
    CHECK(county.state("2025Q1") == "封账");
    cli_ok(
        county.of("reopen", "2025Q1",
                  {"--reason", "上级退回", "--until", "2099-01-01", "--returned", "--by", "李强"}));
    CHECK(county.state("2025Q1") == "退回");
    const auto quarters = cli_ok({"quarters", "--db", county.db(), "--json"}).array();
    CHECK(text(quarters[0]["reopened"]["reason"]) == "上级退回");
    CHECK(text(quarters[0]["reopened"]["by"]) == "李强");
    cli_ok(county.of("close", "2025Q1"));
    CHECK(county.state("2025Q1") == "封账");
}

TEST_CASE("two people close at once: one does, the other is told by whom", "[quarter]")
{
    const Filled county;
    QProcess first;
    QProcess second;
    first.start(program(), county.of("close", "2025Q1", {"--by", "王敏"}));
    second.start(program(), county.of("close", "2025Q1", {"--by", "李强"}));
    REQUIRE(first.waitForFinished(60'000));
    REQUIRE(second.waitForFinished(60'000));
    const int done = (first.exitCode() == 0 ? 1 : 0) + (second.exitCode() == 0 ? 1 : 0);
    CHECK(done == 1);
    const std::string told =
        (first.exitCode() == 0 ? second : first).readAllStandardError().toStdString();
    INFO(told);
    CHECK((told.find("王敏") != std::string::npos || told.find("李强") != std::string::npos ||
           told.find("台账文件“county.lxdb”正") != std::string::npos));
    CHECK(county.state("2025Q1") == "封账");
}

TEST_CASE("who handed in is told and noted, by code or name, and taken back", "[quarter]")
{
    const Filled county;
    const auto told = [&](const QStringList& more = {}) {
        return cli_ok(county.of("handed-in", "2025Q2", more + QStringList{"--json"})).object();
    };
    CHECK(told()["wanted"].toInt() == 2);
    CHECK(told()["there"].toInt() == 0);
    CHECK(told()["due"].toString() == "2025-07-15");
    const QJsonObject noted =
        told({"--note", "640121101", "望远镇", "--date", "2025-07-10", "--by", "王五"});
    CHECK(noted["there"].toInt() == 2);
    CHECK(noted["on_time"].toInt() == 2);
    CHECK(noted["rows"][0]["key"].toString() == "640121100");
    CHECK(noted["rows"][0]["day"].toString() == "2025-07-10");
    cli_fails(county.of("handed-in", "2025Q2", {"--note", "望远镇"}), 2, "没有重复登记");
    cli_fails(county.of("handed-in", "2025Q2", {"--note", "月球"}), 2, "月球");
    cli_ok({"undo", "--db", county.db()});
    CHECK(told()["there"].toInt() == 0);
}

TEST_CASE("the folder of a set may be called what the command is", "[quarter]")
{
    const Filled county;
    for (int time = 0; time < 2; ++time) { // the second time it is there
        QProcess cli;
        cli.setWorkingDirectory(QFileInfo(county.db()).path());
        cli.start(QStringLiteral(LIANGXIN_BIN_DIR "/liangxin-cli"),
                  {"report", "set", "--period", "2025Q1", "--db", county.db(), "--out", "set",
                   "--no-record"});
        REQUIRE(cli.waitForFinished(120'000));
        INFO(cli.readAllStandardError().toStdString());
        CHECK(cli.exitCode() == 0);
    }
}

TEST_CASE("a closing keeps who signed and when it goes out, whoever writes its set later",
          "[quarter]")
{
    const Filled county;
    cli_ok(county.of("close", "2025Q1", {"--responsible", "王主任", "--reported", "2025-04-10"}));
    const QString folder = county.path("signed");
    cli_ok({"report", "set", "--period", "2025Q1", "--db", county.db(), "--out", folder,
            "--responsible", "李主任"});
    const QStringList files = QDir(folder).entryList({"*.xlsx"}, QDir::Files, QDir::Name);
    REQUIRE_FALSE(files.empty());
    std::string all;
    for (const std::string& cell : sheet_texts(QDir(folder).filePath(files.front()), "统计表"))
        all += cell + "\n";
    CHECK(all.find("王主任") != std::string::npos);
    CHECK(all.find("2025年4月10日") != std::string::npos);
    CHECK(all.find("李主任") == std::string::npos);
}

TEST_CASE("how far figures may jump is set in the file, and taken back", "[quarter]")
{
    const Filled county;
    cli_ok({"check", "--set-limits", "relative=0.5,absolute=10", "--db", county.db()});
    cli_ok({"undo", "--db", county.db()});
    cli_fails({"check", "--set-limits", "relativ=0.5", "--db", county.db()}, 2, "relativ");
    cli_fails({"check", "--set-limits", "periods=1", "--db", county.db()}, 2, "periods");
    cli_fails({"check", "--db", county.db()}, 2, "--period");
}

TEST_CASE("explanations that name no check, and files that are none", "[quarter]")
{
    const Filled county;
    cli_fails(county.of("close", "2025Q1", {"--explain", county.path("none.json")}), 5, "说明");
    cli_fails(county.of("close", "2025Q1", {"--explain", county.file("torn.json", "[{\"rep")}), 3,
              "torn.json");
    cli_fails(county.of("close", "2025Q1",
                        {"--explain", county.file("less.json", R"([{"report": "x"}])")}),
              3, "check");
    CHECK(county.state("2025Q1").empty());
}
