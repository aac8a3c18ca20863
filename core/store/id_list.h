#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace lx {

/// Ids of a RefList value: "12,7" → 12, 7. What is no number is left out.
[[nodiscard]] std::vector<std::int64_t> listed_ids(std::string_view list);

} // namespace lx
