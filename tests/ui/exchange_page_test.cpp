#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QUrl>

#include "core/exchange/import_plan.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/xlsx_writer.h"
#include "tests/ui/import_fixture.h"
#include "ui/exchange/drop_zone.h"
#include "ui/exchange/exchange_page.h"

using namespace lx;
using namespace lx::ui;
using lx::test::count_rows;
using lx::test::texts_of;
using lx::test::WindowFixture;

namespace {

/// An office's list: a title row, two good units, one with a number for its code (refused).
void write_list(const QString& path)
{
    const auto made = XlsxWriter::create(path.toStdString(), XlsxWriter::Mode::InMemory);
    REQUIRE(made);
    XlsxWriter& writer = **made;
    writer.add_sheet("名单");
    writer.text(0, 0, "企业名单");
    const std::vector<std::string> headings{"序号",     "企业名称", "统一社会信用代码", "单位类别",
                                            "单位类型", "经营状态", "奇怪的列"};
    for (std::size_t i = 0; i < headings.size(); ++i)
        writer.text(1, static_cast<int>(i), headings[i]);
    const auto row = [&](int at, const std::string& name, const std::string& code) {
        writer.number(at, 0, at - 1);
        writer.text(at, 1, name);
        if (code.empty())
            writer.number(at, 2, 9.1110000600037e17);
        else
            writer.text(at, 2, code);
        writer.text(at, 3, "非公有制企业");
        writer.text(at, 4, "有限责任公司");
        writer.text(at, 5, "正常");
        writer.text(at, 6, "随便");
    };
    row(2, "北京第一测试有限公司", "91110000600037341L");
    row(3, "福州第二测试有限公司", "91350100M000100Y43");
    row(4, "坏代码有限公司", "");
    REQUIRE(writer.finish());
}

/// Somebody changes one of the units of write_list.
void change_imported(WindowFixture& f)
{
    const LedgerDef& unit = *f.context.catalog()->ledger("unit");
    REQUIRE(f.context.change(QStringLiteral("修改"), [&](Writer& writer) -> Result<> {
        LedgerStore store(f.context.database(), *f.context.catalog());
        LX_ASSIGN(const auto id, store.find_key(unit, "91110000600037341L"));
        LX_ASSIGN(auto record, store.find(unit, *id));
        record->set(unit, "phone", std::string("09511234567"));
        LX_TRY(writer.put(unit, *record));
        return {};
    }));
    REQUIRE(f.settled());
}

void click(QPushButton* button)
{
    REQUIRE(button != nullptr);
    REQUIRE(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
}

/// A list is imported, one of its units changed, the import withdrawn: which meets a conflict.
void withdraw_changed_import(WindowFixture& f, ExchangePage& page)
{
    const QString list = f.path(QStringLiteral("名单.xlsx"));
    write_list(list);
    page.try_files({list});
    REQUIRE(f.settled());
    click(f.button<QPushButton>(QStringLiteral("导入")));
    REQUIRE(f.settled());
    change_imported(f);
    click(f.button<QPushButton>(QStringLiteral("完成")));
    click(f.button<QPushButton>(QStringLiteral("撤回这次导入")));
    REQUIRE(f.settled());
}

} // namespace

TEST_CASE("a list is tried, imported, its refused rows saved, and withdrawn whole")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("exchange"));
    REQUIRE(f.settled());
    auto* import = f.button<QPushButton>(QStringLiteral("导入"));
    REQUIRE(import != nullptr);
    CHECK_FALSE(import->isEnabled());
    const std::int64_t before = count_rows(f, "unit");
    const QString list = f.path(QStringLiteral("名单.xlsx"));
    write_list(list);

    f.dialogs.files = {list};
    click(f.button<QPushButton>(QStringLiteral("选择文件…")));
    REQUIRE(f.settled());
    // Tried, nothing written: what each column is, what is refused and why.
    CHECK(count_rows(f, "unit") == before);
    auto* reasons = f.find<QTableView>(QStringLiteral("原因"));
    REQUIRE(reasons != nullptr);
    CHECK(texts_of(reasons).contains(QStringLiteral("统一社会信用代码")));
    auto* rows = f.find<QTableView>(QStringLiteral("表格里的行"));
    REQUIRE(rows != nullptr);
    REQUIRE(rows->model()->rowCount() == 5); // title, headings, three units
    CHECK(rows->model()->headerData(4, Qt::Vertical).toString() == QStringLiteral("5"));
    CHECK(rows->model()->index(4, 0).data().toString().contains(QStringLiteral("退回")));
    click(f.button<QPushButton>(QStringLiteral("1 表格与栏目")));
    auto* columns = f.find<QTableView>(QStringLiteral("表格的各列"));
    REQUIRE(columns != nullptr);
    CHECK(texts_of(columns).contains(QStringLiteral("没有认出")));
    CHECK(texts_of(columns).contains(QStringLiteral("单位名称")));

    click(import);
    REQUIRE(f.settled());
    CHECK(count_rows(f, "unit") == before + 2);
    CHECK_FALSE(import->isEnabled());

    const QString errors = f.path(QStringLiteral("退回.xlsx"));
    f.dialogs.files = {errors};
    click(f.button<QPushButton>(QStringLiteral("另存退回表…")));
    REQUIRE(f.settled());
    const auto workbook = open_workbook(errors.toStdString());
    REQUIRE(workbook);
    std::int64_t returned = 0;
    std::string all;
    NoProgress quiet;
    REQUIRE((*workbook)->read(
        0,
        [&](const SheetRow& row) {
            ++returned;
            for (const Cell& cell : *row.cells)
                all += std::string(cell.text) + "|";
            return true;
        },
        quiet));
    CHECK(returned >= 2);
    CHECK(all.find("坏代码有限公司") != std::string::npos);
    CHECK(all.find("福州第二测试有限公司") == std::string::npos);

    click(f.button<QPushButton>(QStringLiteral("撤回这次导入")));
    REQUIRE(f.settled());
    CHECK(count_rows(f, "unit") == before);
    auto* past = f.find<QTableView>(QStringLiteral("历次导入"));
    REQUIRE(past != nullptr);
    REQUIRE(past->model()->rowCount() >= 1);
    CHECK(past->model()->index(0, 4).data().toString() == QStringLiteral("已撤回"));

    // Withdrawing was the last thing done: Ctrl+Z gives the import back, Ctrl+Y takes it again.
    const auto press = [&](const QString& name) {
        QToolButton* found = nullptr;
        for (QToolButton* one : f.window->findChildren<QToolButton*>()) {
            if (one->isVisible() && one->toolTip().startsWith(name))
                found = one;
        }
        REQUIRE(found != nullptr);
        REQUIRE(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
        REQUIRE(f.settled());
    };
    press(QStringLiteral("撤销"));
    CHECK(count_rows(f, "unit") == before + 2);
    CHECK(past->model()->index(0, 4).data().toString() == QStringLiteral("有效"));
    press(QStringLiteral("重做"));
    CHECK(count_rows(f, "unit") == before);
    CHECK(past->model()->index(0, 4).data().toString() == QStringLiteral("已撤回"));
}

