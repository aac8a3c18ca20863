#include "core/spreadsheet/line_encoding.h"

#include "core/spreadsheet/csv_encoding.h"
#include "core/spreadsheet/everyday_characters.h"

namespace lx {

namespace {

constexpr std::size_t most_told = 20;

bool is_known(LineEncoding encoding)
{
    return encoding == LineEncoding::Utf8 || encoding == LineEncoding::Gb18030;
}

} // namespace

LineEncoding line_encoding(std::string_view line)
{
    constexpr double chinese = 0.5;
    // Two characters of UTF-8 are three of GB18030, of which one or two are everyday by chance.
    constexpr double utf8_ahead = 0.1;
    constexpr double gb18030_ahead = 0.25;
    EncodingCounter counter;
    counter.feed(line);
    if (counter.utf8_good() + counter.utf8_bad() == 0 && !counter.utf8_cut_off())
        return LineEncoding::Ascii;
    const bool utf8 = counter.utf8_bad() == 0 && !counter.utf8_cut_off();
    if (counter.gb18030_bad() > 0 || (utf8 && counter.gb18030_cut_off()))
        return utf8 ? LineEncoding::Utf8 : LineEncoding::Unclear;
    const double as_gb18030 = everydayness_gb18030(line);
    if (!utf8)
        return as_gb18030 >= chinese ? LineEncoding::Gb18030 : LineEncoding::Unclear;
    const double ahead = everydayness_utf8(line) - as_gb18030;
    return ahead >= utf8_ahead       ? LineEncoding::Utf8
           : ahead <= -gb18030_ahead ? LineEncoding::Gb18030
                                     : LineEncoding::Either;
}

LineEncoding LineEncodings::next(std::string_view line)
{
    const LineEncoding encoding = line_encoding(line);
    if (is_known(encoding))
        m_before = encoding;
    return encoding == LineEncoding::Either && is_known(m_before) ? m_before : encoding;
}

MixedLines look_at_lines(const ByteSource& bytes, std::uint64_t from)
{
    MixedLines lines;
    LineEncodings encodings(LineEncoding::Either);
    std::vector<std::int64_t> open; // lines before the first that tells
    std::int64_t opened = 0;
    LineCutter cutter;
    std::vector<char> block(std::size_t{256} << 10);
    std::int64_t number = 0;
    bool after_return = false;
    const auto keep = [](std::vector<std::int64_t>& first, std::int64_t line) {
        if (first.size() < most_told)
            first.push_back(line);
    };
    const auto count = [&](LineEncoding encoding, std::int64_t line) {
        const bool utf8 = encoding == LineEncoding::Utf8;
        ++(utf8 ? lines.utf8 : lines.gb18030);
        keep(utf8 ? lines.first_utf8 : lines.first_gb18030, line);
    };
    const auto take = [&](std::string_view line) {
        const bool second_half = after_return && line == "\n";
        after_return = line.ends_with('\r');
        if (second_half)
            return;
        ++number;
        const LineEncoding encoding = encodings.next(line);
        lines.unclear += encoding == LineEncoding::Unclear ? 1 : 0;
        if (encoding == LineEncoding::Either) {
            ++opened;
            keep(open, number);
        }
        if (!is_known(encoding))
            return;
        if (!is_known(lines.first)) {
            lines.first = encoding;
            for (const std::int64_t each : open)
                count(encoding, each);
            const std::int64_t untold = opened - std::ssize(open);
            (encoding == LineEncoding::Utf8 ? lines.utf8 : lines.gb18030) += untold;
        }
        count(encoding, number);
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
