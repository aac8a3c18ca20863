// A rule of the county's own, built line by line, kept and evaluated like any other.
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTreeView>
#include <QTreeWidget>

#include "core/county/own_rules.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/widgets/condition_tree.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct OwnRulesFixture : WindowFixture
{
    Evaluations& evaluations = Evaluations::of(context);

    OwnRulesFixture()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        window->show_page(QStringLiteral("rules"));
        REQUIRE(settled());
    }
    void press(const char* name)
    {
        auto* one = find<QPushButton>(QString::fromUtf8(name));
        INFO(name);
        REQUIRE(one != nullptr);
        REQUIRE(one->isEnabled());
        QTest::mouseClick(one, Qt::LeftButton);
    }
    void type(const char* name, const QString& text)
    {
        auto* edit = find<QLineEdit>(QString::fromUtf8(name));
        REQUIRE(edit != nullptr);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    /// Waits until what was typed is counted.
    void pause()
    {
        QTest::qWait(500);
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("pictures of an own rule", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    OwnRulesFixture f;
    lx::test::Pictures::resize(f);
    f.find<QLineEdit>(QStringLiteral("查找规则"))->setText(QStringLiteral("100人以上企业"));
    REQUIRE(f.settled());
    f.press("复制为本地规则");
    REQUIRE(f.settled());
    for (const char* name : {"添加条件组", "添加条件", "添加计数条件"})
        f.press(name);
    f.press("保存规则");
    f.pause();
    pictures.save(f, "own-rule");
    f.press("添加条件");
    f.pause();
    pictures.save(f, "own-rule-line");
}

TEST_CASE("a rule is built line by line with a live count, kept, evaluated and deleted")
{
    OwnRulesFixture f;
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("本地规则")), Qt::LeftButton);
    REQUIRE(f.settled());
    f.press("新建规则");
    auto* save = f.find<QPushButton>(QStringLiteral("保存规则"));
    REQUIRE(save != nullptr);
    CHECK_FALSE(save->isEnabled());
    f.type("名称", QStringLiteral("own rule"));
    f.type("依据", QStringLiteral("county"));
    f.type("建议", QStringLiteral("do it"));
    CHECK_FALSE(save->isEnabled()); // no condition yet

    f.press("添加条件");
    auto* fact = f.find<QComboBox>(QStringLiteral("事实"));
    fact->setCurrentIndex(fact->findData(QStringLiteral("headcount")));
    auto* op = f.find<QComboBox>(QStringLiteral("比较"));
    CHECK(op->currentText() == QStringLiteral("≥"));
    auto* value = f.find<QComboBox>(QStringLiteral("值"));
    value->setCurrentText(QStringLiteral("很多"));
    f.pause();
    auto* count = f.find<QLabel>(QStringLiteral("条件匹配的数量"));
    CHECK(count->text().startsWith(QStringLiteral("条件还不完整")));
    value->setCurrentText(QStringLiteral("50"));
    f.pause();
    CHECK(count->text().startsWith(QStringLiteral("匹配 ")));
    auto* tree = f.find<QTreeWidget>(QStringLiteral("条件各行"));
    REQUIRE(tree->topLevelItem(0)->childCount() == 1);
    CHECK(tree->topLevelItem(0)->child(0)->text(0).contains(QStringLiteral("≥ 50")));

    f.press("保存规则");
    REQUIRE(f.settled());
    CHECK(own_rules(f.context.database())->size() == 1);
    REQUIRE(f.evaluations.result()->packs.size() == 2); // carried out at once
    const PackResult& own = f.evaluations.result()->packs.back();
    CHECK(own.pack->rules().front().title == "own rule");
    CHECK(own.counts.front().unmet + own.counts.front().unknown > 0);

    f.dialogs.answers = {0};
    f.press("删除规则");
    REQUIRE(f.settled());
    CHECK(f.evaluations.result()->packs.size() == 1);
    CHECK(own_rules(f.context.database())->empty());
}

