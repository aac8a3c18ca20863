// policies and policy: the figures of a file and its own packs.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string own_pack = R"({"id":"local-1","name":"本县规定","number":"","issued":"2025-01-01",
"scope":["非公有制企业","社会组织"],"covers":"本县自定","rules":[{"id":"1.a","group":"基础",
"title":"达到人数的单位要有电话","clause":"第1条","strength":"must","subject":"unit",
"params":{"headcount":{"title":"人数","value":100,"unit":"人","type":"integer"}},
"applies":{"fact":"headcount","op":">=","value":{"param":"headcount"}},
"met":{"fact":"phone","op":"given"},"advice":"补填联系电话"}],"targets":[]})";

const std::string units = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,职工人数\n"
                          ",甲公司,非公企业,有限公司,存续,99\n"
                          ",乙公司,非公企业,有限公司,存续,100\n";

QStringList pack_ids(const QStringList& words)
{
    QStringList ids;
    for (const QJsonValue& pack : cli_ok(words).array())
        ids << pack.toObject()["id"].toString();
    return ids;
}

QJsonObject counts(const CliFolder& folder)
{
    return cli_ok({"evaluate", "--db", folder.db(), "--policy", "local-1", "--json"})
        .object()["counts"]
        .toObject()["local-1/1.a"]
        .toObject();
}

} // namespace

TEST_CASE("a county's own pack is imported, evaluated, given other figures, exported and removed")
{
    const CliFolder folder;
    folder.import("unit", units);
    const QString file = folder.file("本县.json", own_pack);
    CHECK(cli_ok({"policy", "import", file, "--db", folder.db()}).out.empty());
    CHECK(pack_ids({"policies", "--db", folder.db(), "--json"}).contains("local-1"));
    CHECK_FALSE(pack_ids({"policies", "--json"}).contains("local-1"));
    CHECK(counts(folder)["unmet"].toInt() == 1);
    CHECK(counts(folder)["na"].toInt() == 1);

    cli_ok({"policy", "set", "local-1", "1.a/headcount=99", "--db", folder.db()});
    CHECK(counts(folder)["unmet"].toInt() == 2);
    cli_ok({"policy", "set", "local-1", "1.a/headcount=", "--db", folder.db()});
    CHECK(counts(folder)["unmet"].toInt() == 1);

    const QString copy = folder.path("copy.json");
    cli_ok({"policy", "export", "local-1", "--db", folder.db(), "--out", copy});
    CHECK(bytes_of(copy) == own_pack);
    cli_ok({"policy", "remove", "local-1", "--db", folder.db()});
    cli_fails({"evaluate", "--db", folder.db(), "--policy", "local-1"}, 2, "local-1");
}

TEST_CASE("policy refuses what can't be, and changes nothing")
{
    const CliFolder folder;
    const auto before = pack_ids({"policies", "--db", folder.db(), "--json"});
    std::string wrong = own_pack;
    wrong.replace(wrong.find("\"phone\""), 7, "\"phoney\"");
    cli_fails({"policy", "import", folder.file("坏.json", wrong), "--db", folder.db()}, 3,
              "坏.json");
    cli_fails({"policy", "import", folder.file("空.json", ""), "--db", folder.db()}, 3, "空.json");
    cli_fails({"policy", "import", folder.path("没有.json"), "--db", folder.db()}, 5, "没有.json");
    cli_fails({"policy", "remove", "ningxia-2018", "--db", folder.db()}, 2, "ningxia-2018");
    cli_fails({"policy", "set", "ningxia-2018", "nothing=1", "--db", folder.db()}, 2, "nothing");
    cli_fails({"policy", "set", "ningxia-2018", "6.a/formal=4", "--db", folder.db()}, 2,
              "党章第三十条");
    cli_fails({"policy", "change", "x", "--db", folder.db()}, 2, "change");
    cli_fails({"policy", "export", "没有", "--db", folder.db(), "--out", folder.path("x.json")}, 2,
              "没有");
    CHECK(pack_ids({"policies", "--db", folder.db(), "--json"}) == before);
}

TEST_CASE("a pack whose figure has become another kind of value opens and takes new figures")
{
    const CliFolder folder;
    folder.import("unit", units);
    cli_ok({"policy", "import", folder.file("旧.json", own_pack), "--db", folder.db()});
    cli_ok({"policy", "set", "local-1", "1.a/headcount=99", "--db", folder.db()});
    cli_fails({"policy", "set", "local-1", "1.a/headcount=很多", "--db", folder.db()}, 2,
              "headcount");
    std::string other = own_pack;
    const std::string number = R"("value":100,"unit":"人","type":"integer")";
    other.replace(other.find(number), number.size(),
                  R"("value":"2020-01-01","unit":"","type":"date")");
    const std::string fact = R"({"fact":"headcount","op")";
    other.replace(other.find(fact), fact.size(), R"({"fact":"registered","op")");
    cli_ok({"policy", "import", folder.file("新.json", other), "--db", folder.db()});
    CHECK(pack_ids({"policies", "--db", folder.db(), "--json"}).contains("local-1"));
    cli_ok({"evaluate", "--db", folder.db(), "--policy", "local-1", "--json"});
    cli_ok({"policy", "set", "local-1", "1.a/headcount=2021-01-01", "--db", folder.db()});
}

TEST_CASE("what a pack file has too much or too little is named")
{
    const CliFolder folder;
    std::string more = own_pack;
    more.insert(1, R"("colour":"red",)");
    cli_fails({"policy", "import", folder.file("多.json", more), "--db", folder.db()}, 3, "colour");
    std::string less = own_pack;
    const std::string issued = R"("issued":"2025-01-01",)";
    less.erase(less.find(issued), issued.size());
    cli_fails({"policy", "import", folder.file("少.json", less), "--db", folder.db()}, 3, "issued");
    std::string taken = own_pack;
    taken.replace(taken.find("local-1"), 7, "ningxia-2018");
    cli_fails({"policy", "import", folder.file("同名.json", taken), "--db", folder.db()}, 3,
              "ningxia-2018");
}

TEST_CASE("a figure has the sense of the pack's own: none below zero")
{
    const CliFolder folder;
    const QString db = folder.db();
    cli_fails({"policy", "set", "ningxia-2018", "large_headcount=-5", "--db", db}, 2,
              "0 至 1000000000");
    cli_fails(
        {"policy", "set", "ningxia-2018", "9.e/allowance=[0,-100,200,300,400,500]", "--db", db}, 2,
        "小于 0");
    cli_ok({"policy", "set", "ningxia-2018", "large_headcount=0", "--db", db});
}

TEST_CASE("lists and figures are taken back each by itself")
{
    const CliFolder folder;
    const QString db = folder.db();
    const auto last = [&] {
        return QString::number(cli_ok({"history", "--db", db, "--limit", "1", "--json"})
                                   .array()[0]
                                   .toObject()["action"]
                                   .toInteger());
    };
    cli_ok({"policy", "set", "ningxia-2018", "large_headcount=200", "--db", db});
    const QString headcount = last();
    cli_ok({"policy", "set", "ningxia-2018", "large_formal=40", "--db", db});
    cli_ok({"undo", "--action", headcount, "--db", db});
    cli_ok({"list", "save", "甲", "--ledger", "unit", "--db", db});
    const QString first = last();
    cli_ok({"list", "save", "乙", "--ledger", "unit", "--db", db});
    cli_ok({"undo", "--action", first, "--db", db});
    cli_fails({"list", "甲", "--db", db}, 2, "甲");
    cli_ok({"list", "乙", "--db", db});
    CHECK(cli_ok({"verify", "--db", db, "--json"}).status == 0);
}
