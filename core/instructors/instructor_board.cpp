#include "core/instructors/instructor_board.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "core/facts/link.h"
#include "core/instructors/appraise.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

constexpr const char* visit = "实地指导";
constexpr const char* summary = "季度总结";
constexpr const char* by_managing = "管理单位鉴定";
constexpr const char* by_hosting = "派驻单位鉴定";

void add_one(LifeCell& cell)
{
    if (cell.held < std::numeric_limits<std::uint16_t>::max())
        ++cell.held;
}

void take_worse(LifeCell& cell, LifeState state)
{
    cell.state = std::max(cell.state, state);
}

/// What was done without being asked.
void done_anyway(LifeCell& cell)
{
    if (cell.state == LifeState::None && cell.held > 0)
        cell.state = LifeState::Held;
}

std::size_t place(int one_based)
{
    return static_cast<std::size_t>(one_based - 1);
}

std::size_t quarter_of(int month)
{
    return static_cast<std::size_t>((month - 1) / 3);
}

std::size_t half_of(int month)
{
    return static_cast<std::size_t>((month - 1) / 6);
}

} // namespace

std::string_view term_code(TermState state)
{
    constexpr std::array<std::string_view, 4> codes{"none", "runs", "soon", "over"};
    return codes[static_cast<std::size_t>(state)];
}

void AskedAndDone::add(LifeState state)
{
    done += state == LifeState::Held ? 1 : 0;
    asked += state == LifeState::Held || state == LifeState::Hole ? 1 : 0;
}

std::optional<double> AskedAndDone::share() const
{
    return asked == 0 ? std::nullopt : std::optional(static_cast<double>(done) / asked);
}

double InstructorScore::shown() const
{
    return std::round(*points * 10) / 10;
}

LifeCell InstructorRow::shown_month(int month) const
{
    LifeCell cell = months[place(month)];
    if (cadence)
        for (const UnitVisits& unit : visits)
            take_worse(cell, unit.months[place(month)].state);
    return cell;
}

int InstructorRow::count(LifeState state) const
{
    int found = graded.state == state ? 1 : 0;
    found += training.state == state ? 1 : 0;
    const auto of = [&](const auto& cells) {
        found += static_cast<int>(
            std::ranges::count_if(cells, [&](const LifeCell& c) { return c.state == state; }));
    };
    for (int month = 1; month <= 12; ++month) {
        int of_units = 0;
        if (cadence)
            for (const UnitVisits& unit : visits)
                of_units += unit.months[place(month)].state == state ? 1 : 0;
        found += of_units > 0 ? of_units : months[place(month)].state == state ? 1 : 0;
    }
    of(summaries);
    for (const auto& half : appraisals)
        of(half);
    return found;
}

/// Makes one from the columns of duties and dispatches and the rules' answers.
class BoardMaker
{
public:
    BoardMaker(const County& county, const InstructorSettings& settings, InstructorBoard& board,
               Progress& progress)
        : m_county(county), m_world(*county.world), m_settings(settings), m_board(board),
          m_answers(county, progress), m_day(county.as_of)
    {}

    Result<> make(int year)
    {
        m_board.m_year = year;
        m_board.m_limit = instructor_limit(m_county.packs);
        LX_TRY(list_instructors());
        read_dispatches();
        read_grade_days();
        read_duties();
        read_training();
        for (const PackResult& pack : m_county.packs)
            LX_TRY(ask(pack));
        for (InstructorRow& row : m_board.m_rows)
            finish(row);
        leave_out_strangers();
        appraise(m_world, appraised(), m_board.m_rows);
        m_board.m_unserved = unserved_units(m_world);
        return {};
    }

private:
    struct Stay
    {
        std::int32_t start = 0;
        std::int32_t end = 0; ///< the first day he is no longer there; the greatest number = none
    };

    [[nodiscard]] const std::vector<std::int32_t>& column(const char* ledger,
                                                          const char* field) const
    {
        return m_world.snapshot().column(ledger, field).i32;
    }
    [[nodiscard]] bool known_in_year(std::int32_t day) const
    {
        return day != kNone32 && day <= m_day.days() && Date(day).year() == m_board.m_year;
    }
    /// The row of the board of an instructor; null where he is none of it.
    [[nodiscard]] InstructorRow* row_of(std::int32_t instructor)
    {
        if (instructor < 0 || m_place[static_cast<std::size_t>(instructor)] < 0)
            return nullptr;
        return &m_board.m_rows[static_cast<std::size_t>(
            m_place[static_cast<std::size_t>(instructor)])];
    }

