// What the desk is for, by keyboard alone: each piece of work is done in the window, and its keys
// are counted (texts a key a character, told apart).
#include <algorithm>

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTableView>

#include "core/base/id_number.h"
#include "core/county/own_rules.h"
#include "core/report/own_reports.h"
#include "core/rows/lists.h"
#include "core/store/ledger_store.h"
#include "core/store/writer.h"
#include "tests/ui/alt_keys.h"
#include "tests/ui/hands.h"
#include "ui/document/evaluations.h"
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
        show(ledger, condition);
    }
    /// The keyboard is at the first row of a ledger.
    void show(const char* ledger, const char* condition = "{}")
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
    /// What stands in a field of a row that is shown.
    QString shown(int row, const char* key)
    {
        return model().index(row, def().index_of(key)).data().toString();
    }
    /// A first value of a field of a ledger.
    QString any(const char* ledger, const char* key)
    {
        const LedgerDef& rows = *context.catalog()->ledger(ledger);
        Query query;
        query.ledger = ledger;
        query.counts_at = context.as_of().iso();
        const auto found = LedgerStore(context.database(), *context.catalog()).first(query, 1);
        REQUIRE(found.has_value());
        REQUIRE_FALSE(found->empty());
        return qt(text_of(found->front().at(rows, key)));
    }
    std::int64_t add_unit(const char* name, const char* phone)
    {
        const LedgerDef& units = *context.catalog()->ledger("unit");
        Record row(units);
        for (const auto& [key, value] :
             {std::pair{"name", name}, std::pair{"category", "非公有制企业"},
              std::pair{"type", "有限责任公司"}, std::pair{"status", "正常"},
              std::pair{"phone", phone}})
            row.set(units, key, std::string(value));
        REQUIRE(context.change(words("新增"), [&](Writer& writer) -> Result<> {
            LX_TRY(writer.put(units, row));
            return {};
        }));
        REQUIRE(settled());
        return row.id;
    }
    /// A field of units of the county's own, 一档 in the first three rows; what that cost is not
    /// counted.
    void own_field()
    {
        press(Qt::Key_9, Qt::ControlModifier);
        press(Qt::Key_N, Qt::AltModifier);
        type(words("党建档次"));
        press(Qt::Key_S, Qt::AltModifier);
        show("unit");
        right_to("own_1");
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_Down, Qt::ShiftModifier);
        press(Qt::Key_F2);
        type(words("一档"));
        press(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(having("own_1", "一档") == 3);
        show("unit");
        acts = typed = 0;
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
    f.press(Qt::Key_D, Qt::AltModifier);
    CHECK(QFile::exists(f.path(QStringLiteral("名册.pdf"))));
    f.done("按姓氏笔画打印");
}

TEST_CASE("desk by keys: the faults of a paste are put right in the sheet and come again")
{
    Desk f;
    f.right_to("status");
    const std::int64_t before = f.having("status", "停产歇业");
    QString text;
    for (int i = 0; i < 200; ++i)
        text += (i % 20 == 5 ? words("还行") : words("停产歇业")) + QLatin1Char('\n');
    QGuiApplication::clipboard()->setText(text);
    f.acts = 0;
    f.press(Qt::Key_V, Qt::ControlModifier);
    f.press(Qt::Key_Y, Qt::AltModifier);
    f.tab_to(words("粘贴的各格"));
    f.press(Qt::Key_Return);
    QGuiApplication::clipboard()->setText(
        QGuiApplication::clipboard()->text().replace(words("还行"), words("停产歇业")));
    f.press(Qt::Key_V, Qt::ControlModifier);
    CHECK(f.having("status", "停产歇业") >= before);
    CHECK(f.having("status", "停产歇业") >= 200);
    f.done("改正十处再贴");
}

TEST_CASE("desk by keys: a change of before the restart is taken back")
{
    Desk f;
    f.right_to("legal_person");
    f.press(Qt::Key_F2);
    f.type(words("改错的人"));
    f.press(Qt::Key_Return);
    CHECK(f.having("legal_person", "改错的人") == 1);
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    REQUIRE(f.settled());
    f.acts = f.typed = 0;
    f.press(Qt::Key_8, Qt::ControlModifier);
    f.press(Qt::Key_W, Qt::AltModifier);
    CHECK(f.having("legal_person", "改错的人") == 0);
    f.done("撤回先前的改动");
}

TEST_CASE("desk by keys: a removed row is brought back from the bin")
{
    Desk f("investor");
    const std::int64_t rows = f.count("investor");
    f.press(Qt::Key_Delete);
    REQUIRE(f.count("investor") == rows - 1);
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    REQUIRE(f.settled());
    f.acts = 0;
    f.menu(Qt::Key_M, {Qt::Key_K});
    f.press(Qt::Key_Space); // chooses the newest
    f.press(Qt::Key_K, Qt::AltModifier);
    CHECK(f.count("investor") == rows);
    f.done("重启后恢复");
}

