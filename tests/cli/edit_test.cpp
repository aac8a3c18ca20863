// edit, replace, end, remove, bin, restore-row, undo, redo and history.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct EditFolder : CliFolder
{
    EditFolder()
    {
        import("area", "代码,名称,类别,上级\n640121100,望远镇,乡镇苏木,640121\n");
        import("unit", "单位名称,单位类别,单位类型,经营状态,地址\n"
                       "甲公司,非公有制企业,有限责任公司,正常,东街\n"
                       "乙公司,非公有制企业,有限责任公司,正常,西街\n"
                       "丙公司,非公有制企业,有限责任公司,半停产,\n");
        import("survey", "单位,摸底日期,从业人员数\n甲公司,2025-03-01,10\n");
    }
    QJsonObject run(QStringList words, int status = 0) const
    {
        words << "--db" << db() << "--json";
        return cli_ok(words, status).object();
    }
    QString normal() const
    {
        return file("c.json", R"({"fact": "status", "op": "=", "value": "正常"})");
    }
    std::vector<std::string> status() const { return column("unit", "经营状态"); }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("words are replaced in columns of rows as one action, which undo takes back")
{
    const EditFolder folder;
    const QString all = folder.file("all.json", R"({"all": []})");
    const auto before = folder.rows("unit");
    const auto would = folder.run(
        {"replace", "unit", "--where", all, "--find", "街", "--with", "大街", "--dry-run"});
    CHECK(would["changed"].toInt() == 2);
    CHECK(folder.rows("unit") == before);
    const auto done = folder.run({"replace", "unit", "地址", "--where", all, "--find", "^(.)街$",
                                  "--with", "\\1大街", "--how", "正则"});
    CHECK(done["changed"].toInt() == 2);
    CHECK(folder.column("unit", "地址") == Texts{"", "西大街", "东大街"}); // 丙, 乙, 甲
    folder.run({"undo"});
    CHECK(folder.rows("unit") == before);
    // What can't be kept refuses its rows.
    const auto refused = folder.run({"replace", "unit", "经营状态", "--where", folder.normal(),
                                     "--find", "正常", "--with", "还行"},
                                    1);
    CHECK(refused["refused"].toArray().size() == 2);
    CHECK(folder.rows("unit") == before);
    cli_fails(
        {"replace", "unit", "--where", all, "--find", "x", "--how", "随便", "--db", folder.db()}, 2,
        "--how");
}

TEST_CASE("fields of a row are changed by heading as one action, which undo takes back")
{
    const EditFolder folder;
    const auto before = folder.rows("unit");
    const auto done = folder.run({"edit", "unit", "--key", "甲公司", "经营状态=停产歇业",
                                  "属地=望远镇", "地址=", "--by", "李四"});
    CHECK(done["changed"].toInt() == 1);
    CHECK(done["action"].toInt() > 0);
    CHECK(done["refused"].toArray().isEmpty());
    CHECK(folder.rows("unit") != before);
    const auto told = cli_ok({"history", "--db", folder.db(), "--limit", "1", "--json"}).array();
    REQUIRE(told.size() == 1);
    CHECK(told[0]["action"].toInt() == done["action"].toInt());
    CHECK(told[0]["by"].toString() == "李四");
    CHECK(told[0]["title"].toString() == "修改 单位 甲公司");
    const auto change = told[0]["changes"].toArray()[0].toObject();
    CHECK(change["ledger"].toString() == "unit");
    CHECK(change["key"].toString() == "甲公司");
    CHECK(change["kind"].toString() == "update");
    bool told_area = false;
    for (const QJsonValue field : change["fields"].toArray()) {
        if (field["field"].toString() != "属地")
            continue;
        told_area = true;
        CHECK(field["before"].isNull());
        CHECK(field["after"].toString() == "640121100");
    }
    CHECK(told_area);
    // The same again changes nothing.
    CHECK(folder.run({"edit", "unit", "--key", "甲公司", "经营状态=停产歇业"})["action"].toInt(
              -1) == 0);
    const auto undone = folder.run({"undo", "--by", "王五"});
    CHECK(undone["by"].toString() == "王五");
    CHECK(undone["title"].toString().contains("甲公司"));
    CHECK(undone["action"].toInt() > done["action"].toInt());
    CHECK(folder.rows("unit") == before);
    CHECK(folder.run({"redo"})["title"].toString().contains("甲公司"));
    CHECK(folder.rows("unit") != before);
    cli_fails({"redo", "--db", folder.db()}, 1, "重做");
}

TEST_CASE("rows of a condition are changed together; what is refused is told, the others are taken")
{
    const EditFolder folder;
    const auto done =
        folder.run({"edit", "unit", "--where", folder.normal(), "单位名称=甲公司"}, 1);
    CHECK(done["changed"].toInt() == 0); // one is called so already, the other may not be
    REQUIRE(done["refused"].toArray().size() == 1);
    CHECK(done["refused"][0]["key"].toString() == "乙公司");
    CHECK(done["refused"][0]["reason"].toString().contains("甲公司"));

    const auto bad = folder.run({"edit", "unit", "--where", folder.normal(), "登记日期=去年"}, 1);
    CHECK(bad["action"].toInt(-1) == 0);
    CHECK(bad["refused"].toArray().size() == 2);
    CHECK(bad["refused"][0]["field"].toString() == "登记日期");

    const auto tried =
        folder.run({"edit", "unit", "--where", folder.normal(), "经营状态=停产歇业", "--dry-run"});
    CHECK(tried["changed"].toInt() == 2);
    CHECK(tried["action"].toInt(-1) == 0);
    CHECK(folder.status() == Texts{"半停产", "正常", "正常"});
    const auto taken =
        folder.run({"edit", "unit", "--where", folder.normal(), "经营状态=停产歇业"});
    CHECK(taken["changed"].toInt() == 2);
    const auto told = cli_ok({"history", "--db", folder.db(), "--limit", "1", "--json"}).array();
    CHECK(told[0]["title"].toString() == "修改 单位 2 行");
    CHECK(told[0]["changes"].toArray().size() == 2);
    // Nothing fits any more: nothing is done, nothing is wrong.
    CHECK(folder.run({"edit", "unit", "--where", folder.normal(), "地址=无"})["changed"].toInt(
              -1) == 0);
}

TEST_CASE("rows end on a day; one that ended on another is refused")
{
    const EditFolder folder;
    folder.import("org", "党组织代码,名称,类别,成立日期\nD1,一支部,党支部,2020-01-01\n");
    const auto ended = folder.run({"end", "org", "--key", "D1", "--on", "2025-06-30"});
    CHECK(ended["changed"].toInt() == 1);
    CHECK(folder.column("org", "撤销日期") == Texts{"2025-06-30"});
    CHECK(folder.run({"end", "org", "--key", "D1", "--on", "2025-06-30"})["changed"].toInt(-1) ==
          0);
    const auto later = folder.run({"end", "org", "--key", "D1", "--on", "2025-07-31"}, 1);
    CHECK(later["refused"][0]["field"].toString() == "撤销日期");
    CHECK(later["refused"][0]["reason"].toString().contains("已于 2025-06-30 结束"));
    CHECK(folder.column("org", "撤销日期") == Texts{"2025-06-30"});
    const auto early = folder.run({"undo"});
    CHECK(early["action"].toInt() > 0);
    const auto refused = folder.run({"end", "org", "--key", "D1", "--on", "2019-01-01"}, 1);
    CHECK(refused["refused"][0]["key"].toString() == "D1");
    cli_fails({"end", "survey", "--key", "甲公司|2025-03-01", "--db", folder.db()}, 2, "remove");
    cli_fails({"end", "post", "--key", "1", "--reason", "不来了", "--db", folder.db()}, 2,
              "不来了");
}

TEST_CASE("an end's reason stands in its field, what is left to be done is told")
{
    const EditFolder folder;
    folder.import("org", "党组织代码,名称,类别,成立日期\nD1,一支部,党支部,2020-01-01\n");
    folder.import("coverage", "党组织,单位,起\n一支部,甲公司,2021-01-01\n");
    cli_fails({"end", "unit", "--key", "甲公司", "--reason", "正常", "--db", folder.db()}, 2,
              "注销、吊销、兼并重组");
    const QStringList words{"end",  "unit",       "--key",    "甲公司",
                            "--on", "2025-06-30", "--reason", "已注销"};
    QStringList trial = words;
    const auto would = folder.run(trial << "--dry-run");
    CHECK(would["advice"].toArray().size() == 1);
    CHECK(folder.column("unit", "注销日期") == Texts{"", "", ""});
    const auto ended = folder.run(words);
    CHECK(ended["changed"].toInt() == 1);
    CHECK(ended["advice"].toArray() == would["advice"].toArray());
    CHECK(ended["advice"][0].toString().contains("一支部"));
    CHECK(folder.status() == Texts{"半停产", "正常", "注销"}); // 丙, 乙, 甲
    CHECK(folder.column("unit", "备注") == Texts{"", "", ""});
}

TEST_CASE("a replacement tells what an edit of the cell would tell")
{
    const EditFolder folder;
    folder.run({"edit", "unit", "--key", "甲公司", "登记日期=2020-01-01", "剔除日期=2021-01-01",
                "剔除原因=重复"});
    const auto edited =
        folder.run({"edit", "unit", "--key", "甲公司", "剔除日期=2019-01-01", "--dry-run"});
    REQUIRE(edited["warnings"].toArray().size() == 1);
    const auto replaced = folder.run(
        {"replace", "unit", "剔除日期", "--key", "甲公司", "--find", "2021", "--with", "2019"});
    CHECK(replaced["changed"].toInt() == 1);
    CHECK(replaced["warnings"].toArray() == edited["warnings"].toArray());
}

TEST_CASE("removed rows lie in the bin and come back by their keys")
{
    const EditFolder folder;
    const auto before = folder.rows("unit");
    const auto kept = folder.run({"remove", "unit", "--key", "甲公司", "--key", "乙公司"}, 1);
    CHECK(kept["changed"].toInt() == 1); // 甲公司 has a survey
    REQUIRE(kept["refused"].toArray().size() == 1);
    CHECK(kept["refused"][0]["key"].toString() == "甲公司");
    CHECK(kept["refused"][0]["reason"].toString().contains("摸底"));
    folder.run({"remove", "survey", "--key", "甲公司|2025-03-01"});
    const auto bin = cli_ok({"bin", "--db", folder.db(), "--json"}).object();
    CHECK(bin["count"].toInt() == 2);
    CHECK(bin["rows"][0]["ledger"].toString() == "survey");
    CHECK(bin["rows"][0]["key"].toString() == "甲公司|2025-03-01");
    CHECK(bin["rows"][1]["key"].toString() == "乙公司");
    CHECK(cli_ok({"bin", "unit", "--db", folder.db(), "--json"}).object()["count"].toInt() == 1);
    const auto latest = cli_ok({"bin", "--db", folder.db(), "--limit", "1", "--json"}).object();
    CHECK(latest["count"].toInt() == 2);
    CHECK(latest["rows"].toArray().size() == 1);
    cli_fails({"bin", "--db", folder.db(), "--limit", "-1"}, 2, "--limit");
    // The history of a row that is gone is still there.
    const auto history =
        cli_ok({"history", "--ledger", "unit", "--key", "乙公司", "--db", folder.db(), "--json"})
            .array();
    CHECK(history.size() == 2);
    CHECK(history[0]["changes"][0]["kind"].toString() == "remove");
    CHECK(history[0]["changes"][0]["key"].toString() == "乙公司");
    CHECK(history[1]["changes"][0]["kind"].toString() == "insert");
    CHECK(history[1]["changes"][0]["key"].toString() == "乙公司");

    const auto back = folder.run({"restore-row", "unit", "--key", "乙公司", "--key", "乙公司"});
    CHECK(back["changed"].toInt() == 1);
    CHECK(folder.rows("unit") == before);
    cli_fails({"restore-row", "unit", "--key", "乙公司", "--db", folder.db()}, 2, "乙公司");
    // Where the name is taken meanwhile nothing comes back, and it is said why.
    folder.run({"remove", "unit", "--key", "丙公司"});
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "丙公司,非公有制企业,有限责任公司,正常\n");
    const auto taken = folder.run({"restore-row", "unit", "--key", "丙公司"}, 1);
    CHECK(taken["action"].toInt(-1) == 0);
    CHECK(taken["changed"].toInt(-1) == 0);
    REQUIRE(taken["refused"].toArray().size() == 1);
    CHECK(taken["refused"][0]["key"].toString() == "丙公司");
    CHECK(cli_ok({"verify", "--db", folder.db(), "--json"}).status == 0);
}

