#include <algorithm>
#include <set>

#include "core/events/event_named.h"
#include "core/events/event_plan.h"

namespace lx {

namespace {

/// Numbers by size, all else by text (dates are ISO).
bool less(const Value& a, const Value& b)
{
    const auto* left = std::get_if<std::int64_t>(&a);
    const auto* right = std::get_if<std::int64_t>(&b);
    if (left != nullptr && right != nullptr)
        return *left < *right;
    return text_of(a) < text_of(b);
}

bool compares(const std::vector<Value>& left, const std::string& op,
              const std::vector<Value>& right)
{
    if (op == "at_least" || op == "at_most") {
        const std::int64_t bound = int_of(right.front());
        return op == "at_least" ? std::ssize(left) >= bound : std::ssize(left) <= bound;
    }
    if (op == "distinct")
        return std::set<Value>(left.begin(), left.end()).size() == left.size();
    if (op == "not_in")
        return std::find_first_of(left.begin(), left.end(), right.begin(), right.end()) ==
               left.end();
    if (left.empty() || right.empty())
        return true;
    const Value& a = left.front();
    const Value& b = right.front();
    if (op == "in")
        return std::find(right.begin(), right.end(), a) != right.end();
    if (op == "=")
        return a == b;
    if (op == "!=")
        return a != b;
    return op == "<=" ? !less(b, a) : less(a, b);
}

/// Whether the rows that are given count on the day and stay. What is no row of the file passes.
Result<bool> stay_from(EventFacts& facts, const EventValues& rows, const std::vector<Value>& days)
{
    if (rows.ledger == nullptr)
        return true;
    for (const Value& value : rows.values)
        for (const Value& day : days) {
            const auto* id = std::get_if<std::int64_t>(&value);
            const auto from = Date::from_iso(text_of(day));
            if (id == nullptr || !from)
                continue;
            LX_ASSIGN(const Record* row, facts.record(*rows.ledger, *id));
            if (row == nullptr)
                continue;
            LX_ASSIGN(const bool stays, facts.stays_from(*rows.ledger, *row, *from));
            if (!stays)
                return false;
        }
    return true;
}

/// Whether a check is passed; the rows that stand against it are left in `rows`.
Result<bool> passes(EventFacts& facts, const EventCheck& check, const LedgerDef* ledger,
                    std::vector<Record>& rows)
{
    switch (check.kind) {
    case EventCheck::Kind::Compare: {
        LX_ASSIGN(const EventValues left, facts.values(check.left));
        std::vector<Value> right;
        for (const EventValue& value : check.right) {
            LX_ASSIGN(const EventValues found, facts.values(value));
            right.insert(right.end(), found.values.begin(), found.values.end());
        }
        return check.op == "stays_from" ? stay_from(facts, left, right)
                                        : Result<bool>(compares(left.values, check.op, right));
    }
    case EventCheck::Kind::Given:
        for (const std::string& key : check.keys) {
            LX_ASSIGN(const EventValues found, facts.values(event_path(key)));
            if (found.given())
                return true;
        }
        return false;
    case EventCheck::Kind::None:
    case EventCheck::Kind::Some: {
        LX_ASSIGN(rows, facts.rows(*ledger, check.rows.where, nullptr,
                                   check.rows.open ? EventFacts::When::Open
                                                   : EventFacts::When::Counting));
        return rows.empty() == (check.kind == EventCheck::Kind::None);
    }
    case EventCheck::Kind::Named:
        break;
    }
    return true;
}

void tell(const EventCheck& check, EventPlace place, std::string message, EventPlan& plan)
{
    switch (check.weight) {
    case EventCheck::Weight::Refuse:
        plan.refused.push_back({std::move(place), std::move(message)});
        break;
    case EventCheck::Weight::Warn:
        plan.warnings.push_back(std::move(message));
        break;
    case EventCheck::Weight::Advise:
        plan.advice.push_back(std::move(message));
        break;
    }
}

} // namespace

Result<> check_event(EventFacts& facts, bool advise, EventPlan& plan)
{
    for (const EventCheck& check : facts.def().checks) {
        if ((check.weight == EventCheck::Weight::Advise) != advise)
            continue;
        LX_ASSIGN(const bool looked_at, facts.holds(check.when));
        if (!looked_at)
            continue;
        if (check.kind == EventCheck::Kind::Named) {
            LX_ASSIGN(auto issues, named_event_check(check.named, facts, plan.rows));
            for (EventIssue& issue : issues)
                tell(check, std::move(issue.place), std::move(issue.message), plan);
            continue;
        }
        const LedgerDef* ledger = facts.catalog().ledger(check.rows.ledger);
        std::vector<Record> rows;
        LX_ASSIGN(const bool passed, passes(facts, check, ledger, rows));
        if (passed)
            continue;
        LX_ASSIGN(std::string message, facts.said(check.message, nullptr, ledger, &rows));
        tell(check, {check.field, -1, {}}, std::move(message), plan);
    }
    return {};
}

} // namespace lx
