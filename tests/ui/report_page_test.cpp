#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>

#include "core/report/letterhead.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/store/action_list.h"
#include "core/store/ledger_store.h"
#include "core/store/writer.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/report/report_list.h"
#include "ui/report/report_page.h"
#include "ui/report/report_table_view.h"
#include "ui/shell/history.h"
#include "ui/widgets/page_view.h"
#include "ui/widgets/report_output.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

ReportPage* open_reports(WindowFixture& f)
{
    auto* page = dynamic_cast<ReportPage*>(f.window->show_page(QStringLiteral("report")));
    REQUIRE(page != nullptr);
    REQUIRE(f.settled());
    return page;
}

void click(QPushButton* button)
{
    REQUIRE(button != nullptr);
    REQUIRE(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

TEST_CASE("a report is made for the quarter last ended; a figure opens its rows")
{
    WindowFixture f;
    open_reports(f);
    auto* period = f.find<QComboBox>(QStringLiteral("期间"));
    REQUIRE(period != nullptr);
    CHECK(period->currentData().toString() == QStringLiteral("2025Q3"));
    auto* table = f.find<QTableView>(QStringLiteral("报表内容"));
    REQUIRE(table != nullptr);
    REQUIRE(table->model()->rowCount() > 1);
    // The total of all enterprises.
    const QModelIndex total = table->model()->index(table->model()->rowCount() - 1, 1);
    const QString shown = total.data().toString().remove(QLatin1Char(','));
    REQUIRE(shown.toInt() > 0);

    std::size_t rows = 0;
    std::string ledger;
    QObject::connect(&f.context, &AppContext::place_wanted, [&](const Place& place) {
        const auto& request = std::get<ListRequest>(place.what);
        REQUIRE(request.query.ids);
        rows = request.query.ids->size();
        ledger = request.query.ledger;
    });
    table->scrollTo(total);
    const QPoint at = table->visualRect(total).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, Qt::NoModifier, at);
    CHECK(ledger == "unit");
    CHECK(static_cast<int>(rows) == shown.toInt());
    REQUIRE(f.settled());
}

TEST_CASE("a report goes out as a workbook and as a PDF")
{
    WindowFixture f;
    open_reports(f);
    const QString xlsx = f.path(QStringLiteral("报表.xlsx"));
    const QString pdf = f.path(QStringLiteral("报表")); // the ending is added
    f.dialogs.files = {xlsx, pdf};
    click(f.button<QPushButton>(QStringLiteral("导出 Excel…")));
    REQUIRE(f.settled());
    const auto workbook = open_workbook(xlsx.toStdString());
    REQUIRE(workbook);
    CHECK((*workbook)->sheets().size() >= 2);
    // Behind its table stands the chart the report names.
    CHECK((*workbook)->sheets()[1].name == "各属地非公有制企业两个覆盖率");
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…")));
    REQUIRE(f.settled());
    QFile file(pdf + QStringLiteral(".pdf"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
}

TEST_CASE("a report that was written stands in the submissions, with one undo")
{
    WindowFixture f;
    open_reports(f);
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& def = *f.context.catalog()->ledger("submission");
    /// The notes of the rows of a file.
    const auto notes = [&](const char* file) {
        std::vector<std::string> found;
        const auto rows = store.first({.ledger = "submission"}, 1000);
        for (const Record& row : *rows)
            if (text_of(row.at(def, "file")) == file)
                found.push_back(text_of(row.at(def, "period")) + " " +
                                text_of(row.at(def, "note")));
        return found;
    };
    using Notes = std::vector<std::string>;
    // Nobody made it before: the made-up county's own row goes.
    for (const char* item : {"coverage-enterprise", "非公有制企业党的组织和工作覆盖情况统计表"}) {
        const std::string code = f.context.jurisdiction()->code;
        const auto id = store.find_key(def, std::string(item) + "|2025Q3|" + code).value();
        if (id)
            REQUIRE(f.context.change(QStringLiteral("删除"),
                                     [&](Writer& writer) { return writer.remove(def, *id); }));
    }
    REQUIRE(f.settled());
    f.dialogs.files = {f.path(QStringLiteral("报表.xlsx"))};
    click(f.button<QPushButton>(QStringLiteral("导出 Excel…")));
    REQUIRE(f.settled());
    CHECK(notes("报表.xlsx") == Notes{"2025Q3 "});
    // Made again as PDF: the same row.
    f.dialogs.files = {f.path(QStringLiteral("报表.pdf"))};
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…")));
    REQUIRE(f.settled());
    CHECK(notes("报表.xlsx").empty());
    CHECK(notes("报表.pdf") == Notes{"2025Q3 已生成 2 次"});
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(notes("报表.xlsx") == Notes{"2025Q3 "});
}

TEST_CASE("who is in charge and the day of reporting are signed for; wide tables are a choice")
{
    WindowFixture f;
    auto* page = open_reports(f);
    auto* charge = f.find<QLineEdit>(QStringLiteral("单位负责人"));
    auto* day = f.find<QLineEdit>(QStringLiteral("报出日期"));
    REQUIRE(charge != nullptr);
    REQUIRE(day != nullptr);
    charge->setText(QStringLiteral("王五"));
    Q_EMIT charge->editingFinished();
    day->setText(QStringLiteral("改天"));
    Q_EMIT day->editingFinished();
    CHECK(day->property("state").toString() == QStringLiteral("error"));
    day->setText(QStringLiteral("2025.10.9"));
    Q_EMIT day->editingFinished();
    CHECK(day->property("state").toString().isEmpty());
    REQUIRE(f.settled());
    auto* wide = f.find<QComboBox>(QStringLiteral("宽表"));
    REQUIRE(wide != nullptr);
    wide->setCurrentIndex(wide->findData(QStringLiteral("split")));
    REQUIRE(f.settled());
    click(f.button<QPushButton>(QStringLiteral("打印样式")));
    REQUIRE(f.settled());
    auto* pages = page->findChild<PageView*>();
    CHECK(pages->pages() == 2);
    wide->setCurrentIndex(wide->findData(QStringLiteral("a3")));
    REQUIRE(f.settled());
    CHECK(pages->pages() == 1);
    f.dialogs.files = {f.path(QStringLiteral("报表.xlsx"))};
    click(f.button<QPushButton>(QStringLiteral("导出 Excel…")));
    REQUIRE(f.settled());
    std::string all;
    NoProgress quiet;
    const auto book = open_workbook(utf8_of(f.path(QStringLiteral("报表.xlsx"))));
    REQUIRE(book);
    REQUIRE((*book)->read(
        0,
        [&](const SheetRow& row) {
            for (const Cell& cell : *row.cells)
                all += std::string(cell.text) + "\n";
            return true;
        },
        quiet));
    CHECK(all.find("单位负责人：王五") != std::string::npos);
    CHECK(all.find("报出日期：2025年10月9日") != std::string::npos);
    // Kept for the report.
    CHECK(f.context.settings().state(QStringLiteral("report/paper/coverage-enterprise")) == "a3");
}

TEST_CASE("checks are told by word and listed; a report of another as-of day is made anew")
{
    WindowFixture f;
    open_reports(f);
    auto* checks = f.find<QTableView>(QStringLiteral("校验"));
    CHECK(checks == nullptr);
    QPushButton* passed = nullptr;
    for (QPushButton* button : f.window->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().contains(QStringLiteral("校验")))
            passed = button;
    }
    click(passed);
    checks = f.find<QTableView>(QStringLiteral("校验"));
    REQUIRE(checks != nullptr);
    REQUIRE(checks->model()->rowCount() > 0);
    const int last = checks->model()->rowCount() - 1; // what asks for a look stands first
    CHECK(checks->model()->index(last, 0).data().toString() == QStringLiteral("通过"));

    f.context.set_as_of(*Date::from_iso("2025-06-30"));
    REQUIRE(f.settled());
    auto* period = f.find<QComboBox>(QStringLiteral("期间"));
    REQUIRE(period != nullptr);
    CHECK(period->findData(QStringLiteral("2025Q3")) < 0);
    CHECK(period->currentData().toString() == QStringLiteral("2025Q2"));
}

TEST_CASE("pages are laid out when they come into sight, and counted")
{
    WindowFixture f;
    open_reports(f);
    click(f.button<QPushButton>(QStringLiteral("打印样式")));
    REQUIRE(f.settled());
    auto* pages = f.find<PageView>(QStringLiteral("打印页预览"));
    REQUIRE(pages != nullptr);
    CHECK(pages->counted());
    CHECK(pages->pages() >= 1);
    CHECK(pages->current_page() == 1);
    pages->set_zoom(50);
    const QImage shown = pages->grab().toImage();
    std::int64_t dark = 0;
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x)
            dark += qGray(shown.pixel(x, y)) < 128 ? 1 : 0;
    }
    CHECK(dark > 500);
}

