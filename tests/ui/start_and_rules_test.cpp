// The start page and the rules page as a clerk goes through them.
#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

#include "core/county/pack_file.h"
#include "tests/support/held_workers.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/dossier/dossier_view.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/focus_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/presentation/todo_model.h"
#include "ui/start/card.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct PagesFixture : WindowFixture
{
    Evaluations& evaluations = Evaluations::of(context);
    PagesFixture()
    {
        window->show_page(QStringLiteral("start"));
        context.set_policies({QStringLiteral("ningxia-2018"), QStringLiteral("district-2020")});
        REQUIRE(settled());
        REQUIRE(evaluations.current());
    }
    void add_unit(const char* name)
    {
        const LedgerDef& def = *context.catalog()->ledger("unit");
        Record unit;
        unit.values.resize(def.fields.size());
        const auto set = [&](const char* field, const char* text) {
            unit.values[static_cast<std::size_t>(def.index_of(field))] = Value(std::string(text));
        };
        set("name", name);
        set("category", "非公有制企业");
        set("type", "其他");
        set("status", "正常");
        REQUIRE(context.change(QStringLiteral("新增"), [&](Writer& writer) -> Result<> {
            LX_TRY(writer.put(def, unit));
            return {};
        }));
        REQUIRE(settled());
    }
    const FocusList& list_now(const char* id)
    {
        for (const FocusList& list : evaluations.result()->focus)
            if (list.def->id == id)
                return list;
        throw std::runtime_error(id);
    }
    /// Opens a list of few; gives its table.
    QTableView* open_list(const char* id)
    {
        context.go(Place::part(QStringLiteral("start"), QString::fromUtf8(id)));
        REQUIRE(settled());
        auto* rows = find<QTableView>(QStringLiteral("清单各行"));
        REQUIRE(rows != nullptr);
        REQUIRE(rows->model()->rowCount() == static_cast<int>(list_now(id).rows.size()));
        return rows;
    }
    void press(const char* name)
    {
        auto* one = find<QPushButton>(QString::fromUtf8(name));
        INFO(name);
        REQUIRE(one != nullptr);
        QTest::mouseClick(one, Qt::LeftButton);
    }
    /// A label in sight says this.
    bool says(const char* words)
    {
        const auto labels = window->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(words));
        });
    }
    static std::vector<qint64> chosen(const QTableView* rows)
    {
        std::vector<qint64> ids;
        for (const QModelIndex& index : rows->selectionModel()->selectedRows())
            ids.push_back(index.data(TextTableModel::id_role).toLongLong());
        std::ranges::sort(ids);
        return ids;
    }
    Card* card(const char* name) { return find<Card>(QString::fromUtf8(name)); }
    LedgerView* ledger_view(const char* name) { return find<LedgerView>(QString::fromUtf8(name)); }
};

} // namespace

TEST_CASE("the cards show the county's figures and open their lists")
{
    PagesFixture f;
    const Overview& figures = f.evaluations.result()->figures.overview;
    Card* unbuilt = f.card("应建未建");
    REQUIRE(unbuilt != nullptr);
    CHECK(unbuilt->number() == number_text(figures.unbuilt));
    REQUIRE(f.card("组织覆盖率") != nullptr);
    CHECK(f.card("组织覆盖率")->number() == ui::rate_text(figures.org_covered, figures.units));
    QTest::mouseClick(f.card("已建党组织"), Qt::LeftButton);
    REQUIRE(f.settled());
    LedgerView* view = f.ledger_view("单位");
    REQUIRE(view != nullptr);
    CHECK(view->model()->rowCount() == figures.org_covered);

    f.window->show_page(QStringLiteral("start"));
    f.card("指导员")->setFocus();
    f.key(Qt::Key_Space); // by keyboard alone
    REQUIRE(f.settled());
    REQUIRE(f.ledger_view("指导员") != nullptr);
    CHECK(f.ledger_view("指导员")->model()->rowCount() == figures.instructors);
}

