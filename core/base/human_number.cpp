#include "core/base/human_number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr int most_digits = 18; // what fits an int64 whatever the digits

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

HumanNumber not_a_number(std::string_view shown)
{
    HumanNumber out;
    out.error = "“" + trim(shown) + "”不是数，请只填数字";
    return out;
}

/// Whether commas stood where they part thousands (or, before 万 and 亿, ten thousands): `groups`
/// are the digits between them, the first one included.
bool parts_groups(const std::vector<int>& groups, std::string_view behind)
{
    const auto all_of_size = [&](int size) {
        return groups.front() >= 1 && groups.front() <= size &&
               std::all_of(groups.begin() + 1, groups.end(),
                           [&](int digits) { return digits == size; });
    };
    constexpr int thousands = 3;
    constexpr int ten_thousands = 4;
    return all_of_size(thousands) ||
           (all_of_size(ten_thousands) && (behind.starts_with("万") || behind.starts_with("亿")));
}

/// Reads sign, digits with thousands separators, a fraction and an exponent from the front of
/// `text`.
bool take_number(std::string_view& text, HumanNumber& out)
{
    std::size_t at = 0;
    bool negative = false;
    if (at < text.size() && (text[at] == '-' || text[at] == '+'))
        negative = text[at++] == '-';
    int seen = 0;
    int kept = 0;
    bool fraction = false;
    std::vector<int> groups; // of digits before the point, where there are commas
    int in_group = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ',' && !fraction && seen > 0 && at + 1 < text.size() && is_digit(text[at + 1])) {
            groups.push_back(in_group);
            in_group = 0;
            continue;
        }
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (!is_digit(c))
            break;
        ++seen;
        in_group += fraction ? 0 : 1;
        if (kept < most_digits) {
            out.digits = out.digits * 10 + (c - '0');
            kept += out.digits != 0 ? 1 : 0;
            out.decimals += fraction ? 1 : 0;
        } else if (!fraction) {
            return false; // more than 18 digits before the point
        }
    }
    if (seen == 0)
        return false;
    if (!groups.empty()) {
        groups.push_back(in_group);
        out.odd_comma = !parts_groups(groups, text.substr(at));
    }
    if (at + 1 < text.size() && text[at] == 'E' &&
        (is_digit(text[at + 1]) ||
         (at + 2 < text.size() && (text[at + 1] == '+' || text[at + 1] == '-') &&
          is_digit(text[at + 2])))) {
        std::size_t end = at + 1;
        const bool down = text[end] == '-';
        if (!is_digit(text[end]))
            ++end;
        int exponent = 0;
        for (; end < text.size() && is_digit(text[end]); ++end)
            exponent = exponent < 100 ? exponent * 10 + (text[end] - '0') : exponent;
        out.decimals += down ? exponent : -exponent;
        at = end;
    }
    if (negative)
        out.digits = -out.digits;
    text.remove_prefix(at);
    return true;
}

struct Word
{
    std::string_view word;
    std::int64_t factor = 1;
    std::string_view currency; ///< foreign only
};

/// What may stand around a number, longest first where one begins with another. Folded.
constexpr std::array<Word, 48> words{{
    {"人民币", 1, ""},
    {"万亿", 1'000'000'000'000, ""},
    {"千万", 10'000'000, ""},
    {"百万", 1'000'000, ""},
    {"万", 10'000, ""},
    {"亿", 100'000'000, ""},
    {"千", 1'000, ""},
    {"百", 100, ""},
    {"美元", 1, "美元"},
    {"美金", 1, "美元"},
    {"USD", 1, "美元"},
    {"US$", 1, "美元"},
    {"港元", 1, "港元"},
    {"港币", 1, "港元"},
    {"HKD", 1, "港元"},
    {"HK$", 1, "港元"},
    {"欧元", 1, "欧元"},
    {"EUR", 1, "欧元"},
    {"€", 1, "欧元"},
    {"日元", 1, "日元"},
    {"JPY", 1, "日元"},
    {"英镑", 1, "英镑"},
    {"GBP", 1, "英镑"},
    {"新台币", 1, "新台币"},
    {"台币", 1, "新台币"},
    {"澳门元", 1, "澳门元"},
    {"韩元", 1, "韩元"},
    {"新加坡元", 1, "新加坡元"},
    {"澳元", 1, "澳元"},
    {"加元", 1, "加元"},
    {"CNY", 1, ""},
    {"RMB", 1, ""},
    {"元", 1, ""},
    {"圆", 1, ""},
    {"整", 1, ""},
    {"¥", 1, ""},
    {"$", 1, "美元"},
    {"平方米", 1, ""},
    {"平米", 1, ""},
    {"㎡", 1, ""},
    {"M2", 1, ""},
    {"M²", 1, ""},
    {"人", 1, ""},
    {"名", 1, ""},
    {"个", 1, ""},
    {"户", 1, ""},
    {"家", 1, ""},
    {"次", 1, ""},
}};

/// Units that only belong to numbers of one kind, and what they measure: where a field holds
/// another kind, the number is none of it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> measures{{{"天", "天"},
                                                                                 {"日", "天"},
                                                                                 {"年", "年"},
                                                                                 {"星", "星"},
                                                                                 {"级", "星"},
                                                                                 {"度", "度"},
                                                                                 {"°", "度"},
                                                                                 {"分", "分"},
                                                                                 {"票", "票"}}};

