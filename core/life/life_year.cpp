#include "core/life/life_year.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "core/life/activity_rules.h"
#include "core/life/period_answers.h"

namespace lx {

namespace {

constexpr const char* dictionary = "activity_kind";

/// Fields of the ledger of activities it reads.
constexpr std::array<const char*, 5> read_fields{"org", "kind", "date", "expected", "attended"};

void take_worse(LifeState& into, LifeState state)
{
    into = std::max(into, state);
}

} // namespace

/// Makes one from the columns of the activities and the rules' answers on the days they are asked.
class LifeMaker
{
public:
    LifeMaker(const County& county, LifeYear& life, Progress& progress)
        : m_county(county), m_life(life), m_answers(county, progress),
          m_rows(static_cast<std::size_t>(county.world->rows("org")))
    {}

    Result<> make(const LifeWanted& wanted)
    {
        m_life.m_year = wanted.year;
        m_life.m_kinds = wanted.kinds;
        if (m_life.m_kinds.empty())
            for (const DictionaryValue& value :
                 m_county.world->registry().catalog().dictionary(dictionary)->values)
                m_life.m_kinds.push_back(value.value);
        m_cells.resize(m_life.m_kinds.size() * m_rows * 12);
        m_totals.resize(m_life.m_kinds.size() * m_rows);
        count_held();
        for (const PackResult& pack : m_county.packs)
            LX_TRY(ask(pack));
        for (LifeCell& cell : m_cells)
            if (cell.state == LifeState::None && cell.held > 0)
                cell.state = LifeState::Held;
        list_orgs();
        return {};
    }

private:
    [[nodiscard]] std::size_t place(std::size_t kind, std::size_t row, int month) const
    {
        return (kind * m_rows + row) * 12 + static_cast<std::size_t>(month - 1);
    }

    void count_held()
    {
        const Snapshot& snapshot = m_county.world->snapshot();
        const auto column = [&](const char* field) -> const std::vector<std::int32_t>& {
            return snapshot.column("activity", field).i32;
        };
        std::map<std::int32_t, std::size_t> kinds; // by code of the text
        for (std::size_t k = 0; k < m_life.m_kinds.size(); ++k)
            kinds[snapshot.texts().find(m_life.m_kinds[k])] = k;
        kinds.erase(kNone32);
        const auto& orgs = column("org");
        const auto& dates = column("date");
        const auto& expected = column("expected");
        const auto& attended = column("attended");
        const std::int32_t first = Date::from_ymd(m_life.m_year, 1, 1)->days();
        const std::int32_t last =
            std::min(Date::from_ymd(m_life.m_year, 12, 31)->days(), m_county.as_of.days());
        for (std::size_t i = 0; i < orgs.size(); ++i) {
            if (orgs[i] < 0 || dates[i] < first || dates[i] > last)
                continue;
            const auto kind = kinds.find(column("kind")[i]);
            if (kind == kinds.end())
                continue;
            const auto row = static_cast<std::size_t>(orgs[i]);
            const int month = Date(dates[i]).month();
            LifeCell& cell = m_cells[place(kind->second, row, month)];
            if (cell.held < std::numeric_limits<std::uint16_t>::max())
                ++cell.held;
            LifeTotals& totals = m_totals[kind->second * m_rows + row];
            ++totals.held;
            if (expected[i] == kNone32 || attended[i] == kNone32)
                continue;
            totals.expected += expected[i];
            totals.attended += attended[i];
        }
    }

    Result<> ask(const PackResult& pack)
    {
        std::map<PeriodKind, std::vector<ActivityRule>> by_cadence;
        for (ActivityRule& rule : activity_rules(*pack.pack)) {
            const bool wanted = std::ranges::any_of(rule.kinds, [&](const std::string& kind) {
                return std::ranges::find(m_life.m_kinds, kind) != m_life.m_kinds.end();
            });
            if (wanted)
                by_cadence[*rule.rule->cadence].push_back(std::move(rule));
        }
        for (const auto& [cadence, rules] : by_cadence) {
            Period period = Period::containing(cadence, *Date::from_ymd(m_life.m_year, 1, 1));
            for (; period.last.year() == m_life.m_year; period = period.next())
                LX_TRY(ask(pack, rules, period));
        }
        return {};
    }

