// Blocks pasted into the table from the clipboard: what comes at once, what is shown before it is
// taken, and what stays as it was.

#include <QClipboard>
#include <QComboBox>
#include <QItemSelection>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/ui/table_fixture.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/paste_panel.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/presentation/paste_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::TableFixture;
using lx::test::WindowFixture;

namespace {

struct PasteFixture : TableFixture
{
    /// The column right of a field's.
    std::string next_to(const std::string& field)
    {
        view->show_column(def->index_of(field), true);
        const std::vector<int> fields = view->shown_fields();
        const auto at = std::find(fields.begin(), fields.end(), def->index_of(field));
        REQUIRE(at + 1 < fields.end());
        return def->fields[static_cast<std::size_t>(*(at + 1))].key;
    }
    static void put(const QString& text, const QString& html = {})
    {
        auto* data = new QMimeData;
        data->setText(text);
        if (!html.isEmpty())
            data->setHtml(html);
        QGuiApplication::clipboard()->setMimeData(data);
    }
    void paste()
    {
        key(Qt::Key_V, Qt::ControlModifier);
        REQUIRE(settled());
    }
    void paste(const QString& text, const QString& html = {})
    {
        put(text, html);
        paste();
    }
    QTableView* preview() { return find<QTableView>(QStringLiteral("粘贴的各格")); }
    QString cell(int row, PasteModel::Column column)
    {
        return preview()->model()->index(row, column).data().toString();
    }
    void undo()
    {
        view->setFocus();
        key(Qt::Key_Z, Qt::ControlModifier);
        REQUIRE(settled());
    }
};

QString repeated(const QString& line, int count)
{
    QString text;
    for (int i = 0; i < count; ++i)
        text += line + QLatin1Char('\n');
    return text;
}

} // namespace

TEST_CASE(
    "a cell pasted into the rows chosen stands in all of them at once; one step takes it back")
{
    PasteFixture f;
    const QStringList before = f.texts(2, 6, "address");
    f.choose(2, 6, "address");
    f.paste(QStringLiteral("东街 7 号\n"));
    CHECK(f.preview() == nullptr);
    CHECK(f.texts(2, 6, "address") == QStringList(5, QStringLiteral("东街 7 号")));
    CHECK(f.notice_says(QStringLiteral("已粘贴：5 行，共 5 格")));
    CHECK(f.view->selected_count() == 5);
    CHECK(f.view->hasFocus());
    auto* undo = f.button<QPushButton>(QStringLiteral("撤销"));
    REQUIRE(undo != nullptr);
    QTest::mouseClick(undo, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.texts(2, 6, "address") == before);
}

TEST_CASE("ten faults among two hundred rows: they are shown, the others are taken, all by keys")
{
    PasteFixture f;
    const QStringList before = f.texts(20, 219, "status");
    QString text;
    for (int i = 0; i < 200; ++i)
        text +=
            (i % 20 == 5 ? QStringLiteral("还行") : QStringLiteral("停产歇业")) + QLatin1Char('\n');
    f.choose(20, 20, "status");
    f.view->scrollTo(f.model->index(25, 0), QAbstractItemView::PositionAtTop);
    f.paste(text);
    REQUIRE(f.preview() != nullptr);
    CHECK(f.preview()->hasFocus());
    CHECK(f.preview()->model()->rowCount() == 10);
    CHECK(f.cell(0, PasteModel::RowColumn).startsWith(QStringLiteral("6 · ")));
    CHECK(f.cell(0, PasteModel::FieldColumn) == QStringLiteral("经营状态"));
    CHECK(f.cell(0, PasteModel::AfterColumn) == QStringLiteral("还行"));
    CHECK(f.cell(0, PasteModel::KindColumn) == QStringLiteral("拒收"));
    CHECK(f.cell(0, PasteModel::ReasonColumn).endsWith(QStringLiteral("。")));
    CHECK(f.texts(20, 219, "status") == before);

    auto* filter = f.find<QComboBox>(QStringLiteral("列出哪些格"));
    REQUIRE(filter != nullptr);
    CHECK(filter->currentText() == QStringLiteral("有问题的（10）"));
    filter->setFocus();
    f.key(Qt::Key_End);
    CHECK(f.preview()->model()->rowCount() == 200);
    f.preview()->setFocus();
    const int scrolled = f.view->verticalScrollBar()->value();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.preview() == nullptr);
    CHECK(f.view->hasFocus());
    CHECK(f.view->selected_count() == 1);
    CHECK(f.view->verticalScrollBar()->value() == scrolled);
    const QStringList after = f.texts(20, 219, "status");
    CHECK(after.count(QStringLiteral("停产歇业")) >= 190);
    CHECK(after[5] == before[5]);
    CHECK(f.notice_says(QStringLiteral("有 10 格拒收，没有写入")));
    f.undo();
    CHECK(f.texts(20, 219, "status") == before);
}

