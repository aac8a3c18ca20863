// The columns of the ledger's table: those the program works out, and those frozen at the left.

#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include "core/rows/list_columns.h"
#include "core/store/ledger_store.h"
#include "tests/ui/pictures.h"
#include "tests/ui/table_fixture.h"
#include "ui/ledger/column_layout.h"
#include "ui/ledger/frozen_header.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/widgets/field_editor.h"

using namespace lx;
using namespace lx::ui;
using lx::test::TableFixture;
using lx::test::WindowFixture;

namespace {

struct Columns : TableFixture
{
    FrozenHeader* header = qobject_cast<FrozenHeader*>(view->horizontalHeader());

    [[nodiscard]] int column(const char* key) const { return column_of(model->columns(), key); }
    QAction* entry(QMenu* menu, const QString& text)
    {
        for (QAction* action : menu->actions())
            if (action->text().startsWith(text))
                return action;
        return nullptr;
    }
    QMenu* chooser()
    {
        auto* button = find<QToolButton>(QStringLiteral("选择显示的列"));
        REQUIRE(button != nullptr);
        Q_EMIT button->menu()->aboutToShow();
        return button->menu();
    }
    /// Ticks a derived column in the chooser.
    void choose(const QString& name)
    {
        QAction* group = entry(chooser(), QStringLiteral("推算的栏目"));
        REQUIRE(group != nullptr);
        QAction* one = entry(group->menu(), name);
        REQUIRE(one != nullptr);
        one->setChecked(true);
        REQUIRE(settled());
    }
    /// Shows so many fields that the table scrolls, and freezes the first two.
    void freeze_two()
    {
        for (const char* key : {"address", "phone", "registered", "contact_person", "note"})
            view->show_column(column(key), true);
        view->freeze_to(view->shown_columns()[1]);
        REQUIRE(settled());
        REQUIRE(view->horizontalScrollBar()->maximum() > 100);
    }
    [[nodiscard]] QPoint middle(int row, int at) const
    {
        return view->visualRect(model->index(row, at)).center();
    }
};

} // namespace

TEST_CASE("a derived column is chosen from a group of its own, is told how it is counted, and kept")
{
    Columns f;
    QAction* group = f.entry(f.chooser(), QStringLiteral("推算的栏目"));
    REQUIRE(group != nullptr);
    CHECK_FALSE(f.entry(group->menu(), QStringLiteral("从业人员数"))->toolTip().isEmpty());
    f.choose(QStringLiteral("从业人员数"));
    const int headcount = f.column("headcount");
    CHECK(f.view->column_shown(headcount));
    // What is shown is the fact; a row with more people sorts higher.
    f.model->sort(headcount, Qt::DescendingOrder);
    REQUIRE(f.settled());
    const auto shown = [&](int row) {
        const QModelIndex cell = f.model->index(row, headcount);
        REQUIRE(
            lx::test::wait_until([&] { return cell.data().toString() != QStringLiteral("…"); }));
        return cell.data().toString().remove(QLatin1Char(',')).toInt();
    };
    CHECK(shown(0) > 0);
    CHECK(shown(0) >= shown(1));
    // Not to be edited.
    f.view->setCurrentIndex(f.model->index(0, headcount));
    f.view->setFocus();
    f.key(Qt::Key_F2);
    CHECK(f.view->findChild<FieldEditor*>() == nullptr);
    // Remembered for the ledger.
    f.show("org");
    f.show("unit");
    CHECK(f.view->column_shown(f.column("headcount")));
    CHECK(f.view->shown_columns().back() == f.column("headcount"));
    CHECK(f.view->shown_fields().back() != f.column("headcount"));
}

TEST_CASE("a derived column is summed in the status line, and tools for fields leave it alone")
{
    Columns f;
    f.choose(QStringLiteral("从业人员数"));
    const int headcount = f.column("headcount");
    f.view->setFocus();
    f.view->setCurrentIndex(f.model->index(0, headcount));
    f.key(Qt::Key_A, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.window->current_page()->status().contains(QStringLiteral("从业人员数(人)：")));
    CHECK(f.window->current_page()->status().contains(QStringLiteral("合计")));
    auto* more = f.button<QPushButton>(QStringLiteral("更多"));
    f.entry(more->menu(), QStringLiteral("这一栏的取值"))->trigger();
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("由程序推算")));
}

