// A quarter in the window: filled in, checked, explained, closed, corrected after, opened again,
// handed up.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include "core/report/quarter/jump_limits.h"
#include "core/store/ledger_store.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/quarter_work.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/report/report_list.h"
#include "ui/report/report_page.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

const Period quarter = *Period::parse("2025Q3");

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct QuarterFixture : WindowFixture
{
    QuarterWork& work = QuarterWork::of(context);
    std::optional<Place> went; ///< the last place asked for

    QuarterFixture()
    {
        QObject::connect(&context, &AppContext::place_wanted,
                         [this](const Place& place) { went = place; });
    }
    void open(const char* part = "quarter")
    {
        REQUIRE(window->go(Place::part(QStringLiteral("report"), QString::fromLatin1(part))));
        REQUIRE(settled());
    }
    /// Ends the coverage of some units in the quarter, so that its rate falls.
    void lose_coverage()
    {
        const LedgerDef& def = *context.catalog()->ledger("coverage");
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = "coverage";
        query.counts_at = "2025-09-30";
        const auto rows = store.first(query, 40);
        REQUIRE(rows);
        REQUIRE(context.change(QStringLiteral("修改"), [&](Writer& writer) -> Result<> {
            for (Record row : *rows) {
                row.set(def, "end", std::string("2025-09-01"));
                LX_TRY(writer.put(def, row));
            }
            return {};
        }));
        REQUIRE(settled());
    }
    void press(const char* name)
    {
        auto* one = find<QPushButton>(words(name));
        INFO(name);
        REQUIRE(one != nullptr);
        REQUIRE(one->isEnabled());
        QTest::mouseClick(one, Qt::LeftButton);
        REQUIRE(settled());
    }
    void tab(int at)
    {
        auto* tabs = find<QTabBar>(words("季度报送各部分"));
        REQUIRE(tabs != nullptr);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(at).center());
        REQUIRE(settled());
    }
    QTableView* table(const char* name)
    {
        auto* view = find<QTableView>(words(name));
        INFO(name);
        REQUIRE(view != nullptr);
        return view;
    }
    /// Row of a table whose column has this part; -1 none.
    static int row_with(const QTableView* view, int column, const char* part)
    {
        for (int row = 0; row < view->model()->rowCount(); ++row)
            if (view->model()->index(row, column).data().toString().contains(words(part)))
                return row;
        return -1;
    }
    static void double_click(QTableView* view, int row)
    {
        const QModelIndex index = view->model()->index(row, 0);
        view->scrollTo(index);
        const QPoint at = view->visualRect(index).center();
        QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, at);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, at);
    }
    bool says(const char* text) const
    {
        const auto labels = window->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words(text));
        });
    }
    [[nodiscard]] QuarterState state() { return work.quarter(quarter).state; }
    [[nodiscard]] std::size_t in_the_way()
    {
        const auto set = work.set(quarter);
        REQUIRE(set);
        return work.blocking(*set).size();
    }
    /// Writes why, for every check that wants it.
    void explain_all()
    {
        open("quarter/checks");
        for (std::size_t left = in_the_way(); left > 0; --left) {
            QTableView* checks = table("季度审核");
            const int row = row_with(checks, 0, "要说明");
            REQUIRE(row >= 0);
            checks->selectRow(row);
            checks->setFocus();
            key(Qt::Key_Return); // to where it is written
            auto* text = find<QLineEdit>(words("审核说明"));
            REQUIRE(text != nullptr);
            REQUIRE(text->hasFocus());
            write(text, QStringLiteral("支部撤销"));
            key(Qt::Key_Return);
            REQUIRE(settled());
            CHECK(in_the_way() == left - 1);
        }
    }
    void close()
    {
        open();
        if (state() != QuarterState::Checking)
            press("开始校核");
        explain_all();
        press("封账");
        press("确认封账");
        REQUIRE(state() == QuarterState::Closed);
    }
    /// Changes the kind of a unit that has counted for years.
    void correct()
    {
        const LedgerDef& def = *context.catalog()->ledger("unit");
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = "unit";
        query.counts_at = "2025-06-30";
        query.filters = {{"category", "=", "非公有制企业"}};
        const auto rows = store.first(query, 1);
        REQUIRE(rows);
        REQUIRE(rows->size() == 1);
        Record unit = rows->front();
        unit.set(def, "category", std::string("社会组织"));
        REQUIRE(context.change(QStringLiteral("修改"), [&](Writer& writer) {
            return writer.put(def, unit).map([](auto) {});
        }));
        REQUIRE(settled());
    }
    std::string total_units()
    {
        auto* shown = table("报表内容");
        return shown->model()
            ->index(shown->model()->rowCount() - 1, 1)
            .data()
            .toString()
            .toStdString();
    }
};

