#include "core/report/findings_table.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/report/policy_sheet.h"
#include "core/report/row_values.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

constexpr std::array listed_states{State::Met, State::Unmet, State::Pending, State::Unknown,
                                   State::NotApplicable};

/// A row of the sums of all columns of figures.
ReportRow total_row(const ReportTable& table)
{
    ReportRow total;
    total.style = RowStyle::Total;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        ReportCell& cell = total.cells.emplace_back();
        if (table.columns[c].format != ColumnFormat::Count || table.columns[c].ordinal)
            continue;
        std::int64_t sum = 0;
        for (const ReportRow& row : table.rows)
            sum += row.cells[c].number;
        cell = ReportCell::of_count(sum);
        const std::string letters = column_letters(static_cast<int>(c));
        if (!table.rows.empty())
            cell.formula = "SUM(" + letters + "{r0}:" + letters + "{r" +
                           std::to_string(table.rows.size() - 1) + "})";
    }
    total.cells.front() = ReportCell::of_text("合计");
    return total;
}

} // namespace

ReportTable rules_table(const Evaluation& evaluation, const ReportTableDef& def,
                        const std::string& prefix)
{
    ReportTable table = policy_sheet(def, evaluation.pack(), prefix);
    RowCells<RuleRow> cells(evaluation.world(), def.columns);
    for (const Rule* rule : evaluation.rules()) {
        const auto number = static_cast<std::int64_t>(table.rows.size()) + 1;
        table.rows.push_back(
            {RowStyle::Normal, 0, cells({*rule, evaluation.counts(*rule)}, number, "", -1)});
    }
    table.rows.push_back(total_row(table));
    return table;
}

Result<std::vector<ReportTable>> findings_tables(Database& database, const County& county,
                                                 const Evaluation& evaluation,
                                                 const ReportTableDef& def,
                                                 const std::string& prefix, ListedFindings& listed,
                                                 Progress& progress)
{
    std::vector<ReportTable> tables;
    std::vector<std::string> groups; // in the order of the text
    std::map<std::string, std::vector<Finding>> by_group;
    evaluation.each_finding({}, [&](const Finding& finding) {
        const std::string group = def.each_group ? finding.rule->group : std::string();
        auto [entry, fresh] = by_group.try_emplace(group);
        if (fresh)
            groups.push_back(group);
        entry->second.push_back(finding);
        return !progress.cancelled();
    });
    RowCells<FindingRow> cells(evaluation.world(), def.columns);
    std::int64_t done = 0;
    for (const std::string& group : groups) {
        progress.report("列出问题", done++, static_cast<std::int64_t>(groups.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
        const std::vector<Finding>& findings = by_group[group];
        std::map<std::string, std::vector<std::int64_t>, std::less<>> subjects;
        for (const Finding& finding : findings)
            subjects[std::string(finding.ledger)].push_back(finding.id);
        FindingSubjects names(database, county.catalog(), evaluation.world());
        LX_TRY(names.fetch(subjects));
        ReportTable table = policy_sheet(def, evaluation.pack(), prefix, group);
        for (const Finding& finding : findings) {
            if (table.rows.size() >= most_sheet_rows) {
                table.note = "注：问题太多，只列出前 " + std::to_string(most_sheet_rows) + " 条。";
                break;
            }
            const std::string ledger(finding.ledger);
            const Exception* said =
                county.exceptions.valid(finding.rule->full_id, finding.ledger, finding.id);
            ReportRow row;
            row.cells =
                cells({finding, evaluation, names, said},
                      static_cast<std::int64_t>(table.rows.size()) + 1, ledger, finding.row);
            set_subject(row, ledger, finding.id);
            table.rows.push_back(std::move(row));
            ++listed[finding.rule->id];
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

std::vector<std::string> finding_list_headings()
{
    std::vector<std::string> headings;
    for (const State state : listed_states)
        headings.emplace_back(state_title(state));
    return headings;
}

void list_finding_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list)
{
    for (const Rule* rule : evaluation.rules()) {
        const std::string what = prefix + rule->id;
        for (std::size_t part = 0; part < rule->parts.size(); ++part) {
            const std::string& ledger = rule->parts[part].ledger;
            const auto& ids = evaluation.world().snapshot().table(ledger).ids;
            evaluation.each_state(*rule, part, [&](std::int32_t row, State state) {
                const auto at = std::find(listed_states.begin(), listed_states.end(), state);
                if (at != listed_states.end())
                    list.count(ledger, ids[static_cast<std::size_t>(row)],
                               static_cast<std::size_t>(at - listed_states.begin()), what);
            });
        }
    }
}

} // namespace lx
