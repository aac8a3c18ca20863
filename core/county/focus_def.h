#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/county/agenda.h"
#include "core/facts/fact_registry.h"

namespace lx {

/// A rule that asks the same as a list. Where it counts otherwise these say why.
struct FocusRule
{
    std::string rule;  ///< full id
    std::string more;  ///< why it has rows the list has not; "" = it never has
    std::string fewer; ///< why the list has rows it has not
};

/// Rows with a last day, whatever the policies.
struct DueDef
{
    AgendaItem::Kind kind = AgendaItem::Kind::Supervision; ///< or Election
    std::string figure;             ///< of resources/figures/overview.json: which rows
    std::string day;                ///< date of theirs: the last day
    std::string overdue;            ///< what they are called from the day after on: 届满未换
    std::string ahead;              ///< and until then
    std::string name;               ///< text of theirs: how one of them is called
    std::vector<std::string> who;   ///< texts or references: who answers, the first that is given
    std::vector<std::string> rules; ///< full ids: what they ask by a day stands here already
};

/// A list of few rows, worked down to none.
struct FocusDef
{
    std::string id;
    std::string title;  ///< 应建未建
    std::string figure; ///< which rows
    bool alarm = false; ///< marked while there is something in it
    std::vector<FocusRule> rules;

    /// What its rows are supervised and explained under: "focus/unbuilt".
    [[nodiscard]] std::string key() const { return "focus/" + id; }
};

/// A share of many rows, closed by plans and not row by row.
struct GapDef
{
    std::string id;
    std::string title;
    std::string of;   ///< figure: all the rows
    std::string met;  ///< figure: those of them that need nothing more
    std::string goal; ///< org, work: the targets of that coverage; "" = it has no target
};

/// What the start page lists (resources/figures/focus.json).
struct FocusDefs
{
    int new_days = 0; ///< what was not in a list so many days before is new
    int quarters = 0; ///< ends of quarters that a gap is told for besides the day itself
    std::vector<DueDef> due;
    std::vector<FocusDef> lists;
    std::vector<GapDef> gaps;

    /// Those compiled in. A damaged program file stops the program; its test holds it.
    [[nodiscard]] static const FocusDefs& program();
    /// Errors (BadInput) name file and path: also a figure, a fact or a rule there is none of.
    [[nodiscard]] static Result<FocusDefs>
    from_json(const FactRegistry& facts, const std::string& file, std::string_view json);

    /// nullptr where there is none of that id.
    [[nodiscard]] const FocusDef* list(std::string_view id) const;
    /// All names under which the same is asked of the same rows, `name` first: of a rule (full id)
    /// itself and the lists that hold it, of a list (its key) itself and its rules.
    [[nodiscard]] std::vector<std::string> names_of(const std::string& name) const;
    /// What a rule asks by a day stands among the rows that are due whatever the policies.
    [[nodiscard]] bool due_anyway(std::string_view rule) const;
};

} // namespace lx
