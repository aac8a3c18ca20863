#include "core/ledger/catalog.h"

#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "core/ledger/definition_check.h"
#include "tests/support/data_file.h"

using lx::Catalog;
using lx::FieldDef;
using lx::FieldType;
using lx::LedgerDef;

namespace {

const char* const small_ledger = R"({
    "code": "thing", "name": "物品", "label": "name", "sort": "name", "shown": ["name"],
    "fields": [
        { "key": "name", "name": "名称", "type": "text", "in_key": true, "required": true },
        { "key": "kind", "name": "类别", "type": "choice", "dictionary": "kinds" },
        { "key": "note", "name": "备注", "type": "long_text" }
    ]
})";
const char* const small_dictionary =
    R"({ "code": "kinds", "name": "类别", "values": [ { "value": "甲" }, { "value": "乙", "synonyms": ["二"] } ] })";

/// The small ledger with one part of its text replaced.
std::string with(const std::string& part, const std::string& instead)
{
    std::string json = small_ledger;
    const std::size_t at = json.find(part);
    REQUIRE(at != std::string::npos);
    return json.replace(at, part.size(), instead);
}

lx::Result<Catalog> load(const std::string& ledger,
                         const std::string& dictionary = small_dictionary)
{
    return Catalog::from_json({{"thing.json", ledger}}, {{"kinds.json", dictionary}});
}

/// The user's sentence of a refused definition.
std::string refused(const std::string& ledger, const std::string& dictionary = small_dictionary)
{
    const auto catalog = load(ledger, dictionary);
    return catalog ? "taken" : catalog.error().message;
}

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("the built-in definitions load, in the index's order")
{
    const Catalog& catalog = Catalog::builtin();
    REQUIRE_FALSE(catalog.ledgers().empty());
    CHECK(catalog.ledgers().front().code == "area"); // the first of index.json
    REQUIRE(catalog.ledger("unit") != nullptr);
    CHECK(catalog.ledger("unit")->group == "基础台账");
    CHECK(catalog.ledger("nothing") == nullptr);
    for (const LedgerDef& def : catalog.ledgers()) {
        CAPTURE(def.code);
        CHECK(lx::definition_trouble(catalog, def).empty());
        CHECK_FALSE(def.shown.empty());
        CHECK(def.fields.back().name == "备注");
        for (const FieldDef& field : def.fields)
            CHECK_FALSE(field.group.empty());
    }
}

TEST_CASE("every ledger, field, mark and value of the specification is there, in order")
{
    const Catalog& catalog = Catalog::builtin();
    std::map<std::string, std::size_t> next; // where to look for the ledger's next field
    for (const auto& row : lx::test::read_tsv("domain_fields.tsv")) {
        REQUIRE(row.size() == 5);
        CAPTURE(row[0], row[2]);
        const LedgerDef* def = catalog.ledger(row[0]);
        REQUIRE(def != nullptr);
        CHECK(def->name == row[1]);
        // Fields of the product's own may stand between those of the specification.
        std::size_t& at = next[row[0]];
        while (at < def->fields.size() && lx::heading(def->fields[at]) != row[2])
            ++at;
        REQUIRE(at < def->fields.size());
        const FieldDef& field = def->fields[at++];
        CHECK(field.in_key == has(row[3], "#"));
        CHECK(field.required == has(row[3], "*"));
        if (!row[4].empty()) {
            const lx::Dictionary* dictionary = catalog.dictionary(field.dictionary);
            REQUIRE(dictionary != nullptr);
            CHECK_FALSE(dictionary->open);
            std::string values;
            for (const lx::DictionaryValue& value : dictionary->values)
                values += (values.empty() ? "" : ",") + value.value;
            CHECK(values == row[4]);
        }
    }
    CHECK_FALSE(next.empty());
}

TEST_CASE("codes and telephone numbers are sensitive, codes have a field for the reason")
{
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        for (const FieldDef& field : def.fields) {
            CAPTURE(def.code, field.key);
            if (field.type == FieldType::IdNumber || field.type == FieldType::Phone)
                CHECK(field.sensitive);
            if (field.type == FieldType::IdNumber && field.key == "id_number" &&
                def.code != "instructor")
                CHECK(field.accept_field == "id_note");
            if (field.person)
                CHECK(field.type == FieldType::Text);
            if (field.month_ok || field.planned)
                CHECK(field.type == FieldType::Date);
            if (field.planned) // a row is not known before its first day
                CHECK(std::ranges::count(def.span.starts, field.key) == 0);
        }
    }
    CHECK(Catalog::builtin().ledger("instructor")->field("id_number")->accept_field == "id_note");
}

TEST_CASE("what ledgers carry: the unit a survey, the campaign its milestones")
{
    const LedgerDef& unit = *Catalog::builtin().ledger("unit");
    REQUIRE(unit.carries.size() == 1);
    CHECK(unit.carries[0].ledger == "survey");
    CHECK(unit.carries[0].when == "headcount");
    CHECK(unit.carries[0].copies == std::vector<std::string>{"status"});
    CHECK(unit.key_fallback == "name");
    CHECK(Catalog::builtin().ledger("campaign")->carries.at(0).ledger == "milestone");
}

