// The map as it is painted: the same for screen, files and paper.
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include "core/base/input_file.h"
#include "tests/presentation/pdf_readings.h"
#include "ui/presentation/map/map_file.h"
#include "ui/presentation/map/map_legend.h"

using namespace lx;
using namespace lx::ui;

namespace {

Shape square(double left, double top, double side)
{
    return {{{{left, top}, {left + side, top}, {left + side, top + side}, {left, top + side}}}};
}

std::shared_ptr<MapPicture> two_areas()
{
    auto made = std::make_shared<MapPicture>();
    made->title = "甲县党建分布图";
    made->subtitle = "截至 2025年9月30日　组织覆盖率";
    made->as_of = *Date::from_iso("2025-09-30");
    made->shade.name = "组织覆盖率";
    MapArea one;
    one.name = "甲镇";
    one.text = "80.0%";
    one.units = 10;
    one.value = 80;
    one.shade = 1;
    one.shape = square(0, 0, 10);
    MapArea other = one;
    other.name = "乙镇";
    other.shape = square(10, 0, 10);
    other.few = true;
    MapArea none = one;
    none.name = "丙园区";
    none.shape.clear();
    made->areas = {one, other, none};
    made->classes = {{"不足 50.0%", 0}, {"50.0% 及以上", 2}};
    made->few = 1;
    made->box = {0, 20, 0, 10};
    made->units = {{{2, 2}, 0, UnitMark::Covered},
                   {{2.01, 2}, 1, UnitMark::Unbuilt},
                   {{8, 8}, 2, UnitMark::Uncovered}};
    return made;
}

} // namespace

