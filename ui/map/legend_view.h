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

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const MapView& m_map;
};

} // namespace lx::ui