TEST_CASE("rows changed after an import are shown as conflicts and stay, the others go")
{
    WindowFixture f;
    auto* page = dynamic_cast<ExchangePage*>(f.window->show_page(QStringLiteral("exchange")));
    REQUIRE(page != nullptr);
    const std::int64_t before = count_rows(f, "unit");
    withdraw_changed_import(f, *page);
    CHECK(count_rows(f, "unit") == before + 2); // nothing half done
    auto* rows = f.find<QListWidget>(QStringLiteral("之后改动过、保持不变的行"));
    REQUIRE(rows != nullptr); // before anything is decided
    CHECK(rows->count() == 1);
    click(f.button<QPushButton>(QStringLiteral("撤回其余各行")));
    REQUIRE(f.settled());
    CHECK(count_rows(f, "unit") == before + 1);
    CHECK(rows->isVisible());
    CHECK(rows->count() == 1);
    // The same words and way back as wherever something is taken back.
    CHECK(f.notice_says(QStringLiteral("已撤回")));
    click(f.button<QPushButton>(QStringLiteral("撤销")));
    REQUIRE(f.settled());
    CHECK(count_rows(f, "unit") == before + 2);
}

TEST_CASE("what was asked of an import of one file is not asked of another")
{
    WindowFixture f;
    f.make_county(QStringLiteral("other.lxdb"), 60);
    auto* page = dynamic_cast<ExchangePage*>(f.window->show_page(QStringLiteral("exchange")));
    REQUIRE(page != nullptr);
    withdraw_changed_import(f, *page);
    auto* others = f.button<QPushButton>(QStringLiteral("撤回其余各行"));
    REQUIRE(others != nullptr);
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    f.window->show_page(QStringLiteral("exchange"));
    REQUIRE(f.settled());
    CHECK_FALSE(others->isVisible());
    const std::int64_t before = count_rows(f, "unit");
    others->click();
    REQUIRE(f.settled());
    CHECK(count_rows(f, "unit") == before);
    CHECK_FALSE(f.notice_says(QStringLiteral("撤回")));
}

