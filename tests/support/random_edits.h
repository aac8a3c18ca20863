#pragma once

#include <map>
#include <string>
#include <vector>

#include <rapidcheck.h>

#include "tests/support/test_ledger.h"

namespace lx::test {

/// Everything the ledgers hold: ledger → rows by id. Two files with the same content compare equal.
using Content = std::map<std::string, std::map<std::int64_t, std::vector<Value>>>;

inline Content content(TestLedger& ledger)
{
    Content all;
    auto store = ledger.store();
    for (const LedgerDef& def : ledger.catalog().ledgers()) {
        Query query;
        query.ledger = def.code;
        query.sort = "note";
        const auto read = store.each(query, [&](const Record& record) {
            all[def.code][record.id] = record.values;
            return true;
        });
        RC_ASSERT(read.has_value());
    }
    return all;
}

/// A value a field can hold; references point to rows that are there (or nowhere near, rarely).
inline Value random_value(const FieldDef& field, const Content& rows)
{
    const auto some_row = [&]() -> Value {
        const auto found = rows.find(field.ledger);
        if (found == rows.end() || found->second.empty())
            return {};
        const auto at = *rc::gen::inRange<std::size_t>(0, found->second.size());
        return std::next(found->second.begin(), static_cast<std::ptrdiff_t>(at))->first;
    };
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Money:
        return *rc::gen::inRange<std::int64_t>(-5, 1'000'000'000'000);
    case FieldType::Year:
        return *rc::gen::inRange<std::int64_t>(2015, 2027);
    case FieldType::Bool:
        return *rc::gen::inRange<std::int64_t>(0, 2);
    case FieldType::Real:
        return *rc::gen::element(0.0, 3.0, 106.25, -0.1, 1e-7, 123456789.125);
    case FieldType::Date:
        return *rc::gen::element<std::string>("2020-02-29", "2024-12-31", "2025-01-01");
    case FieldType::Ref:
        return some_row();
    case FieldType::RefOrText:
        return *rc::gen::inRange(0, 2) == 0 ? some_row() : Value(std::string("外县支部"));
    case FieldType::RefList: {
        std::string list;
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i)
            if (const Value id = some_row(); !is_empty(id))
                list += (list.empty() ? "" : ",") + std::to_string(int_of(id));
        return list.empty() ? Value{} : Value(list);
    }
    default:
        return *rc::gen::element<std::string>("宁夏某某有限公司", "甲", "万俟𠮷", "a\"b\\c\n\t",
                                              "ＡＢＣ", "\x01", "91110000600037341L", "x|y",
                                              "100%_");
    }
}

inline Record random_record(const LedgerDef& def, const Content& rows)
{
    Record record(def);
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (field.required || field.in_key || *rc::gen::inRange(0, 3) == 0)
            record.values[i] = random_value(field, rows);
    }
    return record;
}

/// One action of a few random steps over all ledgers. Refused steps (key taken, still referred to)
/// are part of life. Gives the action's id, 0 where every step was refused.
inline std::int64_t random_action(TestLedger& ledger, int steps)
{
    const auto& ledgers = ledger.catalog().ledgers();
    Content rows = content(ledger);
    Writer writer = ledger.begin();
    for (int step = 0; step < steps; ++step) {
        // Areas, organizations and units first of all, so that the others have something to refer
        // to.
        const auto any = rc::gen::inRange<std::size_t>(0, ledgers.size());
        const auto few = rc::gen::inRange<std::size_t>(0, 3);
        const int what = *rc::gen::inRange(0, 8);
        if (what < 4) { // add
            const LedgerDef& def = ledgers[*rc::gen::oneOf(any, few)];
            Record record = random_record(def, rows);
            if (writer.put(def, record))
                rows[def.code][record.id] = record.values;
            continue;
        }
        const auto filled = *rc::gen::inRange<std::size_t>(0, rows.size());
        const auto chosen_ledger = std::next(rows.begin(), static_cast<std::ptrdiff_t>(filled));
        const LedgerDef& def = ledger.def(chosen_ledger->first);
        auto& here = chosen_ledger->second;
        const auto at = *rc::gen::inRange<std::size_t>(0, here.size());
        const auto row = std::next(here.begin(), static_cast<std::ptrdiff_t>(at));
        if (what < 7) { // change one field
            Record record;
            record.id = row->first;
            record.values = row->second;
            const auto field = *rc::gen::inRange<std::size_t>(0, def.fields.size());
            record.values[field] =
                *rc::gen::inRange(0, 4) == 0 ? Value{} : random_value(def.fields[field], rows);
            if (writer.put(def, record)) {
                row->second = record.values;
                rows = content(ledger); // honours follow a changed key
            }
        } else if (writer.remove(def, row->first)) {
            here.erase(row);
            if (here.empty())
                rows.erase(chosen_ledger);
        }
        if (rows.empty())
            break;
    }
    const auto action = writer.commit();
    RC_ASSERT(action.has_value());
    RC_ASSERT(content(ledger) == rows);
    return *action;
}

} // namespace lx::test