TEST_CASE("what falls due opens the list of those who have to do it")
{
    PagesFixture f;
    auto* list = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(list != nullptr);
    auto* model = qobject_cast<TodoModel*>(list->model());
    REQUIRE(model != nullptr);
    const auto open_first = [&](AgendaItem::Kind kind) -> const AgendaItem* {
        f.window->show_page(QStringLiteral("start"));
        for (int week = 0; week < model->rowCount(); ++week) {
            const QModelIndex upper = model->index(week, 0);
            for (int i = 0; i < model->rowCount(upper); ++i) {
                const QModelIndex at = model->index(i, 0, upper);
                if (model->row(at)->item->kind != kind)
                    continue;
                list->scrollTo(at);
                QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                                  list->visualRect(at).center());
                const AgendaItem* item = model->row(at)->item;
                REQUIRE(f.settled());
                return item;
            }
        }
        return nullptr;
    };
    // Overdue supervision stands under the first heading and opens its rows.
    CHECK(model->index(0, 0).data().toString() ==
          QStringLiteral("逾期：%1 项").arg(model->rowCount(model->index(0, 0))));
    const AgendaItem* supervision = open_first(AgendaItem::Kind::Supervision);
    REQUIRE(supervision != nullptr);
    REQUIRE(f.ledger_view("督办") != nullptr);
    CHECK(f.ledger_view("督办")->model()->rowCount() == supervision->count);
    const AgendaItem* election = open_first(AgendaItem::Kind::Election);
    REQUIRE(election != nullptr);
    REQUIRE(f.ledger_view("党组织") != nullptr);
    CHECK(f.ledger_view("党组织")->model()->rowCount() == election->count);
    const AgendaItem* rule = open_first(AgendaItem::Kind::Rule);
    REQUIRE(rule != nullptr);
    LedgerView* view = f.find<LedgerView>(qt(f.context.catalog()->ledger(rule->ledger)->name));
    REQUIRE(view != nullptr);
    CHECK(view->model()->rowCount() == rule->count);
    // What is no rows leads to its own page.
    REQUIRE(open_first(AgendaItem::Kind::Target) != nullptr);
    CHECK(f.find<QTableView>(QStringLiteral("指标")) != nullptr);
}

TEST_CASE("a list of few is given to somebody, put off and opened, row by row")
{
    PagesFixture f;
    const auto all = static_cast<int>(f.list_now("few_members").rows.size());
    REQUIRE(all >= 2);
    CHECK(f.list_now("few_members").open() == all);
    f.press("重点");
    auto* todo = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(todo != nullptr);
    int place = 0;
    while (todo->model()->index(place, 0).data().toString() !=
           QStringLiteral("正式党员不足3人的支部"))
        REQUIRE(++place < todo->model()->rowCount());
    const QModelIndex at = todo->model()->index(place, 0);
    CHECK(todo->model()->index(place, 2).data().toString() == count_text(all));
    todo->scrollTo(at);
    QTest::mouseClick(todo->viewport(), Qt::LeftButton, {}, todo->visualRect(at).center());
    REQUIRE(f.settled());
    auto* rows = f.find<QTableView>(QStringLiteral("清单各行"));
    REQUIRE(rows != nullptr);
    CHECK(rows->model()->rowCount() == all);
    CHECK(f.chosen(rows).size() == 1); // the first one
    const auto state = [&](int row) {
        return rows->model()->index(row, FocusModel::State).data().toString();
    };
    CHECK(state(0) == QStringLiteral("待交办"));

    // Nobody is named yet.
    f.press("交办所选各行");
    auto* assign = f.find<QPushButton>(QStringLiteral("交办"));
    REQUIRE(assign != nullptr);
    CHECK_FALSE(assign->isEnabled());
    f.write(f.find<QLineEdit>(QStringLiteral("责任人")), QStringLiteral("张三"));
    f.press("交办");
    REQUIRE(f.settled());
    CHECK(f.list_now("few_members").assigned == 1);
    CHECK(rows->model()->rowCount() == all); // it is still to be done
    const int last = all - 1;                // and stands behind what nobody sees to
    CHECK(rows->model()->index(last, FocusModel::Person).data().toString() ==
          QStringLiteral("张三"));
    CHECK(state(last) == QStringLiteral("已交办"));
    CHECK(f.chosen(rows).empty()); // nothing is given away by a second click
    CHECK_FALSE(f.find<QPushButton>(QStringLiteral("交办所选各行"))->isEnabled());

    rows->selectRow(0);
    f.press("暂缓所选各行");
    f.find<QLineEdit>(QStringLiteral("情况说明的理由"))->setText(QStringLiteral("支部正在合并"));
    f.find<QLineEdit>(QStringLiteral("认可人"))->setText(QStringLiteral("李四"));
    f.press("暂缓");
    REQUIRE(f.settled());
    CHECK(f.list_now("few_members").put_off == 1);
    CHECK(f.list_now("few_members").open() == all - 2);
    CHECK(rows->model()->index(last, FocusModel::Note).data().toString() ==
          QStringLiteral("支部正在合并"));
    CHECK(state(last) == QStringLiteral("暂缓"));
    CHECK(f.chosen(rows).empty());

    f.press("在台账中打开");
    REQUIRE(f.settled());
    REQUIRE(f.ledger_view("党组织") != nullptr);
    CHECK(f.ledger_view("党组织")->model()->rowCount() == all);
    f.window->show_page(QStringLiteral("start"));
    f.press("返回待办");
    CHECK(f.find<QTreeView>(QStringLiteral("待办清单")) != nullptr);
}

