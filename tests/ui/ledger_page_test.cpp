#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/ledger/detail_panel.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/widgets/field_editor.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct LedgerFixture : WindowFixture
{
    LedgerFixture() { choose(QStringLiteral("unit")); }

    void choose(const QString& ledger)
    {
        auto* list = find<LedgerList>(QStringLiteral("台账"));
        REQUIRE(list != nullptr);
        for (int row = 0; row < list->count(); ++row) {
            if (list->item(row)->data(Qt::UserRole).toString() == ledger) {
                list->scrollToItem(list->item(row));
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                  list->visualItemRect(list->item(row)).center());
            }
        }
        REQUIRE(settled());
        def = context.catalog()->ledger(utf8_of(ledger));
        // Hidden where the ledger is empty.
        view = nullptr;
        for (LedgerView* one : window->findChildren<LedgerView*>()) {
            if (one->accessibleName() == qt(def->name))
                view = one;
        }
        REQUIRE(view != nullptr);
        model = qobject_cast<LedgerTableModel*>(view->model());
        REQUIRE(model->def()->code == def->code);
    }

    void click_cell(int row, const std::string& field, Qt::KeyboardModifiers modifiers = {})
    {
        const QModelIndex index = model->index(row, def->index_of(field));
        view->scrollTo(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                          view->visualRect(index).center());
    }

    /// What the table shows there (read first where it is out of sight).
    QString text(int row, const std::string& field)
    {
        const QModelIndex index = model->index(row, def->index_of(field));
        (void)index.data();
        REQUIRE(lx::test::wait_until(
            [&] { return index.data(LedgerTableModel::LoadedRole).toBool(); }));
        return index.data().toString();
    }

    Record stored(std::int64_t id)
    {
        LedgerStore store(context.database(), *context.catalog());
        return store.find(*def, id).value().value();
    }

    QAction* menu_action(const QString& part)
    {
        auto* more = button<QPushButton>(QStringLiteral("更多"));
        REQUIRE(more != nullptr);
        for (QAction* action : more->menu()->actions()) {
            if (action->text().contains(part))
                return action;
        }
        return nullptr;
    }

    const LedgerDef* def = nullptr;
    LedgerView* view = nullptr;
    LedgerTableModel* model = nullptr;
};

} // namespace

TEST_CASE("every ledger opens, with its rows counted in the list and in the status line")
{
    LedgerFixture f;
    for (const LedgerDef& def : f.context.catalog()->ledgers()) {
        INFO(def.code);
        f.choose(qt(def.code));
        LedgerStore store(f.context.database(), *f.context.catalog());
        Query query;
        query.ledger = def.code;
        CHECK(f.model->rowCount() == store.count(query).value());
        CHECK(f.window->current_page()->status().contains(count_text(f.model->rowCount())));
        // Headings are never cut: each column has room for its own in two lines.
        for (const int field : f.view->shown_fields()) {
            const QString heading =
                f.model->headerData(field, Qt::Horizontal, Qt::DisplayRole).toString();
            INFO(heading.toStdString());
            CHECK(f.view->columnWidth(field) >=
                  f.view->fontMetrics().horizontalAdvance(heading) / 2);
        }
    }
}

TEST_CASE("searching by word, by code and by pinyin initials, a little after the last key")
{
    LedgerFixture f;
    const QString name = f.text(5, "name");
    const QString code = f.text(5, "uscc");
    f.key(Qt::Key_F, Qt::ControlModifier);
    auto* search = f.find<QLineEdit>(QStringLiteral("搜索"));
    REQUIRE(search != nullptr);
    CHECK(QApplication::focusWidget() == search);
    WindowFixture::write(search, name);
    REQUIRE(f.settled());
    REQUIRE(f.model->rowCount() >= 1);
    CHECK(f.model->rowCount() < 300);
    for (int row = 0; row < f.model->rowCount(); ++row)
        CHECK(f.text(row, "name").contains(name));
    search->clear();
    WindowFixture::write(search, code);
    REQUIRE(f.settled());
    REQUIRE(f.model->rowCount() == 1);
    CHECK(f.text(0, "uscc") == code);
    search->clear();
    WindowFixture::write(search, QStringLiteral("nx")); // 宁夏…
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() > 0);
    // Nothing found says what to do next.
    search->setText(QStringLiteral("没有这样的单位"));
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == 0);
    auto* all = f.button<QPushButton>(QStringLiteral("显示全部"));
    REQUIRE(all != nullptr);
    QTest::mouseClick(all, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == 300);
}

