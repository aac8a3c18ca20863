#include "core/report/check_run.h"

#include <algorithm>
#include <cmath>

#include "core/report/checked_cell.h"

namespace lx {

namespace {

/// Where in the table a check is held: a row and, where its terms leave it open, a column.
struct Element
{
    const ReportTable* table = nullptr;
    std::optional<std::size_t> row;
    std::optional<std::size_t> column;
};

/// A side of a check, in units of its last digit.
struct Side
{
    std::int64_t value = 0;
    int there = 0; ///< terms that have a figure
    std::string missing;
    Brought brought;
    bool named = true;  ///< all of it can be opened to rows
    bool share = false; ///< the rows are those of a share's numerator
    std::string ledger;
};

std::string heading_of(const ReportTable& table, std::size_t column)
{
    std::string text;
    for (const std::string& part : table.columns[column].heading)
        text += (text.empty() ? "" : "/") + part;
    return text;
}

class CheckRunner
{
public:
    CheckRunner(const ReportDef& def, const CheckDef& check, const CheckedReports& reports,
                const JumpLimits& limits)
        : m_def(def), m_check(check), m_reports(reports), m_limits(limits),
          m_base(table_named(*reports.now, check.table))
    {}

    void run(std::vector<ReportCheck>& found)
    {
        if (m_base == nullptr)
            return;
        if (!m_check.jump.empty())
            return run_jumps(found);
        const bool rows = open(&CheckTerm::row, CheckTerm::each_row) ||
                          open(&CheckTerm::row, CheckTerm::child_rows);
        const bool columns = open(&CheckTerm::column, CheckTerm::each_column);
        for (std::size_t r = 0; r < (rows ? m_base->rows.size() : 1); ++r) {
            if (rows && !at_level(r))
                continue;
            for (std::size_t c = columns ? 1 : 0; c < (columns ? m_base->columns.size() : 1); ++c) {
                if (columns && !m_base->trace->column_counts(c) &&
                    m_base->columns[c].format != ColumnFormat::Percent)
                    continue;
                Element at{m_base, {}, {}};
                if (rows)
                    at.row = r;
                if (columns)
                    at.column = c;
                found.push_back(held(at));
            }
        }
    }

private:
    /// Whether a term leaves rows or columns open.
    [[nodiscard]] bool open(std::string CheckTerm::*part, const char* word) const
    {
        const auto any = [&](const std::vector<CheckTerm>& terms) {
            return std::any_of(terms.begin(), terms.end(), [&](const CheckTerm& term) {
                return !term.constant && term.*part == word;
            });
        };
        return any(m_check.left) || any(m_check.right);
    }

    [[nodiscard]] bool at_level(std::size_t row) const
    {
        const RowStyle style = m_base->rows[row].style;
        switch (m_check.level) {
        case CheckLevel::All:
            // A subtotal is held against its parts; others have none.
            return !open(&CheckTerm::row, CheckTerm::child_rows) || style == RowStyle::Subtotal ||
                   style == RowStyle::Total;
        case CheckLevel::Plain:
            return style == RowStyle::Normal;
        case CheckLevel::Subtotal:
            return style == RowStyle::Subtotal || style == RowStyle::Total;
        case CheckLevel::Total:
            break;
        }
        return style == RowStyle::Total;
    }

    [[nodiscard]] ReportCheck begun(const Element& at) const
    {
        ReportCheck check;
        check.title = (m_check.table.empty() ? "" : m_check.table + "：") + m_check.title;
        check.id = m_check.id;
        check.kind = m_check.kind;
        check.message = m_check.message;
        check.remedy = m_check.remedy;
        if (at.row)
            check.place = m_base->rows[*at.row].cells.front().text;
        if (at.column)
            check.place += (check.place.empty() ? "" : "，") + heading_of(*m_base, *at.column);
        return check;
    }

    [[nodiscard]] const Report* report_of(const CheckTerm& term) const
    {
        if (!term.report.empty() && term.report != m_reports.now->id) {
            const auto other = m_reports.others.find(term.report);
            return other == m_reports.others.end() || term.time != TermTime::Now ? nullptr
                                                                                 : other->second;
        }
        switch (term.time) {
        case TermTime::Now:
            return m_reports.now;
        case TermTime::Previous:
            return m_reports.previous;
        case TermTime::LastYear:
            return m_reports.last_year;
        case TermTime::Opening:
            break;
        }
        return m_reports.opening;
    }

    static std::string missing_report(const CheckTerm& term)
    {
        switch (term.time) {
        case TermTime::Now:
            return "没有报表“" + term.report + "”";
        case TermTime::Previous:
            return "没有上期的数";
        case TermTime::LastYear:
            return "没有上年同期的数";
        case TermTime::Opening:
            break;
        }
        return "上期没有封账";
    }

