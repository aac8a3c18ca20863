#include "core/report/figure_counts.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lx {

namespace {

using Kind = ReportColumnDef::Kind;

std::int64_t number_at(const FactColumn& column, std::size_t row, bool& known)
{
    const FactDef& def = *column.def;
    known = true;
    if (def.type == FactType::Money) {
        const std::int64_t value = (*column.i64)[row];
        known = value != INT64_MIN;
        return known ? value : 0;
    }
    if (column.at_least != nullptr && (*column.at_least)[row] != 0)
        known = false;
    const std::int32_t value = (*column.i32)[row];
    if (value == INT32_MIN) {
        known = false;
        return 0;
    }
    return value;
}

bool counts_rows(Kind kind)
{
    return kind == Kind::Count || kind == Kind::Unknown || kind == Kind::Sum;
}

std::vector<Tri> members_of(const World& world, const Period& period, const std::string& ledger,
                            const std::string& of, const Selection* who, const std::string& unit,
                            const ScopedUnits& units)
{
    std::vector<Tri> members = *world.fact(ledger, of).tri;
    if (who != nullptr) {
        const std::vector<Tri> wanted = who->rows(world, period);
        for (std::size_t i = 0; i < members.size(); ++i)
            members[i] = members[i] & wanted[i];
    }
    units.narrow(world, ledger, unit, members);
    return members;
}

/// What counts in several columns is known by its rows alone.
bool counts_overlap(const ReportTableDef& def)
{
    return std::any_of(def.columns.begin(), def.columns.end(),
                       [](const ReportColumnDef& column) { return column.kind == Kind::Overlap; });
}

RowPlan plan_periods(const ReportTableDef& def)
{
    RowPlan plan;
    for (const ReportPeriodDef& period : def.periods)
        if (period.difference.empty())
            plan.rows.push_back({period.heading.back(), 0, false, false, {}, period.key});
    return plan;
}

/// Which plain rows each row adds up.
void trace_parts(const RowPlan& plan, FigureTrace& trace)
{
    trace.parts.resize(plan.rows.size());
    for (std::size_t r = 0; r < plan.rows.size(); ++r) {
        if (plan.rows[r].parts.empty())
            trace.parts[r] = {static_cast<std::int32_t>(r)};
        for (const std::int32_t part : plan.rows[r].parts) {
            const auto& below = trace.parts[static_cast<std::size_t>(part)];
            trace.parts[r].insert(trace.parts[r].end(), below.begin(), below.end());
        }
    }
}

/// Columns of 0, by row of the plan.
void start_columns(const ReportTableDef& def, FigureTrace& trace, CountedFigures& done)
{
    done.figures.resize(def.columns.size());
    for (Figures& one : done.figures) {
        one.value.assign(done.plan.rows.size(), 0);
        one.unknown.assign(done.plan.rows.size(), 0);
    }
    trace.in_column.resize(def.columns.size());
    trace.amounts.resize(def.columns.size());
    trace.ledgers.resize(def.columns.size());
}

/// Counts the columns of a table, one after the other.
class Counter
{
public:
    Counter(const ReportDays& days, const TimePoint& closing, const ReportTableDef& def,
            const ScopedUnits& units, KeepRows keep)
        : m_days(days), m_def(def), m_units(units),
          m_keep(keep == KeepRows::Yes || counts_overlap(def))
    {
        m_trace->ledger = def.ledger;
        for (const TimePoint& point : counted_points(def, closing))
            m_slots.push_back({point, {}});
    }

    CountedFigures count()
    {
        gather();
        plan();
        list_entries();
        start_columns(m_def, *m_trace, m_done);
        for (std::size_t c = 0; c < m_def.columns.size(); ++c)
            column(c);
        m_done.trace = std::move(m_trace);
        return std::move(m_done);
    }

private:
    /// A point the columns are counted from, and which rows are counted there.
    struct Slot
    {
        TimePoint point;
        ByLedger<std::uint8_t> counted;
        ByLedger<std::int32_t> entry{}; ///< of the trace; -1 = none
        /// By column: whether each row counts; empty = no rows are counted. False: no member.
        std::vector<std::vector<Tri>> wanted{};
    };
    using Members = std::shared_ptr<const std::vector<Tri>>;

    [[nodiscard]] TimePoint when(const Slot& slot, const ReportColumnDef& column) const
    {
        return column.on.from(slot.point);
    }

