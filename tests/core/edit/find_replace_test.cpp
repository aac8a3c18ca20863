#include "core/edit/find_replace.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/ledger/mask.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Finding : TestLedger
{
    std::int64_t town = put("area", {{"code", "640121100"}, {"name", "望远镇"}, {"parent", 1}});
    std::int64_t other_town =
        put("area", {{"code", "640121101"}, {"name", "望洪镇"}, {"parent", 1}});
    std::vector<std::int64_t> units;
    NoProgress quiet;

    std::int64_t unit(const std::string& name, const std::string& address)
    {
        units.push_back(put("unit", {{"name", name},
                                     {"category", "非公有制企业"},
                                     {"type", "有限责任公司"},
                                     {"status", "正常"},
                                     {"area", town},
                                     {"phone", "13812345678"},
                                     {"address", address}}));
        return units.back();
    }

    CellHits find(const std::vector<std::string>& fields, CellSearch search, std::size_t most = 100)
    {
        search.rows = units;
        for (const std::string& field : fields)
            search.fields.push_back(def("unit").index_of(field));
        auto hits = find_cells(database(), catalog(), def("unit"), search, most, quiet);
        REQUIRE(message(hits) == std::string());
        return std::move(*hits);
    }

    ManyEdited replace(const std::vector<CellHit>& cells, std::int64_t* action = nullptr)
    {
        Writer writer = begin("替换");
        Editor editor(catalog(), writer, Date::from_iso("2025-09-30"));
        auto many = replace_cells(editor, def("unit"), cells, quiet);
        REQUIRE(message(many) == std::string());
        const auto committed = writer.commit();
        REQUIRE(message(committed) == std::string());
        if (action != nullptr)
            *action = *committed;
        return std::move(*many);
    }

    std::vector<std::vector<Value>> all()
    {
        std::vector<std::vector<Value>> values;
        const auto rows = store().rows(def("unit"), units);
        REQUIRE(rows.has_value());
        for (const Record& row : *rows)
            values.push_back(row.values);
        return values;
    }
};

} // namespace

TEST_CASE("hits say what stands and what would; only those ticked are replaced, as one action")
{
    Finding ledger;
    const auto one = ledger.unit("甲有限公司", "东街 1 号");
    const auto two = ledger.unit("乙有限公司", "西街有限公司旁");
    ledger.unit("丙厂", "北街");
    CellHits hits = ledger.find({"name", "address"}, {{}, {}, "有限公司", FindHow::Words, "公司"});
    REQUIRE(hits.cells.size() == 3);
    CHECK_FALSE(hits.more);
    CHECK(hits.cells[0].id == one);
    CHECK(hits.cells[0].before == "甲有限公司");
    CHECK(hits.cells[0].after == "甲公司");
    hits.cells.erase(hits.cells.begin() + 1); // not ticked
    const auto before = ledger.all();
    std::int64_t action = 0;
    CHECK(ledger.replace(hits.cells, &action).changed == 2);
    CHECK(ledger.text("unit", one, "name") == "甲公司");
    CHECK(ledger.text("unit", two, "name") == "乙有限公司");
    CHECK(ledger.text("unit", two, "address") == "西街公司旁");
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action).has_value());
    CHECK(ledger.all() == before);
}

TEST_CASE("what can't be kept is told at its cell, refuses its row and holds up no other")
{
    Finding ledger;
    const auto one = ledger.unit("甲公司", "东街");
    const auto two = ledger.unit("乙公司", "东街");
    auto hits = ledger.find({"status"}, {{}, {}, "正常", FindHow::Words, "还行"});
    REQUIRE(hits.cells.size() == 2);
    CHECK(hits.cells[0].problem.ends_with("。"));
    CHECK(ledger.replace(hits.cells).refused.size() == 2);
    // Two rows of one key: the door refuses the second.
    hits = ledger.find({"name"}, {{}, {}, "[甲乙]公司", FindHow::Pattern, "丁公司"});
    const ManyEdited many = ledger.replace(hits.cells);
    CHECK(many.changed == 1);
    REQUIRE(many.refused.size() == 1);
    CHECK(many.refused[0].id == two);
    CHECK(ledger.text("unit", one, "name") == "丁公司");
}

