#pragma once

#include <vector>

#include "ui/event/event_box.h"
#include "ui/widgets/form_grid.h"

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace lx::ui {

class LineLabel;
class TextLabel;

/// The fields of one row of an event's table.
class EventRow : public FormGrid
{
    Q_OBJECT
public:
    EventRow(AppContext& context, const Catalog& catalog, const EventField& table, QWidget* parent);
    [[nodiscard]] const std::vector<EventBox*>& boxes() const { return m_boxes; }

Q_SIGNALS:
    void edited();

private:
    std::vector<EventBox*> m_boxes; ///< by column
};

/// An asked field that is a table: its rows below each other, each with its fields and the way to
/// take it out, and a button that adds one.
class EventTable : public FormPart
{
    Q_OBJECT
public:
    /// All must outlive it.
    EventTable(AppContext& context, const Catalog& catalog, const EventField& field,
               QWidget* parent);

    [[nodiscard]] std::vector<QWidget*> stops() const override;
    EventRow& add_row();
    [[nodiscard]] EventAnswer read(bool& fine) const;
    void complete(const EventAnswer& answer);
    /// What is refused of it, by the places of its rows and columns.
    void set_problems(const std::vector<EventIssue>& refused);
    void tell(bool all);
    /// The first cell something is wrong with; null where there is none.
    [[nodiscard]] FormCell* trouble() const;

Q_SIGNALS:
    void edited();
    void entered(QWidget* cell);
    /// On to what stands below it.
    void ended();

private:
    struct Row
    {
        QWidget* whole = nullptr;
        TextLabel* number = nullptr;
        QToolButton* take_out = nullptr;
        EventRow* fields = nullptr;
    };
    void take_out(QWidget* whole);
    void number_rows();

    AppContext& m_context;
    const Catalog& m_catalog;
    const EventField& m_field;
    std::vector<Row> m_rows;
    QVBoxLayout* m_column = nullptr;
    LineLabel* m_message = nullptr; ///< of the table as a whole; its line is always there
    QPushButton* m_add = nullptr;
    QString m_problem;
};

} // namespace lx::ui