TEST_CASE("a printed sheet is filled for the rows chosen or for all of them")
{
    WindowFixture f(false);
    f.make_county(QStringLiteral("small.lxdb"), 40);
    REQUIRE(f.open(QStringLiteral("small.lxdb")));
    REQUIRE(f.window->go(Place::sheet(QStringLiteral("unit-card"))));
    REQUIRE(f.settled());
    auto* pages = f.find<PageView>(QStringLiteral("打印页预览"));
    REQUIRE(pages != nullptr);
    const int one = pages->pages();
    CHECK(one >= 1);
    CHECK(f.button<QPushButton>(QStringLiteral("导出 Excel…")) == nullptr);
    auto* all = f.button<QCheckBox>(QStringLiteral("全部有效的"));
    REQUIRE(all != nullptr);
    all->click();
    REQUIRE(f.settled());
    CHECK(pages->counted());
    CHECK(pages->pages() >= 30);
    const QString pdf = f.path(QStringLiteral("卡.pdf"));
    f.dialogs.files = {pdf};
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…")));
    REQUIRE(f.settled());
    const qint64 whole = QFile(pdf).size();
    CHECK(whole > 10'000);

    auto* only = f.find<QLineEdit>(QStringLiteral("打印的页码"));
    REQUIRE(only != nullptr);
    REQUIRE(only->isVisible());
    only->setText(QStringLiteral("2－3"));
    const QString some = f.path(QStringLiteral("两页.pdf"));
    f.dialogs.files = {some};
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…")));
    REQUIRE(f.settled());
    CHECK(QFile(some).size() > 1000);
    CHECK(QFile(some).size() < whole / 2);
    only->setText(QStringLiteral("三"));
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…"))); // asks for no file
    CHECK(f.notice_says(QStringLiteral("页码“三”看不懂")));
    only->clear();

    QDir(f.folder.path()).mkdir(QStringLiteral("每份"));
    f.dialogs.files = {f.path(QStringLiteral("每份"))};
    click(f.button<QPushButton>(QStringLiteral("每份一个文件…")));
    REQUIRE(f.settled());
    CHECK(QDir(f.path(QStringLiteral("每份"))).entryList(QDir::Files).size() >= 30);
}

TEST_CASE("printing to a file makes a file like any other: whole, for its owner alone")
{
    WindowFixture f;
    ReportOutput output(f.context);
    const auto pieces = std::make_shared<const std::vector<PrintPiece>>(
        std::vector<PrintPiece>{{"甲", "<p>甲公司</p>"}});
    const QString path = f.path(QStringLiteral("print.pdf"));
    f.dialogs.print_file = path;
    output.print(pieces, PageSetup::portrait(), QStringLiteral("卡片"));
    REQUIRE(f.settled());
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.read(5) == "%PDF-");
    CHECK((file.permissions() & (QFile::ReadGroup | QFile::ReadOther)) == QFile::Permissions());
    file.close();
    file.setPermissions(QFile::ReadOwner);
    output.print(pieces, PageSetup::portrait(), QStringLiteral("卡片"));
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("只读")));
    CHECK(QDir(f.folder.path())
              .entryList({QStringLiteral(".liangxin-*")}, QDir::Files | QDir::Hidden)
              .isEmpty());
}

