#pragma once

#include <vector>

#include "core/base/progress.h"
#include "core/facts/needs.h"
#include "core/facts/world.h"
#include "core/store/closing_store.h"

namespace lx {

/// What a snapshot must hold for closed_facts: every field of the ledgers that `needs` speaks of.
[[nodiscard]] Needs fact_needs(const FactRegistry& registry, const Needs& needs);

/// The rows of those ledgers that count on the world's day, as they were then: one table of
/// comma-separated values a ledger, its id, then every field under its heading.
[[nodiscard]] std::vector<ClosingPart> closed_facts(const World& world, const Needs& needs,
                                                    Progress& progress);

} // namespace lx