TEST_CASE("edits that can't be are wrong usage, and nothing is written")
{
    const EditFolder folder;
    const QString db = folder.db();
    const QString large = folder.file("large.json", R"({"all": []})" + std::string(1 << 20, ' '));
    cli_fails({"remove", "unit", "--where", large, "--db", db}, 2, "1 MB");
    const auto before = folder.rows("unit");
    cli_fails({"edit", "unit", "地址=1", "--db", db}, 2, "--key");
    cli_fails({"edit", "unit", "--key", "甲公司", "--where", folder.normal(), "地址=1", "--db", db},
              2, "两者选一");
    cli_fails({"edit", "unit", "--key", "没有公司", "地址=1", "--db", db}, 2, "没有公司");
    cli_fails({"edit", "unit", "--key", "甲公司", "身高=1", "--db", db}, 2, "身高");
    cli_fails({"edit", "unit", "--key", "甲公司", "地址", "--db", db}, 2, "地址");
    cli_fails({"edit", "units", "--key", "甲公司", "地址=1", "--db", db}, 2, "units");
    cli_fails({"history", "--key", "甲公司", "--db", db}, 2, "--ledger");
    cli_fails({"history", "--from", "昨天", "--db", db}, 2, "昨天");
    cli_fails({"undo", "--action", "1", "--change", "1", "--db", db}, 2, "--change");
    cli_fails({"undo", "--change", "999999", "--db", db}, 2, "999999");
    cli_fails({"history", "--ledger", "unit", "--key", "没有", "--db", db}, 2, "没有");
    CHECK(folder.rows("unit") == before);
}

