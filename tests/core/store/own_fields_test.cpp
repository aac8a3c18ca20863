#include "core/store/own_fields.h"

#include <catch2/catch.hpp>

#include "core/store/change_log.h"
#include "core/store/statement.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

FieldDef field(std::string name, FieldType type)
{
    FieldDef own;
    own.name = std::move(name);
    own.type = type;
    return own;
}

} // namespace

TEST_CASE("a county's own fields are kept in the file and serve like any other")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    FieldDef tag = field("党建品牌", FieldType::Text);
    tag.searched = true;
    tag.hint = "没有的留空";
    tag.synonyms = {"品牌"};
    const auto brand = save_own_field(ledger.database(), catalog, "unit", tag);
    REQUIRE(test::message(brand) == std::string());
    CHECK(*brand == "own_1");
    FieldDef number = field("党建经费", FieldType::Money);
    number.min = 0;
    const auto money = save_own_field(ledger.database(), catalog, "unit", number);
    REQUIRE(money.has_value());
    catalog = *file_catalog(ledger.database());
    const FieldDef* loaded = ledger.def("unit").field(*brand);
    REQUIRE(loaded != nullptr);
    CHECK(loaded->own);
    CHECK(loaded->hint == "没有的留空");
    CHECK(loaded->synonyms == std::vector<std::string>{"品牌"});
    CHECK(ledger.def("unit").field(*money)->min == 0);

    const auto id =
        ledger.put("unit", {{"name", "甲公司"}, {*brand, "红色\"引擎\""}, {*money, 1234500}});
    const auto other = ledger.put("unit", {{"name", "乙公司"}});
    CHECK(ledger.text("unit", id, *brand) == "红色\"引擎\"");
    CHECK(ledger.value("unit", id, *money) == Value(std::int64_t{1234500}));
    CHECK(is_empty(ledger.value("unit", other, *money)));
    Query query;
    query.ledger = "unit";
    query.search = "hsyq";
    CHECK(*ledger.store().ids(query) == std::vector<std::int64_t>{id});
    query.search.clear();
    query.filters = {{*money, ">", "1000000"}};
    CHECK(*ledger.store().ids(query) == std::vector<std::int64_t>{id});
    query.filters = {};
    query.sort = *money;
    query.descending = true;
    CHECK(*ledger.store().ids(query) == std::vector<std::int64_t>{id, other});

    CHECK(ledger.change("unit", id, {{*money, Value{}}}) == WriteOutcome::Updated);
    CHECK(is_empty(ledger.value("unit", id, *money)));
    REQUIRE(undo_action(ledger.database(), catalog, ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK(ledger.value("unit", id, *money) == Value(std::int64_t{1234500}));
    CHECK((*ChangeLog(ledger.database()).of_row("unit", id))[0].fields[0].field == *money);
}

TEST_CASE("a field taken out keeps its values; its key is not used again")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    const auto key =
        *save_own_field(ledger.database(), catalog, "org", field("编号", FieldType::Text));
    const Catalog plain = catalog;
    catalog = *file_catalog(ledger.database());
    const auto id = ledger.put("org", {{"code", "A1"}, {"name", "甲"}, {key, "007"}});
    REQUIRE(retire_own_field(ledger.database(), "org", key).has_value());
    catalog = plain;
    CHECK(own_fields(ledger.database())->empty());
    const auto second =
        *save_own_field(ledger.database(), catalog, "org", field("等级", FieldType::Integer));
    CHECK(second == "own_2");
    catalog = *file_catalog(ledger.database());
    CHECK(ledger.change("org", id, {{second, 3}}) == WriteOutcome::Updated);
    CHECK(*query_text(ledger.database().handle(),
                      "SELECT extra FROM org WHERE id = " + std::to_string(id)) ==
          R"({"own_1":"007","own_2":3})");
}

TEST_CASE("own fields that can't be are refused")
{
    const Catalog& catalog = Catalog::builtin();
    TestLedger ledger;
    const auto refused = [&](const char* code, const FieldDef& own) {
        const auto saved = save_own_field(ledger.database(), catalog, code, own);
        return saved ? std::string() : saved.error().message;
    };
    CHECK_FALSE(refused("unit", field("属地", FieldType::Text)).empty());
    CHECK_FALSE(refused("nothing", field("甲", FieldType::Text)).empty());
    FieldDef reference = field("结对单位", FieldType::Ref);
    reference.ledger = "unit";
    CHECK_FALSE(refused("unit", reference).empty());
    FieldDef key = field("甲", FieldType::Text);
    key.key = "x'; DROP TABLE unit; --";
    CHECK_FALSE(refused("unit", key).empty());
    CHECK(own_fields(ledger.database())->empty());
    key.key = "brand";
    CHECK(refused("unit", key).empty());
    key.name = "乙";
    CHECK(refused("unit", key).empty()); // renamed
    CHECK((*own_fields(ledger.database()))[0].field.name == "乙");
    key.type = FieldType::Integer;
    CHECK_FALSE(refused("unit", key).empty());
}

