// 指导员 in the window: seen, narrowed, sent to many units at once, a month's visits in one form.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/event/event_form.h"
#include "ui/presentation/instructor_table_model.h"
#include "ui/presentation/unserved_table_model.h"
#include "ui/presentation/visit_table_model.h"
#include "ui/widgets/turning_splitter.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct BoardFixture : WindowFixture
{
    QTableView* board = nullptr;
    QTableView* visits = nullptr;
    QTableView* unserved = nullptr;
    InstructorTableModel* model = nullptr;
    VisitTableModel* months = nullptr;
    UnservedTableModel* without = nullptr;
    std::optional<Place> went;

    BoardFixture()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
        show_page();
        QObject::connect(&context, &AppContext::place_wanted,
                         [this](const Place& place) { went = place; });
    }
    void show_page()
    {
        REQUIRE(window->go(Place::of_page(QStringLiteral("instructors"))));
        REQUIRE(settled());
        board = find<QTableView>(words("指导员一览"));
        visits = find<QTableView>(words("选中指导员的单位"));
        unserved = find<QTableView>(words("没有指导员的单位"));
        REQUIRE((board != nullptr && visits != nullptr && unserved != nullptr));
        model = qobject_cast<InstructorTableModel*>(board->model());
        months = qobject_cast<VisitTableModel*>(visits->model());
        without = qobject_cast<UnservedTableModel*>(unserved->model());
        REQUIRE(model->rowCount() > 2);
        REQUIRE(without->rowCount() > 3);
    }
    /// The row of someone with units.
    int busy() const
    {
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->instructor(row).units >= 2)
                return row;
        return -1;
    }
    void choose_unserved(int many)
    {
        unserved->selectionModel()->clearSelection();
        for (int row = 0; row < many; ++row)
            unserved->selectionModel()->select(
                without->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    EventForm* form() const
    {
        auto* found = window->findChild<EventForm*>();
        REQUIRE(found != nullptr);
        REQUIRE(found->isVisible());
        return found;
    }
};

} // namespace

