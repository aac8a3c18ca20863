#pragma once

#include <QJsonDocument>
#include <QJsonObject>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/ledger/ledger_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"

namespace lx::test {

/// The window with a ledger's table in view.
struct TableFixture : WindowFixture
{
    const LedgerDef* def = nullptr;
    ui::LedgerView* view = nullptr;
    ui::LedgerTableModel* model = nullptr;

    TableFixture() { show("unit"); }

    void show(const std::string& ledger, const char* condition = "{}")
    {
        ui::ListRequest list;
        list.query.ledger = ledger;
        list.query.condition = QJsonDocument::fromJson(condition).object();
        context.go(ui::Place::list(list));
        REQUIRE(settled());
        def = context.catalog()->ledger(ledger);
        view = nullptr; // hidden where no row is shown
        for (ui::LedgerView* one : window->findChildren<ui::LedgerView*>())
            if (one->accessibleName() == ui::qt(def->name))
                view = one;
        REQUIRE(view != nullptr);
        model = qobject_cast<ui::LedgerTableModel*>(view->model());
        REQUIRE(model->complete());
    }
    /// Chooses rows from the first to the last, the keyboard in a column of the first.
    void choose(int first, int last, const std::string& field)
    {
        const int column = def->index_of(field);
        view->setFocus();
        view->show_column(column, true);
        view->selectionModel()->setCurrentIndex(model->index(first, column),
                                                QItemSelectionModel::NoUpdate);
        view->selectionModel()->select(
            QItemSelection(model->index(first, 0), model->index(last, model->columnCount() - 1)),
            QItemSelectionModel::ClearAndSelect);
        REQUIRE(settled());
    }
    [[nodiscard]] Value stored(std::int64_t id, const std::string& field)
    {
        LedgerStore store(context.database(), *context.catalog());
        return store.find(*def, id).value().value().at(*def, field);
    }
    [[nodiscard]] QStringList texts(const std::vector<std::int64_t>& ids, const std::string& field)
    {
        QStringList texts;
        for (const std::int64_t id : ids)
            texts << ui::qt(text_of(stored(id, field)));
        return texts;
    }
    /// What stands in a field of the rows shown, from one to another.
    [[nodiscard]] QStringList texts(int first, int last, const std::string& field)
    {
        std::vector<std::int64_t> ids;
        for (int row = first; row <= last; ++row)
            ids.push_back(model->id_at(row));
        return texts(ids, field);
    }
};

} // namespace lx::test
