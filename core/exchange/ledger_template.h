#pragma once

#include <string>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

/// Names of the sheets a template has besides its form; an import passes over them without a word.
inline constexpr const char* template_notes_sheet = "填表说明";
inline constexpr const char* template_options_sheet = "下拉选项";
/// The column that marks the sample row of a form, and the mark in it: an import passes over a row
/// by this mark alone, whatever its other cells hold.
inline constexpr const char* template_mark_heading = "序号";
inline constexpr const char* template_sample_mark = "示例";

/// Writes an empty import form of a ledger as .xlsx: headings (required ones coloured and marked *)
/// with a note on each, drop-down lists, text format for codes, one row marked 示例 that the import
/// passes over, and a sheet 填表说明. Errors: Usage (ending), Io.
[[nodiscard]] Result<> write_ledger_template(const Catalog& catalog, const LedgerDef& def,
                                             const std::string& path);

} // namespace lx
