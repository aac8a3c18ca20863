#pragma once

// For the files that compile Catch2's main: what failed, once more at the very end, where it is
// found in an output of many pages.

#include <iostream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace lx::test {

class FailuresLast : public Catch::TestEventListenerBase
{
public:
    using TestEventListenerBase::TestEventListenerBase;

    bool assertionEnded(const Catch::AssertionStats& stats) override
    {
        const Catch::AssertionResult& result = stats.assertionResult;
        if (!result.isOk())
            m_failures.push_back(currentTestCaseInfo->name + "\n    " +
                                 result.getSourceInfo().file + ':' +
                                 std::to_string(result.getSourceInfo().line) + "\n    " +
                                 result.getExpressionInMacro() + "\n    " +
                                 result.getExpandedExpression().substr(0, longest));
        return false;
    }
    void testRunEnded(const Catch::TestRunStats& /*stats*/) override
    {
        for (const std::string& failure : m_failures)
            std::cout << "FAILED: " << failure << '\n';
        std::cout << std::flush;
    }

private:
    static constexpr std::size_t longest = 600;
    std::vector<std::string> m_failures;
};

CATCH_REGISTER_LISTENER(FailuresLast)

} // namespace lx::test
