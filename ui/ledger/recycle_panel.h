#pragma once

#include <memory>
#include <vector>

#include "core/store/change_log.h"
#include "ui/ledger/list_panel.h"
#include "ui/presentation/jobs.h"

namespace lx {
class Catalog;
struct DataChange;
struct LedgerDef;
} // namespace lx

namespace lx::ui {

class AppContext;

/// The recycle bin of one ledger, over its table: rows removed, when and by whom, and the way back.
class RecyclePanel : public ListPanel
{
    Q_OBJECT
public:
    explicit RecyclePanel(AppContext& context, QWidget* parent = nullptr);
    /// Opens it, or reads it anew.
    void show_bin(const LedgerDef& def);
    /// Rows of a ledger came or went.
    void apply(const DataChange& change);

Q_SIGNALS:
    /// This row is back.
    void restored(qint64 id);

private:
    void read();
    void show_rows(std::vector<RowChange> rows);
    void restore();

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr; ///< of m_catalog
    std::vector<RowChange> m_rows;
    JobSlot m_reading;
};

} // namespace lx::ui
