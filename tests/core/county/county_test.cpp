// After an edit only what depends on it is evaluated, with the same answers as from scratch.
#include "core/county/county.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <QFile>
#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/facts/row_view.h"
#include "core/store/ledger_store.h"
#include "tests/support/county_fixture.h"

using namespace lx;
using lx::test::CountyFixture;

namespace {

using Done = std::shared_ptr<const County>;

const Date today = *Date::from_iso("2025-09-30");

std::vector<std::string> all_policies()
{
    return PolicyPack::builtin_ids();
}

/// From scratch (by a scope), or from what was evaluated before.
Done made(CountyFixture& county, const Done& before, const std::string& scope = {})
{
    NoProgress quiet;
    auto done = before == nullptr
                    ? County::load(*county.database, county.definitions,
                                   CountyWanted::by_pages(all_policies(), today, scope), quiet)
                    : County::after(*county.database, before, quiet);
    if (!done)
        throw std::runtime_error(done.error().message + done.error().detail);
    return *done;
}

std::string text_of_due(const std::optional<Date>& day)
{
    return day ? day->iso() : "-";
}

/// A cell whatever its numbers mean: texts as texts, references as ids.
std::string cell(const Snapshot& snapshot, const FieldDef& field, const Column& column,
                 std::size_t row)
{
    const auto reference = [&](std::int32_t at) {
        return at < 0 ? std::to_string(at)
                      : "#" + std::to_string(
                                  snapshot.table(field.ledger).ids[static_cast<std::size_t>(at)]);
    };
    switch (column.kind) {
    case ColumnKind::Absent:
        return {};
    case ColumnKind::Int64:
        return std::to_string(column.i64[row]);
    case ColumnKind::Real:
        return std::to_string(column.real[row]);
    case ColumnKind::Given:
        return std::to_string(column.i32[row]);
    case ColumnKind::List: {
        std::string all;
        for (auto i = column.starts[row]; i < column.starts[row + 1]; ++i)
            all += reference(column.i32[static_cast<std::size_t>(i)]);
        return all;
    }
    default:
        break;
    }
    switch (field.type) {
    case FieldType::Ref:
    case FieldType::RefOrText:
        return reference(column.i32[row]);
    case FieldType::Integer:
    case FieldType::Bool:
    case FieldType::Year:
    case FieldType::Date:
        return std::to_string(column.i32[row]);
    default:
        return column.i32[row] < 0 ? "-"
                                   : "'" + std::string(snapshot.texts().text(column.i32[row]));
    }
}

/// Everything an evaluation says, as text by place: equal maps are equal evaluations.
std::map<std::string, std::string> told(const County& done)
{
    std::map<std::string, std::string> all;
    const Snapshot& snapshot = done.world->snapshot();
    for (const LedgerDef& def : snapshot.catalog().ledgers()) {
        const ColumnTable& table = snapshot.table(def.code);
        for (std::size_t row = 0; row < table.ids.size(); ++row) {
            std::string& text = all[def.code + "/" + std::to_string(table.ids[row])];
            for (std::size_t field = 0; field < def.fields.size(); ++field)
                text += cell(snapshot, def.fields[field], table.columns[field], row) + "|";
        }
    }
    for (const LedgerDef& def : snapshot.catalog().ledgers())
        for (const std::int64_t id : snapshot.object_ids(def.code))
            all["objects of " + def.code] += std::to_string(id) + ",";
    const RowView explained(*done.world, "exception");
    for (std::int32_t row = 0; row < explained.rows(); ++row) {
        const std::int64_t id = snapshot.object_ids("exception")[static_cast<std::size_t>(row)];
        const LedgerDef* def = snapshot.object_ledger("exception", row);
        const Exception* said =
            def == nullptr ? nullptr
                           : done.exceptions.find(explained.text(row, "rule"), def->code, id);
        all["exceptions"] += said == nullptr ? "-" : std::to_string(said->id) + said->reason + ";";
    }
    for (const PackResult& pack : done.packs) {
        const Evaluation& evaluation = *pack.evaluation;
        for (const Duty& duty : pack.duties)
            all["duties " + pack.pack->id()] +=
                duty.rule->full_id + "/" + std::to_string(duty.part) + "/" +
                text_of_due(duty.week) + "/" + std::to_string(duty.org) + "=" +
                std::to_string(duty.count) + " " + duty.due.iso() + ";";
        for (std::size_t i = 0; i < pack.counts.size(); ++i) {
            const Rule& rule = *evaluation.rules()[i];
            const StateCounts& counts = pack.counts[i];
            std::string& text = all["rule " + rule.full_id];
            for (const std::int64_t count :
                 {counts.met, counts.unmet, counts.pending, counts.unknown, counts.na})
                text += std::to_string(count) + ",";
            for (std::size_t part = 0; part < rule.parts.size(); ++part) {
                text += " " + std::to_string(part) + ":";
                evaluation.each_state(rule, part, [&](std::int32_t row, State state) {
                    text += std::to_string(row) + "=" + std::string(state_code(state)) + " ";
                });
            }
        }
        FindingFilter every;
        std::string& findings = all["findings " + pack.pack->id()];
        evaluation.each_finding(every, [&](const Finding& finding) {
            findings += finding.rule->id + "/" + std::to_string(finding.id) + "/" +
                        text_of_due(finding.deadline) + ";";
            return true;
        });
        std::string& todo = all["todo " + pack.pack->id()];
        evaluation.each_todo([&](const TodoItem& item) {
            todo += item.rule->id + "/" + std::to_string(item.id) + "/" + item.period + "/" +
                    item.due.iso() + ";";
            return true;
        });
        std::string& targets = all["targets " + pack.pack->id()];
        for (const TargetResult& result : evaluation.targets())
            targets += result.target->id + "/" + std::to_string(result.area) + "/" +
                       std::to_string(result.numerator) + "/" +
                       std::to_string(result.denominator.value_or(-1)) + "/" +
                       std::to_string(result.unknown) + "/" +
                       std::string(state_code(result.state)) + "/" + text_of_due(result.deadline) +
                       ";";
    }
    for (const CoverageGoal& goal : done.goals) {
        std::string& text = all["goals"];
        text += goal.title + goal.who + (goal.work ? "work" : "org");
        for (const auto& [area, figures] : goal.areas)
            text += std::to_string(area) + ":" + std::to_string(figures.first) + "/" +
                    std::to_string(figures.second) + ";";
    }
    for (const CoverageGroup& group : done.figures.areas)
        all["areas"] += group.key + group.name + std::to_string(group.figures.population) + "/" +
                        std::to_string(group.figures.org_covered) + "/" +
                        std::to_string(group.figures.formal_members) + "/" +
                        std::to_string(group.figures.outside) + ";";
    const Overview& over = done.figures.overview;
    for (const std::int64_t figure :
         {over.units, over.enterprises, over.with_members, over.should, over.unbuilt,
          over.org_covered, over.work_covered, over.members, over.instructors, over.instructed,
          done.figures.total.population, done.figures.total.org_covered,
          done.figures.total.formal_members, done.figures.total.outside,
          done.figures.total.undetermined})
        all["figures"] += std::to_string(figure) + ",";
    for (const AgendaItem& item : done.agenda)
        all["agenda"] += item.title + text_of_due(item.week) + item.due.iso() + "x" +
                         std::to_string(item.count) + ";";
    for (const FocusList& list : done.focus) {
        std::string& text = all["list " + list.def->id];
        for (const FocusList::Row& row : list.rows)
            text += std::to_string(row.id) + (row.fresh ? "!" : "") +
                    std::string(handling_title(row.how)) + std::to_string(row.org) + ";";
        text += std::to_string(list.gone);
        for (const FocusOtherwise& other : list.otherwise)
            text += other.text;
    }
    return all;
}

/// The first place where two evaluations differ; "" for equal ones.
std::string difference(const County& one, const County& other)
{
    const auto a = told(one);
    const auto b = told(other);
    for (const auto& [key, text] : a) {
        const auto found = b.find(key);
        if (found == b.end())
            return key + " is only in the first";
        if (found->second != text)
            return key + "\n" + text.substr(0, 2000) + "\n" + found->second.substr(0, 2000);
    }
    return a.size() == b.size() ? "" : "the second has more";
}

std::int64_t carried(const County& done)
{
    std::int64_t sum = 0;
    for (const PackResult& pack : done.packs)
        sum += static_cast<std::int64_t>(pack.pack->rules().size() + pack.pack->targets().size() -
                                         pack.evaluation->evaluated().size());
    return sum;
}

std::int64_t rules_and_targets(const County& done)
{
    std::int64_t sum = 0;
    for (const PackResult& pack : done.packs)
        sum += static_cast<std::int64_t>(pack.pack->rules().size() + pack.pack->targets().size());
    return sum;
}

/// Random edits through the store. Refused ones are part of life.
class Edits
{
public:
    explicit Edits(CountyFixture& county) : m_county(county) {}

