// changes: what became another between two days, as a script asks for it.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx::test;

namespace {

QJsonObject entry(const QJsonObject& changes, const char* part, const char* section, int at = 0)
{
    return changes[part].toObject()[section].toArray().at(at).toObject();
}

int number(const QJsonObject& changes, const char* part, const char* key)
{
    return changes[part].toObject()[key].toInt();
}

/// Two enterprises registered in 2020 and one in the third quarter of 2025.
void fill(const CliFolder& folder)
{
    folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,登记日期,注销日期\n"
                          ",甲公司,非公有制企业,有限责任公司,正常,2020-01-01,\n"
                          ",乙公司,非公有制企业,有限责任公司,正常,2020-01-01,2025-08-01\n"
                          ",丙公司,非公有制企业,有限责任公司,正常,2025-07-15,\n");
    folder.import("org", "党组织代码,名称,类别,成立日期\n001,甲支部,党支部,2025-08-08\n");
    folder.import("coverage", "党组织,单位,起\n甲支部,甲公司,2025-08-08\n");
}

} // namespace

TEST_CASE("changes tells in JSON who came and went between the closes of two quarters")
{
    const CliFolder folder;
    fill(folder);
    const auto changes =
        cli_ok({"changes", "--db", folder.db(), "--from", "2025Q2", "--to", "2025Q3", "--json"})
            .object();
    CHECK(changes["from"] == "2025-06-30");
    CHECK(changes["to"] == "2025-09-30");
    CHECK(number(changes, "units", "opening") == 2);
    CHECK(number(changes, "units", "in") == 1);
    CHECK(number(changes, "units", "out") == 1);
    CHECK(number(changes, "units", "closing") == 2);
    CHECK(entry(changes, "units", "added")["key"] == "丙公司");
    CHECK(entry(changes, "units", "added")["why"] == "登记");
    CHECK(entry(changes, "units", "removed")["name"] == "乙公司");
    CHECK(entry(changes, "units", "removed")["date"] == "2025-08-01");
    CHECK(entry(changes, "orgs", "added")["key"] == "001");
    const QJsonObject org = changes["coverage"].toObject()["org"].toObject();
    CHECK(org["won"].toArray().at(0).toObject()["after"] == "甲支部");
    for (const auto& check : changes["checks"].toArray())
        CHECK(check.toObject()["passed"].toBool());
}

TEST_CASE("changes gives the names behind a figure; --all those of every figure")
{
    const CliFolder folder;
    fill(folder);
    const QStringList words{"changes",    "--db", folder.db(), "--from",
                            "2025-06-30", "--to", "2025Q3",    "--json"};
    const auto rates = cli_ok(words).object()["figures"].toArray();
    const auto all = cli_ok(words + QStringList{"--all"}).object()["figures"].toArray();
    CHECK(rates.size() < all.size()); // only rates change by much here
    bool found = false;
    for (const auto& one : all) {
        const QJsonObject figure = one.toObject();
        if (figure["report"] != "coverage-enterprise" || figure["row"] != "合计" ||
            figure["column"] != "built")
            continue;
        found = true;
        CHECK(figure["before"] == 0);
        CHECK(figure["after"] == 1);
        const QJsonObject name = figure["names"].toArray().at(0).toObject();
        CHECK(name["key"] == "甲公司");
        CHECK(name["amount"] == 1);
    }
    CHECK(found);
}

TEST_CASE("changes keeps explanations, writes workbook and letter, and an undo takes them back")
{
    const CliFolder folder;
    fill(folder);
    const QStringList words{"changes", "--db", folder.db(), "--from", "2025Q2", "--to", "2025Q3"};
    const QString said =
        folder.file("said.json", R"([{"report": "coverage-enterprise", "row": "合计",
                                      "column": "org_rate", "explanation": "新建一个支部。"}])");
    const auto explained =
        cli_ok(words + QStringList{"--explain", said, "--by", "小李", "--json"}).object();
    const auto explanation = [](const QJsonObject& changes) {
        for (const auto& one : changes["figures"].toArray())
            if (one.toObject()["column"] == "org_rate" && one.toObject()["row"] == "合计")
                return one.toObject()["explanation"].toString();
        return QString("none");
    };
    CHECK(explanation(explained) == "新建一个支部。");
    cli_ok(words + QStringList{"--out", folder.path("c.xlsx"), "--letter", folder.path("c.pdf")});
    const auto texts = sheet_texts(folder.path("c.xlsx"), "变更说明");
    CHECK(std::find(texts.begin(), texts.end(), "新建一个支部。") != texts.end());
    const auto names = sheet_texts(folder.path("c.xlsx"), "变动名单");
    CHECK(std::find(names.begin(), names.end(), "丙公司") != names.end());
    CHECK(bytes_of(folder.path("c.pdf")).substr(0, 5) == "%PDF-");
    cli_ok({"undo", "--db", folder.db()});
    CHECK(explanation(cli_ok(words + QStringList{"--json"}).object()).isEmpty());
}

TEST_CASE("changes says what is wrong with its days and explanations")
{
    const CliFolder folder;
    fill(folder);
    const QStringList words{"changes", "--db", folder.db()};
    cli_fails(words + QStringList{"--from", "2025Q3", "--to", "2025Q2"}, 2, "较早的一天");
    cli_fails(words + QStringList{"--from", "2025X3", "--to", "2025Q2"}, 2, "2025X3");
    cli_fails(words + QStringList{"--from", "2025Q1", "--to", "2999Q1"}, 2, "2999Q1");
    cli_fails(words + QStringList{"--from", "2025Q2"}, 2, "--to");
    const QString none =
        folder.file("none.json", R"([{"report": "coverage-enterprise", "row": "合计",
                                      "column": "h100", "explanation": "没有变"}])");
    cli_fails(words + QStringList{"--from", "2025Q2", "--to", "2025Q3", "--explain", none}, 2,
              "不用说明");
    const QString wrong = folder.file("wrong.json", R"([{"report": "coverage-enterprise"}])");
    cli_fails(words + QStringList{"--from", "2025Q2", "--to", "2025Q3", "--explain", wrong}, 3,
              "[0]");
}
