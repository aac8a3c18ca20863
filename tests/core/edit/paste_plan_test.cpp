#include "core/edit/paste_plan.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/ledger/field_text.h"
#include "core/ledger/mask.h"
#include "tests/support/random_edits.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Pasting : TestLedger
{
    std::int64_t town = put("area", {{"code", "640121100"}, {"name", "望远镇"}, {"parent", 1}});
    std::vector<std::int64_t> units;
    NoProgress quiet;

    std::int64_t unit(const std::string& name, const std::string& address = "东街 1 号")
    {
        units.push_back(put("unit", {{"name", name},
                                     {"category", "非公有制企业"},
                                     {"type", "有限责任公司"},
                                     {"status", "正常"},
                                     {"area", town},
                                     {"phone", "13812345678"},
                                     {"registered", "2015-01-05"},
                                     {"address", address}}));
        return units.back();
    }

    /// On the units from `row` on; `fields` are the columns from the cell to the right.
    PastePlan plan(const std::vector<std::vector<std::string>>& rows,
                   const std::vector<std::string>& fields, std::vector<std::size_t> chosen = {0})
    {
        PasteRequest request;
        for (const auto& row : rows) {
            auto& cells = request.block.rows.emplace_back();
            for (const std::string& text : row)
                cells.push_back({text});
        }
        request.spot.shown = units;
        request.spot.chosen = std::move(chosen);
        for (const std::string& field : fields)
            request.spot.fields.push_back(def("unit").index_of(field));
        return plan("unit", std::move(request));
    }
    PastePlan plan(const std::string& ledger, PasteRequest request)
    {
        request.today = Date::from_iso("2025-09-30");
        auto made =
            plan_paste(database(), catalog(), actor(), def(ledger), std::move(request), quiet);
        REQUIRE(message(made) == std::string());
        return std::move(*made);
    }

    PasteTaken take(const PastePlan& plan, std::int64_t* action = nullptr,
                    const std::string& ledger = "unit")
    {
        Writer writer = begin("粘贴");
        Editor editor(catalog(), writer, Date::from_iso("2025-09-30"));
        auto taken = take_paste(database(), catalog(), editor, def(ledger), plan, quiet);
        REQUIRE(message(taken) == std::string());
        const auto committed = writer.commit();
        REQUIRE(message(committed) == std::string());
        if (action != nullptr)
            *action = *committed;
        return std::move(*taken);
    }
};

