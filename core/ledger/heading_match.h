#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/ledger/catalog.h"

namespace lx {

/// How well a heading fits a field; smaller is better.
enum class HeadingFit : std::uint8_t
{
    Exact,   ///< the field's own heading
    Synonym, ///< one of its synonyms
    Loose,   ///< without bracketed parts, or 是否… of a yes/no field
    Path,    ///< only a part of a path of merged headings fits
    None
};

/// What one column of a table holds.
struct HeadingMatch
{
    const LedgerDef* ledger =
        nullptr;    ///< the ledger asked for or one it carries; nullptr = no field
    int field = -1; ///< position in that ledger's fields
    HeadingFit fit = HeadingFit::None;
    std::int64_t money_factor = 1; ///< Money: yuan of a plain number (heading in 万元: 10,000)
    bool ignored = false;          ///< 序号, 错误 and their like: no data, nothing to say about
    bool fallback = false; ///< a further column for a reference: used where the first is blank

    [[nodiscard]] bool found() const { return ledger != nullptr; }
    [[nodiscard]] const FieldDef& def() const
    {
        return ledger->fields[static_cast<std::size_t>(field)];
    }
};

/// What the heading row of a table says.
struct HeadingReport
{
    std::vector<HeadingMatch> columns; ///< one for each heading given
    std::vector<std::string> problems; ///< Chinese sentences: columns that stand for the same field
    std::vector<std::string>
        missing;           ///< headings of required fields of the ledger without a column
    std::size_t found = 0; ///< columns with a field (for finding the heading row)
};

/// Finds the fields that headings of real forms stand for: by name or synonym after folding, with
/// numbering (1、), marks (*), line breaks and units in brackets left out; also headings merged
/// over several rows, given as a path
/// ("企业数/其中/100人以上"). The ledger's own fields come before those of the ledgers it carries.
class HeadingMatcher
{
public:
    /// `catalog` must outlive the matcher.
    HeadingMatcher(const Catalog& catalog, const LedgerDef& def);

    [[nodiscard]] HeadingMatch match(std::string_view heading) const;
    /// Position of a field of the ledger itself by its key, heading or a synonym; -1 where there is
    /// none.
    [[nodiscard]] int field_named(std::string_view name) const;
    /// Whether a folded text stands so for a field or for a column that holds no data.
    [[nodiscard]] bool knows(const std::string& folded) const;
    /// False: no heading begins like the text. Tells nearly all texts of rows, without folding
    /// them.
    [[nodiscard]] bool may_know(std::string_view text) const;
    /// All headings of a table, in column order ("" for none). Of two columns for one field the
    /// better fitting, then the first, is kept.
    [[nodiscard]] HeadingReport match_all(const std::vector<std::string>& headings) const;

private:
    struct Target
    {
        const LedgerDef* ledger = nullptr;
        int field = -1;
        HeadingFit fit = HeadingFit::None;
    };
    void add(std::string_view text, const Target& target);
    void add_ledger(const LedgerDef& def, std::string_view link);
    [[nodiscard]] Target find(const std::string& folded) const;
    [[nodiscard]] Target find_part(const std::string& folded) const;
    [[nodiscard]] Target find_path(const std::vector<std::string>& parts) const;

    const LedgerDef* m_def;
    std::unordered_map<std::string, Target> m_targets;
    std::bitset<0x10000> m_begins; ///< first characters of what is known, where folding keeps them
};

} // namespace lx
