// 报表: a county's own report, made, changed and removed by hand.
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

#include "core/report/own_reports.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/report/own_report_panel.h"
#include "ui/report/report_list.h"
#include "ui/report/report_page.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

void choose(QMenu* menu, const QString& text)
{
    REQUIRE(menu != nullptr);
    Q_EMIT menu->aboutToShow();
    for (QAction* action : menu->actions()) {
        if (WindowFixture::plain(action->text()) != text)
            continue;
        REQUIRE(action->isVisible());
        action->trigger();
        return;
    }
    FAIL("no action " << text.toStdString());
}

void click(QPushButton* button)
{
    REQUIRE(button != nullptr);
    REQUIRE(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

struct OwnReports : WindowFixture
{
    ReportPage* page = dynamic_cast<ReportPage*>(window->show_page(QStringLiteral("report")));
    ReportList* list = nullptr;
    OwnReportPanel* panel = nullptr;

    OwnReports()
    {
        REQUIRE(page != nullptr);
        REQUIRE(settled());
        list = page->findChild<ReportList*>();
        panel = page->findChild<OwnReportPanel*>();
        REQUIRE(list->choose(QStringLiteral("coverage-enterprise")));
        REQUIRE(settled());
    }
    [[nodiscard]] QMenu* menu() { return button<QPushButton>(QStringLiteral("本县报表"))->menu(); }
    [[nodiscard]] QListWidget* columns() { return panel->findChild<QListWidget*>(); }
};

} // namespace

TEST_CASE("pictures of an own report being made, and of the year", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    OwnReports f;
    lx::test::Pictures::resize(f);
    choose(f.menu(), QStringLiteral("另存为本县报表…"));
    pictures.save(f, "own-report");
    REQUIRE(f.list->choose(QStringLiteral("annual")));
    pictures.save(f, "annual");
    REQUIRE(f.list->choose(QStringLiteral("assessment-rank")));
    QTest::keyClick(f.panel, Qt::Key_Escape);
    pictures.save(f, "assessment");
    REQUIRE(f.list->choose(QStringLiteral("ledger-members")));
    pictures.save(f, "members");
}

TEST_CASE("a report is kept with another title and columns of the county's own, and shown")
{
    OwnReports f;
    choose(f.menu(), QStringLiteral("另存为本县报表…"));
    REQUIRE(f.panel->isVisible());
    QListWidget* columns = f.columns();
    REQUIRE(columns->count() > 5);
    // The second column first, the third left out.
    columns->setCurrentRow(1);
    click(f.button<QPushButton>(QStringLiteral("上移")));
    CHECK(columns->currentRow() == 0);
    columns->item(2)->setCheckState(Qt::Unchecked);
    auto* title = f.panel->findChildren<QLineEdit*>().first();
    title->setText(QStringLiteral("永宁县企业党建表"));
    click(f.button<QPushButton>(QStringLiteral("保存报表")));
    REQUIRE(f.settled());
    CHECK_FALSE(f.panel->isVisible());

    const auto own = own_reports(f.context.database());
    REQUIRE(own);
    REQUIRE(own->size() == 1);
    CHECK(own->front().name == "永宁县企业党建表");
    CHECK(own->front().tables.front().columns[0] == "h100");
    CHECK(own->front().tables.front().columns[1] == "total");
    CHECK(f.list->current().toStdString() == own->front().id);
    CHECK(f.find<QTableView>(QStringLiteral("报表内容"))->model()->rowCount() > 1);

    // Changed: without a column nothing is kept, and why is said.
    choose(f.menu(), QStringLiteral("修改本县报表…"));
    for (int row = 0; row < columns->count(); ++row)
        columns->item(row)->setCheckState(Qt::Unchecked);
    click(f.button<QPushButton>(QStringLiteral("保存报表")));
    CHECK(f.panel->isVisible());
    CHECK(own_reports(f.context.database())->front().tables.front().columns.size() > 5);
    QTest::keyClick(f.panel, Qt::Key_Escape);
    CHECK_FALSE(f.panel->isVisible());

    choose(f.menu(), QStringLiteral("删除本县报表"));
    REQUIRE(f.settled());
    CHECK(own_reports(f.context.database())->empty());
    CHECK(f.list->current() == QStringLiteral("coverage-enterprise"));
}
