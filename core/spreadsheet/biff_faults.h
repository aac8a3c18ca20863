#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace lx {

/// "第 5 行 C 列" for a cell counted from 0.
[[nodiscard]] std::string place_text(std::uint32_t row, std::uint32_t column);

/// The sentence for a sheet that is damaged; `fault` says where and what, without a full stop.
[[nodiscard]] Error sheet_damaged(const std::string& sheet, const std::string& fault);
/// The sentence for a sheet that passes a limit ("1000 行").
[[nodiscard]] Error sheet_too_large(const std::string& sheet, const std::string& limit);
/// The sentence for a device that stops to read.
[[nodiscard]] Error disk_fault();
[[nodiscard]] Error reading_cancelled();

} // namespace lx
