#include "core/edit/fill.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/edit/series.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

/// What stands in a field of a row. Errors: Refused (the row is gone).
Result<Value> value_in(LedgerStore& store, const LedgerDef& def, std::int64_t row, int field)
{
    LX_ASSIGN(auto record, store.find(def, row));
    if (!record)
        return fail(ErrorKind::Refused, "要照着填的那一行已经不在了，请刷新后再试。");
    return std::move(record->values[static_cast<std::size_t>(field)]);
}

/// Nothing stands in the field from the third row on.
Result<bool> blank_below(LedgerStore& store, const LedgerDef& def,
                         const std::vector<std::int64_t>& rows, int field, Progress& progress)
{
    constexpr std::ptrdiff_t batch = 512;
    for (auto from = rows.begin() + 2; from != rows.end();) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
        const auto to = from + std::min(batch, rows.end() - from);
        LX_ASSIGN(const auto records, store.rows(def, {from, to}));
        for (const Record& record : records)
            if (!is_empty(record.values[static_cast<std::size_t>(field)]))
                return false;
        from = to;
    }
    return true;
}

} // namespace

Result<ManyEdited> fill_from(Database& database, const Catalog& catalog, Editor& editor,
                             const LedgerDef& def, int field, std::int64_t from,
                             const std::vector<std::int64_t>& rows, Progress& progress)
{
    LedgerStore store(database, catalog);
    LX_ASSIGN(const Value value, value_in(store, def, from, field));
    return edit_many(rows, "填充", progress, [&](std::int64_t id) {
        return editor.change(def, id, {{field, value}});
    });
}

Result<ManyEdited> fill_series(Database& database, const Catalog& catalog, Editor& editor,
                               const LedgerDef& def, int field,
                               const std::vector<std::int64_t>& rows, Progress& progress)
{
    if (rows.empty())
        return ManyEdited{};
    LedgerStore store(database, catalog);
    LX_ASSIGN(const Value first, value_in(store, def, rows.front(), field));
    Value second;
    if (rows.size() > 2) {
        LX_ASSIGN(Value next, value_in(store, def, rows[1], field));
        if (gives_step(def.fields[static_cast<std::size_t>(field)], first, next)) {
            LX_ASSIGN(const bool blank, blank_below(store, def, rows, field, progress));
            if (blank)
                second = std::move(next);
        }
    }
    const auto values =
        series(def.fields[static_cast<std::size_t>(field)], first, second, rows.size());
    std::unordered_map<std::int64_t, const Value*> of_row;
    for (std::size_t i = 0; i < rows.size(); ++i)
        of_row.emplace(rows[i], &values[i]);
    return edit_many(rows, "填充", progress, [&](std::int64_t id) {
        return editor.change(def, id, {{field, *of_row.at(id)}});
    });
}

} // namespace lx
