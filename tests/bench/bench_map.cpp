// The map on screen: a frame while it is dragged and zoomed, a click, and what the window's thread
// has to do for a drawing anew, which a worker makes once the hand rests. Promise for 100,000
// points at 1366 × 768: frames within 16 ms, a click within 5 ms. Besides: simplifying boundaries
// of 100,000 corners and drawing them anew. LIANGXIN_BENCH_POINTS adds a size of one's own.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include <QApplication>
#include <QMouseEvent>
#include <QThread>

#include "core/geo/geo_json.h"
#include "core/geo/simplify.h"
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

/// Every edge parted into `parts`, bent a little, the same for both neighbours.
void refine(Shape& shape, int parts)
{
    for (Polygon& polygon : shape) {
        for (Ring& ring : polygon) {
            Ring fine;
            for (std::size_t i = 0; i < ring.size(); ++i) {
                GeoPoint from = ring[i];
                GeoPoint to = ring[(i + 1) % ring.size()];
                const bool turned = to.x < from.x || (to.x == from.x && to.y < from.y);
                if (turned)
                    std::swap(from, to);
                for (int p = 0; p < parts; ++p) {
                    const double share = static_cast<double>(turned ? parts - p : p) / parts;
                    const double bent = 0.002 * std::sin(20 * share * std::numbers::pi);
                    fine.push_back({from.x + (to.x - from.x) * share - (to.y - from.y) * bent,
                                    from.y + (to.y - from.y) * share + (to.x - from.x) * bent});
                }
            }
            ring = std::move(fine);
        }
    }
}

/// Boundaries as texts of the ledger: read when they are taken in, and at each start.
void measure_reading(const std::vector<Shape>& shapes)
{
    double checked = 0;
    double kept = 0;
    for (Shape shape : shapes) {
        for (Polygon& polygon : shape)
            for (Ring& ring : polygon)
                for (GeoPoint& point : ring)
                    point = {106 + point.x / 100, 38 - point.y / 100};
        const std::string text = shape_text(shape);
        const bench::Watch all;
        if (!read_shape(text))
            bench::stop("a boundary was refused");
        checked += all.wall();
        const bench::Watch again;
        if (!read_kept_shape(text))
            bench::stop("a boundary was refused");
        kept += again.wall();
    }
    std::printf("          boundaries read with the check for crossings in %.1f ms, without in "
                "%.1f ms\n",
                1000 * checked, 1000 * kept);
}

/// Boundaries of so many corners: how long they take to be simplified, and a drawing anew of them.
void measure_corners(std::size_t corners)
{
    const auto coarse = picture(1'000);
    auto fine = std::make_shared<MapPicture>(*coarse);
    std::size_t before = 0;
    for (const MapArea& area : fine->areas)
        before += points_of(area.shape);
    std::vector<Shape> shapes;
    std::size_t points = 0;
    for (MapArea& area : fine->areas) {
        refine(area.shape, static_cast<int>(corners / before) + 1);
        points += points_of(area.shape);
        shapes.push_back(area.shape);
    }
    const ui::MapCamera camera = ui::MapCamera::fit(fine->box, {1366, 768}, 32);
    measure_reading(shapes);
    double simple = 1e9;
    double anew = 1e9; // the best of some runs
    std::size_t kept = 0;
    for (int run = 0; run < 5; ++run) {
        const bench::Watch watch;
        kept = 0;
        for (const Shape& shape : simplify(shapes, 0.4 / camera.scale))
            kept += points_of(shape);
        simple = std::min(simple, watch.wall());
        NoProgress quiet;
        const bench::Watch drawing;
        const ui::MapPainter painter(fine, ui::MapLook::paper());
        if (ui::draw_map(painter, camera, {}, 1, nullptr, quiet) == nullptr)
            bench::stop("nothing was drawn");
        anew = std::min(anew, drawing.wall());
    }
    std::printf("%9zu corners: simplified to %zu in %.1f ms; drawn anew by the worker in %.1f ms\n",
                points, kept, 1000 * simple, 1000 * anew);
}

/// Waits for the worker; what the window's thread had to do meanwhile is in `worst`.
void wait_for(const ui::MapView& view, double& worst)
{
    while (!view.drawn()) {
        const bench::Watch watch;
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        worst = std::max(worst, watch.wall());
        QThread::msleep(1);
    }
}

void measure(std::int64_t points)
{
    ui::Jobs jobs;
    ui::MapView view(jobs);
    view.resize(1366, 768);
    view.show();
    std::size_t opened = 0;
    QObject::connect(&view, &ui::MapView::opened,
                     [&](const ui::MapPointed& what) { opened += what.units.size(); });
    QImage screen(view.size(), QImage::Format_RGB32);
    view.show_picture(picture(points), nullptr, false);
    double first = 0;
    wait_for(view, first);
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
        view.show_all(); // drawn anew, names placed anew
        wait_for(view, rest);
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
        "%9lld points: dragged %.1f ms, zoomed %.1f ms a frame; the window's thread has %.1f ms to "
        "do for a drawing anew; a click %.1f ms\n",
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
    measure_corners(100'000);
    return 0;
}
