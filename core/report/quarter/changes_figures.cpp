#include "core/report/quarter/changes_figures.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lx {

namespace {

using Kind = ReportColumnDef::Kind;

const ReportTable* table_named(const ChangesSide& side, const std::string& report,
                               const std::string& name)
{
    for (const SideTable& one : side.tables)
        if (one.report == report && one.table.name == name)
            return &one.table;
    return nullptr;
}

/// Headings of rows; one that stands there before gets its number behind it.
std::vector<std::string> row_names(const ReportTable& table)
{
    std::vector<std::string> names;
    std::map<std::string, int> seen;
    for (const ReportRow& row : table.rows) {
        const std::string& name = row.cells.front().text;
        const int times = ++seen[name];
        names.push_back(times == 1 ? name : name + "#" + std::to_string(times));
    }
    return names;
}

std::string heading_of(const ReportColumn& column)
{
    std::string path;
    for (const std::string& part : column.heading)
        path += (path.empty() ? "" : "/") + part;
    return path;
}

/// One table on one side.
struct Half
{
    const ReportTable* table = nullptr;
    std::map<std::string, std::size_t> row_of;
    /// For each row of the table: 1 where the plain row belongs to it.
    std::vector<std::vector<std::uint8_t>> parts;

    explicit Half(const ReportTable* of) : table(of)
    {
        if (table == nullptr)
            return;
        const auto names = row_names(*table);
        for (std::size_t row = 0; row < names.size(); ++row) {
            row_of.emplace(names[row], row);
            parts.emplace_back(names.size(), 0);
            for (const std::int32_t part : table->trace->parts[row])
                parts.back()[static_cast<std::size_t>(part)] = 1;
        }
    }

    [[nodiscard]] std::optional<std::size_t> row(const std::string& name) const
    {
        const auto found = row_of.find(name);
        return found == row_of.end() ? std::nullopt : std::optional(found->second);
    }
    /// What the row at a place of the trace brings to a column; 0 = does not count in it.
    [[nodiscard]] std::int64_t amount(std::ptrdiff_t place, std::size_t column) const
    {
        if (place < 0)
            return 0;
        const FigureTrace& trace = *table->trace;
        const auto at = static_cast<std::size_t>(place);
        if (trace.in_column[column].empty() || trace.in_column[column][at] == 0)
            return 0;
        return trace.amounts[column].empty() ? 1 : trace.amounts[column][at];
    }
    /// The same as far as a row of the table holds it.
    [[nodiscard]] std::int64_t amount_in(std::optional<std::size_t> row, std::ptrdiff_t place,
                                         std::size_t column) const
    {
        if (!row || place < 0)
            return 0;
        const std::int32_t plain = table->trace->table_row[static_cast<std::size_t>(place)];
        return plain >= 0 && parts[*row][static_cast<std::size_t>(plain)] != 0
                   ? amount(place, column)
                   : 0;
    }
    [[nodiscard]] const std::string& plain_row(std::ptrdiff_t place) const
    {
        const auto row = table->trace->table_row[static_cast<std::size_t>(place)];
        return table->rows[static_cast<std::size_t>(row)].cells.front().text;
    }
    [[nodiscard]] double cell(std::optional<std::size_t> row, std::size_t column, bool share) const
    {
        if (!row)
            return 0;
        const ReportCell& cell = table->rows[*row].cells[column];
        return share ? cell.real : static_cast<double>(cell.number);
    }
};

class TableComparison
{
public:
    TableComparison(const ReportDef& report, const ReportTableDef& def, const ReportTable* before,
                    const ReportTable* after, const BalanceMaker& rows, bool every_name,
                    Changes& changes)
        : m_report(report), m_def(def), m_before(before), m_after(after), m_rows(rows),
          m_every_name(every_name), m_changes(changes)
    {
        const ReportTable& table = after != nullptr ? *after : *before;
        m_columns = &table.columns;
        m_names = row_names(table);
        if (after != nullptr && before != nullptr)
            for (const std::string& name : row_names(*before))
                if (!m_after.row(name))
                    m_names.push_back(name);
        merge();
    }

    void run()
    {
        for (std::size_t column = 1; column < m_columns->size(); ++column) {
            const bool share = m_def.columns[column - 1].kind == Kind::Share;
            std::string failed;
            for (const std::string& name : m_names) {
                FigureChange change = figure(name, column, share);
                if (!change.whole && failed.empty())
                    failed = name;
                tell(std::move(change), column);
            }
            if (!share)
                check(column, failed);
        }
    }

private:
    /// A row of the ledger that stands in the table on some side, differently.
    struct Row
    {
        std::int64_t id = 0;
        std::ptrdiff_t before = -1;
        std::ptrdiff_t after = -1;
        bool moved = false; ///< stands in another row of the table
    };

    void merge()
    {
        static const std::vector<std::int64_t> none;
        const auto& one = m_before.table != nullptr ? m_before.table->trace->ids : none;
        const auto& other = m_after.table != nullptr ? m_after.table->trace->ids : none;
        std::size_t a = 0;
        std::size_t b = 0;
        std::vector<Row> all;
        while (a < one.size() || b < other.size()) {
            Row row;
            const bool first = a < one.size() && (b == other.size() || one[a] <= other[b]);
            const bool second = b < other.size() && (a == one.size() || other[b] <= one[a]);
            row.id = first ? one[a] : other[b];
            row.before = first ? static_cast<std::ptrdiff_t>(a++) : -1;
            row.after = second ? static_cast<std::ptrdiff_t>(b++) : -1;
            row.moved =
                !first || !second || m_before.plain_row(row.before) != m_after.plain_row(row.after);
            all.push_back(row);
        }
        m_differ.resize(m_columns->size());
        for (std::size_t column = 1; column < m_columns->size(); ++column)
            for (const Row& row : all)
                if (row.moved ||
                    m_before.amount(row.before, column) != m_after.amount(row.after, column))
                    m_differ[column].push_back(row);
    }

