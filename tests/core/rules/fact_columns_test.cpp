// Facts read as columns are the facts of each finding.
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "core/rules/fact_columns.h"
#include "tests/support/sample_file.h"

namespace lx::test {
namespace {

/// A value as a column gives it, in the form of FactReading::value.
Value value_of(const Evaluation& evaluation, const FactColumns& facts, std::size_t fact,
               std::size_t i)
{
    const FactValue value = facts.value(fact, i);
    switch (value.kind) {
    case FactValue::Kind::None:
        return {};
    case FactValue::Kind::Bool:
    case FactValue::Kind::Whole:
        return value.whole;
    case FactValue::Kind::Real:
        return value.real;
    case FactValue::Kind::Text:
        return std::string(value.text);
    case FactValue::Kind::Date:
        return Date(static_cast<std::int32_t>(value.whole)).iso();
    case FactValue::Kind::Row:
        break;
    }
    return evaluation.world()
        .snapshot()
        .table(facts.ledger(fact))
        .ids[static_cast<std::size_t>(value.whole)];
}

} // namespace

TEST_CASE("facts read for many findings at once are those read one by one", "[rules][facts]")
{
    SampleFile file(60, 11);
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = *PolicyPack::builtin(Definitions::program(), id);
        NoProgress quiet;
        const auto world = load_world(file.database(), Definitions::program(), pack->needs(),
                                      {*Date::from_iso("2025-09-30"), pack->scope(), 0}, quiet);
        REQUIRE(world.has_value());
        const auto evaluation = evaluate(pack, *world);
        REQUIRE(evaluation.has_value());
        FindingFilter filter;
        filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                         State::NotApplicable};
        for (const Rule* rule : evaluation->rules()) {
            INFO(rule->full_id);
            filter.rules = {rule->full_id};
            std::vector<std::vector<Finding>> parts(rule->parts.size());
            evaluation->each_finding(filter, [&](const Finding& finding) {
                parts[static_cast<std::size_t>(finding.part)].push_back(finding);
                return true;
            });
            for (std::size_t part = 0; part < parts.size(); ++part) {
                FactColumns facts(*evaluation, *rule, static_cast<int>(part));
                std::vector<std::int32_t> rows;
                for (const Finding& finding : parts[part])
                    rows.push_back(finding.row);
                facts.read(rows);
                std::set<std::string> keys;
                for (std::size_t fact = 0; fact < facts.size(); ++fact)
                    CHECK(keys.insert(facts.key(fact)).second);
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    const auto one_by_one = evaluation->facts(parts[part][i]);
                    REQUIRE(one_by_one.size() == facts.size());
                    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
                        INFO(facts.key(fact) << " = " << one_by_one[fact].text);
                        CHECK(one_by_one[fact].key == facts.key(fact));
                        CHECK((one_by_one[fact].value == value_of(*evaluation, facts, fact, i)));
                    }
                }
            }
        }
    }
}

} // namespace lx::test