    Result<> ask(const PackResult& pack, const std::vector<ActivityRule>& rules,
                 const Period& period)
    {
        std::vector<std::string> together;
        for (const ActivityRule& rule : rules)
            together.push_back(rule.rule->full_id);
        for (const ActivityRule& rule : rules) {
            LX_ASSIGN(const auto states,
                      m_answers.of(pack, {rule.rule, rule.part}, together, period));
            take(rule, period, states, m_answers.ended(period));
        }
        return {};
    }

    void take(const ActivityRule& rule, const Period& period, const std::vector<LifeState>& states,
              bool ended)
    {
        const int month = period.last.month();
        for (std::size_t k = 0; k < m_life.m_kinds.size(); ++k) {
            if (std::ranges::find(rule.kinds, m_life.m_kinds[k]) == rule.kinds.end())
                continue;
            for (std::size_t row = 0; row < m_rows; ++row) {
                const LifeState state = states[row];
                take_worse(m_cells[place(k, row, month)].state, state);
                if (!ended || (state != LifeState::Held && state != LifeState::Hole))
                    continue;
                LifeTotals& totals = m_totals[k * m_rows + row];
                ++totals.asked;
                totals.done += state == LifeState::Held ? 1 : 0;
            }
        }
    }

    /// Those of the list, each below the one above it.
    void list_orgs()
    {
        const World& world = *m_county.world;
        const auto& counts = *world.fact("org", "counts").tri;
        std::vector<std::uint8_t> listed(m_rows, 0);
        for (std::size_t row = 0; row < m_rows; ++row)
            listed[row] = counts[row] == Tri::True ? 1 : 0;
        for (std::size_t i = 0; i < m_cells.size(); ++i)
            if (m_cells[i].state != LifeState::None)
                listed[i / 12 % m_rows] = 1;
        m_life.m_orgs = org_tree(world, listed);
        const std::size_t kinds = m_life.m_kinds.size();
        m_life.m_cells.reserve(kinds * m_life.m_orgs.size() * 12);
        for (std::size_t k = 0; k < kinds; ++k) {
            for (const LifeYear::Org& org : m_life.m_orgs) {
                const auto row = static_cast<std::size_t>(org.row);
                const auto from = m_cells.begin() + static_cast<std::ptrdiff_t>(place(k, row, 1));
                m_life.m_cells.insert(m_life.m_cells.end(), from, from + 12);
                m_life.m_org_totals.push_back(m_totals[k * m_rows + row]);
            }
        }
    }

    const County& m_county;
    LifeYear& m_life;
    PeriodAnswers m_answers;
    std::size_t m_rows;
    std::vector<LifeCell> m_cells;    ///< by kind, row, month
    std::vector<LifeTotals> m_totals; ///< by kind, row
};

Result<LifeYear> LifeYear::of(const County& county, const LifeWanted& wanted, Progress& progress)
{
    LifeYear life;
    LX_TRY(LifeMaker(county, life, progress).make(wanted));
    return life;
}

LifeCell LifeYear::all_kinds(std::size_t org, int month) const
{
    LifeCell all;
    for (std::size_t kind = 0; kind < m_kinds.size(); ++kind) {
        const LifeCell one = cell(org, kind, month);
        all.held = static_cast<std::uint16_t>(all.held + one.held);
        all.state = std::max(all.state, one.state);
    }
    return all;
}

std::vector<std::int32_t> activities_of(const World& world, std::int32_t org,
                                        const std::string& kind, Date first, Date last)
{
    const Snapshot& snapshot = world.snapshot();
    const auto& orgs = snapshot.column("activity", "org").i32;
    const auto& kinds = snapshot.column("activity", "kind").i32;
    const auto& dates = snapshot.column("activity", "date").i32;
    const std::int32_t wanted = kind.empty() ? kNone32 : snapshot.texts().find(kind);
    const std::int32_t until = std::min(last, world.as_of()).days();
    std::vector<std::int32_t> rows;
    for (std::size_t i = 0; i < orgs.size(); ++i)
        if (orgs[i] == org && dates[i] >= first.days() && dates[i] <= until &&
            (kind.empty() || (kinds[i] == wanted && wanted != kNone32)))
            rows.push_back(static_cast<std::int32_t>(i));
    std::ranges::stable_sort(
        rows, {}, [&](std::int32_t row) { return dates[static_cast<std::size_t>(row)]; });
    return rows;
}

Needs LifeYear::needs()
{
    Needs needs;
    for (const char* field : read_fields)
        needs.add("activity", field);
    for (const char* field : {"parent", "code", "name"})
        needs.add("org", field);
    return needs;
}

} // namespace lx
