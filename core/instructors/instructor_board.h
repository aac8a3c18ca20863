#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/instructors/duty_rules.h"
#include "core/instructors/instructor_settings.h"
#include "core/instructors/unserved.h"

namespace lx {

/// The months of a unit an instructor is or was sent to in the year, or that he visited.
struct UnitVisits
{
    std::int32_t unit = 0; ///< row of the unit
    std::int64_t id = 0;
    bool now = false;            ///< he is sent there on the day
    std::optional<Date> since;   ///< start of the newest dispatch
    std::array<bool, 12> sent{}; ///< on some day of the month, seen from the day
    std::array<LifeCell, 12> months;
};

/// What was asked in periods of the year that have ended, and what of it was done; what nobody
/// asked counts in neither.
struct AskedAndDone
{
    int asked = 0;
    int done = 0;

    void add(LifeState state);
    [[nodiscard]] std::optional<double> share() const; ///< none where nothing was asked
};

/// How the year's work is appraised: points of 100 by the scheme's weights.
struct InstructorScore
{
    /// Share of each part in 0…1; none where nothing was asked.
    std::optional<double> visits, summaries, appraisals, results;
    /// Organizations founded in the year in units he was sent to on that day; none that is a
    /// 功能型党支部 or was dissolved by the year's end.
    int built = 0;
    std::optional<double> points; ///< none where no part tells anything
    int rank = 0;                 ///< 1, 2, 2, 4; 0 without points
    bool keep = true;             ///< the proposal: keep, or replace

    /// The points as all tables tell them and as they are compared: to one decimal. Precondition:
    /// there are points.
    [[nodiscard]] double shown() const;
};

/// How an instructor's term (任期至) stands on the day.
enum class TermState : std::uint8_t
{
    None, ///< no end is given
    Runs,
    EndsSoon, ///< as the list of terms that run out says (term_ends of the county's figures)
    Over
};
[[nodiscard]] std::string_view term_code(TermState state); ///< none, runs, soon, over

struct InstructorRow
{
    std::int32_t row = 0; ///< in the snapshot
    std::int64_t id = 0;
    bool in_force = true; ///< on the day; else he has left
    int units = 0;        ///< 派驻单位数: units of the population he is sent to on the day
    std::optional<Date> last_visit;
    std::array<LifeCell, 12> months;   ///< visits (实地指导), as the policies' rules ask of him
    std::optional<double> cadence;     ///< visits a month asked to each unit; none = of him alone
    std::vector<UnitVisits> visits;    ///< units he is sent to now first
    std::array<LifeCell, 4> summaries; ///< 季度总结 by quarter
    /// By half-year: 管理单位鉴定, 派驻单位鉴定.
    std::array<std::array<LifeCell, 2>, 2> appraisals;
    LifeCell graded;   ///< the year's appraisals that have a grade
    LifeCell training; ///< of the year
    std::optional<Date> term_until;
    TermState term = TermState::None;
    AskedAndDone visits_asked; ///< of his units where these are asked each, else of him
    AskedAndDone summaries_asked;
    InstructorScore score;

    /// 1…12: the visits he made and the worst that is told of the month, of him or of a unit.
    [[nodiscard]] LifeCell shown_month(int month) const;
    /// Marks of this kind on the whole row. Where units are asked each, theirs; what the policies
    /// ask of him beside in months in which no unit shows it.
    [[nodiscard]] int count(LifeState state) const;
};

/// The instructors in force on the county's day, and those who were asked for something or did
/// something in the year, with their year beside what the policies ask: a mark says exactly what
/// the rules find. A unit's own months are asked by 走访频率 (visits a month to each unit, asked in
/// stretches from January on that make whole ones: 0.5 = one in two months, 1.5 = three in two) of
/// the instructor, else of the settings; without either they show the month's mark of the
/// instructor wherever he was nowhere.
class InstructorBoard
{
public:
    /// `county`'s evaluations are read: hold its mutex. Errors: Cancelled; those of evaluate.
    [[nodiscard]] static Result<InstructorBoard>
    of(const County& county, int year, const InstructorSettings& settings, Progress& progress);
    /// What a county must hold for it besides its policies.
    [[nodiscard]] static Needs needs(const FactRegistry& facts);

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] const std::optional<InstructorLimit>& limit() const { return m_limit; }
    /// In the order of the ledger's ids.
    [[nodiscard]] const std::vector<InstructorRow>& rows() const { return m_rows; }
    /// Units of the population without anyone, the most urgent first.
    [[nodiscard]] const std::vector<UnservedUnit>& unserved() const { return m_unserved; }
    [[nodiscard]] bool over_limit(const InstructorRow& row) const
    {
        return m_limit && row.units > m_limit->units;
    }

private:
    friend class BoardMaker;
    int m_year = 0;
    std::optional<InstructorLimit> m_limit;
    std::vector<InstructorRow> m_rows;
    std::vector<UnservedUnit> m_unserved;
};

} // namespace lx
