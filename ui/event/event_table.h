#pragma once

#include "core/events/pasted_rows.h"
#include "ui/event/event_rows_model.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/form_grid.h"

class QPushButton;

namespace lx::ui {

class EventGrid;
class LineLabel;
class TextLabel;

/// An asked field that is a table: its rows as a spreadsheet with a column for each of its fields,
/// a line that says what is wrong with the cell the keyboard is in, and what adds rows and takes
/// them out. Blocks of other programs come in as they do in a ledger's table.
class EventTable : public FormPart
{
    Q_OBJECT
public:
    /// All must outlive it.
    EventTable(AppContext& context, const Catalog& catalog, const EventDef& def,
               const EventField& field, QWidget* parent);

    [[nodiscard]] std::vector<QWidget*> stops() const override;
    void enter() override;
    /// Adds a row for each, as if somebody had.
    void add_rows(int column, const std::vector<Value>& values);
    [[nodiscard]] EventAnswer read(bool& fine) const;
    void complete(const EventAnswer& answer);
    /// What is refused of it, by the places of its rows and columns.
    void set_problems(const std::vector<EventIssue>& refused);
    void tell(bool all);
    [[nodiscard]] bool in_trouble() const;
    /// The keyboard to the first cell something is wrong with.
    void focus_trouble();

Q_SIGNALS:
    void edited();
    void entered(QWidget* cell);
    /// On to what stands below it.
    void ended();

private:
    void build_head();
    void add_row();
    void take_out();
    void paste();
    void take(const PastedEventRows& pasted);
    /// What is to be said now: of the current cell, else of the table.
    void say();

    AppContext& m_context;
    const EventDef& m_def;
    const EventField& m_field;
    EventRowsModel* m_rows = nullptr;
    EventGrid* m_grid = nullptr;
    TextLabel* m_name = nullptr;
    LineLabel* m_message = nullptr; ///< its line is always there
    QPushButton* m_add = nullptr;
    QPushButton* m_take_out = nullptr;
    QString m_problem; ///< of the table as a whole
    bool m_told = false;
    JobSlot m_reading;
};

} // namespace lx::ui