    Result<> list_instructors()
    {
        const FactRegistry& facts = m_world.registry();
        const auto conditions = FigureTable::of(facts).conditions();
        LX_ASSIGN(const Selection ending,
                  Selection::read(*conditions("term_ends"), "figures/overview.json term_ends",
                                  "instructor", facts, conditions));
        const std::vector<Tri> ends = ending.rows(m_world);
        const auto& counts = *m_world.fact("instructor", "counts").tri;
        const auto& units = *m_world.fact("instructor", "units_now").i32;
        const auto& until = column("instructor", "term_until");
        const auto& cadence = m_world.snapshot().column("instructor", "visits_per_month").real;
        m_place.assign(counts.size(), -1);
        for (std::size_t i = 0; i < counts.size(); ++i) {
            m_place[i] = static_cast<std::int32_t>(m_board.m_rows.size());
            InstructorRow& row = m_board.m_rows.emplace_back();
            row.row = static_cast<std::int32_t>(i);
            row.id = m_world.snapshot().table("instructor").ids[i];
            row.in_force = counts[i] == Tri::True;
            row.units = units[i];
            row.cadence = std::isnan(cadence[i]) ? m_settings.visits_per_month
                          : cadence[i] > 0       ? std::optional(cadence[i])
                                                 : std::nullopt;
            if (until[i] == kNone32)
                continue;
            row.term_until = Date(until[i]);
            if (!row.in_force)
                continue;
            row.term = *row.term_until < m_day ? TermState::Over
                       : ends[i] == Tri::True  ? TermState::EndsSoon
                                               : TermState::Runs;
        }
        m_stays.resize(m_board.m_rows.size());
        return {};
    }

    /// Those who had left and neither were asked nor did anything in the year.
    void leave_out_strangers()
    {
        std::erase_if(m_board.m_rows, [](const InstructorRow& row) {
            const auto told = [](const LifeCell& cell) { return cell.state != LifeState::None; };
            const auto any = [&](const auto& cells) { return std::ranges::any_of(cells, told); };
            return !row.in_force && !any(row.months) && !any(row.summaries) &&
                   !any(row.appraisals[0]) && !any(row.appraisals[1]) && !told(row.graded) &&
                   std::ranges::none_of(row.visits,
                                        [&](const UnitVisits& unit) { return any(unit.months); });
        });
    }

    /// The first day nobody is sent there any more: of the dispatch, of the instructor or of the
    /// unit. One still to come is none yet. Of a unit that is gone, nobody knows since when,
    /// nothing can be asked.
    [[nodiscard]] std::int32_t end_of(std::size_t dispatch) const
    {
        constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
        const auto passed = [&](std::int32_t day) {
            return day != kNone32 && day <= m_day.days() ? day : never;
        };
        const auto unit = static_cast<std::size_t>(column("dispatch", "unit")[dispatch]);
        const auto who = static_cast<std::size_t>(column("dispatch", "instructor")[dispatch]);
        const std::int32_t closed = passed(column("unit", "deregistered")[unit]);
        if (closed == never && (*m_world.fact("unit", "population").tri)[unit] == Tri::False)
            return std::numeric_limits<std::int32_t>::min();
        return std::min({passed(column("dispatch", "end")[dispatch]),
                         passed(column("instructor", "end")[who]), closed});
    }

