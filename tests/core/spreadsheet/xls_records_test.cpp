#include "core/spreadsheet/biff_records.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/biff_builder.h"

using lx::BiffReader;
using lx::MemorySource;
using lx::rk_number;
using lx::test::BiffRecords;
using lx::test::Bytes;

TEST_CASE("records follow one another; what is left unread is passed over")
{
    BiffRecords records;
    records.record(0x0042, Bytes().u16(936).u32(7)).record(0x000A).record(0x0203, Bytes().f64(1.5));
    const MemorySource source(records.bytes().get());
    BiffReader reader(source);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.id() == 0x0042);
    CHECK(reader.u16() == 936);
    CHECK(reader.left() == 4);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.id() == 0x000A);
    CHECK(reader.left() == 0);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.position() == 14);
    CHECK(reader.f64() == 1.5);
    CHECK(reader.ok());
    CHECK(reader.next() == BiffReader::Step::End);
}

TEST_CASE("a getter past the record's end gives 0 and says so, up to the next record")
{
    BiffRecords records;
    records.record(1, Bytes().u8(5)).record(2, Bytes().u8(6));
    const MemorySource source(records.bytes().get());
    BiffReader reader(source);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.u16() == 0);
    CHECK_FALSE(reader.ok());
    CHECK(reader.u8() == 0);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.ok());
    CHECK(reader.u8() == 6);
}

TEST_CASE("a stream that ends inside a record or a header is told from one that ends behind it")
{
    const MemorySource inside(Bytes().u16(1).u16(100).u8(7).get());
    BiffReader reader(inside);
    CHECK(reader.next() == BiffReader::Step::CutOff);
    const MemorySource header(Bytes().u16(1).u8(0).get());
    BiffReader second(header);
    CHECK(second.next() == BiffReader::Step::CutOff);
    const MemorySource empty(Bytes().get());
    BiffReader third(empty);
    CHECK(third.next() == BiffReader::Step::End);
}

TEST_CASE("an end set by the caller counts as the stream's")
{
    BiffRecords records;
    records.record(1, Bytes().u8(5)).record(2, Bytes().u32(6)).record(3);
    const MemorySource source(records.bytes().get());
    BiffReader reader(source);
    REQUIRE(reader.next() == BiffReader::Step::Record); // fills the window
    reader.seek(0, 5);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.next() == BiffReader::Step::End);
    reader.seek(0, 10);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.next() == BiffReader::Step::CutOff);
}

TEST_CASE("only a CONTINUE record continues")
{
    BiffRecords records;
    records.record(1, Bytes().u8(5)).record(0x3C, Bytes().u8(6)).record(2);
    const MemorySource source(records.bytes().get());
    BiffReader reader(source);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.u8() == 5);
    REQUIRE(reader.next_continue());
    CHECK(reader.u8() == 6);
    CHECK_FALSE(reader.next_continue());
    CHECK(reader.left() == 0);
    REQUIRE(reader.next() == BiffReader::Step::Record);
    CHECK(reader.id() == 2);
}

TEST_CASE("records of any size cross the reader's window unharmed")
{
    CHECK(rc::check("all bytes seen", [] {
        const auto sizes = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(0, 0x10000));
        BiffRecords records;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            Bytes payload;
            payload.zeros(static_cast<std::size_t>(sizes[i]));
            records.record(static_cast<std::uint16_t>(0x100 + i), payload);
        }
        const MemorySource source(records.bytes().get());
        BiffReader reader(source);
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            RC_ASSERT(reader.next() == BiffReader::Step::Record);
            RC_ASSERT(reader.id() == 0x100 + i);
            RC_ASSERT(reader.left() == static_cast<std::size_t>(sizes[i]));
        }
        RC_ASSERT(reader.next() == BiffReader::Step::End);
    }));
}

TEST_CASE("RK numbers: whole, in hundredths, doubles cut short")
{
    CHECK(rk_number(0x3FF00000) == 1.0);
    CHECK(rk_number(0x3FF00001) == 0.01);
    CHECK(rk_number((123U << 2) | 2) == 123);
    CHECK(rk_number((12345U << 2) | 3) == 123.45);
    CHECK(rk_number((static_cast<std::uint32_t>(-7) << 2) | 2) == -7);
    CHECK(rk_number(0x40594000) == 101.0); // the double's upper 30 bits
    CHECK(rc::check("every 30-bit whole number", [] {
        const int n = *rc::gen::inRange(-(1 << 29), 1 << 29);
        RC_ASSERT(rk_number((static_cast<std::uint32_t>(n) << 2) | 2) == n);
        RC_ASSERT(rk_number((static_cast<std::uint32_t>(n) << 2) | 3) == n / 100.0);
    }));
}
