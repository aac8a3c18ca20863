// Many cells at once: fields of many rows, find and replace, fill, sums, the values of a column.

#include <algorithm>

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>

#include "core/store/ledger_store.h"
#include "core/store/own_fields.h"
#include "tests/ui/table_fixture.h"
#include "ui/ledger/bulk_panel.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/widgets/line_label.h"

using namespace lx;
using namespace lx::ui;
using lx::test::TableFixture;
using lx::test::WindowFixture;

namespace {

struct ToolsFixture : TableFixture
{
    [[nodiscard]] std::vector<std::int64_t> chosen() const { return view->selected_ids(); }
    void set(std::int64_t id, const std::string& field, Value value)
    {
        const auto edited = context.edit(QStringLiteral("x"), [&](Editor& editor) {
            return editor.change(*def, id, {{def->index_of(field), std::move(value)}});
        });
        REQUIRE(edited.has_value());
        REQUIRE_FALSE(edited->refused());
        REQUIRE(settled());
    }
    void press(const QString& text)
    {
        auto* wanted = button<QPushButton>(text);
        REQUIRE(wanted != nullptr);
        REQUIRE(wanted->isEnabled());
        QTest::mouseClick(wanted, Qt::LeftButton);
        REQUIRE(settled());
    }
    void from_menu(const QString& part)
    {
        auto* more = button<QPushButton>(QStringLiteral("更多"));
        REQUIRE(more != nullptr);
        for (QAction* action : more->menu()->actions()) {
            if (action->text().contains(part)) {
                REQUIRE(action->isEnabled());
                action->trigger();
                REQUIRE(settled());
                return;
            }
        }
        FAIL("no such action");
    }
    void undo()
    {
        view->setFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
        REQUIRE(settled());
    }
    /// Opens the values of a column of three rows: 张三 twice and 李四.
    std::vector<std::int64_t> values_of_three()
    {
        for (int row = 0; row < 3; ++row)
            set(model->id_at(row), "legal_person", row == 2 ? Value("李四") : Value("张三"));
        choose(0, 2, "legal_person");
        from_menu(QStringLiteral("这一栏的取值"));
        return chosen();
    }
};

} // namespace

TEST_CASE("ticked fields of the chosen rows are changed at once; the choice stays; one undo")
{
    ToolsFixture f;
    f.choose(0, 2, "legal_person");
    const auto ids = f.chosen();
    REQUIRE(ids.size() == 3);
    const QStringList before = f.texts(ids, "legal_person");
    f.key(Qt::Key_E, Qt::ControlModifier);
    auto* panel = f.window->findChild<BulkPanel*>();
    REQUIRE(panel->isVisible());
    // The keyboard is in the field of the column one was at; what is entered ticks itself.
    auto* person = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(person != nullptr);
    CHECK(person->accessibleName() == QStringLiteral("法定代表人"));
    WindowFixture::write(person, QStringLiteral("张三"));
    f.press(QStringLiteral("修改这些行"));
    CHECK_FALSE(panel->isVisible());
    CHECK(f.texts(ids, "legal_person") == QStringList(3, QStringLiteral("张三")));
    CHECK(f.chosen() == ids);
    f.undo();
    CHECK(f.texts(ids, "legal_person") == before);
}

