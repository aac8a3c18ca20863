#pragma once

#include <QListWidget>

namespace lx {
class Catalog;
}

namespace lx::ui {

/// All ledgers by group; the group headings can't be chosen. Counts stand at the right.
class LedgerList : public QListWidget
{
    Q_OBJECT
public:
    explicit LedgerList(QWidget* parent = nullptr);
    void fill(const lx::Catalog& catalog);
    void select(const QString& ledger);
    void set_count(const QString& ledger, qint64 count);
    [[nodiscard]] QString current() const;

Q_SIGNALS:
    void chosen(const QString& ledger);

private:
    [[nodiscard]] QListWidgetItem* item_of(const QString& ledger) const;
};

} // namespace lx::ui