    Members members(const Slot& slot, const ReportColumnDef& column)
    {
        const TimePoint point = when(slot, column);
        const std::string& of = column.of.empty() ? m_def.of : column.of;
        Members& kept = m_members[{counted_ledger(m_def, column), of, point.day,
                                   point.period.code(), column.ledger + "/" + column.unit}];
        if (kept == nullptr) {
            const World& world = m_days.on(point.day);
            const ScopedUnits& units = scoped(world);
            kept = std::make_shared<std::vector<Tri>>(
                column_members(world, point.period, m_def, column, units));
        }
        return kept;
    }

    const ScopedUnits& scoped(const World& world)
    {
        if (&world == &m_days.world() || m_units.whole())
            return m_units;
        return m_scoped.try_emplace(world.as_of(), m_units.on(world)).first->second;
    }

    /// Which rows of which ledgers count in some column.
    void gather()
    {
        for (Slot& slot : m_slots) {
            slot.wanted.resize(m_def.columns.size());
            for (std::size_t c = 0; c < m_def.columns.size(); ++c) {
                const ReportColumnDef& column = m_def.columns[c];
                if (!counts_rows(column.kind) || !slot.point.begun)
                    continue;
                const TimePoint point = when(slot, column);
                const Members rows = members(slot, column);
                std::vector<Tri>& wanted = slot.wanted[c];
                wanted = column.where ? column.where->rows(m_days.on(point.day), point.period)
                                      : std::vector<Tri>(rows->size(), Tri::True);
                auto& counted = slot.counted[counted_ledger(m_def, column)];
                counted.resize(rows->size(), 0);
                for (std::size_t i = 0; i < rows->size(); ++i) {
                    if ((*rows)[i] != Tri::True)
                        wanted[i] = Tri::False;
                    if (wanted[i] != Tri::False)
                        counted[i] = 1;
                }
            }
        }
    }

    void plan()
    {
        if (m_def.kind != ReportTableDef::Kind::Periods) {
            m_done.plan = plan_rows(m_days.world(), m_def, m_slots.front().counted);
            return;
        }
        m_done.plan = plan_periods(m_def);
        for (const Slot& slot : m_slots)
            m_done.periods.push_back(slot.point);
    }

    /// The rows that stand in the table, the table's own ledger first.
    void list_entries()
    {
        trace_parts(m_done.plan, *m_trace);
        if (!m_keep)
            return;
        std::vector<std::string> ledgers{m_def.ledger};
        for (const ReportColumnDef& column : m_def.columns)
            if (std::find(ledgers.begin(), ledgers.end(), counted_ledger(m_def, column)) ==
                ledgers.end())
                ledgers.push_back(counted_ledger(m_def, column));
        for (std::size_t s = 0; s < m_slots.size(); ++s) {
            Slot& slot = m_slots[s];
            for (const std::string& ledger : ledgers) {
                const auto counted = slot.counted.find(ledger);
                if (counted == slot.counted.end())
                    continue;
                const auto& ids = m_days.world().snapshot().table(ledger).ids;
                const auto planned = m_done.plan.row_of.find(ledger);
                auto& entry = slot.entry[ledger];
                entry.assign(ids.size(), -1);
                for (std::size_t i = 0; i < counted->second.size(); ++i) {
                    const std::int32_t row = planned == m_done.plan.row_of.end()
                                                 ? static_cast<std::int32_t>(s)
                                                 : planned->second[i];
                    if (counted->second[i] == 0 || row < 0)
                        continue;
                    entry[i] = static_cast<std::int32_t>(m_trace->ids.size());
                    m_trace->ids.push_back(ids[i]);
                    m_trace->table_row.push_back(row);
                    if (ledgers.size() > 1)
                        m_trace->ledger_of.push_back(ledger);
                }
            }
        }
    }

    void column(std::size_t c)
    {
        const ReportColumnDef& def = m_def.columns[c];
        switch (def.kind) {
        case Kind::Overlap:
            m_trace->ledgers[c] = m_trace->ledgers[column_at(m_def, def.parts.front())];
            overlap(c);
            break;
        case Kind::Difference:
        case Kind::Plus:
            combine(c);
            return; // of sums already
        case Kind::Count:
        case Kind::Unknown:
        case Kind::Sum:
            m_trace->ledgers[c] = counted_ledger(m_def, def);
            m_trace->in_column[c].assign(m_trace->ids.size(), 0);
            if (m_keep && def.kind == Kind::Sum)
                m_trace->amounts[c].assign(m_trace->ids.size(), FigureTrace::kNoAmount);
            for (std::size_t s = 0; s < m_slots.size(); ++s)
                if (m_slots[s].point.begun)
                    m_keep ? rows(c, m_slots[s]) : sums(c, s);
            break;
        default: // a share is made of figures
            return;
        }
        add_up(m_done.figures[c]);
    }

