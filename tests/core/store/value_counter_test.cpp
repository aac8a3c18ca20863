#include "core/store/value_counter.h"

#include <map>
#include <utility>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

std::map<Value, std::int64_t> counts(ValueCounter counter)
{
    std::map<Value, std::int64_t> found;
    counter.each([&](Value value, std::int64_t rows) { found[std::move(value)] += rows; });
    return found;
}

} // namespace

TEST_CASE("values are counted, each once, texts and numbers and nothing apart")
{
    ValueCounter counter;
    counter.add(std::string_view("1"));
    counter.add(std::string_view("甲"));
    counter.add(std::string_view("甲"));
    counter.add(std::int64_t{1});
    counter.add(2.5);
    counter.add(2.5);
    counter.add_none();
    CHECK(counts(std::move(counter)) == std::map<Value, std::int64_t>{{Value(), 1},
                                                                      {Value("1"), 1},
                                                                      {Value("甲"), 2},
                                                                      {Value(std::int64_t{1}), 1},
                                                                      {Value(2.5), 2}});
}

TEST_CASE("a whole and a broken number of one size are one value")
{
    ValueCounter counter;
    counter.add(std::int64_t{5});
    counter.add(5.0);
    counter.add(std::int64_t{9'007'199'254'740'993}); // no double is that number
    counter.add(9'007'199'254'740'992.0);
    const auto found = counts(std::move(counter));
    CHECK(found.size() == 3);
    CHECK(found.at(Value(5.0)) == 2);
}

TEST_CASE("a counter that was given nothing has no value")
{
    CHECK(counts(ValueCounter()).empty());
}

TEST_CASE("numbers are counted as a map counts them, however many differ")
{
    CHECK(rc::check("counter = map", [](const std::vector<std::int64_t>& wholes,
                                        const std::vector<double>& reals, std::size_t rounds) {
        ValueCounter counter;
        std::map<Value, std::int64_t> map;
        for (std::int64_t round = 0; round <= static_cast<std::int64_t>(rounds % 20); ++round) {
            for (const std::int64_t whole : wholes) {
                counter.add(whole / 2 + round);
                ++map[Value(whole / 2 + round)];
            }
            for (const double real : reals) {
                counter.add(real + 0.25 * static_cast<double>(round % 2 == 0 ? 1 : 3));
                ++map[Value(real + 0.25 * static_cast<double>(round % 2 == 0 ? 1 : 3))];
            }
        }
        std::map<double, std::int64_t> by_size;
        for (const auto& [value, rows] : map)
            by_size[std::holds_alternative<double>(value)
                        ? std::get<double>(value)
                        : static_cast<double>(std::get<std::int64_t>(value))] += rows;
        std::map<double, std::int64_t> found;
        counter.each([&](const Value& value, std::int64_t rows) {
            found[std::holds_alternative<double>(value)
                      ? std::get<double>(value)
                      : static_cast<double>(std::get<std::int64_t>(value))] += rows;
        });
        RC_ASSERT(found == by_size);
    }));
}