    /// Rows of the term's table that it adds up.
    [[nodiscard]] std::vector<std::size_t> rows_of(const CheckTerm& term, const ReportTable& table,
                                                   const Element& at) const
    {
        std::vector<std::size_t> rows;
        if (term.row == CheckTerm::plain_rows) {
            for (std::size_t r = 0; r < table.rows.size(); ++r)
                if (table.rows[r].style == RowStyle::Normal)
                    rows.push_back(r);
            return rows;
        }
        if (term.row != CheckTerm::each_row && term.row != CheckTerm::child_rows) {
            if (const auto row = row_of(table, term.row))
                rows.push_back(*row);
            return rows;
        }
        const ReportRow& here = m_base->rows[at.row.value_or(0)];
        const auto same = &table == m_base ? at.row : row_of(table, here.key);
        if (!same)
            return rows;
        if (term.row == CheckTerm::each_row)
            return {*same};
        // The plain rows a subtotal is made of.
        for (const std::int32_t part : table.trace->parts[*same])
            rows.push_back(static_cast<std::size_t>(part));
        return rows;
    }

    void add(const CheckTerm& term, const Element& at, Side& side)
    {
        if (term.constant) {
            side.value += std::llround(*term.constant * static_cast<double>(units_of(m_format))) *
                          (term.minus ? -1 : 1);
            ++side.there;
            return;
        }
        const Report* report = report_of(term);
        const auto lacks = [&](const std::string& what) {
            if (side.missing.find(what) == std::string::npos)
                side.missing += (side.missing.empty() ? "" : "，") + what;
        };
        if (report == nullptr)
            return lacks(missing_report(term));
        const bool own = term.report.empty() || term.report == m_reports.now->id;
        const ReportTable* table =
            table_named(*report, term.table.empty() && own ? m_base->name : term.table);
        if (table == nullptr)
            return lacks("没有“" + term.table + "”这张表");
        const auto column = term.column == CheckTerm::each_column
                                ? column_of(*table, m_base->columns[*at.column].key)
                                : column_of(*table, term.column);
        if (!column)
            return lacks("没有“" + term.column + "”这一栏");
        const auto rows = rows_of(term, *table, at);
        if (rows.empty())
            return lacks("没有这一行");
        const int sign = term.minus ? -1 : 1;
        for (const std::size_t row : rows) {
            const CellPlace place{table, row, *column};
            const auto value = printed_value(place);
            if (!value) {
                lacks(heading_of(*table, *column) + "没有数");
                continue;
            }
            if (!m_first && report == m_reports.now)
                m_first = place;
            m_format = format_at(place);
            ++side.there;
            side.value += sign * *value;
            const CellPlace behind = named_by(place);
            side.share = side.share || behind.column != place.column;
            side.named = add_brought(behind, sign, side.brought) && side.named;
            if (!side.named || !table->trace)
                continue;
            const std::string& of = table->trace->ledger_behind(row, behind.column);
            side.named = side.ledger.empty() || side.ledger == of;
            side.ledger = of;
        }
    }

    /// Whose rows make a figure: those of a share are its numerator's.
    [[nodiscard]] CellPlace named_by(const CellPlace& place) const
    {
        const std::string& key = place.table->columns[place.column].key;
        for (const ReportTableDef& table : m_def.tables) {
            if (table.name != place.table->name)
                continue;
            for (const ReportColumnDef& column : table.columns) {
                if (column.kind != ReportColumnDef::Kind::Share || column.column.key != key)
                    continue;
                if (const auto numerator = column_of(*place.table, column.numerator))
                    return {place.table, place.row, *numerator};
            }
        }
        return place;
    }

    [[nodiscard]] bool holds(std::int64_t left, std::int64_t right) const
    {
        const auto apart = static_cast<std::int64_t>(std::floor(m_check.tolerance + 1e-9));
        switch (m_check.op) {
        case CheckOp::Equal:
            return std::abs(left - right) <= apart;
        case CheckOp::Unequal:
            return left != right;
        case CheckOp::Less:
            return left < right + apart;
        case CheckOp::AtMost:
            return left <= right + apart;
        case CheckOp::Greater:
            return left + apart > right;
        case CheckOp::AtLeast:
            return left + apart >= right;
        case CheckOp::BothOrNone:
            return (left == 0) == (right == 0);
        case CheckOp::OneOnly:
            break;
        }
        return left == 0 || right == 0;
    }

