#include "core/facts/snapshot_update.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "core/facts/snapshot_builder.h"
#include "core/store/column_reader.h"

namespace lx {
namespace {

/// More changed rows than this are read with all others.
constexpr std::int64_t max_changes = 20'000;
/// Texts that were added since all was read; beyond them the old ones are worth dropping.
constexpr std::int32_t max_new_texts = 100'000;

/// Where the rows of a changed ledger come from.
struct Patch
{
    ColumnTable fresh;                 ///< the changed rows as they are now
    std::vector<std::int64_t> ids;     ///< all rows, ascending
    std::vector<std::int32_t> from;    ///< row of the old table, or ~row of `fresh`
    std::vector<std::int32_t> new_row; ///< old row → new row; kNone32 = gone
    std::vector<std::size_t> fresh_at; ///< row of `fresh` → new row
    bool renumbered = false;           ///< some old row has another number now, or none
};

/// Merges the rows that stayed with the changed ones. Both are in the order of their ids.
void merge_rows(Patch& patch, const ColumnTable& old, const std::vector<std::int64_t>& changed)
{
    const std::vector<std::int64_t>& fresh = patch.fresh.ids;
    patch.ids.reserve(old.ids.size() + fresh.size());
    patch.from.reserve(old.ids.size() + fresh.size());
    patch.new_row.resize(old.ids.size(), kNone32);
    auto change = changed.begin();
    std::size_t at_fresh = 0;
    const auto take_fresh = [&] {
        patch.fresh_at.push_back(patch.ids.size());
        patch.ids.push_back(fresh[at_fresh]);
        patch.from.push_back(~static_cast<std::int32_t>(at_fresh));
        ++at_fresh;
    };
    for (std::size_t row = 0; row < old.ids.size(); ++row) {
        const std::int64_t id = old.ids[row];
        while (at_fresh < fresh.size() && fresh[at_fresh] < id)
            take_fresh();
        while (change != changed.end() && *change < id)
            ++change;
        const auto place = static_cast<std::int32_t>(patch.ids.size());
        if (at_fresh < fresh.size() && fresh[at_fresh] == id) {
            patch.new_row[row] = place;
            take_fresh();
        } else if (change == changed.end() || *change != id) {
            patch.new_row[row] = place;
            patch.ids.push_back(id);
            patch.from.push_back(static_cast<std::int32_t>(row));
        }
        patch.renumbered = patch.renumbered || patch.new_row[row] != static_cast<std::int32_t>(row);
    }
    while (at_fresh < fresh.size())
        take_fresh();
}

/// A column put together from an old and a fresh one. `from` null: all rows of the old one in their
/// order. `new_row` not null: the cells are rows of a ledger whose rows have other numbers now
/// (those of the fresh column are right already).
class Gather
{
public:
    Gather(const Column& old, const Patch* patch, const Column* fresh,
           const std::vector<std::int32_t>* new_row)
        : m_old(old), m_patch(patch), m_fresh(fresh), m_new_row(new_row)
    {}

    [[nodiscard]] Column column() const
    {
        Column made;
        made.kind = m_old.kind;
        switch (m_old.kind) {
        case ColumnKind::Absent:
            break;
        case ColumnKind::List:
            lists(made);
            break;
        case ColumnKind::Int64:
            made.i64 = cells(&Column::i64);
            break;
        case ColumnKind::Real:
            made.real = cells(&Column::real);
            break;
        default:
            made.i32 = m_new_row == nullptr ? cells(&Column::i32) : references();
            break;
        }
        return made;
    }

private:
    [[nodiscard]] std::size_t rows(std::size_t old_rows) const
    {
        return m_patch != nullptr ? m_patch->from.size() : old_rows;
    }
    /// Row of the old column, or ~row of the fresh one.
    [[nodiscard]] std::int32_t source(std::size_t row) const
    {
        return m_patch != nullptr ? m_patch->from[row] : static_cast<std::int32_t>(row);
    }
    [[nodiscard]] std::int32_t renumbered(std::int32_t cell) const
    {
        return m_new_row != nullptr && cell >= 0 ? (*m_new_row)[static_cast<std::size_t>(cell)]
                                                 : cell;
    }

