// What the desk is for, by keyboard alone: each piece of work is done in the window, and its keys
// are counted (texts a key a character, told apart).
#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/store/ledger_store.h"
#include "tests/ui/hands.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::Keyboard;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct Desk : Keyboard
{
    LedgerView* view = nullptr;

    explicit Desk(const char* ledger = "unit", const char* condition = "{}")
    {
        ListRequest list;
        list.query.ledger = ledger;
        list.query.condition = QJsonDocument::fromJson(condition).object();
        context.go(Place::list(list));
        window->activateWindow();
        REQUIRE(settled());
        view = find<LedgerView>(qt(context.catalog()->ledger(ledger)->name));
        REQUIRE(view != nullptr);
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, view->shown_columns().front()));
        REQUIRE(settled());
    }
    LedgerTableModel& model() { return *qobject_cast<LedgerTableModel*>(view->model()); }
    const LedgerDef& def() { return *model().def(); }
    /// Goes right in the table to a column.
    void right_to(const char* field)
    {
        const int wanted = def().index_of(field);
        view->show_column(wanted, true);
        for (int i = 0; i < 60 && view->currentIndex().column() != wanted; ++i)
            press(Qt::Key_Right);
        REQUIRE(view->currentIndex().column() == wanted);
    }
    std::int64_t having(const char* field, const char* value)
    {
        return count(def().code, {{field, "=", value}});
    }
    /// What the piece of work cost, to standard error.
    void done(const char* what)
    {
        std::cerr << what << "  " << acts << " keys, " << typed << " of them typed\n";
    }
};

} // namespace

TEST_CASE("desk by keys: twenty units are entered")
{
    Desk f;
    f.press(Qt::Key_Return, Qt::ControlModifier);
    for (int i = 1; i <= 20; ++i) {
        f.tab_to(words("单位名称"));
        f.type(words("键盘%1号有限公司").arg(i));
        f.tab_to(words("单位类别"));
        f.type(words("f"));
        f.tab_to(words("单位类型"));
        f.type(words("y"));
        f.tab_to(words("经营状态"));
        f.type(words("z"));
        f.press(Qt::Key_A, Qt::AltModifier);
    }
    CHECK(f.count("unit") == 320);
    f.done("二十家单位");
}

TEST_CASE("desk by keys: two hundred rows of a sheet with ten faults, and the faults put right")
{
    Desk f;
    QString text = words("单位名称\t单位类别\t单位类型\t经营状态\n");
    for (int i = 0; i < 200; ++i)
        text += words("粘贴%1号有限公司\t非公有制企业\t有限责任公司\t%2\n")
                    .arg(i)
                    .arg(i % 20 == 5 ? words("还行") : words("正常"));
    QGuiApplication::clipboard()->setText(text);
    f.press(Qt::Key_V, Qt::ControlModifier);
    f.press(Qt::Key_Return);
    CHECK(f.count("unit") == 490);
    f.done("粘贴二百行");
}

TEST_CASE("desk by keys: one column is filled in all rows that are shown")
{
    Desk f;
    f.right_to("status");
    f.press(Qt::Key_A, Qt::ControlModifier);
    f.press(Qt::Key_F2);
    f.type(words("停产歇业"));
    f.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(f.having("status", "停产歇业") == 300);
    f.done("填三百行");
}

TEST_CASE("desk by keys: one word is put in the place of another everywhere")
{
    Desk f("member");
    const std::int64_t before = f.having("ethnicity", "汉族");
    f.right_to("ethnicity");
    f.press(Qt::Key_H, Qt::ControlModifier);
    f.type(words("汉族"));
    f.press(Qt::Key_Tab);
    f.type(words("回族"));
    f.press(Qt::Key_Return);
    f.press(Qt::Key_R, Qt::AltModifier);
    CHECK(before > 0);
    CHECK(f.having("ethnicity", "汉族") == 0);
    f.done("全部替换");
}

TEST_CASE("desk by keys: fifteen units end with a reason")
{
    Desk f;
    QTest::keyClick(f.view, Qt::Key_Home, Qt::ControlModifier);
    const std::int64_t before = f.having("status", "注销");
    for (int i = 0; i < 14; ++i)
        f.press(Qt::Key_Down, Qt::ShiftModifier);
    f.menu(Qt::Key_M, {Qt::Key_J});
    f.press(Qt::Key_Return);
    CHECK(f.having("status", "注销") >= before);
    f.done("结束十五家");
}

TEST_CASE("desk by keys: members are sorted by 姓氏笔画 and the roster is printed")
{
    Desk f("member");
    f.dialogs.files = {f.path(QStringLiteral("名册.pdf"))};
    f.right_to("name");
    f.menu(Qt::Key_M, {Qt::Key_Y, Qt::Key_X});
    CHECK(f.model().request().query.sort_by == SortBy::SurnameStrokes);
    f.press(Qt::Key_P, Qt::ControlModifier);
    CHECK(QFile::exists(f.path(QStringLiteral("名册.pdf"))));
    f.done("按姓氏笔画打印");
}
