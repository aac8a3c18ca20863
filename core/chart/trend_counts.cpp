#include "core/chart/trend_counts.h"

#include <algorithm>
#include <bit>
#include <map>

#include "core/facts/coverage_days.h"
#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {

namespace {

using Of = TrendColumn::Of;
using Days = CoverageDays::Days;

/// Takes from each day the units that the scope doesn't count on it.
void narrow(const World& world, const std::vector<Date>& days, const ScopedUnits& units,
            std::vector<Days>& population)
{
    for (std::size_t d = 0; d < days.size(); ++d) {
        const auto then = days[d] == world.as_of() ? nullptr : world.at(days[d]);
        const ScopedUnits scoped = then != nullptr ? units.on(*then) : units;
        for (std::size_t unit = 0; unit < population.size(); ++unit)
            if (!scoped.counts(unit))
                population[unit] &= ~(Days{1} << d);
    }
}

/// How many rows count on each day.
std::vector<std::int64_t> sums(const std::vector<Days>& rows, const std::vector<Days>& of,
                               std::size_t days)
{
    std::vector<std::int64_t> found(days, 0);
    const Days all = days == 0 ? 0 : static_cast<Days>((std::uint64_t{1} << days) - 1);
    std::int64_t always = 0; // nearly all rows count on all days, or on none
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const Days counted = rows[row] & of[row];
        if (counted == all) {
            ++always;
            continue;
        }
        for (Days left = counted; left != 0; left &= left - 1)
            ++found[static_cast<std::size_t>(std::countr_zero(left))];
    }
    for (std::int64_t& one : found)
        one += always;
    return found;
}

void count_coverage(const World& world, const TrendDef& trend, const ScopedUnits& units,
                    CountedFigures& done)
{
    std::vector<Date> days;
    std::vector<std::size_t> periods;
    for (std::size_t p = 0; p < done.periods.size(); ++p) {
        if (!done.periods[p].begun)
            continue;
        days.push_back(done.periods[p].day);
        periods.push_back(p);
    }
    auto asked = CoverageDays::Of::Population;
    for (const TrendColumn& column : trend.columns)
        if (column.of == Of::OrgCovered || column.of == Of::WorkCovered)
            asked = std::max(asked, column.of == Of::OrgCovered ? CoverageDays::Of::OrgCovered
                                                                : CoverageDays::Of::WorkCovered);
    const CoverageDays coverage(world, days, asked);
    std::vector<Days> population = coverage.population();
    if (!units.whole())
        narrow(world, days, units, population);
    for (std::size_t c = 0; c < trend.columns.size(); ++c) {
        const Of of = trend.columns[c].of;
        if (of == Of::Figures)
            continue;
        const auto counted = sums(of == Of::OrgCovered    ? coverage.org_covered()
                                  : of == Of::WorkCovered ? coverage.work_covered()
                                                          : population,
                                  population, days.size());
        for (std::size_t d = 0; d < days.size(); ++d)
            done.figures[c].value[periods[d]] = counted[d];
    }
}

/// Which columns count a row of a kind, by the code of its text.
class ColumnsOfKind
{
public:
    ColumnsOfKind(const FactContext& context, const TrendDef& trend)
    {
        for (std::size_t c = 0; c < trend.columns.size(); ++c) {
            const TrendColumn& column = trend.columns[c];
            if (column.of != Of::Dated)
                continue;
            std::vector<std::int32_t> codes;
            for (const std::string& value : column.values)
                codes.push_back(context.code(value));
            m_columns.push_back({c, std::move(codes), column.others || column.kind.empty()});
        }
    }
    /// `kind`: code of the row's own.
    [[nodiscard]] const std::vector<std::size_t>& of(std::int32_t kind)
    {
        if (m_last != nullptr && kind == m_last_kind)
            return *m_last;
        const auto [at, fresh] = m_known.try_emplace(kind);
        if (fresh)
            for (const Column& column : m_columns)
                if (is_one_of(kind, column.codes) != column.others)
                    at->second.push_back(column.column);
        m_last = &at->second;
        m_last_kind = kind;
        return at->second;
    }

private:
    struct Column
    {
        std::size_t column;
        std::vector<std::int32_t> codes;
        bool others;
    };
    std::vector<Column> m_columns;
    std::map<std::int32_t, std::vector<std::size_t>> m_known;
    const std::vector<std::size_t>* m_last = nullptr;
    std::int32_t m_last_kind = 0;
};

/// A period and the days of it that are known.
struct Window
{
    std::size_t period;
    std::int32_t first;
    std::int32_t last;
    std::int32_t day; ///< on which its rows are asked for
};

std::vector<Window> windows_of(const CountedFigures& done)
{
    std::vector<Window> windows;
    for (std::size_t p = 0; p < done.periods.size(); ++p) {
        const TimePoint& point = done.periods[p];
        if (point.begun)
            windows.push_back({p, point.period.first.days(),
                               std::min(point.period.last, point.day).days(), point.day.days()});
    }
    return windows;
}

/// All columns ask for the same date and kind.
bool count_dated(const World& world, const ReportTableDef& table, const TrendDef& trend,
                 CountedFigures& done)
{
    std::string date;
    std::string kind;
    for (const TrendColumn& column : trend.columns) {
        for (const auto& [is, of] : {std::pair{&date, &column.date}, {&kind, &column.kind}}) {
            if (!is->empty() && !of->empty() && *is != *of)
                return false;
            if (is->empty())
                *is = *of;
        }
    }
    const std::vector<Window> windows = windows_of(done);
    if (windows.empty())
        return true;
    const auto late_world = world.at(*Date::from_iso("9999-12-31"));
    const FactContext late(*late_world);
    const RowSpans spans(late, *world.registry().catalog().ledger(table.ledger),
                         table.of == "known" ? RowSpans::Of::Start : RowSpans::Of::Counting);
    const std::vector<std::int32_t>& dates = late.i32(table.ledger, date);
    const std::vector<std::int32_t>* kinds = kind.empty() ? nullptr : &late.i32(table.ledger, kind);
    std::int32_t first = windows.front().first;
    std::int32_t last = windows.front().last;
    for (const Window& one : windows) {
        first = std::min(first, one.first);
        last = std::max(last, one.last);
    }
    ColumnsOfKind columns(late, trend);
    for (std::size_t row = 0; row < dates.size(); ++row) {
        const std::int32_t on = dates[row];
        if (on < first || last < on)
            continue;
        const RowSpan span = spans.of(static_cast<std::int32_t>(row));
        for (const Window& one : windows)
            if (one.first <= on && on <= one.last && span.on(one.day))
                for (const std::size_t c : columns.of(kinds == nullptr ? 0 : (*kinds)[row]))
                    ++done.figures[c].value[one.period];
    }
    return true;
}

} // namespace

std::optional<CountedFigures> count_trend(const World& world, const TimePoint& closing,
                                          const ReportTableDef& table, const TrendDef& trend,
                                          const ScopedUnits& units)
{
    CountedFigures done = empty_periods(table, closing);
    if (!trend.dated()) {
        if (done.periods.size() > CoverageDays::most)
            return std::nullopt;
        count_coverage(world, trend, units, done);
        return done;
    }
    if (!units.whole() && (table.ledger == "unit" || !table.unit.empty()))
        return std::nullopt;
    if (!count_dated(world, table, trend, done))
        return std::nullopt;
    return done;
}

} // namespace lx
