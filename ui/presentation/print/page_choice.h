#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace lx {

/// Which pages of a print are wanted, counted through all its pieces from 1.
class PageChoice
{
public:
    /// All of them.
    PageChoice() = default;
    /// "3", "1-4，7": commas, 、 and spaces between, - – ～ 至 within a range; "" = all. Errors
    /// (BadInput): what is no page, a range that runs backwards.
    [[nodiscard]] static Result<PageChoice> parse(const std::string& text);

    [[nodiscard]] bool all() const { return m_ranges.empty(); }
    [[nodiscard]] bool has(int page) const;
    /// The last one that is wanted; 0 = all.
    [[nodiscard]] int last() const;

private:
    std::vector<std::pair<int, int>> m_ranges;
};

} // namespace lx