TEST_CASE("Escape leaves what is pasted and changes nothing")
{
    PasteFixture f;
    const QStringList before = f.texts(0, 1, "status");
    f.choose(0, 0, "status");
    f.paste(QStringLiteral("还行\n停产歇业\n"));
    REQUIRE(f.preview() != nullptr);
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK(f.preview() == nullptr);
    CHECK(f.view->hasFocus());
    CHECK(f.texts(0, 1, "status") == before);
    CHECK(f.model->rowCount() == 300);
}

TEST_CASE("a table of Excel keeps its long numbers and the line breaks of its cells")
{
    PasteFixture f;
    f.view->show_column(f.def->index_of("note"), true);
    f.choose(3, 3, "note");
    f.paste(QStringLiteral("第一行 第二行\n1.10105E+17\n"),
            QStringLiteral("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body>"
                           "<!--StartFragment--><table><tr><td>第一行<br>\n  第二行</td></tr>"
                           "<tr><td class=xl65>110105194912310021</td></tr></table>"
                           "<!--EndFragment--></body></html>"));
    CHECK(f.texts(3, 4, "note") ==
          QStringList({QStringLiteral("第一行\n第二行"), QStringLiteral("110105194912310021")}));
}

TEST_CASE("a number that Excel has cut is refused with the reason, never kept")
{
    PasteFixture f;
    f.show("member");
    const QStringList before = f.texts(0, 0, "id_number");
    f.choose(0, 0, "id_number");
    f.paste(QStringLiteral("6.40121E+17\n"));
    REQUIRE(f.preview() != nullptr);
    CHECK(f.cell(0, PasteModel::KindColumn) == QStringLiteral("拒收"));
    auto* take = f.button<QPushButton>(QStringLiteral("写入其余各格（Enter）"));
    REQUIRE(take != nullptr);
    CHECK_FALSE(take->isEnabled());
    f.key(Qt::Key_Return); // there is nothing to take
    REQUIRE(f.settled());
    CHECK(f.texts(0, 0, "id_number") == before);
}

TEST_CASE("in a table that is narrowed only the rows shown are written")
{
    PasteFixture f;
    f.show("unit", R"({"fact": "status", "op": "=", "value": "正常"})");
    const int shown = f.model->rowCount();
    REQUIRE(shown > 1);
    REQUIRE(shown < 300);
    f.choose(0, shown - 1, "address");
    f.paste(QStringLiteral("同一处\n"));
    CHECK(f.texts(0, shown - 1, "address").count(QStringLiteral("同一处")) == shown);
    f.show("unit");
    CHECK(f.texts(0, 299, "address").count(QStringLiteral("同一处")) == shown);
}

TEST_CASE("what reaches beyond the last row is new rows, which are shown before they come")
{
    PasteFixture f;
    f.show("area");
    const int rows = f.model->rowCount();
    f.choose(rows - 1, rows - 1, "code");
    const std::string second = f.next_to("code");
    REQUIRE(second == "name");
    f.paste(f.texts(rows - 1, rows - 1, "code").front() +
            QStringLiteral("\t\t\n640121990\t新的镇\t乡镇苏木\n640121991\t\t\n"));
    REQUIRE(f.preview() != nullptr);
    CHECK(f.cell(0, PasteModel::RowColumn) == QStringLiteral("3 · 新行"));
    CHECK(f.cell(0, PasteModel::ReasonColumn).contains(QStringLiteral("不能新增")));
    f.key(Qt::Key_Enter);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == rows + 1);
    CHECK(f.notice_says(QStringLiteral("新增 1 行")));
    f.undo();
    CHECK(f.model->rowCount() == rows);
}

TEST_CASE("where no row is shown all that is pasted is new rows")
{
    PasteFixture f;
    f.show("unit", R"({"fact": "name", "op": "=", "value": "没有这个单位"})");
    REQUIRE(f.model->rowCount() == 0);
    f.paste(QStringLiteral("\t新来的单位有限公司\t非公有制企业\t有限责任公司\t正常\n"));
    REQUIRE(f.preview() != nullptr);
    CHECK(f.cell(1, PasteModel::RowColumn) == QStringLiteral("1 · 新行"));
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    f.show("unit");
    CHECK(f.model->rowCount() == 301);
}

TEST_CASE("the same block can be looked at as new rows")
{
    PasteFixture f;
    f.choose(0, 0, "phone");
    f.paste(QStringLiteral("没有号码的文字\n"));
    REQUIRE(f.preview() != nullptr);
    auto* place = f.find<QComboBox>(QStringLiteral("粘贴到哪里"));
    REQUIRE(place != nullptr);
    CHECK(f.cell(0, PasteModel::RowColumn).contains(f.texts(0, 0, "name").front()));
    place->setFocus();
    f.key(Qt::Key_Down);
    REQUIRE(f.settled());
    REQUIRE(f.preview() != nullptr);
    CHECK(f.cell(0, PasteModel::RowColumn) == QStringLiteral("1 · 新行"));
}

