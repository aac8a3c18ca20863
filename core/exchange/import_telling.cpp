#include "core/exchange/import_telling.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "core/base/text.h"
#include "core/exchange/column_notes.h"
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
    if (kind == RowKind::Unit)
        return "这一行写的是金额的单位，没有导入；只管下面没有写单位的表头，"
               "上面的表不按它计，请核对。";
    return kind == RowKind::Sample ? "这一行标着“示例”，是导入表里的示例行，没有导入。"
                                   : "这一行只有一格，按分节标题跳过，没有导入。";
}

/// "第 4、9 行", "第 4、9 等 30 行".
std::string rows_text(const PassedRows& passed)
{
    constexpr std::size_t most = 5;
    std::string rows;
    for (std::size_t i = 0; i < passed.rows.size() && i < most; ++i)
        rows += (rows.empty() ? "第 " : "、") + std::to_string(passed.rows[i] + 1);
    return rows + (passed.count > static_cast<std::int64_t>(most)
                       ? " 等 " + std::to_string(passed.count) + " 行"
                       : " 行");
}

/// A sentence without what differs from row to row: numbers, and texts in quotation marks.
std::string shape_of(const std::string& reason)
{
    constexpr std::string_view open = "“";
    constexpr std::string_view close = "”";
    std::string shape;
    for (std::size_t at = 0; at < reason.size();) {
        const std::size_t end =
            reason.compare(at, open.size(), open) == 0 ? reason.find(close, at) : std::string::npos;
        if (end != std::string::npos) {
            at = end + close.size();
            shape += '*';
        } else if (reason[at] >= '0' && reason[at] <= '9') {
            ++at;
        } else {
            shape += reason[at++];
        }
    }
    return shape;
}

/// By file, sheet and row, else as they are. Issues are large: their places are sorted, and each is
/// moved once.
void put_in_order(std::vector<ImportIssue>& issues)
{
    const auto before = [](const ImportIssue& a, const ImportIssue& b) {
        return std::tie(a.input, a.sheet, a.row) < std::tie(b.input, b.sheet, b.row);
    };
    std::vector<std::size_t> order(issues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return before(issues[a], issues[b]); });
    std::vector<ImportIssue> sorted;
    sorted.reserve(issues.size());
    for (const std::size_t at : order)
        sorted.push_back(std::move(issues[at]));
    issues = std::move(sorted);
}

ImportedColumn told_column(const HeadingIndex& index, const TableColumn& column)
{
    using How = ImportedColumn::How;
    ImportedColumn told;
    told.column = column.column;
    told.heading = column.heading();
    told.second = column.duplicate_of >= 0;
    if (column.target) {
        told.how = column.rank == rank_of_mapping ? How::Answered : How::Proposed;
        told.ledger = index.def(column.target->slot).code;
        told.field = index.field(*column.target).key;
        told.money_factor = column.money_factor;
    } else if (column.ignored) {
        told.how = How::LeftOut;
    }
    return told;
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
    told.range = table.plan->range();
    told.list = table.plan->table.list_id();
    told.first_heading = table.plan->table.first_heading;
    told.last_heading = table.plan->table.last_heading;
    for (const TableColumn& column : table.plan->table.columns)
        told.columns.push_back(told_column(m_index, column));
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
    told.range = table.plan->range();
    told.row = row.row + 1;
    told.value = with_numbers_masked(issue.value);
    told.cell = issue.column;
    told.left_out = issue.left_out;
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
    ImportIssue told;
    told.input = from.input;
    told.sheet = from.plan->name;
    told.range = from.plan->range();
    told.row = row;
    told.column = column;
    told.value = with_numbers_masked(value);
    told.reason = with_numbers_masked(reason);
    m_report.warnings.push_back(std::move(told));
}

void ImportTelling::refuse(const ParsedRow& row)
{
    ++m_report.refused;
    m_report.tables[static_cast<std::size_t>(row.table)].refused.push_back(row.row);
    for (const CellIssue& issue : row.errors)
        tell(row, issue, m_report.errors);
    // What the row would have gone in without comes back with it: all of it can be put right at
    // once.
    for (CellIssue issue : row.warnings) {
        if (!issue.left_out)
            continue;
        if (issue.reason.ends_with(left_out_remark))
            issue.reason.replace(issue.reason.size() - left_out_remark.size(),
                                 left_out_remark.size(), "。");
        tell(row, issue, m_report.errors);
    }
}

void ImportTelling::warn_of(const ParsedRow& row)
{
    bool curtailed = false;
    for (const CellIssue& issue : row.warnings) {
        tell(row, issue, m_report.warnings);
        curtailed = curtailed || issue.left_out;
    }
    if (curtailed)
        m_report.tables[static_cast<std::size_t>(row.table)].curtailed.push_back(row.row);
}

