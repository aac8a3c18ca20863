#pragma once

#include <map>
#include <string>
#include <string_view>

#include <QImage>

#include "core/base/result.h"

class QTextDocument;

namespace lx {

class Database;
struct Actor;

/// Pictures a clerk gave for characters (rare ones in names) that no font here has. Kept in the
/// ledger file, so that every computer prints them.
using GivenGlyphs = std::map<char32_t, QImage>;

/// Those of a file. Errors: Database.
[[nodiscard]] Result<GivenGlyphs> given_glyphs(Database& database);
/// Whether a setting of the file is one.
[[nodiscard]] bool is_glyph_setting(std::string_view name);
/// Keeps a picture for a character, scaled to what print needs; an undo takes it back. Errors:
/// BadInput (no picture), those of read_file.
[[nodiscard]] Result<> give_glyph(Database& database, char32_t character,
                                  const std::string& picture, const Actor& actor);
/// "U+2A6D6" or the character itself; 0 = neither.
[[nodiscard]] char32_t glyph_named(const std::string& text);

/// What prints show them with from now on. May be called and read on any thread.
void use_glyphs(GivenGlyphs glyphs);
/// Null where there is none.
[[nodiscard]] QImage glyph_of(char32_t character);

/// Markup that shows the character's picture.
[[nodiscard]] QString glyph_markup(char32_t character);
/// Sets markup with such pictures: each as large as the text it stands in.
void set_html_with_glyphs(QTextDocument& document, const QString& html);

} // namespace lx
