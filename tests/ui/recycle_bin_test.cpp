#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct BinFixture : WindowFixture
{
    LedgerView* view = nullptr;

    BinFixture()
    {
        ListRequest request;
        request.query.ledger = "investor";
        context.go(Place::list(request));
        REQUIRE(settled());
        view = find<LedgerView>(qt(context.catalog()->ledger("investor")->name));
        REQUIRE(view != nullptr);
    }
    [[nodiscard]] int rows() const { return view->model()->rowCount(); }
    void remove_first()
    {
        view->setFocus();
        view->select_id(static_cast<LedgerTableModel*>(view->model())->id_at(0));
        key(Qt::Key_Delete);
        REQUIRE(settled());
    }
    QTreeWidget* open_bin()
    {
        auto* bin = find<QToolButton>(QStringLiteral("回收站"));
        REQUIRE(bin != nullptr);
        bin->click();
        REQUIRE(settled());
        return find<QTreeWidget>(QStringLiteral("回收站"));
    }
};

} // namespace

TEST_CASE("the recycle bin of a ledger shows what was removed and brings it back")
{
    BinFixture f;
    const int before = f.rows();
    REQUIRE(before > 2);
    f.remove_first();
    f.remove_first();
    CHECK(f.rows() == before - 2);
    auto* list = f.open_bin();
    REQUIRE(list != nullptr);
    CHECK(list->topLevelItemCount() == 2);
    CHECK_FALSE(list->topLevelItem(0)->text(0).isEmpty());
    CHECK(list->topLevelItem(0)->text(1).startsWith(QStringLiteral("2025-10-15")));
    list->selectAll();
    f.button<QPushButton>(QStringLiteral("恢复"))->click();
    REQUIRE(f.settled());
    CHECK(f.rows() == before);
    CHECK(list->topLevelItemCount() == 0);
    CHECK(f.notice_says(QStringLiteral("已恢复 2 行。")));
    // What came back is one action that can be undone like anything else; the bin follows.
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.rows() == before - 2);
    CHECK(list->topLevelItemCount() == 2);
    QTest::keyClick(list, Qt::Key_Escape);
    CHECK_FALSE(list->isVisible());
}

TEST_CASE("what is chosen in the recycle bin stays chosen while the ledger changes")
{
    BinFixture f;
    f.remove_first();
    f.remove_first();
    auto* list = f.open_bin();
    REQUIRE(list != nullptr);
    auto* bring_back = f.button<QPushButton>(QStringLiteral("恢复"));
    CHECK_FALSE(bring_back->isEnabled());
    const QString name = list->topLevelItem(1)->text(0);
    list->topLevelItem(1)->setSelected(true);
    CHECK(bring_back->isEnabled());
    f.remove_first();
    REQUIRE(list->topLevelItemCount() == 3);
    REQUIRE(list->selectedItems().size() == 1);
    CHECK(list->selectedItems().front()->text(0) == name);
    bring_back->click();
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("“%1”已恢复。").arg(name)));
    CHECK_FALSE(bring_back->isEnabled());
}

TEST_CASE("the recycle bin of a file that is closed is closed, too")
{
    BinFixture f;
    f.make_county(QStringLiteral("other.lxdb"));
    f.remove_first();
    REQUIRE(f.open_bin() != nullptr);
    REQUIRE(f.open(QStringLiteral("other.lxdb")));
    REQUIRE(f.settled());
    CHECK(f.find<QTreeWidget>(QStringLiteral("回收站")) == nullptr);
}
