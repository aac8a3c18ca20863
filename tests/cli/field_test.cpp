// field and fields: a county's own fields.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

QJsonObject shown(const CliFolder& folder, const QString& name)
{
    QJsonObject found;
    for (const QJsonValue field :
         cli_ok({"fields", "unit", "--own", "--db", folder.db(), "--json"}).array())
        if (field["name"].toString() == name)
            found = field.toObject();
    return found;
}

} // namespace

TEST_CASE("an own field is added, used everywhere, renamed, put out of use and brought back")
{
    const CliFolder folder;
    const QString db = folder.db();
    const auto field = [&](QStringList words) {
        return cli_ok(QStringList{"field"} + words + QStringList{"--db", db, "--json"}).object();
    };
    const auto added = field({"add", "unit", "--name", "党建档次", "--type", "choice", "--values",
                              "一档", "二档", "--by", "李四"});
    CHECK(added["changed"].toInt() == 1);
    CHECK(added["action"].toInt() > 0);
    CHECK(field({"add", "unit", "--name", "党建经费", "--type", "money"})["changed"].toInt() == 1);
    CHECK(shown(folder, "党建档次")["values"].toArray() == QJsonArray{"一档", "二档"});
    CHECK(shown(folder, "党建档次")["type"].toString() == "choice");

    folder.import("unit", "单位名称,单位类别,单位类型,经营状态,党建档次,党建经费\n"
                          "甲公司,非公有制企业,有限责任公司,正常,二档,12.5\n"
                          "乙公司,非公有制企业,有限责任公司,正常,,\n");
    cli_ok({"edit", "unit", "--key", "乙公司", "党建档次=一档", "--db", db});
    cli_ok({"edit", "unit", "--key", "乙公司", "党建档次=三档", "--db", db}, 1);
    const QString where = folder.file("c.json", R"({"fact": "own_1", "op": "=", "value": "二档"})");
    const auto list =
        cli_ok({"list", "--ledger", "unit", "--where", where, "--db", db, "--json"}).object();
    REQUIRE(list["count"].toInt() == 1);
    CHECK(list["rows"][0]["values"]["党建经费"].toDouble() == 12.5);

    CHECK(field({"change", "unit", "党建档次", "--name", "品牌档次", "--values",
                 "一档、二档、三档"})["changed"]
              .toInt() == 1);
    CHECK(folder.column("unit", "品牌档次") == std::vector<std::string>{"一档", "二档"});
    cli_fails({"field", "change", "unit", "品牌档次", "--values", "二档、三档", "--db", db}, 1,
              "一档");
    cli_ok({"list", "save", "品牌", "--ledger", "unit", "--column", "单位名称", "--column",
            "品牌档次", "--db", db});
    CHECK(field({"retire", "unit", "品牌档次"})["changed"].toInt() == 1);
    CHECK(cli_ok({"list", "品牌", "--db", db}).err.find("品牌档次") != std::string::npos);
    CHECK(shown(folder, "品牌档次")["retired"].toBool());
    cli_fails({"edit", "unit", "--key", "乙公司", "品牌档次=二档", "--db", db}, 2, "品牌档次");
    CHECK(field({"restore", "unit", "品牌档次"})["changed"].toInt() == 1);
    CHECK(folder.column("unit", "品牌档次") == std::vector<std::string>{"一档", "二档"});
    CHECK(cli_ok({"verify", "--db", db, "--json"}).status == 0);
    // The history tells who did it.
    bool told = false;
    for (const QJsonValue action : cli_ok({"history", "--db", db, "--json"}).array())
        told = told || (action["by"].toString() == "李四" &&
                        action["title"].toString().contains("党建档次"));
    CHECK(told);
}

TEST_CASE("own fields are put in another order")
{
    const CliFolder folder;
    const QString db = folder.db();
    for (const char* name : {"甲", "乙", "丙"})
        cli_ok({"field", "add", "unit", "--name", name, "--type", "text", "--db", db});
    const auto names = [&] {
        QString all;
        for (const QJsonValue field :
             cli_ok({"fields", "unit", "--own", "--db", db, "--json"}).array())
            all += field["name"].toString();
        return all;
    };
    cli_ok({"field", "move", "unit", "丙", "--before", "甲", "--db", db, "--json"});
    CHECK(names() == "丙甲乙");
    cli_ok({"field", "move", "unit", "丙", "--db", db});
    CHECK(names() == "甲乙丙");
    cli_fails({"field", "move", "unit", "丙", "--before", "丁", "--db", db}, 2, "丁");
    CHECK(cli_ok({"verify", "--db", db, "--json"}).status == 0);
}

