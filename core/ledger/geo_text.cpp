#include "core/ledger/geo_text.h"

#include "core/geo/geo_json.h"

namespace lx {

std::string geo_json_trouble(std::string_view text, std::string& compact)
{
    const auto shape = read_shape(text);
    if (!shape) {
        std::string trouble = shape.error().message;
        constexpr std::string_view stop = "。";
        if (trouble.ends_with(stop))
            trouble.resize(trouble.size() - stop.size());
        return trouble;
    }
    compact = shape_text(*shape);
    return {};
}

} // namespace lx
