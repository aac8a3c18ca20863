// The import assistant as a clerk goes through it, from a new file.
#include <QDateEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QToolButton>

#include "core/edit/editor.h"
#include "tests/ui/import_fixture.h"
#include "tests/ui/pictures.h"
#include "ui/document/evaluations.h"
#include "ui/exchange/import_assistant.h"
#include "ui/presentation/format.h"
#include "ui/presentation/import_columns_model.h"
#include "ui/start/card.h"

using namespace lx;
using namespace lx::ui;
using lx::test::ImportFixture;
using lx::test::texts_of;
using lx::test::WindowFixture;

namespace {

const QByteArray good_list =
    "企业名称,统一社会信用代码,单位类别,单位类型,经营状态\n"
    "北京第一测试有限公司,91110000600037341L,非公有制企业,有限责任公司,正常\n"
    "福州第二测试有限公司,91350100M000100Y43,非公有制企业,有限责任公司,正常\n";

QString card(ImportFixture& f, const char* name)
{
    auto* found = f.find<Card>(QString::fromUtf8(name));
    REQUIRE(found != nullptr);
    return found->number();
}

} // namespace

TEST_CASE("a list that needs no answers takes two clicks")
{
    ImportFixture f;
    f.choose(f.write(QStringLiteral("好.csv"), good_list));
    CHECK(f.count("unit") == 0); // tried, nothing written
    CHECK(f.label("导入结果").contains(QStringLiteral("新增 <b>2</b>")));
    CHECK(QApplication::focusWidget() == f.button<QPushButton>(QStringLiteral("导入")));
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 2);
    CHECK(f.acts == 2);
}

TEST_CASE("a registry list is in after three answers, and the figures stand on the start page")
{
    ImportFixture f;
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的（3）")) != nullptr);
    CHECK(f.questions()->isVisible()); // what is asked is in view at once
    CHECK(texts_of(f.questions()).contains(QStringLiteral("永宁县"))); // where areas would stand
    f.answer_registry();
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的")) != nullptr);
    CHECK_FALSE(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled()); // not seen yet
    f.click("下一步");
    REQUIRE(f.settled());
    CHECK(f.label("导入结果").contains(QStringLiteral("退回 <b>8</b>")));
    CHECK(f.label("导入结果").contains(QStringLiteral("读入 <b>40</b>")));
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.acts <= 12);
    const std::int64_t registry = f.count("unit");
    CHECK(registry == 32);
    CHECK(f.count("area") == 9);
    f.click("完成");

    f.choose(ImportFixture::list("r02_township_gb18030.csv"));
    f.fill(f.questions(), f.answer_cell("经营状态"), "正常");
    f.click("下一步");
    REQUIRE(f.settled());
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == registry + 20);

    f.window->show_page(QStringLiteral("start"));
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    REQUIRE(f.settled());
    const Overview& figures = Evaluations::of(f.context).result()->figures.overview;
    CHECK(figures.units == f.count("unit"));
    CHECK(card(f, "单位") == number_text(figures.units));
    CHECK(card(f, "组织覆盖率") == ui::rate_text(figures.org_covered, figures.units));
    CHECK(card(f, "工作覆盖率") == ui::rate_text(figures.work_covered, figures.units));
}

TEST_CASE("answers are taken back, remembered, and an import withdrawn and done again is the same")
{
    ImportFixture f;
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    f.answer_registry();
    f.click("3 预览");
    REQUIRE(f.settled());
    const QString counts = f.label("导入结果");

    f.click("2 要回答的");
    f.questions()->setFocus();
    f.questions()->setCurrentIndex(f.answer_cell("经营状态"));
    f.key(Qt::Key_Delete);
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的（1）")) != nullptr);
    CHECK(f.label("预览的状态").contains(QStringLiteral("改动之前")));
    f.click("重新预览");
    REQUIRE(f.settled());
    f.click("3 预览");
    CHECK(f.label("导入结果") != counts);
    f.click("2 要回答的（1）");
    f.fill(f.questions(), f.answer_cell("经营状态"), "正常");
    f.click("3 预览");
    REQUIRE(f.settled());
    CHECK(f.label("导入结果") == counts);
    f.click("导入");
    REQUIRE(f.settled());
    const std::int64_t units = f.count("unit");
    bool told = false;
    for (const QLabel* label : f.window->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("私营企业")));
    CHECK(told);         // what is remembered
    bool undoes = false; // the import is what undo takes back, not the remembering
    for (const QToolButton* tool : f.window->findChildren<QToolButton*>())
        undoes = undoes || tool->toolTip().startsWith(QStringLiteral("撤销：导入 单位"));
    CHECK(undoes);

    f.click("撤回这次导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 0);
    CHECK(f.count("area") == 1);

    // Again: only what is never remembered is asked.
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的（1）")) != nullptr);
    const QModelIndex status = f.answer_cell("经营状态");
    CHECK(status.data().toString() == QStringLiteral("正常"));
    CHECK(status.siblingAtColumn(ImportQuestionsModel::Effect)
              .data()
              .toString()
              .contains(QStringLiteral("记住")));
    f.press(f.questions(), f.answer_cell("不在台账"));
    f.click("3 预览");
    REQUIRE(f.settled());
    CHECK(f.label("导入结果") == counts);
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == units);
}

