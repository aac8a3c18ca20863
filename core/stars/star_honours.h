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

/// How an organization stands with an honour of the scheme (双强六好, 示范点).
struct HonourCheck
{
    struct Good
    {
        Points points = 0; ///< of its group's items, bonuses and penalties among them
        Points of = 0;     ///< what the group is worth without these
        bool reached = false;
    };
    struct Given
    {
        std::string level; ///< 级别
        int year = 0;
    };
    std::vector<Good> goods;      ///< of StarScheme::Honour::goods
    std::vector<bool> conditions; ///< of StarScheme::Honour::conditions: it holds
    bool stars = true;            ///< has the star that is asked for, where one is
    bool rated = true;            ///< nothing rules its rating out
    std::vector<Given> given;     ///< at which levels it was honoured up to the round's year

    /// All that is asked for is there.
    [[nodiscard]] bool proposed() const;
    [[nodiscard]] bool given_at(const std::string& level) const;
};
/// Of every organization, by its place in orgs(). `honour`: one of the proposal's scheme.
[[nodiscard]] std::vector<HonourCheck> honour_checks(const StarProposal& proposal,
                                                     const StarScheme::Honour& honour);
/// What it still lacks, few words each: 党员队伍好 7/18分; empty where it is proposed.
[[nodiscard]] std::vector<std::string> honour_gaps(const StarScheme::Honour& honour,
                                                   const HonourCheck& check);

/// Places of those that are proposed and not yet honoured at that level, by points, most first.
[[nodiscard]] std::vector<std::size_t> honour_candidates(const StarProposal& proposal,
                                                         const std::vector<HonourCheck>& checks,
                                                         const std::string& level);

/// What an honour asks for, one line: 六组各达到分值的60%；五星级。
[[nodiscard]] std::string honour_terms(const StarScheme::Honour& honour);
/// 县级（2023年）、市级（2025年）
[[nodiscard]] std::string honours_text(const std::vector<HonourCheck::Given>& given);
/// Title of the action that enters it.
[[nodiscard]] std::string honour_title(const StarScheme::Honour& honour, int year);
/// Enters the honour of the round's year for organizations (places among the proposal's), with the
/// goods ticked; one that stands there already keeps its row. Part of the writer's action; gives
/// how many rows were written. Errors: Refused (one that isn't proposed; what Editor::save
/// refuses), Cancelled.
[[nodiscard]] Result<std::int64_t> enter_honours(Database& database, const Catalog& catalog,
                                                 Writer& writer, const StarProposal& proposal,
                                                 const StarScheme::Honour& honour,
                                                 const std::vector<std::size_t>& orgs,
                                                 const std::string& level, Date day,
                                                 Progress& progress);

} // namespace lx