/// The kinds of a plan's cells, a letter each: taken, cleaned, refused, locked, same; a word a row.
std::vector<std::string> kinds(const PastePlan& plan)
{
    std::vector<std::string> out;
    for (const PastedRow& row : plan.rows) {
        std::string word;
        for (const PastedCell& cell : row.cells)
            word += "tcrls"[static_cast<std::size_t>(cell.kind)];
        out.push_back(word);
    }
    return out;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("each cell says what becomes of it before anything is written")
{
    Pasting ledger;
    const auto one = ledger.unit("甲公司");
    const auto two = ledger.unit("乙公司");
    const auto plan =
        ledger.plan({{"西街 2 号", "2016.3.4", "正常"}, {"东街 1 号", "十三月", "还行"}},
                    {"address", "registered", "status"});
    CHECK(kinds(plan) == Words{"tcs", "srr"});
    CHECK(plan.written() == 2);
    CHECK(plan.changed_rows == 1);
    CHECK_FALSE(plan.plain());
    const PastedCell& day = plan.rows[0].cells[1];
    CHECK(text_of(day.before) == "2015-01-05");
    CHECK(text_of(day.after) == "2016-03-04");
    CHECK(plan.rows[1].cells[1].note.ends_with("。"));
    CHECK(plan.names.at(one) == "甲公司");
    CHECK(ledger.text("unit", one, "address") == "东街 1 号");
    // What is fine goes in without what is not.
    const PasteTaken taken = ledger.take(plan);
    CHECK(taken.cells == 2);
    CHECK(taken.changed_rows == 1);
    CHECK(ledger.text("unit", one, "address") == "西街 2 号");
    CHECK(ledger.text("unit", one, "registered") == "2016-03-04");
    CHECK(ledger.text("unit", two, "status") == "正常");
}

TEST_CASE("blank leaves what stands, the word for it empties")
{
    Pasting ledger;
    const auto one = ledger.unit("甲公司");
    const auto plan = ledger.plan({{"", "清空"}}, {"address", "phone"});
    CHECK(kinds(plan) == Words{"sc"});
    ledger.take(plan);
    CHECK(ledger.text("unit", one, "address") == "东街 1 号");
    CHECK(is_empty(ledger.value("unit", one, "phone")));
}

TEST_CASE("a masked text means what it hides; a new row can't have it")
{
    Pasting ledger;
    ledger.unit("甲公司");
    const std::string masked = mask_phone("13812345678");
    const auto plan = ledger.plan({{masked}, {"139****0000"}}, {"phone"});
    CHECK(kinds(plan) == Words{"s", "r"});
    CHECK(plan.masked == 1);
    CHECK(plan.written() == 0);
    CHECK(plan.new_rows == 0);
}

TEST_CASE("what needs no look: changes of rows that stay the same ones, or one cell alone")
{
    Pasting ledger;
    ledger.unit("甲公司");
    CHECK(ledger.plan({{"西街", "2016.3.4"}}, {"address", "registered"}).plain());
    CHECK(ledger.plan({{"乙公司"}}, {"name"}).plain());
    CHECK_FALSE(ledger.plan({{"乙公司", "西街"}}, {"name", "address"}).plain());
    CHECK_FALSE(ledger.plan({{"西街", "x"}}, {"address"}, {0}).left_out.empty());
}

TEST_CASE("signs of errors are no content")
{
    Pasting ledger;
    ledger.unit("甲公司");
    PasteRequest request;
    request.block.rows = {{{"#REF!", true}}};
    request.spot = {ledger.units, {0}, {ledger.def("unit").index_of("address")}, 0};
    const auto plan = ledger.plan("unit", std::move(request));
    CHECK(kinds(plan) == Words{"r"});
}

TEST_CASE("a check between fields refuses the cell that brings the fault, not its row")
{
    Pasting ledger;
    const auto one = ledger.unit("甲公司");
    // Struck off before it was registered.
    const auto plan = ledger.plan({{"西街", "2001-01-01"}}, {"address", "deregistered"});
    CHECK(kinds(plan) == Words{"tr"});
    CHECK(ledger.take(plan).cells == 1);
    CHECK(ledger.text("unit", one, "address") == "西街");
    CHECK(is_empty(ledger.value("unit", one, "deregistered")));
}

TEST_CASE("keys that are taken are known beforehand, in the file and in the block")
{
    Pasting ledger;
    ledger.unit("甲公司");
    const auto two = ledger.unit("乙公司");
    ledger.unit("丙公司");
    const auto plan =
        ledger.plan({{"甲公司", "西街"}, {"丁公司", "西街"}}, {"name", "address"}, {1});
    CHECK(kinds(plan) == Words{"rt", "tt"});
    const auto twice = ledger.plan({{"戊公司"}, {"戊公司"}}, {"name"}, {1});
    CHECK(kinds(twice) == Words{"t", "r"});
    CHECK(ledger.take(plan).refused.empty());
    CHECK(ledger.text("unit", two, "name") == "乙公司");
    CHECK(ledger.text("unit", two, "address") == "西街");
}

TEST_CASE("a row can't come to stand below itself")
{
    Pasting ledger;
    const auto village =
        ledger.put("area", {{"code", "640121100001"}, {"name", "一村"}, {"parent", ledger.town}});
    PasteRequest request;
    request.block.rows = {{{"一村"}}};
    request.spot = {{ledger.town, village}, {0}, {ledger.def("area").index_of("parent")}, 0};
    const auto plan = ledger.plan("area", std::move(request));
    CHECK(kinds(plan) == Words{"r"});
}

TEST_CASE("what the jurisdiction can't become is known beforehand")
{
    Pasting ledger;
    const LedgerDef& area = ledger.def("area");
    PasteRequest request;
    request.block.rows = {{{"村嘎查"}}};
    request.spot.shown = {**ledger.store().find_key(area, "640121")};
    request.spot.chosen = {0};
    request.spot.fields = {area.index_of("kind")};
    const auto plan = ledger.plan("area", std::move(request));
    CHECK(kinds(plan) == Words{"r"});
    CHECK(plan.rows[0].cells[0].note.find("本级属地") != std::string::npos);
}

TEST_CASE("rows beyond the last are new ones; one that lacks what it needs is refused whole")
{
    Pasting ledger;
    ledger.unit("甲公司");
    const auto plan = ledger.plan({{"甲公司", "非公有制企业", "有限责任公司", "正常"},
                                   {"乙公司", "非公有制企业", "有限责任公司", "正常"},
                                   {"丙公司", "", "有限责任公司", "正常"}},
                                  {"name", "category", "type", "status"});
    CHECK(kinds(plan) == Words{"ssss", "tttt", "rsrr"});
    CHECK(plan.new_rows == 1);
    CHECK_FALSE(plan.plain());
    CHECK(plan.rows[2].cells[0].note.find("这一行不能新增") == 0);
    std::int64_t action = 0;
    CHECK(ledger.take(plan, &action).new_rows == 1);
    Query all;
    all.ledger = "unit";
    CHECK(ledger.store().count(all).value() == 2);
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action).has_value());
    CHECK(ledger.store().count(all).value() == 1);
}

