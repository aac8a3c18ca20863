// Bindings: how they are read, refused, kept, and found again in a form that was changed.

#include <catch2/catch.hpp>

#include <QJsonDocument>

#include "core/report/quarter/binding_store.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_ledger.h"
#include "tests/support/upper_form.h"

using namespace lx;
using test::FormChange;
using test::TempFolder;
using test::write_upper_form;

namespace {

NoProgress quiet;

std::string refused(const std::string& json)
{
    const auto read = read_binding(json, "B.json");
    if (read) {
        const auto checked = check_binding(*read, *Definitions::program(), "B.json");
        REQUIRE_FALSE(checked);
        CHECK(checked.error().kind == ErrorKind::Usage);
        return checked.error().message;
    }
    CHECK(read.error().kind == ErrorKind::Usage);
    return read.error().message;
}

bool has(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

const std::string cell =
    R"({"sheet": "汇总表", "cell": "b7", "report": "coverage-enterprise", "row": "合计", "column": "total"})";

/// A form and a binding of its cells, noted in it.
struct Form
{
    TempFolder folder;
    std::unique_ptr<WorkbookPatch> patch;
    std::unique_ptr<SheetForms> forms;

    explicit Form(const FormChange& change = {})
    {
        const std::string path = folder / "form.xlsx";
        write_upper_form(path, change);
        auto opened = WorkbookPatch::open(path);
        REQUIRE(opened);
        patch = std::move(*opened);
        forms = std::make_unique<SheetForms>(*patch);
    }
    [[nodiscard]] const SheetForm& form(const std::string& sheet) const
    {
        const auto found = forms->find(sheet, quiet);
        REQUIRE(found);
        REQUIRE(*found != nullptr);
        return **found;
    }
    [[nodiscard]] PlacedBinding place(const Binding& binding) const
    {
        auto placed = place_binding(*patch, *forms, binding, quiet);
        REQUIRE(placed);
        return *placed;
    }
};

Binding bound()
{
    Binding binding;
    binding.name = "市里的表";
    for (const char* name : {"B5", "B7", "C7", "D6", "E7"}) {
        BoundCell one;
        one.sheet = "汇总表";
        one.cell = name;
        one.report = "coverage-enterprise";
        one.row = "合计";
        one.column = "total";
        binding.cells.push_back(one);
    }
    BoundList list;
    list.sheet = "名册";
    list.first = "A2";
    list.last_row = 20;
    list.ledger = "member";
    list.columns = {"序号", "姓名", "性别"};
    binding.lists.push_back(list);
    Form form;
    REQUIRE(note_places(*form.forms, binding, quiet));
    return binding;
}

} // namespace

TEST_CASE("a binding file is read; cells are written in capitals", "[binding]")
{
    const auto binding = read_binding(R"({"cells": [)" + cell + R"(], "lists": [{"sheet": "名册",
        "first": "A5", "last_row": 60, "ledger": "member", "columns": ["姓名", ""]}]})",
                                      "B.json");
    REQUIRE(binding);
    CHECK(binding->cells.front().cell == "B7");
    CHECK(binding->lists.front().last_row == 60);
    CHECK(check_binding(*binding, *Definitions::program(), "B.json"));
    // Written and read again it is the same.
    const auto again =
        read_binding(QJsonDocument(binding_json(*binding)).toJson().toStdString(), "B.json");
    REQUIRE(again);
    CHECK(binding_json(*again) == binding_json(*binding));
}