TEST_CASE("of the areas a list names some are added and others are not, by mouse and keyboard")
{
    ImportFixture f;
    QByteArray list = good_list;
    list.replace("经营状态\n", "经营状态,属地\n");
    list.replace("41L,非公有制企业,有限责任公司,正常\n",
                 "41L,非公有制企业,有限责任公司,正常,望远镇\n");
    list.replace("Y43,非公有制企业,有限责任公司,正常\n",
                 "Y43,非公有制企业,有限责任公司,正常,不存在镇\n");
    f.choose(f.write(QStringLiteral("属地.csv"), list));
    const auto ticked = [&](const char* text) {
        return f.answer_cell(text).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    };
    const auto move_to = [&](const char* text) {
        while (f.questions()->currentIndex().row() < f.answer_cell(text).row())
            f.key(Qt::Key_Down);
    };
    // The first line says it for all; the keyboard stands there, and goes down to each.
    f.questions()->setFocus();
    f.key(Qt::Key_Space);
    CHECK(ticked("望远镇"));
    CHECK(ticked("不存在镇"));
    move_to("不存在镇");
    f.key(Qt::Key_Space);
    CHECK(ticked("望远镇"));
    CHECK_FALSE(ticked("不存在镇"));
    f.click("下一步");
    REQUIRE(f.settled());
    f.click("2 要回答的");
    CHECK_FALSE(ticked("不存在镇")); // the line is still there, to be ticked after all
    f.click("3 预览");
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 2);
    CHECK(f.count("area") == 2); // the county and 望远镇
}

TEST_CASE("what was remembered can be forgotten")
{
    ImportFixture f;
    const QByteArray headings = "企业名称,统一社会信用代码,单位类别,单位类型,经营状态,怪列\n";
    const QByteArray rest = ",非公有制企业,有限责任公司,";
    const QString first =
        f.write(QStringLiteral("一.csv"),
                headings + "北京第一测试有限公司," + "91110000600037341L" + rest + ",张三\n");
    const QString second =
        f.write(QStringLiteral("二.csv"),
                headings + "福州第二测试有限公司," + "91350100M000100Y43" + rest + "正常,李四\n");
    const auto import = [&] {
        f.click("3 预览");
        REQUIRE(f.settled());
        f.click("导入");
        REQUIRE(f.settled());
        f.click("完成");
    };
    f.choose(first);
    f.fill(f.questions(), f.answer_cell("经营状态"), "正常");
    f.click("1 表格与栏目");
    auto* columns = f.view("表格的各列");
    const QModelIndex odd = columns->model()->index(0, ImportColumnsModel::Field);
    f.fill(columns, odd, "联系人");
    import();

    f.choose(second);
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的")) != nullptr); // nothing is open
    f.click("2 要回答的");
    CHECK(f.answer_cell("经营状态").data().toString() == QStringLiteral("正常"));
    f.questions()->setCurrentIndex(f.answer_cell("经营状态"));
    f.key(Qt::Key_Delete);
    f.click("1 表格与栏目");
    const auto find_odd = [&] {
        for (int row = 0; row < columns->model()->rowCount(); ++row) {
            if (columns->model()->index(row, 0).data().toString().contains(QStringLiteral("怪列")))
                return columns->model()->index(row, ImportColumnsModel::Field);
        }
        return QModelIndex();
    };
    CHECK(find_odd().data().toString() == QStringLiteral("联系人"));
    columns->setCurrentIndex(find_odd());
    f.key(Qt::Key_Delete);
    CHECK(find_odd().data().toString() == QStringLiteral("按表头"));
    import();
    CHECK(f.count("unit") == 2);

    f.choose(
        f.write(QStringLiteral("三.csv"), headings + "上海第三测试有限公司," + rest + ",王五\n"));
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的（1）")) != nullptr); // asked again
    CHECK(f.answer_cell("经营状态").data().toString() == QStringLiteral("请选择"));
    f.click("1 表格与栏目");
    CHECK(find_odd().data().toString() == QStringLiteral("不导入"));
    CHECK(find_odd()
              .siblingAtColumn(ImportColumnsModel::State)
              .data()
              .toString()
              .startsWith(QStringLiteral("没有认出")));
}