TEST_CASE("quick choices and conditions narrow the list; a chip taken away widens it again")
{
    LedgerFixture f;
    QPushButton* quick = nullptr;
    for (QPushButton* button : f.window->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text() == QStringLiteral("单位类别"))
            quick = button;
    }
    REQUIRE(quick != nullptr);
    for (QAction* action : quick->menu()->actions()) {
        if (action->text() == QStringLiteral("社会组织"))
            action->trigger();
    }
    REQUIRE(f.settled());
    const int social = f.model->rowCount();
    CHECK(social > 0);
    CHECK(social < 300);
    for (int row = 0; row < std::min(social, 50); ++row)
        CHECK(f.text(row, "category") == QStringLiteral("社会组织"));

    // A condition of one's own: 登记日期 起于 2020-01-01.
    auto* condition = f.button<QPushButton>(QStringLiteral("条件"));
    REQUIRE(condition != nullptr);
    QTest::mouseClick(condition, Qt::LeftButton);
    auto* field = f.find<QComboBox>(QStringLiteral("字段"));
    REQUIRE(field != nullptr);
    field->setCurrentIndex(field->findText(QStringLiteral("登记日期")));
    Q_EMIT field->activated(field->currentIndex());
    auto* value = f.find<QLineEdit>(QStringLiteral("登记日期"));
    REQUIRE(value != nullptr);
    auto* add = f.find<QPushButton>(QStringLiteral("添加这个条件"));
    REQUIRE(add != nullptr);
    QTest::mouseClick(add, Qt::LeftButton); // nothing entered: says so, adds nothing
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == social);
    WindowFixture::write(value, QStringLiteral("2020年1月1日"));
    QTest::mouseClick(add, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() < social);
    for (int row = 0; row < std::min(f.model->rowCount(), 50); ++row)
        CHECK(f.text(row, "registered") >= QStringLiteral("2020-01-01"));

    QPushButton* chip = nullptr;
    for (QPushButton* button : f.window->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().startsWith(QStringLiteral("登记日期")))
            chip = button;
    }
    REQUIRE(chip != nullptr);
    QTest::mouseClick(chip, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == social);
}

TEST_CASE("rows in force follow the as-of date")
{
    LedgerFixture f;
    const int all = f.model->rowCount();
    for (QCheckBox* box : f.window->findChildren<QCheckBox*>()) {
        if (box->isVisible() && WindowFixture::plain(box->text()) == QStringLiteral("仅当期有效"))
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    }
    REQUIRE(f.settled());
    const int today = f.model->rowCount();
    CHECK(today < all);
    f.context.set_as_of(*Date::from_iso("1990-01-01"));
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == 0);
}

