#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/record.h"
#include "core/store/late_indices.h"
#include "core/store/ledger_table.h"
#include "core/store/search_index.h"
#include "core/store/statement.h"

struct sqlite3;

namespace lx {

/// Who writes and when, as every row keeps it.
struct WriteStamp
{
    std::string at;
    std::string by;
};

/// How SQLite took a row.
enum class RowWritten
{
    Done,
    KeyTaken,        ///< another row has this natural key
    ReferenceMissing ///< a reference points to no row, or (removing) another row points here
};

/// Prepared statements that read and write one ledger's rows and their search-index rows. Knows
/// nothing of the change log: that is WriteSession's.
class LedgerWriter
{
public:
    [[nodiscard]] static Result<LedgerWriter> open(sqlite3* handle, const LedgerDef& def);

    [[nodiscard]] const LedgerDef& def() const { return m_table.def(); }
    /// False where there is no such row.
    [[nodiscard]] Result<bool> find(std::int64_t id, Record& record);
    /// Position of the field that names a row; none in a ledger without.
    [[nodiscard]] std::optional<std::size_t> label_field() const { return m_label_field; }
    /// Positions of the fields no row can be without: the required ones of the key (or what stands
    /// in for it).
    [[nodiscard]] const std::vector<std::size_t>& needed_fields() const { return m_needed; }
    /// Gives the next id to a record without one; one that has an id keeps it, none after it gets
    /// the same.
    void give_id(Record& record);
    [[nodiscard]] Result<> expect_many();
    /// Of the table, for rows that come in great number.
    [[nodiscard]] LateIndices& late_indices() { return m_late; }
    /// Makes the indices that were left out. Gives a row whose natural key another one has, where
    /// that is so: the indices can't be made then.
    [[nodiscard]] Result<std::optional<Record>> make_indices();
    /// What the search index holds of a row; nothing where the ledger has none.
    void search_texts(const Record& record, SearchTexts& out) const;
    /// `texts`: of the record.
    [[nodiscard]] Result<RowWritten> insert(const Record& record, const WriteStamp& stamp,
                                            SearchTexts texts);
    /// Writes the fields at `changed` (positions) of an existing row.
    [[nodiscard]] Result<RowWritten> update(const Record& before, const Record& after,
                                            const std::vector<std::size_t>& changed,
                                            const WriteStamp& stamp);
    [[nodiscard]] Result<RowWritten> remove(const Record& record);
    /// Before the commit: writes the search rows held back and keeps the greatest id given, so that
    /// none is given twice.
    [[nodiscard]] Result<> finish();

private:
    /// Writes certain fields of a row.
    struct Update
    {
        Statement statement;
        std::vector<LedgerTable::Column> columns;
        bool own = false;      ///< a county's own field among them
        bool searched = false; ///< a field that is in the search index among them
    };
    [[nodiscard]] Result<Update*> update_of(const std::vector<std::size_t>& changed);

    LedgerWriter(sqlite3* handle, LedgerTable table, SearchWriter search, Statement select,
                 Statement insert, Statement remove, std::int64_t last_id);
    /// What SQLite's result code says of a row.
    [[nodiscard]] Result<RowWritten> taken(int code);
    [[nodiscard]] Result<std::int64_t> row_of_taken_key();
    [[nodiscard]] Result<std::string> extra_after(const Record& before, const Record& after);

    sqlite3* m_handle;
    LedgerTable m_table;
    std::optional<std::size_t> m_label_field;
    std::vector<std::size_t> m_needed;
    SearchWriter m_search;
    Statement m_select;
    Statement m_insert;
    Statement m_remove;
    std::vector<bool> m_bound; ///< columns that m_insert holds a value of
    std::map<std::vector<std::size_t>, Update> m_updates; ///< by the fields changed
    std::int64_t m_last_id;
    std::int64_t m_stored_last_id;
    LateIndices m_late;
};

} // namespace lx