    [[nodiscard]] std::size_t column_of(const std::string& key) const
    {
        const auto found = std::find_if(m_columns->begin(), m_columns->end(),
                                        [&](const ReportColumn& one) { return one.key == key; });
        return static_cast<std::size_t>(found - m_columns->begin());
    }

    /// What the rows behind a figure bring and take, by id.
    template <class Each>
    void each_name(const std::string& row, std::size_t column, Each each) const
    {
        const auto before = m_before.row(row);
        const auto after = m_after.row(row);
        for (const Row& one : m_differ[column]) {
            const std::int64_t amount = m_after.amount_in(after, one.after, column) -
                                        m_before.amount_in(before, one.before, column);
            if (amount != 0)
                each(one.id, amount);
        }
    }

    [[nodiscard]] bool adds_up(const std::string& row, std::size_t column) const
    {
        double sum = m_before.cell(m_before.row(row), column, false);
        each_name(row, column,
                  [&](std::int64_t, std::int64_t amount) { sum += static_cast<double>(amount); });
        return sum == m_after.cell(m_after.row(row), column, false);
    }

    [[nodiscard]] FigureChange figure(const std::string& row, std::size_t column, bool share) const
    {
        FigureChange change;
        change.row = row;
        change.share = share;
        change.before = m_before.cell(m_before.row(row), column, share);
        change.after = m_after.cell(m_after.row(row), column, share);
        if (!share)
            change.whole = adds_up(row, column);
        else
            for (const std::size_t part : parts_of(column))
                change.whole = change.whole && adds_up(row, part);
        return change;
    }

    /// Columns of a share: its numerator and what it is a share of.
    [[nodiscard]] std::vector<std::size_t> parts_of(std::size_t column) const
    {
        const ReportColumnDef& def = m_def.columns[column - 1];
        std::vector<std::size_t> parts{column_of(def.numerator)};
        for (const std::string& key : def.denominator)
            parts.push_back(column_of(key));
        return parts;
    }

    void add_names(FigureChange& change, std::size_t column, const std::string& part) const
    {
        each_name(change.row, column, [&](std::int64_t id, std::int64_t amount) {
            ChangeEntry entry;
            entry.ledger = m_def.ledger;
            entry.id = id;
            m_rows.name(entry);
            change.names.push_back({entry.ledger, id, std::move(entry.key), std::move(entry.name),
                                    amount, m_rows.why(m_def.ledger, id), part});
        });
    }

    /// Keeps it where it reaches the threshold.
    void tell(FigureChange change, std::size_t column)
    {
        if (change.before == change.after)
            return;
        change.reached = m_changes.threshold.reached(change.before, change.after, change.share);
        change.report = m_report.id;
        change.report_name = m_report.name;
        change.table = m_def.name;
        change.column = (*m_columns)[column].key;
        change.heading = heading_of((*m_columns)[column]);
        if (!change.reached && !m_every_name) {
            m_changes.figures.push_back(std::move(change));
            return;
        }
        if (!change.share)
            add_names(change, column, "");
        else
            for (const std::size_t part : parts_of(column))
                add_names(change, part, heading_of((*m_columns)[part]));
        m_changes.figures.push_back(std::move(change));
    }

    void check(std::size_t column, const std::string& failed)
    {
        const std::string& row = failed.empty() ? total() : failed;
        double brought = 0;
        each_name(row, column, [&](std::int64_t, std::int64_t amount) {
            brought += static_cast<double>(amount);
        });
        const auto number = [](double value) {
            return std::to_string(static_cast<std::int64_t>(value));
        };
        m_changes.checks.push_back(
            {m_report.name + "：" + heading_of((*m_columns)[column]) + "，期初加增减名单等于期末",
             failed.empty() ? "各行" : failed,
             number(m_before.cell(m_before.row(row), column, false) + brought),
             number(m_after.cell(m_after.row(row), column, false)), failed.empty()});
    }

    [[nodiscard]] const std::string& total() const { return m_names.back(); }

    const ReportDef& m_report;
    const ReportTableDef& m_def;
    Half m_before;
    Half m_after;
    const BalanceMaker& m_rows;
    bool m_every_name;
    Changes& m_changes;
    const std::vector<ReportColumn>* m_columns = nullptr;
    std::vector<std::string> m_names;       ///< of the rows of both sides
    std::vector<std::vector<Row>> m_differ; ///< by column
};

} // namespace

std::string FigureChange::key() const
{
    return report + "/" + table + "/" + row + "/" + column;
}

std::string figure_text(const FigureChange& figure, double value)
{
    if (!figure.share)
        return value == 0 ? "0" : show_count(static_cast<std::int64_t>(value));
    ReportColumn column;
    column.format = ColumnFormat::Percent;
    return show_cell(column, ReportCell::of_share(value));
}

void compare_figures(const std::vector<ReportDef>& reports, const ChangesSide& opening,
                     const ChangesSide& closing, const BalanceMaker& rows, bool every_name,
                     Changes& changes)
{
    for (const ReportDef& report : reports)
        for (const ReportTableDef& table : report.tables) {
            if (table.kind != ReportTableDef::Kind::Figures)
                continue;
            const ReportTable* before = table_named(opening, report.id, table.name);
            const ReportTable* after = table_named(closing, report.id, table.name);
            if (before != nullptr || after != nullptr)
                TableComparison(report, table, before, after, rows, every_name, changes).run();
        }
}

} // namespace lx
