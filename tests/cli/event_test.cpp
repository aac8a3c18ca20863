// event and events: what a form asks for, what it is going to write, and that it is written.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A folder with two organizations and two units.
struct County : CliFolder
{
    County()
    {
        import("org", "党组织代码,名称,类别,成立日期,上级党组织\n"
                      "A,城关街道党工委,乡镇街道党委,2010-01-01,\n"
                      "B,甲支部,党支部,2010-01-01,A\n");
        import("unit", "单位名称,单位类别,单位类型,经营状态\n"
                       "甲公司,非公有制企业,有限责任公司,正常\n"
                       "乙公司,非公有制企业,有限责任公司,正常\n");
    }
    QString form(const std::string& json) const { return file("form.json", json); }
};

const char* const found = R"({"党组织代码": "C", "名称": "乙公司党支部", "类别": "党支部",
    "上级党组织": "城关街道党工委", "申请日期": "2025-05-20", "成立日期": "2025-06-01",
    "覆盖单位": ["乙公司"]})";

} // namespace

TEST_CASE("events lists what each asks for")
{
    const auto events = cli_ok({"events", "--json"}).array();
    bool seen = false;
    for (const auto& one : events) {
        const QJsonObject event = one.toObject();
        CHECK_FALSE(event["fields"].toArray().isEmpty());
        if (event["name"].toString() == "摸底") {
            // What is asked of each unit is a list in the form.
            const QJsonArray rows = event["form"].toObject()["单位"].toArray();
            REQUIRE(rows.size() == 1);
            CHECK(rows[0].toObject().contains("从业人员数"));
            const QJsonObject table = event["fields"].toArray()[2].toObject();
            CHECK(table["filled_from"].toString() == "survey");
            CHECK(table["filled_by"].toString() == "unit");
        }
        if (event["name"].toString() != "成立党组织")
            continue;
        seen = true;
        const QJsonObject code = event["fields"].toArray()[0].toObject();
        CHECK(code["name"].toString() == "党组织代码");
        CHECK(code["required"].toString() == "always");
        CHECK(code["of"].toString() == "org.code");
        const QJsonObject kind = event["fields"].toArray()[2].toObject();
        CHECK(kind["values"].toArray().contains("联合党支部"));
        CHECK_FALSE(kind["values"].toArray().contains("两新工委"));
    }
    CHECK(seen);
    CHECK(cli_ok({"events"}).out.find("党员转接") != std::string::npos);
}

TEST_CASE("an event is looked at, written, told by its keys and undone")
{
    const County county;
    const auto shown = cli_ok({"event", "成立党组织", county.form(found), "--db", county.db(),
                               "--dry-run", "--json"})
                           .object();
    CHECK(shown["action"].toInt() == 0);
    CHECK(county.rows("org").size() == 2);
    auto done = cli_ok({"event", "成立党组织", county.form(found), "--db", county.db(), "--by",
                        "李四", "--json"})
                    .object();
    CHECK(done["action"].toInt() > 0);
    CHECK(done["title"].toString() == "成立党组织 乙公司党支部");
    CHECK(done["written"] == shown["written"]);
    CHECK(done["refused"].toArray().isEmpty());
    std::vector<std::string> keys;
    for (const auto& row : done["written"].toArray())
        keys.push_back(
            (row.toObject()["ledger"].toString() + " " + row.toObject()["key"].toString())
                .toStdString());
    CHECK(keys == std::vector<std::string>{"org C", "coverage C|乙公司|2025-06-01",
                                           "org_change C|设立|2025-05-20", "kit C"});
    const QJsonObject first = done["written"].toArray()[0].toObject();
    CHECK(first["verb"].toString() == "add");
    CHECK(first["changes"].toObject()["上级党组织"].toArray()[1].toString() == "城关街道党工委");
    CHECK(county.column("org", "名称").size() == 3);
    CHECK(cli_ok({"verify", "--db", county.db(), "--json"}).status == 0);
}

