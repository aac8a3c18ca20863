// Lists by name: the program's and those people keep in their file.
#include "core/rows/lists.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/rows/row_reader.h"
#include "core/store/own_fields.h"
#include "core/store/settings_store.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Lists : TestLedger
{
    const FactRegistry& facts = Definitions::program()->facts();

    std::int64_t unit(const char* name, Value code = {}, Value decoupled = {})
    {
        return put("unit", {{"name", name},
                            {"uscc", std::move(code)},
                            {"category", "非公有制企业"},
                            {"type", "有限责任公司"},
                            {"status", "正常"},
                            {"decoupled", std::move(decoupled)}});
    }
    void survey(std::int64_t of, const char* day, int headcount, int formal)
    {
        put("survey", {{"unit", of}, {"date", day}, {"headcount", headcount}, {"formal", formal}});
    }
    std::int64_t org(const char* code, const char* kind, const char* founded)
    {
        return put("org", {{"code", code}, {"name", code}, {"kind", kind}, {"founded", founded}});
    }
    void cover(std::int64_t by, std::int64_t of)
    {
        put("coverage", {{"org", by}, {"unit", of}, {"start", "2021-01-01"}});
    }
    std::int64_t member(const char* number, const char* relation, Value born = {})
    {
        return put("member", {{"id_number", number},
                              {"name", number},
                              {"status", "正式"},
                              {"joined", "2000-01-01"},
                              {"born", std::move(born)},
                              {"relation", relation}});
    }
    /// Labels of the rows of a list on 2025-09-30, in order.
    std::vector<std::string> in_order(const std::string& name)
    {
        auto list = find_list(database(), facts, name);
        REQUIRE(message(list) == std::string());
        list->rows.day = *Date::from_iso("2025-09-30");
        NoProgress progress;
        auto reader = RowReader::open(database(), Definitions::program(), list->rows);
        REQUIRE(message(reader) == std::string());
        const auto ids = reader->ids(progress);
        REQUIRE(message(ids) == std::string());
        auto store = this->store();
        std::vector<std::string> labels;
        const auto named = store.labels(def(list->rows.ledger), *ids);
        for (const std::int64_t id : *ids)
            labels.push_back(named->at(id));
        return labels;
    }
    /// The same, sorted.
    std::vector<std::string> rows(const std::string& name)
    {
        auto labels = in_order(name);
        std::sort(labels.begin(), labels.end());
        return labels;
    }
    Result<> save(const RowList& list)
    {
        return save_list(database(), Definitions::program(), list, actor());
    }
};

using Names = std::vector<std::string>;

RowList list_of(const char* name, const char* ledger, QJsonObject condition = {})
{
    RowList list;
    list.name = name;
    list.rows.ledger = ledger;
    list.rows.condition = std::move(condition);
    return list;
}

} // namespace

TEST_CASE("every list of the program can be opened, with columns that are there and a word on it")
{
    Lists ledger;
    const auto lists = preset_lists(ledger.facts);
    REQUIRE(message(lists) == std::string());
    CHECK(lists->size() == 41);
    Names names;
    for (const RowList& list : *lists) {
        INFO(list.name);
        CHECK(ledger.rows(list.name).empty());
        CHECK_FALSE(list.note.empty());
        CHECK_FALSE(list.columns.empty());
        CHECK(std::find(names.begin(), names.end(), list.name) == names.end());
        names.push_back(list.name);
        for (const std::string& column : list.columns) {
            INFO(column);
            CHECK(ledger.facts.find(list.rows.ledger, column) != nullptr);
        }
        const LedgerDef& def = ledger.def(list.rows.ledger);
        CHECK((list.rows.sort.empty() || def.field(list.rows.sort) != nullptr ||
               sort_fact(ledger.facts, list.rows) != nullptr));
    }
}

