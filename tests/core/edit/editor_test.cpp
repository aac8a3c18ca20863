// The verbs and the one policy of their checks.
#include "core/edit/editor.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "core/edit/end_reason.h"
#include "core/edit/end_rows.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Editing : TestLedger
{
    /// One verb as one action.
    template <class Verb> Edited edit(Verb verb)
    {
        Writer writer = begin();
        Editor editor(catalog(), writer, Date::from_iso("2025-09-30"));
        Result<Edited> edited = verb(editor);
        REQUIRE(message(edited) == std::string());
        REQUIRE(writer.commit().has_value());
        return std::move(*edited);
    }
    Edited change(std::string_view ledger, std::int64_t id, std::string_view field, Value value)
    {
        return edit([&](Editor& editor) {
            return editor.change(def(ledger), id, {{def(ledger).index_of(field), value}});
        });
    }
};

} // namespace

TEST_CASE("a row is added once it is whole, with its warnings")
{
    Editing ledger;
    const LedgerDef& unit = ledger.def("unit");
    Record lacking = record(unit, {{"category", "非公有制企业"}});
    const Edited refused = ledger.edit([&](Editor& editor) { return editor.save(unit, lacking); });
    CHECK(std::any_of(refused.problems.begin(), refused.problems.end(),
                      [](const RecordIssue& issue) { return issue.field == "name"; }));
    CHECK(lacking.id == 0);

    Record whole = record(unit, {{"name", "甲公司"},
                                 {"category", "非公有制企业"},
                                 {"type", "有限责任公司"},
                                 {"status", "正常"}});
    const Edited added = ledger.edit([&](Editor& editor) { return editor.save(unit, whole); });
    CHECK_FALSE(added.refused());
    CHECK(added.outcome == WriteOutcome::Inserted);
    CHECK(whole.id != 0);
    CHECK(added.warnings.front().field == "uscc"); // 代码待补
    CHECK(ledger.edit([&](Editor& editor) { return editor.save(unit, whole); }).outcome ==
          WriteOutcome::Unchanged);
}

TEST_CASE("who changes a field isn't held up by an older fault in another one")
{
    Editing ledger;
    // As an older version let it in.
    const auto id = ledger.put(
        "unit", {{"name", "甲公司"}, {"category", "没有这一类"}, {"registered", "2020-01-01"}});
    CHECK_FALSE(ledger.change("unit", id, "address", "东街 1 号").refused());
    CHECK(ledger.text("unit", id, "address") == "东街 1 号");
    CHECK(ledger.change("unit", id, "category", "也没有").problems.front().field == "category");
    // A fault between two fields is the change's, wherever it is told.
    const Edited reversed = ledger.change("unit", id, "deregistered", "2019-01-01");
    CHECK(reversed.refused());
    CHECK(is_empty(ledger.value("unit", id, "deregistered")));
    // Who gives the whole row answers for all of it.
    Record row = **ledger.store().find(ledger.def("unit"), id);
    CHECK(ledger.edit([&](Editor& editor) { return editor.save(ledger.def("unit"), row); })
              .refused());
}

TEST_CASE("what the door refuses has the shape of a check; a circle is told at its field")
{
    Editing ledger;
    const auto above = ledger.put("org", {{"code", "A1"}, {"name", "甲"}, {"kind", "党委"}});
    const auto below =
        ledger.put("org", {{"code", "A2"}, {"name", "乙"}, {"kind", "党支部"}, {"parent", above}});
    const Edited circle = ledger.change("org", above, "parent", below);
    REQUIRE(circle.refused());
    CHECK(circle.problems.front().field == "parent");
    CHECK(circle.problems.front().message.find("它本身在“甲”之下") != std::string::npos);
    const Edited taken = ledger.change("org", below, "code", "A1");
    REQUIRE(taken.refused());
    CHECK(taken.problems.front().field.empty());
    CHECK(taken.problems.front().message.find("A1") != std::string::npos);
    CHECK(ledger.change("org", below, "parent", std::int64_t{99}).refused());
    CHECK(ledger.change("org", 4711, "name", "丙").refused()); // gone
    const LedgerDef& org = ledger.def("org");
    CHECK(ledger.edit([&](Editor& editor) { return editor.remove(org, above); }).refused());
    CHECK_FALSE(ledger.edit([&](Editor& editor) { return editor.remove(org, below); }).refused());
}