TEST_CASE("the rows chosen in a list stay chosen while the county is evaluated again")
{
    PagesFixture f;
    const auto& lists = f.evaluations.result()->focus;
    const auto longest =
        std::ranges::max_element(lists, {}, [](const FocusList& list) { return list.rows.size(); });
    const std::string id = longest->def->id;
    auto* rows = f.open_list(id.c_str());
    REQUIRE(rows->model()->rowCount() > 4);
    rows->clearSelection();
    for (int row : {1, 3})
        rows->selectionModel()->select(rows->model()->index(row, 0),
                                       QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const auto chosen = f.chosen(rows);
    REQUIRE(chosen.size() == 2);
    f.add_unit("别处新增的公司");
    CHECK(f.chosen(rows) == chosen);
    rows->clearSelection();
    f.add_unit("又一家公司");
    CHECK(f.chosen(rows).empty());

    // So they do while they are being given to somebody, whoever is chosen meanwhile.
    rows->selectRow(2);
    const auto asked = f.chosen(rows);
    f.press("交办所选各行");
    rows->selectRow(0);
    f.find<QLineEdit>(QStringLiteral("责任人"))->setText(QStringLiteral("张三"));
    f.press("交办");
    REQUIRE(f.settled());
    std::vector<qint64> given;
    const FocusList& now = f.list_now(id.c_str());
    for (const FocusList::Row& row : now.rows) {
        const Handled handled = now.handled(*f.evaluations.result(), row);
        if (handled.matter != nullptr && handled.matter->person == "张三")
            given.push_back(row.id);
    }
    CHECK(given == asked);

    // Its day past, it is overdue.
    const auto state_of_given = [&] {
        for (int row = 0; row < rows->model()->rowCount(); ++row)
            if (rows->model()->index(row, 0).data(TextTableModel::id_role) == asked.front())
                return rows->model()->index(row, FocusModel::State).data().toString();
        return QString();
    };
    CHECK(state_of_given() == QStringLiteral("已交办"));
    f.context.set_as_of(f.context.as_of().add_days(31));
    REQUIRE(f.settled());
    CHECK(state_of_given() == QStringLiteral("逾期"));
}

TEST_CASE("what was begun on a list is neither done to another one nor proposed on another day")
{
    PagesFixture f;
    f.open_list("unbuilt");
    const auto begin = [&] {
        f.press("交办所选各行");
        f.find<QLineEdit>(QStringLiteral("责任人"))->setText(QStringLiteral("张三"));
        REQUIRE(f.find<QPushButton>(QStringLiteral("交办"))->isEnabled());
    };
    begin();
    f.open_list("few_members");
    CHECK(f.find<QPushButton>(QStringLiteral("交办")) == nullptr);
    f.press("交办所选各行");
    CHECK(f.find<QLineEdit>(QStringLiteral("责任人"))->text().isEmpty());
    CHECK(f.find<QDateEdit>(QStringLiteral("下发日期"))->date() == QDate(2025, 10, 15));
    f.press("关闭，不处理");

    begin();
    f.context.set_as_of(*Date::from_iso("2025-09-30"));
    REQUIRE(f.settled());
    CHECK(f.find<QPushButton>(QStringLiteral("交办")) == nullptr);
    f.open_list("unbuilt");
    f.press("交办所选各行");
    CHECK(f.find<QLineEdit>(QStringLiteral("责任人"))->text().isEmpty());
    CHECK(f.find<QDateEdit>(QStringLiteral("下发日期"))->date() == QDate(2025, 9, 30));
    CHECK(f.find<QDateEdit>(QStringLiteral("督办整改期限"))->date() == QDate(2025, 10, 30));
    f.press("关闭，不处理");

    begin();
    f.make_county(QStringLiteral("other.lxdb"));
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    REQUIRE(f.settled());
    CHECK(f.find<QPushButton>(QStringLiteral("交办")) == nullptr);
}

TEST_CASE("shares of many open those that are wanting")
{
    PagesFixture f;
    f.press("面上");
    REQUIRE(f.settled());
    auto* list = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(list != nullptr);
    auto* model = qobject_cast<TodoModel*>(list->model());
    REQUIRE(model != nullptr);
    REQUIRE(model->rowCount() > 3);
    const Overview& figures = f.evaluations.result()->figures.overview;
    const QModelIndex covered = model->find(QStringLiteral("org_covered"));
    REQUIRE(covered.isValid());
    CHECK(covered.siblingAtColumn(TodoModel::When).data().toString() ==
          ui::rate_text(figures.org_covered, figures.units));
    CHECK(covered.siblingAtColumn(TodoModel::Count).data().toString() ==
          count_text(figures.units - figures.org_covered));
    list->scrollTo(covered);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(covered).center());
    REQUIRE(f.settled());
    REQUIRE(f.ledger_view("单位") != nullptr);
    CHECK(f.ledger_view("单位")->model()->rowCount() == figures.units - figures.org_covered);
}

