#include "ui/chart/chart_look.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/chart/chart.h"

namespace lx::ui {

static_assert(ChartLook::tones == most_series); // no two series look alike

namespace {

struct Greys
{
    QColor dark;
    QColor middle;
    QColor light;
};

Greys greys(ThemeKind kind)
{
    if (kind == ThemeKind::Dark) // on a dark ground the strongest is the brightest
        return {QColor(0x9DBBDD), QColor(0x7892AE), QColor(0x434C56)};
    return {QColor(0x2F4B6E), QColor(0x7D93AB), QColor(0xC3CCD6)};
}

} // namespace

ChartLook ChartLook::of(const Theme& theme)
{
    ChartLook look;
    look.kind = theme.kind;
    look.ground = theme.surface;
    look.text = theme.text;
    look.soft = theme.text_soft;
    look.grid = theme.border;
    look.focus = theme.accent_text;
    look.title = text_font(theme);
    look.title.setWeight(QFont::DemiBold);
    look.small = small_font(theme);
    return look;
}

ChartLook ChartLook::paper()
{
    ChartLook look = of(Theme::make(ThemeKind::Light, TypeSize::Normal));
    look.ground = Qt::white;
    return look;
}

ChartTone ChartLook::tone(std::size_t at) const
{
    const Greys grey = greys(kind);
    switch (at % tones) {
    case 0:
        return {grey.dark, grey.dark, Hatch::None, grey.dark, Qt::SolidLine};
    case 1:
        return {grey.light, grey.light, Hatch::None, grey.middle, Qt::SolidLine};
    case 2:
        return {ground, grey.dark, Hatch::Rising, grey.dark, Qt::DashLine};
    case 3:
        return {grey.middle, grey.middle, Hatch::None, grey.middle, Qt::DashLine};
    case 4:
        return {ground, grey.middle, Hatch::Crossed, grey.dark, Qt::DotLine};
    default:
        return {grey.light, grey.middle, Hatch::Falling, grey.middle, Qt::DashDotLine};
    }
}

ChartTone ChartLook::slice(std::size_t at) const
{
    const Greys grey = greys(kind);
    const auto between = [](const QColor& a, const QColor& b) {
        return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2,
                      (a.blue() + b.blue()) / 2);
    };
    const std::array<QColor, 5> fills{grey.dark, grey.light, grey.middle,
                                      between(grey.light, ground), between(grey.dark, grey.middle)};
    const QColor& fill = fills.at(at % fills.size());
    return {fill, ground, Hatch::None, grey.dark, Qt::SolidLine};
}

QColor ChartLook::text_on(const QColor& fill) const
{
    return contrast(text, fill) >= contrast(ground, fill) ? text : ground;
}

QPainterPath hatch_lines(const QRectF& box, Hatch hatch, double apart)
{
    QPainterPath path;
    if (hatch == Hatch::None || box.isEmpty())
        return path;
    // Lines of 45 degrees, one for each sum of x and y: rising; mirrored: falling. They begin at a
    // multiple of the distance, so that those of neighbours go on in each other.
    const auto add = [&](bool rising) {
        const double from = rising ? box.left() + box.top() : box.left() - box.bottom();
        const double to = rising ? box.right() + box.bottom() : box.right() - box.top();
        for (double sum = (std::floor(from / apart) + 1) * apart; sum < to; sum += apart) {
            const double left = std::max(box.left(), rising ? sum - box.bottom() : sum + box.top());
            const double right =
                std::min(box.right(), rising ? sum - box.top() : sum + box.bottom());
            if (right - left < 0.01)
                continue;
            path.moveTo(left, rising ? sum - left : left - sum);
            path.lineTo(right, rising ? sum - right : right - sum);
        }
    };
    if (hatch != Hatch::Falling)
        add(true);
    if (hatch != Hatch::Rising)
        add(false);
    return path;
}

} // namespace lx::ui
