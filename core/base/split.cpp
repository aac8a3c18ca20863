#include "core/base/split.h"

namespace lx {

std::vector<std::string> split_at(std::string_view text, char sign)
{
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t at = text.find(sign);
        parts.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join_with(const std::vector<std::string>& parts, char sign)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += sign;
        text += parts[i];
    }
    return text;
}

} // namespace lx
