#include "core/rows/row_reader.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch.hpp>

#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

using Ids = std::vector<std::int64_t>;

QJsonObject json(const char* text)
{
    const auto document = QJsonDocument::fromJson(text);
    REQUIRE(document.isObject());
    return document.object();
}

/// Two units with a branch, one without; one of them ends in 2026.
struct Fixture
{
    TestLedger ledger;
    DefinitionsPtr definitions = Definitions::program();
    std::int64_t town =
        ledger.put("area", {{"code", "640121100"}, {"name", "望远镇"}, {"parent", 1}});
    std::int64_t committee = ledger.put(
        "org",
        {{"code", "A1"}, {"name", "第一工委"}, {"kind", "两新工委"}, {"founded", "2010-01-01"}});
    std::int64_t branch = ledger.put(
        "org", {{"code", "A2"}, {"name", "乙支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
    std::int64_t first = ledger.put("unit", {{"name", "甲公司"},
                                             {"status", "正常"},
                                             {"area", town},
                                             {"managing_org", committee},
                                             {"registered", "2020-01-01"},
                                             {"influential", 1}});
    std::int64_t second = ledger.put("unit", {{"name", "乙公司"},
                                              {"status", "停产歇业"},
                                              {"registered", "2021-01-01"},
                                              {"deregistered", "2026-01-01"}});
    std::int64_t third = ledger.put("unit", {{"name", "Abc 学校"}, {"area", town}});

    Fixture()
    {
        ledger.put("coverage", {{"org", branch}, {"unit", second}, {"start", "2022-01-01"}});
    }

    [[nodiscard]] RowSet of(const char* condition, const char* day = "2025-09-30") const
    {
        RowSet rows;
        rows.ledger = "unit";
        rows.day = *Date::from_iso(day);
        rows.condition = json(condition);
        return rows;
    }
    Ids ids(const RowSet& rows)
    {
        NoProgress quiet;
        auto reader = RowReader::open(ledger.database(), definitions, rows);
        INFO(test::message(reader));
        REQUIRE(reader.has_value());
        Ids found = reader->ids(quiet).value();
        CHECK(reader->count(quiet).value() == static_cast<std::int64_t>(found.size()));
        Ids each;
        REQUIRE(reader->each(quiet, [&](const Record& row) {
            each.push_back(row.id);
            return true;
        }));
        CHECK(each == found);
        CHECK(reader->first(1, quiet).value().size() == std::min<std::size_t>(1, found.size()));
        std::sort(found.begin(), found.end());
        return found;
    }
    Ids ids(const char* condition) { return ids(of(condition)); }
    bool by_store(const char* condition)
    {
        const RowSet rows = of(condition);
        const bool alone = RowReader::open(ledger.database(), definitions, rows).value().by_store();
        CHECK(said_by_store(definitions->facts(), rows) == alone);
        return alone;
    }
};

} // namespace

TEST_CASE("fields, derived facts, paths and counts in one condition")
{
    Fixture f;
    CHECK(f.ids("{}") == Ids{f.first, f.second, f.third});
    CHECK(f.ids(R"({"fact": "org_covered", "op": "=", "value": true})") == Ids{f.second});
    CHECK(f.ids(R"({"all": [{"fact": "org_covered", "op": "=", "value": false},
                            {"fact": "area", "op": "=", "value": {"row": "640121100"}}]})") ==
          Ids{f.first, f.third});
    CHECK(f.ids(R"({"fact": "managing_org.kind", "op": "=", "value": "两新工委"})") ==
          Ids{f.first});
    CHECK(f.ids(R"({"count": "coverage", "op": ">=", "value": 1})") == Ids{f.second});
    CHECK(f.ids(R"({"fact": "area", "op": "within", "value": {"row": 1}})") ==
          Ids{f.first, f.third});
    CHECK(f.ids(R"({"fact": "name", "op": "contains", "value": "aBC"})") == Ids{f.third});
    CHECK(f.ids(R"({"fact": "managing_org.name", "op": "contains", "value": "工委"})") ==
          Ids{f.first});
}

TEST_CASE("fields alone are the store's; what only the store can say it says inside groups too")
{
    Fixture f;
    CHECK(f.by_store(R"({"all": [{"fact": "status", "op": "in", "value": ["正常", "停产歇业"]},
                                 {"fact": "area", "op": "contains", "value": "望远"}]})"));
    CHECK_FALSE(f.by_store(R"({"fact": "org_covered", "op": "=", "value": true})"));
    // The name of a reference, or covered.
    CHECK(f.ids(R"({"any": [{"fact": "managing_org", "op": "contains", "value": "工委"},
                            {"fact": "org_covered", "op": "=", "value": true}]})") ==
          Ids{f.first, f.second});
    CHECK(f.ids(R"({"not": {"any": [{"fact": "area", "op": "contains", "value": "望远"},
                                    {"fact": "name", "op": "=", "value": "丁"}]}})") ==
          Ids{f.second});
}

TEST_CASE("a field stands as it was entered until the day matters; then nothing later is known")
{
    Fixture f;
    CHECK(f.ids(R"({"fact": "deregistered", "op": "given"})") == Ids{f.second});
    RowSet rows = f.of(R"({"fact": "deregistered", "op": "given"})");
    rows.in_force = true;
    CHECK(f.ids(rows).empty());
    CHECK(f.ids(R"({"all": [{"fact": "deregistered", "op": "empty"},
                            {"fact": "org_covered", "op": "=", "value": true}]})") ==
          Ids{f.second});
    CHECK_FALSE(
        of_a_day(f.definitions->facts(), f.of(R"({"fact": "deregistered", "op": "given"})")));
    CHECK(
        of_a_day(f.definitions->facts(), f.of(R"({"fact": "counts", "op": "=", "value": true})")));
}

