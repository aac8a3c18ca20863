// The page that checks the file, and what the file menu does with files that can't be used as they
// are: a backup is put back, the ledgers of a foreign file are exported.

#include <filesystem>

#include <QAction>
#include <QPushButton>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "core/store/upkeep.h"
#include "tests/support/outside.h"
#include "tests/ui/window_fixture.h"

using namespace lx;
using namespace lx::ui;
using lx::test::wait_until;
using lx::test::WindowFixture;
namespace fs = std::filesystem;

namespace {

void outside(const QString& path, const char* sql)
{
    lx::test::outside(path.toStdString(), sql);
}

struct Upkeep : WindowFixture
{
    explicit Upkeep(const char* sql = nullptr) : WindowFixture(false)
    {
        make_county(QStringLiteral("county.lxdb"), 60);
        if (sql != nullptr)
            outside(path(QStringLiteral("county.lxdb")), sql);
        REQUIRE(open(QStringLiteral("county.lxdb")));
        window->show_page(QStringLiteral("upkeep"));
        REQUIRE(settled());
    }
    void press(const char* name)
    {
        auto* button = find<QPushButton>(QString::fromUtf8(name));
        REQUIRE(button != nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
        REQUIRE(settled());
    }
    void trigger(const char* text)
    {
        for (QAction* action : window->findChildren<QAction*>()) {
            QString shown = action->text();
            shown = shown.left(shown.indexOf(QStringLiteral("(&")));
            if (shown == QString::fromUtf8(text)) {
                action->trigger();
                REQUIRE(settled());
                return;
            }
        }
        FAIL("no such action: " << text);
    }
    QString words() const { return find<QLabel>(QStringLiteral("检查结果"))->text(); }
    QString cell(const char* table, int row, int column) const
    {
        const auto* view = find<QTableView>(QString::fromUtf8(table));
        REQUIRE(view != nullptr);
        return view->model()->index(row, column).data().toString();
    }
    std::string first_unit()
    {
        Query all;
        all.ledger = "unit";
        const LedgerDef& def = *context.catalog()->ledger("unit");
        const auto rows = LedgerStore(context.database(), *context.catalog()).first(all, 1);
        return std::get<std::string>(rows->front().at(def, "name"));
    }
    void rename_first(const char* name)
    {
        Query all;
        all.ledger = "unit";
        const LedgerDef& def = *context.catalog()->ledger("unit");
        Record row = LedgerStore(context.database(), *context.catalog()).first(all, 1)->front();
        row.set(def, "name", std::string(name));
        REQUIRE(context.change(QStringLiteral("改名"), [&](Writer& writer) -> Result<> {
            LX_TRY(writer.put(def, row));
            return {};
        }));
    }
};

} // namespace

TEST_CASE(
    "a clean file is said to be in order, and that it has to be looked at again after changes")
{
    Upkeep f;
    f.press("检查台账文件");
    CHECK(f.words().contains(QStringLiteral("一切正常")));
    CHECK(f.cell("检查项目", 0, 1) == QStringLiteral("正常"));
    f.rename_first("改过的名称");
    CHECK(f.words().contains(QStringLiteral("再检查一次")));
}

TEST_CASE("what another program changed is listed first, says what to do, and opens the row")
{
    Upkeep f("UPDATE unit SET name = '外来的名称' "
             "WHERE id = (SELECT min(id) FROM unit)");
    f.press("检查台账文件");
    CHECK(f.words().contains(QStringLiteral("不对")));
    CHECK(f.cell("发现的问题", 0, 0).contains(QStringLiteral("单位名称")));
    CHECK(f.find<QLabel>(QStringLiteral("怎么办"))->text().contains(QStringLiteral("别的程序")));
    std::vector<Place> opened;
    QObject::connect(&f.context, &AppContext::place_wanted,
                     [&](const Place& place) { opened.push_back(place); });
    f.press("打开这一行");
    REQUIRE(opened.size() == 1);
    CHECK(std::get<Place::Row>(opened.front().what).ledger == "unit");
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("检查台账文件"))); // the ledgers are in view
}