TEST_CASE("what stops with its file is no news; shares that were not counted say so")
{
    PagesFixture f;
    auto* list = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(list != nullptr);
    {
        const test::HeldWorkers held(f.context.jobs(), JobKind::Quick);
        f.press("面上");
        CHECK(f.says("正在计算"));
        f.context.jobs().cancel_all();
    }
    REQUIRE(f.settled());
    CHECK_FALSE(f.says("正在计算"));
    CHECK(f.says("没有算出来"));
    f.press("面上"); // once more
    REQUIRE(f.settled());
    REQUIRE(list->isVisible());
    {
        const test::HeldWorkers held(f.context.jobs(), JobKind::Quick);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(0, 0)).center());
        QTest::mouseClick(f.card("单位"), Qt::LeftButton);
        f.context.jobs().cancel_all();
    }
    REQUIRE(f.settled());
    CHECK_FALSE(f.notice_says(QStringLiteral("已取消")));
}

TEST_CASE("whoever reads the things to do goes on there after an evaluation")
{
    PagesFixture f;
    auto* list = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(list != nullptr);
    auto* model = qobject_cast<TodoModel*>(list->model());
    REQUIRE(model != nullptr);
    const int last = model->rowCount() - 1;
    list->setCurrentIndex(model->index(0, 0, model->index(last, 0)));
    list->scrollTo(list->currentIndex());
    REQUIRE(f.settled());
    const int scrolled = list->verticalScrollBar()->value();
    REQUIRE(scrolled > 0);
    const QString key = model->row(list->currentIndex())->key;
    f.add_unit("别处新增的公司");
    REQUIRE(model->row(list->currentIndex()) != nullptr);
    CHECK(model->row(list->currentIndex())->key == key);
    CHECK(list->verticalScrollBar()->value() == scrolled);
    // A week's heading is no button.
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualRect(model->index(last, 0)).center());
    CHECK(list->isExpanded(model->index(last, 0)));
}

