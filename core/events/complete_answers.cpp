#include <map>

#include "core/events/event_named.h"
#include "core/events/event_plan.h"

namespace lx {

namespace {

/// What an asked field holds where it was left out.
Result<> fall_back(EventFacts& facts, const EventField& field, EventCell& cell)
{
    if (cell.said || (!field.otherwise && field.otherwise_named.empty()))
        return {};
    LX_ASSIGN(const bool asked, facts.holds(field.offered));
    if (!asked)
        return {};
    if (!field.otherwise_named.empty()) {
        LX_ASSIGN(cell.value, named_default(field.otherwise_named, facts));
        return {};
    }
    LX_ASSIGN(const EventValues found, facts.values(*field.otherwise));
    if (found.given())
        cell.value = found.values.front();
    return {};
}

/// The cells left out take what the newest earlier rows have.
Result<> fill(EventFacts& facts, const EventField& table, EventAnswer& answer)
{
    const LedgerDef& def = *facts.catalog().ledger(table.filled_from);
    const auto by = static_cast<std::size_t>(index_in(table.columns, table.filled_by));
    const std::string& link = table.columns[by].bound_field;
    EventMatch match;
    match.field = {link};
    match.values.emplace_back();
    for (const auto& row : answer.rows)
        if (!is_empty(row[by].value))
            match.values.front().fixed.push_back(row[by].value);
    if (match.values.front().fixed.empty())
        return {};
    LX_ASSIGN(const auto rows, facts.rows(def, {match}));
    std::map<Value, const Record*> newest;
    const std::string start = def.span.start();
    for (const Record& row : rows) {
        const Record*& known = newest[row.at(def, link)];
        if (known == nullptr || text_of(known->at(def, start)) < text_of(row.at(def, start)))
            known = &row;
    }
    for (auto& cells : answer.rows) {
        const auto found = newest.find(cells[by].value);
        if (found == newest.end())
            continue;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const EventField& column = table.columns[i];
            if (!cells[i].said && column.bound_ledger == def.code)
                cells[i].value = found->second->at(def, column.bound_field);
        }
    }
    return {};
}

/// The cells left out take how many rows there are.
Result<> count(EventFacts& facts, const EventField& table, EventAnswer& answer)
{
    const EventField::Counted& counted = *table.counted;
    const LedgerDef& def = *facts.catalog().ledger(counted.ledger);
    const auto by = static_cast<std::size_t>(index_in(table.columns, counted.by));
    const auto into = static_cast<std::size_t>(index_in(table.columns, counted.into));
    EventMatch match;
    match.field = {counted.link};
    match.values.emplace_back();
    for (const auto& row : answer.rows)
        if (!is_empty(row[by].value) && !row[into].said)
            match.values.front().fixed.push_back(row[by].value);
    if (match.values.front().fixed.empty())
        return {};
    LX_ASSIGN(const auto rows, facts.rows(def, {match}));
    std::map<Value, std::int64_t> found;
    for (const Record& row : rows)
        ++found[row.at(def, counted.link)];
    for (auto& cells : answer.rows)
        if (const auto at = found.find(cells[by].value); at != found.end() && !cells[into].said)
            cells[into].value = at->second;
    return {};
}

} // namespace

Result<> complete_answers(EventFacts& facts, EventAnswers& answers)
{
    const EventDef& def = facts.def();
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const EventField& field = def.fields[i];
        EventAnswer& answer = answers.fields[i];
        if (!field.is_table()) {
            LX_TRY(fall_back(facts, field, answer.cell));
            continue;
        }
        if (!field.filled_from.empty())
            LX_TRY(fill(facts, field, answer));
        if (field.counted)
            LX_TRY(count(facts, field, answer));
        for (auto& cells : answer.rows)
            for (std::size_t c = 0; c < cells.size(); ++c)
                if (is_empty(cells[c].value))
                    LX_TRY(fall_back(facts, field.columns[c], cells[c]));
    }
    return {};
}

} // namespace lx
