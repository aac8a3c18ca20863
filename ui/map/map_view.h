#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "ui/presentation/jobs.h"
#include "ui/presentation/map/map_base.h"

namespace lx::ui {

/// What of a map is under the pointer.
struct MapPointed
{
    int area = -1;                   ///< place in the picture's areas
    std::vector<std::int32_t> units; ///< rows of `unit` of the mark
    int layer = -1;                  ///< place in the picture's layers of the mark upon all…
    std::vector<std::size_t> marks;  ///< …and its places in that layer's marks

    [[nodiscard]] bool nothing() const { return area < 0 && units.empty() && marks.empty(); }
    bool operator==(const MapPointed&) const = default;
};

/// The map on screen: dragged and zoomed with the mouse, or with the arrows, + and −, Home for the
/// whole. What is drawn is kept as a picture that is moved and stretched meanwhile; once the hand
/// rests a worker simplifies the areas, places the names and draws it anew. Where there are tiles
/// they are dragged to other places, or moved with Shift and the arrows.
class MapView : public QWidget
{
    Q_OBJECT
public:
    explicit MapView(Jobs& jobs, QWidget* parent = nullptr);

    /// Null: nothing to show. `beside`: the same map on another day, shown elsewhere. `keep`: what
    /// is seen stays where it is.
    void show_picture(std::shared_ptr<const MapPicture> picture,
                      std::shared_ptr<const MapPicture> beside, bool keep);
    void show_parts(const MapShown& shown);
    [[nodiscard]] const MapShown& shown() const { return m_shown; }
    /// Tiles may be moved.
    void let_arrange(bool may) { m_may_arrange = may; }
    /// The whole picture.
    void show_all();
    /// A place of the plane in the middle, near enough to see it apart.
    void fly_to(GeoPoint at);
    void fly_to(const GeoBox& box);
    /// Looks where another map looks.
    void follow(const MapCamera& camera);
    /// Draws the edge of an area as chosen; −1 = none.
    void choose_area(int area);
    void zoom(double by, QPointF at);
    /// What the names and numbers are now, for the legend.
    [[nodiscard]] const MapLabels& labels() const;
    [[nodiscard]] const MapPainter* map() const { return m_map ? &*m_map : nullptr; }
    /// Where the camera is, for tests and benches.
    [[nodiscard]] const MapCamera& camera() const { return m_camera; }
    /// What is drawn is what is to be seen: nothing is under way.
    [[nodiscard]] bool drawn() const;
    [[nodiscard]] MapPointed at(QPointF place) const;

    [[nodiscard]] QSize sizeHint() const override { return {640, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 160}; }

Q_SIGNALS:
    /// Clicked, or Enter where the keyboard chose it.
    void opened(const lx::ui::MapPointed& what);
    /// The pointer came upon something else.
    void pointed(const lx::ui::MapPointed& what);
    /// Names were placed anew.
    void placed();
    /// Moved or zoomed by hand.
    void moved();
    /// A tile is to go to another cell: place in the picture's areas.
    void tile_moved(int area, lx::TilePlace to);

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
    void draw();
    void move_on();
    void pan(QPointF by);
    void point(QPointF at);
    void tell(const MapPointed& what);
    void open(QPointF at);
    bool move_chosen(int columns, int rows);
    [[nodiscard]] bool arranging() const;
    void paint_dragged(QPainter& painter) const;
    /// Of the marks near a place the nearest; null where there is none.
    [[nodiscard]] const Cluster* cluster_at(QPointF at) const;
    bool find_mark(QPointF at, MapPointed& found) const;

    std::optional<MapPainter> m_map;
    MapCamera m_camera;
    MapShown m_shown;
    std::shared_ptr<const MapBase> m_base; ///< drawn last
    bool m_old_base = true;                ///< it is of another picture: seen, but not asked
    JobSlot m_drawing;
    QTimer m_rest;
    QPointF m_pressed;
    QPointF m_last;
    MapPointed m_pointed;
    int m_tile = -1; ///< pressed; place in the areas
    bool m_dragging = false;
    bool m_may_arrange = false;
    bool m_fitted = true; ///< the whole is seen: it stays so when the size changes
    int m_chosen = -1;
};

} // namespace lx::ui
