#pragma once

#include <memory>

#include <QFrame>
#include <QTimer>

#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "ui/presentation/jobs.h"

class QLabel;
class QVBoxLayout;

namespace lx::ui {

class AppContext;

/// "按当前政策：" – what the chosen policies ask of the row shown, evaluated on this one row by a
/// worker. Hidden where they ask nothing of such rows.
class PolicyLine : public QFrame
{
    Q_OBJECT
public:
    explicit PolicyLine(AppContext& context, QWidget* parent = nullptr);

    void show_subject(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                      const Record& record);
    /// The row as it is being entered, not saved yet.
    void entered(const Record& record);
    /// Evaluates again (the day, the policies or the data changed).
    void refresh();
    void clear();

private:
    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    Record m_record;
    QVBoxLayout* m_lines = nullptr;
    QTimer m_timer;
    JobSlot m_slot;
};

} // namespace lx::ui
