#include "core/store/ledger_store.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

using Ids = std::vector<std::int64_t>;

Ids found(TestLedger& ledger, const Query& query)
{
    auto store = ledger.store();
    const auto ids = store.ids(query);
    REQUIRE(test::message(ids) == std::string());
    const auto size = static_cast<std::int64_t>(ids->size());
    CHECK(*store.count(query) == size);
    // Pages and the whole agree.
    Ids first;
    const auto first_rows = store.first(query, size + 1);
    for (const Record& row : *first_rows)
        first.push_back(row.id);
    CHECK(first == *ids);
    Ids last;
    const auto last_rows = store.last(query, size + 1);
    for (const Record& row : *last_rows)
        last.push_back(row.id);
    CHECK(last == *ids);
    Ids each;
    CHECK(store
              .each(query,
                    [&](const Record& row) {
                        each.push_back(row.id);
                        return true;
                    })
              .has_value());
    CHECK(each == *ids);
    return *ids;
}

Ids searched(TestLedger& ledger, std::string_view code, const std::string& text)
{
    Query query;
    query.ledger = code;
    query.search = text;
    Ids ids = found(ledger, query);
    std::sort(ids.begin(), ids.end());
    return ids;
}

Ids filtered(TestLedger& ledger, std::string_view code, const Filter& filter)
{
    Query query;
    query.ledger = code;
    query.filters = {filter};
    Ids ids = found(ledger, query);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

TEST_CASE("units are found by words, single characters, initials, codes and their parts")
{
    TestLedger ledger;
    const auto first = ledger.put("unit", {{"uscc", "91110000600037341L"},
                                           {"name", "宁夏宏达商贸有限公司"},
                                           {"legal_person", "单雄信"},
                                           {"phone", "13812345678"}});
    const auto second = ledger.put("unit", {{"uscc", "91350100M000100Y43"},
                                            {"name", "永宁县宏图ＡＢ建材（集团）厂"},
                                            {"contact_person", "万俟𠮷"}});
    const auto third = ledger.put("unit", {{"name", "达宏中心"}});
    CHECK(searched(ledger, "unit", "") == Ids{first, second, third});
    CHECK(searched(ledger, "unit", "宏达") == Ids{first});
    CHECK(searched(ledger, "unit", "宏") == Ids{first, second, third});
    CHECK(searched(ledger, "unit", "宁夏　有限") == Ids{first});
    CHECK(searched(ledger, "unit", "宁夏 建材") == Ids{});
    CHECK(searched(ledger, "unit", "nxhd") == Ids{first});
    CHECK(searched(ledger, "unit", "HD") == Ids{first});
    CHECK(searched(ledger, "unit", "nxhdsmyxgs") == Ids{first});
    CHECK(searched(ledger, "unit", "z") == Ids{third});   // 中心
    CHECK(searched(ledger, "unit", "sxx") == Ids{first}); // 单 is Shàn as a surname
    CHECK(searched(ledger, "unit", "mq") == Ids{second}); // 万俟 is Mòqí
    CHECK(searched(ledger, "unit", "𠮷") == Ids{second});
    CHECK(searched(ledger, "unit", "ab建") == Ids{second}); // full-width letters as half-width ones
    CHECK(searched(ledger, "unit", "(集团)") == Ids{second});
    CHECK(searched(ledger, "unit", "9111") == Ids{first});
    CHECK(searched(ledger, "unit", "91110000600037341l") == Ids{first});
    CHECK(searched(ledger, "unit", "0100y") == Ids{second});
    CHECK(searched(ledger, "unit", "12345678") == Ids{first});
    CHECK(searched(ledger, "unit", "公司单") == Ids{}); // never from one field into the next
    CHECK(searched(ledger, "unit", "\"'%_* OR") == Ids{});
}

TEST_CASE("rows of other ledgers are found by what they refer to")
{
    TestLedger ledger;
    const auto unit = ledger.put("unit", {{"uscc", "91110000600037341L"}, {"name", "宏达商贸"}});
    const auto other = ledger.put("unit", {{"name", "远山建材"}});
    const auto survey = ledger.put("survey", {{"unit", unit}, {"date", "2025-01-01"}});
    ledger.put("survey", {{"unit", other}, {"date", "2025-01-01"}});
    CHECK(searched(ledger, "survey", "宏达") == Ids{survey});
    CHECK(searched(ledger, "survey", "hdsm") == Ids{survey});
    CHECK(searched(ledger, "survey", "91110000") == Ids{survey});
}

TEST_CASE("the search index follows changes, removals and undo")
{
    TestLedger ledger;
    const auto id = ledger.put("unit", {{"name", "宏达商贸"}});
    ledger.change("unit", id, {{"name", "远山建材"}});
    CHECK(searched(ledger, "unit", "宏达") == Ids{});
    CHECK(searched(ledger, "unit", "ysjc") == Ids{id});
    ledger.remove("unit", id);
    CHECK(searched(ledger, "unit", "远山") == Ids{});
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK(searched(ledger, "unit", "远山") == Ids{id});
}

TEST_CASE("filters compare by the field's kind; a row without the value differs from every value")
{
    TestLedger ledger;
    const auto town =
        ledger.put("area", {{"code", "640121100"}, {"name", "杨和镇"}, {"parent", 1}});
    const auto first = ledger.put("unit", {{"name", "甲"},
                                           {"status", "正常"},
                                           {"registered", "2020-05-01"},
                                           {"area", town},
                                           {"influential", 1},
                                           {"longitude", 106.25}});
    const auto second = ledger.put("unit", {{"name", "乙100%"},
                                            {"status", "注销"},
                                            {"area", 1},
                                            {"influential", 0},
                                            {"longitude", 9.5}});
    const auto third = ledger.put("unit", {{"name", "丙"}});
    CHECK(filtered(ledger, "unit", {"status", "=", "正常"}) == Ids{first});
    CHECK(filtered(ledger, "unit", {"status", "!=", "正常"}) == Ids{second, third});
    CHECK(filtered(ledger, "unit", {"status", "empty", ""}) == Ids{third});
    CHECK(filtered(ledger, "unit", {"status", "given", ""}) == Ids{first, second});
    CHECK(filtered(ledger, "unit", {"status", "in", "正常\n注销"}) == Ids{first, second});
    CHECK(filtered(ledger, "unit", {"status", "in", ""}) == Ids{});
    CHECK(filtered(ledger, "unit", {"registered", ">=", "2020-05-01"}) == Ids{first});
    CHECK(filtered(ledger, "unit", {"registered", "<", "2020-05-01"}) == Ids{});
    CHECK(filtered(ledger, "unit", {"longitude", "<", "100"}) == Ids{second}); // numbers, not texts
    CHECK(filtered(ledger, "unit", {"influential", "=", "0"}) == Ids{second, third}); // blank is no
    CHECK(filtered(ledger, "unit", {"influential", "!=", "0"}) == Ids{first});
    CHECK(filtered(ledger, "unit", {"area", "=", std::to_string(town)}) == Ids{first});
    CHECK(filtered(ledger, "unit", {"area", "in", std::to_string(town) + "\n1"}) ==
          Ids{first, second});
    CHECK(filtered(ledger, "unit", {"area", "~", "杨和"}) == Ids{first});
    CHECK(filtered(ledger, "unit", {"name", "~", "0%"}) == Ids{second});
    CHECK(filtered(ledger, "unit", {"name", "~", "_"}) == Ids{});
    auto store = ledger.store();
    Query wrong;
    wrong.ledger = "unit";
    wrong.filters = {{"nonsense", "=", "1"}};
    CHECK(store.ids(wrong).error().kind == ErrorKind::Usage);
    wrong.filters = {{"name", "like", "1"}};
    CHECK(store.ids(wrong).error().kind == ErrorKind::Usage);
}

TEST_CASE("filters on lists of references and on references with free text")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "第一支部"}});
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    const auto other = ledger.put("unit", {{"name", "乙公司"}});
    const auto both =
        ledger.put("activity", {{"org", org},
                                {"kind", "党课"},
                                {"date", "2025-01-01"},
                                {"units", std::to_string(unit) + "," + std::to_string(other)}});
    const auto one = ledger.put(
        "activity",
        {{"org", org}, {"kind", "党课"}, {"date", "2025-01-02"}, {"units", std::to_string(other)}});
    const auto none =
        ledger.put("activity", {{"org", org}, {"kind", "党课"}, {"date", "2025-01-03"}});
    CHECK(filtered(ledger, "activity", {"units", "=", std::to_string(unit)}) == Ids{both});
    CHECK(filtered(ledger, "activity", {"units", "!=", std::to_string(unit)}) == Ids{one, none});
    CHECK(filtered(ledger, "activity", {"units", "~", "乙公"}) == Ids{both, one});

    const auto member =
        ledger.put("member", {{"id_number", "11010519491231002X"}, {"name", "张三"}});
    const auto out = ledger.put("transfer", {{"member", member},
                                             {"letter_date", "2025-01-01"},
                                             {"from_org", org},
                                             {"to_org", "外县支部"}});
    const auto in = ledger.put("transfer", {{"member", member},
                                            {"letter_date", "2025-02-01"},
                                            {"from_org", "外县支部"},
                                            {"to_org", org}});
    CHECK(filtered(ledger, "transfer", {"from_org", "=", std::to_string(org)}) == Ids{out});
    CHECK(filtered(ledger, "transfer", {"from_org", "!=", std::to_string(org)}) == Ids{in});
    CHECK(filtered(ledger, "transfer", {"from_org", "=", "外县支部"}) == Ids{in});
    CHECK(filtered(ledger, "transfer", {"from_org", "~", "支部"}) == Ids{out, in});
    CHECK(filtered(ledger, "transfer", {"from_org", "~", "第一"}) == Ids{out});
    CHECK(filtered(ledger, "transfer", {"from_org", "empty", ""}) == Ids{});
}

