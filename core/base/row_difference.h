#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace lx {

/// How a table's rows before become its rows after: rows to take out (positions before,
/// descending), then rows to put in (positions after, ascending). A row that changed its place is
/// taken out and put in.
struct RowDifference
{
    bool too_many = false; ///< more steps than are worth showing one by one: read anew
    std::vector<int> removed;
    std::vector<std::pair<int, std::int64_t>> inserted;
    [[nodiscard]] bool empty() const { return !too_many && removed.empty() && inserted.empty(); }
};

/// `moved` are ids whose place may have changed (rows just edited). Needs time in proportion to
/// what lies between the first and the last difference.
[[nodiscard]] RowDifference row_difference(const std::vector<std::int64_t>& before,
                                           const std::vector<std::int64_t>& after,
                                           const std::vector<std::int64_t>& moved,
                                           std::size_t limit = 500);

} // namespace lx
