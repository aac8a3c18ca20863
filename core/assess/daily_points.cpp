#include "core/assess/daily_points.h"

#include <algorithm>
#include <unordered_map>

namespace lx {

namespace {

using Proposed = std::map<std::pair<std::int64_t, std::string>, ItemPoints>;

/// Rows of the ledger `org`, by id.
std::unordered_map<std::int64_t, std::size_t> places_of(const World& world)
{
    std::unordered_map<std::int64_t, std::size_t> places;
    const auto& ids = world.snapshot().table("org").ids;
    for (std::size_t row = 0; row < ids.size(); ++row)
        places.emplace(ids[row], row);
    return places;
}

/// Rows that are the organization's and fit, by row of `org`.
std::vector<std::int64_t> counted(const AssessScheme::Item::Count& count, const World& world,
                                  const Period& year)
{
    std::vector<std::int64_t> found(static_cast<std::size_t>(world.rows("org")), 0);
    const auto fits = count.where->rows(world, year);
    const auto& known = *world.fact(count.ledger, "known").tri;
    const auto& orgs = *world.fact(count.ledger, count.via).i32;
    for (std::size_t row = 0; row < fits.size(); ++row)
        if (fits[row] == Tri::True && known[row] == Tri::True && orgs[row] >= 0)
            ++found[static_cast<std::size_t>(orgs[row])];
    return found;
}

ItemPoints by_bands(const AssessScheme::Item& item, std::int64_t number)
{
    ItemPoints points;
    for (const auto& band : item.bands) {
        if (number < band.from)
            continue;
        points.points = band.points;
        break;
    }
    points.fact = item.fact + " " + std::to_string(number);
    return points;
}

void propose(const AssessScheme::Item& item, const Period& year,
             const std::vector<std::int64_t>& orgs, const World& world,
             const std::unordered_map<std::int64_t, std::size_t>& places, Proposed& into)
{
    const auto numbers =
        item.count ? counted(*item.count, world, year) : std::vector<std::int64_t>();
    const auto met = item.met ? item.met->rows(world, year) : std::vector<Tri>();
    for (const std::int64_t org : orgs) {
        const auto place = places.find(org);
        if (place == places.end() || (item.met && met[place->second] == Tri::Unknown))
            continue;
        ItemPoints points;
        if (item.count) {
            points = by_bands(item, numbers[place->second]);
        } else {
            const bool yes = met[place->second] == Tri::True;
            points.points = yes ? item.points : 0;
            points.fact = item.fact + "：" + (yes ? "是" : "否");
        }
        points.proposed = points.points;
        into[{org, item.id}] = std::move(points);
    }
}

} // namespace

Proposed proposed_points(const AssessScheme& scheme, int year,
                         const std::vector<std::int64_t>& orgs, const World& world)
{
    const Period period = Period::containing(PeriodKind::Year, *Date::from_ymd(year, 1, 1));
    const auto places = places_of(world);
    Proposed proposed;
    for (const auto& content : scheme.contents)
        for (const auto& item : content.items)
            if (item.proposed())
                propose(item, period, orgs, world, places, proposed);
    return proposed;
}

Result<Proposed> propose_points(Database& database, const DefinitionsPtr& definitions,
                                const AssessRound& round, Date today, Progress& progress)
{
    const Date end = *Date::from_ymd(round.id.year, 12, 31);
    LX_ASSIGN(const auto world,
              load_world(database, definitions, round.scheme->needs(definitions->facts()),
                         {std::min(end, today), {}, 0}, progress));
    return proposed_points(*round.scheme, round.id.year, round.orgs, *world);
}

} // namespace lx