    /// Those of units he was sent to on some day of the year.
    void read_dispatches()
    {
        const auto& who = column("dispatch", "instructor");
        const auto& unit = column("dispatch", "unit");
        const auto& start = column("dispatch", "start");
        const auto& counts = *m_world.fact("dispatch", "counts").tri;
        const auto& population = *m_world.fact("unit", "population").tri;
        const std::int32_t first = Date::from_ymd(m_board.m_year, 1, 1)->days();
        const std::int32_t last = Date::from_ymd(m_board.m_year, 12, 31)->days();
        for (std::size_t i = 0; i < who.size(); ++i) {
            InstructorRow* row = row_of(who[i]);
            if (row == nullptr || unit[i] < 0 || start[i] == kNone32 || start[i] > m_day.days())
                continue;
            const Stay stay{start[i], end_of(i)};
            const bool now = counts[i] == Tri::True &&
                             population[static_cast<std::size_t>(unit[i])] == Tri::True;
            if (!now && (stay.start > last || stay.end <= first))
                continue;
            UnitVisits& visits = visits_of(*row, unit[i]);
            visits.now = visits.now || now;
            if (!visits.since || visits.since->days() < start[i])
                visits.since = Date(start[i]);
            m_stays[place_of(*row)][unit[i]].push_back(stay);
            for (int month = 1; month <= 12; ++month) {
                const Period period = month_of(month);
                visits.sent[place(month)] =
                    visits.sent[place(month)] ||
                    (stay.start <= period.last.days() && stay.end > period.first.days());
            }
        }
    }

    [[nodiscard]] std::size_t place_of(const InstructorRow& row) const
    {
        return static_cast<std::size_t>(&row - m_board.m_rows.data());
    }

    UnitVisits& visits_of(InstructorRow& row, std::int32_t unit)
    {
        const auto known = std::ranges::find(row.visits, unit, &UnitVisits::unit);
        if (known != row.visits.end())
            return *known;
        UnitVisits& fresh = row.visits.emplace_back();
        fresh.unit = unit;
        fresh.id = m_world.snapshot().table("unit").ids[static_cast<std::size_t>(unit)];
        return fresh;
    }

    void read_grade_days()
    {
        for (const PackResult& pack : m_county.packs)
            for (const DutyRule& rule : duty_rules(*pack.pack))
                if (rule.of(by_managing) || rule.of(by_hosting))
                    m_grade_days = std::max(m_grade_days, rule.rule.extra_days);
    }

    [[nodiscard]] AppraisedYear appraised() const
    {
        return {m_board.m_year, m_grade_days, m_settings.appraisal};
    }

    void read_duties()
    {
        const auto& texts = m_world.snapshot().texts();
        const auto& who = column("duty", "instructor");
        const auto& kinds = column("duty", "kind");
        const auto& dates = column("duty", "date");
        const auto& units = column("duty", "unit");
        const auto& grades = column("duty", "grade");
        const std::int32_t visits = texts.find(visit);
        const std::int32_t summaries = texts.find(summary);
        const std::int32_t managing = texts.find(by_managing);
        const std::int32_t hosting = texts.find(by_hosting);
        const AppraisedYear year = appraised();
        m_dated.resize(m_board.m_rows.size());
        for (std::size_t i = 0; i < who.size(); ++i) {
            InstructorRow* row = row_of(who[i]);
            if (row == nullptr || kinds[i] < 0 || dates[i] == kNone32 || dates[i] > m_day.days())
                continue;
            const Date date(dates[i]);
            if (kinds[i] == visits && (!row->last_visit || *row->last_visit < date))
                row->last_visit = date;
            m_dated[place_of(*row)].emplace_back(kinds[i], date);
            if ((kinds[i] == managing || kinds[i] == hosting) && grades[i] >= 0 &&
                year.takes_grade(date))
                add_one(row->graded);
            if (date.year() != m_board.m_year)
                continue;
            if (kinds[i] == visits) {
                add_one(row->months[place(date.month())]);
                if (units[i] >= 0)
                    add_one(visits_of(*row, units[i]).months[place(date.month())]);
            } else if (kinds[i] == summaries) {
                add_one(row->summaries[quarter_of(date.month())]);
            } else if (kinds[i] == managing || kinds[i] == hosting) {
                add_one(row->appraisals[half_of(date.month())][kinds[i] == managing ? 0 : 1]);
            }
        }
    }

    void read_training()
    {
        const Link& link = *m_world.link("instructor", "training", "person");
        const auto& dates = column("training", "date");
        for (InstructorRow& row : m_board.m_rows)
            link.rows_of(row.row, [&](std::int32_t one) {
                if (known_in_year(dates[static_cast<std::size_t>(one)]))
                    add_one(row.training);
            });
    }

