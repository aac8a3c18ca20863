// 图表分析 in the window: chosen, walked through, opened, held beside another day, saved.
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>

#include "core/store/writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/analysis/chart_table_model.h"
#include "ui/chart/chart_view.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct AnalysisFixture : WindowFixture
{
    ChartView* view = nullptr;
    QListWidget* list = nullptr;
    QTableView* table = nullptr;
    std::optional<Place> went;

    AnalysisFixture()
    {
        context.set_as_of(*Date::from_iso("2025-09-30"));
        REQUIRE(window->go(Place::part(words("analysis"), words("coverage-areas"))));
        REQUIRE(settled());
        view = find<ChartView>(words("图"));
        list = find<QListWidget>(words("图表一览"));
        table = find<QTableView>(words("图上的数"));
        REQUIRE(view != nullptr);
        REQUIRE(list != nullptr);
        REQUIRE(table != nullptr);
        REQUIRE(view->chart() != nullptr);
        QObject::connect(&context, &AppContext::place_wanted,
                         [this](const Place& place) { went = place; });
    }
    const Chart& chart() const { return *view->chart(); }
    std::size_t listed() const
    {
        return went ? std::get<ListRequest>(went->what).query.ids->size() : 0;
    }
};

} // namespace

TEST_CASE("every chart of the list is drawn, its figures stand in the table", "[chart]")
{
    AnalysisFixture page;
    const QAbstractItemModelTester tester(page.table->model());
    REQUIRE(page.list->count() >= 1);
    for (int row = 0; row < page.list->count(); ++row) {
        page.list->setCurrentRow(row);
        REQUIRE(page.settled());
        INFO(page.list->item(row)->text().toStdString());
        REQUIRE(page.view->chart() != nullptr);
        CHECK(qt(page.chart().name) == page.list->item(row)->text());
        CHECK(page.table->model()->rowCount() == static_cast<int>(page.chart().categories.size()));
        for (std::size_t s = 0; s < page.chart().series.size(); ++s) {
            for (std::size_t i = 0; i < page.chart().categories.size(); ++i) {
                const ChartPoint& point = page.chart().series[s].points[i];
                if (point.value)
                    CHECK(page.table->model()
                              ->index(static_cast<int>(i), static_cast<int>(s) + 1)
                              .data()
                              .toString() == qt(point.text));
            }
        }
    }
}

TEST_CASE("bar, cell and Enter open the rows behind a figure", "[chart]")
{
    AnalysisFixture page;
    const auto rows = page.chart().behind(0, 0);
    REQUIRE(rows);
    REQUIRE_FALSE(rows->ids.empty());
    page.view->setFocus();
    QTest::keyClick(page.view, Qt::Key_Home);
    QTest::keyClick(page.view, Qt::Key_Return);
    REQUIRE(page.settled());
    CHECK(page.listed() == rows->ids.size());

    REQUIRE(page.window->go(Place::part(words("analysis"), words("coverage-areas"))));
    REQUIRE(page.settled());
    page.went.reset();
    page.table->setFocus();
    page.table->setCurrentIndex(page.table->model()->index(0, 2));
    CHECK(page.view->chosen() == ChartView::Figure{1, 0}); // the bar is pointed out
    page.key(Qt::Key_Return);
    REQUIRE(page.settled());
    CHECK(page.listed() == page.chart().behind(1, 0)->ids.size());
}

TEST_CASE("another day stands beside, as outlines; a chart made once is kept until rows change",
          "[chart]")
{
    AnalysisFixture page;
    const std::size_t alone = page.chart().series.size();
    const auto before = page.view->chart();
    auto* beside = page.find<QCheckBox>(words("与另一天对照(&A)"));
    if (beside == nullptr)
        beside = page.button<QCheckBox>(words("与另一天对照"));
    REQUIRE(beside != nullptr);
    beside->click();
    REQUIRE(page.settled());
    auto* day = page.find<QDateEdit>(words("对比日期"));
    REQUIRE(day != nullptr);
    CHECK(day->date() == QDate(2024, 9, 30));
    CHECK(page.chart().series.size() == 2 * alone);
    CHECK(page.chart().series[1].beside.has_value());
    beside->click();
    REQUIRE(page.settled());
    CHECK(page.view->chart() == before);
    page.context.set_as_of(*Date::from_iso("2024-12-31"));
    REQUIRE(page.settled());
    CHECK(page.view->chart() != before);
    CHECK(page.chart().lines.front().find("2024年12月31日") != std::string::npos);
}

