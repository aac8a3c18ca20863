// A calm window: nothing is cut, nothing stands out of sight, nothing moves under the pointer – on
// every page, from the smallest window to the largest, in both sizes of type.

#include <functional>
#include <iostream>

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGraphicsSimpleTextItem>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include "app/tour.h"
#include "core/rows/list_columns.h"
#include "core/store/ledger_store.h"
#include "tests/ui/alt_keys.h"
#include "tests/ui/geometry/geometry.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/chart/chart_view.h"
#include "ui/document/notices.h"
#include "ui/event/event_grid.h"
#include "ui/exchange/exchange_page.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/theme.h"

using namespace lx;
using namespace lx::ui;
using lx::test::Places;
using lx::test::WindowFixture;

namespace {

constexpr QSize smallest(1000, 660); ///< without the frame of the system
const std::vector<QSize> sizes{{1024, 700}, {1366, 708}, {3840, 2160}};
const QString long_text = QStringLiteral(
    "有3行没有导入：统一社会信用代码与台账里的另一个单位相同（宁夏甲乙丙丁科技发展有限公司"
    "），请在“单位”台账里核对后再导入一次。");

/// The views of the tour, and more of what opens in them.
std::vector<Stop> stops()
{
    std::vector<Stop> all = tour();
    const auto more = [&](const char* name, const char* like, const QStringList& press) {
        for (const Stop& one : tour()) {
            if (one.name == QLatin1String(like))
                all.push_back({QString::fromLatin1(name), one.place, press});
        }
    };
    more("assign", "todo-list", {QStringLiteral("交办所选各行")});
    more("put-off", "todo-list", {QStringLiteral("关闭，不处理"), QStringLiteral("暂缓所选各行")});
    more("bulk", "ledger", {QStringLiteral("批量修改…")});
    more("paste", "ledger", {QStringLiteral("粘贴 Excel 的行")});
    more("row-history", "ledger", {QStringLiteral("变更历史")});
    more("new-field", "own-fields", {QStringLiteral("新建字段")});
    more("condition", "ledger", {QStringLiteral("条件")});
    more("condition-tree", "ledger", {QStringLiteral("条件组")});
    more("supervise", "rules", {QStringLiteral("督办所选结论")});
    more("explain", "rules",
         {QStringLiteral("关闭，不处理"), QStringLiteral("填写所选结论的情况说明")});
    return all;
}

struct Calm : WindowFixture
{
    Calm()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        REQUIRE(settled());
        // A block with cells of every kind, wider than any table.
        const QString line = QStringLiteral("还行\t").repeated(200) + QLatin1Char('\n');
        QGuiApplication::clipboard()->setText(line.repeated(400));
    }
    ~Calm() { settings.set_type_size(TypeSize::Normal); }

    void resize(QSize size)
    {
        window->resize(size);
        for (int i = 0; i < 3; ++i) // folding and wrapping ask for another round
            QApplication::processEvents();
    }
    void visit_or_fail(const Stop& stop)
    {
        INFO(stop.name.toStdString());
        REQUIRE(visit(*window, stop, [&] { REQUIRE(settled()); }));
    }
    /// Each fault on a line of its own: the test's messages would break them in the middle.
    static void check_none(const QStringList& faults, const QString& where)
    {
        for (const QString& fault : faults)
            std::cerr << where.toStdString() << "  " << fault.toStdString() << '\n';
        INFO(where.toStdString());
        CHECK(faults.isEmpty());
    }
    static QString words(const Stop& stop, QSize size, TypeSize type)
    {
        return QStringLiteral("%1 %2×%3%4")
            .arg(stop.name)
            .arg(size.width())
            .arg(size.height())
            .arg(type == TypeSize::Large ? QStringLiteral(" large") : QString());
    }
};

/// What comes into view only after something has been done; each leaves the window as it found it,
/// but for its rows.
struct Scene
{
    const char* name;
    std::function<void(Calm&)> set;
};

void press(Calm& f, const char* name)
{
    auto* found = f.find<QPushButton>(QString::fromUtf8(name));
    if (found == nullptr)
        found = f.button<QPushButton>(QString::fromUtf8(name));
    INFO(name);
    REQUIRE(found != nullptr);
    REQUIRE(found->isEnabled());
    QTest::mouseClick(found, Qt::LeftButton);
    REQUIRE(f.settled());
}

