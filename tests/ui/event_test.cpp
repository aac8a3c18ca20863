// What happens in several ledgers is filled in once, looked at, written as one action, taken back.

#include <algorithm>
#include <set>

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

#include "core/base/id_number.h"
#include "core/store/id_list.h"
#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/dossier/dossier_view.h"
#include "ui/event/event_fields.h"
#include "ui/event/event_form.h"
#include "ui/event/event_grid.h"
#include "ui/event/event_preview.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_menu.h"
#include "ui/presentation/format.h"
#include "ui/report/report_list.h"
#include "ui/report/report_page.h"
#include "ui/widgets/event_menu.h"
#include "ui/widgets/form_cell.h"
#include "ui/widgets/reference_editor.h"

using namespace lx;
using namespace lx::ui;
using lx::test::wait_until;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

std::string person(const std::string& number)
{
    const std::string digits = "64012119880101" + number;
    return digits + id_check_character(digits);
}

struct EventFixture : WindowFixture
{
    EventForm* form = nullptr;

    EventFixture()
    {
        form = window->findChild<EventForm*>();
        REQUIRE(form != nullptr);
    }

    std::vector<Record> rows(const char* ledger, std::vector<Filter> filters = {},
                             bool counting = false)
    {
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = ledger;
        query.filters = std::move(filters);
        if (counting)
            query.counts_at = context.as_of().iso();
        auto found = store.first(query, 5000);
        REQUIRE(found.has_value());
        return std::move(*found);
    }
    std::size_t count(const char* ledger) { return rows(ledger).size(); }
    const LedgerDef& ledger(const char* code) { return *context.catalog()->ledger(code); }

    std::string text(const char* code, std::int64_t id, const char* key)
    {
        const auto row = LedgerStore(context.database(), *context.catalog()).find(ledger(code), id);
        REQUIRE(row.has_value());
        REQUIRE(row->has_value());
        return text_of((*row)->at(ledger(code), key));
    }

    std::int64_t unit(bool covered)
    {
        std::set<std::int64_t> of;
        for (const Record& row : rows("coverage", {}, covered))
            of.insert(int_of(row.at(ledger("coverage"), "unit")));
        for (const Record& row : rows("unit", {}, true))
            if (of.contains(row.id) == covered)
                return row.id;
        FAIL("no such unit");
        return 0;
    }
    std::string street()
    {
        const auto found = rows("org", {{"kind", "=", "乡镇街道党委"}}, true);
        REQUIRE_FALSE(found.empty());
        return text_of(found.front().at(ledger("org"), "name"));
    }

    /// Chooses an event in a menu.
    void begin(QMenu* menu, const char* name)
    {
        REQUIRE(menu != nullptr);
        for (QAction* action : menu->actions())
            if (plain(action->text()) == words(name) && action->isEnabled()) {
                action->trigger();
                REQUIRE(settled());
                REQUIRE(form->isVisible());
                return;
            }
        FAIL(name);
    }
    /// The menu in the header of a unit's dossier.
    QMenu* dossier_menu(std::int64_t unit)
    {
        context.go(Place::dossier("unit", unit));
        REQUIRE(settled());
        auto* open = button<QPushButton>(words("办理事项…"));
        REQUIRE(open != nullptr);
        return open->menu();
    }
    /// Types into the field with this heading; Enter goes on to the next.
    void type(const char* heading, const std::string& text)
    {
        auto* line = find<QLineEdit>(words(heading));
        INFO(heading);
        REQUIRE(line != nullptr);
        line->setFocus();
        line->selectAll();
        write(line, qt(text));
        QTest::keyClick(line, Qt::Key_Return);
        REQUIRE(settled());
    }
    void choose(const char* heading, const char* value)
    {
        auto* box = find<QComboBox>(words(heading));
        INFO(heading << " " << value);
        REQUIRE(box != nullptr);
        const int at = box->findText(words(value));
        REQUIRE(at >= 0);
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    template <class W> QString said(const char* heading)
    {
        QWidget* at = find<W>(words(heading));
        REQUIRE(at != nullptr);
        while (qobject_cast<FormCell*>(at) == nullptr)
            at = at->parentWidget();
        for (const QLabel* label : at->findChildren<QLabel*>())
            if (label->property("role").toString() == QLatin1String("error"))
                return label->text();
        return {};
    }
    /// What is told below the fields, once it is known.
    QString told()
    {
        QString text;
        for (const QLabel* label : form->findChild<EventPreview*>()->findChildren<QLabel*>())
            text += label->text() + QLatin1Char('\n');
        return text;
    }
    bool tells(const char* part)
    {
        return wait_until([&] { return told().contains(words(part)); });
    }
    void branch(const char* code, const char* name)
    {
        type("党组织代码", code);
        type("名称", name);
        choose("类别", "党支部");
        type("上级党组织", street());
        type("申请日期", "2025-10-01");
    }
    bool written()
    {
        key(Qt::Key_S, Qt::ControlModifier);
        return wait_until([&] { return !form->open(); }) && settled();
    }
};

} // namespace

