#include "core/exchange/two_kinds.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"

namespace lx {

std::string other_kind_of_code(std::string_view code)
{
    constexpr std::size_t code_length = 18;
    if (code.size() != code_length)
        return {};
    if (code.starts_with("92"))
        return std::string(individual_business);
    switch (code[0]) {
    case '1':
        return "机关或事业单位";
    case '2':
        return "外交机构";
    case '7':
        return "宗教活动场所";
    case '8':
        return "工会";
    case 'N':
        return "农村集体经济组织";
    default:
        return {};
    }
}

std::string other_kind_of_word(std::string_view word)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 13> words{{
        {"个体工商户", individual_business},
        {"个体户", individual_business},
        {"个体", individual_business},
        {"个体经营", individual_business},
        {"个体工商", individual_business},
        {"个人经营", individual_business},
        {"机关", "机关或事业单位"},
        {"事业单位", "机关或事业单位"},
        {"机关事业单位", "机关或事业单位"},
        {"工会", "工会"},
        {"工会法人", "工会"},
        {"村民委员会", "村民委员会、居民委员会"},
        {"居民委员会", "村民委员会、居民委员会"},
    }};
    const std::string folded = without_brackets(fold(word));
    const auto found = std::find_if(words.begin(), words.end(),
                                    [&](const auto& each) { return each.first == folded; });
    return found == words.end() ? std::string() : std::string(found->second);
}

} // namespace lx
