#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lx {

/// The names in {…} of a sentence, in order.
[[nodiscard]] std::vector<std::string> placeholders(std::string_view text);
/// The sentence with what `said` gives for each of them.
[[nodiscard]] std::string filled_in(std::string_view text,
                                    const std::function<std::string(const std::string&)>& said);
/// With its full stop.
[[nodiscard]] std::string sentence(std::string text);
/// Names as a sentence lists them: the first few, and how many there are where there are more.
[[nodiscard]] std::string few_of(const std::vector<std::string>& names);

} // namespace lx