TEST_CASE("摸底 of many units: a value for each, what is left out from the last survey, one undo")
{
    const County county;
    const auto survey = [&](const char* form) {
        return cli_ok({"event", "摸底", county.form(form), "--db", county.db(), "--json"}).object();
    };
    survey(R"({"摸底日期": "2025-03-31", "单位": [
        {"单位": "甲公司", "从业人员数": 40, "正式党员数": 3}, {"单位": "乙公司", "从业人员数": 9}]})");
    const auto done = survey(R"({"摸底日期": "2025-06-30", "单位": [
        {"单位": "甲公司", "正式党员数": 4}, {"单位": "乙公司", "从业人员数": 12}]})");
    CHECK(done["written"].toArray().size() == 2);
    CHECK(county.column("survey", "从业人员数") == std::vector<std::string>{"40", "9", "40", "12"});
    CHECK(county.column("survey", "正式党员数") == std::vector<std::string>{"3", "", "4", ""});
    cli_ok({"undo", "--db", county.db(), "--json"});
    CHECK(county.column("survey", "从业人员数").size() == 2);
}

TEST_CASE("what is refused has status 1 and changes nothing; what can't be read has its own")
{
    const County county;
    const auto told =
        cli_ok({"event", "撤销党组织", county.form(R"({"党组织": "A", "申请日期": "2025-06-01",
                                             "撤销日期": "2025-05-01"})"),
                "--db", county.db(), "--json"},
               1)
            .object();
    CHECK(told["action"].toInt() == 0);
    CHECK(told["written"].toArray().isEmpty());
    REQUIRE(told["refused"].toArray().size() == 2);
    CHECK(told["refused"].toArray()[0].toObject()["field"].toString() == "撤销日期");
    CHECK(told["refused"].toArray()[1].toObject()["reason"].toString().contains("下级党组织改隶"));
    CHECK(county.column("org", "撤销日期") == std::vector<std::string>{"", ""});
    cli_fails({"event", "升空", county.form("{}"), "--db", county.db()}, 2, "升空");
    cli_fails({"event", "换届", county.form("[1]"), "--db", county.db()}, 3, "JSON");
    cli_fails({"event", "换届", county.form("{\"a\": "), "--db", county.db()}, 3, "字节");
    cli_fails({"event", "换届", county.form("\xff\xfe"), "--db", county.db()}, 3, "JSON");
    cli_fails({"event", "换届", county.path("none.json"), "--db", county.db()}, 5, "none.json");
    cli_fails({"event", "换届", county.form("{}")}, 2, "--db");
    cli_fails({"event", "换届", county.form("{}"), "--db", county.path("none.lxdb")}, 4,
              "none.lxdb");
}

TEST_CASE("for people the middle of numbers is hidden, rows are named, a field is told once")
{
    const County county;
    const std::string posted = R"({"党组织": "甲支部", "届次": "第一届", "选举日期": "2025-06-01",
        "书记姓名": "张三", "书记公民身份号码": "11010519491231002X",
        "书记联系电话": "13912345678"})";
    const std::string told =
        cli_ok({"event", "换届", county.form(posted), "--db", county.db(), "--dry-run"}).out;
    CHECK(told.find("139****5678") != std::string::npos);
    CHECK(told.find("13912345678") == std::string::npos);
    CHECK(told.find("11010519491231002X") == std::string::npos);
    CHECK(told.find("党组织：甲支部") != std::string::npos);
    CHECK(told.find("可打印：选举结果报告\tB|第一届\n") != std::string::npos);
    const auto refused = cli_ok(
        {"event", "换届", county.form(R"({"党组织": "丙支部"})"), "--db", county.db(), "--dry-run"},
        1);
    CHECK(refused.err.find("退回：党组织：“党组织”台账里没有“丙支部”") != std::string::npos);
}
