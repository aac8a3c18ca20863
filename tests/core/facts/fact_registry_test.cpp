#include <set>

#include <catch2/catch.hpp>

#include "core/facts/definitions.h"

namespace lx::test {
namespace {

TEST_CASE("Every field of every ledger is a fact", "[facts][registry]")
{
    const FactRegistry& registry = Definitions::program()->facts();
    for (const LedgerDef& def : Catalog::builtin().ledgers())
        for (const FieldDef& field : def.fields) {
            INFO(def.code << "." << field.key);
            const FactDef* fact = registry.find(def.code, field.key);
            REQUIRE(fact != nullptr);
            CHECK_FALSE(fact->title.empty());
        }
}

TEST_CASE("Derived facts say how they are counted", "[facts][registry]")
{
    const FactRegistry& registry = Definitions::program()->facts();
    for (const LedgerDef& def : Catalog::builtin().ledgers()) {
        std::set<std::string> titles;
        for (const FactDef* fact : registry.of(def.code)) {
            INFO(def.code << "." << fact->key);
            if (fact->derived) {
                CHECK_FALSE(fact->doc.empty());
                CHECK(titles.insert(fact->title).second);
            }
            Needs needs; // stops the program where a need names what is not there
            registry.add_needs(*fact, FieldUse::Content, needs);
            CHECK(needs.ledgers().contains(def.code));
        }
    }
}

TEST_CASE("Paths follow references and say so in their title", "[facts][registry]")
{
    const FactRegistry& registry = Definitions::program()->facts();
    const FactPath path = registry.path("unit", "managing_org.parent.kind");
    REQUIRE(path.fact != nullptr);
    CHECK(path.steps.size() == 2);
    CHECK(path.fact->ledger == "org");
    CHECK(path.title() == "管理党组织的上级党组织的类别");
    CHECK(registry.path("unit", "nothing").fact == nullptr);
    CHECK(registry.path("unit", "headcount.kind").fact == nullptr);
    CHECK(registry.path("activity", "units.name").fact == nullptr); // a list leads nowhere
    CHECK(registry.path("unit", "").fact == nullptr);
    CHECK(registry.path("unit", "managing_org.").fact == nullptr);
}

} // namespace
} // namespace lx::test
