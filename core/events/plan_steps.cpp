#include <algorithm>
#include <iterator>

#include "core/events/event_plan.h"
#include "core/ledger/proposals.h"

namespace lx {

namespace {

class StepPlanner
{
public:
    StepPlanner(EventFacts& facts, EventPlan& plan) : m_facts(facts), m_plan(plan) {}

    Result<> plan(const EventStep& step)
    {
        const LedgerDef& def = *m_facts.catalog().ledger(step.ledger);
        std::vector<std::int64_t> touched;
        m_there.clear();
        m_later.clear();
        if (step.each.empty()) {
            LX_TRY(once(step, def, nullptr, touched));
        } else {
            LX_ASSIGN(const auto elements, m_facts.elements(event_path(step.each)));
            for (const EventElement& element : elements)
                LX_TRY(once(step, def, &element, touched));
        }
        if (!step.name.empty())
            m_facts.name_rows(step.name, def, touched);
        LX_TRY(tell(step.there, def, m_there));
        LX_TRY(tell(step.later, def, m_later));
        return tell_ended_before(step, def, touched);
    }

    /// Rows that stay as they are aren't written.
    void settle()
    {
        std::erase_if(m_plan.rows, [](const PlannedRow& row) {
            return !row.added() && row.before.values == row.after.values;
        });
    }

private:
    Result<> once(const EventStep& step, const LedgerDef& def, const EventElement* each,
                  std::vector<std::int64_t>& touched)
    {
        LX_ASSIGN(const bool wanted, m_facts.holds(step.when, each));
        if (!wanted)
            return {};
        if (!step.unless.empty()) {
            LX_ASSIGN(auto there, m_facts.rows(def, step.unless, each));
            std::move(there.begin(), there.end(), std::back_inserter(m_there));
            if (!there.empty())
                return {};
            LX_ASSIGN(auto later, m_facts.rows(def, step.unless, each, EventFacts::When::Later));
            std::move(later.begin(), later.end(), std::back_inserter(m_later));
        }
        LX_ASSIGN(const auto rows, rows_of(step, def, each));
        if (step.verb == EventStep::Verb::Add && rows.empty()) {
            LX_ASSIGN(const std::int64_t id, add(step, def, each));
            touched.push_back(id);
            return {};
        }
        if (rows.empty() && !step.missing.empty()) {
            LX_ASSIGN(std::string message, m_facts.said(step.missing, each));
            const bool here = each != nullptr && each->place.field == step.field;
            m_plan.refused.push_back(
                {here ? each->place : EventPlace{step.field, -1, {}}, std::move(message)});
        }
        if (step.verb == EventStep::Verb::End)
            LX_TRY(none_later(step, def, each));
        for (const std::int64_t id : rows) {
            LX_ASSIGN(PlannedRow* const row, changed(def, id));
            if (row == nullptr)
                continue; // gone since it was asked for
            LX_TRY(set(step, def, each, *row));
            touched.push_back(id);
        }
        return {};
    }

    /// The warning of rows that `unless` found.
    Result<> tell(const std::string& words, const LedgerDef& def, const std::vector<Record>& rows)
    {
        if (words.empty() || rows.empty())
            return {};
        LX_ASSIGN(std::string message, m_facts.said(words, nullptr, &def, &rows));
        m_plan.warnings.push_back(std::move(message));
        return {};
    }

    Result<std::int64_t> add(const EventStep& step, const LedgerDef& def, const EventElement* each)
    {
        PlannedRow row;
        row.ledger = &def;
        row.after = Record(def);
        if (each != nullptr)
            row.place = each->place;
        LX_TRY(set(step, def, each, row));
        for (const Proposal& proposal : proposals(m_facts.catalog(), def, row.after))
            row.after.values[static_cast<std::size_t>(proposal.field)] = proposal.value;
        row.id = m_facts.made(row.after);
        m_rows[{&def, row.id}] = m_plan.rows.size();
        m_plan.rows.push_back(std::move(row));
        return m_plan.rows.back().id;
    }

    Result<std::vector<std::int64_t>> rows_of(const EventStep& step, const LedgerDef& def,
                                              const EventElement* each)
    {
        std::vector<std::int64_t> ids;
        if (step.row) {
            LX_ASSIGN(const EventValues found, m_facts.values(*step.row, each));
            for (const Value& value : found.values)
                ids.push_back(int_of(value));
            return ids;
        }
        const bool adds = step.verb == EventStep::Verb::Add;
        if (adds && step.where.empty())
            return ids;
        const auto when = adds        ? EventFacts::When::Ever
                          : step.open ? EventFacts::When::Open
                                      : EventFacts::When::Counting;
        LX_ASSIGN(const auto rows, m_facts.rows(def, step.where, each, when));
        for (const Record& row : rows)
            ids.push_back(row.id);
        return ids;
    }