TEST_CASE("named rows are those of them the rest holds for, in order")
{
    Fixture f;
    RowSet rows = f.of(R"({"fact": "area", "op": "given"})");
    rows.ids = Ids{f.third, f.second, 999};
    CHECK(f.ids(rows) == Ids{f.third});
    rows.condition = {};
    rows.sort = "registered";
    rows.descending = true;
    NoProgress quiet;
    auto reader = RowReader::open(f.ledger.database(), f.definitions, rows);
    CHECK(reader->ids(quiet).value() == Ids{f.second, f.third});
}

TEST_CASE("a condition that makes no sense is refused with its place")
{
    Fixture f;
    for (const char* text : {R"({"fact": "nonsense", "op": "given"})",
                             R"({"fact": "status", "op": "=", "value": "乱写"})",
                             R"({"fact": "area", "op": "=", "value": {"row": "没有"}})",
                             R"({"all": [{"fact": "status", "op": "=", "valu": "正常"}]})",
                             R"({"fact": "name", "op": "contains", "value": 3})"}) {
        INFO(text);
        const auto reader = RowReader::open(f.ledger.database(), f.definitions, f.of(text));
        REQUIRE_FALSE(reader.has_value());
        CHECK(reader.error().kind == ErrorKind::Usage);
    }
}

TEST_CASE("a row that comes later is not in a list of a day, whatever it isn't")
{
    Fixture f;
    const char* const uncovered = R"({"fact":"org_covered","op":"=","value":false})";
    CHECK(f.ids(f.of(uncovered, "2020-12-31")) == Ids{f.first, f.third}); // 乙公司 is of 2021
    CHECK(f.ids(f.of(R"({"not":{"fact":"org_covered","op":"=","value":true}})", "2020-12-31")) ==
          Ids{f.first, f.third});
    CHECK(f.ids(f.of(uncovered, "2021-12-31")) == Ids{f.first, f.second, f.third});
}

TEST_CASE("digits in the place of a reference are a text, never a row's number")
{
    Fixture f;
    const auto member =
        f.ledger.put("member", {{"id_number", "640121197102110013"}, {"name", "张三"}});
    const auto transfer = [&](Value from, const char* day) {
        return f.ledger.put(
            "transfer", {{"member", member}, {"from_org", std::move(from)}, {"letter_date", day}});
    };
    transfer(f.branch, "2025-01-01");
    const auto written = transfer(std::to_string(f.branch), "2025-02-01");
    const std::string number =
        R"({"fact":"from_org","op":"=","value":")" + std::to_string(f.branch) + R"("})";
    RowSet rows = f.of(number.c_str());
    rows.ledger = "transfer";
    CHECK(f.ids(rows) == Ids{written});
}

TEST_CASE("rows are sorted by a derived fact of the day; where it is not known they come first")
{
    Fixture f;
    const auto survey = [&](std::int64_t unit, const char* day, int headcount) {
        f.ledger.put("survey", {{"unit", unit}, {"date", day}, {"headcount", headcount}});
    };
    survey(f.first, "2025-08-01", 100);
    survey(f.third, "2025-08-01", 30);
    survey(f.third, "2025-11-01", 500);
    const auto sorted = [&](const char* day, bool descending) {
        RowSet rows = f.of("{}", day);
        rows.sort = "headcount";
        rows.descending = descending;
        CHECK(of_a_day(f.definitions->facts(), rows));
        CHECK_FALSE(said_by_store(f.definitions->facts(), rows));
        f.ids(rows); // read in every way
        NoProgress quiet;
        return RowReader::open(f.ledger.database(), f.definitions, rows)->ids(quiet).value();
    };
    CHECK(sorted("2025-09-30", false) == Ids{f.second, f.third, f.first});
    CHECK(sorted("2025-09-30", true) == Ids{f.first, f.third, f.second});
    CHECK(sorted("2025-12-31", false) == Ids{f.second, f.first, f.third});
}

TEST_CASE("names are in the order of pinyin or of strokes, and only what has words can be")
{
    TestLedger ledger;
    for (const char* name : {"欧阳淞", "王毅", "李强", "王沪宁", "丁薛祥", "习近平"})
        ledger.put("unit", {{"name", name}});
    const auto named = [&](SortBy by, bool descending = false, const std::string& sort = "name") {
        RowSet rows;
        rows.ledger = "unit";
        rows.sort = sort;
        rows.sort_by = by;
        rows.descending = descending;
        std::string names;
        auto reader = RowReader::open(ledger.database(), Definitions::program(), rows);
        if (!reader)
            return reader.error().message;
        NoProgress quiet;
        REQUIRE(reader->each(quiet, [&](const Record& row) {
            names += text_of(row.at(ledger.def("unit"), "name")) + " ";
            return true;
        }));
        return names;
    };
    CHECK(named(SortBy::SurnameStrokes) == "丁薛祥 习近平 王毅 王沪宁 李强 欧阳淞 ");
    CHECK(named(SortBy::NameStrokes) == "丁薛祥 习近平 王沪宁 王毅 李强 欧阳淞 ");
    CHECK(named(SortBy::NameStrokes, true) == "欧阳淞 李强 王毅 王沪宁 习近平 丁薛祥 ");
    CHECK(named(SortBy::Pinyin) == "丁薛祥 李强 欧阳淞 王沪宁 王毅 习近平 ");
    CHECK(named(SortBy::Pinyin, false, "registered").find("不是文字，不能按拼音排序") !=
          std::string::npos);
}
