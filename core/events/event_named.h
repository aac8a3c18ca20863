#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/events/event_answers.h"
#include "core/ledger/value.h"

namespace lx {

class EventFacts;
struct PlannedRow;

/// What a definition file can't say in its own words stands here under a name. Each reads asked
/// fields by the keys its line names.
///
/// Checks:
/// - development_order (who, stage, date): the stage of 发展党员 is the next one, no earlier than
///   the one before it.
/// - development_pace (the same): a year between 积极分子 and 发展对象 and between 接收 and 转正
///   (党章 section 1 article 7, 发展党员工作细则 articles 8, 31).
/// - election_quorum (expected, attended): four fifths of those with a vote came, without which a
///   meeting elects nobody (中国共产党基层组织选举工作条例).
/// - instructor_load (rows): how many units each instructor has who is sent to more of them;
///   which figure is too many the policies say, and the board shows.
/// - orgs_left (rows): organizations that cover one unit less now and cover none; each 联合党支部
///   that covers just one.
/// - visits_elsewhere (rows): units an instructor visited without being sent there on that day.
[[nodiscard]] bool is_named_event_check(std::string_view name);
/// What such a check has to say. `rows`: what is going to be written. Errors: Database.
[[nodiscard]] Result<std::vector<EventIssue>>
named_event_check(std::string_view name, EventFacts& facts, const std::vector<PlannedRow>& rows);

/// Defaults:
/// - development_next (who): the stage of 发展党员 that comes next; nothing after the last.
/// - next_instructor_code: one more than the greatest number among the 编号 that begin as most of
///   them do, as wide as the widest (ZD000008 → ZD000009, ZD9 and ZD10 → ZD11); nothing where none
///   ends in a number.
[[nodiscard]] bool is_named_default(std::string_view name);
[[nodiscard]] Result<Value> named_default(std::string_view name, EventFacts& facts);

} // namespace lx