TEST_CASE("a column nobody knows is given a field by keyboard")
{
    ImportFixture f;
    QByteArray text = good_list;
    text.replace("经营状态\n", "经营状态,怪列\n").replace("正常\n", "正常,张三\n");
    f.choose(f.write(QStringLiteral("怪.csv"), text));
    QTest::keyClick(f.window.get(), Qt::Key_1, Qt::AltModifier);
    REQUIRE(f.settled()); // a button pressed by its key shows it for a moment
    auto* columns = f.view("表格的各列");
    CHECK(columns->hasFocus());
    CHECK(columns->model()->index(0, 0).data().toString().contains(QStringLiteral("怪列")));
    CHECK(columns->model()->index(0, 1).data().toString() == QStringLiteral("张三"));
    f.key(Qt::Key_F2);
    WindowFixture::write(QApplication::focusWidget(), QStringLiteral("联系人"));
    f.key(Qt::Key_Return);
    f.settle_popup();
    CHECK(columns->model()->index(0, ImportColumnsModel::Field).data().toString() ==
          QStringLiteral("联系人"));
    QTest::keyClick(f.window.get(), Qt::Key_3, Qt::AltModifier);
    REQUIRE(f.settled());
    CHECK(QApplication::focusWidget() == f.button<QPushButton>(QStringLiteral("导入")));
    f.key(Qt::Key_Space);
    REQUIRE(f.settled());
    REQUIRE(f.count("unit") == 2);
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    const auto id = store.find_key(unit, "91110000600037341L");
    REQUIRE(id);
    REQUIRE(id->has_value());
    const auto record = store.find(unit, **id);
    REQUIRE(record);
    CHECK(text_of(record->value().at(unit, "contact_person")) == "张三");
}

TEST_CASE("a reason shows its rows, and the row under the cursor tells all of them")
{
    ImportFixture f;
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    f.click("3 预览");
    auto* reasons = f.view("原因");
    auto* rows = f.view("表格里的行");
    CHECK(texts_of(rows).contains(QStringLiteral("市场监管局提供"))); // the title
    CHECK(texts_of(rows).contains(QStringLiteral("红果建筑劳务有限公司")));
    CHECK_FALSE(texts_of(rows).contains(QStringLiteral("640121197001010023"))); // masked
    int trader = -1;
    for (int row = 0; row < reasons->model()->rowCount(); ++row) {
        if (reasons->model()->index(row, 1).data().toString().contains(
                QStringLiteral("个体工商户")))
            trader = row;
    }
    REQUIRE(trader >= 0);
    f.press(reasons, reasons->model()->index(trader, 0));
    REQUIRE(f.settled());
    CHECK_FALSE(texts_of(rows).contains(QStringLiteral("红果建筑劳务有限公司")));
    CHECK(texts_of(rows).contains(QStringLiteral("永宁县银河物流有限公司")));
    CHECK(f.label("这一行的说明").contains(QStringLiteral("个体工商户")));
}

TEST_CASE("a code under another name is left out until it is ticked")
{
    ImportFixture f;
    f.choose(ImportFixture::list("h02a_rename.xlsx"));
    f.click("导入");
    REQUIRE(f.settled());
    f.click("完成");
    f.choose(ImportFixture::list("h02b_rename.xlsx"));
    CHECK(f.questions()->isVisible());
    f.click("3 预览");
    CHECK(f.label("导入结果").contains(QStringLiteral("退回 <b>1</b>")));
    CHECK_FALSE(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
    f.click("2 要回答的（2）"); // its township is not there either
    f.press(f.questions(), f.answer_cell("完全不同"));
    f.click("下一步");
    REQUIRE(f.settled());
    CHECK(f.label("导入结果").contains(QStringLiteral("更新 <b>1</b>")));
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 1);
}

