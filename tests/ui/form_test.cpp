#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolTip>

#include "core/edit/editor.h"
#include "core/store/attachments.h"
#include "core/store/ledger_store.h"
#include "tests/support/held_workers.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/form/form_fields.h"
#include "ui/form/policy_line.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_page.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/field_editor.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct FormFixture : WindowFixture
{
    FormFixture()
    {
        page = qobject_cast<LedgerPage*>(window->show_page(QStringLiteral("ledger")));
        REQUIRE(page != nullptr);
        form = page->findChild<RecordForm*>();
        REQUIRE(form != nullptr);
    }

    void add(const QString& ledger)
    {
        page->show_ledger(ledger);
        REQUIRE(settled());
        key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(form->open());
        REQUIRE(form->isVisible());
    }

    /// Types into the field with this heading, like a clerk would.
    void type(const QString& heading, const QString& text)
    {
        auto* line = find<QLineEdit>(heading);
        INFO(heading.toStdString());
        REQUIRE(line != nullptr);
        line->setFocus();
        line->selectAll();
        WindowFixture::write(line, text);
    }
    void choose(const QString& heading, const QString& value)
    {
        auto* box = find<QComboBox>(heading);
        INFO(heading.toStdString() << " " << value.toStdString());
        REQUIRE(box != nullptr);
        const int at = box->findText(value);
        REQUIRE(at >= 0);
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    /// The sentence under a field, "" if there is none.
    QString said(const std::string& key)
    {
        QWidget* cell = form->fields()->editor(key)->parentWidget();
        for (const QLabel* label : cell->findChildren<QLabel*>()) {
            if (label->isVisible() && label->property("state").isValid() &&
                !label->text().isEmpty())
                return label->text();
        }
        return {};
    }
    std::int64_t count(const std::string& ledger)
    {
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = ledger;
        return store.count(query).value();
    }

    LedgerPage* page = nullptr;
    RecordForm* form = nullptr;
};

} // namespace

TEST_CASE("a unit is entered with the keyboard, checked while typing, and saved as one action")
{
    FormFixture f;
    f.add(QStringLiteral("unit"));
    CHECK(f.said("name").isEmpty()); // nobody has been there yet
    f.type(QStringLiteral("统一社会信用代码"), QStringLiteral("91110000600037341l"));
    f.key(Qt::Key_Return); // Enter goes to the next field
    CHECK(QApplication::focusWidget() == f.find<QLineEdit>(QStringLiteral("单位名称")));
    WindowFixture::write(QApplication::focusWidget(), QStringLiteral("新建测试有限公司"));
    f.choose(QStringLiteral("单位类别"), QStringLiteral("非公有制企业"));
    // The choice of 单位类型 is narrowed by 单位类别.
    auto* type = f.find<QComboBox>(QStringLiteral("单位类型"));
    REQUIRE(type != nullptr);
    CHECK(type->findText(QStringLiteral("有限责任公司")) >= 0);
    CHECK(type->findText(QStringLiteral("民办学校")) < 0);
    f.choose(QStringLiteral("单位类型"), QStringLiteral("有限责任公司"));
    f.type(QStringLiteral("登记日期"), QStringLiteral("2023年13月1日"));
    CHECK_FALSE(f.said("registered").isEmpty());
    // Ctrl+S does not save what is wrong or missing, and says where.
    const std::int64_t units = f.count("unit");
    f.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(f.count("unit") == units);
    CHECK_FALSE(f.said("status").isEmpty());
    f.type(QStringLiteral("登记日期"), QStringLiteral("2023.1.5"));
    CHECK(f.said("registered").isEmpty());
    f.choose(QStringLiteral("经营状态"), QStringLiteral("正常"));
    f.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(f.count("unit") == units + 1);
    bool named = false; // no longer headed as a new one
    for (const QLabel* label : f.form->findChildren<QLabel*>())
        named = named || label->text() == QStringLiteral("新建测试有限公司");
    CHECK(named);
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& def = *f.context.catalog()->ledger("unit");
    const auto id = store.find_key(def, "91110000600037341L").value();
    REQUIRE(id);
    const Record saved = store.find(def, *id).value().value();
    CHECK(text_of(saved.at(def, "registered")) == "2023-01-05");
    CHECK(text_of(saved.at(def, "type")) == "有限责任公司");
    // Esc leaves without a question: nothing is unsaved.
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK_FALSE(f.form->isVisible());
    CHECK(f.dialogs.asked.isEmpty());
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    CHECK(view->current_id() == *id);
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.count("unit") == units);
}

