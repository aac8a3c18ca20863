#include "core/events/event_named.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "core/events/development_stages.h"
#include "core/events/event_plan.h"
#include "core/events/instructor_checks.h"

namespace lx {

namespace {

using Issues = Result<std::vector<EventIssue>>;

/// The units an organization covers once the event is written.
Result<std::map<std::int64_t, std::set<std::int64_t>>>
units_after(EventFacts& facts, const std::vector<PlannedRow>& rows)
{
    const LedgerDef& def = *facts.catalog().ledger("coverage");
    const auto org = [&](const Record& row) { return int_of(row.at(def, "org")); };
    const auto unit = [&](const Record& row) { return int_of(row.at(def, "unit")); };
    EventMatch match;
    match.field = {"org"};
    match.values.emplace_back();
    std::set<std::int64_t> ended;
    for (const PlannedRow& row : rows) {
        if (row.ledger != &def || row.added() || row.after.day(def, "end") > facts.day())
            continue;
        ended.insert(row.id);
        match.values.front().fixed.push_back(row.after.at(def, "org"));
    }
    std::map<std::int64_t, std::set<std::int64_t>> units;
    if (ended.empty())
        return units;
    for (const Value& one : match.values.front().fixed)
        units[int_of(one)];
    LX_ASSIGN(const auto stored, facts.rows(def, {match}));
    for (const Record& row : stored)
        if (!ended.contains(row.id))
            units[org(row)].insert(unit(row));
    for (const PlannedRow& row : rows)
        if (row.ledger == &def && row.added() && units.contains(org(row.after)))
            units[org(row.after)].insert(unit(row.after));
    return units;
}

Issues orgs_left(EventFacts& facts, const std::vector<PlannedRow>& rows)
{
    const LedgerDef& def = *facts.catalog().ledger("org");
    std::vector<EventIssue> issues;
    LX_ASSIGN(const auto units, units_after(facts, rows));
    for (const auto& [org, left] : units) {
        const bool goes = std::any_of(rows.begin(), rows.end(), [&, id = org](const auto& row) {
            return row.ledger == &def && row.id == id && !is_empty(row.after.at(def, "dissolved"));
        });
        LX_ASSIGN(const Record* row, facts.record(def, org));
        LX_ASSIGN(const std::string name, facts.label(def, org));
        if (goes)
            continue;
        if (left.empty())
            issues.push_back({{}, "“" + name + "”不再覆盖任何单位，请办理撤销或调整覆盖单位。"});
        else if (left.size() == 1 && text_of(row->at(def, "kind")) == "联合党支部")
            issues.push_back({{}, "“" + name + "”只剩一家单位，请改为党支部或撤销。"});
    }
    return issues;
}

Issues election_quorum(EventFacts& facts, const std::vector<PlannedRow>&)
{
    const auto figure = [&](const char* key) {
        return int_of(facts.answers().value(facts.def(), key), -1);
    };
    std::vector<EventIssue> issues;
    const std::int64_t expected = figure("expected");
    const std::int64_t attended = figure("attended");
    if (expected >= 0 && attended >= 0 && attended * 5 < expected * 4)
        issues.push_back({{"attended", -1, {}},
                          "实到 " + std::to_string(attended) + " 人，不足应到 " +
                              std::to_string(expected) + " 人的五分之四，选举无效，请核对。"});
    return issues;
}

struct NamedCheck
{
    std::string_view name;
    Issues (*run)(EventFacts& facts, const std::vector<PlannedRow>& rows);
};

constexpr std::array<NamedCheck, 6> checks{{
    {"development_order",
     [](EventFacts& facts, const std::vector<PlannedRow>&) { return development_order(facts); }},
    {"development_pace",
     [](EventFacts& facts, const std::vector<PlannedRow>&) { return development_pace(facts); }},
    {"election_quorum", election_quorum},
    {"instructor_load",
     [](EventFacts& facts, const std::vector<PlannedRow>& rows) {
         return instructor_load(facts, rows);
     }},
    {"orgs_left", orgs_left},
    {"visits_elsewhere",
     [](EventFacts& facts, const std::vector<PlannedRow>& rows) {
         return visits_elsewhere(facts, rows);
     }},
}};

const NamedCheck* find(std::string_view name)
{
    const auto at = std::find_if(checks.begin(), checks.end(),
                                 [&](const NamedCheck& check) { return check.name == name; });
    return at == checks.end() ? nullptr : &*at;
}

} // namespace

bool is_named_event_check(std::string_view name)
{
    return find(name) != nullptr;
}

Result<std::vector<EventIssue>> named_event_check(std::string_view name, EventFacts& facts,
                                                  const std::vector<PlannedRow>& rows)
{
    return find(name)->run(facts, rows);
}

bool is_named_default(std::string_view name)
{
    return name == "development_next" || name == "next_instructor_code";
}

Result<Value> named_default(std::string_view name, EventFacts& facts)
{
    if (name == "next_instructor_code")
        return next_instructor_code(facts);
    return is_named_default(name) ? next_development_stage(facts) : Result<Value>(Value{});
}

} // namespace lx
