#include "core/exchange/row_writer.h"

namespace lx {

namespace {

void count(ImportCounts& counts, WriteOutcome outcome)
{
    ++(outcome == WriteOutcome::Inserted  ? counts.added
       : outcome == WriteOutcome::Updated ? counts.updated
                                          : counts.unchanged);
}

} // namespace

RowWriter::RowWriter(Database& database, const Catalog& catalog, const HeadingIndex& index,
                     Editor& editor, ImportCounts& counts)
    : m_database(database), m_index(index), m_editor(editor), m_counts(counts),
      m_store(database, catalog), m_slots(index.carried().size())
{}

Result<bool> RowWriter::write(ParsedRow& row, RowDraft& draft)
{
    Edited edited;
    if (draft.is_new()) {
        LX_ASSIGN(edited, m_editor.write_behind(m_index.own(), draft.record));
    } else if (!draft.changes_nothing()) {
        LX_ASSIGN(edited, m_editor.write(m_index.own(), draft.record));
    }
    if (edited.refused()) {
        row.errors.push_back({-1, "", std::move(edited.problems.front().message)});
        return false;
    }
    count(m_counts, edited.outcome);
    LX_TRY(write_carried(row, draft));
    return true;
}

Result<> RowWriter::write_carried(ParsedRow& row, const RowDraft& draft)
{
    for (std::size_t i = 0; i < m_slots.size() && i < row.carried.size(); ++i) {
        Record& record = row.carried[i];
        if (record.values.empty())
            continue;
        const CarriedSlot& carried = m_index.carried()[i];
        record.set(*carried.def, carried.rule->link, draft.record.id);
        LX_TRY(write_slot(i, row, draft));
    }
    return {};
}

/// Where the row that carries it stood before, this one may stand too.
Result<> RowWriter::write_slot(std::size_t at, ParsedRow& row, const RowDraft& draft)
{
    const bool was_there = !draft.is_new();
    const LedgerDef& def = *m_index.carried()[at].def;
    Record& record = row.carried[at];
    Slot& slot = m_slots[at];
    if (was_there && !slot.keys) {
        LX_ASSIGN(KeyIndex keys, KeyIndex::load(m_database, def));
        slot.keys.emplace(std::move(keys));
    }
    const auto match = was_there ? slot.keys->match(record) : KeyIndex::Match{};
    const bool is_new = match.id == 0;
    Record merged = record;
    merged.id = match.id;
    if (!is_new) {
        LX_ASSIGN(auto before, m_store.find(def, match.id));
        if (before)
            merged = std::move(*before);
        for (std::size_t f = 0; f < record.values.size(); ++f) {
            if (!is_empty(record.values[f]) && (!draft.repeats || is_empty(merged.values[f])))
                merged.values[f] = record.values[f];
        }
        for (const FieldTarget& target : row.cleared) {
            if (target.slot == static_cast<int>(at) + 1)
                merged.values[static_cast<std::size_t>(target.field)] = {};
        }
    }
    Edited edited;
    if (was_there) {
        LX_ASSIGN(edited, m_editor.write(def, merged));
    } else {
        LX_ASSIGN(edited, m_editor.write_behind(def, merged));
    }
    if (edited.refused())
        return fail(ErrorKind::Refused, edited.problems.front().message);
    count(slot.counts, edited.outcome);
    if (is_new && slot.keys)
        slot.keys->add(merged.id, merged);
    return {};
}

std::vector<std::pair<std::string, ImportCounts>> RowWriter::carried_counts() const
{
    std::vector<std::pair<std::string, ImportCounts>> counts;
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        const ImportCounts& of = m_slots[i].counts;
        if (of.added + of.updated + of.unchanged > 0)
            counts.emplace_back(m_index.carried()[i].def->code, of);
    }
    return counts;
}

} // namespace lx