TEST_CASE("a click on a heading sorts, a second one turns the order around")
{
    LedgerFixture f;
    const int column = f.def->index_of("uscc");
    auto* header = f.view->horizontalHeader();
    const QPoint at(header->sectionViewportPosition(column) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    REQUIRE(f.settled());
    CHECK(f.text(0, "uscc") <= f.text(1, "uscc"));
    const QString lowest = f.text(0, "uscc");
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
    REQUIRE(f.settled());
    CHECK(f.text(0, "uscc") >= f.text(1, "uscc"));
    CHECK(f.text(0, "uscc") > lowest);
}

TEST_CASE("columns are chosen, and remembered for the user")
{
    LedgerFixture f;
    const int address = f.def->index_of("address");
    CHECK_FALSE(f.view->column_shown(address));
    auto* columns = f.find<QToolButton>(QStringLiteral("选择显示的列"));
    REQUIRE(columns != nullptr);
    Q_EMIT columns->menu()->aboutToShow();
    for (QAction* action : columns->menu()->actions()) {
        if (action->text() == QStringLiteral("地址"))
            action->setChecked(true);
    }
    CHECK(f.view->column_shown(address));
    f.choose(QStringLiteral("org"));
    f.choose(QStringLiteral("unit"));
    CHECK(f.view->column_shown(address));
}

TEST_CASE("F2 edits a cell through the one door; Ctrl+Z and Ctrl+Y undo and redo it")
{
    LedgerFixture f;
    const std::int64_t id = f.model->id_at(2);
    f.click_cell(2, "contact_person");
    const QString before = f.text(2, "contact_person");
    f.key(Qt::Key_F2);
    auto* editor = f.view->findChild<FieldEditor*>();
    REQUIRE(editor != nullptr);
    auto* line = editor->findChild<QLineEdit*>();
    REQUIRE(line != nullptr);
    line->selectAll();
    WindowFixture::write(line, QStringLiteral("欧阳新"));
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.text(f.model->row_of(id), "contact_person") == QStringLiteral("欧阳新"));
    CHECK(text_of(f.stored(id).at(*f.def, "contact_person")) == "欧阳新");
    f.view->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.text(f.model->row_of(id), "contact_person") == before);
    f.key(Qt::Key_Y, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.text(f.model->row_of(id), "contact_person") == QStringLiteral("欧阳新"));
}

TEST_CASE("a cell is not given a value its field refuses")
{
    LedgerFixture f;
    f.view->show_column(f.def->index_of("registered"), true);
    REQUIRE(f.settled());
    const std::int64_t id = f.model->id_at(1);
    const Value before = f.stored(id).at(*f.def, "registered");
    f.click_cell(1, "registered");
    f.key(Qt::Key_F2);
    auto* editor = f.view->findChild<FieldEditor*>();
    REQUIRE(editor != nullptr);
    auto* line = editor->findChild<QLineEdit*>();
    line->selectAll();
    WindowFixture::write(line, QStringLiteral("2025年13月1日"));
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.stored(id).at(*f.def, "registered") == before);
    CHECK(line->property("state").toString() == QStringLiteral("error"));
    QTest::keyClick(line, Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK(f.stored(id).at(*f.def, "registered") == before);
}

TEST_CASE(
    "Del moves rows to the recycle bin as one action, without a question; rows others need stay")
{
    LedgerFixture f;
    f.choose(QStringLiteral("investor"));
    const int rows = f.model->rowCount();
    f.click_cell(0, "name");
    f.click_cell(2, "name", Qt::ShiftModifier);
    CHECK(f.view->selected_count() == 3);
    f.key(Qt::Key_Delete);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == rows - 3);
    CHECK(f.dialogs.asked.isEmpty());
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == rows);

    f.choose(QStringLiteral("org"));
    const int orgs = f.model->rowCount();
    f.click_cell(0, "name");
    f.key(Qt::Key_Delete);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == orgs);
    CHECK(f.notice_says(QStringLiteral("没有删除")));
}