    Result<> ask(const PackResult& pack)
    {
        std::map<PeriodKind, std::vector<DutyRule>> by_cadence;
        for (DutyRule& rule : duty_rules(*pack.pack))
            by_cadence[*rule.rule.rule->cadence].push_back(std::move(rule));
        for (const auto& [cadence, rules] : by_cadence) {
            std::vector<std::string> together;
            for (const DutyRule& rule : rules)
                together.push_back(rule.rule.rule->full_id);
            Period period = Period::containing(cadence, *Date::from_ymd(m_board.m_year, 1, 1));
            for (; period.last.year() == m_board.m_year; period = period.next())
                for (const DutyRule& rule : rules) {
                    LX_ASSIGN(const auto states, m_answers.of(pack, rule.rule, together, period));
                    for (InstructorRow& row : m_board.m_rows)
                        take(row, rule, period, states[static_cast<std::size_t>(row.row)]);
                }
        }
        return {};
    }

    void take(InstructorRow& row, const DutyRule& rule, const Period& period, LifeState state)
    {
        const int month = period.last.month();
        if (rule.kinds.empty())
            return take_worse(row.training, state);
        if (rule.of(visit))
            take_worse(row.months[place(month)], state);
        if (rule.of(summary))
            take_worse(row.summaries[quarter_of(month)], state);
        if (!rule.of(by_managing) && !rule.of(by_hosting))
            return;
        if (period.kind == PeriodKind::Year)
            return take_worse(row.graded, state);
        for (const char* kind : {by_managing, by_hosting})
            if (rule.of(kind))
                take_worse(row.appraisals[half_of(month)][kind == by_managing ? 0 : 1],
                           one_of(row, kind, period, rule.rule.extra_days, state));
    }

    /// Where a rule asks for two kinds, the one that is there is done.
    [[nodiscard]] LifeState one_of(const InstructorRow& row, const char* kind, const Period& period,
                                   int extra_days, LifeState state) const
    {
        if (state != LifeState::Hole && state != LifeState::Due)
            return state;
        const std::int32_t code = m_world.snapshot().texts().find(kind);
        const Date last = period.last.add_days(extra_days);
        const bool there = std::ranges::any_of(m_dated[place_of(row)], [&](const auto& duty) {
            return duty.first == code && code != kNone32 && duty.second >= period.first &&
                   duty.second <= last;
        });
        return there ? LifeState::Held : state;
    }

    void finish(InstructorRow& row)
    {
        for (UnitVisits& unit : row.visits)
            judge(row, unit);
        count_asked(row);
        for (UnitVisits& unit : row.visits)
            for (LifeCell& month : unit.months)
                done_anyway(month);
        for (LifeCell& month : row.months)
            done_anyway(month);
        for (LifeCell& quarter : row.summaries)
            done_anyway(quarter);
        for (auto& half : row.appraisals)
            for (LifeCell& cell : half)
                done_anyway(cell);
        done_anyway(row.graded);
        done_anyway(row.training);
        std::ranges::stable_sort(row.visits, [](const UnitVisits& a, const UnitVisits& b) {
            return a.now != b.now ? a.now : a.unit < b.unit;
        });
    }

    /// Before what was done anyway is marked as done.
    void count_asked(InstructorRow& row) const
    {
        for (int month = 1; month <= 12 && month_of(month).last <= m_day; ++month) {
            if (row.cadence)
                for (const UnitVisits& unit : row.visits)
                    row.visits_asked.add(unit.months[place(month)].state);
            else
                row.visits_asked.add(row.months[place(month)].state);
            if (month % 3 == 0)
                row.summaries_asked.add(row.summaries[quarter_of(month)].state);
        }
    }

    /// Months, from January on, in which a frequency asks for whole visits; one that never does
    /// (0.33) is asked over the year.
    [[nodiscard]] static int stretch_of(double cadence)
    {
        constexpr double same = 1e-6;
        for (int length = 1; length < 12; ++length) {
            const double visits = cadence * length;
            if (visits > 1 - same && std::abs(visits - std::round(visits)) < same)
                return length;
        }
        return 12;
    }