TEST_CASE("a list with headings goes by keys: rows that are there change, others are new")
{
    Pasting ledger;
    const auto one = ledger.unit("甲公司");
    ledger.unit("乙公司");
    const Words heads{"企业名称", "单位类别", "单位类型", "经营状态", "地址", "从业人数"};
    const auto plan = ledger.plan({heads,
                                   {"丁公司", "非公有制企业", "有限责任公司", "正常", "北街", ""},
                                   {"甲公司", "", "", "", "西街", "12"},
                                   {"甲公司", "", "", "", "南街", ""}},
                                  {"address"}, {1});
    CHECK(plan.list);
    CHECK(kinds(plan) == Words{"ttttts", "sssstl", "rsssrs"});
    ledger.take(plan);
    CHECK(ledger.text("unit", one, "address") == "西街");
    CHECK(ledger.store().find_key(ledger.def("unit"), "丁公司").value().has_value());
}

TEST_CASE("a masked key in a list could be anybody's")
{
    Pasting ledger;
    PasteRequest request;
    request.block.rows = {{{"姓名"}, {"公民身份号码"}}, {{"王某"}, {"110105********002X"}}};
    const auto plan = ledger.plan("member", std::move(request));
    CHECK(kinds(plan) == Words{"rr"});
    CHECK(plan.rows[0].cells[0].note.find("认不出是哪一条") != std::string::npos);
}

TEST_CASE("references are taken by name or key; what is ambiguous but stands so is left")
{
    Pasting ledger;
    const auto one = ledger.unit("甲公司");
    const auto other =
        ledger.put("area", {{"code", "640121101"}, {"name", "望洪镇"}, {"parent", 1}});
    auto plan = ledger.plan({{"望洪镇"}}, {"area"});
    CHECK(kinds(plan) == Words{"t"});
    CHECK(plan.texts.shown(*ledger.def("unit").field("area"), plan.rows[0].cells[0].after, true) ==
          "望洪镇");
    ledger.take(plan);
    CHECK(int_of(ledger.value("unit", one, "area")) == other);
    ledger.put("area", {{"code", "640121102"}, {"name", "望洪镇"}, {"parent", 1}});
    CHECK(kinds(ledger.plan({{"望洪镇"}}, {"area"})) == Words{"s"});
    CHECK(kinds(ledger.plan({{"无此镇"}}, {"area"})) == Words{"r"});
}

TEST_CASE("a row that was changed since is left as it is, and told")
{
    Pasting ledger;
    const auto one = ledger.unit("甲公司");
    const auto plan = ledger.plan({{"西街"}}, {"address"});
    ledger.change("unit", one, {{"address", "北街"}});
    const PasteTaken taken = ledger.take(plan);
    REQUIRE(taken.refused.size() == 1);
    CHECK(taken.refused[0].problem.field == "address");
    CHECK(ledger.text("unit", one, "address") == "北街");
}

TEST_CASE("a plan that is cancelled changes nothing and holds nothing up")
{
    struct Stopped final : Progress
    {
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return true; }
    } stopped;
    Pasting ledger;
    ledger.unit("甲公司");
    PasteRequest request;
    request.block.rows = {{{"乙公司"}}};
    request.spot = {ledger.units, {0}, {ledger.def("unit").index_of("name")}, 0};
    const auto plan = plan_paste(ledger.database(), ledger.catalog(), ledger.actor(),
                                 ledger.def("unit"), std::move(request), stopped);
    REQUIRE_FALSE(plan.has_value());
    CHECK(plan.error().kind == ErrorKind::Cancelled);
}

