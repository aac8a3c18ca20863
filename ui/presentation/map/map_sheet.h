#pragma once

#include <memory>

#include <QRectF>
#include <QSizeF>
#include <QString>

#include "ui/presentation/map/map_legend.h"
#include "ui/presentation/map/map_painter.h"

class QPainter;

namespace lx::ui {

/// What stands on the paper besides what the picture brings.
struct MapPaper
{
    bool a3 = false;
    MapShown shown;
    QString approval; ///< 审图号; "" = 内部工作用图
    QString maker;    ///< 制图单位
};

/// A map for paper: title, map, legend with counts, north arrow, scale bar, 审图号. Lies or stands
/// as its areas do. Its unit is a 96th of an inch.
class MapSheet
{
public:
    /// `beside`: the same map on another day, which stands beside it; the earlier one first.
    MapSheet(std::shared_ptr<const MapPicture> picture, MapPaper paper,
             std::shared_ptr<const MapPicture> beside = nullptr);

    [[nodiscard]] bool landscape() const { return m_landscape; }
    [[nodiscard]] bool a3() const { return m_paper.a3; }
    /// Of the paper.
    [[nodiscard]] QSizeF size() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const;
    void paint(QPainter& painter) const;

    /// Where map and legend stand.
    struct Layout
    {
        QRectF map;    ///< of two days the first
        QRectF second; ///< of the other day; empty = there is none
        QRectF legend;
        LegendType type;
        MapCamera camera; ///< of the map
        MapLabels labels;
        std::size_t left_out = 0; ///< lines of the legend that no type fits on the sheet
    };
    /// The first way to set the legend, from the most legible, in which all of it finds room.
    [[nodiscard]] Layout lay_out() const;

private:
    void paint_head(QPainter& painter) const;
    void paint_maps(QPainter& painter, const Layout& layout) const;
    void paint_map(QPainter& painter, const MapPainter& map, const QRectF& frame,
                   const Layout& layout) const;
    void paint_foot(QPainter& painter) const;
    /// Between head and foot.
    [[nodiscard]] QRectF body() const;
    /// Gives the maps their room, and says where the names stand in them.
    void place(Layout& layout, const QRectF& room) const;
    [[nodiscard]] Layout beside_map(const LegendType& type, double column) const;
    [[nodiscard]] Layout below_map(const LegendType& type) const;

    MapPainter m_painter;
    std::optional<MapPainter> m_second; ///< of the later day
    MapPaper m_paper;
    bool m_landscape = true;
};

} // namespace lx::ui
