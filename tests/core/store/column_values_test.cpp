#include "core/store/column_values.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Column : TestLedger
{
    NoProgress quiet;
    int units = 0;

    /// A unit with this in 法定代表人.
    std::int64_t unit(const std::string& person)
    {
        return put("unit", {{"name", "公司" + std::to_string(++units)},
                            {"legal_person", person.empty() ? Value() : Value(person)}});
    }

    ColumnStatistics statistics(std::string_view ledger, std::string_view field,
                                const std::vector<std::int64_t>* rows = nullptr,
                                std::size_t most = 100)
    {
        auto found = column_statistics(database(), def(ledger), def(ledger).index_of(field), rows,
                                       most, quiet);
        REQUIRE(message(found) == std::string());
        return std::move(*found);
    }
    std::vector<std::int64_t> holding(std::string_view ledger, std::string_view field,
                                      const Value& value,
                                      const std::vector<std::int64_t>* rows = nullptr)
    {
        auto found =
            rows_with_value(database(), def(ledger), def(ledger).index_of(field), value, rows);
        REQUIRE(message(found) == std::string());
        return std::move(*found);
    }
};

} // namespace

TEST_CASE("values are counted, the most frequent first, the blank among them")
{
    Column ledger;
    std::vector<std::int64_t> ids;
    for (const char* person : {"张三", "李四", "张三", "", "王五", "张三", ""})
        ids.push_back(ledger.unit(person));
    const ColumnStatistics all = ledger.statistics("unit", "legal_person");
    CHECK(all.rows == 7);
    CHECK(all.empty == 2);
    CHECK(all.given() == 5);
    CHECK(all.distinct == 3);
    REQUIRE(all.values.size() == 4);
    CHECK(all.values[0].value == Value("张三"));
    CHECK(all.values[0].rows == 3);
    CHECK(is_empty(all.values[1].value));
    CHECK(is_empty(all.sum));
    const std::vector<std::int64_t> some{ids[0], ids[1], ids[3]};
    CHECK(ledger.statistics("unit", "legal_person", &some).rows == 3);
    const auto two = ledger.statistics("unit", "legal_person", nullptr, 2);
    REQUIRE(two.values.size() == 2);
    CHECK(two.distinct == 3);
    CHECK(is_empty(two.values[1].value));
    CHECK(ledger.holding("unit", "legal_person", "张三") ==
          std::vector<std::int64_t>{ids[0], ids[2], ids[5]});
    CHECK(ledger.holding("unit", "legal_person", {}, &some) == std::vector<std::int64_t>{ids[3]});
}

TEST_CASE("numbers have sum, mean, least and greatest; days the first and the last")
{
    Column ledger;
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    for (const auto& [day, count] :
         {std::pair("2025-01-01", 10), std::pair("2025-02-01", 31), std::pair("2025-03-01", 10)})
        ledger.put("survey", {{"unit", unit}, {"date", day}, {"headcount", std::int64_t{count}}});
    const auto heads = ledger.statistics("survey", "headcount");
    CHECK(heads.sum == Value(std::int64_t{51}));
    REQUIRE(heads.mean.has_value());
    CHECK(*heads.mean == Approx(17));
    CHECK(heads.least == Value(std::int64_t{10}));
    CHECK(heads.greatest == Value(std::int64_t{31}));
    CHECK(heads.distinct == 2);
    const auto days = ledger.statistics("survey", "date");
    CHECK(days.least == Value("2025-01-01"));
    CHECK(days.greatest == Value("2025-03-01"));
    CHECK_FALSE(days.mean.has_value());
    const std::vector<std::int64_t> none;
    const auto nothing = ledger.statistics("survey", "headcount", &none);
    CHECK(nothing.rows == 0);
    CHECK(is_empty(nothing.sum));
    CHECK(is_empty(nothing.least));
}

TEST_CASE("a sum that does not fit is none, and no wrong one")
{
    Column ledger;
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    for (const char* day : {"2025-01-01", "2025-02-01"})
        ledger.put("survey", {{"unit", unit}, {"date", day}, {"headcount", INT64_MAX - 1}});
    CHECK(is_empty(ledger.statistics("survey", "headcount").sum));
}

TEST_CASE("statistics are those of a count by hand, and the rows of the values are all rows")
{
    Column ledger;
    std::map<std::int64_t, std::string> held;
    CHECK(rc::check("any column", [&] {
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) {
            const auto text = *rc::gen::element<std::string>("", "甲", "乙", "丙", "1", "01");
            held[ledger.unit(text)] = text;
        }
        std::vector<std::int64_t> rows;
        std::map<std::string, std::int64_t> counts;
        for (const auto& [id, text] : held) {
            if (*rc::gen::arbitrary<bool>()) {
                rows.push_back(id);
                ++counts[text];
            }
        }
        const auto found = ledger.statistics("unit", "legal_person", &rows);
        RC_ASSERT(found.rows == std::ssize(rows));
        RC_ASSERT(found.empty == (counts.contains("") ? counts[""] : 0));
        RC_ASSERT(found.values.size() == counts.size());
        std::set<std::int64_t> together;
        for (const ValueCount& value : found.values) {
            RC_ASSERT(value.rows == counts[text_of(value.value)]);
            const auto ids = ledger.holding("unit", "legal_person", value.value, &rows);
            RC_ASSERT(std::ssize(ids) == value.rows);
            together.insert(ids.begin(), ids.end());
        }
        RC_ASSERT(together == std::set<std::int64_t>(rows.begin(), rows.end()));
        RC_ASSERT(std::is_sorted(
            found.values.begin(), found.values.end(),
            [](const ValueCount& one, const ValueCount& two) { return one.rows > two.rows; }));
    }));
}

TEST_CASE("counting can be stopped before the first value comes")
{
    /// Wants to stop from the third look on.
    struct Stop final : Progress
    {
        mutable int looks = 0;
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return ++looks > 2; }
    } stop;
    Column ledger;
    auto writer = ledger.begin();
    for (int i = 0; i < 1000; ++i) {
        Record unit(ledger.def("unit"));
        unit.set(ledger.def("unit"), "name", "公司" + std::to_string(i));
        REQUIRE(writer.insert_new(ledger.def("unit"), unit));
    }
    REQUIRE(writer.commit());
    const auto found =
        column_statistics(ledger.database(), ledger.def("unit"),
                          ledger.def("unit").index_of("legal_person"), nullptr, 100, stop);
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().kind == ErrorKind::Cancelled);
    CHECK(ledger.statistics("unit", "legal_person").rows == 1000);
}

TEST_CASE("few of many rows are counted like most of them")
{
    Column ledger;
    std::vector<std::int64_t> ids;
    for (int i = 0; i < 40; ++i)
        ids.push_back(ledger.unit(i % 2 == 0 ? "甲" : "乙"));
    for (const std::size_t many :
         {std::size_t{1}, std::size_t{3}, std::size_t{5}, std::size_t{39}}) {
        std::vector<std::int64_t> rows(ids.begin(),
                                       ids.begin() + static_cast<std::ptrdiff_t>(many));
        rows.push_back(ids.back() + 100); // not there
        const auto found = ledger.statistics("unit", "legal_person", &rows);
        CHECK(found.rows == static_cast<std::int64_t>(many));
        CHECK(found.least == Value(many == 1 ? "甲" : "乙"));
        CHECK(ledger.holding("unit", "legal_person", "甲", &rows).size() == (many + 1) / 2);
    }
}