TEST_CASE("rows end on a day with a reason, together, and can be taken back")
{
    LedgerFixture f;
    f.choose(QStringLiteral("post"));
    int row = 0;
    while (!f.text(row, "end").isEmpty())
        ++row;
    const std::int64_t id = f.model->id_at(row);
    f.view->select_id(id);
    QAction* end = f.menu_action(QStringLiteral("结束并注明原因"));
    REQUIRE(end != nullptr);
    REQUIRE(end->isEnabled());
    end->trigger();
    auto* reason = f.find<QComboBox>(QStringLiteral("原因"));
    REQUIRE(reason != nullptr);
    reason->setCurrentText(QStringLiteral("调离"));
    auto* go = f.button<QPushButton>(QStringLiteral("结束"));
    REQUIRE(go != nullptr);
    QTest::mouseClick(go, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(text_of(f.stored(id).at(*f.def, "end")) == "2025-10-15");
    CHECK(text_of(f.stored(id).at(*f.def, "end_reason")) == "调离");
    f.view->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(is_empty(f.stored(id).at(*f.def, "end")));
}

TEST_CASE("those rows end that were asked about, whatever is chosen meanwhile")
{
    LedgerFixture f;
    f.choose(QStringLiteral("post"));
    std::vector<std::int64_t> running;
    for (int row = 0; running.size() < 2; ++row) {
        if (f.text(row, "end").isEmpty())
            running.push_back(f.model->id_at(row));
    }
    f.view->select_id(running[0]);
    f.menu_action(QStringLiteral("结束并注明原因"))->trigger();
    f.view->select_id(running[1]);
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("结束")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(text_of(f.stored(running[0]).at(*f.def, "end")) == "2025-10-15");
    CHECK(is_empty(f.stored(running[1]).at(*f.def, "end")));
}

TEST_CASE("while a job writes, rows are neither removed nor pasted, and it is said")
{
    LedgerFixture f;
    f.choose(QStringLiteral("honour"));
    f.view->select_id(f.model->id_at(0));
    f.view->setFocus();
    const int before = f.model->rowCount();
    const auto job = f.context.writing();
    SECTION("removed")
    {
        f.key(Qt::Key_Delete);
    }
    SECTION("pasted")
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("a\tb\tc\n"));
        f.key(Qt::Key_V, Qt::ControlModifier);
    }
    CHECK(f.notice_says(QStringLiteral("正在写入文件")));
    CHECK_FALSE(f.context.jobs().busy());
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == before);
}

TEST_CASE("part of a text is looked for as it was typed, in long texts and hidden numbers too")
{
    LedgerFixture f;
    const std::int64_t id = f.model->id_at(3);
    const auto put = [&](const char* field, const char* value) {
        REQUIRE(change_cell(f.context, *f.def, id, f.def->index_of(field), std::string(value)));
        REQUIRE(f.settled());
    };
    const auto look_for = [&](const char* name, const char* words) {
        auto* field = f.find<QComboBox>(QStringLiteral("字段"));
        field->setCurrentIndex(field->findText(QString::fromUtf8(name)));
        Q_EMIT field->activated(field->currentIndex());
        auto* op = f.find<QComboBox>(QStringLiteral("比较"));
        op->setCurrentIndex(op->findData(QStringLiteral("contains")));
        REQUIRE(op->currentData().toString() == QStringLiteral("contains"));
        QWidget* value = f.find<QWidget>(QString::fromUtf8(name));
        REQUIRE(value != nullptr);
        value->setFocus();
        WindowFixture::write(value, QString::fromUtf8(words));
        auto* add = f.find<QPushButton>(QStringLiteral("添加这个条件"));
        add->setFocus(); // a click takes the keyboard
        QTest::mouseClick(add, Qt::LeftButton);
        REQUIRE(f.settled());
    };
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("条件")), Qt::LeftButton);
    SECTION("a text of several lines")
    {
        put("note", "one line\nlooked for here");
        look_for("备注", "looked for");
    }
    SECTION("a number that is hidden once the keyboard is elsewhere")
    {
        put("phone", "13801862075");
        look_for("联系电话", "13801862075");
    }
    CHECK(f.model->ids() == std::vector<std::int64_t>{id});
}

