#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/ledger_import.h"
#include "ui/presentation/text_table_model.h"

namespace lx::ui {

/// What an import would do: how each file's columns are understood, and the import done once and
/// taken back.
struct ImportPreview
{
    ImportOptions options;                    ///< as it will be run (without dry_run)
    std::vector<ImportPlan> plans;            ///< one an input
    ImportReport report;                      ///< of the dry run
    std::vector<TextTableModel::Row> columns; ///< see column_rows
};

/// Looks at the inputs and runs the import without keeping it. Errors: those of import_ledger.
[[nodiscard]] Result<ImportPreview> preview_import(Database& database, const Catalog& catalog,
                                                   const Actor& actor, const ImportOptions& options,
                                                   Progress& progress);

/// Headings of column_rows.
[[nodiscard]] QStringList column_headings();
/// One row a column of each table found: file, sheet and heading rows, heading, what it was taken
/// for. Columns not recognised are told as a warning.
[[nodiscard]] std::vector<TextTableModel::Row> column_rows(const HeadingIndex& index,
                                                           const std::vector<std::string>& inputs,
                                                           const std::vector<ImportPlan>& plans);

/// Headings of issue_rows.
[[nodiscard]] QStringList issue_headings(bool many_files);
/// One row an issue: (file,) sheet, row, column, value, reason; at most `limit`.
[[nodiscard]] std::vector<TextTableModel::Row> issue_rows(const std::vector<ImportIssue>& issues,
                                                          const std::vector<std::string>& inputs,
                                                          TextTableModel::Tone tone,
                                                          std::size_t limit = 5'000);

/// The name of a file without its folder.
[[nodiscard]] QString file_name_of(const std::string& path);

} // namespace lx::ui
