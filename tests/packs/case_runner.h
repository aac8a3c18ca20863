#pragma once

#include <string>
#include <vector>

#include "core/rules/policy_pack.h"

namespace lx::test {

/// One check of a pack's cases.json that did not come out as written.
struct CaseFailure
{
    std::string place; ///< rule, case, check
    std::string message;
};

struct CaseReport
{
    int cases = 0;
    int checks = 0;
    std::vector<std::string> rules; ///< ids that some case is about
    std::vector<CaseFailure> failures;
};

/// Runs all cases of a pack (resources/policies/<id>/cases.json).
[[nodiscard]] CaseReport run_cases(const std::shared_ptr<const PolicyPack>& pack,
                                   const std::string& file);

} // namespace lx::test
