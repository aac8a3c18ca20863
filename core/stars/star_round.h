#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/points.h"
#include "core/base/result.h"

namespace lx {

class Database;
class Writer;
struct Actor;

/// What a round goes through, in this order.
enum class StarStep : std::uint8_t
{
    Self,   ///< 自评
    First,  ///< 初核
    Review, ///< 审核
    Publish ///< 公示
};
inline constexpr std::array kStarSteps{StarStep::Self, StarStep::First, StarStep::Review,
                                       StarStep::Publish};
[[nodiscard]] std::string_view star_step_code(StarStep step);  ///< self, first, review, publish
[[nodiscard]] std::string_view star_step_title(StarStep step); ///< 自评, 初核, 审核, 公示

/// What was entered by hand of one organization; every change of what the facts say has a reason.
struct StarEntry
{
    struct Item
    {
        Points points = 0; ///< of a penalty what it takes
        std::string reason;
        bool operator==(const Item&) const = default;
    };
    struct Decided
    {
        int stars = 0;
        std::string reason;
        bool operator==(const Decided&) const = default;
    };
    std::map<std::string, Item> items;         ///< by StarItem::id
    std::map<std::string, std::string> vetoes; ///< StarVeto::id → how it was found
    std::optional<Decided> decided;            ///< the star, where it is not the proposed one
    bool operator==(const StarEntry&) const = default;
};

/// A round of 星级评定 that runs: kept in the ledger file until it ends in rows of the ledger of
/// ratings.
struct StarRound
{
    int year = 0;
    std::string scheme;                        ///< id; "" = not chosen yet
    bool scheme_lost = false;                  ///< the file has it no more: rated by the first
    std::map<StarStep, Date> steps;            ///< when each was done
    std::map<std::int64_t, StarEntry> entries; ///< by id of the organization; of one scheme
    /// A veto that was found by hand in an earlier year of the scheme's cycle.
    struct EarlierVeto
    {
        int year = 0;
        std::string reason;
        bool operator==(const EarlierVeto&) const = default;
    };
    /// By id of the organization and StarVeto::id; the newest of each.
    std::map<std::int64_t, std::map<std::string, EarlierVeto>> earlier;

    /// Scheme and steps; one that nobody entered anything of is empty. Errors: Database, BadInput
    /// (what is kept can't be read).
    [[nodiscard]] static Result<StarRound> load(Database& database, int year);
    /// What was entered by hand by a scheme's items; of the earlier years of its cycle (of so many
    /// years) the vetoes. Errors: as load.
    [[nodiscard]] Result<> read_entries(Database& database, const std::string& of_scheme,
                                        int cycle);
    /// The same of one organization, as it stands now; empty where nothing was entered.
    [[nodiscard]] static Result<StarEntry>
    load_entry(Database& database, int year, const std::string& of_scheme, std::int64_t org);
    /// Nothing where nothing was entered.
    [[nodiscard]] const StarEntry* entry(std::int64_t org) const;
    /// Whether a veto was found by hand, this year or earlier in the cycle; how it was ("" may be).
    [[nodiscard]] std::optional<std::string> found_by_hand(std::int64_t org,
                                                           const std::string& veto) const;
};

/// Each is one action, told in the history by `title`, and can be undone; what stands there already
/// writes nothing. Errors: Locked, Database, Io.
[[nodiscard]] Result<> save_star_entry(Database& database, const Actor& actor, int year,
                                       const std::string& scheme, std::int64_t org,
                                       const StarEntry& entry, const std::string& title);
/// Scheme and steps.
[[nodiscard]] Result<> save_star_round(Database& database, const Actor& actor,
                                       const StarRound& round, const std::string& title);
/// The same as a part of the writer's action.
[[nodiscard]] Result<> put_star_round(Writer& writer, const StarRound& round);

} // namespace lx