TEST_CASE("lists of units")
{
    Lists ledger;
    const auto due = ledger.unit("应建");
    ledger.survey(due, "2025-08-01", 120, 3);
    const auto empty = ledger.unit("无党员", "91110000600037341L");
    ledger.survey(empty, "2025-08-01", 50, 0);
    const auto joint = ledger.unit("联建", "91110000600037341M");
    ledger.survey(joint, "2025-01-01", 20, 4);
    const auto other = ledger.unit("联建二", {}, std::int64_t{1});
    const auto branch = ledger.org("L", "联合党支部", "2021-01-01");
    ledger.cover(branch, joint);
    ledger.cover(branch, other);
    const auto guide =
        ledger.put("instructor", {{"code", "1"}, {"name", "甲"}, {"start", "2020-01-01"}});
    ledger.put("dispatch", {{"instructor", guide}, {"unit", due}, {"start", "2020-01-01"}});
    CHECK(ledger.rows("应建未建") == Names{"应建"});
    CHECK(ledger.rows("100人以上未建") == Names{"应建"});
    CHECK(ledger.rows("50人以上无党员") == Names{"无党员"});
    CHECK(ledger.rows("无指导员") == Names{"无党员", "联建", "联建二"});
    CHECK(ledger.rows("联合党组织可单建") == Names{"联建"});
    CHECK(ledger.rows("代码待补") == Names{"应建", "联建二"});
    CHECK(ledger.rows("代码存疑") == Names{"联建"});
    CHECK(ledger.rows("半年未摸底") == Names{"联建", "联建二"}); // never surveyed counts too
    CHECK(ledger.rows("应脱钩未调整") == Names{"联建二"});
    ledger.put("member", {{"id_number", "9"},
                          {"name", "9"},
                          {"status", "正式"},
                          {"joined", "2000-01-01"},
                          {"relation", "在册"},
                          {"unit", due}});
    CHECK(ledger.rows("花名册与摸底不符") == Names{"应建"});
}

TEST_CASE("lists of organizations, members and instructors")
{
    Lists ledger;
    const auto soon = ledger.org("将届满", "党支部", "2022-12-31");
    const auto over = ledger.org("已届满", "党支部", "2022-09-01");
    const auto fresh = ledger.org("新", "党支部", "2025-06-01");
    std::vector<std::int64_t> units;
    for (const char* name : {"甲", "乙", "丙", "丁", "戊", "己"})
        units.push_back(ledger.unit(name));
    ledger.cover(soon, units[0]);
    ledger.cover(over, units[1]);
    ledger.cover(fresh, units[2]);
    CHECK(ledger.rows("届满半年内") == Names{"将届满"});
    CHECK(ledger.rows("已届满") == Names{"已届满"});
    ledger.put("post", {{"org", over},
                        {"id_number", "1"},
                        {"name", "张三"},
                        {"title", "后备书记"},
                        {"start", "2024-01-01"}});
    CHECK(ledger.rows("无后备书记") == Names{"将届满", "新"});
    CHECK(ledger.rows("空壳") == Names{"将届满", "已届满"}); // no organization life for a year

    ledger.member("口袋", "未转入(口袋)");
    ledger.member("隐形", "隐形");
    ledger.member("流出", "流出", "1925-09-30");
    ledger.member("在册", "在册", "1925-10-01");
    CHECK(ledger.rows("口袋党员") == Names{"口袋", "隐形"});
    CHECK(ledger.rows("流出党员") == Names{"流出"});
    CHECK(ledger.rows("党员超龄数据") == Names{"流出"});

    for (const char* name : {"忙", "不忙"}) {
        const auto guide =
            ledger.put("instructor", {{"code", name}, {"name", name}, {"start", "2020-01-01"}});
        for (std::size_t i = 0; i < (std::string(name) == "忙" ? 6 : 5); ++i)
            ledger.put("dispatch",
                       {{"instructor", guide}, {"unit", units[i]}, {"start", "2020-01-01"}});
    }
    CHECK(ledger.rows("指导员超5家") == Names{"忙"});
}

