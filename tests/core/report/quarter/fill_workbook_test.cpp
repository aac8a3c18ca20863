// Filling the upper level's workbook with figures of reports and rows of ledgers, and proposing
// how.

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include "core/base/input_file.h"
#include "core/base/output_file.h"
#include "core/report/make_report.h"
#include "core/report/quarter/fill_workbook.h"
#include "core/report/quarter/propose_binding.h"
#include "core/report/quarter/propose_match.h"
#include "core/report/report_xlsx.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "tests/support/temp_folder.h"
#include "tests/support/upper_form.h"

using namespace lx;
using test::TempFolder;
using test::write_upper_form;

namespace {

NoProgress quiet;

/// A made-up county, made once for all tests of this file.
struct Town
{
    QTemporaryDir folder;
    std::unique_ptr<Database> database;
    DefinitionsPtr definitions = Definitions::program();

    Town()
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        REQUIRE(
            make_sample(path, Catalog::builtin(), {300, 5, *Date::from_iso("2025-09-30")}, quiet));
        database = std::move(*Database::open(path, Database::Mode::ReadOnly));
    }
    static Town& once()
    {
        static Town town;
        return town;
    }
    [[nodiscard]] static FigureRequest request(const char* period = "2025Q3")
    {
        return {*Period::parse(period), *Date::from_iso("2025-10-09"), {}};
    }
    [[nodiscard]] Report report(const std::string& id) const
    {
        const auto def = ReportDef::find(definitions->facts(), id);
        REQUIRE(def);
        auto made = period_report(*database, definitions, *def, request().period, request(), quiet);
        REQUIRE(made);
        return *made;
    }
};

/// A form that is bound and filled.
struct Filled
{
    TempFolder folder;
    std::string path = folder / "form.xlsx";
    std::unique_ptr<WorkbookPatch> patch;

    explicit Filled(const test::FormChange& change = {})
    {
        write_upper_form(path, change);
        open();
    }
    void open()
    {
        auto opened = WorkbookPatch::open(path);
        REQUIRE(opened);
        patch = std::move(*opened);
    }
    Result<FillOutcome> fill(const std::string& json, bool masked = true)
    {
        const auto binding = read_binding(json, "B.json");
        REQUIRE(binding);
        return fill(*binding, masked);
    }
    Result<FillOutcome> fill(const Binding& binding, bool masked = true)
    {
        open();
        Town& town = Town::once();
        auto outcome = fill_workbook(*patch, *town.database, town.definitions, binding,
                                     {Town::request(), masked}, quiet);
        if (outcome) {
            REQUIRE(write_file(path, outcome->bytes));
            open();
        }
        return outcome;
    }
    [[nodiscard]] CellContent cell(const std::string& sheet, const std::string& name) const
    {
        const CellAddress at = *cell_address(name);
        const auto content = patch->content({sheet, at.row, at.column});
        REQUIRE(content);
        return *content;
    }
};

std::string bind_cell(const std::string& cell, const std::string& row, const std::string& column)
{
    return R"({"sheet": "汇总表", "cell": ")" + cell +
           R"(", "report": "coverage-enterprise", "row": ")" + row + R"(", "column": ")" + column +
           R"("})";
}

std::string bind_list(int last_row, const std::string& more = {})
{
    return R"({"lists": [{"sheet": "名册", "first": "A2", "last_row": )" +
           std::to_string(last_row) +
           R"(, "ledger": "member", "columns": ["序号", "姓名", "", "公民身份号码", "入党日期"])" +
           more + "}]}";
}

const ReportCell& figure(const Report& report, const std::string& row, const std::string& key)
{
    const ReportTable& table = report.tables.front();
    for (const ReportRow& one : report.tables.front().rows)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (one.cells.front().text == row && table.columns[c].key == key)
                return one.cells[c];
    FAIL("no figure " << row << " " << key);
    return report.tables.front().rows.front().cells.front();
}

