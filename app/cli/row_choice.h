#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QJsonObject>

#include "app/cli/command.h"
#include "core/store/change_log.h"
#include "core/store/ledger_store.h"

namespace lx::cli {

/// The ledger of this code. Errors: Usage.
[[nodiscard]] Result<const LedgerDef*> ledger_of(const Catalog& catalog, const std::string& code);
/// The row with a natural key. Errors: Usage where there is none.
[[nodiscard]] Result<std::int64_t> row_of(LedgerStore& store, const LedgerDef& def,
                                          const std::string& key);

/// The natural key of a row that may have gone into the recycle bin: then as it was removed. ""
/// where there never was one.
[[nodiscard]] Result<std::string> key_ever(ChangeLog& log, LedgerStore& store, const LedgerDef& def,
                                           std::int64_t row);

/// A condition as packs write it, from a JSON file; those of the county's figures may be used by
/// name. Errors: Io, Usage (no JSON object).
[[nodiscard]] Result<QJsonObject> read_condition(const FactRegistry& facts,
                                                 const std::string& path);

/// How rows are named: `--key K` (again for each) or `--where C.json` with `--as-of DATE`; adds
/// these options.
[[nodiscard]] std::vector<OptionDef> with_row_options(std::vector<OptionDef> options);
/// The usage of them, for `--help`.
inline constexpr const char* row_options_usage = "--key K… | --where C.json [--as-of DATE]";
/// The rows so named, in the ledger's order or that of the keys. Errors: Usage (neither or both, a
/// key there is not, a condition that can't be read).
[[nodiscard]] Result<std::vector<std::int64_t>>
chosen_rows(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
            const Arguments& arguments, Session& session);

} // namespace lx::cli