TEST_CASE("an own field can't be called as what an import reads for another column, or passes over")
{
    TestLedger ledger;
    const auto told = [&](const char* code, const FieldDef& own) {
        const auto saved = save_own_field(ledger.database(), Catalog::builtin(), code, own);
        return saved ? std::string() : saved.error().message;
    };
    const auto named = [](const std::string& name) { return field(name, FieldType::Text); };
    for (const char* name : {"从业人员数", "职工人数", "摸底日期"}) {
        CAPTURE(name);
        CHECK(told("unit", named(name)).find("“摸底记录”台账") != std::string::npos);
        CHECK(told("org", named(name)).empty()); // carries no survey
    }
    CHECK(told("unit", named("注销时间")).find("“注销日期”也叫“注销时间”") != std::string::npos);
    for (const char* name : {"序号", "错误", "未建类型（推算）"}) {
        CAPTURE(name);
        CHECK(told("unit", named(name)).find("导入时不读") != std::string::npos);
    }
    for (const char* name : {"党建\n品牌", "党建\t品牌", "党建\u2028品牌", "甲=乙", "甲|乙"}) {
        CAPTURE(name);
        CHECK(told("unit", named(name)).find("换行") != std::string::npos);
    }
    std::string wide;
    for (int i = 0; i < 60; ++i)
        wide += "字";
    CHECK(told("unit", named(wide)).empty());
    CHECK(told("unit", named(wide + "字")).find("61 个字") != std::string::npos);
    FieldDef synonym = named("党建品牌");
    synonym.synonyms = {"职工人数"};
    CHECK_FALSE(told("unit", synonym).empty());
    // An own field of the carried ledger is read as well.
    CHECK(told("survey", named("党建投入")).empty());
    CHECK(told("unit", named("党建投入")).find("“摸底记录”台账") != std::string::npos);

    FieldDef renamed = named("党建品牌");
    renamed.key = save_own_field(ledger.database(), Catalog::builtin(), "unit", renamed).value();
    renamed.name = "从业人员数";
    CHECK_FALSE(told("unit", renamed).empty());
}

TEST_CASE("a field called so in an older file goes on, and comes back only under another name")
{
    TestLedger ledger;
    REQUIRE(execute(ledger.database().handle(), "INSERT INTO own_field VALUES ('unit', 'own_1', 1,"
                                                R"( '{"name":"从业人员数","type":"integer"}'))")
                .has_value());
    FieldDef old = (*own_fields(ledger.database()))[0].field;
    const auto save = [&] {
        return save_own_field(ledger.database(), Catalog::builtin(), "unit", old).has_value();
    };
    old.hint = "不含临时用工";
    CHECK(save());
    REQUIRE(retire_own_field(ledger.database(), "unit", "own_1").has_value());
    CHECK_FALSE(save());
    old.name = "在岗人数（自报）";
    CHECK(save());
}

TEST_CASE("a definition in the file that no own field can have is told, not taken")
{
    for (const char* json : {R"({"name":"批次","type":"text","in_key":true})",
                             R"({"name":"批次","type":"ref_or_text","ledger":"org"})"}) {
        TestLedger ledger;
        REQUIRE(execute(ledger.database().handle(),
                        "INSERT INTO own_field VALUES ('unit', 'own_1', 1, '" + std::string(json) +
                            "')")
                    .has_value());
        std::vector<std::string> faults;
        CHECK(own_fields(ledger.database(), &faults)->empty());
        REQUIRE(faults.size() == 1);
        CHECK(faults.front().find("own_1") != std::string::npos);
    }
}

TEST_CASE("a choice has values of its own; none that rows hold can go")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    const auto save = [&](FieldDef own, const std::vector<std::string>& values) {
        return save_own_field(ledger.database(), Catalog::builtin(), "unit", std::move(own),
                              values);
    };
    FieldDef grade = field("党建档次", FieldType::Choice);
    CHECK_FALSE(save(grade, {}).has_value());
    CHECK_FALSE(save(grade, {"一档", ""}).has_value());
    CHECK_FALSE(save(grade, {"一档", "一档"}).has_value());
    grade.key = save(grade, {"一档", "二档"}).value();
    catalog = *file_catalog(ledger.database());
    const FieldDef& loaded = *ledger.def("unit").field(grade.key);
    const Dictionary* dictionary = catalog.dictionary(loaded.dictionary);
    REQUIRE(dictionary != nullptr);
    CHECK(dictionary->values.size() == 2);
    ledger.put("unit", {{"name", "甲公司"}, {grade.key, "二档"}});
    const auto refused = save(grade, {"一档"});
    CHECK(test::message(refused).find("二档") != std::string::npos);
    CHECK(save(grade, {"二档", "三档"}).has_value());
    CHECK((*own_fields(ledger.database()))[0].values == std::vector<std::string>{"二档", "三档"});
}