QByteArray bytes(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("a quarter is filled in, checked, explained, closed, corrected and opened again",
          "[quarter]")
{
    QuarterFixture f;
    f.lose_coverage();
    f.open();
    CHECK(f.state() == QuarterState::Filling);
    CHECK(f.find<QComboBox>(words("季度"))->currentData().toString() == QStringLiteral("2025Q3"));
    QTableView* reports = f.table("本季度报表");
    REQUIRE(reports->model()->rowCount() >= 6);
    CHECK(f.row_with(reports, 1, "项要说明") >= 0);

    f.press("开始校核");
    CHECK(f.state() == QuarterState::Checking);

    // What is in the way is named, and one is led there.
    f.press("封账");
    CHECK(f.says("2025年第3季度还不能封账"));
    CHECK(f.find<QPushButton>(words("确认封账")) == nullptr);
    f.press("去处理没有过的审核");
    QTableView* checks = f.table("季度审核");
    REQUIRE(checks->currentIndex().row() == 0);
    CHECK(checks->model()->index(0, 0).data().toString() == words("要说明"));
    CHECK(checks->hasFocus());

    // The rows that make the difference, each of which opens.
    const int uncovered = f.row_with(checks, 2, "没有覆盖的单位");
    REQUIRE(uncovered >= 0);
    checks->selectRow(uncovered);
    REQUIRE(f.settled());
    QTableView* names = f.table("造成差额的行");
    REQUIRE(names->model()->rowCount() > 40);
    f.double_click(names, 0);
    REQUIRE(f.settled());
    REQUIRE(f.went);
    const auto* row = std::get_if<Place::Row>(&f.went->what);
    REQUIRE(row != nullptr);
    CHECK(row->ledger == "unit");
    CHECK(row->id == names->model()->index(0, 0).data(TextTableModel::id_role).toLongLong());

    f.close();
    CHECK(f.says("已封账：与封账时一致"));

    // One of its reports, as it was closed, and its very bytes.
    f.tab(0);
    reports = f.table("本季度报表");
    f.double_click(reports, 0);
    REQUIRE(f.settled());
    CHECK(f.says("已封账：与封账时一致"));
    const std::string before = f.total_units();
    f.correct();
    CHECK(f.notice_says(words("2025年第3季度已封账：更正不改变封账的数字，记入变更说明")));
    CHECK(f.total_units() == before);
    const QString path = f.path(QStringLiteral("表.xlsx"));
    f.dialogs.files = {path};
    QTest::mouseClick(f.button<QPushButton>(words("导出 Excel…")), Qt::LeftButton);
    REQUIRE(f.settled());
    const auto kept = closed_workbook(f.context.database(), quarter, "coverage-enterprise");
    REQUIRE(kept);
    REQUIRE(*kept);
    CHECK(bytes(path).toStdString() == **kept);

    // Opened again it is counted anew, with the correction.
    f.open();
    f.press("重新打开");
    auto* done = f.find<QPushButton>(words("确认重新打开"));
    REQUIRE(done != nullptr);
    CHECK_FALSE(done->isEnabled()); // not without a reason
    auto* reason = f.find<QLineEdit>(words("重新打开的原因"));
    REQUIRE(reason != nullptr);
    f.write(reason, QStringLiteral("一家企业类别有误"));
    f.press("确认重新打开");
    CHECK(f.state() == QuarterState::Filling);
    CHECK(f.says("重新打开：一家企业类别有误"));
    f.double_click(f.table("本季度报表"), 0);
    REQUIRE(f.settled());
    CHECK_FALSE(f.says("已封账：与封账时一致"));
    CHECK(f.total_units() != before);
}

TEST_CASE("a closed quarter is handed up and given back", "[quarter]")
{
    QuarterFixture f;
    f.close();
    f.press("记为已上报");
    f.press("确认已上报");
    CHECK(f.state() == QuarterState::HandedUp);
    CHECK(f.says("2025年10月15日上报"));
    CHECK(f.find<QPushButton>(words("记为已上报")) == nullptr);
    f.press("重新打开");
    f.write(f.find<QLineEdit>(words("重新打开的原因")), QStringLiteral("合计不平"));
    f.button<QCheckBox>(words("上级退回"))->click();
    f.press("确认重新打开");
    CHECK(f.state() == QuarterState::Returned);
    CHECK(f.says("上级退回：合计不平"));
}

TEST_CASE("what is written of a check is taken back by undo", "[quarter]")
{
    QuarterFixture f;
    f.lose_coverage();
    f.open("quarter/checks");
    const std::size_t before = f.in_the_way();
    REQUIRE(before > 0);
    f.explain_all();
    REQUIRE(f.in_the_way() == 0);
    CHECK(f.row_with(f.table("季度审核"), 0, "已说明") >= 0);
    f.window->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.in_the_way() == 1);
    CHECK(f.row_with(f.table("季度审核"), 0, "要说明") == 0);
}