TEST_CASE("things to do tell all of their text, over more lines where the window is narrow")
{
    PagesFixture f;
    auto* list = f.find<QTreeView>(QStringLiteral("待办清单"));
    REQUIRE(list != nullptr);
    const QFontMetrics big(text_font(Theme::current()));
    const QFontMetrics small(small_font(Theme::current()));
    const auto height = [](const QFontMetrics& font, int width, const QString& text) {
        return font.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, text).height();
    };
    for (const QSize size : {QSize(1024, 700), QSize(1366, 768), QSize(3840, 2160)}) {
        f.window->resize(size);
        REQUIRE(f.settled());
        int wrapped = 0;
        for (QModelIndex at = list->model()->index(0, 0); at.isValid(); at = list->indexBelow(at)) {
            const QString below = at.data(TodoModel::below_role).toString();
            const int width = list->columnWidth(TodoModel::What) - 12;
            const int second = below.isEmpty() ? 0 : height(small, width, below);
            INFO(at.data().toString().toStdString() << " | " << below.toStdString());
            CHECK(list->visualRect(at).height() >=
                  height(big, width, at.data().toString()) + second);
            wrapped += second > small.height() ? 1 : 0;
        }
        if (size.width() == 1024)
            CHECK(wrapped > 0);
    }
}

TEST_CASE("figures follow the data, the day and the policies")
{
    PagesFixture f;
    const auto before = f.evaluations.result();
    f.context.set_as_of(*Date::from_iso("2024-12-31"));
    REQUIRE(f.settled());
    CHECK(f.evaluations.current());
    CHECK(f.evaluations.result() != before);
    CHECK(f.evaluations.result()->as_of == *Date::from_iso("2024-12-31"));

    const std::int64_t units = f.evaluations.result()->figures.overview.units;
    f.add_unit("新来的公司");
    CHECK(f.evaluations.result()->figures.overview.units == units + 1);
    CHECK(f.card("单位")->number() == number_text(units + 1));

    f.context.set_policies({});
    REQUIRE(f.settled());
    CHECK(f.evaluations.result()->packs.empty());
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    CHECK(f.find<QTreeView>(QStringLiteral("政策规则")) == nullptr); // says what to do instead
}

TEST_CASE("the chart is copied and saved as a picture")
{
    PagesFixture f;
    auto* copy = f.find<QToolButton>(QStringLiteral("复制成图片"));
    REQUIRE(copy != nullptr);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QImage image = QGuiApplication::clipboard()->image();
    REQUIRE_FALSE(image.isNull());
    CHECK(image.pixelColor(2, image.height() - 2) == QColor(Qt::white)); // for paper

    auto* save = f.find<QToolButton>(QStringLiteral("保存图表（PNG、SVG、PDF 或 Excel）…"));
    REQUIRE(save != nullptr);
    for (const char* name : {"chart.png", "chart.svg"}) {
        f.dialogs.files = {f.path(QString::fromUtf8(name))};
        QTest::mouseClick(save, Qt::LeftButton);
        REQUIRE(f.settled());
        QFile file(f.path(QString::fromUtf8(name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(file.size() > 1000);
        CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions());
    }
    // A place it can't be put: the reason, and what was there stays.
    f.dialogs.files = {f.path(QStringLiteral("没有/chart.png"))};
    QTest::mouseClick(save, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("文件夹不存在")));
    QFile locked(f.path(QStringLiteral("chart.png")));
    locked.setPermissions(QFile::ReadOwner);
    f.dialogs.files = {locked.fileName()};
    QTest::mouseClick(save, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("只读")));
}

TEST_CASE("a rule's findings are filtered, explained and opened")
{
    PagesFixture f;
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    auto* rules = f.find<QTreeView>(QStringLiteral("政策规则"));
    auto* search = f.find<QLineEdit>(QStringLiteral("查找规则"));
    REQUIRE(rules != nullptr);
    REQUIRE(search != nullptr);
    search->setText(QStringLiteral("ningxia-2018/7.a"));
    REQUIRE(f.settled());
    REQUIRE(rules->model()->rowCount() == 1);
    auto* findings = f.find<QTableView>(QStringLiteral("结论清单"));
    REQUIRE(findings != nullptr);
    const auto& evaluation = *f.evaluations.result()->packs[0].evaluation;
    const StateCounts counts = evaluation.counts(*evaluation.pack().rule("7.a"));
    REQUIRE(counts.unmet > 0);
    CHECK(findings->model()->rowCount() == counts.unmet + counts.unknown + counts.pending);

    auto* why = f.find<QTextBrowser>(QStringLiteral("结论说明"));
    REQUIRE(why != nullptr);
    CHECK(why->toPlainText().contains(QStringLiteral("怎样才算落实")));
    CHECK(why->toPlainText().contains(QStringLiteral("依据的事实和来源")));
    const QString first = findings->model()->index(0, 1).data().toString();
    CHECK(why->toPlainText().contains(first));

    // Another row, another explanation.
    findings->setFocus();
    f.key(Qt::Key_Down);
    REQUIRE(f.settled());
    CHECK(why->toPlainText().contains(findings->model()->index(1, 1).data().toString()));

    // Only those who meet it.
    for (const char* state : {"列出：未落实", "列出：待补数据", "列出：未到期"})
        QTest::mouseClick(f.find<QPushButton>(QString::fromUtf8(state)), Qt::LeftButton);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("列出：已落实")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(findings->model()->rowCount() == counts.met);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("列出：已落实")), Qt::LeftButton);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("列出：未落实")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(findings->model()->rowCount() == counts.unmet);

    // Its name is found, its dossier opened.
    auto* find = f.find<QLineEdit>(QStringLiteral("在结论中查找"));
    const QString name = findings->model()->index(0, 1).data().toString();
    find->setText(name);
    REQUIRE(f.settled());
    REQUIRE(findings->model()->rowCount() >= 1);
    Q_EMIT why->anchorClicked(QUrl(QStringLiteral("row:unit/1")));
    REQUIRE(f.settled());
    auto* dossier = f.find<DossierView>(QStringLiteral("档案"));
    REQUIRE(dossier != nullptr);
    CHECK(dossier->shown().id == 1);
}

