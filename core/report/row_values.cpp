#include "core/report/row_values.h"

#include <algorithm>
#include <cstdio>
#include <span>

#include "core/ledger/mask.h"
#include "core/rules/target_gap.h"

namespace lx {

namespace {

template <class Row> struct NamedValue
{
    const char* name;
    ColumnFormat format;
    ReportCell (*cell)(const Row&);
};

ReportCell text(std::string_view words)
{
    return ReportCell::of_text(std::string(words));
}

ReportCell day(const std::optional<Date>& date)
{
    return ReportCell::of_text(date ? date->iso() : "");
}

/// A figure without trailing zeros: 90, 1.5.
std::string plain(double value)
{
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.10g", value);
    return buffer;
}

/// ≥ 90%, > 1 倍, ≥ 10: what a target asks for.
std::string wanted_text(const TargetResult& result)
{
    const Target& target = *result.target;
    const std::string sign = target.op == ">=" ? "≥ " : target.op == ">" ? "> " : "";
    switch (target.unit) {
    case Target::Unit::Ratio:
        return sign + plain(result.value * 100) + "%";
    case Target::Unit::Times:
        return sign + plain(result.value) + " 倍";
    case Target::Unit::Count:
        break;
    }
    return sign + plain(result.value);
}

/// The facts a finding rests on: "正式党员数：3；成立日期：空".
ReportCell facts_of(const FindingRow& row)
{
    std::string facts;
    for (const FactReading& fact : row.evaluation.facts(row.finding))
        facts += (facts.empty() ? "" : "；") + fact.title + "：" +
                 (fact.text.empty() ? "空" : fact.text);
    return ReportCell::of_text(facts);
}

/// An accepted exception in one line: reason, by whom, until when.
ReportCell said_of(const FindingRow& row)
{
    if (row.exception == nullptr)
        return ReportCell::of_text("");
    const Exception& said = *row.exception;
    return ReportCell::of_text(said.reason + "（" + said.accepted_by +
                               (said.until ? "，至 " + said.until->chinese() : std::string()) +
                               "）");
}

ReportCell reached(const TargetLine& row)
{
    const TargetResult& result = row.result;
    const std::int64_t whole = result.denominator.value_or(0);
    if (result.target->unit == Target::Unit::Ratio && whole > 0)
        return ReportCell::of_share(rounded_share(result.numerator, whole));
    if (result.target->unit != Target::Unit::Times || whole == 0)
        return {};
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2f 倍",
                  static_cast<double>(result.numerator) / static_cast<double>(whole));
    return ReportCell::of_text(buffer);
}

// Everything a column of these tables can say, by its name in the definition ("value").

using Format = ColumnFormat;

constexpr NamedValue<RuleRow> rule_values[] = {
    {"rule.id", Format::Text, [](const RuleRow& row) { return text(row.rule.id); }},
    {"rule.title", Format::Text, [](const RuleRow& row) { return text(row.rule.title); }},
    {"rule.clause", Format::Text, [](const RuleRow& row) { return text(row.rule.clause); }},
    {"rule.basis", Format::Text, [](const RuleRow& row) { return text(row.rule.basis); }},
    {"rule.group", Format::Text, [](const RuleRow& row) { return text(row.rule.group); }},
    {"rule.advice", Format::Text, [](const RuleRow& row) { return text(row.rule.advice); }},
    {"rule.strength", Format::Mark, // 应当, 一般, 鼓励
     [](const RuleRow& row) { return text(strength_title(row.rule.strength)); }},
    // How many subjects stand so; the total row adds them up.
    {"rule.met", Format::Count,
     [](const RuleRow& row) { return ReportCell::of_count(row.counts.met); }},
    {"rule.unmet", Format::Count,
     [](const RuleRow& row) { return ReportCell::of_count(row.counts.unmet); }},
    {"rule.pending", Format::Count,
     [](const RuleRow& row) { return ReportCell::of_count(row.counts.pending); }},
    {"rule.unknown", Format::Count,
     [](const RuleRow& row) { return ReportCell::of_count(row.counts.unknown); }},
    {"rule.na", Format::Count,
     [](const RuleRow& row) { return ReportCell::of_count(row.counts.na); }},
};

constexpr NamedValue<FindingRow> finding_values[] = {
    {"finding.rule", Format::Text,
     [](const FindingRow& row) { return text(row.finding.rule->id); }},
    {"finding.title", Format::Text,
     [](const FindingRow& row) { return text(row.finding.rule->title); }},
    {"finding.clause", Format::Text,
     [](const FindingRow& row) { return text(row.finding.rule->clause); }},
    {"finding.basis", Format::Text,
     [](const FindingRow& row) { return text(row.finding.rule->basis); }},
    {"finding.group", Format::Text,
     [](const FindingRow& row) { return text(row.finding.rule->group); }},
    {"finding.advice", Format::Text,
     [](const FindingRow& row) { return text(row.finding.rule->advice); }},
    {"finding.strength", Format::Mark,
     [](const FindingRow& row) { return text(strength_title(row.finding.rule->strength)); }},
    {"finding.state", Format::Mark,
     [](const FindingRow& row) { return text(state_title(row.finding.state)); }},
    {"finding.deadline", Format::Date,
     [](const FindingRow& row) { return day(row.finding.deadline); }},
    {"finding.kind", Format::Mark, // the subject's ledger
     [](const FindingRow& row) { return text(row.names.kind(row.finding.ledger)); }},
    {"finding.subject", Format::Text, // its name…
     [](const FindingRow& row) {
         return text(row.names.label(row.finding.ledger, row.finding.id));
     }},
    {"finding.key", Format::Code, // …natural key, ID numbers masked…
     [](const FindingRow& row) {
         return text(mask_key_parts(row.names.key(row.finding.ledger, row.finding.id)));
     }},
    {"finding.org", Format::Text, // …and the organization answerable for it
     [](const FindingRow& row) {
         return text(row.names.answerable(row.finding.ledger, row.finding.id));
     }},
    {"finding.facts", Format::Text, facts_of},
    {"finding.exception", Format::Text, said_of}, // 情况说明
};

constexpr NamedValue<TargetLine> target_values[] = {
    {"target.id", Format::Text, [](const TargetLine& row) { return text(row.result.target->id); }},
    {"target.title", Format::Text,
     [](const TargetLine& row) { return text(row.result.target->title); }},
    {"target.clause", Format::Text,
     [](const TargetLine& row) { return text(row.result.target->clause); }},
    {"target.basis", Format::Text,
     [](const TargetLine& row) { return text(row.result.target->basis); }},
    {"target.area", Format::Text, [](const TargetLine& row) { return text(row.area); }},
    {"target.denominator", Format::Count, // 应达数; blank for counts
     [](const TargetLine& row) {
         return row.result.denominator ? ReportCell::of_count(*row.result.denominator)
                                       : ReportCell();
     }},
    {"target.numerator", Format::Count, // 已达数
     [](const TargetLine& row) { return ReportCell::of_count(row.result.numerator); }},
    {"target.reached", Format::Percent, reached}, // 完成率, or how many times as much
    {"target.wanted", Format::Mark,
     [](const TargetLine& row) { return text(wanted_text(row.result)); }},
    {"target.missing",
     Format::Count, // whole ones still to be reached, the denominator staying as it is
     [](const TargetLine& row) { return ReportCell::of_count(missing_to_target(row.result)); }},
    {"target.unknown", Format::Count,
     [](const TargetLine& row) { return ReportCell::of_count(row.result.unknown); }},
    {"target.deadline", Format::Date,
     [](const TargetLine& row) { return day(row.result.deadline); }},
    {"target.state", Format::Mark,
     [](const TargetLine& row) { return text(state_title(row.result.state)); }},
};

constexpr NamedValue<GapRow> gap_values[] = {
    {"gap.target", Format::Text, [](const GapRow& row) { return text(row.result.target->id); }},
    {"gap.title", Format::Text, [](const GapRow& row) { return text(row.result.target->title); }},
    {"gap.area", Format::Text, [](const GapRow& row) { return text(row.area); }},
    {"gap.subject", Format::Text, [](const GapRow& row) { return text(row.subject); }},
    {"gap.reason", Format::Text, [](const GapRow& row) { return text(row.reason); }}, // 离目标还差
};

template <class Row> constexpr std::span<const NamedValue<Row>> values();
template <> constexpr std::span<const NamedValue<RuleRow>> values<RuleRow>()
{
    return rule_values;
}
template <> constexpr std::span<const NamedValue<FindingRow>> values<FindingRow>()
{
    return finding_values;
}
template <> constexpr std::span<const NamedValue<TargetLine>> values<TargetLine>()
{
    return target_values;
}
template <> constexpr std::span<const NamedValue<GapRow>> values<GapRow>()
{
    return gap_values;
}

template <class Row> const NamedValue<Row>* find_value(const std::string& name)
{
    const auto all = values<Row>();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const NamedValue<Row>& value) { return value.name == name; });
    return found == all.end() ? nullptr : &*found;
}

