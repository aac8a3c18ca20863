#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/points.h"
#include "core/base/result.h"
#include "core/facts/needs.h"
#include "core/rules/measure.h"
#include "core/rules/selection.h"
#include "core/stars/bands.h"

namespace lx {

class FactRegistry;

/// No scheme gives more.
inline constexpr int kMostStars = 5;

/// What a part of an item looks at, and what it is worth: either a condition, or a measure with
/// bands.
struct StarPart
{
    struct Step
    {
        Band band; ///< in ten-thousandths, as Measure gives them
        Points points = 0;
    };
    std::string title; ///< 主题党日
    std::string unit;  ///< of the measure: 次
    Points points = 0; ///< at most
    std::optional<Selection> when;
    std::optional<Measure> measure;
    std::vector<Step> steps; ///< every value stands in one
};

/// One line of the scoring table.
struct StarItem
{
    enum class Kind : std::uint8_t
    {
        Score,  ///< one of those that add up to the total
        Bonus,  ///< points added
        Penalty ///< points taken off
    };
    std::string id; ///< small letters, digits and -
    std::string group;
    std::string title;
    std::string how; ///< how it is scored, for whoever scores by hand; "" = not said
    Kind kind = Kind::Score;
    Points points = 0;           ///< at most; of a penalty what it takes at most
    std::vector<StarPart> parts; ///< their points add up to the item's; empty = by hand

    [[nodiscard]] bool by_hand() const { return parts.empty(); }
};

/// What caps the star or ends the rating.
struct StarVeto
{
    std::string id;
    std::string title;
    std::string clause;            ///< of what the county decided, or of the policy
    std::optional<int> cap;        ///< stars at most; none = there is no rating
    std::optional<Selection> when; ///< none = it is found by hand
};

/// A scheme of 星级评定, as data: from which points to which star, and what is asked for them.
struct StarScheme
{
    struct Star
    {
        int stars = 0;
        Band band; ///< of points
    };
    /// At most so many per cent of what a managing committee has rated, rounded down.
    struct Quota
    {
        int stars = 0;
        int percent = 0;
        int at_least = 0; ///< so many may have it however few are rated
    };
    /// A share to reach over all: of those with at least (at most) so many stars. Without a rating
    /// an organization has fewer than none.
    struct Target
    {
        std::string title;
        std::optional<int> from;  ///< stars and more
        std::optional<int> below; ///< fewer stars
        bool at_least = true;     ///< the share, otherwise at most
        int percent = 0;
    };
    /// An honour (双强六好, 示范点) the rating leads to: all it asks for has to be there.
    struct Honour
    {
        /// A group of items that is good with so much of its points.
        struct Good
        {
            std::string group;
            std::string field; ///< of the ledger of honours, ticked with it
        };
        struct Condition
        {
            std::string title; ///< 场所六有齐全
            Selection when;
        };
        std::string name; ///< of the dictionary of honours
        int percent = 0;  ///< of a group's points, at least, for it to be good; only with goods
        std::vector<Good> goods;
        std::optional<int> stars; ///< at least that star in the round
        std::vector<Condition> conditions;
    };
    /// 晋位升级整改 of those behind, in 督办.
    struct Plan
    {
        int month = 0;       ///< due by this day of the year after
        int day = 0;         ///< with `month` a day of every year
        int months = 0;      ///< where that is past when the round is closed: so many after it
        std::string none;    ///< what is asked of those with no star
        std::string lowered; ///< of those with fewer than before
        std::string unrated; ///< of those not rated
    };
    std::string id;
    std::string name;
    std::string note;             ///< Chinese; what a county has to know before it takes it
    std::string basis;            ///< title, number and clause it rests on
    bool example = true;          ///< shown as one: its figures are this product's
    int cycle = 1;                ///< years from one rating to the next, 1 or 2
    std::optional<Selection> who; ///< the organizations that are rated; always there once read
    Points total = 0; ///< what the items' points add up to, but for bonuses and penalties
    std::vector<StarItem> items;
    std::vector<Star> stars; ///< most stars first; every number of points stands in one
    std::vector<Quota> quotas;
    std::vector<Target> targets;
    std::vector<StarVeto> veto;
    /// Of equal points the one with more in these (ids of items, or groups) goes first.
    std::vector<std::string> ties;
    std::vector<Honour> honours; ///< each another name
    std::optional<Plan> plan;    ///< none = nobody gets one

    [[nodiscard]] int stars_of(Points points) const;
    /// The least points of that star; nothing where it isn't given.
    [[nodiscard]] std::optional<Points> points_for(int stars) const;
    /// Whether points can lead to that star.
    [[nodiscard]] bool gives(int stars) const;
    /// Position of an item by its id; -1 where there is none.
    [[nodiscard]] int find_item(std::string_view id) const;
    [[nodiscard]] int find_veto(std::string_view id) const;
    /// By its name; null where it leads to none such.
    [[nodiscard]] const Honour* find_honour(std::string_view name) const;
    /// What a snapshot must hold to rate by it.
    [[nodiscard]] Needs needs(const FactRegistry& registry) const;

    /// Reads one whole or not at all. Errors (BadInput) name file and path: bands with a gap or an
    /// overlap (with an example), points that don't add up, names there are not.
    [[nodiscard]] static Result<std::shared_ptr<const StarScheme>>
    from_json(const FactRegistry& registry, const std::string& file, std::string_view json);
};

/// "五星级", "零星级"; "不予评定" for none; "6星级" for what no scheme gives.
[[nodiscard]] std::string star_title(std::optional<int> stars);

/// Ids of the schemes that come with the program (resources/stars), all of them examples.
[[nodiscard]] Result<std::vector<std::string>> star_scheme_ids();
/// One of them; "" = the first. Errors: Usage (none such; names those there are).
[[nodiscard]] Result<std::shared_ptr<const StarScheme>> star_scheme(const FactRegistry& registry,
                                                                    const std::string& id);

} // namespace lx
