#pragma once

#include <string>
#include <string_view>

#include "core/ledger/catalog.h"

namespace lx {

/// Name of a table as the clerk knows it: a ledger's name, or what the program keeps in it.
[[nodiscard]] std::string table_words(const Catalog& catalog, std::string_view table);

/// A line of SQLite's integrity check as a Chinese sentence: which ledger and field, or which page.
[[nodiscard]] std::string structure_words(const Catalog& catalog, std::string_view line);

} // namespace lx