    void judge(const InstructorRow& row, UnitVisits& unit) const
    {
        constexpr double most = 1000; // more than anybody goes
        const double cadence = std::min(row.cadence.value_or(1), most);
        const int length = stretch_of(cadence);
        for (int first = 1; first <= 12; first += length) {
            const int last = std::min(12, first + length - 1);
            if (!row.cadence) {
                take_worse(unit.months[place(first)], mirrored(row, unit, first));
                continue;
            }
            // The last months of the year may be too few for a whole stretch.
            const double visits = cadence * (last - first + 1);
            const auto asked = static_cast<int>(
                last - first + 1 < length ? std::floor(visits) : std::max(1.0, std::round(visits)));
            if (asked > 0)
                judge(row, unit, first, last, asked);
        }
    }

    void judge(const InstructorRow& row, UnitVisits& unit, int first, int last, int asked) const
    {
        const Period from = month_of(first);
        const Period to = month_of(last);
        if (!there(row, unit, from.first, to.last))
            return;
        int held = 0;
        for (int month = first; month <= last; ++month)
            held += unit.months[place(month)].held;
        take_worse(unit.months[place(last)], held >= asked         ? LifeState::Held
                                             : to.last <= m_day    ? LifeState::Hole
                                             : from.first <= m_day ? LifeState::Due
                                                                   : LifeState::Later);
    }

    /// Of the instructor alone is asked: where he was nowhere, that shows at each of his units.
    [[nodiscard]] LifeState mirrored(const InstructorRow& row, const UnitVisits& unit,
                                     int month) const
    {
        const LifeState state = row.months[place(month)].state;
        const Period period = month_of(month);
        const bool open = state != LifeState::None && state != LifeState::Held;
        return open && there(row, unit, period.first, period.last) ? state : LifeState::None;
    }

    /// He is sent there the whole time, seen from the day: what runs on then goes on.
    [[nodiscard]] bool there(const InstructorRow& row, const UnitVisits& unit, Date first,
                             Date last) const
    {
        const auto& stays = m_stays[place_of(row)];
        const auto of = stays.find(unit.unit);
        const std::int32_t begun = column("instructor", "start")[static_cast<std::size_t>(row.row)];
        if (of == stays.end() || begun == kNone32 || begun > first.days())
            return false;
        return std::ranges::any_of(of->second, [&](const Stay& stay) {
            return stay.start <= first.days() && stay.end > last.days();
        });
    }

    [[nodiscard]] Period month_of(int month) const
    {
        return Period::containing(PeriodKind::Month, *Date::from_ymd(m_board.m_year, month, 1));
    }

    const County& m_county;
    const World& m_world;
    const InstructorSettings& m_settings;
    InstructorBoard& m_board;
    PeriodAnswers m_answers;
    Date m_day;
    int m_grade_days = 0; ///< after the year's end in which a rule still takes its appraisals
    std::vector<std::int32_t> m_place; ///< instructor's row → place on the board; -1 = none
    std::vector<std::map<std::int32_t, std::vector<Stay>>> m_stays;  ///< by place: unit → stays
    std::vector<std::vector<std::pair<std::int32_t, Date>>> m_dated; ///< by place: kind, day
};

Result<InstructorBoard> InstructorBoard::of(const County& county, int year,
                                            const InstructorSettings& settings, Progress& progress)
{
    InstructorBoard board;
    LX_TRY(BoardMaker(county, settings, board, progress).make(year));
    return board;
}

Needs InstructorBoard::needs(const FactRegistry& facts)
{
    Needs needs = unserved_needs(facts);
    for (const char* fact : {"counts", "units_now", "code", "name", "kind", "certificate",
                             "term_until", "visits_per_month", "start", "end"})
        facts.add_needs(*facts.find("instructor", fact), FieldUse::Content, needs);
    for (const char* fact : {"counts", "instructor", "unit", "start", "end"})
        facts.add_needs(*facts.find("dispatch", fact), FieldUse::Content, needs);
    for (const char* field : {"instructor", "kind", "date", "unit", "grade"})
        needs.add("duty", field);
    needs.add("training", "date");
    add_link_needs(facts, "instructor", "training", "person", needs);
    for (const char* field : {"org", "unit"})
        needs.add("coverage", field);
    for (const char* field : {"founded", "kind", "dissolved"})
        needs.add("org", field);
    facts.add_needs(*facts.find("unit", "deregistered"), FieldUse::Content, needs);
    return needs;
}

} // namespace lx
