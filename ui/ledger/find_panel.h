#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "core/edit/find_replace.h"
#include "ui/ledger/list_panel.h"
#include "ui/ledger/table_scope.h"
#include "ui/presentation/jobs.h"

class QComboBox;
class QLineEdit;
class QTreeWidgetItem;

namespace lx::ui {

class AppContext;

/// Find and replace above the table: what is looked for in which columns, the cells that hold it
/// with a tick each, and what would stand there. Codes and numbers of persons are looked into only
/// where their column is named.
class FindPanel : public ListPanel
{
    Q_OBJECT
public:
    explicit FindPanel(AppContext& context, QWidget* parent = nullptr);
    /// Opens it on these rows; what was written stays.
    void ask(TableScope scope);

Q_SIGNALS:
    /// Cells of these rows were replaced.
    void replaced(const lx::ui::TableScope& scope);

private:
    struct Found
    {
        CellHits hits;
        std::unordered_map<std::int64_t, std::string> names; ///< of the rows listed
    };
    void build_question();
    void search();
    void take(Found found);
    void add_line(const CellHit& hit, const QString& row);
    void count_ticks();
    [[nodiscard]] std::vector<CellHit> ticked() const;
    [[nodiscard]] bool line_ticked(std::size_t line) const;
    [[nodiscard]] bool rest_ticked() const;
    void replace();

    AppContext& m_context;
    TableScope m_scope;
    CellHits m_hits;
    QLineEdit* m_words = nullptr;
    QLineEdit* m_instead = nullptr;
    QComboBox* m_how = nullptr;
    QComboBox* m_where = nullptr;
    QTreeWidgetItem* m_rest = nullptr; ///< stands for the cells that are not listed
    qint64 m_rest_cells = 0;           ///< that can be replaced among those
    JobSlot m_search;
    WorkSlot m_write;
};

} // namespace lx::ui
