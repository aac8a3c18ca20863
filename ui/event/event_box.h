#pragma once

#include <memory>

#include <QObject>

#include "core/events/event_plan.h"
#include "ui/widgets/form_cell.h"

namespace lx::ui {

/// One asked value on screen: the cell of the form, and what is known of it.
class EventBox : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; the cell is the parent's.
    EventBox(AppContext& context, const Catalog& catalog, const EventField& field, QWidget* parent);

    [[nodiscard]] FormCell* cell() const { return m_cell; }
    /// What stands in it; `fine` is set to false where that can't be read.
    [[nodiscard]] EventCell read(bool& fine) const;
    /// Fills it in as if somebody had.
    void enter(const Value& value);
    /// Shows what it holds where nobody has filled it in.
    void complete(const Value& value);
    /// What the last look at the event says of it; "" nothing.
    void set_problem(const QString& problem) { m_problem = problem; }
    /// Says below it what is wrong, where it isn't just missing and nobody has been there; else
    /// its hint. `all`: also that.
    void tell(bool all);
    [[nodiscard]] bool in_trouble() const;

Q_SIGNALS:
    void edited();
    void next();

private:
    void put(const Value& value);

    AppContext& m_context;
    const Catalog& m_catalog;
    const EventField& m_field;
    FormCell* m_cell = nullptr;
    QString m_problem;
    bool m_said = false;  ///< somebody filled it in
    bool m_quiet = false; ///< being filled by the program
};

} // namespace lx::ui
