#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

namespace lx {

/// A SELECT of the ids of the rows a search text finds: every word of it must be there — in the
/// searched texts, as pinyin initials, as the beginning (or, from four characters on, any part) of
/// a code, or in what a reference of the row's key points to. "" for a blank text.
[[nodiscard]] std::string search_sql(const Catalog& catalog, const LedgerDef& def,
                                     std::string_view text, std::vector<Value>& parameters);

/// A LIKE pattern (ESCAPE '\') that finds `text` anywhere.
[[nodiscard]] std::string like_pattern(std::string_view text);

} // namespace lx
