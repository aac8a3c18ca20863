#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/geo/shape.h"
#include "core/ledger/catalog.h"
#include "core/sample/dice.h"
#include "core/sample/sample.h"
#include "core/sample/words.h"
#include "core/store/writer.h"

namespace lx::sample {

struct Place
{
    std::int64_t id = 0;
    std::string name;
    std::int64_t managing_org = 0; ///< Party committee answerable for units here
    bool park = false;
    std::size_t ground = 0; ///< position in County::grounds: where its units stand
};

struct Unit
{
    std::int64_t id = 0;
    std::int32_t place = -1; ///< position in County::places; -1 none
    std::int32_t headcount = 0;
    std::int16_t formal = 0;
    std::int16_t probationary = 0;
    std::int16_t unregistered = 0;
    std::int32_t org = -1; ///< position in County::orgs of the org that covers it
    std::int32_t name = 0; ///< number its brand is made from
    Date registered;
    std::optional<Date> deregistered;
    bool enterprise = true;
    bool social_entity = false;
    bool gone = false; ///< no longer of the population
    bool idle = false; ///< 半停产 or 季节性用工
};

/// Somebody on an organization's roster.
struct RosterEntry
{
    std::string id_number;
    std::string name;
};

/// Somebody who became a member, or a full one, in the last two years.
struct Newcomer
{
    std::string id_number;
    std::string name;
    std::int64_t unit = 0;
    Date joined;
    bool formal = false;
};

struct Org
{
    std::int64_t id = 0;
    std::vector<std::int32_t> units; ///< positions in County::units
    std::int64_t parent = 0;
    std::int32_t place = -1;
    std::string name;
    std::string secretary;
    std::string secretary_id_number;
    std::vector<RosterEntry> roster{};        ///< its members but for the secretary
    std::vector<std::int64_t> full_members{}; ///< rows of `member` that were full ones last year
    Date founded;
    std::optional<Date> elected; ///< last election, none since it was founded
    int term = 3;                ///< years
    int members = 0;
    int stars = 0;
    bool branch = true;
    bool weak = false; ///< hardly keeps up its activities
};

/// The county while it is being made: what later steps need to know of earlier ones.
struct County
{
    const Catalog& catalog;
    const SampleOptions& options;
    Words words;
    Dice dice;
    Writer& writer;
    Progress& progress;
    Result<> error;
    std::int64_t root = 0;                ///< area row of the jurisdiction
    std::int64_t commission = 0;          ///< 两新工委
    std::vector<std::int64_t> managers{}; ///< all managing orgs below the commission
    std::vector<Place> places{};
    std::vector<Shape> grounds{}; ///< of towns and parks, the county's last (WGS-84)
    std::vector<Unit> units{};
    std::vector<Org> orgs{};
    std::vector<Newcomer> newcomers{};
    std::int64_t persons = 0; ///< how many ID numbers were given out

    /// Dice of their own for what a step draws beside the rest, so that the rest of a seed's county
    /// stays as it was.
    [[nodiscard]] Dice beside(std::uint64_t step) const { return Dice(options.seed * 131 + step); }
    /// False after an error or a cancel.
    [[nodiscard]] bool going() const { return error.has_value() && !progress.cancelled(); }
    /// A valid made-up ID number, a different one each time.
    [[nodiscard]] std::string id_number(int born_year, bool male);
    [[nodiscard]] Date between(Date from, Date to);
};

void make_areas(County& county);
void make_managing_orgs(County& county);
void make_units(County& county);
void make_orgs(County& county);
void make_elections(County& county);
void make_people(County& county);
void make_instructors(County& county);
void make_activities(County& county);
void make_plans(County& county);
void make_development_plans(County& county);
void make_appraisals(County& county);
void make_support(County& county);
void make_assessment(County& county);
void make_departed(County& county);
/// How newcomers became members, those who applied lately; organizations of former days; what was
/// done about those left behind.
void make_growth(County& county);
void make_exceptions(County& county);
void make_supervised_findings(County& county);

/// A made-up mobile number.
[[nodiscard]] std::string mobile(Dice& dice);
/// Code of the organization at a place of County::orgs, counted from 1.
[[nodiscard]] std::string org_code(int place);

} // namespace lx::sample
