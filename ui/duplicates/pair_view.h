#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "ui/presentation/jobs.h"
#include "ui/presentation/pair_model.h"

class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// Two rows side by side; a click, Enter or Space chooses what stands in a cell.
class PairView : public QWidget
{
    Q_OBJECT
public:
    explicit PairView(AppContext& context, QWidget* parent = nullptr);

    /// Reads and shows two rows of a ledger.
    void show_pair(std::shared_ptr<const Catalog> catalog, const LedgerDef& def, std::int64_t first,
                   std::int64_t second, bool masked);
    void clear();
    /// The pair is there.
    [[nodiscard]] bool ready() const { return !m_model->empty() && !m_reading.running(); }
    [[nodiscard]] const PairModel& model() const { return *m_model; }
    /// What stands in the way of merging, each with the row it is at.
    struct Conflict
    {
        QString text;
        std::string ledger;
        std::int64_t row = 0;
    };
    void show_conflicts(std::vector<Conflict> conflicts);
    void enter();

Q_SIGNALS:
    /// A pair is there, or none any more.
    void changed();
    /// One of the rows is gone.
    void gone();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take(const std::shared_ptr<const Catalog>& catalog, const LedgerDef& def,
              PairModel::Shown shown);
    void choose(const QModelIndex& cell);
    void open_hanging(const QModelIndex& cell);

    AppContext& m_context;
    PairModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_trouble = nullptr;
    TextTableModel* m_conflict_model = nullptr;
    QTableView* m_conflict_view = nullptr;
    std::vector<Conflict> m_conflicts;
    JobSlot m_reading;
};

} // namespace lx::ui
