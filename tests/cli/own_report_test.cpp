// report copy, change, remove, show: a county's own reports; report with the period that is right.
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

struct Reported : CliFolder
{
    Reported()
    {
        import("unit",
               "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数\n"
               ",甲公司,非公有制企业,有限责任公司,正常,60\n"
               ",乙公司,非公有制企业,有限责任公司,正常,5\n",
               0, {"--as-of", "2025-06-30"});
    }
    [[nodiscard]] QStringList with(const QStringList& words) const
    {
        return words + QStringList{"--db", db()};
    }
    [[nodiscard]] std::vector<std::string> own() const
    {
        std::vector<std::string> found;
        for (const QJsonValue report : cli_ok(with({"report", "list", "--json"})).array())
            if (!report["based_on"].isUndefined())
                found.push_back(text(report["id"]) + ":" + text(report["name"]));
        return found;
    }
};

using Own = std::vector<std::string>;

bool says(const std::vector<std::string>& texts, const std::string& text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

} // namespace

TEST_CASE("report show names the columns that can be chosen", "[report]")
{
    const QJsonObject shown = cli_ok({"report", "show", "quarter-growth", "--json"}).object();
    CHECK(text(shown["based_on"]).empty());
    const QJsonArray tables = shown["tables"].toArray();
    REQUIRE(tables.size() == 2);
    CHECK(text(tables[0].toObject()["name"]) == "季度表");
    const QJsonObject column = tables[0].toObject()["columns"].toArray()[0].toObject();
    CHECK(text(column["key"]) == "opening");
    CHECK(text(column["heading"]) == "党组织/期初");
    CHECK(cli_ok({"report", "show", "annual"}).out.find("org_rate\t两个覆盖/组织覆盖率") !=
          std::string::npos);
    cli_fails({"report", "show", "nothing"}, 2, "report list");
}

TEST_CASE("a county copies a report, makes it, changes it, removes it and takes that back",
          "[report]")
{
    const Reported county;
    cli_ok(county.with({"report", "copy", "coverage-enterprise", "--as", "mine", "--title",
                        "永宁县企业党建表", "--columns", "total,built,org_rate", "--signature",
                        "制表,分管领导"}));
    CHECK(county.own() == Own{"mine:永宁县企业党建表"});
    CHECK(cli_ok(county.with({"report", "list"})).out.find("照 coverage-enterprise") !=
          std::string::npos);

    const QString path = county.path("own.xlsx");
    const QJsonObject told =
        cli_ok(county.with({"report", "mine", "--period", "2025Q3", "--out", path, "--json"}))
            .object();
    CHECK(text(told["report"]) == "mine");
    CHECK(told["failed"].toArray().isEmpty());
    const auto texts = sheet_texts(path, "统计表");
    CHECK(says(texts, "永宁县企业党建表"));
    CHECK(says(texts, "企业总数"));
    CHECK_FALSE(says(texts, "未覆盖数"));
    CHECK(std::any_of(texts.begin(), texts.end(), [](const std::string& one) {
        return one.find("分管领导：") != std::string::npos;
    }));

    cli_ok(county.with(
        {"report", "change", "mine", "--title", "改名的表", "--columns", "统计表=org_rate"}));
    CHECK(county.own() == Own{"mine:改名的表"});
    const QJsonArray columns = cli_ok(county.with({"report", "show", "mine", "--json"}))
                                   .object()["tables"]
                                   .toArray()[0]
                                   .toObject()["columns"]
                                   .toArray();
    CHECK(columns.size() == 1);
    cli_ok(county.with({"report", "remove", "mine"}));
    CHECK(county.own().empty());
    cli_ok(county.with({"undo"}));
    CHECK(county.own() == Own{"mine:改名的表"});
}

TEST_CASE("own reports that can't be are refused with what would be right", "[report]")
{
    const Reported county;
    const auto copy = [&](const QStringList& more) {
        return county.with(QStringList{"report", "copy", "coverage-enterprise"} + more);
    };
    cli_fails(copy({"--as", "mine"}), 2, "--title");
    cli_fails(copy({"--as", "mine", "--title", "表", "--columns", "nothing"}), 2,
              "total（企业总数）");
    cli_fails(copy({"--as", "mine", "--title", "表", "--columns", "别的=total"}), 2, "统计表");
    cli_fails(copy({"--as", "targets", "--title", "表"}), 2, "自带");
    cli_fails(copy({"--as", "Mine", "--title", "表"}), 2, "小写字母");
    cli_fails(county.with({"report", "copy", "nothing", "--as", "mine", "--title", "表"}), 2,
              "coverage-enterprise");
    cli_fails(county.with({"report", "change", "targets", "--title", "表"}), 2, "report copy");
    cli_fails(county.with({"report", "remove", "targets"}), 2, "不能删除");
    CHECK(county.own().empty());
}

TEST_CASE("a wrong period names the one that is right", "[report]")
{
    const Reported county;
    const auto with = [&](const char* report, const char* period) {
        return county.with({"report", report, "--period", period, "--out", county.path("r.xlsx")});
    };
    cli_fails(with("coverage-enterprise", "2025-09"), 2, "应写 2025Q3");
    cli_fails(with("half-promotion", "2025Q1"), 2, "应写 2025H1");
    cli_fails(with("annual", "2024Q2"), 2, "应写 2024（");
}

TEST_CASE("numbers of persons stand in reports without their middle unless asked for", "[report]")
{
    const Reported county;
    county.import("member", "公民身份号码,姓名,党员状态,入党日期,组织关系,工作单位\n"
                            "640121197102110015,张三,正式,2020-01-01,在册,甲公司\n");
    const auto numbers = [&](const QStringList& more) {
        const QString path = county.path("m.xlsx");
        cli_ok(county.with(
            QStringList{"report", "ledger-members", "--period", "2025Q3", "--out", path} + more));
        return sheet_texts(path, "党员名册");
    };
    CHECK(says(numbers({}), "640121********0015"));
    CHECK(says(numbers({"--unmasked"}), "640121197102110015"));
}
