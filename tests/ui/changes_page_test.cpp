// The page of changes as a clerk goes through it.
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include "core/report/quarter/change_explanations.h"
#include "core/store/writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QTableView* table(const WindowFixture& f, const char* name)
{
    return f.find<QTableView>(QString::fromUtf8(name));
}

QString cell(const QTableView* view, int row, int column)
{
    return view->model()->index(row, column).data().toString();
}

/// The line of the list at the left that begins with these words.
int line_of(const QTableView* list, const char* name)
{
    for (int row = 0; row < list->model()->rowCount(); ++row)
        if (cell(list, row, 0).trimmed() == QString::fromUtf8(name))
            return row;
    return -1;
}

ChangeExplanations kept(WindowFixture& f)
{
    return change_explanations(f.context.database(), *Date::from_iso("2025-06-30"),
                               *Date::from_iso("2025-09-30"), "")
        .value();
}

} // namespace

TEST_CASE("the changes of the last quarter are shown with names, explained in place and undone")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("changes"));
    REQUIRE(f.settled());
    QTableView* list = table(f, "变动");
    REQUIRE(list != nullptr);
    CHECK(cell(list, 0, 0) == QStringLiteral("报表数字"));
    QTableView* figures = table(f, "变化的数字");
    REQUIRE(figures != nullptr);
    REQUIRE(figures->model()->rowCount() > 0);
    CHECK(cell(figures, 0, 6) == QStringLiteral("待说明"));
    CHECK(table(f, "数字涉及的名单")->model()->rowCount() > 0);

    QAbstractItemModel* model = figures->model();
    REQUIRE(model->setData(model->index(0, 6), QStringLiteral("本季新登记较多。"), Qt::EditRole));
    REQUIRE(f.settled());
    CHECK(cell(figures, 0, 6) == QStringLiteral("本季新登记较多。"));
    REQUIRE(kept(f).size() == 1);
    CHECK(kept(f).begin()->second == "本季新登记较多。");
    const auto last = undo_candidate(f.context.database());
    const auto undone =
        undo_action(f.context.database(), *f.context.catalog(), f.context.actor(), *last);
    REQUIRE(undone);
    f.context.announce(undone->action);
    REQUIRE(f.settled());
    CHECK(kept(f).empty());
    CHECK(cell(figures, 0, 6) == QStringLiteral("待说明"));
}

TEST_CASE("units that came are listed, and open in their ledger")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("changes"));
    REQUIRE(f.settled());
    QTableView* list = table(f, "变动");
    const int added = line_of(list, "新增");
    REQUIRE(added > 0);
    list->setCurrentIndex(list->model()->index(added, 0));
    REQUIRE(f.settled());
    QTableView* entries = table(f, "变动名单");
    REQUIRE(entries != nullptr);
    REQUIRE(entries->model()->rowCount() > 0);
    CHECK(cell(entries, 0, 3) == QStringLiteral("登记"));
    const QString name = cell(entries, 0, 1);
    CHECK_FALSE(name.isEmpty());
    Q_EMIT entries->activated(entries->model()->index(0, 1));
    REQUIRE(f.settled());
    CHECK(table(f, "变动") == nullptr); // the ledger is shown
}

TEST_CASE("other days are chosen or written, and a wrong one is told")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("changes"));
    REQUIRE(f.settled());
    auto* from = f.find<QComboBox>(QStringLiteral("期初"));
    REQUIRE(from != nullptr);
    CHECK(from->currentText() == QStringLiteral("2025年第2季度末"));
    const auto write = [&](const char* day) {
        from->setEditText(QString::fromUtf8(day));
        QTest::keyClick(from, Qt::Key_Return);
        REQUIRE(f.settled());
    };
    write("2024Q4");
    QTableView* list = table(f, "变动");
    REQUIRE(list != nullptr);
    const int units = line_of(list, "单位");
    const QString since_last_year = cell(list, units, 1);
    write("2025-08-15");
    CHECK(cell(list, units, 1) != since_last_year);
    write("去年");
    CHECK(table(f, "变动") == nullptr);
    write("2025Q2");
    CHECK(table(f, "变动") != nullptr);
}

TEST_CASE("the threshold decides which figures are to be explained")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("changes"));
    REQUIRE(f.settled());
    QTableView* figures = table(f, "变化的数字");
    const int before = figures->model()->rowCount();
    auto* least = f.find<QSpinBox>(QStringLiteral("数字的最小变化"));
    REQUIRE(least != nullptr);
    least->setValue(1);
    Q_EMIT least->editingFinished();
    REQUIRE(f.settled());
    CHECK(figures->model()->rowCount() > before);
    const int some = figures->model()->rowCount();
    f.button<QCheckBox>(QStringLiteral("也看较小的变化"))->click();
    REQUIRE(f.settled());
    CHECK(figures->model()->rowCount() > some);
}

TEST_CASE("workbook and letter of the changes are saved")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("changes"));
    REQUIRE(f.settled());
    f.dialogs.files = {f.path(QStringLiteral("c.xlsx"))};
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("保存 Excel…")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(QFileInfo::exists(f.path(QStringLiteral("c.xlsx"))));
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("公文样式")), Qt::LeftButton);
    REQUIRE(f.settled());
    f.dialogs.files = {f.path(QStringLiteral("c.pdf"))};
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("保存 PDF…")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(QFileInfo::exists(f.path(QStringLiteral("c.pdf"))));
}
