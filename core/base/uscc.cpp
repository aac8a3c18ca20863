#include "core/base/uscc.h"

#include <array>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t code_length = 18;
constexpr int modulus = 31;
constexpr std::array<int, 17> weights{1,  3,  9,  27, 19, 26, 16, 17, 20,
                                      29, 25, 13, 8,  24, 10, 30, 28};

constexpr std::array<int, 128> make_values()
{
    std::array<int, 128> values{};
    for (auto& value : values)
        value = -1;
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i);
    return values;
}
constexpr std::array<int, 128> character_values = make_values();

int value_of(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < character_values.size() ? character_values[byte] : -1;
}

/// Words by which people say that there is no code, folded and without dashes.
bool means_none(std::string_view text)
{
    for (const char c : text) {
        if (c != '/' && c != '.' && c != '_' && c != '*')
            goto words;
    }
    return true;
words:
    for (const std::string_view word :
         {"无", "暂无", "没有", "空", "未知", "NULL", "N/A", "NA", "NONE", "待补"}) {
        if (text == word)
            return true;
    }
    return false;
}

} // namespace

std::string normalise_uscc(std::string_view text)
{
    text = trimmed(text);
    bool plain = text.size() == code_length;
    for (std::size_t i = 0; plain && i < text.size(); ++i)
        plain = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z');
    if (plain)
        return std::string(text);
    const std::string folded = fold(text);
    std::string out;
    out.reserve(folded.size());
    for (const char c : folded) {
        if (c == '(' && out.size() >= code_length)
            break;
        if (c != '-' && c != '\'' && c != '"' && c != '`')
            out.push_back(c);
    }
    return means_none(out) ? std::string() : out;
}

bool could_be_code(std::string_view code)
{
    constexpr std::size_t shortest = 8;
    constexpr std::size_t longest = 24;
    if (code.size() < shortest || code.size() > longest)
        return false;
    std::size_t digits = 0;
    std::size_t others = 0;
    for (const char c : code) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z'))
            return false;
        others += c != code.front() ? 1 : 0;
    }
    return digits * 2 >= code.size() && others > 0;
}

char uscc_check_character(std::string_view first17)
{
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const int value = i < first17.size() ? value_of(first17[i]) : -1;
        if (value < 0)
            return 0;
        sum += value * weights[i];
    }
    return alphabet[static_cast<std::size_t>((modulus - sum % modulus) % modulus)];
}

UsccTrouble check_uscc(std::string_view code)
{
    if (code.size() != code_length)
        return UsccTrouble::Length;
    for (const char c : code) {
        if (value_of(c) < 0)
            return UsccTrouble::Characters;
    }
    // The registration authority (character 1) is 1…9, A or N or Y by the standard; organizations
    // of the kinds kept here begin with a digit. Characters 3 to 8 are an area code: digits.
    if (code[0] < '1' || (code[0] > '9' && code[0] != 'A' && code[0] != 'N' && code[0] != 'Y'))
        return UsccTrouble::Characters;
    for (std::size_t i = 2; i < 8; ++i) {
        if (code[i] < '0' || code[i] > '9')
            return UsccTrouble::Characters;
    }
    return uscc_check_character(code) == code.back() ? UsccTrouble::None : UsccTrouble::CheckDigit;
}

std::string suggest_uscc(std::string_view code)
{
    std::string changed(code);
    for (char& c : changed) {
        if (c == 'O')
            c = '0';
        else if (c == 'I')
            c = '1';
    }
    return changed != code && check_uscc(changed) == UsccTrouble::None ? changed : std::string();
}

std::string uscc_trouble_text(std::string_view code)
{
    const UsccTrouble trouble = check_uscc(code);
    if (trouble == UsccTrouble::None)
        return {};
    if (const std::string suggestion = suggest_uscc(code); !suggestion.empty())
        return "代码存疑：统一社会信用代码不用字母 O、I，应为 " + suggestion + "，请核对";
    switch (trouble) {
    case UsccTrouble::None:
        break;
    case UsccTrouble::Length:
        return "代码存疑：统一社会信用代码应为18位，此处为" + std::to_string(length(code)) +
               "位，请核对";
    case UsccTrouble::Characters:
        return "代码存疑：统一社会信用代码里有不该有的字符，请核对";
    case UsccTrouble::CheckDigit:
        return "代码存疑：统一社会信用代码的校验码不符，请核对证照";
    }
    return {};
}

UsccKind uscc_kind(std::string_view code)
{
    constexpr std::string_view enterprise = "非公有制企业";
    constexpr std::string_view social = "社会组织";
    struct Prefix
    {
        std::string_view prefix;
        UsccKind kind;
    };
    static constexpr std::array<Prefix, 14> prefixes{{
        {"91", {"企业", enterprise, ""}},
        {"92", {"个体工商户", "", ""}},
        {"93", {"农民专业合作社", enterprise, "农民专业合作社"}},
        {"51", {"社会团体", social, "社会团体"}},
        {"52", {"民办非企业单位", social, "其他社会服务机构"}},
        {"53", {"基金会", social, "基金会"}},
        {"59", {"其他民政登记单位", social, "其他"}},
        {"31", {"律师执业机构", social, "律师事务所"}},
        {"11", {"机关", "", ""}},
        {"12", {"事业单位", "", ""}},
        {"13", {"群众团体", "", ""}},
        {"54", {"村民委员会、居民委员会等", "", ""}},
        {"81", {"工会", "", ""}},
        {"N1", {"农村集体经济组织", "", ""}},
    }};
    for (const Prefix& each : prefixes) {
        if (code.starts_with(each.prefix))
            return each.kind;
    }
    return {};
}

} // namespace lx