TEST_CASE("成立党组织 from a unit's dossier: filled in, looked at, written at once, taken back")
{
    EventFixture f;
    const std::int64_t unit = f.unit(false);
    const std::size_t orgs = f.count("org");
    const std::size_t coverage = f.count("coverage");
    f.begin(f.dossier_menu(unit), "成立党组织");
    // The keyboard is in its first field; the day and the unit are there already.
    CHECK(QApplication::focusWidget() == f.find<QLineEdit>(words("党组织代码")));
    CHECK(f.find<QLineEdit>(words("成立日期"))->text() == words("2025-10-15"));
    CHECK(f.find<QComboBox>(words("列入新建礼包"))->currentText() == words("是")); // its default
    CHECK_FALSE(f.find<QComboBox>(words("联建方式"))->isEnabled());
    CHECK(f.said<QLineEdit>("党组织代码").isEmpty()); // nobody has been there yet
    // Nothing moves when the place below has more to say.
    auto* scroll = f.form->findChild<QScrollArea*>();
    const QRect before = scroll->geometry();
    f.branch("6401219999", "星火公司党支部");
    REQUIRE(f.tells("党组织 新增：星火公司党支部"));
    CHECK(f.tells("覆盖关系 新增"));
    CHECK(scroll->geometry() == before);
    // What follows from another field follows it.
    CHECK(f.find<QLineEdit>(words("批复日期"))->text() == words("2025-10-15"));
    REQUIRE(f.written());
    CHECK(f.count("org") == orgs + 1);
    CHECK(f.count("coverage") == coverage + 1);
    CHECK(f.notice_says(words("成立党组织 星火公司党支部")));
    // Back where it was begun.
    auto* dossier = f.window->findChild<DossierView*>();
    CHECK(dossier->isVisible());
    CHECK(dossier->shown().id == unit);
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.count("org") == orgs);
    CHECK(f.count("coverage") == coverage);
}

TEST_CASE("the sheets of an event are offered with its news, filled for what was written")
{
    EventFixture f;
    f.begin(f.dossier_menu(f.unit(false)), "成立党组织");
    f.branch("6401219999", "星火公司党支部");
    REQUIRE(f.tells("党组织 新增：星火公司党支部"));
    REQUIRE(f.written());
    REQUIRE(f.button<QPushButton>(words("打印新建礼包清单")) != nullptr);
    auto* reply = f.button<QPushButton>(words("打印成立党组织批复"));
    REQUIRE(reply != nullptr);
    reply->click();
    REQUIRE(f.settled());
    const auto* page = f.window->findChild<ReportPage*>();
    REQUIRE(page != nullptr);
    CHECK(page->isVisible());
    const auto* list = page->findChild<ReportList*>();
    REQUIRE(list != nullptr);
    REQUIRE(list->currentItem() != nullptr);
    CHECK(list->currentItem()->text() == words("成立党组织批复"));
}

