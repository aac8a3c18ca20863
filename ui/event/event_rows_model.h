#pragma once

#include <set>
#include <utility>
#include <vector>

#include <QAbstractTableModel>

#include "core/events/event_plan.h"
#include "ui/presentation/shown_text.h"
#include "ui/widgets/field_editor.h"

namespace lx::ui {

class AppContext;

/// The rows of an asked table as they are filled in: what somebody entered, else what the event
/// fills in of itself.
class EventRowsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    /// What one cell holds.
    struct Cell
    {
        Value value;
        QString text;         ///< as it shows; where it can't be read, as it was typed
        QString error;        ///< why it can't be read
        QString warning;      ///< it can, with this said
        QString problem{};    ///< what the last look at the event says of it
        bool said = false;    ///< somebody filled it in
        bool visited = false; ///< somebody has been there: it may be said that it is missing
    };
    /// All must outlive it.
    EventRowsModel(AppContext& context, const Catalog& catalog, const EventField& table,
                   QObject* parent);

    [[nodiscard]] const EventField& table() const { return m_table; }
    [[nodiscard]] const EventField& column(int column) const
    {
        return m_table.columns[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    [[nodiscard]] const Cell& cell(const QModelIndex& index) const;
    /// What a row is called on screen: its first column.
    [[nodiscard]] const QString& name_of(int row) const;
    /// Names of rows for as long as they are there, from top to bottom; and where one stands, -1
    /// where it is gone.
    [[nodiscard]] std::vector<std::int64_t> ids() const;
    [[nodiscard]] int row_of(std::int64_t id) const;
    /// The row that holds this in a column; -1 where none does.
    [[nodiscard]] int row_with(int column, const Value& value) const;

    /// Adds rows at the end that hold these in one column, or nothing.
    void add_rows(int column, const std::vector<Value>& values);
    void add_row();
    void take_out(const std::set<int>& rows);
    /// What was typed into a cell; what can't be read stays as it stands, with the reason.
    void enter(const QModelIndex& index, Entry entry, const QString& typed);
    /// The cell as it was.
    void put_back(const QModelIndex& index, const Cell& cell);
    void clear(const QModelIndexList& cells);

    /// `fine` is set to false where a cell can't be read.
    [[nodiscard]] EventAnswer read(bool& fine) const;
    /// Takes what is filled in of itself, for the cells nobody filled in.
    void complete(const EventAnswer& answer);
    /// What is refused, by rows and columns; what is of the whole table is left.
    void set_problems(const std::vector<EventIssue>& refused);
    /// All cells count as visited.
    void visit_all();
    void visit(const QModelIndex& index);
    /// Why the cell can't be taken, as far as that is to be said; "" where it can.
    [[nodiscard]] QString trouble(const QModelIndex& index) const;
    /// The first such cell.
    [[nodiscard]] QModelIndex first_trouble() const;

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    struct Row
    {
        std::int64_t id = 0;
        std::vector<Cell> cells; ///< by column
    };
    [[nodiscard]] Cell& at(const QModelIndex& index);
    [[nodiscard]] QString text_of_value(const EventField& field, const Value& value) const;
    void touched(const QModelIndex& index);

    AppContext& m_context;
    const Catalog& m_catalog;
    const EventField& m_table;
    std::vector<Row> m_rows;
    std::int64_t m_next = 1;
};

} // namespace lx::ui