namespace {

/// All columns of some rows of a ledger, and the rows.
PasteSpot all_columns(const LedgerDef& def, const Content& content)
{
    PasteSpot spot;
    for (const auto& [id, values] : content.at(def.code))
        spot.shown.push_back(id);
    spot.chosen = {0};
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        spot.fields.push_back(static_cast<int>(i));
    return spot;
}

const LedgerDef& some_ledger(Pasting& ledger, const Content& content)
{
    std::vector<std::string> filled;
    for (const auto& [code, rows] : content)
        filled.push_back(code);
    return ledger.def(*rc::gen::elementOf(filled));
}

/// A row's texts as they are copied.
std::vector<PasteText> copied(Pasting& ledger, const LedgerDef& def, std::int64_t id)
{
    auto store = ledger.store();
    const auto rows = store.rows(def, {id});
    RC_ASSERT(rows.has_value());
    CellTexts texts;
    std::vector<PasteText> out;
    const bool masked = *rc::gen::arbitrary<bool>();
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        if (names_rows(def.fields[i]))
            RC_ASSERT(
                texts.read_names(store, ledger.catalog(), def.fields[i], *rows, i).has_value());
        out.push_back({texts.shown(def.fields[i], (*rows)[0].values[i], masked)});
    }
    return out;
}

} // namespace

TEST_CASE("law: pasting what was copied changes nothing")
{
    CHECK(rc::check("paste(copy) = identity", [] {
        Pasting ledger;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            random_action(ledger, *rc::gen::inRange(4, 16));
        const Content before = content(ledger);
        const LedgerDef& def = some_ledger(ledger, before);
        PasteRequest request;
        request.spot = all_columns(def, before);
        for (const std::int64_t id : request.spot.shown)
            request.block.rows.push_back(copied(ledger, def, id));
        RC_PRE(!has_headings(ledger.catalog(), def, request.block));
        const PastePlan plan = ledger.plan(def.code, std::move(request));
        RC_ASSERT(plan.written() == 0);
        RC_ASSERT(plan.count(PasteKind::Refused) == 0);
        RC_ASSERT(content(ledger) == before);
    }));
}

TEST_CASE("law: what a plan shows is written, and undoing it gives what was")
{
    CHECK(rc::check("written = shown, undo(take) = identity", [] {
        Pasting ledger;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            random_action(ledger, *rc::gen::inRange(4, 16));
        const Content before = content(ledger);
        const LedgerDef& def = some_ledger(ledger, before);
        PasteRequest request;
        request.spot = all_columns(def, before);
        request.spot.chosen = {*rc::gen::inRange<std::size_t>(0, request.spot.shown.size())};
        for (int row = *rc::gen::inRange(1, 5); row > 0; --row) {
            // Mostly what another row holds, with odd texts here and there.
            auto& cells = request.block.rows.emplace_back(
                copied(ledger, def, *rc::gen::elementOf(request.spot.shown)));
            for (PasteText& cell : cells)
                if (*rc::gen::inRange(0, 4) == 0)
                    cell.text = *rc::gen::element<std::string>(
                        "", "清空", "甲", "2024.2.29", "2019-12-31", "12", "是", "１２",
                        "非公有制企业", "望远镇", "永宁县", "19900101", "110105********002X");
        }
        const PastePlan plan = ledger.plan(def.code, std::move(request));
        RC_ASSERT(content(ledger) == before);
        std::int64_t action = 0;
        const PasteTaken taken = ledger.take(plan, &action, def.code);
        RC_ASSERT(taken.refused.empty());
        RC_ASSERT(taken.cells == plan.written());
        RC_ASSERT(taken.new_rows == plan.new_rows);
        RC_ASSERT(taken.changed_rows == plan.changed_rows);
        const Content after = content(ledger);
        const auto& rows = after.at(def.code);
        RC_ASSERT(rows.size() ==
                  before.at(def.code).size() + static_cast<std::size_t>(plan.new_rows));
        for (const PastedRow& row : plan.rows) {
            if (row.id == 0)
                continue;
            std::vector<Value> expected = before.at(def.code).at(row.id);
            for (const PastedCell& cell : row.cells)
                if (cell.written())
                    expected[static_cast<std::size_t>(plan.columns[cell.column].field)] =
                        cell.after;
            RC_ASSERT(rows.at(row.id) == expected);
        }
        if (action != 0)
            RC_ASSERT(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action)
                          .has_value());
        RC_ASSERT(content(ledger) == before);
    }));
}
