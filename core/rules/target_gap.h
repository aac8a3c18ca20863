#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/rules/evaluation.h"

namespace lx {

/// How many more whole ones (units, organizations, honours) the numerator needs to reach the
/// target, the denominator staying as it is; 0 where it is reached. Exact, without rounded shares.
[[nodiscard]] std::int64_t missing_to_target(const TargetResult& result);

/// The share a target asks of one of the two coverages of the whole jurisdiction, in percent;
/// `fact` is org_covered or work_covered. Nothing for any other target.
[[nodiscard]] std::optional<double> coverage_target(const Target& target, std::string_view fact);

} // namespace lx