TEST_CASE("a broken search index is rebuilt at a click")
{
    Upkeep f("DELETE FROM unit_search_data WHERE id > 10");
    f.press("检查台账文件");
    CHECK(f.cell("检查项目", 0, 0) == QStringLiteral("检索索引"));
    f.press("重建检索索引");
    CHECK(f.words().contains(QStringLiteral("一切正常")));
}

TEST_CASE("the file is compared with its own backup and with one of another county")
{
    Upkeep f;
    NoProgress quiet;
    const QString backup_file = f.path(QStringLiteral("备份.lxdb"));
    REQUIRE(backup(f.context.database(), backup_file.toStdString(), quiet));
    f.rename_first("备份以后改的");
    f.dialogs.files = {backup_file};
    f.press("与备份核对");
    CHECK(f.cell("检查项目", 0, 1) == QStringLiteral("正常"));
    f.make_county(QStringLiteral("other.lxdb"), 50);
    f.dialogs.files = {f.path(QStringLiteral("other.lxdb"))};
    f.press("与备份核对");
    CHECK(f.cell("检查项目", 0, 1) != QStringLiteral("正常"));
}

TEST_CASE("a backup is restored in the place of the open file; what was there is kept")
{
    Upkeep f;
    NoProgress quiet;
    const std::string before = f.first_unit();
    const QString backup_file = f.path(QStringLiteral("备份.lxdb"));
    REQUIRE(backup(f.context.database(), backup_file.toStdString(), quiet));
    f.rename_first("备份以后改的");
    f.dialogs.files = {backup_file};
    f.dialogs.answers = {0};
    f.trigger("恢复备份…");
    REQUIRE(wait_until([&] { return f.context.has_document(); }));
    REQUIRE(f.settled());
    CHECK(f.first_unit() == before);
    CHECK(f.notice_says(QStringLiteral("已恢复")));
    bool kept = false;
    for (const auto& entry : fs::directory_iterator(f.folder.path().toStdString()))
        kept = kept || entry.path().filename().string().find("恢复前") != std::string::npos;
    CHECK(kept);
}

TEST_CASE("a backup that can't be restored leaves the file as it was, open")
{
    Upkeep f;
    f.rename_first("备份以后改的");
    f.dialogs.files = {f.path(QStringLiteral("没有.lxdb"))};
    f.dialogs.answers = {0};
    f.trigger("恢复备份…");
    REQUIRE(wait_until([&] { return f.context.has_document(); }));
    REQUIRE(f.settled());
    CHECK(f.first_unit() == "备份以后改的");
    CHECK(f.notice_says(QStringLiteral("没有.lxdb")));
}

TEST_CASE("a file with foreign objects is not opened, its ledgers are exported from the notice")
{
    WindowFixture f(false);
    f.make_county(QStringLiteral("外来.lxdb"), 60);
    outside(f.path(QStringLiteral("外来.lxdb")),
            "CREATE TRIGGER t AFTER UPDATE ON unit BEGIN DELETE FROM survey; END");
    f.window->files().open_path(f.path(QStringLiteral("外来.lxdb")));
    REQUIRE(f.settled());
    CHECK_FALSE(f.context.has_document());
    auto* offer = f.button<QPushButton>(QStringLiteral("导出其中的台账…"));
    REQUIRE(offer != nullptr);
    const QString into = f.path(QStringLiteral("导出"));
    fs::create_directory(into.toStdString());
    f.dialogs.files = {into};
    QTest::mouseClick(offer, Qt::LeftButton);
    REQUIRE(f.settled());
    bool units = false;
    for (const auto& entry : fs::recursive_directory_iterator(into.toStdString()))
        units = units || entry.path().filename() == "单位.xlsx";
    CHECK(units);
    CHECK(f.notice_says(QStringLiteral("台账")));
}
