#include "core/spreadsheet/everyday_characters.h"

#include <array>
#include <cstdint>
#include <optional>

#include <unicode/ucnv.h>

namespace lx {

namespace {

/// Of the second level of GB 2312. Read in the wrong encoding a text has a few of them by chance,
/// a name of somebody has one.
constexpr double second_level = 0.6;

unsigned at(std::string_view text, std::size_t i)
{
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool within(unsigned byte, unsigned least, unsigned most)
{
    return byte >= least && byte <= most;
}

class Mean
{
public:
    void add(double value)
    {
        m_sum += value;
        ++m_count;
    }
    [[nodiscard]] double value() const
    {
        return m_count == 0 ? 0 : m_sum / static_cast<double>(m_count);
    }

private:
    double m_sum = 0;
    std::int64_t m_count = 0;
};

/// `worth` says how everyday a pair of bytes is; nothing of a sign.
template <typename Worth> double mean_of_pairs(std::string_view text, Worth worth)
{
    Mean mean;
    for (std::size_t i = 0; i + 1 < text.size();) {
        const unsigned lead = at(text, i);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        if (const std::optional<double> each = worth(lead, at(text, i + 1)))
            mean.add(*each);
        i += 2;
    }
    return mean.value();
}

std::optional<double> worth_gb18030(unsigned lead, unsigned trail)
{
    if (!within(trail, 0xA1, 0xFE))
        return 0;
    if (within(lead, 0xA1, 0xA3))
        return std::nullopt;
    if (within(lead, 0xB0, 0xD7))
        return 1;
    return within(lead, 0xD8, 0xF7) ? second_level : 0;
}

/// How everyday each ideograph is, from U+4E00 on.
class Ideographs
{
public:
    static constexpr std::uint32_t first = 0x4E00;
    static constexpr std::uint32_t count = 0x5200;

    Ideographs()
    {
        UErrorCode status = U_ZERO_ERROR;
        UConverter* const converter = ucnv_open("gb18030", &status);
        if (U_FAILURE(status))
            return; // all are rare then, and a text in GB18030 can't be read anyway
        for (unsigned lead = 0xB0; lead <= 0xF7; ++lead) {
            for (unsigned trail = 0xA1; trail <= 0xFE; ++trail) {
                const std::array<char, 2> pair{static_cast<char>(lead), static_cast<char>(trail)};
                std::array<UChar, 4> out{};
                status = U_ZERO_ERROR;
                const std::int32_t size =
                    ucnv_toUChars(converter, out.data(), static_cast<std::int32_t>(out.size()),
                                  pair.data(), 2, &status);
                const std::uint32_t place = std::uint32_t{out[0]} - first;
                if (U_SUCCESS(status) && size == 1 && place < count)
                    m_worth[place] = worth_gb18030(lead, trail).value_or(0);
            }
        }
        ucnv_close(converter);
    }
    [[nodiscard]] double operator[](std::uint32_t place) const { return m_worth[place]; }

private:
    std::array<double, count> m_worth{};
};

bool is_sign(std::uint32_t code)
{
    constexpr std::uint32_t middle_dot = 0xB7;
    return code == middle_dot || within(code, 0x2000, 0x2BFF) || within(code, 0x3000, 0x33FF) ||
           within(code, 0xFF00, 0xFFEF);
}

/// The character that begins at `i`, which moves behind it.
std::uint32_t next_character(std::string_view text, std::size_t& i)
{
    const unsigned lead = at(text, i++);
    const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    std::uint32_t code = more == 0 ? lead : lead & (0x3FU >> more);
    for (int each = 0; each < more; ++each)
        code = code << 6 | (at(text, i++) & 0x3F);
    return code;
}

} // namespace

double everyday_share_gb18030(std::string_view text)
{
    return mean_of_pairs(text, [](unsigned lead, unsigned trail) {
        const std::optional<double> worth = worth_gb18030(lead, trail);
        return worth && *worth < 1 ? 0 : worth;
    });
}

double everyday_share_big5(std::string_view text)
{
    return mean_of_pairs(text, [](unsigned lead, unsigned trail) -> std::optional<double> {
        const bool valid = within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE);
        if (valid && within(lead, 0xA1, 0xA3))
            return std::nullopt;
        return valid && within(lead, 0xA4, 0xC6) ? 1 : 0; // the first level
    });
}

double everydayness_gb18030(std::string_view text)
{
    return mean_of_pairs(text, worth_gb18030);
}

double everydayness_utf8(std::string_view text)
{
    static const Ideographs ideographs;
    Mean mean;
    for (std::size_t i = 0; i < text.size();) {
        const std::uint32_t code = next_character(text, i);
        if (code < 0x80 || is_sign(code))
            continue;
        const std::uint32_t place = code - Ideographs::first;
        mean.add(place < Ideographs::count ? ideographs[place] : 0);
    }
    return mean.value();
}

} // namespace lx
