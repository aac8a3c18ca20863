#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/database.h"
#include "core/store/writer.h"

namespace lx {

/// Whose ledger a new file is.
struct NewFile
{
    std::string area_code; ///< GB/T 2260: 6 digits
    std::string area_name;
    std::string level = "县"; ///< 县, 市 or 省
};

/// Makes a new ledger file with the root row of `area` (kind 县区旗, 市 or 省) and what `fill` (may
/// be empty) adds, and gives it open for writing. Killed or failing it leaves no file. Errors:
/// Usage (unknown level), Refused (code or name can't be), Io (file exists, folder not writable).
[[nodiscard]] Result<std::unique_ptr<Database>>
init_file(const std::string& path, const Catalog& catalog, const Actor& actor, const NewFile& file,
          const std::function<Result<>(Database&)>& fill = {});

} // namespace lx
