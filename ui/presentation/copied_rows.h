#pragma once

#include <optional>

#include <QString>

class QMimeData;

namespace lx::ui {

/// Rows copied with their sensitive values masked, for pasting them whole in this program. The
/// clipboard carries the masked text for everybody and, in a format of our own, a mark by which the
/// program finds the whole text in its memory: no other program, clipboard history or remote
/// desktop gets what the screen hides.
class CopiedRows
{
public:
    /// Puts the mark of `whole` onto what is copied; what was kept before is forgotten.
    void keep(QMimeData& copied, const QString& whole);
    /// The whole text of what is on the clipboard; empty where it was copied elsewhere.
    [[nodiscard]] std::optional<QString> whole(const QMimeData* pasted) const;

private:
    QByteArray m_mark;
    QString m_whole;
};

} // namespace lx::ui