TEST_CASE("the panel is about the rows that are chosen now, not those it was opened on")
{
    ToolsFixture f;
    f.choose(0, 2, "legal_person");
    const auto before = f.chosen();
    const QString left_out = f.texts({before[1]}, "legal_person").front();
    f.key(Qt::Key_E, Qt::ControlModifier);
    auto* panel = f.window->findChild<BulkPanel*>();
    auto* person = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(person != nullptr);
    WindowFixture::write(person, QStringLiteral("张三"));
    const QModelIndex second = f.model->index(f.model->row_of(before[1]), 0);
    f.view->selectionModel()->select(second,
                                     QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
    REQUIRE(f.settled());
    REQUIRE(f.chosen().size() == 2);
    const auto labels = panel->findChildren<QLabel*>();
    CHECK(std::ranges::any_of(labels, [](const QLabel* label) {
        return label->text().contains(QStringLiteral("2 行"));
    }));
    f.press(QStringLiteral("修改这些行"));
    CHECK(f.texts({before[0], before[2]}, "legal_person") ==
          QStringList(2, QStringLiteral("张三")));
    CHECK(f.texts({before[1]}, "legal_person").front() == left_out);
    // With none chosen there is nothing to change.
    f.choose(0, 1, "legal_person");
    f.key(Qt::Key_E, Qt::ControlModifier);
    person = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    WindowFixture::write(person, QStringLiteral("李四"));
    f.view->clearSelection();
    REQUIRE(f.settled());
    CHECK_FALSE(f.button<QPushButton>(QStringLiteral("修改这些行"))->isEnabled());
}

TEST_CASE("what can't be entered stays in the panel; rows that refuse it can be looked at")
{
    ToolsFixture f;
    f.choose(0, 2, "registered");
    const auto ids = f.chosen();
    const QStringList before = f.texts(ids, "registered");
    f.key(Qt::Key_E, Qt::ControlModifier);
    auto* panel = f.window->findChild<BulkPanel*>();
    auto* day = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(day != nullptr);
    WindowFixture::write(day, QStringLiteral("去年"));
    f.press(QStringLiteral("修改这些行"));
    CHECK(panel->isVisible());
    CHECK(f.texts(ids, "registered") == before);
    // A day before some were registered: those refuse it.
    day->clear();
    for (const std::int64_t id : ids) {
        f.set(id, "deregistered", Value{});
        f.set(id, "registered", id == ids[0] ? "2001-01-01" : "2020-01-01");
    }
    f.choose(0, 2, "deregistered");
    f.key(Qt::Key_E, Qt::ControlModifier);
    auto* end = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(end != nullptr);
    WindowFixture::write(end, QStringLiteral("2010-01-01"));
    f.press(QStringLiteral("修改这些行"));
    CHECK(f.notice_says(QStringLiteral("1 行已修改")));
    CHECK(f.notice_says(QStringLiteral("2 行没有修改")));
    f.press(QStringLiteral("查看这些行"));
    CHECK(f.model->rowCount() == 2);
}

TEST_CASE("find and replace: hits with ticks in the rows chosen, replaced as one action")
{
    ToolsFixture f;
    for (int row = 0; row < 3; ++row)
        f.set(f.model->id_at(row), "address", "东街 1 号");
    f.choose(0, 2, "address");
    const auto ids = f.chosen();
    f.key(Qt::Key_H, Qt::ControlModifier);
    auto* words = f.find<QLineEdit>(QStringLiteral("查找内容"));
    REQUIRE(words != nullptr);
    CHECK(QApplication::focusWidget() == words);
    WindowFixture::write(words, QStringLiteral("东街"));
    WindowFixture::write(f.find<QLineEdit>(QStringLiteral("替换为")), QStringLiteral("西街"));
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    QTest::keyClick(words, Qt::Key_Return);
    REQUIRE(f.settled());
    auto* hits = f.find<QTreeWidget>(QStringLiteral("找到的各处"));
    REQUIRE(hits != nullptr);
    REQUIRE(hits->topLevelItemCount() == 3);
    CHECK(hits->topLevelItem(0)->text(3) == QStringLiteral("西街 1 号"));
    hits->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
    f.press(QStringLiteral("替换勾选的"));
    CHECK(f.texts(ids, "address") == QStringList{QStringLiteral("西街 1 号"),
                                                 QStringLiteral("东街 1 号"),
                                                 QStringLiteral("西街 1 号")});
    CHECK(hits->topLevelItemCount() == 1); // what is left of it
    CHECK(f.chosen().size() >= 2);
    f.undo();
    CHECK(f.texts(ids, "address") == QStringList(3, QStringLiteral("东街 1 号")));
    // Escape closes it, the keyboard is in the table again.
    QTest::keyClick(words, Qt::Key_Escape);
    CHECK_FALSE(words->isVisible());
    CHECK(f.view->hasFocus());
}

TEST_CASE("all columns leave out codes; a pattern that can't be read says where")
{
    ToolsFixture f;
    const QString code = qt(text_of(f.stored(f.model->id_at(0), "uscc")));
    REQUIRE_FALSE(code.isEmpty());
    f.choose(0, 0, "uscc");
    f.key(Qt::Key_H, Qt::ControlModifier);
    auto* words = f.find<QLineEdit>(QStringLiteral("查找内容"));
    auto* where = f.find<QComboBox>(QStringLiteral("在哪些栏"));
    auto* how = f.find<QComboBox>(QStringLiteral("查找方式"));
    auto* hits = f.find<QTreeWidget>(QStringLiteral("找到的各处"));
    WindowFixture::write(words, code);
    where->setCurrentIndex(1);
    f.press(QStringLiteral("全部找出"));
    CHECK(hits->topLevelItemCount() == 0);
    where->setCurrentIndex(0);
    f.press(QStringLiteral("全部找出"));
    CHECK(hits->topLevelItemCount() == 1);
    words->clear();
    WindowFixture::write(words, QStringLiteral("(9"));
    how->setCurrentIndex(3);
    f.press(QStringLiteral("全部找出"));
    CHECK(f.notice_says(QStringLiteral("正则表达式第")));
}

TEST_CASE("fill: down, in a series, and what is entered into all rows chosen")
{
    ToolsFixture f;
    f.set(f.model->id_at(0), "address", "1 号楼");
    f.choose(0, 3, "address");
    const auto ids = f.chosen();
    const QStringList before = f.texts(ids, "address");
    f.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(f.settled());
    CHECK(f.texts(ids, "address") == QStringList(4, QStringLiteral("1 号楼")));
    CHECK(f.chosen() == ids);
    f.undo();
    CHECK(f.texts(ids, "address") == before);
    f.choose(0, 3, "address");
    f.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(f.settled());
    CHECK(f.texts(ids, "address") == QStringList{QStringLiteral("1 号楼"), QStringLiteral("2 号楼"),
                                                 QStringLiteral("3 号楼"),
                                                 QStringLiteral("4 号楼")});
    f.choose(0, 3, "address");
    f.key(Qt::Key_F2);
    auto* editor = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(editor != nullptr);
    REQUIRE(f.settled());
    WindowFixture::write(editor, QStringLiteral("南街"));
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.texts(ids, "address") == QStringList(4, QStringLiteral("南街")));
    CHECK(f.model->rowCount() == 300); // no new row was begun
}

