#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"

struct sqlite3;

namespace lx {

/// Rows that name another row by its natural key instead of its id (荣誉 对象,
/// FieldType::ObjectKey) have to be told when that key changes.
struct ObjectReferences
{
    const LedgerDef* ledger = nullptr; ///< holds the ObjectKey field
    std::size_t field = 0;
    std::vector<std::int64_t> rows;
};

/// The natural key of a row whose ledger's rows may be named so (org, unit, member); "" for other
/// ledgers.
[[nodiscard]] std::string object_key(const LedgerDef& def, const Record& record);

/// The rows that name a row of `def` by `key`.
[[nodiscard]] Result<std::vector<ObjectReferences>> object_references(sqlite3* handle,
                                                                      const Catalog& catalog,
                                                                      const LedgerDef& def,
                                                                      std::string_view key);

} // namespace lx
