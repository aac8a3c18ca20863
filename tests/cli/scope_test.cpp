// scope, scopes and --scope: by which units a county is counted.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

const std::string units = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数\n"
                          ",甲公司,非公有制企业,有限责任公司,正常,60\n"
                          ",乙公司,非公有制企业,有限责任公司,正常,\n"
                          ",丙公司,非公有制企业,有限责任公司,正常,5\n"
                          ",丁公司,非公有制企业,有限责任公司,停产歇业,80\n"
                          ",戊协会,社会组织,社会团体,正常,40\n";

struct Counted : CliFolder
{
    Counted()
    {
        import("unit", units, 0, {"--as-of", "2025-06-30"});
        import("org", "党组织代码,名称,类别,成立日期\n"
                      "D1,甲公司党支部,党支部,2020-01-01\nD2,丙公司党支部,党支部,2020-01-01\n"
                      "D3,乙公司党支部,党支部,2020-01-01\n");
        import("coverage", "党组织,单位,起\nD1,甲公司,2020-01-01\nD2,丙公司,2020-01-01\n"
                           "D3,乙公司,2020-01-01\n");
    }
    [[nodiscard]] QStringList with(const QStringList& words) const
    {
        return words + QStringList{"--db", db()};
    }
    [[nodiscard]] std::vector<std::string> ids() const
    {
        std::vector<std::string> ids;
        for (const QJsonValue scope : cli_ok(with({"scopes", "--json"})).array())
            ids.push_back(text(scope["id"]) + (scope["own"].toBool() ? "*" : ""));
        return ids;
    }
};

using Ids = std::vector<std::string>;
const Ids program_ids{"all", "three-haves", "above-scale", "social-30", "operating"};

} // namespace

TEST_CASE("scopes lists what a county can be counted by", "[scope]")
{
    const auto scopes = cli_ok({"scopes", "--json"}).array();
    REQUIRE(scopes.size() == 5);
    const QJsonObject first = scopes[0].toObject();
    CHECK(text(first["id"]) == "all");
    CHECK(text(first["name"]) == "全部登记");
    CHECK(first["from"].isNull());
    CHECK(first["until"].isNull());
    CHECK(first["basis"].isString());
    CHECK_FALSE(first["own"].toBool(true));
    CHECK(cli_ok({"scopes"}).out.find("三有企业") != std::string::npos);
}

TEST_CASE("coverage of a scope: inside, undetermined and covered outside", "[scope]")
{
    const Counted county;
    const QStringList plain = county.with({"coverage", "--as-of", "2025-09-30", "--json"});
    const auto all = cli_ok(plain);
    CHECK(cli_ok(plain + QStringList{"--scope", "all"}).out == all.out);
    CHECK(cli_ok(plain + QStringList{"--scope", "全部登记"}).out == all.out);
    CHECK_FALSE(all.object().contains("scope"));
    CHECK_FALSE(all.object()["total"].toObject().contains("undetermined"));

    const auto json = cli_ok(plain + QStringList{"--scope", "three-haves"}).object();
    CHECK(text(json["scope"]) == "three-haves");
    const QJsonObject total = json["total"].toObject();
    CHECK(total["population"].toInt() == 1); // 甲公司
    CHECK(total["org_covered"].toInt() == 1);
    CHECK(total["undetermined"].toInt() == 1); // 乙公司 was never surveyed
    CHECK(total["outside"].toInt() == 4);
    CHECK(total["org_covered_outside"].toInt() == 2);
    CHECK(total["work_covered_outside"].toInt() == 2);
    const QJsonObject whole = all.object()["total"].toObject();
    CHECK(total["population"].toInt() + total["outside"].toInt() == whole["population"].toInt());

    const auto told =
        cli_ok(county.with({"coverage", "--as-of", "2025-09-30", "--scope", "三有企业"}));
    CHECK(told.out.find("统计口径：三有企业") != std::string::npos);
    CHECK(told.out.find("其中口径待定\t1") != std::string::npos);
    cli_fails(county.with({"coverage", "--scope", "三无企业"}), 2, "three-haves（三有企业）");
}

