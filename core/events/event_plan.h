#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/events/event_answers.h"
#include "core/events/event_facts.h"

namespace lx {

/// A row that an event writes.
struct PlannedRow
{
    const LedgerDef* ledger = nullptr;
    std::int64_t id = 0; ///< below 0: it is added, and others refer to it so until it is written
    Record before;       ///< as it is stored; without values where it is added
    Record after;        ///< references to rows that are added have their ids below 0
    EventPlace place;    ///< of the element of a list it is written for
    std::map<int, EventPlace> from; ///< positions of fields → where in the form they come from
    std::int64_t written = 0;       ///< its id in the file once written
    std::string key;                ///< natural key once written; "" before
    std::string label;

    [[nodiscard]] bool added() const { return id < 0; }
    /// It is given an end that it hadn't.
    [[nodiscard]] bool ended() const;
};

/// The rows of a printed sheet that goes with an event.
struct PlannedSheet
{
    std::string sheet;
    const LedgerDef* ledger = nullptr;
    std::vector<std::int64_t> ids;
    std::vector<std::string> keys;
};

/// How an asked field stands as the others are filled in.
struct EventAsked
{
    bool offered = true; ///< it is asked
    bool needed = false; ///< it can't be left blank
};

/// What an event is going to write, or why it isn't taken.
struct EventPlan
{
    std::int64_t action = 0; ///< it was written as this action; 0 = it wasn't
    std::string title;
    EventAnswers answers;            ///< with defaults and what was filled in from earlier rows
    std::vector<EventAsked> asked;   ///< one a field; none where the answers can't be read
    std::vector<PlannedRow> rows;    ///< in the order they are written
    std::vector<EventIssue> refused; ///< nothing is written with any of these
    std::vector<std::string> warnings;
    std::vector<std::string> advice; ///< what is left to be done
    std::vector<PlannedSheet> sheets;
};

/// Fills in what was left out: defaults, cells of tables from the newest earlier rows. Errors:
/// Database.
[[nodiscard]] Result<> complete_answers(EventFacts& facts, EventAnswers& answers);

/// What is asked, as `answers` (those of the facts) stand; where they are `as_asked`, what isn't is
/// taken out of them. Errors: Database.
[[nodiscard]] Result<std::vector<EventAsked>> asked_fields(EventFacts& facts,
                                                           EventAnswers& answers);

/// Refuses what is missing, was filled in where it isn't asked, or names a row that doesn't count
/// on the event's day. Errors: Database.
[[nodiscard]] Result<std::vector<EventIssue>> check_answers(EventFacts& facts,
                                                            const std::vector<EventAsked>& asked);

/// What of the event's checks is not as it should be, into the plan: those that advise where
/// `advise`, else the others. Errors: Database.
[[nodiscard]] Result<> check_event(EventFacts& facts, bool advise, EventPlan& plan);

/// The rows its steps write, and what refuses them. Errors: Database.
[[nodiscard]] Result<> plan_steps(EventFacts& facts, EventPlan& plan);

} // namespace lx
