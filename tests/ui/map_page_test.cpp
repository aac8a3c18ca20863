// 分布图 in the window: seen, moved, opened, searched, saved; boundaries taken in.
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "tests/ui/window_fixture.h"
#include "ui/map/map_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"

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
