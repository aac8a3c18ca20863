#include "core/spreadsheet/ods_duration.h"

#include <charconv>

namespace lx {

std::optional<double> read_ods_duration(std::string_view text)
{
    if (text.empty() || text.front() != 'P')
        return std::nullopt;
    text.remove_prefix(1);
    double seconds = 0;
    bool in_time = false;
    bool any = false;
    while (!text.empty()) {
        if (text.front() == 'T' && !in_time) {
            in_time = true;
            text.remove_prefix(1);
            continue;
        }
        double value = 0;
        const char* const end = text.data() + text.size();
        const auto [stopped, error] =
            std::from_chars(text.data(), end, value, std::chars_format::fixed);
        if (error != std::errc() || stopped == end || !(value >= 0 && value < 1e9))
            return std::nullopt;
        double unit = 0;
        if (in_time)
            unit = *stopped == 'H' ? 3600 : *stopped == 'M' ? 60 : *stopped == 'S' ? 1 : 0;
        else
            unit = *stopped == 'D' ? 86'400 : 0;
        if (unit == 0)
            return std::nullopt;
        seconds += value * unit;
        any = true;
        text.remove_prefix(static_cast<std::size_t>(stopped - text.data()) + 1);
    }
    return any ? std::optional(seconds) : std::nullopt;
}

} // namespace lx
