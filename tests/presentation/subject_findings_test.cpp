#include "ui/presentation/subject_findings.h"

#include "core/county/policies.h"
#include "tests/presentation/county_fixture.h"

using namespace lx;
using namespace lx::ui;
using lx::test::CountyFixture;

namespace {

Record survey_of(const CountyFixture& f, std::int64_t unit, std::int64_t headcount,
                 std::int64_t formal)
{
    const LedgerDef& def = f.def("survey");
    Record survey(def);
    survey.set(def, "unit", unit);
    survey.set(def, "date", std::string("2025-09-29"));
    survey.set(def, "headcount", headcount);
    survey.set(def, "formal", formal);
    return survey;
}

/// A new enterprise nobody covers, with nothing known of it.
std::int64_t new_unit(CountyFixture& f)
{
    const LedgerDef& def = f.def("unit");
    Record unit(def);
    unit.set(def, "uscc", std::string("91110000600037341L"));
    unit.set(def, "name", std::string("新来的有限公司"));
    unit.set(def, "category", std::string("非公有制企业"));
    unit.set(def, "type", std::string("有限责任公司"));
    unit.set(def, "status", std::string("正常"));
    f.put("unit", unit);
    return unit.id;
}

bool says(const SubjectFindings& found, const QString& clause)
{
    for (const SubjectFindings::Line& line : found.lines) {
        if (line.state == State::Unmet && line.clause == clause)
            return true;
    }
    return false;
}

} // namespace

TEST_CASE(
    "a survey that is being entered changes what is asked of its unit, and nothing stays behind")
{
    CountyFixture f;
    const std::int64_t unit = new_unit(f);
    FindingsRequest request;
    request.catalog = f.catalog;
    request.actor = f.actor;
    request.policies = {"central-2012"};
    request.as_of = f.clock.today();
    request.ledger = "survey";
    request.record = survey_of(f, unit, 40, 3);
    request.unsaved = false;

    const auto before = subject_findings(*f.database, request);
    REQUIRE(before);
    CHECK(before->unbuilt_kind == QStringLiteral("未知"));

    request.unsaved = true;
    const auto entered = subject_findings(*f.database, request);
    REQUIRE(entered);
    CHECK(entered->unbuilt_kind == QStringLiteral("应建未建"));
    CHECK(says(*entered,
               QStringLiteral("第6条"))); // three formal members: an organization of its own

    request.record = survey_of(f, unit, 40, 2);
    CHECK(subject_findings(*f.database, request).value().unbuilt_kind ==
          QStringLiteral("有党员不足3人"));

    LedgerStore store(*f.database, *f.catalog);
    Query query;
    query.ledger = "survey";
    query.filters = {{"unit", "=", std::to_string(unit)}};
    CHECK(store.count(query).value() == 0);
}

TEST_CASE("a new unit is looked at before it is saved; what can't be written is looked at as it is "
          "stored")
{
    CountyFixture f;
    const LedgerDef& def = f.def("unit");
    FindingsRequest request;
    request.catalog = f.catalog;
    request.actor = f.actor;
    request.policies = {"central-2012", "ningxia-2018"};
    request.as_of = f.clock.today();
    request.ledger = "unit";
    Record unit(def);
    unit.set(def, "name", std::string("还没有存的公司"));
    unit.set(def, "category", std::string("非公有制企业"));
    unit.set(def, "type", std::string("有限责任公司"));
    unit.set(def, "status", std::string("正常"));
    request.record = unit;
    request.unsaved = true;
    const auto fresh = subject_findings(*f.database, request);
    REQUIRE(fresh);
    CHECK(fresh->unbuilt_kind == QStringLiteral("未知"));
    CHECK_FALSE(fresh->lines.empty());
    // Unmet first.
    int order = 0;
    for (const auto& line : fresh->lines) {
        const int rank = line.state == State::Unmet ? 0 : line.state == State::Pending ? 1 : 2;
        CHECK(rank >= order);
        order = rank;
        CHECK_FALSE(line.title.isEmpty());
        CHECK_FALSE(line.clause.isEmpty());
    }

    request.record = Record(def); // no name, no kind: the store refuses it
    const auto nothing = subject_findings(*f.database, request);
    REQUIRE(nothing);
    CHECK(nothing->lines.empty());
}

TEST_CASE("whose findings a form shows")
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& post = *catalog.ledger("post");
    Record row(post);
    CHECK(finding_subject(post, row).ledger.empty());
    row.set(post, "org", std::int64_t{7});
    CHECK(finding_subject(post, row).ledger == "org");
    CHECK(finding_subject(post, row).id == 7);
    const LedgerDef& area = *catalog.ledger("area");
    CHECK(finding_subject(area, Record(area)).ledger.empty());
}

TEST_CASE("figures the clerk sets are kept in the file and used; stale ones are left out")
{
    CountyFixture f(60);
    const auto pack = load_policy(*f.database, "ningxia-2018");
    REQUIRE(pack);
    const ParamDef* number = nullptr;
    for (const ParamDef& param : (*pack)->params()) {
        if (param.type == "integer")
            number = &param;
    }
    REQUIRE(number != nullptr);
    REQUIRE(save_policy_values(*f.database, "ningxia-2018",
                               {{number->key, "7"}, {"no_such_figure", "1"}}));
    const auto changed = load_policy(*f.database, "ningxia-2018");
    REQUIRE(changed);
    for (const ParamDef& param : (*changed)->params()) {
        if (param.key == number->key) {
            CHECK(param.value == "7");
            CHECK(param.original == number->original);
        }
    }
    REQUIRE(save_policy_values(*f.database, "ningxia-2018", {}));
    CHECK(policy_values(*f.database, "ningxia-2018").value().empty());
}
