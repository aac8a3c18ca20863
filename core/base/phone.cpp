#include "core/base/phone.h"

#include <vector>

#include "core/base/text.h"

namespace lx {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_mobile(std::string_view digits)
{
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

/// Length of the trunk prefix of a landline number (010, 02x three digits, others four); 0 if it is
/// none.
std::size_t area_code_length(std::string_view digits)
{
    if (digits.size() < 10 || digits[0] != '0')
        return 0;
    const std::size_t length = digits[1] == '1' || digits[1] == '2' ? 3 : 4;
    const std::size_t local = digits.size() - length;
    return (local == 7 || local == 8) && digits[length] >= '2' ? length : 0;
}

/// One number; "" where it is not understood.
std::string one_number(std::string_view text)
{
    std::string digits;
    std::string extension;
    bool in_extension = false;
    constexpr std::string_view ext_word = "转";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_digit(c)) {
            (in_extension ? extension : digits).push_back(c);
        } else if (text.substr(i).starts_with(ext_word) || c == '#') {
            in_extension = true;
            i += c == '#' ? 0 : ext_word.size() - 1;
        } else if (c == '-') {
            // behind a whole landline number a dash leads to the extension
            in_extension = in_extension || (area_code_length(digits) > 0 && digits.size() >= 11) ||
                           (digits.size() >= 7 && digits[0] >= '2' && digits.size() <= 8);
        } else if (c != ' ' && c != '+' && c != '(' && c != ')') {
            return {};
        }
    }
    if (digits.size() == 13 && digits.starts_with("86"))
        digits.erase(0, 2);
    const std::string tail = extension.empty() ? std::string() : "-" + extension;
    if (is_mobile(digits))
        return extension.empty() ? digits : std::string();
    if (const std::size_t length = area_code_length(digits); length > 0)
        return digits.substr(0, length) + "-" + digits.substr(length) + tail;
    if (digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800")))
        return digits + tail;
    if ((digits.size() == 7 || digits.size() == 8) && digits[0] >= '2')
        return digits + tail;
    return {};
}

} // namespace

PhoneReading read_phone(std::string_view text)
{
    text = trimmed(text);
    bool plain = true;
    for (const char c : text)
        plain = plain && is_digit(c);
    if (plain && is_mobile(text))
        return {std::string(text), false};
    std::string narrow;
    for (const char32_t c : code_points(half_width(text))) {
        if (c == U'/' || c == U'\\')
            narrow += "、";
        else if (c == U'—' || c == U'–' || c == U'－' || c == U'‐')
            narrow.push_back('-');
        else
            narrow += utf8(std::u32string_view(&c, 1));
    }
    PhoneReading out;
    for (const std::string& part : split_list(narrow)) {
        std::vector<std::string> numbers{one_number(part)};
        // two mobile numbers with only a blank between them
        constexpr std::size_t mobile_length = 11;
        if (numbers.front().empty() && part.size() > 2 * mobile_length &&
            part[mobile_length] == ' ') {
            const std::string first = one_number(part.substr(0, mobile_length));
            const std::string second = one_number(part.substr(mobile_length + 1));
            if (!first.empty() && !second.empty())
                numbers = {first, second};
        }
        for (const std::string& number : numbers) {
            out.doubtful = out.doubtful || number.empty();
            out.text += (out.text.empty() ? "" : "、") + (number.empty() ? part : number);
        }
    }
    return out;
}

std::string phone_trouble_text(std::string_view text)
{
    if (!read_phone(text).doubtful)
        return {};
    return "电话存疑：“" + std::string(text) + "”不是11位手机号码或固定电话号码，请核对";
}

} // namespace lx
