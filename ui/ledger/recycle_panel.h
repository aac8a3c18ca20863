#pragma once

#include <vector>

#include <QFrame>

#include "core/store/change_log.h"
#include "ui/presentation/jobs.h"

class QPushButton;
class QTreeWidget;

namespace lx {
struct DataChange;
struct LedgerDef;
} // namespace lx

namespace lx::ui {

class AppContext;
class TextLabel;

/// The recycle bin of one ledger, over its table: rows removed, when and by whom, and the way back.
class RecyclePanel : public QFrame
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
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();
    void show_rows(std::vector<RowChange> rows);
    void restore();

    AppContext& m_context;
    const LedgerDef* m_def = nullptr;
    TextLabel* m_title = nullptr;
    QTreeWidget* m_list = nullptr;
    QPushButton* m_restore = nullptr;
    std::vector<RowChange> m_rows;
    JobSlot m_reading;
};

} // namespace lx::ui
