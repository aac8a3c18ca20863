#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <xlsxwriter.h>

#include "tests/bench/bench_ledger.h"
#include "tests/bench/bench_rows.h"

namespace lx::bench {

/// A list of units with the first `width` columns; unit `r` has the cells that `cells` gives.
inline void write_units(const std::string& path, std::int64_t rows, std::size_t width,
                        bool inline_strings,
                        const std::function<std::vector<Cell>(std::int64_t)>& cells_of)
{
    lxw_workbook_options options{};
    options.constant_memory = inline_strings ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "单位");
    lxw_format* date = workbook_add_format(workbook);
    format_set_num_format(date, "yyyy-mm-dd");
    const std::vector<Column> all(columns().begin(),
                                  columns().begin() + static_cast<std::ptrdiff_t>(width));
    for (std::size_t c = 0; c < all.size(); ++c)
        worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), all[c].heading, nullptr);
    for (std::int64_t r = 0; r < rows; ++r) {
        const auto cells = cells_of(r);
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
inline std::unique_ptr<Database> new_ledger(const std::string& path)
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

} // namespace lx::bench
