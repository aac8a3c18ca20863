#pragma once

#include <string>
#include <vector>

#include <QString>

namespace lx {

struct PrintPiece;

/// Markup in which each character that no font here can show stands as the picture that was given
/// for it (use_glyphs), else as 〓 with a note of their codes below: paper has no empty boxes that
/// nobody can tell from each other. May run on any thread.
[[nodiscard]] QString with_stand_ins(const QString& html);

/// Characters that no font here can show and no picture was given for, as a sentence naming the
/// piece and the field; empty where all can be shown.
[[nodiscard]] std::vector<std::string> missing_glyphs(const std::vector<PrintPiece>& pieces);
/// The first of them; 0 = there is none.
[[nodiscard]] char32_t first_missing(const std::vector<PrintPiece>& pieces);

} // namespace lx