TEST_CASE("copies and exports carry derived columns; what is pasted here again does not")
{
    Columns f;
    f.choose(QStringLiteral("党的组织覆盖"));
    f.view->select_ids({f.model->id_at(0), f.model->id_at(1)});
    f.view->setFocus();
    f.key(Qt::Key_C, Qt::ControlModifier);
    REQUIRE(f.settled());
    const QString text = QGuiApplication::clipboard()->text();
    CHECK(text.section(QLatin1Char('\n'), 0, 0).endsWith(QStringLiteral("党的组织覆盖（推算）")));
    const QString last = text.section(QLatin1Char('\n'), 1, 1).section(QLatin1Char('\t'), -1);
    CHECK((last == QStringLiteral("是") || last == QStringLiteral("否")));

    f.dialogs.files = {f.path(QStringLiteral("out.csv"))};
    auto* more = f.button<QPushButton>(QStringLiteral("更多"));
    QAction* save = f.entry(more->menu(), QStringLiteral("导出这些行"));
    REQUIRE(save != nullptr);
    save->trigger();
    REQUIRE(f.settled());
    QFile out(f.path(QStringLiteral("out.csv")));
    REQUIRE(out.open(QIODevice::ReadOnly));
    CHECK(QString::fromUtf8(out.readLine()).contains(QStringLiteral("党的组织覆盖（推算）")));
}

TEST_CASE("a list keeps derived columns, their widths and what is frozen; others are as they were")
{
    Columns f;
    f.choose(QStringLiteral("未建类型"));
    const int kind = f.column("unbuilt_kind");
    f.view->setColumnWidth(kind, 171);
    f.view->freeze_to(f.view->shown_columns()[0]);
    auto* lists = f.find<QToolButton>(QStringLiteral("名单"));
    Q_EMIT lists->menu()->aboutToShow();
    f.entry(lists->menu(), QStringLiteral("把这些行存为名单"))->trigger();
    auto* line = f.find<QLineEdit>(QStringLiteral("名单的名称"));
    REQUIRE(line != nullptr);
    line->setText(QStringLiteral("我的名单"));
    Q_EMIT line->returnPressed();
    REQUIRE(f.settled());
    CHECK(f.view->column_shown(kind));
    CHECK(f.view->columnWidth(kind) == 171);
    CHECK(f.view->frozen() == 1);
    f.view->freeze_to(-1);
    f.view->show_column(kind, false);
    f.show("unit");
    CHECK(f.view->column_shown(kind));
    CHECK(f.view->frozen() == 1);
}

TEST_CASE("frozen columns keep their place while the others scroll beneath them")
{
    Columns f;
    f.freeze_two();
    const std::vector<int> shown = f.view->shown_columns();
    const QRect first = f.view->visualRect(f.model->index(0, shown[0]));
    const QRect second = f.view->visualRect(f.model->index(0, shown[1]));
    f.view->horizontalScrollBar()->setValue(100);
    CHECK(f.view->visualRect(f.model->index(0, shown[0])) == first);
    CHECK(f.view->visualRect(f.model->index(0, shown[1])) == second);
    // What is seen is what is hit.
    CHECK(f.view->indexAt(second.center()) == f.model->index(0, shown[1]));
    const QPoint beside(f.header->strip() + 20, second.center().y());
    const QModelIndex hit = f.view->indexAt(beside);
    CHECK(f.view->visualRect(hit).contains(beside));
    CHECK_FALSE(f.header->is_frozen(hit.column()));
}

