#pragma once

#include <memory>
#include <optional>

#include <QTimer>
#include <QWidget>

#include "core/events/event_plan.h"
#include "core/store/data_change.h"
#include "ui/document/place.h"
#include "ui/presentation/event_words.h"
#include "ui/presentation/jobs.h"

class QPushButton;
class QScrollArea;

namespace lx::ui {

class AppContext;
class EventFields;
class EventPreview;
class LineLabel;

/// The form of an event: what it asks for, below it what it is going to write as it is filled in,
/// worked out by a worker; then written as one action. What was looked at is what is written. Keeps
/// what is being entered while other pages are looked at; asks only where it would be lost.
class EventForm : public QWidget
{
    Q_OBJECT
public:
    explicit EventForm(AppContext& context, QWidget* parent = nullptr);
    ~EventForm() override;

    /// Begins an event; the same one of the same rows that is being filled in goes on, and another
    /// one where the user wants that. False where there is none of that id, one is being
    /// written, or it can't be begun from so many rows.
    bool begin(const Place::Event& event);
    /// Writes it as soon as it is known what; tells why not where something is refused.
    void apply();
    /// Leaves the form; asks where something would be lost.
    bool leave();
    [[nodiscard]] bool open() const { return m_fields != nullptr; }
    [[nodiscard]] bool unsaved() const;
    /// For the window: false where the user wants to stay with what is entered, or while it is
    /// being written.
    [[nodiscard]] bool may_close();
    /// What is being written then is written and told all the same.
    void close_form();
    /// What is being filled in.
    [[nodiscard]] const Place::Event& shown() const { return m_event; }
    /// Rows were changed elsewhere: what it writes may be otherwise.
    void apply(const DataChange& change);
    void focus_first();

Q_SIGNALS:
    /// The form is left, whether it was written or not.
    void left();

private:
    void build_head();
    /// Works out what it writes.
    void look();
    struct Looked
    {
        EventPlan plan;
        std::vector<EventLine> lines;
    };
    void show_looked(Looked looked);
    /// It is no longer for what stands there, and neither is what is being worked out.
    void forget_plan();
    void stop_short(const QString& why);
    void write();
    /// True, and told, while it is being written.
    bool writing();
    /// Why it can't be written; what is missing is told in one sentence.
    [[nodiscard]] QStringList reasons_of(const EventPlan& plan) const;
    /// What to look at before it is written, and what is left to be done after.
    [[nodiscard]] static QStringList notes_of(const EventPlan& plan);
    void tell_written(const EventPlan& plan);
    void say(const QString& problem);

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    std::shared_ptr<const std::vector<EventDef>> m_events; ///< keeps m_def
    const EventDef* m_def = nullptr;
    Place::Event m_event;
    std::optional<EventPlan> m_plan; ///< for what is entered now
    bool m_wanted = false;           ///< to be written once it is known what
    LineLabel* m_title = nullptr;
    LineLabel* m_line = nullptr; ///< always there, so that nothing moves when it has words
    QPushButton* m_do = nullptr;
    QScrollArea* m_scroll = nullptr;
    EventFields* m_fields = nullptr;
    EventPreview* m_preview = nullptr;
    QTimer m_wait{this};
    JobSlot m_looking;
    WorkSlot m_writing;
};

} // namespace lx::ui
