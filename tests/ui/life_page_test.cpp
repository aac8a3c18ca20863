// 组织生活 in the window: seen, narrowed, opened, entered from its cells.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/event/event_form.h"
#include "ui/presentation/format.h"
#include "ui/presentation/life_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct LifeFixture : WindowFixture
{
    QTableView* view = nullptr;
    LifeTableModel* model = nullptr;
    std::optional<Place> went;

    LifeFixture()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
        REQUIRE(window->go(Place::of_page(QStringLiteral("life"))));
        REQUIRE(settled());
        view = find<QTableView>(words("全年组织生活"));
        REQUIRE(view != nullptr);
        model = qobject_cast<LifeTableModel*>(view->model());
        REQUIRE(model->rowCount() > 2);
        QObject::connect(&context, &AppContext::place_wanted,
                         [this](const Place& place) { went = place; });
    }
    void choose_kind(const char* kind)
    {
        auto* kinds = find<QComboBox>(words("组织生活类别"));
        REQUIRE(kinds != nullptr);
        kinds->setCurrentIndex(kinds->findText(words(kind)));
        REQUIRE(settled());
    }
    /// A cell with that state, not of the sums.
    QModelIndex with(LifeState state)
    {
        for (int row = 0; row + 1 < model->rowCount(); ++row)
            for (int month = 1; month <= 12; ++month)
                if (model->cell(*model->org_at(row), month).state == state)
                    return model->index(row, LifeTableModel::January + month - 1);
        return {};
    }
};

} // namespace

