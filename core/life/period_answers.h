#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/county/county.h"
#include "core/life/life_state.h"

namespace lx {

/// A part of a rule with a cadence.
struct CadenceRule
{
    const Rule* rule = nullptr;
    int part = 0;       ///< of rule->parts
    int extra_days = 0; ///< what is dated so many days after the period counts for it too
};

/// What rules with a cadence find of all their subjects in periods of the year, exactly as they
/// find it on the day a period is told: one that has ended on its last day, the one that runs on
/// the county's. Those asked together are evaluated at once.
class PeriodAnswers
{
public:
    /// `county`'s evaluations are read: hold its mutex, as long as this is asked.
    PeriodAnswers(const County& county, Progress& progress) : m_county(county), m_progress(progress)
    {}

    /// By row of the ledger of the rule's part. `together`: full ids of rules of the pack that are
    /// asked of the same periods, this one among them. Errors: Cancelled; those of evaluate.
    [[nodiscard]] Result<std::vector<LifeState>> of(const PackResult& pack, const CadenceRule& rule,
                                                    const std::vector<std::string>& together,
                                                    const Period& period);
    [[nodiscard]] bool ended(const Period& period) const { return period.last <= m_county.as_of; }

private:
    using States = std::vector<LifeState>; ///< by row

    [[nodiscard]] Result<const Evaluation*> on(const PackResult& pack,
                                               const std::vector<std::string>& together, Date day);
    [[nodiscard]] States states(const Evaluation& evaluation, const CadenceRule& rule) const;
    void look_ahead(const Evaluation& evaluation, const CadenceRule& rule, const Period& period,
                    States& states) const;

    const County& m_county;
    Progress& m_progress;
    std::map<std::pair<std::string, Date>, std::shared_ptr<const World>> m_worlds; ///< by pack
    std::map<std::string, Evaluation> m_answers;
};

} // namespace lx
