#include "core/instructors/appraise.h"

#include <algorithm>
#include <set>

namespace lx {

namespace {

/// Done and asked of periods that have ended.
struct Tally
{
    int done = 0;
    int asked = 0;

    void add(const LifeCell& cell)
    {
        done += cell.state == LifeState::Held ? 1 : 0;
        asked += cell.state == LifeState::Held || cell.state == LifeState::Hole ? 1 : 0;
    }
    [[nodiscard]] std::optional<double> share() const
    {
        return asked == 0 ? std::nullopt : std::optional(static_cast<double>(done) / asked);
    }
};

/// Visits of his units where these are asked each, else his own months.
std::optional<double> visits_share(const InstructorRow& row)
{
    Tally tally;
    if (!row.cadence) {
        for (const LifeCell& month : row.months)
            tally.add(month);
        return tally.share();
    }
    for (const UnitVisits& unit : row.visits)
        for (const LifeCell& month : unit.months)
            tally.add(month);
    return tally.share();
}

class Appraiser
{
public:
    Appraiser(const World& world, int year, const AppraisalScheme& scheme,
              std::vector<InstructorRow>& rows)
        : m_world(world), m_scheme(scheme), m_rows(rows),
          m_first(Date::from_ymd(year, 1, 1)->days()),
          m_last(std::min(Date::from_ymd(year, 12, 31)->days(), world.as_of().days())),
          m_grades(static_cast<std::size_t>(world.rows("instructor"))),
          m_built(static_cast<std::size_t>(world.rows("instructor")))
    {}

    void run()
    {
        read_grades();
        read_built();
        for (InstructorRow& row : m_rows)
            score(row);
        rank();
    }

private:
    [[nodiscard]] const std::vector<std::int32_t>& column(const char* ledger,
                                                          const char* field) const
    {
        return m_world.snapshot().column(ledger, field).i32;
    }
    [[nodiscard]] bool in_year(std::int32_t day) const { return day >= m_first && day <= m_last; }

    void read_grades()
    {
        const auto& who = column("duty", "instructor");
        const auto& date = column("duty", "date");
        const auto& grade = column("duty", "grade");
        for (std::size_t i = 0; i < who.size(); ++i) {
            if (who[i] < 0 || grade[i] < 0 || !in_year(date[i]))
                continue;
            const auto worth = m_scheme.grades.find(m_world.snapshot().texts().text(grade[i]));
            if (worth == m_scheme.grades.end())
                continue;
            auto& [sum, number] = m_grades[static_cast<std::size_t>(who[i])];
            sum += worth->second;
            ++number;
        }
    }

    void read_built()
    {
        const auto& founded = column("org", "founded");
        const auto& org = column("coverage", "org");
        const auto& covered = column("coverage", "unit");
        std::multimap<std::int32_t, std::int32_t> founded_in; // unit → organizations of the year
        for (std::size_t i = 0; i < org.size(); ++i)
            if (org[i] >= 0 && covered[i] >= 0 &&
                in_year(founded[static_cast<std::size_t>(org[i])]))
                founded_in.emplace(covered[i], org[i]);
        const auto& who = column("dispatch", "instructor");
        const auto& unit = column("dispatch", "unit");
        const auto& start = column("dispatch", "start");
        const auto& end = column("dispatch", "end");
        for (std::size_t i = 0; i < who.size(); ++i) {
            if (who[i] < 0 || unit[i] < 0)
                continue;
            const auto [from, to] = founded_in.equal_range(unit[i]);
            for (auto one = from; one != to; ++one) {
                const std::int32_t day = founded[static_cast<std::size_t>(one->second)];
                if (start[i] != kNone32 && start[i] <= day && (end[i] == kNone32 || end[i] > day))
                    m_built[static_cast<std::size_t>(who[i])].insert(one->second);
            }
        }
    }

    void score(InstructorRow& row) const
    {
        InstructorScore& score = row.score;
        const auto at = static_cast<std::size_t>(row.row);
        score.visits = visits_share(row);
        Tally summaries;
        for (const LifeCell& cell : row.summaries)
            summaries.add(cell);
        score.summaries = summaries.share();
        if (const auto& [sum, number] = m_grades[at]; number > 0)
            score.appraisals = static_cast<double>(sum) / (100.0 * number);
        score.built = static_cast<int>(m_built[at].size());
        if (score.visits || score.summaries || score.appraisals || score.built > 0)
            score.results = std::min(1.0, static_cast<double>(score.built) / m_scheme.full_results);
        double points = 0;
        int weights = 0;
        for (const auto& [share, weight] : {std::pair(score.visits, m_scheme.visits),
                                            {score.summaries, m_scheme.summaries},
                                            {score.appraisals, m_scheme.appraisals},
                                            {score.results, m_scheme.results}}) {
            if (!share)
                continue;
            points += *share * weight;
            weights += weight;
        }
        if (weights > 0)
            score.points = 100 * points / weights;
        score.keep = !score.points || *score.points >= m_scheme.keep_from;
    }

    void rank()
    {
        std::vector<double> points;
        for (const InstructorRow& row : m_rows)
            if (row.score.points)
                points.push_back(*row.score.points);
        std::ranges::sort(points);
        constexpr double same = 1e-9; // the same shares added in the same order
        for (InstructorRow& row : m_rows)
            if (row.score.points)
                row.score.rank =
                    1 + static_cast<int>(points.end() - std::ranges::upper_bound(
                                                            points, *row.score.points + same));
    }

    const World& m_world;
    const AppraisalScheme& m_scheme;
    std::vector<InstructorRow>& m_rows;
    std::int32_t m_first, m_last;
    std::vector<std::pair<int, int>> m_grades; ///< by row: percents added, of how many
    std::vector<std::set<std::int32_t>> m_built;
};

} // namespace

void appraise(const World& world, int year, const AppraisalScheme& scheme,
              std::vector<InstructorRow>& rows)
{
    Appraiser(world, year, scheme, rows).run();
}

} // namespace lx
