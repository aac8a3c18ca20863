#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/zip_archive.h"

namespace lx {

struct XlsxRelation
{
    std::string id;
    std::string type;   ///< the last word of its URI: "worksheet", "sharedStrings"
    std::string target; ///< the part's name from the root of the package, without leading "/"
};

/// The relations of part `part` ("" for those of the package). Targets may be written from the root
/// ("/xl/styles.xml") or from the part's folder; outside ones are left out. Empty where the part
/// has none. Errors: BadInput.
[[nodiscard]] Result<std::vector<XlsxRelation>> read_xlsx_relations(ZipArchive& archive,
                                                                    std::string_view part);

/// `target` as seen from folder `folder` ("xl/"): "..", "." and %20 resolved.
[[nodiscard]] std::string resolve_part_name(std::string_view folder, std::string_view target);

/// "xl/" of "xl/workbook.xml".
[[nodiscard]] std::string_view part_folder(std::string_view part);

} // namespace lx
