#include "core/ledger/mask.h"

#include <algorithm>

#include "core/base/id_number.h"
#include "core/base/text.h"

namespace lx {

namespace {

/// Puts asterisks over the code points from `first` up to `behind`.
std::string covered(std::u32string points, std::size_t first, std::size_t behind)
{
    for (std::size_t i = first; i < behind && i < points.size(); ++i)
        points[i] = U'*';
    return utf8(points);
}

std::string mask_one_phone(std::string_view phone)
{
    const std::u32string points = code_points(phone);
    constexpr std::size_t mobile_length = 11;
    constexpr std::size_t hidden = 4;
    if (points.size() == mobile_length && points[0] == U'1')
        return covered(points, 3, 3 + hidden);
    const std::size_t dash = points.find(U'-');
    const std::size_t from = dash == std::u32string::npos ? 0 : dash + 1;
    return covered(points, from, from + hidden);
}

} // namespace

std::string mask_id_number(std::string_view number)
{
    constexpr std::size_t id_length = 18;
    constexpr std::size_t area_length = 6;
    constexpr std::size_t shown_tail = 4;
    std::u32string points = code_points(number);
    if (points.size() == id_length)
        return covered(std::move(points), area_length, id_length - shown_tail);
    const std::size_t size = points.size();
    return covered(std::move(points), 2, size < 4 ? size : size - 2);
}

std::string mask_phone(std::string_view phones)
{
    std::string out;
    for (const std::string& phone : split_list(phones))
        out += (out.empty() ? "" : "、") + mask_one_phone(phone);
    return out;
}

std::string mask_key(std::string_view key)
{
    constexpr std::size_t id_length = 18;
    if (key.size() != id_length)
        return std::string(key);
    const IdTrouble trouble = check_id_number(key);
    const bool person = trouble == IdTrouble::None || trouble == IdTrouble::CheckDigit;
    return person ? mask_id_number(key) : std::string(key);
}

std::string mask_key_parts(std::string_view key)
{
    std::string out;
    for (std::size_t from = 0; from <= key.size();) {
        const std::size_t bar = std::min(key.find('|', from), key.size());
        out += (from == 0 ? "" : "|") + mask_key(key.substr(from, bar - from));
        from = bar + 1;
    }
    return out;
}

} // namespace lx
