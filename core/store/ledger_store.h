#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"
#include "core/base/name_order.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// field op value; several all hold. What the store says of a condition (core/rows): a row without
/// the value differs from it.
struct Filter
{
    std::string field;
    std::string op;    ///< "=", "!=", ">=", "<=", ">", "<", "~" (contains), "empty", "given", "in"
                       ///< (ids or values joined by \n)
    std::string value; ///< as stored (ISO dates, ids for references, 分 for money)
    bool text = false; ///< "=", "!=" of a reference or text: the text in its place, not a row's id
};

/// Which rows of a ledger, in which order.
struct Query
{
    std::string ledger{};
    std::string search{}; ///< words, code prefix or pinyin initials; "" = all
    std::vector<Filter> filters{};
    std::string sort{};              ///< field key; "" = the definition's
    SortBy sort_by = SortBy::Stored; ///< of a text or a reference, else Stored
    bool descending = false;
    std::optional<std::string>
        counts_at{}; ///< ISO date: only rows that count then (definition's start/end)
    std::optional<Date> known_at{}; ///< to filters dates after it are blank, but for plans
};

/// Reads ledgers: single rows, pages, ids in order, keys and labels. Not for whole-county
/// evaluation (facts/).
class LedgerStore
{
public:
    LedgerStore(Database& database, const Catalog& catalog)
        : m_database(database), m_catalog(catalog)
    {}

    [[nodiscard]] Result<std::optional<Record>> find(const LedgerDef& def, std::int64_t id);
    /// By natural key text (see subject_key); empty if there is none.
    [[nodiscard]] Result<std::optional<std::int64_t>> find_key(const LedgerDef& def,
                                                               const std::string& key);
    /// Many at once: key → id; those without a row are left out.
    [[nodiscard]] Result<std::unordered_map<std::string, std::int64_t>>
    find_keys(const LedgerDef& def, const std::vector<std::string>& keys);
    [[nodiscard]] Result<std::int64_t> count(const Query& query);
    /// First rows in order, fast at any size.
    [[nodiscard]] Result<std::vector<Record>> first(const Query& query, std::int64_t limit);
    /// Last rows in order (in order), fast at any size.
    [[nodiscard]] Result<std::vector<Record>> last(const Query& query, std::int64_t limit);
    /// All ids in order (8 bytes each): what a table scrolls over.
    [[nodiscard]] Result<std::vector<std::int64_t>> ids(const Query& query);
    /// Rows by id, in the order of `ids`; missing ones are left out.
    [[nodiscard]] Result<std::vector<Record>> rows(const LedgerDef& def,
                                                   const std::vector<std::int64_t>& ids);
    /// Calls `row` for every row of the query in order, streaming; false stops.
    [[nodiscard]] Result<> each(const Query& query, const std::function<bool(const Record&)>& row);

    /// The natural key as text: # fields joined by '|', references by their own key.
    [[nodiscard]] Result<std::string> subject_key(const LedgerDef& def, std::int64_t id);
    /// The same of a row that need not be in the file (one in the recycle bin); of a reference to a
    /// row that is gone "".
    [[nodiscard]] Result<std::string> key_of(const LedgerDef& def, const Record& record);
    /// Many at once: id → key / id → label (name for people).
    [[nodiscard]] Result<std::unordered_map<std::int64_t, std::string>>
    keys(const LedgerDef& def, const std::vector<std::int64_t>& ids);
    [[nodiscard]] Result<std::unordered_map<std::int64_t, std::string>>
    labels(const LedgerDef& def, const std::vector<std::int64_t>& ids);
    /// Key or name (folded) → ids, for resolving references while importing; an ambiguous name has
    /// several.
    struct ReferenceIndex
    {
        std::unordered_map<std::string, std::int64_t> by_key;
        std::unordered_map<std::string, std::vector<std::int64_t>> by_name;
    };
    [[nodiscard]] Result<ReferenceIndex> reference_index(const LedgerDef& def);
    /// Rows of one ledger that refer to a row by a reference or a list of them.
    struct Referring
    {
        const LedgerDef* ledger = nullptr;
        std::vector<std::int64_t> ids; ///< ascending
    };
    /// All rows that refer to a row; those that name it by its key are not among them
    /// (object_keys.h).
    [[nodiscard]] Result<std::vector<Referring>> referring_rows(const LedgerDef& def,
                                                                std::int64_t id);

private:
    Database& m_database;
    const Catalog& m_catalog;
};

} // namespace lx
