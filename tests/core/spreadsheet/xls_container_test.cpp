#include "core/spreadsheet/ole2_container.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/ole2_builder.h"

using lx::MemorySource;
using lx::Ole2Container;
using lx::test::Bytes;
using lx::test::Ole2Builder;

namespace {

std::vector<std::uint8_t> pattern(std::size_t size, std::uint8_t seed = 1)
{
    std::vector<std::uint8_t> bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = static_cast<std::uint8_t>(seed + i + i / 251);
    return bytes;
}

std::vector<std::uint8_t> contents(const Ole2Container& box, std::string_view name)
{
    const Ole2Container::Entry* entry = box.find(name);
    REQUIRE(entry != nullptr);
    const auto stream = box.stream(*entry);
    REQUIRE(stream);
    std::vector<std::uint8_t> bytes((*stream)->size());
    REQUIRE((*stream)->read_at(0, bytes.data(), bytes.size()) == bytes.size());
    return bytes;
}

std::string refusal(std::vector<std::uint8_t> file)
{
    const MemorySource source(std::move(file));
    const auto box = Ole2Container::open(source);
    return box ? "opened" : box.error().message;
}

void put32(std::vector<std::uint8_t>& file, std::size_t at, std::uint32_t value)
{
    for (std::size_t i = 0; i < 4; ++i)
        file.at(at + i) = static_cast<std::uint8_t>(value >> (8 * i));
}

} // namespace

