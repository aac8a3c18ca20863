// The switch of 统计口径: cards, chart, targets and reports count by it and name it.
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <catch2/catch.hpp>

#include "core/county/scopes.h"
#include "core/store/writer.h"
#include "tests/ui/alt_keys.h"
#include "tests/ui/geometry/geometry.h"
#include "tests/ui/window_fixture.h"
#include "ui/chart/chart_view.h"
#include "ui/document/evaluations.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/start/card.h"
#include "ui/start/coverage_chart.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct ScopeFixture : WindowFixture
{
    Evaluations& evaluations = Evaluations::of(context);
    ScopeFixture()
    {
        context.set_policies({QStringLiteral("liaoning-2016")});
        context.set_as_of(*Date::from_iso("2025-09-30")); // the day of the quarter's reports
        window->show_page(QStringLiteral("start"));
        REQUIRE(settled());
    }
    QPushButton* the_switch() const { return find<QPushButton>(QStringLiteral("统计口径")); }
    /// Chooses in the menu of the bar, as a click does.
    void choose(const QString& name)
    {
        QAction* wanted = nullptr;
        for (QPushButton* button : window->findChildren<QPushButton*>())
            if (button->accessibleName() == QStringLiteral("统计口径"))
                for (QAction* action : button->menu()->actions())
                    if (action->text() == name)
                        wanted = action;
        REQUIRE(wanted != nullptr);
        REQUIRE(wanted->isEnabled());
        wanted->trigger();
        REQUIRE(settled());
        REQUIRE(evaluations.current());
    }
    const County& county() const { return *evaluations.result(); }
    QString card(const QString& title) const
    {
        const auto* found = find<Card>(title);
        REQUIRE(found != nullptr);
        return found->number();
    }
    QString described(const QString& title) const
    {
        return find<Card>(title)->accessibleDescription();
    }
    bool label_says(const QString& part) const
    {
        for (const QLabel* label : window->findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(part))
                return true;
        return false;
    }
    /// Of the start page; made beside the window.
    const Chart& chart() const
    {
        const auto& shown = window->findChild<CoverageChart*>()->view().chart();
        REQUIRE(shown != nullptr);
        return *shown;
    }
};

CoverageFigures counted_by(AppContext& context, const std::string& scope)
{
    NoProgress quiet;
    CountyWanted wanted;
    wanted.as_of = context.as_of();
    wanted.scope = scope;
    wanted.facts = coverage_needs(context.definitions()->facts());
    const auto county = County::load(context.database(), context.definitions(), wanted, quiet);
    REQUIRE(county);
    return coverage_summary(*(*county)->world, CoverageBy::Area, (*county)->units).total;
}

} // namespace