    void rows(std::size_t c, const Slot& slot)
    {
        const ReportColumnDef& def = m_def.columns[c];
        const std::string& ledger = counted_ledger(m_def, def);
        const std::vector<std::int32_t>& entry = slot.entry.find(ledger)->second;
        const std::vector<Tri>& where = slot.wanted[c];
        const FactColumn* fact = def.kind == Kind::Sum
                                     ? &m_days.on(when(slot, def).day).fact(ledger, def.fact)
                                     : nullptr;
        Figures& sums = m_done.figures[c];
        for (std::size_t i = 0; i < where.size(); ++i) {
            if (where[i] == Tri::False || entry[i] < 0)
                continue;
            const auto k = static_cast<std::size_t>(entry[i]);
            const auto row = static_cast<std::size_t>(m_trace->table_row[k]);
            std::int64_t amount = 1;
            bool known = true;
            if (fact != nullptr)
                amount = number_at(*fact, i, known);
            const Tri wanted = def.kind == Kind::Unknown ? Tri::Unknown : Tri::True;
            if (def.kind != Kind::Unknown &&
                (where[i] == Tri::Unknown || (where[i] == Tri::True && !known)))
                ++sums.unknown[row];
            if (fact != nullptr && where[i] == Tri::True && (known || amount != 0))
                m_trace->amounts[c][k] = amount;
            if (where[i] == wanted && amount != 0) {
                sums.value[row] += amount;
                m_trace->in_column[c][k] = 1;
            }
        }
    }

    /// The same without the rows: what they come to.
    void sums(std::size_t c, std::size_t s)
    {
        const ReportColumnDef& def = m_def.columns[c];
        const Slot& slot = m_slots[s];
        const std::string& ledger = counted_ledger(m_def, def);
        const auto planned = m_done.plan.row_of.find(ledger);
        const std::vector<std::int32_t>* row_of =
            planned == m_done.plan.row_of.end() ? nullptr : &planned->second;
        const std::vector<Tri>& where = slot.wanted[c];
        const FactColumn* fact = def.kind == Kind::Sum
                                     ? &m_days.on(when(slot, def).day).fact(ledger, def.fact)
                                     : nullptr;
        const Tri wanted = def.kind == Kind::Unknown ? Tri::Unknown : Tri::True;
        Figures& sums = m_done.figures[c];
        for (std::size_t i = 0; i < where.size(); ++i) {
            const std::int32_t at = row_of == nullptr ? static_cast<std::int32_t>(s) : (*row_of)[i];
            if (where[i] == Tri::False || at < 0)
                continue;
            const auto row = static_cast<std::size_t>(at);
            std::int64_t amount = 1;
            bool known = true;
            if (fact != nullptr)
                amount = number_at(*fact, i, known);
            if (def.kind != Kind::Unknown &&
                (where[i] == Tri::Unknown || (where[i] == Tri::True && !known)))
                ++sums.unknown[row];
            if (where[i] == wanted)
                sums.value[row] += amount;
        }
    }

    void overlap(std::size_t c)
    {
        const ReportColumnDef& def = m_def.columns[c];
        const std::size_t entries = m_trace->ids.size();
        m_trace->in_column[c].assign(entries, 0);
        m_trace->amounts[c].assign(entries, FigureTrace::kNoAmount);
        for (std::size_t k = 0; k < entries; ++k) {
            std::int64_t times = 0;
            for (const std::string& part : def.parts)
                times += m_trace->in_column[column_at(m_def, part)][k];
            if (times < 2)
                continue;
            m_trace->in_column[c][k] = 1;
            m_trace->amounts[c][k] = times - 1;
            m_done.figures[c].value[static_cast<std::size_t>(m_trace->table_row[k])] += times - 1;
        }
    }

