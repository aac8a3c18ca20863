// 分布图 in the window: seen, moved, opened, searched, saved; boundaries taken in.
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QTableView>

#include "core/store/writer.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/map/map_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/widgets/line_label.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct MapFixture : WindowFixture
{
    MapView* map = nullptr;
    QTableView* table = nullptr;
    std::optional<Place> went;

    MapFixture()
    {
        REQUIRE(window->go(Place::of_page(QStringLiteral("map"))));
        REQUIRE(settled());
        map = find<MapView>(words("党建分布图"));
        table = find<QTableView>(words("图上的属地"));
        REQUIRE(map != nullptr);
        REQUIRE(table != nullptr);
        REQUIRE(map->map() != nullptr);
        QObject::connect(&context, &AppContext::place_wanted,
                         [this](const Place& place) { went = place; });
    }
    const MapPicture& picture() const { return map->map()->picture(); }
    std::size_t listed() const
    {
        return went ? std::get<ListRequest>(went->what).query.ids->size() : 0;
    }
    /// Lets the workers end.
    void drawn()
    {
        REQUIRE(lx::test::wait_until([&] { return map->drawn(); }));
        REQUIRE(settled());
    }
    void tick(const char* text)
    {
        auto* box = button<QCheckBox>(words(text));
        REQUIRE(box != nullptr);
        box->click();
        drawn();
    }
    void choose(const char* name, const char* line)
    {
        auto* box = find<QComboBox>(words(name));
        REQUIRE(box != nullptr);
        REQUIRE(box->findText(words(line)) >= 0);
        box->setCurrentIndex(box->findText(words(line)));
        drawn();
    }
    /// Where the first mark of a layer stands in the view.
    QPointF sign(std::size_t layer) const
    {
        const auto signs = map->map()->signs(map->camera(), map->shown(), picture().layers[layer]);
        REQUIRE_FALSE(signs.empty());
        return map->camera().seen(signs.front().at) + signs.front().by;
    }
    /// What is said of what the pointer is on.
    QString told(QPointF at) const
    {
        QTest::mouseMove(map, at.toPoint());
        QMouseEvent move(QEvent::MouseMove, at, map->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                         {});
        QCoreApplication::sendEvent(map, &move);
        QString all;
        for (const LineLabel* label : window->findChildren<LineLabel*>())
            all += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
        return all;
    }
};

} // namespace

TEST_CASE("the page shows the areas' figures on the map and in the table")
{
    MapFixture page;
    CHECK(page.picture().areas.size() == 10);
    CHECK(page.table->model()->rowCount() == 10);
    auto* shade = page.find<QComboBox>(words("属地按什么着色"));
    REQUIRE(shade != nullptr);
    shade->setCurrentIndex(shade->findText(words("单位数")));
    REQUIRE(page.settled());
    CHECK(page.picture().shade.id == "units");
    for (int row = 0; row < 10; ++row) {
        const auto index = page.table->model()->index(row, 0);
        const auto& area = page.picture().areas[index.data(TextTableModel::id_role).toULongLong()];
        CHECK(index.data().toString() == qt(area.name));
        CHECK(index.siblingAtColumn(2).data().toString() == qt(area.text));
    }
}

TEST_CASE("a click opens the list of an area or of a mark; so does Enter in the table")
{
    MapFixture page;
    const auto clusters = page.map->map()->clusters(page.map->camera());
    REQUIRE_FALSE(clusters.empty());
    page.drawn();
    const QPointF at = page.map->camera().seen(clusters.front().at);
    QTest::mouseClick(page.map, Qt::LeftButton, {}, at.toPoint());
    CHECK(page.listed() == static_cast<std::size_t>(clusters.front().units));
    REQUIRE(page.settled());
    REQUIRE(page.window->go(Place::of_page(QStringLiteral("map"))));
    REQUIRE(page.settled());
    page.table->setFocus();
    page.table->setCurrentIndex(page.table->model()->index(0, 0));
    page.key(Qt::Key_Return);
    const auto row = page.table->model()->index(0, 0).data(TextTableModel::id_role).toULongLong();
    CHECK(page.listed() == static_cast<std::size_t>(page.picture().areas[row].units));
}

TEST_CASE("keys move and zoom, Home shows the whole again, and a search flies there")
{
    MapFixture page;
    const MapCamera whole = page.map->camera();
    QTest::keyClick(page.map, Qt::Key_Plus);
    QTest::keyClick(page.map, Qt::Key_Left);
    CHECK(page.map->camera().scale > whole.scale);
    CHECK(page.map->camera().middle.x < whole.middle.x);
    QTest::keyClick(page.map, Qt::Key_Home);
    CHECK(page.map->camera().scale == Approx(whole.scale));
    auto* search = page.find<QLineEdit>(words("属地或单位名称里的字"));
    REQUIRE(search != nullptr);
    search->setText(words("杨和"));
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(page.map->camera().scale > whole.scale);
    search->setText(words("没有这个"));
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(page.notice_says(words("没有这个")));
}

