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
int width_of(unsigned char lead)
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

using Emit = int (*)(void*, int, const char*, int, int, int);

int tokenize(Fts5Tokenizer*, void* context, int, const char* text, int length, Emit emit)
{
    int at = 0;
    while (at < length) {
        const auto lead = static_cast<unsigned char>(text[at]);
        int width = width_of(lead);
        if (at + width > length)
            width = length - at;
        char folded = 0;
        if (lead < 0x80) {
            if (!is_blank_ascii(lead))
                folded = lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead + 32)
                                                    : static_cast<char>(lead);
        } else if (width == 3 && lead == 0xEF) {
            // U+FF01…U+FF5E stand for U+0021…U+007E.
            const int code = ((lead & 0x0F) << 12) |
                             ((static_cast<unsigned char>(text[at + 1]) & 0x3F) << 6) |
                             (static_cast<unsigned char>(text[at + 2]) & 0x3F);
            if (code >= 0xFF01 && code <= 0xFF5E) {
                folded = static_cast<char>(code - 0xFEE0);
                if (folded >= 'A' && folded <= 'Z')
                    folded = static_cast<char>(folded + 32);
            }
        }
        int code = SQLITE_OK;
        if (folded != 0)
            code = emit(context, 0, &folded, 1, at, at + width);
        else if (lead >= 0x80 && !(width == 3 && text[at] == '\xE3' && text[at + 1] == '\x80' &&
                                   text[at + 2] == '\x80')) // U+3000, the full-width blank
            code = emit(context, 0, text + at, width, at, at + width);
        if (code != SQLITE_OK)
            return code;
        at += width;
    }
    return SQLITE_OK;
}

} // namespace

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