TEST_CASE("changing the category takes back a type that does not belong to it")
{
    FormFixture f;
    f.add(QStringLiteral("unit"));
    f.choose(QStringLiteral("单位类别"), QStringLiteral("非公有制企业"));
    f.choose(QStringLiteral("单位类型"), QStringLiteral("股份有限公司"));
    f.choose(QStringLiteral("单位类别"), QStringLiteral("社会组织"));
    auto* type = f.find<QComboBox>(QStringLiteral("单位类型"));
    REQUIRE(type != nullptr);
    CHECK(type->currentText().isEmpty());
    CHECK(type->findText(QStringLiteral("民办学校")) >= 0);
}

TEST_CASE("fields offered only in one case are greyed in others and keep their place")
{
    FormFixture f;
    f.add(QStringLiteral("org"));
    auto* mode = f.find<QComboBox>(QStringLiteral("联建方式"));
    REQUIRE(mode != nullptr);
    CHECK_FALSE(mode->isEnabled());
    f.choose(QStringLiteral("类别"), QStringLiteral("联合党支部"));
    CHECK(mode->isEnabled());
    f.choose(QStringLiteral("类别"), QStringLiteral("党支部"));
    CHECK_FALSE(mode->isEnabled());
}

TEST_CASE("a reference is found by typing and taken from the list; a name nobody has is told")
{
    FormFixture f;
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    Query query;
    query.ledger = "unit";
    const Record some = store.first(query, 30).value().back();
    const QString name = qt(text_of(some.at(unit, "name")));
    f.add(QStringLiteral("survey"));
    f.type(QStringLiteral("单位"), name.left(name.size() - 1));
    REQUIRE(f.settled());
    auto* line = f.find<QLineEdit>(QStringLiteral("单位"));
    auto* completer = line->parentWidget()->findChild<QCompleter*>();
    REQUIRE(completer != nullptr);
    REQUIRE(completer->popup()->isVisible());
    REQUIRE(completer->popup()->model()->rowCount() >= 1);
    QTest::keyClick(completer->popup(), Qt::Key_Return); // the first is taken
    CHECK(line->text().startsWith(name.left(name.size() - 1)));
    const Entry entry = f.form->fields()->editor("unit")->entry();
    CHECK(entry.error.isEmpty());
    CHECK(int_of(entry.value) != 0);

    f.type(QStringLiteral("单位"), QStringLiteral("谁也不是"));
    CHECK_FALSE(f.form->fields()->editor("unit")->entry().error.isEmpty());
    // A whole name typed by hand is understood when the field is left.
    f.type(QStringLiteral("单位"), name);
    f.type(QStringLiteral("摸底单位"), QStringLiteral("望远镇"));
    REQUIRE(f.settled());
    CHECK(int_of(f.form->fields()->editor("unit")->entry().value) == some.id);
}

TEST_CASE("in the list of a reference a row stays highlighted; Escape closes it and takes nothing")
{
    FormFixture f;
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    Query query;
    query.ledger = "unit";
    const Record some = store.first(query, 30).value().back();
    const QString code = qt(text_of(some.at(unit, "uscc")));
    f.add(QStringLiteral("survey"));
    f.type(QStringLiteral("单位"), code); // finds this one alone, by more than its name
    REQUIRE(f.settled());
    auto* line = f.find<QLineEdit>(QStringLiteral("单位"));
    QAbstractItemView* list = line->parentWidget()->findChild<QCompleter*>()->popup();
    const auto value = [&] { return f.form->fields()->editor("unit")->entry().value; };
    REQUIRE(list->isVisible());
    REQUIRE(list->model()->rowCount() == 1);
    CHECK(list->currentIndex().row() == 0);

    SECTION("past either end it stays where it is, and Enter takes it")
    {
        for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down, Qt::Key_Up, Qt::Key_Up}) {
            QTest::keyClick(list, key);
            CHECK(list->selectionModel()->isSelected(list->model()->index(0, 0)));
        }
        QTest::keyClick(list, Qt::Key_Return);
        CHECK(int_of(value()) == some.id);
    }
    SECTION("Escape leaves what was typed; only the next one is the form's")
    {
        QTest::keyClick(list, Qt::Key_Escape);
        CHECK_FALSE(list->isVisible());
        CHECK(f.form->isVisible());
        CHECK(f.dialogs.asked.empty());
        CHECK(line->text() == code);
        // Going on takes nothing either.
        f.type(QStringLiteral("摸底单位"), QStringLiteral("望远镇"));
        REQUIRE(f.settled());
        CHECK(is_empty(value()));
        f.dialogs.answers = {1}; // discard
        f.key(Qt::Key_Escape);
        CHECK_FALSE(f.form->isVisible());
    }
}