TEST_CASE(
    "the map is saved, enters itself in what is handed up, and its coordinates' system is said")
{
    MapFixture page;
    const QString path = page.path(QStringLiteral("map.pdf"));
    page.dialogs.files.push_back(path);
    page.button<QPushButton>(words("保存地图…"))->click();
    REQUIRE(page.settled());
    CHECK(QFileInfo(path).size() > 1000);
    CHECK(page.notice_says(words("上报记录")));
    auto* system = page.find<QComboBox>(words("单位坐标的坐标系"));
    REQUIRE(system != nullptr);
    REQUIRE(system->count() == 3);
    CHECK(system->currentData().toString() == QStringLiteral("gcj02"));
    const auto before = page.picture().units.front().at;
    system->setCurrentIndex(0);
    Q_EMIT system->activated(0);
    REQUIRE(page.settled());
    CHECK_FALSE(page.picture().units.front().at == before);
}

TEST_CASE("the map is printed as it is saved: to a file whole, on paper noted in the history")
{
    MapFixture page;
    page.dialogs.print_file = page.path(QStringLiteral("printed.pdf"));
    page.button<QPushButton>(words("打印地图…"))->click();
    REQUIRE(page.settled());
    QFile file(page.dialogs.print_file);
    CHECK(file.size() > 10'000);
    CHECK(file.permissions() ==
          (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));
    page.dialogs.on_paper = true;
    page.dialogs.print_file = page.path(QStringLiteral("paper.pdf"));
    page.button<QPushButton>(words("打印地图…"))->click();
    REQUIRE(page.settled());
    CHECK(QFileInfo(page.dialogs.print_file).size() > 10'000);
    CHECK(page.notice_says(words("已送打印机")));
}

TEST_CASE("boundaries of a file are taken in from the page; a torn file is told")
{
    MapFixture page;
    const QString path = page.path(QStringLiteral("one.geojson"));
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(R"({"type":"Feature","properties":{"adcode":640121503},"geometry":{
            "type":"Polygon","coordinates":[[[106.1,38.1],[106.2,38.1],[106.2,38.2],[106.1,38.1]]]}})");
    }
    page.dialogs.files.push_back(path);
    page.button<QPushButton>(words("导入边界…"))->click();
    REQUIRE(page.settled());
    CHECK(page.notice_says(words("更新了 1 个属地的边界")));
    CHECK(std::ranges::none_of(page.picture().areas,
                               [](const MapArea& area) { return area.shape.empty(); }));
    {
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("{\"type\":");
    }
    page.dialogs.files.push_back(path);
    page.button<QPushButton>(words("导入边界…"))->click();
    REQUIRE(page.settled());
    CHECK(page.notice_says(words("JSON")));
}

TEST_CASE("a ticked layer is drawn and told in the legend; a mark of it opens its list")
{
    MapFixture page;
    const auto& layers = page.picture().layers;
    REQUIRE(layers.size() == 3);
    auto* legend = page.find<QWidget>(words("图例"));
    REQUIRE(legend != nullptr);
    const int before = legend->sizeHint().height();
    page.tick("星级");
    CHECK(legend->sizeHint().height() > before);
    const QString star = page.told(page.sign(0));
    CHECK(star.contains(words("星")));
    CHECK(star.contains(words("党员")));
    QTest::mouseClick(page.map, Qt::LeftButton, {}, page.sign(0).toPoint());
    REQUIRE(page.went);
    CHECK(std::get<ListRequest>(page.went->what).query.ledger == "org");
    CHECK(page.listed() > 0);
}

TEST_CASE("the pointer on a unit, a mark of several and an area says coverage and members")
{
    MapFixture page;
    page.drawn();
    const auto clusters = page.map->map()->clusters(page.map->camera());
    const auto several =
        std::ranges::find_if(clusters, [](const Cluster& one) { return one.units > 1; });
    REQUIRE(several != clusters.end());
    const QString told = page.told(page.map->camera().seen(several->at));
    CHECK(told.contains(count_text(several->units) + words(" 家单位")));
    CHECK(told.contains(words("党员 ")));
    const MapArea& area = page.picture().areas.front();
    const GeoBox box = box_of(area.shape);
    page.map->fly_to({box.left, box.right, box.low, box.high});
    page.drawn();
    // A place of the area where no mark stands.
    QString said;
    for (int x = 40; x < page.map->width() && said.isEmpty(); x += 7) {
        for (int y = 40; y < page.map->height() && said.isEmpty(); y += 7) {
            const MapPointed what = page.map->at(QPointF(x, y));
            if (what.area == 0 && what.units.empty() && what.marks.empty())
                said = page.told(QPointF(x, y));
        }
    }
    CHECK(said.contains(qt(area.name)));
    CHECK(said.contains(words("组织覆盖率 ") + rate_text(area.covered, area.units)));
    CHECK(said.contains(words("党员 ") + count_text(area.members)));
}

