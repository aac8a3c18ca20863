// A clerk's day in the forms: a unit is entered, found wanting, founded an organization for, and
// the findings follow each step; in a county large enough to feel it.
#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_page.h"
#include "ui/presentation/format.h"
#include "ui/start/card.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct Day : WindowFixture
{
    Evaluations& evaluations = Evaluations::of(context);
    LedgerPage* page = nullptr;
    RecordForm* form = nullptr;

    Day() : WindowFixture(false)
    {
        make_county(QStringLiteral("day.lxdb"), 10'000);
        REQUIRE(open(QStringLiteral("day.lxdb")));
        context.set_policies({QStringLiteral("ningxia-2018")});
        page = qobject_cast<LedgerPage*>(window->show_page(QStringLiteral("ledger")));
        form = page->findChild<RecordForm*>();
        REQUIRE(form != nullptr);
        REQUIRE(settled());
    }

    void begin(const char* ledger)
    {
        page->show_ledger(QString::fromLatin1(ledger));
        REQUIRE(settled());
        key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(form->isVisible());
    }
    void type(const char* heading, const char* text)
    {
        auto* line = find<QLineEdit>(QString::fromUtf8(heading));
        INFO(heading);
        REQUIRE(line != nullptr);
        line->setFocus();
        line->selectAll();
        WindowFixture::write(line, QString::fromUtf8(text));
    }
    /// Types a name and takes it from the list that drops down.
    void refer(const char* heading, const char* name)
    {
        type(heading, name);
        REQUIRE(settled());
        auto* line = find<QLineEdit>(QString::fromUtf8(heading));
        auto* completer = line->parentWidget()->findChild<QCompleter*>();
        REQUIRE(completer != nullptr);
        REQUIRE(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Return); // the first is taken
    }
    void choose(const char* heading, const char* value)
    {
        auto* box = find<QComboBox>(QString::fromUtf8(heading));
        INFO(heading);
        REQUIRE(box != nullptr);
        const int at = box->findText(QString::fromUtf8(value));
        REQUIRE(at >= 0);
        box->setCurrentIndex(at);
        Q_EMIT box->activated(at);
    }
    void save()
    {
        const auto before = dialogs.asked.size();
        key(Qt::Key_S, Qt::ControlModifier);
        REQUIRE(settled());
        std::string wrong;
        for (const QLabel* label : form->findChildren<QLabel*>()) {
            if (label->isVisible() && label->property("state").isValid())
                wrong += utf8_of(label->text()) + " ";
        }
        INFO(wrong);
        key(Qt::Key_Escape);
        REQUIRE(settled());
        CHECK(dialogs.asked.size() == before); // nothing was left unsaved
        CHECK_FALSE(form->isVisible());
    }
    /// State of a rule for the new unit, after the page followed.
    State state(const char* rule)
    {
        window->show_page(QStringLiteral("start"));
        REQUIRE(settled());
        REQUIRE(evaluations.current());
        LedgerStore store(context.database(), *context.catalog());
        const auto id = store.find_key(*context.catalog()->ledger("unit"), "91110000600037341L");
        REQUIRE(id.value().has_value());
        const PackResult& pack = evaluations.result()->packs.front();
        return pack.evaluation->state(*pack.pack->rule(rule), "unit", **id);
    }
    void back()
    {
        window->show_page(QStringLiteral("ledger"));
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("a clerk enters a unit and founds its organization; the findings follow each step")
{
    Day f;
    f.evaluations.want();
    REQUIRE(f.settled());
    REQUIRE(f.evaluations.current());
    const std::int64_t unbuilt = f.evaluations.result()->figures.overview.unbuilt;
    f.begin("unit");
    f.type("统一社会信用代码", "91110000600037341L");
    f.type("单位名称", "新来的科技有限公司");
    f.choose("单位类别", "非公有制企业");
    f.choose("单位类型", "有限责任公司");
    f.choose("经营状态", "正常");
    f.save();
    CHECK(f.state("6.a") == State::Unknown); // nobody has counted its members yet

    f.back();
    f.begin("survey");
    f.refer("单位", "新来的科技有限公司");
    f.type("摸底日期", "2025-10-10");
    f.type("从业人员数", "130");
    f.type("正式党员数", "4");
    f.save();
    CHECK(f.state("6.a") == State::Unmet);
    CHECK(f.state("6.d") == State::Unmet); // more than 100 people
    CHECK(f.evaluations.result()->figures.overview.unbuilt == unbuilt + 1);

    f.back();
    f.begin("org");
    f.type("党组织代码", "ZZ001");
    f.type("名称", "新来的科技有限公司党支部");
    f.choose("类别", "党支部");
    f.type("成立日期", "2025-10-12");
    f.save();
    f.back();
    f.begin("coverage");
    f.refer("党组织", "新来的科技有限公司党支部");
    f.refer("单位", "新来的科技有限公司");
    f.type("起", "2025-10-12");
    f.save();
    CHECK(f.state("6.a") == State::Met);
    CHECK(f.state("6.d") == State::Met);
    // Only what reads a coverage was evaluated for it.
    const PackResult& pack = f.evaluations.result()->packs.front();
    CHECK(pack.evaluation->evaluated().size() < pack.pack->rules().size());

    // Undone, it is wanting again; the day before, too.
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.state("6.a") == State::Unmet);
    f.key(Qt::Key_Y, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.state("6.a") == State::Met);
    f.context.set_as_of(*Date::from_iso("2025-10-11"));
    CHECK(f.state("6.a") == State::Unmet);
}