    /// Ending what hangs on something while more of it is to begin would leave that hanging.
    Result<> none_later(const EventStep& step, const LedgerDef& def, const EventElement* each)
    {
        if (step.row)
            return {};
        LX_ASSIGN(const auto rows, m_facts.rows(def, step.where, each, EventFacts::When::Later));
        if (rows.empty())
            return {};
        LX_ASSIGN(const std::string names, m_facts.said("{rows}", each, &def, &rows));
        m_plan.refused.push_back({{std::string(EventDef::day_key), -1, {}},
                                  "“" + def.name + "”台账里“" + names + "”有 " +
                                      std::to_string(rows.size()) + " 行晚于 " +
                                      m_facts.day().chinese() +
                                      "才开始，不能在这一天结束，请核对日期，或先改正这些行。"});
        return {};
    }

    /// Rows that were to end anyway, on another day, are told.
    Result<> tell_ended_before(const EventStep& step, const LedgerDef& def,
                               const std::vector<std::int64_t>& touched)
    {
        if (step.verb != EventStep::Verb::End)
            return {};
        const auto end = static_cast<std::size_t>(def.index_of(def.span.end()));
        std::vector<Record> rows;
        for (const std::int64_t id : touched) {
            const PlannedRow& row = m_plan.rows[m_rows.at({&def, id})];
            if (!row.added() && !is_empty(row.before.values[end]) &&
                row.before.values[end] != row.after.values[end])
                rows.push_back(row.before);
        }
        if (rows.empty())
            return {};
        LX_ASSIGN(std::string message,
                  m_facts.said("“" + def.name + "”台账里“{rows}”原定" + def.fields[end].name +
                                   "“{rows." + def.fields[end].key +
                                   "}”，改为在所填的日期结束，请核对。",
                               nullptr, &def, &rows));
        m_plan.warnings.push_back(std::move(message));
        return {};
    }

    /// The planned row of a stored one, as earlier steps left it; null, and refused, where there is
    /// none.
    Result<PlannedRow*> changed(const LedgerDef& def, std::int64_t id)
    {
        const auto known = m_rows.find({&def, id});
        if (known != m_rows.end())
            return &m_plan.rows[known->second];
        LX_ASSIGN(const Record* stored, m_facts.record(def, id));
        if (stored == nullptr) {
            m_plan.refused.push_back(
                {{}, "要改的一行已不在“" + def.name + "”台账里，请重新选择后再办理。"});
            return nullptr;
        }
        PlannedRow row;
        row.ledger = &def;
        row.id = id;
        row.before = row.after = *stored;
        m_rows[{&def, id}] = m_plan.rows.size();
        m_plan.rows.push_back(std::move(row));
        return &m_plan.rows.back();
    }

    Result<> set(const EventStep& step, const LedgerDef& def, const EventElement* each,
                 PlannedRow& row)
    {
        for (const EventSetting& setting : step.set) {
            LX_ASSIGN(EventValues found, m_facts.values(setting.value, each));
            const bool nothing = setting.value.paths.empty() && setting.value.text.empty();
            const auto at = static_cast<std::size_t>(setting.field);
            if (def.fields[at].type == FieldType::Ref)
                std::erase_if(found.values, [](const Value& value) {
                    return !std::holds_alternative<std::int64_t>(value); // a place, no row
                });
            if (!found.place.field.empty())
                row.from[setting.field] = found.place;
            if (!found.given() && !nothing)
                continue; // left blank: stays as it is
            Value value = one_of(def.fields[at], found);
            if (setting.append && !is_empty(row.after.values[at]))
                value = text_of(row.after.values[at]) + "\n" + text_of(value);
            row.after.values[at] = std::move(value);
        }
        return {};
    }

    static Value one_of(const FieldDef& field, const EventValues& found)
    {
        if (!found.given())
            return {};
        if (field.type != FieldType::RefList)
            return found.values.front();
        std::string ids;
        for (const Value& value : found.values)
            ids += (ids.empty() ? "" : ",") + std::to_string(int_of(value));
        return ids;
    }

    EventFacts& m_facts;
    EventPlan& m_plan;
    std::map<std::pair<const LedgerDef*, std::int64_t>, std::size_t> m_rows;
    std::vector<Record> m_there; ///< what `unless` of the step found
    std::vector<Record> m_later; ///< and what is like it but begins later
};

} // namespace

Result<> plan_steps(EventFacts& facts, EventPlan& plan)
{
    StepPlanner planner(facts, plan);
    for (const EventStep& step : facts.def().steps)
        LX_TRY(planner.plan(step));
    planner.settle();
    return {};
}

} // namespace lx
