#include "core/base/pinyin_table.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::size_t block_size = 256;
constexpr char32_t behind_last = 0x40000; // planes 0 to 3 hold all ideographs
constexpr std::size_t blocks = behind_last / block_size;
/// As a tone: not asked for yet.
constexpr std::uint8_t unread = 0xFF;
using Block = std::array<std::atomic<Syllable>, block_size>;
static_assert(std::atomic<Syllable>::is_always_lock_free);

/// One transliterator and what it has read so far.
class ReadingTable
{
public:
    explicit ReadingTable(const char* id) : m_id(id) {}

    [[nodiscard]] Syllable at(char32_t character)
    {
        if (character >= behind_last)
            return {};
        const Block* block = m_ready[character / block_size].load(std::memory_order_acquire);
        if (block != nullptr) {
            const Syllable known = (*block)[character % block_size].load(std::memory_order_relaxed);
            if (known.tone != unread)
                return known;
        }
        return read(character);
    }

private:
    Syllable read(char32_t character)
    {
        const std::lock_guard guard(m_mutex);
        const std::size_t index = character / block_size;
        if (!m_blocks[index]) {
            m_blocks[index] = std::make_unique<Block>();
            for (std::atomic<Syllable>& each : *m_blocks[index])
                each.store({{}, unread}, std::memory_order_relaxed);
            m_ready[index].store(m_blocks[index].get(), std::memory_order_release);
        }
        const Syllable reading = transliterated(character);
        (*m_blocks[index])[character % block_size].store(reading, std::memory_order_relaxed);
        return reading;
    }

    Syllable transliterated(char32_t character)
    {
        if (character <= 0x3000 || (character >= 0xD800 && character <= 0xDFFF))
            return {};
        if (!m_begun) {
            UErrorCode status = U_ZERO_ERROR;
            m_transliterator.reset(
                icu::Transliterator::createInstance(m_id, UTRANS_FORWARD, status));
            m_begun = true;
        }
        // Without ICU's data there are no readings: names are then found by their characters alone.
        if (!m_transliterator)
            return {};
        icu::UnicodeString text(static_cast<UChar32>(character));
        m_transliterator->transliterate(text);
        std::string out;
        text.toUTF8String(out);
        return syllable_of(trimmed(out));
    }

    const char* m_id;
    std::mutex m_mutex;
    std::unique_ptr<icu::Transliterator> m_transliterator;
    bool m_begun = false;
    std::array<std::unique_ptr<Block>, blocks> m_blocks;
    std::array<std::atomic<const Block*>, blocks> m_ready{};
};

struct TonedLetter
{
    char32_t toned;
    char letter;
    std::uint8_t tone;
};

constexpr std::array<TonedLetter, 32> toned_letters{{
    {U'ā', 'a', 1}, {U'á', 'a', 2}, {U'ǎ', 'a', 3}, {U'à', 'a', 4}, {U'ē', 'e', 1}, {U'é', 'e', 2},
    {U'ě', 'e', 3}, {U'è', 'e', 4}, {U'ī', 'i', 1}, {U'í', 'i', 2}, {U'ǐ', 'i', 3}, {U'ì', 'i', 4},
    {U'ō', 'o', 1}, {U'ó', 'o', 2}, {U'ǒ', 'o', 3}, {U'ò', 'o', 4}, {U'ū', 'u', 1}, {U'ú', 'u', 2},
    {U'ǔ', 'u', 3}, {U'ù', 'u', 4}, {U'ǖ', 'v', 1}, {U'ǘ', 'v', 2}, {U'ǚ', 'v', 3}, {U'ǜ', 'v', 4},
    {U'ü', 'v', 0}, {U'ń', 'n', 2}, {U'ň', 'n', 3}, {U'ǹ', 'n', 4}, {U'ḿ', 'm', 2}, {U'ê', 'e', 0},
    {U'ế', 'e', 2}, {U'ề', 'e', 4},
}};

} // namespace

Syllable syllable_of(std::string_view toned)
{
    constexpr std::uint8_t no_tone = 5;
    Syllable out;
    out.tone = no_tone;
    std::size_t count = 0;
    for (const char32_t c : code_points(toned)) {
        char letter = 0;
        if (c >= 'a' && c <= 'z') {
            letter = static_cast<char>(c);
        } else {
            for (const TonedLetter& each : toned_letters) {
                if (each.toned != c)
                    continue;
                letter = each.letter;
                out.tone = each.tone != 0 ? each.tone : out.tone;
            }
        }
        if (letter == 0 || count + 1 >= out.letters.size())
            return {};
        out.letters[count++] = letter;
    }
    return count == 0 ? Syllable{} : out;
}

Syllable reading_of(char32_t character, bool surname)
{
    static ReadingTable plain("Han-Latin");
    static ReadingTable names("Han-Latin/Names");
    return (surname ? names : plain).at(character);
}

} // namespace lx
