#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Checks an area's boundary as read_shape (core/geo) reads it. Returns a Chinese sentence without
/// a full stop, or "" with the same text without blanks in `compact`.
[[nodiscard]] std::string geo_json_trouble(std::string_view text, std::string& compact);

} // namespace lx
