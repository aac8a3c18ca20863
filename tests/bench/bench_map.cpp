// The map on screen: a frame while it is dragged and zoomed, drawing it anew once the hand rests, a
// click. Promise for 100,000 points at 1366 × 768: frames within 16 ms, a click within 5 ms.
// LIANGXIN_BENCH_POINTS adds a size of one's own.

#include <algorithm>
#include <cstdio>

#include <QApplication>
#include <QMouseEvent>

#include "core/sample/dice.h"
#include "core/sample/grounds.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_table.h"
#include "ui/map/map_view.h"

using namespace lx;

namespace {

std::shared_ptr<const MapPicture> picture(std::int64_t points)
{
    sample::Dice dice(7);
    const sample::Grounds grounds = sample::Grounds::make(sample::Dice(3));
    auto made = std::make_shared<MapPicture>();
    made->plane = MapPlane(box_of(grounds.county).centre());
    const auto on_plane = [&](Shape shape) {
        for (Polygon& polygon : shape)
            for (Ring& ring : polygon)
                for (GeoPoint& point : ring)
                    point = made->plane.on_plane(point);
        return shape;
    };
    for (const Shape& town : grounds.towns) {
        MapArea area;
        area.name = "望远镇";
        area.text = "66.7%";
        area.units = points / 7;
        area.value = 60;
        area.shape = on_plane(town);
        made->box.take(box_of(area.shape));
        made->areas.push_back(std::move(area));
    }
    made->classes = {{"60.0%", 7}};
    for (std::int64_t i = 0; i < points; ++i)
        made->units.push_back({made->plane.on_plane(sample::somewhere_in(grounds.county, dice)),
                               static_cast<std::int32_t>(i), static_cast<UnitMark>(dice.below(3))});
    return made;
}

void measure(std::int64_t points)
{
    ui::MapView view;
    view.resize(1366, 768);
    view.show();
    std::size_t opened = 0;
    QObject::connect(&view, &ui::MapView::units_opened,
                     [&](const std::vector<std::int32_t>& rows) { opened += rows.size(); });
    QImage screen(view.size(), QImage::Format_RGB32);
    view.show_picture(picture(points), false);
    view.render(&screen);
    double drag = 0; // the worst of all, in seconds
    double zoom = 0;
    double rest = 0;
    double click = 0;
    const auto frame = [&](double& worst, const auto& act) {
        const bench::Watch watch;
        act();
        view.render(&screen);
        worst = std::max(worst, watch.wall());
    };
    for (int run = 0; run < 20; ++run) {
        frame(drag, [&] {
            QKeyEvent key(QEvent::KeyPress, run % 2 == 0 ? Qt::Key_Left : Qt::Key_Right,
                          Qt::NoModifier);
            QCoreApplication::sendEvent(&view, &key);
        });
        frame(zoom, [&] { view.zoom(run % 2 == 0 ? 1.25 : 0.8, {600, 400}); });
        if (run % 5 == 0)
            frame(rest, [&] { view.show_units(true); }); // drawn anew, names placed anew
        view.show_all();
        const QPointF at = view.camera().seen(view.map()->clusters(view.camera()).front().at);
        const bench::Watch watch;
        QMouseEvent down(QEvent::MouseButtonPress, at, at, Qt::LeftButton, Qt::LeftButton, {});
        QMouseEvent up(QEvent::MouseButtonRelease, at, at, Qt::LeftButton, {}, {});
        QCoreApplication::sendEvent(&view, &down);
        QCoreApplication::sendEvent(&view, &up);
        click = std::max(click, watch.wall());
    }
    if (opened == 0)
        bench::stop("no click met a mark");
    std::printf(
        "%9lld points: dragged %.1f ms, zoomed %.1f ms a frame; drawn anew %.1f ms; a click "
        "%.1f ms\n",
        static_cast<long long>(points), 1000 * drag, 1000 * zoom, 1000 * rest, 1000 * click);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    for (const std::int64_t points : {1'000, 100'000, 1'000'000})
        measure(points);
    if (const std::int64_t own = bench::number_of("LIANGXIN_BENCH_POINTS", 0); own > 0)
        measure(own);
    return 0;
}