TEST_CASE("sums of the column over the rows chosen stand in the status line; a click copies them")
{
    ToolsFixture f;
    for (int row = 0; row < 3; ++row)
        f.set(f.model->id_at(row), "registered", row == 2 ? Value{} : Value("2020-01-01"));
    f.choose(0, 2, "registered");
    const QString status = f.window->current_page()->status();
    CHECK(status.contains(QStringLiteral("登记日期：有值 2 · 不同 1 · 空 1")));
    CHECK(status.contains(QStringLiteral("最小 2020-01-01")));
    LineLabel* words = nullptr;
    for (LineLabel* label : f.window->findChildren<LineLabel*>())
        if (label->text() == status)
            words = label;
    REQUIRE(words != nullptr);
    QTest::mouseClick(words, Qt::LeftButton);
    CHECK(QGuiApplication::clipboard()->text().contains(QStringLiteral("有值\t2\n不同\t1")));
    f.choose(0, 0, "registered");
    CHECK_FALSE(f.window->current_page()->status().contains(QStringLiteral("有值")));
    // All rows at once, too.
    f.choose(0, f.model->rowCount() - 1, "name");
    CHECK(f.window->current_page()->status().contains(QStringLiteral("单位名称：有值 300")));
}

TEST_CASE("the values of a column: counted, opened, changed wherever they stand")
{
    ToolsFixture f;
    const auto ids = f.values_of_three();
    auto* values = f.find<QTreeWidget>(QStringLiteral("这一栏的取值"));
    REQUIRE(values != nullptr);
    REQUIRE(values->topLevelItemCount() == 2);
    CHECK(values->topLevelItem(0)->text(0) == QStringLiteral("张三"));
    CHECK(values->topLevelItem(0)->text(1) == QStringLiteral("2"));
    CHECK(values->topLevelItem(0)->text(2) == QStringLiteral("66.7%"));
    auto* into = f.find<QLineEdit>(QStringLiteral("法定代表人"));
    REQUIRE(into != nullptr);
    WindowFixture::write(into, QStringLiteral("王五"));
    f.press(QStringLiteral("全部改掉"));
    CHECK(f.texts(ids, "legal_person") ==
          QStringList{QStringLiteral("王五"), QStringLiteral("王五"), QStringLiteral("李四")});
    REQUIRE(values->topLevelItemCount() == 2); // counted again
    CHECK(values->topLevelItem(0)->text(0) == QStringLiteral("王五"));
    f.undo();
    CHECK(f.texts(ids, "legal_person") ==
          QStringList{QStringLiteral("张三"), QStringLiteral("张三"), QStringLiteral("李四")});
    values->setCurrentItem(values->topLevelItem(1));
    f.press(QStringLiteral("查看这些行"));
    CHECK(f.model->rowCount() == 1);
    CHECK(f.model->id_at(0) == ids[2]);
}