/// 约, 余 and their like: false if there is none at the front.
bool take_about(std::string_view& text, HumanNumber& out)
{
    constexpr std::array<std::string_view, 9> about{"大约", "约", "近",   "将近", "左右",
                                                    "余",   "多", "上下", "至少"};
    for (const std::string_view word : about) {
        if (text.starts_with(word)) {
            out.approximate = true;
            text.remove_prefix(word.size());
            return true;
        }
    }
    return false;
}

/// Takes one known word from the front; false if there is none.
bool take_word(std::string_view& text, HumanNumber& out)
{
    for (const Word& each : words) {
        if (!text.starts_with(each.word))
            continue;
        if (each.factor != 1 && out.factor != 1)
            return false;
        out.factor *= each.factor;
        if (!each.currency.empty())
            out.currency = each.currency;
        out.in_yuan = out.in_yuan || (each.factor == 1 && each.word == "元");
        text.remove_prefix(each.word.size());
        return true;
    }
    for (const auto& [word, measure] : measures) {
        if (text.starts_with(word)) {
            out.measure = measure;
            text.remove_prefix(word.size());
            return true;
        }
    }
    return false;
}

/// The forms that are not plain digits.
HumanNumber read_dressed(std::string_view shown)
{
    const std::string folded = fold(shown);
    std::string_view text = folded;
    HumanNumber out;
    // Accounts write a negative amount in brackets.
    const bool bracketed =
        text.size() > 2 && text.front() == '(' && text.back() == ')' && is_digit(text[1]);
    if (bracketed)
        text = text.substr(1, text.size() - 2);
    while (!text.empty() && !is_digit(text.front()) && text.front() != '-' && text.front() != '+' &&
           text.front() != '.') {
        const std::int64_t before = out.factor;
        if (take_about(text, out))
            continue;
        if (!take_word(text, out) || out.factor != before)
            return not_a_number(shown);
    }
    if (!take_number(text, out))
        return not_a_number(shown);
    while (!text.empty()) {
        if (text.front() == '(' || text.front() == ')' || text.front() == '/') {
            text.remove_prefix(1);
        } else if (text.front() == '%' && !out.percent) {
            out.percent = true;
            out.decimals += 2;
            text.remove_prefix(1);
        } else if (!take_about(text, out) && !take_word(text, out)) {
            return not_a_number(shown);
        }
    }
    if (bracketed)
        out.digits = -out.digits;
    return out;
}

} // namespace

double HumanNumber::value() const
{
    // Dividing by an exact power of ten rounds once; 0.1 stays what "0.1" reads as.
    const auto whole_part = static_cast<double>(digits) * static_cast<double>(factor);
    return decimals >= 0 ? whole_part / std::pow(10.0, decimals)
                         : whole_part * std::pow(10.0, -decimals);
}

std::optional<std::int64_t> HumanNumber::scaled(int places, bool& rounded) const
{
    rounded = false;
    if (digits == 0)
        return 0;
    // 18 digits × 10^12 does not fit 64 bits: a wider integer keeps it exact.
    __extension__ using Wide = __int128;
    Wide value = static_cast<Wide>(digits) * factor;
    int shift = places - decimals;
    constexpr int most_shift = 18;
    if (shift > most_shift)
        return std::nullopt;
    constexpr Wide largest = std::numeric_limits<std::int64_t>::max();
    for (; shift > 0; --shift) {
        if (value > largest || value < -largest)
            return std::nullopt;
        value *= 10;
    }
    if (shift < 0) {
        Wide divisor = 1;
        constexpr int most_divisor = 36;
        for (; shift < 0 && -shift <= most_divisor; ++shift)
            divisor *= 10;
        if (shift < 0) {
            rounded = true;
            return 0;
        }
        const Wide rest = value % divisor;
        value /= divisor;
        rounded = rest != 0;
        if (rest * 2 >= divisor)
            ++value;
        else if (rest * 2 <= -divisor)
            --value;
    }
    if (value > largest || value < -largest)
        return std::nullopt;
    return static_cast<std::int64_t>(value);
}

std::optional<std::int64_t> HumanNumber::whole() const
{
    bool rounded = false;
    const auto out = scaled(0, rounded);
    return rounded ? std::nullopt : out;
}

HumanNumber read_number(std::string_view text)
{
    text = trimmed(text);
    HumanNumber out;
    std::string_view rest = text;
    if (!take_number(rest, out) || !rest.empty())
        out = read_dressed(text);
    if (out.error.empty() && out.odd_comma) {
        out = {};
        out.error = "“" + std::string(text) + "”里的逗号不是千位分隔，看不出是多少，请写清楚";
    }
    return out;
}

} // namespace lx
