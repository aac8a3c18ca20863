// list and lists: rows by a list's name or a condition; lists kept in the file.

#include <catch2/catch.hpp>

#include <QJsonDocument>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct ListFolder : CliFolder
{
    ListFolder()
    {
        import("area", "代码,名称,类别,上级\n640121100,望远镇,乡镇苏木,640121\n");
        import("unit",
               "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,登记日期,属地,联系电话\n"
               "91110000600037341L,甲公司,非公有制企业,有限责任公司,正常,2020-01-05,望远镇,"
               "13812345678\n"
               ",乙公司,非公有制企业,有限责任公司,半停产,2021-03-01,,\n"
               ",丙协会,社会组织,行业协会商会,正常,,,\n");
        import("survey", "单位,摸底日期,从业人员数,正式党员数,年度工资总额\n"
                         "91110000600037341L,2025-06-01,120,4,1234567.89\n"
                         "乙公司,2024-06-01,30,0,\n");
    }
    QJsonObject list(QStringList words) const
    {
        words = QStringList{"list"} + words + QStringList{"--db", db(), "--json"};
        return cli_ok(words).object();
    }
};

QStringList keys_of(const QJsonObject& list)
{
    QStringList keys;
    for (const QJsonValue row : list["rows"].toArray())
        keys << row["key"].toString();
    CHECK(list["count"].toInt() == keys.size());
    return keys;
}

} // namespace

TEST_CASE("a list of the program is opened on a day, with its derived columns")
{
    const ListFolder folder;
    const auto due = folder.list({"应建未建", "--as-of", "2025-09-30"});
    CHECK(due["list"].toString() == "应建未建");
    CHECK(due["ledger"].toString() == "unit");
    CHECK(keys_of(due) == QStringList{"91110000600037341L"});
    const auto row = due["rows"].toArray()[0].toObject();
    CHECK(row["name"].toString() == "甲公司");
    const auto values = row["values"].toObject();
    CHECK(values["从业人员数"].toInt() == 120);
    CHECK(values["正式党员数"].toInt() == 4);
    CHECK(values["属地"].toString() == "640121100");
    CHECK(values["组建措施"].isNull());
    // The survey is not known before its day.
    CHECK(folder.list({"应建未建", "--as-of", "2025-05-31"})["count"].toInt() == 0);
    CHECK(keys_of(folder.list({"半年未摸底", "--as-of", "2025-09-30"})) ==
          QStringList{"丙协会", "乙公司"});
}

TEST_CASE("what a column of a list holds: count, sum, mean, ends, each value with its share")
{
    const ListFolder folder;
    const auto all =
        folder.list({"--ledger", "unit", "--as-of", "2025-09-30", "--statistics", "经营状态",
                     "--statistics", "从业人员数", "--statistics", "登记日期"});
    CHECK(all["count"].toInt() == 3);
    CHECK(all["ledger"].toString() == "unit");
    const auto columns = all["statistics"].toArray();
    REQUIRE(columns.size() == 3);
    const auto status = columns[0].toObject();
    CHECK(status["column"].toString() == "经营状态");
    CHECK(status["count"].toInt() == 3);
    CHECK(status["distinct"].toInt() == 2);
    CHECK(status["sum"].isNull());
    CHECK(status["min"].isNull());
    const auto most = status["values"].toArray()[0].toObject();
    CHECK(most["value"].toString() == "正常");
    CHECK(most["count"].toInt() == 2);
    CHECK(most["share"].toDouble() == Approx(2.0 / 3));
    const auto headcount = columns[1].toObject(); // a derived one
    CHECK(headcount["count"].toInt() == 2);
    CHECK(headcount["empty"].toInt() == 1);
    CHECK(headcount["sum"].toInt() == 150);
    CHECK(headcount["mean"].toDouble() == Approx(75));
    CHECK(headcount["min"].toInt() == 30);
    CHECK(headcount["max"].toInt() == 120);
    CHECK_FALSE(headcount["at_least"].toBool());
    CHECK(headcount["values"].toArray()[0].toObject()["value"].isNull());
    CHECK(columns[2].toObject()["min"].toString() == "2020-01-05");
    // Only of the list's rows, on its day; money in yuan.
    CHECK(folder.list({"应建未建", "--as-of", "2025-09-30", "--statistics", "从业人员数"})["count"]
              .toInt() == 1);
    const auto wages =
        folder.list({"--ledger", "survey", "--statistics", "年度工资总额"})["statistics"]
            .toArray()[0]
            .toObject();
    CHECK(wages["sum"].toDouble() == Approx(1234567.89));
    CHECK(wages["mean"].toDouble() == Approx(1234567.89));
    const std::string told =
        cli_ok({"list", "--ledger", "unit", "--statistics", "经营状态", "--db", folder.db()}).out;
    CHECK(told.find("  正常\t2\t66.67%\n") != std::string::npos);
    // Numbers of people stay hidden from people.
    const QStringList phones{"list",     "--ledger", "unit",     "--statistics",
                             "联系电话", "--db",     folder.db()};
    CHECK(cli_ok(phones).out.find("138****5678") != std::string::npos);
    cli_fails({"list", "--ledger", "unit", "--statistics", "身高", "--db", folder.db()}, 2, "身高");
}

