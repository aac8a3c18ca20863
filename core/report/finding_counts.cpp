#include "core/report/finding_counts.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "core/facts/placement.h"
#include "core/report/fact_reader.h"
#include "core/report/policy_sheet.h"
#include "core/rules/state_columns.h"

namespace lx {

namespace {

const char* rows_heading(const std::string& rows)
{
    if (rows == rows_by_rule)
        return "事项";
    return rows == rows_by_group ? "政策领域" : "责任党组织";
}

/// A row of the table while findings come in.
struct Row
{
    std::string order; ///< rows stand by it
    std::string key;
    std::string name;
    auto operator<=>(const Row&) const = default;
};

/// Gathers findings of several packs into rows.
class FindingCounter
{
public:
    FindingCounter(const ReportTableDef& def, bool several, KeepRows keep)
        : m_def(def), m_several(several), m_keep(keep)
    {}

    void take(const Evaluation& evaluation)
    {
        if (m_keep == KeepRows::No)
            return m_def.rows == rows_by_org ? count_by_org(evaluation) : count_by_rule(evaluation);
        const World& world = evaluation.world();
        std::map<std::string, Placement, std::less<>> places;
        std::map<std::int32_t, std::int32_t> org_rows; // row of `org` → number of a row here
        const OrgNames names(world, m_def);
        const Rule* rule = nullptr;
        std::int32_t of_rule = -1;
        FindingFilter filter;
        filter.states = {State::Unmet};
        evaluation.each_finding(filter, [&](const Finding& finding) {
            std::int32_t row = -1;
            if (m_def.rows == rows_by_org) {
                const Placement& place =
                    places.try_emplace(std::string(finding.ledger), world, finding.ledger)
                        .first->second;
                const std::int32_t org = place.org(finding.row);
                const auto [known, fresh] = org_rows.try_emplace(org, -1);
                if (fresh)
                    known->second = number_of(org_row(names, org));
                row = known->second;
            } else {
                if (finding.rule != rule)
                    of_rule = number_of(rule_row(evaluation, *finding.rule));
                row = of_rule;
            }
            rule = finding.rule;
            add(finding, row);
            return true;
        });
    }

    void fill(ReportTable& table, const Catalog& catalog)
    {
        const std::vector<std::int32_t> row_of = lay_out();
        for (auto& [ledger, counts] : m_counts) {
            std::vector<std::int64_t> placed(m_names.size() + 1, 0); // the last adds them up
            for (std::size_t row = 0; row < counts.size(); ++row) {
                placed[static_cast<std::size_t>(row_of[row])] = counts[row];
                placed.back() += counts[row];
            }
            counts = std::move(placed);
        }
        for (std::int32_t& row : m_trace->table_row)
            row = row_of[static_cast<std::size_t>(row)];
        ReportColumn names = column(rows_heading(m_def.rows), 40);
        names.key = "row";
        table.columns.push_back(std::move(names));
        m_trace->in_column.emplace_back();
        m_trace->amounts.emplace_back();
        m_trace->ledgers.emplace_back();
        start_rows(table);
        for (const LedgerDef& ledger : catalog.ledgers())
            if (m_counts.contains(ledger.code))
                ledger_column(table, ledger);
        total_column(table);
        table.trace = m_trace;
    }

private:
    std::int32_t number_of(Row row)
    {
        return m_rows.try_emplace(std::move(row), static_cast<std::int32_t>(m_rows.size()))
            .first->second;
    }

    /// What organizations are called; of a table by organization alone, for which it was loaded.
    struct OrgNames
    {
        OrgNames(const World& world, const ReportTableDef& def)
        {
            if (def.rows != rows_by_org)
                return;
            code.emplace(world, "org", "code");
            name.emplace(world, "org", "name");
        }
        std::optional<FactReader> code;
        std::optional<FactReader> name;
    };

    [[nodiscard]] static Row org_row(const OrgNames& names, std::int32_t org)
    {
        if (org < 0)
            return {"~", "未填", "未填"}; // behind all codes
        const std::string code = names.code->show(org);
        return {code, code, names.name->show(org)};
    }

    void count_by_rule(const Evaluation& evaluation)
    {
        each_state_column(evaluation, [&](const StateColumn& column) {
            const auto unmet = std::count(column.states.begin(), column.states.end(), State::Unmet);
            if (unmet > 0)
                count(std::string(column.ledger), number_of(rule_row(evaluation, *column.rule)),
                      unmet);
        });
    }

    /// First how often each subject does not meet something, then whose these subjects are.
    void count_by_org(const Evaluation& evaluation)
    {
        const World& world = evaluation.world();
        std::map<std::string, std::vector<std::int32_t>, std::less<>> unmet;
        each_state_column(evaluation, [&](const StateColumn& column) {
            auto& times = unmet[std::string(column.ledger)];
            times.resize(static_cast<std::size_t>(world.rows(column.ledger)), 0);
            if (column.rows.empty()) {
                for (std::size_t i = 0; i < column.states.size(); ++i)
                    times[i] += column.states[i] == State::Unmet ? 1 : 0;
                return;
            }
            for (std::size_t i = 0; i < column.states.size(); ++i)
                if (column.states[i] == State::Unmet)
                    ++times[static_cast<std::size_t>(column.rows[i])];
        });
        const OrgNames names(world, m_def);
        const auto orgs = static_cast<std::size_t>(world.rows("org"));
        for (const auto& [ledger, times] : unmet) {
            const Placement places(world, ledger);
            std::vector<std::int64_t> of_org(orgs + 1, 0); // the last: of none
            for (std::size_t i = 0; i < times.size(); ++i) {
                if (times[i] == 0)
                    continue;
                const std::int32_t org = places.org(static_cast<std::int32_t>(i));
                of_org[org < 0 ? orgs : static_cast<std::size_t>(org)] += times[i];
            }
            for (std::size_t org = 0; org <= orgs; ++org)
                if (of_org[org] > 0)
                    count(ledger,
                          number_of(
                              org_row(names, org == orgs ? -1 : static_cast<std::int32_t>(org))),
                          of_org[org]);
        }
    }

