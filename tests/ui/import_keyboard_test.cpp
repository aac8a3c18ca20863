// The import assistant by keyboard: where it is, what it writes into a cell, which keys do what.
#include <QAbstractItemView>
#include <QCompleter>
#include <QScrollArea>

#include "tests/ui/alt_keys.h"
#include "tests/ui/import_fixture.h"
#include "ui/exchange/import_assistant.h"
#include "ui/presentation/import_columns_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::alt_keys;
using lx::test::doubled_alt_keys;
using lx::test::ImportFixture;
using lx::test::WindowFixture;

namespace {

/// Opens a cell, writes into it and leaves it with a key.
void write_in(ImportFixture& f, const QModelIndex& index, const char* text, Qt::Key leave)
{
    INFO(text << " " << leave);
    auto* view = f.questions();
    view->setFocus();
    view->setCurrentIndex(index);
    f.key(Qt::Key_F2);
    auto* box = qobject_cast<QComboBox*>(view->indexWidget(index));
    REQUIRE(box != nullptr);
    box->lineEdit()->selectAll();
    WindowFixture::write(box->lineEdit(), QString::fromUtf8(text));
    box->completer()->popup()->hide(); // Tab ends the list of completions first
    QTest::keyClick(box->lineEdit(), leave);
    f.settle_popup();
    CHECK(view->indexWidget(index) == nullptr);
}

} // namespace

TEST_CASE("no key does two things, whatever is in view")
{
    ImportFixture f;
    const auto check = [&](const char* where) {
        INFO(where);
        CHECK(alt_keys(*f.window).size() > 5);
        CHECK(doubled_alt_keys(*f.window).isEmpty());
    };
    check("home");
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    check("questions");
    f.click("1 表格与栏目");
    check("columns");
    f.click("2 要回答的（3）");
    f.answer_registry();
    f.click("3 预览");
    REQUIRE(f.settled());
    check("preview");
    f.click("导入");
    REQUIRE(f.settled());
    check("done");
}

TEST_CASE("the keyboard comes to everything in view, and to nothing that is hidden")
{
    ImportFixture f;
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    const auto* assistant = f.window->findChild<ImportAssistant*>();
    for (const char* step : {"1 表格与栏目", "2 要回答的（3）", "3 预览"}) {
        INFO(step);
        f.click(step);
        REQUIRE(f.settled());
        f.key(Qt::Key_F, Qt::ControlModifier);
        REQUIRE(QApplication::focusWidget() != nullptr);
        CHECK(QApplication::focusWidget()->isVisible());
        CHECK(assistant->isAncestorOf(QApplication::focusWidget()));
        for (const QScrollArea* area : assistant->findChildren<QScrollArea*>()) {
            if (area->isVisible())
                CHECK((area->focusPolicy() & Qt::TabFocus) != 0);
        }
    }
}

TEST_CASE("a trial that ends leaves the keyboard where the clerk has gone with it")
{
    ImportFixture f;
    f.dialogs.files = {f.write_many()};
    f.click("选择文件…");
    auto* leave = f.button<QPushButton>(QStringLiteral("不导入了"));
    REQUIRE(leave != nullptr);
    REQUIRE(QApplication::focusWidget() != leave);
    leave->setFocus();
    REQUIRE(f.settled());
    CHECK(QApplication::focusWidget() == leave);
    f.fill(f.questions(), f.answer_cell("经营状态"), "正常");
    f.click("下一步");
    f.view("原因")->setFocus();
    auto* ledger = f.find<QComboBox>(QStringLiteral("台账"));
    ledger->setFocus();
    REQUIRE(f.settled());
    CHECK(QApplication::focusWidget() == ledger);
    CHECK(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
    f.key(Qt::Key_Escape);
    CHECK(f.count("unit") == 0);
}

TEST_CASE("a trial that ends while choices are open waits until they are closed")
{
    ImportFixture f;
    f.choose(f.write_many());
    f.fill(f.questions(), f.answer_cell("经营状态"), "正常");
    f.click("下一步");
    f.click("上一步");
    const QModelIndex cell = f.answer_cell("经营状态");
    f.press(f.questions(), cell);
    auto* box = qobject_cast<QComboBox*>(f.questions()->indexWidget(cell));
    REQUIRE(box != nullptr);
    REQUIRE(box->view()->isVisible());
    REQUIRE(f.window->findChild<ImportAssistant*>()->trying());
    REQUIRE(f.settled());
    REQUIRE(f.questions()->indexWidget(cell) == box);
    CHECK(box->view()->isVisible());
    box->hidePopup();
    QTest::keyClick(box->lineEdit(), Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK(f.questions()->indexWidget(f.answer_cell("经营状态")) == nullptr);
    CHECK_FALSE(f.label("预览的状态").contains(QStringLiteral("改动之前")));
    f.click("3 预览");
    CHECK(f.label("导入结果").contains(QStringLiteral("新增 <b>30,000</b>")));
}

TEST_CASE("what is mistyped in a cell is told and leaves the answer that stood")
{
    ImportFixture f;
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    const QModelIndex cell = f.answer_cell("经营状态");
    const auto effect = [&] {
        return cell.siblingAtColumn(ImportQuestionsModel::Effect).data().toString();
    };
    write_in(f, cell, "正常", Qt::Key_Return);
    REQUIRE(cell.data().toString() == QStringLiteral("正常"));
    const QString answered = effect();
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Tab}) {
        write_in(f, cell, "没有这种状态", key);
        CHECK(cell.data().toString() == QStringLiteral("正常"));
        CHECK(effect().contains(QStringLiteral("没有这种状态")));
    }
    // A part of a choice is that choice where Enter says so, and only there.
    write_in(f, cell, "季节", Qt::Key_Tab);
    CHECK(cell.data().toString() == QStringLiteral("正常"));
    write_in(f, cell, "季节", Qt::Key_Return);
    CHECK(cell.data().toString() == QStringLiteral("季节性用工"));
    CHECK(effect() == answered);
}

TEST_CASE("widths grow with large type")
{
    ImportFixture f;
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    f.click("3 预览");
    const int reasons = f.view("原因")->width();
    const int counts = f.view("原因")->columnWidth(0);
    f.settings.set_type_size(TypeSize::Large);
    REQUIRE(f.settled());
    CHECK(f.view("原因")->width() > reasons);
    CHECK(f.view("原因")->columnWidth(0) > counts);
    f.settings.set_type_size(TypeSize::Normal);
    REQUIRE(f.settled());
    CHECK(f.view("原因")->width() == reasons);
}
