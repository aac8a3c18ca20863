#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/facts/fact_registry.h"
#include "core/facts/needs.h"
#include "core/rules/pack_tables.h"

namespace lx {

struct Condition;
struct Term;

/// How strongly the text asks: 必须/应当, 一般/原则上/努力, 鼓励/探索/提倡.
enum class Strength : std::uint8_t
{
    Must,
    Normally,
    Encouraged
};
[[nodiscard]] std::string_view strength_code(Strength strength);  ///< must, normally, encouraged
[[nodiscard]] std::string_view strength_title(Strength strength); ///< 应当, 一般, 鼓励

/// A figure of a pack. The clerk may set it unless it is fixed.
struct ParamDef
{
    std::string key;   ///< "headcount"; of one rule alone: "6.d/headcount"
    std::string title; ///< Chinese
    std::string type;  ///< integer, number, percent (a fraction: 0.7), money (元), days, months,
                       ///< date, day (MM-DD), text, table
    std::string unit;
    std::string value;    ///< in force, as JSON text: 300, "2016-11-10", [0,100,200]
    std::string original; ///< the pack's own, as JSON text
    bool own = false;     ///< †: the source gives no figure, it is this product's default
    std::string fixed; ///< what stands above the policy gives the figure ("党章第三十条"): it
                       ///< can't be set; "" = it can
};

/// Values the clerk set, by ParamDef::key → JSON text.
using ParamValues = std::map<std::string, std::string>;

/// What a rule asks of the rows of one ledger. A rule has one, or several where it speaks of
/// several kinds.
struct RulePart
{
    std::string ledger;                       ///< kind of its subjects
    bool jurisdiction = false;                ///< ledger is area, the only subject its root row
    bool any_row = false;                     ///< subjects need not count at T (posts that ended)
    std::shared_ptr<const Condition> who;     ///< null = all
    std::shared_ptr<const Condition> applies; ///< null = always
    std::shared_ptr<const Condition> met;
    std::shared_ptr<const Term> deadline; ///< date; null = none
    std::shared_ptr<const Term> done_on;  ///< day it was done, to show a late one as late
    std::shared_ptr<const Term> due; ///< cadence: last day to do it; null = the period's last day
    std::shared_ptr<const Term> remind_date;
    std::shared_ptr<const Term> remind_days;
    std::vector<FactPath> shows; ///< further facts for the explanation
};

struct Rule
{
    std::string id;      ///< "6.a"
    std::string full_id; ///< "ningxia-2018/6.a"
    std::string group;
    std::string title;
    std::string clause; ///< 第6条
    std::string basis;  ///< 政策标题、文号、条款
    std::string advice;
    Strength strength = Strength::Must;
    std::optional<PeriodKind> cadence;
    bool whole_period = true; ///< subjects must have been there the whole judged period
    std::vector<RulePart> parts;
    std::vector<std::string> params; ///< keys of the figures it reads
    Needs needs;                     ///< of the pack's needs those it reads
};

struct Target
{
    enum class Unit : std::uint8_t
    {
        Ratio,
        Count,
        Times
    };
    std::string id;
    std::string full_id;
    std::string group;
    std::string title;
    std::string clause;
    std::string basis;
    std::string advice;
    Unit unit = Unit::Ratio;
    std::string op;                    ///< ">=", ">" or "="
    std::shared_ptr<const Term> value; ///< a number; of ratios in percent (70)
    std::shared_ptr<const Term> deadline;
    std::vector<std::string> params;
    std::vector<std::string> levels; ///< only for a jurisdiction of these; empty = any
    std::shared_ptr<const Condition>
        per;            ///< areas that have one each; null = one for the jurisdiction
    std::string ledger; ///< ratio, count: kind of what is counted
    std::shared_ptr<const Condition> who;    ///< ratio: the denominator's rows; count: the rows
    std::shared_ptr<const Condition> met;    ///< ratio: those of them in the numerator
    std::optional<FactPath> distinct;        ///< count: distinct values of it
    std::shared_ptr<const Term> numerator;   ///< times: aggregate at T
    std::shared_ptr<const Term> denominator; ///< times: the same at `denominator_at`
    std::shared_ptr<const Term> denominator_at;
    Needs needs; ///< of the pack's needs those it reads
};

/// A policy as data: its rules, targets and figures. Made only whole: a pack that can be had has
/// been checked through (schema, facts, types, dictionary values, depth and size).
class PolicyPack
{
public:
    /// Ids of the packs compiled in (resources/policies/<id>/pack.json), by
    /// their date, newest first.
    [[nodiscard]] static std::vector<std::string> builtin_ids();
    /// Full ids of their rules, and of their targets.
    [[nodiscard]] static const std::set<std::string, std::less<>>& builtin_rules();
    [[nodiscard]] static const std::set<std::string, std::less<>>& builtin_targets();
    [[nodiscard]] static Result<std::shared_ptr<const PolicyPack>>
    builtin(DefinitionsPtr definitions, const std::string& id, const ParamValues& values = {});
    /// `file` is named in errors. Errors (BadInput): one Chinese sentence with file, rule and path.
    [[nodiscard]] static Result<std::shared_ptr<const PolicyPack>>
    from_json(DefinitionsPtr definitions, const std::string& file, std::string_view json,
              const ParamValues& values = {});

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::string& name() const { return m_name; }
    /// A few characters (宁夏2018); the name where the pack has none.
    [[nodiscard]] const std::string& short_name() const { return m_short; }
    [[nodiscard]] const std::string& number() const { return m_number; }
    [[nodiscard]] const std::string& issued() const { return m_issued; } ///< ISO
    [[nodiscard]] const std::string& covers() const
    {
        return m_covers;
    } ///< what of the text it holds
    [[nodiscard]] const std::vector<std::string>& scope() const { return m_scope; }
    [[nodiscard]] const std::vector<Rule>& rules() const { return m_rules; }
    [[nodiscard]] const std::vector<Target>& targets() const { return m_targets; }
    [[nodiscard]] const std::vector<ParamDef>& params() const { return m_params; }
    /// Ids of rules and targets in the order of the text.
    [[nodiscard]] const std::vector<std::string>& order() const { return m_order; }
    /// "6.a" or "ningxia-2018/6.a"; nullptr where there is none.
    [[nodiscard]] const Rule* rule(std::string_view id) const;
    [[nodiscard]] const Target* target(std::string_view id) const;
    /// Scoring standards and limits it carries beside the rules.
    [[nodiscard]] const PackTables& tables() const { return m_tables; }
    /// What a snapshot must hold to evaluate it.
    [[nodiscard]] const Needs& needs() const { return m_needs; }
    [[nodiscard]] const FactRegistry& registry() const { return m_definitions->facts(); }
    /// What its facts are of; its worlds must be of the same.
    [[nodiscard]] const DefinitionsPtr& definitions() const { return m_definitions; }

private:
    friend class PackParser;
    PolicyPack() = default;
    std::string m_id, m_name, m_short, m_number, m_issued, m_covers;
    std::vector<std::string> m_scope;
    std::vector<Rule> m_rules;
    std::vector<Target> m_targets;
    std::vector<ParamDef> m_params;
    std::vector<std::string> m_order;
    PackTables m_tables;
    std::map<std::string, std::shared_ptr<const Condition>> m_conditions;
    Needs m_needs;
    DefinitionsPtr m_definitions;
};

} // namespace lx
