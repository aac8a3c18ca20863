#pragma once

#include <cstddef>
#include <cstdint>

namespace lx {

/// Writes `code` as UTF-8 (1–4 bytes) and returns how many; a surrogate or a number beyond U+10FFFF
/// becomes U+FFFD.
inline std::size_t put_utf8(char* target, std::uint32_t code)
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = 0xFFFD;
    if (code < 0x80) {
        target[0] = static_cast<char>(code);
        return 1;
    }
    if (code < 0x800) {
        target[0] = static_cast<char>(0xC0 | (code >> 6));
        target[1] = static_cast<char>(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        target[0] = static_cast<char>(0xE0 | (code >> 12));
        target[1] = static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        target[2] = static_cast<char>(0x80 | (code & 0x3F));
        return 3;
    }
    target[0] = static_cast<char>(0xF0 | (code >> 18));
    target[1] = static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    target[2] = static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    target[3] = static_cast<char>(0x80 | (code & 0x3F));
    return 4;
}

} // namespace lx