TEST_CASE("the targets stand beside the rules")
{
    PagesFixture f;
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("指标")), Qt::LeftButton);
    auto* targets = f.find<QTableView>(QStringLiteral("指标"));
    REQUIRE(targets != nullptr);
    CHECK(targets->model()->rowCount() >= 2);

    // Of the chosen one the areas, the rows it lacks and why.
    REQUIRE(f.settled());
    auto* areas = f.find<QTableView>(QStringLiteral("分属地完成情况"));
    auto* gap = f.find<QTableView>(QStringLiteral("离目标最近的对象"));
    REQUIRE(areas != nullptr);
    REQUIRE(gap != nullptr);
    REQUIRE(areas->model()->rowCount() > 2);
    const TargetResult& first = f.evaluations.result()->packs[1].evaluation->targets().front();
    const std::int64_t lacking = *first.denominator - first.numerator;
    REQUIRE(gap->model()->rowCount() == std::min<std::int64_t>(lacking, 500));
    CHECK_FALSE(gap->model()->index(0, 2).data().toString().isEmpty());
    areas->setCurrentIndex(areas->model()->index(1, 0));
    const int in_area = gap->model()->rowCount();
    CHECK(in_area < lacking);
    REQUIRE(in_area > 0);
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("未达到名单")), Qt::LeftButton);
    REQUIRE(f.settled());
    REQUIRE(f.ledger_view("单位") != nullptr);
    CHECK(f.ledger_view("单位")->model()->rowCount() == in_area);
}

