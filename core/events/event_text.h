#pragma once

#include <cstddef>
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
/// How many names a sentence lists.
inline constexpr std::size_t few_names = 3;
/// Names as a sentence lists them: the first few, and how many there are where there are more.
/// `count`: of all of them, where `names` may be just the first few.
[[nodiscard]] std::string few_of(const std::vector<std::string>& names, std::size_t count);
[[nodiscard]] inline std::string few_of(const std::vector<std::string>& names)
{
    return few_of(names, names.size());
}

} // namespace lx
