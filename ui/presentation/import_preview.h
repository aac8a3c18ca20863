#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/ledger_import.h"

namespace lx::ui {

/// What an import would do: done once and taken back.
struct ImportPreview
{
    /// As it will be run: without dry_run, remembered answers among the answers.
    ImportOptions options;
    ImportReport report; ///< of the dry run, or of the import once it is made
    std::vector<ImportReason> reasons;
};

/// Runs the import without keeping it. Rows that would give a ledger's row another name are left
/// out until somebody has seen them: keys that are not among `seen`. Errors: those of
/// import_ledger.
[[nodiscard]] Result<ImportPreview> preview_import(Database& database, const Catalog& catalog,
                                                   const Actor& actor, ImportOptions options,
                                                   const std::vector<std::string>& seen,
                                                   Progress& progress);

/// The name of a file without its folder.
[[nodiscard]] QString file_name_of(const std::string& path);

} // namespace lx::ui
