#include <catch2/catch.hpp>

#include "core/ledger/columns.h"

namespace lx {
namespace {

TEST_CASE("Equal texts have equal codes, however many there are", "[ledger][columns]")
{
    TextPool pool;
    std::vector<std::int32_t> codes;
    for (int i = 0; i < 20'000; ++i)
        codes.push_back(pool.intern("text " + std::to_string(i)));
    CHECK(pool.size() == 20'000);
    for (int i = 0; i < 20'000; i += 97) {
        const auto at = static_cast<std::size_t>(i);
        CHECK(pool.intern("text " + std::to_string(i)) == codes[at]);
        CHECK(pool.text(codes[at]) == "text " + std::to_string(i));
    }
    CHECK(pool.find("text 20000") == kNone32);
    CHECK(pool.text(kNone32).empty());
}

TEST_CASE("Long texts keep the texts around them", "[ledger][columns]")
{
    TextPool pool;
    const auto first = pool.intern("first");
    const auto big = pool.intern(std::string(3'000'000, 'x'));
    const auto last = pool.intern("last");
    CHECK(pool.text(first) == "first");
    CHECK(pool.text(big).size() == 3'000'000);
    CHECK(pool.text(last) == "last");
    CHECK(pool.text(pool.intern("")).empty());
}

TEST_CASE("Rows are found by id, also where ids have holes", "[ledger][columns]")
{
    ColumnTable table;
    CHECK(table.row_of(1) == -1);
    table.ids = {3, 4, 7, 8, 1'000'000'000'000};
    CHECK(table.row_of(3) == 0);
    CHECK(table.row_of(7) == 2);
    CHECK(table.row_of(8) == 3);
    CHECK(table.row_of(1'000'000'000'000) == 4);
    for (const std::int64_t id : {0, 2, 5, 6, 9})
        CHECK(table.row_of(id) == -1);
}

} // namespace
} // namespace lx
