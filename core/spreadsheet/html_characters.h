#pragma once

#include <optional>
#include <string_view>

namespace lx {

/// The character a reference of HTML names ("ldquo" of &ldquo;); empty for other words.
[[nodiscard]] std::optional<char32_t> html_character(std::string_view name);

} // namespace lx
