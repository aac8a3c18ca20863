#pragma once

#include <string>
#include <string_view>

namespace lx {

/// 640121********1234; anything that is not 18 characters long keeps its first and last two.
[[nodiscard]] std::string mask_id_number(std::string_view number);
/// 139****5678, 0951-****567; several numbers joined by 、 are masked one by one.
[[nodiscard]] std::string mask_phone(std::string_view phones);
/// A natural key of any kind: masked only where it has the form of an ID number (honours name units
/// and organizations too).
[[nodiscard]] std::string mask_key(std::string_view key);

/// A natural key of several parts, joined by '|': every part as mask_key has it.
[[nodiscard]] std::string mask_key_parts(std::string_view key);

} // namespace lx
