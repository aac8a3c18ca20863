#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/serial_date.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/zip_archive.h"

namespace lx {

/// Where the parts of an .xlsx lie, as its relations say (never by their usual names alone).
struct XlsxPackage
{
    std::string workbook_part;
    std::vector<SheetInfo> sheets;
    std::vector<std::string> sheet_parts; ///< beside `sheets`; empty where the file names none
    std::string strings_part;             ///< empty: the workbook has no shared strings
    std::string styles_part;              ///< empty: no styles
    DateSystem dates = DateSystem::From1900;
    std::vector<std::string> notes; ///< Chinese sentences: what was odd
};

/// Whether the archive is an .xlsx (.xlsm, .xltx); the error says what it is instead (.xlsb, .docx,
/// .pptx), with what to do; `false` where it is none of Microsoft's.
[[nodiscard]] Result<bool> is_xlsx(ZipArchive& archive);

/// Reads relations and workbook part. Chart sheets are left out. Errors: BadInput (damaged, no
/// sheets).
[[nodiscard]] Result<XlsxPackage> read_xlsx_package(ZipArchive& archive);

} // namespace lx
