#include "core/edit/fill.h"

#include <catch2/catch.hpp>

#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Filling : TestLedger
{
    std::vector<std::int64_t> units;
    NoProgress quiet;

    void unit(const std::string& name, const std::string& address)
    {
        units.push_back(put("unit", {{"name", name},
                                     {"category", "非公有制企业"},
                                     {"type", "有限责任公司"},
                                     {"status", "正常"},
                                     {"address", address.empty() ? Value() : Value(address)}}));
    }
    template <class Fill> ManyEdited fill(Fill verb, std::int64_t* action = nullptr)
    {
        Writer writer = begin("填充");
        Editor editor(catalog(), writer, Date::from_iso("2025-09-30"));
        Result<ManyEdited> many = verb(editor);
        REQUIRE(message(many) == std::string());
        const auto committed = writer.commit();
        REQUIRE(committed.has_value());
        if (action != nullptr)
            *action = *committed;
        return std::move(*many);
    }
    ManyEdited from(std::size_t row, const char* field, std::int64_t* action = nullptr)
    {
        return fill(
            [&](Editor& editor) {
                return fill_from(database(), catalog(), editor, def("unit"),
                                 def("unit").index_of(field), units[row], units, quiet);
            },
            action);
    }
    ManyEdited series(const char* field, std::int64_t* action = nullptr)
    {
        return fill(
            [&](Editor& editor) {
                return fill_series(database(), catalog(), editor, def("unit"),
                                   def("unit").index_of(field), units, quiet);
            },
            action);
    }
    std::vector<std::string> texts(const char* field)
    {
        std::vector<std::string> found;
        for (const std::int64_t id : units)
            found.push_back(text("unit", id, field));
        return found;
    }
};

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("every row gets what stands in one of them; one undo brings all back")
{
    Filling ledger;
    ledger.unit("甲公司", "东街");
    ledger.unit("乙公司", "");
    ledger.unit("丙公司", "西街");
    std::int64_t action = 0;
    const ManyEdited many = ledger.from(0, "address", &action);
    CHECK(many.changed == 2);
    CHECK(many.unchanged == 1);
    CHECK(ledger.texts("address") == Texts{"东街", "东街", "东街"});
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action).has_value());
    CHECK(ledger.texts("address") == Texts{"东街", "", "西街"});
    // A blank is a value, too.
    ledger.from(1, "address");
    CHECK(ledger.texts("address") == Texts{"", "", ""});
}

TEST_CASE("what can't be is refused row by row")
{
    Filling ledger;
    ledger.unit("甲公司", "东街");
    ledger.unit("乙公司", "");
    const ManyEdited many = ledger.from(0, "name"); // the key of a unit without a code
    CHECK(many.changed == 0);
    REQUIRE(many.refused.size() == 1);
    CHECK(ledger.texts("name") == Texts{"甲公司", "乙公司"});
}

TEST_CASE("a series goes on from the first row; the second gives the step where all below is blank")
{
    Filling ledger;
    ledger.unit("甲公司", "1 号楼");
    ledger.unit("乙公司", "3 号楼");
    ledger.unit("丙公司", "");
    ledger.unit("丁公司", "");
    std::int64_t action = 0;
    ledger.series("address", &action);
    CHECK(ledger.texts("address") == Texts{"1 号楼", "3 号楼", "5 号楼", "7 号楼"});
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action).has_value());
    CHECK(ledger.texts("address") == Texts{"1 号楼", "3 号楼", "", ""});
    // Something below: what stands there is to be written over, the second row too.
    ledger.change("unit", ledger.units[3], {{"address", "旧址"}});
    ledger.series("address");
    CHECK(ledger.texts("address") == Texts{"1 号楼", "2 号楼", "3 号楼", "4 号楼"});
}

TEST_CASE("what stands far below makes the second row no step")
{
    Filling ledger;
    ledger.unit("甲公司", "1 号楼");
    ledger.unit("乙公司", "3 号楼");
    for (int i = 0; i < 1100; ++i)
        ledger.unit("公司" + std::to_string(i), "");
    ledger.unit("丁公司", "旧址");
    ledger.series("address");
    CHECK(ledger.texts("address")[1] == "2 号楼");
    CHECK(ledger.texts("address").back() == "1103 号楼");
}

TEST_CASE("a series that is cancelled before its first row is written changes nothing")
{
    struct Stop final : Progress
    {
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    } stop;
    Filling ledger;
    ledger.unit("甲公司", "1 号楼");
    ledger.unit("乙公司", "3 号楼");
    ledger.unit("丙公司", "");
    Writer writer = ledger.begin("填充");
    Editor editor(ledger.catalog(), writer, Date::from_iso("2025-09-30"));
    const auto many = fill_series(ledger.database(), ledger.catalog(), editor, ledger.def("unit"),
                                  ledger.def("unit").index_of("address"), ledger.units, stop);
    REQUIRE_FALSE(many.has_value());
    CHECK(many.error().kind == ErrorKind::Cancelled);
    CHECK(ledger.texts("address") == Texts{"1 号楼", "3 号楼", ""});
}