    template <class Cell> std::vector<Cell> cells(std::vector<Cell> Column::*member) const
    {
        const std::vector<Cell>& old = m_old.*member;
        if (m_patch == nullptr)
            return old;
        const std::vector<Cell>& fresh = m_fresh->*member;
        std::vector<Cell> made;
        if (!m_patch->renumbered) { // rows are as before, with some added behind
            made.reserve(m_patch->from.size());
            made = old;
            made.resize(m_patch->from.size());
            for (std::size_t i = 0; i < fresh.size(); ++i)
                made[m_patch->fresh_at[i]] = fresh[i];
            return made;
        }
        made.resize(m_patch->from.size());
        for (std::size_t row = 0; row < made.size(); ++row) {
            const std::int32_t from = m_patch->from[row];
            made[row] = from >= 0 ? old[static_cast<std::size_t>(from)]
                                  : fresh[static_cast<std::size_t>(~from)];
        }
        return made;
    }

    [[nodiscard]] std::vector<std::int32_t> references() const
    {
        std::vector<std::int32_t> made(rows(m_old.i32.size()));
        for (std::size_t row = 0; row < made.size(); ++row) {
            const std::int32_t from = source(row);
            made[row] = from >= 0 ? renumbered(m_old.i32[static_cast<std::size_t>(from)])
                                  : m_fresh->i32[static_cast<std::size_t>(~from)];
        }
        return made;
    }

    void lists(Column& made) const
    {
        const std::size_t count = rows(m_old.starts.size() - 1);
        made.starts.reserve(count + 1);
        made.starts.push_back(0);
        made.i32.reserve(m_old.i32.size());
        for (std::size_t row = 0; row < count; ++row) {
            const std::int32_t from = source(row);
            const Column& column = from >= 0 ? m_old : *m_fresh;
            const auto at = static_cast<std::size_t>(from >= 0 ? from : ~from);
            for (auto i = static_cast<std::size_t>(column.starts[at]);
                 i < static_cast<std::size_t>(column.starts[at + 1]); ++i) {
                const std::int32_t cell = from >= 0 ? renumbered(column.i32[i]) : column.i32[i];
                if (cell >= 0)
                    made.i32.push_back(cell);
            }
            made.starts.push_back(static_cast<std::int32_t>(made.i32.size()));
        }
    }

    const Column& m_old;
    const Patch* m_patch;
    const Column* m_fresh;
    const std::vector<std::int32_t>* m_new_row;
};

class Update
{
public:
    explicit Update(const Snapshot& previous) : m_previous(previous), m_builder(previous) {}

    /// The rows a file has changed since.
    Result<> run(Database& database, FieldChanges changes, Progress& progress)
    {
        m_changed = std::move(changes);
        for (const auto& [code, change] : m_changed)
            LX_TRY(read(database, code, change, progress));
        put_together();
        return find_objects(database);
    }

    /// One row, given.
    void run(const LedgerDef& def, const Record& record)
    {
        const ColumnTable& old = m_previous.table(def.code);
        const std::int64_t id = record.id != 0    ? record.id
                                : old.ids.empty() ? 1
                                                  : old.ids.back() + 1;
        Patch patch;
        Record placed = record;
        placed.id = id;
        patch.fresh = table_of(def, {std::move(placed)});
        LedgerChanges& change = m_changed[def.code];
        change.ids = {id};
        change.rows = old.row_of(id) < 0;
        for (const FieldDef& field : def.fields)
            change.fields.insert(field.key);
        merge_rows(patch, old, change.ids);
        m_patches.emplace(def.code, std::move(patch));
        put_together();
        for (const LedgerDef& one : m_previous.catalog().ledgers())
            keep_objects(one);
    }

    /// Rows of several ledgers as they were.
    Result<> run(Database& database, const FormerState& then)
    {
        for (const auto& [code, given] : then.ledgers) {
            const LedgerDef* def = m_previous.catalog().ledger(code);
            if (def == nullptr || !m_previous.needs().ledgers().contains(code))
                continue;
            Patch patch;
            patch.fresh = table_of(*def, given.rows);
            merge_rows(patch, m_previous.table(code), given.ids);
            LedgerChanges& change = m_changed[code];
            change.ids = given.ids;
            change.rows = true;
            m_patches.emplace(code, std::move(patch));
        }
        put_together();
        return find_objects(database);
    }

