#include "core/rows/dossier.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/rows/row_reader.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

const Date day = *Date::from_iso("2025-09-30");

struct Fixture
{
    TestLedger ledger;
    std::int64_t branch = ledger.put(
        "org", {{"code", "A1"}, {"name", "甲支部"}, {"kind", "党支部"}, {"founded", "2020-01-01"}});
    std::int64_t former = ledger.put(
        "org", {{"code", "A2"}, {"name", "旧支部"}, {"kind", "党支部"}, {"founded", "2015-01-01"}});
    std::int64_t unit = ledger.put("unit", {{"name", "甲公司"}, {"status", "正常"}});
    std::int64_t other = ledger.put("unit", {{"name", "乙公司"}, {"status", "正常"}});

    Fixture()
    {
        ledger.put("coverage", {{"org", branch}, {"unit", unit}, {"start", "2022-01-01"}});
        ledger.put(
            "coverage",
            {{"org", former}, {"unit", unit}, {"start", "2016-01-01"}, {"end", "2022-01-01"}});
    }
    void survey(std::int64_t of, const char* date, std::int64_t staff)
    {
        ledger.put("survey", {{"unit", of}, {"date", date}, {"headcount", staff}});
    }
    void activity(std::int64_t of, const char* date)
    {
        ledger.put("activity", {{"org", of}, {"kind", "党课"}, {"date", date}, {"topic", date}});
    }
    /// The part of a row's dossier with this title.
    DossierRows part(const char* kind, std::int64_t row, const std::string& title)
    {
        const auto def = dossier_def(ledger.catalog(), kind);
        REQUIRE(def.has_value());
        auto store = ledger.store();
        auto parts = read_dossier(store, *def, row, day);
        REQUIRE(parts.has_value());
        REQUIRE(parts->size() == def->parts.size());
        for (std::size_t i = 0; i < parts->size(); ++i) {
            if (def->parts[i].title == title)
                return std::move((*parts)[i]);
        }
        FAIL("no part " << title);
        return {};
    }
    /// What a list of the part's condition holds.
    std::size_t listed(const char* kind, const DossierRows& rows)
    {
        NoProgress quiet;
        RowSet set;
        set.ledger = kind;
        set.day = day;
        set.condition = rows.condition;
        auto reader = RowReader::open(ledger.database(), Definitions::program(), set);
        REQUIRE(reader.has_value());
        return reader->ids(quiet).value().size();
    }
    std::string text(const char* kind, const Record& row, const char* field)
    {
        return text_of(row.at(ledger.def(kind), field));
    }
};

} // namespace

TEST_CASE("a unit's surveys stand newest first, the first few of many")
{
    Fixture f;
    f.survey(f.other, "2025-01-05", 3);
    for (int month = 1; month <= 9; ++month)
        f.survey(f.unit, ("2025-0" + std::to_string(month) + "-01").c_str(), month);
    const DossierRows surveys = f.part("unit", f.unit, "摸底");
    CHECK(surveys.count == 9);
    REQUIRE(surveys.first.size() == static_cast<std::size_t>(kDossierRows));
    CHECK(f.text("survey", surveys.first.front(), "date") == "2025-09-01");
    CHECK(f.text("survey", surveys.first.back(), "date") == "2025-02-01");
    CHECK(surveys.owners == std::vector<std::int64_t>{f.unit});
    CHECK(f.listed("survey", surveys) == 9);
}

TEST_CASE("what organizations do belongs to the units they cover on the day")
{
    Fixture f;
    f.activity(f.branch, "2025-06-01");
    f.activity(f.former, "2019-06-01");
    const auto alone = f.part("unit", f.unit, "组织生活");
    CHECK(alone.count == 1);
    CHECK(alone.owners == std::vector<std::int64_t>{f.branch});
    // Covered by a second one from now on: rows of both, one order.
    f.ledger.put("coverage", {{"org", f.former}, {"unit", f.unit}, {"start", "2025-01-01"}});
    f.activity(f.branch, "2018-02-01");
    const auto both = f.part("unit", f.unit, "组织生活");
    CHECK(both.count == 3);
    REQUIRE(both.first.size() == 3);
    CHECK(f.text("activity", both.first[0], "date") == "2025-06-01");
    CHECK(f.text("activity", both.first[1], "date") == "2019-06-01");
    CHECK(f.text("activity", both.first[2], "date") == "2018-02-01");
    CHECK(f.listed("activity", both) == 3);
    // Covered by none.
    const auto none = f.part("unit", f.other, "组织生活");
    CHECK(none.count == 0);
    CHECK(none.owners.empty());
    CHECK(none.condition.isEmpty());
}

TEST_CASE("rows that name a row by its key belong to its dossier")
{
    Fixture f;
    f.ledger.put("honour", {{"object_kind", "党组织"},
                            {"object", "A1"},
                            {"honour", "示范点"},
                            {"level", "县"},
                            {"year", 2024}});
    // A unit of the same code.
    f.ledger.put("honour", {{"object_kind", "单位"},
                            {"object", "A1"},
                            {"honour", "示范点"},
                            {"level", "县"},
                            {"year", 2023}});
    const auto honours = f.part("org", f.branch, "荣誉");
    CHECK(honours.count == 1);
    CHECK(f.listed("honour", honours) == 1);
    CHECK(f.part("org", f.former, "荣誉").count == 0);
    CHECK(f.part("org", f.branch, "覆盖的单位").count == 1);
}

TEST_CASE("units and organizations have dossiers whose definitions hold")
{
    Fixture f;
    for (const char* ledger : {"unit", "org"}) {
        CHECK(has_dossier(ledger));
        const auto def = dossier_def(f.ledger.catalog(), ledger);
        REQUIRE(def.has_value());
        CHECK(def->ledger->code == ledger);
        for (const DossierPart& part : def->parts)
            CHECK_FALSE(part.columns.empty());
    }
    CHECK_FALSE(has_dossier("survey"));
}
