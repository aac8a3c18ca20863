#include <algorithm>

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "core/rows/lists.h"
#include "tests/ui/window_fixture.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct ListsFixture : WindowFixture
{
    QMenu* menu = nullptr;

    ListsFixture()
    {
        ListRequest request;
        request.query.ledger = "unit";
        context.go(Place::list(request));
        REQUIRE(settled());
        auto* lists = find<QToolButton>(QStringLiteral("名单"));
        REQUIRE(lists != nullptr);
        menu = lists->menu();
        REQUIRE(menu != nullptr);
    }
    [[nodiscard]] LedgerTableModel& model()
    {
        auto* view = find<LedgerView>(qt(context.catalog()->ledger("unit")->name));
        REQUIRE(view != nullptr);
        return static_cast<LedgerTableModel&>(*view->model());
    }
    /// The menu's action of this name, with the lists as they are now; nullptr where there is none.
    QAction* action(const QString& name, QMenu* in = nullptr)
    {
        Q_EMIT menu->aboutToShow();
        for (QAction* action : (in == nullptr ? menu : in)->actions())
            if (plain(action->text()) == name)
                return action;
        return nullptr;
    }
    /// Keeps the rows shown under this name.
    /// Presses a button of the news that hold this text.
    void press_beside(const QString& news, const QString& name)
    {
        for (const QWidget* notice : window->findChildren<QWidget*>(QStringLiteral("notice"))) {
            const auto labels = notice->findChildren<QLabel*>();
            if (std::none_of(labels.begin(), labels.end(),
                             [&](const QLabel* label) { return label->text().contains(news); }))
                continue;
            for (auto* act : notice->findChildren<QPushButton*>())
                if (act->text().startsWith(name)) {
                    QTest::mouseClick(act, Qt::LeftButton);
                    REQUIRE(settled());
                    return;
                }
        }
        FAIL("no such news");
    }
    void keep(const QString& name)
    {
        action(QStringLiteral("把这些行存为名单…"))->trigger();
        auto* line = find<QLineEdit>(QStringLiteral("名单的名称"));
        REQUIRE(line != nullptr);
        line->setText(name);
        Q_EMIT line->returnPressed();
        REQUIRE(settled());
    }
    void open(const QString& name)
    {
        QAction* one = action(name);
        REQUIRE(one != nullptr);
        one->trigger();
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("the program's lists are opened from the ledger's page with their columns")
{
    ListsFixture f;
    const int all = f.model().rowCount();
    f.open(QStringLiteral("应建未建"));
    CHECK(f.model().rowCount() > 0);
    CHECK(f.model().rowCount() < all);
    auto* view = f.find<LedgerView>(qt(f.context.catalog()->ledger("unit")->name));
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    CHECK(view->column_shown(unit.index_of("planned_date")));
    CHECK_FALSE(view->column_shown(unit.index_of("phone")));
    // The ledger's own columns are as they were.
    ListRequest whole;
    whole.query.ledger = "unit";
    f.context.go(Place::list(whole));
    REQUIRE(f.settled());
    CHECK(view->column_shown(unit.index_of("phone")));
    CHECK_FALSE(view->column_shown(unit.index_of("planned_date")));
    // Lists of other ledgers are not here.
    CHECK(f.action(QStringLiteral("口袋党员")) == nullptr);
}

TEST_CASE("rows as they are narrowed are kept as a list, and the list can go again")
{
    ListsFixture f;
    f.open(QStringLiteral("无指导员"));
    const int rows = f.model().rowCount();
    f.action(QStringLiteral("把这些行存为名单…"))->trigger();
    auto* name = f.find<QLineEdit>(QStringLiteral("名单的名称"));
    REQUIRE(name != nullptr);
    name->setText(QStringLiteral("应建未建"));
    Q_EMIT name->returnPressed();
    CHECK(f.notice_says(
        QStringLiteral("“应建未建”是程序自带的名单，不能改也不能删；请另取一个名称。")));
    name->setText(QStringLiteral("催代码"));
    Q_EMIT name->returnPressed();
    REQUIRE(f.settled());
    const auto kept = saved_lists(f.context.database());
    REQUIRE(kept->size() == 1);
    CHECK(kept->front().name == "催代码");
    const auto preset =
        find_list(f.context.database(), f.context.definitions()->facts(), "无指导员");
    CHECK(kept->front().rows.condition == preset->rows.condition);
    f.open(QStringLiteral("催代码"));
    CHECK(f.model().rowCount() == rows);

    QMenu* removing = nullptr;
    Q_EMIT f.menu->aboutToShow();
    for (QAction* action : f.menu->actions())
        if (action->menu() != nullptr)
            removing = action->menu();
    REQUIRE(removing != nullptr);
    removing->actions().front()->trigger();
    CHECK(saved_lists(f.context.database())->empty());
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.action(QStringLiteral("催代码")) != nullptr);
    f.key(Qt::Key_Y, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.action(QStringLiteral("催代码")) == nullptr);
}

TEST_CASE("a list in place of another is told, with the way back; other ledgers keep theirs")
{
    ListsFixture f;
    f.open(QStringLiteral("无指导员"));
    f.keep(QStringLiteral("下周走访"));
    const QJsonObject first = saved_lists(f.context.database())->front().rows.condition;
    f.open(QStringLiteral("应建未建"));
    f.keep(QStringLiteral("下周走访"));
    CHECK(f.notice_says(QStringLiteral("名单“下周走访”原来就有")));
    CHECK(saved_lists(f.context.database())->front().rows.condition != first);
    f.press_beside(QStringLiteral("名单“下周走访”原来就有"), QStringLiteral("撤销"));
    REQUIRE(saved_lists(f.context.database())->size() == 1);
    CHECK(saved_lists(f.context.database())->front().rows.condition == first);

    ListRequest members;
    members.query.ledger = "member";
    f.context.go(Place::list(members));
    REQUIRE(f.settled());
    f.keep(QStringLiteral("下周走访"));
    CHECK(f.notice_says(QStringLiteral("“下周走访”已是台账“单位”的名单，请另取一个名称。")));
    REQUIRE(saved_lists(f.context.database())->size() == 1);
    CHECK(saved_lists(f.context.database())->front().rows.ledger == "unit");
}