TEST_CASE("a field out of use keeps its definition and comes back as it was")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    const auto key =
        *save_own_field(ledger.database(), catalog, "unit", field("党建品牌", FieldType::Text));
    catalog = *file_catalog(ledger.database());
    const auto id = ledger.put("unit", {{"name", "甲公司"}, {key, "红色引擎"}});
    REQUIRE(retire_own_field(ledger.database(), "unit", key).has_value());
    CHECK_FALSE(retire_own_field(ledger.database(), "unit", key).has_value());
    catalog = *file_catalog(ledger.database());
    CHECK(ledger.def("unit").field(key) == nullptr);
    const auto all = *all_own_fields(ledger.database());
    REQUIRE(all.size() == 1);
    CHECK(all[0].retired);
    // Another may take the name meanwhile.
    const FieldDef other = field("党建品牌", FieldType::Integer);
    const auto taken = *save_own_field(ledger.database(), Catalog::builtin(), "unit", other);
    CHECK_FALSE(
        save_own_field(ledger.database(), Catalog::builtin(), "unit", all[0].field).has_value());
    REQUIRE(retire_own_field(ledger.database(), "unit", taken).has_value());
    REQUIRE(
        save_own_field(ledger.database(), Catalog::builtin(), "unit", all[0].field).has_value());
    catalog = *file_catalog(ledger.database());
    CHECK(ledger.text("unit", id, key) == "红色引擎");
}

TEST_CASE("own fields are put in another order, which the file keeps")
{
    TestLedger ledger;
    const Catalog& catalog = Catalog::builtin();
    std::vector<std::string> keys;
    for (const char* name : {"甲", "乙", "丙"})
        keys.push_back(
            *save_own_field(ledger.database(), catalog, "unit", field(name, FieldType::Text)));
    const auto names = [&] {
        std::string all;
        const auto fields = *own_fields(ledger.database());
        for (const OwnField& own : fields)
            all += own.field.name;
        return all;
    };
    const auto move = [&](std::size_t from, std::size_t place) {
        return move_own_field(ledger.database(), "unit", keys[from], place);
    };
    REQUIRE(move(2, 0).has_value());
    CHECK(names() == "丙甲乙");
    REQUIRE(move(2, 2).has_value());
    CHECK(names() == "甲丙乙");
    REQUIRE(move(0, 99).has_value());
    CHECK(names() == "丙乙甲");
    const auto before = *ChangeLog(ledger.database()).last_action();
    REQUIRE(move(0, 2).has_value()); // it is there
    REQUIRE(move(0, 3).has_value());
    CHECK(*ChangeLog(ledger.database()).last_action() == before);
    // In the ledger they stand before 备注, in this order.
    const Catalog own = *file_catalog(ledger.database());
    const auto& fields = own.ledger("unit")->fields;
    CHECK(fields[fields.size() - 2].name == "甲");
    CHECK(fields[fields.size() - 4].name == "丙");
}

TEST_CASE("a field out of use takes no place among the others and can't be moved")
{
    TestLedger ledger;
    const Catalog& catalog = Catalog::builtin();
    const auto first =
        *save_own_field(ledger.database(), catalog, "org", field("甲", FieldType::Text));
    const auto second =
        *save_own_field(ledger.database(), catalog, "org", field("乙", FieldType::Text));
    const auto third =
        *save_own_field(ledger.database(), catalog, "org", field("丙", FieldType::Text));
    REQUIRE(retire_own_field(ledger.database(), "org", second).has_value());
    REQUIRE(move_own_field(ledger.database(), "org", third, 0).has_value());
    const auto in_use = *own_fields(ledger.database());
    REQUIRE(in_use.size() == 2);
    CHECK(in_use[0].field.key == third);
    CHECK(in_use[1].field.key == first);
    CHECK(move_own_field(ledger.database(), "org", second, 0).error().kind == ErrorKind::Usage);
}

