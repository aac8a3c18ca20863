#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace lx {

/// What a table shows once the rows of its list have changed: a row it shows stays where it is,
/// whether it still belongs there or not, until the list is read anew; what has come into the list
/// stands at its place.
struct KeptRows
{
    std::vector<std::int64_t> ids;                      ///< what is shown then
    std::vector<int> removed;                           ///< positions before, descending
    std::vector<std::pair<int, std::int64_t>> inserted; ///< positions in `ids`, ascending
    /// Those of `ids` that belong no longer where they are: elsewhere in the list, or nowhere.
    std::vector<std::int64_t> strayed;
};

/// `before`: what is shown; `list`: what is in the list now, in its order; `gone`: rows of `before`
/// that are no more at all; `moved`: rows whose place may be another one than it was (just edited,
/// or strayed before): where rows are out of order it is rather these that are. No row stands twice
/// in `before` or `list`. Needs time in proportion to what lies between the first and the last
/// difference.
[[nodiscard]] KeptRows keep_rows(const std::vector<std::int64_t>& before,
                                 const std::vector<std::int64_t>& list,
                                 const std::vector<std::int64_t>& gone,
                                 const std::vector<std::int64_t>& moved);

/// Rows of `before` that are not in `list`: gone, or fitting no longer.
[[nodiscard]] std::vector<std::int64_t> rows_left_out(const std::vector<std::int64_t>& before,
                                                      const std::vector<std::int64_t>& list);

} // namespace lx