TEST_CASE("an import is dated by the day that is set, also where it changed during the trial")
{
    WindowFixture f;
    auto* page = dynamic_cast<ExchangePage*>(f.window->show_page(QStringLiteral("exchange")));
    REQUIRE(page != nullptr);
    const QString list = f.path(QStringLiteral("u.csv"));
    {
        QFile file(list);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数\n"
                   "91110000600037341L,新来的公司,非公有制企业,有限责任公司,正常,12\n");
    }
    page->try_files({list});
    f.context.set_as_of(*Date::from_iso("2025-06-30"));
    REQUIRE(f.settled());
    click(f.button<QPushButton>(QStringLiteral("导入")));
    REQUIRE(f.settled());
    const auto catalog = f.context.catalog();
    LedgerStore store(f.context.database(), *catalog);
    const auto unit = store.find_key(*catalog->ledger("unit"), "91110000600037341L").value();
    REQUIRE(unit);
    Query of_unit;
    of_unit.ledger = "survey";
    of_unit.filters = {{"unit", "=", std::to_string(*unit)}};
    const auto surveys = store.first(of_unit, 2).value();
    REQUIRE(surveys.size() == 1);
    CHECK(text_of(surveys[0].at(*catalog->ledger("survey"), "date")) == "2025-06-30");
}

TEST_CASE("while another job writes nothing is imported nor withdrawn, and it is said")
{
    WindowFixture f;
    auto* page = dynamic_cast<ExchangePage*>(f.window->show_page(QStringLiteral("exchange")));
    REQUIRE(page != nullptr);
    const std::int64_t before = count_rows(f, "unit");
    const QString list = f.path(QStringLiteral("名单.xlsx"));
    write_list(list);
    page->try_files({list});
    REQUIRE(f.settled());
    {
        const auto job = f.context.writing();
        click(f.button<QPushButton>(QStringLiteral("导入")));
        REQUIRE(f.settled());
    }
    CHECK(count_rows(f, "unit") == before);
    CHECK(f.notice_says(QStringLiteral("正在写入文件")));
    click(f.button<QPushButton>(QStringLiteral("导入"))); // as it was offered
    REQUIRE(f.settled());
    CHECK(count_rows(f, "unit") == before + 2);
}

TEST_CASE("files dropped on the page are tried; others are not taken")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("exchange"));
    REQUIRE(f.settled());
    auto* zone = f.window->findChild<DropZone*>();
    REQUIRE(zone != nullptr);
    QMimeData other;
    other.setUrls({QUrl::fromLocalFile(f.path(QStringLiteral("a.docx")))});
    CHECK(spreadsheets_of(&other).isEmpty());
    const QString list = f.path(QStringLiteral("名单.xlsx"));
    write_list(list);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(list)});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(zone, &enter);
    CHECK(enter.isAccepted());
    QDropEvent drop(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(zone, &drop);
    REQUIRE(f.settled());
    auto* import = f.button<QPushButton>(QStringLiteral("导入"));
    REQUIRE(import != nullptr);
    CHECK(import->isEnabled());
}