TEST_CASE("a cell that was changed meanwhile is left as it is")
{
    Finding ledger;
    const auto one = ledger.unit("甲公司", "东街");
    const auto hits = ledger.find({"address"}, {{}, {}, "东街", FindHow::Words, "西街"});
    ledger.change("unit", one, {{"address", "东街 9 号"}});
    const ManyEdited many = ledger.replace(hits.cells);
    REQUIRE(many.refused.size() == 1);
    CHECK(many.refused[0].problem.field == "address");
    CHECK(ledger.text("unit", one, "address") == "东街 9 号");
}

TEST_CASE("references are found by the names of their rows and lead to other rows")
{
    Finding ledger;
    const auto one = ledger.unit("甲公司", "东街");
    const auto hits = ledger.find({"area"}, {{}, {}, "wyz", FindHow::Pinyin, "望洪镇"});
    REQUIRE(hits.cells.size() == 1);
    CHECK(hits.cells[0].before == "望远镇");
    ledger.replace(hits.cells);
    CHECK(ledger.value("unit", one, "area") == Value(ledger.other_town));
    const auto none = ledger.find({"area"}, {{}, {}, "望洪", FindHow::Words, "没有的"});
    REQUIRE(none.cells.size() == 1);
    CHECK(none.cells[0].problem.find("没有的镇") != std::string::npos);
}

TEST_CASE("a mask is never written, and codes and numbers of persons are looked into only by name")
{
    Finding ledger;
    ledger.unit("甲公司", "东街");
    auto hits = ledger.find({"phone"}, {{}, {}, "13812345678", FindHow::Whole, "139****5678"});
    REQUIRE(hits.cells.size() == 1);
    CHECK_FALSE(hits.cells[0].problem.empty());
    hits =
        ledger.find({"phone"}, {{}, {}, "13812345678", FindHow::Whole, mask_phone("13812345678")});
    CHECK(ledger.replace(hits.cells).unchanged == 1);
    const LedgerDef& unit = ledger.def("unit");
    CHECK_FALSE(searched_unnamed(*unit.field("uscc")));
    CHECK_FALSE(searched_unnamed(*unit.field("phone")));
    CHECK_FALSE(searched_unnamed(*ledger.def("member").field("id_number")));
    CHECK(searched_unnamed(*unit.field("name")));
}

TEST_CASE("a list that is full says that there are more")
{
    Finding ledger;
    for (const char* name : {"甲公司", "乙公司", "丙公司"})
        ledger.unit(name, "东街");
    CHECK(ledger.find({"name"}, {{}, {}, "公司", FindHow::Words, "厂"}, 2).more);
    CHECK_FALSE(ledger.find({"name"}, {{}, {}, "公司", FindHow::Words, "厂"}, 3).more);
}

TEST_CASE("replacing and undoing is doing nothing")
{
    Finding ledger;
    for (const char* name : {"甲公司", "乙公司", "丙公司", "丁厂"})
        ledger.unit(name, std::string(name) + "旁");
    CHECK(rc::check("replace and undo", [&] {
        const auto part = rc::gen::element<std::string>("甲", "公司", "厂", "旁", "", "x");
        const auto hits =
            ledger.find({"name", "address", "status", "area"},
                        {{}, {}, "(" + *part + "|" + *part + ")", FindHow::Pattern, *part});
        const auto before = ledger.all();
        std::int64_t action = 0;
        ledger.replace(hits.cells, &action);
        if (action != 0)
            RC_ASSERT(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action)
                          .has_value());
        RC_ASSERT(ledger.all() == before);
    }));
}
