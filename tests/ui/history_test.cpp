// Everything that was done: found again, looked at, taken back whole or row by row.
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "core/edit/merge_rows.h"
#include "core/store/action_list.h"
#include "core/store/change_log.h"
#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/history/history_page.h"
#include "ui/ledger/detail_panel.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct Past : WindowFixture
{
    std::vector<std::int64_t> units;

    Past()
    {
        Query query;
        query.ledger = "unit";
        units = *LedgerStore(context.database(), *context.catalog()).ids(query);
        units.resize(2);
        change("两家改地址", {{units[0], "东街"}, {units[1], "东街"}});
    }
    const LedgerDef& def() { return *context.catalog()->ledger("unit"); }
    void change(const char* title, const std::vector<std::pair<std::int64_t, const char*>>& rows)
    {
        write_addresses(title, rows);
        REQUIRE(settled());
    }
    void write_addresses(const char* title,
                         const std::vector<std::pair<std::int64_t, const char*>>& rows)
    {
        REQUIRE(context.change(QString::fromUtf8(title), [&](Writer& writer) -> Result<> {
            for (const auto& [id, address] : rows) {
                Record row = **LedgerStore(context.database(), *context.catalog()).find(def(), id);
                row.set(def(), "address", std::string(address));
                LX_TRY(writer.put(def(), row));
            }
            return {};
        }));
    }
    std::string address(std::int64_t id)
    {
        const Record row = **LedgerStore(context.database(), *context.catalog()).find(def(), id);
        return text_of(row.at(def(), "address"));
    }
    void show_page()
    {
        window->show_page(QStringLiteral("history"));
        REQUIRE(settled());
    }
    QTableView* actions() const { return find<QTableView>(QStringLiteral("做过的操作")); }
    QTableView* changes() const { return find<QTableView>(QStringLiteral("改了什么")); }
    QString cell(const QTableView* table, int row, int column) const
    {
        return table->model()->index(row, column).data().toString();
    }
    void press(const char* name)
    {
        auto* found = find<QPushButton>(QString::fromUtf8(name));
        REQUIRE(found != nullptr);
        REQUIRE(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
        REQUIRE(settled());
    }
    void choose(const char* box, const char* text)
    {
        auto* found = find<QComboBox>(QString::fromUtf8(box));
        REQUIRE(found != nullptr);
        const int at = found->findText(QString::fromUtf8(text));
        REQUIRE(at >= 0);
        found->setCurrentIndex(at);
        Q_EMIT found->activated(at);
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("the newest action stands first, with every field it changed")
{
    Past f;
    f.show_page();
    REQUIRE(f.actions() != nullptr);
    CHECK(f.cell(f.actions(), 0, 1) == QStringLiteral("两家改地址"));
    CHECK(f.cell(f.actions(), 0, 3) == QStringLiteral("2"));
    REQUIRE(f.changes()->model()->rowCount() == 2);
    CHECK(f.cell(f.changes(), 0, 1) == QStringLiteral("地址"));
    CHECK(f.cell(f.changes(), 0, 3) == QStringLiteral("东街"));
}

TEST_CASE("actions are found by word, ledger and person")
{
    Past f;
    f.show_page();
    auto* words = f.find<QLineEdit>(QStringLiteral("操作或行里的文字"));
    REQUIRE(words != nullptr);
    WindowFixture::write(words, QStringLiteral("改地址"));
    REQUIRE(f.settled());
    CHECK(f.actions()->model()->rowCount() == 1);
    f.choose("台账", "党员");
    CHECK(f.actions()->model()->rowCount() == 0);
    f.choose("台账", "单位");
    CHECK(f.actions()->model()->rowCount() == 1);
    f.choose("时间", "最近 7 天");
    CHECK(f.actions()->model()->rowCount() == 1);
    const QString user = f.cell(f.actions(), 0, 2);
    f.choose("谁", user.toUtf8().constData());
    CHECK(f.actions()->model()->rowCount() == 1);
}

TEST_CASE("an action is taken back whole; rows changed since are told and stay where the others go")
{
    Past f;
    f.change("又改一家", {{f.units[0], "西街"}});
    f.show_page();
    f.actions()->setCurrentIndex(f.actions()->model()->index(1, 0));
    REQUIRE(f.settled());
    f.press("撤回这次操作");
    CHECK(f.address(f.units[1]) == "东街"); // nothing was changed
    auto* conflicts = f.find<QTableView>(QStringLiteral("此后又改过的行"));
    REQUIRE(conflicts != nullptr);
    CHECK(conflicts->model()->rowCount() == 1);
    f.press("撤回其余各行");
    CHECK(f.address(f.units[0]) == "西街");
    CHECK(f.address(f.units[1]) != "东街");
    conflicts = f.find<QTableView>(QStringLiteral("此后又改过的行"));
    REQUIRE(conflicts != nullptr); // what was left alone is still told
    CHECK(conflicts->model()->rowCount() == 1);
}

TEST_CASE("one row of an action is taken back alone, and that can be undone")
{
    Past f;
    f.show_page();
    f.changes()->setCurrentIndex(f.changes()->model()->index(1, 0));
    f.press("撤回这一行");
    CHECK(f.address(f.units[0]) == "东街");
    CHECK(f.address(f.units[1]) != "东街");
    auto* undo = f.button<QPushButton>(QStringLiteral("撤销"));
    REQUIRE(undo != nullptr);
    QTest::mouseClick(undo, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.address(f.units[1]) == "东街");
}

TEST_CASE("a merge of long ago is taken apart in the history")
{
    Past f;
    NoProgress progress;
    const auto merged = merge_rows(f.context.database(), *f.context.catalog(), f.context.actor(),
                                   f.def(), f.units[0], f.units[1], {}, progress);
    REQUIRE(merged.has_value());
    REQUIRE(merged->action != 0);
    f.context.announce(merged->action);
    Query query;
    query.ledger = "unit";
    const auto other = LedgerStore(f.context.database(), *f.context.catalog()).ids(query)->back();
    f.change("别的事", {{other, "南街"}});
    f.show_page();
    f.actions()->setCurrentIndex(f.actions()->model()->index(1, 0));
    REQUIRE(f.settled());
    REQUIRE(f.cell(f.actions(), 1, 1).startsWith(QStringLiteral("合并")));
    f.press("撤回这次操作");
    CHECK(f.address(f.units[1]) == "东街"); // it is there again
}

TEST_CASE("a step of a row's history is taken back beside the row")
{
    Past f;
    f.context.go(Place::row("unit", f.units[0]));
    REQUIRE(f.settled());
    auto* detail = f.window->findChild<DetailPanel*>();
    REQUIRE(detail != nullptr);
    auto* tab = f.button<QPushButton>(QStringLiteral("变更历史"));
    REQUIRE(tab != nullptr);
    QTest::mouseClick(tab, Qt::LeftButton);
    REQUIRE(f.settled());
    QPushButton* back = nullptr;
    for (auto* one : detail->findChildren<QPushButton*>())
        if (back == nullptr && one->isVisible() && one->text() == QStringLiteral("撤回"))
            back = one;
    REQUIRE(back != nullptr);
    QTest::mouseClick(back, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.address(f.units[0]) != "东街");
    CHECK(f.address(f.units[1]) == "东街");
}

TEST_CASE("older actions are read as one goes down, and the chosen one stays chosen")
{
    Past f;
    for (int i = 0; i < 260; ++i)
        REQUIRE(
            f.context.change(QStringLiteral("第 %1 次").arg(i), [&](Writer& writer) -> Result<> {
                Record row = **LedgerStore(f.context.database(), *f.context.catalog())
                                   .find(f.def(), f.units[0]);
                row.set(f.def(), "address", "路" + std::to_string(i));
                return writer.put(f.def(), row).map([](WriteOutcome) {});
            }));
    f.show_page();
    CHECK(f.actions()->model()->rowCount() == 200);
    f.actions()->scrollToBottom();
    REQUIRE(f.settled());
    CHECK(f.actions()->model()->rowCount() > 260);
    f.actions()->setCurrentIndex(f.actions()->model()->index(230, 0));
    REQUIRE(f.settled());
    const QString chosen = f.cell(f.actions(), 230, 1);
    f.change("最新的", {{f.units[1], "北街"}});
    CHECK(f.cell(f.actions(), f.actions()->currentIndex().row(), 1) == chosen);
}

TEST_CASE("an action is gone back to however old it is, and filters that show it stay")
{
    Past f;
    const auto first = *ChangeLog(f.context.database()).last_action();
    for (int i = 0; i < 220; ++i)
        f.write_addresses(i % 2 == 0 ? "去东" : "去西",
                          {{f.units[0], i % 2 == 0 ? "东街" : "西街"}});
    f.show_page();
    CHECK(f.actions()->model()->rowCount() == 200);
    const auto go = [&](std::int64_t action) {
        f.context.go(Place::part(QStringLiteral("history"), QString::number(action)));
        REQUIRE(f.settled());
    };
    const auto chosen = [&] { return f.cell(f.actions(), f.actions()->currentIndex().row(), 1); };
    go(first); // behind what is read at once
    CHECK(chosen() == QStringLiteral("两家改地址"));

    auto* words = f.find<QLineEdit>(QStringLiteral("操作或行里的文字"));
    WindowFixture::write(words, QStringLiteral("去西"));
    REQUIRE(f.settled());
    const int rows = f.actions()->model()->rowCount();
    const auto west = list_actions(f.context.database(), {.words = "去西"}, 300);
    REQUIRE(west.has_value());
    REQUIRE(west->size() == 110);
    go((*west)[50].id);
    CHECK(chosen() == QStringLiteral("去西"));
    CHECK(f.actions()->currentIndex().row() > 0);
    CHECK(words->text() == QStringLiteral("去西"));
    CHECK(f.actions()->model()->rowCount() == rows);

    go(999'999); // there is none
    CHECK_FALSE(f.actions()->currentIndex().isValid());
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("撤回这次操作"))->isEnabled());
}

TEST_CASE("what could not be taken back is said, and one can go on")
{
    Past f;
    f.show_page();
    // Somebody else takes it back at this moment: the page does not know yet.
    const auto newest = *ChangeLog(f.context.database()).last_action();
    REQUIRE(undo_action(f.context.database(), *f.context.catalog(), f.context.actor(), newest));
    f.press("撤回这次操作");
    CHECK(f.notice_says(QStringLiteral("已经撤销过")));
    CHECK(f.find<QPushButton>(QStringLiteral("撤回这次操作"))->isEnabled());
    CHECK(f.find<QPushButton>(QStringLiteral("撤回这一行"))->isEnabled());
}

TEST_CASE("what stands in the way of one row is not shown beside another action")
{
    Past f;
    f.change("又改一家", {{f.units[0], "西街"}});
    f.show_page();
    f.actions()->setCurrentIndex(f.actions()->model()->index(1, 0));
    REQUIRE(f.settled());
    f.find<QPushButton>(QStringLiteral("撤回这一行"))->click();
    f.actions()->setCurrentIndex(f.actions()->model()->index(0, 0));
    REQUIRE(f.settled());
    CHECK(f.find<QTableView>(QStringLiteral("此后又改过的行")) == nullptr);
}

TEST_CASE("what made the file is not taken back")
{
    Past f;
    f.show_page();
    const int last = f.actions()->model()->rowCount() - 1;
    f.actions()->setCurrentIndex(f.actions()->model()->index(last, 0));
    REQUIRE(f.settled());
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("撤回这次操作"))->isEnabled());
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("撤回这一行"))->isEnabled());
}

