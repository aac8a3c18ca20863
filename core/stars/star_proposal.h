#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/tri.h"
#include "core/facts/world.h"
#include "core/stars/star_round.h"
#include "core/stars/star_scheme.h"

namespace lx {

/// What a year's rating comes to: the points of every organization from the facts and what was
/// entered by hand, the star they lead to, what stands in its way, and how the quotas and targets
/// stand. Pure: a world, a scheme and a round give it.
class StarProposal
{
public:
    using SchemePtr = std::shared_ptr<const StarScheme>;

    /// One of those that are rated.
    struct Org
    {
        std::int32_t row = 0; ///< in the snapshot
        std::int64_t id = 0;
        std::int32_t manager = -1; ///< row of the managing committee; -1 = none above it
        Points points = 0;
        int by_points = 0;               ///< the star these lead to
        std::optional<int> proposed;     ///< the same capped by vetoes; none = not rated
        std::optional<int> star;         ///< what was decided, else what is proposed
        bool decided = false;            ///< by hand, a star the scheme gives
        std::optional<int> previous;     ///< of its newest rating of an earlier year
        std::optional<int> recorded;     ///< of the year's rating, where there is one already
        std::vector<std::size_t> vetoes; ///< of scheme().veto
        std::size_t pending = 0;         ///< items by hand that nobody scored yet
        int rank = 0;                    ///< by points among those of its committee, from 1
        bool beyond = false;             ///< has a star that its committee's quota doesn't reach to

        [[nodiscard]] bool lowered() const { return previous && star.value_or(-1) < *previous; }
        /// Without a star, lowered or not rated: it gets a plan (晋位升级整改).
        [[nodiscard]] bool behind() const { return star.value_or(0) == 0 || lowered(); }
    };
    struct ItemScore
    {
        Points points = 0;              ///< that count; of a penalty below 0
        std::optional<Points> by_facts; ///< none for items scored by hand
        /// None, too, where more was entered than the item is worth by now: it is open again.
        const StarEntry::Item* by_hand = nullptr;
        [[nodiscard]] bool pending() const { return !by_facts && by_hand == nullptr; }
    };
    /// What of an item leads to more points.
    struct Gain
    {
        std::size_t item = 0;
        Points points = 0;
        std::string text; ///< 主题党日再有2次
    };
    struct Missing
    {
        std::optional<int> next;         ///< the star above; none: there is none
        Points lacking = 0;              ///< points up to it
        std::vector<Gain> gains;         ///< all that can be gained, most first
        std::vector<std::size_t> vetoes; ///< those that keep it from that star
    };
    /// How a quota stands in one committee.
    struct QuotaUse
    {
        std::int32_t manager = -1;
        int stars = 0;
        int percent = 0;
        int at_least = 0; ///< as the scheme says
        int rated = 0;    ///< organizations of it that have a rating
        int limit = 0;    ///< so many may have that star
        int used = 0;
        [[nodiscard]] bool over() const { return used > limit; }
    };
    struct TargetUse
    {
        const StarScheme::Target* target = nullptr;
        int count = 0;
        int of = 0; ///< all organizations of the round
        [[nodiscard]] bool reached() const;
    };

    /// `world` holds the scheme's needs and stands on the day that is asked. Errors: Cancelled.
    [[nodiscard]] static Result<StarProposal> of(std::shared_ptr<const World> world,
                                                 SchemePtr scheme, const StarRound& round,
                                                 Progress& progress);

    [[nodiscard]] const World& world() const { return *m_world; }
    [[nodiscard]] const StarScheme& scheme() const { return *m_scheme; }
    [[nodiscard]] const StarRound& round() const { return m_round; }
    /// By managing committee, there by the organization's code.
    [[nodiscard]] const std::vector<Org>& orgs() const { return m_orgs; }
    [[nodiscard]] const std::vector<QuotaUse>& quotas() const { return m_quotas; }
    [[nodiscard]] const std::vector<TargetUse>& targets() const { return m_targets; }
    /// Year of the newest rating before the round's.
    [[nodiscard]] std::optional<int> last_round() const { return m_last_round; }
    /// The last round was not a cycle ago: none is due yet.
    [[nodiscard]] bool early() const
    {
        return m_last_round && m_round.year - *m_last_round < m_scheme->cycle;
    }

    [[nodiscard]] ItemScore score(const Org& org, std::size_t item) const;
    /// What the item's points come from, a line a part: 主题党日：8次; of one by hand its reason.
    [[nodiscard]] std::vector<std::string> facts(const Org& org, std::size_t item) const;
    [[nodiscard]] Missing missing(const Org& org) const;
    /// What has to be settled before the round can be closed, a Chinese sentence each.
    [[nodiscard]] std::vector<std::string> problems() const;

    [[nodiscard]] std::string org_name(std::int32_t row) const;
    [[nodiscard]] std::string org_code(std::int32_t row) const;
    /// 镇街党委's name; "没有上级管理党组织" for none.
    [[nodiscard]] std::string manager_name(std::int32_t row) const;

private:
    friend class StarMaker;
    struct PartColumn
    {
        std::vector<Tri> yes;             ///< by row of org
        std::vector<std::int64_t> number; ///< or this
    };
    StarProposal() = default;
    [[nodiscard]] std::optional<Points> points_of(const StarPart& part, const PartColumn& column,
                                                  std::int32_t row) const;
    void add_gains(const Org& org, std::size_t item, std::vector<Gain>& gains) const;

    std::shared_ptr<const World> m_world;
    SchemePtr m_scheme;
    StarRound m_round;
    std::vector<std::vector<PartColumn>> m_parts; ///< by item, part
    std::vector<Org> m_orgs;
    std::vector<QuotaUse> m_quotas;
    std::vector<TargetUse> m_targets;
    std::optional<int> m_last_round;
};

} // namespace lx