std::size_t ImportTelling::ask(const ParsedRow& row, ImportQuestion question)
{
    const std::string key = std::to_string(static_cast<int>(question.kind)) + question.ledger +
                            "." + question.field + "\x1f" + question.list + "\x1f" +
                            fold(question.text);
    const auto [at, fresh] = m_asked.try_emplace(key, m_report.questions.size());
    if (fresh) {
        const SessionTable& table = m_tables[static_cast<std::size_t>(row.table)];
        question.input = table.input;
        question.sheet = table.plan->name;
        question.row = row.row + 1;
        m_report.questions.push_back(std::move(question));
    }
    ++m_report.questions[at->second].rows;
    return at->second;
}

void ImportTelling::tell_columns(int number, const SavedMapping& mapping, bool first)
{
    const PlannedTable& table = this->table(number);
    if (!first)
        warn(number, table.table.last_heading + 1, "", "",
             "从这一行起是另一张表，各列按它自己的表头导入。");
    for (const auto& notes : {table.notes, column_notes(m_index, table, &mapping)}) {
        for (const PlanNote& note : notes)
            warn(number, note.row, note.column, "", note.reason);
    }
    tell_idle_slots(number);
}

void ImportTelling::tell_idle_slots(int number)
{
    const PlannedTable& table = this->table(number);
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

void ImportTelling::tell_facts(int number, TableFacts facts)
{
    const PlannedTable& table = this->table(number);
    for (const SkippedRow& skipped : facts.skipped)
        warn(number, skipped.row + 1, "", skipped.text, why_skipped(skipped.kind));
    if (facts.skipped_more > 0)
        warn(number, 0, "", "",
             "另有 " + std::to_string(facts.skipped_more) + " 行也是分节标题或示例行，没有导入。");
    const auto tell_passed = [&](const PassedRows& passed, const char* what) {
        if (passed.count > 0)
            warn(number, passed.rows.front() + 1, "", "", rows_text(passed) + what);
    };
    tell_passed(facts.above, "在表头上方，没有导入。");
    tell_passed(facts.totals, "是合计、小计，没有导入。");
    tell_passed(facts.labels, "是表尾说明、签字，没有导入。");
    tell_passed(facts.forms, "只有序号或属地，是没有填的空行，没有导入。");
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
    ImportedTable& told = m_report.tables[static_cast<std::size_t>(number)];
    for (std::size_t i = 0; i < told.columns.size() && i < facts.first_values.size(); ++i) {
        const auto& target = table.table.columns[i].target;
        for (const std::string& value : facts.first_values[i])
            told.columns[i].values.push_back(target ? told_value(m_index.field(*target), value)
                                                    : with_numbers_masked(value));
    }
    facts.first_values.clear();
    told.facts = std::move(facts);
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
    for (const auto& [place, rows] : m_counted) {
        std::string reason = place.second;
        if (const std::size_t at = reason.find("{}"); at != std::string::npos)
            reason.replace(at, 2, std::to_string(rows));
        warn(place.first, 0, "", "", reason);
    }
    std::stable_sort(
        m_report.questions.begin(), m_report.questions.end(),
        [](const ImportQuestion& a, const ImportQuestion& b) { return a.kind < b.kind; });
    put_in_order(m_report.errors);
    put_in_order(m_report.warnings);
    for (ImportedTable& table : m_report.tables) {
        std::sort(table.refused.begin(), table.refused.end());
        std::sort(table.curtailed.begin(), table.curtailed.end());
    }
}

std::vector<ImportReason> grouped_reasons(const ImportReport& report)
{
    std::vector<ImportReason> reasons;
    std::map<std::string, std::size_t> known;
    const auto add = [&](const std::vector<ImportIssue>& issues, bool refuses) {
        for (std::size_t i = 0; i < issues.size(); ++i) {
            const ImportIssue& issue = issues[i];
            const std::string key =
                (refuses ? "!" : "?") + issue.column + "\x1f" + shape_of(issue.reason);
            const auto [at, fresh] = known.try_emplace(key, reasons.size());
            if (fresh)
                reasons.push_back({refuses, issue.column, issue.reason, 0, issue.row, {}});
            ++reasons[at->second].count;
            reasons[at->second].issues.push_back(i);
        }
    };
    add(report.errors, true);
    add(report.warnings, false);
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const ImportReason& a, const ImportReason& b) {
                         return std::tuple(!a.refuses, -a.count) < std::tuple(!b.refuses, -b.count);
                     });
    return reasons;
}

} // namespace lx
