// After an edit only what depends on it is evaluated, with the same answers as from scratch.
#include <algorithm>
#include <map>

#include <rapidcheck.h>

#include "tests/presentation/county_fixture.h"
#include "ui/presentation/evaluated.h"

using namespace lx;
using namespace lx::ui;
using namespace lx::test;

namespace {

using Done = std::shared_ptr<const Evaluated>;

const std::vector<std::string>& policies()
{
    static const std::vector<std::string> ids = PolicyPack::builtin_ids();
    return ids;
}

struct Again : CountyFixture
{
    NoProgress quiet;

    using CountyFixture::CountyFixture;
    Done scratch()
    {
        auto done =
            evaluate_county(*database, catalog, policies(), *Date::from_iso("2025-09-30"), quiet);
        RC_ASSERT(done.has_value());
        return *done;
    }
    Done again(const Done& before)
    {
        auto done = evaluate_again(*database, before, quiet);
        RC_ASSERT(done.has_value());
        return *done;
    }
    std::vector<Record> rows(const std::string& ledger)
    {
        Query all;
        all.ledger = ledger;
        return LedgerStore(*database, *catalog).first(all, -1).value();
    }
};

/// Everything the policies say, in words.
std::map<std::string, std::string> said(const Evaluated& done)
{
    std::map<std::string, std::string> all;
    for (const PackResult& pack : done.packs) {
        FindingFilter filter;
        filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                         State::NotApplicable};
        pack.evaluation->each_finding(filter, [&](const Finding& finding) {
            all[finding.rule->full_id] += std::string(finding.ledger) + std::to_string(finding.id) +
                                          std::string(state_code(finding.state)) +
                                          (finding.deadline ? finding.deadline->iso() : "") + " ";
            return true;
        });
        pack.evaluation->each_todo([&](const TodoItem& item) {
            all[item.rule->full_id + " todo"] +=
                std::to_string(item.id) + item.period + "/" + item.due.iso() + " ";
            return true;
        });
        for (const TargetResult& target : pack.evaluation->targets())
            all[target.target->full_id] +=
                std::to_string(target.area) + ":" + std::to_string(target.numerator) + "/" +
                std::to_string(target.denominator.value_or(-1)) + "?" +
                std::to_string(target.unknown) + std::string(state_code(target.state)) + " ";
        for (const auto* duties : {&pack.duties.by_area, &pack.duties.by_org})
            for (const Duty& duty : *duties)
                all[pack.pack->id() + (duties == &pack.duties.by_org ? " by org" : " by area")] +=
                    duty.rule->id + "#" + std::to_string(duty.part) + "@" +
                    std::to_string(duty.row) + "=" + std::to_string(duty.count) +
                    (duty.due ? duty.due->iso() : "") +
                    std::to_string(static_cast<int>(duty.urgency)) + " ";
    }
    return all;
}

/// What differs, to be read when it fails.
std::string differences(const Done& one, const Done& other)
{
    const auto a = said(*one);
    const auto b = said(*other);
    std::string text;
    for (const auto& [key, words] : a) {
        const auto found = b.find(key);
        if (found == b.end() || found->second != words)
            text += key + "; ";
    }
    for (const auto& [key, words] : b)
        text += a.contains(key) ? "" : key + "; ";
    return text;
}

/// One step as a clerk makes it: another value that occurs in the field, nothing in it, a row less
/// or a copy of one. Refused steps are part of life.
void random_edit(Again& county)
{
    const auto& ledgers = county.catalog->ledgers();
    const LedgerDef& def = ledgers[*rc::gen::inRange<std::size_t>(0, ledgers.size())];
    std::vector<Record> rows = county.rows(def.code);
    if (rows.empty())
        return;
    const auto some_row = [&]() -> Record& {
        return rows[*rc::gen::inRange<std::size_t>(0, rows.size())];
    };
    Record& row = some_row();
    const Record other = some_row();
    auto writer = Writer::begin(*county.database, *county.catalog, county.actor, "改");
    RC_ASSERT(writer.has_value());
    const int what = *rc::gen::inRange(0, 10);
    if (what < 7) {
        for (int changes = *rc::gen::inRange(1, 4); changes > 0; --changes) {
            const auto field = *rc::gen::inRange<std::size_t>(0, def.fields.size());
            row.values[field] = *rc::gen::inRange(0, 4) == 0 ? Value{} : other.values[field];
        }
        (void)writer->put(def, row);
    } else if (what == 7) {
        (void)writer->remove(def, row.id);
    } else {
        Record copy = other;
        copy.id = 0;
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            if (field.in_key && (field.type == FieldType::Text || field.type == FieldType::Uscc ||
                                 field.type == FieldType::IdNumber))
                copy.values[i] = "K" + std::to_string(*rc::gen::inRange(0, 1'000'000));
            else if (field.in_key && field.type == FieldType::Date)
                copy.values[i] =
                    std::string("2025-09-") + std::to_string(*rc::gen::inRange(10, 31));
        }
        (void)writer->put(def, copy);
    }
    RC_ASSERT(writer->commit().has_value());
}

std::size_t evaluated(const Evaluated& done)
{
    std::size_t count = 0;
    for (const PackResult& pack : done.packs)
        count += pack.evaluation->evaluated().size();
    return count;
}

} // namespace

TEST_CASE("any sequence of edits, evaluated again, says the same as evaluated from scratch")
{
    CHECK(rc::check([] {
        Again county(*rc::gen::inRange(10, 40));
        Done now = county.scratch();
        for (int round = *rc::gen::inRange(1, 4); round > 0; --round) {
            for (int edits = *rc::gen::inRange(1, 4); edits > 0; --edits)
                random_edit(county);
            if (*rc::gen::inRange(0, 4) == 0) {
                const auto last = undo_candidate(*county.database);
                RC_ASSERT(last.has_value());
                if (*last != 0)
                    (void)undo_action(*county.database, *county.catalog, county.actor, *last);
            }
            now = county.again(now);
            RC_ASSERT(differences(now, county.scratch()) == std::string());
        }
    }));
}

TEST_CASE("what reads nothing of an edit is not evaluated")
{
    Again county(200);
    const Done first = county.scratch();
    std::size_t all = 0;
    for (const PackResult& pack : first->packs)
        all += pack.pack->rules().size() + pack.pack->targets().size();
    CHECK(evaluated(*first) == all);
    CHECK(evaluated(*county.again(first)) == 0); // nothing happened

    Record unit = county.record("unit", 1);
    unit.values[static_cast<std::size_t>(county.def("unit").index_of("note"))] =
        Value(std::string("已联系"));
    county.put("unit", unit);
    const Done noted = county.again(first);
    CHECK(evaluated(*noted) == 0);
    CHECK(differences(noted, first).empty());

    const auto activities = county.rows("activity");
    REQUIRE_FALSE(activities.empty());
    Record activity = activities.front();
    activity.values[static_cast<std::size_t>(county.def("activity").index_of("date"))] =
        Value(std::string("2025-09-29"));
    county.put("activity", activity);
    const Done met = county.again(noted);
    CHECK(evaluated(*met) > 10);
    CHECK(evaluated(*met) < all / 2);
    for (const PackResult& pack : met->packs) {
        for (const std::string& id : pack.evaluation->evaluated()) {
            const Rule* rule = pack.pack->rule(id);
            const Target* target = pack.pack->target(id);
            const Needs& needs = rule != nullptr ? rule->needs : target->needs;
            INFO(pack.pack->id() << "/" << id);
            CHECK(needs.ledgers().contains("activity"));
        }
    }
}