TEST_CASE("what was printed on paper stands in the history, and no undo is concerned with it")
{
    WindowFixture f;
    ReportOutput output(f.context);
    const auto pieces = std::make_shared<const std::vector<PrintPiece>>(
        std::vector<PrintPiece>{{"甲", "<p>甲公司</p>"}, {"乙", "<p>乙公司</p>"}});
    f.dialogs.print_file = f.path(QStringLiteral("paper.pdf"));
    f.dialogs.on_paper = true;
    const auto before = undo_candidate(f.context.database()).value();
    output.print(pieces, PageSetup::portrait(), QStringLiteral("卡片"));
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("卡片")));
    const auto actions = list_actions(f.context.database(), {}, 1).value();
    REQUIRE(actions.size() == 1);
    CHECK(actions.front().title == "打印 卡片（2 份）");
    CHECK(undo_candidate(f.context.database()).value() == before);
}

TEST_CASE("a report that is still being made does not come up under a sheet chosen meanwhile")
{
    WindowFixture f(false);
    f.make_county(QStringLiteral("small.lxdb"), 40);
    REQUIRE(f.open(QStringLiteral("small.lxdb")));
    auto* page = dynamic_cast<ReportPage*>(f.window->show_page(QStringLiteral("report")));
    REQUIRE(page != nullptr);
    CHECK(f.context.jobs().busy());
    auto* list = page->findChild<ReportList*>();
    REQUIRE(list != nullptr);
    REQUIRE(list->choose(QStringLiteral("unit-card")));
    const auto* table = page->findChild<ReportTableView*>();
    bool came_up = false;
    REQUIRE(lx::test::wait_until([&] {
        came_up |= table->isVisible();
        return !f.context.jobs().busy();
    }));
    REQUIRE(f.settled());
    CHECK_FALSE(came_up);
    CHECK(f.find<PageView>(QStringLiteral("打印页预览")) != nullptr);
}

