#include "app/cli/evaluation_json.h"

#include <algorithm>
#include <array>

#include "app/cli/row_texts.h"
#include "core/rules/fact_columns.h"

namespace lx::cli {

namespace {

/// Findings whose facts are read together: enough to read columns, few enough to keep in memory.
constexpr std::size_t batch_size = 65'536;

const char* unit_code(Target::Unit unit)
{
    switch (unit) {
    case Target::Unit::Ratio:
        return "ratio";
    case Target::Unit::Count:
        return "count";
    case Target::Unit::Times:
        break;
    }
    return "times";
}

/// The ledgers whose rows are named: subjects, areas of targets, what facts refer to.
std::set<std::string> named_ledgers(const Evaluation& evaluation)
{
    std::set<std::string> ledgers{"area"};
    for (const Rule* rule : evaluation.rules()) {
        for (std::size_t part = 0; part < rule->parts.size(); ++part) {
            ledgers.insert(rule->parts[part].ledger);
            const FactColumns facts(evaluation, *rule, static_cast<int>(part));
            for (std::size_t i = 0; i < facts.size(); ++i)
                if (!facts.ledger(i).empty())
                    ledgers.emplace(facts.ledger(i));
        }
    }
    return ledgers;
}

void write_value(JsonWriter& json, const FactValue& value, const LedgerTexts* rows)
{
    switch (value.kind) {
    case FactValue::Kind::None:
        json.null();
        break;
    case FactValue::Kind::Bool:
        json.boolean(value.whole != 0);
        break;
    case FactValue::Kind::Whole:
        json.integer(value.whole);
        break;
    case FactValue::Kind::Real:
        json.real(value.real);
        break;
    case FactValue::Kind::Text:
        json.text(value.text);
        break;
    case FactValue::Kind::Date:
        json.text(Date(static_cast<std::int32_t>(value.whole)).iso());
        break;
    case FactValue::Kind::Row:
        json.text(rows->key(static_cast<std::int32_t>(value.whole)));
        break;
    }
}

class Writer
{
public:
    Writer(JsonWriter& json, const Evaluation& evaluation, const Exceptions& exceptions,
           RowTexts texts)
        : m_json(json), m_evaluation(evaluation), m_exceptions(exceptions),
          m_texts(std::move(texts))
    {}

    void findings(bool all)
    {
        m_json.key("findings").begin_array();
        FindingFilter filter;
        if (all)
            filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                             State::NotApplicable};
        for (const Rule* rule : m_evaluation.rules()) {
            filter.rules = {rule->full_id};
            std::vector<std::vector<Finding>> parts(rule->parts.size());
            m_evaluation.each_finding(filter, [&](const Finding& finding) {
                parts[static_cast<std::size_t>(finding.part)].push_back(finding);
                return true;
            });
            for (std::size_t part = 0; part < parts.size(); ++part)
                if (!parts[part].empty())
                    findings_of(*rule, static_cast<int>(part), in_order(std::move(parts[part])));
        }
        m_json.end_array();
    }

    void targets()
    {
        m_json.key("targets").begin_array();
        const LedgerTexts& areas = m_texts.of("area");
        const ColumnTable& table = m_evaluation.world().snapshot().table("area");
        std::vector<std::pair<std::string_view, const TargetResult*>> results;
        for (const TargetResult& result : m_evaluation.targets()) {
            const std::int32_t row = result.area == 0 ? -1 : table.row_of(result.area);
            results.emplace_back(row < 0 ? std::string_view() : areas.key(row), &result);
        }
        // Results of one target stand together, in the order of the pack.
        for (auto from = results.begin(); from != results.end();) {
            const auto to = std::find_if(from, results.end(), [&](const auto& one) {
                return one.second->target != from->second->target;
            });
            std::stable_sort(from, to,
                             [](const auto& a, const auto& b) { return a.first < b.first; });
            from = to;
        }
        for (const auto& [area, result] : results)
            target(*result, area);
        m_json.end_array();
    }

    void todo()
    {
        m_json.key("todo").begin_array();
        for (const Rule* rule : m_evaluation.rules()) {
            std::vector<TodoItem> items;
            m_evaluation.each_todo(
                [&](const TodoItem& item) {
                    items.push_back(item);
                    return true;
                },
                {rule->full_id});
            const auto rank = [&](const TodoItem& item) {
                return m_texts.of(item.ledger).rank()[static_cast<std::size_t>(item.row)];
            };
            std::stable_sort(items.begin(), items.end(), [&](const TodoItem& a, const TodoItem& b) {
                return a.part != b.part ? a.part < b.part : rank(a) < rank(b);
            });
            std::vector<std::string> heads;
            for (const RulePart& part : rule->parts)
                heads.push_back(json_member("rule", rule->full_id) + "," +
                                json_member("subject_kind", part.ledger));
            for (const TodoItem& item : items) {
                m_json.begin_object().raw(heads[static_cast<std::size_t>(item.part)]);
                m_json.text("subject", m_texts.of(item.ledger).key(item.row));
                m_json.text("period", item.period).text("due", item.due.iso()).end_object();
            }
        }
        m_json.end_array();
    }

