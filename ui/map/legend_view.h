#pragma once

#include <QWidget>

#include "ui/presentation/map/map_painter.h"

namespace lx::ui {

class MapView;

/// The legend of a map beside it, as tall as it needs.
class LegendView : public QWidget
{
    Q_OBJECT
public:
    LegendView(const MapView& map, QWidget* parent);
    /// The map shows something else.
    void renew();

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// It needs another height at its width.
    void grown(int height);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void tell_height();

    const MapView& m_map;
    int m_told = -1;
};

} // namespace lx::ui