TEST_CASE("organizations due for election are listed by the day they are due")
{
    Lists ledger;
    const std::vector<std::int64_t> orgs{ledger.org("1", "党支部", "2022-09-01"),
                                         ledger.org("2", "党支部", "2021-05-01"),
                                         ledger.org("3", "党支部", "2022-01-01")};
    for (const std::int64_t org : orgs)
        ledger.cover(org, ledger.unit(std::to_string(org).c_str()));
    CHECK(ledger.in_order("已届满") == Names{"2", "3", "1"});
}

TEST_CASE("a list is kept in the file, live, and replaced by its name")
{
    Lists ledger;
    ledger.unit("甲公司");
    RowList list =
        list_of("本镇企业", "unit", {{"fact", "name"}, {"op", "contains"}, {"value", "公司"}});
    list.columns = {"name", "headcount"};
    list.rows.sort = "uscc";
    list.rows.descending = true;
    REQUIRE(message(ledger.save(list)) == std::string());
    CHECK(ledger.rows("本镇企业") == Names{"甲公司"});
    ledger.unit("乙公司");
    ledger.unit("丙协会");
    CHECK(ledger.rows("本镇企业") == Names{"乙公司", "甲公司"});
    ledger.reopen();
    const RowList kept = *find_list(ledger.database(), ledger.facts, "本镇企业");
    CHECK(kept.columns == list.columns);
    CHECK(kept.rows.sort == "uscc");
    CHECK(kept.rows.descending);
    CHECK_FALSE(kept.preset);
    list.rows.condition = {};
    REQUIRE(ledger.save(list).has_value());
    CHECK(saved_lists(ledger.database())->size() == 1);
    CHECK(ledger.rows("本镇企业").size() == 3);
    REQUIRE(remove_list(ledger.database(), ledger.facts, "本镇企业", ledger.actor()).has_value());
    CHECK(saved_lists(ledger.database())->empty());
    const auto gone = find_list(ledger.database(), ledger.facts, "本镇企业");
    CHECK(message(gone).find("应建未建") != std::string::npos);
}

TEST_CASE("lists that can't be are refused with what is wrong, and nothing is kept")
{
    Lists ledger;
    const auto refused = [&](const RowList& list) { return message(ledger.save(list)); };
    CHECK_FALSE(refused(list_of(" ", "unit")).empty());
    CHECK(refused(list_of("应建未建", "unit")).find("自带") != std::string::npos);
    CHECK(refused(list_of("甲", "units")).find("units") != std::string::npos);
    CHECK(refused(list_of("甲", "unit", {{"fact", "身高"}, {"op", "given"}})).find("身高") !=
          std::string::npos);
    RowList list = list_of("甲", "unit");
    list.columns = {"height"};
    CHECK(refused(list).find("height") != std::string::npos);
    list.columns = {};
    list.rows.sort = "height";
    CHECK(refused(list).find("height") != std::string::npos);
    CHECK(saved_lists(ledger.database())->empty());
    const auto removed = [&](const char* name) {
        return message(remove_list(ledger.database(), ledger.facts, name, ledger.actor()));
    };
    CHECK_FALSE(removed("已届满").empty());
    CHECK(removed("没有").find("还没有保存过名单") != std::string::npos);
}

