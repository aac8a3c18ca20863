// Two answers about the same rows: another policy, another day, other figures.
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/object_reader.h"
#include "core/rules/comparison.h"
#include "tests/support/pack_builder.h"
#include "tests/support/sample_file.h"

namespace lx::test {
namespace {

constexpr Move all_moves[] = {Move::Lost, Move::Gained, Move::Asked, Move::Freed, Move::Other};

using Answer = std::shared_ptr<const Evaluation>;

/// Units with a headcount of at least `least` must be covered.
std::shared_ptr<const PolicyPack> big_units_pack(int least)
{
    return pack_of(
        R"("subject": "unit", "applies": {"fact": "headcount", "op": ">=", "value": {"param": "least"}},
           "met": {"fact": "org_covered", "op": "=", "value": true})",
        R"("params": {"least": {"title": "从业人员数", "type": "integer", "unit": "人", "value": )" +
            std::to_string(least) + "}}");
}

std::shared_ptr<const Snapshot> snapshot_of(const CountyRows& county)
{
    return Snapshot::from_records(Definitions::program(), county.records());
}

Answer answer_of(const std::shared_ptr<const Snapshot>& snapshot,
                 const std::shared_ptr<const PolicyPack>& pack, const std::string& day)
{
    World::Options options;
    options.as_of = *Date::from_iso(day);
    options.scope = pack->scope();
    auto evaluation = evaluate(pack, std::make_shared<const World>(snapshot, options));
    REQUIRE(evaluation.has_value());
    return std::make_shared<const Evaluation>(std::move(*evaluation));
}

/// "unit 3 met>unmet: why; why", one a line.
std::string told(const Comparison& comparison)
{
    std::string text;
    for (std::size_t matter = 0; matter < comparison.matters().size(); ++matter)
        comparison.each_change(matter, Move::None, [&](const StateChange& change) {
            text += std::string(change.ledger) + " " + std::to_string(change.id) + " " +
                    std::string(state_code(change.left)) + ">" +
                    std::string(state_code(change.right)) + ":";
            for (const std::string& line : comparison.why(change))
                text += " " + line + ";";
            text += "\n";
            return true;
        });
    return text;
}

CountyRows one_unit_uncovered_in_july()
{
    CountyRows county;
    county.add("org", {{"code", "D"}, {"kind", "党支部"}});
    county.add("unit", {{"uscc", "U"}});
    county.add("survey", {{"unit", "U"}, {"date", "2025-01-10"}, {"headcount", 120}});
    county.add("coverage",
               {{"org", "D"}, {"unit", "U"}, {"start", "2025-01-01"}, {"end", "2025-06-30"}});
    return county;
}

} // namespace

TEST_CASE("A move is told from the two states", "[rules][comparison]")
{
    CHECK(move_of(State::Met, State::Met) == Move::None);
    CHECK(move_of(State::Met, State::Unmet) == Move::Lost);
    CHECK(move_of(State::Unmet, State::Met) == Move::Gained);
    CHECK(move_of(State::None, State::Unmet) == Move::Asked);
    CHECK(move_of(State::NotApplicable, State::Unmet) == Move::Asked);
    CHECK(move_of(State::Unmet, State::NotApplicable) == Move::Freed);
    CHECK(move_of(State::Met, State::Unknown) == Move::Other);
    CHECK(move_of(State::None, State::NotApplicable) == Move::None);
    for (const Move move : all_moves)
        CHECK_FALSE(move_title(move).empty());
}

TEST_CASE("Two days of one policy: the fact that changed says why", "[rules][comparison]")
{
    const auto snapshot = snapshot_of(one_unit_uncovered_in_july());
    const auto pack = big_units_pack(100);
    const Comparison comparison(answer_of(snapshot, pack, "2025-05-31"),
                                answer_of(snapshot, pack, "2025-07-31"), {});
    REQUIRE(comparison.matters().size() == 1);
    CHECK(comparison.matters()[0].count(Move::Lost) == 1);
    const std::string text = told(comparison);
    INFO(text);
    CHECK(text.find("met>unmet") != std::string::npos);
    CHECK(text.find("由“是”变为“否”") != std::string::npos);
}

TEST_CASE("Other figures of one policy: the figure says why", "[rules][comparison]")
{
    const auto snapshot = snapshot_of(one_unit_uncovered_in_july());
    const Comparison comparison(answer_of(snapshot, big_units_pack(200), "2025-07-31"),
                                answer_of(snapshot, big_units_pack(100), "2025-07-31"), {});
    CHECK(comparison.matters()[0].count(Move::Asked) == 1);
    const std::string text = told(comparison);
    INFO(text);
    CHECK(text.find("na>unmet") != std::string::npos);
    CHECK(text.find("标准“从业人员数”由 200 人 变为 100 人") != std::string::npos);
}

TEST_CASE("A deadline that passed between two days says why", "[rules][comparison]")
{
    CountyRows county;
    county.add("unit", {{"uscc", "U"}});
    const auto pack =
        pack_of(R"("subject": "unit", "met": {"fact": "org_covered", "op": "=", "value": true},
                                 "deadline": {"date": {"date": "2025-06-30"}})");
    const auto snapshot = snapshot_of(county);
    const Comparison comparison(answer_of(snapshot, pack, "2025-06-01"),
                                answer_of(snapshot, pack, "2025-07-01"), {});
    CHECK(comparison.matters()[0].count(Move::Other) == 1);
    CHECK(told(comparison).find("整改期限 2025年6月30日 已到") != std::string::npos);
}

