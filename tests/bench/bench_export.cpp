// Exporting 100,000 units × 30 columns against libxlsxwriter alone writing the same cells in the
// same mode (constant memory). Ours also reads the ledger and writes references as keys. Promise:
// at most 1.3 times. LIANGXIN_BENCH_ROWS changes the number of rows.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <QCoreApplication>

#include <xlsxwriter.h>

#include "core/exchange/ledger_export.h"
#include "core/ledger/field_text.h"
#include "core/store/database.h"
#include "core/store/init_file.h"
#include "core/store/writer.h"
#include "tests/bench/bench_rows.h"

using namespace lx;

namespace {

using bench::Best;
using bench::Watch;
using Rows = std::vector<std::vector<bench::Cell>>;

[[noreturn]] void stop(const std::string& why)
{
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(1);
}

bool is_code(std::size_t column)
{
    const std::string heading = bench::columns()[column].heading;
    return heading == "统一社会信用代码" || heading == "联系电话" || heading == "属地" ||
           heading == "管理党组织";
}

void write_raw(const std::string& path, const Rows& rows)
{
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "单位");
    lxw_format* date = workbook_add_format(workbook);
    format_set_num_format(date, "yyyy-mm-dd");
    lxw_format* code = workbook_add_format(workbook);
    format_set_num_format(code, "@");
    const auto& all = bench::columns();
    for (std::size_t c = 0; c < all.size(); ++c)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), all[c].heading, nullptr);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < all.size(); ++c) {
            const auto row = static_cast<lxw_row_t>(r + 1);
            const auto column = static_cast<lxw_col_t>(c);
            const bench::Cell& cell = rows[r][c];
            if (all[c].kind == bench::Kind::Text)
                worksheet_write_string(sheet, row, column, cell.text.c_str(),
                                       is_code(c) ? code : nullptr);
            else if (all[c].kind == bench::Kind::Date)
                worksheet_write_number(sheet, row, column, cell.number + 25569, date);
            else
                worksheet_write_number(sheet, row, column, cell.number, nullptr);
        }
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        stop("can't write " + path);
}

/// A ledger that holds these rows.
std::unique_ptr<Database> ledger_of(const std::string& path, const Rows& rows)
{
    static const FixedClock clock(*Date::from_ymd(2025, 9, 30));
    for (const char* ending : {"", "-wal", "-shm", ".lock"})
        std::filesystem::remove(path + ending);
    const Catalog& catalog = Catalog::builtin();
    auto made = init_file(path, catalog, {"bench", &clock}, {"640121", "永宁县", "县"});
    if (!made)
        stop(made.error().message);
    auto writer = Writer::begin(**made, catalog, {"bench", &clock}, "准备");
    if (!writer)
        stop(writer.error().message);
    const LedgerDef& area = *catalog.ledger("area");
    const LedgerDef& org = *catalog.ledger("org");
    const LedgerDef& unit = *catalog.ledger("unit");
    std::vector<std::int64_t> areas;
    std::vector<std::int64_t> orgs;
    for (int i = 0; i < 6; ++i) {
        Record place(area);
        place.set(area, "code", "64012110" + std::to_string(i));
        place.set(area, "name", "镇" + std::to_string(i));
        place.set(area, "kind", std::string("乡镇苏木"));
        place.set(area, "parent", std::int64_t{1});
        Record party(org);
        party.set(org, "code", "D00" + std::to_string(i));
        party.set(org, "name", "党委" + std::to_string(i));
        party.set(org, "kind", std::string("乡镇街道党委"));
        party.set(org, "founded", std::string("2010-01-01"));
        if (!writer->put(area, place) || !writer->put(org, party))
            stop("can't prepare the ledger");
        areas.push_back(place.id);
        orgs.push_back(party.id);
    }
    // The columns' fields, by their headings.
    std::vector<std::size_t> fields;
    for (const bench::Column& column : bench::columns()) {
        for (std::size_t i = 0; i < unit.fields.size(); ++i) {
            if (unit.fields[i].name == column.heading)
                fields.push_back(i);
        }
    }
    if (fields.size() != bench::columns().size())
        stop("a heading is no field");
    for (const auto& cells : rows) {
        Record row(unit);
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const FieldDef& field = unit.fields[fields[c]];
            Value& value = row.values[fields[c]];
            if (field.type == FieldType::Ref)
                value = (field.ledger == "area"
                             ? areas
                             : orgs)[static_cast<std::size_t>(cells[c].text.back() - '0')];
            else if (bench::columns()[c].kind == bench::Kind::Date)
                value = Date(static_cast<std::int32_t>(cells[c].number)).iso();
            else if (bench::columns()[c].kind == bench::Kind::Number)
                value = cells[c].number;
            else
                value = read_field(catalog, field, cells[c].text).value;
        }
        if (!writer->insert_new(unit, row))
            stop("can't prepare the ledger");
    }
    if (!writer->commit())
        stop("can't prepare the ledger");
    return std::move(*made);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t count = bench::number_of("LIANGXIN_BENCH_ROWS", 100'000);
    const std::int64_t runs = bench::number_of("LIANGXIN_BENCH_RUNS", 3);
    const std::string at = bench::folder();
    Rows rows;
    rows.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        rows.push_back(bench::unit_cells(i));
    const auto ledger = ledger_of(at + "/bench_export.lxdb", rows);
    Best raw;
    Best ours;
    Best text;
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            const Watch watch;
            write_raw(at + "/bench_raw.xlsx", rows);
            raw.take(watch);
        }
        for (const char* ending : {".xlsx", ".csv"}) {
            NoProgress progress;
            ExportOptions options;
            options.path = at + "/bench_export" + ending;
            options.rows.ledger = "unit";
            const Watch watch;
            const auto report =
                export_ledger(*ledger, lx::Definitions::program(), options, progress);
            (ending == std::string_view(".xlsx") ? ours : text).take(watch);
            if (!report)
                stop(report.error().message + " " + report.error().detail);
            if (report->rows != count)
                stop("rows were lost");
        }
    }
    bench::print_ratio("export units × 30 to .xlsx", ours, raw, 1.3);
    bench::print_ratio("the same to .csv, against .xlsx raw", text, raw, 1.3);
    std::printf("peak memory %ld MB\n", bench::peak_megabytes());
    for (const char* name :
         {"/bench_raw.xlsx", "/bench_export.xlsx", "/bench_export.csv", "/bench_export.lxdb"})
        std::filesystem::remove(at + name);
    return 0;
}
