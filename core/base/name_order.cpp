#include "core/base/name_order.h"

#include <algorithm>
#include <array>
#include <vector>

#include <QFile>

#include "core/base/text.h"

namespace lx {

namespace {

struct Named
{
    SortBy by;
    std::string_view key;
    std::string_view name;
};

constexpr std::array<Named, 4> all{{{SortBy::Stored, "value", "原值"},
                                    {SortBy::Pinyin, "pinyin", "拼音"},
                                    {SortBy::SurnameStrokes, "surname_strokes", "姓氏笔画"},
                                    {SortBy::NameStrokes, "name_strokes", "姓名笔画"}}};

constexpr std::uint32_t first_rank = 0x110000;   ///< behind every character by its code
constexpr std::uint32_t unknown_rank = 0xC00000; ///< and its code
constexpr char32_t ideographs = 0x2E80;          ///< from here on characters may have strokes
constexpr char32_t tables_end = 0x40000;         ///< planes of ideographs end there

/// Ranks by character, as resources/names/strokes.tsv lists them.
std::vector<std::uint32_t> read_ranks()
{
    std::vector<std::uint32_t> ranks(tables_end, 0);
    QFile file(QStringLiteral(":/names/strokes.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return ranks;
    const std::string text = file.readAll().toStdString();
    std::uint32_t rank = first_rank;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos || line.starts_with('#'))
            continue;
        for (const char32_t character : code_points(line.substr(tab + 1)))
            if (character < tables_end)
                ranks[character] = rank++;
    }
    return ranks;
}

bool is_gap(char32_t character)
{
    return character == U'·' || character == U'•' || character == U'・' || character == U' ' ||
           character == U'\u3000';
}

bool is_ideograph(char32_t character)
{
    return (character >= 0x3400 && character <= 0x9FFF) || character == U'〇' ||
           (character >= 0x20000 && character < tables_end);
}

/// Surnames of two characters that are common; any other first character is one alone.
bool has_double_surname(std::u32string_view name)
{
    static constexpr std::array<std::u32string_view, 40> doubles{
        U"欧阳", U"太史", U"端木", U"上官", U"司马", U"东方", U"独孤", U"南宫", U"万俟", U"闻人",
        U"夏侯", U"诸葛", U"尉迟", U"公羊", U"赫连", U"澹台", U"皇甫", U"宗政", U"濮阳", U"公冶",
        U"太叔", U"申屠", U"公孙", U"慕容", U"仲孙", U"钟离", U"长孙", U"宇文", U"司徒", U"鲜于",
        U"司空", U"闾丘", U"令狐", U"第五", U"西门", U"东郭", U"拓跋", U"呼延", U"轩辕", U"百里"};
    return std::any_of(doubles.begin(), doubles.end(),
                       [&](std::u32string_view two) { return name.starts_with(two); });
}

void add_rank(std::string& key, std::uint32_t rank)
{
    key += static_cast<char>(rank >> 16 & 0xFF);
    key += static_cast<char>(rank >> 8 & 0xFF);
    key += static_cast<char>(rank & 0xFF);
}

std::string stroke_key(std::string_view text, bool gap)
{
    std::u32string name = code_points(text);
    std::erase_if(name, is_gap);
    const bool person = std::all_of(name.begin(), name.end(), is_ideograph);
    const std::size_t surname = name.size() == 3 && has_double_surname(name) ? 2 : 1;
    std::string key;
    key.reserve(3 * (name.size() + 1));
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (gap && person && i == surname && name.size() == surname + 1)
            add_rank(key, 0);
        add_rank(key, stroke_rank(name[i]));
    }
    return key;
}

} // namespace

std::string_view name_of(SortBy by)
{
    return all[static_cast<std::size_t>(by)].name;
}

std::string_view key_of(SortBy by)
{
    return all[static_cast<std::size_t>(by)].key;
}

std::optional<SortBy> sort_by_named(std::string_view text)
{
    const auto found = std::find_if(all.begin(), all.end(), [text](const Named& one) {
        return one.key == text || one.name == text;
    });
    return found == all.end() ? std::nullopt : std::optional(found->by);
}

std::uint32_t stroke_rank(char32_t character)
{
    static const std::vector<std::uint32_t> ranks = read_ranks();
    if (character < ideographs)
        return static_cast<std::uint32_t>(character);
    const std::uint32_t rank = character < tables_end ? ranks[character] : 0;
    if (rank != 0)
        return rank;
    return (is_ideograph(character) ? unknown_rank : 0) + static_cast<std::uint32_t>(character);
}

std::string sort_key(std::string_view text, SortBy by, NameKind kind)
{
    return by == SortBy::Pinyin ? pinyin_sort_key(text, kind)
                                : stroke_key(text, by == SortBy::SurnameStrokes);
}

} // namespace lx