TEST_CASE("a definition with a mistake is refused with file and path")
{
    REQUIRE(load(small_ledger));
    CHECK(has(refused(with("\"sort\"", "\"sorted\"")), "thing.json"));
    CHECK(has(refused(with("\"sort\": \"name\"", "\"sort\": \"name\", \"colour\": 1")), "colour"));
    const std::string inner = refused(with("\"in_key\": true", "\"in_kee\": true"));
    CHECK(has(inner, "thing.json"));
    CHECK(has(inner, "fields[0].in_kee"));
    CHECK(has(refused(with("\"choice\"", "\"choise\"")), "fields[1].type"));
    CHECK(has(refused(with("\"required\": true", "\"required\": 1")), "fields[0].required"));
    CHECK(has(refused(with("\"kinds\"", "\"kind\"")), "字典"));
    CHECK(has(refused(with("\"shown\": [\"name\"]", "\"shown\": [\"nam\"]")), "nam"));
    CHECK(has(refused(with("\"key\": \"kind\"", "\"key\": \"name\"")), "重复"));
    CHECK(has(refused(with("\"key\": \"kind\"", "\"key\": \"Kind\"")), "小写"));
    CHECK(has(refused(with("\"名称\"", "\"类 别\"")), "都叫"));
    CHECK(has(refused(with("\"key\": \"note\"", "\"key\": \"notes\"")), "note"));
    CHECK(has(refused(with("\"required\": true", "\"past\": true")), "past"));
    CHECK(has(refused(with("\"fields\"",
                           "\"checks\": [ { \"op\": \"sum_at_most\", \"fields\": [\"name\"], "
                           "\"right\": \"kind\", \"message\": \"x\" } ], \"fields\"")),
              "整数"));
    CHECK(has(refused("{"), "thing.json"));
    CHECK(has(refused("[]"), "thing.json"));
    CHECK(has(
        refused(
            small_ledger,
            R"({ "code": "kinds", "name": "x", "values": [ { "value": "甲" }, { "value": "乙", "synonyms": ["甲"] } ] })"),
        "甲"));
    CHECK(has(refused(with("\"fields\"", "\"checks\": [ { \"left\": \"name\", \"op\": \"<=\", "
                                         "\"right\": \"end\", \"message\": \"x\" } ], \"fields\"")),
              "没有的字段"));
    CHECK(refused(with("\"fields\"", "\"checks\": [ { \"left\": \"name\", \"op\": \"needs\", "
                                     "\"right\": \"note\", \"message\": \"x\" } ], \"fields\"")) ==
          "taken"); // of another type
    CHECK(has(
        refused(with("\"fields\"", "\"checks\": [ { \"op\": \"named\", \"named\": \"magic\", "
                                   "\"fields\": [\"name\"], \"message\": \"x\" } ], \"fields\"")),
        "magic"));
}

TEST_CASE("an index orders the ledgers and must name each once")
{
    const auto load_with = [](const char* index) {
        return Catalog::from_json({{"thing.json", small_ledger}, {"x/index.json", index}},
                                  {{"kinds.json", small_dictionary}});
    };
    REQUIRE(load_with(R"({ "groups": [ { "name": "组", "ledgers": ["thing"] } ] })"));
    CHECK_FALSE(load_with(R"({ "groups": [] })"));
    CHECK_FALSE(load_with(R"({ "groups": [ { "name": "组", "ledgers": ["thing", "thing"] } ] })"));
    CHECK_FALSE(load_with(R"({ "groups": [ { "name": "组", "ledgers": ["thing", "none"] } ] })"));
}

TEST_CASE("a county adds its own fields before 备注")
{
    Catalog catalog = *load(small_ledger);
    FieldDef field;
    field.key = "own_1";
    field.name = "颜色";
    REQUIRE(catalog.add_own_field("thing", field));
    const LedgerDef& def = *catalog.ledger("thing");
    REQUIRE(def.fields.size() == 4);
    CHECK(def.fields[2].key == "own_1");
    CHECK(def.fields[2].own);
    CHECK(def.fields.back().key == "note");
    CHECK_FALSE(catalog.add_own_field("thing", field));
    CHECK_FALSE(catalog.add_own_field("nothing", field));
    FieldDef same_name;
    same_name.key = "own_2";
    same_name.name = "名称";
    CHECK_FALSE(catalog.add_own_field("thing", same_name));
}

TEST_CASE("a county's dictionary takes the place of the built-in one")
{
    Catalog catalog = *load(small_ledger);
    lx::Dictionary mine = *catalog.dictionary("kinds");
    mine.values.push_back({"丙", {"三"}, ""});
    REQUIRE(catalog.replace_dictionary(mine));
    CHECK(catalog.dictionary("kinds")->find("三") == 2);
    mine.values.push_back({"丁", {"二"}, ""});
    CHECK_FALSE(catalog.replace_dictionary(mine));
    mine.code = "other";
    CHECK_FALSE(catalog.replace_dictionary(mine));
}
