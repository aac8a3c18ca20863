#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/spreadsheet/cell_content.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/sheet_splice.h"
#include "core/spreadsheet/xlsx_package.h"
#include "core/spreadsheet/xlsx_sheet.h"
#include "core/spreadsheet/zip_image.h"

namespace lx {

/// A cell of a workbook; row and column from 0.
struct SheetCell
{
    std::string sheet;
    std::int64_t row = 0;
    std::int32_t column = 0;
    auto operator<=>(const SheetCell&) const = default;
    /// "表1!C5"
    [[nodiscard]] std::string name() const;
};

/// What a sheet shows, cell by cell.
struct SheetGrid
{
    struct Shown
    {
        std::string text;
        CellKind kind = CellKind::Empty;
        bool formula = false;
    };
    std::string sheet;
    std::map<std::pair<std::int64_t, std::int32_t>, Shown> cells; ///< those that are in the file
    std::vector<MergedRange> merges;
    std::int64_t rows = 0; ///< extent
    std::int32_t columns = 0;

    /// The cell's text; of a cell inside a merge that of the merge.
    [[nodiscard]] const Shown* at(std::int64_t row, std::int32_t column) const;
    /// The merge a cell lies in; nullptr none.
    [[nodiscard]] const MergedRange* merge_at(std::int64_t row, std::int32_t column) const;
};

/// Fills cells of somebody else's .xlsx. Only the `<c>` elements that change do so; all other bytes
/// of their sheets and all other parts stay, with names, order, way of packing, dates and packed
/// bytes. What is in a cell already is not written again, so a filled workbook filled again is the
/// same file.
class WorkbookPatch
{
public:
    /// Errors: BadInput with how to save the file (.xls, .et, with a password, with macros,
    /// damaged, none), Io.
    [[nodiscard]] static Result<std::unique_ptr<WorkbookPatch>> open(const std::string& path);
    ~WorkbookPatch();
    WorkbookPatch(const WorkbookPatch&) = delete;
    WorkbookPatch& operator=(const WorkbookPatch&) = delete;

    [[nodiscard]] const std::vector<SheetInfo>& sheets() const { return m_package.sheets; }
    /// Errors: BadInput, Usage (no such sheet), Cancelled.
    [[nodiscard]] Result<SheetGrid> grid(const std::string& sheet, Progress& progress);

    /// Whether the cell may be filled. Errors: Usage (no such sheet, a formula, an array, a table,
    /// the inside of a merge), BadInput.
    [[nodiscard]] Result<> check(const SheetCell& cell);
    /// Fills it. `like`: whose format a cell gets that is not there yet; nullptr = its row's or
    /// column's. Errors: as check; Refused (a list of allowed values says no; a text too long).
    [[nodiscard]] Result<> set(const SheetCell& cell, const PatchValue& value,
                               const SheetCell* like = nullptr);
    /// What the cell holds in the file. Errors: as check.
    [[nodiscard]] Result<CellContent> content(const SheetCell& cell);

    /// The whole file. Errors: BadInput.
    [[nodiscard]] Result<std::string> made();

private:
    struct Sheet
    {
        std::string part;
        std::string bytes;
        SheetPlaces places;
        std::vector<MergedRange> tables; ///< with their headings
        CellChanges changes;
    };

    WorkbookPatch() = default;
    [[nodiscard]] Result<std::string> part_bytes(const std::string& part);
    [[nodiscard]] Result<Sheet*> sheet(const std::string& name);
    [[nodiscard]] Result<> read_tables(Sheet& sheet);
    [[nodiscard]] Result<> load_tables();
    [[nodiscard]] NumberShape shape_of(std::uint32_t style) const;
    [[nodiscard]] Result<> check_in(const Sheet& sheet, const SheetCell& cell) const;
    [[nodiscard]] Result<CellContent> content_in(const Sheet& sheet, const CellPlace* place) const;
    [[nodiscard]] Result<> check_list(const Sheet& sheet, const SheetCell& cell,
                                      const CellContent& content);
    /// The values a list allows; nothing where that can't be said.
    [[nodiscard]] Result<std::optional<std::vector<std::string>>>
    allowed(const std::string& source, const std::string& own_sheet);
    [[nodiscard]] Result<std::vector<std::string>> values_of(const std::string& sheet,
                                                             const MergedRange& range);
    /// Whether a formula somewhere looks at a cell that changes.
    [[nodiscard]] Result<bool> asked_for();
    [[nodiscard]] bool asks(const std::string& sheet, const SheetFormula& formula) const;

    std::string m_bytes;
    ZipImage m_image; ///< of m_bytes
    std::unique_ptr<ZipArchive> m_archive;
    XlsxPackage m_package;
    XlsxTables m_tables;
    std::map<std::string, Sheet> m_sheets;      ///< those read so far
    std::map<std::string, std::string> m_names; ///< of ranges, in capitals → their formulas
};

} // namespace lx
