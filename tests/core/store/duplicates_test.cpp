#include "core/store/duplicates.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/base/progress.h"
#include "core/base/uscc.h"
#include "core/store/action_list.h"
#include "core/store/not_same.h"
#include "core/store/upkeep.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

class Ledger : public TestLedger
{
public:
    /// A unit without a code where `code` is empty.
    std::int64_t unit(const std::string& code, const std::string& name,
                      const std::string& address = {}, const std::string& phone = {})
    {
        const auto given = [](const std::string& text) {
            return text.empty() ? Value() : Value(text);
        };
        return put("unit", {{"uscc", given(code)},
                            {"name", name},
                            {"category", "非公有制企业"},
                            {"type", "有限责任公司"},
                            {"status", "正常"},
                            {"address", given(address)},
                            {"phone", given(phone)}});
    }

    Duplicates find(int from = 50, std::size_t most = 100)
    {
        const DuplicateRules all = DuplicateRules::load(Catalog::builtin()).value();
        const DuplicateKeys keys(all, *all.of("unit"), def("unit"));
        NoProgress progress;
        auto found =
            find_duplicates(database(), catalog(), def("unit"), keys, from, most, progress);
        INFO(test::message(found));
        REQUIRE(found.has_value());
        return *found;
    }
};

std::string valid_code(const std::string& first17)
{
    return first17 + uscc_check_character(first17);
}

} // namespace

TEST_CASE("pairs come by weight, each once whatever rules find it, with the reasons")
{
    Ledger ledger;
    const std::string code = valid_code("91640121MA0000100");
    std::string slipped = code;
    slipped.replace(10, 2, "OO");
    const auto a = ledger.unit(code, "恒达（宁夏）有限公司", "李银街12号", "13912345678");
    const auto b = ledger.unit(slipped, "恒达宁夏有限责任公司", "李银街12号", "13912345678");
    const auto c = ledger.unit("", "恒达宁夏公司");
    ledger.unit("", "完全不同的单位", "李银街12号", "13900000000");

    const Duplicates found = ledger.find();
    REQUIRE(found.total == 3);
    REQUIRE(found.pairs.size() == 3);
    CHECK(found.pairs[0].first == a);
    CHECK(found.pairs[0].second == b);
    CHECK(found.pairs[0].weight == 100);
    REQUIRE(found.pairs[0].reasons.size() == 5);
    CHECK(found.pairs[0].reasons[0].find("O、I") != std::string::npos);
    CHECK(found.pairs[1].first == a);
    CHECK(found.pairs[1].second == c);
    CHECK(found.pairs[1].weight == 55);
    CHECK(found.pairs[2].first == b);
    CHECK(ledger.find(70).total == 1);

    const Duplicates few = ledger.find(50, 1);
    CHECK(few.total == 3);
    CHECK(few.pairs.size() == 1);
}

TEST_CASE("what very many rows share doesn't make every pair of them")
{
    Ledger ledger;
    constexpr int count = 60;
    {
        Writer writer = ledger.begin();
        for (int i = 0; i < count; ++i) {
            Record row = test::record(ledger.def("unit"),
                                      {{"uscc", "9164012100000000" + std::to_string(10 + i)},
                                       {"name", "无名"},
                                       {"category", "非公有制企业"},
                                       {"type", "有限责任公司"},
                                       {"status", "正常"}});
            REQUIRE(writer.put(ledger.def("unit"), row).has_value());
        }
        REQUIRE(writer.commit().has_value());
    }
    CHECK(ledger.find().total == count - 1);
}

TEST_CASE("verify warns of rows that may be the same and leads to the later one")
{
    Ledger ledger;
    ledger.unit("", "恒达有限公司", "李银街12号");
    const auto second = ledger.unit("91640121000000001X", "恒达公司", "李银街12号");
    ledger.put("instructor", {{"code", "Z1"},
                              {"name", "钱指导"},
                              {"id_number", "11010519491231002X"},
                              {"start", "2021-01-01"}});
    const auto again = ledger.put("instructor", {{"code", "Z2"},
                                                 {"name", "钱指导"},
                                                 {"id_number", "11010519491231002X"},
                                                 {"start", "2022-01-01"}});
    NoProgress progress;
    const auto items = verify(ledger.database(), ledger.catalog(), progress);
    REQUIRE(items.has_value());
    const auto item = std::find_if(items->begin(), items->end(), [](const VerifyItem& each) {
        return each.check == "可能重复的行";
    });
    REQUIRE(item != items->end());
    CHECK(item->warning);
    CHECK(item->total == 2);
    REQUIRE(item->findings.size() == 2);
    CHECK(item->findings[0].ledger == "unit");
    CHECK(item->findings[0].row == second);
    CHECK(item->findings[0].sentence ==
          "单位“恒达有限公司”与“恒达公司”可能是同一个（名称去掉括号和公司字样后相同、"
          "地址相同），请核对，确属重复的只留一行。");
    CHECK(item->findings[1].row == again);
}

TEST_CASE("what was said not to be the same is not told again, until it is said to be")
{
    Ledger ledger;
    const auto a = ledger.unit("", "永宁面粉有限公司");
    const auto b = ledger.unit("", "永宁面粉公司");
    const auto c = ledger.unit("", "永宁（面粉）有限责任公司");
    REQUIRE(ledger.find().pairs.size() >= 1);
    const auto before = ledger.find().total;
    const auto say = [&](RowPair rows, bool same) {
        return say_not_same(ledger.database(), ledger.catalog(), ledger.def("unit"), rows, same,
                            ledger.actor());
    };
    REQUIRE(say({b, a}, false).has_value());
    CHECK(ledger.find().total == before - 1);
    for (const DuplicatePair& pair : ledger.find().pairs)
        CHECK_FALSE((pair.first == a && pair.second == b));
    REQUIRE(say({a, b}, false).has_value()); // once is enough
    CHECK(not_same_pairs(ledger.database(), "unit")->size() == 1);
    CHECK(list_actions(ledger.database(), {}, 1)->front().title ==
          "标记不是同一个：单位“永宁面粉有限公司”和“永宁面粉公司”");
    REQUIRE(say({a, b}, true).has_value());
    CHECK(ledger.find().total == before);
    CHECK_FALSE(say({c, c}, false).has_value());
}

TEST_CASE("a row that is called what another was called before may be the same")
{
    Ledger ledger;
    const auto renamed = ledger.unit("", "永宁面粉有限公司");
    ledger.change("unit", renamed, {{"name", "宁夏沃丰食品有限公司"}});
    const auto again = ledger.unit("", "永宁面粉公司");
    ledger.unit("", "丙公司");
    const Duplicates found = ledger.find();
    REQUIRE(found.pairs.size() == 1);
    CHECK(found.total == 1);
    CHECK(found.pairs[0].first == renamed);
    CHECK(found.pairs[0].second == again);
    CHECK(found.pairs[0].weight == 50);
    CHECK(found.pairs[0].reasons == std::vector<std::string>{"一个现在的名称是另一个改名前的名称"});
    // Called the same now: what it was before adds nothing.
    ledger.change("unit", renamed, {{"name", "永宁面粉有限公司"}});
    const Duplicates same = ledger.find();
    REQUIRE(same.pairs.size() == 1);
    CHECK(same.pairs[0].weight == 55);
}
