// 年度计划 in the window: seen against what was held, entered, taken over, printed.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/event/event_form.h"
#include "ui/presentation/plan_table_model.h"
#include "ui/presentation/text_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct PlanFixture : WindowFixture
{
    QTableView* view = nullptr;
    PlanTableModel* model = nullptr;
    QTableView* lines = nullptr;
    std::optional<Place> went;

    PlanFixture()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
        REQUIRE(window->go(Place::part(QStringLiteral("life"), QStringLiteral("plan"))));
        REQUIRE(settled());
        view = find<QTableView>(words("各党组织年度计划"));
        REQUIRE(view != nullptr);
        model = qobject_cast<PlanTableModel*>(view->model());
        lines = find<QTableView>(words("选中的计划"));
        REQUIRE(lines != nullptr);
        REQUIRE(model->rowCount() > 2);
        QObject::connect(&context, &AppContext::place_wanted,
                         [this](const Place& place) { went = place; });
    }
    /// The first cell of a month with such lines.
    QModelIndex with(std::int64_t PlanCounts::*what)
    {
        const auto& plans = model->year()->plans;
        for (int row = 0; row + 1 < model->rowCount(); ++row)
            for (int month = 1; month <= 12; ++month)
                if (plans.count(*model->org_at(row), month, "").*what > 0)
                    return model->index(row, PlanTableModel::January + month - 1);
        return {};
    }
    void trigger(const char* text)
    {
        auto* more = find<QPushButton>(words("年度计划的更多操作"));
        REQUIRE(more != nullptr);
        for (QAction* action : more->menu()->actions())
            if (action->text() == words(text)) {
                action->trigger();
                REQUIRE(settled());
                return;
            }
        FAIL("no such action");
    }
    std::int64_t count(int year)
    {
        Query query;
        query.ledger = "plan";
        query.filters = {{"date", ">=", std::to_string(year) + "-01-01"},
                         {"date", "<=", std::to_string(year) + "-12-31"}};
        return LedgerStore(context.database(), *context.catalog()).count(query).value();
    }
};

} // namespace

TEST_CASE("plans are seen as done, overdue, to be done by mark and word", "[plan]")
{
    PlanFixture f;
    QAbstractItemModelTester tester(f.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QModelIndex overdue = f.with(&PlanCounts::overdue);
    REQUIRE(overdue.isValid());
    CHECK(overdue.data().toString().contains(words("逾")));
    const QModelIndex open = f.with(&PlanCounts::open);
    REQUIRE(open.isValid());
    CHECK(open.data().toString().contains(words("待")));
    CHECK(f.with(&PlanCounts::done).data().toString().startsWith(words("✓")));
    f.view->setCurrentIndex(overdue);
    REQUIRE(f.lines->model()->rowCount() > 0);
    bool told = false;
    for (int row = 0; row < f.lines->model()->rowCount(); ++row)
        told = told || f.lines->model()->index(row, 0).data().toString() == words("逾期未办");
    CHECK(told);
    auto* which = f.find<QComboBox>(words("哪些党组织"));
    REQUIRE(which != nullptr);
    which->setCurrentIndex(2);
    for (int row = 0; row + 1 < f.model->rowCount(); ++row)
        CHECK(f.model->year()->plans.count(*f.model->org_at(row), 0, "").overdue > 0);
}

TEST_CASE("a month's cells are planned in one form for their organizations", "[plan]")
{
    PlanFixture f;
    const int november = PlanTableModel::January + 10;
    const int last = f.model->rowCount() - 2;
    QItemSelection two(f.model->index(last - 1, november), f.model->index(last, november));
    f.view->selectionModel()->setCurrentIndex(f.model->index(last, november),
                                              QItemSelectionModel::NoUpdate);
    f.view->selectionModel()->select(two, QItemSelectionModel::ClearAndSelect);
    f.view->setFocus();
    f.key(Qt::Key_Insert);
    REQUIRE(f.settled());
    auto* form = f.window->findChild<EventForm*>();
    REQUIRE(form != nullptr);
    REQUIRE(form->isVisible());
    CHECK(form->shown().rows.size() == 2);
    CHECK(form->shown().with.at("date") == "2025-11-30");
}

TEST_CASE("a theme day's subject is entered for all branches below the committee chosen", "[plan]")
{
    PlanFixture f;
    f.trigger("统一本月主题党日的主题…");
    REQUIRE(f.went);
    const auto all = std::get<Place::Event>(f.went->what);
    CHECK(all.with.at("kind") == "主题党日");
    CHECK(all.with.at("date") == "2025-10-31");
    REQUIRE(f.window->go(Place::part(QStringLiteral("life"), QStringLiteral("plan"))));
    auto* below = f.find<QComboBox>(words("计划的党组织范围"));
    REQUIRE(below != nullptr);
    below->setCurrentIndex(below->count() - 1);
    f.trigger("统一本月主题党日的主题…");
    const auto some = std::get<Place::Event>(f.went->what);
    CHECK(some.rows.size() < all.rows.size());
    CHECK_FALSE(some.rows.empty());
}

TEST_CASE("the former year's plan is taken over and undone in one go", "[plan]")
{
    PlanFixture f;
    auto* years = f.find<QComboBox>(words("计划年度"));
    REQUIRE(years != nullptr);
    years->setCurrentIndex(years->findData(2026));
    REQUIRE(f.settled());
    REQUIRE(f.count(2026) == 0);
    f.trigger("照抄上年计划");
    REQUIRE(f.settled());
    CHECK(f.count(2026) > 10);
    CHECK(f.model->sums(0).open == f.count(2026));
    const auto action = ChangeLog(f.context.database()).last_action().value();
    f.context.undo(action);
    REQUIRE(f.settled());
    CHECK(f.count(2026) == 0);
}

TEST_CASE("plans and the theme day's notice go to the sheets", "[plan]")
{
    PlanFixture f;
    f.view->setCurrentIndex(f.with(&PlanCounts::done).siblingAtColumn(PlanTableModel::Org));
    f.trigger("打印年度计划表");
    REQUIRE(f.went);
    CHECK(std::get<Place::Sheet>(f.went->what).id == QStringLiteral("year-plan"));
    REQUIRE(f.window->go(Place::part(QStringLiteral("life"), QStringLiteral("plan"))));
    f.trigger("打印主题党日通知");
    CHECK(std::get<Place::Sheet>(f.went->what).id == QStringLiteral("theme-notice"));
    CHECK(std::get<Place::Sheet>(f.went->what).rows.size() > 1);
}
