// A clerk's morning by keyboard alone and by mouse alone: a list comes in, a unit is found and
// changed, a finding is supervised, a report is saved, a list is printed. Counts what the hands do.
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTreeView>

#include "tests/ui/hands.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::Hands;
using lx::test::Keyboard;
using lx::test::WindowFixture;

namespace {

const QString new_name = QStringLiteral("两手测试有限公司");

/// With the list that comes in, and the files that will be asked for.
void prepare(Hands& f)
{
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    QFile list(f.path(QStringLiteral("名单.csv")));
    REQUIRE(list.open(QIODevice::WriteOnly));
    list.write("单位名称,单位类别,单位类型,经营状态\n");
    list.write(new_name.toUtf8() + ",非公有制企业,有限责任公司,正常\n");
    list.close();
    f.window->show_page(QStringLiteral("start"));
    f.window->activateWindow();
    REQUIRE(f.settled());
    f.dialogs.files = {f.path(QStringLiteral("名单.csv")), f.path(QStringLiteral("报表.xlsx")),
                       f.path(QStringLiteral("名单.pdf"))};
}

/// Nothing but clicks; texts are written where a click has put the keyboard.
struct Mouse : Hands
{
    void click(QWidget* on)
    {
        REQUIRE(on != nullptr);
        REQUIRE(on->isVisible());
        QTest::mouseClick(on, Qt::LeftButton);
        ++acts;
        REQUIRE(settled());
    }
    void click(const QString& text)
    {
        INFO(text.toStdString());
        click(button<QPushButton>(text));
    }
    void cell(QAbstractItemView* view, const QModelIndex& index, bool twice = false)
    {
        REQUIRE(index.isValid());
        view->scrollTo(index);
        const QPoint at = view->visualRect(index).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, at);
        if (twice)
            QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, at);
        acts += twice ? 2 : 1;
        REQUIRE(settled());
    }
    void page(const QString& title)
    {
        auto* list = window->findChild<QListWidget*>();
        REQUIRE(list != nullptr);
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->text() == title)
                cell(list, list->model()->index(row, 0));
    }
    void write_into(QWidget* line, const QString& text)
    {
        click(line);
        WindowFixture::write(line, text);
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("a clerk's morning by keyboard alone")
{
    Keyboard f;
    prepare(f);
    f.press(Qt::Key_6, Qt::ControlModifier);
    f.press(Qt::Key_S, Qt::AltModifier); // 选择文件
    f.press(Qt::Key_Space);              // 导入 has the keyboard
    CHECK(f.count("unit", {{"name", "=", utf8_of(new_name)}}) == 1);
    f.press(Qt::Key_Space); // 完成
    f.step("导入");

    f.press(Qt::Key_2, Qt::ControlModifier);
    f.press(Qt::Key_F, Qt::ControlModifier);
    f.type(QStringLiteral("两手测试"));
    f.press(Qt::Key_Return);
    auto* table = qobject_cast<LedgerView*>(QApplication::focusWidget());
    REQUIRE(table != nullptr);
    REQUIRE(table->model()->rowCount() == 1);
    f.step("查找");

    f.press(Qt::Key_Return);
    REQUIRE(f.window->findChild<RecordForm*>()->isVisible());
    f.tab_to(QStringLiteral("联系人"));
    f.type(QStringLiteral("王芳"));
    f.press(Qt::Key_S, Qt::ControlModifier);
    f.press(Qt::Key_Escape);
    CHECK(f.count("unit", {{"contact_person", "=", "王芳"}, {"name", "=", utf8_of(new_name)}}) ==
          1);
    CHECK(QApplication::focusWidget() == table);
    f.step("修改");

    const std::int64_t orders = f.count("supervision");
    f.press(Qt::Key_3, Qt::ControlModifier);
    f.press(Qt::Key_F, Qt::ControlModifier);
    f.type(QStringLiteral("写入章程"));
    f.tab_to(QStringLiteral("结论清单"));
    f.press(Qt::Key_Home);
    f.tab_to(QStringLiteral("督办"));
    f.press(Qt::Key_Space);
    f.press(Qt::Key_X, Qt::AltModifier); // 下发
    CHECK(f.count("supervision") == orders + 1);
    f.step("督办");

    f.press(Qt::Key_5, Qt::ControlModifier);
    f.press(Qt::Key_X, Qt::AltModifier); // 导出 Excel
    CHECK(QFile::exists(f.path(QStringLiteral("报表.xlsx"))));
    f.step("报表");

    f.press(Qt::Key_2, Qt::ControlModifier);
    f.press(Qt::Key_P, Qt::ControlModifier);
    f.press(Qt::Key_D, Qt::AltModifier); // 存为 PDF
    CHECK(QFile::exists(f.path(QStringLiteral("名单.pdf"))));
    f.step("打印");
    f.tell("keyboard");
}

TEST_CASE("a clerk's morning by mouse alone")
{
    Mouse f;
    prepare(f);
    f.page(QStringLiteral("数据交换"));
    f.click(QStringLiteral("选择文件…"));
    f.click(QStringLiteral("导入"));
    CHECK(f.count("unit", {{"name", "=", utf8_of(new_name)}}) == 1);
    f.click(QStringLiteral("完成"));
    f.step("导入");

    f.page(QStringLiteral("台账"));
    auto* table = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(table != nullptr);
    f.write_into(f.find<QLineEdit>(QStringLiteral("搜索")), QStringLiteral("两手测试"));
    REQUIRE(lx::test::wait_until([&] { return table->model()->rowCount() == 1; }));
    f.step("查找");

    f.cell(table, table->model()->index(0, 1));
    f.click(QStringLiteral("编辑"));
    REQUIRE(f.window->findChild<RecordForm*>()->isVisible());
    f.write_into(f.find<QLineEdit>(QStringLiteral("联系人")), QStringLiteral("王芳"));
    f.click(QStringLiteral("保存"));
    CHECK(f.count("unit", {{"contact_person", "=", "王芳"}, {"name", "=", utf8_of(new_name)}}) ==
          1);
    CHECK(table->isVisible());
    f.step("修改");

    const std::int64_t orders = f.count("supervision");
    f.page(QStringLiteral("规则"));
    f.write_into(f.find<QLineEdit>(QStringLiteral("查找规则")), QStringLiteral("写入章程"));
    auto* findings = f.find<QTableView>(QStringLiteral("结论清单"));
    REQUIRE(findings != nullptr);
    REQUIRE(lx::test::wait_until([&] { return findings->model()->rowCount() > 0; }));
    f.cell(findings, findings->model()->index(0, 1));
    f.click(QStringLiteral("督办…"));
    f.click(QStringLiteral("下发"));
    CHECK(f.count("supervision") == orders + 1);
    f.step("督办");

    f.page(QStringLiteral("报表"));
    f.click(QStringLiteral("导出 Excel…"));
    CHECK(QFile::exists(f.path(QStringLiteral("报表.xlsx"))));
    f.step("报表");
    f.tell("mouse");
}