TEST_CASE("narrowed to a list the map counts that list alone, and says so")
{
    MapFixture page;
    const auto all = page.picture().marks;
    page.choose("地图只看哪个列表", "应建未建");
    CHECK(page.picture().filter == "应建未建");
    CHECK(page.picture().marks[1] == all[1]);
    CHECK(page.picture().marks[0] + page.picture().marks[2] == 0);
    page.choose("地图只看哪个列表", "全部单位");
    CHECK(page.picture().marks == all);
}

TEST_CASE("another day stands beside, with one scale, and both look where one is moved to")
{
    MapFixture page;
    page.tick("对比");
    auto* other = page.find<MapView>(words("另一天的党建分布图"));
    REQUIRE(other != nullptr);
    REQUIRE(lx::test::wait_until([&] { return other->map() != nullptr && other->drawn(); }));
    CHECK(other->map()->picture().as_of < page.picture().as_of);
    CHECK(other->map()->picture().classes.size() == page.picture().classes.size());
    CHECK(other->mapTo(page.window.get(), QPoint()).x() <
          page.map->mapTo(page.window.get(), QPoint()).x()); // the earlier one is left
    QTest::keyClick(page.map, Qt::Key_Plus);
    QTest::keyClick(page.map, Qt::Key_Left);
    CHECK(other->camera().scale == Approx(page.map->camera().scale));
    CHECK(other->camera().middle.x == Approx(page.map->camera().middle.x));
    QTest::keyClick(other, Qt::Key_Minus);
    CHECK(page.map->camera().scale == Approx(other->camera().scale));
    CHECK(page.table->model()->columnCount() == 4);
    const QString path = page.path(QStringLiteral("two.pdf"));
    page.dialogs.files.push_back(path);
    page.button<QPushButton>(words("保存地图…"))->click();
    REQUIRE(page.settled());
    CHECK(QFileInfo(path).size() > 1000);
}

TEST_CASE("own limits are checked while they are typed, what is wrong stands beside them")
{
    MapFixture page;
    page.choose("着色分级", "自定界限");
    auto* limits = page.find<QLineEdit>(words("自定分级的界限"));
    REQUIRE(limits != nullptr);
    const auto type = [&](const char* text) {
        limits->setFocus();
        limits->setText(words(text));
        QTest::keyClick(limits, Qt::Key_Return);
        page.drawn();
        for (const QLabel* label : page.window->findChildren<QLabel*>())
            if (label->isVisible() && !limits->accessibleDescription().isEmpty() &&
                label->text() == limits->accessibleDescription())
                return label->text();
        return QString();
    };
    CHECK(type("80、60").contains(words("从小到大")));
    CHECK(type("六十").contains(words("60、80、95")));
    CHECK(type("5、20").isEmpty());
    REQUIRE(page.picture().classes.size() == 3);
    CHECK(page.picture().classes[0].text == "不足 5.0%");
}

TEST_CASE("one sheet of every town, street and park is written into a folder from the page")
{
    MapFixture page;
    page.dialogs.files.push_back(page.folder.path());
    page.choose("纸张", "A3");
    page.button<QPushButton>(words("每个属地一张…"))->click();
    REQUIRE(page.settled());
    CHECK(page.notice_says(words("9 张分布图")));
    CHECK(QFileInfo(page.path(QStringLiteral("640121102.pdf"))).size() > 1000);
}

namespace {

/// A county whose areas have no boundaries.
struct TileFixture : MapFixture
{
    TileFixture()
    {
        std::vector<std::int64_t> ids{context.jurisdiction()->area};
        for (const MapArea& area : picture().areas)
            ids.push_back(area.id);
        std::int64_t action = 0;
        REQUIRE(context.set_in_file([&](Database& database, const Actor& actor) -> Result<> {
            const LedgerDef& def = *context.catalog()->ledger("area");
            LX_ASSIGN(Writer writer,
                      Writer::begin(database, *context.catalog(), actor, "清空边界"));
            for (const std::int64_t id : ids) {
                Record row;
                LX_ASSIGN(const bool there, writer.find(def, id, row));
                REQUIRE(there);
                row.set(def, "boundary", {});
                LX_TRY(writer.put(def, row));
            }
            LX_ASSIGN(action, writer.commit());
            return {};
        }));
        context.announce(action);
        drawn();
        REQUIRE(picture().tiles);
    }
    TilePlace place_of(const std::string& code) const
    {
        const auto area = std::ranges::find(picture().areas, code, &MapArea::code);
        return tile_at(box_of(area->shape).centre());
    }
    QPointF seen(TilePlace place) const
    {
        return map->camera().seen(box_of(tile_shape(place)).centre());
    }
};

} // namespace