TEST_CASE("the tree of conditions shows what holds: applying it brings nothing back, drops nothing")
{
    LedgerFixture f;
    const auto chips = [&](const QString& of) {
        int found = 0;
        for (const QPushButton* button : f.window->findChildren<QPushButton*>())
            found += button->isVisible() && button->text().startsWith(of) ? 1 : 0;
        return found;
    };
    const auto add = [&](const char* name) {
        auto* field = f.find<QComboBox>(QStringLiteral("字段"));
        field->setCurrentIndex(field->findText(QString::fromUtf8(name)));
        Q_EMIT field->activated(field->currentIndex());
        auto* op = f.find<QComboBox>(QStringLiteral("比较"));
        op->setCurrentIndex(op->findData(QStringLiteral("given")));
        QTest::mouseClick(f.find<QPushButton>(QStringLiteral("添加这个条件")), Qt::LeftButton);
        REQUIRE(f.settled());
    };
    const auto apply = [&] {
        QTest::mouseClick(f.find<QPushButton>(QStringLiteral("应用这些条件")), Qt::LeftButton);
        REQUIRE(f.settled());
    };
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("条件")), Qt::LeftButton);
    add("单位名称");
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("条件组")), Qt::LeftButton);
    add("联系电话");
    apply();
    CHECK(chips(QStringLiteral("单位名称")) == 1);
    CHECK(chips(QStringLiteral("联系电话")) == 1);
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("全部清除")), Qt::LeftButton);
    REQUIRE(f.settled());
    apply();
    CHECK(chips(QStringLiteral("单位名称")) == 0);
    CHECK(f.model->rowCount() == 300);
}

TEST_CASE("copied rows are what is shown, ID numbers masked until they are asked for")
{
    LedgerFixture f;
    f.choose(QStringLiteral("member"));
    f.click_cell(0, "name");
    f.click_cell(1, "name", Qt::ShiftModifier);
    f.key(Qt::Key_C, Qt::ControlModifier);
    REQUIRE(f.settled());
    const QString copied = QGuiApplication::clipboard()->text();
    const QStringList lines = copied.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 3); // two rows and their headings
    CHECK(lines[0].contains(QStringLiteral("公民身份号码")));
    CHECK(lines[1].contains(f.text(0, "name")));
    CHECK(copied.contains(QLatin1Char('*')));
    QAction* whole = f.menu_action(QStringLiteral("显示完整"));
    REQUIRE(whole != nullptr);
    whole->trigger();
    REQUIRE(f.settled());
    const std::string number = text_of(f.stored(f.model->id_at(0)).at(*f.def, "id_number"));
    CHECK(f.text(0, "id_number") == qt(number));
}

TEST_CASE("rows copied and pasted again are as they were: their numbers stay whole")
{
    LedgerFixture f;
    int row = 0;
    while (!f.text(row, "phone").contains(QLatin1Char('*')))
        ++row;
    const std::int64_t id = f.model->id_at(row);
    const Record before = f.stored(id);
    f.click_cell(row, "name");
    f.key(Qt::Key_C, Qt::ControlModifier);
    REQUIRE(f.settled());
    const QString text = QGuiApplication::clipboard()->text();
    CHECK(text.contains(f.text(row, "phone")));
    CHECK_FALSE(text.contains(qt(text_of(before.at(*f.def, "phone")))));
    f.view->setFocus();
    f.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.stored(id).values == before.values);
    CHECK(f.model->rowCount() == 300);

    // The same text from elsewhere: nothing differs, and the masked cells are told.
    QGuiApplication::clipboard()->setText(text);
    f.view->setFocus();
    f.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.stored(id).values == before.values);
    CHECK(f.notice_says(QStringLiteral("隐去中间几位的号码，保持原样")));
}

