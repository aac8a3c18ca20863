#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace lx::ui {

/// An icon of the program's family (resources/icons/NAME.svg), drawn in the current theme's
/// colours: text colour, faint where disabled, the accent where its item is the selected page.
/// Follows a change of theme by itself.
[[nodiscard]] QIcon icon(const QString& name);
/// The same on a primary button: drawn in the colour of its text.
[[nodiscard]] QIcon icon_on_accent(const QString& name);
/// The same as a picture in one colour, `size` in device-independent pixels.
[[nodiscard]] QPixmap icon_pixmap(const QString& name, const QColor& color, int size,
                                  qreal device_pixel_ratio = 1.0);
/// Names of all icons there are (for tests).
[[nodiscard]] QStringList icon_names();

} // namespace lx::ui
