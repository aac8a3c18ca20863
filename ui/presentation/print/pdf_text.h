#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

class QPDF;

namespace lx {

/// Makes the text of a PDF that Qt wrote the text that was drawn. Qt says what a glyph stands for
/// by looking it up in the font, which has 人 (U+4EBA) and the radical ⼈ (U+2F08) in one and none
/// for the forms of digits beside Latin letters: names and codes could neither be found nor copied.
/// `pages`: the characters drawn on each page, in their order (DrawnText). A page whose glyphs are
/// not one for one these characters teaches nothing; what is not known stays as Qt wrote it.
void tell_text(QPDF& pdf, const std::vector<std::u32string>& pages);

/// The bytes of a PDF: in memory, so that what the disk has against it is known. The same PDF gives
/// the same bytes. Throws what qpdf throws.
[[nodiscard]] std::string bytes_of(QPDF& pdf);

/// A PDF that Qt wrote, its text as it was drawn. Errors: Io (it can't be read, no memory); `path`
/// names the file it is for.
[[nodiscard]] Result<std::string> with_told_text(std::string_view pdf,
                                                 const std::vector<std::u32string>& pages,
                                                 const std::string& path);

} // namespace lx