TEST_CASE("how far figures may move is set beside the checks, kept in the file, taken back",
          "[quarter]")
{
    QuarterFixture f;
    f.open("quarter/checks");
    const char* const open_limits = "与往期相比变动多大算异常";
    const JumpLimits before = jump_limits(f.context.database()).value();
    f.press(open_limits);
    auto* relative = f.find<QDoubleSpinBox>(words("变动超过"));
    REQUIRE(relative != nullptr);
    REQUIRE(relative->hasFocus());
    CHECK(relative->value() == 100 * before.relative);
    QTest::keyClicks(relative, QStringLiteral("55"));
    const auto set = f.work.set(quarter);
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK_FALSE(relative->isVisible());
    CHECK(jump_limits(f.context.database())->relative == 0.55);
    CHECK(f.work.set(quarter) != set); // checked anew
    f.press(open_limits);
    QTest::keyClicks(relative, QStringLiteral("70"));
    f.key(Qt::Key_Escape);
    CHECK_FALSE(relative->isVisible());
    CHECK(jump_limits(f.context.database())->relative == 0.55);
    f.window->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(jump_limits(f.context.database()).value() == before);
}

TEST_CASE("all reports of a quarter go into a folder, or those chosen", "[quarter]")
{
    QuarterFixture f;
    f.open();
    const QString all = f.path(QStringLiteral("全部"));
    f.dialogs.files = {all};
    f.press("导出本季度全部报表");
    auto* reports = f.table("本季度报表");
    CHECK(QDir(all).entryList({QStringLiteral("2025Q3 *.xlsx")}).size() ==
          reports->model()->rowCount());
    CHECK_FALSE(f.find<QPushButton>(words("导出所选报表"))->isEnabled());
    reports->selectRow(1);
    const QString one = f.path(QStringLiteral("一张"));
    f.dialogs.files = {one};
    f.press("导出所选报表");
    const QStringList files = QDir(one).entryList({QStringLiteral("*.xlsx")});
    REQUIRE(files.size() == 1);
    CHECK(files.front().contains(reports->model()->index(1, 0).data().toString()));
    CHECK(QFile::exists(QDir(all).filePath(files.front()))); // under the same name
}

