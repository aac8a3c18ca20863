#include "core/events/event_text.h"

#include <utility>

namespace lx {

namespace {

/// Calls `plain` and `name` for the parts of a sentence in order. A bracket without its partner is
/// plain text.
template <class Plain, class Name> void take_apart(std::string_view text, Plain plain, Name name)
{
    while (!text.empty()) {
        const auto open = text.find('{');
        const auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos)
            return plain(text);
        plain(text.substr(0, open));
        name(std::string(text.substr(open + 1, close - open - 1)));
        text.remove_prefix(close + 1);
    }
}

} // namespace

std::vector<std::string> placeholders(std::string_view text)
{
    std::vector<std::string> names;
    take_apart(
        text, [](std::string_view) {}, [&](std::string name) { names.push_back(std::move(name)); });
    return names;
}

std::string filled_in(std::string_view text,
                      const std::function<std::string(const std::string&)>& said)
{
    std::string out;
    take_apart(
        text, [&](std::string_view plain) { out += plain; },
        [&](const std::string& name) { out += said(name); });
    return out;
}

std::string sentence(std::string text)
{
    return text.ends_with("。") ? std::move(text) : text + "。";
}

std::string few_of(const std::vector<std::string>& names, std::size_t count)
{
    std::string out;
    for (std::size_t i = 0; i < names.size() && i < few_names; ++i)
        out += (i == 0 ? "" : "、") + names[i];
    return count <= few_names ? out : out + "等 " + std::to_string(count) + " 个";
}

} // namespace lx
