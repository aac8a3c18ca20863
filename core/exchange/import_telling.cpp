#include "core/exchange/import_telling.h"

#include <algorithm>
#include <tuple>

#include "core/ledger/masked_entry.h"
#include "core/ledger/number_scrub.h"

namespace lx {

namespace {

/// The text with every `part` in it replaced.
std::string replaced(std::string text, const std::string& part, const std::string& by)
{
    if (part.empty() || part == by)
        return text;
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += by.size())
        text.replace(at, part.size(), by);
    return text;
}

const char* why_skipped(RowKind kind)
{
    if (kind == RowKind::Sample)
        return "这一行标着“示例”，是导入表里的示例行，没有导入。";
    return kind == RowKind::Footer ? "这一行是表尾说明，没有导入。"
                                   : "这一行只有一格，按分节标题跳过，没有导入。";
}

} // namespace

int ImportTelling::add_table(const SessionTable& table)
{
    m_tables.push_back(table);
    auto& columns = m_columns.emplace_back();
    for (const TableColumn& column : table.plan->table.columns) {
        if (column.target && column.duplicate_of < 0 && !column.continues)
            columns.emplace(*column.target, &column);
    }
    ImportedTable told;
    told.input = table.input;
    told.sheet = table.plan->sheet;
    told.name = table.plan->name;
    told.first_heading = table.plan->table.first_heading;
    told.last_heading = table.plan->table.last_heading;
    m_report.tables.push_back(std::move(told));
    return static_cast<int>(m_tables.size()) - 1;
}

CellIssue ImportTelling::issue_of(const ParsedRow& row, FieldTarget target,
                                  const std::string& value, std::string reason) const
{
    const auto& columns = m_columns[static_cast<std::size_t>(row.table)];
    const auto column = columns.find(target);
    return {column == columns.end() ? -1 : column->second->column, value, std::move(reason)};
}

void ImportTelling::tell(const ParsedRow& row, const CellIssue& issue,
                         std::vector<ImportIssue>& into) const
{
    const SessionTable& table = m_tables[static_cast<std::size_t>(row.table)];
    ImportIssue told;
    told.input = table.input;
    told.sheet = table.plan->name;
    told.row = row.row + 1;
    told.value = with_numbers_masked(issue.value);
    told.cell = issue.column;
    if (issue.column >= 0) {
        for (const TableColumn& column : table.plan->table.columns) {
            if (column.column != issue.column)
                continue;
            told.column = column.heading();
            if (column.target)
                told.value = told_value(m_index.field(*column.target), issue.value);
        }
    }
    told.reason = with_numbers_masked(replaced(issue.reason, issue.value, told.value));
    into.push_back(std::move(told));
}

void ImportTelling::warn(int table, std::int64_t row, const std::string& column,
                         const std::string& value, const std::string& reason)
{
    const SessionTable& from = m_tables[static_cast<std::size_t>(table)];
    m_report.warnings.push_back({from.input, from.plan->name, row, column,
                                 with_numbers_masked(value), with_numbers_masked(reason), -1});
}

void ImportTelling::refuse(const ParsedRow& row)
{
    ++m_report.refused;
    m_report.tables[static_cast<std::size_t>(row.table)].refused.push_back(row.row);
    for (const CellIssue& issue : row.errors)
        tell(row, issue, m_report.errors);
}

void ImportTelling::warn_of(const ParsedRow& row)
{
    for (const CellIssue& issue : row.warnings)
        tell(row, issue, m_report.warnings);
}

void ImportTelling::tell_idle_slots(int number)
{
    const SheetTable& table = this->table(number);
    int slot = 0;
    for (const CarriedSlot& carried : m_index.carried()) {
        ++slot;
        const int when = carried.def->index_of(carried.rule->when);
        bool decides = false;
        for (const TableColumn& column : table.table.columns)
            decides = decides || (column.target == FieldTarget{slot, when});
        if (decides)
            continue;
        for (const TableColumn& column : table.table.columns) {
            if (column.target && column.target->slot == slot && column.duplicate_of < 0)
                warn(number, table.table.last_heading + 1, column.heading(), "",
                     "文件里没有“" + carried.def->fields[static_cast<std::size_t>(when)].name +
                         "”列，“" + column.heading() + "”没有写入" + carried.def->name + "。");
        }
    }
}

void ImportTelling::tell_facts(int number, const TableFacts& facts)
{
    const SheetTable& table = this->table(number);
    for (const SkippedRow& skipped : facts.skipped)
        warn(number, skipped.row + 1, "", skipped.text, why_skipped(skipped.kind));
    if (facts.skipped_more > 0)
        warn(number, 0, "", "",
             "另有 " + std::to_string(facts.skipped_more) +
                 " 行也是分节标题、表尾说明或示例行，没有导入。");
    if (facts.totals_count > 0) {
        std::string rows;
        for (const std::int64_t row : facts.totals)
            rows += (rows.empty() ? "第 " : "、") + std::to_string(row + 1);
        warn(number, facts.totals.front() + 1, "", "",
             rows +
                 (facts.totals_count > static_cast<std::int64_t>(facts.totals.size())
                      ? " 等 " + std::to_string(facts.totals_count) + " 行"
                      : " 行") +
                 "是合计、小计，没有导入。");
    }
    if (facts.hidden_rows > 0)
        warn(number, 0, "", "",
             "有 " + std::to_string(facts.hidden_rows) + " 个隐藏的行，也导入了。");
    for (const std::int32_t hidden : facts.hidden_columns) {
        for (const TableColumn& column : table.table.columns) {
            if (column.column == hidden && column.target && column.duplicate_of < 0)
                warn(number, table.table.last_heading + 1, column.heading(), "",
                     "“" + column.heading() + "”列是隐藏的，也导入了。");
        }
    }
    if (facts.filled_merges)
        warn(number, 0, "", "", "数据里有合并的单元格，合并范围内各行都按同一个值导入，请核对。");
    for (const std::string& note : facts.notes)
        warn(number, 0, "", "", note);
}

void ImportTelling::finish()
{
    for (const auto& [place, count] : m_masked) {
        m_report.masked_kept += count;
        const auto& [number, at] = place;
        const FoundTable& found = table(number).table;
        for (const TableColumn& column : found.columns) {
            if (column.column == at)
                warn(number, found.last_heading + 1, column.heading(), "",
                     "“" + column.heading() + "”有 " + std::to_string(count) +
                         " 格隐去了中间几位，与台账里的一致，没有改动。");
        }
    }
    const auto in_order = [](const ImportIssue& a, const ImportIssue& b) {
        return std::tie(a.input, a.sheet, a.row) < std::tie(b.input, b.sheet, b.row);
    };
    std::stable_sort(m_report.errors.begin(), m_report.errors.end(), in_order);
    std::stable_sort(m_report.warnings.begin(), m_report.warnings.end(), in_order);
    for (ImportedTable& table : m_report.tables)
        std::sort(table.refused.begin(), table.refused.end());
}

} // namespace lx
