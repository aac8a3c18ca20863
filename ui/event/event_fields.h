#pragma once

#include <memory>
#include <vector>

#include "core/events/event_plan.h"
#include "ui/widgets/form_grid.h"

namespace lx::ui {

class AppContext;
class EventBox;
class EventTable;

/// All that an event asks for, in the groups of its definition: made of the form's own editors.
/// What is offered and needed, what is filled in of itself and what is refused comes from the plan.
class EventFields : public FormGrid
{
    Q_OBJECT
public:
    /// All must outlive it.
    EventFields(AppContext& context, const Catalog& catalog, const EventDef& def, QWidget* parent);

    /// Fills in the rows it is begun from, and what they are asked with. Precondition: one, unless
    /// it takes several.
    void start_from(const EventStart& start, const std::vector<std::int64_t>& rows);
    /// A reference takes the id of its row, also in words (Place::Event::with).
    void enter(std::string_view key, const Value& value);
    struct Read
    {
        EventAnswers answers;
        bool fine = true; ///< all of it can be read
    };
    [[nodiscard]] Read read() const;
    /// Takes in what a plan for what is entered says. `all`: also what is missing where nobody has
    /// been yet.
    void show_plan(const EventPlan& plan, bool all);
    /// The keyboard goes to the first field that is not filled in.
    void focus_first();
    /// Says what is wrong everywhere.
    void tell_all();
    void focus_trouble();
    [[nodiscard]] bool changed() const { return m_changed; }

Q_SIGNALS:
    void edited();

private:
    /// One asked field: a box or a table.
    struct Part
    {
        EventBox* box = nullptr;
        EventTable* table = nullptr;
    };

    const EventDef& m_def;
    std::vector<Part> m_parts; ///< by field position
    bool m_changed = false;
};

} // namespace lx::ui