TEST_CASE("those that handed in on paper are noted in one go, which is taken back", "[quarter]")
{
    QuarterFixture f;
    f.open("quarter/handed-in");
    QTableView* view = f.table("上报情况");
    const int missing = view->model()->rowCount();
    REQUIRE(missing > 2);
    auto* note = f.find<QPushButton>(words("把所选的登记为已上报"));
    REQUIRE(note != nullptr);
    CHECK_FALSE(note->isEnabled());
    view->selectAll();
    REQUIRE(note->isEnabled());
    QTest::mouseClick(note, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(view->model()->rowCount() == 0);
    const auto all = f.work.handed_in(quarter);
    REQUIRE(all);
    CHECK(all->there() == all->wanted()); // areas and organizations alike
    f.window->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(view->model()->rowCount() == missing);
}

TEST_CASE("another day is counted anew wherever one stands", "[quarter]")
{
    QuarterFixture f;
    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    for (const char* day : {"2025-09-30", "2025-07-15", "2025-09-30"}) {
        f.context.set_as_of(*Date::from_iso(day));
        REQUIRE(f.settled());
        auto* line = f.find<QPushButton>(words("谁还没有上报"));
        REQUIRE(line != nullptr);
        INFO(day << " " << line->text().toStdString());
        CHECK_FALSE(line->text().contains(words("正在统计")));
    }
}

TEST_CASE("who has not handed in is named, on the start page too, until it is there", "[quarter]")
{
    QuarterFixture f;
    f.open("quarter/handed-in");
    QTableView* view = f.table("上报情况");
    const int missing = view->model()->rowCount();
    REQUIRE(missing > 0);
    const QString name = view->model()->index(0, 0).data().toString();
    const auto all = f.work.handed_in(quarter);
    REQUIRE(all);
    CHECK(all->wanted() - all->there() == missing);
    const HandedIn one = *std::ranges::find(all->all, utf8_of(name), &HandedIn::name);
    REQUIRE(one.ledger == "area");

    const LedgerDef& def = *f.context.catalog()->ledger("submission");
    Record record(def);
    record.set(def, "item", std::string("季度报表"));
    record.set(def, "period", std::string("2025Q3"));
    record.set(def, "area", one.row);
    record.set(def, "date", std::string("2025-10-14"));
    REQUIRE(f.context.change(QStringLiteral("登记上报"), [&](Writer& writer) {
        return writer.put(def, record).map([](auto) {});
    }));
    REQUIRE(f.settled());
    CHECK(f.table("上报情况")->model()->rowCount() == missing - 1);
    for (int row = 0; row < missing - 1; ++row)
        CHECK(f.table("上报情况")->model()->index(row, 0).data().toString() != name);

    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    auto* line = f.find<QPushButton>(words("谁还没有上报"));
    REQUIRE(line != nullptr);
    CHECK(line->text().contains(QString::number(missing - 1)));
    QTest::mouseClick(line, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.window->current_page()->id() == QStringLiteral("report"));
    CHECK(f.find<QTableView>(words("上报情况")) != nullptr);
}

TEST_CASE("pictures of a quarter, to be looked at", "[.pictures]")
{
    const lx::test::Pictures pictures;
    QuarterFixture f;
    lx::test::Pictures::resize(f);
    f.lose_coverage();
    f.window->show_page(QStringLiteral("start"));
    pictures.save(f, "q0-start");
    f.open();
    pictures.save(f, "q1-filling");
    f.press("开始校核");
    f.press("封账");
    pictures.save(f, "q2-blocked");
    f.press("去处理没有过的审核");
    pictures.save(f, "q3-checks");
    f.table("季度审核")->selectRow(f.row_with(f.table("季度审核"), 2, "没有覆盖的单位"));
    pictures.save(f, "q4-names");
    f.explain_all();
    pictures.save(f, "q5-explained");
    f.press("封账");
    pictures.save(f, "q6-close");
    f.press("确认封账");
    f.tab(2);
    pictures.save(f, "q7-closed");
    f.tab(0);
    f.press("重新打开");
    pictures.save(f, "q8-reopen");
    f.double_click(f.table("本季度报表"), 0);
    pictures.save(f, "q9-report");
    f.correct();
    pictures.save(f, "q10-told");
    f.window->show_page(QStringLiteral("start"));
    pictures.save(f, "q11-start");
}

TEST_CASE("two people close a quarter: the second is told, and nothing moves", "[quarter]")
{
    QuarterFixture f;
    f.open();
    f.press("开始校核");
    f.explain_all();
    f.press("封账");
    // Meanwhile somebody else closes it.
    const lx::Actor other{"李四", &f.clock};
    Closing closing;
    closing.period = "2025Q3";
    closing.day = "2025-09-30";
    const auto database = Database::open(f.context.path8(), Database::Mode::SharedWrite);
    REQUIRE(database);
    REQUIRE(ClosingStore(**database).close(closing, {}, other));
    f.press("确认封账");
    CHECK(f.notice_says(words("已经由李四")));
    CHECK(ClosingStore(**database).all()->size() == 1);
    CHECK(f.state() == QuarterState::Closed); // as it stands now
    CHECK(f.find<QPushButton>(words("确认封账")) == nullptr);
}
