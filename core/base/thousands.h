#pragma once

#include <cstdint>
#include <string>

namespace lx {

/// 12,345; −12,345; zero is 0: the one way numbers are grouped for people.
[[nodiscard]] std::string thousands_text(std::int64_t number);

} // namespace lx
