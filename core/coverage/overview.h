#pragma once

#include <cstdint>
#include <vector>

#include "core/facts/world.h"
#include "core/rules/scope.h"

namespace lx {

/// The county in a few figures (the start page's cards), all counted as spec domain section 4 says:
/// of the units a scope counts, and of the members who work in them.
struct Overview
{
    std::int64_t units = 0;        ///< those the scope counts
    std::int64_t enterprises = 0;  ///< of these 非公有制企业
    std::int64_t with_members = 0; ///< units with at least one member
    std::int64_t members_unknown = 0;
    std::int64_t should = 0;  ///< units with at least 3 formal members
    std::int64_t unbuilt = 0; ///< 应建未建: of these not covered by an organization
    std::int64_t formal_unknown = 0;
    std::int64_t org_covered = 0;
    std::int64_t work_covered = 0;
    std::int64_t members = 0;      ///< rows of the member ledger that count
    std::int64_t unregistered = 0; ///< of these 未转入(口袋) or 隐形
    std::int64_t instructors = 0;  ///< whatever the scope
    std::int64_t instructed = 0;   ///< units with an instructor
    bool operator==(const Overview&) const = default;
};

/// The rows behind a figure.
enum class OverviewRows : std::uint8_t
{
    Units,
    WithMembers,
    MembersUnknown,
    Should,
    Unbuilt,
    FormalUnknown,
    OrgCovered,
    NotOrgCovered,
    NotWorkCovered,
    Members,
    Unregistered,
    Instructors,
    Instructed,
    Undetermined,  ///< 口径待定: units of which can't be told whether the scope counts them
    CoveredOutside ///< units with an organization that the scope doesn't count
};

[[nodiscard]] Overview overview(const World& world, const ScopedUnits& units = {});
/// Ledger the rows are of.
[[nodiscard]] std::string_view overview_ledger(OverviewRows which);
/// Their ids, ascending.
[[nodiscard]] std::vector<std::int64_t> overview_rows(const World& world, OverviewRows which,
                                                      const ScopedUnits& units = {});
[[nodiscard]] Needs overview_needs(const FactRegistry& registry);

} // namespace lx
