// Whatever table is on the screen can be seen as it will be printed, and goes out from there.
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

#include "app/tour.h"
#include "core/spreadsheet/sheet_reader.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/presentation/finding_model.h"
#include "ui/presentation/format.h"
#include "ui/widgets/page_view.h"
#include "ui/widgets/print_panel.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct Printing : WindowFixture
{
    Printing()
    {
        window->show_page(QStringLiteral("start"));
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
    }
    void press(const QString& name)
    {
        auto* one = find<QPushButton>(name);
        if (one == nullptr)
            one = button<QPushButton>(name);
        INFO(name.toStdString());
        REQUIRE(one != nullptr);
        REQUIRE(one->isEnabled());
        QTest::mouseClick(one, Qt::LeftButton);
        REQUIRE(settled());
    }
    void print()
    {
        key(Qt::Key_P, Qt::ControlModifier);
        REQUIRE(settled());
    }
    /// The pages that are seen as they will be printed; null where none are.
    PageView* pages() const { return find<PageView>(QStringLiteral("打印页预览")); }

    /// The workbook of what is seen, each row as its texts joined by "|".
    QStringList exported(const QString& name)
    {
        const QString path = this->path(name + QStringLiteral(".xlsx"));
        dialogs.files = {path};
        press(QStringLiteral("导出 Excel…"));
        const auto book = open_workbook(path.toStdString());
        REQUIRE(book);
        QStringList rows;
        NoProgress quiet;
        REQUIRE((*book)->read(
            0,
            [&](const SheetRow& row) {
                QStringList cells;
                for (const Cell& cell : *row.cells)
                    cells << qt(cell.text);
                rows << cells.join(QLatin1Char('|'));
                return true;
            },
            quiet));
        return rows;
    }
    bool any_table() const
    {
        const auto tables = window->current_page()->findChildren<QAbstractItemView*>();
        return std::ranges::any_of(tables, [](const QAbstractItemView* view) {
            return view->isVisible() && view->model() != nullptr &&
                   view->model()->columnCount() > 0 &&
                   (qobject_cast<const QTableView*>(view) != nullptr ||
                    (qobject_cast<const QTreeView*>(view) != nullptr &&
                     !qobject_cast<const QTreeView*>(view)->isHeaderHidden()));
        });
    }
};

} // namespace

TEST_CASE("the findings of a rule are printed as they are listed, with rule, clause and policy")
{
    Printing f;
    f.context.go(Place::rule(QStringLiteral("ningxia-2018/7.a")));
    REQUIRE(f.settled());
    auto* findings = f.find<QTableView>(QStringLiteral("结论清单"));
    REQUIRE(findings != nullptr);
    const int count = findings->model()->rowCount();
    REQUIRE(count > 1);
    const QString first = findings->model()->index(0, FindingModel::Subject).data().toString();
    const QString last =
        findings->model()->index(count - 1, FindingModel::Subject).data().toString();

    f.press(QStringLiteral("打印或导出所显示的表"));
    REQUIRE(f.pages() != nullptr);
    CHECK(f.pages()->pages() >= 1);
    CHECK(findings->isHidden() == false);
    CHECK_FALSE(findings->isVisible());
    const QStringList rows = f.exported(QStringLiteral("结论"));
    const QString all = rows.join(QLatin1Char('\n'));
    const auto& pack = *Evaluations::of(f.context).result()->packs.front().pack;
    CHECK(rows.front().contains(QString::fromStdString(pack.rule("7.a")->title)));
    CHECK(all.contains(QString::fromStdString(pack.name())));
    CHECK(all.contains(QStringLiteral("依据：") + QString::fromStdString(pack.rule("7.a")->basis)));
    CHECK(all.contains(QStringLiteral("统计截至：2025年10月15日")));
    CHECK(all.contains(QStringLiteral("填报单位：") +
                       QString::fromStdString(f.context.jurisdiction()->name)));
    CHECK(all.contains(QStringLiteral("共 %L1 行").arg(count)));
    CHECK(all.contains(QStringLiteral("序号|状态|对象")));
    const auto numbered = [&](int number, const QString& name) {
        return std::ranges::any_of(rows, [&](const QString& row) {
            return row.startsWith(QStringLiteral("%1|").arg(number)) && row.contains(name);
        });
    };
    CHECK(numbered(1, first));
    CHECK(numbered(count, last));

    f.dialogs.files = {f.path(QStringLiteral("结论.pdf"))};
    f.press(QStringLiteral("存为 PDF…"));
    CHECK(QFile::exists(f.path(QStringLiteral("结论.pdf"))));
    // Ctrl+P asks for the printer now; "print to file" is one.
    f.dialogs.print_file = f.path(QStringLiteral("打印.pdf"));
    f.print();
    CHECK(QFile::exists(f.dialogs.print_file));

    f.key(Qt::Key_Escape);
    CHECK(f.pages() == nullptr);
    CHECK(findings->isVisible());
}

