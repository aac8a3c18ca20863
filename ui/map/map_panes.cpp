#include "ui/map/map_panes.h"

#include <QBoxLayout>
#include <QSignalBlocker>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

MapPanes::MapPanes(Jobs& jobs, QWidget* parent) : QWidget(parent)
{
    m_rooms = new QHBoxLayout(this);
    m_rooms->setContentsMargins(0, 0, 0, 0);
    m_rooms->setSpacing(Theme::grid(1));
    m_one = make_pane(jobs, 0);
    m_other = make_pane(jobs, 1);
    m_first = m_one.map;
    m_second = m_other.map;
    m_first->setAccessibleName(tr("Distribution map"));
    m_second->setAccessibleName(tr("Distribution map of the other day"));
    for (MapView* map : {m_first, m_second})
        map->setAccessibleDescription(
            tr("Arrows move it, plus and minus zoom, Home shows the whole; the table beside it "
               "holds the same figures"));
    m_one.day->hide();
    m_other.room->hide();
    const auto lead = [](MapView* led, MapView* by) {
        connect(by, &MapView::moved, led, [led, by] {
            if (led->isVisible())
                led->follow(by->camera());
        });
    };
    lead(m_second, m_first);
    lead(m_first, m_second);
}

MapPanes::Pane MapPanes::make_pane(Jobs& jobs, int day)
{
    Pane pane;
    pane.room = new QWidget(this);
    auto* column = new QVBoxLayout(pane.room);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    pane.day = new TextLabel(pane.room);
    pane.day->setAlignment(Qt::AlignCenter);
    set_role(pane.day, "strong");
    column->addWidget(pane.day);
    pane.map = new MapView(jobs, pane.room);
    column->addWidget(pane.map, 1);
    m_rooms->addWidget(pane.room, 1);
    connect(pane.map, &MapView::opened, this,
            [this, day](const MapPointed& what) { Q_EMIT opened(day, what); });
    connect(pane.map, &MapView::pointed, this,
            [this, day](const MapPointed& what) { Q_EMIT pointed(day, what); });
    connect(pane.map, &MapView::tile_moved, this, &MapPanes::tile_moved);
    return pane;
}

void MapPanes::show_pictures(const std::shared_ptr<const MapPicture>& picture,
                             const std::shared_ptr<const MapPicture>& beside, bool keep)
{
    const bool two = picture && beside;
    const bool changed = two != !m_other.room->isHidden();
    if (two) {
        m_one.day->setText(qt(picture->as_of.chinese()));
        m_other.day->setText(qt(beside->as_of.chinese()));
        const bool first = picture->as_of <= beside->as_of;
        m_rooms->setDirection(first ? QBoxLayout::LeftToRight : QBoxLayout::RightToLeft);
    }
    m_one.day->setVisible(two);
    m_other.room->setVisible(two);
    if (changed)
        layout()->activate();
    m_first->show_picture(picture, beside, keep && !changed);
    m_second->show_picture(two ? beside : nullptr, picture, keep && !changed);
    if (two && !changed)
        m_second->follow(m_first->camera());
}

void MapPanes::show_parts(const MapShown& shown)
{
    m_first->show_parts(shown);
    m_second->show_parts(shown);
}

void MapPanes::let_arrange(bool may)
{
    m_first->let_arrange(may);
    m_second->let_arrange(may);
}

void MapPanes::choose_area(int area)
{
    m_first->choose_area(area);
    m_second->choose_area(area);
}

} // namespace lx::ui