TEST_CASE("what a line asks is found while it is typed, and Enter goes on to its value")
{
    OwnRulesFixture f;
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("本地规则")), Qt::LeftButton);
    REQUIRE(f.settled());
    f.press("新建规则");
    f.press("添加条件");
    auto* fact = f.find<QComboBox>(QStringLiteral("事实"));
    REQUIRE(fact != nullptr);
    REQUIRE(QApplication::focusWidget() == fact);
    for (const QChar c : QStringLiteral("从业人")) {
        f.write(fact, c);
        REQUIRE(f.settled()); // what is meant is listed between two keys
    }
    CHECK(fact->currentText() == QStringLiteral("从业人"));
    QWidget* list = QApplication::activePopupWidget();
    REQUIRE(list != nullptr);
    QTest::keyClick(list, Qt::Key_Return);
    CHECK(fact->currentData().toString() == QStringLiteral("headcount"));
    auto* value = f.find<QComboBox>(QStringLiteral("值"));
    REQUIRE(value != nullptr);
    CHECK(QApplication::focusWidget() == value);
}

TEST_CASE("a policy's rule is copied, changed and kept beside the policy's own")
{
    OwnRulesFixture f;
    f.find<QLineEdit>(QStringLiteral("查找规则"))->setText(QStringLiteral("100人以上企业"));
    REQUIRE(f.settled());
    f.press("复制为本地规则");
    REQUIRE(f.settled());
    f.type("名称", QStringLiteral("stricter"));
    // Who is asked keeps its lines.
    f.press("保存规则");
    REQUIRE(f.settled());
    const auto rules = own_rules(f.context.database());
    REQUIRE(rules->size() == 1);
    CHECK(rules->front()[u"params"].toObject().contains(QStringLiteral("headcount")));
    const auto& packs = f.evaluations.result()->packs;
    REQUIRE(packs.size() == 2);
    const StateCounts original = packs[0].evaluation->counts(*packs[0].pack->rule("6.d"));
    CHECK(packs[1].counts.front().unmet == original.unmet);
    CHECK(packs[1].counts.front().met == original.met);
}

TEST_CASE("lines are grouped, counted over other ledgers and removed")
{
    ConditionTree view(Definitions::program());
    view.show({}, "org");
    const auto press = [&](const char* name) {
        for (auto* button : view.findChildren<QPushButton*>()) {
            if (button->accessibleName() == QString::fromUtf8(name))
                button->click();
        }
    };
    CHECK(view.empty());
    press("添加条件组");
    press("添加条件");
    press("添加条件");
    press("添加计数条件");
    const QJsonObject built = view.json();
    REQUIRE(built[u"any"].toArray().size() == 3);
    CHECK(built[u"any"][2][u"count"].isString());
    press("删除此行");
    CHECK(view.json()[u"any"].toArray().size() == 2);
    view.show(built, "org");
    CHECK(view.json() == built);
}

TEST_CASE("a count of other rows takes no line about those counted before along")
{
    ConditionTree view(Definitions::program());
    const QJsonObject line{{QStringLiteral("fact"), QStringLiteral("name")},
                           {QStringLiteral("op"), QStringLiteral("given")}};
    view.show({{QStringLiteral("count"), QStringLiteral("member")},
               {QStringLiteral("where"), line},
               {QStringLiteral("op"), QStringLiteral(">=")},
               {QStringLiteral("value"), 3}},
              "org");
    auto* tree = view.findChild<QTreeWidget*>();
    QTreeWidgetItem* count = tree->topLevelItem(0);
    while (count != nullptr && count->childCount() > 0 && count->child(0)->childCount() > 0)
        count = count->child(0);
    REQUIRE(count->childCount() == 1);
    tree->setCurrentItem(count);
    QComboBox* rows = nullptr;
    for (QComboBox* box : view.findChildren<QComboBox*>()) {
        if (box->accessibleName() == QStringLiteral("计数的记录"))
            rows = box;
    }
    REQUIRE(rows != nullptr);
    const int other = rows->findText(QStringLiteral("组织生活"), Qt::MatchStartsWith);
    rows->setCurrentIndex(other >= 0 ? other : (rows->currentIndex() + 1) % rows->count());
    REQUIRE(tree->currentItem() != nullptr);
    CHECK(tree->currentItem()->childCount() == 0);
    tree->setCurrentItem(tree->topLevelItem(0));
    CHECK_FALSE(view.json().isEmpty());
}

