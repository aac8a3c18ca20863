#include "core/ledger/number_scrub.h"

#include <algorithm>

#include "core/base/id_number.h"
#include "core/ledger/mask.h"

namespace lx {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Whether 15 digits may be an ID number of the old kind.
bool is_old_id(std::string_view digits)
{
    return id_born(std::string(digits.substr(0, 6)) + "19" + std::string(digits.substr(6)) + "0")
        .has_value();
}

bool is_all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), is_digit);
}

/// A word of letters and digits with its middle hidden where it is a number of a person.
std::string masked_word(std::string_view word)
{
    constexpr std::size_t id_size = 18;
    constexpr std::size_t old_id_size = 15;
    constexpr std::size_t mobile_size = 11;
    if (word.size() == id_size && is_all_digits(word.substr(0, id_size - 1)) && id_born(word))
        return mask_id_number(word);
    if (word.size() == old_id_size && is_all_digits(word) && is_old_id(word))
        return mask_id_number(word);
    if (word.size() == mobile_size && is_all_digits(word) && word[0] == '1' && word[1] >= '3')
        return mask_phone(word);
    return std::string(word);
}

/// 0951-8011234: an area code of 3 or 4 digits, then 7 or 8.
std::size_t landline_at(std::string_view text)
{
    const std::size_t dash = text.find('-');
    if (text.empty() || text[0] != '0' || dash < 3 || dash > 4)
        return 0;
    std::size_t end = dash + 1;
    while (end < text.size() && is_digit(text[end]))
        ++end;
    const std::size_t local = end - dash - 1;
    return local == 7 || local == 8 ? end : 0;
}

} // namespace

std::string with_numbers_masked(std::string_view text)
{
    // Numbers of persons are words of digits; what has none is as it was.
    if (std::none_of(text.begin(), text.end(), is_digit))
        return std::string(text);
    std::string out;
    out.reserve(text.size());
    const auto is_of_word = [](char c) { return is_digit(c) || is_letter(c); };
    for (std::size_t at = 0; at < text.size();) {
        const auto* const word = std::find_if(text.begin() + at, text.end(), is_of_word);
        const auto next = static_cast<std::size_t>(word - text.begin());
        out.append(text, at, next - at);
        at = next;
        if (at == text.size())
            break;
        if (const std::size_t size = landline_at(text.substr(at))) {
            out += mask_phone(text.substr(at, size));
            at += size;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_of_word(text[end]))
            ++end;
        out += masked_word(text.substr(at, end - at));
        at = end;
    }
    return out;
}

} // namespace lx