TEST_CASE("unsaved entries: other pages keep them, leaving the form asks once")
{
    FormFixture f;
    f.add(QStringLiteral("area"));
    f.type(QStringLiteral("名称"), QStringLiteral("新村"));
    CHECK(f.form->unsaved());
    f.dialogs.answers = {2}; // go on editing
    f.key(Qt::Key_Escape);
    CHECK(f.form->isVisible());
    CHECK(f.dialogs.asked.size() == 1);
    CHECK_FALSE(f.window->close()); // the window asks too; the safe answer stays
    CHECK(f.form->unsaved());
    f.dialogs.answers = {1}; // discard
    f.key(Qt::Key_Escape);
    CHECK_FALSE(f.form->isVisible());
}

TEST_CASE("what was changed elsewhere is seen in an open form that is not being edited")
{
    FormFixture f;
    f.page->show_ledger(QStringLiteral("area"));
    REQUIRE(f.settled());
    auto* view = f.find<LedgerView>(QStringLiteral("属地"));
    REQUIRE(view != nullptr);
    const std::int64_t id = view->current_id();
    f.key(Qt::Key_Return);
    REQUIRE(f.form->isVisible());
    const LedgerDef& area = *f.context.catalog()->ledger("area");
    LedgerStore store(f.context.database(), *f.context.catalog());
    Record record = store.find(area, id).value().value();
    record.set(area, "leader", std::string("别处改的"));
    REQUIRE(f.context.change(QStringLiteral("修改"), [&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(area, record));
        return {};
    }));
    auto* leader = f.find<QLineEdit>(QStringLiteral("分管领导"));
    REQUIRE(leader != nullptr);
    CHECK(leader->text() == QStringLiteral("别处改的"));
}

TEST_CASE("what was changed elsewhere stays when the form with other entries is saved")
{
    FormFixture f;
    f.page->show_ledger(QStringLiteral("area"));
    REQUIRE(f.settled());
    const std::int64_t id = f.find<LedgerView>(QStringLiteral("属地"))->current_id();
    f.key(Qt::Key_Return);
    REQUIRE(f.form->isVisible());
    auto* note = f.find<QPlainTextEdit>(QStringLiteral("备注"));
    REQUIRE(note != nullptr);
    note->selectAll();
    WindowFixture::write(note, QStringLiteral("entered here"));
    const auto elsewhere = [&](const char* field, const char* value) {
        const LedgerDef& area = *f.context.catalog()->ledger("area");
        REQUIRE(f.context.edit(QStringLiteral("修改"), [&](Editor& editor) {
            return editor.change(area, id, {{area.index_of(field), std::string(value)}});
        }));
    };
    const auto stored = [&](const char* field) {
        const LedgerDef& area = *f.context.catalog()->ledger("area");
        LedgerStore store(f.context.database(), *f.context.catalog());
        return text_of(store.find(area, id).value()->at(area, field));
    };
    SECTION("while it is in sight: the form takes the other field in at once")
    {
        elsewhere("leader", "别处改的");
        CHECK(f.find<QLineEdit>(QStringLiteral("分管领导"))->text() == QStringLiteral("别处改的"));
        CHECK(f.form->unsaved());
        CHECK(f.form->save());
    }
    SECTION("while it is out of sight")
    {
        f.window->show_page(QStringLiteral("start"));
        elsewhere("leader", "别处改的");
        CHECK(f.form->save());
    }
    SECTION("the same field is told, and then kept as it is entered here")
    {
        f.window->show_page(QStringLiteral("start"));
        elsewhere("leader", "别处改的");
        elsewhere("note", "there");
        CHECK_FALSE(f.form->save());
        CHECK(f.form->unsaved());
        f.window->show_page(QStringLiteral("ledger"));
        bool told = false;
        for (const QLabel* label : f.form->findChildren<QLabel*>())
            told |=
                label->isVisible() && label->text().contains(QStringLiteral("别处同时改了：备注"));
        CHECK(told);
        CHECK(stored("note") == "there");
        CHECK(f.form->save());
    }
    CHECK(stored("leader") == "别处改的");
    CHECK(stored("note") == "entered here");
    CHECK_FALSE(f.form->unsaved());
}

