#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// The tables of a web page in UTF-8, which is what most web systems export under the name .xls:
/// one sheet called `name`, tables below each other with an empty row between. Cells are text;
/// colspan and rowspan are merged ranges. Takes what pages are like: end tags left out, any case,
/// unknown entities. Errors: BadInput (no table in it; more rows, columns or cells than the
/// limits).
[[nodiscard]] Result<std::unique_ptr<Workbook>>
open_html(std::string_view page, const std::string& name, const ReadLimits& limits);

} // namespace lx
