// Filling cells of any workbook changes these cells and nothing else: held against every file of
// tests/data.

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include <catch2/catch.hpp>

#include "core/base/input_file.h"
#include "core/base/output_file.h"
#include "core/spreadsheet/column_letters.h"
#include "core/spreadsheet/sheet_places.h"
#include "core/spreadsheet/workbook_patch.h"
#include "tests/core/spreadsheet/zip_bytes.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/temp_folder.h"

using namespace lx;

namespace {

std::vector<std::string> workbooks()
{
    std::vector<std::string> files;
    for (const char* folder : {"/spreadsheets", "/lists"})
        for (const auto& one : std::filesystem::recursive_directory_iterator(
                 std::string(LIANGXIN_TEST_DATA) + folder))
            if (one.path().extension() == ".xlsx")
                files.push_back(one.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::string whole(const std::string& path)
{
    const auto bytes = read_file(path, 1 << 30);
    REQUIRE(bytes);
    return *bytes;
}

/// A tag of a sheet.
struct Tag
{
    std::string_view whole;
    std::string_view name; ///< without prefix; "/row" where it closes
    std::string value;     ///< of the attribute r
};

Tag tag_at(std::string_view xml, std::size_t at)
{
    Tag tag;
    tag.whole = xml.substr(at, xml.find('>', at) + 1 - at);
    std::string_view name = tag.whole.substr(1, tag.whole.find_first_of(" \t\r\n/>", 2) - 1);
    const std::size_t colon = name.find(':');
    tag.name = colon == std::string_view::npos ? name : name.substr(colon + 1);
    if (colon != std::string_view::npos && name.front() == '/')
        tag.name = "/";
    if (const auto r = attribute_place(tag.whole, "r"))
        tag.value = tag.whole.substr(r->begin, r->end - r->begin);
    return tag;
}

/// The rows of a sheet by their numbers.
std::set<std::string> rows_of(std::string_view xml)
{
    std::set<std::string> rows;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1))
        if (const Tag tag = tag_at(xml, at); tag.name == "row")
            rows.insert(tag.value);
    return rows;
}

/// The sheet without the elements of these cells, without rows but these, and without what may grow
/// with a new one: the dimension, spans, closing tags of what was empty.
std::string rest_of(std::string_view xml, const std::set<std::string>& cells,
                    const std::set<std::string>& rows)
{
    std::string rest;
    std::size_t at = 0;
    while (at < xml.size()) {
        const std::size_t next = std::min(xml.find('<', at), xml.size());
        rest += xml.substr(at, next - at);
        at = next;
        if (at == xml.size())
            break;
        const Tag tag = tag_at(xml, at);
        at += tag.whole.size();
        const bool closed = tag.whole.ends_with("/>");
        if (tag.name == "c" && cells.contains(tag.value)) {
            if (!closed)
                at = xml.find('>', std::min(xml.find("</c>", at), xml.find(":c>", at))) + 1;
        } else if (tag.name == "row" || tag.name == "sheetData") {
            if (tag.name == "row" && !rows.contains(tag.value))
                continue;
            std::string opened(tag.whole.substr(0, tag.whole.size() - (closed ? 2 : 1)));
            if (const auto spans = attribute_place(opened, "spans"))
                opened.erase(spans->begin, spans->end - spans->begin);
            rest += opened;
        } else if (tag.name == "dimension") {
            rest += "<dimension";
        } else if (tag.whole != "</row>" && tag.whole != "</sheetData>" && tag.name != "/") {
            rest += tag.whole;
        }
    }
    return rest;
}

struct Bound
{
    SheetCell cell;
    PatchValue value;
};

/// Random cells of a workbook, old and new, that may be filled.
std::vector<Bound> random_cells(WorkbookPatch& patch, std::mt19937& random)
{
    NoProgress quiet;
    std::vector<Bound> bound;
    for (const SheetInfo& sheet : patch.sheets()) {
        const auto grid = patch.grid(sheet.name, quiet);
        if (!grid)
            continue;
        for (int i = 0; i < 6; ++i) {
            SheetCell cell{sheet.name, 0, 0};
            if (i < 4 && !grid->cells.empty()) {
                auto at = grid->cells.begin();
                std::advance(at, random() % std::min<std::size_t>(grid->cells.size(), 2000));
                cell.row = at->first.first;
                cell.column = at->first.second;
            } else {
                cell.row = static_cast<std::int64_t>(random() % 40);
                cell.column = static_cast<std::int32_t>(random() % 30);
            }
            if (!patch.check(cell))
                continue;
            const int kind = static_cast<int>(random() % 4);
            bound.push_back({cell, kind == 0   ? PatchValue::of_number(random() % 1000)
                                   : kind == 1 ? PatchValue::of_share(0.853)
                                   : kind == 2 ? PatchValue::of_text("甲 & <乙>\n丙")
                                               : PatchValue{}});
        }
    }
    return bound;
}

std::string filled(const std::string& path, const std::vector<Bound>& bound)
{
    const auto patch = WorkbookPatch::open(path);
    REQUIRE(patch);
    for (const Bound& one : bound) {
        const auto set = (*patch)->set(one.cell, one.value);
        if (!set)
            REQUIRE(set.error().kind == ErrorKind::Refused); // its list says no
    }
    const auto made = (*patch)->made();
    REQUIRE(made);
    return *made;
}

} // namespace