std::vector<std::int64_t> first_units(Calm& f, std::size_t count)
{
    Query query;
    query.ledger = "unit";
    auto ids = *LedgerStore(f.context.database(), *f.context.catalog()).ids(query);
    ids.resize(count);
    return ids;
}

/// A row of the units in normal business is no longer one of them.
void stray(Calm& f)
{
    ListRequest request;
    request.query.ledger = "unit";
    request.query.condition = {{QStringLiteral("fact"), QStringLiteral("status")},
                               {QStringLiteral("op"), QStringLiteral("=")},
                               {QStringLiteral("value"), QStringLiteral("正常")}};
    f.context.go(Place::list(request));
    REQUIRE(f.settled());
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    const auto* model = qobject_cast<const LedgerTableModel*>(view->model());
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    view->select_id(model->id_at(3));
    REQUIRE(change_cell(f.context, unit, model->id_at(3), unit.index_of("status"),
                        std::string("停产歇业")));
    REQUIRE(f.settled());
    REQUIRE(model->strayed() == 1);
}

/// An action is taken back of which rows were changed since.
void conflict_in_history(Calm& f)
{
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    const auto units = first_units(f, 6);
    const auto address = [&](const char* title, std::size_t count, const char* to) {
        REQUIRE(f.context.change(QString::fromUtf8(title), [&](Writer& writer) -> Result<> {
            LedgerStore store(f.context.database(), *f.context.catalog());
            for (std::size_t i = 0; i < count; ++i) {
                LX_ASSIGN(auto row, store.find(unit, units[i]));
                row->set(unit, "address", std::string(to));
                LX_TRY(writer.put(unit, *row));
            }
            return {};
        }));
        REQUIRE(f.settled());
    };
    address("六家改地址", 6, "东街");
    address("又改四家的地址", 4, "西街");
    f.window->show_page(QStringLiteral("history"));
    REQUIRE(f.settled());
    auto* actions = f.find<QTableView>(QStringLiteral("做过的操作"));
    REQUIRE(actions != nullptr);
    actions->setCurrentIndex(actions->model()->index(1, 0));
    REQUIRE(f.settled());
    press(f, "撤回这次操作");
    REQUIRE(f.find<QTableView>(QStringLiteral("此后又改过的行")) != nullptr);
}

/// An import is withdrawn of which a row was changed since.
void conflict_of_import(Calm& f)
{
    auto* page = qobject_cast<ExchangePage*>(f.window->show_page(QStringLiteral("exchange")));
    REQUIRE(page != nullptr);
    const QString list = f.path(QStringLiteral("名单.csv"));
    {
        QFile file(list);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("单位名称,单位类别,单位类型,经营状态\n"
                   "宁夏甲乙丙丁科技发展有限公司,非公有制企业,有限责任公司,正常\n"
                   "戊己商贸公司,非公有制企业,有限责任公司,正常\n");
    }
    page->try_files({list});
    REQUIRE(f.settled());
    press(f, "导入");
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    const auto id = LedgerStore(f.context.database(), *f.context.catalog())
                        .find_key(unit, "宁夏甲乙丙丁科技发展有限公司");
    REQUIRE(id.has_value());
    REQUIRE(id->has_value());
    REQUIRE(change_cell(f.context, unit, **id, unit.index_of("address"), std::string("东街")));
    REQUIRE(f.settled());
    press(f, "完成");
    press(f, "撤回这次导入");
}