TEST_CASE("desk by keys: an own field is added")
{
    Desk f;
    f.press(Qt::Key_9, Qt::ControlModifier);
    f.press(Qt::Key_N, Qt::AltModifier);
    f.type(words("党建档次"));
    f.press(Qt::Key_S, Qt::AltModifier);
    CHECK(f.context.catalog()->ledger("unit")->index_of("own_1") >= 0);
    f.done("自定义字段");
}

TEST_CASE("desk by keys: a branch is set up for a unit, with its secretary")
{
    Desk f("unit", R"({"fact": "org_covered", "op": "=", "value": false})");
    const std::int64_t orgs = f.count("org");
    f.press(Qt::Key_Down);
    f.menu(Qt::Key_B, {Qt::Key_Down, Qt::Key_Return});
    f.type(QStringLiteral("6401219999"));
    f.press(Qt::Key_Return);
    f.type(words("星火公司党支部"));
    f.press(Qt::Key_Return);
    f.type(QStringLiteral("dzb"));
    f.tab_to(words("上级党组织"));
    f.type(words("街道"));
    f.press(Qt::Key_Return);
    f.tab_to(words("申请日期"));
    f.type(QStringLiteral("2025-10-01"));
    f.tab_to(words("书记姓名"));
    f.type(words("王星火"));
    f.tab_to(words("书记公民身份号码"));
    const std::string digits = "64012119880101031";
    f.type(qt(digits + id_check_character(digits)));
    f.press(Qt::Key_S, Qt::ControlModifier);
    CHECK(f.count("org") == orgs + 1);
    f.done("单独组建一个支部");
}

TEST_CASE("desk by keys: the units of a township that have no instructor are given one")
{
    Desk f;
    const std::int64_t before = f.count("dispatch");
    f.menu(Qt::Key_L, {Qt::Key_W}); // 名单 → 无指导员
    const QString township = f.shown(0, "area");
    const int all = f.model().rowCount();
    f.press(Qt::Key_O, Qt::AltModifier); // 条件
    f.type(words("属地"));
    f.press(Qt::Key_Return);
    f.type(township);
    f.press(Qt::Key_Return); // the first of those found
    f.press(Qt::Key_Return);
    f.press(Qt::Key_Escape);
    const int units = f.model().rowCount();
    REQUIRE(units > 0);
    CHECK(units < all);
    f.press(Qt::Key_A, Qt::ControlModifier);
    f.menu(Qt::Key_B, {Qt::Key_P}); // 办理事项 → 派驻
    f.type(f.any("instructor", "name"));
    f.press(Qt::Key_Return);
    f.press(Qt::Key_S, Qt::ControlModifier);
    CHECK(f.count("dispatch") == before + units);
    CHECK(f.model().rowCount() == 0); // worked down
    f.done("一个乡镇的单位派指导员");
}

TEST_CASE("desk by keys: a unit that was entered twice becomes one")
{
    Desk f;
    const std::int64_t one = f.add_unit("星火科技公司", "0951-6011234");
    const std::int64_t other = f.add_unit("星火科技有限公司", "0951-6011234");
    const std::int64_t units = f.count("unit");
    f.press(Qt::Key_F, Qt::ControlModifier);
    f.type(words("星火科技"));
    f.press(Qt::Key_Return);
    f.press(Qt::Key_Down, Qt::ShiftModifier);
    f.menu(Qt::Key_M, {Qt::Key_M}); // 更多 → 合并这两行
    f.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(f.count("unit") == units - 1);
    LedgerStore store(f.context.database(), *f.context.catalog());
    const auto left = [&](std::int64_t id) {
        return (*store.find(*f.context.catalog()->ledger("unit"), id)).has_value();
    };
    CHECK(left(one) != left(other));
    f.done("合并重复的两家");
}

TEST_CASE("desk by keys: rows are filtered by an own field, and kept as a list")
{
    Desk f;
    f.own_field();
    f.press(Qt::Key_O, Qt::AltModifier);
    f.type(words("djd"));
    f.press(Qt::Key_Return);
    f.type(words("一档"));
    f.press(Qt::Key_Return);
    CHECK(f.model().rowCount() == 3);
    f.done("按自定义字段筛选");
    f.menu(Qt::Key_L, {Qt::Key_K}); // 名单 → 把这些行存为名单
    f.type(words("一档单位"));
    f.press(Qt::Key_Return);
    const auto lists = saved_lists(f.context.database());
    REQUIRE(lists.has_value());
    REQUIRE(lists->size() == 1);
    CHECK(lists->front().name == "一档单位");
    f.done("……并存为名单");
}

