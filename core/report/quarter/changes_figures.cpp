#include "core/report/quarter/changes_figures.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

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
    std::map<std::string, std::size_t> row_of; ///< by key
    std::map<std::string, std::size_t> column_of;
    /// For each row of the table: 1 where the plain row belongs to it.
    std::vector<std::vector<std::uint8_t>> parts;

    explicit Half(const ReportTable* of) : table(of)
    {
        if (table == nullptr)
            return;
        for (std::size_t column = 0; column < table->columns.size(); ++column)
            column_of.emplace(table->columns[column].key, column);
        for (std::size_t row = 0; row < table->rows.size(); ++row) {
            row_of.emplace(table->rows[row].key, row);
            parts.emplace_back(table->rows.size(), 0);
            for (const std::int32_t part : table->trace->parts[row])
                parts.back()[static_cast<std::size_t>(part)] = 1;
        }
    }

    [[nodiscard]] std::optional<std::size_t> row(const std::string& key) const
    {
        const auto found = row_of.find(key);
        return found == row_of.end() ? std::nullopt : std::optional(found->second);
    }
    /// What the row at a place of the trace brings to a column; 0 = does not count in it.
    [[nodiscard]] std::int64_t amount(std::ptrdiff_t place, const std::string& column) const
    {
        const auto found = column_of.find(column);
        if (place < 0 || found == column_of.end())
            return 0;
        const FigureTrace& trace = *table->trace;
        const auto at = static_cast<std::size_t>(place);
        const std::size_t c = found->second;
        if (trace.in_column[c].empty() || trace.in_column[c][at] == 0)
            return 0;
        return trace.amounts[c].empty() ? 1 : trace.amounts[c][at];
    }
    /// The same as far as a row of the table holds it.
    [[nodiscard]] std::int64_t amount_in(std::optional<std::size_t> row, std::ptrdiff_t place,
                                         const std::string& column) const
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
        return table->rows[static_cast<std::size_t>(row)].key;
    }
    [[nodiscard]] double cell(std::optional<std::size_t> row, const std::string& column,
                              bool share) const
    {
        const auto found = column_of.find(column);
        if (!row || found == column_of.end())
            return 0;
        const ReportCell& cell = table->rows[*row].cells[found->second];
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
        for (const ReportTable* table : {after, before}) {
            if (table == nullptr)
                continue;
            for (const ReportRow& row : table->rows)
                if (m_row_names.emplace(row.key, row.cells.front().text).second)
                    m_rows_of.push_back(row.key);
            for (const ReportColumn& column : table->columns)
                m_headings.emplace(column.key, heading_of(column));
        }
        merge();
    }

    void run()
    {
        for (const ReportColumnDef& def : m_def.columns) {
            const bool share = def.kind == Kind::Share;
            std::string failed;
            for (const std::string& row : m_rows_of) {
                FigureChange change = figure(row, def);
                if (!change.whole && failed.empty())
                    failed = row;
                tell(std::move(change), def);
            }
            if (!share)
                check(def.column.key, failed);
        }
    }

