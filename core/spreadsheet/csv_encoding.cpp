#include "core/spreadsheet/csv_encoding.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/spreadsheet/everyday_characters.h"

namespace lx {

namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::size_t kSample = std::size_t{32} << 10;

/// UTF-16 without its mark shows by zero bytes that stand in every other place only.
bool zeros_alternate(std::string_view head, std::size_t parity)
{
    std::size_t here = 0;
    std::size_t there = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0')
            ++(i % 2 == parity ? here : there);
    return there == 0 && here * 10 > head.size();
}

/// UTF-16 of Chinese text has few zero bytes; its separators and line ends are pairs all the same,
/// and its text as UTF-8 or GB18030 is not.
bool is_utf16(std::string_view head, std::size_t parity)
{
    std::size_t signs = 0;
    std::size_t ideographs = 0;
    const std::size_t pairs = head.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i) {
        const auto high = static_cast<unsigned char>(head[2 * i + 1 - parity]);
        const auto low = static_cast<unsigned char>(head[2 * i + parity]);
        signs += high == 0 && (low == '\n' || low == ',' || low == '\t') ? 1 : 0;
        ideographs += high >= 0x4E && high <= 0x9F ? 1 : 0;
    }
    return pairs >= 8 && signs > 0 && (ideographs + signs) * 2 > pairs &&
           head.find('\0') != std::string_view::npos;
}

bool is_big5(std::string_view sample)
{
    constexpr double nearly_all = 0.85;
    return everyday_share_big5(sample) >= nearly_all && everyday_share_gb18030(sample) < nearly_all;
}

} // namespace

void EncodingCounter::Utf8::feed(unsigned char byte)
{
    if (missing > 0) {
        if (byte >= least && byte <= most) {
            least = 0x80;
            most = 0xBF;
            if (--missing == 0)
                ++good;
            return;
        }
        ++bad;
        missing = 0;
    }
    least = 0x80;
    most = 0xBF;
    if (byte < 0x80)
        return;
    if (byte >= 0xC2 && byte <= 0xDF) {
        missing = 1;
    } else if (byte >= 0xE0 && byte <= 0xEF) {
        missing = 2;
        if (byte == 0xE0)
            least = 0xA0;
        else if (byte == 0xED)
            most = 0x9F; // no surrogates
    } else if (byte >= 0xF0 && byte <= 0xF4) {
        missing = 3;
        if (byte == 0xF0)
            least = 0x90;
        else if (byte == 0xF4)
            most = 0x8F; // nothing beyond U+10FFFF
    } else {
        ++bad;
    }
}

void EncodingCounter::Gb18030::feed(unsigned char byte)
{
    const bool digit = byte >= 0x30 && byte <= 0x39;
    const bool lead = byte >= 0x81 && byte <= 0xFE;
    switch (seen) {
    case 0:
        if (lead)
            seen = 1;
        else if (byte >= 0x80)
            ++bad;
        return;
    case 1:
        if (digit) {
            seen = 2;
            return;
        }
        seen = 0;
        bad += byte >= 0x40 && byte != 0x7F && byte != 0xFF ? 0 : 1;
        return;
    case 2:
        seen = lead ? 3 : 0;
        bad += lead ? 0 : 1;
        return;
    default:
        seen = 0;
        bad += digit ? 0 : 1;
        return;
    }
}

void EncodingCounter::feed(std::string_view bytes)
{
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && m_utf8.missing == 0 && m_gb.seen == 0)
            continue;
        m_utf8.feed(byte);
        m_gb.feed(byte);
    }
}

namespace {

EncodingGuess utf8_or_mixed(const ByteSource& file, std::size_t mark_size,
                            const EncodingCounter& counter)
{
    if (counter.utf8_bad() > 0 && counter.utf8_good() > 0) {
        MixedLines lines = look_at_lines(file, mark_size);
        if (lines.are_mixed())
            return {TextEncoding::Mixed, mark_size, 0, std::move(lines)};
    }
    return {TextEncoding::Utf8, mark_size, counter.utf8_bad() + (counter.utf8_cut_off() ? 1 : 0)};
}

} // namespace

EncodingGuess guess_encoding(const ByteSource& file)
{
    EncodingCounter counter;
    std::string sample; // from the first byte on that is not ASCII
    std::vector<char> block(kBlock);
    bool first = true;
    std::uint64_t at = 0;
    const auto next = [&] {
        const std::size_t got = file.read_at(at, block.data(), block.size());
        at += got;
        return std::string_view(block.data(), got);
    };
    for (;;) {
        const std::string_view bytes = next();
        if (bytes.empty())
            break;
        if (first) {
            if (bytes.starts_with("\xFF\xFE"))
                return {TextEncoding::Utf16Le, 2, 0};
            if (bytes.starts_with("\xFE\xFF"))
                return {TextEncoding::Utf16Be, 2, 0};
            const std::string_view head = bytes.substr(0, 4096);
            if (zeros_alternate(head, 1) || is_utf16(head, 0))
                return {TextEncoding::Utf16Le, 0, 0};
            if (zeros_alternate(head, 0) || is_utf16(head, 1))
                return {TextEncoding::Utf16Be, 0, 0};
            if (bytes.starts_with("\xEF\xBB\xBF")) {
                counter.feed(bytes);
                for (std::string_view more = next(); !more.empty(); more = next())
                    counter.feed(more);
                return utf8_or_mixed(file, 3, counter);
            }
        }
        first = false;
        counter.feed(bytes);
        if (sample.size() < kSample) {
            const auto beyond_ascii = std::find_if(bytes.begin(), bytes.end(), [](char c) {
                return static_cast<unsigned char>(c) >= 0x80;
            });
            const auto from = sample.empty() ? beyond_ascii : bytes.begin();
            sample.append(from, bytes.end());
            sample.resize(std::min(sample.size(), kSample));
        }
    }
    const EncodingGuess guess = utf8_or_mixed(file, 0, counter);
    // Chinese text in GB18030 read as UTF-8 is wrong nearly everywhere, so a file that is mostly
    // right is a damaged one.
    if (guess.encoding == TextEncoding::Mixed || counter.utf8_bad() == 0 ||
        counter.utf8_good() > 10 * counter.utf8_bad())
        return guess;
    if (is_big5(sample))
        return {TextEncoding::Big5, 0, 0};
    return {TextEncoding::Gb18030, 0, counter.gb18030_bad()};
}

} // namespace lx
