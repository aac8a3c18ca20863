#pragma once

#include <memory>

#include <QWidget>

#include "ui/presentation/ledger_table_model.h"
#include "ui/presentation/related_ledgers.h"

class QPushButton;

namespace lx::ui {

class AppContext;
class LedgerView;
class TextLabel;

/// Rows of another ledger that point to the row shown: a small table with its own way to add one.
class RelatedRows : public QWidget
{
    Q_OBJECT
public:
    explicit RelatedRows(AppContext& context, QWidget* parent = nullptr);
    void show(std::shared_ptr<const Catalog> catalog, const RelatedLedger& related,
              std::int64_t id);
    void clear();
    void apply(const DataChange& change);
    /// The same document in another file: the rows are read again there.
    void go_on();

Q_SIGNALS:
    void add_wanted();

private:
    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    RelatedLedger m_related;
    LedgerTableModel* m_model = nullptr;
    LedgerView* m_view = nullptr;
    TextLabel* m_empty = nullptr;
    QPushButton* m_add = nullptr;
};

} // namespace lx::ui