TEST_CASE("a drag over the border of the frozen columns chooses on")
{
    Columns f;
    f.freeze_two();
    f.view->horizontalScrollBar()->setValue(100);
    const std::vector<int> shown = f.view->shown_columns();
    const QPoint from = f.middle(1, shown[1]);
    const QPoint to(f.header->strip() + 60, f.middle(4, shown[1]).y());
    QTest::mousePress(f.view->viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(f.view->viewport(), (from + to) / 2);
    QTest::mouseMove(f.view->viewport(), to);
    QTest::mouseRelease(f.view->viewport(), Qt::LeftButton, {}, to);
    CHECK(f.view->selected_count() == 4);
    CHECK(f.view->currentIndex().row() == 4);
    CHECK(f.view->currentIndex() == f.view->indexAt(to));
}

TEST_CASE("the keyboard goes over the border, and its cell is never under the frozen columns")
{
    Columns f;
    f.freeze_two();
    const std::vector<int> shown = f.view->shown_columns();
    f.view->setFocus();
    f.view->setCurrentIndex(f.model->index(0, shown.back()));
    REQUIRE(f.view->horizontalScrollBar()->value() > 0);
    for (auto at = shown.rbegin(); at != shown.rend(); ++at) {
        CHECK(f.view->currentIndex().column() == *at);
        const QRect cell = f.view->visualRect(f.view->currentIndex());
        CHECK(cell.left() >= 0);
        if (!f.header->is_frozen(*at))
            CHECK(cell.left() >= f.header->strip());
        f.key(Qt::Key_Left);
    }
    // To and fro between frozen ones nothing scrolls.
    f.view->horizontalScrollBar()->setValue(80);
    f.view->setCurrentIndex(f.model->index(0, shown[0]));
    f.key(Qt::Key_Right);
    CHECK(f.view->currentIndex().column() == shown[1]);
    CHECK(f.view->horizontalScrollBar()->value() == 80);
}

TEST_CASE("headings of frozen columns are clicked and drawn to a width where they are seen")
{
    Columns f;
    f.freeze_two();
    f.view->horizontalScrollBar()->setValue(100);
    const std::vector<int> shown = f.view->shown_columns();
    const QRect second = f.view->visualRect(f.model->index(0, shown[1]));
    QTest::mouseClick(f.header->viewport(), Qt::LeftButton, {},
                      QPoint(second.center().x(), f.header->height() / 2));
    REQUIRE(f.settled());
    CHECK(f.model->request().query.sort ==
          f.model->columns()[static_cast<std::size_t>(shown[1])].field.key);
    CHECK(f.header->sortIndicatorSection() == shown[1]);

    const int width = f.view->columnWidth(shown[1]);
    const QPoint edge(f.header->strip() - 1, f.header->height() / 2);
    QTest::mousePress(f.header->viewport(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(f.header->viewport(), edge + QPoint(15, 0));
    QTest::mouseMove(f.header->viewport(), edge + QPoint(30, 0));
    QTest::mouseRelease(f.header->viewport(), Qt::LeftButton, {}, edge + QPoint(30, 0));
    CHECK(f.view->columnWidth(shown[1]) == width + 30);
}

TEST_CASE("a frozen cell is edited where it is seen")
{
    Columns f;
    f.freeze_two();
    f.view->horizontalScrollBar()->setValue(100);
    const int name = f.column("name");
    REQUIRE(f.header->is_frozen(name));
    const std::int64_t id = f.model->id_at(1);
    f.view->setFocus();
    f.view->setCurrentIndex(f.model->index(1, name));
    f.key(Qt::Key_F2);
    auto* editor = f.view->findChild<FieldEditor*>();
    REQUIRE(editor != nullptr);
    CHECK(editor->geometry().left() == f.view->visualRect(f.model->index(1, name)).left());
    auto* line = editor->findChild<QLineEdit*>();
    line->selectAll();
    WindowFixture::write(line, QStringLiteral("改名后的公司"));
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.model->index(f.model->row_of(id), name).data().toString() ==
          QStringLiteral("改名后的公司"));
}

TEST_CASE("freezing is offered at the heading and in the chooser, kept per ledger, and taken back")
{
    Columns f;
    const int name = f.column("name");
    f.view->setCurrentIndex(f.model->index(0, name));
    QAction* freeze = f.entry(f.chooser(), QStringLiteral("冻结到此列"));
    REQUIRE(freeze != nullptr);
    CHECK(freeze->text().contains(QStringLiteral("单位名称")));
    freeze->trigger();
    CHECK(f.header->is_frozen(name));
    f.show("org");
    CHECK(f.view->frozen() == 0);
    f.show("unit");
    CHECK(f.header->is_frozen(name));

    Q_EMIT f.header->customContextMenuRequested(QPoint(5, 5));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    REQUIRE(menu != nullptr);
    QAction* loose = f.entry(menu, QStringLiteral("取消冻结"));
    REQUIRE(loose != nullptr);
    REQUIRE(loose->isEnabled());
    loose->trigger();
    menu->close();
    CHECK(f.view->frozen() == 0);
    CHECK(f.header->strip() == 0);
}

TEST_CASE("frozen columns always leave room for others")
{
    Columns f;
    f.freeze_two();
    f.view->freeze_to(f.view->shown_columns().back());
    CHECK(f.header->strip() > 0);
    CHECK(f.header->strip() <= f.view->viewport()->width() * 2 / 3 + 1);
    CHECK(f.header->frozen_sections().size() < f.view->shown_columns().size());
}

TEST_CASE("a layout is read as it was written, and nothing else is one")
{
    ColumnLayout layout;
    layout.shown = {{"name", 120}, {"headcount", 80}};
    layout.frozen = 1;
    CHECK(ColumnLayout::from_json(layout.to_json()) == layout);
    CHECK_FALSE(ColumnLayout::from_json({}));
    CHECK_FALSE(ColumnLayout::from_json(QByteArrayLiteral("\x00\x00\x00\xff\x00")));
    CHECK_FALSE(ColumnLayout::from_json(QByteArrayLiteral("{\"shown\":[]}")));
}

TEST_CASE("pictures of the table's columns", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    Columns f;
    lx::test::Pictures::resize(f);
    pictures.save(f, "columns-marks");
    for (const char* key : {"headcount", "formal", "org_covered", "unbuilt_kind", "latest_survey"})
        f.view->show_column(f.column(key), true);
    f.view->freeze_to(f.column("name"));
    const std::int64_t id = f.model->id_at(2);
    f.view->select_id(id);
    REQUIRE(change_cell(f.context, *f.def, id, f.def->index_of("uscc"),
                        std::string("99110000600037341L")));
    pictures.save(f, "columns-frozen");
    f.view->horizontalScrollBar()->setValue(260);
    pictures.save(f, "columns-scrolled");
    f.view->horizontalScrollBar()->setValue(f.view->horizontalScrollBar()->maximum());
    pictures.save(f, "columns-end");
    QMenu* menu = f.chooser();
    menu->popup(QPoint(400, 60));
    REQUIRE(f.settled());
    REQUIRE(menu->grab().save(qEnvironmentVariable("LIANGXIN_PICTURES") +
                              QStringLiteral("/columns-chooser.png")));
    menu->close();
    QMenu* derived = f.entry(menu, QStringLiteral("推算的栏目"))->menu();
    derived->popup(QPoint(400, 60));
    REQUIRE(derived->grab().save(qEnvironmentVariable("LIANGXIN_PICTURES") +
                                 QStringLiteral("/columns-derived.png")));
    derived->close();
}

TEST_CASE(
    "names are put in the order of strokes from the menu, by keys; the next column is as stored")
{
    Columns f;
    f.show("member");
    const int name = f.def->index_of("name");
    f.view->setFocus();
    f.view->setCurrentIndex(f.model->index(0, name));
    auto* more = f.button<QPushButton>(QStringLiteral("更多"));
    QAction* sort = f.entry(more->menu(), QStringLiteral("按这一栏排序"));
    REQUIRE(sort != nullptr);
    Q_EMIT sort->menu()->aboutToShow();
    f.entry(sort->menu(), QStringLiteral("按姓氏笔画排序"))->trigger();
    REQUIRE(f.settled());
    std::vector<std::string> keys;
    for (int row = 0; row < std::min(f.model->rowCount(), 50); ++row)
        keys.push_back(sort_key(utf8_of(f.texts(row, row, "name").front()), SortBy::SurnameStrokes,
                                NameKind::Person));
    REQUIRE(keys.size() > 10);
    CHECK(std::is_sorted(keys.begin(), keys.end()));
    // The arrow is at the column; another click there turns the order round and keeps it.
    CHECK(f.header->sortIndicatorSection() == name);
    f.model->sort(name, Qt::DescendingOrder);
    CHECK(f.model->request().query.sort_by == SortBy::SurnameStrokes);
    f.model->sort(f.def->index_of("id_number"), Qt::AscendingOrder);
    CHECK(f.model->request().query.sort_by == SortBy::Stored);
    REQUIRE(f.settled());
    CHECK_FALSE(f.model->sortable(f.def->index_of("born"), SortBy::Pinyin));
}
