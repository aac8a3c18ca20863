#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/heading_match.h"
#include "core/ledger/ledger_def.h"

namespace lx {

/// A field an import can fill: slot 0 is the imported ledger, slot n the ledger it carries at n
/// - 1.
struct FieldTarget
{
    int slot = 0;
    int field = -1;

    auto operator<=>(const FieldTarget&) const = default;
};

/// A ledger an import of another one writes too (surveys with units).
struct CarriedSlot
{
    const CarriedLedger* rule = nullptr;
    const LedgerDef* def = nullptr;
};

/// How well a heading names a field; more is better.
struct HeadingHit
{
    FieldTarget target;
    int rank = 0;
    std::int64_t money_factor = 1; ///< yuan that a plain number counts (heading in 万元: 10,000)
};

/// HeadingMatcher (core/ledger) for an import: its answers as slots and ranks, the fields a carried
/// ledger copies from the row put back to the row's own, and headings under the name of another
/// body refused.
class HeadingIndex
{
public:
    HeadingIndex(const Catalog& catalog, const LedgerDef& def);

    /// `path` from the top heading down to the last ("党员情况", "正式党员数").
    [[nodiscard]] std::optional<HeadingHit> match(const std::vector<std::string>& path) const;
    [[nodiscard]] std::optional<HeadingHit> match(std::string_view heading) const;
    /// A folded text that is written so as a heading or a synonym somewhere: what is worth a match.
    [[nodiscard]] bool is_written(const std::string& folded) const
    {
        return m_matcher.knows(folded);
    }
    /// False: not even its beginning is, which is seen without folding the text.
    [[nodiscard]] bool may_be_written(std::string_view text) const
    {
        return m_matcher.may_know(text);
    }
    /// A column that says nothing about the row: 序号, 错误 of a returned workbook.
    [[nodiscard]] bool is_furniture(std::string_view heading) const;
    /// "survey.headcount", "headcount", "从业人员数": how a saved mapping or a filter names a
    /// field.
    [[nodiscard]] std::optional<FieldTarget> target(std::string_view name) const;

    [[nodiscard]] const LedgerDef& own() const { return m_own; }
    [[nodiscard]] const std::vector<CarriedSlot>& carried() const { return m_carried; }
    [[nodiscard]] const LedgerDef& def(int slot) const
    {
        return slot == 0 ? m_own : *m_carried.at(static_cast<std::size_t>(slot) - 1).def;
    }
    [[nodiscard]] const FieldDef& field(FieldTarget target) const
    {
        return def(target.slot).fields.at(static_cast<std::size_t>(target.field));
    }
    /// Part of the natural key of the imported ledger, or the field that stands in for it.
    [[nodiscard]] bool is_key(FieldTarget target) const;

private:
    [[nodiscard]] std::optional<HeadingHit> hit_of(const HeadingMatch& match) const;
    [[nodiscard]] bool foreign_group(const std::vector<std::string>& path,
                                     FieldTarget target) const;

    const LedgerDef& m_own;
    HeadingMatcher m_matcher;
    std::vector<CarriedSlot> m_carried;
};

/// Heading of a carried ledger's 备注, which would otherwise be taken for the row's own:
/// "专项行动里程碑备注".
[[nodiscard]] std::string carried_note_heading(const LedgerDef& carried);

/// A longer text (in bytes) is no heading.
constexpr std::size_t longest_heading = 200;

/// A heading as it is compared: folded, without marks (*, ★, ：) and a leading number ("3.",
/// "（二）").
[[nodiscard]] std::string fold_heading(std::string_view heading);

} // namespace lx
