#pragma once

#include <string>
#include <vector>

class QPDF;

namespace lx {

/// Makes the text of a PDF that Qt wrote the text that was drawn. Qt says what a glyph stands for
/// by looking it up in the font, which has 人 (U+4EBA) and the radical ⼈ (U+2F08) in one and none
/// for the forms of digits beside Latin letters: names and codes could neither be found nor copied.
/// `pages`: the characters drawn on each page, in their order (DrawnText). A page whose glyphs are
/// not one for one these characters teaches nothing; what is not known stays as Qt wrote it.
void tell_text(QPDF& pdf, const std::vector<std::u32string>& pages);

} // namespace lx