    /// The rows that make the difference: what they bring to one side and not to the other.
    static void name(const Side& left, const Side& right, ReportCheck& check)
    {
        const bool same = left.ledger == right.ledger || right.ledger.empty();
        if (!left.named || !right.named || !same || left.ledger.empty())
            return;
        // Those of a numerator say something beside those of another alone.
        if (left.share && right.ledger.empty())
            return;
        Brought apart = left.brought;
        for (const auto& [id, amount] : right.brought)
            apart[id] -= amount;
        check.ledger = left.ledger;
        for (const auto& [id, amount] : apart)
            if (amount != 0)
                check.names.push_back({id, amount});
    }

    [[nodiscard]] ReportCheck held(const Element& at)
    {
        ReportCheck check = begun(at);
        m_first.reset();
        m_format = ColumnFormat::Count;
        Side left;
        Side right;
        for (const CheckTerm& term : m_check.left)
            add(term, at, left);
        for (const CheckTerm& term : m_check.right)
            add(term, at, right);
        check.left = left.there > 0 ? printed(m_format, left.value) : "–";
        check.right = right.there > 0 ? printed(m_format, right.value) : "–";
        if (m_first)
            check.cell = cell_title(*m_first);
        const std::string missing = left.missing +
                                    (left.missing.empty() || right.missing.empty() ? "" : "，") +
                                    right.missing;
        const bool skipped = m_check.missing == CheckMissing::SkipAny ? !missing.empty()
                             : m_check.missing == CheckMissing::SkipAll
                                 ? left.there == 0 && right.there == 0
                                 : false;
        if (skipped) {
            check.unjudged = missing;
            return check;
        }
        check.passed = holds(left.value, right.value);
        check.difference = printed(m_format, left.value - right.value);
        if (!check.passed)
            name(left, right, check);
        return check;
    }

    void run_jumps(std::vector<ReportCheck>& found)
    {
        for (const std::string& key : m_check.jump) {
            const auto column = column_of(*m_base, key);
            for (std::size_t r = 0; column && r < m_base->rows.size(); ++r)
                if (at_level(r))
                    found.push_back(jump({m_base, r, *column}));
        }
    }

    [[nodiscard]] ReportCheck jump(const CellPlace& place) const
    {
        ReportCheck check = begun({m_base, place.row, place.column});
        check.cell = cell_title(place);
        const ColumnFormat format = m_base->columns[place.column].format;
        const auto value = printed_value(place);
        std::vector<std::int64_t> former;
        std::optional<CellPlace> last;
        for (const Report* report : m_reports.closed) {
            const ReportTable* table = table_named(*report, m_base->name);
            if (table == nullptr)
                continue;
            const auto row = row_of(*table, m_base->rows[place.row].key);
            const auto column = column_of(*table, m_base->columns[place.column].key);
            if (!row || !column)
                continue;
            const CellPlace there{table, *row, *column};
            if (const auto before = printed_value(there)) {
                former.push_back(*before);
                if (!last)
                    last = there;
            }
        }
        check.left = value ? printed(format, *value) : "–";
        const auto judged = value ? judge_jump(former, *value, m_limits) : std::nullopt;
        if (!judged) {
            check.right = "–";
            check.unjudged = value ? "还没有封过账的往期" : "这一栏没有数";
            return check;
        }
        const auto usual = std::llround(judged->usual);
        check.right = printed(format, usual);
        check.difference = printed(format, *value - usual);
        check.passed = !judged->jumped;
        if (check.passed)
            return check;
        Side now;
        Side before;
        now.named = add_brought(place, 1, now.brought);
        before.named = add_brought(*last, 1, before.brought);
        if (place.table->trace && last->table->trace) {
            now.ledger = ledger_at(place);
            before.ledger = ledger_at(*last);
        }
        name(now, before, check);
        return check;
    }

    const ReportDef& m_def;
    const CheckDef& m_check;
    const CheckedReports& m_reports;
    const JumpLimits& m_limits;
    const ReportTable* m_base;
    std::optional<CellPlace> m_first; ///< the first figure of this report that was looked at
    ColumnFormat m_format = ColumnFormat::Count;
};

} // namespace

std::vector<ReportCheck> run_checks(const ReportDef& def, const CheckedReports& reports,
                                    const JumpLimits& limits, bool with_former)
{
    std::vector<ReportCheck> found;
    for (const CheckDef& check : def.checks) {
        if (!with_former && check.needs_former())
            continue;
        if (!check.quarters.empty() && reports.number > 0 &&
            std::find(check.quarters.begin(), check.quarters.end(), reports.number) ==
                check.quarters.end())
            continue;
        CheckRunner(def, check, reports, limits).run(found);
    }
    return found;
}

} // namespace lx