TEST_CASE("a number that is only known to be at least so much says so")
{
    const ListFolder folder;
    folder.import("org", "党组织代码,名称,类别,成立日期\nA,联合党支部,联合党支部,2010-01-01\n");
    folder.import("coverage", "党组织,单位,起\nA,91110000600037341L,2020-01-05\n"
                              "A,丙协会,2020-01-05\n");
    const QStringList words{"--ledger", "org",        "--column", "名称",
                            "--column", "正式党员数", "--as-of",  "2025-09-30"};
    const auto row = folder.list(words)["rows"].toArray()[0].toObject();
    CHECK(row["values"]["正式党员数"].toString() == "至少 4");
    CHECK(cli_ok(QStringList{"list"} + words + QStringList{"--db", folder.db()}).out ==
          "名称\t正式党员数\n联合党支部\t至少 4\n");
    const auto formal = folder
                            .list({"--ledger", "org", "--statistics", "正式党员数", "--as-of",
                                   "2025-09-30"})["statistics"]
                            .toArray()[0]
                            .toObject();
    CHECK(formal["at_least"].toBool());
    CHECK(formal["sum"].toInt() == 4);
}

TEST_CASE("rows are listed by a condition as packs write it")
{
    const ListFolder folder;
    const auto where = [&](const char* json) { return folder.file("c.json", json); };
    const auto all = folder.list({"--ledger", "unit"});
    CHECK(all["list"].toString().isEmpty());
    REQUIRE(all["count"].toInt() == 3);
    // Every field under its heading: numbers, days, yes/no and blanks as JSON has them.
    for (const QJsonValue row : all["rows"].toArray()) {
        const auto values = row["values"].toObject();
        CHECK(values.size() == int(Catalog::builtin().ledger("unit")->fields.size()));
        if (row["key"].toString() == "91110000600037341L") {
            CHECK(values["登记日期"].toString() == "2020-01-05");
            CHECK(values["联系电话"].toString() == "13812345678");
            CHECK(values["影响力较大"].isNull());
        }
    }
    const QString plain = where(R"({"fact": "status", "op": "=", "value": "正常"})");
    CHECK(keys_of(folder.list(
                      {"--ledger", "unit", "--where", plain, "--sort", "单位名称", "--descending"}))
              .size() == 2);
    const QString named = where(R"({"use": "headcount_100"})");
    CHECK(keys_of(folder.list({"--ledger", "unit", "--where", named, "--as-of", "2025-09-30"})) ==
          QStringList{"91110000600037341L"});
    const auto survey = folder.list({"--ledger", "survey", "--column", "年度工资总额", "--column",
                                     "从业人员数", "--search", "甲公司"});
    REQUIRE(survey["count"].toInt() == 1);
    const auto values = survey["rows"].toArray()[0].toObject()["values"].toObject();
    CHECK(values.size() == 2);
    CHECK(values["年度工资总额"].toDouble() == 1234567.89);
    CHECK(survey["rows"].toArray()[0].toObject()["key"].toString() ==
          "91110000600037341L|2025-06-01");
    // For people: numbers of persons masked.
    const std::string text = cli_ok({"list", "--ledger", "unit", "--db", folder.db()}).out;
    CHECK(text.find("单位名称") != std::string::npos);
    CHECK(text.find("13812345678") == std::string::npos);
}

