#include "core/spreadsheet/biff_strings.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/spreadsheet/utf16_text.h"
#include "tests/support/biff_builder.h"

using lx::BiffReader;
using lx::BiffText;
using lx::CodePageText;
using lx::MemorySource;
using lx::SharedStrings;
using lx::test::BiffRecords;
using lx::test::Bytes;
using lx::test::wide_text;

namespace {

std::string to_utf8(std::u16string_view text)
{
    std::string out;
    lx::Utf8Builder builder(out);
    for (const char16_t unit : text)
        builder.add(unit);
    builder.finish();
    return out;
}

std::vector<std::string> shared(const Bytes& stream, std::int64_t limit = 1'000'000)
{
    const MemorySource source(stream.get());
    BiffReader reader(source);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    SharedStrings strings;
    if (!strings.read(reader, limit))
        return {"over the limit"};
    std::vector<std::string> out;
    for (std::size_t i = 0; i < strings.size(); ++i)
        out.emplace_back(*strings.at(i));
    CHECK_FALSE(strings.at(strings.size()));
    return out;
}

Bytes counts(std::uint32_t n)
{
    return Bytes().u32(n).u32(n);
}

/// One string of a table as Excel writes it: kept whole in `texts`, with extras of its own.
struct Written
{
    std::u16string text;
    bool narrow;
    unsigned runs;
    unsigned phonetic;
};

/// Writes the table into records of at most `limit` bytes, splitting where Excel may split: among
/// characters (a byte of flags begins the next record, the width may change) and in the extras,
/// never in a string's head.
Bytes write_table(const std::vector<Written>& strings, std::size_t limit)
{
    BiffRecords out;
    Bytes part = counts(static_cast<std::uint32_t>(strings.size()));
    bool first = true;
    const auto cut = [&] {
        out.record(first ? lx::biff::sst : lx::biff::continued, part);
        first = false;
        part = Bytes();
    };
    for (const Written& string : strings) {
        if (part.size() + 9 > limit)
            cut();
        bool wide = !string.narrow;
        part.u16(static_cast<unsigned>(string.text.size()));
        part.u8((wide ? 1U : 0U) | (string.phonetic != 0 ? 4U : 0U) | (string.runs != 0 ? 8U : 0U));
        if (string.runs != 0)
            part.u16(string.runs);
        if (string.phonetic != 0)
            part.u32(string.phonetic);
        for (std::size_t i = 0; i < string.text.size(); ++i) {
            if (part.size() + (wide ? 2 : 1) > limit) {
                cut();
                // The rest may be narrow again.
                wide = std::any_of(string.text.begin() + static_cast<long>(i), string.text.end(),
                                   [](char16_t c) { return c > 0xFF; });
                part.u8(wide ? 1 : 0);
            }
            if (wide)
                part.u16(string.text[i]);
            else
                part.u8(string.text[i]);
        }
        for (unsigned i = 0; i < 4 * string.runs + string.phonetic; ++i) {
            if (part.size() + 1 > limit)
                cut();
            part.u8(0xAB);
        }
    }
    cut();
    return out.bytes();
}

std::string decode(std::uint16_t page, std::string_view bytes)
{
    std::string out;
    CodePageText(page).append(bytes, out);
    return out;
}

} // namespace

TEST_CASE("shared strings: narrow, wide, rich, phonetic, empty, beyond the basic plane")
{
    Bytes table = counts(6);
    table.u16(3).u8(0).text("a\xE9z");
    table.u16(2).add(wide_text(u"党员"));
    table.u16(2).u8(0x08).u16(2).text("ab").zeros(8);
    table.u16(1).u8(0x05).u32(6).utf16(u"東").zeros(6);
    table.u16(0).u8(0);
    table.u16(2).add(wide_text(u"\xD842\xDFB7"));
    const auto texts = shared(BiffRecords().record(lx::biff::sst, table).bytes());
    CHECK(texts ==
          std::vector<std::string>{"a\xC3\xA9z", "党员", "ab", "東", "", "\xF0\xA0\xAE\xB7"});
}

TEST_CASE("a string that goes on in CONTINUE says its width anew")
{
    BiffRecords records;
    records.record(lx::biff::sst, counts(2).u16(5).u8(0).text("ab"));
    records.record(lx::biff::continued, Bytes().u8(1).utf16(u"党支部").u16(1).u8(0));
    records.record(lx::biff::continued, Bytes().u8(0).text("z"));
    CHECK(shared(records.bytes()) == std::vector<std::string>{"ab党支部", "z"});

    BiffRecords pair; // a surrogate pair parted by the boundary
    pair.record(lx::biff::sst, counts(1).u16(2).u8(1).u16(0xD842));
    pair.record(lx::biff::continued, Bytes().u8(1).u16(0xDFB7));
    CHECK(shared(pair.bytes()) == std::vector<std::string>{"\xF0\xA0\xAE\xB7"});
}