/// A block with cells of every kind: taken, cleaned, refused, unchanged, a new row.
void paste_with_faults(Calm& f)
{
    ListRequest request;
    request.query.ledger = "unit";
    f.context.go(Place::list(request));
    REQUIRE(f.settled());
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    const auto* model = qobject_cast<const LedgerTableModel*>(view->model());
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    const int column = unit.index_of("name");
    view->show_column(column, true);
    view->setFocus();
    view->selectionModel()->setCurrentIndex(model->index(model->rowCount() - 2, column),
                                            QItemSelectionModel::ClearAndSelect |
                                                QItemSelectionModel::Rows);
    REQUIRE(f.settled());
    const QString before = QGuiApplication::clipboard()->text();
    QGuiApplication::clipboard()->setText(
        QStringLiteral("宁夏甲乙丙丁科技发展有限公司\t不知道什么类别\t有限责任公司\n"
                       "%1\t非公有制企业\t没有这种类型\n新来的一家\t社会组织\t社会团体\n")
            .arg(model->index(model->rowCount() - 1, column).data().toString()));
    f.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(f.settled());
    QGuiApplication::clipboard()->setText(before);
    REQUIRE(f.find<QTableView>(QStringLiteral("粘贴的各格")) != nullptr);
}

/// 摸底 of many units, one of them without what a survey needs.
void grid_with_fault(Calm& f)
{
    f.context.go(Place::event(QStringLiteral("record-surveys"), "unit", first_units(f, 20)));
    REQUIRE(f.settled());
    auto* grid = f.window->findChild<EventGrid*>();
    REQUIRE(grid != nullptr);
    const QModelIndex cell = grid->model()->index(2, 1);
    grid->enter(cell);
    f.key(Qt::Key_Delete);
    REQUIRE(f.settled());
    grid->enter(cell);
    REQUIRE(f.settled());
}

/// A quarter is about to be closed.
void quarter_to_close(Calm& f)
{
    f.context.go(Place::part(QStringLiteral("report"), QStringLiteral("quarter/checks")));
    REQUIRE(f.settled());
    if (f.find<QPushButton>(QStringLiteral("开始校核")) != nullptr)
        press(f, "开始校核");
    press(f, "封账");
}

const std::vector<Scene> scenes{{"strayed", stray},
                                {"history-conflicts", conflict_in_history},
                                {"import-conflicts", conflict_of_import},
                                {"paste-faults", paste_with_faults},
                                {"event-grid", grid_with_fault},
                                {"quarter-close", quarter_to_close}};

} // namespace

TEST_CASE("nothing on the way makes a small window grow", "[geometry]")
{
    Calm f;
    f.settings.set_type_size(TypeSize::Large);
    f.resize(sizes[0]);
    for (const Stop& stop : tour()) {
        f.visit_or_fail(stop);
        INFO(stop.name.toStdString());
        CHECK(f.window->width() == sizes[0].width());
        CHECK(f.window->height() == sizes[0].height());
    }
}

TEST_CASE("nothing is cut off or out of sight at any size", "[geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    Calm f;
    f.settings.set_type_size(type);
    for (const Stop& stop : stops()) {
        f.resize(sizes[1]);
        f.visit_or_fail(stop);
        INFO(stop.name.toStdString());
        CHECK(f.window->height() == sizes[1].height()); // nothing on the way made it grow
        CHECK(f.window->width() == sizes[1].width());
        for (const QSize size : sizes) {
            f.resize(size);
            const QString where = Calm::words(stop, size, type);
            INFO(where.toStdString());
            CHECK(f.window->width() == size.width());
            CHECK(f.window->height() == size.height());
            f.check_none(test::cut_texts(*f.window), where);
            f.check_none(test::out_of_sight(*f.window), where);
        }
    }
    const QSize least = f.window->minimumSizeHint();
    CHECK(least.width() <= smallest.width());
    CHECK(least.height() <= smallest.height());
}

TEST_CASE("what stands in the way is told whole at any size", "[geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    for (const Scene& scene : scenes) {
        Calm f;
        f.settings.set_type_size(type);
        f.resize(sizes[1]);
        scene.set(f);
        for (const QSize size : sizes) {
            f.resize(size);
            REQUIRE(f.settled());
            const QString where =
                Calm::words({QString::fromLatin1(scene.name), {}, {}}, size, type);
            INFO(where.toStdString());
            f.check_none(test::cut_texts(*f.window), where);
            f.check_none(test::out_of_sight(*f.window), where);
        }
    }
}

