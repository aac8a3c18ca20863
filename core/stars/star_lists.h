#pragma once

#include <string>
#include <vector>

#include "core/report/report.h"
#include "core/stars/allowance.h"
#include "core/stars/star_honours.h"
#include "core/stars/star_proposal.h"

namespace lx {

/// 公示名单 of a round: its organizations with points and star by managing committee, those that
/// are not rated at the end of it. `office` publishes it, and is told of objections; "" = not
/// known.
[[nodiscard]] Report star_publishing_list(const StarProposal& proposal, const std::string& office);
/// 推荐名单 of an honour at a level: those named (places among the proposal's, in their order) with
/// star, points, what they have of each good, and what they were honoured with before. Where one of
/// them isn't proposed it is no such list: it says what each lacks.
[[nodiscard]] Report honour_list(const StarProposal& proposal, const StarScheme::Honour& honour,
                                 const std::vector<std::size_t>& orgs, const std::string& level,
                                 const std::string& office);
/// 发放签领表: secretaries with months and amounts by township, a column to sign in. What was paid
/// to an organization counts for its secretaries in their order, what is too much for the last.
[[nodiscard]] Report allowance_receipts(const AllowanceList& list);

} // namespace lx
