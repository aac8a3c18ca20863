// Evaluating one unit or org is evaluating all and taking that one.
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/rules/evaluation.h"
#include "tests/support/sample_file.h"

namespace lx::test {
namespace {

std::shared_ptr<const PolicyPack> pack_named(const std::string& id)
{
    auto pack = PolicyPack::builtin(Definitions::program(), id);
    REQUIRE(pack.has_value());
    return *pack;
}

Evaluation evaluate_on(Database& database, const std::shared_ptr<const PolicyPack>& pack, Date day,
                       const std::optional<RowRef>& only = {}, int threads = 2)
{
    EvaluateOptions options;
    options.threads = threads;
    options.only = only;
    NoProgress quiet;
    const auto world =
        load_world(database, pack->definitions(), pack->needs(), {day, pack->scope(), 0}, quiet);
    REQUIRE(world.has_value());
    auto evaluation = evaluate(pack, *world, options);
    INFO((evaluation ? std::string() : evaluation.error().message + evaluation.error().detail));
    REQUIRE(evaluation.has_value());
    return *evaluation;
}

/// What an evaluation says of one row: rule, state, deadline, and what it lacks.
std::string said_of(const Evaluation& evaluation, const std::string& ledger, std::int64_t id)
{
    std::string text;
    FindingFilter filter;
    filter.ledger = ledger;
    filter.id = id;
    filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                     State::NotApplicable};
    evaluation.each_finding(filter, [&](const Finding& finding) {
        text += finding.rule->id + " " + std::string(state_code(finding.state));
        if (finding.deadline)
            text += " " + finding.deadline->iso();
        const Explanation why = evaluation.explain(finding);
        for (const FactReading& fact : why.facts)
            text += "; " + fact.key + "=" + fact.text + "/" + std::to_string(fact.rows.size());
        for (const std::string& one : why.needed)
            text += "; " + one;
        text += "\n";
        return true;
    });
    return text;
}

std::string todo_of(const Evaluation& evaluation, const std::string& ledger, std::int64_t id)
{
    std::string text;
    evaluation.each_todo([&](const TodoItem& item) {
        if (item.ledger == ledger && item.id == id)
            text += item.rule->id + " " + item.period + " " + item.due.iso() + "\n";
        return true;
    });
    return text;
}

TEST_CASE("One unit or org is all and take that one", "[rules][property]")
{
    const auto ids = PolicyPack::builtin_ids();
    CHECK(rc::check("around a row as in the whole", [&] {
        const auto units = *rc::gen::inRange<std::int64_t>(5, 25);
        const auto seed = *rc::gen::inRange<std::uint64_t>(1, 1'000'000);
        const auto days_back = *rc::gen::inRange(0, 900);
        const auto pack = pack_named(*rc::gen::elementOf(ids));
        const Date day = Date::from_iso("2025-12-31")->add_days(-days_back);
        SampleFile file(units, seed);
        const Evaluation all = evaluate_on(file.database(), pack, day);
        for (const char* ledger : {"unit", "org", "member", "post"}) {
            const auto& rows = all.world().snapshot().table(ledger).ids;
            for (int i = 0; i < 3 && !rows.empty(); ++i) {
                const std::int64_t id = *rc::gen::elementOf(rows);
                const Evaluation one = evaluate_on(file.database(), pack, day, RowRef{ledger, id});
                RC_ASSERT(said_of(one, ledger, id) == said_of(all, ledger, id));
                RC_ASSERT(todo_of(one, ledger, id) == todo_of(all, ledger, id));
            }
        }
    }));
}

TEST_CASE("Only the one row is a subject; targets are left out", "[rules]")
{
    SampleFile file(60, 42);
    const auto pack = pack_named("ningxia-2018");
    const Date day = *Date::from_iso("2025-09-30");
    const Evaluation all = evaluate_on(file.database(), pack, day);
    const auto& rows = all.world().snapshot().table("unit").ids;
    const Evaluation one = evaluate_on(file.database(), pack, day, RowRef{"unit", rows[3]});
    CHECK(said_of(one, "unit", rows[3]) == said_of(all, "unit", rows[3]));
    CHECK(said_of(one, "unit", rows[4]).empty());
    CHECK(one.targets().empty());
    const StateCounts counts = one.counts();
    CHECK(counts.met + counts.unmet + counts.pending + counts.unknown + counts.na > 0);
}

TEST_CASE("One thread or two say the same", "[rules]")
{
    SampleFile file(80, 5);
    const Date day = *Date::from_iso("2025-09-30");
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = pack_named(id);
        const Evaluation one = evaluate_on(file.database(), pack, day, {}, 1);
        const Evaluation two = evaluate_on(file.database(), pack, day, {}, 4);
        for (const Rule& rule : pack->rules()) {
            INFO(rule.full_id);
            const StateCounts a = one.counts(rule);
            const StateCounts b = two.counts(rule);
            CHECK(std::tie(a.met, a.unmet, a.pending, a.unknown, a.na) ==
                  std::tie(b.met, b.unmet, b.pending, b.unknown, b.na));
        }
        REQUIRE(one.targets().size() == two.targets().size());
        for (std::size_t i = 0; i < one.targets().size(); ++i) {
            CHECK(one.targets()[i].target == two.targets()[i].target);
            CHECK(one.targets()[i].numerator == two.targets()[i].numerator);
            CHECK(one.targets()[i].denominator == two.targets()[i].denominator);
        }
    }
}

TEST_CASE("Whatever is not met says what it lacks", "[rules]")
{
    SampleFile file(100, 9);
    const Date day = *Date::from_iso("2025-09-30");
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const Evaluation evaluation = evaluate_on(file.database(), pack_named(id), day);
        FindingFilter filter;
        filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                         State::NotApplicable};
        std::map<std::pair<const Rule*, State>, int> seen;
        evaluation.each_finding(filter, [&](const Finding& finding) {
            if (++seen[{finding.rule, finding.state}] > 3)
                return true;
            INFO(finding.rule->full_id << " " << state_code(finding.state) << " " << finding.id);
            const Explanation why = evaluation.explain(finding);
            const bool open = finding.state == State::Unmet || finding.state == State::Pending ||
                              finding.state == State::Unknown;
            CHECK(why.needed.empty() != open);
            CHECK_FALSE(why.advice.empty());
            CHECK_FALSE(why.basis.empty());
            for (const FactReading& fact : why.facts) {
                CHECK_FALSE(fact.key.empty());
                CHECK_FALSE(fact.title.empty());
                CHECK_FALSE(fact.text.empty());
            }
            return true;
        });
    }
}

} // namespace
} // namespace lx::test