    [[nodiscard]] SnapshotUpdate finish(std::int64_t action)
    {
        m_builder.set_action(action);
        SnapshotUpdate update;
        update.snapshot = m_builder.finish_resolved();
        update.changed = std::move(m_changed);
        return update;
    }

private:
    void put_together()
    {
        std::map<std::size_t, std::shared_ptr<ColumnTable>> tables;
        for (const LedgerDef& def : m_previous.catalog().ledgers())
            if (auto table = begun(def))
                tables.emplace(m_builder.index_of(def.code), std::move(table));
        // References are row numbers of the new tables, so these must know their rows first.
        for (const auto& [ledger, table] : tables)
            m_builder.replace(ledger, table);
        for (const auto& [ledger, table] : tables)
            fill(*table);
    }

    Result<> find_objects(Database& database)
    {
        for (const LedgerDef& def : m_previous.catalog().ledgers()) {
            const ColumnTable& table = m_builder.table(m_builder.index_of(def.code));
            if (!SnapshotBuilder::has_objects(table))
                continue;
            if (names_others(table))
                LX_TRY(resolve_objects(database, m_builder, table));
            else
                keep_objects(def);
        }
        return {};
    }

    /// The rows as a table with the columns the snapshot has.
    [[nodiscard]] ColumnTable table_of(const LedgerDef& def, const std::vector<Record>& records)
    {
        const ColumnTable& old = m_previous.table(def.code);
        ColumnTable table;
        table.def = &def;
        for (const Record& record : records)
            table.ids.push_back(record.id);
        table.columns.resize(def.fields.size());
        for (std::size_t field = 0; field < def.fields.size(); ++field) {
            Column& column = table.columns[field];
            column.kind = old.columns[field].kind;
            if (column.kind == ColumnKind::List)
                column.starts.push_back(0);
            for (const Record& record : records)
                append_cell(column, def.fields[field], record.values.at(field), m_builder.texts());
        }
        return table;
    }

    /// Reads the changed rows of a ledger, where anything of them is in memory.
    Result<> read(Database& database, const std::string& code, const LedgerChanges& change,
                  Progress& progress)
    {
        const LedgerDef* def = m_previous.catalog().ledger(code);
        const auto needed = m_previous.needs().ledgers().find(code);
        if (def == nullptr || needed == m_previous.needs().ledgers().end())
            return {};
        const bool matters = change.rows || std::any_of(change.fields.begin(), change.fields.end(),
                                                        [&](const std::string& field) {
                                                            return needed->second.contains(field);
                                                        });
        if (!matters)
            return {};
        Patch patch;
        LX_ASSIGN(patch.fresh, read_columns(database, *def, requests_of(*def, needed->second),
                                            &change.ids, m_builder.texts(), progress));
        merge_rows(patch, m_previous.table(code), change.ids);
        m_patches.emplace(code, std::move(patch));
        return {};
    }

    [[nodiscard]] const Patch* patch_of(const std::string& ledger) const
    {
        const auto found = m_patches.find(ledger);
        return found != m_patches.end() ? &found->second : nullptr;
    }

    /// Old row → new row of the ledger a field points to; null where they are the same or the field
    /// points nowhere.
    [[nodiscard]] const std::vector<std::int32_t>* new_rows(const FieldDef& field,
                                                            const Column& column) const
    {
        if (!SnapshotBuilder::is_reference(field.type) ||
            (column.kind != ColumnKind::Int32 && column.kind != ColumnKind::List))
            return nullptr;
        const Patch* target = patch_of(field.ledger);
        return target != nullptr && target->renumbered ? &target->new_row : nullptr;
    }

    /// A new table for a ledger that needs one, with its rows.
    [[nodiscard]] std::shared_ptr<ColumnTable> begun(const LedgerDef& def) const
    {
        const ColumnTable& old = m_previous.table(def.code);
        const Patch* patch = patch_of(def.code);
        bool needed = patch != nullptr;
        for (std::size_t field = 0; field < def.fields.size() && !needed; ++field)
            needed = new_rows(def.fields[field], old.columns[field]) != nullptr;
        if (!needed)
            return nullptr;
        auto table = std::make_shared<ColumnTable>();
        table->def = &def;
        table->ids = patch != nullptr ? patch->ids : old.ids;
        return table;
    }