TEST_CASE("a row added and saved again is changed, not added twice")
{
    FormFixture f;
    f.add(QStringLiteral("area"));
    const std::int64_t before = f.count("area");
    f.type(QStringLiteral("代码"), QStringLiteral("640121900"));
    f.type(QStringLiteral("名称"), QStringLiteral("新园区"));
    f.choose(QStringLiteral("类别"), QStringLiteral("开发区园区"));
    REQUIRE(f.form->save());
    CHECK(f.count("area") == before + 1);
    f.type(QStringLiteral("代码"), QStringLiteral("640121901"));
    CHECK(f.form->save());
    CHECK(f.count("area") == before + 1);
}

TEST_CASE("a list of rows: what still stands in the box keeps the form from being saved")
{
    FormFixture f;
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    LedgerStore store(f.context.database(), *f.context.catalog());
    Query query;
    query.ledger = "unit";
    const auto units = store.first(query, 2).value();
    const auto rename = [&](std::int64_t id, const char* name) {
        REQUIRE(f.context.edit(QStringLiteral("修改"), [&](Editor& editor) {
            return editor.change(unit, id, {{unit.index_of("name"), std::string(name)}});
        }));
    };
    rename(units[0].id, "甲、乙商行");
    rename(units[1].id, "丙公司");
    f.add(QStringLiteral("activity"));
    FieldEditor* list = f.form->fields()->editor("units");
    REQUIRE(list != nullptr);
    list->set_value(std::to_string(units[0].id) + "," + std::to_string(units[1].id), {});
    QStringList tags;
    for (const QPushButton* tag : list->findChildren<QPushButton*>())
        tags << tag->text();
    CHECK(tags == QStringList{QStringLiteral("甲、乙商行"), QStringLiteral("丙公司")});
    CHECK_FALSE(f.form->unsaved());
    auto* box = list->findChild<QLineEdit*>();
    box->setFocus();
    WindowFixture::write(box, QStringLiteral("谁也不是"));
    CHECK(f.form->unsaved());
    CHECK_FALSE(list->entry().error.isEmpty());
    CHECK_FALSE(f.form->save());
    CHECK(f.said("units").contains(QStringLiteral("谁也不是")));
    box->clear();
    CHECK(list->entry().error.isEmpty());
    CHECK(text_of(list->entry().value) ==
          std::to_string(units[0].id) + "," + std::to_string(units[1].id));
}

TEST_CASE("ID numbers are masked in the form until they are edited; a doubtful one needs a reason")
{
    FormFixture f;
    f.page->show_ledger(QStringLiteral("member"));
    REQUIRE(f.settled());
    f.key(Qt::Key_Return);
    REQUIRE(f.form->isVisible());
    auto* number = f.find<QLineEdit>(QStringLiteral("公民身份号码"));
    REQUIRE(number != nullptr);
    f.find<QLineEdit>(QStringLiteral("姓名"))->setFocus();
    CHECK(number->text().contains(QLatin1Char('*')));
    number->setFocus();
    CHECK_FALSE(number->text().contains(QLatin1Char('*')));
    const QString whole = number->text();
    const QChar wrong = whole.back() == QLatin1Char('1') ? QLatin1Char('2') : QLatin1Char('1');
    f.type(QStringLiteral("公民身份号码"), whole.left(17) + wrong);
    f.key(Qt::Key_S, Qt::ControlModifier);
    CHECK(f.form->unsaved());
    CHECK_FALSE(f.said("id_number").isEmpty());
    f.type(QStringLiteral("身份号码存疑说明"), QStringLiteral("公安机关核实无误"));
    f.key(Qt::Key_S, Qt::ControlModifier);
    CHECK_FALSE(f.form->unsaved());
}

