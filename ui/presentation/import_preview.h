#pragma once

#include <string>
#include <vector>

#include <QDateTime>
#include <QString>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/ledger_import.h"

namespace lx::ui {

/// A list as it lay on disk.
struct ListState
{
    qint64 size = 0;
    QDateTime modified; ///< invalid where it is not there
    bool operator==(const ListState&) const = default;
};

/// What an import would do: done once and taken back.
struct ImportPreview
{
    /// As it will be run: without dry_run, remembered answers among the answers.
    ImportOptions options;
    ImportReport report; ///< of the dry run, or of the import once it is made
    std::vector<ImportReason> reasons;
    std::vector<ListState> lists; ///< the inputs when they were read

    /// One of the lists was written or removed since.
    [[nodiscard]] bool lists_changed() const;
    /// A row is added or updated, of the ledger or of one carried with it.
    [[nodiscard]] bool changes_something() const;
};

/// Runs the import without keeping it. Rows that would give a ledger's row another name are left
/// out until somebody has seen them: keys that are not among `seen`. Errors: those of
/// import_ledger.
[[nodiscard]] Result<ImportPreview> preview_import(Database& database, const Catalog& catalog,
                                                   const Actor& actor, ImportOptions options,
                                                   const std::vector<std::string>& seen,
                                                   Progress& progress);

/// Makes the import that was tried, and tells of it in the same way. Errors: BadInput where a list
/// is not as it was tried; those of import_ledger.
[[nodiscard]] Result<ImportPreview> make_import(Database& database, const Catalog& catalog,
                                                const Actor& actor, const ImportPreview& tried,
                                                Progress& progress);

/// The name of a file without its folder.
[[nodiscard]] QString file_name_of(const std::string& path);

} // namespace lx::ui