TEST_CASE("the history is narrowed by ledger, person and word, and read page by page")
{
    const CliFolder folder;
    const QString db = folder.db();
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "甲公司,非公有制企业,有限责任公司,正常\n"
                          "乙公司,非公有制企业,有限责任公司,正常\n");
    cli_ok({"edit", "unit", "--key", "甲公司", "地址=东街", "--db", db, "--by", "李四"});
    cli_ok({"edit", "unit", "--key", "乙公司", "地址=西街", "--db", db, "--by", "王五"});
    const auto told = [&](QStringList words) {
        return cli_ok(QStringList{"history", "--db", db, "--json"} + words).array();
    };
    CHECK(told({"--by", "李四"}).size() == 1);
    CHECK(told({"--words", "乙公司", "--ledger", "unit", "--by", "王五"}).size() == 1);
    CHECK(told({"--ledger", "member"}).isEmpty());
    CHECK(told({"--to", "1999-12-31"}).isEmpty());
    const auto newest = told({"--limit", "1"});
    const auto next =
        told({"--limit", "1", "--before", QString::number(newest[0]["action"].toInteger())});
    REQUIRE(next.size() == 1);
    CHECK(next[0]["by"].toString() == "李四");
}

TEST_CASE("the history of one row is narrowed like that of the file")
{
    const CliFolder folder;
    const QString db = folder.db();
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "甲公司,非公有制企业,有限责任公司,正常\n");
    cli_ok({"edit", "unit", "--key", "甲公司", "地址=东街", "--db", db, "--by", "李四"});
    cli_ok({"edit", "unit", "--key", "甲公司", "地址=西街", "--db", db, "--by", "王五"});
    const auto told = [&](QStringList words) {
        return cli_ok(QStringList{"history", "--db", db, "--json", "--ledger", "unit", "--key",
                                  "甲公司"} +
                      words)
            .array();
    };
    const auto all = told({});
    REQUIRE(all.size() == 3);
    CHECK(told({"--by", "李四"}).size() == 1);
    CHECK(told({"--by", "李四", "--limit", "1"}).size() == 1);
    CHECK(told({"--to", "1999-12-31"}).isEmpty());
    CHECK(told({"--from", "1999-12-31"}).size() == 3);
    CHECK(told({"--words", "没有这些字"}).isEmpty());
    CHECK(told({"--words", "甲公司"}).size() == 3);
    const QString newest = QString::number(all[0]["action"].toInteger());
    CHECK(told({"--before", newest}).size() == 2);
}

