// The map as it is painted: the same for screen, files and paper.
#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include "core/base/input_file.h"
#include "tests/presentation/pdf_readings.h"
#include "ui/presentation/map/map_base.h"
#include "ui/presentation/map/map_file.h"
#include "ui/presentation/map/map_legend.h"
#include "ui/presentation/map/map_signs.h"

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
    one.number = 1;
    one.text = "80.0%";
    one.units = 10;
    one.value = 80;
    one.shade = 1;
    one.shape = square(0, 0, 10);
    MapArea other = one;
    other.name = "乙镇";
    other.number = 2;
    other.shape = square(10, 0, 10);
    other.few = true;
    MapArea none = one;
    none.name = "丙园区";
    none.number = 3;
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

TEST_CASE("a hatch stays inside its area, holes are left free, in an SVG file too")
{
    const auto picture = two_areas();
    picture->areas.resize(1);
    picture->areas[0].few = true;
    picture->areas[0].shape = square(0, 0, 10);
    picture->areas[0].shape.front().push_back(square(3, 3, 4)[0][0]);
    const MapPainter map(picture, MapLook::paper());
    const MapCamera camera = MapCamera::fit({-5, 15, -5, 15}, {400, 400}, 0);
    const auto dark = [&](const QImage& image, GeoPoint from, GeoPoint to) {
        int dots = 0;
        const QPoint begin = camera.seen(from).toPoint() + QPoint(3, 3);
        const QPoint end = camera.seen(to).toPoint() - QPoint(3, 3);
        for (int x = begin.x(); x < end.x(); ++x)
            for (int y = begin.y(); y < end.y(); ++y)
                dots += image.pixelColor(x, y).lightness() < 200 ? 1 : 0;
        return dots;
    };
    const auto check = [&](const QImage& image) {
        CHECK(dark(image, {0, 0}, {3, 10}) > 50);
        CHECK(dark(image, {3, 3}, {7, 7}) == 0);
        CHECK(dark(image, {11, -5}, {15, 15}) == 0);
    };
    QImage image(400, 400, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    map.areas(painter, camera);
    painter.end();
    check(image);
    QByteArray bytes;
    QBuffer out(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setSize({400, 400});
    svg.setViewBox(QRect(0, 0, 400, 400));
    painter.begin(&svg);
    map.areas(painter, camera);
    painter.end();
    image.fill(Qt::white);
    QSvgRenderer reader(bytes);
    painter.begin(&image);
    reader.render(&painter, QRectF(0, 0, 400, 400));
    painter.end();
    check(image);
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
    const MapLabels wide = map.place(MapCamera::fit(picture->box, {800, 400}, 20), {});
    REQUIRE(wide.labels.size() == 2);
    CHECK(wide.labels[0].number == 0);
    CHECK(wide.labels[1].number == 0);
    const MapLabels narrow = map.place(MapCamera::fit(picture->box, {60, 40}, 5), {false});
    CHECK(narrow.labels[0].number == 1);
    const double with_key = paint_legend(nullptr, {0, 0, 200, 0}, map, narrow, {});
    const double without = paint_legend(nullptr, {0, 0, 200, 0}, map, wide, {});
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
        one.number = static_cast<std::size_t>(i) + 1;
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
        flow_legend(nullptr, layout.legend, layout.type, map, layout.labels, {});
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
    const double before = paint_legend(nullptr, {0, 0, 200, 0}, map, {}, {});
    picture->outside = 3;
    CHECK(paint_legend(nullptr, {0, 0, 200, 0}, map, {}, {}) > before);
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

namespace {

/// A layer of two organizations' stars and one without a place.
MapMarks some_stars()
{
    MapMarks stars;
    stars.layer = {"stars", "党组织星级", "星级", "org", LayerSign::Star, "个", true, "rating",
                   "org",   "stars",      "year", "星",  "没有评星",      ""};
    stars.marks = {{{2, 2}, 0, 0, 5, {}}, {{8, 8}, 1, 0, 3, {}}};
    stars.numbers = {{5, 1}, {3, 2}};
    stars.rows = 4;
    stars.without_place = 1;
    stars.without_number = 1;
    return stars;
}

int ink_around(const QImage& image, QPointF at)
{
    int ink = 0;
    for (int x = -9; x <= 9; ++x)
        for (int y = -9; y <= 9; ++y)
            ink += image.pixelColor(at.toPoint() + QPoint(x, y)).lightness() < 100 ? 1 : 0;
    return ink;
}

} // namespace

TEST_CASE("a layer's marks are drawn when it is shown, beside the place they belong to")
{
    const auto picture = two_areas();
    picture->units.clear();
    picture->layers = {some_stars()};
    const MapPainter map(picture, MapLook::paper());
    const MapCamera camera = MapCamera::fit(picture->box, {800, 480}, 20);
    const auto painted = [&](const MapShown& shown) {
        QImage image(800, 480, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        map.paint(painter, camera, shown, {});
        return image;
    };
    const auto signs = map.signs(camera, {true, {"stars"}}, picture->layers.front());
    REQUIRE(signs.size() == 2);
    const QPointF at = camera.seen(signs.front().at) + signs.front().by;
    CHECK(at != camera.seen({2, 2})); // something else may stand there
    const auto alone = map.signs(camera, {false, {"stars"}}, picture->layers.front());
    CHECK(alone.front().by.isNull());
    CHECK(ink_around(painted({true, {"stars"}}), at) > ink_around(painted({}), at) + 20);
    // The legend counts those without a place too, and says who isn't drawn.
    const double with = paint_legend(nullptr, {0, 0, 200, 0}, map, {}, {true, {"stars"}});
    CHECK(with > paint_legend(nullptr, {0, 0, 200, 0}, map, {}, {}) + 80);
}

TEST_CASE("marks are told apart without colour: no two signs cover the same dots")
{
    std::vector<QImage> signs;
    for (const LayerSign sign : {LayerSign::Star, LayerSign::House, LayerSign::Person}) {
        QImage image(40, 40, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paint_sign(painter, {20, 20}, sign, {}, {}, MapLook::paper());
        painter.end();
        signs.push_back(image);
    }
    for (std::size_t a = 0; a < signs.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            int differ = 0;
            for (int x = 0; x < 40; ++x)
                for (int y = 0; y < 40; ++y)
                    differ += std::abs(signs[a].pixelColor(x, y).lightness() -
                                       signs[b].pixelColor(x, y).lightness()) > 80
                                  ? 1
                                  : 0;
            CHECK(differ > 40);
        }
    }
}

TEST_CASE("two days stand side by side, earlier first, alike in scale, with one legend and key")
{
    const auto now = many_areas(6, 10, 0);
    const auto then = many_areas(6, 10, 0);
    then->as_of = *Date::from_iso("2024-12-31");
    for (MapArea& area : then->areas)
        area.text = "100.0%"; // wider than the other day's
    const MapSheet sheet(now, {}, then);
    CHECK(sheet.subtitle().startsWith(QStringLiteral("2024年12月31日与2025年9月30日对比")));
    const MapSheet::Layout layout = sheet.lay_out();
    CHECK(layout.left_out == 0);
    CHECK(layout.map.size() == layout.second.size());
    CHECK_FALSE(layout.map.intersects(layout.second));
    CHECK_FALSE(layout.second.intersects(layout.legend));
    CHECK((layout.map.right() < layout.second.left() || layout.map.bottom() < layout.second.top()));
    // The same places whichever of the two is asked.
    const MapPainter one(now, MapLook::paper(), then);
    const MapPainter other(then, MapLook::paper(), now);
    const MapLabels first = one.place(layout.camera, {});
    const MapLabels second = other.place(layout.camera, {});
    REQUIRE(first.labels.size() == second.labels.size());
    for (std::size_t i = 0; i < first.labels.size(); ++i) {
        CHECK(first.labels[i].at == second.labels[i].at);
        CHECK(first.labels[i].number == second.labels[i].number);
    }
}

TEST_CASE("an area's number is the same on a small map and a large one, on screen and on paper")
{
    const auto picture = many_areas(6, 10, 0);
    const MapPainter map(picture, MapLook::paper());
    for (const double wide : {200.0, 400.0, 900.0}) {
        const MapLabels labels = map.place(MapCamera::fit(picture->box, {wide, wide}, 5), {});
        for (const MapLabels::Label& label : labels.labels)
            CHECK((label.number == 0 || label.number == picture->areas[label.area].number));
    }
}

TEST_CASE("a map drawn beforehand keeps its names in place while one moves, and places them anew "
          "at another size")
{
    const auto picture = many_areas(3, 3, 0);
    const MapPainter map(picture, MapLook::paper());
    NoProgress quiet;
    MapCamera camera = MapCamera::fit(picture->box, {600, 400}, 10);
    const auto first = draw_map(map, camera, {}, 1, nullptr, quiet);
    REQUIRE(first);
    CHECK(first->image.width() == 900); // a quarter more on each side
    camera.middle.x += 1;
    const auto moved = draw_map(first->painter, camera, {}, 1, first.get(), quiet);
    for (std::size_t i = 0; i < moved->labels.labels.size(); ++i)
        CHECK(moved->labels.labels[i].at == first->labels.labels[i].at);
    camera.scale *= 2;
    const auto near = draw_map(moved->painter, camera, {}, 1, moved.get(), quiet);
    CHECK(near->labels_scale == camera.scale);
    CHECK(near->clusters.empty());
}