template <class Row> std::optional<ColumnFormat> format_of(const std::string& name)
{
    const NamedValue<Row>* found = find_value<Row>(name);
    return found == nullptr ? std::nullopt : std::optional(found->format);
}

} // namespace

std::optional<ColumnFormat> row_value_format(ReportTableDef::Kind kind, const std::string& name)
{
    switch (kind) {
    case ReportTableDef::Kind::Rules:
        return format_of<RuleRow>(name);
    case ReportTableDef::Kind::Findings:
        return format_of<FindingRow>(name);
    case ReportTableDef::Kind::Targets:
        return format_of<TargetLine>(name);
    case ReportTableDef::Kind::Gaps:
        return format_of<GapRow>(name);
    case ReportTableDef::Kind::Figures:
    case ReportTableDef::Kind::FindingCounts:
    case ReportTableDef::Kind::List:
    case ReportTableDef::Kind::Periods:
        break;
    }
    return std::nullopt;
}

template <class Row>
RowCells<Row>::RowCells(const World& world, const std::vector<ReportColumnDef>& columns)
    : m_world(world), m_columns(columns)
{
    for (const ReportColumnDef& column : columns) {
        const NamedValue<Row>* value = find_value<Row>(column.value);
        m_values.push_back(value == nullptr ? nullptr : value->cell);
    }
}

template <class Row>
std::vector<ReportCell> RowCells<Row>::operator()(const Row& of, std::int64_t number,
                                                  const std::string& ledger, std::int32_t row)
{
    const auto [facts, fresh] = m_facts.try_emplace(ledger, m_columns.size());
    for (std::size_t c = 0; fresh && c < m_columns.size(); ++c) {
        FactPath path = m_world.registry().path(ledger, m_columns[c].fact);
        if (!m_columns[c].fact.empty() && path.fact != nullptr)
            facts->second[c].emplace(m_world, std::move(path));
    }
    std::vector<ReportCell> cells;
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (m_values[c] != nullptr)
            cells.push_back(m_values[c](of));
        else if (m_columns[c].kind == ReportColumnDef::Kind::Number)
            cells.push_back(ReportCell::of_count(number));
        else if (const auto& reader = facts->second[c]; reader && row >= 0)
            cells.push_back(fact_cell(m_columns[c].column, *reader, row));
        else
            cells.emplace_back(); // its kind of subject has no such fact
    }
    return cells;
}

template class RowCells<RuleRow>;
template class RowCells<FindingRow>;
template class RowCells<TargetLine>;
template class RowCells<GapRow>;

} // namespace lx
