// Measures filling a workbook of 2 MB (packed) against unzipping all its parts and zipping them
// again with libzip. Usage: bench_fill [rows [cells]]. Prints seconds (best of five) and the ratio;
// the promise is ≤ 2.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <xlsxwriter.h>
#include <zip.h>

#include "core/base/output_file.h"
#include "core/spreadsheet/workbook_patch.h"

namespace {

using Clock = std::chrono::steady_clock;
using lx::PatchValue;
using lx::WorkbookPatch;

constexpr int runs = 5;
constexpr int columns = 30;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// A form of many rows with texts, numbers, empty drawn cells and sums, on two sheets.
bool write_form(const std::string& path, int rows)
{
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_format* drawn = workbook_add_format(book);
    format_set_border(drawn, LXW_BORDER_THIN);
    char text[64];
    for (const char* name : {"汇总表", "明细表"}) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, name);
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < columns; ++column) {
                const auto r = static_cast<lxw_row_t>(row);
                const auto c = static_cast<lxw_col_t>(column);
                if (column == 0) {
                    std::snprintf(text, sizeof text, "示例街道第%d社区%s", row, name);
                    worksheet_write_string(sheet, r, c, text, drawn);
                } else if (column == columns - 1) {
                    std::snprintf(text, sizeof text, "=SUM(B%d:AC%d)", row + 1, row + 1);
                    worksheet_write_formula(sheet, r, c, text, drawn);
                } else if (column % 3 == 0) {
                    worksheet_write_number(sheet, r, c, (row * 7919 + column * 104729) % 99991,
                                           drawn);
                } else {
                    worksheet_write_blank(sheet, r, c, drawn);
                }
            }
    }
    return workbook_close(book) == LXW_NO_ERROR;
}

/// Seconds; below 0 on an error.
double zip_again(const std::string& from, const std::string& to)
{
    const auto start = Clock::now();
    int code = 0;
    zip_t* in = zip_open(from.c_str(), ZIP_RDONLY, &code);
    zip_t* out = zip_open(to.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (in == nullptr || out == nullptr)
        return -1;
    std::vector<std::vector<char>> parts;
    for (zip_int64_t i = 0; i < zip_get_num_entries(in, 0); ++i) {
        zip_stat_t stat;
        zip_stat_init(&stat);
        zip_stat_index(in, static_cast<zip_uint64_t>(i), 0, &stat);
        std::vector<char>& bytes = parts.emplace_back(stat.size);
        zip_file_t* file = zip_fopen_index(in, static_cast<zip_uint64_t>(i), 0);
        if (file == nullptr || zip_fread(file, bytes.data(), bytes.size()) < 0)
            return -1;
        zip_fclose(file);
        zip_file_add(out, stat.name, zip_source_buffer(out, bytes.data(), bytes.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    }
    const bool good = zip_close(out) == 0;
    zip_discard(in);
    return good ? since(start) : -1;
}

double fill(const std::string& from, const std::string& to, int rows, int cells)
{
    const auto start = Clock::now();
    const auto patch = WorkbookPatch::open(from);
    if (!patch)
        return -1;
    for (int i = 0; i < cells; ++i) {
        const int column = i % 2 == 0 ? 1 : 4;
        const auto row = static_cast<std::int64_t>(i) * 37 % rows;
        if (!(*patch)->set({"汇总表", row, column}, PatchValue::of_number(i)))
            return -1;
    }
    const auto made = (*patch)->made();
    if (!made || !lx::write_file(to, *made))
        return -1;
    return since(start);
}

} // namespace

int main(int argc, char** argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 14'000;
    const int cells = argc > 2 ? std::atoi(argv[2]) : 1'000;
    const auto folder = std::filesystem::temp_directory_path();
    const std::string form = (folder / "lx-bench-form.xlsx").string();
    const std::string out = (folder / "lx-bench-out.xlsx").string();
    if (!write_form(form, rows))
        return 1;
    double raw = 1e9;
    double ours = 1e9;
    for (int run = 0; run < runs; ++run) {
        raw = std::min(raw, zip_again(form, out));
        ours = std::min(ours, fill(form, out, rows, cells));
    }
    std::printf("fill %.1f MB, %d cells: unzip and zip %.3f s, fill %.3f s, ratio %.2f (≤ 2)\n",
                static_cast<double>(std::filesystem::file_size(form)) / 1e6, cells, raw, ours,
                ours / raw);
    std::filesystem::remove(form);
    std::filesystem::remove(out);
    return raw > 0 && ours > 0 ? 0 : 1;
}
