// Nothing dated after a day is known on it: a ledger that ends on the day says the same.
#include <map>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/rules/evaluation.h"
#include "core/store/ledger_store.h"
#include "tests/support/pack_builder.h"
#include "tests/support/sample_file.h"

namespace lx::test {
namespace {

using Rows = std::map<std::string, std::vector<Record>>;

Rows all_rows(Database& database)
{
    Rows rows;
    LedgerStore store(database, Catalog::builtin());
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        Query query;
        query.ledger = def.code;
        REQUIRE(store.each(query, [&](const Record& row) {
            rows[def.code].push_back(row);
            return true;
        }));
    }
    return rows;
}

bool later(const LedgerDef& def, const Record& row, const std::string& field, Date day)
{
    const auto date = row.day(def, field);
    return date && day < *date;
}

/// The row begins later than the day, whatever it hangs on.
bool begins_later(const LedgerDef& def, const Record& row, Date day)
{
    return span_of(def, row).start > day.days();
}

/// Fields without a date are taken as they stand for every day; what only says that a day has come
/// (注销, 正式, a reference to an organization founded since) is put back where it has not.
void put_back(Rows& rows, Date day)
{
    std::map<std::string, std::set<std::int64_t>> gone;
    for (const auto& [code, records] : rows)
        for (const Record& row : records)
            if (begins_later(*Catalog::builtin().ledger(code), row, day))
                gone[code].insert(row.id);
    for (auto& [code, records] : rows)
        for (const FieldDef& field : Catalog::builtin().ledger(code)->fields)
            for (Record& row : records)
                if (field.type == FieldType::Ref &&
                    gone[field.ledger].contains(
                        int_of(row.at(*Catalog::builtin().ledger(code), field.key))))
                    row.set(*Catalog::builtin().ledger(code), field.key, {});
    const LedgerDef& unit = *Catalog::builtin().ledger("unit");
    for (Record& row : rows["unit"])
        if (later(unit, row, "deregistered", day))
            row.set(unit, "status", std::string("正常"));
    const LedgerDef& member = *Catalog::builtin().ledger("member");
    for (Record& row : rows["member"])
        if (later(member, row, "confirmed", day))
            row.set(member, "status", std::string("预备"));
}

/// The ledger as a clerk had it on a day: rows that begin later are not there, other days still to
/// come are not filled in.
Rows rows_until(const Rows& rows, Date day)
{
    Rows known;
    for (const auto& [code, records] : rows) {
        const LedgerDef& def = *Catalog::builtin().ledger(code);
        for (Record row : records) {
            if (begins_later(def, row, day))
                continue;
            for (const FieldDef& field : def.fields)
                if (field.type == FieldType::Date && !field.planned &&
                    later(def, row, field.key, day))
                    row.set(def, field.key, {});
            known[code].push_back(std::move(row));
        }
    }
    return known;
}

Evaluation evaluate_rows(const Rows& rows, const std::shared_ptr<const PolicyPack>& pack, Date day)
{
    World::Options options;
    options.as_of = day;
    options.scope = pack->scope();
    const auto world = std::make_shared<const World>(
        Snapshot::from_records(Definitions::program(), rows, &pack->needs()), options);
    EvaluateOptions how;
    how.threads = 1;
    auto evaluation = evaluate(pack, world, how);
    REQUIRE(evaluation.has_value());
    return *evaluation;
}

std::vector<std::string> said(const Evaluation& evaluation)
{
    std::vector<std::string> lines;
    FindingFilter filter;
    filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                     State::NotApplicable};
    const auto subject = [](const auto& one) {
        return std::string(one.rule->id) + " " + std::string(one.ledger) + " " +
               std::to_string(one.id);
    };
    evaluation.each_finding(filter, [&](const Finding& finding) {
        std::string line = subject(finding) + " " + std::string(state_code(finding.state));
        line += finding.deadline ? " " + finding.deadline->iso() : "";
        const Explanation why = evaluation.explain(finding);
        for (const FactReading& fact : why.facts)
            line += "; " + fact.title + "=" + fact.text + "/" + std::to_string(fact.rows.size());
        lines.push_back(std::move(line));
        return true;
    });
    evaluation.each_todo([&](const TodoItem& item) {
        lines.push_back("todo " + subject(item) + " " + item.period + " " + item.due.iso());
        return true;
    });
    for (const TargetResult& target : evaluation.targets())
        lines.push_back("target " + target.target->id + " " + std::to_string(target.area) + " " +
                        std::to_string(target.numerator) + "/" +
                        std::to_string(target.denominator.value_or(-1)) + " " +
                        std::to_string(target.unknown) + std::string(state_code(target.state)));
    return lines;
}

} // namespace