TEST_CASE("the table with frozen and derived columns is whole at any size", "[geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    Calm f;
    f.settings.set_type_size(type);
    f.window->show_page(QStringLiteral("ledger"));
    REQUIRE(f.settled());
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    const auto* model = qobject_cast<const LedgerTableModel*>(view->model());
    for (const char* key : {"headcount", "formal", "org_covered", "unbuilt_kind", "latest_survey"})
        view->show_column(column_of(model->columns(), key), true);
    view->freeze_to(view->shown_columns()[1]);
    for (const QSize size : sizes) {
        f.resize(size);
        view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->maximum() / 2);
        REQUIRE(f.settled());
        const QString where = Calm::words({QStringLiteral("frozen"), {}, {}}, size, type);
        f.check_none(test::cut_texts(*f.window), where);
        f.check_none(test::out_of_sight(*f.window), where);
    }
}

TEST_CASE("the board of instructors and what stands below it show rows in a small window",
          "[geometry]")
{
    Calm f;
    f.settings.set_type_size(TypeSize::Large);
    f.window->show_page(QStringLiteral("instructors"));
    f.resize(sizes[0]);
    REQUIRE(f.settled());
    const auto rows_of = [&](const char* name) {
        const auto* view = f.find<QTableView>(QString::fromUtf8(name));
        REQUIRE(view != nullptr);
        REQUIRE(view->model()->rowCount() > 0);
        return view->viewport()->height() / view->rowHeight(0);
    };
    CHECK(rows_of("指导员一览") >= 5);
    CHECK(rows_of("选中指导员的单位") >= 2);
    f.find<QComboBox>(QStringLiteral("一览下方显示什么"))->setCurrentIndex(1);
    REQUIRE(f.settled());
    CHECK(rows_of("指导员一览") >= 5);
    CHECK(rows_of("没有指导员的单位") >= 2);
    f.settings.set_type_size(TypeSize::Normal);
}

TEST_CASE("a row that no longer fits is marked, and nothing moves", "[geometry]")
{
    Calm f;
    f.resize(sizes[0]);
    ListRequest request;
    request.query.ledger = "unit";
    request.query.search = "公司";
    f.context.go(Place::list(request));
    REQUIRE(f.settled());
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    const auto* model = qobject_cast<const LedgerTableModel*>(view->model());
    REQUIRE(model->rowCount() > 20);
    const Places before = test::places(*f.window);
    const QRect row = view->visualRect(model->index(2, view->shown_columns().front()));
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    REQUIRE(change_cell(f.context, unit, model->id_at(1), unit.index_of("name"),
                        std::string("甲协会")));
    REQUIRE(f.settled());
    REQUIRE(model->strayed() == 1);
    f.check_none(test::moved(before, *f.window), QStringLiteral("strayed"));
    f.check_none(test::cut_texts(*f.window), QStringLiteral("strayed"));
    CHECK(view->visualRect(model->index(2, view->shown_columns().front())) == row);
}

TEST_CASE("no key with Alt does two things, whatever is in view", "[geometry]")
{
    Calm f;
    for (const Stop& stop : stops()) {
        f.visit_or_fail(stop);
        CHECK_FALSE(test::alt_keys(*f.window).isEmpty());
        f.check_none(test::doubled_alt_keys(*f.window), stop.name);
    }
}

TEST_CASE("the window without a file fits as well", "[geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    WindowFixture f(false);
    f.settings.set_type_size(type);
    for (const QSize size : sizes) {
        f.window->resize(size);
        QApplication::processEvents();
        INFO(size.width());
        Calm::check_none(test::cut_texts(*f.window), QStringLiteral("welcome"));
        Calm::check_none(test::out_of_sight(*f.window), QStringLiteral("welcome"));
    }
    f.settings.set_type_size(TypeSize::Normal);
}