    void counts()
    {
        m_json.key("counts").begin_object();
        for (const Rule* rule : m_evaluation.rules()) {
            const StateCounts counts = m_evaluation.counts(*rule);
            m_json.key(rule->full_id).begin_object();
            m_json.integer("met", counts.met).integer("unmet", counts.unmet);
            m_json.integer("pending", counts.pending).integer("unknown", counts.unknown);
            m_json.integer("na", counts.na).end_object();
        }
        m_json.end_object();
    }

private:
    /// Findings of one part of a rule, by the keys of their subjects.
    [[nodiscard]] std::vector<Finding> in_order(std::vector<Finding> findings) const
    {
        const LedgerTexts& texts = m_texts.of(findings.front().ledger);
        std::vector<std::int32_t> of_row(texts.rank().size(), -1);
        for (std::size_t i = 0; i < findings.size(); ++i)
            of_row[static_cast<std::size_t>(findings[i].row)] = static_cast<std::int32_t>(i);
        std::vector<Finding> sorted;
        sorted.reserve(findings.size());
        for (const std::int32_t row : texts.order())
            if (const std::int32_t at = of_row[static_cast<std::size_t>(row)]; at >= 0)
                sorted.push_back(findings[static_cast<std::size_t>(at)]);
        return sorted;
    }

    void findings_of(const Rule& rule, int part, const std::vector<Finding>& findings)
    {
        const std::string& ledger = rule.parts[static_cast<std::size_t>(part)].ledger;
        const LedgerTexts& texts = m_texts.of(ledger);
        FactColumns facts(m_evaluation, rule, part);
        std::vector<const LedgerTexts*> of_fact; // names of the rows that a fact points to
        for (std::size_t i = 0; i < facts.size(); ++i)
            of_fact.push_back(facts.ledger(i).empty() ? nullptr : &m_texts.of(facts.ledger(i)));
        // What all findings of a rule share is turned into JSON once.
        const std::string head =
            json_member("rule", rule.full_id) + "," + json_member("subject_kind", ledger);
        std::array<std::string, 6> states;
        for (std::size_t i = 0; i < states.size(); ++i)
            states[i] = json_member("state", state_code(static_cast<State>(i))) + "," +
                        json_member("strength", strength_code(rule.strength));
        const std::string tail =
            json_member("basis", rule.basis) + "," + json_member("advice", rule.advice);
        std::vector<std::int32_t> rows;
        for (std::size_t from = 0; from < findings.size(); from += batch_size) {
            const std::size_t to = std::min(findings.size(), from + batch_size);
            rows.clear();
            for (std::size_t i = from; i < to; ++i)
                rows.push_back(findings[i].row);
            facts.read(rows);
            for (std::size_t i = from; i < to; ++i) {
                const Finding& finding = findings[i];
                m_json.begin_object().raw(head);
                m_json.text("subject", texts.key(finding.row))
                    .text("name", texts.name(finding.row));
                m_json.raw(states[static_cast<std::size_t>(finding.state)]);
                if (finding.deadline)
                    m_json.text("deadline", finding.deadline->iso());
                m_json.key("facts").begin_object();
                for (std::size_t fact = 0; fact < facts.size(); ++fact) {
                    m_json.key(facts.key(fact));
                    write_value(m_json, facts.value(fact, i - from), of_fact[fact]);
                }
                m_json.end_object().raw(tail);
                if (!m_exceptions.empty())
                    exception(finding);
                m_json.end_object();
            }
        }
    }

    void exception(const Finding& finding)
    {
        const Exception* one =
            m_exceptions.valid(finding.rule->full_id, finding.ledger, finding.id);
        if (one == nullptr)
            return;
        m_json.key("exception").begin_object().text("reason", one->reason);
        m_json.text("by", one->accepted_by);
        if (one->date)
            m_json.text("date", one->date->iso());
        if (one->until)
            m_json.text("until", one->until->iso());
        m_json.end_object();
    }

    void target(const TargetResult& result, std::string_view area)
    {
        m_json.begin_object().text("rule", result.target->full_id).text("area", area);
        m_json.integer("numerator", result.numerator).key("denominator");
        if (result.denominator)
            m_json.integer(*result.denominator);
        else
            m_json.null();
        m_json.integer("unknown", result.unknown).text("op", result.target->op);
        m_json.key("target").real(result.value).text("unit", unit_code(result.target->unit));
        m_json.text("state", state_code(result.state));
        if (result.deadline)
            m_json.text("deadline", result.deadline->iso());
        m_json.end_object();
    }

    JsonWriter& m_json;
    const Evaluation& m_evaluation;
    const Exceptions& m_exceptions;
    RowTexts m_texts;
};

} // namespace

Result<> write_evaluation_json(JsonWriter& json, Database& database, const Catalog& catalog,
                               const Evaluation& evaluation, const Exceptions& exceptions, bool all,
                               Progress& progress)
{
    LX_ASSIGN(RowTexts texts, RowTexts::load(database, catalog, evaluation.world(),
                                             named_ledgers(evaluation), progress));
    Writer writer(json, evaluation, exceptions, std::move(texts));
    json.begin_object()
        .text("policy", evaluation.pack().id())
        .text("as_of", evaluation.world().as_of().iso());
    if (!evaluation.units().whole())
        json.text("scope", evaluation.units().id());
    writer.findings(all);
    writer.targets();
    writer.todo();
    writer.counts();
    json.end_object();
    return {};
}

} // namespace lx::cli
