#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/world.h"
#include "core/store/writer.h"

namespace lx {

/// Whether one of those who hand in to this office has done so for a period.
struct HandedIn
{
    std::string ledger; ///< area or org
    std::int64_t row = 0;
    std::string name;
    std::optional<Date> day; ///< the first 上报记录; nothing = not yet

    [[nodiscard]] bool on_time(Date due) const { return day && *day <= due; }
};

/// 应报, 已报, 按时 of a period.
struct Completeness
{
    Date due;                  ///< the last day that is on time
    std::vector<HandedIn> all; ///< areas by code, then organizations by code

    [[nodiscard]] std::int64_t wanted() const { return std::ssize(all); }
    [[nodiscard]] std::int64_t there() const;
    [[nodiscard]] std::int64_t on_time() const;
};

/// What a snapshot must hold for it. Errors: those of resources/quarter/handing_in.json.
[[nodiscard]] Result<Needs> handing_in_needs(const FactRegistry& facts);
/// Townships and managing organizations that stand on the world's day, and their 上报记录 of the
/// period until then.
[[nodiscard]] Result<Completeness> completeness(const World& world, const Period& period);

/// Enters for each of these that it handed in on that day, as part of an action: a 上报记录 in its
/// name. Errors: Refused (one that can't be written), Database.
[[nodiscard]] Result<> enter_handed_in(Database& database, const FactRegistry& registry,
                                       Writer& writer, const std::vector<HandedIn>& who,
                                       const Period& period, Date day);

} // namespace lx
