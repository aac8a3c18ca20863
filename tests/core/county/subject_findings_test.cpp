#include "core/county/subject_findings.h"

#include <rapidcheck.h>

#include "core/county/policies.h"
#include "tests/support/county_fixture.h"

using namespace lx;
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

bool says(const SubjectFindings& found, const std::string& clause)
{
    for (const SubjectFindings::Line& line : found.lines) {
        if (line.state == State::Unmet && line.clause == clause)
            return true;
    }
    return false;
}

std::shared_ptr<const County> county_of(CountyFixture& f, const std::vector<std::string>& policies)
{
    NoProgress quiet;
    return County::load(*f.database, f.definitions,
                        CountyWanted::by_pages(policies, f.clock.today()), quiet)
        .value();
}

SubjectFindings found_of(const CountyFixture& f, const County& county, const std::string& ledger,
                         const Record& record)
{
    NoProgress quiet;
    return subject_findings(county, f.def(ledger), record, quiet).value();
}

std::string said(const SubjectFindings& found)
{
    std::string text = found.unbuilt_kind + " " + std::to_string(found.met) + "\n";
    for (const SubjectFindings::Line& line : found.lines)
        text += line.title + "|" + line.clause + "|" + line.needed + "|" + line.explained + "|" +
                (line.deadline ? line.deadline->iso() : "") + "|" +
                std::string(state_code(line.state)) + "\n";
    return text;
}

} // namespace

TEST_CASE(
    "a survey that is being entered changes what is asked of its unit, and nothing stays behind")
{
    CountyFixture f;
    const std::int64_t unit = new_unit(f);
    const auto county = county_of(f, {"central-2012"});
    CHECK(found_of(f, *county, "unit", f.record("unit", unit)).unbuilt_kind == "未知");

    const SubjectFindings entered = found_of(f, *county, "survey", survey_of(f, unit, 40, 3));
    CHECK(entered.unbuilt_kind == "应建未建");
    CHECK(says(entered, "第6条")); // three formal members: an organization of its own
    CHECK(found_of(f, *county, "survey", survey_of(f, unit, 40, 2)).unbuilt_kind ==
          "有党员不足3人");

    CHECK(found_of(f, *county, "unit", f.record("unit", unit)).unbuilt_kind == "未知");
}

TEST_CASE("a new unit is looked at before it is saved")
{
    CountyFixture f;
    const auto county = county_of(f, {"central-2012", "ningxia-2018"});
    const LedgerDef& def = f.def("unit");
    Record unit(def);
    unit.set(def, "name", std::string("还没有存的公司"));
    unit.set(def, "category", std::string("非公有制企业"));
    unit.set(def, "type", std::string("有限责任公司"));
    unit.set(def, "status", std::string("正常"));
    const SubjectFindings fresh = found_of(f, *county, "unit", unit);
    CHECK(fresh.unbuilt_kind == "未知");
    CHECK_FALSE(fresh.lines.empty());
    // Unmet first.
    int order = 0;
    for (const auto& line : fresh.lines) {
        const int rank = line.state == State::Unmet ? 0 : line.state == State::Pending ? 1 : 2;
        CHECK(rank >= order);
        order = rank;
        CHECK_FALSE(line.title.empty());
        CHECK_FALSE(line.clause.empty());
    }
    CHECK(found_of(f, *county, "unit", Record(def)).lines.empty()); // nothing known of its kind
}

TEST_CASE("what is said while a row is entered is what is said once it is saved", "[property]")
{
    CountyFixture f(120);
    const std::vector<std::string> policies = PolicyPack::builtin_ids();
    CHECK(rc::check("entered = saved", [&] {
        const auto county = county_of(f, policies);
        const std::string ledger =
            *rc::gen::element<std::string>("unit", "org", "survey", "member", "post", "activity");
        const LedgerDef& def = f.def(ledger);
        const auto& ids = county->world->snapshot().table(ledger).ids;
        RC_PRE(!ids.empty());
        // A row with some fields of another one, as a clerk corrects it; or the same as a new row.
        Record record = f.record(ledger, *rc::gen::elementOf(ids));
        const Record other = f.record(ledger, *rc::gen::elementOf(ids));
        for (std::size_t i = 0; i < def.fields.size(); ++i)
            if (!def.fields[i].in_key && *rc::gen::inRange(0, 4) == 0)
                record.values[i] = other.values[i];
        const SubjectFindings entered = found_of(f, *county, ledger, record);
        auto writer = Writer::begin(*f.database, *f.catalog, f.actor, "修改");
        RC_ASSERT(writer.has_value());
        RC_PRE(writer->put(def, record).has_value()); // a circle is refused
        RC_ASSERT(writer->commit().has_value());
        const auto after = county_of(f, policies);
        RC_ASSERT(said(entered) == said(found_of(f, *after, ledger, record)));
    }));
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
