#pragma once

#include <QStringList>

namespace lx::ui {

/// Names as lines of a menu, each with a key of its own where there is one left: the first of its
/// pinyin initials, letters or digits that no other line begins with or has already:
/// "派驻" → "派驻(&P)". `taken`: the letters of the menu's other lines.
[[nodiscard]] QStringList with_letters(const QStringList& names, const QString& taken = {});

} // namespace lx::ui