TEST_CASE("the line of the policies answers what is being entered")
{
    FormFixture f;
    f.context.set_policies({QStringLiteral("central-2012")});
    f.add(QStringLiteral("unit"));
    REQUIRE(f.settled());
    auto* line = f.form->findChild<PolicyLine*>();
    REQUIRE(line != nullptr);
    const auto text = [&] {
        QStringList words;
        for (const QLabel* label : line->findChildren<QLabel*>())
            words << label->text();
        return words.join(QLatin1Char(' '));
    };
    f.type(QStringLiteral("单位名称"), QStringLiteral("按政策看的公司"));
    f.choose(QStringLiteral("单位类别"), QStringLiteral("非公有制企业"));
    f.choose(QStringLiteral("单位类型"), QStringLiteral("有限责任公司"));
    f.choose(QStringLiteral("经营状态"), QStringLiteral("正常"));
    REQUIRE(f.settled());
    REQUIRE(line->isVisible());
    CHECK(text().contains(QStringLiteral("按当前政策")));
    CHECK(text().contains(QStringLiteral("未知"))); // no survey yet
    CHECK(f.count("unit") == 300);                  // looking is not saving
    f.context.set_policies({});
    REQUIRE(f.settled());
    CHECK_FALSE(line->isVisible());
}

TEST_CASE("the policy line says when it does not know yet and when it can't")
{
    FormFixture f;
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    REQUIRE(f.settled());
    auto* line = f.form->findChild<PolicyLine*>();
    REQUIRE(line != nullptr);
    const auto says = [&](const char* words) {
        const auto labels = line->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->text().contains(QString::fromUtf8(words));
        });
    };
    f.page->show_ledger(QStringLiteral("unit"));
    REQUIRE(f.settled());
    REQUIRE(f.form->edit("unit", 1));
    REQUIRE(f.settled());
    REQUIRE_FALSE(line->isHidden());
    CHECK_FALSE(says("正在计算"));
    {
        const test::HeldWorkers held(f.context.jobs(), JobKind::Long);
        f.context.set_as_of(*Date::from_iso("2025-09-30"));
        REQUIRE(test::wait_until([&] { return says("正在计算"); }));
        CHECK_FALSE(says("目前没有要求"));
        f.context.jobs().cancel_all();
    }
    REQUIRE(test::wait_until([&] { return says("暂时算不出"); }));
    CHECK_FALSE(says("正在计算"));
    CHECK_FALSE(says("目前没有要求"));
    Evaluations::of(f.context).want(true);
    REQUIRE(f.settled());
    CHECK_FALSE(says("暂时算不出"));

    // What is not met is no alarm: its sign looks as it does on the rules page.
    const Theme& theme = Theme::current();
    const StateLook look = state_look(State::Unmet, theme);
    const QImage sign =
        icon_pixmap(look.icon, look.color, theme.small_px + 3, line->devicePixelRatioF()).toImage();
    int unmet = 0;
    for (const QLabel* label : line->findChildren<QLabel*>()) {
        if (label->toolTip() != look.word)
            continue;
        ++unmet;
        CHECK(label->pixmap().toImage() == sign);
    }
    CHECK(unmet > 0);
}

TEST_CASE("one column where the window is narrow, two where it is wide")
{
    FormFixture f;
    f.add(QStringLiteral("unit"));
    auto* name = f.form->fields()->editor("name");
    auto* code = f.form->fields()->editor("uscc");
    const auto x = [&](QWidget* widget) { return widget->mapTo(f.form, QPoint(0, 0)).x(); };
    REQUIRE(f.settled());
    CHECK(x(name) > x(code));
    f.window->resize(1000, 700);
    REQUIRE(f.settled());
    CHECK(x(name) == x(code));
}

