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

/// How an organization stands with the honour of a scheme (双强六好).
struct HonourCheck
{
    struct Good
    {
        Points points = 0; ///< of its group's items, bonuses and penalties among them
        Points of = 0;     ///< what the group is worth without these
        bool reached = false;
    };
    std::vector<Good> goods; ///< of StarScheme::honour->goods
    /// All are reached and nothing rules its rating out.
    bool proposed = false;
    /// Levels (级别) it was honoured at up to the round's year.
    std::vector<std::string> levels;
};
/// Of every organization, by its place in orgs(). Precondition: the scheme has an honour.
[[nodiscard]] std::vector<HonourCheck> honour_checks(const StarProposal& proposal);

/// Enters the honour of the round's year for organizations (places among the proposal's), with the
/// goods as they were checked; one that stands there already keeps its row. Part of the writer's
/// action; gives how many rows were written. Errors: Refused (one that isn't proposed; what
/// Editor::save refuses), Cancelled.
[[nodiscard]] Result<std::int64_t> enter_honours(Database& database, const Catalog& catalog,
                                                 Writer& writer, const StarProposal& proposal,
                                                 const std::vector<std::size_t>& orgs,
                                                 const std::string& level, Date day,
                                                 Progress& progress);

} // namespace lx