TEST_CASE("a hole is entered from its cell and is one no more", "[life]")
{
    LifeFixture f;
    QAbstractItemModelTester tester(f.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    f.choose_kind("主题党日");
    const QModelIndex hole = f.with(LifeState::Hole);
    REQUIRE(hole.isValid());
    CHECK(hole.data().toString() == words("缺"));
    const std::int64_t org = f.model->year()->life.orgs()[*f.model->org_at(hole.row())].id;
    const int month = LifeTableModel::month_of(hole.column());
    f.view->setCurrentIndex(hole);
    f.view->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    auto* form = f.window->findChild<EventForm*>();
    REQUIRE(form != nullptr);
    REQUIRE(form->isVisible());
    CHECK(form->shown().rows == std::vector<std::int64_t>{org});
    CHECK(form->shown().with.at("kind") == "主题党日");
    form->apply();
    REQUIRE(f.settled());

    REQUIRE(f.window->go(Place::of_page(QStringLiteral("life"))));
    REQUIRE(f.settled());
    bool found = false;
    for (int row = 0; row + 1 < f.model->rowCount(); ++row) {
        const auto at = *f.model->org_at(row);
        if (f.model->year()->life.orgs()[at].id != org)
            continue;
        found = true;
        CHECK(f.model->cell(at, month) == LifeCell{1, LifeState::Held});
    }
    CHECK(found);
}

TEST_CASE("what was held opens as rows; the organization as its dossier", "[life]")
{
    LifeFixture f;
    QModelIndex held;
    for (int row = 0; row + 1 < f.model->rowCount() && !held.isValid(); ++row)
        for (int month = 1; month <= 12 && !held.isValid(); ++month)
            if (f.model->cell(*f.model->org_at(row), month).held > 1)
                held = f.model->index(row, LifeTableModel::January + month - 1);
    REQUIRE(held.isValid());
    const auto org = *f.model->org_at(held.row());
    const int many = f.model->cell(org, LifeTableModel::month_of(held.column())).held;
    CHECK(held.data(Qt::ToolTipRole).toString().count(words("实到")) == many);
    f.view->setCurrentIndex(held);
    f.view->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    REQUIRE(f.went);
    const auto* list = std::get_if<ListRequest>(&f.went->what);
    REQUIRE(list != nullptr);
    CHECK(list->query.ledger == "activity");
    CHECK(std::ssize(list->query.ids.value()) == many);
    REQUIRE(f.window->go(Place::of_page(QStringLiteral("life"))));
    REQUIRE(f.settled());
    f.view->setCurrentIndex(held.siblingAtColumn(LifeTableModel::Org));
    f.view->setFocus();
    f.key(Qt::Key_Return);
    const auto* dossier = std::get_if<Place::Dossier>(&f.went->what);
    REQUIRE(dossier != nullptr);
    CHECK(dossier->ledger == "org");
}

TEST_CASE("another day shows the year as it was on it; a hole says what it lacks", "[life]")
{
    LifeFixture f;
    const QModelIndex hole = f.with(LifeState::Hole);
    REQUIRE(hole.isValid());
    CHECK(hole.data(Qt::ToolTipRole).toString().contains(words("缺：")));
    f.context.set_as_of(*Date::from_iso("2025-03-31"));
    REQUIRE(f.settled());
    REQUIRE(f.model->year());
    CHECK(f.model->year()->county->as_of == *Date::from_iso("2025-03-31"));
    for (int row = 0; row + 1 < f.model->rowCount(); ++row)
        for (int month = 4; month <= 12; ++month)
            CHECK(f.model->cell(*f.model->org_at(row), month).held == 0);
}

TEST_CASE("organizations are narrowed to those with words or holes, sums with them", "[life]")
{
    LifeFixture f;
    f.choose_kind("主题党日");
    const int all = f.model->rowCount();
    const LifeTotals before = f.model->totals();
    f.find<QCheckBox>(words("只看有缺的党组织"))->click();
    CHECK(f.model->rowCount() < all);
    CHECK(f.model->totals().asked - f.model->totals().done == before.asked - before.done);
    CHECK(f.model->count(LifeState::Hole) == before.asked - before.done);
    auto* name = f.find<QLineEdit>(words("党组织名称中的字"));
    REQUIRE(name != nullptr);
    name->setText(words("没有这个党组织"));
    CHECK(f.model->rowCount() == 0);
    name->clear();
    CHECK(f.model->rowCount() > 1);
}

TEST_CASE("several organizations are entered in one form", "[life]")
{
    LifeFixture f;
    f.choose_kind("支委会");
    f.view->setFocus();
    const QItemSelection two(f.model->index(0, LifeTableModel::January),
                             f.model->index(1, LifeTableModel::January));
    f.view->selectionModel()->setCurrentIndex(f.model->index(0, LifeTableModel::January),
                                              QItemSelectionModel::NoUpdate);
    f.view->selectionModel()->select(two, QItemSelectionModel::ClearAndSelect);
    f.key(Qt::Key_Insert);
    REQUIRE(f.settled());
    const auto* form = f.window->findChild<EventForm*>();
    REQUIRE(form != nullptr);
    CHECK(form->shown().rows.size() == 2);
    CHECK(form->shown().with.at("date") == std::to_string(f.model->year()->life.year()) + "-01-31");
}

TEST_CASE("only a committee and those below it are shown, counted and printed", "[life]")
{
    LifeFixture f;
    auto* below = f.find<QComboBox>(words("党组织范围"));
    REQUIRE(below != nullptr);
    REQUIRE(below->count() > 2);
    const int all = f.model->rowCount();
    const int at = below->count() - 1;
    below->setCurrentIndex(at);
    const auto& orgs = f.model->year()->life.orgs();
    const auto top = f.model->org_at(0);
    REQUIRE(top);
    CHECK(orgs[*top].id == below->currentData().toLongLong());
    CHECK(f.model->rowCount() > 2);
    CHECK(f.model->rowCount() < all);
    for (int row = 1; row + 1 < f.model->rowCount(); ++row)
        CHECK(orgs[*f.model->org_at(row)].level > orgs[*top].level);
    below->setCurrentIndex(0);
    CHECK(f.model->rowCount() == all);
}

TEST_CASE("what was held last is entered again: kind, subject, the day of the month", "[life]")
{
    LifeFixture f;
    f.choose_kind("主题党日");
    const QModelIndex held = f.with(LifeState::Held);
    REQUIRE(held.isValid());
    const int month = LifeTableModel::month_of(held.column());
    REQUIRE(month < 12);
    f.view->setCurrentIndex(held.siblingAtColumn(held.column() + 1));
    QTest::mouseClick(f.button<QPushButton>(words("重复上次…")), Qt::LeftButton);
    REQUIRE(f.settled());
    REQUIRE(f.went);
    const auto& asked = std::get<Place::Event>(f.went->what);
    CHECK(asked.with.at("kind") == "主题党日");
    const Date day = *Date::from_iso(asked.with.at("date"));
    CHECK(day.month() == month + 1);
    CHECK(asked.rows.size() == 1);
    LedgerStore store(f.context.database(), *f.context.catalog());
    Query theirs;
    theirs.ledger = "activity";
    theirs.filters = {{"org", "=", std::to_string(asked.rows.front())}, {"kind", "=", "主题党日"}};
    std::string topic;
    Date newest;
    const LedgerDef& def = *f.context.catalog()->ledger("activity");
    const std::vector<Record> rows = store.first(theirs, 100).value();
    for (const Record& row : rows) {
        const Date on = *Date::from_iso(text_of(row.at(def, "date")));
        if (on < *Date::from_ymd(day.year(), day.month(), 1) && newest < on) {
            newest = on;
            topic = text_of(row.at(def, "topic"));
        }
    }
    CHECK((asked.with.contains("topic") ? asked.with.at("topic") : std::string()) == topic);
}
