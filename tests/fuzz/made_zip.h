#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lx::fuzz {

/// A zip file whose parts are stored as they are (their checksums are left 0, which readers let
/// pass), made fast enough for a fuzzer.
[[nodiscard]] std::string
stored_zip(const std::vector<std::pair<std::string, std::string_view>>& parts);

/// Cuts `text` at lines "%%" into at most `most` pieces.
[[nodiscard]] std::vector<std::string_view> cut_at_marks(std::string_view text, std::size_t most);

} // namespace lx::fuzz
