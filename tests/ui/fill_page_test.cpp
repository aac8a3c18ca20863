#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include "core/report/quarter/binding_store.h"
#include "core/spreadsheet/workbook_patch.h"
#include "tests/support/upper_form.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/fill/fill_page.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

void write_form(const QString& path, bool another_column = false)
{
    lx::test::write_upper_form(path.toStdString(), {another_column, false, 0});
}

struct Filling : WindowFixture
{
    FillPage* page = nullptr;

    Filling()
    {
        page = dynamic_cast<FillPage*>(window->show_page(QStringLiteral("fill")));
        REQUIRE(page != nullptr);
        REQUIRE(settled());
    }
    void open_form(const QString& name)
    {
        dialogs.files = {path(name)};
        press("打开上级表格…");
    }
    void press(const char* name)
    {
        auto* one = find<QPushButton>(QString::fromUtf8(name));
        INFO(name);
        REQUIRE(one != nullptr);
        REQUIRE(one->isEnabled());
        QTest::mouseClick(one, Qt::LeftButton);
        REQUIRE(settled());
    }
    [[nodiscard]] QTableView* form() const { return find<QTableView>(QStringLiteral("上级表格")); }
    [[nodiscard]] QTableView* figures() const
    {
        return find<QTableView>(QStringLiteral("报表的数"));
    }
    [[nodiscard]] QTableView* parts() const { return find<QTableView>(QStringLiteral("绑定清单")); }
    static void choose(QTableView* view, int row, int column)
    {
        const QModelIndex index = view->model()->index(row, column);
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier,
                          view->visualRect(index).center());
    }
    [[nodiscard]] QString part(int row, int column) const
    {
        return parts()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] std::string cell(const QString& name, int row, int column) const
    {
        const auto patch = WorkbookPatch::open(path(name).toStdString());
        REQUIRE(patch);
        const auto content = (*patch)->content({"汇总表", row, column});
        REQUIRE(content);
        return text_of(*content);
    }
};

} // namespace

TEST_CASE("a cell of the form and a figure are bound by clicking and filled", "[fill]")
{
    Filling f;
    write_form(f.path(QStringLiteral("form.xlsx")));
    CHECK(f.find<QPushButton>(QStringLiteral("选择上级表格…")) != nullptr);
    f.open_form(QStringLiteral("form.xlsx"));
    REQUIRE(f.form() != nullptr);
    CHECK(f.form()->model()->index(4, 0).data().toString() == QStringLiteral("望远镇"));
    CHECK(f.form()->columnSpan(2, 2) == 2);
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("填报并另存…"))->isEnabled());

    const int total = f.figures()->model()->rowCount() - 1;
    Filling::choose(f.form(), 6, 1);
    Filling::choose(f.figures(), total, 1);
    f.key(Qt::Key_B, Qt::ControlModifier);
    REQUIRE(f.settled());
    REQUIRE(f.parts()->model()->rowCount() == 1);
    CHECK(f.part(0, 0) == QStringLiteral("对得上"));
    CHECK(f.part(0, 1) == QStringLiteral("汇总表!B7"));
    CHECK(f.part(0, 2).startsWith(QStringLiteral("合计 · 企业总数")));

    // The name of a row and a formula are not bound.
    Filling::choose(f.figures(), total, 0);
    f.press("绑定到选中的格子");
    CHECK(f.notice_says(QStringLiteral("这是行的名称")));
    Filling::choose(f.form(), 6, 6);
    Filling::choose(f.figures(), total, 1);
    f.press("绑定到选中的格子");
    CHECK(f.notice_says(QStringLiteral("这一格是公式")));
    CHECK(f.parts()->model()->rowCount() == 1);

    f.dialogs.files = {f.path(QStringLiteral("out"))};
    f.press("填报并另存…");
    CHECK(f.notice_says(QStringLiteral("填了 1 格")));
    QString shown = f.figures()->model()->index(total, 1).data().toString();
    CHECK(f.cell(QStringLiteral("out.xlsx"), 6, 1) == shown.remove(QLatin1Char(',')).toStdString());

    // Taken out again by its key.
    Filling::choose(f.parts(), 0, 1);
    QTest::keyClick(f.parts(), Qt::Key_Delete);
    REQUIRE(f.settled());
    CHECK(f.parts()->model()->rowCount() == 0);
    f.dialogs.answers = {0};
    f.window->close();
}