TEST_CASE("a list is kept by name, stays live and can go again")
{
    const ListFolder folder;
    const QString where =
        folder.file("c.json", R"({"fact": "name", "op": "contains", "value": "公司"})");
    const QStringList save{"list",     "save",     "我的企业",  "--ledger", "unit",       "--where",
                           where,      "--column", "单位名称",  "--column", "从业人员数", "--sort",
                           "登记日期", "--db",     folder.db(), "--json"};
    const auto kept = cli_ok(save).object();
    CHECK(kept["changed"].toInt() == 1);
    CHECK(kept["action"].toInt() > 0);
    CHECK(kept["refused"].toArray().isEmpty());
    CHECK(cli_ok(save).object()["action"].toInt(-1) == 0); // what is so already
    CHECK(keys_of(folder.list({"我的企业"})) == QStringList{"91110000600037341L", "乙公司"});
    folder.import("unit", "单位名称,单位类别,单位类型,经营状态,登记日期\n"
                          "丁公司,非公有制企业,有限责任公司,正常,2019-01-01\n");
    CHECK(keys_of(folder.list({"我的企业"})) ==
          QStringList{"丁公司", "91110000600037341L", "乙公司"});
    bool found = false;
    int kept_lists = 0;
    const auto lists = cli_ok({"lists", "--db", folder.db(), "--json"}).array();
    for (const QJsonValue list : lists) {
        kept_lists += list["preset"].toBool() ? 0 : 1;
        if (list["name"].toString() != "我的企业")
            continue;
        found = true;
        CHECK_FALSE(list["preset"].toBool(true));
        CHECK(list["columns"].toArray() == QJsonArray{"单位名称", "从业人员数"});
        CHECK(list["condition"]["op"].toString() == "contains");
    }
    CHECK(found);
    CHECK(kept_lists == 1);
    CHECK(lists.size() > 18);
    CHECK(cli_ok({"list", "remove", "我的企业", "--db", folder.db(), "--json"})
              .object()["changed"]
              .toInt() == 1);
    cli_fails({"list", "我的企业", "--db", folder.db()}, 2, "我的企业");
    CHECK(cli_ok({"verify", "--db", folder.db(), "--json"}).status == 0);
}

TEST_CASE("what can't be listed or kept is said in one sentence")
{
    const ListFolder folder;
    const QString db = folder.db();
    cli_fails({"list", "--db", db}, 2, "--ledger");
    cli_fails({"list", "应建未建", "--ledger", "unit", "--db", db}, 2, "两者选一");
    cli_fails({"list", "没有", "--db", db}, 2, "应建未建");
    cli_fails({"list", "--ledger", "units", "--db", db}, 2, "units");
    cli_fails({"list", "--ledger", "unit", "--where", folder.path("没有.json"), "--db", db}, 5,
              "没有.json");
    cli_fails({"list", "--ledger", "unit", "--where", folder.file("w.json", "{"), "--db", db}, 2,
              "w.json");
    cli_fails({"list", "--ledger", "unit", "--where",
               folder.file("h.json", R"({"fact": "身高", "op": "given"})"), "--db", db},
              2, "身高");
    cli_fails({"list", "--ledger", "unit", "--column", "身高", "--db", db}, 2, "身高");
    cli_fails({"list", "save", "应建未建", "--ledger", "unit", "--db", db}, 2, "自带");
    cli_fails({"list", "save", "甲", "--db", db}, 2, "--ledger");
    cli_fails({"list", "keep", "甲", "--db", db}, 2, "keep");
    cli_fails({"list", "remove", "已届满", "--db", db}, 2, "自带");
}

TEST_CASE("a list is in the order of strokes or pinyin, and keeps it")
{
    const ListFolder folder;
    const auto names = [&](const QStringList& words) {
        QStringList all;
        for (const QJsonValue row : folder.list(words)["rows"].toArray())
            all << row["name"].toString();
        return all;
    };
    const QStringList by_name{"--ledger", "unit", "--sort", "单位名称", "--sort-by"};
    CHECK(names(by_name + QStringList{"姓名笔画"}) == QStringList{"乙公司", "丙协会", "甲公司"});
    CHECK(names(by_name + QStringList{"拼音"}) == QStringList{"丙协会", "甲公司", "乙公司"});
    cli_fails(QStringList{"list"} + by_name + QStringList{"笔划", "--db", folder.db()}, 2,
              "姓氏笔画");
    cli_fails({"list", "--ledger", "unit", "--sort", "登记日期", "--sort-by", "拼音", "--db",
               folder.db()},
              2, "不是文字");
    cli_ok(QStringList{"list", "save", "按笔画"} + by_name +
           QStringList{"姓名笔画", "--db", folder.db()});
    CHECK(names({"按笔画"}) == QStringList{"乙公司", "丙协会", "甲公司"});
}