bool has(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("cells are filled with the report's figures; an area by its code too", "[fill]")
{
    Filled form;
    const Report report = Town::once().report("coverage-enterprise");
    LedgerStore store(*Town::once().database, Town::once().definitions->catalog());
    Query towns;
    towns.ledger = "area";
    const LedgerDef& area = *Town::once().definitions->catalog().ledger("area");
    std::string code;
    const auto areas = store.first(towns, 100);
    REQUIRE(areas);
    for (const Record& one : *areas)
        if (text_of(one.at(area, "name")) == "望远镇")
            code = text_of(one.at(area, "code"));
    REQUIRE_FALSE(code.empty());
    const auto outcome = form.fill(
        R"({"cells": [)" + bind_cell("B5", code, "total") + "," +
        bind_cell("B6", "杨和镇", "total") + "," + bind_cell("B7", "合计", "total") + "," +
        bind_cell("E6", "杨和镇", "org_rate") + "," + bind_cell("E7", "合计", "org_rate") + "]}");
    INFO((outcome ? "" : outcome.error().message));
    REQUIRE(outcome);
    CHECK(outcome->cells == 5);
    const auto number = [&](const char* row) {
        return static_cast<double>(figure(report, row, "total").number);
    };
    CHECK(form.cell("汇总表", "B5").number == number("望远镇"));
    CHECK(form.cell("汇总表", "B6").number == number("杨和镇"));
    CHECK(form.cell("汇总表", "B7").number == number("合计"));
    const double rate = figure(report, "合计", "org_rate").real;
    CHECK(form.cell("汇总表", "E7").number == rate); // shown as per cent
    CHECK(form.cell("汇总表", "E6").number ==
          Approx(figure(report, "杨和镇", "org_rate").real * 100));
}

TEST_CASE("rows there are not are told with those there are", "[fill]")
{
    Filled form;
    const auto outcome = form.fill(R"({"cells": [)" + bind_cell("B5", "火星镇", "total") + "]}");
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().kind == ErrorKind::Usage);
    CHECK(has(outcome.error().message, "汇总表!B5：报表"));
    CHECK(has(outcome.error().message, "没有“火星镇”这一行，有的是："));
}

TEST_CASE("a list grows downwards to its last row, and is filled again", "[fill]")
{
    const std::string women = R"(, "where": {"fact": "gender", "op": "=", "value": "女"})";
    Filled form;
    const auto filled = form.fill(bind_list(900, women));
    INFO((filled ? "" : filled.error().message));
    REQUIRE(filled);
    const std::int64_t rows = filled->lists.front().rows;
    REQUIRE(rows > 3);
    CHECK(form.cell("名册", "A2").number == 1);
    CHECK(form.cell("名册", "A4").number == 3);
    CHECK(form.cell("名册", "B2").kind == CellContent::Kind::Text);
    CHECK(form.cell("名册", "C2").kind == CellContent::Kind::Blank);
    CHECK(has(form.cell("名册", "D2").text, "********"));
    const std::string last = std::to_string(rows + 1);
    CHECK(form.cell("名册", "B" + last).kind == CellContent::Kind::Text);
    CHECK(form.cell("名册", "B" + std::to_string(rows + 2)).kind == CellContent::Kind::Blank);
    // Unmasked where it is asked for.
    REQUIRE(form.fill(bind_list(900, women), false));
    CHECK(form.cell("名册", "D2").text.size() == 18);
    CHECK_FALSE(has(form.cell("名册", "D2").text, "*"));
    // A shorter list leaves nothing of the longer one.
    const std::string few =
        R"(, "where": {"all": [{"fact": "gender", "op": "=", "value": "女"}, {"fact": "joined", "op": ">=", "value": "2015-01-01"}]})";
    const auto shorter = form.fill(bind_list(900, few));
    INFO((shorter ? "" : shorter.error().message));
    REQUIRE(shorter);
    REQUIRE(shorter->lists.front().rows < rows);
    CHECK(form.cell("名册", "B" + last).kind == CellContent::Kind::Blank);
    CHECK(form.cell("名册", "A" + last).kind == CellContent::Kind::Blank);
}

TEST_CASE("a list longer than its room says how many rows are missing", "[fill]")
{
    Filled form({false, false, 5});
    const auto outcome = form.fill(bind_list(6));
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().kind == ErrorKind::Refused);
    CHECK(has(outcome.error().message, "只有 5 行可填"));
    CHECK(has(outcome.error().message, "还差"));
    // What stands behind its drawn rows is not written over.
    const auto further = form.fill(bind_list(2000));
    REQUIRE(further); // the signature stands in the column of the ordinals alone
    CHECK(further->lists.front().rows > 5);
}