TEST_CASE("the headings propose a binding, which is kept and moves with a new column", "[fill]")
{
    Filling f;
    write_form(f.path(QStringLiteral("form.xlsx")));
    f.open_form(QStringLiteral("form.xlsx"));
    f.press("按表头提议");
    const int bound = f.parts()->model()->rowCount();
    CHECK(bound == 3 * 4 + 1); // three rows, four columns, the list
    CHECK(f.notice_says(QStringLiteral("备注栏")));
    f.press("保存绑定");
    const auto kept = kept_bindings(f.context.database());
    REQUIRE(kept);
    REQUIRE(kept->size() == 1);
    CHECK(kept->front().name == "form");
    CHECK(kept->front().lists.size() == 1);

    write_form(f.path(QStringLiteral("next.xlsx")), true);
    f.open_form(QStringLiteral("next.xlsx"));
    CHECK(f.parts()->model()->rowCount() == bound);
    auto* news = f.find<QLabel>(QStringLiteral("表格的变化"));
    REQUIRE(news != nullptr);
    CHECK(news->text().contains(QStringLiteral("汇总表：C→D")));
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("填报并另存…"))->isEnabled());
    f.press("确认新位置");
    CHECK(f.find<QPushButton>(QStringLiteral("填报并另存…"))->isEnabled());
    f.press("保存绑定");

    f.open_form(QStringLiteral("next.xlsx"));
    CHECK(f.find<QLabel>(QStringLiteral("表格的变化"))->text() ==
          QStringLiteral("绑定的位置都对得上。"));
}

TEST_CASE("a list is bound from its first cell; a form that can't be filled says why", "[fill]")
{
    Filling f;
    write_form(f.path(QStringLiteral("form.xlsx")));
    f.open_form(QStringLiteral("form.xlsx"));
    f.find<QTabBar>(QStringLiteral("上级表格的工作表"))->setCurrentIndex(1);
    Filling::choose(f.form(), 1, 0);
    f.press("绑定为名册");
    REQUIRE(f.parts()->model()->rowCount() == 1);
    CHECK(f.part(0, 1) == QStringLiteral("名册!A2"));
    CHECK(f.part(0, 2).contains(QStringLiteral("序号、姓名、性别、公民身份号码、入党日期")));
    f.dialogs.answers = {0};
    QFile::copy(QString::fromUtf8(LIANGXIN_TEST_DATA) +
                    QStringLiteral("/spreadsheets/poi/TwoSheetsOneHidden.xls"),
                f.path(QStringLiteral("old.xls")));
    f.open_form(QStringLiteral("old.xls"));
    CHECK(f.notice_says(QStringLiteral("另存为 .xlsx")));
    CHECK(f.parts()->model()->rowCount() == 1); // what was open stays
    f.dialogs.answers = {0};
    f.window->close();
}

TEST_CASE("pictures of the form and its binding", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    Filling f;
    lx::test::Pictures::resize(f);
    pictures.save(f, "fill-empty");
    write_form(f.path(QStringLiteral("form.xlsx")));
    f.open_form(QStringLiteral("form.xlsx"));
    pictures.save(f, "fill-open");
    f.press("按表头提议");
    pictures.save(f, "fill-proposed");
    f.press("保存绑定");
    write_form(f.path(QStringLiteral("next.xlsx")), true);
    f.open_form(QStringLiteral("next.xlsx"));
    pictures.save(f, "fill-moved");
}