TEST_CASE("what was set and the own fields are found in the history by the window's names")
{
    const CliFolder folder;
    const QString db = folder.db();
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                          "甲公司,非公有制企业,有限责任公司,正常\n"
                          "乙公司,非公有制企业,有限责任公司,正常\n");
    cli_ok({"field", "add", "unit", "--name", "档次", "--type", "text", "--db", db});
    cli_ok({"duplicates", "unit", "--not-same", "甲公司", "乙公司", "--db", db});
    const auto told = [&](const char* ledger) {
        return cli_ok({"history", "--db", db, "--json", "--ledger", ledger, "--limit", "1"})
            .array()[0]
            .toObject()["title"]
            .toString()
            .toStdString();
    };
    CHECK(told("设置").find("“甲公司”和“乙公司”") != std::string::npos);
    CHECK(told("自定义字段").find("档次") != std::string::npos);
    cli_fails({"history", "--ledger", "设置", "--key", "甲公司", "--db", db}, 2, "--key");
}

TEST_CASE("an action or one row of it is taken back later; what came after it is told")
{
    const CliFolder folder;
    const QString db = folder.db();
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态,地址\n"
                          "甲公司,非公有制企业,有限责任公司,正常,南街\n"
                          "乙公司,非公有制企业,有限责任公司,正常,南街\n");
    const QString where = folder.file("c.json", R"({"fact": "name", "op": "!=", "value": ""})");
    cli_ok({"edit", "unit", "--where", where, "地址=东街", "--db", db});
    const auto action =
        cli_ok({"history", "--db", db, "--limit", "1", "--json"}).array()[0].toObject();
    const QString number = QString::number(action["action"].toInteger());
    cli_ok({"edit", "unit", "--key", "甲公司", "地址=西街", "--db", db});

    const auto refused = cli_ok({"undo", "--action", number, "--db", db, "--json"}, 1).object();
    CHECK(refused["changed"].toInt() == 0);
    REQUIRE(refused["refused"].toArray().size() == 1);
    CHECK(refused["refused"][0]["key"].toString() == "甲公司");
    CHECK(folder.column("unit", "地址") == std::vector<std::string>{"东街", "西街"});
    cli_ok({"undo", "--action", number, "--skip", "--db", db, "--json"}, 1);
    CHECK(folder.column("unit", "地址") == std::vector<std::string>{"南街", "西街"});

    const auto last = cli_ok({"history", "--ledger", "unit", "--key", "甲公司", "--limit", "1",
                              "--db", db, "--json"})
                          .array()[0]
                          .toObject();
    const QString change = QString::number(last["changes"][0]["change"].toInteger());
    CHECK(cli_ok({"undo", "--change", change, "--db", db, "--json"}).object()["changed"].toInt() ==
          1);
    CHECK(folder.column("unit", "地址") == std::vector<std::string>{"南街", "东街"});
}

