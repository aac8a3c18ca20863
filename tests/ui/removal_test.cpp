#include <QPushButton>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/ledger/end_panel.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/ledger_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct RemovalFixture : WindowFixture
{
    LedgerView* table = nullptr;

    RemovalFixture()
    {
        table = find<LedgerView>(QStringLiteral("单位"));
        REQUIRE(table != nullptr);
    }
    /// A unit that other rows hang on.
    std::int64_t surveyed_unit()
    {
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = "survey";
        const auto rows = store.first(query, 1);
        REQUIRE(rows.has_value());
        return int_of(rows->front().at(*context.catalog()->ledger("survey"), "unit"));
    }
    void remove(std::int64_t unit)
    {
        table->setFocus();
        table->select_id(unit);
        key(Qt::Key_Delete);
        REQUIRE(settled());
    }
    QPushButton* way(const QString& words)
    {
        for (QWidget* notice : window->findChildren<QWidget*>(QStringLiteral("notice"))) {
            for (auto* button : notice->findChildren<QPushButton*>())
                if (button->text().startsWith(words))
                    return button;
        }
        return nullptr;
    }
};

} // namespace

TEST_CASE("a row that others hang on can't be removed, and the ways on are offered")
{
    RemovalFixture f;
    const std::int64_t unit = f.surveyed_unit();
    f.remove(unit);
    CHECK(f.notice_says(QStringLiteral("1 行没有删除")));
    auto* see = f.way(QStringLiteral("查看摸底记录"));
    REQUIRE(see != nullptr);
    see->click();
    REQUIRE(f.settled());
    auto* surveys = f.find<LedgerView>(QStringLiteral("摸底记录"));
    REQUIRE(surveys != nullptr);
    const auto* model = static_cast<LedgerTableModel*>(surveys->model());
    REQUIRE(model->rowCount() > 0);
    LedgerStore store(f.context.database(), *f.context.catalog());
    const LedgerDef& survey = *f.context.catalog()->ledger("survey");
    for (int row = 0; row < model->rowCount(); ++row) {
        const auto record = store.find(survey, model->id_at(row));
        REQUIRE((record.has_value() && record->has_value()));
        CHECK(int_of((*record)->at(survey, "unit")) == unit);
    }
}

TEST_CASE("a row that can't be removed can be ended from the same message")
{
    RemovalFixture f;
    f.remove(f.surveyed_unit());
    auto* end = f.way(QStringLiteral("结束"));
    REQUIRE(end != nullptr);
    end->click();
    auto* panel = f.window->findChild<EndPanel*>();
    REQUIRE(panel != nullptr);
    CHECK(panel->isVisible());
}
