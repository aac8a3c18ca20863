#include "core/facts/snapshot.h"

#include <cstdio>
#include <cstdlib>

#include "core/facts/snapshot_builder.h"

namespace lx {

const ColumnTable& Snapshot::table(std::string_view ledger) const
{
    const auto found = m_index.find(std::string(ledger));
    if (found == m_index.end()) {
        std::fprintf(stderr, "no ledger %.*s\n", static_cast<int>(ledger.size()), ledger.data());
        std::abort();
    }
    return *m_tables[found->second];
}

const Column& Snapshot::column(std::string_view ledger, std::string_view field) const
{
    const ColumnTable& rows = table(ledger);
    const int index = rows.def->index_of(field);
    if (index < 0 || rows.columns[static_cast<std::size_t>(index)].kind == ColumnKind::Absent) {
        std::fprintf(stderr, "field %.*s.%.*s was not loaded\n", static_cast<int>(ledger.size()),
                     ledger.data(), static_cast<int>(field.size()), field.data());
        std::abort();
    }
    return rows.columns[static_cast<std::size_t>(index)];
}

const std::vector<std::int32_t>& Snapshot::object_rows(std::string_view ledger) const
{
    static const std::vector<std::int32_t> none;
    const auto found = m_objects.find(ledger);
    return found != m_objects.end() ? found->second.rows : none;
}

const std::vector<std::int64_t>& Snapshot::object_ids(std::string_view ledger) const
{
    static const std::vector<std::int64_t> none;
    const auto found = m_objects.find(ledger);
    return found != m_objects.end() ? found->second.ids : none;
}

const LedgerDef* Snapshot::object_ledger(std::string_view ledger, std::int32_t row) const
{
    const ColumnTable& rows = table(ledger);
    const Column& kinds = rows.columns[static_cast<std::size_t>(rows.def->object_kind_field())];
    return catalog().named(m_texts->text(kinds.i32[static_cast<std::size_t>(row)]));
}

SnapshotBuilder::SnapshotBuilder(DefinitionsPtr definitions) : m_snapshot(new Snapshot)
{
    const Catalog& catalog = definitions->catalog();
    m_snapshot->m_definitions = std::move(definitions);
    m_snapshot->m_texts = std::make_shared<TextPool>();
    for (const LedgerDef& def : catalog.ledgers()) {
        m_snapshot->m_index.emplace(def.code, m_snapshot->m_tables.size());
        auto table = std::make_shared<ColumnTable>();
        table->def = &def;
        table->columns.resize(def.fields.size());
        m_snapshot->m_tables.push_back(std::move(table));
    }
    // Texts that facts give or compare with are there whether or not a cell holds them.
    for (const Dictionary& dictionary : catalog.dictionaries())
        for (const DictionaryValue& value : dictionary.values)
            static_cast<void>(m_snapshot->m_texts->intern(value.value));
    for (const char* text : {"应建未建", "有党员不足3人", "无党员", "未知", "省", "市", "县",
                             "督办中", "督办逾期", "已销号", "已完成", "逾期完成", "逾期", "进行中",
                             "待办", "逾期未办", "已办", "党组织已撤销", "未完成"})
        static_cast<void>(m_snapshot->m_texts->intern(text));
}

SnapshotBuilder::SnapshotBuilder(const Snapshot& previous) : m_snapshot(new Snapshot(previous))
{
    m_snapshot->m_texts = std::make_shared<TextPool>(TextPool::continued(previous.m_texts));
}

void SnapshotBuilder::replace(std::size_t ledger, std::shared_ptr<ColumnTable> table)
{
    m_snapshot->m_tables.at(ledger) = std::move(table);
}

void SnapshotBuilder::set_needs(Needs needs)
{
    m_snapshot->m_needs = std::move(needs);
}

const LedgerDef& SnapshotBuilder::def(std::size_t ledger) const
{
    return *m_snapshot->m_tables.at(ledger)->def;
}

std::size_t SnapshotBuilder::index_of(std::string_view ledger) const
{
    return m_snapshot->m_index.at(std::string(ledger));
}

ColumnTable& SnapshotBuilder::table(std::size_t ledger)
{
    return *m_snapshot->m_tables.at(ledger);
}

TextPool& SnapshotBuilder::texts()
{
    return *m_snapshot->m_texts;
}

void SnapshotBuilder::set_action(std::int64_t action)
{
    m_snapshot->m_action = action;
}

void SnapshotBuilder::set_objects(const std::string& ledger, std::vector<std::int64_t> ids)
{
    m_snapshot->m_objects[ledger].ids = std::move(ids);
}

const LedgerDef* SnapshotBuilder::object_ledger(std::string_view ledger, std::int32_t row) const
{
    return m_snapshot->object_ledger(ledger, row);
}

bool SnapshotBuilder::has_objects(const ColumnTable& table)
{
    const auto loaded = [&](int field) {
        return field >= 0 &&
               table.columns[static_cast<std::size_t>(field)].kind == ColumnKind::Int32;
    };
    return loaded(table.def->object_field()) && loaded(table.def->object_kind_field());
}

bool SnapshotBuilder::is_reference(FieldType type)
{
    return type == FieldType::Ref || type == FieldType::RefList || type == FieldType::RefOrText;
}

ColumnKind SnapshotBuilder::kind_of(FieldType type, FieldUse use)
{
    if (use == FieldUse::Given && type != FieldType::Date && type != FieldType::Bool)
        return ColumnKind::Given;
    switch (type) {
    case FieldType::Money:
        return ColumnKind::Int64;
    case FieldType::Real:
        return ColumnKind::Real;
    case FieldType::RefList:
        return ColumnKind::List;
    default:
        return ColumnKind::Int32;
    }
}

void SnapshotBuilder::resolve(Column& column, const ColumnTable& target)
{
    const bool list = column.kind == ColumnKind::List;
    column.i32.clear();
    column.i32.reserve(column.i64.size());
    std::size_t at = 0;
    std::int32_t next_start = 0;
    for (std::size_t row = 0; list && row + 1 < column.starts.size(); ++row) {
        const auto end = static_cast<std::size_t>(column.starts[row + 1]);
        column.starts[row] = next_start;
        for (; at < end; ++at)
            if (const std::int32_t found = target.row_of(column.i64[at]); found >= 0)
                column.i32.push_back(found);
        next_start = static_cast<std::int32_t>(column.i32.size());
    }
    if (list) {
        if (!column.starts.empty())
            column.starts.back() = next_start;
    } else {
        for (const std::int64_t id : column.i64) {
            const std::int32_t found = id <= kTextOnly64 ? -1 : target.row_of(id);
            if (id == kTextOnly64)
                column.i32.push_back(kTextOnly32);
            else
                column.i32.push_back(found >= 0 ? found : kNone32);
        }
    }
    column.i64 = {};
}

std::shared_ptr<const Snapshot> SnapshotBuilder::finish()
{
    for (const auto& table : m_snapshot->m_tables) {
        for (std::size_t field = 0; field < table->columns.size(); ++field) {
            Column& column = table->columns[field];
            const FieldDef& def = table->def->fields[field];
            if (is_reference(def.type) &&
                (column.kind == ColumnKind::Int32 || column.kind == ColumnKind::List))
                resolve(column, m_snapshot->table(def.ledger));
        }
    }
    return finish_resolved();
}

std::shared_ptr<const Snapshot> SnapshotBuilder::finish_resolved()
{
    for (auto& [ledger, objects] : m_snapshot->m_objects) {
        objects.rows.assign(objects.ids.size(), kNone32);
        for (std::size_t row = 0; row < objects.ids.size(); ++row) {
            if (objects.ids[row] == kNone64)
                continue;
            const LedgerDef* of = object_ledger(ledger, static_cast<std::int32_t>(row));
            const std::int32_t found = m_snapshot->table(of->code).row_of(objects.ids[row]);
            objects.rows[row] = found >= 0 ? found : kNone32;
        }
    }
    return m_snapshot;
}

} // namespace lx
