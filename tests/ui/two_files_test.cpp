// Pages outlive a file: what they show and offer is of the file that is open now.
#include <QComboBox>
#include <QPushButton>
#include <QTableView>

#include "core/county/county.h"
#include "core/store/database.h"
#include "core/store/own_fields.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/form/policy_line.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_page.h"

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
    auto* form = page->findChild<RecordForm*>();
    REQUIRE(form->edit("unit", 1));
    REQUIRE(f.settled());
    auto* line = form->findChild<PolicyLine*>();
    CHECK(line->isVisible());
    f.open_other();
    CHECK_FALSE(line->isVisible());
    REQUIRE(f.settled());
    CHECK_FALSE(line->isVisible());
}
