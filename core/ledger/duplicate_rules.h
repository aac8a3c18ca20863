#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

namespace lx {

/// How a value is written for comparing two rows (resources/duplicates/duplicates.schema.json says
/// what each leaves out).
enum class KeyForm : std::uint8_t
{
    Text,
    Code,
    RepairedCode,
    IdNumber,
    NameCore,
    Address,
    Phone,
    Born
};
/// By its name in the definition file.
[[nodiscard]] std::optional<KeyForm> key_form_of(std::string_view name);

/// One thing two rows have in common.
struct DuplicateKey
{
    KeyForm form = KeyForm::Text;
    std::vector<std::string> fields; ///< several only for Born: the first that gives a day
};

/// Rows that agree in all of `keys` may be the same.
struct DuplicateRule
{
    std::vector<DuplicateKey> keys;
    int weight = 0;      ///< 1 … 100
    bool finds = true;   ///< otherwise it only adds to pairs that other rules found
    bool former = false; ///< one row is now what the other was before it was changed
    std::string reason;  ///< Chinese
};

/// The rules of one ledger.
struct LedgerDuplicates
{
    std::string ledger;
    int shown_from = 0;  ///< weight from which a pair is worth showing
    int warned_from = 0; ///< weight from which verify warns
    std::vector<DuplicateRule> rules;
};

/// All rules, read from resources/duplicates/duplicates.json.
class DuplicateRules
{
public:
    /// The rules compiled into the program, for the compiled-in definitions; a fault in them stops
    /// the program with a message. May be used from any thread.
    [[nodiscard]] static Result<DuplicateRules> load(const Catalog& catalog);
    /// Errors (BadInput) name the file and what is wrong with it.
    [[nodiscard]] static Result<DuplicateRules>
    from_json(const Catalog& catalog, const std::string& file, std::string_view json);

    [[nodiscard]] const std::vector<LedgerDuplicates>& ledgers() const { return m_ledgers; }
    /// nullptr where a ledger has no rules.
    [[nodiscard]] const LedgerDuplicates* of(std::string_view ledger) const;
    /// A unit's name without brackets and endings that only say its legal form.
    [[nodiscard]] std::string name_core(std::string_view name) const;

private:
    std::vector<std::string> m_endings; ///< the longest first
    std::vector<LedgerDuplicates> m_ledgers;
};

/// What the rows of one ledger are compared by, written from the few fields the rules look at.
class DuplicateKeys
{
public:
    /// `def` must have the rules' fields; both and the rules must outlive the keys.
    DuplicateKeys(const DuplicateRules& all, const LedgerDuplicates& rules, const LedgerDef& def);

    [[nodiscard]] const LedgerDuplicates& rules() const { return *m_rules; }
    /// Positions of the fields, without repetition.
    [[nodiscard]] const std::vector<int>& fields() const { return m_fields; }
    /// What a rule compares; "" where something is missing. `values` in the order of `fields()`.
    [[nodiscard]] std::string key(std::size_t rule, const std::vector<Value>& values) const;

    /// Two rows held against each other.
    struct Likeness
    {
        int weight = 0;                   ///< 0 … 100
        std::vector<std::string> reasons; ///< the heaviest rule's first
    };
    /// `former`: rules that hold by what one of them was before, which the rows don't say.
    [[nodiscard]] Likeness compare(const Record& a, const Record& b,
                                   const std::set<std::size_t>& former = {}) const;
    /// What a rule compares in a row; "" where something is missing.
    [[nodiscard]] std::string key_of(std::size_t rule, const Record& record) const
    {
        return key(rule, values_of(record));
    }

private:
    /// One key with the places of its fields in `m_fields`.
    struct Place
    {
        KeyForm form = KeyForm::Text;
        std::vector<std::size_t> values;
    };

    [[nodiscard]] std::string part(const Place& place, const std::vector<Value>& values) const;
    [[nodiscard]] std::vector<Value> values_of(const Record& record) const;

    const DuplicateRules* m_all;
    const LedgerDuplicates* m_rules;
    std::vector<int> m_fields;
    std::vector<std::vector<Place>> m_places; ///< by rule
};

} // namespace lx
