#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/ledger/duplicate_rules.h"
#include "core/ledger/ledger_def.h"

namespace lx {

/// Reads one ledger's definition file. Strict: an unknown or missing key, a wrong type is an error
/// that names file and path ("unit.json: fields[3].width …"). What needs other files (dictionaries,
/// references) is the catalogue's affair.
[[nodiscard]] Result<LedgerDef> ledger_from_json(const std::string& file, std::string_view json);

/// Reads the definition of one field; its key stands outside. `file` is named in errors.
[[nodiscard]] Result<FieldDef> field_from_json(const std::string& file, std::string_view key,
                                               std::string_view json);

/// Reads one dictionary file.
[[nodiscard]] Result<Dictionary> dictionary_from_json(const std::string& file,
                                                      std::string_view json);

/// A group of the navigation list: its heading and the codes of its ledgers, in order.
struct LedgerGroup
{
    std::string name;
    std::vector<std::string> ledgers;
};

/// Reads index.json.
[[nodiscard]] Result<std::vector<LedgerGroup>> ledger_index_from_json(const std::string& file,
                                                                      std::string_view json);

/// duplicates.json as it stands; whether its ledgers and fields exist is not looked at.
struct DuplicateDefs
{
    std::vector<std::string> endings;
    std::vector<LedgerDuplicates> ledgers;
};
[[nodiscard]] Result<DuplicateDefs> duplicate_defs_from_json(const std::string& file,
                                                             std::string_view json);

} // namespace lx
