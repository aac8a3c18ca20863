#include "ui/presentation/history_text.h"

#include <algorithm>

#include "core/county/policies.h"
#include "core/store/own_fields.h"
#include "core/store/settings_store.h"
#include "tests/support/county_fixture.h"
#include "ui/presentation/format.h"
#include "ui/presentation/related_ledgers.h"

using namespace lx;
using namespace lx::ui;
using lx::test::CountyFixture;

TEST_CASE("a row's history names fields, shows references by name and masks numbers")
{
    CountyFixture f;
    LedgerStore store(*f.database, *f.catalog);
    Query query;
    query.ledger = "member";
    const std::int64_t id = store.ids(query).value().front();
    Record member = f.record("member", id);
    query.ledger = "org";
    const std::int64_t org = store.ids(query).value().back();
    const std::string phone_before = text_of(member.at(f.def("member"), "phone"));
    member.set(f.def("member"), "org", org);
    member.set(f.def("member"), "phone", std::string("13912345678"));
    f.put("member", member, "修改 党员");

    const auto steps = read_history(*f.database, *f.catalog, f.def("member"), id);
    REQUIRE(steps);
    REQUIRE_FALSE(steps->empty());
    const HistoryStep& newest = steps->front();
    CHECK(newest.kind == ChangeKind::Update);
    CHECK(newest.action == QStringLiteral("修改 党员"));
    CHECK(newest.user == QStringLiteral("测试"));
    REQUIRE(newest.fields.size() == 2);
    const auto labels = store.labels(f.def("org"), {org}).value();
    for (const HistoryStep::Field& field : newest.fields) {
        if (field.name == QStringLiteral("所在党组织"))
            CHECK(field.after == qt(labels.at(org)));
        else {
            CHECK(field.name == QStringLiteral("联系电话"));
            CHECK(field.after.contains(QLatin1Char('*')));
        }
    }
}

TEST_CASE("the ledgers that point to a ledger follow from the definitions")
{
    const Catalog& catalog = Catalog::builtin();
    QStringList titles;
    for (const RelatedLedger& related : related_ledgers(catalog, *catalog.ledger("unit"))) {
        CHECK(related.def->field(related.field)->ledger == "unit");
        titles << related.title;
    }
    CHECK(titles.contains(QStringLiteral("摸底记录")));
    CHECK(titles.contains(QStringLiteral("党员")));
    CHECK(titles.contains(QStringLiteral("派驻")));
    titles.clear();
    for (const RelatedLedger& related : related_ledgers(catalog, *catalog.ledger("org")))
        titles << related.title;
    // Two fields of one ledger are told apart.
    CHECK(titles.contains(QStringLiteral("组织关系转接·转入党组织")));
    CHECK(titles.contains(QStringLiteral("组织关系转接·转出党组织")));
    titles.removeDuplicates();
    CHECK(titles.size() ==
          static_cast<qsizetype>(related_ledgers(catalog, *catalog.ledger("org")).size()));
}

TEST_CASE("what was changed of an own field is told in words")
{
    CountyFixture f;
    FieldDef field;
    field.name = "档次";
    field.type = FieldType::Choice;
    const Actor actor{"测试", &f.clock};
    const auto key =
        save_own_field(*f.database, Catalog::builtin(), "unit", field, {"一档", "二档"}, &actor);
    REQUIRE(key);
    const auto added = ChangeLog(*f.database).of_action(*ChangeLog(*f.database).last_action(), 10);
    CHECK(added->size() > 1);
    CHECK(show_changes(*f.database, *f.catalog, *added)->size() == 1); // without the counting
    field.key = *key;
    field.name = "党建档次";
    REQUIRE(
        save_own_field(*f.database, Catalog::builtin(), "unit", field, {"一档", "二档"}, &actor));
    const auto action = ChangeLog(*f.database).last_action();
    const auto changes = ChangeLog(*f.database).of_action(*action, 10);
    REQUIRE(changes);
    const auto steps = show_changes(*f.database, *f.catalog, *changes);
    REQUIRE(steps);
    REQUIRE(steps->size() == 1);
    CHECK(steps->front().ledger.empty()); // no row to open
    REQUIRE(steps->front().fields.size() == 1);
    CHECK(steps->front().fields[0].before == QStringLiteral("档次"));
    CHECK(steps->front().fields[0].after == QStringLiteral("党建档次"));
}

TEST_CASE(
    "of settings the history tells policies by their names, and nothing that only programs read")
{
    CountyFixture f;
    const Actor actor{"测试", &f.clock};
    SettingsStore settings(*f.database);
    const auto shown = [&](const char* key, const char* value) {
        REQUIRE(settings.set(key, value, "修改设置", &actor));
        ChangeLog log(*f.database);
        const auto steps =
            show_changes(*f.database, *f.catalog, *log.of_action(*log.last_action(), 10));
        REQUIRE(steps);
        REQUIRE(steps->size() == 1);
        return steps->front();
    };
    CHECK(shown("not_same/unit", "[[12,40]]").fields.empty());
    CHECK(shown("lists", R"({"unit":[]})").fields.empty());
    const HistoryStep step = shown("policies", "central-2012");
    REQUIRE(step.fields.size() == 1);
    const auto policies = *list_policies(*f.database);
    const auto central = std::find_if(policies.begin(), policies.end(),
                                      [](const auto& one) { return one.id == "central-2012"; });
    REQUIRE(central != policies.end());
    CHECK(step.fields[0].after == qt(central->name));
}
