#pragma once

#include "core/report/report.h"
#include "core/stars/allowance.h"
#include "core/stars/star_proposal.h"

namespace lx {

/// 公示名单 of a round: its organizations with points and star by managing committee, those that
/// are not rated at the end of it.
[[nodiscard]] Report star_publishing_list(const StarProposal& proposal);
/// 发放签领表: secretaries with months and amounts by township, a column to sign in.
[[nodiscard]] Report allowance_receipts(const AllowanceList& list);

} // namespace lx
