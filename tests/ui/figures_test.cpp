// The figures of a policy set in place, and policy packs in and out of the file.
#include <QAbstractItemModel>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

#include "core/county/policies.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/document/policy_list.h"
#include "ui/presentation/figure_model.h"
#include "ui/rules/pack_actions.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct FiguresFixture : WindowFixture
{
    Evaluations& evaluations = Evaluations::of(context);
    QTableView* view = nullptr;

    FiguresFixture()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        window->show_page(QStringLiteral("rules"));
        REQUIRE(settled());
        QTest::mouseClick(button<QPushButton>(QStringLiteral("参数")), Qt::LeftButton);
        REQUIRE(settled());
        view = find<QTableView>(QStringLiteral("政策参数"));
        REQUIRE(view != nullptr);
        REQUIRE(view->isVisible());
    }
    QModelIndex value_of(const std::string& key)
    {
        auto* model = qobject_cast<FigureModel*>(view->model());
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->figure(row)->key == key)
                return model->index(row, FigureModel::Value);
        }
        return {};
    }
    /// Subjects of a rule that are not left aside.
    std::int64_t asked(const char* rule)
    {
        const PackResult& pack = evaluations.result()->packs.front();
        const StateCounts counts = pack.evaluation->counts(*pack.pack->rule(rule));
        return counts.met + counts.unmet + counts.unknown;
    }
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

} // namespace

TEST_CASE("a figure set in place is evaluated at once and given back at a click")
{
    FiguresFixture f;
    const std::int64_t before = f.asked("6.d");
    const QModelIndex value = f.value_of("6.d/headcount");
    REQUIRE(value.isValid());
    f.view->setCurrentIndex(value);
    REQUIRE(f.view->model()->setData(value, QStringLiteral("20")));
    REQUIRE(f.settled());
    CHECK(f.asked("6.d") > before);
    CHECK(policy_values(f.context.database(), "ningxia-2018")->size() == 1);
    auto* back = f.find<QPushButton>(QStringLiteral("恢复此项原值"));
    REQUIRE(back->isEnabled());
    QTest::mouseClick(back, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.asked("6.d") == before);
    CHECK(policy_values(f.context.database(), "ningxia-2018")->empty());
}

TEST_CASE("Ctrl+Z takes back a figure and then the choice of a policy; Ctrl+Y does them again")
{
    FiguresFixture f;
    const std::int64_t before = f.asked("6.d");
    const QModelIndex value = f.value_of("6.d/headcount");
    REQUIRE(f.view->model()->setData(value, QStringLiteral("20")));
    REQUIRE(f.settled());
    const std::int64_t after = f.asked("6.d");
    REQUIRE(after > before);
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.asked("6.d") == before);
    CHECK(policy_values(f.context.database(), "ningxia-2018")->empty());
    CHECK(f.notice_says(QStringLiteral("参数")));
    f.key(Qt::Key_Y, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.asked("6.d") == after);
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.context.policies() != QStringList{QStringLiteral("ningxia-2018")});
    auto* top = f.find<QPushButton>(QStringLiteral("执行政策"));
    int chosen = 0;
    for (const QAction* action : top->menu()->actions())
        chosen += action->isChecked() ? 1 : 0;
    CHECK(chosen == f.context.policies().size());
}

TEST_CASE("a pack comes in from a file, is offered on top, goes out and is removed")
{
    FiguresFixture f;
    auto* packs = f.window->findChild<PackActions*>();
    REQUIRE(packs != nullptr);
    f.write(QStringLiteral("own.json"), R"({"id":"local-1","name":"本县规定","number":"",
        "issued":"2025-01-01","scope":["非公有制企业"],"covers":"自定","rules":[{"id":"1.a",
        "group":"基础","title":"要有电话","clause":"第1条","strength":"must","subject":"unit",
        "met":{"fact":"phone","op":"given"},"advice":"补填"}],"targets":[]})");
    f.dialogs.files = {f.path(QStringLiteral("own.json"))};
    packs->take_in();
    REQUIRE(f.settled());
    const auto offered = f.context.policy_choices(); // a copy
    CHECK(offered.back().id == QStringLiteral("local-1"));
    auto* top = f.find<QPushButton>(QStringLiteral("执行政策"));
    REQUIRE(top != nullptr);
    QAction* choice = nullptr;
    for (QAction* action : top->menu()->actions()) {
        if (action->data().toString() == QStringLiteral("local-1"))
            choice = action;
    }
    REQUIRE(choice != nullptr);
    choice->trigger();
    REQUIRE(f.settled());
    CHECK(f.evaluations.result()->packs.size() == 2);

    // The same again: only after a question.
    f.dialogs.files = {f.path(QStringLiteral("own.json"))};
    f.dialogs.answers = {1};
    packs->take_in();
    REQUIRE(f.settled());
    CHECK(f.dialogs.asked.back().contains(QStringLiteral("local-1")));

    f.dialogs.files = {f.path(QStringLiteral("out.json"))};
    packs->write_out(QStringLiteral("local-1"));
    REQUIRE(f.settled());
    CHECK(QFile::exists(f.path(QStringLiteral("out.json"))));

    f.dialogs.answers = {0};
    packs->remove(QStringLiteral("local-1"));
    REQUIRE(f.settled());
    CHECK(f.evaluations.result()->packs.size() == 1);
    CHECK(f.context.policy_choices().size() == offered.size() - 1);
}

TEST_CASE("a hostile pack file changes nothing and says where it is wrong")
{
    FiguresFixture f;
    auto* packs = f.window->findChild<PackActions*>();
    const auto before = f.context.policy_choices().size();
    for (const QByteArray& text :
         {QByteArray("{"), QByteArray("[]"), QByteArray(200'000, '['),
          QByteArray(R"({"id":"local-2","name":"x","number":"","issued":"2025-01-01","scope":[],
             "covers":"","rules":[{"id":"1.a","group":"g","title":"t","clause":"c","strength":"must",
             "subject":"unit","met":{"fact":"nothing","op":"given"},"advice":"a"}],"targets":[]})")}) {
        f.write(QStringLiteral("bad.json"), text);
        f.dialogs.files = {f.path(QStringLiteral("bad.json"))};
        packs->take_in();
        REQUIRE(f.settled());
        CHECK(f.context.policy_choices().size() == before);
    }
}