TEST_CASE("two policies are held against each other")
{
    PagesFixture f;
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("对比")), Qt::LeftButton);
    REQUIRE(f.settled());
    auto* matters = f.find<QTableView>(QStringLiteral("两侧的事项"));
    auto* changes = f.find<QTableView>(QStringLiteral("变化的对象"));
    REQUIRE(matters != nullptr);
    REQUIRE(changes != nullptr);
    // The two policies carried out here were proposed and compared at once.
    const int both = matters->model()->rowCount();
    REQUIRE(both > 3);
    REQUIRE(changes->model()->rowCount() > 0);
    CHECK(changes->model()->index(0, 1).data() != changes->model()->index(0, 2).data());
    CHECK(f.find<QLabel>(QStringLiteral("变化原因"))->text().startsWith(QStringLiteral("·")));
    QTest::mouseClick(f.find<QCheckBox>(QStringLiteral("包括仅一侧要求的事项")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(matters->model()->rowCount() > both);

    // Turned round, what was no longer asked is newly asked.
    const auto sum = [&](int column) {
        qint64 total = 0;
        for (int row = 0; row < matters->model()->rowCount(); ++row)
            total +=
                matters->model()->index(row, column).data().toString().remove(u',').toLongLong();
        return total;
    };
    const qint64 asked = sum(3);
    const qint64 freed = sum(4);
    REQUIRE(freed > 0);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("左右对调")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(sum(3) == freed);
    CHECK(sum(4) == asked);

    // An edit makes the comparison old; it says so instead of showing old figures.
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    REQUIRE(f.context.change(QStringLiteral("修改"), [&](Writer& writer) -> Result<> {
        LX_ASSIGN(auto record,
                  LedgerStore(f.context.database(), *f.context.catalog()).find(unit, 1));
        record->values[static_cast<std::size_t>(unit.index_of("phone"))] =
            Value(std::string("09511234567"));
        LX_TRY(writer.put(unit, *record));
        return {};
    }));
    CHECK_FALSE(matters->isVisible());
}

TEST_CASE("a list of changes that is still under way is not shown for a matter left out meanwhile")
{
    PagesFixture f;
    QFile file(f.path(QStringLiteral("own.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(R"({"id":"local-1","name":"本县规定","number":"",
        "issued":"2025-01-01","scope":["非公有制企业"],"covers":"自定","rules":[{"id":"1.a",
        "group":"基础","title":"要有电话","clause":"第1条","strength":"must","subject":"unit",
        "met":{"fact":"phone","op":"given"},"advice":"补填"}],"targets":[]})");
    file.close();
    f.context.change_policies<std::string>(
        f.window.get(),
        [path = file.fileName().toStdString()](Database& database, const Actor& actor) {
            return import_pack(database, path, &actor);
        },
        [](const Result<std::string>& taken) { REQUIRE(taken); });
    REQUIRE(f.settled());
    f.context.set_policies({QStringLiteral("ningxia-2018"), QStringLiteral("local-1")});
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("对比")), Qt::LeftButton);
    REQUIRE(f.settled());
    const auto* matters = f.find<QTableView>(QStringLiteral("两侧的事项"));
    const auto* changes = f.find<QTableView>(QStringLiteral("变化的对象"));
    REQUIRE(matters != nullptr);
    REQUIRE(matters->model()->rowCount() == 0); // they have no matter in common
    auto* of_one_side = f.find<QCheckBox>(QStringLiteral("包括仅一侧要求的事项"));
    of_one_side->click();
    CHECK(matters->model()->rowCount() > 0);
    of_one_side->click();
    REQUIRE(f.settled());
    CHECK(matters->model()->rowCount() == 0);
    CHECK(changes->model()->rowCount() == 0);
}

TEST_CASE("findings are explained and supervised from a selection")
{
    PagesFixture f;
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    auto* findings = f.find<QTableView>(QStringLiteral("结论清单"));
    auto* why = f.find<QTextBrowser>(QStringLiteral("结论说明"));
    REQUIRE(findings != nullptr);
    // Every unit without enough in its charter: many.
    f.find<QLineEdit>(QStringLiteral("查找规则"))->setText(QStringLiteral("写入章程"));
    REQUIRE(f.settled());
    const int all = findings->model()->rowCount();
    REQUIRE(all > 10);
    const auto count = [&](const char* ledger) {
        Query query;
        query.ledger = ledger;
        return *LedgerStore(f.context.database(), *f.context.catalog()).count(query);
    };
    const auto explained = count("exception");
    const auto supervised = count("supervision");

    // Three of them, with one reason, in one action.
    findings->clearSelection();
    for (int row : {0, 1, 2})
        findings->selectionModel()->select(findings->model()->index(row, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("填写所选结论的情况说明")),
                      Qt::LeftButton);
    auto* keep = f.find<QPushButton>(QStringLiteral("保存情况说明"));
    REQUIRE(keep != nullptr);
    CHECK_FALSE(keep->isEnabled()); // a reason is needed
    QTest::keyClicks(f.find<QLineEdit>(QStringLiteral("情况说明的理由")),
                     QStringLiteral("charter"));
    f.find<QLineEdit>(QStringLiteral("认可人"))->setText(QStringLiteral("张三"));
    REQUIRE(keep->isEnabled());
    QTest::mouseClick(keep, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(count("exception") == explained + 3);
    CHECK(findings->model()->rowCount() == all); // the states stay what the policy says

    // They are found again by what was done.
    auto* handling = f.find<QComboBox>(QStringLiteral("处置情况"));
    handling->setCurrentIndex(handling->findText(QStringLiteral("情况说明")));
    REQUIRE(f.settled());
    CHECK(findings->model()->rowCount() == 3);
    CHECK(why->toPlainText().contains(QStringLiteral("charter")));
    CHECK(why->toPlainText().contains(QStringLiteral("张三")));
    handling->setCurrentIndex(handling->findText(QStringLiteral("未处置")));
    REQUIRE(f.settled());
    CHECK(findings->model()->rowCount() == all - 3);

    // Two others are supervised; the numbers go on, the notice opens.
    findings->clearSelection();
    for (int row : {0, 1})
        findings->selectionModel()->select(findings->model()->index(row, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("督办所选结论")), Qt::LeftButton);
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("下发督办")), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(count("supervision") == supervised + 2);
    handling->setCurrentIndex(handling->findText(QStringLiteral("督办中")));
    REQUIRE(f.settled());
    CHECK(findings->model()->rowCount() == 2);
    CHECK(why->toPlainText().contains(QStringLiteral("DB-")));
    Q_EMIT why->anchorClicked(QUrl(QStringLiteral("act:close")));
    REQUIRE(f.settled());
    CHECK(findings->model()->rowCount() == 1);
    Q_EMIT why->anchorClicked(QUrl(QStringLiteral("act:notice")));
    REQUIRE(f.settled());
    CHECK(f.find<QListView>(QStringLiteral("找到的对象"))->model()->rowCount() == 1);

    // Each was one action, undone one by one.
    for (int step = 0; step < 3; ++step) {
        REQUIRE(undo_action(f.context.database(), *f.context.catalog(), f.context.actor(),
                            *undo_candidate(f.context.database())));
        REQUIRE(f.settled());
    }
    CHECK(count("exception") == explained);
    CHECK(count("supervision") == supervised);
}

TEST_CASE("an empty file says what to do first")
{
    WindowFixture f(false);
    f.window->files().create({f.path(QStringLiteral("new")), QStringLiteral("640121"),
                              QStringLiteral("永宁县"), QStringLiteral("县")},
                             [](const Result<>& made) { REQUIRE(made); });
    REQUIRE(test::wait_until([&] { return f.context.has_document(); }));
    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    CHECK(f.find<QPushButton>(QStringLiteral("导入名录")) != nullptr);
    auto* by_hand = f.find<QPushButton>(QStringLiteral("手工录入单位"));
    REQUIRE(by_hand != nullptr);
    QTest::mouseClick(by_hand, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.window->findChild<LedgerView*>() != nullptr);
}

/// Pictures of the three layers and a list, to be looked at:  LIANGXIN_PICTURES=dir test_ui
/// "[pictures]"
TEST_CASE("pictures of what is to be done", "[.][pictures]")
{
    const test::Pictures pictures;
    PagesFixture f;
    f.make_county(QStringLiteral("big.lxdb"), 2000);
    REQUIRE(f.open(QStringLiteral("big.lxdb")));
    f.context.set_policies({QStringLiteral("ningxia-2018"), QStringLiteral("liaoning-2016")});
    f.window->show_page(QStringLiteral("start"));
    test::Pictures::resize(f);
    const auto save = [&](const char* name) { pictures.save(f, name); };
    save("todo-1-due");
    f.press("重点");
    save("todo-2-lists");
    f.press("面上");
    save("todo-3-shares");
    auto* rows = f.open_list("unbuilt");
    save("todo-4-list");
    f.press("交办所选各行");
    save("todo-5-assign");
    f.find<QLineEdit>(QStringLiteral("责任人"))->setText(QStringLiteral("张三"));
    f.press("交办");
    REQUIRE(f.settled());
    rows->selectRow(1);
    f.press("暂缓所选各行");
    f.find<QLineEdit>(QStringLiteral("情况说明的理由"))
        ->setText(QStringLiteral("企业正在搬迁，新址所在社区已答应年底前一并纳入联合党支部"));
    f.find<QLineEdit>(QStringLiteral("认可人"))->setText(QStringLiteral("李四"));
    save("todo-6-put-off");
    f.press("暂缓");
    REQUIRE(f.settled());
    rows->scrollToBottom();
    save("todo-7-done");
    f.window->show_page(QStringLiteral("rules"));
    REQUIRE(f.settled());
    f.find<QLineEdit>(QStringLiteral("查找规则"))->setText(QStringLiteral("应建"));
    save("todo-8-rules");
}