TEST_CASE("cells of a report are copied as texts and numbers, like rows of a ledger")
{
    WindowFixture f;
    open_reports(f);
    auto* table = f.find<QTableView>(QStringLiteral("报表内容"));
    REQUIRE(table != nullptr);
    table->selectAll();
    table->setFocus();
    f.key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData& copied = *QGuiApplication::clipboard()->mimeData();
    REQUIRE(copied.hasHtml());
    CHECK(copied.html().contains(QStringLiteral("mso-number-format")));
    CHECK(copied.text().count(QLatin1Char('\n')) == table->model()->rowCount());
}

TEST_CASE("letters get contact, copies and numbers from the window, each one action")
{
    WindowFixture f;
    REQUIRE(f.window->go(Place::sheet(QStringLiteral("supervision-notice"))));
    REQUIRE(f.settled());
    auto* all = f.button<QCheckBox>(QStringLiteral("全部有效的"));
    REQUIRE(all != nullptr);
    all->click();
    REQUIRE(f.settled());
    // Without a word before the number it is asked for.
    click(f.button<QPushButton>(QStringLiteral("编文号")));
    auto* word = f.find<QLineEdit>(QStringLiteral("发文机关代字"));
    REQUIRE(word != nullptr);
    CHECK(word->hasFocus());
    f.write(word, QStringLiteral("永组督"));
    f.write(f.find<QLineEdit>(QStringLiteral("联系人")), QStringLiteral("王丽"));
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.find<QLineEdit>(QStringLiteral("发文机关代字")) == nullptr); // folded away
    const auto head = letterhead(f.context.database()).value();
    CHECK(head.contact == "王丽");
    CHECK(head.words.at("supervision-notice") == "永组督");
    click(f.button<QPushButton>(QStringLiteral("编文号")));
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("编发文字号")));
    click(f.button<QPushButton>(QStringLiteral("编文号")));
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("都已编号")));

    const QString pdf = f.path(QStringLiteral("督办单.pdf"));
    f.dialogs.files = {pdf};
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…")));
    REQUIRE(f.settled());
    CHECK(QFile::exists(pdf));
    f.window->findChild<History*>()->undo();
    REQUIRE(f.settled());
    auto numbers = LetterNumbers::of(f.context.database(), "supervision-notice").value();
    CHECK(numbers.give(2025, {"a row"}) == 1); // those given are taken back
}

TEST_CASE("certificates go onto prepared paper: only what is filled in, at the printer's place")
{
    WindowFixture f;
    REQUIRE(f.window->go(Place::sheet(QStringLiteral("unit-card"))));
    REQUIRE(f.settled());
    auto* prepared = f.button<QCheckBox>(QStringLiteral("套打"));
    CHECK(prepared == nullptr); // nobody sells paper for it
    REQUIRE(f.window->go(Place::sheet(QStringLiteral("instructor-certificate"))));
    REQUIRE(f.settled());
    f.button<QCheckBox>(QStringLiteral("全部有效的"))->click();
    REQUIRE(f.settled());
    prepared = f.button<QCheckBox>(QStringLiteral("套打"));
    REQUIRE(prepared != nullptr);
    prepared->click();
    click(f.button<QPushButton>(QStringLiteral("套打位置…")));
    auto* right = f.find<QDoubleSpinBox>(QStringLiteral("右移（负数左移）"));
    REQUIRE(right != nullptr);
    CHECK(right->hasFocus());
    right->setValue(2.5);
    const QString page = f.path(QStringLiteral("校准.pdf"));
    f.dialogs.print_file = page;
    click(f.button<QPushButton>(QStringLiteral("打印校准页…")));
    REQUIRE(f.settled());
    CHECK(QFile(page).size() > 1000);
    click(f.button<QPushButton>(QStringLiteral("保存位置")));
    CHECK(f.context.settings().moved(QString(), QStringLiteral("instructor-certificate")) ==
          QPointF(2.5, 0));
    CHECK_FALSE(right->isVisible());
    const QString pdf = f.path(QStringLiteral("证书.pdf"));
    f.dialogs.files = {pdf};
    click(f.button<QPushButton>(QStringLiteral("存为 PDF…")));
    REQUIRE(f.settled());
    CHECK(QFile(pdf).size() > 1000);
}
