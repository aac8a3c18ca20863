#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace lx {

/// A cell as another program gave it.
struct PasteText
{
    std::string text;
    bool error_sign = false; ///< no content but that program's sign of an error: #REF!, ####
};

/// Rows of cells that are to come into a table; a row may end early.
struct PasteBlock
{
    std::vector<std::vector<PasteText>> rows;

    [[nodiscard]] std::size_t width() const
    {
        std::size_t most = 0;
        for (const auto& row : rows)
            most = std::max(most, row.size());
        return most;
    }
};

} // namespace lx