TEST_CASE("rows that count on a day: start on or before it, end empty or after it")
{
    TestLedger ledger;
    const auto open = ledger.put("unit", {{"name", "甲"}});
    const auto past = ledger.put(
        "unit", {{"name", "乙"}, {"registered", "2020-01-01"}, {"deregistered", "2024-06-30"}});
    const auto future = ledger.put("unit", {{"name", "丙"}, {"registered", "2025-01-01"}});
    const auto at = [&](const char* day) {
        Query query;
        query.ledger = "unit";
        query.counts_at = day;
        Ids ids = found(ledger, query);
        std::sort(ids.begin(), ids.end());
        return ids;
    };
    CHECK(at("2019-12-31") == Ids{open});
    CHECK(at("2020-01-01") == Ids{open, past});
    CHECK(at("2024-06-29") == Ids{open, past});
    CHECK(at("2024-06-30") == Ids{open});
    CHECK(at("2025-01-01") == Ids{open, future});
}

TEST_CASE("sorting by a reference goes by its name, both ways")
{
    TestLedger ledger;
    const auto b = ledger.put("org", {{"code", "1"}, {"name", "B支部"}});
    const auto a = ledger.put("org", {{"code", "2"}, {"name", "A支部"}});
    const auto first = ledger.put("unit", {{"name", "甲"}, {"managing_org", b}});
    const auto second = ledger.put("unit", {{"name", "乙"}, {"managing_org", a}});
    Query query;
    query.ledger = "unit";
    query.sort = "managing_org";
    CHECK(found(ledger, query) == Ids{second, first});
    query.descending = true;
    CHECK(found(ledger, query) == Ids{first, second});
}