TEST_CASE("what the findings are narrowed to stands on their print")
{
    Printing f;
    f.context.go(Place::rule(QStringLiteral("ningxia-2018/7.a"), QStringLiteral("公司")));
    REQUIRE(f.settled());
    f.print();
    const QString all = f.exported(QStringLiteral("结论")).join(QLatin1Char('\n'));
    CHECK(all.contains(QStringLiteral("未落实、待补数据")));
    CHECK(all.contains(QStringLiteral("含“公司”")));
}

TEST_CASE("things to do are printed as they are listed, what is below them too")
{
    Printing f;
    f.window->show_page(QStringLiteral("start"));
    f.press(QStringLiteral("重点"));
    auto* list = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(list != nullptr);
    f.print();
    REQUIRE(f.pages() != nullptr);
    const QStringList rows = f.exported(QStringLiteral("待办"));
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QString text = list->model()->index(row, 0).data().toString();
        INFO(text.toStdString());
        CHECK(std::ranges::any_of(rows, [&](const QString& one) { return one.contains(text); }));
    }
}

TEST_CASE("every table on the screen can be printed, and Escape leads back to it")
{
    Printing f;
    for (const Stop& stop : tour()) {
        INFO(stop.name.toStdString());
        REQUIRE(visit(*f.window, stop, [&] { REQUIRE(f.settled()); }));
        Page* page = f.window->current_page();
        if (page->id() == QStringLiteral("report") || page->id() == QStringLiteral("changes") ||
            stop.name == QStringLiteral("dossier") || !f.any_table())
            continue; // these print what they show in pages of their own
        f.print();
        CHECK(f.window->current_page() == page);
        REQUIRE(f.pages() != nullptr);
        CHECK(f.pages()->pages() >= 1);
        f.key(Qt::Key_Escape);
        CHECK(f.pages() == nullptr);
        CHECK(f.any_table());
    }
}

TEST_CASE("of several tables on the screen the one to print is chosen")
{
    Printing f;
    f.context.go(Place::rule(QStringLiteral("ningxia-2018/7.a")));
    REQUIRE(f.settled());
    f.print();
    auto* which = f.find<QComboBox>(QStringLiteral("打印哪张表"));
    REQUIRE(which != nullptr);
    REQUIRE(which->count() == 2);
    CHECK(which->currentText().startsWith(QStringLiteral("7.a")));
    which->setCurrentIndex(1);
    REQUIRE(f.settled());
    const QString all = f.exported(QStringLiteral("规则")).join(QLatin1Char('\n'));
    CHECK(all.contains(QStringLiteral("政策规则")));
}

TEST_CASE("going elsewhere leaves the print preview")
{
    Printing f;
    f.context.go(Place::rule(QStringLiteral("ningxia-2018/7.a")));
    REQUIRE(f.settled());
    f.print();
    REQUIRE(f.pages() != nullptr);
    SECTION("to another page and back")
    {
        f.window->show_page(QStringLiteral("start"));
        REQUIRE(f.settled());
        f.window->show_page(QStringLiteral("rules"));
    }
    SECTION("to another part of the page")
    {
        f.context.go(Place::part(QStringLiteral("rules"), QStringLiteral("targets")));
    }
    REQUIRE(f.settled());
    CHECK(f.pages() == nullptr);
}