TEST_CASE("a masked number typed into a cell changes nothing, another one is refused")
{
    LedgerFixture f;
    int row = 0;
    while (!f.text(row, "phone").contains(QLatin1Char('*')))
        ++row;
    const std::int64_t id = f.model->id_at(row);
    const Record before = f.stored(id);
    const QModelIndex cell = f.model->index(row, f.def->index_of("phone"));
    for (const QString& typed : {f.text(row, "phone"), QStringLiteral("199****9999")}) {
        f.view->setCurrentIndex(cell);
        f.view->edit(cell);
        auto* editor = f.view->findChild<FieldEditor*>();
        REQUIRE(editor != nullptr);
        auto* line = qobject_cast<QLineEdit*>(editor->focusProxy());
        REQUIRE(line != nullptr);
        line->setFocus();
        line->selectAll();
        f.write(line, typed);
        const Entry entry = editor->entry();
        CHECK(entry.error.isEmpty() == (typed != QStringLiteral("199****9999")));
        QTest::keyClick(line, Qt::Key_Return);
        REQUIRE(f.settled());
        CHECK(f.stored(id).values == before.values);
        if (!entry.error.isEmpty())
            QTest::keyClick(line, Qt::Key_Escape);
        REQUIRE(f.settled());
    }
}

TEST_CASE("the window's exports hide numbers, whole ones are a choice of their own")
{
    LedgerFixture f;
    const std::string phone = [&] {
        for (int row = 0;; ++row) {
            const Record record = f.stored(f.model->id_at(row));
            if (!is_empty(record.at(*f.def, "phone")))
                return text_of(record.at(*f.def, "phone"));
        }
    }();
    const auto exported = [&](const QString& action_name) {
        const QString path = f.path(QStringLiteral("单位.csv"));
        f.dialogs.files = {path};
        QAction* action = f.menu_action(action_name);
        REQUIRE(action != nullptr);
        REQUIRE(action->isVisible());
        action->trigger();
        REQUIRE(f.settled());
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    // Also where the screen shows them whole.
    f.menu_action(QStringLiteral("显示完整"))->trigger();
    REQUIRE(f.settled());
    CHECK_FALSE(exported(QStringLiteral("导出这些行")).contains(phone.c_str()));
    CHECK(f.notice_says(QStringLiteral("已隐去中间几位")));
    CHECK(exported(QStringLiteral("完整号码")).contains(phone.c_str()));
    f.choose(QStringLiteral("area"));
    CHECK_FALSE(f.menu_action(QStringLiteral("完整号码"))->isVisible());
}

TEST_CASE("the rows shown are exported as Excel")
{
    LedgerFixture f;
    f.dialogs.files = {f.path(QStringLiteral("单位"))};
    QAction* save = f.menu_action(QStringLiteral("导出这些行"));
    REQUIRE(save != nullptr);
    save->trigger();
    REQUIRE(f.settled());
    CHECK(QFileInfo(f.path(QStringLiteral("单位.xlsx"))).size() > 5000);
}

TEST_CASE("details follow the row: its fields, related rows, a new one with its link filled in")
{
    LedgerFixture f;
    // A unit that has surveys.
    int row = 0;
    LedgerStore store(f.context.database(), *f.context.catalog());
    for (; row < 100; ++row) {
        Query query;
        query.ledger = "survey";
        query.filters = {{"unit", "=", std::to_string(f.model->id_at(row))}};
        if (store.count(query).value() > 0)
            break;
    }
    const QString name = f.text(row, "name");
    f.click_cell(row, "name");
    REQUIRE(f.settled());
    auto* panel = f.find<DetailPanel>(QStringLiteral("本行详情"));
    REQUIRE(panel != nullptr);
    bool named = false;
    for (const QLabel* label : panel->findChildren<QLabel*>())
        named |= label->text() == name;
    CHECK(named);
    QPushButton* surveys = nullptr;
    for (QPushButton* button : panel->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().startsWith(QStringLiteral("摸底记录")))
            surveys = button;
    }
    REQUIRE(surveys != nullptr);
    QTest::mouseClick(surveys, Qt::LeftButton);
    REQUIRE(f.settled());
    auto* related = f.find<LedgerView>(QStringLiteral("摸底记录"));
    REQUIRE(related != nullptr);
    CHECK(related->model()->rowCount() > 0);
    auto* add = f.find<QPushButton>(QStringLiteral("添加摸底记录"));
    REQUIRE(add != nullptr);
    QTest::mouseClick(add, Qt::LeftButton);
    REQUIRE(f.settled());
    auto* unit = f.find<QLineEdit>(QStringLiteral("单位"));
    REQUIRE(unit != nullptr);
    CHECK(unit->text() == name);
}