TEST_CASE("what is wrong in a binding file is told with file and path", "[binding]")
{
    const auto one = [&](const std::string& from, const std::string& to) {
        std::string text = cell;
        text.replace(text.find(from), from.size(), to);
        return refused(R"({"cells": [)" + text + "]}");
    };
    CHECK(has(one("\"column\"", "\"colum\""), "绑定文件 B.json"));
    CHECK(has(one("\"column\"", "\"colum\""), "cells[0]"));
    CHECK(has(one("b7", "7B"), "“7B”不是单元格"));
    CHECK(has(one("coverage-enterprise", "coverage"), "cells[0].report：没有报表“coverage”"));
    CHECK(has(one("total", "totl"),
              "cells[0].column：报表“非公有制企业党的组织和工作覆盖情况统计表”没有“totl”这一栏"));
    CHECK(has(one("\"row\"", "\"period\": \"2025Q5\", \"row\""), "期间“2025Q5”不对"));
    CHECK(has(refused("{"), "B.json"));
    CHECK(has(refused("{}"), "没有绑定任何单元格"));
    const auto list = [&](const std::string& more) {
        return refused(R"({"lists": [{"sheet": "名册", "first": "A5", )" + more + "}]}");
    };
    CHECK(has(list(R"("last_row": 4, "ledger": "member", "columns": ["姓名"])"),
              "在第一行（A5）之上"));
    CHECK(
        has(list(R"("last_row": 9, "ledger": "people", "columns": ["姓名"])"), "没有台账“people”"));
    CHECK(has(list(R"("last_row": 9, "ledger": "member", "columns": ["没有的栏"])"),
              "lists[0].columns"));
    CHECK(has(
        list(
            R"("last_row": 9, "ledger": "member", "columns": ["姓名"], "where": {"fact": "nothing", "op": "=", "value": 1})"),
        "lists[0].where"));
}

TEST_CASE("a form is read: headings as paths, names of rows, where a list ends", "[binding]")
{
    const Form form({false, false, 5});
    const SheetForm& table = form.form("汇总表");
    CHECK(table.heading_begin() == 2);
    CHECK(table.heading_end() == 4);
    CHECK(table.title() == "非公有制企业党的组织和工作覆盖情况汇总表");
    CHECK(table.heading(2) == std::vector<std::string>{"其中", "100人以上"});
    CHECK(table.heading(1) == std::vector<std::string>{"企业总数"});
    CHECK(table.label(6, 1) == std::vector<std::string>{"合计"});
    CHECK(table.label(2, 1).empty());
    const SheetForm& list = form.form("名册");
    CHECK(list.heading_end() == 1);
    CHECK(list.last_row(0, 4) == 5);
}

TEST_CASE("in the same form all fits and the fingerprint is the same", "[binding]")
{
    const Binding binding = bound();
    const Form form;
    const PlacedBinding placed = form.place(binding);
    CHECK(placed.count(BoundState::Fits) == 6);
    CHECK(*fingerprint_of(*form.forms, binding, quiet) == binding.fingerprint);
}

TEST_CASE("a column put in moves what stands behind it", "[binding]")
{
    const Binding binding = bound();
    const Form form({true, false, 0});
    CHECK(*fingerprint_of(*form.forms, binding, quiet) != binding.fingerprint);
    const PlacedBinding placed = form.place(binding);
    CHECK(placed.count(BoundState::Fits) == 3);
    CHECK(placed.count(BoundState::Moved) == 3);
    CHECK(placed.moves() == std::vector<std::string>{"汇总表：C→D", "汇总表：D→E", "汇总表：E→F"});
    CHECK(placed.binding.cells[2].cell == "D7");
}

TEST_CASE("what no longer fits is listed", "[binding]")
{
    const Form form({false, true, 0});
    const PlacedBinding placed = form.place(bound());
    REQUIRE(placed.lost().size() == 1);
    CHECK(placed.lost().front() == "汇总表!E7：找不到“组织覆盖率（%）”这一栏了。");
    CHECK(placed.binding.cells.size() == 4);
}

TEST_CASE("bindings are kept in the file and found by their form", "[binding]")
{
    test::TestLedger ledger;
    const Actor actor = ledger.actor();
    const Binding binding = bound();
    REQUIRE(keep_binding(ledger.database(), binding, actor));
    Binding other = binding;
    other.name = "别的表";
    other.fingerprint = "x";
    for (BoundCell& one : other.cells)
        one.sheet = "没有";
    REQUIRE(keep_binding(ledger.database(), other, actor));
    const auto kept = kept_bindings(ledger.database());
    REQUIRE(kept);
    REQUIRE(kept->size() == 2);
    for (const FormChange& change : {FormChange{}, FormChange{true, false, 0}}) {
        const Form form(change);
        const auto found = binding_for(*form.patch, *form.forms, *kept, quiet);
        REQUIRE(found);
        REQUIRE(found->has_value());
        CHECK((*found)->name == "市里的表");
    }
    REQUIRE(remove_binding(ledger.database(), "市里的表", actor));
    CHECK(kept_bindings(ledger.database())->size() == 1);
    const auto gone = remove_binding(ledger.database(), "市里的表", actor);
    REQUIRE_FALSE(gone);
    CHECK(has(gone.error().message, "有的是：别的表"));
}
