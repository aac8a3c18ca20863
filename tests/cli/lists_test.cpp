// template, reconcile and the mapping file of import.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string units = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,职工人数\n"
                          "91110000600037341L,甲公司,非公企业,有限公司,存续,120\n"
                          ",乙公司,非公企业,有限公司,存续,\n"
                          ",戊协会,社会组织,社会团体,正常,\n";

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

} // namespace

TEST_CASE("a template is written for every ledger, and brings nothing when imported as it is")
{
    const CliFolder folder;
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        const QString code = QString::fromStdString(def.code);
        const QString path = folder.path(def.code + ".xlsx");
        const auto written = cli_ok({"template", code, "--out", path});
        CHECK(written.out.empty());
        const auto report = cli_ok({"import", code, path, "--db", folder.db(), "--json"}).object();
        INFO(def.code);
        CHECK(report["read"].toInt(-1) == 0);
        const auto warnings = report["warnings"].toArray(); // what is passed over is told
        REQUIRE(warnings.size() == 1);
        CHECK(warnings[0]["row"].toInt() == 3);
        CHECK(text(warnings[0]["value"]) == "示例");
        CHECK(text(warnings[0]["reason"]).find("示例行") != std::string::npos);
        CHECK(cli_ok({"import", code, path, "--db", folder.db()}).err.find("示例行") !=
              std::string::npos);
    }
}

TEST_CASE("a template that can't be")
{
    const CliFolder folder;
    cli_fails({"template", "天气", "--out", folder.path("t.xlsx")}, 2, "天气");
    cli_fails({"template", "unit", "--out", folder.path("t.csv")}, 2, "xlsx");
    cli_fails({"template", "unit", "--out", folder.path("没有/t.xlsx")}, 5, "没有/t.xlsx");
}

TEST_CASE("reconcile compares a registry's list with the units and writes nothing")
{
    const CliFolder folder;
    folder.import("unit", units, 0);
    const auto before = folder.rows("unit");
    const QString list = folder.file("r.csv", "企业名称,统一社会信用代码,登记状态,法定代表人\n"
                                              "甲公司,91110000600037341L,存续,张三\n"
                                              "丁公司,91350100M000100Y43,存续,李四\n");
    const auto json = cli_ok({"reconcile", list, "--db", folder.db(), "--json"}).object();
    CHECK(json["read"].toInt() == 2);
    REQUIRE(json["new"].toArray().size() == 1);
    CHECK(text(json["new"].toArray()[0].toObject()["subject"]) == "91350100M000100Y43");
    REQUIRE(json["changed"].toArray().size() == 1);
    const QJsonObject changed = json["changed"].toArray()[0].toObject();
    CHECK(text(changed["name"]) == "甲公司");
    const QJsonObject field = changed["fields"].toArray()[0].toObject();
    CHECK(text(field["field"]) == "法定代表人");
    CHECK(text(field["ledger"]).empty());
    CHECK(text(field["registry"]) == "张三");
    // 乙公司 is an enterprise the list does not have; 戊协会 is not this registry's.
    REQUIRE(json["missing"].toArray().size() == 1);
    CHECK(text(json["missing"].toArray()[0].toObject()["name"]) == "乙公司");
    CHECK(json["deregistered"].toArray().isEmpty());
    CHECK(json["same"].toInt(-1) == 0);
    CHECK(folder.rows("unit") == before);

    CHECK(cli_ok({"reconcile", list, "--db", folder.db()}).out.find("变更") != std::string::npos);
    cli_fails({"reconcile", folder.path("没有.xlsx"), "--db", folder.db(), "--json"}, 3,
              "没有.xlsx");
    cli_fails({"reconcile", list, "--db", folder.path("没有.lxdb"), "--json"}, 4, "没有.lxdb");
}

TEST_CASE("a mapping file says which column is which, by heading or letter")
{
    const CliFolder folder;
    const QString list = folder.file("a.csv", "甲列,乙列,丙列\n640121100,望远镇,乡镇苏木\n");
    const QString map = folder.file("m.json", R"({"甲列": "代码", "乙列": "name", "C": "类别"})");
    const auto report =
        cli_ok({"import", "area", list, "--db", folder.db(), "--map", map, "--json"}).object();
    CHECK(report["added"].toInt() == 1);
    cli_fails({"import", "area", list, "--db", folder.db(), "--json"}, 3, "表头");
    cli_fails({"import", "area", list, "--db", folder.db(), "--map", folder.file("w.json", "{")}, 2,
              "w.json");
    cli_fails({"import", "area", list, "--db", folder.db(), "--map",
               folder.file("f.json", R"({"甲列": "天气"})")},
              2, "天气");
}
