#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Checks an area's boundary as read_shape (core/geo) reads it. Returns a Chinese sentence without
/// a full stop, or "" with the shape as shape_text writes it in
/// `compact`: one shape, one text.
[[nodiscard]] std::string geo_json_trouble(std::string_view text, std::string& compact);

} // namespace lx