TEST_CASE("the table ends where its data ends, whatever count it claims")
{
    Bytes lie = counts(0xFFFFFFFF).u16(1).u8(0).text("a");
    CHECK(shared(BiffRecords().record(lx::biff::sst, lie).bytes()) ==
          std::vector<std::string>{"a"});
    Bytes few = counts(1).u16(1).u8(0).text("a").u16(1).u8(0).text("b");
    CHECK(shared(BiffRecords().record(lx::biff::sst, few).bytes()) ==
          std::vector<std::string>{"a", "b"});
    Bytes cut = counts(2).u16(1).u8(0).text("a").u16(900).u8(0).text("b");
    CHECK(shared(BiffRecords().record(lx::biff::sst, cut).bytes()) ==
          std::vector<std::string>{"a"});
    for (std::size_t size = 0; size < 7; ++size) { // cut off in a string's head
        const auto head = Bytes().u16(1).u8(0x0C).u16(1).u32(4).get();
        Bytes start = counts(1);
        start.add(std::vector<std::uint8_t>(head.begin(), head.begin() + static_cast<long>(size)));
        CHECK(shared(BiffRecords().record(lx::biff::sst, start).bytes()).empty());
    }
    Bytes phonetic = counts(1).u16(1).u8(4).u32(0xFFFFFFFF).text("a");
    CHECK(shared(BiffRecords().record(lx::biff::sst, phonetic).bytes()).empty());
}

TEST_CASE("more text than the limit is refused")
{
    Bytes table = counts(2).u16(3).u8(0).text("abc").u16(3).u8(0).text("def");
    const auto stream = BiffRecords().record(lx::biff::sst, table).bytes();
    CHECK(shared(stream, 6 + 16).size() == 2); // 8 bytes for where each one ends
    CHECK(shared(stream, 5 + 16) == std::vector<std::string>{"over the limit"});
}

TEST_CASE("shared strings survive any splitting into records")
{
    CHECK(rc::check("write, split, read", [] {
        const auto limit = static_cast<std::size_t>(*rc::gen::inRange(12, 200));
        const auto strings = *rc::gen::container<std::vector<Written>>(rc::gen::map(
            rc::gen::tuple(rc::gen::container<std::u16string>(
                               rc::gen::oneOf(rc::gen::inRange<char16_t>(0, 0x100),
                                              rc::gen::inRange<char16_t>(0x4E00, 0x9FA0))),
                           rc::gen::inRange(0U, 4U), rc::gen::inRange(0U, 40U)),
            [](const std::tuple<std::u16string, unsigned, unsigned>& parts) {
                const std::u16string& text = std::get<0>(parts);
                const bool narrow =
                    std::all_of(text.begin(), text.end(), [](char16_t c) { return c <= 0xFF; });
                return Written{text, narrow, std::get<1>(parts), std::get<2>(parts)};
            }));
        std::vector<std::string> expected;
        for (const Written& string : strings)
            expected.push_back(to_utf8(string.text));
        RC_ASSERT(shared(write_table(strings, limit)) == expected);
    }));
}

TEST_CASE("BIFF5 texts are bytes of the code page")
{
    CHECK(decode(936, "\xB5\xB3\xD4\xB1\xC3\xFB\xB2\xE1") == "党员名册");
    CHECK(decode(936, "\x80") == "€");
    CHECK(decode(950, "\xB3n\xC5\xE9") == "軟體");
    CHECK(decode(1252, "caf\xE9") == "café");
    CHECK(decode(0x8001, "caf\xE9") == "café");
    CHECK(decode(0x8000, "caf\x8E") == "café");
    CHECK(decode(1251, "\xCF\xE0") == "Па");
    CHECK(decode(437, "\x82") == "é");
    CHECK(decode(65001, "党") == "党");
    CHECK(decode(54936, "\x95\x32\x82\x37") == "\xF0\xA0\x80\x81"); // GB 18030, four bytes
    // None or an unknown one: Chinese, as Excel on a Chinese system would have it.
    CHECK(decode(0, "\xB5\xB3") == "党");
    CHECK(decode(4711, "\xB5\xB3") == "党");
    // Half a character becomes the sign for what can't be read, and nothing is lost behind it.
    CHECK(decode(936, "\xB5\xB3\xB5") == "党\xEF\xBF\xBD");
    CHECK(decode(936, std::string(300, '\xB5')).size() > 0);
}

TEST_CASE("UTF-16 becomes UTF-8, half pairs become U+FFFD")
{
    CHECK(to_utf8(u"aé党\xD842\xDFB7") == "aé党\xF0\xA0\xAE\xB7");
    CHECK(to_utf8(u"\xD842") == "\xEF\xBF\xBD");
    CHECK(to_utf8(u"\xD842z") == "\xEF\xBF\xBDz");
    CHECK(to_utf8(u"\xDFB7z") == "\xEF\xBF\xBDz");
    CHECK(to_utf8(u"\xD842\xD842\xDFB7") == "\xEF\xBF\xBD\xF0\xA0\xAE\xB7");
    CHECK(to_utf8(std::u16string(3, u'\0')) == std::string(3, '\0'));
}
