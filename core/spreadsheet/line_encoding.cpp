#include "core/spreadsheet/line_encoding.h"

#include "core/spreadsheet/csv_encoding.h"

namespace lx {

namespace {

constexpr std::size_t most_told = 20;

unsigned at(std::string_view text, std::size_t i)
{
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
}

bool within(unsigned byte, unsigned least, unsigned most)
{
    return byte >= least && byte <= most;
}

/// `everyday` and `sign` say what a pair of bytes is; pairs that are neither count against.
template <typename Everyday, typename Sign>
double everyday_share(std::string_view text, Everyday everyday, Sign sign)
{
    std::int64_t pairs = 0;
    std::int64_t found = 0;
    for (std::size_t i = 0; i + 1 < text.size();) {
        const unsigned lead = at(text, i);
        const unsigned trail = at(text, i + 1);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        i += 2;
        if (sign(lead, trail))
            continue;
        ++pairs;
        found += everyday(lead, trail) ? 1 : 0;
    }
    return pairs == 0 ? 0 : static_cast<double>(found) / static_cast<double>(pairs);
}

} // namespace

double everyday_share_gb18030(std::string_view text)
{
    return everyday_share(
        text, // the first level of GB 2312
        [](unsigned lead, unsigned trail) {
            return within(lead, 0xB0, 0xD7) && within(trail, 0xA1, 0xFE);
        },
        [](unsigned lead, unsigned trail) {
            return within(lead, 0xA1, 0xA3) && within(trail, 0xA1, 0xFE);
        });
}

double everyday_share_big5(std::string_view text)
{
    const auto is_trail = [](unsigned trail) {
        return within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE);
    };
    return everyday_share(
        text, // the first level
        [&](unsigned lead, unsigned trail) { return within(lead, 0xA4, 0xC6) && is_trail(trail); },
        [&](unsigned lead, unsigned trail) { return within(lead, 0xA1, 0xA3) && is_trail(trail); });
}

LineEncoding line_encoding(std::string_view line)
{
    constexpr double chinese = 0.6;
    EncodingCounter counter;
    counter.feed(line);
    if (counter.utf8_good() + counter.utf8_bad() == 0 && !counter.utf8_cut_off())
        return LineEncoding::Ascii;
    // A line of UTF-8 with an even number of characters is valid GB18030 too, of rare characters.
    if (counter.gb18030_bad() == 0 && everyday_share_gb18030(line) >= chinese)
        return LineEncoding::Gb18030;
    return counter.utf8_bad() == 0 && !counter.utf8_cut_off() ? LineEncoding::Utf8
                                                              : LineEncoding::Unclear;
}

MixedLines look_at_lines(const ByteSource& bytes, std::uint64_t from)
{
    MixedLines lines;
    LineCutter cutter;
    std::vector<char> block(std::size_t{256} << 10);
    std::int64_t number = 0;
    bool after_return = false;
    const auto keep = [&](std::vector<std::int64_t>& first) {
        if (first.size() < most_told)
            first.push_back(number);
    };
    const auto take = [&](std::string_view line) {
        const bool second_half = after_return && line == "\n";
        after_return = line.ends_with('\r');
        if (second_half)
            return;
        ++number;
        switch (line_encoding(line)) {
        case LineEncoding::Utf8:
            ++lines.utf8;
            return keep(lines.first_utf8);
        case LineEncoding::Gb18030:
            ++lines.gb18030;
            return keep(lines.first_gb18030);
        case LineEncoding::Unclear:
            ++lines.unclear;
            return;
        case LineEncoding::Ascii:
            return;
        }
    };
    for (;;) {
        const std::size_t got = bytes.read_at(from, block.data(), block.size());
        if (got == 0)
            break;
        from += got;
        cutter.feed({block.data(), got}, take);
        // Damaged, or in a third encoding.
        if (lines.unclear > 0)
            break;
    }
    cutter.end(take);
    return lines;
}

} // namespace lx
