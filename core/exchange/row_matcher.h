#pragma once

#include <bitset>
#include <cstdint>
#include <memory_resource>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/edit/key_index.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/row_parser.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Fields of a record, by position.
using GivenFields = std::bitset<128>;

/// What a parsed row comes to: the row as it will stand, and the one it stands for.
struct RowDraft
{
    Record record;
    KeyIndex::Match match;
    std::optional<Record> before; ///< as it stands now; empty for a new row
    GivenFields given;            ///< fields the file fills
    bool repeats = false;         ///< an earlier row of the import is the same one
    std::string former_name;      ///< the row stands under this other name

    [[nodiscard]] bool is_new() const { return match.id == 0; }
    [[nodiscard]] bool changes_nothing() const { return before && record.values == before->values; }
};

/// Finds the row of the ledger a parsed one stands for and lays what the file gives over it: blank
/// never overwrites, "清空" empties. Of rows of one import that are the same, the first one counts
/// and the others fill what it leaves blank: the same file again changes nothing. Reads the file,
/// writes nothing; is told what was written, so that later rows of the import find it. Precondition
/// of all: references are looked up.
class RowMatcher
{
public:
    /// `answers` may be null.
    RowMatcher(Database& database, const Catalog& catalog, const HeadingIndex& index,
               ImportTelling& telling, const ImportAnswers* answers);
    /// Reads the ledger's keys.
    [[nodiscard]] Result<> prepare();

    /// Id of the row that the record stands for; 0 = none so far.
    [[nodiscard]] std::int64_t match(const Record& record) const
    {
        return m_keys->match(record).id;
    }
    /// Rows stood in the ledger before the import, which knows those that it brought itself.
    [[nodiscard]] bool may_fetch() const { return !m_was_empty; }
    /// Reads rows with these ids at once (0 is none), so that `draft` needs no reading of its own.
    [[nodiscard]] Result<> fetch(std::vector<std::int64_t> ids);
    /// Forgets what was fetched.
    void forget_fetched() { m_fetched.clear(); }
    /// Empty where it can't be said which row is meant: told among the row's errors. The record of
    /// a new row moves into its draft.
    [[nodiscard]] Result<std::optional<RowDraft>> draft(ParsedRow& row);
    /// The draft was written (or stands so already); of a new row the record has its id.
    void written(const ParsedRow& row, const RowDraft& draft);

    /// Remarks on how a row that is taken was matched: by name alone, beside one of that name, or
    /// like an earlier one of the import that says otherwise. Before `written`.
    void remark(ParsedRow& row, const RowDraft& draft) const;

private:
    /// A row of the import that was taken.
    struct Seen
    {
        int table = 0;
        std::int64_t row = 0;
        GivenFields given;
    };
    void remark_repeated(ParsedRow& row, const RowDraft& draft) const;
    [[nodiscard]] Result<> settle_code(ParsedRow& row, KeyIndex::Match& match);
    [[nodiscard]] Result<Record> stored(std::int64_t id);
    [[nodiscard]] std::string where_text(const ParsedRow& row, int table, std::int64_t at) const;
    [[nodiscard]] bool tell_keyless(ParsedRow& row) const;
    void lay_over(const ParsedRow& row, RowDraft& draft) const;
    void keep_notes(const ParsedRow& row, RowDraft& draft) const;
    [[nodiscard]] bool settle_name(ParsedRow& row, RowDraft& draft);

    Database& m_database;
    const LedgerDef& m_def;
    ImportTelling& m_telling;
    const ImportAnswers* m_answers;
    LedgerStore m_store;
    std::vector<int> m_key_fields;
    std::vector<int> m_naming; ///< those, and what stands in for them
    std::optional<KeyIndex> m_keys;
    bool m_was_empty = false;                           ///< the ledger, before the import
    std::unordered_map<std::int64_t, Record> m_fetched; ///< rows this batch may change
    std::pmr::monotonic_buffer_resource m_seen_memory;  ///< a million rows go at once
    /// Rows of the import so far, by id.
    std::pmr::unordered_map<std::int64_t, Seen> m_seen{&m_seen_memory};
};

} // namespace lx