TEST_CASE("rows changed are chosen again only where they still are the ones chosen")
{
    ToolsFixture f;
    f.choose(0, 2, "legal_person");
    f.view->select_ids({1, 2, 3});
    REQUIRE(f.settled());
    const auto ids = f.chosen();
    REQUIRE(ids.size() == 3);
    f.key(Qt::Key_E, Qt::ControlModifier);
    WindowFixture::write(QApplication::focusWidget(), QStringLiteral("张三"));
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("修改这些行")), Qt::LeftButton);
    SECTION("another ledger was gone to")
    {
        ListRequest members;
        members.query.ledger = "member";
        f.context.go(Place::list(members));
        REQUIRE(f.settled());
        REQUIRE(f.model->def()->code == "member");
        for (const std::int64_t id : ids)
            REQUIRE(f.model->row_of(id) >= 0); // the same numbers are others here
        CHECK(f.view->selected_count() == 1);
        f.model->sort(f.model->def()->index_of("name"), Qt::DescendingOrder);
        REQUIRE(f.settled());
        CHECK(f.view->selected_count() == 1);
    }
    SECTION("another row was gone to")
    {
        f.view->setFocus();
        f.key(Qt::Key_Down);
        REQUIRE(f.settled());
        CHECK(f.view->selected_count() == 1);
    }
    SECTION("another row was gone to before the change had been taken in")
    {
        auto* panel = f.window->findChild<BulkPanel*>();
        QObject::connect(panel, &BulkPanel::changed, f.view, [&f] {
            f.view->setFocus();
            f.key(Qt::Key_Down);
        });
        REQUIRE(f.settled());
        CHECK(f.view->selected_count() == 1);
    }
    CHECK(f.texts(ids, "legal_person") == QStringList(3, QStringLiteral("张三")));
}

