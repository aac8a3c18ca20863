#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

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

/// What is wrong with one part of it, as a sentence.
struct NewFileProblem
{
    enum class Part : std::uint8_t
    {
        Level,
        Code,
        Name
    };
    Part part = Part::Code;
    std::string message;
};
/// All that is wrong at once; empty where a file can be made of it.
[[nodiscard]] std::vector<NewFileProblem> check_new_file(const NewFile& file);
/// Level that a code speaks of by its zeros (GB/T 2260): 省, 市 or 县; "" while it is no code.
[[nodiscard]] std::string level_of_code(const std::string& code);

/// Makes a new ledger file with the root row of `area` (kind 县区旗, 市 or 省) and what `fill` (may
/// be empty) adds, and gives it open for writing. Killed or failing it leaves no file. Errors:
/// Usage (unknown level), Refused (code or name can't be), Io (file exists, folder not writable).
[[nodiscard]] Result<std::unique_ptr<Database>>
init_file(const std::string& path, const Catalog& catalog, const Actor& actor, const NewFile& file,
          const std::function<Result<>(Database&)>& fill = {});

} // namespace lx