TEST_CASE("areas have their class's shade, those of few units a hatch; the ground stays free")
{
    const MapPainter map(two_areas(), MapLook::paper());
    const MapCamera camera = MapCamera::fit({0, 20, 0, 10}, {400, 240}, 20);
    QImage image(400, 240, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    map.areas(painter, camera);
    painter.end();
    const QPoint in_first = camera.seen({5, 5}).toPoint();
    CHECK(image.pixel(in_first) == map.look().shade(1, 2).rgb());
    CHECK(image.pixel(2, 2) == QColor(Qt::white).rgb());
    int hatched = 0;
    for (int x = 0; x < 20; ++x)
        hatched +=
            image.pixel(camera.seen({15, 5}).toPoint() + QPoint(x, 0)) != map.look().blank.rgb()
                ? 1
                : 0;
    CHECK(hatched > 0);
    CHECK(hatched < 20);
    CHECK(map.area_at({5, 5}) == 0);
    CHECK(map.area_at({15, 5}) == 1);
    CHECK(map.area_at({25, 5}) == -1);
}

TEST_CASE("the camera leads to the ground and back, and fits the whole")
{
    const MapCamera camera = MapCamera::fit({-3, 7, 2, 8}, {500, 500}, 10);
    const GeoPoint back = camera.ground(camera.seen({1.5, 3.25}));
    CHECK(back.x == Approx(1.5));
    CHECK(back.y == Approx(3.25));
    CHECK(camera.box().left <= -3);
    CHECK(camera.box().high >= 8);
    CHECK(MapCamera::fit({}, {500, 500}, 10).scale == 1);
}

TEST_CASE("units near each other are one mark, a nearer look parts them")
{
    const MapPainter map(two_areas(), MapLook::paper());
    const auto far = map.clusters(MapCamera::fit({0, 20, 0, 10}, {400, 240}, 20));
    REQUIRE(far.size() == 2);
    CHECK(far[0].units == 2);
    const auto near = map.clusters(MapCamera::fit({1.95, 2.05, 1.95, 2.05}, {800, 800}, 0));
    CHECK(near.size() == 2);
}

TEST_CASE(
    "the names' boxes are placed for the picture's size, what has no boundary is in the legend")
{
    const auto picture = two_areas();
    const MapPainter map(picture, MapLook::paper());
    const MapLabels wide = map.place(MapCamera::fit(picture->box, {800, 400}, 20), true);
    REQUIRE(wide.labels.size() == 2);
    CHECK(wide.labels[0].number == 0);
    CHECK(wide.labels[1].number == 0);
    const MapLabels narrow = map.place(MapCamera::fit(picture->box, {60, 40}, 5), false);
    CHECK(narrow.labels[0].number == 1);
    const double with_key = paint_legend(nullptr, {0, 0, 200, 0}, map, narrow, true);
    const double without = paint_legend(nullptr, {0, 0, 200, 0}, map, wide, true);
    CHECK(with_key > without);
}

namespace {

/// So many towns side by side, each too small for its name; others without a boundary.
std::shared_ptr<MapPicture> many_areas(int across, int down, int without)
{
    auto made = two_areas();
    const MapArea town = made->areas.front();
    made->areas.clear();
    for (int i = 0; i < across * down + without; ++i) {
        MapArea one = town;
        one.name = "第" + std::to_string(i + 1) + "街道办事处";
        one.shape = i < across * down ? square(i % across, i / across, 1) : Shape{};
        made->areas.push_back(std::move(one));
    }
    made->box = {0, 1.0 * across, 0, 1.0 * down};
    made->units.clear();
    return made;
}

} // namespace

TEST_CASE("the legend with the key to sixty numbers stays on the sheet, and numbers in the map")
{
    const auto picture = GENERATE(many_areas(6, 10, 0), many_areas(20, 3, 0), many_areas(3, 20, 0),
                                  many_areas(1, 1, 60), many_areas(2, 1, 60));
    const MapSheet sheet(picture, {});
    const MapSheet::Layout layout = sheet.lay_out();
    CHECK(layout.left_out == 0);
    const QRectF page({}, sheet.size());
    CHECK(page.contains(layout.map));
    CHECK(page.contains(layout.legend));
    CHECK_FALSE(layout.map.intersects(layout.legend));
    CHECK(layout.legend.bottom() <= page.bottom() - 45 - 28 + 0.01); // margin and foot stay free
    const MapPainter map(picture, MapLook::paper());
    const LegendFlow flow =
        flow_legend(nullptr, layout.legend, layout.type, map, layout.labels, true);
    CHECK(flow.left_out == 0);
    CHECK(layout.map.width() > 300);
    CHECK(layout.map.height() > 300);
    for (const MapLabels::Label& label : layout.labels.labels) {
        if (label.placed)
            CHECK(QRectF({}, layout.map.size()).contains(layout.camera.seen(label.at)));
    }
}

TEST_CASE("long titles and makers are set smaller, and stay within the sheet's margins")
{
    const auto picture = two_areas();
    picture->title = std::string();
    for (int i = 0; i < 65; ++i)
        picture->title += "县";
    MapPaper paper;
    paper.maker = QString(80, QChar(0x5236));
    paper.approval = QString(60, QChar(0x5ba1));
    const MapSheet sheet(picture, paper);
    QImage image(sheet.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    sheet.paint(painter);
    painter.end();
    int outside = 0;
    int between = 0; // maker and 审图号: a gap of some pixels without ink
    int clear = 0;
    const int foot = static_cast<int>(sheet.size().height()) - 45 - 28 + 6;
    for (int x = 0; x < image.width(); ++x) {
        bool ink = false;
        for (int y = foot; y < foot + 28; ++y)
            ink = ink || image.pixelColor(x, y).lightness() < 128;
        for (int y = 0; y < image.height(); ++y)
            if ((x < 42 || x > image.width() - 42) && image.pixelColor(x, y).lightness() < 128)
                ++outside;
        clear = ink || x < 60 || x > image.width() - 60 ? 0 : clear + 1;
        between = std::max(between, clear);
    }
    CHECK(outside == 0);
    CHECK(between >= 12);
}

TEST_CASE("the outline of a chosen area is painted in the detail one sees")
{
    const auto picture = two_areas();
    Ring fine;
    for (int i = 0; i < 20'000; ++i)
        fine.push_back({i / 2000.0, i % 2 == 0 ? 0 : 1e-4});
    fine.push_back({10, 10});
    fine.push_back({0, 10});
    picture->areas[0].shape = {{fine}};
    const MapPainter map(picture, MapLook::paper());
    const MapCamera camera = MapCamera::fit(picture->box, {400, 240}, 20);
    QPicture drawn;
    QPainter painter(&drawn);
    map.areas(painter, camera);
    painter.end();
    QPicture outlined;
    painter.begin(&outlined);
    map.outline(painter, camera, 0);
    painter.end();
    CHECK(outlined.size() > 0);
    CHECK(outlined.size() < 20'000); // bytes; the ring as it is takes some 300,000
}

TEST_CASE("two parts that lie on each other are filled, not hollow")
{
    const auto picture = two_areas();
    picture->areas[0].shape.push_back(picture->areas[0].shape.front());
    const MapPainter map(picture, MapLook::paper());
    const MapCamera camera = MapCamera::fit(picture->box, {400, 240}, 20);
    QImage image(400, 240, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    map.areas(painter, camera);
    painter.end();
    CHECK(image.pixel(camera.seen({5, 5}).toPoint()) == map.look().shade(1, 2).rgb());
}

TEST_CASE("units beyond what is drawn are told in the legend")
{
    const auto picture = two_areas();
    const MapPainter map(picture, MapLook::paper());
    const double before = paint_legend(nullptr, {0, 0, 200, 0}, map, {}, true);
    picture->outside = 3;
    CHECK(paint_legend(nullptr, {0, 0, 200, 0}, map, {}, true) > before);
}

TEST_CASE("a sheet is written as what its name ends in; another ending is refused")
{
    const QTemporaryDir folder;
    const MapSheet sheet(two_areas(), {});
    CHECK(sheet.landscape());
    for (const char* name : {"a.pdf", "a.svg", "a.PNG"}) {
        const std::string path = folder.filePath(QString::fromLatin1(name)).toStdString();
        REQUIRE(write_map(sheet, path));
        CHECK(read_file(path, 4)->size() == 4);
    }
    CHECK(write_map(sheet, folder.filePath(QStringLiteral("a.jpg")).toStdString()).error().kind ==
          ErrorKind::Usage);
    QImage png(folder.filePath(QStringLiteral("a.PNG")));
    CHECK(png.width() == 3508); // A4 at 300 dots an inch
}

TEST_CASE("names and figures of a map are found in its PDF, each once")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("图.pdf"));
    const auto picture = two_areas();
    picture->areas[0].name = "月方人民镇"; // characters that are radicals too
    REQUIRE(write_map(MapSheet(picture, {}), path.toStdString()));
    for (const QString& text : test::readings(path)) {
        CHECK(text.contains(QStringLiteral("截至2025年9月30日")));
        CHECK(text.count(QStringLiteral("月方人民镇")) == 1);
    }
}