TEST_CASE("fields that can't be are refused in one sentence")
{
    const CliFolder folder;
    const QString db = folder.db();
    cli_fails({"field", "add", "unit", "--name", "属地", "--type", "text", "--db", db}, 1, "属地");
    cli_fails({"field", "add", "unit", "--name", "甲", "--type", "colour", "--db", db}, 2,
              "colour");
    cli_fails({"field", "add", "unit", "--name", "甲", "--type", "choice", "--db", db}, 2,
              "--values");
    cli_fails(
        {"field", "add", "unit", "--name", "甲", "--type", "text", "--values", "一", "--db", db}, 2,
        "--values");
    cli_fails({"field", "add", "unit", "--type", "text", "--db", db}, 2, "--name");
    cli_fails({"field", "add", "units", "--name", "甲", "--type", "text", "--db", db}, 2, "units");
    cli_fails({"field", "retire", "unit", "甲", "--db", db}, 2, "甲");
    cli_fails({"field", "drop", "unit", "甲", "--db", db}, 2, "drop");
    cli_ok({"field", "add", "unit", "--name", "甲", "--type", "text", "--db", db});
    cli_fails({"field", "change", "unit", "甲", "--type", "date", "--db", db}, 1, "类型");
    cli_fails({"field", "restore", "unit", "甲", "--db", db}, 2, "甲");
}

TEST_CASE("all fields of a ledger are listed with what they hold")
{
    const CliFolder folder;
    const auto all = cli_ok({"fields", "unit", "--db", folder.db(), "--json"}).array();
    CHECK(all.size() == int(Catalog::builtin().ledger("unit")->fields.size()));
    CHECK(all[0]["name"].toString() == "统一社会信用代码");
    CHECK(all[0]["in_key"].toBool());
    CHECK_FALSE(all[0]["own"].toBool(true));
}

TEST_CASE("an own field's action is what undo takes back, not an older one")
{
    const CliFolder folder;
    const QString db = folder.db();
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "甲公司,非公有制企业,有限责任公司,正常\n");
    const auto rows = folder.rows("unit");
    cli_ok({"field", "add", "unit", "--name", "食堂数", "--type", "integer", "--db", db});
    cli_ok({"field", "retire", "unit", "食堂数", "--db", db});
    const auto undone = cli_ok({"undo", "--db", db, "--json"}).object();
    CHECK(undone["title"].toString().contains("停用自定义字段 食堂数"));
    CHECK_FALSE(shown(folder, "食堂数")["retired"].toBool());
    cli_ok({"undo", "--db", db});
    CHECK(shown(folder, "食堂数").isEmpty());
    CHECK(folder.rows("unit") == rows);
    cli_ok({"redo", "--db", db});
    CHECK_FALSE(shown(folder, "食堂数").isEmpty());
    CHECK(cli_ok({"verify", "--db", db, "--json"}).status == 0);
}

TEST_CASE("a list whose condition asks for a field out of use says which")
{
    const CliFolder folder;
    const QString db = folder.db();
    cli_ok({"field", "add", "unit", "--name", "食堂数", "--type", "integer", "--db", db});
    const QString where = folder.file("c.json", R"({"fact": "own_1", "op": ">", "value": 1})");
    cli_ok({"list", "save", "有食堂", "--ledger", "unit", "--where", where, "--db", db});
    cli_ok({"field", "retire", "unit", "食堂数", "--db", db});
    cli_fails({"list", "有食堂", "--db", db}, 2, "已停用的自定义字段“食堂数”");
    cli_fails({"edit", "unit", "--where", where, "地址=东街", "--db", db}, 2, "食堂数");
    cli_ok({"field", "restore", "unit", "食堂数", "--db", db});
    cli_ok({"list", "有食堂", "--db", db});
}
