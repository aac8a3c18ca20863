#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/county/finding_map.h"
#include "core/facts/follow_up.h"
#include "core/facts/world.h"

namespace lx {

/// A row of the ledger `supervision` that comes from a finding.
struct Supervised
{
    std::int64_t id = 0;
    std::string code;
    std::string person; ///< who sees to it
    std::string progress;
    std::optional<Date> issued;
    std::optional<Date> due;
    std::optional<Date> closed; ///< as of T
    SupervisionState state = SupervisionState::Open;
};

/// The supervised findings of a county on its day; those issued later do not exist yet. Of several
/// for one finding an open one counts before a closed one, then the newest.
class Supervisions
{
public:
    /// One whose subject is not there (any more) is left out. Precondition: its needs were loaded.
    [[nodiscard]] static Supervisions of(const World& world);
    [[nodiscard]] static Needs needs(const FactRegistry& registry);
    /// Of a rule (full id) or list of the start page (its key) and a row, under whichever name of
    /// it (FocusDefs::names_of); nullptr where it is not supervised.
    [[nodiscard]] const Supervised* find(std::string_view rule, std::string_view ledger,
                                         std::int64_t id) const
    {
        return m_map.find(rule, ledger, id);
    }
    [[nodiscard]] bool empty() const { return m_map.empty(); }

private:
    FindingMap<Supervised> m_map;
};

} // namespace lx