    /// What one of several rows brings to a column made of others: it stands behind a difference
    /// where it counts in one of them more than in the rest.
    void combine(std::size_t c)
    {
        const ReportColumnDef& def = m_def.columns[c];
        const std::size_t first = column_at(m_def, def.parts.front());
        bool traced = true;
        for (std::size_t p = 0; p < def.parts.size(); ++p) {
            const std::size_t at = column_at(m_def, def.parts[p]);
            const std::int64_t sign = p > 0 && def.kind == Kind::Difference ? -1 : 1;
            for (std::size_t r = 0; r < m_done.plan.rows.size(); ++r) {
                m_done.figures[c].value[r] += sign * m_done.figures[at].value[r];
                m_done.figures[c].unknown[r] += m_done.figures[at].unknown[r];
            }
            traced = traced && !m_trace->ledgers[at].empty() &&
                     m_trace->ledgers[at] == m_trace->ledgers[first];
        }
        if (!traced)
            return; // rows of several ledgers, or a share
        const std::size_t entries = m_trace->ids.size();
        m_trace->ledgers[c] = m_trace->ledgers[first];
        if (entries == 0)
            return;
        m_trace->in_column[c].assign(entries, 0);
        m_trace->amounts[c].assign(entries, FigureTrace::kNoAmount);
        for (std::size_t k = 0; k < entries; ++k) {
            std::int64_t sum = 0;
            for (std::size_t p = 0; p < def.parts.size(); ++p) {
                const std::size_t at = column_at(m_def, def.parts[p]);
                const std::int64_t sign = p > 0 && def.kind == Kind::Difference ? -1 : 1;
                if (m_trace->in_column[at][k] != 0)
                    sum += sign * (m_trace->amounts[at].empty() ? 1 : m_trace->amounts[at][k]);
            }
            if (sum == 0)
                continue;
            m_trace->in_column[c][k] = 1;
            m_trace->amounts[c][k] = sum;
        }
    }

    void add_up(Figures& figures) const
    {
        const auto& rows = m_done.plan.rows;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (const std::int32_t part : rows[r].parts) {
                figures.value[r] += figures.value[static_cast<std::size_t>(part)];
                figures.unknown[r] += figures.unknown[static_cast<std::size_t>(part)];
            }
        }
    }

    using MembersOf = std::tuple<std::string, std::string, Date, std::string, std::string>;

    const ReportDays& m_days;
    const ReportTableDef& m_def;
    const ScopedUnits& m_units;
    bool m_keep; ///< the rows behind the figures
    std::vector<Slot> m_slots;
    std::map<MembersOf, Members> m_members;
    std::map<Date, ScopedUnits> m_scoped;
    std::shared_ptr<FigureTrace> m_trace = std::make_shared<FigureTrace>();
    CountedFigures m_done;
};

} // namespace

const std::string& counted_ledger(const ReportTableDef& def, const ReportColumnDef& column)
{
    return column.ledger.empty() ? def.ledger : column.ledger;
}

std::vector<Tri> table_members(const World& world, const Period& period, const ReportTableDef& def,
                               const ScopedUnits& units)
{
    return members_of(world, period, def.ledger, def.of, def.who ? &*def.who : nullptr, def.unit,
                      units);
}

std::vector<Tri> column_members(const World& world, const Period& period, const ReportTableDef& def,
                                const ReportColumnDef& column, const ScopedUnits& units)
{
    if (!column.ledger.empty())
        return members_of(world, period, column.ledger, column.of, nullptr, column.unit, units);
    return members_of(world, period, def.ledger, column.of.empty() ? def.of : column.of,
                      def.who ? &*def.who : nullptr, def.unit, units);
}

CountedFigures count_figures(const ReportDays& days, const TimePoint& closing,
                             const ReportTableDef& def, const ScopedUnits& units, KeepRows keep)
{
    return Counter(days, closing, def, units, keep).count();
}

std::vector<TimePoint> counted_points(const ReportTableDef& def, const TimePoint& closing)
{
    if (def.kind != ReportTableDef::Kind::Periods)
        return {closing};
    std::vector<TimePoint> points;
    for (const ReportPeriodDef& period : def.periods) {
        if (!period.difference.empty())
            continue;
        points.push_back(period.on.from(closing));
        if (period.left_out)
            points.back().begun = false;
    }
    return points;
}

CountedFigures empty_periods(const ReportTableDef& def, const TimePoint& closing)
{
    CountedFigures done;
    done.plan = plan_periods(def);
    done.periods = counted_points(def, closing);
    done.trace = std::make_shared<FigureTrace>();
    done.trace->ledger = def.ledger;
    trace_parts(done.plan, *done.trace);
    start_columns(def, *done.trace, done);
    for (std::size_t c = 0; c < def.columns.size(); ++c)
        if (counts_rows(def.columns[c].kind))
            done.trace->ledgers[c] = counted_ledger(def, def.columns[c]);
    return done;
}

std::size_t column_at(const ReportTableDef& def, const std::string& key)
{
    const auto found = std::find_if(def.columns.begin(), def.columns.end(),
                                    [&](const ReportColumnDef& c) { return c.column.key == key; });
    return static_cast<std::size_t>(found - def.columns.begin());
}

} // namespace lx
