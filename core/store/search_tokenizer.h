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

/// Begins a text of letters (pinyin initials, small, in ASCII). Its tokens are pairs of
/// neighbouring letters and the last letter alone: "nxhd" → nx xh hd d. Single letters would occur
/// in nearly every row.
inline constexpr char search_letters = '\x1e';

/// Makes FTS5 tables with tokenize='lx_characters' usable on a connection: one token a character,
/// full-width ASCII as half-width, capital letters as small ones, blanks left out. FTS5's own
/// tokenizers either take a whole run of Chinese for one word or (trigram) find nothing for two
/// characters.
[[nodiscard]] Result<> register_search_tokenizer(sqlite3* handle);

/// Reads the token at `at` of a text and gives the position behind it. `token` is empty for a
/// blank; it points into the text or to `folded`.
[[nodiscard]] std::size_t next_search_token(std::string_view text, std::size_t at, char& folded,
                                            std::string_view& token);

/// Calls `take(token)` for every token of a text, in order.
template <class Take> void each_search_token(std::string_view text, Take take)
{
    char folded = 0;
    std::string_view token;
    for (std::size_t at = 0; at < text.size();) {
        at = next_search_token(text, at, folded, token);
        if (!token.empty())
            take(token);
    }
}

} // namespace lx
