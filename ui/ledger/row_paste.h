#pragma once

#include <memory>

#include <QObject>

#include "core/edit/paste_plan.h"
#include "ui/ledger/table_scope.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/pasted_table.h"

namespace lx {
struct DataChange;
}

namespace lx::ui {

class AppContext;
class LedgerTable;
class PastePanel;

/// Blocks pasted into the table: worked out on a worker, shown cell by cell above the table, taken
/// as one action. What needs no look is taken at once.
class RowPaste : public QObject
{
    Q_OBJECT
public:
    RowPaste(AppContext& context, LedgerTable& table);

    void paste(PastedContent content);

Q_SIGNALS:
    /// Rows with faults, as text for other programs and whole for this one.
    void copy_wanted(const QString& shown, const QString& whole);

private:
    struct Planned
    {
        std::shared_ptr<const Catalog> catalog;
        std::shared_ptr<const PastePlan> plan;
    };
    [[nodiscard]] PasteSpot spot() const;
    void plan();
    /// `was_open`: it takes the place of one in view, which is never written unseen.
    void show_plan(Planned planned, bool was_open);
    void take();
    void tell(const PastePlan& plan, const PasteTaken& taken, std::int64_t action);
    void tell_nothing(const PastePlan& plan);
    void copy_faulty();
    /// The ledger changed under an open panel.
    void look_again(const DataChange& change);
    [[nodiscard]] bool of_shown_ledger() const;

    AppContext& m_context;
    LedgerTable& m_table;
    PastePanel* m_panel = nullptr;
    std::shared_ptr<const PastedContent> m_content;
    PasteSpot m_spot;
    TableScope m_scope; ///< rows chosen when it was pasted
    Planned m_planned;
    JobSlot m_planning;
    WorkSlot m_write;
    bool m_taking = false;
};

} // namespace lx::ui
