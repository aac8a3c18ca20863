#include "core/edit/series.h"

#include <string>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/date.h"

using namespace lx;

namespace {

FieldDef field(FieldType type)
{
    FieldDef made;
    made.key = "f";
    made.type = type;
    return made;
}

/// The values of a series as text, parted by blanks and bars.
std::string written(FieldType type, const Value& first, const Value& second, std::size_t count)
{
    std::string text;
    for (const Value& value : series(field(type), first, second, count)) {
        text += text.empty() ? "" : " | ";
        text += std::holds_alternative<std::int64_t>(value) ? std::to_string(int_of(value))
                                                            : text_of(value);
    }
    return text;
}

std::string texts(const char* first, std::size_t count)
{
    return written(FieldType::Text, first, {}, count);
}
std::string texts(const char* first, const char* second, std::size_t count)
{
    return written(FieldType::Text, first, second, count);
}

Date some_day()
{
    return *Date::from_ymd(*rc::gen::inRange(1990, 2060), *rc::gen::inRange(1, 13),
                           *rc::gen::inRange(1, 29));
}

/// A beginning of a series that has no end soon.
struct Begun
{
    FieldDef def;
    Value first;
    Value second;
};

Begun begun()
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return {field(FieldType::Integer), std::int64_t{*rc::gen::inRange(0, 1000)},
                std::int64_t{*rc::gen::inRange(1000, 2000)}};
    case 1: {
        const Date day = some_day();
        return {field(FieldType::Date), day.iso(), day.add_months(*rc::gen::inRange(1, 30)).iso()};
    }
    case 2: {
        const auto kind = *rc::gen::element(PeriodKind::Month, PeriodKind::Quarter,
                                            PeriodKind::HalfYear, PeriodKind::Year);
        const Period period = Period::containing(kind, some_day());
        return {field(FieldType::PeriodCode), period.code(), period.next().code()};
    }
    default: {
        const int number = *rc::gen::inRange(0, 90);
        return {field(FieldType::Text), "第" + std::to_string(number) + " 支部",
                "第" + std::to_string(number + *rc::gen::inRange(1, 5)) + " 支部"};
    }
    }
}

} // namespace

TEST_CASE("numbers, money, days and periods go on as in a spreadsheet")
{
    CHECK(written(FieldType::Integer, std::int64_t{7}, {}, 3) == "7 | 8 | 9");
    CHECK(written(FieldType::Integer, std::int64_t{5}, std::int64_t{10}, 4) == "5 | 10 | 15 | 20");
    CHECK(written(FieldType::Integer, std::int64_t{9}, std::int64_t{4}, 4) == "9 | 4 | 4 | 4");
    CHECK(written(FieldType::Money, std::int64_t{150}, {}, 2) == "150 | 250");
    CHECK(written(FieldType::Date, "2025-12-31", {}, 2) == "2025-12-31 | 2026-01-01");
    CHECK(written(FieldType::Date, "2025-03-31", "2025-06-30", 4) ==
          "2025-03-31 | 2025-06-30 | 2025-09-30 | 2025-12-31");
    CHECK(written(FieldType::Date, "2025-01-01", "2025-01-08", 3) ==
          "2025-01-01 | 2025-01-08 | 2025-01-15");
    CHECK(written(FieldType::PeriodCode, "2024-11", {}, 3) == "2024-11 | 2024-12 | 2025-01");
    CHECK(written(FieldType::PeriodCode, "2024Q4", {}, 2) == "2024Q4 | 2025Q1");
    CHECK(written(FieldType::PeriodCode, "2024H1", "2025H1", 3) == "2024H1 | 2025H1 | 2026H1");
}

TEST_CASE("texts go on by a number in them")
{
    CHECK(texts("1 支部", 3) == "1 支部 | 2 支部 | 3 支部");
    CHECK(texts("2024年第1次", 2) == "2024年第1次 | 2024年第2次");
    CHECK(texts("2024-01", 2) == "2024-01 | 2024-02");
    CHECK(texts("2025年第4季度", 2) == "2025年第4季度 | 2026年第1季度");
    CHECK(texts("第09组", 3) == "第09组 | 第10组 | 第11组");
    CHECK(texts("第一党支部", 3) == "第一党支部 | 第二党支部 | 第三党支部");
    CHECK(texts("第十九党支部", 3) == "第十九党支部 | 第二十党支部 | 第二十一党支部");
    CHECK(texts("3组2号", "4组2号", 3) == "3组2号 | 4组2号 | 5组2号");
    CHECK(texts("科技园", 2) == "科技园 | 科技园");
    // What is no step of it doesn't count.
    CHECK(texts("1 支部", "先锋支部", 3) == "1 支部 | 2 支部 | 3 支部");
    CHECK_FALSE(gives_step(field(FieldType::Text), "1 支部", "先锋支部"));
    CHECK_FALSE(gives_step(field(FieldType::Text), "1 支部", "1 支部"));
    CHECK(gives_step(field(FieldType::Text), "1 支部", "3 支部"));
}

TEST_CASE("what has no next is repeated")
{
    CHECK(written(FieldType::Choice, "第1类", {}, 2) == "第1类 | 第1类");
    CHECK(written(FieldType::Phone, "13812345678", {}, 2) == "13812345678 | 13812345678");
    CHECK(written(FieldType::Integer, INT64_MAX, {}, 2) ==
          std::to_string(INT64_MAX) + " | " + std::to_string(INT64_MAX));
    CHECK(written(FieldType::Date, "9999-12-31", {}, 2) == "9999-12-31 | 9999-12-31");
    CHECK(texts("第九十九支部", 2) == "第九十九支部 | 第九十九支部");
    CHECK(series(field(FieldType::Text), {}, {}, 3) == std::vector<Value>(3));
    CHECK(series(field(FieldType::Text), "1", {}, 0).empty());
}

TEST_CASE("laws of series")
{
    CHECK(rc::check("a longer series begins with the shorter one", [] {
        const Begun from = begun();
        const auto few = static_cast<std::size_t>(*rc::gen::inRange(0, 30));
        const auto many = few + static_cast<std::size_t>(*rc::gen::inRange(0, 30));
        const auto shorter = series(from.def, from.first, from.second, few);
        auto longer = series(from.def, from.first, from.second, many);
        longer.resize(few);
        RC_ASSERT(shorter == longer);
    }));
    CHECK(rc::check("it begins with the two it is made of", [] {
        const Begun from = begun();
        RC_ASSERT(series(from.def, from.first, from.second, 2) ==
                  (std::vector<Value>{from.first, from.second}));
    }));
    CHECK(rc::check("it goes on the same way from any two neighbours", [] {
        const Begun from = begun();
        const auto all = series(from.def, from.first, from.second, 20);
        const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, 18));
        const auto rest = series(from.def, all[at], all[at + 1], 20 - at);
        RC_ASSERT(rest ==
                  std::vector<Value>(all.begin() + static_cast<std::ptrdiff_t>(at), all.end()));
    }));
    CHECK(rc::check("no text makes it crash", [](const std::string& one, const std::string& two) {
        RC_ASSERT(series(field(FieldType::Text), one, two, 5).size() == 5u);
        RC_ASSERT(series(field(FieldType::Date), one, two, 5).size() == 5u);
    }));
}
