#include "ui/widgets/window_style.h"

#include <QProxyStyle>
#include <QStyleFactory>

namespace lx::ui {

namespace {

constexpr int cell_margin = 5; ///< and one pixel more that Qt adds: 6, as for headings

class WindowStyle final : public QProxyStyle
{
public:
    WindowStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override
    {
        return metric == PM_FocusFrameHMargin ? cell_margin
                                              : QProxyStyle::pixelMetric(metric, option, widget);
    }
};

} // namespace

QStyle* make_window_style()
{
    return new WindowStyle;
}

} // namespace lx::ui
