#include "core/spreadsheet/xlsx_text.h"

#include <cstdint>
#include <cstring>

#include "core/spreadsheet/utf8.h"

namespace lx {

namespace {

constexpr std::size_t kEscape = 7; // _xHHHH_

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The code of an escape at `p`, or -1.
std::int32_t escape_at(const char* p, const char* end)
{
    if (static_cast<std::size_t>(end - p) < kEscape || p[0] != '_' || p[1] != 'x' || p[6] != '_')
        return -1;
    std::int32_t code = 0;
    for (int i = 2; i < 6; ++i) {
        const int digit = hex(p[i]);
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

std::size_t decode_escapes(char* text, std::size_t size)
{
    const char* const end = text + size;
    const auto* from = static_cast<const char*>(std::memchr(text, '_', size));
    if (from == nullptr)
        return size;
    char* to = text + (from - text);
    while (from < end) {
        const std::int32_t code = escape_at(from, end);
        if (code < 0) {
            *to++ = *from++;
            continue;
        }
        from += kEscape;
        auto character = static_cast<std::uint32_t>(code);
        if (code >= 0xD800 && code <= 0xDBFF) {
            const std::int32_t low = escape_at(from, end);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                character = 0x10000 + ((character - 0xD800) << 10) +
                            (static_cast<std::uint32_t>(low) - 0xDC00);
                from += kEscape;
            }
        }
        to += put_utf8(to, character); // never longer than the escape
    }
    return static_cast<std::size_t>(to - text);
}

} // namespace

std::size_t finish_xlsx_text(char* text, std::size_t size, bool preserve_space)
{
    if (!preserve_space && size != 0) {
        while (size != 0 && is_blank(text[size - 1]))
            --size;
        std::size_t skipped = 0;
        while (skipped < size && is_blank(text[skipped]))
            ++skipped;
        if (skipped != 0) {
            size -= skipped;
            std::memmove(text, text + skipped, size);
        }
    }
    return decode_escapes(text, size);
}

} // namespace lx
