#include "ui/presentation/map/map_look.h"

namespace lx::ui {

namespace {

QColor mixed(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(part(from.redF(), to.redF()), part(from.greenF(), to.greenF()),
                            part(from.blueF(), to.blueF()));
}

} // namespace

MapLook MapLook::of(const Theme& theme)
{
    MapLook look;
    look.ground = theme.canvas;
    look.blank = theme.surface;
    look.line = theme.border_strong;
    look.text = theme.text;
    look.soft = theme.text_soft;
    look.halo = theme.surface;
    look.hatch = theme.border_strong;
    look.covered = theme.ok;
    look.unbuilt = theme.accent_text;
    look.uncovered = theme.border_strong;
    look.surface = theme.surface;
    look.font = small_font(theme);
    return look;
}

MapLook MapLook::paper()
{
    MapLook look = of(Theme::make(ThemeKind::Light, TypeSize::Normal));
    look.ground = look.surface;
    look.blank = look.surface;
    return look;
}

QColor MapLook::shade(std::size_t at, std::size_t classes) const
{
    // The darkest still lets the text upon it be read.
    constexpr double lightest = 0.05;
    constexpr double darkest = 0.42;
    const double share =
        classes < 2 ? 0.3 : static_cast<double>(at) / static_cast<double>(classes - 1);
    return mixed(surface, text, lightest + (darkest - lightest) * share);
}

const QColor& MapLook::mark(UnitMark mark) const
{
    switch (mark) {
    case UnitMark::Covered:
        return covered;
    case UnitMark::Unbuilt:
        return unbuilt;
    case UnitMark::Uncovered:
        break;
    }
    return uncovered;
}

} // namespace lx::ui