TEST_CASE("what refuses an event stands beside its field, and nothing is written until it is gone")
{
    EventFixture f;
    const std::int64_t unit = f.unit(true);
    const std::size_t orgs = f.count("org");
    f.begin(f.dossier_menu(unit), "成立党组织");
    // Wanted too early: what is missing is told everywhere, the keyboard goes there.
    f.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.form->open());
    CHECK(f.said<QLineEdit>("名称") == words("请填写“名称”。"));
    CHECK(QApplication::focusWidget() == f.find<QLineEdit>(words("党组织代码")));
    CHECK(f.told().contains(words("请填写：党组织代码、名称、")));
    f.branch("6401219999", "星火公司党支部");
    REQUIRE(f.tells("还不能办理"));
    const QString why = f.said<QLineEdit>("覆盖单位");
    CHECK(why.contains(words("已由")));
    CHECK(f.told().contains(why)); // whole also where its line is too short
    f.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.count("org") == orgs);
    f.choose("结束原覆盖", "是");
    REQUIRE(f.tells("覆盖关系 结束"));
    CHECK(f.said<QLineEdit>("覆盖单位").isEmpty());
    REQUIRE(f.written());
    CHECK(f.count("org") == orgs + 1);
}

TEST_CASE("换届 from the row of an organization: old posts end, new ones begin, one undo")
{
    EventFixture f;
    f.context.go(Place::list([] {
        ListRequest request;
        request.query.ledger = "org";
        return request;
    }()));
    REQUIRE(f.settled());
    const auto secretaries = f.rows("post", {{"title", "=", "书记"}}, true);
    REQUIRE_FALSE(secretaries.empty());
    const LedgerDef& post = f.ledger("post");
    const std::int64_t org = int_of(secretaries.front().at(post, "org"));
    const std::vector<Filter> of_org{{"org", "=", std::to_string(org)}};
    const std::size_t before = f.rows("post", of_org, true).size();
    const std::size_t ever = f.rows("post", of_org).size();
    f.find<LedgerView>(words("党组织"))->select_id(org);
    REQUIRE(f.settled());
    f.begin(f.window->findChild<RowMenu*>()->findChild<EventMenu*>(), "换届");
    f.type("届次", "第九届");
    f.type("书记姓名", "王星火");
    f.type("书记公民身份号码", person("031"));
    auto* add = f.find<QPushButton>(words("添加一行：班子其他成员"));
    REQUIRE(add != nullptr);
    add->click();
    f.type("姓名", "李星火");
    auto* grid = f.form->findChild<EventGrid*>();
    REQUIRE(grid != nullptr);
    CHECK(grid->model()->index(0, 0).data().toString() == words("李星火"));
    grid->enter(grid->model()->index(0, 1));
    f.key(Qt::Key_F2);
    f.type("公民身份号码", person("032"));
    grid->enter(grid->model()->index(0, 2));
    f.key(Qt::Key_F2);
    f.choose("职务", "委员");
    REQUIRE(f.tells("换届 新增"));
    REQUIRE(f.tells("结束"));
    REQUIRE(f.written());
    CHECK(f.rows("post", of_org).size() == ever + 2);
    const auto now = f.rows("post", of_org, true);
    CHECK(std::count_if(now.begin(), now.end(), [&](const Record& row) {
              return text_of(row.at(post, "name")) == "王星火";
          }) == 1);
    CHECK(now.size() <= 2 + before);
    auto* undo = f.button<QPushButton>(words("撤销"));
    REQUIRE(undo != nullptr);
    undo->click();
    REQUIRE(f.settled());
    CHECK(f.rows("post", of_org).size() == ever);
    CHECK(f.rows("post", of_org, true).size() == before);
}