    void count(const std::string& ledger, std::int32_t row, std::int64_t findings)
    {
        auto& counts = m_counts[ledger];
        const auto at = static_cast<std::size_t>(row);
        if (counts.size() <= at)
            counts.resize(at + 1, 0);
        counts[at] += findings;
    }

    /// Rules and policy areas stand as their packs have them.
    [[nodiscard]] Row rule_row(const Evaluation& evaluation, const Rule& rule)
    {
        const std::string of_pack = m_several ? evaluation.pack().short_name() + " " : "";
        Row row;
        row.key = m_def.rows == rows_by_rule ? rule.full_id : of_pack + rule.group;
        row.name =
            m_def.rows == rows_by_rule ? rule.title + "（" + of_pack + rule.clause + "）" : row.key;
        const auto place = m_order.try_emplace(row.key, m_order.size()).first->second;
        row.order = std::string(8, '0') + std::to_string(place);
        row.order.erase(0, row.order.size() - 8);
        return row;
    }

    void add(const Finding& finding, std::int32_t row)
    {
        count(std::string(finding.ledger), row, 1);
        m_trace->ids.push_back(finding.id);
        m_trace->table_row.push_back(row);
        m_trace->ledger_of.emplace_back(finding.ledger);
    }

    /// Rows in their order; gives the place of each by its number.
    [[nodiscard]] std::vector<std::int32_t> lay_out()
    {
        std::vector<std::int32_t> row_of(m_rows.size());
        for (const auto& [row, number] : m_rows) {
            row_of[static_cast<std::size_t>(number)] = static_cast<std::int32_t>(m_names.size());
            m_names.push_back(row);
        }
        std::vector<std::int32_t> all;
        for (std::size_t r = 0; r < m_names.size(); ++r) {
            m_trace->parts.push_back({static_cast<std::int32_t>(r)});
            all.push_back(static_cast<std::int32_t>(r));
        }
        m_trace->parts.push_back(std::move(all));
        return row_of;
    }

    void start_rows(ReportTable& table) const
    {
        for (const Row& row : m_names) {
            ReportRow& line = table.rows.emplace_back();
            line.key = row.key;
            line.cells.push_back(ReportCell::of_text(row.name));
        }
        ReportRow& total = table.rows.emplace_back();
        total.style = RowStyle::Total;
        total.key = total_row_key;
        total.cells.push_back(ReportCell::of_text(total_row_key));
    }

    void ledger_column(ReportTable& table, const LedgerDef& ledger)
    {
        ReportColumn one = column(ledger.name, 9, ColumnFormat::Count);
        one.key = ledger.code;
        table.columns.push_back(std::move(one));
        auto& in = m_trace->in_column.emplace_back(m_trace->ids.size(), 0);
        for (std::size_t k = 0; k < m_trace->ids.size(); ++k)
            in[k] = m_trace->ledger_of[k] == ledger.code ? 1 : 0;
        m_trace->amounts.emplace_back();
        m_trace->ledgers.push_back(ledger.code);
        put(table, m_counts.at(ledger.code));
    }

    /// Subjects of several ledgers: its figures open by the columns before it.
    void total_column(ReportTable& table)
    {
        ReportColumn one = column(total_row_key, 9, ColumnFormat::Count);
        one.key = finding_total_key;
        table.columns.push_back(std::move(one));
        std::vector<std::int64_t> counts(table.rows.size(), 0);
        for (const auto& [ledger, of] : m_counts)
            std::transform(of.begin(), of.end(), counts.begin(), counts.begin(), std::plus<>());
        m_trace->in_column.emplace_back();
        m_trace->amounts.emplace_back();
        m_trace->ledgers.emplace_back();
        put(table, counts);
    }

    static void put(ReportTable& table, const std::vector<std::int64_t>& counts)
    {
        for (std::size_t r = 0; r < counts.size(); ++r)
            table.rows[r].cells.push_back(ReportCell::of_count(counts[r]));
    }

    const ReportTableDef& m_def;
    bool m_several; ///< packs
    KeepRows m_keep;
    std::map<std::string, std::vector<std::int64_t>> m_counts; ///< by ledger, then row
    std::map<Row, std::int32_t> m_rows;
    std::map<std::string, std::size_t> m_order;
    std::vector<Row> m_names; ///< by row of the table
    std::shared_ptr<FigureTrace> m_trace = std::make_shared<FigureTrace>();
};

} // namespace

ReportTable finding_counts_table(const std::vector<const Evaluation*>& evaluations,
                                 const ReportTableDef& def, const std::string& prefix,
                                 KeepRows keep)
{
    ReportTable table;
    if (evaluations.empty())
        return table;
    table = policy_sheet(def, evaluations.front()->pack(), prefix);
    FindingCounter counter(def, evaluations.size() > 1, keep);
    for (const Evaluation* evaluation : evaluations)
        counter.take(*evaluation);
    counter.fill(table, evaluations.front()->world().snapshot().catalog());
    return table;
}

} // namespace lx