TEST_CASE("streams come back whole, short ones and long ones, from 512 and 4096 byte sectors")
{
    for (const unsigned shift : {9U, 12U}) {
        const MemorySource source(Ole2Builder(shift)
                                      .add(u"Workbook", pattern(10'000))
                                      .add(u"Short", pattern(100, 7))
                                      .add(u"Edge", pattern(4096, 9))
                                      .add(u"Below", pattern(4095, 11))
                                      .add(u"None", {})
                                      .build());
        CHECK(Ole2Container::has_signature(source));
        const auto box = Ole2Container::open(source);
        REQUIRE(box);
        CHECK(contents(**box, "Workbook") == pattern(10'000));
        CHECK(contents(**box, "SHORT") == pattern(100, 7));
        CHECK(contents(**box, "edge") == pattern(4096, 9));
        CHECK(contents(**box, "Below") == pattern(4095, 11));
        CHECK(contents(**box, "None").empty());
        CHECK((*box)->find("Book") == nullptr);
        CHECK((*box)->streams().size() == 5);
    }
}

TEST_CASE("a stream is read at any place whatever way its sectors lie")
{
    CHECK(rc::check("scattered sectors", [] {
        const auto seed = static_cast<std::uint32_t>(*rc::gen::inRange(0, 1'000'000));
        const auto bytes = pattern(static_cast<std::size_t>(*rc::gen::inRange(0, 30'000)));
        const MemorySource source(
            Ole2Builder().add(u"A", pattern(5000, 3)).add(u"B", bytes).scatter(seed).build());
        const auto box = Ole2Container::open(source);
        RC_ASSERT(box.has_value());
        const auto stream = (*box)->stream(*(*box)->find("B"));
        RC_ASSERT((*stream)->size() == bytes.size());
        const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, 31'000));
        std::vector<std::uint8_t> part(static_cast<std::size_t>(*rc::gen::inRange(0, 9'000)));
        const std::size_t got = (*stream)->read_at(at, part.data(), part.size());
        const std::size_t there = at < bytes.size() ? bytes.size() - at : 0;
        RC_ASSERT(got == std::min(part.size(), there));
        RC_ASSERT(std::equal(part.begin(), part.begin() + static_cast<long>(got),
                             bytes.begin() + static_cast<long>(std::min(at, bytes.size()))));
    }));
}

TEST_CASE("a file with more than 109 table sectors is read through its list of them")
{
    // Built by hand: the table's sectors 0…108 stand in the header, 109 in a sector of the list.
    constexpr std::size_t table_sectors = 110;
    constexpr std::uint32_t none = 0xFFFFFFFF;
    constexpr std::uint32_t end = 0xFFFFFFFE;
    const std::size_t total = 109 * 128 + 20;
    std::vector<std::uint32_t> table(table_sectors * 128, none);
    for (std::size_t i = 0; i < 111; ++i)
        table[i] = 0xFFFFFFFD;
    table[111] = end; // the folder
    for (std::size_t i = 112; i < total; ++i)
        table[i] = static_cast<std::uint32_t>(i + 1);
    table[total - 1] = end;
    Bytes file;
    file.u32(0xE011CFD0).u32(0xE11AB1A1).zeros(16).u16(0x3E).u16(3).u16(0xFFFE).u16(9).u16(6);
    file.zeros(10).u32(table_sectors).u32(111).u32(0).u32(4096).u32(end).u32(0).u32(110).u32(1);
    for (std::uint32_t i = 0; i < 109; ++i)
        file.u32(i);
    for (const std::uint32_t value : table)
        file.u32(value);
    file.u32(109); // sector 110: the list
    for (int i = 0; i < 126; ++i)
        file.u32(none);
    file.u32(end);
    const auto entry = [&](std::u16string_view name, unsigned type, std::uint32_t child,
                           std::uint32_t first, std::uint32_t size) {
        file.utf16(name).zeros(64 - 2 * name.size());
        file.u16(static_cast<unsigned>(2 * name.size() + 2)).u8(type).u8(1);
        file.u32(none).u32(none).u32(child).zeros(36).u32(first).u32(size).u32(0);
    };
    const std::size_t size = (total - 112) * 512;
    entry(u"Root Entry", 5, 1, end, 0);
    entry(u"Workbook", 2, none, 112, static_cast<std::uint32_t>(size));
    file.zeros(256);
    const auto body = pattern(size);
    file.add(body);

    const MemorySource source(file.get());
    const auto box = Ole2Container::open(source);
    REQUIRE(box);
    CHECK(contents(**box, "Workbook") == body);

    auto circle = file.get(); // the list leads back to itself
    put32(circle, 512 + 110 * 512 + 508, 110);
    put32(circle, 512 + 110 * 512, none);
    CHECK(refusal(circle).find("已损坏") != std::string::npos);
}

TEST_CASE("streams of embedded objects are not taken for the file's own")
{
    // Root → storage "ObjectPool" → "Workbook"; the file itself has only "WordDocument".
    auto file = Ole2Builder()
                    .add(u"WordDocument", pattern(5000))
                    .add(u"ObjectPool", {})
                    .add(u"Workbook", pattern(5000, 2))
                    .build();
    const MemorySource probe(file);
    // The folder's entries follow the streams; find it by its first name.
    const std::u16string root = u"Root Entry";
    std::size_t at = 512;
    while (file[at] != 'R' || file[at + 2] != 'o' || file[at + 4] != 'o')
        at += 128;
    file[at + 2 * 128 + 66] = 1;                // a storage
    put32(file, at + 2 * 128 + 72, 0xFFFFFFFF); // not followed by …
    put32(file, at + 2 * 128 + 76, 3);          // but holding "Workbook"
    const MemorySource source(file);
    const auto box = Ole2Container::open(source);
    REQUIRE(box);
    CHECK((*box)->find("WordDocument") != nullptr);
    CHECK((*box)->find("Workbook") == nullptr);

    put32(file, at + 1 * 128 + 68, 1); // a folder whose links run in a circle: names still count
    const MemorySource broken(file);
    const auto again = Ole2Container::open(broken);
    REQUIRE(again);
    CHECK((*again)->find("Workbook") != nullptr);
}

TEST_CASE("a file cut off gives the part of the stream that is there")
{
    auto file = Ole2Builder().add(u"Workbook", pattern(10'000)).build();
    // Sectors 0…19 hold the stream; the folder and the table stand behind it, so move the cut to
    // the declared size instead: a chain that ends early.
    const std::size_t table = file.size() - 512;
    put32(file, table + 4 * 9, 0xFFFFFFFE);
    const MemorySource source(file);
    const auto box = Ole2Container::open(source);
    REQUIRE(box);
    CHECK(contents(**box, "Workbook").size() == 10 * 512);
}

TEST_CASE("chains in a circle and sectors outside the file are refused with a word")
{
    const auto good = Ole2Builder().add(u"Workbook", pattern(10'000)).build();
    const std::size_t table = good.size() - 512;

    auto circle = good;
    put32(circle, table + 4 * 5, 3);
    const MemorySource source(circle);
    const auto box = Ole2Container::open(source);
    REQUIRE(box);
    const auto stream = (*box)->stream(*(*box)->find("Workbook"));
    REQUIRE_FALSE(stream);
    CHECK(stream.error().message.find("已损坏") != std::string::npos);

    auto folder_circle = good;
    put32(folder_circle, table + 4 * 20, 20);
    CHECK(refusal(folder_circle).find("已损坏") != std::string::npos);

    auto outside = good;
    put32(outside, 76, 0x00FFFFFF);
    CHECK(refusal(outside).find("已损坏") != std::string::npos);

    auto sector_size = good;
    sector_size[30] = 31;
    CHECK(refusal(sector_size).find("已损坏") != std::string::npos);

    auto no_folder = good;
    put32(no_folder, 48, 0xFFFFFFFE);
    CHECK(refusal(no_folder).find("已损坏") != std::string::npos);

    CHECK(refusal({good.begin(), good.begin() + 300}).find("已损坏") != std::string::npos);
}

TEST_CASE("a huge size in the folder takes no more memory than the chain has sectors")
{
    auto file = Ole2Builder(12).add(u"Workbook", pattern(10'000)).build();
    std::size_t at = 4096;
    while (file[at] != 'R' || file[at + 2] != 'o' || file[at + 4] != 'o')
        at += 128;
    for (std::size_t i = 0; i < 8; ++i)
        file[at + 128 + 120 + i] = 0xFF;
    const MemorySource source(file);
    const auto box = Ole2Container::open(source);
    REQUIRE(box);
    CHECK(contents(**box, "Workbook").size() == 3 * 4096);
}
