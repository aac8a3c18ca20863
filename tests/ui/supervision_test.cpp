// 督办 of chosen findings: from the list's menu to the ledger and back by undo.
#include <catch2/catch.hpp>

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>

#include "core/store/ledger_store.h"
#include "core/store/writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/dossier/dossier_view.h"
#include "ui/ledger/ledger_view.h"

using namespace lx;
using namespace lx::test;
using namespace lx::ui;

namespace {

struct Supervising : WindowFixture
{
    QTableView* findings = nullptr;
    Supervising()
    {
        window->show_page(QStringLiteral("start"));
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
        window->show_page(QStringLiteral("rules"));
        REQUIRE(settled());
        findings = find<QTableView>(QStringLiteral("结论清单"));
        REQUIRE(findings != nullptr);
        find<QLineEdit>(QStringLiteral("查找规则"))->setText(QStringLiteral("写入章程"));
        REQUIRE(settled());
    }
    [[nodiscard]] std::int64_t count(std::vector<Filter> filters = {})
    {
        Query query;
        query.ledger = "supervision";
        query.filters = std::move(filters);
        return *LedgerStore(context.database(), *context.catalog()).count(query);
    }
    /// Chooses an entry of the menu of the chosen findings.
    void choose(const char* part)
    {
        QMenu* menu = find<QPushButton>(QStringLiteral("对所选结论的更多操作"))->menu();
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (!action->text().contains(QString::fromUtf8(part)))
                continue;
            REQUIRE(action->isEnabled());
            action->trigger();
            REQUIRE(settled());
            return;
        }
        FAIL("no such entry: " << part);
    }
    void issue()
    {
        QTest::mouseClick(find<QPushButton>(QStringLiteral("下发督办")), Qt::LeftButton);
        REQUIRE(settled());
    }
    void show_handled(const char* title)
    {
        auto* handling = find<QComboBox>(QStringLiteral("处置情况"));
        handling->setCurrentIndex(handling->findText(QString::fromUtf8(title)));
        REQUIRE(settled());
    }
    void undo()
    {
        REQUIRE(undo_action(context.database(), *context.catalog(), context.actor(),
                            *undo_candidate(context.database())));
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("findings chosen with the keyboard are supervised, closed together, undone")
{
    Supervising f;
    const std::int64_t before = f.count();
    const std::int64_t closed = f.count({{"closed", "given", ""}});
    f.findings->setFocus();
    f.findings->setCurrentIndex(f.findings->model()->index(0, 0));
    QTest::keyClick(f.findings, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(f.findings, Qt::Key_Down, Qt::ShiftModifier);
    CHECK(
        f.find<QPushButton>(QStringLiteral("督办所选结论"))->text().contains(QStringLiteral("3")));
    f.choose("督办 3 项");
    f.issue();
    CHECK(f.findings->hasFocus()); // back where the clerk was
    CHECK(f.count() == before + 3);
    f.show_handled("督办中");
    REQUIRE(f.findings->model()->rowCount() == 3);
    QTest::keyClick(f.findings, Qt::Key_A, Qt::ControlModifier);
    f.choose("督办销号 3 项");
    CHECK(f.count({{"closed", "given", ""}}) == closed + 3);
    CHECK(f.count({{"closed", "=", f.context.as_of().iso()}}) >= 3);
    CHECK(f.findings->model()->rowCount() == 0);
    f.show_handled("已销号");
    CHECK(f.findings->model()->rowCount() >= 3);
    f.undo(); // one action, all three
    CHECK(f.count({{"closed", "given", ""}}) == closed);
    f.undo();
    CHECK(f.count() == before);
}

TEST_CASE("all findings of a rule are supervised at once, opened in the ledger and printed")
{
    Supervising f;
    const std::int64_t before = f.count();
    const int all = f.findings->model()->rowCount();
    REQUIRE(all > 100);
    f.findings->setFocus();
    QTest::keyClick(f.findings, Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("督办所选结论")), Qt::LeftButton);
    auto* demand = f.find<QLineEdit>(QStringLiteral("整改要求"));
    REQUIRE(demand != nullptr);
    CHECK(demand->text().contains(QStringLiteral("章程"))); // what the rule advises
    demand->setText(QStringLiteral("年内修订章程"));
    f.issue();
    CHECK(f.count({{"demand", "=", "年内修订章程"}}) == all);
    CHECK(f.count() == before + all);
    QTest::keyClick(f.findings, Qt::Key_A, Qt::ControlModifier);
    f.choose("在督办台账中打开");
    auto* ledger = f.find<LedgerView>(QStringLiteral("督办"));
    REQUIRE(ledger != nullptr);
    CHECK(ledger->model()->rowCount() == all);
    // From the ledger, too, the notices of chosen rows are printed.
    QTest::keyClick(ledger, Qt::Key_A, Qt::ControlModifier);
    QMenu* menu = f.button<QPushButton>(QStringLiteral("更多"))->menu();
    REQUIRE(menu != nullptr);
    Q_EMIT menu->aboutToShow();
    QAction* notice = nullptr;
    for (QMenu* inner : menu->findChildren<QMenu*>()) {
        for (QAction* action : inner->actions()) {
            if (action->text() == QStringLiteral("督办单"))
                notice = action;
        }
    }
    REQUIRE(notice != nullptr);
    notice->trigger();
    REQUIRE(f.settled());
    const QAbstractItemModel* found = f.find<QListView>(QStringLiteral("找到的对象"))->model();
    CHECK(found->rowCount() == all);
    // A number tells nobody whom it is about.
    const QString first = found->index(0, 0).data().toString();
    CHECK(first.startsWith(QStringLiteral("DB-")));
    CHECK(first.section(QStringLiteral("　"), 1).size() > 3);
    f.undo();
    CHECK(f.count() == before);
}

TEST_CASE("a source row of any ledger is opened from the explanation")
{
    Supervising f;
    int opened = 0;
    for (const LedgerDef& def : f.context.catalog()->ledgers()) {
        INFO(def.code);
        Query query;
        query.ledger = def.code;
        const auto rows = LedgerStore(f.context.database(), *f.context.catalog()).last(query, 1);
        REQUIRE(rows.has_value());
        if (rows->empty())
            continue;
        f.window->show_page(QStringLiteral("rules"));
        REQUIRE(f.settled());
        auto* why = f.find<QTextBrowser>(QStringLiteral("结论说明"));
        REQUIRE(why != nullptr);
        Q_EMIT why->anchorClicked(QUrl(QStringLiteral("row:%1/%2")
                                           .arg(QString::fromStdString(def.code))
                                           .arg(rows->front().id)));
        REQUIRE(f.settled());
        if (has_dossier(def.code)) {
            auto* dossier = f.find<DossierView>(QStringLiteral("档案"));
            REQUIRE(dossier != nullptr);
            CHECK(dossier->shown().id == rows->front().id);
        } else {
            auto* view = f.find<LedgerView>(QString::fromStdString(def.name));
            REQUIRE(view != nullptr);
            CHECK(view->current_id() == rows->front().id);
        }
        ++opened;
    }
    CHECK(opened >= 30); // the made-up county fills them all
}
