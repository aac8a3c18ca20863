// Rows entered twice: listed by weight, looked at side by side, merged or said not to be the same.
#include <QAction>
#include <QPushButton>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/support/held_workers.h"
#include "tests/ui/window_fixture.h"
#include "ui/duplicates/duplicates_page.h"
#include "ui/duplicates/pair_view.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/pair_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct Twice : WindowFixture
{
    std::int64_t first = 0;
    std::int64_t second = 0;

    Twice()
    {
        first = add("unit", {{"name", std::string("星火科技公司")},
                             {"phone", std::string("0951-6011234")}});
        second = add("unit", {{"name", std::string("星火科技有限公司")},
                              {"phone", std::string("0951-6011234")},
                              {"address", std::string("东街1号")}});
        add("survey", {{"unit", second},
                       {"date", std::string("2025-06-30")},
                       {"headcount", std::int64_t{20}}});
        REQUIRE(settled());
    }

    std::int64_t add(const char* ledger,
                     std::initializer_list<std::pair<const char*, Value>> fields)
    {
        const LedgerDef& def = *context.catalog()->ledger(ledger);
        Record row(def);
        if (def.code == "unit") {
            row.set(def, "category", std::string("非公有制企业"));
            row.set(def, "type", std::string("有限责任公司"));
            row.set(def, "status", std::string("正常"));
        }
        for (const auto& [key, value] : fields)
            row.set(def, key, value);
        REQUIRE(context.change(QStringLiteral("新增"), [&](Writer& writer) -> Result<> {
            LX_TRY(writer.put(def, row));
            return {};
        }));
        return row.id;
    }
    std::optional<Record> row(const char* ledger, std::int64_t id)
    {
        return *LedgerStore(context.database(), *context.catalog())
                    .find(*context.catalog()->ledger(ledger), id);
    }
    std::string text(std::int64_t unit, const char* field)
    {
        return text_of(row("unit", unit)->at(*context.catalog()->ledger("unit"), field));
    }
    void show_page()
    {
        window->show_page(QStringLiteral("duplicates"));
        REQUIRE(settled());
    }
    QTableView* list() const { return find<QTableView>(QStringLiteral("可能相同的各对")); }
    QTableView* pair() const { return find<QTableView>(QStringLiteral("两行逐栏对照")); }
    const PairModel& model() const
    {
        REQUIRE(pair() != nullptr);
        return *qobject_cast<PairModel*>(pair()->model());
    }
    /// The cell of a line by its name.
    QModelIndex cell(const char* line, int side) const
    {
        for (int at = 0; at < model().rowCount(); ++at)
            if (model().index(at, 0).data().toString() == QString::fromUtf8(line))
                return model().index(at, PairModel::first_column + side);
        FAIL("no line " << line);
        return {};
    }
    void click(const QModelIndex& at) const
    {
        pair()->scrollTo(at);
        QTest::mouseClick(pair()->viewport(), Qt::LeftButton, {}, pair()->visualRect(at).center());
    }
    void press(const char* name)
    {
        auto* found = find<QPushButton>(QString::fromUtf8(name));
        REQUIRE(found != nullptr);
        REQUIRE(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
        REQUIRE(settled());
    }
    bool press_notice(const char* text)
    {
        auto* found = button<QPushButton>(QString::fromUtf8(text));
        if (found == nullptr)
            return false;
        QTest::mouseClick(found, Qt::LeftButton);
        return settled();
    }
    /// The line of a pair by its first names; -1 where it is not listed.
    int line_of(const char* names) const
    {
        const QTableView* pairs = list();
        for (int at = 0; pairs != nullptr && at < pairs->model()->rowCount(); ++at)
            if (pairs->model()->index(at, 1).data().toString().startsWith(QString::fromUtf8(names)))
                return at;
        return -1;
    }
    bool listed() const { return line_of("星火科技公司\n星火科技有限公司") >= 0; }
    /// A second pair, and the first one chosen.
    void add_another()
    {
        for (const char* name : {"明光商贸公司", "明光商贸有限公司"})
            add("unit", {{"name", std::string(name)}, {"phone", std::string("0951-6055678")}});
        show_page();
        REQUIRE(listed());
        choose("星火科技公司");
        REQUIRE(settled());
    }
    void choose(const char* names) const
    {
        REQUIRE(line_of(names) >= 0);
        list()->setCurrentIndex(list()->model()->index(line_of(names), 0));
    }
};

} // namespace

