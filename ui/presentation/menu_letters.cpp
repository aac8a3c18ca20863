#include "ui/presentation/menu_letters.h"

#include <algorithm>

#include "core/base/pinyin.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

QStringList with_letters(const QStringList& names, const QString& taken)
{
    QString used = taken.toUpper();
    QStringList initials;
    qsizetype longest = 0;
    for (const QString& name : names) {
        initials << qt(pinyin_initials(utf8_of(name))).toUpper();
        longest = std::max(longest, initials.back().size());
    }
    std::vector<QChar> letters(static_cast<std::size_t>(names.size()));
    // All that begin with a letter nobody has first: those are guessed.
    for (qsizetype at = 0; at < longest; ++at) {
        for (qsizetype i = 0; i < names.size(); ++i) {
            QChar& letter = letters[static_cast<std::size_t>(i)];
            if (!letter.isNull() || at >= initials[i].size() || used.contains(initials[i][at]))
                continue;
            letter = initials[i][at];
            used += letter;
        }
    }
    QStringList lines;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QChar letter = letters[static_cast<std::size_t>(i)];
        lines << button_text(names[i]) +
                     (letter.isNull() ? QString() : QStringLiteral("(&%1)").arg(letter));
    }
    return lines;
}

} // namespace lx::ui