TEST_CASE("a list with headings is taken by its keys; faulty rows are handed back with the reason")
{
    PasteFixture f;
    f.view->setFocus();
    f.paste(
        QStringLiteral("企业名称\t统一社会信用代码\t单位类别\t单位类型\t经营状态\n"
                       "粘贴一号有限公司\t91110000600037341L\t非公有制企业\t有限责任公司\t正常\n"
                       "粘贴二号有限公司\t\t非公有制企业\t没有这种类型\t正常\n"));
    REQUIRE(f.preview() != nullptr);
    auto* copy = f.button<QPushButton>(QStringLiteral("复制有问题的行"));
    REQUIRE(copy != nullptr);
    QTest::mouseClick(copy, Qt::LeftButton);
    const QStringList lines =
        QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].startsWith(QStringLiteral("企业名称")));
    CHECK(lines[1].startsWith(QStringLiteral("粘贴二号有限公司")));
    CHECK(lines[1].endsWith(QStringLiteral("。")));
    f.preview()->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.model->rowCount() == 301);
    CHECK(f.notice_says(QStringLiteral("新增 1 行")));
    f.undo();
    CHECK(f.model->rowCount() == 300);
}

TEST_CASE("faulty cells are handed back at their places, to be pasted again where they were")
{
    PasteFixture f;
    f.choose(0, 0, "registered");
    f.paste(QStringLiteral("2020-01-05\n三月的一天\n2021-02-06\n哪天\n"));
    REQUIRE(f.preview() != nullptr);
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("复制有问题的行")), Qt::LeftButton);
    QString text = QGuiApplication::clipboard()->text();
    CHECK(text == QStringLiteral("\n三月的一天\n\n哪天\n"));
    f.preview()->setFocus();
    f.key(Qt::Key_Return); // the good ones
    REQUIRE(f.settled());
    f.choose(0, 0, "registered");
    f.paste(text.replace(QStringLiteral("三月的一天"), QStringLiteral("2019-03-01"))
                .replace(QStringLiteral("哪天"), QStringLiteral("2018-04-02")));
    CHECK(f.preview() == nullptr);
    CHECK(f.texts(0, 3, "registered") ==
          QStringList({QStringLiteral("2020-01-05"), QStringLiteral("2019-03-01"),
                       QStringLiteral("2021-02-06"), QStringLiteral("2018-04-02")}));
}

TEST_CASE("nothing is pasted where the keyboard is at a hidden column")
{
    PasteFixture f;
    f.choose(0, 0, "phone");
    const QStringList before = f.texts(0, 0, "uscc");
    f.view->setColumnHidden(f.view->currentIndex().column(), true);
    f.paste(QStringLiteral("改名公司\n"));
    CHECK(f.preview() == nullptr);
    CHECK(f.notice_says(QStringLiteral("显示着的一列")));
    CHECK(f.texts(0, 0, "uscc") == before);
}

TEST_CASE(
    "members copied here come back with whole numbers; a masked key from elsewhere is nobody's")
{
    PasteFixture f;
    f.show("member");
    const QStringList before = f.texts(0, 1, "id_number");
    f.choose(0, 1, "name");
    f.key(Qt::Key_C, Qt::ControlModifier);
    REQUIRE(f.settled());
    const QString text = QGuiApplication::clipboard()->text();
    CHECK_FALSE(text.contains(before.front()));
    f.paste();
    CHECK(f.preview() == nullptr);
    CHECK(f.notice_says(QStringLiteral("与现有内容相同")));
    f.paste(text);
    REQUIRE(f.preview() != nullptr);
    CHECK(f.cell(0, PasteModel::KindColumn) == QStringLiteral("拒收"));
    CHECK(f.cell(0, PasteModel::ReasonColumn).contains(QStringLiteral("认不出是哪一条")));
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.texts(0, 1, "id_number") == before);
}

TEST_CASE("what changes elsewhere while a preview stands is looked at again")
{
    PasteFixture f;
    f.choose(0, 0, "status");
    f.paste(QStringLiteral("停产歇业\n还行\n"));
    REQUIRE(f.preview() != nullptr);
    const auto edited = f.context.edit(QStringLiteral("x"), [&](Editor& editor) {
        return editor.change(*f.def, f.model->id_at(0),
                             {{f.def->index_of("status"), std::string("停产歇业")}});
    });
    REQUIRE(edited.has_value());
    REQUIRE(f.settled());
    auto* filter = f.find<QComboBox>(QStringLiteral("列出哪些格"));
    CHECK(filter->findText(QStringLiteral("不变的（1）")) >= 0);
    f.show("org");
    CHECK(f.preview() == nullptr);
}

TEST_CASE("looking at a large block can be cancelled, and nothing of it comes")
{
    PasteFixture f;
    f.choose(0, 0, "address");
    PasteFixture::put(repeated(QStringLiteral("东街 7 号"), 40'000));
    f.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE_FALSE(f.context.jobs().shown().empty());
    f.context.jobs().cancel(f.context.jobs().shown().front().id);
    REQUIRE(f.settled());
    CHECK(f.preview() == nullptr);
    CHECK(f.model->rowCount() == 300);
    CHECK(f.texts(0, 0, "address").front() != QStringLiteral("东街 7 号"));
}