TEST_CASE("without a policy the start page and every chart but those of findings are drawn",
          "[chart]")
{
    AnalysisFixture page;
    page.context.set_policies({});
    REQUIRE(page.settled());
    std::size_t drawn = 0;
    for (int row = 0; row < page.list->count(); ++row) {
        page.list->setCurrentRow(row);
        REQUIRE(page.settled());
        const bool shown =
            page.view->chart() != nullptr && qt(page.chart().name) == page.list->item(row)->text();
        drawn += shown ? 1 : 0;
        INFO(page.list->item(row)->text().toStdString());
        CHECK((shown || page.list->item(row)->text().startsWith(words("未落实问题"))));
    }
    CHECK(drawn + 2 == static_cast<std::size_t>(page.list->count()));
    REQUIRE(page.window->go(Place::of_page(words("start"))));
    REQUIRE(page.settled());
    CHECK_FALSE(page.notice_says(words("失败")));
}

TEST_CASE("the chart is copied, saved and printed", "[chart]")
{
    AnalysisFixture page;
    page.button<QPushButton>(words("复制图表"))->click();
    CHECK_FALSE(QGuiApplication::clipboard()->image().isNull());
    for (const char* name : {"chart.png", "chart.svg", "chart.pdf", "chart.xlsx"}) {
        const QString path = page.path(QString::fromLatin1(name));
        page.dialogs.files = {path};
        page.button<QPushButton>(words("保存图表…"))->click();
        REQUIRE(page.settled());
        CHECK(QFileInfo(path).size() > 1000);
    }
    page.dialogs.on_paper = true;
    page.dialogs.print_file = page.path(words("paper.pdf"));
    page.button<QPushButton>(words("打印图表…"))->click();
    REQUIRE(page.settled());
    CHECK(QFileInfo(page.dialogs.print_file).size() > 5'000);
    CHECK(page.notice_says(words("已送打印机")));
}

TEST_CASE("a county's own chart is made in view, kept, changed and taken back", "[chart]")
{
    AnalysisFixture page;
    const int before = page.list->count();
    page.find<QPushButton>(words("新建图"))->click();
    REQUIRE(page.settled());
    CHECK(page.find<QTableView>(words("图上的数")) == nullptr);
    auto* name = page.find<QLineEdit>(words("图的名称"));
    auto* keep = page.find<QPushButton>(words("保存图"));
    auto* group = page.find<QComboBox>(words("按什么分组"));
    REQUIRE(name != nullptr);
    REQUIRE(keep != nullptr);
    REQUIRE(group != nullptr);
    CHECK_FALSE(keep->isEnabled()); // without a title
    WindowFixture::write(name, words("各类单位"));
    group->setCurrentIndex(group->findText(words("单位类别")));
    Q_EMIT group->activated(group->currentIndex());
    QTest::qWait(500); // it is drawn once the hand rests
    REQUIRE(page.settled());
    REQUIRE(page.view->chart() != nullptr);
    CHECK(page.chart().name == "各类单位");
    CHECK(page.chart().categories.size() >= 2);
    REQUIRE(keep->isEnabled());
    keep->click();
    REQUIRE(page.settled());
    REQUIRE(page.list->count() == before + 1);
    CHECK(page.list->currentItem()->text() == words("各类单位（本文件）"));
    CHECK(page.chart().name == "各类单位");

    page.find<QPushButton>(words("修改本县的图"))->click();
    REQUIRE(page.settled());
    CHECK(page.find<QLineEdit>(words("图的名称"))->text() == words("各类单位"));
    page.find<QPushButton>(words("删除图"))->click();
    REQUIRE(page.settled());
    CHECK(page.list->count() == before);
    page.context.undo(*undo_candidate(page.context.database()));
    REQUIRE(page.settled());
    CHECK(page.list->count() == before + 1);
}

TEST_CASE("what can't be drawn is told beside what is written", "[chart]")
{
    AnalysisFixture page;
    page.find<QPushButton>(words("新建图"))->click();
    REQUIRE(page.settled());
    auto* figure = page.find<QComboBox>(words("画什么数"));
    figure->setCurrentIndex(2); // a share, of nothing said yet
    Q_EMIT figure->activated(2);
    QTest::qWait(500);
    REQUIRE(page.settled());
    bool told = false;
    for (const QLabel* label : page.window->findChildren<QLabel*>())
        told = told || (label->isVisible() && label->text().contains(words("占比要写")));
    CHECK(told);
    QTest::keyClick(figure, Qt::Key_Escape);
    REQUIRE(page.settled());
    CHECK(page.find<QTableView>(words("图上的数")) != nullptr);
}