    void any()
    {
        switch (*rc::gen::inRange(0, 12)) {
        case 0:
        case 1:
            return add(*rc::gen::inRange(1, 4), "修改");
        case 2:
            return add(*rc::gen::inRange(2, 30), "导入");
        case 3:
        case 4:
            return remove();
        case 5:
            return restore();
        case 6:
            return undo();
        case 7:
            return redo();
        default:
            return change();
        }
    }

private:
    std::vector<Record> rows(const LedgerDef& def)
    {
        LedgerStore store(*m_county.database, *m_county.catalog);
        Query query;
        query.ledger = def.code;
        std::vector<Record> rows;
        RC_ASSERT(store
                      .each(query,
                            [&](const Record& record) {
                                rows.push_back(record);
                                return true;
                            })
                      .has_value());
        return rows;
    }
    const LedgerDef& some_ledger()
    {
        const auto& ledgers = m_county.catalog->ledgers();
        return ledgers[*rc::gen::inRange<std::size_t>(0, ledgers.size())];
    }
    static const Record& some(const std::vector<Record>& rows)
    {
        return rows[*rc::gen::inRange<std::size_t>(0, rows.size())];
    }
    Writer begin(const std::string& title)
    {
        auto writer = Writer::begin(*m_county.database, *m_county.catalog, m_county.actor, title);
        RC_ASSERT(writer.has_value());
        return std::move(*writer);
    }
    void vary(const LedgerDef& def, const std::vector<Record>& all, Record& record)
    {
        const auto field = *rc::gen::inRange<std::size_t>(0, def.fields.size());
        Value& value = record.values[field];
        const FieldDef& of = def.fields[field];
        if (*rc::gen::inRange(0, 4) == 0 && !of.required && !of.in_key)
            value = {};
        else
            value = some(all).values[field];
        if (of.type == FieldType::Text && *rc::gen::inRange(0, 3) == 0)
            value = "新" + std::to_string(*rc::gen::inRange(0, 1000));
        if (of.type == FieldType::Date && *rc::gen::inRange(0, 2) == 0)
            value = *rc::gen::element<std::string>("2019-05-01", "2025-07-15", "2025-09-30",
                                                   "2025-10-20");
        if (of.type == FieldType::Integer && *rc::gen::inRange(0, 2) == 0)
            value = *rc::gen::inRange<std::int64_t>(0, 400);
    }
    void change()
    {
        const LedgerDef& def = some_ledger();
        const auto all = rows(def);
        if (all.empty())
            return;
        Writer writer = begin("修改");
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            Record record = some(all);
            vary(def, all, record);
            static_cast<void>(writer.put(def, record));
        }
        RC_ASSERT(writer.commit().has_value());
    }
    void add(int count, const std::string& title)
    {
        const LedgerDef& def = some_ledger();
        const auto all = rows(def);
        if (all.empty())
            return;
        Writer writer = begin(title);
        for (; count > 0; --count) {
            Record record = some(all);
            record.id = 0;
            for (int i = 0; i < 3; ++i)
                vary(def, all, record);
            for (const int key : def.key_fields()) {
                const auto at = static_cast<std::size_t>(key);
                if (def.fields[at].type == FieldType::Text)
                    record.values[at] = "新" + std::to_string(*rc::gen::inRange(0, 100'000));
                if (def.fields[at].type == FieldType::Date)
                    record.values[at] = today.add_days(-*rc::gen::inRange(0, 900)).iso();
            }
            static_cast<void>(writer.put(def, record));
        }
        RC_ASSERT(writer.commit().has_value());
    }
    void remove()
    {
        const LedgerDef& def = some_ledger();
        const auto all = rows(def);
        if (all.empty())
            return;
        Writer writer = begin("删除");
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            static_cast<void>(writer.remove(def, some(all).id));
        RC_ASSERT(writer.commit().has_value());
    }
    void restore()
    {
        ChangeLog log(*m_county.database);
        const auto gone = log.removed("", 20);
        RC_ASSERT(gone.has_value());
        if (!gone->empty())
            static_cast<void>(restore_rows(*m_county.database, *m_county.catalog, m_county.actor,
                                           {gone->back().id}));
    }
    void undo()
    {
        const auto action = undo_candidate(*m_county.database);
        if (action && *action != 0)
            static_cast<void>(undo_action(*m_county.database, *m_county.catalog, m_county.actor,
                                          *action, OnConflict::Skip));
    }
    void redo()
    {
        const auto action = redo_candidate(*m_county.database);
        if (action && *action != 0)
            static_cast<void>(
                redo_action(*m_county.database, *m_county.catalog, m_county.actor, *action));
    }

    CountyFixture& m_county;
};

} // namespace

TEST_CASE("An evaluation brought up to date is the one made from scratch", "[again]")
{
    CountyFixture county(40);
    std::int64_t kept = 0;
    Done done = made(county, nullptr);
    CHECK(rc::check("any sequence of edits", [&] {
        // What the case before ended with is as good a beginning as one from scratch.
        Edits edits(county);
        for (int step = *rc::gen::inRange(1, 4); step > 0; --step) {
            for (int several = *rc::gen::inRange(1, 5); several > 0; --several)
                edits.any();
            done = made(county, done);
            kept += carried(*done);
        }
        const std::string found = difference(*done, *made(county, nullptr));
        if (!found.empty())
            RC_FAIL(found);
    }));
    CHECK(kept > 0); // else it would have compared two evaluations from scratch
}

TEST_CASE("A county of a scope brought up to date is the one made from scratch", "[again][scope]")
{
    CountyFixture county(40);
    for (const char* scope : {"three-haves", "operating"}) {
        Done done = made(county, nullptr, scope);
        CHECK(rc::check("any sequence of edits", [&] {
            Edits edits(county);
            for (int several = *rc::gen::inRange(1, 8); several > 0; --several)
                edits.any();
            done = made(county, done);
            const std::string found = difference(*done, *made(county, nullptr, scope));
            if (!found.empty())
                RC_FAIL(found);
        }));
    }
}

TEST_CASE("Only what depends on an edit is evaluated", "[again]")
{
    CountyFixture county(60);
    const Done first = made(county, nullptr);
    CHECK(carried(*first) == 0);
    const std::int64_t all = rules_and_targets(*first);

    const auto readers_of = [&](std::string_view ledger, std::string_view field) {
        FieldChanges touched;
        touched[std::string(ledger)].fields.emplace(field);
        std::int64_t readers = 0;
        for (const PackResult& pack : first->packs) {
            for (const Rule& rule : pack.pack->rules())
                readers += rule.needs.touched_by(touched) ? 1 : 0;
            for (const Target& target : pack.pack->targets())
                readers += target.needs.touched_by(touched) ? 1 : 0;
        }
        return readers;
    };

    // Nobody asks for an address; a telephone number is asked for by one rule on the register.
    CHECK(readers_of("unit", "address") == 0);
    CHECK(readers_of("unit", "phone") == 1);
    Record unit = county.record("unit", first->world->snapshot().table("unit").ids.front());
    unit.set(county.def("unit"), "address", Value(std::string("杨和镇南环路9号")));
    county.put("unit", unit);
    const Done moved = made(county, first);
    CHECK(carried(*moved) == all);
    CHECK(difference(*moved, *made(county, nullptr)).empty());
    unit.set(county.def("unit"), "phone", Value(std::string("0951-1234567")));
    county.put("unit", unit);
    const Done second = made(county, moved);
    CHECK(carried(*second) == all - 1);
    CHECK(difference(*second, *made(county, nullptr)).empty());

    // An activity concerns the rules that read activities and no others.
    Record activity =
        county.record("activity", first->world->snapshot().table("activity").ids.front());
    activity.set(county.def("activity"), "date", Value(std::string("2025-09-29")));
    county.put("activity", activity);
    const Done third = made(county, second);
    const std::int64_t readers = readers_of("activity", "date");
    CHECK(readers > 0);
    CHECK(readers < all / 2);
    CHECK(carried(*third) == all - readers);
    CHECK(difference(*third, *made(county, nullptr)).empty());

    // Nothing happened.
    CHECK(carried(*made(county, third)) == all);
}
