#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/store/closing_store.h"

namespace lx {

class Database;
struct Actor;

/// 填报 → 校核 → 封账 → 上报 → (退回 → 填报).
enum class QuarterState
{
    Filling,
    Checking,
    Closed,
    HandedUp,
    Returned ///< the upper level gave it back: filled again
};
[[nodiscard]] const char* name_of(QuarterState state);

/// Why a check that wants one may fail.
struct CheckExplanation
{
    std::string text;
    std::string by;
    std::string day; ///< ISO
};

/// Which check, of which report, at which place.
[[nodiscard]] std::string explanation_key(const std::string& report, const std::string& check,
                                          const std::string& place);

/// A quarter as the ledger file knows it.
struct Quarter
{
    Period period;
    QuarterState state = QuarterState::Filling;
    std::optional<Closing> closing; ///< that stands, or the last one that was opened again
    std::string handed_up;          ///< day, ISO; "" = not (again)
    std::string returned;           ///< why it was given back
    std::map<std::string, CheckExplanation> explanations; ///< by explanation_key

    [[nodiscard]] bool closed() const { return closing && closing->stands(); }
};

/// Errors of all of these: Database.
[[nodiscard]] Result<Quarter> quarter_of(Database& database, const Period& period);
/// Quarters the file says anything of, the oldest first.
[[nodiscard]] Result<std::vector<Quarter>> known_quarters(Database& database);

/// 填报 ↔ 校核; an undo takes it back. Refused: it is closed.
[[nodiscard]] Result<> mark_checking(Database& database, const Period& period, bool checking,
                                     const Actor& actor);
/// 上报. Refused: it isn't closed, the day lies before the closing.
[[nodiscard]] Result<> mark_handed_up(Database& database, const Period& period, Date day,
                                      const Actor& actor);
/// Opens a closed quarter again. `returned`: the upper level gave it back. Refused: it isn't
/// closed, no reason, a day that is past.
[[nodiscard]] Result<> reopen_quarter(Database& database, const Period& period,
                                      const std::string& reason, Date until, bool returned,
                                      const Actor& actor);
/// Keeps explanations beside those there are ("" takes one away); an undo takes them back. Refused:
/// the quarter is closed.
[[nodiscard]] Result<> explain_checks(Database& database, const Period& period,
                                      const std::map<std::string, std::string>& texts,
                                      const Actor& actor);
/// Whether a setting of the file (DataChange::settings) speaks of quarters.
[[nodiscard]] bool is_quarter_setting(std::string_view name);

} // namespace lx