TEST_CASE("a list does without an own field that is out of use, and says so")
{
    Lists ledger;
    ledger.unit("甲公司");
    FieldDef field;
    field.name = "停产天数";
    field.type = FieldType::Integer;
    const auto save = [&] {
        return save_own_field(ledger.database(), Catalog::builtin(), "unit", field).value();
    };
    const std::string key = save();
    RowList list = list_of("停产", "unit");
    list.columns = {"name", key};
    list.rows.sort = key;
    list.rows.descending = true;
    REQUIRE(message(save_list(ledger.database(), *Definitions::of_file(ledger.database()), list,
                              ledger.actor())) == std::string());
    CHECK(saved_lists(ledger.database())->at(0).left_out.empty());

    REQUIRE(retire_own_field(ledger.database(), "unit", key).has_value());
    const RowList without = saved_lists(ledger.database())->at(0);
    CHECK(without.columns == Names{"name"});
    CHECK(without.rows.sort.empty());
    CHECK(without.left_out.find("停产天数") != std::string::npos);
    CHECK(ledger.rows("停产") == Names{"甲公司"});

    field.key = key;
    save();
    CHECK(saved_lists(ledger.database())->at(0).columns == list.columns);
    CHECK(saved_lists(ledger.database())->at(0).rows.sort == key);
}

TEST_CASE("a saved list that can't be read stays in the file, as it was written")
{
    Lists ledger;
    SettingsStore settings(ledger.database());
    const std::string later = R"({"ledger":"unit","map":{"zoom":3},"name":"地图"})";
    REQUIRE(settings.set("lists", "[7," + later + "]").has_value());
    CHECK(saved_lists(ledger.database())->empty());
    REQUIRE(message(ledger.save(list_of("甲", "unit"))) == std::string());
    REQUIRE(message(ledger.save(list_of("甲", "org"))) == std::string());
    CHECK(saved_lists(ledger.database())->size() == 1);
    CHECK(**settings.get("lists") == "[7," + later + R"(,{"ledger":"org","name":"甲"}])");
    REQUIRE(remove_list(ledger.database(), ledger.facts, "甲", ledger.actor()).has_value());
    CHECK(**settings.get("lists") == "[7," + later + "]");

    REQUIRE(settings.set("lists", "{").has_value());
    CHECK(saved_lists(ledger.database())->empty());
    CHECK(message(ledger.save(list_of("甲", "unit"))).find("读不出来") != std::string::npos);
    CHECK(**settings.get("lists") == "{");
}

TEST_CASE(
    "a list that was saved before the program had one of its name is found and can be removed")
{
    Lists ledger;
    ledger.unit("甲公司");
    REQUIRE(SettingsStore(ledger.database())
                .set("lists", R"([{"ledger":"unit","name":"应建未建"}])")
                .has_value());
    CHECK(ledger.rows("应建未建") == Names{"甲公司"});
    const auto remove = [&] {
        return message(remove_list(ledger.database(), ledger.facts, "应建未建", ledger.actor()));
    };
    CHECK(remove().empty());
    CHECK(ledger.rows("应建未建").empty());
    CHECK(remove().find("自带") != std::string::npos);
}

TEST_CASE("who is to be trained: from a year without any on, and who begins")
{
    Lists f;
    const auto branch = f.org("A1", "党支部", "2020-01-01");
    f.cover(branch, f.unit("甲公司", "91640121MA0000010A"));
    const auto secretary = [&](const char* name, const char* number, const char* start) {
        f.put("post", {{"org", branch},
                       {"id_number", number},
                       {"name", name},
                       {"title", "书记"},
                       {"start", start}});
    };
    const auto trained = [&](const char* name, const char* number, const char* kind,
                             const char* day) {
        f.put("training", {{"id_number", number},
                           {"name", name},
                           {"audience", "书记"},
                           {"kind", kind},
                           {"date", day}});
    };
    secretary("一年前", "640121198001010011", "2020-01-01");
    trained("一年前", "640121198001010011", "轮训", "2024-09-30");
    secretary("一年内", "640121198001010038", "2020-01-02");
    trained("一年内", "640121198001010038", "轮训", "2024-10-01");
    secretary("新任", "640121198001010054", "2025-03-01");
    trained("新任", "640121198001010054", "轮训", "2025-05-01");
    CHECK(f.rows("书记一年未培训").size() == 1);
    CHECK(f.rows("书记一年未培训").front().find("一年前") != std::string::npos);
    CHECK(f.rows("新任书记未参加任职培训").size() == 1);
    trained("新任", "640121198001010054", "任职培训", "2025-06-01");
    CHECK(f.rows("新任书记未参加任职培训").empty());
}

