#include "core/base/pinyin.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

#include <QFile>

#include "core/base/pinyin_table.h"
#include "core/base/text.h"

namespace lx {

namespace {

/// A word and the readings of its characters.
struct WordReading
{
    std::u32string word;
    std::vector<Syllable> syllables;
};

/// Words by their first character, longest first.
class WordReadings
{
public:
    /// Lines "word <tab> readings separated by blanks"; # begins a comment.
    explicit WordReadings(const char* resource)
    {
        QFile file(QString::fromUtf8(resource));
        if (!file.open(QIODevice::ReadOnly))
            return;
        const std::string text = file.readAll().toStdString();
        std::size_t begin = 0;
        while (begin < text.size()) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            add(std::string_view(text).substr(begin, end - begin));
            begin = end + 1;
        }
        for (auto& [first, words] : m_words) {
            std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) {
                return a.word.size() > b.word.size();
            });
        }
    }

    /// The longest word `text` begins with, nullptr if there is none.
    [[nodiscard]] const WordReading* longest(std::u32string_view text) const
    {
        const auto at = m_words.find(text.front());
        if (at == m_words.end())
            return nullptr;
        for (const WordReading& each : at->second) {
            if (text.starts_with(each.word))
                return &each;
        }
        return nullptr;
    }

private:
    void add(std::string_view line)
    {
        const std::size_t tab = line.find('\t');
        if (line.starts_with("#") || tab == std::string_view::npos)
            return;
        WordReading reading;
        reading.word = code_points(line.substr(0, tab));
        std::string_view rest = trimmed(line.substr(tab));
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            reading.syllables.push_back(syllable_of(rest.substr(0, end)));
            rest = trimmed(rest.substr(end));
        }
        if (!reading.word.empty() && reading.word.size() == reading.syllables.size())
            m_words[reading.word.front()].push_back(std::move(reading));
    }

    std::unordered_map<char32_t, std::vector<WordReading>> m_words;
};

const WordReadings& surnames()
{
    static const WordReadings readings(":/names/surname_readings.tsv");
    return readings;
}

const WordReadings& words()
{
    static const WordReadings readings(":/names/word_readings.tsv");
    return readings;
}

/// Calls `take(character, syllable)` for each character; the syllable is empty where there is no
/// reading.
template <class Take> void read_aloud(std::string_view text, NameKind kind, Take take)
{
    const std::u32string points = code_points(trimmed(text));
    const std::u32string_view all = points;
    constexpr char32_t first_ideograph = 0x3000;
    for (std::size_t i = 0; i < all.size();) {
        const char32_t c = all[i];
        if (c <= first_ideograph) {
            take(c, Syllable{});
            ++i;
            continue;
        }
        const bool surname = kind == NameKind::Person && i == 0;
        const WordReading* word = nullptr;
        if (surname)
            word = surnames().longest(all);
        else if (kind == NameKind::Words)
            word = words().longest(all.substr(i));
        if (word != nullptr) {
            for (std::size_t k = 0; k < word->word.size(); ++k)
                take(all[i + k], word->syllables[k]);
            i += word->word.size();
            continue;
        }
        const char32_t narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
        take(narrow, reading_of(narrow, surname));
        ++i;
    }
}

/// Lower-case letter or digit of the text itself, 0 for anything else.
char own_letter(char32_t c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c - 'A' + 'a');
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? static_cast<char>(c) : '\0';
}

} // namespace

std::string pinyin_initials(std::string_view text, NameKind kind)
{
    std::string out;
    read_aloud(text, kind, [&](char32_t c, const Syllable& syllable) {
        const char letter = syllable ? syllable.letters[0] : own_letter(c);
        if (letter != '\0')
            out.push_back(letter);
    });
    return out;
}

std::string pinyin(std::string_view text, NameKind kind)
{
    std::string out;
    bool own_before = false; // letters of the text itself stay together: "abc gong si"
    read_aloud(text, kind, [&](char32_t c, const Syllable& syllable) {
        const char letter = own_letter(c);
        if (!syllable && letter == '\0') {
            own_before = false;
            return;
        }
        if (!out.empty() && !(own_before && !syllable))
            out.push_back(' ');
        if (syllable)
            out += syllable.text();
        else
            out.push_back(letter);
        own_before = !syllable;
    });
    return out;
}

std::string pinyin_sort_key(std::string_view text, NameKind kind)
{
    std::string out;
    read_aloud(text, kind, [&](char32_t c, const Syllable& syllable) {
        if (syllable) {
            out += syllable.text();
            out.push_back(' ');
            out.push_back(static_cast<char>('0' + syllable.tone));
        } else if (const char letter = own_letter(c); letter != '\0') {
            out.push_back(letter);
            out.push_back(' ');
        }
        out += utf8(std::u32string_view(&c, 1));
        out.push_back('\x01'); // below every letter: a shorter name comes first
    });
    return out;
}

} // namespace lx