TEST_CASE("a message moves nothing and lies over no button", "[geometry]")
{
    Calm f;
    for (const Stop& stop : tour()) {
        f.resize(sizes[0]);
        f.visit_or_fail(stop);
        const Places before = test::places(*f.window);
        f.context.notices().error({ErrorKind::Refused, long_text.toStdString(), {}});
        f.context.notices().post(
            {NoticeKind::Warning, long_text.left(30), {{QStringLiteral("查看"), [] {}}}});
        f.context.notices().success(QStringLiteral("已保存"));
        QApplication::processEvents();
        REQUIRE(f.notice_says(QStringLiteral("已保存")));
        f.check_none(test::moved(before, *f.window), stop.name);
        for (const QWidget* notice : f.window->findChildren<QWidget*>(QStringLiteral("notice"))) {
            f.check_none(test::cut_texts(*f.window, notice), stop.name);
            const QRect rect(notice->mapToGlobal(QPoint(0, 0)), notice->size());
            for (const auto& [widget, place] : before) {
                if (qobject_cast<QAbstractButton*>(widget) != nullptr && place.intersects(rect))
                    FAIL_CHECK(stop.name.toStdString()
                               << ": over " << widget->accessibleName().toStdString());
            }
        }
        for (QWidget* notice : f.window->findChildren<QWidget*>(QStringLiteral("notice")))
            delete notice;
    }
}

TEST_CASE("no text of the chart is cut or lies over another, however many lines", "[geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    Calm f;
    f.settings.set_type_size(type);
    QStringList all;
    for (const PolicyChoice& one : f.context.policy_choices())
        all << one.id;
    f.context.set_policies(all);
    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    const auto* chart = f.find<ChartView>(QStringLiteral("各属地组织覆盖率和工作覆盖率条形图"));
    REQUIRE(chart != nullptr);
    REQUIRE(chart->chart() != nullptr);
    REQUIRE(chart->chart()->targets.size() > 2);
    for (const QSize size : sizes) {
        f.resize(size);
        REQUIRE(f.settled());
        INFO(Calm::words({QStringLiteral("chart"), {}, {}}, size, type).toStdString());
        const ChartLayout& layout = chart->layout_of();
        const QRectF picture = QRectF(QPointF(), layout.size).adjusted(-0.5, -0.5, 0.5, 0.5);
        // Only its height may be more than the view's: it scrolls.
        CHECK(layout.size.width() <= chart->width());
        std::vector<QRectF> texts;
        for (const QGraphicsItem* item : chart->scene()->items()) {
            if (const auto* text = dynamic_cast<const QGraphicsSimpleTextItem*>(item)) {
                INFO(text->text().toStdString());
                const QRectF box = text->sceneBoundingRect();
                CHECK(picture.contains(box));
                texts.push_back(box.adjusted(1, 1, -1, -1)); // fonts count a hair around it
            }
        }
        REQUIRE(texts.size() > 20);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                CHECK_FALSE(texts[i].intersects(texts[j]));
        }
    }
}

TEST_CASE("what is said in a form moves no field", "[geometry]")
{
    const TypeSize type = GENERATE(TypeSize::Normal, TypeSize::Large);
    Calm f;
    f.settings.set_type_size(type);
    f.resize(sizes[0]);
    auto* page = f.window->show_page(QStringLiteral("ledger"));
    auto* form = page->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(form->isVisible());
    REQUIRE(f.settled());
    const Places before = test::places(*f.window);
    const auto calm = [&](const char* what) {
        REQUIRE(f.settled());
        f.check_none(test::moved(before, *f.window), QString::fromLatin1(what));
        f.check_none(test::cut_texts(*f.window), QString::fromLatin1(what));
    };
    auto* name = f.find<QLineEdit>(QStringLiteral("单位名称"));
    REQUIRE(name != nullptr);
    WindowFixture::write(name, QStringLiteral("甲公司"));
    calm("unsaved");
    auto* code = f.find<QLineEdit>(QStringLiteral("统一社会信用代码"));
    REQUIRE(code != nullptr);
    WindowFixture::write(code, QStringLiteral("91640100MA0000000X"));
    calm("a wrong code");
    f.key(Qt::Key_S, Qt::ControlModifier);
    calm("refused");
}

TEST_CASE("pictures of every page", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    {
        Calm f;
        lx::test::Pictures::resize(f);
        for (const Stop& stop : stops()) {
            f.visit_or_fail(stop);
            pictures.save(f, stop.name.toUtf8().constData());
        }
    }
    for (const Scene& scene : scenes) {
        Calm f;
        lx::test::Pictures::resize(f);
        scene.set(f);
        pictures.save(f, scene.name);
    }
}
