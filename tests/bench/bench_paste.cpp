// Pasting a block of 10,000 units × 20 columns against importing the same cells from a workbook:
// over rows that are there, and as new ones. The preview reads and checks every cell and tries at
// the door what may be refused there. Then a field of all of them changed in one go (bulk edit),
// against SQLite's C interface updating the same columns and writing the same line of the log.
// LIANGXIN_BENCH_ROWS changes the number of rows.

#include <algorithm>
#include <filesystem>
#include <memory>

#include <QCoreApplication>

#include "core/edit/paste_plan.h"
#include "core/ledger/heading_match.h"
#include "tests/bench/bench_units.h"

using namespace lx;
using namespace lx::bench;

namespace {

constexpr std::size_t width = 20;
constexpr std::size_t key_columns = 2; ///< code and name

/// The unit with its code and name, all else another one's.
std::vector<bench::Cell> changed_cells(std::int64_t row)
{
    auto cells = unit_cells(row);
    const auto other = unit_cells(row + 1'000'003);
    std::copy(other.begin() + key_columns, other.end(), cells.begin() + key_columns);
    return cells;
}

std::string text_of_cell(const bench::Cell& cell, Kind kind)
{
    if (kind == Kind::Text)
        return cell.text;
    if (kind == Kind::Date)
        return Date(static_cast<std::int32_t>(cell.number)).iso();
    char text[40];
    std::snprintf(text, sizeof text, "%.5f", cell.number);
    return text;
}

PasteRequest request(const LedgerDef& def, std::int64_t rows,
                     const std::function<std::vector<bench::Cell>(std::int64_t)>& cells_of,
                     std::vector<std::int64_t> shown)
{
    PasteRequest made;
    made.today = Date::from_ymd(2025, 9, 30);
    for (std::int64_t row = 0; row < rows; ++row) {
        auto& line = made.block.rows.emplace_back();
        const auto cells = cells_of(row);
        for (std::size_t column = 0; column < width; ++column)
            line.push_back({text_of_cell(cells[column], columns()[column].kind)});
    }
    const HeadingMatcher headings(Catalog::builtin(), def);
    for (std::size_t column = 0; column < width; ++column)
        made.spot.fields.push_back(headings.field_named(columns()[column].heading));
    made.spot.shown = std::move(shown);
    if (!made.spot.shown.empty())
        made.spot.chosen = {0};
    return made;
}

struct Times
{
    Best preview;
    Best take;
    Best import;
};

void paste_once(Database& database, PasteRequest asked, std::int64_t rows, Times& times)
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& def = *catalog.ledger("unit");
    NoProgress quiet;
    const Watch previewing;
    auto plan = plan_paste(database, catalog, bench_actor(), def, std::move(asked), quiet);
    times.preview.take(previewing);
    if (!plan || plan->count(PasteKind::Refused) > 0 || plan->new_rows + plan->changed_rows != rows)
        stop("the plan is not what was pasted");
    const Watch taking;
    auto writer = Writer::begin(database, catalog, bench_actor(), "粘贴");
    if (!writer)
        stop(writer.error().message);
    Editor editor(catalog, *writer, Date::from_ymd(2025, 9, 30));
    const auto taken = take_paste(database, catalog, editor, def, *plan, quiet);
    if (!taken || !taken->refused.empty() || !writer->commit())
        stop("what was shown was not written");
    times.take.take(taking);
}

/// All ids, in the order of the list.
std::vector<std::int64_t> ids(Database& database)
{
    Query query;
    query.ledger = "unit";
    query.sort = "uscc";
    auto found = LedgerStore(database, Catalog::builtin()).ids(query);
    if (!found)
        stop(found.error().message);
    return std::move(*found);
}

void print(const char* what, const Times& times)
{
    const std::string name(what);
    print_ratio(("preview, " + name).c_str(), times.preview, times.import, 1.3);
    print_ratio(("take, " + name).c_str(), times.take, times.import, 1.3);
}

constexpr const char* bulk_field = "address";

/// One value for a field of many rows, as the bulk form gives it.
void bulk_edit(Database& database, const std::vector<std::int64_t>& rows, const std::string& value,
               Best& ours)
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& def = *catalog.ledger("unit");
    NoProgress quiet;
    const Watch watch;
    auto writer = Writer::begin(database, catalog, bench_actor(), "批量修改");
    if (!writer)
        stop(writer.error().message);
    Editor editor(catalog, *writer, Date::from_ymd(2025, 9, 30));
    const auto done = edit_many(rows, "修改", quiet, [&](std::int64_t id) {
        return editor.change(def, id, {{def.index_of(bulk_field), value}});
    });
    if (!done || done->changed != std::ssize(rows) || !writer->commit())
        stop("rows were not changed");
    ours.take(watch);
}

