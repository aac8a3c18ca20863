// What an import does with masked values ("192****2075"): the third part of ImportSession.

#include <charconv>

#include "core/exchange/import_session.h"
#include "core/ledger/masked_entry.h"

namespace lx {

/// Whether a masked text of the file is only how the value that stands is shown.
Result<bool> ImportSession::shows_what_stands(const FieldDef& field, const std::string& text,
                                              const Value& stored)
{
    const LedgerDef* other = field.ledger.empty() ? nullptr : m_catalog.ledger(field.ledger);
    if (other == nullptr || is_empty(stored))
        return shows_stored(field, text, stored);
    // References stand as ids: "12" or "12,7".
    std::string ids = text_of(stored);
    if (ids.empty())
        ids = std::to_string(int_of(stored));
    std::string keys;
    for (std::size_t from = 0; from < ids.size();) {
        const std::size_t to = std::min(ids.find(',', from), ids.size());
        std::int64_t id = 0;
        const auto [end, trouble] = std::from_chars(ids.data() + from, ids.data() + to, id);
        if (trouble != std::errc() || end != ids.data() + to)
            return false; // a text that refers to nothing
        LX_ASSIGN(const std::string key, m_store.subject_key(*other, id));
        keys += (keys.empty() ? "" : "、") + key;
        from = to + 1;
    }
    return shows_key(text, keys);
}

Result<> ImportSession::settle_masked(ParsedRow& row, const Draft& draft)
{
    for (const MaskedText& masked : row.masked) {
        const FieldDef& field = m_index.field(masked.target);
        bool same = false;
        if (masked.target.slot == 0 && draft.before) {
            LX_ASSIGN(same,
                      shows_what_stands(
                          field, masked.text,
                          draft.before->values[static_cast<std::size_t>(masked.target.field)]));
        }
        if (same)
            ++m_masked[{row.table, masked.column}];
        else
            row.errors.push_back({masked.column, masked.text, masked_entry_text(field)});
    }
    return {};
}

void ImportSession::tell_masked()
{
    for (const auto& [place, count] : m_masked) {
        m_report.masked_kept += count;
        const auto& [number, at] = place;
        const SheetTable& table = *m_tables[static_cast<std::size_t>(number)].plan;
        for (const TableColumn& column : table.table.columns) {
            if (column.column == at)
                warn(number, table.table.last_heading + 1, column.heading(), "",
                     "“" + column.heading() + "”有 " + std::to_string(count) +
                         " 格隐去了中间几位，与台账里的一致，没有改动。");
        }
    }
}

} // namespace lx