TEST_CASE("filling random cells of any workbook leaves every other byte", "[splice]")
{
    std::mt19937 random(7);
    test::TempFolder folder;
    int held = 0;
    int compared = 0;
    for (const std::string& path : workbooks()) {
        INFO(path);
        auto patch = WorkbookPatch::open(path);
        if (!patch)
            continue; // refused: workbook_patch_test
        const std::string before = whole(path);
        if (before.find("PK\x06\x06") != std::string::npos)
            continue; // of the wide kind: below
        const std::vector<Bound> bound = random_cells(**patch, random);
        if (bound.empty())
            continue;
        const std::string after = filled(path, bound);
        const std::string out = folder / "out.xlsx";
        REQUIRE(write_file(out, after));

        // Every part is there in its place; those that changed are the sheets and the workbook.
        const auto old_parts = test::zip_entries(before);
        const auto new_parts = test::zip_entries(after);
        REQUIRE(old_parts.size() == new_parts.size());
        for (std::size_t i = 0; i < old_parts.size(); ++i) {
            REQUIRE(old_parts[i].name == new_parts[i].name);
            REQUIRE(old_parts[i].fields == new_parts[i].fields);
            if (old_parts[i].packed == new_parts[i].packed) {
                REQUIRE(old_parts[i].header == new_parts[i].header);
                continue;
            }
            INFO(old_parts[i].name);
            const std::string was = test::part_of(path, old_parts[i].name);
            const std::string is = test::part_of(out, old_parts[i].name);
            if (old_parts[i].name.find("workbook") != std::string::npos) {
                REQUIRE(is.find("fullCalcOnLoad=\"1\"") != std::string::npos);
                continue;
            }
            std::set<std::string> names;
            for (const Bound& one : bound)
                names.insert(column_letters(one.cell.column) + std::to_string(one.cell.row + 1));
            if (was.find("<c r=") == std::string::npos && was.find(":c r=") == std::string::npos)
                continue; // cells without a name can't be told apart here
            const auto rows = rows_of(was);
            const bool same = rest_of(was, names, rows) == rest_of(is, names, rows);
            REQUIRE(same);
            ++compared;
        }

        // What was filled is what is read.
        auto read = WorkbookPatch::open(out);
        REQUIRE(read);
        // Filled again it is the same file.
        REQUIRE(filled(out, bound) == after);
        ++held;
    }
    CHECK(held >= 40);
    CHECK(compared >= 40);
}

TEST_CASE("filling the values that are there gives the identical file", "[splice]")
{
    std::mt19937 random(11);
    for (const std::string& path : workbooks()) {
        INFO(path);
        const auto patch = WorkbookPatch::open(path);
        if (!patch)
            continue;
        for (const Bound& one : random_cells(**patch, random)) {
            const auto content = (*patch)->content(one.cell);
            REQUIRE(content);
            if (content->kind == CellContent::Kind::Other)
                continue;
            const PatchValue own = content->kind == CellContent::Kind::Number
                                       ? PatchValue::of_number(content->number)
                                       : PatchValue::of_text(content->text);
            (void)(*patch)->set(one.cell, own);
        }
        const auto made = (*patch)->made();
        REQUIRE(made);
        REQUIRE(*made == whole(path));
    }
}
