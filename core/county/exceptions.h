#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/county/finding_map.h"
#include "core/facts/world.h"
#include "core/ledger/catalog.h"

namespace lx {

/// 情况说明: a finding that is accepted for a time. The finding's state stays what the policy says;
/// this stands beside it.
struct Exception
{
    std::int64_t id = 0; ///< row of the ledger `exception`
    std::string reason;
    std::string accepted_by;
    std::optional<Date> date;  ///< of acceptance
    std::optional<Date> until; ///< last day it holds; none = without end
    bool expired = false;      ///< `until` is before T
};

/// The exceptions of a county on its day. Those of a later day do not exist yet; expired ones are
/// kept and told apart.
class Exceptions
{
public:
    /// One whose subject is not there (any more) is left out. Precondition: its needs were loaded.
    [[nodiscard]] static Exceptions of(const World& world);
    [[nodiscard]] static Needs needs(const FactRegistry& registry);

    /// Of a rule (full id) or list of the start page (its key) and a row, under whichever name of
    /// it (FocusDefs::names_of); nullptr where there is none.
    [[nodiscard]] const Exception* find(std::string_view rule, std::string_view ledger,
                                        std::int64_t id) const
    {
        return m_map.find(rule, ledger, id);
    }
    /// The same, without expired ones.
    [[nodiscard]] const Exception* valid(std::string_view rule, std::string_view ledger,
                                         std::int64_t id) const;
    [[nodiscard]] bool empty() const { return m_map.empty(); }

private:
    FindingMap<Exception> m_map;
};

/// Rows of this ledger may be given one.
[[nodiscard]] bool takes_exceptions(const Catalog& catalog, const LedgerDef& def);

} // namespace lx
