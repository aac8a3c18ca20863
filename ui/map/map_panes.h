#pragma once

#include <memory>

#include <QWidget>

#include "ui/map/map_view.h"

class QBoxLayout;

namespace lx::ui {

class TextLabel;

/// One map, or the same on two days side by side, the earlier left: what one is dragged or zoomed
/// to the other follows, and both have one legend.
class MapPanes : public QWidget
{
    Q_OBJECT
public:
    explicit MapPanes(Jobs& jobs, QWidget* parent = nullptr);

    /// The map of the as-of day: the legend is its.
    [[nodiscard]] MapView* first() const { return m_first; }
    /// That of the other day; hidden while there is none.
    [[nodiscard]] MapView* second() const { return m_second; }

    /// Null: nothing to show, no other day. `keep`: what is seen stays where it is.
    void show_pictures(const std::shared_ptr<const MapPicture>& picture,
                       const std::shared_ptr<const MapPicture>& beside, bool keep);
    void show_parts(const MapShown& shown);
    void let_arrange(bool may);
    void choose_area(int area);

Q_SIGNALS:
    /// `day`: 0 = of the as-of day, 1 = of the other.
    void opened(int day, const lx::ui::MapPointed& what);
    void pointed(int day, const lx::ui::MapPointed& what);
    void tile_moved(int area, lx::TilePlace to);

private:
    struct Pane
    {
        QWidget* room = nullptr;
        TextLabel* day = nullptr;
        MapView* map = nullptr;
    };
    Pane make_pane(Jobs& jobs, int day);

    QBoxLayout* m_rooms = nullptr;
    Pane m_one;
    Pane m_other;
    MapView* m_first = nullptr;
    MapView* m_second = nullptr;
};

} // namespace lx::ui