TEST_CASE("keys join their parts, references by their own key; every key finds its row again")
{
    TestLedger ledger;
    const auto org = ledger.put("org", {{"code", "A1"}, {"name", "第一支部"}});
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    const auto instructor = ledger.put("instructor", {{"code", "Z1"}, {"name", "李四"}});
    const auto campaign = ledger.put(
        "campaign", {{"name", "百日攻坚"}, {"start", "2025-01-01"}, {"end", "2025-04-10"}});
    const std::vector<std::tuple<const char*, std::int64_t, std::string>> keys{
        {"org", org, "A1"},
        {"unit", unit, "甲公司"},
        {"coverage",
         ledger.put("coverage", {{"org", org}, {"unit", unit}, {"start", "2025-01-01"}}),
         "A1|甲公司|2025-01-01"},
        {"duty",
         ledger.put("duty",
                    {{"instructor", instructor}, {"kind", "实地指导"}, {"date", "2025-03-01"}}),
         "Z1|实地指导|2025-03-01|"},
        {"fund",
         ledger.put("fund",
                    {{"area", 1}, {"year", 2025}, {"item", "财政预算"}, {"amount", 100000}}),
         "||640121|2025|财政预算|"},
        {"activity",
         ledger.put("activity",
                    {{"org", org}, {"kind", "党课"}, {"date", "2025-01-01"}, {"topic", "甲|乙"}}),
         "A1|党课|2025-01-01|甲|乙"},
        {"assessment", ledger.put("assessment", {{"year", 2024}, {"assessor", org}, {"org", org}}),
         "2024|A1|A1"},
    };
    auto store = ledger.store();
    for (const auto& [code, id, key] : keys) {
        INFO(code);
        CHECK(*store.subject_key(ledger.def(code), id) == key);
        CHECK(*store.find_key(ledger.def(code), key) == id);
    }
    const auto milestone = ledger.put("milestone", {{"campaign", campaign}, {"task", "动员"}});
    CHECK(*store.find_key(ledger.def("milestone"),
                          *store.subject_key(ledger.def("milestone"), milestone)) == milestone);
    CHECK_FALSE(store.find_key(ledger.def("org"), "A2")->has_value());
    CHECK_FALSE(store.find_key(ledger.def("coverage"), "A1|甲公司")->has_value());
    CHECK_FALSE(store.find_key(ledger.def("coverage"), "A1|丁公司|2025-01-01")->has_value());
    CHECK(store.labels(ledger.def("coverage"), {std::get<1>(keys[2])})->begin()->second ==
          "第一支部");
}