TEST_CASE("many units are sent an instructor at once, by key, and an undo takes it back",
          "[instructors]")
{
    BoardFixture f;
    QAbstractItemModelTester tester(f.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester beside(f.without,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    const int row = f.busy();
    REQUIRE(row >= 0);
    f.board->setCurrentIndex(f.model->index(row, 0));
    const std::int64_t who = f.model->instructor(row).id;
    const int before = f.model->instructor(row).units;
    const int all = f.without->rowCount();
    f.choose_unserved(3);
    f.unserved->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    EventForm* form = f.form();
    CHECK(form->shown().id == words("dispatch-instructor"));
    CHECK(form->shown().rows.size() == 3);
    form->apply();
    REQUIRE(f.settled());

    f.show_page();
    const int now = f.model->row_of(who);
    REQUIRE(now >= 0);
    CHECK(f.model->instructor(now).units == before + 3);
    CHECK(f.without->rowCount() == all - 3);

    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.model->instructor(f.model->row_of(who)).units == before);
    CHECK(f.without->rowCount() == all);
}

TEST_CASE("more than the policy allows is warned beside the units and again when it is begun",
          "[instructors]")
{
    BoardFixture f;
    f.board->setCurrentIndex(f.model->index(f.busy(), 0));
    f.choose_unserved(6);
    bool warned = false;
    for (const QLabel* label : f.window->findChildren<QLabel*>())
        warned = warned || (label->isVisible() && label->text().contains(words("超过上限 5 家")));
    CHECK(warned);
    f.unserved->setFocus();
    f.key(Qt::Key_Insert);
    REQUIRE(f.settled());
    CHECK(f.notice_says(words("超过上限")));
}

TEST_CASE("units dropped on an instructor are sent to him", "[instructors]")
{
    BoardFixture f;
    const std::int64_t who = f.model->instructor(1).id;
    const std::int64_t unit = f.without->unit(0).id;
    const std::unique_ptr<QMimeData> data(
        f.without->mimeData({f.without->index(0, 0), f.without->index(0, 1)}));
    CHECK(f.model->flags(f.model->index(1, 0)).testFlag(Qt::ItemIsDropEnabled));
    f.model->dropMimeData(data.get(), Qt::CopyAction, -1, -1, f.model->index(1, 0));
    REQUIRE(f.settled());
    REQUIRE(f.went);
    const auto* event = std::get_if<Place::Event>(&f.went->what);
    REQUIRE(event != nullptr);
    CHECK(event->rows == std::vector<std::int64_t>{unit});
    CHECK(event->with.at("instructor") == std::to_string(who));
    CHECK(f.form()->isVisible());
}

TEST_CASE("visits of a month to all units are entered in one form, as one action", "[instructors]")
{
    BoardFixture f;
    const int row = f.busy();
    f.board->setCurrentIndex(f.model->index(row, 0));
    const std::int64_t who = f.model->instructor(row).id;
    const std::size_t month = 9; // October
    const auto held = [&] { return f.model->instructor(f.model->row_of(who)).months[month].held; };
    const int before = held();
    std::size_t now = 0;
    for (const UnitVisits& unit : f.model->instructor(row).visits)
        now += unit.now ? 1 : 0;
    f.board->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    EventForm* form = f.form();
    CHECK(form->shown().id == words("record-visits"));
    CHECK(form->shown().rows.size() == now);
    form->apply();
    REQUIRE(f.settled());
    f.show_page();
    CHECK(held() == before + static_cast<int>(now));
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(held() == before);
}

TEST_CASE("visits of an earlier month, of one chosen unit, are entered by the button too",
          "[instructors]")
{
    BoardFixture f;
    const int row = f.busy();
    f.board->setCurrentIndex(f.model->index(row, 0));
    REQUIRE(f.months->visits(0).now);
    const std::int64_t unit = f.months->visits(0).id;
    f.visits->setCurrentIndex(f.months->index(0, VisitTableModel::January + 2)); // March
    auto* enter = f.find<QPushButton>(words("登记选中指导员一个月的走访"));
    REQUIRE(enter != nullptr);
    enter->setFocus();
    enter->click();
    REQUIRE(f.settled());
    REQUIRE(f.went);
    const auto* event = std::get_if<Place::Event>(&f.went->what);
    REQUIRE(event != nullptr);
    CHECK(event->rows == std::vector<std::int64_t>{unit});
    CHECK(event->with.at("date") == "2025-03-31");
}

TEST_CASE("a finished year is chosen and appraised", "[instructors]")
{
    BoardFixture f;
    auto* year = f.find<QComboBox>(words("年份"));
    REQUIRE(year != nullptr);
    CHECK(f.model->board()->board.year() == 2025);
    year->setCurrentIndex(year->findData(2024));
    REQUIRE(f.settled());
    CHECK(f.model->board()->board.year() == 2024);
    for (int row = 0; row < f.model->rowCount(); ++row)
        for (const LifeCell& month : f.model->instructor(row).months)
            CHECK(month.state != LifeState::Later);
}

TEST_CASE("instructors and units are found by initials and codes", "[instructors]")
{
    BoardFixture f;
    const auto& board = *f.model->board();
    const QString initials =
        QString::fromStdString(pinyin_initials(board.names[1].toStdString(), NameKind::Person));
    f.model->narrow(initials, false);
    CHECK(f.model->row_of(board.board.rows()[1].id) >= 0);
    f.model->narrow(board.codes[1], false);
    CHECK(f.model->rowCount() == 1);
    f.model->narrow({}, false);
    f.model->sort(InstructorTableModel::Name, Qt::AscendingOrder);
    for (int row = 1; row < f.model->rowCount(); ++row)
        CHECK(board.name_order[f.model->place(row - 1)] <= board.name_order[f.model->place(row)]);

    const int all = f.without->rowCount();
    const QString unit = QString::fromStdString(pinyin_initials(board.unit_names[0].toStdString()));
    f.without->narrow(unit);
    REQUIRE(f.without->rowCount() > 0);
    CHECK(f.without->unit(0).id == board.board.unserved()[0].id);
    CHECK(f.without->rowCount() < all);
}

TEST_CASE("in a narrow window one of the two tables stands below the board", "[instructors]")
{
    BoardFixture f;
    auto* rooms = f.window->findChild<TurningSplitter*>(QStringLiteral("instructor rooms"));
    REQUIRE(rooms != nullptr);
    CHECK(f.find<QComboBox>(words("一览下方显示什么")) == nullptr);
    Q_EMIT rooms->turned(Qt::Vertical);
    auto* below = f.find<QComboBox>(words("一览下方显示什么"));
    REQUIRE(below != nullptr);
    CHECK(f.visits->isVisible());
    CHECK(!f.unserved->isVisible());
    below->setCurrentIndex(1);
    CHECK(!f.visits->isVisible());
    CHECK(f.unserved->isVisible());
    Q_EMIT rooms->turned(Qt::Horizontal);
    CHECK(f.visits->isVisible());
    CHECK(f.unserved->isVisible());
}

TEST_CASE("units are taken away from below the board", "[instructors]")
{
    BoardFixture f;
    const int row = f.busy();
    f.board->setCurrentIndex(f.model->index(row, 0));
    QAbstractItemModelTester tester(f.months,
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::int64_t who = f.model->instructor(row).id;
    const int before = f.model->instructor(row).units;
    REQUIRE(f.months->visits(0).now);
    f.visits->setCurrentIndex(f.months->index(0, 0));
    f.visits->setFocus();
    f.key(Qt::Key_Delete);
    REQUIRE(f.settled());
    EventForm* form = f.form();
    CHECK(form->shown().id == words("end-dispatch"));
    form->apply();
    REQUIRE(f.settled());
    f.show_page();
    CHECK(f.model->instructor(f.model->row_of(who)).units == before - 1);
}

TEST_CASE("the board is narrowed and sorted by load and by what is missing", "[instructors]")
{
    BoardFixture f;
    f.model->sort(InstructorTableModel::Load, Qt::DescendingOrder);
    for (int row = 1; row < f.model->rowCount(); ++row)
        CHECK(f.model->instructor(row - 1).units >= f.model->instructor(row).units);
    f.model->sort(InstructorTableModel::January, Qt::DescendingOrder);
    for (int row = 1; row < f.model->rowCount(); ++row)
        CHECK(f.model->instructor(row - 1).count(LifeState::Hole) >=
              f.model->instructor(row).count(LifeState::Hole));
    auto* only = f.find<QCheckBox>(words("只看有缺项的指导员"));
    REQUIRE(only != nullptr);
    only->setChecked(true);
    REQUIRE(f.model->rowCount() > 0);
    for (int row = 0; row < f.model->rowCount(); ++row)
        CHECK(f.model->instructor(row).count(LifeState::Hole) > 0);
}

TEST_CASE("the county's own weights are set beside the board and count at once", "[instructors]")
{
    BoardFixture f;
    auto* more = f.find<QPushButton>(words("指导员的其他事项"));
    REQUIRE(more != nullptr);
    for (QAction* act : more->menu()->actions())
        if (act->text() == words("走访和考核设置…"))
            act->trigger();
    REQUIRE(f.settled());
    auto* weight = f.find<QSpinBox>(words("走访权重"));
    REQUIRE(weight != nullptr);
    CHECK(weight->value() == InstructorSettings::program().appraisal.visits);
    weight->setValue(7);
    auto* good = f.find<QSpinBox>(words("等次“称职”折合百分比"));
    REQUIRE(good != nullptr);
    CHECK(good->value() == 80);
    good->setValue(75);
    auto* poor = f.find<QSpinBox>(words("等次“差”折合百分比"));
    REQUIRE(poor != nullptr);
    poor->setValue(-1);
    auto* save = f.button<QPushButton>(words("保存设置"));
    REQUIRE(save != nullptr);
    save->click();
    REQUIRE(f.settled());
    CHECK(f.model->board()->settings.appraisal.visits == 7);
    CHECK(f.model->board()->settings.appraisal.grades.at("称职") == 75);
    CHECK(!f.model->board()->settings.appraisal.grades.contains("差"));
    CHECK(f.board->isVisible());
    f.board->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.model->board()->settings.appraisal.visits ==
          InstructorSettings::program().appraisal.visits);
}

TEST_CASE("papers are printed of the instructors that are chosen", "[instructors]")
{
    BoardFixture f;
    f.board->selectAll();
    for (QAction* act : f.find<QPushButton>(words("指导员的其他事项"))->menu()->actions())
        if (act->text() == words("打印聘书"))
            act->trigger();
    REQUIRE(f.settled());
    REQUIRE(f.went);
    const auto* sheet = std::get_if<Place::Sheet>(&f.went->what);
    REQUIRE(sheet != nullptr);
    CHECK(sheet->id == words("instructor-appointment"));
    CHECK(std::ssize(sheet->rows) == f.model->rowCount());
}
