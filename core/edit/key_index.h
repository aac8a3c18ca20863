#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/base/text_table.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/record.h"

namespace lx {

class Database;

/// Finds the row that one of a list stands for, in memory: one pass over the key fields instead of
/// a query a row. Rows of a ledger whose code may be missing (units) are also known by their name:
/// - a row with a code is the row with that code, else the only one of its name that has none (the
/// code is filled in),
///   else new;
/// - a row without a code is the one of its name without a code, else the only one of its name,
/// else new;
/// - a code that fails length or alphabet only matches where the names agree.
class KeyIndex
{
public:
    enum class How : std::uint8_t
    {
        New,
        Key,
        FilledIn, ///< stood without a code so far; this row brings it
        Name,     ///< has a code; the row without one names it
        Ambiguous ///< several rows of that name
    };
    struct Match
    {
        How how = How::New;
        std::int64_t id = 0;
        int candidates = 0; ///< Ambiguous: how many; New: other rows of the same name
    };

    [[nodiscard]] static Result<KeyIndex> load(Database& database, const LedgerDef& def);

    /// Precondition: references of the key are looked up.
    [[nodiscard]] Match match(const Record& record) const;
    /// The record's code fails length or alphabet, and stands with another name: two rows that are
    /// not one. Then the code is no key for the record.
    [[nodiscard]] bool is_anothers_code(const Record& record) const;
    /// A row other than this one bears the name.
    [[nodiscard]] bool has_another(const std::string& name, std::int64_t id) const;
    /// A row was inserted.
    void add(std::int64_t id, const Record& record);
    /// A row that stood without a code got one, or another name.
    void update(std::int64_t id, const Record& before, const Record& after);
    [[nodiscard]] std::size_t size() const { return m_rows; }

private:
    explicit KeyIndex(const LedgerDef& def);
    [[nodiscard]] std::string key_of(const Record& record) const;
    void add_named(std::int64_t id, const std::string& code, const std::string& name);
    void remove_named(std::int64_t id, const std::string& code, const std::string& name);

    struct Named
    {
        std::int64_t coded = 0; ///< id of the first row of this name with a code; 0 = none
        std::vector<std::int64_t> more{}; ///< of the others
        std::int64_t without = 0;         ///< id of the row of this name without a code

        [[nodiscard]] int count_coded() const
        {
            return coded == 0 ? 0 : 1 + static_cast<int>(more.size());
        }
    };
    /// A row's name is asked for by one step after the other.
    [[nodiscard]] const std::string& folded(const std::string& name) const;
    /// Of a key that is there already the first row stays.
    void add_key(const std::string& key, std::int64_t id);

    const LedgerDef* m_def;
    std::vector<int> m_fields; ///< of the key
    int m_code = -1;           ///< ledgers with a fallback: position of the code…
    int m_name = -1;           ///< …and of the name
    std::size_t m_rows = 0;
    mutable std::string m_last_name; ///< and how it folds
    mutable std::string m_last_folded;
    TextTable<std::int64_t> m_by_key;                        ///< 0 = none any more
    TextTable<Named> m_by_name;                              ///< folded
    std::unordered_map<std::string, std::string> m_doubtful; ///< malformed code → folded name
};

} // namespace lx
