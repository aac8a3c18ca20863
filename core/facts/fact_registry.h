#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "core/facts/needs.h"
#include "core/ledger/catalog.h"

namespace lx {

struct DerivedFact;

/// What a fact's value is; decides which comparisons make sense and what "nothing there" means:
/// a blank yes/no is 否, a blank number is unknown, any other blank is simply empty.
enum class FactType : std::uint8_t
{
    Bool,
    Number, ///< whole or real
    Money,  ///< in conditions in 元, in memory in 分
    Date,
    Text,   ///< also codes, periods
    Choice, ///< a value of `dictionary`
    Ref     ///< a row of `ref_ledger`
};

/// A fact of the rows of one kind (ledger): a field as it was entered, or derived by the program as
/// of a day.
struct FactDef
{
    std::string ledger;
    std::string key;
    std::string title; ///< Chinese
    FactType type = FactType::Text;
    std::string unit;       ///< 人, 元, … for showing
    std::string dictionary; ///< Choice: code of its dictionary
    std::string ref_ledger; ///< Ref: the ledger it points to
    std::string doc;        ///< Chinese, one sentence: how it is counted ("" for plain fields)
    bool derived = false;   ///< depends on the day
    bool planned = false;   ///< a date that is known before its day (FieldDef::planned)
    bool list = false;      ///< a field of several references: only `given` and links
    int field = -1;         ///< plain facts: position of the field
    int index = 0;          ///< position among all facts
    const DerivedFact* maker = nullptr; ///< derived facts: how it is computed
};

/// A fact reached through references: `managing_org.kind`.
struct FactPath
{
    std::vector<const FactDef*> steps; ///< references followed, from the row on
    const FactDef* fact = nullptr;
    [[nodiscard]] std::string title() const; ///< 管理党组织的类别
};

/// All facts of all kinds: the fields of the catalog and the derived facts of domain sections 3
/// to 5.
class FactRegistry
{
public:
    explicit FactRegistry(const Catalog& catalog);

    /// nullptr where the kind has no such fact.
    [[nodiscard]] const FactDef* find(std::string_view ledger, std::string_view key) const;
    /// Follows dots; `fact` is nullptr where a step does not exist.
    [[nodiscard]] FactPath path(std::string_view ledger, std::string_view path) const;
    /// All facts of a kind: derived ones first, then the fields in order (for lists to choose
    /// from).
    [[nodiscard]] std::vector<const FactDef*> of(std::string_view ledger) const;
    /// Adds what must be loaded to compute a fact.
    void add_needs(const FactDef& fact, FieldUse use, Needs& needs) const;
    [[nodiscard]] const Catalog& catalog() const { return *m_catalog; }
    [[nodiscard]] std::size_t size() const { return m_facts.size(); }
    /// What a room above makes of these facts (the county's figures): made when it is first asked
    /// for, then kept as long as they are. May be asked from any thread; `make` asks for nothing
    /// kept itself.
    template <class Kept> [[nodiscard]] const Kept& kept(Kept (*make)(const FactRegistry&)) const
    {
        const std::lock_guard lock(m_keeping);
        auto& place = m_kept[typeid(Kept)];
        if (place == nullptr)
            place = std::make_shared<const Kept>(make(*this));
        return *static_cast<const Kept*>(place.get());
    }

private:
    void add(FactDef fact);
    void add_derived(const DerivedFact& derived, const std::string& ledger);

    const Catalog* m_catalog;
    std::vector<std::unique_ptr<FactDef>> m_facts;
    std::unordered_map<std::string, const FactDef*> m_by_key; ///< "ledger.key"
    mutable std::mutex m_keeping;
    mutable std::unordered_map<std::type_index, std::shared_ptr<const void>> m_kept;
};

} // namespace lx