TEST_CASE("a pair is merged with the value chosen for each field, and what hangs on it follows")
{
    Twice f;
    f.show_page();
    REQUIRE(f.listed());
    REQUIRE(f.pair() != nullptr);
    // More hangs on the second, so it stays until another choice is made.
    CHECK(f.model().kept() == 1);
    f.click(f.cell("留下的一行", 0));
    CHECK(f.model().kept() == 0);
    f.click(f.cell("单位名称", 1));
    f.press("合并");
    CHECK_FALSE(f.row("unit", f.second).has_value());
    CHECK(f.text(f.first, "name") == "星火科技有限公司");
    CHECK(f.text(f.first, "address") == "东街1号"); // the other one's, where this one has none
    CHECK_FALSE(f.listed());
    CHECK(f.notice_says(QStringLiteral("已并入“星火科技有限公司”")));

    REQUIRE(f.press_notice("撤销"));
    CHECK(f.row("unit", f.second).has_value());
    CHECK(f.text(f.first, "name") == "星火科技公司");
    CHECK(f.listed());
}

TEST_CASE("a pair is merged with the keyboard alone")
{
    Twice f;
    f.show_page();
    f.list()->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(QApplication::focusWidget() == f.pair());
    f.pair()->setCurrentIndex(f.cell("单位名称", 1));
    f.key(Qt::Key_Left);
    f.key(Qt::Key_Space);
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK_FALSE(f.row("unit", f.first).has_value());
    CHECK(f.text(f.second, "name") == "星火科技公司");
}

TEST_CASE("two that are not the same are not listed again, unless that was said by mistake")
{
    Twice f;
    f.show_page();
    REQUIRE(f.listed());
    f.press("不是同一个");
    CHECK_FALSE(f.listed());
    CHECK(f.row("unit", f.first).has_value());
    REQUIRE(f.press_notice("仍列为可能相同"));
    CHECK(f.listed());
}

TEST_CASE("undoing that two are not the same lists them again, wherever it is done")
{
    Twice f;
    f.show_page();
    f.press("不是同一个");
    REQUIRE_FALSE(f.listed());
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.listed());
    f.key(Qt::Key_Y, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK_FALSE(f.listed());
}

TEST_CASE("two rows chosen in the table are merged in the same place, and one is back there then")
{
    Twice f;
    const std::int64_t third = f.add("unit", {{"name", std::string("丙厂")}});
    REQUIRE(f.settled());
    auto* table = f.window->findChild<LedgerView*>(QStringLiteral("table"));
    if (table == nullptr)
        table = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(table != nullptr);
    table->select_ids({f.first, third});
    REQUIRE(f.settled());
    QAction* merge = nullptr;
    for (QAction* action : f.window->findChildren<QAction*>())
        if (action->text().startsWith(QStringLiteral("合并这两行")))
            merge = action;
    REQUIRE(merge != nullptr);
    REQUIRE(merge->isEnabled());
    merge->trigger();
    REQUIRE(f.settled());
    REQUIRE(f.pair() != nullptr);
    CHECK(f.list()->currentIndex().data().toString() == QStringLiteral("所选"));
    CHECK(f.cell("单位名称", 1).data().toString() == QStringLiteral("丙厂"));
    f.press("合并");
    CHECK_FALSE(f.row("unit", third).has_value());
    CHECK(f.find<LedgerView>(QStringLiteral("单位")) != nullptr);
}

