#pragma once

#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/stars/star_proposal.h"

namespace lx {

class Database;
struct Actor;

/// The day a year's rating is seen on: its last day once that has passed, today before.
[[nodiscard]] Date star_day(int year, Date today);
/// Reads file and round and rates. `scheme`: its id; "" = the round's, else (none chosen yet, or it
/// is lost) the first that comes with the program. Errors: Usage (no such scheme), those of
/// load_world and StarProposal::of.
[[nodiscard]] Result<StarProposal> propose_stars(Database& database,
                                                 const DefinitionsPtr& definitions, int year,
                                                 const std::string& scheme, Date day,
                                                 Progress& progress);

/// What is entered by hand. Each is one action and can be undone; what is so already writes
/// nothing. What stands in the file now is changed, not what the proposal shows of it, which may be
/// older. Errors: BadInput (what is wrong with it, one Chinese sentence), those of
/// save_star_entry and StarRound::load.

/// Points of an item, of a penalty what it takes; none = what the facts say again. A reason is
/// asked for where facts are changed, and for bonuses and penalties.
[[nodiscard]] Result<> score_star_item(Database& database, const Actor& actor,
                                       const StarProposal& proposal, const StarProposal::Org& org,
                                       const std::string& item, std::optional<Points> points,
                                       const std::string& reason);
/// A veto found (how), or not any more. One that the facts find can't be lifted.
[[nodiscard]] Result<> set_star_veto(Database& database, const Actor& actor,
                                     const StarProposal& proposal, const StarProposal::Org& org,
                                     const std::string& veto, bool found,
                                     const std::string& reason);
/// The star, with the reason; none = the proposed one again.
[[nodiscard]] Result<> decide_star(Database& database, const Actor& actor,
                                   const StarProposal& proposal, const StarProposal::Org& org,
                                   std::optional<int> stars, const std::string& reason);
/// A step was done on that day; none = not yet. Never before the one that goes before it.
[[nodiscard]] Result<> date_star_step(Database& database, const Actor& actor, int year,
                                      StarStep step, std::optional<Date> day);
/// The round goes by that scheme.
[[nodiscard]] Result<> choose_star_scheme(Database& database, const Actor& actor, int year,
                                          const StarScheme& scheme);
/// A scheme from a file: kept in the ledger file, and the round goes by it, in one action. Errors:
/// those of StarScheme::from_json, too.
[[nodiscard]] Result<> take_star_scheme(Database& database, const Definitions& definitions,
                                        const Actor& actor, int year, const std::string& file,
                                        std::string_view json);

} // namespace lx