TEST_CASE("a value that was changed is gone on from by nobody's second Enter")
{
    ToolsFixture f;
    const auto ids = f.values_of_three();
    auto* values = f.find<QTreeWidget>(QStringLiteral("这一栏的取值"));
    auto* into = f.find<QLineEdit>(QStringLiteral("法定代表人"));
    REQUIRE(values->currentItem()->text(0) == QStringLiteral("张三"));
    WindowFixture::write(into, QStringLiteral("赵六"));
    QTest::keyClick(into, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(into->text().isEmpty());
    REQUIRE(values->currentItem() != nullptr);
    CHECK(values->currentItem()->text(0) == QStringLiteral("赵六"));
    QTest::keyClick(into, Qt::Key_Return);
    REQUIRE(f.settled());
    const QStringList changed{QStringLiteral("赵六"), QStringLiteral("赵六"),
                              QStringLiteral("李四")};
    CHECK(f.texts(ids, "legal_person") == changed);
    // Where the value goes away otherwise what was entered is for no other one.
    WindowFixture::write(into, QStringLiteral("孙七"));
    f.set(ids[0], "legal_person", "李四");
    f.set(ids[1], "legal_person", "李四");
    CHECK(values->selectedItems().isEmpty());
    QTest::keyClick(into, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.texts(ids, "legal_person") == QStringList(3, QStringLiteral("李四")));
}

TEST_CASE("replacing in all rows shown chooses none of them")
{
    ToolsFixture f;
    for (int row = 0; row < 3; ++row)
        f.set(f.model->id_at(row), "address", "东街 1 号");
    f.choose(0, 0, "address");
    f.key(Qt::Key_H, Qt::ControlModifier);
    auto* words = f.find<QLineEdit>(QStringLiteral("查找内容"));
    WindowFixture::write(words, QStringLiteral("东街 1"));
    WindowFixture::write(f.find<QLineEdit>(QStringLiteral("替换为")), QStringLiteral("西街 1"));
    QTest::keyClick(words, Qt::Key_Return);
    REQUIRE(f.settled());
    f.press(QStringLiteral("替换勾选的"));
    CHECK(f.notice_says(QStringLiteral("行已修改")));
    CHECK(f.view->selected_count() == 1);
}

TEST_CASE("fields of many rows: Enter goes on, Ctrl+Enter writes; opened for other rows it stays")
{
    ToolsFixture f;
    f.choose(0, 2, "legal_person");
    const auto ids = f.chosen();
    f.key(Qt::Key_E, Qt::ControlModifier);
    auto* panel = f.window->findChild<BulkPanel*>();
    auto* person = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(person != nullptr);
    WindowFixture::write(person, QStringLiteral("周八"));
    QTest::keyClick(person, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(panel->isVisible());
    CHECK(f.texts(ids, "legal_person") != QStringList(3, QStringLiteral("周八")));
    CHECK(QApplication::focusWidget() != person);
    CHECK(panel->isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(person, Qt::Key_Return, Qt::ControlModifier);
    // While it writes the panel is asked about other rows.
    f.view->selectionModel()->select(
        QItemSelection(f.model->index(3, 0), f.model->index(4, f.model->columnCount() - 1)),
        QItemSelectionModel::ClearAndSelect);
    const auto others = f.chosen();
    f.view->setFocus();
    f.key(Qt::Key_E, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.texts(ids, "legal_person") == QStringList(3, QStringLiteral("周八")));
    CHECK(panel->isVisible());
    CHECK(f.chosen() == others);
}

TEST_CASE("the panels can be opened again in a file whose ledgers have other fields")
{
    ToolsFixture f;
    f.make_county(QStringLiteral("other.lxdb"), 60);
    {
        auto other = Database::open(f.path(QStringLiteral("other.lxdb")).toStdString(),
                                    Database::Mode::ReadWrite);
        REQUIRE(other);
        FieldDef brand;
        brand.name = "党建品牌";
        brand.type = FieldType::Text;
        REQUIRE(save_own_field(**other, Catalog::builtin(), "unit", brand));
    }
    f.choose(0, 2, "legal_person");
    f.from_menu(QStringLiteral("这一栏的取值"));
    f.key(Qt::Key_Escape);
    f.key(Qt::Key_E, Qt::ControlModifier);
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    f.window->show_page(QStringLiteral("ledger"));
    REQUIRE(f.settled());
    f.def = f.context.catalog()->ledger("unit");
    const auto own = std::find_if(f.def->fields.begin(), f.def->fields.end(),
                                  [](const FieldDef& field) { return field.name == "党建品牌"; });
    REQUIRE(own != f.def->fields.end());
    f.choose(0, 2, own->key);
    f.from_menu(QStringLiteral("这一栏的取值"));
    CHECK(f.find<QLineEdit>(QStringLiteral("党建品牌")) != nullptr);
    f.view->setFocus();
    f.key(Qt::Key_E, Qt::ControlModifier);
    auto* brand = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(brand != nullptr);
    CHECK(brand->accessibleName() == QStringLiteral("党建品牌"));
}

TEST_CASE("a column hidden under the keyboard is not worked on")
{
    ToolsFixture f;
    f.set(f.model->id_at(0), "address", "1 号楼");
    f.choose(0, 2, "address");
    const auto ids = f.chosen();
    const QStringList before = f.texts(ids, "address");
    f.view->show_column(f.def->index_of("address"), false);
    f.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("已隐藏")));
    CHECK(f.texts(ids, "address") == before);
    f.key(Qt::Key_H, Qt::ControlModifier);
    auto* where = f.find<QComboBox>(QStringLiteral("在哪些栏"));
    REQUIRE(where != nullptr);
    const auto first = static_cast<std::size_t>(f.view->shown_fields().front());
    CHECK(where->itemText(0) == qt(f.def->fields[first].name));
}

TEST_CASE("sums of all rows of a list are of that list alone")
{
    ToolsFixture f;
    const std::vector<std::int64_t> ids{f.model->id_at(0), f.model->id_at(1), f.model->id_at(2)};
    f.context.go(Place::rows("unit", ids, QStringLiteral("三个")));
    REQUIRE(f.settled());
    REQUIRE(f.model->rowCount() == 3);
    f.view->setFocus();
    f.key(Qt::Key_A, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.window->current_page()->status().contains(QStringLiteral("有值 3 ·")));
    ListRequest whole;
    whole.query.ledger = "unit";
    f.context.go(Place::list(whole));
    REQUIRE(f.settled());
    f.view->setFocus();
    f.key(Qt::Key_A, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.window->current_page()->status().contains(QStringLiteral("有值 300 ·")));
}
