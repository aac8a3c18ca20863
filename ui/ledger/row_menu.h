#pragma once

#include <QMenu>

#include "ui/presentation/jobs.h"
#include "ui/widgets/printed_tables.h"

namespace lx::ui {

class AppContext;
class EventMenu;
class LedgerTable;
class RowClipboard;
class TableTools;

/// What can be done with the rows of the table: the page's "More" menu and the one under the
/// pointer.
class RowMenu : public QMenu
{
    Q_OBJECT
public:
    RowMenu(AppContext& context, LedgerTable& table, RowClipboard& clipboard, TableTools& tools,
            QWidget* parent = nullptr);

    /// The list as it is shown.
    [[nodiscard]] Printed printed() const;
    /// Another ledger is shown, or another file.
    void show_ledger(const std::string& ledger);

Q_SIGNALS:
    void edit_wanted(qint64 id);
    void dossier_wanted(qint64 id);
    void masked_changed(bool masked);
    void print_wanted();

private:
    QAction* add(const QString& icon_name, const QString& text, const QString& keys,
                 std::function<void()> what);
    void update_actions();
    void fill_print();
    void remove();
    void ask_end(std::vector<std::int64_t> ids);
    void end(const QString& day, const QString& reason);
    void save_as(bool masked);

    AppContext& m_context;
    LedgerTable& m_table;
    TableTools& m_tools;
    std::vector<std::int64_t> m_ending; ///< the rows the open question is about
    QMenu* m_print = nullptr;           ///< printed sheets of the chosen rows
    QAction* m_edit = nullptr;
    QAction* m_dossier = nullptr;
    EventMenu* m_events = nullptr; ///< that begin from the chosen rows
    QAction* m_merge = nullptr;
    QAction* m_end = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_paste = nullptr;
    QAction* m_export = nullptr;
    QAction* m_export_whole = nullptr;
    QMenu* m_sort = nullptr;
    QAction* m_print_list = nullptr;
    QAction* m_whole = nullptr; ///< numbers of persons are shown whole
    WorkSlot m_write;
    WorkSlot m_save;
};

} // namespace lx::ui
