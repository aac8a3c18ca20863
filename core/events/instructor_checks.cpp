#include "core/events/instructor_checks.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "core/events/event_plan.h"
#include "core/events/event_text.h"

namespace lx {

namespace {

using Issues = Result<std::vector<EventIssue>>;

/// Rows of dispatch that name these instructors.
Result<std::vector<Record>> dispatches(EventFacts& facts, const std::set<std::int64_t>& instructors,
                                       EventFacts::When when)
{
    EventMatch match;
    match.field = {"instructor"};
    match.values.emplace_back();
    for (const std::int64_t one : instructors)
        match.values.front().fixed.emplace_back(one);
    return facts.rows(*facts.catalog().ledger("dispatch"), {match}, nullptr, when);
}

/// 编号 as its last digits and what stands before them.
struct Code
{
    std::string prefix;
    std::string digits;

    explicit Code(const std::string& code)
    {
        std::size_t at = code.size();
        while (at > 0 && code[at - 1] >= '0' && code[at - 1] <= '9')
            --at;
        prefix = code.substr(0, at);
        digits = code.substr(at);
    }
    /// None where there are no digits, or more than a number holds.
    [[nodiscard]] std::optional<std::uint64_t> number() const
    {
        std::uint64_t number = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return digits.empty() || read.ec != std::errc() ? std::nullopt : std::optional(number);
    }
};

/// The codes of one prefix.
struct Series
{
    int rows = 0;
    std::uint64_t last = 0;
    std::size_t width = 0;
};

} // namespace

Issues instructor_load(EventFacts& facts, const std::vector<PlannedRow>& rows)
{
    const LedgerDef& def = *facts.catalog().ledger("dispatch");
    const auto instructor = [&](const Record& row) { return int_of(row.at(def, "instructor")); };
    const auto unit = [&](const Record& row) { return int_of(row.at(def, "unit")); };
    std::map<std::int64_t, std::set<std::int64_t>> units;
    std::set<std::int64_t> stored;
    std::set<std::int64_t> ended;
    for (const PlannedRow& row : rows) {
        if (row.ledger != &def)
            continue;
        if (row.added())
            units[instructor(row.after)].insert(unit(row.after));
        else if (row.ended())
            ended.insert(row.id);
    }
    for (const auto& [who, sent] : units)
        if (who > 0) // he isn't added just now
            stored.insert(who);
    if (!stored.empty()) {
        LX_ASSIGN(const auto before, dispatches(facts, stored, EventFacts::When::Counting));
        for (const Record& row : before)
            if (!ended.contains(row.id))
                units[instructor(row)].insert(unit(row));
    }
    std::vector<EventIssue> issues;
    for (const auto& [who, sent] : units) {
        if (sent.size() < 2)
            continue;
        LX_ASSIGN(const std::string name, facts.label(*facts.catalog().ledger("instructor"), who));
        issues.push_back({{},
                          "“" + name + "”这样共联系 " + std::to_string(sent.size()) +
                              " 家单位，请留意联系单位数的上限。"});
    }
    return issues;
}

Issues visits_elsewhere(EventFacts& facts, const std::vector<PlannedRow>& rows)
{
    const LedgerDef& duty = *facts.catalog().ledger("duty");
    const LedgerDef& dispatch = *facts.catalog().ledger("dispatch");
    std::set<std::int64_t> who;
    for (const PlannedRow& row : rows)
        if (row.ledger == &duty && int_of(row.after.at(duty, "instructor")) > 0)
            who.insert(int_of(row.after.at(duty, "instructor")));
    if (who.empty())
        return std::vector<EventIssue>{};
    LX_ASSIGN(const auto sent, dispatches(facts, who, EventFacts::When::Ever));
    const auto there = [&](const Record& visit) {
        const auto day = visit.day(duty, "date");
        return std::ranges::any_of(sent, [&](const Record& row) {
            const auto end = row.day(dispatch, "end");
            return row.at(dispatch, "unit") == visit.at(duty, "unit") &&
                   row.at(dispatch, "instructor") == visit.at(duty, "instructor") &&
                   row.day(dispatch, "start") <= day && (!end || end > day);
        });
    };
    std::vector<std::string> names;
    for (const PlannedRow& row : rows) {
        if (row.ledger != &duty || is_empty(row.after.at(duty, "unit")) || there(row.after))
            continue;
        LX_ASSIGN(std::string name,
                  facts.label(*facts.catalog().ledger("unit"), int_of(row.after.at(duty, "unit"))));
        if (std::ranges::find(names, name) == names.end())
            names.push_back(std::move(name));
    }
    std::vector<EventIssue> issues;
    if (!names.empty())
        issues.push_back({{}, few_of(names) + "在走访的那天没有由这名指导员联系，请核对。"});
    return issues;
}

Result<Value> next_instructor_code(EventFacts& facts)
{
    const LedgerDef& def = *facts.catalog().ledger("instructor");
    std::map<std::string, Series> found;
    Query all;
    all.ledger = def.code;
    LX_TRY(facts.store().each(all, [&](const Record& row) {
        const Code code(text_of(row.at(def, "code")));
        if (const auto number = code.number()) {
            Series& series = found[code.prefix];
            ++series.rows;
            series.last = std::max(series.last, *number);
            series.width = std::max(series.width, code.digits.size());
        }
        return true;
    }));
    const auto most =
        std::ranges::max_element(found, {}, [](const auto& series) { return series.second.rows; });
    if (most == found.end())
        return Value{};
    std::string digits = std::to_string(most->second.last + 1);
    if (digits.size() < most->second.width)
        digits.insert(0, most->second.width - digits.size(), '0');
    return Value{most->first + digits};
}

} // namespace lx
