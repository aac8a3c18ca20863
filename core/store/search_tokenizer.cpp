#include "core/store/search_tokenizer.h"

#include <sqlite3.h>

#include "core/store/sqlite_error.h"
#include "core/store/statement.h"

namespace lx {

namespace {

int create(void*, const char**, int, Fts5Tokenizer** out)
{
    // The tokenizer keeps nothing; FTS5 only wants a pointer that is not null.
    static int stateless;
    *out = reinterpret_cast<Fts5Tokenizer*>(&stateless);
    return SQLITE_OK;
}

void destroy(Fts5Tokenizer*) {}

/// Bytes of the UTF-8 character that begins with `lead`; a broken byte counts as one.
std::size_t width_of(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xF0)
        return 4;
    if (lead >= 0xE0)
        return 3;
    return lead >= 0xC0 ? 2 : 1;
}

bool is_blank_ascii(unsigned char c)
{
    return c <= ' ' && c != static_cast<unsigned char>(search_separator);
}

bool is_letters(std::string_view text)
{
    return text.front() == search_letters;
}

using Emit = int (*)(void*, int, const char*, int, int, int);

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int length, Emit emit)
{
    const std::string_view all(text, static_cast<std::size_t>(length));
    // Letters asked for end where they end; only in a row does the last one stand alone too.
    const bool asked_letters =
        (flags & FTS5_TOKENIZE_QUERY) != 0 && all.size() > 2 && is_letters(all);
    char folded = 0;
    std::string_view token;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t next = next_search_token(all, at, folded, token);
        if (!token.empty() && !(asked_letters && next == all.size())) {
            const int code = emit(context, 0, token.data(), static_cast<int>(token.size()),
                                  static_cast<int>(at), static_cast<int>(next));
            if (code != SQLITE_OK)
                return code;
        }
        at = next;
    }
    return SQLITE_OK;
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

} // namespace

std::size_t next_search_token(std::string_view text, std::size_t at, char& folded,
                              std::string_view& token)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    token = {};
    if (is_letters(text)) {
        if (text[at] != search_letters) {
            const bool pair = text[at] != search_separator && at + 1 < text.size() &&
                              text[at + 1] != search_separator;
            token = text.substr(at, pair ? 2 : 1);
        }
        return at + 1;
    }
    if (lead < 0x80) {
        if (!is_blank_ascii(lead)) {
            folded = small(text[at]);
            token = {&folded, 1};
        }
        return at + 1;
    }
    token = text.substr(at, width_of(lead));
    const std::size_t next = at + token.size();
    if (token == "\u3000") { // the full-width blank
        token = {};
    } else if (token.size() == 3 && lead == 0xEF) {
        // U+FF01…U+FF5E stand for U+0021…U+007E.
        const int code = ((lead & 0x0F) << 12) |
                         ((static_cast<unsigned char>(token[1]) & 0x3F) << 6) |
                         (static_cast<unsigned char>(token[2]) & 0x3F);
        if (code >= 0xFF01 && code <= 0xFF5E) {
            folded = small(static_cast<char>(code - 0xFEE0));
            token = {&folded, 1};
        }
    }
    return next;
}

Result<> register_search_tokenizer(sqlite3* handle)
{
    fts5_api* api = nullptr;
    sqlite3_stmt* stmt = nullptr;
    const int code = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &stmt, nullptr);
    if (code == SQLITE_OK) {
        sqlite3_bind_pointer(stmt, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(stmt);
    }
    sqlite3_finalize(stmt);
    if (api == nullptr)
        return fail(ErrorKind::Database, "这台电脑的 SQLite 不带全文检索，请安装完整的程序包。",
                    "fts5() gives no api");
    fts5_tokenizer tokenizer{create, destroy, tokenize};
    const int created =
        api->xCreateTokenizer(api, search_tokenizer_name, nullptr, &tokenizer, nullptr);
    if (created != SQLITE_OK)
        return fail(sqlite_error(handle, created));
    return {};
}

} // namespace lx