TEST_CASE("two rows chosen by hand are side by side at once, while others are looked for")
{
    Twice f;
    const std::int64_t third = f.add("unit", {{"name", std::string("丙厂")}});
    f.show_page();
    REQUIRE(f.listed());
    std::vector<int> chosen;
    {
        const lx::test::HeldWorkers busy(f.context.jobs(), JobKind::Long); // the search waits
        Place place = Place::rows("unit", {f.first, third}, {});
        place.page = QStringLiteral("duplicates");
        f.context.go(place);
        REQUIRE(
            lx::test::wait_until([&] { return f.pair() != nullptr && f.model().rowCount() > 0; }));
        CHECK(f.cell("单位名称", 1).data().toString() == QStringLiteral("丙厂"));
        CHECK(QApplication::focusWidget() == f.pair());
        CHECK(f.list()->model()->rowCount() == 1);
        f.click(f.cell("单位名称", 1 - f.model().kept()));
        chosen = f.model().choice().take;
        REQUIRE_FALSE(chosen.empty());
    }
    REQUIRE(f.settled());
    CHECK(f.listed());
    CHECK(f.list()->currentIndex().data().toString() == QStringLiteral("所选"));
    CHECK(f.model().choice().take == chosen);
    CHECK(QApplication::focusWidget() == f.pair());
}

TEST_CASE("what the page of duplicates found is said once")
{
    Twice f;
    f.show_page();
    REQUIRE(f.listed());
    const QString words = f.find<QLabel>(QStringLiteral("查重结果"))->text();
    REQUIRE_FALSE(words.isEmpty());
    int said = 0;
    for (const QLabel* label : f.window->findChildren<QLabel*>())
        said += label->isVisible() && label->text().contains(words) ? 1 : 0;
    CHECK(said == 1);
}

TEST_CASE("rows that stand in the way of merging are told one by one, and nothing is changed")
{
    Twice f;
    f.add("survey",
          {{"unit", f.first}, {"date", std::string("2025-06-30")}, {"headcount", std::int64_t{7}}});
    f.show_page();
    REQUIRE(f.listed());
    f.press("合并");
    const auto* conflicts = f.find<QTableView>(QStringLiteral("合并不了的地方"));
    REQUIRE(conflicts != nullptr);
    CHECK(conflicts->model()->rowCount() == 1);
    CHECK(conflicts->model()->index(0, 0).data().toString().startsWith(QStringLiteral("摸底记录")));
    CHECK(f.row("unit", f.first).has_value());
    CHECK(f.row("unit", f.second).has_value());
}

TEST_CASE("the end of a merge leaves alone the pair that was chosen meanwhile")
{
    Twice f;
    f.add_another();
    f.find<QPushButton>(QStringLiteral("合并"))->click();
    f.choose("明光商贸公司");
    REQUIRE(f.settled());
    CHECK_FALSE(f.row("unit", f.first).has_value());
    CHECK_FALSE(f.listed());
    REQUIRE(f.line_of("明光商贸公司") >= 0);
    CHECK(f.list()->currentIndex().row() == f.line_of("明光商贸公司"));
    CHECK(f.cell("单位名称", 0).data().toString() == QStringLiteral("明光商贸公司"));
}

TEST_CASE("what stands in the way of a merge is not shown beside another pair")
{
    Twice f;
    f.add("survey",
          {{"unit", f.first}, {"date", std::string("2025-06-30")}, {"headcount", std::int64_t{7}}});
    f.add_another();
    f.find<QPushButton>(QStringLiteral("合并"))->click();
    f.choose("明光商贸公司");
    REQUIRE(f.settled());
    CHECK(f.find<QTableView>(QStringLiteral("合并不了的地方")) == nullptr);
    CHECK(f.notice_says(QStringLiteral("没有合并")));
}

TEST_CASE("of very many rows in the way of a merge the first are listed")
{
    Twice f;
    f.show_page();
    auto* view = f.window->findChild<PairView*>();
    REQUIRE(view != nullptr);
    view->show_conflicts(
        std::vector<PairView::Conflict>(130, {QStringLiteral("摸底记录"), "unit", f.first}));
    const auto* conflicts = f.find<QTableView>(QStringLiteral("合并不了的地方"));
    REQUIRE(conflicts != nullptr);
    REQUIRE(conflicts->model()->rowCount() == 101);
    CHECK(conflicts->model()->index(100, 0).data().toString() == QStringLiteral("另有 30 行"));
}
