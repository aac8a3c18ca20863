#include "core/events/event_facts.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "core/events/event_text.h"
#include "core/ledger/field_text.h"
#include "core/store/id_list.h"

namespace lx {

namespace {

/// A value as filters of the store write it.
std::string as_text(const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    return text_of(value);
}

} // namespace

EventValues EventFacts::answered(const EventField& field, const EventCell& cell,
                                 EventPlace place) const
{
    EventValues out;
    out.field = &field.field;
    out.place = std::move(place);
    if (!field.field.ledger.empty())
        out.ledger = m_catalog.ledger(field.field.ledger);
    if (field.field.type == FieldType::RefList) {
        for (const std::int64_t id : listed_ids(text_of(cell.value)))
            out.values.emplace_back(id);
    } else if (!is_empty(cell.value)) {
        out.values.push_back(cell.value);
    }
    return out;
}

Result<> EventFacts::read(const LedgerDef& def, const std::vector<Value>& ids)
{
    auto& known = m_read[&def];
    std::vector<std::int64_t> missing;
    for (const Value& value : ids)
        if (const auto* id = std::get_if<std::int64_t>(&value);
            id != nullptr && *id > 0 && known.try_emplace(*id).second)
            missing.push_back(*id);
    if (missing.empty())
        return {};
    LX_ASSIGN(auto found, m_store.rows(def, missing));
    for (Record& row : found) {
        const std::int64_t id = row.id;
        known[id] = std::move(row);
    }
    return {};
}

Result<const Record*> EventFacts::record(const LedgerDef& def, std::int64_t id)
{
    if (id < 0)
        return &m_made[static_cast<std::size_t>(-id - 1)];
    LX_TRY(read(def, {id}));
    const auto& row = m_read[&def][id];
    return row ? &*row : nullptr;
}

std::int64_t EventFacts::made(Record record)
{
    m_made.push_back(std::move(record));
    return -static_cast<std::int64_t>(m_made.size());
}

/// From rows to a field of theirs.
Result<> EventFacts::walk(EventValues& at, const std::string& part)
{
    const LedgerDef& def = *at.ledger;
    const auto index = static_cast<std::size_t>(def.index_of(part));
    const FieldDef& field = def.fields[index];
    LX_TRY(read(def, at.values));
    std::vector<Value> values;
    for (const Value& row : at.values) {
        const auto* id = std::get_if<std::int64_t>(&row);
        if (id == nullptr)
            continue; // a text in the place of a row
        LX_ASSIGN(const Record* found, record(def, *id));
        if (found != nullptr && !is_empty(found->values[index]))
            values.push_back(found->values[index]);
    }
    at.values = std::move(values);
    at.field = &field;
    at.ledger = field.ledger.empty() ? nullptr : m_catalog.ledger(field.ledger);
    return {};
}

Result<EventValues> EventFacts::values(const EventPath& path, const EventElement* each)
{
    EventValues at;
    std::size_t next = 1;
    const std::string& head = path.parts.front();
    if (head == "each" && each != nullptr) {
        if (each->table != nullptr) {
            const int column = index_in(each->table->columns, path.parts.at(next++));
            const auto place = static_cast<std::size_t>(column);
            at = answered(each->table->columns[place], (*each->cells)[place],
                          {each->place.field, each->place.row, each->table->columns[place].key});
        } else {
            at.ledger = each->ledger;
            at.values.emplace_back(each->id);
            at.place = each->place;
        }
    } else if (const auto named = m_named.find(head); named != m_named.end()) {
        at.ledger = named->second.ledger;
        for (const std::int64_t id : named->second.ids)
            at.values.emplace_back(id);
    } else if (const int asked = m_def.index_of(head); asked >= 0) {
        const EventField& field = m_def.fields[static_cast<std::size_t>(asked)];
        const EventAnswer& answer = m_answers.fields[static_cast<std::size_t>(asked)];
        at.place.field = field.key;
        if (!field.is_table()) {
            at = answered(field, answer.cell, {field.key, -1, {}});
        } else if (path.parts.size() == 1) {
            at.values.resize(answer.rows.size(), std::int64_t{1}); // how many there are
        } else {
            const auto column =
                static_cast<std::size_t>(index_in(field.columns, path.parts[next++]));
            for (const auto& row : answer.rows) {
                EventValues one = answered(field.columns[column], row[column], {field.key, -1, {}});
                at.field = one.field;
                at.ledger = one.ledger;
                for (Value& value : one.values)
                    at.values.push_back(std::move(value));
            }
        }
    }
    for (; next < path.parts.size() && at.ledger != nullptr; ++next)
        LX_TRY(walk(at, path.parts[next]));
    return at;
}

Result<EventValues> EventFacts::values(const EventValue& value, const EventElement* each)
{
    EventValues out;
    for (const EventPath& path : value.paths) {
        LX_ASSIGN(out, values(path, each));
        if (out.given())
            return out;
    }
    if (!value.paths.empty())
        return out;
    if (value.today) {
        out.values.emplace_back(m_today.iso());
    } else if (!value.text.empty()) {
        LX_ASSIGN(std::string text, said(value.text, each));
        if (!text.empty())
            out.values.emplace_back(std::move(text));
    } else {
        out.values = value.fixed;
    }
    return out;
}

Result<bool> EventFacts::holds(const EventCondition& condition, const EventElement* each)
{
    for (const EventCondition::Part& part : condition.parts) {
        LX_ASSIGN(const EventValues found, values(part.path, each));
        bool holds = false;
        if (part.values.empty()) {
            const bool no = found.field != nullptr && found.field->type == FieldType::Bool &&
                            found.given() && int_of(found.values.front()) == 0;
            holds = part.given == (found.given() && !no);
        } else {
            holds = std::any_of(found.values.begin(), found.values.end(), [&](const Value& value) {
                return std::find(part.values.begin(), part.values.end(), value) !=
                       part.values.end();
            });
        }
        if (!holds)
            return false;
    }
    return true;
}

Result<std::vector<EventElement>> EventFacts::elements(const EventPath& path)
{
    std::vector<EventElement> all;
    const int asked = m_def.index_of(path.parts.front());
    if (asked >= 0 && m_def.fields[static_cast<std::size_t>(asked)].is_table()) {
        const EventField& table = m_def.fields[static_cast<std::size_t>(asked)];
        for (const auto& row : m_answers.fields[static_cast<std::size_t>(asked)].rows) {
            EventElement element;
            element.table = &table;
            element.cells = &row;
            element.place = {table.key, static_cast<int>(all.size()), {}};
            all.push_back(std::move(element));
        }
        return all;
    }
    LX_ASSIGN(const EventValues found, values(path));
    for (const Value& value : found.values) {
        EventElement element;
        element.ledger = found.ledger;
        element.id = int_of(value);
        element.place = {found.place.field, static_cast<int>(all.size()), {}};
        all.push_back(std::move(element));
    }
    return all;
}

Result<bool> EventFacts::matches(const LedgerDef& def, const Record& row, const EventMatch& match,
                                 const std::vector<Value>& values)
{
    const LedgerDef* ledger = &def;
    const Record* at = &row;
    Value value;
    for (const std::string& part : match.field) {
        value = at == nullptr ? Value{} : at->at(*ledger, part);
        const FieldDef& field = *ledger->field(part);
        const auto* id = std::get_if<std::int64_t>(&value);
        ledger = field.ledger.empty() ? nullptr : m_catalog.ledger(field.ledger);
        at = nullptr;
        if (ledger != nullptr && id != nullptr && &part != &match.field.back()) {
            LX_ASSIGN(at, record(*ledger, *id));
        }
    }
    const bool found = std::find(values.begin(), values.end(), value) != values.end();
    return found != match.negate;
}

Result<std::vector<Record>> EventFacts::rows(const LedgerDef& def,
                                             const std::vector<EventMatch>& where,
                                             const EventElement* each, When when)
{
    Query query;
    query.ledger = def.code;
    if (when == When::Counting)
        query.counts_at = m_day.iso();
    LX_ASSIGN(auto found, rows(def, where, each, query));
    if (when == When::Counting || when == When::Ever)
        return found;
    if (!def.span.within.empty())
        LX_TRY(read_referred(def, def.span.within, found));
    std::vector<Record> left;
    for (Record& row : found) {
        LX_ASSIGN(const RowSpan span, this->span(def, row));
        const bool later = span.start > m_day.days();
        if (span.end > m_day.days() && (later ? span.start < span.end : when == When::Open))
            left.push_back(std::move(row));
    }
    return left;
}

Result<std::vector<Record>> EventFacts::rows(const LedgerDef& def,
                                             const std::vector<EventMatch>& where,
                                             const EventElement* each, Query query)
{
    constexpr std::size_t at_once = 1000; // values of one query
    std::vector<std::pair<const EventMatch*, std::vector<Value>>> wanted;
    for (const EventMatch& match : where) {
        std::vector<Value> all;
        for (const EventValue& value : match.values) {
            LX_ASSIGN(EventValues found, values(value, each));
            std::move(found.values.begin(), found.values.end(), std::back_inserter(all));
        }
        if (all.empty() && (match.if_given || match.negate))
            continue;
        if (all.empty())
            return std::vector<Record>{};
        wanted.emplace_back(&match, std::move(all));
    }
    // The store is told what one value says and the longest list; the rest is looked at here.
    std::vector<std::string> many;
    std::string many_field;
    for (const auto& [match, all] : wanted) {
        if (match->negate || match->field.size() > 1 || is_empty(all.front()))
            continue;
        if (all.size() == 1) {
            query.filters.push_back({match->field.front(), "=", as_text(all.front())});
        } else if (all.size() > many.size()) {
            many.clear();
            for (const Value& value : all)
                many.push_back(as_text(value));
            many_field = match->field.front();
        }
    }
    std::vector<Record> found;
    std::size_t from = 0;
    do {
        Query part = query;
        if (!many.empty()) {
            std::string list;
            const std::size_t to = std::min(from + at_once, many.size());
            for (; from < to; ++from)
                list += (list.empty() ? "" : "\n") + many[from];
            part.filters.push_back({many_field, "in", std::move(list)});
        }
        LX_ASSIGN(auto some, m_store.first(part, -1));
        for (const auto& [match, all] : wanted)
            if (match->field.size() > 1)
                LX_TRY(read_referred(def, match->field.front(), some));
        for (Record& row : some) {
            bool fits = true;
            for (const auto& [match, all] : wanted) {
                LX_ASSIGN(const bool one, matches(def, row, *match, all));
                fits = fits && one;
            }
            if (fits)
                found.push_back(std::move(row));
        }
    } while (from < many.size());
    return found;
}

Result<> EventFacts::read_referred(const LedgerDef& def, const std::string& field,
                                   const std::vector<Record>& rows)
{
    std::vector<Value> ids;
    for (const Record& row : rows)
        ids.push_back(row.at(def, field));
    return read(*m_catalog.ledger(def.field(field)->ledger), ids);
}

Result<RowSpan> EventFacts::span(const LedgerDef& def, const Record& row)
{
    std::optional<Error> trouble;
    const RowSpan span = span_of(
        def, row, [&](const std::string& ledger) { return m_catalog.ledger(ledger); },
        [&](const std::string& ledger, std::int64_t id) -> std::optional<Record> {
            const auto found = record(*m_catalog.ledger(ledger), id);
            if (!found)
                trouble = found.error();
            return found && *found != nullptr ? std::optional<Record>(**found) : std::nullopt;
        });
    if (trouble)
        return fail(*trouble);
    return span;
}

Result<bool> EventFacts::counts(const LedgerDef& def, const Record& row)
{
    LX_ASSIGN(const RowSpan span, this->span(def, row));
    return span.on(m_day.days());
}

Result<bool> EventFacts::stays_from(const LedgerDef& def, const Record& row, Date day)
{
    LX_ASSIGN(const RowSpan span, this->span(def, row));
    return span.on(day.days()) && span.end == RowSpan{}.end;
}

Result<std::string> EventFacts::label(const LedgerDef& def, std::int64_t id)
{
    EventValues one;
    one.ledger = &def;
    one.values.emplace_back(id);
    return shown(one);
}

Result<std::string> EventFacts::made_label(const LedgerDef& def, std::int64_t id)
{
    LX_ASSIGN(const Record* row, record(def, id));
    const FieldDef& field = *def.field(def.label);
    const Value& value = row->at(def, def.label);
    if (!field.ledger.empty() && std::holds_alternative<std::int64_t>(value))
        return label(*m_catalog.ledger(field.ledger), int_of(value));
    return show_field(field, value, true);
}

Result<std::string> EventFacts::shown(const EventValues& values)
{
    std::set<Value> all;
    std::vector<Value> first;
    std::vector<std::int64_t> ids;
    for (const Value& value : values.values) {
        if (!all.insert(value).second || first.size() == few_names)
            continue;
        first.push_back(value);
        const auto* id = std::get_if<std::int64_t>(&value);
        if (values.ledger != nullptr && id != nullptr && *id > 0)
            ids.push_back(*id);
    }
    std::unordered_map<std::int64_t, std::string> labels;
    if (!ids.empty()) {
        LX_ASSIGN(labels, m_store.labels(*values.ledger, ids));
    }
    std::vector<std::string> texts;
    for (const Value& value : first) {
        const auto* id = std::get_if<std::int64_t>(&value);
        std::string& text = texts.emplace_back();
        if (values.ledger != nullptr && id != nullptr && *id < 0) {
            LX_ASSIGN(text, made_label(*values.ledger, *id));
        } else if (values.ledger != nullptr && id != nullptr) {
            text = labels[*id];
        } else if (values.field != nullptr && values.ledger == nullptr) {
            text = show_field(*values.field, value, true);
        } else {
            text = text_of(value);
        }
    }
    return few_of(texts, all.size());
}

Result<std::string> EventFacts::rows_text(const std::string& name, const LedgerDef& ledger,
                                          const std::vector<Record>& rows)
{
    const EventPath path = event_path(name);
    EventValues values;
    values.ledger = &ledger;
    for (const Record& row : rows)
        values.values.emplace_back(row.id);
    if (path.parts.size() > 1) {
        if (path.parts[1] == "count")
            return std::to_string(rows.size());
        LX_TRY(walk(values, path.parts[1]));
    }
    return shown(values);
}

Result<std::string> EventFacts::said(const std::string& text, const EventElement* each,
                                     const LedgerDef* ledger, const std::vector<Record>* rows)
{
    std::optional<Error> trouble;
    std::string out = filled_in(text, [&](const std::string& name) -> std::string {
        const EventPath path = event_path(name);
        const auto read = [&]() -> Result<std::string> {
            if (path.parts.front() == "rows" && rows != nullptr)
                return rows_text(name, *ledger, *rows);
            LX_ASSIGN(const EventValues found, values(path, each));
            return shown(found);
        };
        auto said = read();
        if (!said) {
            trouble = said.error();
            return {};
        }
        return std::move(*said);
    });
    if (trouble)
        return fail(*trouble);
    return out;
}

} // namespace lx
