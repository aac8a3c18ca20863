#include <catch2/catch.hpp>

#include "core/rules/evaluation.h"
#include "tests/support/sample_file.h"

using namespace lx;

namespace {

const Date today = *Date::from_iso("2025-09-30");

/// What a rule or target says where only `needs` are in memory. Reading anything else stops the
/// program.
std::string told(Database& database, const std::shared_ptr<const PolicyPack>& pack,
                 const Needs& needs, const std::string& id)
{
    NoProgress quiet;
    World::Options options;
    options.as_of = today;
    options.scope = pack->scope();
    const auto world = load_world(database, Definitions::program(), needs, options, quiet);
    REQUIRE(world.has_value());
    EvaluateOptions how;
    how.rules = {id};
    const auto evaluation = evaluate(pack, *world, how);
    REQUIRE(evaluation.has_value());
    std::string text;
    FindingFilter all;
    all.states = {State::Met, State::Unmet, State::Pending, State::Unknown, State::NotApplicable};
    evaluation->each_finding(all, [&](const Finding& finding) {
        text += std::to_string(finding.id) + std::string(state_code(finding.state)) +
                (finding.deadline ? finding.deadline->iso() : "") + " ";
        return true;
    });
    evaluation->each_todo([&](const TodoItem& item) {
        text += std::to_string(item.id) + item.period + item.due.iso() + " ";
        return true;
    });
    for (const TargetResult& target : evaluation->targets())
        text += std::to_string(target.area) + ":" + std::to_string(target.numerator) + "/" +
                std::to_string(target.denominator.value_or(-1)) + "/" +
                std::to_string(target.unknown) + " ";
    return text;
}

} // namespace

TEST_CASE("A rule or target says the same with nothing in memory but its own needs", "[rules]")
{
    test::SampleFile sample(40, 3);
    Database& database = sample.database();
    std::int64_t said = 0;
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = PolicyPack::builtin(Definitions::program(), id);
        REQUIRE(pack.has_value());
        const auto check = [&](const auto& one) {
            INFO(one.full_id);
            const std::string whole = told(database, *pack, (*pack)->needs(), one.id);
            CHECK(told(database, *pack, one.needs, one.id) == whole);
            said += whole.empty() ? 0 : 1;
        };
        for (const Rule& rule : (*pack)->rules())
            check(rule);
        for (const Target& target : (*pack)->targets())
            check(target);
    }
    CHECK(said > 100);
}
