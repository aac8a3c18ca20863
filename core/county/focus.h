#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/county/focus_def.h"
#include "core/county/handling.h"
#include "core/facts/world.h"

namespace lx {

struct County;

/// A policy's rule beside a list that asks the same.
struct FocusOtherwise
{
    std::string rule;       ///< full id
    std::int64_t unmet = 0; ///< what the rule finds not met (or not yet)
    std::int64_t more = 0;  ///< of these, those the list has not
    std::int64_t fewer = 0; ///< of the list's, those the rule has not
    std::string text;       ///< both numbers and why, one sentence; "" where they are the same
};

/// 重点: few rows by name, as of a day.
struct FocusList
{
    struct Row
    {
        std::int64_t id = 0;
        std::int32_t row = 0;
        std::int32_t org = -1; ///< row of the organization answerable
        std::int32_t area = -1;
        bool fresh = false; ///< was not in it FocusDefs::new_days before
        Handling how = Handling::None;
    };
    const FocusDef* def = nullptr;
    std::string ledger;
    std::vector<Row> rows; ///< in the order of the ledger
    std::int64_t fresh = 0;
    std::int64_t gone = 0;     ///< was in it so long before and is not now
    std::int64_t assigned = 0; ///< under supervision
    std::int64_t overdue = 0;  ///< of these, those whose day is past
    std::int64_t put_off = 0;  ///< with a 情况说明 that holds
    std::vector<FocusOtherwise> otherwise;

    /// Nobody does anything about them yet.
    [[nodiscard]] std::int64_t open() const
    {
        return static_cast<std::int64_t>(rows.size()) - assigned - put_off;
    }
    /// What its rows are supervised and explained under.
    [[nodiscard]] std::string key() const { return def->key(); }
    /// What was done about a row of it.
    [[nodiscard]] Handled handled(const County& county, const Row& row) const;
};

/// The lists of a county: who is in them. Precondition: their needs were loaded.
[[nodiscard]] std::vector<FocusList> focus_lists(const World& world);
[[nodiscard]] Needs focus_needs(const FactRegistry& registry);
/// What is done about the rows, and what the county's policies say beside.
void follow_focus(std::vector<FocusList>& lists, const County& county);
/// How a rule's number and a list's differ, for the place where the rule's is shown; "" where they
/// don't.
[[nodiscard]] std::string focus_otherwise(const County& county, const std::string& rule);

} // namespace lx
