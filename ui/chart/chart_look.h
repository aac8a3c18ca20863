#pragma once

#include <QColor>
#include <QFont>
#include <QPainterPath>

#include "ui/presentation/theme.h"

namespace lx::ui {

/// Lines over a fill, which tell tones of one grey apart.
enum class Hatch
{
    None,
    Rising,
    Falling,
    Crossed
};

/// How a series is drawn. The six tones differ in lightness, then in hatch or dash, so that they
/// survive grey print.
struct ChartTone
{
    QColor fill; ///< of bars and slices
    QColor edge;
    Hatch hatch = Hatch::None;
    QColor line; ///< of lines, hatches and outlines
    Qt::PenStyle dash = Qt::SolidLine;
    bool outline = false; ///< another day's figure: not filled, a thinner line
};

/// Colours and type of a chart.
struct ChartLook
{
    QColor ground;
    QColor text;
    QColor soft; ///< smaller words
    QColor grid;
    QColor focus; ///< around what is pointed at or has the keyboard
    QFont title;
    QFont small;
    ThemeKind kind = ThemeKind::Light;

    /// For the screen.
    [[nodiscard]] static ChartLook of(const Theme& theme);
    /// For paper, files and the clipboard: white, whatever the theme.
    [[nodiscard]] static ChartLook paper();

    static constexpr std::size_t tones = 6;
    [[nodiscard]] ChartTone tone(std::size_t at) const;
    /// Of a pie's parts, which lie beside each other: by lightness alone.
    [[nodiscard]] ChartTone slice(std::size_t at) const;
    /// Of figures on a fill.
    [[nodiscard]] QColor text_on(const QColor& fill) const;
};

/// The lines of a hatch inside a box, `apart` from each other.
[[nodiscard]] QPainterPath hatch_lines(const QRectF& box, Hatch hatch, double apart);

} // namespace lx::ui
