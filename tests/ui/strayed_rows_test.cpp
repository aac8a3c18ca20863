// Rows that were changed and no longer fit what is shown: they stay, marked, until it is filtered
// again.

#include <QComboBox>
#include <QItemSelection>
#include <QLineEdit>
#include <QToolButton>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/widgets/field_editor.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

const QString fits_no_longer = QStringLiteral("不再符合筛选");

/// The units in normal business, by code.
struct Narrowed : WindowFixture
{
    const LedgerDef* def = nullptr;
    LedgerView* view = nullptr;
    LedgerTableModel* model = nullptr;
    std::vector<std::int64_t> before;

    Narrowed()
    {
        ListRequest request;
        request.query.ledger = "unit";
        request.query.sort = "uscc";
        request.query.condition = {{QStringLiteral("fact"), QStringLiteral("status")},
                                   {QStringLiteral("op"), QStringLiteral("=")},
                                   {QStringLiteral("value"), QStringLiteral("正常")}};
        context.go(Place::list(request));
        REQUIRE(settled());
        def = context.catalog()->ledger("unit");
        view = find<LedgerView>(QStringLiteral("单位"));
        REQUIRE(view != nullptr);
        model = qobject_cast<LedgerTableModel*>(view->model());
        before = model->ids();
        REQUIRE(before.size() > 100);
    }
    QString marks(std::int64_t id)
    {
        return model->headerData(model->row_of(id), Qt::Vertical, Qt::AccessibleTextRole)
            .toString();
    }
    void close_down(std::int64_t id)
    {
        REQUIRE(change_cell(context, *def, id, def->index_of("status"), std::string("停产歇业")));
        REQUIRE(settled());
    }
    QString status() { return window->current_page()->status(); }
    void filter_again()
    {
        auto* again = find<QToolButton>(QStringLiteral("重新筛选"));
        REQUIRE(again != nullptr);
        QTest::mouseClick(again, Qt::LeftButton);
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("a row that no longer fits stays where it is, with a sign and a word, until F5")
{
    Narrowed f;
    const std::int64_t id = f.before[3];
    f.view->select_id(id);
    f.close_down(id);
    CHECK(f.model->ids() == f.before);
    CHECK(f.view->current_id() == id);
    CHECK(f.marks(id).contains(fits_no_longer));
    CHECK(f.marks(f.before[4]).isEmpty());
    // Told also without a pointer: how many of those shown, and what the row at hand is.
    CHECK(f.status().contains(QStringLiteral("其中 1 行不再符合筛选")));
    CHECK(f.status().contains(QStringLiteral("≠ 不再符合筛选")));
    CHECK(f.status().contains(count_text(static_cast<qint64>(f.before.size()))));

    f.view->setFocus();
    f.key(Qt::Key_F5);
    REQUIRE(f.settled());
    CHECK(f.model->row_of(id) == -1);
    CHECK(f.model->rowCount() == static_cast<int>(f.before.size()) - 1);
    CHECK_FALSE(f.status().contains(fits_no_longer));
}

TEST_CASE("a row edited in its cell stays where it is, the keyboard goes on below; applied again "
          "it is followed")
{
    Narrowed f;
    const std::int64_t id = f.before[2];
    const QModelIndex cell = f.model->index(2, f.def->index_of("uscc"));
    f.view->setCurrentIndex(cell);
    f.view->setFocus();
    f.key(Qt::Key_F2);
    auto* editor = f.view->findChild<FieldEditor*>();
    REQUIRE(editor != nullptr);
    auto* line = editor->findChild<QLineEdit*>();
    line->selectAll();
    WindowFixture::write(line, QStringLiteral("91110000600037341L"));
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.model->row_of(id) == 2);
    CHECK(f.view->currentIndex().row() == 3);
    CHECK(f.marks(id).contains(fits_no_longer));
    f.view->select_id(id);
    f.filter_again();
    CHECK(f.model->row_of(id) != 2);
    CHECK(f.view->current_id() == id); // followed to its place
    CHECK(f.marks(id).isEmpty());
}

TEST_CASE("many rows changed at once stay chosen where they no longer fit")
{
    Narrowed f;
    std::vector<std::int64_t> ids(f.before.begin() + 5, f.before.begin() + 15);
    f.view->select_ids(ids);
    const auto edited = f.context.edit(QStringLiteral("批量修改"), [&](Editor& editor) {
        Edited last;
        for (const std::int64_t id : ids) {
            auto one =
                editor.change(*f.def, id, {{f.def->index_of("status"), std::string("停产歇业")}});
            if (!one)
                return one;
            last = *one;
        }
        return Result<Edited>(last);
    });
    REQUIRE(edited);
    REQUIRE(f.settled());
    CHECK(f.view->selected_ids() == ids);
    CHECK(f.status().contains(QStringLiteral("其中 10 行不再符合筛选")));
}

TEST_CASE("what is undone comes into view, at home again")
{
    Narrowed f;
    const std::int64_t id = f.before[1];
    f.close_down(id);
    f.view->select_id(f.before.back());
    REQUIRE(f.view->visualRect(f.model->index(1, 1)).bottom() < 0);
    f.view->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.view->current_id() == id);
    CHECK(f.view->viewport()->rect().intersects(
        f.view->visualRect(f.model->index(1, f.view->currentIndex().column()))));
    CHECK(f.marks(id).isEmpty());

    // Also where it had left the list.
    f.close_down(id);
    f.filter_again();
    CHECK(f.model->row_of(id) == -1);
    f.view->setFocus();
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.model->ids() == f.before);
    CHECK(f.view->current_id() == id);
}
