#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/stars/star_proposal.h"
#include "core/store/writer.h"

namespace lx {

class Catalog;
class Database;

struct StarClosing
{
    Date day; ///< the round is closed on: plans are issued on it
    /// Last day of the plans (晋位升级整改); none = as the scheme says.
    std::optional<Date> due{};
    /// Why the round is closed though quotas or vetoes are broken; "" = it is refused then.
    std::string despite{};
};

struct StarsClosed
{
    std::int64_t written = 0; ///< rows of the ledger of ratings, new or changed
    std::int64_t same = 0;    ///< that stood there already
    std::int64_t unrated = 0; ///< organizations without a rating
    /// Rows an earlier closing wrote for organizations that aren't rated in the round any more.
    std::int64_t withdrawn = 0;
    std::int64_t plans = 0; ///< 督办 of those with no star, lowered ones and those not rated
    std::int64_t ended = 0; ///< 督办 of an earlier closing that nothing calls for any more
};

/// The name under which a year's plans stand in 督办 (规则编号): those of another year don't stand
/// for them.
[[nodiscard]] std::string star_plan(int year);

/// Last day of the plans of a year's round that is closed on that day.
[[nodiscard]] Date star_plan_due(const StarScheme::Plan& plan, int year, Date closed);

/// What the action is called in the history: 2025年度星级评定
[[nodiscard]] std::string star_closing_title(int year);

/// Ends a round: a row a rated organization in the ledger of ratings, a 督办 for each that got no
/// star, was lowered or not rated (one of the year that stands open already is enough); open ones
/// of the year whose organization isn't behind any more are closed, and rows an earlier closing
/// wrote for organizations that aren't rated any more go. Part of the writer's action. Errors:
/// Refused (problems() and no `despite`; what Editor::save refuses), BadInput (due before day),
/// Cancelled.
[[nodiscard]] Result<StarsClosed> close_stars(Database& database, const Catalog& catalog,
                                              Writer& writer, const StarProposal& proposal,
                                              const StarClosing& closing, Progress& progress);

} // namespace lx
