// Reports, printed sheets, upkeep and samples.

#include <algorithm>

#include <catch2/catch.hpp>

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include "tests/cli/cli_rig.h"

using lx::test::cli;
using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;

namespace {

const CliFolder& county()
{
    static const CliFolder folder;
    static const bool imported = [] {
        lx::test::import_county(folder);
        return true;
    }();
    static_cast<void>(imported);
    return folder;
}

bool has(const std::vector<std::string>& texts, const std::string& text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

/// Pages of a PDF by poppler's pdfinfo; -1 where that is not installed.
int pages_of(const QString& path)
{
    const QString tool = QStandardPaths::findExecutable("pdfinfo");
    if (tool.isEmpty())
        return -1;
    QProcess process;
    process.start(tool, {path});
    REQUIRE(process.waitForFinished(60'000));
    for (const QByteArray& line : process.readAllStandardOutput().split('\n')) {
        if (line.startsWith("Pages:"))
            return line.mid(6).trimmed().toInt();
    }
    return 0;
}

/// A period a report of this kind can be made for.
QString period_for(const QString& kind)
{
    if (kind == "month")
        return "2025-09";
    if (kind == "quarter")
        return "2025Q3";
    return kind == "half_year" ? "2025H1" : "2024";
}

} // namespace

TEST_CASE("every report can be made and read back, with its checks and its names")
{
    const auto list = cli_ok({"report", "list", "--json"}).array();
    REQUIRE(list.size() >= 5);
    for (const QJsonValue report : list) {
        CHECK(report.toObject().keys() == QStringList{"id", "name", "period"});
        const QString id = report["id"].toString();
        INFO(id.toStdString());
        const QString out = county().path(id.toStdString() + ".xlsx");
        const auto made = cli_ok({"report", id, "--db", county().db(), "--period",
                                  period_for(report["period"].toString()), "--out", out});
        CHECK(made.out.empty());
        CHECK(!has(made.said(), "校验不符"));
        if (id.startsWith("ledger-") || id == "rules")
            continue; // these are lists of names themselves
        CHECK(!lx::test::sheet_texts(out, "名单").empty());
        CHECK(!lx::test::sheet_texts(out, "校验").empty());
        CHECK(!has(lx::test::sheet_texts(out, "校验"), "不符"));
    }
}

TEST_CASE("the coverage reports hold the figures counted by hand")
{
    // county_test.cpp: 12 enterprises, 5 of them org_covered: 41.7 %; 7 work_covered: 58.3 %.
    const QString out = county().path("enterprise.xlsx");
    cli_ok({"report", "coverage-enterprise", "--db", county().db(), "--period", "2025Q3", "--out",
            out});
    const auto names = lx::test::sheet_texts(out, "名单");
    CHECK(has(names, "甲四股份有限公司"));
    CHECK(has(names, "甲十四经营部"));
    CHECK(!has(names, "甲十一有限公司")); // deregistered that day
    CHECK(!has(names, "乙一实验学校"));
}

TEST_CASE("reports take a period as people write it")
{
    for (const char* period : {"2025Q3", "2025q3", "2025年第3季度", "2025年三季度"}) {
        INFO(period);
        const auto result = cli({"report", "coverage-social", "--db", county().db(), "--period",
                                 period, "--out", county().path("period.xlsx")});
        CHECK((result.status == 0 || (result.status == 2 && result.said().size() == 1)));
    }
}

TEST_CASE("a report tells programs what it wrote, and is of a period that can be")
{
    const QString out = county().path("told.xlsx");
    const QStringList words{"report", "coverage-social", "--db", county().db(), "--out", out};
    const auto told = cli_ok(words + QStringList{"--period", "2025年第3季度", "--json"}).object();
    CHECK(told["report"].toString() == "coverage-social");
    CHECK(told["period"].toString() == "2025Q3");
    CHECK(told["as_of"].toString() == "2025-09-30");
    CHECK(told["out"].toString() == out);
    CHECK(told["rows"].toInt() > 0);
    CHECK_FALSE(told["tables"].toArray().isEmpty());
    CHECK(told["checks"].toInt() > 0);
    CHECK(told["failed"].toArray().isEmpty());
    cli_fails(words + QStringList{"--period", "9999Q3"}, 2, "1921Q3 到 2");
    cli_fails(words + QStringList{"--period", "1900"}, 2, "可写 1921 到 2");
}

TEST_CASE("a printed sheet has a page for each subject asked for")
{
    const QString out = county().path("cards.pdf");
    const auto print = [&](const QStringList& more) {
        return cli_ok(QStringList{"print", "unit-card", "--db", county().db(), "--as-of",
                                  "2025-09-30", "--out", out} +
                      more);
    };
    const auto two = print({"--key", "91640121MA7LX0001L", "--key", "甲十四经营部"});
    CHECK(two.out.empty());
    CHECK(lx::test::bytes_of(out).starts_with("%PDF-"));
    const int pages = pages_of(out);
    CHECK((pages == 2 || pages == -1));
    const auto all = print({"--all"});
    // All rows that count that day: the population, without E12 which only says 注销.
    CHECK(all.said().back().find("共 17 份") != std::string::npos);
    CHECK((pages_of(out) >= 17 || pages == -1));
}

TEST_CASE("some pages of a print are written; what can't go onto prepared paper is refused")
{
    const QString out = county().path("some.pdf");
    const auto words = [&](const QString& sheet, const QStringList& more) {
        return QStringList{"print",      sheet,   "--db", county().db(), "--all", "--as-of",
                           "2025-09-30", "--out", out} +
               more;
    };
    cli_ok(words("unit-card", {"--pages", "2-3"}));
    const int pages = pages_of(out);
    CHECK((pages == 2 || pages == -1));
    cli_fails(words("unit-card", {"--pages", "900"}), 1, "一共只有");
    cli_fails(words("unit-card", {"--pages", "三"}), 2, "看不懂");
    cli_fails(words("unit-card", {"--preprinted"}), 2, "不能套打");
    cli_fails(words("instructor-certificate", {"--preprinted", "--shift", "1"}), 2, "--shift");
}

TEST_CASE("a picture given for a character no font has is kept in the file and printed")
{
    const CliFolder folder;
    folder.import("org", "党组织代码,名称,类别,成立日期\nD1,甲支部,党支部,2020-01-01\n");
    folder.import("member",
                  "公民身份号码,姓名,党员状态,入党日期,转正日期,所在党组织,组织关系\n"
                  "11010519491231002X,王\xF3\xB0\x80\x81,正式,2010-07-01,2011-07-01,D1,在册\n");
    const QStringList words{"print",      "member-card", "--all",
                            "--db",       folder.db(),   "--as-of",
                            "2025-09-30", "--out",       folder.path("card.pdf")};
    CHECK(cli_ok(words).err.find("U+F0001") != std::string::npos);
    // The smallest picture: one black point.
    const QString picture = folder.file(
        "字.bmp", std::string("BM\x3A\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0"
                              "\x01\0\x18\0\0\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                              "\0\0\0\0",
                              58));
    cli_fails(words + QStringList{"--glyph", "F0001"}, 2, "--glyph 要写成");
    CHECK(cli_ok(words + QStringList{"--glyph", "U+F0001=" + picture}).err.find("U+F0001") ==
          std::string::npos);
    // Kept: the next print has it, too; an undo takes it back.
    CHECK(cli_ok(words).err.find("U+F0001") == std::string::npos);
    (void)cli_ok({"undo", "--db", folder.db()});
    CHECK(cli_ok(words).err.find("U+F0001") != std::string::npos);
}

TEST_CASE("some pages of a report are printed; a workbook is written whole")
{
    const QString out = county().path("some-report.pdf");
    const QStringList words{"report", "coverage-enterprise", "--db", county().db(), "--period",
                            "2025Q3", "--no-record"};
    cli_ok(words + QStringList{"--out", out, "--pages", "1"});
    const int pages = pages_of(out);
    CHECK((pages == 1 || pages == -1));
    cli_fails(words + QStringList{"--out", out, "--pages", "900"}, 1, "一共只有");
    cli_fails(words + QStringList{"--out", county().path("some.xlsx"), "--pages", "1"}, 2,
              "--pages 只用于 .pdf");
}

TEST_CASE("a supervision notice goes to each organization, for what is still open")
{
    const CliFolder folder;
    folder.import("org", "党组织代码,名称,类别,成立日期\n"
                         "P1,望远镇党委,乡镇街道党委,2010-01-01\n");
    std::string rows = "编号,来源,对象,责任党组织,下发日期,整改期限,销号日期\n";
    for (int i = 1; i <= 50; ++i)
        rows += "DB-2025-" + std::to_string(1000 + i) + ",单独建党组织,第" + std::to_string(i) +
                "公司,P1,2025-09-01,2025-09-30,\n";
    rows += "DB-2025-2001,手工,无主单位,,2025-09-01,2025-09-30,\n"
            "DB-2025-2002,手工,已办结,,2025-09-02,2025-09-30,2025-09-20\n";
    folder.import("supervision", rows);
    const QString out = folder.path("notice.pdf");
    const auto print = [&](const QStringList& more) {
        return cli_ok(QStringList{"print", "supervision-notice", "--db", folder.db(), "--as-of",
                                  "2025-09-30", "--out", out} +
                      more);
    };
    CHECK(print({"--all"}).said().back().find("共 2 份") != std::string::npos);
    const int pages = pages_of(out);
    CHECK((pages > 3 || pages == -1)); // fifty rows go on over pages
    CHECK(print({"--key", "DB-2025-1001", "--key", "DB-2025-1002"}).said().size() == 1);
    const int one = pages_of(out);
    CHECK((one == 1 || one == -1));
    print({"--key", "DB-2025-2002"}); // done, but asked for by name
    cli_fails({"print", "supervision-notice", "--db", folder.db(), "--key", "DB-0", "--out", out},
              2, "DB-0");
}

TEST_CASE("verify, backup and restore")
{
    const CliFolder folder;
    lx::test::import_county(folder);
    const auto verified = cli_ok({"verify", "--db", folder.db(), "--json"}).object();
    CHECK(verified["passed"].toBool());
    REQUIRE(verified["checks"].toArray().size() >= 4);
    for (const QJsonValue check : verified["checks"].toArray()) {
        CHECK(check["check"].isString());
        CHECK((check["passed"].toBool() || check["warning"].toBool()));
        CHECK(check["findings"].isArray());
    }
    const QString backup = folder.path("county.backup");
    cli_ok({"backup", "--db", folder.db(), "--out", backup});
    const auto before = folder.rows("unit");
    folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                          "91640121MA7LX0099J,后来公司,非公有制企业,有限责任公司,正常\n");
    CHECK(folder.rows("unit").size() == before.size() + 1);
    const auto restored = cli_ok({"restore", backup, "--db", folder.db()});
    CHECK(folder.rows("unit") == before);
    CHECK(restored.said().back().find("原来的文件留在") != std::string::npos);
    // A torn backup is refused and nothing changes.
    const std::string whole = lx::test::bytes_of(backup);
    folder.file("torn.backup", whole.substr(0, whole.size() / 2));
    cli_fails({"restore", folder.path("torn.backup"), "--db", folder.db()}, 4, "torn.backup");
    CHECK(folder.rows("unit") == before);
    cli_fails({"restore", folder.db(), "--db", folder.db()}, 2, "自己");
}

TEST_CASE("the same seed gives the same county, another seed another one")
{
    const CliFolder folder;
    const auto content = [&](const QString& name, const QString& seed) {
        const QString db = folder.path(name.toStdString());
        cli_ok({"sample", "--out", db, "--units", "40", "--seed", seed});
        std::string all;
        for (const char* ledger : {"area", "org", "unit", "coverage", "survey", "member", "post",
                                   "activity", "fund", "dispatch"}) {
            const QString csv = folder.path("sample.csv");
            cli_ok({"export", ledger, "--db", db, "--out", csv});
            all += lx::test::bytes_of(csv);
        }
        return all;
    };
    const std::string one = content("one.lxdb", "7");
    CHECK(one == content("again.lxdb", "7"));
    CHECK(one != content("other.lxdb", "8"));
    CHECK(cli({"verify", "--db", folder.path("one.lxdb")}).status == 0);
}