TEST_CASE("headings and names of rows propose the binding", "[propose]")
{
    Filled form({false, false, 8});
    Town& town = Town::once();
    FigureBook figures(*town.database, town.definitions, Town::request());
    SheetForms forms(*form.patch);
    const auto proposal = propose_binding(*form.patch, forms, *town.definitions, &figures, quiet);
    REQUIRE(proposal);
    std::string cells;
    for (const BoundCell& cell : proposal->binding.cells)
        cells += cell.cell + "=" + cell.row + "." + cell.column + " ";
    CHECK(cells == "B5=望远镇.total C5=望远镇.h100 D5=望远镇.below50 E5=望远镇.org_rate "
                   "B6=杨和镇.total C6=杨和镇.h100 D6=杨和镇.below50 E6=杨和镇.org_rate "
                   "B7=合计.total C7=合计.h100 D7=合计.below50 E7=合计.org_rate ");
    CHECK(proposal->binding.cells.front().report == "coverage-enterprise");
    REQUIRE(proposal->binding.lists.size() == 1);
    const BoundList& list = proposal->binding.lists.front();
    CHECK(list.ledger == "member");
    CHECK(list.first == "A2");
    CHECK(list.last_row == 9);
    CHECK(list.columns ==
          std::vector<std::string>{"序号", "姓名", "性别", "公民身份号码", "入党日期"});
    CHECK(proposal->sheets.front().columns == std::vector<std::string>{"备注栏", "合并计算"});
    CHECK(proposal->sheets.front().rows.empty());
    // Without a ledger file the rows are taken as they are named.
    const auto bare = propose_binding(*form.patch, forms, *town.definitions, nullptr, quiet);
    REQUIRE(bare);
    CHECK(bare->binding.cells.size() == 12);
}

TEST_CASE("a report's own workbook is bound and filled whole: nothing of it changes", "[propose]")
{
    Town& town = Town::once();
    for (const char* id : {"coverage-enterprise"}) {
        INFO(id);
        TempFolder folder;
        const std::string path = folder / "own.xlsx";
        const Report report = town.report(id);
        REQUIRE(write_report_xlsx(report, path, {}, quiet, WideTables::A3));
        auto patch = WorkbookPatch::open(path);
        REQUIRE(patch);
        FigureBook figures(*town.database, town.definitions, Town::request());
        SheetForms forms(**patch);
        const auto proposal = propose_binding(**patch, forms, *town.definitions, &figures, quiet);
        REQUIRE(proposal);
        std::size_t columns = 0;
        for (const ReportTable& table : report.tables)
            columns += table.columns.size() - 1;
        // All figures but the formulas of totals and shares.
        CHECK(proposal->binding.cells.size() > columns * 2);
        for (const BoundCell& cell : proposal->binding.cells)
            CHECK(cell.report == id);
        const auto outcome = fill_workbook(**patch, *town.database, town.definitions,
                                           proposal->binding, {Town::request(), true}, quiet);
        INFO((outcome ? "" : outcome.error().message));
        REQUIRE(outcome);
        const auto before = read_file(path, 1 << 30);
        CHECK(outcome->bytes == *before);
    }
}

TEST_CASE("headings are alike whatever leads, numbers and measures them", "[propose]")
{
    using Path = std::vector<std::string>;
    CHECK(heading_likeness(Path{"其中", "100人以上"}, Path{"100人以上"}) == 1);
    CHECK(heading_likeness(Path{"1、企业总数（个）"}, Path{"企业总数"}) == 1);
    CHECK(heading_likeness(Path{"已建党组织", "数"}, Path{"未建党组织", "数"}) < 0.95);
    CHECK(heading_likeness(Path{"数"}, Path{"率"}) == 0);
    CHECK(heading_likeness(Path{"非公企业总数"}, Path{"企业总数"}) >= 0.7);
    CHECK(heading_likeness(Path{"备注"}, Path{"企业总数"}) == 0);
    CHECK(names_total("合　计"));
    CHECK(names_total("全县合计"));
    CHECK_FALSE(names_total("望远镇"));
}
