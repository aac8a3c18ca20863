#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTableView>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/dossier/dossier_view.h"
#include "ui/dossier/verdict.h"
#include "ui/form/form_fields.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/presentation/rule_model.h"
#include "ui/rules/findings_panel.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

struct DossierFixture : WindowFixture
{
    LedgerView* table = nullptr;

    DossierFixture()
    {
        context.set_policies({QStringLiteral("ningxia-2018")});
        table = find<LedgerView>(QStringLiteral("单位"));
        REQUIRE(table != nullptr);
        REQUIRE(settled());
    }
    /// A unit that an organization covers now.
    std::int64_t covered_unit()
    {
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = "coverage";
        query.counts_at = context.as_of().iso();
        const auto rows = store.first(query, 1);
        REQUIRE(rows.has_value());
        return int_of(rows->front().at(*context.catalog()->ledger("coverage"), "unit"));
    }
    DossierView* open_dossier(std::int64_t unit)
    {
        table->setFocus();
        table->select_id(unit);
        key(Qt::Key_Return, Qt::AltModifier);
        REQUIRE(settled());
        return find<DossierView>(QStringLiteral("档案"));
    }
    std::int64_t count(const char* ledger, const char* field, std::int64_t id)
    {
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = ledger;
        query.filters = {{field, "=", std::to_string(id)}};
        return store.count(query).value();
    }
};

} // namespace

TEST_CASE("a unit's dossier has the verdict first, then all that is kept of it")
{
    DossierFixture f;
    const std::int64_t unit = f.covered_unit();
    auto* dossier = f.open_dossier(unit);
    REQUIRE(dossier != nullptr);
    CHECK(dossier->shown().id == unit);
    auto* verdict = f.find<Verdict>(QStringLiteral("政策结论"));
    REQUIRE(verdict != nullptr);
    auto* head = f.find<QLabel>(QStringLiteral("结论"));
    REQUIRE(head != nullptr);
    CHECK(head->text().contains(QStringLiteral("已落实")));
    auto* surveys = f.find<QTableView>(QStringLiteral("摸底"));
    REQUIRE(surveys != nullptr);
    CHECK(surveys->model()->rowCount() ==
          std::min<std::int64_t>(kDossierRows, f.count("survey", "unit", unit)));
    REQUIRE(f.find<QTableView>(QStringLiteral("党组织")) != nullptr);
    for (const QTableView* part : dossier->findChildren<QTableView*>()) {
        INFO(part->accessibleName().toStdString());
        CHECK((!part->isVisible() || part->model()->rowCount() > 0));
    }
    // Back to the table, at the same row.
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK_FALSE(dossier->isVisible());
    CHECK(f.table->isVisible());
    CHECK(f.table->current_id() == unit);
}

TEST_CASE("what is entered from a dossier leads back to it and is there")
{
    DossierFixture f;
    const std::int64_t unit = f.covered_unit();
    auto* dossier = f.open_dossier(unit);
    REQUIRE(dossier != nullptr);
    const std::int64_t before = f.count("contact", "unit", unit);
    auto* add = f.find<QPushButton>(QStringLiteral("新增：联系点"));
    REQUIRE(add != nullptr);
    add->click();
    REQUIRE(f.settled());
    auto* form = f.window->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    REQUIRE(form->isVisible());
    const LedgerDef& contact = *f.context.catalog()->ledger("contact");
    Record record = form->fields()->read(false).record;
    CHECK(int_of(record.at(contact, "unit")) == unit); // its link is filled in
    for (QLineEdit* line : form->findChildren<QLineEdit*>()) {
        if (line->accessibleName() == QStringLiteral("联系人或机关"))
            WindowFixture::write(line, QStringLiteral("县委组织部"));
        if (line->accessibleName() == QStringLiteral("起"))
            WindowFixture::write(line, QStringLiteral("2025-10-01"));
    }
    f.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(f.settled());
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK(dossier->isVisible());
    CHECK(dossier->shown().id == unit);
    CHECK(f.count("contact", "unit", unit) == before + 1);
    auto* contacts = f.find<QTableView>(QStringLiteral("联系点"));
    REQUIRE(contacts != nullptr);
    CHECK(contacts->model()->index(0, 0).data().toString() == QStringLiteral("县委组织部"));
}

TEST_CASE("Ctrl+P shows the sheet of the row whose dossier is open")
{
    DossierFixture f;
    const std::int64_t unit = f.covered_unit();
    REQUIRE(f.open_dossier(unit) != nullptr);
    f.key(Qt::Key_P, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.window->current_page()->id() == QStringLiteral("report"));
    auto* found = f.find<QListView>(QStringLiteral("找到的对象"));
    REQUIRE(found != nullptr);
    CHECK(found->model()->rowCount() == 1);
}

TEST_CASE("from a dossier to what it is tied to and back again, as in a browser")
{
    DossierFixture f;
    const std::int64_t unit = f.covered_unit();
    auto* dossier = f.open_dossier(unit);
    REQUIRE(dossier != nullptr);
    QPushButton* tie = nullptr;
    for (auto* button : dossier->findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().startsWith(QStringLiteral("党组织：")))
            tie = button;
    }
    REQUIRE(tie != nullptr);
    tie->click();
    REQUIRE(f.settled());
    CHECK(dossier->shown().ledger == "org");
    const std::int64_t org = dossier->shown().id;
    f.key(Qt::Key_Left, Qt::AltModifier);
    REQUIRE(f.settled());
    CHECK(dossier->shown().ledger == "unit");
    CHECK(dossier->shown().id == unit);
    f.key(Qt::Key_Right, Qt::AltModifier);
    REQUIRE(f.settled());
    CHECK(dossier->shown().id == org);
    f.key(Qt::Key_Left, Qt::AltModifier);
    REQUIRE(f.settled());
    f.key(Qt::Key_Left, Qt::AltModifier);
    REQUIRE(f.settled());
    CHECK_FALSE(dossier->isVisible());
    CHECK(f.find<LedgerView>(QStringLiteral("单位"))->current_id() == unit);
}

TEST_CASE("what a policy asks leads to its rule, with this unit's finding")
{
    DossierFixture f;
    auto* dossier = f.open_dossier(f.covered_unit());
    REQUIRE(dossier != nullptr);
    QPushButton* handle = nullptr;
    for (auto* button : dossier->findChildren<QPushButton*>()) {
        if (button->accessibleName().startsWith(QStringLiteral("办理：")) && handle == nullptr)
            handle = button;
    }
    REQUIRE(handle != nullptr);
    const QString title = handle->accessibleName().mid(3);
    handle->click();
    REQUIRE(f.settled());
    auto* findings = f.window->findChild<FindingsPanel*>();
    REQUIRE(findings != nullptr);
    REQUIRE(findings->isVisible());
    REQUIRE(lx::test::wait_until([&] { return findings->model().rowCount() == 1; }));
    f.key(Qt::Key_Left, Qt::AltModifier);
    REQUIRE(f.settled());
    CHECK(dossier->isVisible());
}