TEST_CASE("of very many rows in the way the first are listed, and how many there are besides")
{
    Past f;
    const LedgerDef& def = f.def();
    std::vector<std::int64_t> added;
    const auto each = [&](const char* title, const auto& write) {
        REQUIRE(f.context.change(QString::fromUtf8(title), [&](Writer& writer) -> Result<> {
            for (int i = 0; i < 120; ++i)
                LX_TRY(write(writer, i));
            return {};
        }));
    };
    each("新增很多", [&](Writer& writer, int i) -> Result<> {
        Record row(def);
        row.set(def, "name", "新企业" + std::to_string(i));
        row.set(def, "category", std::string("非公有制企业"));
        LX_TRY(writer.put(def, row));
        added.push_back(row.id);
        return {};
    });
    each("都改地址", [&](Writer& writer, int i) -> Result<> {
        Record row = **LedgerStore(f.context.database(), *f.context.catalog())
                           .find(def, added[static_cast<std::size_t>(i)]);
        row.set(def, "address", std::string("东街"));
        return writer.put(def, row).map([](WriteOutcome) {});
    });
    f.show_page();
    f.actions()->setCurrentIndex(f.actions()->model()->index(1, 0));
    REQUIRE(f.settled());
    f.press("撤回这次操作");
    const auto* conflicts = f.find<QTableView>(QStringLiteral("此后又改过的行"));
    REQUIRE(conflicts != nullptr);
    REQUIRE(conflicts->model()->rowCount() == 101);
    CHECK(f.cell(conflicts, 100, 0) == QStringLiteral("另有 20 行"));
}
