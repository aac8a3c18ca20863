#pragma once

#include <QMenu>

#include "core/rows/lists.h"

namespace lx::ui {

class AppContext;
class LedgerTable;
class NamePanel;

/// The lists of the ledger that is shown: the program's and those kept in the file. Any of them is
/// opened; the rows as they are narrowed now are kept as another one.
class ListsMenu : public QMenu
{
    Q_OBJECT
public:
    /// `name`: asks what a list is to be called.
    ListsMenu(AppContext& context, LedgerTable& table, NamePanel& name, QWidget* parent = nullptr);

private:
    void fill();
    void ask_name();
    void save(const QString& name);
    /// False where it was refused, which is told.
    bool keep(const RowList& list);
    /// What was done, with its undo where something was written since the action `before`.
    void tell(const QString& words, std::int64_t before);
    void remove(const QString& name);

    AppContext& m_context;
    LedgerTable& m_table;
    NamePanel& m_name;
};

} // namespace lx::ui