private:
    /// A row of the ledger that stands in the table on some side, differently.
    struct Row
    {
        std::string ledger;
        std::int64_t id = 0;
        std::ptrdiff_t before = -1;
        std::ptrdiff_t after = -1;
        bool moved = false; ///< stands in another row of the table
    };

    /// Rows of a trace in the order of their ledgers and ids, with their places in it.
    using Place = std::tuple<std::string, std::int64_t, std::ptrdiff_t>;
    static std::vector<Place> places(const Half& half)
    {
        std::vector<Place> found;
        if (half.table == nullptr)
            return found;
        const FigureTrace& trace = *half.table->trace;
        for (std::size_t k = 0; k < trace.ids.size(); ++k)
            found.emplace_back(trace.ledger_at(k), trace.ids[k], static_cast<std::ptrdiff_t>(k));
        std::sort(found.begin(), found.end());
        return found;
    }

    void merge()
    {
        const std::vector<Place> one = places(m_before);
        const std::vector<Place> other = places(m_after);
        const auto before_or_same = [](const Place& a, const Place& b) {
            return std::tie(std::get<0>(a), std::get<1>(a)) <=
                   std::tie(std::get<0>(b), std::get<1>(b));
        };
        std::size_t a = 0;
        std::size_t b = 0;
        std::vector<Row> all;
        while (a < one.size() || b < other.size()) {
            Row row;
            const bool first =
                a < one.size() && (b == other.size() || before_or_same(one[a], other[b]));
            const bool second =
                b < other.size() && (a == one.size() || before_or_same(other[b], one[a]));
            std::tie(row.ledger, row.id, std::ignore) = first ? one[a] : other[b];
            row.before = first ? std::get<2>(one[a++]) : -1;
            row.after = second ? std::get<2>(other[b++]) : -1;
            row.moved =
                !first || !second || m_before.plain_row(row.before) != m_after.plain_row(row.after);
            all.push_back(row);
        }
        for (const ReportColumnDef& def : m_def.columns) {
            const std::string& column = def.column.key;
            std::vector<Row>& differ = m_differ[column];
            for (const Row& row : all)
                if (row.moved ||
                    m_before.amount(row.before, column) != m_after.amount(row.after, column))
                    differ.push_back(row);
        }
    }

    /// What the rows behind a figure bring and take.
    template <class Each>
    void each_name(const std::string& row, const std::string& column, Each each) const
    {
        const auto before = m_before.row(row);
        const auto after = m_after.row(row);
        for (const Row& one : m_differ.at(column)) {
            const std::int64_t amount = m_after.amount_in(after, one.after, column) -
                                        m_before.amount_in(before, one.before, column);
            if (amount != 0)
                each(one, amount);
        }
    }

    [[nodiscard]] bool adds_up(const std::string& row, const std::string& column) const
    {
        double sum = m_before.cell(m_before.row(row), column, false);
        each_name(row, column,
                  [&](const Row&, std::int64_t amount) { sum += static_cast<double>(amount); });
        return sum == m_after.cell(m_after.row(row), column, false);
    }

    [[nodiscard]] FigureChange figure(const std::string& row, const ReportColumnDef& def) const
    {
        const std::string& column = def.column.key;
        FigureChange change;
        change.row_key = row;
        change.share = def.kind == Kind::Share;
        change.before = m_before.cell(m_before.row(row), column, change.share);
        change.after = m_after.cell(m_after.row(row), column, change.share);
        for (const std::string& part : parts_of(def))
            change.whole = change.whole && adds_up(row, part);
        return change;
    }

    /// Columns whose rows stand behind a figure: its own; of a share its numerator and what it is a
    /// share of.
    [[nodiscard]] static std::vector<std::string> parts_of(const ReportColumnDef& def)
    {
        if (def.kind != Kind::Share)
            return {def.column.key};
        std::vector<std::string> parts{def.numerator};
        parts.insert(parts.end(), def.denominator.begin(), def.denominator.end());
        return parts;
    }

    void add_names(FigureChange& change, const std::string& column, const std::string& part) const
    {
        each_name(change.row_key, column, [&](const Row& row, std::int64_t amount) {
            ChangeEntry entry;
            entry.ledger = row.ledger;
            entry.id = row.id;
            m_rows.name(entry);
            std::string why = m_rows.why(row.ledger, row.id);
            if (why.empty()) // the row is as it was: what belongs to it, or the day, is another
                why = amount > 0 ? "相关记录或日期使它计入" : "相关记录或日期使它不再计入";
            change.names.push_back({entry.ledger, row.id, std::move(entry.key),
                                    std::move(entry.name), amount, std::move(why), part});
        });
    }

    /// Keeps it where it is another, with the names where it has to be explained.
    void tell(FigureChange change, const ReportColumnDef& def)
    {
        if (change.before == change.after)
            return;
        change.reached = m_changes.threshold.reached(change.before, change.after, change.share);
        change.report = m_report.id;
        change.report_name = m_report.name;
        change.table = m_def.name;
        change.row = m_row_names[change.row_key];
        change.column = def.column.key;
        change.heading = heading_of(def.column);
        if (change.reached || m_every_name)
            for (const std::string& part : parts_of(def))
                add_names(change, part, change.share ? m_headings[part] : std::string());
        m_changes.figures.push_back(std::move(change));
    }

    void check(const std::string& column, const std::string& failed)
    {
        const std::string row = failed.empty() ? total_row_key : failed;
        double brought = 0;
        each_name(row, column,
                  [&](const Row&, std::int64_t amount) { brought += static_cast<double>(amount); });
        const auto number = [](double value) {
            return std::to_string(static_cast<std::int64_t>(value));
        };
        m_changes.checks.push_back(
            {m_report.name + "：" + m_headings[column] + "，期初加增减名单等于期末",
             failed.empty() ? "各行" : m_row_names[failed],
             number(m_before.cell(m_before.row(row), column, false) + brought),
             number(m_after.cell(m_after.row(row), column, false)), failed.empty()});
    }

    const ReportDef& m_report;
    const ReportTableDef& m_def;
    Half m_before;
    Half m_after;
    const BalanceMaker& m_rows;
    bool m_every_name;
    Changes& m_changes;
    std::vector<std::string> m_rows_of;               ///< keys of the rows of both sides
    std::map<std::string, std::string> m_row_names;   ///< by key
    std::map<std::string, std::string> m_headings;    ///< of columns, by key
    std::map<std::string, std::vector<Row>> m_differ; ///< by column
};

} // namespace

std::string FigureChange::key() const
{
    return report + "/" + table + "/" + row_key + "/" + column;
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
