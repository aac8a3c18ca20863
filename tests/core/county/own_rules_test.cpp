// The rules a county writes itself: kept in its file, checked whole, copied from policies.
#include "core/county/own_rules.h"

#include <QJsonDocument>
#include <catch2/catch.hpp>

#include "core/county/policies.h"
#include "core/rules/evaluation.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

QJsonObject phone_rule(const char* title = "单位要有联系电话", const char* fact = "phone",
                       const char* id = "")
{
    const std::string text = std::string(R"({"id": ")") + id + R"(", "group": "本地", "title": ")" +
                             title + R"(", "clause": "县委组织部要求", "strength": "must",
        "subject": "unit", "met": {"fact": ")" +
                             fact + R"(", "op": "given"},
        "advice": "补填联系电话"})";
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

TEST_CASE("own rules are numbered, changed in place and gone with the last")
{
    TestLedger f;
    CHECK(own_rules(f.database())->empty());
    CHECK(*save_own_rule(f.database(), phone_rule()) == "1");
    CHECK(*save_own_rule(f.database(), phone_rule("另一条")) == "2");
    CHECK(*save_own_rule(f.database(), phone_rule("改过的", "phone", "1")) == "1");
    const auto rules = own_rules(f.database());
    REQUIRE(rules->size() == 2);
    CHECK((*rules)[0][u"title"].toString() == QStringLiteral("改过的"));
    const auto pack = load_policy(f.database(), Definitions::program(), kOwnRulesPack);
    REQUIRE(pack.has_value());
    CHECK((*pack)->rule("2")->title == "另一条");
    REQUIRE(remove_own_rule(f.database(), "1"));
    CHECK(*save_own_rule(f.database(), phone_rule()) == "1"); // the number is free again
    REQUIRE(remove_own_rule(f.database(), "1"));
    REQUIRE(remove_own_rule(f.database(), "2"));
    CHECK_FALSE(load_policy(f.database(), Definitions::program(), kOwnRulesPack).has_value());
    CHECK_FALSE(remove_own_rule(f.database(), "2").has_value());
}

TEST_CASE("a rule with a mistake is refused with its place and changes nothing")
{
    TestLedger f;
    REQUIRE(save_own_rule(f.database(), phone_rule()));
    const auto refused = save_own_rule(f.database(), phone_rule("电话", "no_such_fact"));
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().message.find("no_such_fact") != std::string::npos);
    CHECK(refused.error().message.find("met") != std::string::npos);
    CHECK(own_rules(f.database())->size() == 1);
}

TEST_CASE("every rule of every policy, copied to stand alone, says the same in the same scope")
{
    SampleFile file(60, 5);
    TestLedger own;
    NoProgress quiet;
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto original = PolicyPack::builtin(Definitions::program(), id);
        REQUIRE(original.has_value());
        if (auto old = own_rules(own.database()); old && !old->empty())
            REQUIRE(remove_own_pack(own.database(), kOwnRulesPack));
        for (const Rule& rule : (*original)->rules()) {
            auto copy = copied_rule(own.database(), id, rule.id);
            REQUIRE(copy.has_value());
            CHECK(copy->value(QStringLiteral("clause"))
                      .toString()
                      .endsWith(QString::fromStdString(rule.clause)));
            CHECK(copy->value(QStringLiteral("clause")).toString().size() >
                  QString::fromStdString(rule.clause).size());
            copy->insert(QStringLiteral("id"), QString::fromStdString(rule.id));
            const auto saved = save_own_rule(own.database(), *copy);
            INFO(rule.full_id << " " << (saved ? "" : saved.error().message));
            REQUIRE(saved.has_value());
        }
        const auto copies = load_policy(own.database(), Definitions::program(), kOwnRulesPack);
        REQUIRE(copies.has_value());
        World::Options how;
        how.as_of = *Date::from_iso("2025-09-30");
        how.scope = (*original)->scope();
        Needs needs = (*original)->needs();
        needs.merge((*copies)->needs());
        const auto snapshot = Snapshot::load(file.database(), Definitions::program(), needs, quiet);
        REQUIRE(snapshot.has_value());
        const auto world = std::make_shared<const World>(*snapshot, how);
        const auto one = evaluate(*original, world);
        const auto other = evaluate(*copies, world);
        REQUIRE(one.has_value());
        REQUIRE(other.has_value());
        World::Options broad = how;
        broad.scope = (*copies)->scope();
        const auto wide = std::make_shared<const World>(*snapshot, broad);
        const auto real = evaluate(*copies, wide);
        REQUIRE(real.has_value());
        for (const Rule& rule : (*original)->rules()) {
            const StateCounts a = one->counts(rule);
            const StateCounts b = real->counts(*(*copies)->rule(rule.id));
            INFO(rule.full_id);
            // Other rows count units of the pack's scope: these may differ where it is narrower.
            if (rule.parts.front().ledger == "unit" || (*original)->scope() == (*copies)->scope())
                CHECK(std::tuple(a.met, a.unmet, a.pending, a.unknown, a.na) ==
                      std::tuple(b.met, b.unmet, b.pending, b.unknown, b.na));
        }
        for (const Rule& rule : (*original)->rules()) {
            INFO(rule.full_id);
            const StateCounts a = one->counts(rule);
            const StateCounts b = other->counts(*(*copies)->rule(rule.id));
            CHECK(std::tuple(a.met, a.unmet, a.pending, a.unknown, a.na) ==
                  std::tuple(b.met, b.unmet, b.pending, b.unknown, b.na));
        }
    }
}
