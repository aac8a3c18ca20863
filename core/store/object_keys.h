#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"

struct sqlite3;

namespace lx {

/// Rows that name another row by its natural key instead of its id (FieldType::ObjectKey: 荣誉 and
/// 情况说明, whose object is of the ledger that the choice before it names) have to be told when
/// that key changes.
struct ObjectReference
{
    const LedgerDef* ledger = nullptr; ///< holds the ObjectKey field
    std::size_t field = 0;
    std::int64_t row = 0;
    std::string key; ///< what the field is to hold from now on
};

/// Rows of this ledger may be named so, by themselves or as part of another row's key.
[[nodiscard]] bool has_object_key(const Catalog& catalog, const LedgerDef& def);

/// The rows that name a row of `def` by `old_key`, or a row whose key holds it (a post's holds its
/// organization's), with the key they should name after it has become `new_key`.
[[nodiscard]] Result<std::vector<ObjectReference>>
object_references(sqlite3* handle, const Catalog& catalog, const LedgerDef& def,
                  const std::string& old_key, const std::string& new_key);

} // namespace lx
