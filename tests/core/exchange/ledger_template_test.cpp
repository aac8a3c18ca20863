#include "core/exchange/ledger_template.h"

#include <catch2/catch.hpp>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/sample_values.h"
#include "core/ledger/field_text.h"
#include "core/ledger/record_checks.h"
#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using namespace lx::test;

TEST_CASE(
    "every ledger's template is understood by the import, column by column, and brings no row")
{
    ExchangeRig rig;
    for (const LedgerDef& def : rig.catalog().ledgers()) {
        INFO(def.code);
        const std::string path = rig.folder() / (def.code + ".xlsx");
        const auto written = write_ledger_template(rig.catalog(), def, path);
        INFO(message(written));
        REQUIRE(written.has_value());
        const auto report = rig.import_files(def.code, {path});
        CHECK(report.read == 0);
        CHECK(told(report.warnings) ==
              std::vector<std::string>{"3 : 这一行标着“示例”，是导入表里的示例行，没有导入。"});

        auto workbook = open_workbook(path);
        REQUIRE(workbook.has_value());
        const HeadingIndex index(rig.catalog(), def);
        NoProgress progress;
        const auto plan = plan_import(**workbook, index, {}, progress);
        REQUIRE(plan.has_value());
        REQUIRE(plan->tables.size() == 1);
        std::size_t own = 0;
        for (const TableColumn& column : plan->tables[0].table.columns) {
            INFO(column.heading());
            CHECK((column.target || column.ignored));
            CHECK(column.duplicate_of < 0);
            own += column.target && column.target->slot == 0 ? 1 : 0;
        }
        CHECK(own == def.fields.size());
    }
}

TEST_CASE("the sample row is one that could be imported, apart from what it refers to")
{
    const Catalog& catalog = Catalog::builtin();
    for (const LedgerDef& def : catalog.ledgers()) {
        Record row(def);
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            const std::string text = sample_value(catalog, def, field, row);
            const auto reading = read_field(catalog, field, text);
            INFO(def.code << "." << field.key << " " << text);
            CHECK(reading.error.empty());
            CHECK(reading.warning.empty());
            row.values[i] = reading.value;
        }
        for (const RecordIssue& issue : check_record(catalog, def, row)) {
            INFO(def.code << "." << issue.field << ": " << issue.message);
            CHECK(issue.warning);
        }
    }
}

TEST_CASE("a filled template is imported; lists stand on a hidden sheet where they are long")
{
    ExchangeRig rig;
    const std::string path = rig.folder() / "t.xlsx";
    REQUIRE(write_ledger_template(rig.catalog(), rig.def("unit"), path));
    auto workbook = open_workbook(path);
    REQUIRE(workbook);
    REQUIRE((*workbook)->sheets().size() == 3);
    CHECK((*workbook)->sheets()[0].name == "单位");
    CHECK((*workbook)->sheets()[1].name == template_notes_sheet);
    CHECK((*workbook)->sheets()[2].name == template_options_sheet);
    CHECK((*workbook)->sheets()[2].visibility != SheetVisibility::Visible);
    const auto sheet = probe_file(path);
    CHECK(sheet.cells.at("A2") == "t:序号");
    CHECK(sheet.cells.at("A3") == "t:示例");
    CHECK(sheet.cells.at("C2") == "t:单位名称*");
    Table filled(2);
    for (int column = 0; column < 60; ++column) {
        const auto heading = sheet.cells.find(place_name(1, column));
        filled[0].push_back(heading == sheet.cells.end() ? "" : heading->second.substr(2));
        const auto sample = sheet.cells.find(place_name(2, column));
        filled[1].push_back(sample == sheet.cells.end() ? "" : sample->second.substr(2));
    }
    filled[1][0] = "1";
    for (std::string& cell : filled[1]) {
        if (cell == "某某镇" || cell.ends_with("党支部"))
            cell.clear();
    }
    const auto report = rig.import_table("unit", filled);
    CHECK(told(report.errors) == std::vector<std::string>{});
    CHECK(report.counts.added == 1);
    CHECK(rig.rows("survey") == 1);
}