TEST_CASE("a tile is dragged to another place, stays there, and one undo takes it back")
{
    TileFixture page;
    const std::string code = "640121102";
    const TilePlace before = page.place_of(code);
    const TilePlace first = page.place_of("640121001");
    REQUIRE_FALSE(before == first);
    const QPoint from = page.seen(before).toPoint();
    const QPoint to = page.seen(first).toPoint();
    QTest::mousePress(page.map, Qt::LeftButton, {}, from);
    const auto drag = [&](QPoint at) {
        QMouseEvent move(QEvent::MouseMove, at, page.map->mapToGlobal(at), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(page.map, &move);
    };
    drag((from + to) / 2);
    drag(to);
    QTest::mouseRelease(page.map, Qt::LeftButton, {}, to);
    page.drawn();
    CHECK(page.place_of(code) == first);
    CHECK(page.place_of("640121001") == before); // they changed places
    CHECK_FALSE(page.went);                      // a drag is no click
    REQUIRE(page.open(QStringLiteral("county.lxdb")));
    REQUIRE(page.window->go(Place::of_page(QStringLiteral("map"))));
    page.drawn();
    CHECK(page.place_of(code) == first);
    page.window->setFocus();
    page.key(Qt::Key_Z, Qt::ControlModifier);
    page.drawn();
    CHECK(page.place_of(code) == before);
}

TEST_CASE("a tile chosen in the table is moved with Shift and the arrows, one after the other")
{
    TileFixture page;
    page.table->setCurrentIndex(page.table->model()->index(0, 0));
    const auto row = page.table->model()->index(0, 0).data(TextTableModel::id_role).toULongLong();
    const std::string code = page.picture().areas[row].code;
    const TilePlace before = page.place_of(code);
    page.map->setFocus();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Right}) {
        QTest::keyClick(page.map, key, Qt::ShiftModifier);
        page.drawn();
    }
    CHECK(page.place_of(code) == TilePlace{before.column + 1, before.row + 2});
    QTest::keyClick(page.map, Qt::Key_Plus);
    CHECK(page.map->camera().scale > 0);
}

TEST_CASE("what is seldom asked is folded in a narrow window, and one button shows it")
{
    MapFixture page;
    CHECK(page.find<QComboBox>(words("着色分级")) != nullptr);
    CHECK(page.button<QPushButton>(words("更多")) == nullptr);
    page.window->resize(1024, 700);
    page.drawn();
    auto* more = page.button<QPushButton>(words("更多"));
    REQUIRE(more != nullptr);
    CHECK(page.find<QComboBox>(words("着色分级")) == nullptr);
    more->click();
    REQUIRE(page.find<QComboBox>(words("着色分级")) != nullptr);
    CHECK(page.find<QComboBox>(words("纸张")) != nullptr);
}

TEST_CASE("pictures of the map", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    {
        MapFixture page;
        lx::test::Pictures::resize(page);
        page.drawn();
        for (const char* box : {"星级", "阵地", "指导员"})
            page.tick(box);
        pictures.save(page, "map-layers");
        if (auto* more = page.button<QPushButton>(words("更多")))
            more->click();
        page.choose("着色分级", "自定界限");
        page.find<QLineEdit>(words("自定分级的界限"))->setText(words("80、60"));
        QTest::keyClick(page.find<QLineEdit>(words("自定分级的界限")), Qt::Key_Return);
        pictures.save(page, "map-limits");
        page.choose("着色分级", "自然分级");
        for (const char* box : {"阵地", "指导员", "对比"})
            page.tick(box);
        (void)lx::test::wait_until([&] { return page.map->drawn(); });
        pictures.save(page, "map-beside");
        page.tick("对比");
        page.choose("地图只看哪个列表", "应建未建");
        pictures.save(page, "map-narrowed");
    }
    TileFixture tiles;
    lx::test::Pictures::resize(tiles);
    tiles.drawn();
    tiles.table->setCurrentIndex(tiles.table->model()->index(0, 0));
    pictures.save(tiles, "map-tiles");
}
