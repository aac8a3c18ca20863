// Importing 100,000 units × 30 columns against libzip + expat parsing every cell and SQLite's C
// interface inserting the same cells. Ours also checks every field, finds rows by key, looks
// references up, writes the change log with its chain and the search index. Promise: at most 1.6
// times. LIANGXIN_BENCH_ROWS changes the number of rows.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <QCoreApplication>

#include <xlsxwriter.h>

#include "tests/bench/bench_ledger.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_workbook.h"

using namespace lx;
using namespace lx::bench;

namespace {

void write_file(const std::string& path, std::int64_t rows, bool inline_strings)
{
    lxw_workbook_options options{};
    options.constant_memory = inline_strings ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "单位");
    lxw_format* date = workbook_add_format(workbook);
    format_set_num_format(date, "yyyy-mm-dd");
    const auto& all = columns();
    for (std::size_t c = 0; c < all.size(); ++c)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), all[c].heading, nullptr);
    for (std::int64_t r = 0; r < rows; ++r) {
        const auto cells = unit_cells(r);
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto row = static_cast<lxw_row_t>(r + 1);
            const auto column = static_cast<lxw_col_t>(c);
            if (all[c].kind == Kind::Text)
                worksheet_write_string(sheet, row, column, cells[c].text.c_str(), nullptr);
            else if (all[c].kind == Kind::Date)
                worksheet_write_number(sheet, row, column, cells[c].number + 25569, date);
            else
                worksheet_write_number(sheet, row, column, cells[c].number, nullptr);
        }
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        stop("can't write " + path);
}

/// A new ledger with the areas and organizations the list refers to.
std::unique_ptr<Database> new_ledger(const std::string& path)
{
    const Catalog& catalog = Catalog::builtin();
    auto made = new_file(path);
    auto writer = Writer::begin(*made, catalog, bench_actor(), "准备");
    for (int i = 0; i < 6; ++i) {
        const LedgerDef& area = *catalog.ledger("area");
        Record row(area);
        row.set(area, "code", "64012110" + std::to_string(i));
        row.set(area, "name", "镇" + std::to_string(i));
        row.set(area, "kind", std::string("乡镇苏木"));
        row.set(area, "parent", std::int64_t{1});
        const LedgerDef& org = *catalog.ledger("org");
        Record party(org);
        party.set(org, "code", "D00" + std::to_string(i));
        party.set(org, "name", "党委" + std::to_string(i));
        party.set(org, "kind", std::string("乡镇街道党委"));
        party.set(org, "founded", std::string("2010-01-01"));
        if (!writer->put(area, row) || !writer->put(org, party))
            stop("can't prepare the ledger");
    }
    if (!writer->commit())
        stop("can't prepare the ledger");
    return made;
}

ImportReport import_once(Database& database, const std::string& file)
{
    ImportReport report = import_units(database, file);
    if (report.refused > 0)
        stop("refused: " + report.errors.front().reason);
    return report;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t rows = number_of("LIANGXIN_BENCH_ROWS", 100'000);
    const std::int64_t runs = number_of("LIANGXIN_BENCH_RUNS", 3);
    const std::string at = folder();
    for (const bool inline_strings : {false, true}) {
        const std::string file = at + "/bench_units.xlsx";
        write_file(file, rows, inline_strings);
        Best raw;
        Best ours;
        Best again;
        for (std::int64_t run = 0; run < runs; ++run) {
            {
                const Watch watch;
                const RawWorkbook done(file, at + "/bench_raw.sqlite", columns().size());
                raw.take(watch);
                if (done.rows() != rows + 1)
                    stop("the raw reading lost rows");
            }
            const auto ledger = new_ledger(at + "/bench_import.lxdb");
            {
                const Watch watch;
                const auto report = import_once(*ledger, file);
                ours.take(watch);
                if (report.counts.added != rows)
                    stop("rows were lost");
            }
            {
                const Watch watch;
                const auto report = import_once(*ledger, file);
                again.take(watch);
                if (report.counts.unchanged != rows)
                    stop("the second import changed something");
            }
        }
        const std::string strings = inline_strings ? "inline" : "shared";
        print_ratio(("import units × 30, " + strings + " strings").c_str(), ours, raw, 1.6);
        print_ratio(("the same again (adds 0), " + strings + " strings").c_str(), again, raw, 1.6);
    }
    std::printf("peak memory %ld MB\n", peak_megabytes());
    for (const char* name :
         {"/bench_units.xlsx", "/bench_raw.sqlite", "/bench_raw.sqlite-wal", "/bench_import.lxdb"})
        std::filesystem::remove(at + name);
    return 0;
}
