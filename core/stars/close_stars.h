#pragma once

#include <cstdint>
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
    Date due; ///< last day of the plans (晋位升级整改)
    /// Why the round is closed though quotas or vetoes are broken; "" = it is refused then.
    std::string despite{};
};

struct StarsClosed
{
    std::int64_t written = 0; ///< rows of the ledger of ratings, new or changed
    std::int64_t same = 0;    ///< that stood there already
    std::int64_t unrated = 0; ///< organizations without a rating
    std::int64_t plans = 0;   ///< 督办 of those with no star, lowered ones and those not rated
};

/// The name under which plans stand in 督办 (规则编号).
inline constexpr const char* star_plan = "stars/promotion";

/// Last day of the plans of a round closed on that day: 06-30 of the year after (a default of this
/// product, as the policies' half-year report looks at it), three months where that is past.
[[nodiscard]] Date star_plan_due(int year, Date closed);

/// What the action is called in the history: 2025年度星级评定
[[nodiscard]] std::string star_closing_title(int year);

/// Ends a round: a row a rated organization in the ledger of ratings, a 督办 for each that got no
/// star, was lowered or not rated (one that stands open already is enough). Part of the writer's
/// action. Errors: Refused (problems() and no `despite`; what Editor::save refuses), BadInput (due
/// before day), Cancelled.
[[nodiscard]] Result<StarsClosed> close_stars(Database& database, const Catalog& catalog,
                                              Writer& writer, const StarProposal& proposal,
                                              const StarClosing& closing, Progress& progress);

} // namespace lx