TEST_CASE("the switch counts cards, chart and report by the scope, and each names it", "[scope]")
{
    ScopeFixture f;
    REQUIRE(f.the_switch() != nullptr);
    CHECK(f.the_switch()->text() == QStringLiteral("全部登记"));
    CHECK(f.find<QCheckBox>(QStringLiteral("对照全部登记")) == nullptr);
    const CoverageFigures all = counted_by(f.context, "");
    const CoverageFigures in = counted_by(f.context, "three-haves");
    REQUIRE(in.population < all.population);
    REQUIRE(in.org_outside > 0);
    CHECK(f.card(QStringLiteral("单位")) == number_text(all.population));

    f.choose(QStringLiteral("三有企业"));
    CHECK(f.the_switch()->text() == QStringLiteral("三有企业"));
    CHECK(f.card(QStringLiteral("单位")) == number_text(in.population));
    CHECK(f.card(QStringLiteral("组织覆盖率")) == ui::rate_text(in.org_covered, in.population));
    CHECK(f.card(QStringLiteral("工作覆盖率")) == ui::rate_text(in.work_covered, in.population));
    CHECK(f.label_says(QStringLiteral("统计口径：三有企业")));
    // The chart says what it counts, so that it can go out alone.
    REQUIRE(f.chart().lines.size() == 2);
    CHECK(f.chart().lines.back() == "统计口径：三有企业");
    // The chart's areas add up to the card.
    std::int64_t drawn = 0;
    for (const CoverageGroup& area : f.county().figures.areas)
        drawn += area.figures.population;
    CHECK(drawn == in.population);

    // What is left out stands by number and opens its rows.
    auto* outside = f.find<QPushButton>(QStringLiteral("口径外已建党组织的单位"));
    REQUIRE(outside != nullptr);
    CHECK(outside->text().contains(number_text(in.org_outside)));
    auto* undetermined = f.find<QPushButton>(QStringLiteral("口径待定的单位"));
    REQUIRE(undetermined != nullptr);
    CHECK(undetermined->text().contains(number_text(in.undetermined)));
    outside->click();
    REQUIRE(f.settled());
    CHECK(f.label_says(QStringLiteral("口径外已建党组织的单位")));

    f.window->show_page(QStringLiteral("report"));
    REQUIRE(f.settled());
    CHECK(f.label_says(QStringLiteral("统计口径：三有企业")));
    const auto* tabs = f.find<QTabBar>(QStringLiteral("报表的各张表"));
    const auto* table = f.find<QTableView>(QStringLiteral("报表内容"));
    REQUIRE(table != nullptr);
    REQUIRE(table->model()->rowCount() > 1);
    CHECK(table->model()->index(table->model()->rowCount() - 1, 1).data().toString() ==
          number_text(in.population)); // the scope's are all enterprises
    QStringList names;
    for (int i = 0; tabs != nullptr && i < tabs->count(); ++i)
        names << tabs->tabText(i);
    CHECK(names.contains(QStringLiteral("口径外已建党组织")));

    // It is the file's: an undo takes it back, and pages follow.
    f.context.undo(*undo_candidate(f.context.database()));
    REQUIRE(f.settled());
    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    CHECK(f.the_switch()->text() == QStringLiteral("全部登记"));
    CHECK(f.card(QStringLiteral("单位")) == number_text(all.population));
}

TEST_CASE("the scope is remembered with the file", "[scope]")
{
    ScopeFixture f;
    f.choose(QStringLiteral("规模以上"));
    const QString first = f.card(QStringLiteral("单位"));
    f.context.close();
    REQUIRE(f.settled());
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    CHECK(f.the_switch()->text() == QStringLiteral("规模以上"));
    CHECK(f.card(QStringLiteral("单位")) == first);
}

TEST_CASE("all registered stand beside where they are wanted", "[scope]")
{
    ScopeFixture f;
    const std::size_t alone = f.chart().series.size();
    f.choose(QStringLiteral("三有企业"));
    const std::size_t scoped =
        f.chart().series.size(); // targets that count nothing of it have none
    auto* beside = f.find<QCheckBox>(QStringLiteral("对照全部登记"));
    REQUIRE(beside != nullptr);
    beside->click();
    REQUIRE(f.settled());
    const CoverageFigures all = counted_by(f.context, "");
    CHECK(f.described(QStringLiteral("单位"))
              .contains(QStringLiteral("全部登记 ") + number_text(all.population)));
    CHECK(f.described(QStringLiteral("组织覆盖率"))
              .contains(ui::rate_text(all.org_covered, all.population)));
    REQUIRE(f.chart().series.size() == scoped + 2);
    CHECK(f.chart().series.back().beside.has_value()); // drawn as an outline
    f.choose(QStringLiteral("全部登记"));
    CHECK(f.find<QCheckBox>(QStringLiteral("对照全部登记")) == nullptr);
    CHECK_FALSE(f.described(QStringLiteral("单位")).contains(QStringLiteral("全部登记")));
    CHECK(f.chart().series.size() == alone);
}

TEST_CASE("a county's own scope comes into the switch, and rests on days it isn't counted by",
          "[scope]")
{
    ScopeFixture f;
    Scope own;
    own.id = "city";
    own.name = "市口径";
    own.from = Date::from_iso("2025-01-01");
    own.condition = QJsonObject{{QStringLiteral("fact"), QStringLiteral("headcount")},
                                {QStringLiteral("op"), QStringLiteral(">=")},
                                {QStringLiteral("value"), 20}};
    REQUIRE(f.context.set_in_file([&](Database& database, const Actor& actor) {
        return save_scope(database, f.context.definitions()->facts(), own, actor);
    }));
    REQUIRE(f.settled());
    f.choose(QStringLiteral("市口径"));
    CHECK(f.card(QStringLiteral("单位")) == number_text(counted_by(f.context, "city").population));
    f.context.set_as_of(*Date::from_iso("2024-12-31"));
    REQUIRE(f.settled());
    CHECK(f.the_switch()->text() == QStringLiteral("全部登记"));
    CHECK(f.card(QStringLiteral("单位")) == number_text(counted_by(f.context, "").population));
    f.context.set_as_of(*Date::from_iso("2025-09-30"));
    REQUIRE(f.settled());
    CHECK(f.the_switch()->text() == QStringLiteral("市口径"));
}

