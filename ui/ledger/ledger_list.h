#pragma once

#include <QListWidget>

#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// All ledgers by group; the group headings can't be chosen. Counts stand at the right.
class LedgerList : public QListWidget
{
    Q_OBJECT
public:
    explicit LedgerList(AppContext& context, QWidget* parent = nullptr);
    /// Lists the open file's ledgers and counts their rows.
    void fill();
    /// Counts again: rows have changed.
    void read_counts();
    void select(const QString& ledger);
    [[nodiscard]] QString current() const;

Q_SIGNALS:
    void chosen(const QString& ledger);

private:
    void set_count(const QString& ledger, qint64 count);
    [[nodiscard]] QListWidgetItem* item_of(const QString& ledger) const;

    AppContext& m_context;
    JobSlot m_counts;
};

} // namespace lx::ui
