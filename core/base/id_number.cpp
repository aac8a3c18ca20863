#include "core/base/id_number.h"

#include <array>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::size_t long_length = 18;
constexpr std::size_t short_length = 15;
constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
constexpr std::string_view check_characters = "10X98765432"; // by remainder 0…10

bool all_digits(std::string_view text)
{
    for (const char c : text) {
        if (c < '0' || c > '9')
            return false;
    }
    return true;
}

int number_at(std::string_view text, std::size_t at, std::size_t count)
{
    int value = 0;
    for (const char c : text.substr(at, count))
        value = value * 10 + (c - '0');
    return value;
}

/// GB/T 2260 province codes, 81 to 83 (residents from Hong Kong, Macau, Taiwan) and the permanent
/// residence cards of foreigners, which begin with 9 and have the issuing province behind it.
bool is_province(int code)
{
    constexpr std::array<int, 35> provinces{11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34,
                                            35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
                                            53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83};
    for (const int each : provinces) {
        if (each == code)
            return true;
    }
    return false;
}

bool known_area(std::string_view number)
{
    return is_province(number_at(number, number[0] == '9' ? 1 : 0, 2));
}

} // namespace

char id_check_character(std::string_view first17)
{
    if (first17.size() < weights.size() || !all_digits(first17.substr(0, weights.size())))
        return 0;
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (first17[i] - '0') * weights[i];
    return check_characters[static_cast<std::size_t>(sum % 11)];
}

std::optional<Date> id_born(std::string_view number)
{
    if (number.size() != long_length || !all_digits(number.substr(6, 8)))
        return std::nullopt;
    constexpr int earliest = 1800;
    const int year = number_at(number, 6, 4);
    if (year < earliest)
        return std::nullopt;
    return Date::from_ymd(year, number_at(number, 10, 2), number_at(number, 12, 2));
}

std::optional<bool> id_male(std::string_view number)
{
    if (number.size() != long_length || number[16] < '0' || number[16] > '9')
        return std::nullopt;
    return (number[16] - '0') % 2 == 1;
}

IdTrouble check_id_number(std::string_view number)
{
    if (number.find('*') != std::string_view::npos)
        return IdTrouble::Masked;
    if (number.size() != long_length)
        return IdTrouble::Length;
    const char last = number.back();
    if (!all_digits(number.substr(0, long_length - 1)) ||
        ((last < '0' || last > '9') && last != 'X'))
        return IdTrouble::Characters;
    if (!id_born(number))
        return IdTrouble::Date;
    return id_check_character(number) == last ? IdTrouble::None : IdTrouble::CheckDigit;
}

IdReading read_id_number(std::string_view text)
{
    IdReading reading;
    text = trimmed(text);
    if (text.size() == long_length && all_digits(text.substr(0, long_length - 1)) &&
        (all_digits(text.substr(long_length - 1)) || text.back() == 'X')) {
        reading.number = std::string(text);
    } else {
        for (const char c : fold(text)) {
            if (c != '-' && c != '\'' && c != '"' && c != '`')
                reading.number.push_back(c);
        }
    }
    if (reading.number.size() == short_length && all_digits(reading.number)) {
        reading.number.insert(6, "19");
        reading.number.push_back(id_check_character(reading.number));
        reading.converted = true;
    }
    reading.trouble = check_id_number(reading.number);
    if (reading.trouble == IdTrouble::None || acceptable(reading.trouble))
        reading.unknown_area = !known_area(reading.number);
    return reading;
}

std::string id_trouble_text(IdTrouble trouble)
{
    switch (trouble) {
    case IdTrouble::None:
        break;
    case IdTrouble::Masked:
        return "公民身份号码含有 *，是隐去几位的号码，请填写完整号码";
    case IdTrouble::Length:
        return "公民身份号码应为18位，请核对";
    case IdTrouble::Characters:
        return "公民身份号码里有数字以外的字符（只有末位可以是 X），请核对";
    case IdTrouble::Date:
        return "公民身份号码里的出生日期不存在，请核对；确属真实的，在“身份号码存疑说明”里写明理由";
    case IdTrouble::CheckDigit:
        return "公民身份号码的校验码不符，请核对；确属真实的，在“身份号码存疑说明”里写明理由";
    }
    return {};
}

} // namespace lx