TEST_CASE(
    "a scope of the county's own is made like one of the program's, counted, kept and deleted",
    "[scope]")
{
    ScopeFixture f;
    // From the switch to where scopes are made.
    f.choose(QStringLiteral("本文件的统计口径…"));
    auto* list = f.find<QListWidget>(QStringLiteral("统计口径"));
    REQUIRE(list != nullptr);
    REQUIRE(list->count() == 5);
    auto* name = f.find<QLineEdit>(QStringLiteral("名称"));
    REQUIRE(name != nullptr);
    CHECK(name->isReadOnly()); // one of the program's
    list->setCurrentRow(1);
    REQUIRE(f.settled());
    CHECK(name->text() == QStringLiteral("三有企业"));
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("保存口径"))); // is not in view
    const CoverageFigures counted = counted_by(f.context, "three-haves");
    const auto inside = [&] {
        const auto* label = f.find<QLabel>(QStringLiteral("口径内单位数"));
        return label == nullptr ? QString() : label->text();
    };
    QTRY_VERIFY(inside().contains(number_text(counted.population)));

    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("照此新建")), Qt::LeftButton);
    CHECK_FALSE(name->isReadOnly());
    name->setText(QStringLiteral("市里口径"));
    Q_EMIT name->textEdited(name->text());
    auto* basis = f.find<QLineEdit>(QStringLiteral("依据"));
    basis->setText(QStringLiteral("市委组织部通知"));
    Q_EMIT basis->textEdited(basis->text());
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("保存口径")), Qt::LeftButton);
    REQUIRE(f.settled());
    REQUIRE(list->count() == 6);
    CHECK(list->currentItem()->text() == QStringLiteral("市里口径（本文件）"));
    const auto kept =
        find_scope(f.context.database(), f.context.definitions()->facts(), "市里口径");
    REQUIRE(kept);
    CHECK((*kept)->own);
    CHECK((*kept)->basis == "市委组织部通知");
    CHECK((*kept)->condition ==
          (*find_scope(f.context.database(), f.context.definitions()->facts(), "three-haves"))
              ->condition);
    f.choose(QStringLiteral("市里口径"));
    CHECK(f.county().figures.total == counted);
    CHECK(f.county().units.name() == "市里口径");

    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("删除口径")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(list->count() == 5);
    CHECK(f.the_switch()->text() == QStringLiteral("全部登记"));
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(list->count() == 6);
}

TEST_CASE("with a scope nothing is cut off at any size, and no key with Alt does two things",
          "[scope][geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    ScopeFixture f;
    f.settings.set_type_size(type);
    f.choose(QStringLiteral("30人以上社会组织"));
    f.find<QCheckBox>(QStringLiteral("对照全部登记"))->click();
    for (const char* page : {"start", "report"}) {
        f.window->show_page(QString::fromLatin1(page));
        REQUIRE(f.settled());
        for (const QSize size : {QSize(1024, 700), QSize(1366, 708), QSize(3840, 2160)}) {
            f.window->resize(size);
            for (int i = 0; i < 3; ++i)
                QApplication::processEvents();
            INFO(page << " " << size.width() << (type == TypeSize::Large ? " large" : ""));
            CHECK(f.window->width() == size.width());
            CHECK(f.window->height() == size.height());
            for (const QStringList& faults :
                 {test::cut_texts(*f.window), test::out_of_sight(*f.window),
                  test::doubled_alt_keys(*f.window)})
                CHECK(faults.join(QLatin1Char('\n')).toStdString() == "");
        }
    }
    const QSize least = f.window->minimumSizeHint();
    CHECK(least.width() <= 1000);
    CHECK(least.height() <= 660);
    f.settings.set_type_size(TypeSize::Normal);
}
