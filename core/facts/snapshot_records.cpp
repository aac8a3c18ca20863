#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "core/base/date.h"
#include "core/facts/snapshot_builder.h"

namespace lx {
namespace {

std::int32_t small(std::int64_t number)
{
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(number, kNone32 + 1, std::numeric_limits<std::int32_t>::max()));
}

void append_list(Column& column, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        std::int64_t id = 0;
        if (std::from_chars(text.data(), text.data() + comma, id).ec == std::errc{})
            column.i64.push_back(id);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    column.starts.push_back(static_cast<std::int32_t>(column.i64.size()));
}

std::int32_t cell(const FieldDef& field, const Value& value, TextPool& texts)
{
    if (is_empty(value))
        return kNone32;
    if (field.type == FieldType::Date) {
        const auto date = Date::from_iso(text_of(value));
        return date ? date->days() : kNone32;
    }
    if (const auto* text = std::get_if<std::string>(&value))
        return texts.intern(*text);
    if (const auto* real = std::get_if<double>(&value))
        return small(std::llround(*real));
    return small(int_of(value));
}

using Keys = std::unordered_map<std::string, std::int64_t>;

/// Natural key of one part → id. A row without code is known by its name, also after the code is
/// filled in.
Keys keys_of(const LedgerDef& def, const std::vector<Record>& rows)
{
    Keys keys;
    Keys names;
    for (const Record& row : rows) {
        const std::string& key =
            text_of(row.values.at(static_cast<std::size_t>(def.key_fields().front())));
        if (!key.empty())
            keys.emplace(key, row.id);
        if (!def.key_fallback.empty()) {
            const auto [at, fresh] = names.emplace(text_of(row.at(def, def.key_fallback)), row.id);
            if (!fresh)
                at->second = kNone64; // it is not known which
        }
    }
    keys.merge(names);
    return keys;
}

} // namespace

void append_cell(Column& column, const FieldDef& field, const Value& value, TextPool& texts)
{
    switch (column.kind) {
    case ColumnKind::Given:
        column.i32.push_back(is_empty(value) ? 0 : 1);
        break;
    case ColumnKind::Int64:
        column.i64.push_back(int_of(value, kNone64));
        break;
    case ColumnKind::Real:
        if (const auto* real = std::get_if<double>(&value))
            column.real.push_back(*real);
        else
            column.real.push_back(is_empty(value) ? std::nan("")
                                                  : static_cast<double>(int_of(value)));
        break;
    case ColumnKind::List:
        append_list(column, text_of(value));
        break;
    case ColumnKind::Int32:
        if (SnapshotBuilder::is_reference(field.type))
            column.i64.push_back(int_of(value, is_empty(value) ? kNone64 : kTextOnly64));
        else
            column.i32.push_back(cell(field, value, texts));
        break;
    case ColumnKind::Absent:
        break;
    }
}

std::shared_ptr<const Snapshot>
Snapshot::from_records(DefinitionsPtr definitions,
                       const std::map<std::string, std::vector<Record>>& rows, const Needs* needs)
{
    const Catalog& catalog = definitions->catalog();
    SnapshotBuilder builder(std::move(definitions));
    for (const auto& [code, records] : rows) {
        if (needs != nullptr && !needs->ledgers().contains(code))
            continue;
        const std::size_t index = builder.index_of(code);
        ColumnTable& table = builder.table(index);
        std::vector<const Record*> ordered;
        for (const Record& record : records)
            ordered.push_back(&record);
        std::sort(ordered.begin(), ordered.end(),
                  [](const Record* a, const Record* b) { return a->id < b->id; });
        for (const Record* record : ordered)
            table.ids.push_back(record->id);
    }
    for (std::size_t index = 0; index < catalog.ledgers().size(); ++index) {
        ColumnTable& table = builder.table(index);
        const LedgerDef& def = *table.def;
        const Needs::Fields* wanted = nullptr;
        if (needs != nullptr) {
            const auto found = needs->ledgers().find(def.code);
            if (found == needs->ledgers().end())
                continue;
            wanted = &found->second;
        }
        std::vector<const Record*> ordered(table.ids.size());
        if (const auto found = rows.find(def.code); found != rows.end())
            for (const Record& record : found->second)
                ordered[static_cast<std::size_t>(table.row_of(record.id))] = &record;
        for (std::size_t field = 0; field < def.fields.size(); ++field) {
            FieldUse use = FieldUse::Content;
            if (wanted != nullptr) {
                const auto need = wanted->find(def.fields[field].key);
                if (need == wanted->end())
                    continue;
                use = need->second;
            }
            Column& column = table.columns[field];
            column.kind = SnapshotBuilder::kind_of(def.fields[field].type, use);
            if (column.kind == ColumnKind::List)
                column.starts.push_back(0);
            for (const Record* record : ordered)
                append_cell(column, def.fields[field], record->values.at(field), builder.texts());
        }
    }
    std::map<std::string, Keys> keys; // of the ledgers that rows are about
    for (std::size_t index = 0; index < catalog.ledgers().size(); ++index) {
        const ColumnTable& table = builder.table(index);
        const auto found = rows.find(table.def->code);
        if (found == rows.end() || !SnapshotBuilder::has_objects(table))
            continue;
        std::vector<std::int64_t> objects(table.ids.size(), kNone64);
        for (const Record& record : found->second) {
            const std::int32_t row = table.row_of(record.id);
            const LedgerDef* ledger = builder.object_ledger(table.def->code, row);
            const auto of = ledger != nullptr ? rows.find(ledger->code) : rows.end();
            if (of == rows.end())
                continue;
            const auto [known, fresh] = keys.try_emplace(ledger->code);
            if (fresh)
                known->second = keys_of(*ledger, of->second);
            const auto object = known->second.find(
                text_of(record.values.at(static_cast<std::size_t>(table.def->object_field()))));
            if (object != known->second.end())
                objects[static_cast<std::size_t>(row)] = object->second;
        }
        builder.set_objects(table.def->code, std::move(objects));
    }
    return builder.finish();
}

} // namespace lx
