#pragma once

#include <memory>
#include <vector>

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include "ui/presentation/map/map_painter.h"

namespace lx::ui {

/// The map on screen: dragged and zoomed with the mouse, or with the arrows, + and −, Home for the
/// whole. What is drawn is kept as a picture that is moved and stretched meanwhile, and drawn anew
/// once the hand rests.
class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(QWidget* parent = nullptr);

    /// Null: nothing to show. `keep`: what is seen stays where it is.
    void show_picture(std::shared_ptr<const MapPicture> picture, bool keep);
    void show_units(bool shown);
    /// The whole picture.
    void show_all();
    /// A place of the plane in the middle, near enough to see it apart.
    void fly_to(GeoPoint at);
    void fly_to(const GeoBox& box);
    /// Draws the edge of an area as chosen; −1 = none.
    void choose_area(int area);
    void zoom(double by, QPointF at);
    /// What the names and numbers are now, for the legend.
    [[nodiscard]] const MapLabels& labels() const { return m_labels; }
    [[nodiscard]] const MapPainter* map() const { return m_map.get(); }
    /// Where the camera is, for tests and benches.
    [[nodiscard]] const MapCamera& camera() const { return m_camera; }

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 160}; }

Q_SIGNALS:
    /// Clicked, or Enter where the keyboard chose it: place in the picture's areas.
    void area_opened(int area);
    void units_opened(const std::vector<std::int32_t>& rows);
    /// Under the pointer: an area (−1 = none) and the only unit of a mark (−1 = none).
    void pointed(int area, int unit);
    /// Names were placed anew.
    void placed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void draw_base();
    void moved();
    void pan(QPointF by);
    void point(QPointF at);
    void open(QPointF at);
    /// Of the marks near a place the nearest; null where there is none.
    [[nodiscard]] const Cluster* cluster_at(QPointF at) const;

    std::unique_ptr<MapPainter> m_map;
    MapCamera m_camera;
    MapLabels m_labels;
    double m_labels_scale = 0; ///< they were placed for; 0 = none are
    std::vector<Cluster> m_clusters;
    QPixmap m_base;          ///< drawn for…
    MapCamera m_base_camera; ///< …this, with room around what is seen
    QTimer m_rest;
    QPointF m_pressed;
    QPointF m_last;
    bool m_dragging = false;
    bool m_units = true;
    bool m_fitted = true; ///< the whole is seen: it stays so when the size changes
    int m_chosen = -1;
};

} // namespace lx::ui
