// What exports do with texts no workbook can hold, and with a full disk.

#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "core/exchange/ledger_template.h"
#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/small_disk.h"

using namespace lx;
using namespace lx::test;
namespace fs = std::filesystem;

TEST_CASE("a template on a full disk leaves nothing")
{
    const SmallDisk disk(64 << 10);
    if (!disk.mounted())
        return;
    const std::string filler = disk.fill();
    const auto made = write_ledger_template(Catalog::builtin(), *Catalog::builtin().ledger("unit"),
                                            disk / "t.xlsx");
    REQUIRE_FALSE(made.has_value());
    CHECK(made.error().message.find("磁盘已满") != std::string::npos);
    CHECK(std::distance(fs::directory_iterator(disk.path()), {}) == 1);
}

TEST_CASE("rows whose key can't be written are named by what the clerk knows them by")
{
    ExchangeRig rig;
    std::string most;
    for (int i = 0; i < 32'767; ++i)
        most += "长";
    rig.import_table("unit", {{"单位名称", "单位类别", "单位类型", "经营状态"},
                              {"甲公司", "非公有制企业", "有限责任公司", "正常"}});
    // Longer than any door lets in: as a ledger of another program may hold it.
    auto record = rig.by_key("unit", "甲公司");
    record.set(rig.def("unit"), "note", most + "长");
    auto writer = Writer::begin(rig.database(), rig.catalog(), rig.actor(), "试", "test");
    REQUIRE(writer.has_value());
    const auto put = writer->put(rig.def("unit"), record);
    if (!put.has_value())
        return; // the store refuses it too
    REQUIRE(writer->commit().has_value());
    ExportOptions options;
    options.path = rig.folder() / "u.xlsx";
    options.rows.ledger = "unit";
    NoProgress progress;
    const auto report = export_ledger(rig.database(), rig.definitions(), options, progress);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().message.find("“甲公司”的“备注”超过 Excel 一格 32767 字的上限") !=
          std::string::npos);
    options.path = rig.folder() / "u.csv";
    CHECK(export_ledger(rig.database(), rig.definitions(), options, progress).has_value());
}

TEST_CASE("bidi marks, rare and broken characters: kept, or written as U+FFFD and told")
{
    ExchangeRig rig;
    const Table table{
        {"单位名称", "单位类别", "单位类型", "经营状态", "备注"},
        {"甲\u202E公司", "非公有制企业", "有限责任公司", "正常", "𠮷\u2066野家\u2069"}};
    rig.import_table("unit", table);
    const auto before = keyed_content(rig, "unit");
    for (const char* name : {"o.xlsx", "o.csv"}) {
        ExchangeRig copy;
        copy.import_files("unit", {rig.export_to("unit", name)});
        CHECK(keyed_content(copy, "unit") == before);
    }
    // What no door lets in: bytes that are no text, as another program may have put them there.
    const auto ids = rig.store().ids([] {
        Query all;
        all.ledger = "unit";
        return all;
    }());
    REQUIRE(ids.has_value());
    Record row = *rig.store().find(rig.def("unit"), ids->front()).value();
    row.set(rig.def("unit"), "note", std::string("坏\xED\xA0\x80字"));
    auto writer = Writer::begin(rig.database(), rig.catalog(), rig.actor(), "试", "test");
    REQUIRE(writer.has_value());
    if (!writer->put(rig.def("unit"), row) || !writer->commit())
        return; // the store refuses it
    for (const char* name : {"o.xlsx", "o.csv"}) {
        ExportOptions options;
        options.path = rig.folder() / name;
        options.rows.ledger = "unit";
        NoProgress progress;
        const auto report = export_ledger(rig.database(), rig.definitions(), options, progress);
        REQUIRE(report.has_value());
        REQUIRE(report->warnings.size() == 1);
        CHECK(report->warnings[0].find("1 格文字里有损坏的字") != std::string::npos);
        const auto sheet = probe_file(options.path);
        REQUIRE(sheet.error.message.empty());
        std::string cells;
        for (const auto& [place, text] : sheet.cells)
            cells += text + "\n";
        CHECK(cells.find("坏\uFFFD") != std::string::npos);
    }
}

TEST_CASE("names that look like formulas, through both formats and back")
{
    ExchangeRig rig;
    Table table{{"单位名称", "单位类别", "单位类型", "经营状态"}};
    for (const char* text :
         {"=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "'=1", "\u3000=1", "“=1"})
        table.push_back({std::string("公司") + text, "非公有制企业", "有限责任公司", "正常"});
    for (const char* name :
         {"=甲", "+乙", "-丙", "@丁", "'=戊", "\"=己", "＝庚", "'辛", "=\"012\""})
        table.push_back({name, "非公有制企业", "有限责任公司", "正常"});
    const std::string source = rig.folder() / "in.xlsx";
    write_xlsx(source, table);
    CHECK(rig.import_files("unit", {source}).counts.added > 9);
    const auto before = keyed_content(rig, "unit");
    for (const char* name : {"o.xlsx", "o.csv"}) {
        ExchangeRig copy;
        const std::string path = rig.export_to("unit", name);
        CHECK(copy.import_files("unit", {path}).refused == 0);
        CHECK(keyed_content(copy, "unit") == before);
    }
    std::ifstream in(rig.export_to("unit", "g.csv"), std::ios::binary);
    const std::string csv(std::istreambuf_iterator<char>(in), {});
    CHECK(csv.find("公司=1+1") != std::string::npos);
    CHECK(csv.find(",=") == std::string::npos);
}