TEST_CASE("desk by keys: an own field is a column of a report of the county's own")
{
    Desk f;
    f.own_field();
    f.press(Qt::Key_5, Qt::ControlModifier);
    f.type(words("五个清"));
    f.menu(Qt::Key_O, {Qt::Key_S}); // 本县报表 → 另存为本县报表
    f.type(words("五个清和档次"));
    f.tab_to(words("各栏"));
    f.press(Qt::Key_End);
    f.press(Qt::Key_Space);
    f.press(Qt::Key_K, Qt::AltModifier);
    const auto own = own_reports(f.context.database());
    REQUIRE(own.has_value());
    REQUIRE(own->size() == 1);
    CHECK(own->front().tables.front().columns.back() == "own_1");
    const auto* table = f.find<QTableView>(words("报表内容"));
    REQUIRE(table != nullptr);
    const int last = table->model()->columnCount() - 1;
    CHECK(table->model()->headerData(last, Qt::Horizontal).toString().contains(words("党建档次")));
    f.done("自定义字段进报表");
}

TEST_CASE("desk by keys: an own field is asked for by a rule of the county's own")
{
    Desk f;
    f.context.set_policies({words("ningxia-2018")});
    f.own_field();
    f.press(Qt::Key_3, Qt::ControlModifier);
    f.press(Qt::Key_G, Qt::AltModifier); // 本地规则
    f.press(Qt::Key_N, Qt::AltModifier);
    f.type(words("单位都要定档"));
    f.press(Qt::Key_Return);
    f.type(words("县委文件"));
    f.press(Qt::Key_Return);
    f.type(words("补填档次"));
    f.press(Qt::Key_J, Qt::AltModifier); // 添加条件
    f.type(words("党建档次"));
    f.press(Qt::Key_Return);
    f.type(words("一档"));
    f.press(Qt::Key_B, Qt::AltModifier);
    const auto rules = own_rules(f.context.database());
    REQUIRE(rules.has_value());
    REQUIRE(rules->size() == 1);
    INFO(QJsonDocument(rules->front()).toJson().toStdString());
    const auto& packs = Evaluations::of(f.context).result()->packs;
    REQUIRE(packs.size() == 2);
    CHECK(packs.back().counts.front().met == 3);
    f.done("自定义字段进规则");
}

TEST_CASE("desk by keys: an election is recorded")
{
    Desk f("org", R"({"fact": "kind", "op": "=", "value": "党支部"})");
    const std::int64_t elections = f.count("election");
    f.menu(Qt::Key_B, {Qt::Key_H}); // 办理事项 → 换届
    f.type(words("第九届"));
    f.press(Qt::Key_S, Qt::ControlModifier); // on to what is still needed
    f.type(words("王星火"));
    f.press(Qt::Key_Return);
    const std::string digits = "64012119880101031";
    f.type(qt(digits + id_check_character(digits)));
    f.press(Qt::Key_S, Qt::ControlModifier);
    for (const QLabel* label : f.window->findChildren<QLabel*>())
        if (label->isVisible() && label->property("role").toString() == QLatin1String("error"))
            CHECK(f.count("election") == elections + 1);
    CHECK(f.count("post", {{"name", "=", "王星火"}}) == 1);
    f.done("登记换届");
}

TEST_CASE("desk by keys: a condition begins with the column the keyboard is at")
{
    Desk f;
    f.right_to("status");
    f.press(Qt::Key_O, Qt::AltModifier);
    const auto* field = f.find<QComboBox>(words("字段"));
    REQUIRE(field != nullptr);
    CHECK(field->hasFocus());
    CHECK(field->currentText() == words("经营状态"));
    f.press(Qt::Key_Escape);
    CHECK(f.view->hasFocus());
}

TEST_CASE("desk by keys: no key with Alt does two things where rows are filtered and rules written")
{
    Desk f;
    const auto told_apart = [&] {
        INFO(lx::test::doubled_alt_keys(*f.window).join(QLatin1Char('\n')).toStdString());
        CHECK(lx::test::alt_keys(*f.window).size() > 8);
        CHECK(lx::test::doubled_alt_keys(*f.window).isEmpty());
    };
    f.press(Qt::Key_O, Qt::AltModifier); // 条件
    f.press(Qt::Key_G, Qt::AltModifier); // 条件组
    told_apart();
    f.context.go(Place::part(words("rules"), words("own")));
    REQUIRE(f.settled());
    f.press(Qt::Key_N, Qt::AltModifier);
    f.press(Qt::Key_J, Qt::AltModifier);
    told_apart();
    f.context.go(Place::part(words("rules"), words("scopes")));
    REQUIRE(f.settled());
    f.press(Qt::Key_N, Qt::AltModifier);
    told_apart();
}