TEST_CASE("what is done to own fields is undone and redone in its turn")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    const Actor who = ledger.actor();
    const auto undo = [&](std::int64_t action = 0) {
        const auto report = undo_action(ledger.database(), catalog, who,
                                        action != 0 ? action : *undo_candidate(ledger.database()));
        catalog = *file_catalog(ledger.database());
        return test::message(report);
    };
    const auto names = [&] {
        std::vector<std::string> shown;
        const auto fields = own_fields(ledger.database());
        REQUIRE(fields.has_value());
        for (const OwnField& own : *fields)
            shown.push_back(own.field.name);
        return shown;
    };
    using Names = std::vector<std::string>;
    const auto id = ledger.put("unit", {{"name", "甲公司"}});
    const auto row = *undo_candidate(ledger.database());
    const Catalog builtin = Catalog::builtin();
    const auto first = *save_own_field(ledger.database(), builtin, "unit",
                                       field("食堂", FieldType::Text), {}, &who);
    const auto added = *undo_candidate(ledger.database());
    const auto second = *save_own_field(ledger.database(), builtin, "unit",
                                        field("档次", FieldType::Choice), {"一档", "二档"}, &who);
    REQUIRE(move_own_field(ledger.database(), "unit", second, 0, &who));
    REQUIRE(retire_own_field(ledger.database(), "unit", first, &who));
    CHECK(names() == Names{"档次"});
    CHECK(undo().empty());
    CHECK(names() == Names{"档次", "食堂"});
    CHECK(undo().empty());
    CHECK(names() == Names{"食堂", "档次"});
    REQUIRE(redo_action(ledger.database(), catalog, who, *redo_candidate(ledger.database())));
    CHECK(names() == Names{"档次", "食堂"});

    // A field that rows use doesn't go out of turn.
    catalog = *file_catalog(ledger.database());
    ledger.change("unit", id, {{first, "有"}});
    CHECK(undo(added).find("1 行") != std::string::npos);
    CHECK(undo().empty()); // the value
    CHECK(undo(added).empty());
    CHECK(names() == Names{"档次"});
    CHECK(undo().empty()); // the withdrawal: it is there again, under its key
    CHECK(names() == Names{"档次", "食堂"});
    CHECK(own_fields(ledger.database())->back().field.key == first);
    CHECK(undo().empty()); // the move
    CHECK(undo().empty());
    CHECK(undo().empty());
    CHECK(names().empty());
    CHECK(*undo_candidate(ledger.database()) == row);
    // A key that was given is not given again.
    const auto third = save_own_field(ledger.database(), builtin, "unit",
                                      field("别的", FieldType::Text), {}, &who);
    REQUIRE(third.has_value());
    CHECK(*third != first);
    CHECK(*third != second);
}

TEST_CASE("a change of an own field is not taken back over what came of it")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    const Actor who = ledger.actor();
    const auto take_back = [&](std::int64_t action) {
        return test::message(undo_action(ledger.database(), catalog, who, action));
    };
    const auto save = [&](FieldDef own, const std::vector<std::string>& values) {
        const auto key =
            save_own_field(ledger.database(), Catalog::builtin(), "unit", own, values, &who);
        REQUIRE(test::message(key) == std::string());
        catalog = *file_catalog(ledger.database());
        own.key = *key;
        return own;
    };
    FieldDef level = save(field("档次", FieldType::Choice), {"一档"});
    level = save(level, {"一档", "二档"});
    const auto widened = *undo_candidate(ledger.database());
    ledger.put("unit", {{"name", "甲公司"}, {level.key, "二档"}});
    CHECK(take_back(widened).find("二档") != std::string::npos);

    const FieldDef canteen = save(field("食堂", FieldType::Text), {});
    REQUIRE(retire_own_field(ledger.database(), "unit", canteen.key, &who));
    const auto retired = *undo_candidate(ledger.database());
    save(field("食堂", FieldType::Text), {});
    CHECK(take_back(retired).find("食堂") != std::string::npos);
    CHECK(own_fields(ledger.database())->size() == 2);
}

TEST_CASE("in a file whose own fields were once no part of undo they are not passed over either")
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger(catalog);
    const Actor who = ledger.actor();
    ledger.put("unit", {{"name", "甲公司"}});
    REQUIRE(save_own_field(ledger.database(), catalog, "unit", field("食堂", FieldType::Text), {},
                           &who));
    const auto added = *undo_candidate(ledger.database());
    REQUIRE(execute(ledger.database().handle(),
                    "UPDATE action SET kind = 'setting' WHERE id = " + std::to_string(added)));
    CHECK(*undo_candidate(ledger.database()) == added);
    REQUIRE(undo_action(ledger.database(), catalog, who, added));
    CHECK(own_fields(ledger.database())->empty());
    CHECK(*redo_candidate(ledger.database()) == added);
}
