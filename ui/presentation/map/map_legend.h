#pragma once

#include <QRectF>
#include <QString>

#include "ui/presentation/map/map_painter.h"

class QPainter;

namespace lx::ui {

/// How a legend is set.
struct LegendType
{
    int columns = 1;
    int pixels = 0; ///< size of its type; 0 = the look's
};

/// What became of it in its room.
struct LegendFlow
{
    double height = 0;        ///< of the highest column
    std::size_t left_out = 0; ///< lines that found no room
};

/// The legend of paint_legend in columns of a room; of height 0 the room is as high as it needs.
[[nodiscard]] LegendFlow flow_legend(QPainter* painter, const QRectF& room, const LegendType& type,
                                     const MapPainter& map, const MapLabels& labels,
                                     const MapShown& shown);

/// What the shades and marks of a map mean, with counts; areas that aren't drawn; the key to the
/// numbers. Of two days each count is said of both, the earlier first. Paints into one column of
/// `room`, however low that is; gives the height it took. Without a painter it is only measured.
[[nodiscard]] double paint_legend(QPainter* painter, const QRectF& room, const MapPainter& map,
                                  const MapLabels& labels, const MapShown& shown);

/// A scale bar of a round length, its lower left corner at `at`.
void paint_scale_bar(QPainter& painter, QPointF at, const MapCamera& camera, const MapLook& look);
/// Where north is, its top at `at`.
void paint_north(QPainter& painter, QPointF at, const MapLook& look);

} // namespace lx::ui
