// Pages outlive a file: what they show and offer is of the file that is open now.
#include <QComboBox>
#include <QFile>
#include <QListView>
#include <QPushButton>
#include <QTableView>

#include "core/county/county.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/own_fields.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/form/policy_line.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_page.h"
#include "ui/presentation/figure_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/start/card.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

/// The first county open, and a smaller one beside it, whose units have a field of its own.
struct TwoFiles : WindowFixture
{
    TwoFiles()
    {
        make_county(QStringLiteral("other.lxdb"), 60);
        auto other = Database::open(path(QStringLiteral("other.lxdb")).toStdString(),
                                    Database::Mode::ReadWrite);
        REQUIRE(other);
        FieldDef brand;
        brand.name = "党建品牌";
        brand.type = FieldType::Text;
        REQUIRE(save_own_field(**other, Catalog::builtin(), "unit", brand));
    }
    void page(const char* id)
    {
        window->show_page(QString::fromLatin1(id));
        REQUIRE(settled());
    }
    /// Another file opens while the page is in sight.
    void open_other()
    {
        const std::weak_ptr<const Definitions> before = context.definitions();
        REQUIRE(open(QStringLiteral("other.lxdb")));
        REQUIRE(settled());
        CHECK(context.definitions() != before.lock());
    }
};

} // namespace

TEST_CASE("the rule editor offers the fields of the file that is open")
{
    TwoFiles f;
    f.page("rules");
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("本地规则")), Qt::LeftButton);
    const auto begin = [&] {
        QTest::mouseClick(f.find<QPushButton>(QStringLiteral("新建规则")), Qt::LeftButton);
        QTest::mouseClick(f.find<QPushButton>(QStringLiteral("添加条件")), Qt::LeftButton);
        auto* fact = f.find<QComboBox>(QStringLiteral("事实"));
        REQUIRE(fact != nullptr);
        return fact->findText(QStringLiteral("党建品牌")) >= 0;
    };
    CHECK_FALSE(begin());
    f.dialogs.answers = {0}; // discards the rule that was begun
    f.open_other();
    f.page("rules");
    CHECK(begin());
}

TEST_CASE("a report of the file opened last is made with its own definitions")
{
    TwoFiles f;
    f.page("report");
    auto* table = f.find<QTableView>(QStringLiteral("报表内容"));
    REQUIRE(table != nullptr);
    const auto total = [&] {
        const auto* model = table->model();
        return model->index(model->rowCount() - 1, 1)
            .data()
            .toString()
            .remove(QLatin1Char(','))
            .toInt();
    };
    const int before = total();
    CHECK(before > 100);
    f.open_other();
    f.page("report");
    CHECK(total() > 0);
    CHECK(total() < 60);
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    f.page("report");
    CHECK(total() == before);
}

TEST_CASE("the form's line of policies never speaks of another file's rows")
{
    TwoFiles f;
    auto* page = qobject_cast<LedgerPage*>(f.window->show_page(QStringLiteral("ledger")));
    REQUIRE(page != nullptr);
    f.context.set_policies({QStringLiteral("central-2012")});
    page->show_ledger(QStringLiteral("unit"));
    REQUIRE(f.settled());
    page->focus_first();
    f.key(Qt::Key_Return); // the first row in the form
    REQUIRE(f.settled());
    auto* form = page->findChild<RecordForm*>();
    REQUIRE(form->isVisible());
    auto* line = form->findChild<PolicyLine*>();
    CHECK(line->isVisible());
    f.open_other();
    CHECK_FALSE(line->isVisible());
    REQUIRE(f.settled());
    CHECK_FALSE(line->isVisible());
}

TEST_CASE("a printed sheet is offered for the rows of the file that is open")
{
    TwoFiles f;
    REQUIRE(f.window->go(Place::sheet(QStringLiteral("unit-card"))));
    REQUIRE(f.settled());
    auto* found = f.find<QListView>(QStringLiteral("找到的对象"));
    REQUIRE(found != nullptr);
    const int before = found->model()->rowCount();
    REQUIRE(before > 60);
    f.open_other();
    f.page("report");
    CHECK(found->model()->rowCount() > 0);
    CHECK(found->model()->rowCount() <= 60);
    const auto catalog = f.context.catalog();
    LedgerStore store(f.context.database(), *catalog);
    for (int row = 0; row < found->model()->rowCount(); ++row) {
        const QModelIndex index = found->model()->index(row, 0);
        const std::int64_t id = index.data(TextTableModel::id_role).toLongLong();
        CHECK(index.data().toString() ==
              qt(store.labels(*catalog->ledger("unit"), {id}).value().at(id)));
    }
}

TEST_CASE("the cards are blank until the figures of the file that is open are there")
{
    TwoFiles f;
    f.page("start");
    auto* card = f.window->findChild<Card*>();
    REQUIRE(card != nullptr);
    CHECK_FALSE(card->number().isEmpty());
    QString at_once;
    QObject::connect(&f.context, &AppContext::document_changed, f.window.get(),
                     [&] { at_once = card->number(); });
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    CHECK(at_once.isEmpty());
    REQUIRE(f.settled());
    CHECK_FALSE(card->number().isEmpty());
}

TEST_CASE("figures of a file that is only looked at can't be set, those refused before are gone")
{
    TwoFiles f;
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    f.page("rules");
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("参数")), Qt::LeftButton);
    REQUIRE(f.settled());
    auto* view = f.find<QTableView>(QStringLiteral("政策参数"));
    REQUIRE(view != nullptr);
    const auto& model = *qobject_cast<const FigureModel*>(view->model());
    const auto editable = [&] {
        bool any = false;
        for (int row = 0; row < model.rowCount(); ++row)
            any |= model.index(row, FigureModel::Value).flags().testFlag(Qt::ItemIsEditable);
        return any;
    };
    const auto refused = [&] {
        bool any = false;
        for (int row = 0; row < model.rowCount(); ++row)
            any |= model.refused(row);
        return any;
    };
    CHECK(editable());
    int row = 0;
    while (model.figure(row)->type != "integer")
        ++row;
    view->model()->setData(model.index(row, FigureModel::Value), QStringLiteral("no number"));
    REQUIRE(f.settled());
    CHECK(refused());
    QFile::setPermissions(f.path(QStringLiteral("other.lxdb")), QFile::ReadOwner);
    f.open_other();
    REQUIRE(f.context.read_only());
    f.page("rules");
    CHECK(model.rowCount() > 0);
    CHECK_FALSE(refused());
    CHECK_FALSE(editable());
}

TEST_CASE("a file that is closed is let go of by every page, also those that are hidden")
{
    TwoFiles f;
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    for (const PageEntry& entry : f.window->pages()) {
        f.window->show_page(entry.id);
        REQUIRE(f.settled());
    }
    const std::weak_ptr<const County> county = Evaluations::of(f.context).result();
    REQUIRE_FALSE(county.expired());
    f.context.close();
    REQUIRE(f.settled());
    CHECK(county.expired());
    // And each is there again for the next one.
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    for (const PageEntry& entry : f.window->pages()) {
        f.window->show_page(entry.id);
        REQUIRE(f.settled());
    }
}