TEST_CASE("an organization put below itself: form and cell say so at the field")
{
    FormFixture f;
    const auto catalog = f.context.catalog();
    const LedgerDef& org = *catalog->ledger("org");
    LedgerStore store(f.context.database(), *catalog);
    Query query;
    query.ledger = "org";
    query.filters = {{"parent", "given", ""}};
    const auto rows = store.first(query, 1);
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    const std::int64_t below = rows->front().id;
    const std::int64_t above = std::get<std::int64_t>(rows->front().at(org, "parent"));
    f.page->show_ledger(QStringLiteral("org"));
    REQUIRE(f.settled());
    SECTION("in the form")
    {
        REQUIRE(f.form->edit("org", above));
        f.context.go(Place::row("org", above));
        REQUIRE(f.form->edit("org", above));
        FieldEditor* parent = f.form->fields()->editor("parent");
        parent->set_value(below, QStringLiteral("下级"));
        f.form->fields()->set_changed(true);
        CHECK_FALSE(f.form->save());
        const QWidget* cell = parent->parentWidget();
        QString said;
        for (const QLabel* label : cell->findChildren<QLabel*>()) {
            if (label->property("state").isValid())
                said = label->text();
        }
        CHECK(said.contains(QStringLiteral("不能是")));
        CHECK_FALSE(f.form->save()); // it stays so until it is changed
        parent->set_value({}, {});
        CHECK(f.form->save());
    }
    SECTION("in the cell: the editor stays open, its edge red, the reason below it")
    {
        auto* view = f.find<LedgerView>(QStringLiteral("党组织"));
        REQUIRE(view != nullptr);
        const auto* model = qobject_cast<const LedgerTableModel*>(view->model());
        const QModelIndex index =
            view->model()->index(model->row_of(above), org.index_of("parent"));
        REQUIRE(index.isValid());
        view->scrollTo(index);
        REQUIRE(f.settled());
        view->setCurrentIndex(index);
        view->edit(index);
        auto* editor = view->findChild<FieldEditor*>();
        REQUIRE(editor != nullptr);
        editor->set_value(below, QStringLiteral("下级"));
        Q_EMIT editor->next();
        QApplication::processEvents();
        REQUIRE(view->findChild<FieldEditor*>() == editor);
        CHECK(editor->focusProxy()->property("state").toString() == QStringLiteral("error"));
        CHECK(QToolTip::text().contains(QStringLiteral("不能是")));
        CHECK(std::get_if<std::int64_t>(&(*store.find(org, above))->at(org, "parent")) == nullptr);
        editor->set_value({}, {});
        Q_EMIT editor->next();
        REQUIRE(f.settled());
        CHECK(view->findChild<FieldEditor*>() == nullptr);
        QToolTip::hideText();
    }
}

TEST_CASE("files are taken along with a row from its form, and what is gone is told")
{
    FormFixture f;
    f.add(QStringLiteral("activity"));
    const QString minutes = f.path(QStringLiteral("会议记录.txt"));
    {
        QFile file(minutes);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("记录");
    }
    FieldEditor* editor = f.form->fields()->editor("attachments");
    REQUIRE(editor != nullptr);
    auto* open = f.button<QPushButton>(QStringLiteral("打开文件"));
    REQUIRE(open != nullptr);
    CHECK_FALSE(open->isEnabled());
    f.dialogs.files = {minutes};
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("添加文件…")), Qt::LeftButton);
    REQUIRE(f.settled());
    const std::string line = text_of(editor->entry().value);
    REQUIRE(is_attachment_path(line));
    const QString kept = qt(attachment_path(f.context.path8(), line));
    CHECK(QFile::exists(kept));
    CHECK(open->isEnabled());
    QFile::remove(kept);
    QTest::mouseClick(open, Qt::LeftButton);
    CHECK(f.notice_says(QStringLiteral("会议记录.txt")));
    f.dialogs.files = {f.path(QStringLiteral("没有.txt"))};
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("添加文件…")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(text_of(editor->entry().value) == line);
    CHECK(f.notice_says(QStringLiteral("没有.txt")));
}