TEST_CASE("many rows are ended in one action; what can't be is told and holds up nothing")
{
    Editing ledger;
    const LedgerDef& unit = ledger.def("unit");
    std::vector<std::int64_t> ids;
    for (const char* name : {"甲公司", "乙公司", "丙公司"})
        ids.push_back(ledger.put("unit", {{"name", name}, {"registered", "2020-01-01"}}));
    ledger.change("unit", ids[1], "registered", "2025-06-01");
    ledger.change("unit", ids[2], "deregistered", "2022-01-01");
    ids.push_back(ledger.put("unit", {{"name", "丁公司"}, {"registered", "2020-01-01"}}));
    ledger.change("unit", ids[3], "deregistered", "2025-01-01");
    ids.push_back(4711);
    Writer writer = ledger.begin("注销");
    Editor editor(ledger.catalog(), writer, Date::from_iso("2025-09-30"));
    NoProgress progress;
    const auto many = edit_many(ids, "结束", progress, [&](std::int64_t id) {
        return editor.end(unit, id, {"2025-01-01", "已注销"});
    });
    REQUIRE(many.has_value());
    CHECK(many->changed == 1);
    CHECK(many->unchanged == 1);
    REQUIRE(many->refused.size() == 3);
    CHECK(many->refused[0].id == ids[1]); // would end before it began
    CHECK(many->refused[1].id == ids[2]); // ended on another day
    CHECK(many->refused[1].problem.field == "deregistered");
    CHECK(many->refused[1].problem.message.find("2022-01-01") != std::string::npos);
    CHECK(many->refused[2].id == 4711);
    REQUIRE(writer.commit().has_value());
    CHECK(ledger.text("unit", ids[0], "deregistered") == "2025-01-01");
    CHECK(ledger.text("unit", ids[0], "status") == "注销");
    CHECK(ledger.text("unit", ids[0], "note").empty());
    CHECK(ledger.text("unit", ids[2], "deregistered") == "2022-01-01");
}

TEST_CASE("why a row ended stands in the ledger's field for it, else in 备注")
{
    Editing ledger;
    const Catalog& catalog = ledger.catalog();
    CHECK(end_reasons(catalog, ledger.def("org")).empty());
    CHECK(end_reasons(catalog, ledger.def("unit")) ==
          std::vector<std::string>{"注销", "吊销", "兼并重组"});
    for (const LedgerDef& def : catalog.ledgers())
        for (const std::string& reason : end_reasons(catalog, def))
            CHECK(*read_end_reason(catalog, def, reason) == reason);
    CHECK(*read_end_reason(catalog, ledger.def("member"), "病故") == "去世");
    for (const char* no_end : {"正常", "搬走"}) {
        const auto refused = read_end_reason(catalog, ledger.def("unit"), no_end);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message.find("注销、吊销、兼并重组") != std::string::npos);
    }
    const auto id = ledger.put("org", {{"code", "1"}, {"name", "一支部"}, {"note", "老支部"}});
    const LedgerDef& org = ledger.def("org");
    ledger.edit([&](Editor& editor) { return editor.end(org, id, {"2025-01-01", "合并"}); });
    CHECK(ledger.text("org", id, "note") == "老支部\n合并");
}

TEST_CASE("what hangs on rows that end and goes on is told, as verify tells it")
{
    Editing ledger;
    const auto org =
        ledger.put("org", {{"code", "1"}, {"name", "一支部"}, {"founded", "2015-01-01"}});
    const auto other =
        ledger.put("org", {{"code", "2"}, {"name", "二支部"}, {"founded", "2015-01-01"}});
    const auto unit = ledger.put("unit", {{"name", "甲公司"}});
    for (const auto covering : {org, other})
        ledger.put("coverage", {{"org", covering}, {"unit", unit}, {"start", "2016-01-01"}});
    ledger.put("post", {{"org", org},
                        {"name", "张三"},
                        {"id_number", "640121198001010010"},
                        {"title", "书记"},
                        {"start", "2016-01-01"}});
    Writer writer = ledger.begin("撤销");
    Editor editor(ledger.catalog(), writer, Date::from_iso("2025-09-30"));
    NoProgress progress;
    const auto many =
        end_rows(ledger.database(), editor, ledger.def("org"), {org}, {"2025-01-01", ""}, progress);
    REQUIRE(many.has_value());
    CHECK(many->changed == 1);
    REQUIRE(many->advice.size() == 2);
    CHECK(many->advice[0].find("张三的任职") != std::string::npos);
    CHECK(many->advice[1].find("甲公司") != std::string::npos);
    const auto again =
        end_rows(ledger.database(), editor, ledger.def("org"), {org}, {"2025-01-01", ""}, progress);
    REQUIRE(again.has_value());
    CHECK(again->unchanged == 1);
    CHECK(again->advice.empty());
}