TEST_CASE("evaluate counts its targets by a scope, never its findings", "[scope]")
{
    const Counted county;
    const QStringList plain =
        county.with({"evaluate", "--policy", "liaoning-2016", "--as-of", "2025-09-30", "--json"});
    const auto all = cli_ok(plain);
    CHECK(cli_ok(plain + QStringList{"--scope", "all"}).out == all.out);
    const auto json = cli_ok(plain + QStringList{"--scope", "three-haves"}).object();
    CHECK(json["findings"] == all.object()["findings"]);
    CHECK(json["counts"] == all.object()["counts"]);
    CHECK(text(json["scope"]) == "three-haves");
    const auto enterprises = [](const QJsonObject& evaluation) {
        for (const QJsonValue target : evaluation["targets"].toArray())
            if (text(target["rule"]) == "liaoning-2016/2.a")
                return std::pair(target["numerator"].toInt(), target["denominator"].toInt());
        return std::pair(-1, -1);
    };
    CHECK(enterprises(all.object()) == std::pair(3, 4));
    CHECK(enterprises(json) == std::pair(1, 1));
    cli_fails(county.with({"evaluate", "--policy", "liaoning-2016", "--scope", "x"}), 2, "x");
}

TEST_CASE("a report of a scope lists what it leaves out", "[scope]")
{
    const Counted county;
    const QString path = county.path("r.xlsx");
    cli_ok(county.with({"report", "coverage-enterprise", "--period", "2025Q3", "--scope",
                        "three-haves", "--out", path}));
    const auto listed = [&](const char* sheet, const char* name) {
        for (const std::string& cell : sheet_texts(path, sheet))
            if (cell.find(name) != std::string::npos)
                return true;
        return false;
    };
    CHECK(listed("统计表", "统计口径：三有企业"));
    CHECK(listed("口径待定", "乙公司"));
    CHECK_FALSE(listed("口径待定", "丙公司"));
    CHECK(listed("口径外已建党组织", "丙公司"));
    CHECK_FALSE(listed("口径外已建党组织", "甲公司"));
    CHECK_FALSE(listed("校验", "不符"));
    cli_fails(county.with({"report", "coverage-enterprise", "--period", "2025Q3", "--scope", "x",
                           "--out", path}),
              2, "x");
}

TEST_CASE("a county's own scopes are added, changed, removed and taken back", "[scope]")
{
    const Counted county;
    const QString where = county.file("c.json", R"({"fact":"headcount","op":">=","value":50})");
    const auto added =
        cli_ok(county.with({"scope", "add", "big", "--name", "大单位", "--where", where, "--basis",
                            "县2025年1号文", "--from", "2025-01-01", "--by", "张三", "--json"}))
            .object();
    CHECK(added["action"].toInt() > 0);
    Ids with = program_ids;
    with.emplace_back("big*");
    CHECK(county.ids() == with);
    const auto counted = [&](const QString& scope) {
        return cli_ok(
                   county.with({"coverage", "--as-of", "2025-09-30", "--scope", scope, "--json"}))
            .object()["total"]
            .toObject()["population"]
            .toInt();
    };
    CHECK(counted("big") == 2); // 甲公司, 丁公司
    cli_fails(county.with({"coverage", "--as-of", "2024-12-31", "--scope", "big"}), 2,
              "2025年1月1日起");

    // A change says what is new; the rest stays.
    cli_ok(county.with({"scope", "change", "big", "--from", ""}));
    cli_ok(county.with({"coverage", "--as-of", "2024-12-31", "--scope", "big"}));
    // One of the program's is taken over with the county's figure…
    cli_ok(county.with({"scope", "change", "three-haves", "--where", where}));
    CHECK(counted("three-haves") == 2);
    cli_ok(county.with({"undo"}));
    CHECK(counted("three-haves") == 1);
    cli_ok(county.with({"redo"}));
    // …and stands again as it was.
    cli_ok(county.with({"scope", "remove", "three-haves"}));
    CHECK(counted("three-haves") == 1);
    cli_ok(county.with({"scope", "remove", "大单位"}));
    CHECK(county.ids() == program_ids);

    cli_fails(county.with({"scope", "add", "all", "--name", "甲", "--where", where}), 2, "all");
    cli_fails(county.with({"scope", "add", "b"}), 2, "--name");
    cli_fails(county.with({"scope", "change", "all", "--name", "甲"}), 2, "全部登记");
    cli_fails(county.with({"scope", "change", "b", "--name", "甲"}), 2, "three-haves");
    cli_fails(county.with({"scope", "remove", "operating"}), 2, "程序自带");
    cli_fails(county.with({"scope", "rename", "b"}), 2, "add、change 或 remove");
    const QString wrong = county.file("w.json", R"({"fact":"headcuont","op":"given"})");
    cli_fails(county.with({"scope", "add", "b", "--name", "乙", "--where", wrong}), 2, "headcuont");
    CHECK(county.ids() == program_ids);
}