TEST_CASE("numbers and options that can't be meant are refused, not passed over")
{
    const EditFolder folder;
    const QString db = folder.db();
    cli_fails({"undo", "--skip", "--db", db}, 2, "--action");
    cli_fails({"undo", "--action", "0", "--db", db}, 2, "不小于 1");
    cli_fails({"undo", "--change", "-3", "--db", db}, 2, "不小于 1");
    cli_fails({"history", "--before", "0", "--db", db}, 2, "不小于 1");
    cli_fails({"history", "--limit", "-1", "--db", db}, 2, "--limit");
    cli_fails({"history", "--changes", "-1", "--db", db}, 2, "--changes");
    cli_fails({"bin", "--limit", "x", "--db", db}, 2, "不小于 0");
    cli_fails({"duplicates", "unit", "--from", "101", "--db", db}, 2, "1 到 100");
    cli_fails({"sample", "--out", folder.path("s.lxdb"), "--units", "0"}, 2, "1 到 5000000");
}

TEST_CASE("what can't be brought back is told by its natural key, also out of the bin")
{
    const EditFolder folder;
    folder.import("org", "党组织代码,名称,类别,成立日期\nD1,一支部,党支部,2020-01-01\n");
    folder.run({"edit", "org", "--key", "D1", "备注=甲"});
    const auto edited =
        cli_ok({"history", "--db", folder.db(), "--limit", "1", "--json"}).array()[0].toObject();
    folder.run({"remove", "org", "--key", "D1"});
    const auto refused =
        folder.run({"undo", "--action", QString::number(edited["action"].toInteger())}, 1);
    REQUIRE(refused["refused"].toArray().size() == 1);
    CHECK(refused["refused"][0]["key"].toString() == "D1"); // not “一支部”
}