TEST_CASE("What is dated after the day changes nothing on the day", "[rules][property]")
{
    CHECK(rc::check("findings, facts, todo and targets of a ledger that ends on the day", [] {
        const auto pack = *PolicyPack::builtin(Definitions::program(),
                                               *rc::gen::elementOf(PolicyPack::builtin_ids()));
        const Date day = Date::from_iso("2025-08-31")->add_days(-*rc::gen::inRange(0, 700));
        SampleFile file(*rc::gen::inRange<std::int64_t>(20, 60),
                        *rc::gen::inRange<std::uint64_t>(1, 1'000'000));
        Rows rows = all_rows(file.database());
        put_back(rows, day);
        const auto full = said(evaluate_rows(rows, pack, day));
        const auto cut = said(evaluate_rows(rows_until(rows, day), pack, day));
        RC_LOG(day.iso() + " " + pack->id());
        for (std::size_t i = 0; i < std::min(full.size(), cut.size()); ++i)
            RC_ASSERT(full[i] == cut[i]);
        RC_ASSERT(full.size() == cut.size());
    }));
}

TEST_CASE("A date still to come is blank, a plan is not", "[rules][facts]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"},
                        {"youth_founded", "2025-10-01"},
                        {"union_founded", "2025-09-30"},
                        {"planned_date", "2025-12-01"}});
    CHECK(fact_of(county, "unit", "A", "youth_founded") == "未填");
    CHECK(fact_of(county, "unit", "A", "youth_founded", "2025-10-01") == "2025-10-01");
    CHECK(fact_of(county, "unit", "A", "union_founded") == "2025-09-30");
    CHECK(fact_of(county, "unit", "A", "planned_date") == "2025-12-01");
    const auto pack =
        pack_of(R"("subject": "unit", "met": {"fact": "youth_founded", "op": "empty"})");
    CHECK(state_of(pack, county, "unit", "A") == "met");
    CHECK(state_of(pack, county, "unit", "A", "2025-10-01") == "unmet");
}

TEST_CASE("Rows that begin later are not counted, neither in findings nor in todo", "[rules][todo]")
{
    const auto pack = *PolicyPack::builtin(Definitions::program(), "ningxia-2018");
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"registered", "2015-01-01"}});
    county.add("investor", {{"unit", "A"}, {"name", "王建国"}, {"is_member", false}});
    county.add("development", {{"id_number", "640121197102110015"},
                               {"applied", "2025-11-03"},
                               {"name", "王建国"},
                               {"unit", "A"}});
    const auto todo = [&](const char* day) {
        std::string periods;
        evaluation_of(pack, county, day).each_todo([&](const TodoItem& item) {
            if (item.rule->id == "11.d")
                periods += item.period + ";";
            return true;
        });
        return periods;
    };
    CHECK(todo("2025-09-30") == "2025;"); // the application of November is not known yet
    CHECK(todo("2025-11-02") == "2025;");
    CHECK(todo("2025-11-03") == "");
}

TEST_CASE("An end still to come does not end a duty of the period to come", "[rules][todo]")
{
    const auto pack = pack_of(R"("subject": "org", "cadence": "year", "met": {"count": "rating",
        "via": "org", "where": {"fact": "year", "op": "=", "value": {"year": "judged"}},
        "op": ">=", "value": 1})");
    CountyRows county;
    county.add("org", {{"code", "D"}, {"founded", "2020-01-01"}, {"dissolved", "2025-11-15"}});
    const auto todo = [&](const char* day) {
        int count = 0;
        evaluation_of(pack, county, day).each_todo([&](const TodoItem&) {
            ++count;
            return true;
        });
        return count;
    };
    CHECK(todo("2025-09-30") == 1);
    CHECK(todo("2025-11-15") == 0);
}

} // namespace lx::test
