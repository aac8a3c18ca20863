#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace lx {

/// A mapping the clerk made once and keeps: which column goes into which field. As a file:
/// `{"sheet": "名单", "heading_row": 3, "columns": {"企业全名": "单位名称", "F": "uscc",
/// "经营范围": ""}}`; the outer members may be left out, then the object itself is `columns`. A
/// column is named by its heading or, where no heading says so, by its letter; "" or null leaves it
/// out of the import.
struct SavedMapping
{
    std::optional<std::string> sheet;
    std::optional<std::int64_t> heading_row; ///< from 1, as in Excel; the last of them
    std::vector<std::pair<std::string, std::string>> columns;

    /// Errors: Usage with the place in the file.
    [[nodiscard]] static Result<SavedMapping> from_json(const std::string& json,
                                                        const std::string& file);
};

} // namespace lx