TEST_CASE("a trial is cancelled, and an answer makes the one under way stale")
{
    ImportFixture f;
    const QString list = f.write_many();
    const auto cancel = [&] { // the assistant's own; the status line has one too
        for (QPushButton* button :
             f.window->findChild<ImportAssistant*>()->findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().startsWith(QStringLiteral("取消")))
                QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    f.dialogs.files = {list};
    f.click("选择文件…");
    cancel();
    REQUIRE(f.settled());
    CHECK(f.button<QPushButton>(QStringLiteral("选择文件…")) != nullptr); // back at the start
    CHECK(f.count("unit") == 0);

    f.choose(list);
    f.fill(f.questions(), f.answer_cell("经营状态"), "正常");
    f.click("下一步"); // a trial begins…
    CHECK(f.find<QProgressBar>(QStringLiteral("进度")) != nullptr);
    f.click("上一步");
    f.fill(f.questions(), f.answer_cell("经营状态"), "停产歇业"); // …and is of no use any more
    REQUIRE(f.settled());
    CHECK(f.label("预览的状态").contains(QStringLiteral("改动之前")));
    CHECK_FALSE(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
    f.click("下一步");
    cancel();
    CHECK(f.label("预览的状态").contains(QStringLiteral("改动之前")));
    f.click("重新预览");
    REQUIRE(f.settled());
    CHECK(f.label("导入结果").contains(QStringLiteral("新增 <b>30,000</b>")));
    f.click("3 预览");
    CHECK(texts_of(f.view("表格里的行")).contains(QStringLiteral("只显示前 150 行，共 30,000 行")));
}

TEST_CASE("16,384 columns are shown without a widget each")
{
    ImportFixture f;
    QByteArray wide = "企业名称,统一社会信用代码,单位类别,单位类型,经营状态";
    QByteArray row = "北京第一测试有限公司,91110000600037341L,非公有制企业,有限责任公司,正常";
    for (int i = 5; i < 16'384; ++i) {
        wide += ",列" + QByteArray::number(i);
        row += ",值";
    }
    f.choose(f.write(QStringLiteral("宽.csv"), wide + "\n" + row + "\n"));
    f.click("1 表格与栏目");
    auto* columns = f.view("表格的各列");
    CHECK(columns->model()->rowCount() == 16'384);
    CHECK(columns->findChildren<QWidget*>().size() < 40);
    columns->verticalScrollBar()->setValue(columns->verticalScrollBar()->maximum());
    f.click("3 预览");
    CHECK(f.view("表格里的行")->model()->columnCount() == 16'385);
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 1);
}

TEST_CASE("a damaged file is told and leaves everything as it was")
{
    ImportFixture f;
    f.choose(f.write(QStringLiteral("坏.xlsx"), QByteArray("PK\x03\x04 nothing in it")));
    CHECK(f.notice_says(QStringLiteral("坏.xlsx")));
    CHECK(f.button<QPushButton>(QStringLiteral("选择文件…")) != nullptr);
    f.choose(f.write(QStringLiteral("好.csv"), good_list)); // and the next one goes
    CHECK(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
    f.click("不导入了");
    CHECK(f.button<QPushButton>(QStringLiteral("选择文件…")) != nullptr);
    CHECK(f.count("unit") == 0);
}

TEST_CASE("another as-of day makes the trial anew")
{
    ImportFixture f;
    f.choose(
        f.write(QStringLiteral("摸底.csv"),
                "企业名称,统一社会信用代码,单位类别,单位类型,经营状态,职工人数\n"
                "北京第一测试有限公司,91110000600037341L,非公有制企业,有限责任公司,正常,12\n"));
    f.context.set_as_of(*Date::from_iso("2025-06-30"));
    REQUIRE(f.settled());
    f.click("导入");
    REQUIRE(f.settled());
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& survey = *f.context.catalog()->ledger("survey");
    const auto id = store.find_key(survey, "91110000600037341L|2025-06-30");
    REQUIRE(id);
    CHECK(id->has_value());
}

TEST_CASE("the day a list states is the day of its surveys, shown and changed among the answers")
{
    ImportFixture f;
    f.choose(
        f.write(QStringLiteral("摸底.csv"),
                "摸底表,,填报日期：2025.9.28\n"
                "企业名称,统一社会信用代码,单位类别,单位类型,经营状态,职工人数\n"
                "北京第一测试有限公司,91110000600037341L,非公有制企业,有限责任公司,正常,12\n"));
    f.click("2 要回答的");
    auto* day = f.find<QDateEdit>(QStringLiteral("摸底日期"));
    REQUIRE(day != nullptr);
    CHECK(day->date() == QDate(2025, 9, 28));
    const auto surveyed_on = [&](const char* key) {
        f.click("下一步");
        REQUIRE(f.settled());
        f.click("导入");
        REQUIRE(f.settled());
        LedgerStore store(f.context.database(), *f.context.catalog());
        const auto id = store.find_key(*f.context.catalog()->ledger("survey"), key);
        REQUIRE(id);
        return id->has_value();
    };
    SECTION("it stays when the window's day changes")
    {
        f.context.set_as_of(*Date::from_iso("2025-06-30"));
        REQUIRE(f.settled());
        CHECK(day->date() == QDate(2025, 9, 28));
        CHECK(surveyed_on("91110000600037341L|2025-09-28"));
    }
    SECTION("another one is chosen")
    {
        day->setDate(QDate(2025, 9, 30));
        CHECK_FALSE(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
        CHECK(surveyed_on("91110000600037341L|2025-09-30"));
    }
}

TEST_CASE("the area of a list's title fills the column it does not have, until it is taken back")
{
    ImportFixture f;
    const LedgerDef& area = *f.context.catalog()->ledger("area");
    Record town(area);
    town.set(area, "code", std::string("640121101"));
    town.set(area, "name", std::string("望远镇"));
    town.set(area, "kind", std::string("乡镇苏木"));
    town.set(area, "parent", std::int64_t{1});
    REQUIRE(f.context.edit(QStringLiteral("新增"),
                           [&](Editor& editor) { return editor.save(area, town); }));
    f.choose(f.write(QStringLiteral("好.csv"), "望远镇台账\n" + good_list));
    CHECK(f.button<QPushButton>(QStringLiteral("2 要回答的")) != nullptr); // nothing is open
    f.click("2 要回答的");
    const QModelIndex cell = f.answer_cell("属地");
    CHECK(cell.data().toString() == QStringLiteral("望远镇"));
    REQUIRE(f.questions()->model()->setData(cell, QStringLiteral("（这一格空着）")));
    f.click("下一步");
    REQUIRE(f.settled());
    CHECK_FALSE(texts_of(f.view("原因")).contains(QStringLiteral("望远镇")));
}

TEST_CASE("a list that changed after its trial is looked at again before it is imported")
{
    ImportFixture f;
    const QString list = f.write(QStringLiteral("好.csv"), good_list);
    f.choose(list);
    CHECK(f.button<QPushButton>(QStringLiteral("重新预览"))->isEnabled()); // nobody tells of it
    f.write(QStringLiteral("好.csv"),
            good_list + "上海第三测试有限公司,,非公有制企业,有限责任公司,正常\n");
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 0);
    CHECK(f.notice_says(QStringLiteral("“好.csv”在预览之后改动过")));
    CHECK(f.label("预览的状态").contains(QStringLiteral("改动之前")));
    CHECK_FALSE(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
    f.click("重新预览");
    REQUIRE(f.settled());
    CHECK(f.label("导入结果").contains(QStringLiteral("新增 <b>3</b>")));
    REQUIRE(QFile::remove(list)); // gone is changed, too
    f.click("导入");
    REQUIRE(f.settled());
    CHECK(f.count("unit") == 0);
}

TEST_CASE("a list that changes nothing is not offered to be imported, figures of surveys included")
{
    ImportFixture f;
    const QString list =
        f.write(QStringLiteral("摸底.csv"),
                "企业名称,统一社会信用代码,单位类别,单位类型,经营状态,职工人数\n"
                "北京第一测试有限公司,91110000600037341L,非公有制企业,有限责任公司,正常,12\n");
    f.choose(list);
    f.click("导入");
    REQUIRE(f.settled());
    REQUIRE(f.count("survey") == 1);
    f.click("完成");
    f.choose(list);
    CHECK_FALSE(f.button<QPushButton>(QStringLiteral("导入"))->isEnabled());
}

/// Pictures of each step, to be looked at:  LIANGXIN_PICTURES=dir test_ui "[pictures]"
TEST_CASE("pictures of the assistant", "[.][pictures]")
{
    const test::Pictures pictures;
    ImportFixture f;
    test::Pictures::resize(f);
    const auto save = [&](const char* name) { pictures.save(f, name); };
    save("0-home");
    f.choose(ImportFixture::list("r01_registry_sloppy.xlsx"));
    save("1-questions");
    f.click("1 表格与栏目");
    save("2-columns");
    f.press(f.view("表格的各列"),
            f.view("表格的各列")->model()->index(1, ImportColumnsModel::Field));
    save("3-chooser");
    f.key(Qt::Key_Escape);
    f.key(Qt::Key_Escape);
    f.click("3 预览");
    save("4-preview");
    f.press(f.view("原因"), f.view("原因")->model()->index(2, 0));
    save("5-reason");
    f.click("2 要回答的（3）");
    f.answer_registry();
    save("6-answered");
    f.click("下一步");
    save("7-ready");
    f.click("导入");
    save("8-done");
    f.click("完成");
    save("9-past");
}
