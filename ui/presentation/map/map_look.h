#pragma once

#include <vector>

#include <QColor>
#include <QFont>

#include "core/map/map_picture.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

/// Colours and type of a map: tones of grey for the shades, which survive grey print; states by
/// colour and form.
struct MapLook
{
    QColor ground; ///< around the areas
    QColor blank;  ///< areas without a value
    QColor line;   ///< borders
    QColor text;
    QColor soft; ///< smaller words
    QColor halo; ///< around texts
    QColor hatch;
    QColor covered;
    QColor unbuilt;
    QColor uncovered;
    QColor surface;
    QFont font;

    /// For the screen.
    [[nodiscard]] static MapLook of(const Theme& theme);
    /// For paper and pictures: white, in the light theme's colours.
    [[nodiscard]] static MapLook paper();

    /// Of class `at` of `classes`.
    [[nodiscard]] QColor shade(std::size_t at, std::size_t classes) const;
    [[nodiscard]] const QColor& mark(UnitMark mark) const;
};

} // namespace lx::ui
