#include "core/edit/find_text.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QRegularExpression>
#include <QString>

#include "core/base/text.h"

namespace lx {

struct TextFinder::State
{
    FindHow how = FindHow::Words;
    std::u32string words; ///< half width, lower case
    std::u32string instead;
    QRegularExpression pattern;
    QString pattern_instead;
};

namespace {

/// One character for one: places in the text stay the same.
char32_t plain_character(char32_t c)
{
    constexpr char32_t wide_blank = 0x3000;
    if (c == wide_blank)
        return U' ';
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    return c >= U'A' && c <= U'Z' ? c + 32 : c;
}

std::u32string plain(std::u32string text)
{
    for (char32_t& c : text)
        c = plain_character(c);
    return text;
}

/// The letters a text is read by, and of which character each is.
struct Letters
{
    std::u32string letters;
    std::vector<std::size_t> places;

    void add(std::string_view read, std::size_t place)
    {
        for (const char letter : read) {
            letters.push_back(static_cast<char32_t>(letter));
            places.push_back(place);
        }
    }
};

Letters initials_of(const std::u32string& text, NameKind kind)
{
    Letters read;
    for (std::size_t i = 0; i < text.size(); ++i)
        read.add(pinyin_initials(utf8(text.substr(i, 1))), i);
    // How a character is read depends on those beside it.
    if (const auto whole = code_points(pinyin_initials(utf8(text), kind));
        whole.size() == read.letters.size())
        read.letters = whole;
    return read;
}

Letters syllables_of(const std::u32string& text, NameKind kind)
{
    Letters read;
    const std::vector<std::string> whole = split_words(pinyin(utf8(text), kind));
    std::vector<std::string> single;
    for (const char32_t c : text)
        single.push_back(pinyin(utf8(std::u32string_view(&c, 1))));
    std::size_t next = 0;
    std::size_t read_aloud = 0;
    for (const std::string& one : single)
        read_aloud += one.empty() ? 0 : 1;
    for (std::size_t i = 0; i < single.size(); ++i) {
        if (!single[i].empty())
            read.add(whole.size() == read_aloud ? whole[next++] : single[i], i);
    }
    return read;
}

/// Begin and end of every place of `words` in `text`, one after the other.
using Places = std::vector<std::pair<std::size_t, std::size_t>>;

Places places_of(const std::u32string& words, const std::u32string& text)
{
    Places places;
    for (std::size_t at = text.find(words); at != std::u32string::npos;
         at = text.find(words, at + words.size()))
        places.emplace_back(at, at + words.size());
    return places;
}

/// The same in letters; only whole characters are found.
Places places_of(const std::u32string& words, const Letters& read)
{
    Places places;
    std::size_t at = read.letters.find(words);
    while (at != std::u32string::npos) {
        const std::size_t end = at + words.size();
        const bool begins = at == 0 || read.places[at - 1] != read.places[at];
        const bool ends = end == read.places.size() || read.places[end] != read.places[end - 1];
        if (begins && ends)
            places.emplace_back(read.places[at], read.places[end - 1] + 1);
        at = read.letters.find(words, begins && ends ? end : at + 1);
    }
    return places;
}

std::string with(const std::u32string& text, const Places& places, const std::u32string& instead)
{
    std::u32string out;
    std::size_t from = 0;
    for (const auto& [begin, end] : places) {
        out += text.substr(from, begin - from);
        out += instead;
        from = end;
    }
    return utf8(out + text.substr(from));
}

} // namespace

TextFinder::TextFinder(std::unique_ptr<State> state) : m_state(std::move(state)) {}
TextFinder::TextFinder(TextFinder&&) noexcept = default;
TextFinder& TextFinder::operator=(TextFinder&&) noexcept = default;
TextFinder::~TextFinder() = default;

Result<TextFinder> TextFinder::make(const std::string& words, FindHow how,
                                    const std::string& instead)
{
    auto state = std::make_unique<State>();
    state->how = how;
    state->words = plain(code_points(words));
    state->instead = code_points(instead);
    if (how == FindHow::Pinyin)
        std::erase_if(state->words, [](char32_t c) { return c == U' ' || c == U'\''; });
    if (state->words.empty() && how != FindHow::Whole)
        return fail(ErrorKind::Usage, "还没有写要查找的内容，请先写上。");
    if (how == FindHow::Pattern) {
        state->pattern = QRegularExpression(QString::fromStdString(words),
                                            QRegularExpression::UseUnicodePropertiesOption);
        if (!state->pattern.isValid())
            return fail(ErrorKind::Usage,
                        "正则表达式第 " + std::to_string(state->pattern.patternErrorOffset() + 1) +
                            " 个字符处写错了，请改正；只找原样的字请改用“包含”。",
                        state->pattern.errorString().toStdString());
        // Any other $ is one that was meant: an amount, a currency.
        state->pattern_instead = QString::fromStdString(instead);
        for (int group = 1; group <= std::min(9, state->pattern.captureCount()); ++group)
            state->pattern_instead.replace(QStringLiteral("$%1").arg(group),
                                           QStringLiteral("\\%1").arg(group));
    }
    return TextFinder(std::move(state));
}

std::optional<std::string> TextFinder::replaced(std::string_view text, NameKind kind) const
{
    if (m_state->how == FindHow::Pattern) {
        const QString whole = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        if (!m_state->pattern.match(whole).hasMatch())
            return std::nullopt;
        return QString(whole).replace(m_state->pattern, m_state->pattern_instead).toStdString();
    }
    const std::u32string points = code_points(text);
    if (m_state->how == FindHow::Whole)
        return plain(points) == m_state->words ? std::optional(utf8(m_state->instead))
                                               : std::nullopt;
    Places places;
    if (m_state->how == FindHow::Words) {
        places = places_of(m_state->words, plain(points));
    } else {
        places = places_of(m_state->words, initials_of(points, kind));
        if (places.empty())
            places = places_of(m_state->words, syllables_of(points, kind));
    }
    if (places.empty())
        return std::nullopt;
    return with(points, places, m_state->instead);
}

} // namespace lx
