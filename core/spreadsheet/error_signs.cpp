#include "core/spreadsheet/error_signs.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace lx {

namespace {

struct Sign
{
    std::string_view text;
    int code = -1; ///< in .xls files; -1: younger than they are
};

constexpr std::string_view wrong_value = "#VALUE!";
constexpr std::array<Sign, 14> signs{{{"#NULL!", 0x00},
                                      {"#DIV/0!", 0x07},
                                      {wrong_value, 0x0F},
                                      {"#REF!", 0x17},
                                      {"#NAME?", 0x1D},
                                      {"#NUM!", 0x24},
                                      {"#N/A", 0x2A},
                                      {"#GETTING_DATA", 0x2B},
                                      {"#SPILL!"},
                                      {"#CALC!"},
                                      {"#FIELD!"},
                                      {"#BLOCKED!"},
                                      {"#CONNECT!"},
                                      {"#UNKNOWN!"}}};

} // namespace

std::string_view error_sign(std::uint8_t code)
{
    const auto* const found = std::find_if(signs.begin(), signs.end(),
                                           [&](const Sign& each) { return each.code == code; });
    return found == signs.end() ? wrong_value : found->text;
}

bool is_error_sign(std::string_view text)
{
    constexpr std::string_view wide = "＃";
    constexpr std::size_t longest = 40;
    if (text.size() < 3 || text.size() > longest ||
        (text.front() != '#' && !text.starts_with(wide)))
        return false;
    const std::string folded = fold(text);
    return folded.find_first_not_of('#') == std::string::npos ||
           std::any_of(signs.begin(), signs.end(),
                       [&](const Sign& each) { return each.text == folded; });
}

} // namespace lx