/// The same without checks, keys, search and chain.
void raw_edit(const std::string& file, const std::vector<std::int64_t>& rows,
              const std::string& value, Best& raw)
{
    sqlite3* handle = nullptr;
    sqlite3_open(file.c_str(), &handle);
    sqlite3_exec(handle, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL", nullptr, nullptr,
                 nullptr);
    const Watch watch;
    sqlite3_stmt* read = nullptr;
    sqlite3_stmt* update = nullptr;
    sqlite3_stmt* log = nullptr;
    sqlite3_exec(handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(handle, "SELECT * FROM unit WHERE id = ?", -1, &read, nullptr);
    sqlite3_prepare_v2(handle,
                       "UPDATE unit SET address = ?, updated_at = '2025-09-30T14:05:09',"
                       " updated_by = '办事员' WHERE id = ?",
                       -1, &update, nullptr);
    sqlite3_prepare_v2(handle,
                       "INSERT INTO change (action, ledger, row_id, label, kind, fields)"
                       " VALUES (7, 'unit', ?, ?, 'update', ?)",
                       -1, &log, nullptr);
    const auto column_of = [&](const std::string& name) {
        int column = 0;
        while (sqlite3_column_name(read, column) != name)
            ++column;
        return column;
    };
    const int column = column_of(bulk_field);
    const int label = column_of("name");
    const auto text_in = [&](int at) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(read, at));
        return std::string(text == nullptr ? "" : text);
    };
    for (const std::int64_t row : rows) {
        sqlite3_bind_int64(read, 1, row);
        sqlite3_step(read);
        const std::string before = text_in(column);
        const std::string name = text_in(label);
        const std::string fields =
            std::string("{\"address\":[\"") + before + "\",\"" + value + "\"]}";
        sqlite3_reset(read);
        sqlite3_bind_text(update, 1, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
        sqlite3_bind_int64(update, 2, row);
        sqlite3_step(update);
        sqlite3_reset(update);
        sqlite3_bind_int64(log, 1, row);
        sqlite3_bind_text(log, 2, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
        sqlite3_bind_text(log, 3, fields.data(), static_cast<int>(fields.size()), SQLITE_STATIC);
        sqlite3_step(log);
        sqlite3_reset(log);
    }
    for (sqlite3_stmt* one : {read, update, log})
        sqlite3_finalize(one);
    sqlite3_exec(handle, "COMMIT", nullptr, nullptr, nullptr);
    raw.take(watch);
    sqlite3_close(handle);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::int64_t rows = number_of("LIANGXIN_BENCH_ROWS", 10'000);
    const std::int64_t runs = number_of("LIANGXIN_BENCH_RUNS", 3);
    const LedgerDef& def = *Catalog::builtin().ledger("unit");
    const std::string at = folder();
    const std::string first = at + "/bench_units.xlsx";
    const std::string second = at + "/bench_units_2.xlsx";
    const std::string file = at + "/bench_paste.lxdb";
    write_units(first, rows, width, false, unit_cells);
    write_units(second, rows, width, false, changed_cells);
    Times added;
    Times changed;
    Best bulk;
    Best raw_bulk;
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            auto ledger = new_ledger(file);
            paste_once(*ledger, request(def, rows, unit_cells, {}), rows, added);
            paste_once(*ledger, request(def, rows, changed_cells, ids(*ledger)), rows, changed);
            const auto rows_there = ids(*ledger);
            bulk_edit(*ledger, rows_there, "杨和镇宁和街1号", bulk);
            ledger.reset();
            raw_edit(file, rows_there, "杨和镇宁和街2号", raw_bulk);
        }
        const auto ledger = new_ledger(file);
        for (const auto& [list, times] : {std::pair(first, &added), std::pair(second, &changed)}) {
            const Watch watch;
            const ImportReport report = import_units(*ledger, list);
            times->import.take(watch);
            if (report.counts.added + report.counts.updated != rows)
                stop("rows were lost");
        }
    }
    print("new rows × 20", added);
    print("rows that are there × 20", changed);
    print_ratio("bulk edit of one field", bulk, raw_bulk, 1.5);
    std::printf("peak memory %ld MB\n", peak_megabytes());
    for (const std::string& made : {first, second, file})
        std::filesystem::remove(made);
    return 0;
}