TEST_CASE("an index of references knows keys and names, also ambiguous and former ones")
{
    TestLedger ledger;
    const auto first = ledger.put("unit", {{"name", "甲（集团）公司"}});
    ledger.change("unit", first, {{"uscc", "91110000600037341L"}});
    const auto second = ledger.put("unit", {{"uscc", "91350100M000100Y43"}, {"name", "乙公司"}});
    const auto third = ledger.put("unit", {{"name", "乙公司"}});
    const auto index = ledger.store().reference_index(ledger.def("unit"));
    REQUIRE(index.has_value());
    CHECK(index->by_key.at("91110000600037341L") == first);
    CHECK(index->by_key.at("乙公司") == third);
    CHECK(index->by_name.at("乙公司") == Ids{second, third});
    CHECK(index->by_name.at("甲(集团)公司") == Ids{first});
    CHECK(*ledger.store().find_key(ledger.def("unit"), "乙公司") == third);
}

TEST_CASE("rows come in the order asked for, missing ones are left out")
{
    TestLedger ledger;
    const auto a = ledger.put("org", {{"code", "1"}, {"name", "甲"}});
    const auto b = ledger.put("org", {{"code", "2"}, {"name", "乙"}});
    const auto rows = *ledger.store().rows(ledger.def("org"), {b, 99, a, b});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].id == b);
    CHECK(rows[1].id == a);
    CHECK(rows[2].id == b);
    CHECK_FALSE(ledger.store().find(ledger.def("org"), 99)->has_value());
}

TEST_CASE("the key of a record is the one its row has in the file")
{
    CHECK(rc::check("every ledger", [] {
        TestLedger ledger;
        for (int i = 0; i < 3; ++i)
            static_cast<void>(test::random_action(ledger, 25));
        auto store = ledger.store();
        for (const LedgerDef& def : ledger.catalog().ledgers()) {
            Query query;
            query.ledger = def.code;
            const auto records = store.first(query, 1000);
            for (const Record& record : *records)
                RC_ASSERT(*store.key_of(def, record) == *store.subject_key(def, record.id));
        }
    }));
}
