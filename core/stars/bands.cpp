#include "core/stars/bands.h"

#include <algorithm>
#include <limits>

namespace lx {

namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

} // namespace

std::string band_fault(std::vector<Band> bands,
                       const std::function<std::string(std::int64_t)>& text)
{
    if (bands.empty())
        return "一档也没有";
    for (const Band& band : bands)
        if (band.from && band.below && *band.below <= *band.from)
            return "“" + text(*band.from) + "以上、不到" + text(*band.below) + "”的一档永远达不到";
    std::ranges::sort(bands, {}, [](const Band& band) { return band.from.value_or(least); });
    if (bands.front().from)
        return "不到" + text(*bands.front().from) + "的没有归入任何一档（如" +
               text(*bands.front().from - 1) + "）";
    for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
        const std::int64_t end = bands[i].below.value_or(most);
        const std::int64_t begin = bands[i + 1].from.value_or(least);
        if (begin < end)
            return "有重叠：" + text(begin == least ? end - 1 : begin) + "同时归入两档";
        if (end < begin)
            return "有空档：" + text(end) + "以上、不到" + text(begin) + "的没有归入任何一档（如" +
                   text(end) + "）";
    }
    if (bands.back().below)
        return "有空档：" + text(*bands.back().below) + "以上的没有归入任何一档";
    return {};
}

} // namespace lx
