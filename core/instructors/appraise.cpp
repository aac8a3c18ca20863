#include "core/instructors/appraise.h"

#include <algorithm>
#include <set>

namespace lx {

namespace {

class Appraiser
{
public:
    Appraiser(const World& world, const AppraisedYear& of, std::vector<InstructorRow>& rows)
        : m_world(world), m_of(of), m_scheme(of.scheme), m_rows(rows),
          m_first(Date::from_ymd(of.year, 1, 1)->days()),
          m_last(std::min(Date::from_ymd(of.year, 12, 31)->days(), world.as_of().days())),
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
            if (who[i] < 0 || grade[i] < 0 || date[i] == kNone32 ||
                date[i] > m_world.as_of().days() || !m_of.takes_grade(Date(date[i])))
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
        const auto& dissolved = column("org", "dissolved");
        const auto& kind = column("org", "kind");
        const std::int32_t functional = m_world.snapshot().texts().find("功能型党支部");
        const auto built = [&](std::int32_t one) {
            const auto at = static_cast<std::size_t>(one);
            const bool gone = dissolved[at] != kNone32 && dissolved[at] <= m_last;
            return in_year(founded[at]) && !gone && (kind[at] < 0 || kind[at] != functional);
        };
        const auto& org = column("coverage", "org");
        const auto& covered = column("coverage", "unit");
        std::multimap<std::int32_t, std::int32_t> founded_in; // unit → organizations of the year
        for (std::size_t i = 0; i < org.size(); ++i)
            if (org[i] >= 0 && covered[i] >= 0 && built(org[i]))
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
        score.visits = row.visits_asked.share();
        score.summaries = row.summaries_asked.share();
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
        score.keep = !score.points || score.shown() >= m_scheme.keep_from;
    }

    void rank()
    {
        std::vector<double> points;
        for (const InstructorRow& row : m_rows)
            if (row.score.points)
                points.push_back(row.score.shown());
        std::ranges::sort(points);
        for (InstructorRow& row : m_rows)
            if (row.score.points)
                row.score.rank =
                    1 + static_cast<int>(points.end() -
                                         std::ranges::upper_bound(points, row.score.shown()));
    }

    const World& m_world;
    const AppraisedYear& m_of;
    const AppraisalScheme& m_scheme;
    std::vector<InstructorRow>& m_rows;
    std::int32_t m_first, m_last;
    std::vector<std::pair<int, int>> m_grades; ///< by row: percents added, of how many
    std::vector<std::set<std::int32_t>> m_built;
};

} // namespace

bool AppraisedYear::takes_grade(Date day) const
{
    return day.add_days(-grade_days).year() == year;
}

void appraise(const World& world, const AppraisedYear& of, std::vector<InstructorRow>& rows)
{
    Appraiser(world, of, rows).run();
}

} // namespace lx
