#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

struct sqlite3;

namespace lx {

/// The name FTS5 tables give for the tokenizer below.
inline constexpr const char* search_tokenizer_name = "lx_characters";

/// Between two texts of one search column, so that a phrase never runs from one into the next.
inline constexpr char search_separator = '\x1f';

/// Makes FTS5 tables with tokenize='lx_characters' usable on a connection: one token a character,
/// full-width ASCII as half-width, capital letters as small ones, blanks left out. FTS5's own
/// tokenizers either take a whole run of Chinese for one word or (trigram) find nothing for two
/// characters.
[[nodiscard]] Result<> register_search_tokenizer(sqlite3* handle);

} // namespace lx
