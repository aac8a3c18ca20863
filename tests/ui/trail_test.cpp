// Where 后退 leads: to what was shown before, and nowhere while something is unsaved.
#include <QLineEdit>
#include <QListWidget>

#include "tests/ui/window_fixture.h"
#include "ui/dossier/dossier_view.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/rule_model.h"
#include "ui/rules/findings_panel.h"
#include "ui/rules/rule_list.h"
#include "ui/shell/help_panel.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct Walk : WindowFixture
{
    void go(const Place& place)
    {
        context.go(place);
        REQUIRE(settled());
    }
    void list(const char* ledger)
    {
        Q_EMIT window->findChild<LedgerList*>()->chosen(QString::fromLatin1(ledger));
        REQUIRE(settled());
    }
    void back()
    {
        key(Qt::Key_Left, Qt::AltModifier);
        REQUIRE(settled());
    }
    [[nodiscard]] bool shows(const char* name) const
    {
        return find<LedgerView>(QString::fromUtf8(name)) != nullptr;
    }
};

} // namespace

TEST_CASE("a ledger chosen in the list is a step that one can take back")
{
    Walk f;
    f.list("org");
    CHECK(f.shows("党组织"));
    f.list("member");
    CHECK(f.shows("党员"));
    f.back();
    CHECK(f.shows("党组织"));
    f.back();
    CHECK(f.shows("单位"));
}

TEST_CASE("while something is unsaved 后退 asks, and staying takes no step")
{
    Walk f;
    f.go(Place::dossier("unit", 1));
    f.go(Place::dossier("unit", 2));
    auto* dossier = f.find<DossierView>(QStringLiteral("档案"));
    REQUIRE(dossier != nullptr);
    auto* form = f.window->findChild<RecordForm*>();
    Q_EMIT dossier->edit_wanted(QStringLiteral("unit"), 2);
    REQUIRE(form->isVisible());
    for (QLineEdit* line : form->findChildren<QLineEdit*>())
        if (line->accessibleName() == QStringLiteral("联系人"))
            WindowFixture::write(line, QStringLiteral("王"));
    REQUIRE(form->unsaved());
    f.dialogs.asked.clear();
    f.dialogs.answers = {2}; // go on editing
    f.back();
    CHECK(f.dialogs.asked.size() == 1);
    CHECK(form->isVisible());
    f.dialogs.answers = {1}; // discard
    f.back();
    CHECK_FALSE(form->isVisible());
    CHECK(dossier->isVisible());
    CHECK(dossier->shown().id == 1);
}

TEST_CASE("the mouse's own button goes back wherever the pointer is, and chooses nothing")
{
    Walk f;
    f.list("org");
    auto* table = f.find<LedgerView>(QStringLiteral("党组织"));
    REQUIRE(table != nullptr);
    QTest::mouseClick(table->viewport(), Qt::BackButton, {}, QPoint(40, 40));
    REQUIRE(f.settled());
    CHECK(f.shows("单位"));
    QTest::mouseClick(f.find<LedgerView>(QStringLiteral("单位"))->viewport(), Qt::ForwardButton, {},
                      QPoint(40, 40));
    REQUIRE(f.settled());
    CHECK(f.shows("党组织"));
}

TEST_CASE("a rule one is led to is shown though it was filtered out; the next one is whole again")
{
    Walk f;
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    auto* search = f.find<QLineEdit>(QStringLiteral("查找规则"));
    search->setText(QStringLiteral("写入章程"));
    REQUIRE(f.settled());
    f.go(Place::rule(QStringLiteral("ningxia-2018/7.a"), QStringLiteral("没有这样的名称")));
    auto* rules = f.window->findChild<RuleList*>();
    REQUIRE(rules->current() != nullptr);
    CHECK(rules->current()->rule->full_id == "ningxia-2018/7.a");
    auto* words = f.find<QLineEdit>(QStringLiteral("在结论中查找"));
    REQUIRE(words != nullptr);
    CHECK(words->text() == QStringLiteral("没有这样的名称"));
    REQUIRE(rules->select(QStringLiteral("ningxia-2018/2.a")));
    REQUIRE(f.settled());
    CHECK(words->text().isEmpty());
    f.go(Place::rule(QStringLiteral("ningxia-2018/99.z")));
    CHECK(f.notice_says(QStringLiteral("已经没有这条规则")));
}

TEST_CASE("help is about the page that is shown")
{
    Walk f;
    auto* help = f.window->findChild<HelpPanel*>();
    f.key(Qt::Key_F1);
    REQUIRE(help->isVisible());
    f.key(Qt::Key_Tab, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK_FALSE(help->isVisible());
    f.key(Qt::Key_F1);
    CHECK(help->isVisible());
}
