#pragma once

#include <QString>
#include <QVariant>

namespace lx::ui {

/// A text of the data as it is shown: marks that turn the direction of writing (U+202E and the
/// like) would reorder the rest of the line, so they stand there by their code: ‹U+202E›.
[[nodiscard]] QString shown_text(const QString& text);

/// The same for markup: < and & are those of the text.
[[nodiscard]] QString escaped(const QString& text);

/// The same for a tooltip, which would take what looks like markup for such.
[[nodiscard]] QString tip_text(const QString& text);

/// What a model gives for a role: shown texts, tooltips as text, all else as it is.
[[nodiscard]] QVariant shown_data(QVariant value, int role);

/// The same for the text of a button, a menu or a label with a key of its own: & is no mnemonic.
[[nodiscard]] QString button_text(const QString& text);

} // namespace lx::ui