TEST_CASE("an unfinished event is kept beside other pages and asked for once when it is left")
{
    EventFixture f;
    f.context.go(Place::event(words("rename-unit"), "unit", {f.unit(false)}));
    REQUIRE(f.settled());
    REQUIRE(f.form->isVisible());
    f.key(Qt::Key_Escape); // nothing is filled in: no question
    REQUIRE(f.settled());
    CHECK_FALSE(f.form->isVisible());
    CHECK(f.dialogs.asked.isEmpty());
    f.context.go(Place::event(words("rename-unit"), "unit", {f.unit(false)}));
    REQUIRE(f.settled());
    f.type("新名称", "星火有限公司");
    f.window->show_page(words("start"));
    f.window->show_page(words("ledger"));
    CHECK(f.form->unsaved());
    f.dialogs.answers = {1}; // go on
    f.key(Qt::Key_Escape);
    CHECK(f.form->isVisible());
    f.dialogs.answers = {0}; // discard
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK_FALSE(f.form->isVisible());
    CHECK(f.dialogs.asked.size() == 2);
}

TEST_CASE("what is written is what was entered last, not what was being worked out before it")
{
    EventFixture f;
    const std::int64_t unit = f.unit(false);
    f.context.go(Place::event(words("rename-unit"), "unit", {unit}));
    REQUIRE(f.settled());
    auto* line = f.find<QLineEdit>(words("新名称"));
    REQUIRE(line != nullptr);
    line->setFocus();
    f.write(line, words("星火有限公司"));
    f.form->apply();
    REQUIRE(f.context.jobs().busy()); // this much is being worked out
    f.write(line, words("二部"));
    REQUIRE(wait_until([&] { return !f.context.jobs().busy(); }));
    f.form->apply();
    REQUIRE(wait_until([&] { return !f.form->open(); }));
    CHECK(f.text("unit", unit, "name") == "星火有限公司二部");
}

TEST_CASE(
    "an event goes on for the rows it was begun from; for others it is asked what becomes of it")
{
    EventFixture f;
    const std::int64_t one = f.unit(false);
    const std::int64_t other = f.unit(true);
    const auto begin = [&](std::int64_t unit) {
        f.context.go(Place::event(words("rename-unit"), "unit", {unit}));
        REQUIRE(f.settled());
        REQUIRE(f.form->isVisible());
    };
    begin(one);
    f.type("新名称", "星火有限公司");
    f.window->show_page(words("start"));
    begin(one);
    CHECK(f.dialogs.asked.isEmpty());
    CHECK(f.find<QLineEdit>(words("新名称"))->text() == words("星火有限公司"));
    f.dialogs.answers = {1}; // go on
    begin(other);
    CHECK(f.form->shown().rows == std::vector{one});
    CHECK(f.find<QLineEdit>(words("新名称"))->text() == words("星火有限公司"));
    f.dialogs.answers = {0}; // discard
    begin(other);
    CHECK(f.form->shown().rows == std::vector{other});
    CHECK(f.find<QLineEdit>(words("新名称"))->text().isEmpty());
    CHECK(f.find<QLineEdit>(words("单位"))->text() == qt(f.text("unit", other, "name")));
    CHECK(f.dialogs.asked.size() == 2);
}

TEST_CASE(
    "while an event is being written nothing else is begun, and it is told whatever is in view")
{
    EventFixture f;
    const std::int64_t unit = f.unit(false);
    const Place::Event other{words("close-unit"), "unit", {f.unit(true)}};
    const auto begin_writing = [&](const char* name) {
        f.context.go(Place::event(words("rename-unit"), "unit", {unit}));
        REQUIRE(f.settled());
        f.type("新名称", name);
        REQUIRE(f.tells("单位 修改"));
        f.form->apply();
        REQUIRE(f.context.jobs().busy());
    };
    int told = 0;
    QObject::connect(&f.context, &AppContext::data_changed, f.window.get(), [&] { ++told; });
    begin_writing("星火一公司");
    CHECK_FALSE(f.form->begin(other));
    CHECK_FALSE(f.form->may_close());
    CHECK_FALSE(f.form->leave());
    CHECK(f.form->shown().id == words("rename-unit"));
    CHECK(f.notice_says(words("正在写入")));
    REQUIRE(wait_until([&] { return !f.form->open(); }));
    CHECK(told == 1);
    begin_writing("星火二公司");
    f.form->close_form();
    CHECK_FALSE(f.form->begin(other));
    REQUIRE(f.settled());
    CHECK(told == 2);
    CHECK(f.text("unit", unit, "name") == "星火二公司");
    CHECK(f.notice_says(words("星火二公司")));
    CHECK(f.form->begin(other));
}

