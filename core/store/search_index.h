#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/statement.h"

struct sqlite3;

namespace lx {

/// Name of a ledger's FTS5 table.
[[nodiscard]] std::string search_table(const LedgerDef& def);

/// What the search index holds of a row.
struct SearchTexts
{
    std::string words;    ///< the searched texts, with a separator between them
    std::string initials; ///< pinyin initials of the row's names, likewise
    bool operator==(const SearchTexts&) const = default;
    [[nodiscard]] bool empty() const { return words.empty() && initials.empty(); }
};

/// True for fields that go into the index: searched texts. Codes and numbers are found on their own
/// columns.
[[nodiscard]] bool in_search_index(const FieldDef& field);
void search_texts(const LedgerDef& def, const Record& record, SearchTexts& out);

/// Before many rows are written, at the first of each ledger of an import: more of them are
/// gathered before they are sorted in (64 MB instead of 1: a million units in three pieces, which
/// need no merging). The file keeps it: told again it changes nothing.
[[nodiscard]] Result<> expect_many(sqlite3* handle, const LedgerDef& def);

/// Writes one ledger's search rows. FTS5 without content wants the old texts to take a row out,
/// which the writer has at hand.
class SearchWriter
{
public:
    /// Builds the index anew where it was made with other searched fields than `def` has now.
    [[nodiscard]] static Result<SearchWriter> open(sqlite3* handle, const LedgerDef& def);

    [[nodiscard]] Result<> insert(std::int64_t id, SearchTexts texts);
    [[nodiscard]] Result<> remove(std::int64_t id, SearchTexts texts);
    /// Writes what is held back. To be called before the commit.
    [[nodiscard]] Result<> flush();
    [[nodiscard]] bool active() const { return m_active; }

private:
    SearchWriter(Statement insert, Statement remove, bool active)
        : m_insert(std::move(insert)), m_remove(std::move(remove)), m_active(active)
    {}

    struct Pending
    {
        bool remove;
        std::int64_t id;
        SearchTexts texts;
    };
    [[nodiscard]] Result<> hold(Pending change);

    Statement m_insert;
    Statement m_remove;
    bool m_active;
    /// Held back, then written together in the order of ids: every statement that deletes or
    /// changes a reference opens a savepoint, at which FTS5 would write a segment of its own for
    /// the few rows it has so far; so would a row id lower than the last.
    std::vector<Pending> m_pending;
};

/// Whether the index was made by the definition's searched fields as they are now.
[[nodiscard]] Result<bool> search_is_current(sqlite3* handle, const LedgerDef& def);

/// Empties and refills a ledger's index. Precondition: a transaction is open.
[[nodiscard]] Result<> rebuild_search(sqlite3* handle, const LedgerDef& def);

/// The FTS5 query that finds a word: a phrase of its characters in the texts, or of its letters in
/// the initials.
[[nodiscard]] std::string search_match(std::string_view word);

} // namespace lx