TEST_CASE("a template of every ledger can be written and is understood when it comes back")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("exchange"));
    auto* ledgers = f.find<QComboBox>(QStringLiteral("台账"));
    REQUIRE(ledgers != nullptr);
    const Catalog& catalog = *f.context.catalog();
    CHECK(ledgers->count() == static_cast<int>(catalog.ledgers().size()));
    ledgers->setCurrentIndex(ledgers->findData(QStringLiteral("unit")));
    const QString path = f.path(QStringLiteral("模板.xlsx"));
    f.dialogs.files = {f.path(QStringLiteral("模板"))};
    click(f.button<QPushButton>(QStringLiteral("空白模板…")));
    REQUIRE(f.settled());
    const auto workbook = open_workbook(path.toStdString());
    REQUIRE(workbook);
    NoProgress quiet;
    const HeadingIndex index(catalog, *catalog.ledger("unit"));
    const auto plan = plan_import(**workbook, index, {}, quiet);
    REQUIRE(plan);
    REQUIRE(plan->tables.size() == 1);
    for (const TableColumn& column : plan->tables.front().table.columns) {
        INFO(column.heading());
        CHECK((column.target.has_value() || column.ignored)); // 序号 holds no data
        CHECK(column.duplicate_of < 0);
    }
}

TEST_CASE("the chosen ledger is exported")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("exchange"));
    const QString path = f.path(QStringLiteral("单位.xlsx"));
    f.dialogs.files = {f.path(QStringLiteral("单位"))}; // the ending comes by itself
    click(f.button<QPushButton>(QStringLiteral("导出台账…")));
    REQUIRE(f.settled());
    const auto workbook = open_workbook(path.toStdString());
    REQUIRE(workbook);
    NoProgress quiet;
    const auto facts = (*workbook)->read(
        0, [](const SheetRow&) { return true; }, quiet);
    REQUIRE(facts);
    CHECK(facts->rows == count_rows(f, "unit") + 1);
}

TEST_CASE("what is exported hides numbers unless whole ones are asked for, each time anew")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("exchange"));
    const QString path = f.path(QStringLiteral("党员.csv"));
    auto* ledgers = f.find<QComboBox>(QStringLiteral("台账"));
    REQUIRE(ledgers != nullptr);
    ledgers->setCurrentIndex(ledgers->findData(QStringLiteral("member")));
    QCheckBox* masked = nullptr;
    for (QCheckBox* box : f.window->findChildren<QCheckBox*>()) {
        if (box->isVisible() && box->text().startsWith(QStringLiteral("隐去证件号和电话")))
            masked = box;
    }
    REQUIRE(masked != nullptr);
    CHECK(masked->isChecked());
    const auto exported = [&] {
        f.dialogs.files = {path};
        click(f.button<QPushButton>(QStringLiteral("导出台账…")));
        REQUIRE(f.settled());
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    CHECK(exported().contains("********"));
    masked->setChecked(false);
    CHECK_FALSE(exported().contains("****"));
    CHECK(masked->isChecked());
    CHECK(exported().contains("********"));
}

TEST_CASE("what the import says in the window holds no whole number")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("exchange"));
    auto* ledgers = f.find<QComboBox>(QStringLiteral("台账"));
    ledgers->setCurrentIndex(ledgers->findData(QStringLiteral("member")));
    const QString list = f.path(QStringLiteral("m.csv"));
    {
        QFile file(list);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("公民身份号码,姓名,党员状态,入党日期,组织关系,联系电话\n"
                   "110105194912310021,甲,正式,1980-01-01,在册,139950012399\n");
    }
    f.dialogs.files = {list};
    click(f.button<QPushButton>(QStringLiteral("选择文件…")));
    REQUIRE(f.settled());
    int tables = 0;
    for (const QTableView* view : f.window->findChildren<QTableView*>()) {
        const QString texts = texts_of(view);
        CHECK_FALSE(texts.contains(QStringLiteral("110105194912310021")));
        CHECK_FALSE(texts.contains(QStringLiteral("139950012399")));
        tables += texts.contains(QStringLiteral("110105********0021")) ? 1 : 0;
    }
    CHECK(tables >= 1);
}
