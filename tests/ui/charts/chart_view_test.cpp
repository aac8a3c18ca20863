// A chart on screen: pointed at, walked through, opened.
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/charts/chart_examples.h"
#include "ui/chart/chart_view.h"
#include "ui/chart/open_figure.h"

using namespace lx;
using namespace lx::ui;

namespace {

struct Shown
{
    std::shared_ptr<const Chart> chart;
    ChartView view{{true, {}, nullptr}};
    QSignalSpy pointed{&view, &ChartView::pointed};
    QSignalSpy opened{&view, &ChartView::opened};

    explicit Shown(Chart made, QSize size = {800, 600})
        : chart(std::make_shared<const Chart>(std::move(made)))
    {
        view.resize(size);
        view.show();
        REQUIRE(QTest::qWaitForWindowExposed(&view));
        view.show_chart(chart);
        view.setFocus();
    }
    QPoint middle(const ChartMark& mark) const { return view.mapFromScene(mark.box.center()); }
    const ChartMark& mark(int series, int category) const
    {
        for (const ChartMark& one : view.layout_of().marks) {
            if (one.series == series && one.category == category)
                return one;
        }
        FAIL("no such mark");
        return view.layout_of().marks.front();
    }
};

/// "series category" of the last signal.
std::string last(const QSignalSpy& spy)
{
    return spy.empty() ? "none"
                       : std::to_string(spy.last()[0].toInt()) + " " +
                             std::to_string(spy.last()[1].toInt());
}
std::string figure(int series, int category)
{
    return std::to_string(series) + " " + std::to_string(category);
}

} // namespace

TEST_CASE("a click opens the figure under it, on its bar and on its number", "[chart]")
{
    for (Chart chart : test::chart_examples()) {
        if (chart.categories.empty())
            continue;
        Shown shown(std::move(chart), {900, 1200});
        INFO(shown.chart->id);
        const ChartMark& mark = shown.mark(0, 1);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.middle(mark));
        CHECK(last(shown.opened) == figure(0, 1));
        CHECK(shown.view.chosen() == ChartView::Figure{0, 1});
        for (const ChartLabel& label : shown.view.layout_of().labels) {
            if (shown.chart->kind != ChartKind::Bars || label.part != ChartPart::Figure)
                continue;
            QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {},
                              shown.view.mapFromScene(label.box.center()));
            CHECK(last(shown.opened) == figure(label.series, label.category));
        }
    }
}

TEST_CASE("what no rows stand behind is pointed at, not opened", "[chart]")
{
    Chart chart = test::simple_chart();
    chart.series[0].points[0].row = -1;
    Shown shown(std::move(chart));
    QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.middle(shown.mark(0, 0)));
    CHECK(shown.opened.empty());
    CHECK(last(shown.pointed) == figure(0, 0));
    CHECK_FALSE(place_behind(*shown.chart, 0, 0));
    const auto place = place_behind(*shown.chart, 0, 1);
    REQUIRE(place);
    CHECK(std::get<ListRequest>(place->what).query.ids->size() == 3);
}

TEST_CASE("arrows go from bar to bar and Enter opens", "[chart]")
{
    Shown shown(test::coverage_chart(), {800, 400});
    QTest::keyClick(&shown.view, Qt::Key_Down);
    CHECK(last(shown.pointed) == figure(0, 0));
    CHECK(shown.view.accessibleDescription().contains(QStringLiteral("12.3%")));
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(&shown.view, Qt::Key_Down);
    CHECK(last(shown.pointed) == figure(3, 0)); // the bars of a category first
    QTest::keyClick(&shown.view, Qt::Key_Down);
    CHECK(last(shown.pointed) == figure(0, 1));
    QTest::keyClick(&shown.view, Qt::Key_Up);
    CHECK(last(shown.pointed) == figure(3, 0));
    for (int i = 0; i < 40; ++i)
        QTest::keyClick(&shown.view, Qt::Key_Down);
    CHECK(last(shown.pointed) == figure(3, 7));         // the last one: there it ends…
    CHECK(shown.view.verticalScrollBar()->value() > 0); // …and is in sight
    QTest::keyClick(&shown.view, Qt::Key_Return);
    CHECK(last(shown.opened) == figure(3, 7));
    QTest::keyClick(&shown.view, Qt::Key_Home);
    CHECK(last(shown.pointed) == figure(0, 0));
}

TEST_CASE("points that are not known are passed over", "[chart]")
{
    Shown shown(test::line_chart());
    shown.view.choose(ChartView::Figure{2, 2});
    QTest::keyClick(&shown.view, Qt::Key_Right);
    CHECK(last(shown.pointed) == figure(2, 4));
    QTest::keyClick(&shown.view, Qt::Key_Left);
    CHECK(last(shown.pointed) == figure(2, 2));
    QTest::keyClick(&shown.view, Qt::Key_Up);
    CHECK(last(shown.pointed) == figure(1, 2));
}

TEST_CASE("a chart without figures says what to do", "[chart]")
{
    Shown shown(Chart{});
    REQUIRE(shown.view.scene()->items().size() > 0);
    QTest::keyClick(&shown.view, Qt::Key_Down);
    QTest::keyClick(&shown.view, Qt::Key_Return);
    CHECK(shown.opened.empty());
}
