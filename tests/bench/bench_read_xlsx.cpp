// Measures our .xlsx reader against what it stands on: a plain libzip + expat parse of the same
// parts with handlers that only count. Usage: bench_read_xlsx [rows [columns [file]]]; without a
// file one is written with libxlsxwriter into the temporary folder. Prints seconds (best of five)
// and the ratios.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <vector>

#include <expat.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "core/spreadsheet/sheet_reader.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kRuns = 5;

bool write_file(const std::string& path, int rows, int columns, bool constant_memory)
{
    lxw_workbook_options options{};
    options.constant_memory = constant_memory ? LXW_TRUE : LXW_FALSE;
    lxw_workbook* book = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(book, "企业");
    lxw_format* date = workbook_add_format(book);
    format_set_num_format(date, "yyyy-mm-dd");
    char text[64];
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const auto r = static_cast<lxw_row_t>(row);
            const auto c = static_cast<lxw_col_t>(column);
            switch (column % 5) {
            case 0:
                std::snprintf(text, sizeof text, "示例科技有限公司第%d号", row);
                worksheet_write_string(sheet, r, c, text, nullptr);
                break;
            case 1:
                std::snprintf(text, sizeof text, "9135010%08d%02d", row, column);
                worksheet_write_string(sheet, r, c, text, nullptr);
                break;
            case 2:
                worksheet_write_string(sheet, r, c, row % 3 == 0 ? "是" : "否", nullptr);
                break;
            case 3:
                worksheet_write_number(sheet, r, c, row * 0.37 + column, nullptr);
                break;
            default:
                worksheet_write_number(sheet, r, c, 40000 + row % 5000, date);
                break;
            }
        }
    return workbook_close(book) == LXW_NO_ERROR;
}

struct Counts
{
    long elements = 0;
    long text = 0;
};

/// Seconds for the shared strings and the first sheet; below 0 on an error.
double raw_parse(const std::string& path)
{
    const auto start = Clock::now();
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (archive == nullptr)
        return -1;
    Counts counts;
    std::vector<char> block(64 << 10);
    bool good = true;
    for (const char* name : {"xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}) {
        zip_file_t* part = zip_fopen(archive, name, 0);
        if (part == nullptr)
            continue;
        XML_Parser parser = XML_ParserCreate(nullptr);
        XML_SetUserData(parser, &counts);
        XML_SetElementHandler(
            parser,
            [](void* user, const XML_Char*, const XML_Char**) {
                ++static_cast<Counts*>(user)->elements;
            },
            [](void*, const XML_Char*) {});
        XML_SetCharacterDataHandler(parser, [](void* user, const XML_Char*, int size) {
            static_cast<Counts*>(user)->text += size;
        });
        zip_int64_t got = 0;
        while (good && (got = zip_fread(part, block.data(), block.size())) > 0)
            good = XML_Parse(parser, block.data(), static_cast<int>(got), 0) == XML_STATUS_OK;
        good = good && XML_Parse(parser, "", 0, 1) == XML_STATUS_OK;
        XML_ParserFree(parser);
        zip_fclose(part);
    }
    zip_discard(archive);
    const std::chrono::duration<double> passed = Clock::now() - start;
    return good && counts.elements > 0 ? passed.count() : -1;
}

double our_read(const std::string& path, bool only_merges)
{
    const auto start = Clock::now();
    lx::NoProgress quiet;
    auto book = lx::open_workbook(path);
    if (!book)
        return -1;
    long cells = 0;
    double sum = 0;
    if (only_merges) {
        if (!(*book)->merges(0, quiet))
            return -1;
    } else {
        const auto facts = (*book)->read(
            0,
            [&](const lx::SheetRow& row) {
                cells += static_cast<long>(row.cells->size());
                for (const lx::Cell& cell : *row.cells)
                    sum += cell.number + static_cast<double>(cell.text.size());
                return true;
            },
            quiet);
        if (!facts || cells == 0 || sum == 0)
            return -1;
    }
    const std::chrono::duration<double> passed = Clock::now() - start;
    return passed.count();
}

int measure(const std::string& path)
{
    double raw = 1e9;
    double ours = 1e9;
    double merges = 1e9;
    for (int run = 0; run < kRuns; ++run) {
        raw = std::min(raw, raw_parse(path));
        ours = std::min(ours, our_read(path, false));
        merges = std::min(merges, our_read(path, true));
    }
    if (raw < 0 || ours < 0 || merges < 0) {
        std::fprintf(stderr, "%s can't be read\n", path.c_str());
        return 1;
    }
    std::printf("%s: %.1f MB\n  raw libzip + expat %.3f s\n  our reader         %.3f s  (%.2f)\n"
                "  merges alone       %.3f s  (%.2f)\n",
                path.c_str(), static_cast<double>(std::filesystem::file_size(path)) / 1e6, raw,
                ours, ours / raw, merges, merges / raw);
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 100'000;
    const int columns = argc > 2 ? std::atoi(argv[2]) : 30;
    if (argc > 3)
        return measure(argv[3]);
    int status = 0;
    for (const bool constant_memory : {false, true}) {
        const std::string path =
            (std::filesystem::temp_directory_path() /
             (constant_memory ? "lx_bench_inline.xlsx" : "lx_bench_shared.xlsx"))
                .string();
        if (!write_file(path, rows, columns, constant_memory))
            return 1;
        status |= measure(path);
        std::filesystem::remove(path);
    }
    return status;
}