TEST_CASE("Every rule of the matters is a pack's, in one matter, and asks the same kind of row",
          "[rules][comparison]")
{
    std::map<std::string, std::set<std::string>> kinds; // full id → ledgers
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = PolicyPack::builtin(Definitions::program(), id);
        REQUIRE(pack.has_value());
        for (const Rule& rule : (*pack)->rules())
            for (const RulePart& part : rule.parts)
                kinds[rule.full_id].insert(part.ledger);
        for (const Target& target : (*pack)->targets())
            kinds[target.full_id].insert(target.ledger);
    }
    std::set<std::string> seen;
    for (const Matter& matter : matters()) {
        INFO(matter.id);
        CHECK(matter.rules.size() > 1);
        for (const std::string& rule : matter.rules) {
            INFO(rule);
            REQUIRE(kinds.contains(rule));
            CHECK(seen.insert(rule).second);
            const auto& first = kinds[matter.rules.front()];
            CHECK(std::any_of(first.begin(), first.end(),
                              [&](const auto& kind) { return kinds[rule].contains(kind); }));
        }
    }
}

TEST_CASE("Matters that name no rule, or one twice, are refused with file and place",
          "[rules][comparison]")
{
    const auto says = [](const std::string& rules) {
        const auto read = read_matters(
            "m.json", ObjectReader::of("m.json", R"({"matters":[{"id":"a","title":"t","rules":[)" +
                                                     rules + "]}]}"));
        return read ? std::string() : read.error().message;
    };
    CHECK(says(R"("ningxia-2018/6.a","liaoning-2016/2.a")").empty()); // a rule, a target
    CHECK(says(R"("ningxia-2018/6.zz")").find("m.json：matters[0].rules 没有“ningxia-2018/6.zz”") !=
          std::string::npos);
    CHECK(says(R"("ningxia-2018/6.a","ningxia-2018/6.a")").find("已经有了") != std::string::npos);
}

TEST_CASE("A comparison with itself finds nothing; turned round it mirrors", "[rules][comparison]")
{
    SampleFile file(60, 7);
    const auto& known = matters();
    const auto ids = PolicyPack::builtin_ids();
    CHECK(rc::check([&] {
        const auto pack_at = [&] {
            return *PolicyPack::builtin(Definitions::program(), *rc::gen::elementOf(ids));
        };
        const auto day = [] {
            return Date(*rc::gen::inRange(Date::from_iso("2016-01-01")->days(),
                                          Date::from_iso("2025-12-31")->days()));
        };
        const auto left_pack = pack_at();
        const auto right_pack = pack_at();
        Needs needs = left_pack->needs();
        needs.merge(right_pack->needs());
        NoProgress progress;
        const auto snapshot =
            *Snapshot::load(file.database(), Definitions::program(), needs, progress);
        const Answer left = answer_of(snapshot, left_pack, day().iso());
        const Answer right = answer_of(snapshot, right_pack, day().iso());
        const Comparison self(left, left, known);
        for (const ComparedMatter& matter : self.matters())
            for (const Move move : all_moves)
                RC_ASSERT(matter.count(move) == 0);
        const Comparison there(left, right, known);
        const Comparison back(right, left, known);
        RC_ASSERT(there.matters().size() == back.matters().size());
        std::array<std::int64_t, kMoves> one{};
        std::array<std::int64_t, kMoves> other{};
        for (const ComparedMatter& matter : there.matters())
            for (std::size_t i = 0; i < kMoves; ++i)
                one[i] += matter.moves[i];
        for (const ComparedMatter& matter : back.matters())
            for (std::size_t i = 0; i < kMoves; ++i)
                other[i] += matter.moves[i];
        const auto of = [](const auto& moves, Move move) {
            return moves[static_cast<std::size_t>(move)];
        };
        RC_ASSERT(of(one, Move::Lost) == of(other, Move::Gained));
        RC_ASSERT(of(one, Move::Gained) == of(other, Move::Lost));
        RC_ASSERT(of(one, Move::Asked) == of(other, Move::Freed));
        RC_ASSERT(of(one, Move::Freed) == of(other, Move::Asked));
        RC_ASSERT(of(one, Move::Other) == of(other, Move::Other));
    }));
}

TEST_CASE("Each change has a reason and the states of the two answers", "[rules][comparison]")
{
    SampleFile file(120, 3);
    const auto& known = matters();
    NoProgress progress;
    for (const std::string other : {"district-2020", "central-2012", "ningxia-2018"}) {
        const auto left_pack = *PolicyPack::builtin(Definitions::program(), "ningxia-2018");
        const auto right_pack = *PolicyPack::builtin(Definitions::program(), other);
        Needs needs = left_pack->needs();
        needs.merge(right_pack->needs());
        const auto snapshot =
            *Snapshot::load(file.database(), Definitions::program(), needs, progress);
        const Comparison comparison(answer_of(snapshot, left_pack, "2025-03-31"),
                                    answer_of(snapshot, right_pack, "2025-09-30"), known);
        std::int64_t changes = 0;
        for (std::size_t i = 0; i < comparison.matters().size(); ++i)
            comparison.each_change(i, Move::None, [&](const StateChange& change) {
                ++changes;
                CHECK(change.left != change.right);
                if (change.left_rule != nullptr)
                    CHECK(comparison.left().state(*change.left_rule, change.ledger, change.id) ==
                          change.left);
                if (change.right_rule != nullptr)
                    CHECK(comparison.right().state(*change.right_rule, change.ledger, change.id) ==
                          change.right);
                CHECK_FALSE(comparison.why(change).empty());
                return changes < 3000;
            });
        CHECK(changes > 0);
    }
}

} // namespace lx::test