    void fill(ColumnTable& table)
    {
        const LedgerDef& def = *table.def;
        const ColumnTable& old = m_previous.table(def.code);
        const auto found = m_patches.find(def.code);
        Patch* patch = found != m_patches.end() ? &found->second : nullptr;
        table.columns.resize(def.fields.size());
        for (std::size_t field = 0; field < def.fields.size(); ++field) {
            const Column& before = old.columns[field];
            const FieldDef& of = def.fields[field];
            Column* fresh = patch != nullptr ? &patch->fresh.columns[field] : nullptr;
            if (fresh != nullptr && SnapshotBuilder::is_reference(of.type) &&
                (fresh->kind == ColumnKind::Int32 || fresh->kind == ColumnKind::List))
                SnapshotBuilder::resolve(*fresh, m_builder.table(m_builder.index_of(of.ledger)));
            table.columns[field] = Gather(before, patch, fresh, new_rows(of, before)).column();
        }
    }

    /// What the rows of a ledger are about as it was; nothing for those that changed.
    void keep_objects(const LedgerDef& def)
    {
        const std::vector<std::int64_t>& before = m_previous.object_ids(def.code);
        const Patch* patch = patch_of(def.code);
        if (before.empty() || patch == nullptr)
            return;
        std::vector<std::int64_t> ids(patch->from.size(), kNone64);
        for (std::size_t row = 0; row < ids.size(); ++row)
            if (patch->from[row] >= 0)
                ids[row] = before[static_cast<std::size_t>(patch->from[row])];
        m_builder.set_objects(def.code, std::move(ids));
    }

    /// Whether the rows of a ledger may be about others than before: what they are about is named
    /// by natural key, so it changes with the keys too. Notes it as a change.
    bool names_others(const ColumnTable& table)
    {
        std::set<const LedgerDef*> about;
        for (std::size_t row = 0; row < table.ids.size(); ++row)
            about.insert(m_builder.object_ledger(table.def->code, static_cast<std::int32_t>(row)));
        about.erase(nullptr);
        const LedgerDef& def = *table.def;
        if (std::none_of(about.begin(), about.end(),
                         [&](const LedgerDef* of) { return keys_changed(*of); }))
            return m_patches.contains(def.code);
        const auto object = static_cast<std::size_t>(def.object_field());
        m_changed[def.code].fields.insert(def.fields[object].key);
        return true;
    }

    [[nodiscard]] bool keys_changed(const LedgerDef& def) const
    {
        const auto found = m_changed.find(def.code);
        const LedgerChanges* change = found != m_changed.end() ? &found->second : nullptr;
        if (change != nullptr && (change->rows || change->fields.contains(def.key_fallback)))
            return true;
        const std::vector<int> keys = def.key_fields();
        return std::any_of(keys.begin(), keys.end(), [&](int at) {
            const FieldDef& field = def.fields[static_cast<std::size_t>(at)];
            return (change != nullptr && change->fields.contains(field.key)) ||
                   (field.type == FieldType::Ref && field.ledger != def.code &&
                    keys_changed(*m_previous.catalog().ledger(field.ledger)));
        });
    }

    const Snapshot& m_previous;
    SnapshotBuilder m_builder;
    std::map<std::string, Patch> m_patches;
    FieldChanges m_changed;
};

} // namespace

Result<std::optional<SnapshotUpdate>> update_snapshot(Database& database, const Snapshot& previous,
                                                      Progress& progress)
{
    if (previous.needs().ledgers().empty() || previous.texts().added() > max_new_texts)
        return std::nullopt;
    LX_ASSIGN(const ReadView view, ReadView::begin(database));
    LX_ASSIGN(auto changes,
              ChangeLog(database).changed_since(previous.read_at_action(), max_changes));
    if (!changes)
        return std::nullopt;
    progress.report("读取台账", 0, 1);
    Update update(previous);
    LX_TRY(update.run(database, std::move(*changes), progress));
    progress.report("读取台账", 1, 1);
    return update.finish(view.action());
}

SnapshotUpdate with_record(const Snapshot& previous, const LedgerDef& def, const Record& record)
{
    Update update(previous);
    update.run(def, record);
    return update.finish(previous.read_at_action());
}

Result<std::shared_ptr<const Snapshot>> snapshot_then(Database& database, const Snapshot& now,
                                                      const FormerState& then)
{
    Update update(now);
    LX_TRY(update.run(database, then));
    return update.finish(now.read_at_action()).snapshot;
}

} // namespace lx
