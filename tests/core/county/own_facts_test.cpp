// A county's own fields are facts like any other: in its rules, as long as the file is read, and in
// what is said while a row is entered.
#include <QJsonDocument>
#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "core/county/own_rules.h"
#include "core/county/subject_findings.h"
#include "core/store/own_fields.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A ledger file with two own fields of units: 党建品牌 (text) and 党建经费 (money).
struct BrandLedger
{
    Catalog catalog = Catalog::builtin();
    TestLedger ledger{catalog};
    std::string brand = own("党建品牌", FieldType::Text);
    std::string money = own("党建经费", FieldType::Money);
    NoProgress quiet;

    BrandLedger() { catalog = file_catalog(ledger.database()).value(); }

    std::string own(const char* name, FieldType type)
    {
        FieldDef field;
        field.name = name;
        field.type = type;
        return save_own_field(ledger.database(), Catalog::builtin(), "unit", field).value();
    }
    std::int64_t unit(const char* name, Value text, Value fen)
    {
        return ledger.put("unit", {{"name", name},
                                   {"category", "非公有制企业"},
                                   {"type", "有限责任公司"},
                                   {"status", "正常"},
                                   {brand, std::move(text)},
                                   {money, std::move(fen)}});
    }
    Result<std::string> save_rule(const std::string& met)
    {
        const std::string rule =
            R"({"id": "", "group": "本地", "title": "要有品牌和经费", "clause": "县里要求",
                "strength": "must", "subject": "unit", "met": )" +
            met + R"(, "advice": "补上"})";
        return save_own_rule(ledger.database(),
                             QJsonDocument::fromJson(QByteArray::fromStdString(rule)).object());
    }
    std::shared_ptr<const County> county()
    {
        return County::load(ledger.database(), Definitions::of_file(ledger.database()).value(),
                            CountyWanted::by_pages({kOwnRulesPack}, *Date::from_iso("2025-09-30")),
                            quiet)
            .value();
    }
};

State state_of(const County& county, std::int64_t unit)
{
    FindingFilter filter;
    filter.ledger = "unit";
    filter.id = unit;
    filter.states = {State::Met, State::Unmet, State::Unknown};
    State state = State::None;
    county.packs.front().evaluation->each_finding(filter, [&](const Finding& finding) {
        state = finding.state;
        return true;
    });
    return state;
}

} // namespace

TEST_CASE("a county's own fields count in its own rules, also while they are being entered")
{
    BrandLedger f;
    const auto rich = f.unit("甲公司", "红色引擎", std::int64_t{2'000'000});
    const auto poor = f.unit("乙公司", "先锋", std::int64_t{50'000});
    const auto none = f.unit("丙公司", Value{}, Value{});
    REQUIRE(f.save_rule(R"({"all": [{"fact": ")" + f.brand + R"(", "op": "given"}, {"fact": ")" +
                        f.money + R"(", "op": ">=", "value": 10000}]})"));
    const auto county = f.county();
    CHECK(state_of(*county, rich) == State::Met);
    CHECK(state_of(*county, poor) == State::Unmet);
    CHECK(state_of(*county, none) == State::Unmet);

    Record entered = f.ledger.store().find(f.ledger.def("unit"), poor).value().value();
    entered.set(f.ledger.def("unit"), f.money, std::int64_t{3'000'000});
    CHECK(subject_findings(*county, f.ledger.def("unit"), entered, f.quiet)->met == 1);

    f.ledger.change("unit", poor, {{f.money, std::int64_t{3'000'000}}});
    const auto after = County::after(f.ledger.database(), county, f.quiet);
    REQUIRE(after);
    CHECK(state_of(**after, poor) == State::Met);
}

TEST_CASE("a rule on an own field that is gone says which fact is missing")
{
    BrandLedger f;
    REQUIRE(f.save_rule(R"({"fact": ")" + f.brand + R"(", "op": "given"})"));
    REQUIRE(retire_own_field(f.ledger.database(), "unit", f.brand));
    const auto gone = County::load(
        f.ledger.database(), Definitions::of_file(f.ledger.database()).value(),
        CountyWanted::by_pages({kOwnRulesPack}, *Date::from_iso("2025-09-30")), f.quiet);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().message.find(f.brand) != std::string::npos);
    CHECK_FALSE(f.save_rule(R"({"fact": "own_77", "op": "given"})"));
}
