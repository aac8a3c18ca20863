// One reading of the file serves whoever needs no more than is in it.
#include "core/facts/kept_worlds.h"

#include <catch2/catch.hpp>

#include "core/sample/sample.h"
#include "core/store/writer.h"
#include "tests/support/county_fixture.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Kept : CountyFixture
{
    NoProgress progress;
    KeptWorlds worlds;
    World::Options options{clock.today(), {}, 0};

    Kept() : CountyFixture(60) {}

    Needs needs(std::initializer_list<std::pair<const char*, const char*>> facts) const
    {
        Needs made;
        for (const auto& [ledger, fact] : facts)
            definitions->facts().add_needs(*definitions->facts().find(ledger, fact),
                                           FieldUse::Content, made);
        return made;
    }
    std::shared_ptr<const World> find(const Needs& needs)
    {
        auto world = worlds.find(*database, definitions, needs, options, progress);
        REQUIRE(world);
        return *world;
    }
    std::shared_ptr<const World> read(const Needs& needs)
    {
        auto world = load_world(*database, definitions, needs, options, progress);
        REQUIRE(world);
        return *world;
    }
    void add_instructor()
    {
        Record person(def("instructor"));
        person.set(def("instructor"), "code", std::string("ZD999999"));
        person.set(def("instructor"), "name", std::string("新来的"));
        person.set(def("instructor"), "start", std::string("2025-01-01"));
        put("instructor", person);
    }
    void add_survey(std::int64_t unit, std::int64_t headcount)
    {
        Record survey(def("survey"));
        survey.set(def("survey"), "unit", unit);
        survey.set(def("survey"), "date", clock.today().iso());
        survey.set(def("survey"), "headcount", headcount);
        put("survey", survey);
    }
};

} // namespace

TEST_CASE("a world that is held by somebody is shared by who needs no more")
{
    Kept f;
    const auto whole = f.read(f.needs({{"unit", "headcount"}, {"unit", "org_covered"}}));
    f.worlds.keep(whole);
    CHECK(f.find(f.needs({{"unit", "headcount"}})) == whole);
    CHECK(f.find(f.needs({{"unit", "org_covered"}})) == whole);
    // Of another day, or with something that was not read, it is another one.
    f.options.as_of = f.options.as_of.add_days(-1);
    CHECK(f.find(f.needs({{"unit", "headcount"}})) != whole);
    f.options.as_of = f.options.as_of.add_days(1);
    CHECK(f.find(f.needs({{"instructor", "name"}})) != whole);
}

TEST_CASE("a change of what is not needed leaves a shared world as it is")
{
    Kept f;
    const Needs headcount = f.needs({{"unit", "headcount"}});
    const auto before = f.find(headcount);
    f.add_instructor();
    CHECK(f.find(headcount) == before);
    f.add_survey(1, 4321);
    const auto after = f.find(headcount);
    CHECK(after != before);
    CHECK(f.find(headcount) == after);
    const FactDef& fact = *f.definitions->facts().find("unit", "headcount");
    const std::int32_t row = after->snapshot().table("unit").row_of(1);
    CHECK(after->value(fact, row) == Value(std::int64_t{4321}));
    CHECK(before->value(fact, row) != Value(std::int64_t{4321}));
}

TEST_CASE("what changed is read alone, the rest is shared with the world before")
{
    Kept f;
    const Needs needs = f.needs({{"unit", "headcount"}, {"unit", "name"}});
    const auto before = f.find(needs);
    f.add_survey(1, 4321);
    const auto after = f.find(needs);
    CHECK(&after->snapshot().table("unit") == &before->snapshot().table("unit"));
    CHECK(&after->snapshot().table("survey") != &before->snapshot().table("survey"));
    const auto anew = f.read(needs);
    const FactDef& fact = *f.definitions->facts().find("unit", "headcount");
    for (std::int32_t row = 0; row < anew->rows("unit"); ++row)
        CHECK(after->value(fact, row) == anew->value(fact, row));
}

TEST_CASE("the world read last stays for the next one who asks, others go with who holds them")
{
    Kept f;
    const Needs headcount = f.needs({{"unit", "headcount"}});
    std::weak_ptr<const World> last = f.find(headcount);
    CHECK_FALSE(last.expired());
    CHECK(f.find(headcount) == last.lock());
    (void)f.find(f.needs({{"instructor", "name"}}));
    CHECK(last.expired());
}