TEST_CASE("stages of development are due on the day their year is full")
{
    Lists f;
    const auto person = [&](const char* name, const char* number, Value activist, Value admitted,
                            Value confirmed) {
        f.put("development", {{"name", name},
                              {"id_number", number},
                              {"applied", "2020-01-01"},
                              {"activist", std::move(activist)},
                              {"admitted", std::move(admitted)},
                              {"confirmed", std::move(confirmed)}});
    };
    person("满一年", "640121199001010011", "2024-09-30", {}, {});
    person("差一天", "640121199001010038", "2024-10-01", {}, {});
    person("待转正", "640121199001010054", "2022-01-01", "2024-09-30", {});
    person("将届满", "640121199001010070", "2022-01-01", "2024-10-01", {});
    person("已转正", "640121199001010097", "2022-01-01", "2024-01-01", "2025-01-01");
    person("申请人", "640121199001010118", {}, {}, {});
    CHECK(f.rows("可列为发展对象") == std::vector<std::string>{"满一年"});
    CHECK(f.rows("预备期已满待转正") == std::vector<std::string>{"待转正"});
    CHECK(f.rows("预备期三个月内届满") == std::vector<std::string>{"将届满"});
    CHECK(f.rows("申请入党半年未确定积极分子") == std::vector<std::string>{"申请人"});
}

TEST_CASE("members in hardship and old ones are to be visited once a year")
{
    Lists f;
    const auto member = [&](const char* number, bool hardship, const char* born) {
        return f.put("member", {{"id_number", number},
                                {"name", number},
                                {"status", "正式"},
                                {"joined", "2000-01-01"},
                                {"born", born},
                                {"hardship", std::int64_t{hardship ? 1 : 0}}});
    };
    const auto visited = member("甲", true, "1980-01-01");
    member("乙", true, "1980-01-01");
    member("丙", false, "1955-09-30");
    member("丁", false, "1955-10-01");
    f.put("care", {{"member", visited}, {"date", "2025-02-01"}, {"mode", "走访慰问"}});
    CHECK(f.rows("困难党员一年未走访") == std::vector<std::string>{"乙"});
    CHECK(f.rows("老党员一年未走访") == std::vector<std::string>{"丙"});
}

TEST_CASE("an election stands in the lane it has reached; a new branch gets its kit")
{
    Lists f;
    const auto election = [&](const char* code, Value requested, Value approved, Value date,
                              Value reported) {
        const auto org = f.org(code, "党支部", "2025-01-01");
        f.put("election", {{"org", org},
                           {"term", code},
                           {"requested", std::move(requested)},
                           {"approved", std::move(approved)},
                           {"date", std::move(date)},
                           {"reported", std::move(reported)}});
        return org;
    };
    const auto first = election("A1", "2025-09-01", {}, {}, {});
    election("A2", "2025-08-01", "2025-08-10", {}, {});
    election("A3", "2025-08-01", "2025-08-10", "2025-09-01", {});
    election("A4", "2025-08-01", "2025-08-10", "2025-09-01", "2025-09-05");
    const auto one = [&](const char* list, const char* code) {
        const auto rows = f.rows(list);
        REQUIRE(rows.size() == 1);
        CHECK(rows.front().find(code) != std::string::npos);
    };
    one("换届已请示待批复", "A1");
    one("换届已批复待选举", "A2");
    one("选举结果待报告", "A3");
    CHECK(f.rows("新建党组织未送大礼包").size() == 4);
    f.put("kit", {{"org", first}, {"flag", "2025-02-01"}});
    CHECK(f.rows("新建党组织未送大礼包").size() == 3);
    CHECK(f.rows("大礼包未送齐").size() == 1);
}
