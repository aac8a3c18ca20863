#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/store/action_row.h"
#include "core/store/database.h"
#include "core/store/file_hold.h"
#include "core/store/settings_store.h"
#include "core/store/storage_place.h"
#include "ui/document/policy_list.h"

namespace lx::ui {

/// A ledger file as a worker has opened it, with all the window needs of it to begin: nothing long
/// is left for the window's own thread. While it lives the file stays held for writing.
struct OpenedFile
{
    QString path; ///< absolute
    bool read_only = false;
    std::unique_ptr<FileHold> hold;
    DefinitionsPtr definitions;
    std::vector<std::string> faults; ///< own fields that were left out, a sentence each
    std::optional<Jurisdiction> jurisdiction;
    std::optional<Date> as_of; ///< the day a made-up county is seen at
    QStringList policies;      ///< ids of those carried out
    std::vector<PolicyChoice> choices;
    StoragePlace place = StoragePlace::Local;
    ChainEnd newest; ///< the newest action of the log
};

/// Opens a file, upgrades an older one (ReadWrite) and reads it. For a worker. Errors: those of
/// Database::open.
[[nodiscard]] Result<OpenedFile> open_file(const QString& path, Database::Mode mode,
                                           Progress& progress);

} // namespace lx::ui
