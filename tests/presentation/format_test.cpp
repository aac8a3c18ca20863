#include "ui/presentation/format.h"

#include <catch2/catch.hpp>

using namespace lx;
using namespace lx::ui;

TEST_CASE("figures carry separators, and zero is a dash")
{
    CHECK(number_text(0) == QStringLiteral("–"));
    CHECK(number_text(999) == QStringLiteral("999"));
    CHECK(number_text(1000) == QStringLiteral("1,000"));
    CHECK(number_text(-1234567) == QStringLiteral("-1,234,567"));
    CHECK(count_text(0) == QStringLiteral("0"));
    CHECK(money_text(0) == QStringLiteral("–"));
    CHECK(money_text(5) == QStringLiteral("0.05"));
    CHECK(money_text(-123450) == QStringLiteral("-1,234.50"));
}

TEST_CASE("rates round half up on whole numbers")
{
    CHECK(rate_text(0, 0) == QStringLiteral("–"));
    CHECK(rate_text(0, 7) == QStringLiteral("0.0%"));
    CHECK(rate_text(1, 3) == QStringLiteral("33.3%"));
    CHECK(rate_text(2, 3) == QStringLiteral("66.7%"));
    CHECK(rate_text(1, 2000) == QStringLiteral("0.1%")); // 0.05: half goes up
    CHECK(rate_text(1, 2001) == QStringLiteral("0.0%"));
    CHECK(rate_text(7, 7) == QStringLiteral("100.0%"));
}

TEST_CASE("moments are told from today")
{
    const Date today = *Date::from_iso("2025-10-01");
    CHECK(moment_text("2025-10-01T09:05:00", today).contains(QStringLiteral("09:05")));
    CHECK(moment_text("2025-03-02T10:00:00", today) == QStringLiteral("3月2日 10:00"));
    CHECK(moment_text("2024-12-31T10:00:00", today) == QStringLiteral("2024年12月31日"));
    CHECK(moment_text("?", today) == QStringLiteral("?"));
}

TEST_CASE("quarter ends, newest first, over the turn of the year")
{
    const auto ends = quarter_ends(*Date::from_iso("2025-02-10"), 3);
    REQUIRE(ends.size() == 3);
    CHECK(ends[0].iso() == "2025-03-31");
    CHECK(ends[1].iso() == "2024-12-31");
    CHECK(ends[2].iso() == "2024-09-30");
}