TEST_CASE("an event of one row isn't begun from several, and says why; one of several has them all")
{
    EventFixture f;
    const std::vector<std::int64_t> both{f.unit(false), f.unit(true)};
    f.context.go(Place::event(words("rename-unit"), "unit", both));
    REQUIRE(f.settled());
    CHECK_FALSE(f.form->open());
    CHECK(f.notice_says(words("每次只能办理一行")));
    f.context.go(Place::event(words("dispatch-instructor"), "unit", both));
    REQUIRE(f.settled());
    REQUIRE(f.form->open());
    const auto* units = f.form->findChild<ReferenceListEditor*>();
    REQUIRE(units != nullptr);
    CHECK(listed_ids(text_of(units->entry().value)) == both);
}

TEST_CASE("成立党组织 in a new ledger: nothing can stand above, which is said and not asked for")
{
    WindowFixture f(false);
    f.window->files().create(
        {f.path(words("新.lxdb")), words("640121"), words("永宁县"), words("县")}, [](Result<>) {});
    REQUIRE(wait_until([&] { return f.context.has_document(); }));
    f.context.go(Place::event(words("found-org")));
    REQUIRE(f.settled());
    auto* above = f.find<QLineEdit>(words("上级党组织"));
    REQUIRE(above != nullptr);
    auto* editor = qobject_cast<ReferenceEditor*>(above->parentWidget());
    REQUIRE(editor != nullptr);
    above->setFocus();
    WindowFixture::write(above, words("wyz"));
    REQUIRE(wait_until(
        [&] { return editor->entry().error.startsWith(words("台账里还没有党组织，请先登记")); }));
    above->clear();
    const auto* form = f.window->findChild<EventForm*>();
    const auto cells = form->findChildren<FormCell*>();
    const auto cell = std::find_if(cells.begin(), cells.end(),
                                   [&](const FormCell* one) { return one->isAncestorOf(above); });
    REQUIRE(cell != cells.end());
    const auto* label = (*cell)->findChild<QLabel*>();
    REQUIRE(wait_until([&] { return !label->text().contains(QLatin1Char('*')); }));
}

TEST_CASE("党员转接 from the row of a member: what it is asked with is chosen already")
{
    EventFixture f;
    const auto members = f.rows("member", {{"relation", "=", "在册"}}, true);
    REQUIRE_FALSE(members.empty());
    const LedgerDef& member = f.ledger("member");
    f.context.go(Place::event(words("transfer-member"), "member", {members.front().id}));
    REQUIRE(f.settled());
    REQUIRE(f.form->open());
    CHECK_FALSE(f.form->unsaved());
    CHECK(f.find<QComboBox>(words("方式"))->currentText() == words("县内转接"));
    auto* who = f.find<QLineEdit>(words("党员"));
    REQUIRE(who != nullptr);
    CHECK(who->isEnabled());
    CHECK(who->text() == qt(text_of(members.front().at(member, "name"))));
}

TEST_CASE("the menu of all events has each of them, in its group")
{
    EventFixture f;
    std::size_t count = 0;
    for (const EventMenu* menu : f.window->findChildren<EventMenu*>())
        for (const QMenu* group : menu->findChildren<QMenu*>()) {
            CHECK_FALSE(group->title().isEmpty());
            count += static_cast<std::size_t>(group->actions().size());
        }
    CHECK(count == f.context.events()->size());
}