TEST_CASE("a condition that never holds stays one")
{
    ConditionTree view(Definitions::program());
    const QJsonObject never{{QStringLiteral("any"), QJsonArray()}};
    view.show(never, "unit");
    CHECK_FALSE(view.empty());
    CHECK(view.json() == never);
    view.show({}, "unit");
    CHECK(view.empty());
    CHECK(view.json().isEmpty());
}

TEST_CASE("changes to a rule are not lost unasked, nor taken to another file")
{
    OwnRulesFixture f;
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("本地规则")), Qt::LeftButton);
    f.press("新建规则");
    f.type("名称", QStringLiteral("half done"));
    auto* title = f.find<QLineEdit>(QStringLiteral("名称"));
    f.dialogs.answers = {1};
    f.press("新建规则");
    CHECK(title->text() == QStringLiteral("half done"));
    f.dialogs.answers = {0};
    f.press("新建规则");
    CHECK(title->text().isEmpty());
    CHECK(title->isVisible());

    f.type("名称", QStringLiteral("of this file"));
    f.make_county(QStringLiteral("other.lxdb"), 60);
    f.dialogs.answers = {0}; // discards it
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    CHECK(f.button<QPushButton>(QStringLiteral("本地规则"))->isVisible());
    CHECK(f.find<QPushButton>(QStringLiteral("新建规则")) != nullptr);
    CHECK_FALSE(title->isVisible());
}

TEST_CASE("a rule is not deleted while its pack can't be put out of use")
{
    OwnRulesFixture f;
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("本地规则")), Qt::LeftButton);
    f.press("新建规则");
    f.type("名称", QStringLiteral("own rule"));
    f.type("依据", QStringLiteral("county"));
    f.type("建议", QStringLiteral("do it"));
    f.press("添加条件");
    auto* fact = f.find<QComboBox>(QStringLiteral("事实"));
    fact->setCurrentIndex(fact->findData(QStringLiteral("headcount")));
    f.find<QComboBox>(QStringLiteral("值"))->setCurrentText(QStringLiteral("50"));
    f.pause();
    f.press("保存规则");
    REQUIRE(f.settled());
    REQUIRE(own_rules(f.context.database())->size() == 1);
    {
        const auto job = f.context.writing();
        f.dialogs.answers = {0};
        f.press("删除规则");
        REQUIRE(f.settled());
    }
    CHECK(own_rules(f.context.database())->size() == 1);
    CHECK(f.evaluations.result()->packs.size() == 2);
}

TEST_CASE("who copies a rule of a narrower policy is told that the copy looks at more")
{
    OwnRulesFixture f;
    f.context.set_policies({QStringLiteral("central-2012")});
    REQUIRE(f.settled());
    QString told;
    QObject::connect(&f.context.notices(), &Notices::posted, f.window.get(),
                     [&](const Notice& notice) { told += notice.text; });
    f.find<QLineEdit>(QStringLiteral("查找规则"))->setText(QStringLiteral("列席"));
    REQUIRE(f.settled());
    f.press("复制为本地规则");
    REQUIRE(f.settled());
    CHECK(told.contains(QStringLiteral("只看非公有制企业")));
    const auto* clause = f.find<QLineEdit>(QStringLiteral("依据"));
    CHECK(clause->text().startsWith(QStringLiteral("中央2012 ")));
}
