#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/store/database.h"

namespace lx {

/// What came of one ledger of a file that is not opened.
struct SalvagedLedger
{
    std::string name;      ///< Chinese: 单位
    std::string path;      ///< of the workbook; "" = none was made
    std::int64_t rows = 0; ///< written
    std::string problem;   ///< why it could not be exported, a Chinese sentence; "" = it could
};

/// Opens a file that has things in it that are not ours (ErrorKind::Foreign), to export one ledger:
/// nothing the file brings along runs. Errors: Foreign where the ledger's own table was changed or
/// swapped, so that its rows can't be relied on; those of Database::open_for_upkeep.
[[nodiscard]] Result<std::unique_ptr<Database>> open_to_salvage(const std::string& path,
                                                                const std::string& ledger);

/// Exports all ledgers of such a file that have rows, a workbook each, into a new folder below
/// `folder` whose name begins with the file's. Errors: Io, Cancelled (the folder is removed again),
/// those of Database::open_for_upkeep.
[[nodiscard]] Result<std::vector<SalvagedLedger>>
salvage_ledgers(const std::string& path, const std::string& folder, Progress& progress);

} // namespace lx
