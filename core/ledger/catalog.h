#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/ledger_def.h"

namespace lx {

/// All ledgers and dictionaries, read from resources/ledgers/*.json and
/// resources/dictionaries/*.json. The order of ledgers is that of resources/ledgers/index.json
/// (also that of the navigation list).
class Catalog
{
public:
    /// The definitions compiled into the program; checked once (unknown dictionary, duplicate key …
    /// is a programming error and stops the program with a message). Never changes, may be used
    /// from any thread.
    [[nodiscard]] static const Catalog& builtin();
    /// Reads definitions from JSON texts; errors name file and path. A ledger source whose name
    /// ends in "index.json" gives the order and the navigation groups; without one the order is
    /// that of the sources.
    struct Source
    {
        std::string file;
        std::string json;
    };
    [[nodiscard]] static Result<Catalog> from_json(const std::vector<Source>& ledgers,
                                                   const std::vector<Source>& dictionaries);

    [[nodiscard]] const std::vector<LedgerDef>& ledgers() const { return m_ledgers; }
    /// nullptr if there is no such ledger.
    [[nodiscard]] const LedgerDef* ledger(std::string_view code) const;
    /// The ledger of a Chinese name, as object kinds (对象类别) say it; nullptr for other words.
    [[nodiscard]] const LedgerDef* named(std::string_view name) const;
    /// The ledgers that rows of `def` may be about (LedgerDef::object_field): those whose name is a
    /// value of its kinds.
    [[nodiscard]] std::vector<const LedgerDef*> object_ledgers(const LedgerDef& def) const;
    [[nodiscard]] const std::vector<Dictionary>& dictionaries() const { return m_dictionaries; }
    [[nodiscard]] const Dictionary* dictionary(std::string_view code) const;
    /// Adds a county's own field (自定义字段) before 备注. Errors: unknown ledger, key taken.
    [[nodiscard]] Result<> add_own_field(std::string_view ledger, FieldDef field);
    /// Adds the dictionary of a county's own field. Errors (Refused): code taken, no values, a
    /// value without text or that stands twice.
    [[nodiscard]] Result<> add_dictionary(Dictionary dictionary);
    /// Puts a county's own values in the place of a dictionary's (settings page). Errors: unknown
    /// dictionary, a value without text.
    [[nodiscard]] Result<> replace_dictionary(Dictionary dictionary);

private:
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Index = std::unordered_map<std::string, std::size_t, TextHash, std::equal_to<>>;

    std::vector<LedgerDef> m_ledgers;
    std::vector<Dictionary> m_dictionaries;
    Index m_ledger_index;
    Index m_dictionary_index;
};

} // namespace lx