TEST_CASE("a list another page asks for is shown with its name, and its chip shows all again")
{
    LedgerFixture f;
    const QString named = f.text(3, "name");
    const QString other = f.text(4, "name");
    f.context.go(Place::rows("unit", {f.model->id_at(3), f.model->id_at(8)},
                             QStringLiteral("应建未建单位")));
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == 2);
    // What is exported is what is on screen.
    const QString path = f.path(QStringLiteral("应建未建.csv"));
    f.dialogs.files = {path};
    f.menu_action(QStringLiteral("导出这些行"))->trigger();
    REQUIRE(f.settled());
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString exported = QString::fromUtf8(file.readAll());
    CHECK(exported.contains(named));
    CHECK_FALSE(exported.contains(other));
    f.dialogs.files = {f.path(QStringLiteral("应建未建"))};
    f.menu_action(QStringLiteral("打印这份名单"))->trigger();
    REQUIRE(f.settled());
    f.button<QPushButton>(QStringLiteral("存为 PDF…"))->click();
    REQUIRE(f.settled());
    CHECK(QFileInfo(f.path(QStringLiteral("应建未建.pdf"))).size() > 1000);
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    QPushButton* chip = nullptr;
    for (QPushButton* button : f.window->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().contains(QStringLiteral("应建未建单位")))
            chip = button;
    }
    REQUIRE(chip != nullptr);
    QTest::mouseClick(chip, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == 300);
}

TEST_CASE("a list is filtered by what the program derives, and exported so")
{
    LedgerFixture f;
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("条件")), Qt::LeftButton);
    auto* field = f.find<QComboBox>(QStringLiteral("字段"));
    REQUIRE(field != nullptr);
    // Fields come first, facts under a heading that can't be chosen.
    const int heading = field->findText(QStringLiteral("由程序计算"));
    const int covered = field->findText(QStringLiteral("党的组织覆盖"));
    REQUIRE(heading > field->findText(QStringLiteral("备注")));
    REQUIRE(covered > heading);
    CHECK_FALSE(field->model()->flags(field->model()->index(heading, 0)) & Qt::ItemIsSelectable);
    field->setCurrentIndex(covered);
    Q_EMIT field->activated(covered);
    auto* value = f.find<QComboBox>(QStringLiteral("党的组织覆盖"));
    REQUIRE(value != nullptr);
    value->setCurrentIndex(value->findText(QStringLiteral("是")));
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("添加这个条件")), Qt::LeftButton);
    REQUIRE(f.settled());
    const int rows = f.model->rowCount();
    CHECK(rows > 0);
    CHECK(rows < 300);
    CHECK(f.button<QPushButton>(QStringLiteral("党的组织覆盖：是")) != nullptr);
    const QString path = f.path(QStringLiteral("已覆盖.csv"));
    f.dialogs.files = {path};
    f.menu_action(QStringLiteral("导出这些行"))->trigger();
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("%1 行").arg(rows)));
}

TEST_CASE("an empty ledger says what to do next")
{
    LedgerFixture f;
    f.choose(QStringLiteral("campaign"));
    while (f.model->rowCount() > 0) {
        f.view->selectAll();
        f.view->setFocus();
        f.choose(QStringLiteral("milestone"));
        f.view->selectAll();
        f.view->setFocus();
        f.key(Qt::Key_Delete);
        REQUIRE(f.settled());
        f.choose(QStringLiteral("campaign"));
        f.view->selectAll();
        f.view->setFocus();
        f.key(Qt::Key_Delete);
        REQUIRE(f.settled());
    }
    auto* first = f.button<QPushButton>(QStringLiteral("新增第一行"));
    REQUIRE(first != nullptr);
    QTest::mouseClick(first, Qt::LeftButton);
    CHECK(f.find<QLineEdit>(QStringLiteral("名称")) != nullptr);
}
