#include "ui/event/event_form.h"

#include <algorithm>

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/events/run_event.h"
#include "core/report/sheet_def.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/event/event_fields.h"
#include "ui/event/event_preview.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int typing_ms = 200;  ///< a pause in typing
constexpr int locked_ms = 1000; ///< until it is tried again while something else is written
// Rows an event can begin from: each has its line or a button on screen.
constexpr std::size_t most_table_rows = 1'000;
constexpr std::size_t most_listed_rows = 200;

std::size_t most_rows(const EventStart& start)
{
    return start.column ? most_table_rows : start.several ? most_listed_rows : 1;
}

} // namespace

EventForm::EventForm(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_looking(context.jobs()), m_writing(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    build_head();
    m_line = new LineLabel(this);
    set_role(m_line, "soft");
    m_line->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), 4);
    column->addWidget(m_line);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_scroll, 5);
    m_preview = new EventPreview(this);
    column->addWidget(m_preview, 2);

    auto* escape = new QAction(this);
    escape->setShortcut(QKeySequence(Qt::Key_Escape));
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(escape);
    connect(escape, &QAction::triggered, this, &EventForm::leave);
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &EventForm::look);
}

EventForm::~EventForm() = default;

void EventForm::build_head()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    head->setSpacing(Theme::grid(1));
    auto* back = new QPushButton(icon(QStringLiteral("chevron-left")), tr("Back"), this);
    set_quiet(back);
    set_tip(back, tr("Back to where you came from (Esc)"));
    m_title = new LineLabel(this, Qt::ElideMiddle);
    set_role(m_title, "title");
    m_do = new QPushButton(tr("&Do it"), this);
    set_primary(m_do);
    set_tip(m_do, QStringLiteral("Ctrl+S"));
    head->addWidget(back);
    head->addWidget(m_title, 1);
    head->addWidget(m_do);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
    connect(back, &QPushButton::clicked, this, &EventForm::leave);
    connect(m_do, &QPushButton::clicked, this, qOverload<>(&EventForm::apply));
}

bool EventForm::begin(const Place::Event& event)
{
    if (writing())
        return false;
    const auto events = m_context.events();
    const auto def = std::find_if(events->begin(), events->end(),
                                  [&](const EventDef& one) { return one.id == utf8_of(event.id); });
    if (def == events->end())
        return false;
    const auto start = event_start(*def, event.ledger);
    if (start && event.rows.size() > most_rows(*start)) {
        const auto most = static_cast<qint64>(most_rows(*start));
        m_context.notices().warning(
            most == 1
                ? tr("%1 is done for one row at a time, please choose just one.").arg(qt(def->name))
                : tr("%1: at most %2 rows at once, please choose fewer.")
                      .arg(qt(def->name), count_text(most)));
        return false;
    }
    const bool same = m_event.id == event.id && m_event.ledger == event.ledger &&
                      m_event.rows == event.rows && m_event.with == event.with;
    if (unsaved() && (same || !may_close()))
        return true;
    close_form();
    m_catalog = m_context.catalog();
    m_events = events;
    m_def = &*def;
    m_event = event;
    m_title->setText(qt(def->name));
    m_fields = new EventFields(m_context, *m_catalog, *m_def, m_scroll);
    m_scroll->setWidget(m_fields);
    connect(m_fields, &EventFields::edited, this, [this] {
        forget_plan();
        m_wanted = false;
        say({});
        m_wait.start(typing_ms);
    });
    connect(m_fields, &FormGrid::ended, this, [this] { m_do->setFocus(Qt::TabFocusReason); });
    connect(m_fields, &FormGrid::entered, this,
            [this](QWidget* cell) { m_scroll->ensureWidgetVisible(cell, 0, Theme::grid(4)); });
    m_fields->enter(EventDef::day_key, m_context.as_of().iso());
    if (start)
        m_fields->start_from(*start, event.rows);
    for (const auto& [field, value] : event.with)
        m_fields->enter(field, value);
    const bool write = !m_context.read_only();
    m_do->setEnabled(write);
    m_fields->setEnabled(write);
    m_preview->say(write ? tr("Working it out…")
                         : tr("The file is open read-only: nothing can be written."));
    say({});
    m_scroll->ensureVisible(0, 0);
    focus_first();
    look();
    return true;
}

void EventForm::focus_first()
{
    if (m_fields != nullptr)
        m_fields->focus_first();
}

bool EventForm::unsaved() const
{
    return m_fields != nullptr && m_fields->changed();
}

void EventForm::look()
{
    m_wait.stop();
    if (m_fields == nullptr || m_context.read_only())
        return;
    const EventFields::Read read = m_fields->read();
    if (!read.fine) {
        m_looking.stop();
        m_preview->say(tr("Not worked out yet: please look at the fields marked above."));
        if (std::exchange(m_wanted, false))
            stop_short(tr("Not written yet: please look at the fields marked below."));
        return;
    }
    if (const auto may = m_context.may_write(); !may) {
        m_looking.stop();
        m_preview->say(qt(may.error().message));
        m_wait.start(locked_ms);
        return;
    }
    m_looking.start<Looked>(
        JobKind::Quick, {},
        [path = m_context.path8(), catalog = m_catalog, actor = m_context.actor(),
         events = m_events, def = m_def,
         answers = read.answers](JobProgress& progress) -> Result<Looked> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            Looked looked;
            LX_ASSIGN(looked.plan, preview_event(*database, *catalog, actor, *def, answers));
            if (looked.plan.refused.empty()) {
                LX_ASSIGN(looked.lines, event_lines(*database, *catalog, looked.plan));
            }
            return looked;
        },
        [this](Result<Looked> looked) {
            if (looked) {
                show_looked(std::move(*looked));
                return;
            }
            m_wanted = false;
            m_preview->say(qt(looked.error().message));
            if (looked.error().kind == ErrorKind::Locked)
                m_wait.start(locked_ms);
        });
}

void EventForm::show_looked(Looked looked)
{
    const bool wanted = std::exchange(m_wanted, false);
    m_plan = std::move(looked.plan);
    m_fields->show_plan(*m_plan, wanted);
    if (m_plan->refused.empty()) {
        m_preview->show_lines(looked.lines, notes_of(*m_plan));
        if (wanted)
            write();
        return;
    }
    m_preview->show_refused(reasons_of(*m_plan));
    if (wanted)
        stop_short(tr("Not written yet: please look at the fields marked below."));
}

QStringList EventForm::reasons_of(const EventPlan& plan) const
{
    QStringList missing;
    QStringList reasons;
    const auto is_missing = [&](std::size_t field) {
        const EventAnswer& answer = plan.answers.fields[field];
        return is_empty(answer.cell.value) && answer.rows.empty() && field < plan.asked.size() &&
               plan.asked[field].needed;
    };
    for (const EventIssue& issue : plan.refused) {
        const int at = m_def->index_of(issue.place.field);
        const auto field = static_cast<std::size_t>(at);
        if (at >= 0 && is_missing(field))
            missing << qt(m_def->fields[field].field.name);
        else
            reasons << qt(issue_text(*m_def, issue));
    }
    if (!missing.isEmpty())
        reasons.prepend(tr("Please fill in: %1.").arg(missing.join(QStringLiteral("、"))));
    return reasons;
}

void EventForm::stop_short(const QString& why)
{
    m_fields->tell_all();
    say(why);
    m_fields->focus_trouble();
}

void EventForm::apply()
{
    if (m_fields == nullptr || m_context.read_only() || m_writing.running())
        return;
    m_wanted = true;
    if (!m_plan) { // it comes with what is worked out, or is worked out now
        if (!m_looking.running())
            look();
        return;
    }
    m_wanted = false;
    if (m_plan->refused.empty()) {
        write();
        return;
    }
    m_fields->show_plan(*m_plan, true);
    stop_short(tr("Not written yet: please look at the fields marked below."));
}

void EventForm::write()
{
    if (const auto may = m_context.may_write(); !may) {
        say(qt(may.error().message));
        return;
    }
    m_do->setEnabled(false);
    m_scroll->setEnabled(false); // what is written is what stands there
    m_writing.start<EventPlan>(
        JobKind::Long, qt(m_def->name),
        [path = m_context.path8(), catalog = m_catalog, actor = m_context.actor(),
         events = m_events, def = m_def, shown = *m_plan,
         token = m_context.writing()](JobProgress& progress) -> Result<EventPlan> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return apply_event(*database, *catalog, actor, *def, shown.answers, &shown);
        },
        [this, path = m_context.path8()](Result<EventPlan> plan) {
            m_do->setEnabled(!m_context.read_only());
            m_scroll->setEnabled(true);
            if (path != m_context.path8())
                return; // another file by now
            if (plan && plan->action != 0) {
                tell_written(*plan);
                return;
            }
            if (m_fields == nullptr) { // nobody is there any more to put it right
                if (plan)
                    m_context.notices().warning(reasons_of(*plan).join(QLatin1Char('\n')));
                else
                    m_context.notices().error(plan.error());
                return;
            }
            m_plan.reset();
            if (plan) {
                show_looked({std::move(*plan), {}});
                stop_short(tr("Not written yet: please look at the fields marked below."));
                return;
            }
            say(qt(plan.error().message));
            if (plan.error().kind == ErrorKind::Refused)
                look(); // something was changed meanwhile
        });
}

QStringList EventForm::notes_of(const EventPlan& plan)
{
    QStringList notes;
    for (const std::string& warning : plan.warnings)
        notes << tr("Please check: %1").arg(qt(warning));
    for (const std::string& advice : plan.advice)
        notes << tr("Still to do: %1").arg(qt(advice));
    return notes;
}

void EventForm::tell_written(const EventPlan& plan)
{
    Notice notice{NoticeKind::Success, tr("Done: %1").arg(qt(plan.title))};
    notice.acts.push_back(
        {tr("Undo"), [&context = m_context, action = plan.action] { context.undo(action); }});
    std::vector<std::pair<const LedgerDef*, std::vector<std::int64_t>>> made;
    for (const PlannedRow& row : plan.rows) {
        if (!row.added())
            continue;
        auto known = std::find_if(made.begin(), made.end(),
                                  [&](const auto& one) { return one.first == row.ledger; });
        if (known == made.end()) {
            made.emplace_back(row.ledger, std::vector<std::int64_t>());
            known = std::prev(made.end());
        }
        known->second.push_back(row.written);
    }
    QStringList written;
    for (const auto& [ledger, rows] : made) {
        const QString name = qt(ledger->name);
        written << tr("%1: %2 new").arg(name, count_text(static_cast<qint64>(rows.size())));
        const Place place = rows.size() == 1 ? Place::dossier(ledger->code, rows.front())
                                             : Place::rows(ledger->code, rows, qt(plan.title));
        notice.acts.push_back(
            {tr("To %1").arg(name), [&context = m_context, place] { context.go(place); }});
    }
    const auto changed = std::count_if(plan.rows.begin(), plan.rows.end(),
                                       [](const PlannedRow& row) { return !row.added(); });
    if (changed > 0)
        written << tr("%1 rows changed or ended").arg(count_text(changed));
    notice.text += QStringLiteral("（%1）").arg(written.join(QStringLiteral("，")));
    for (const PlannedSheet& sheet : plan.sheets) {
        const auto def = SheetDef::find(m_context.definitions()->facts(), sheet.sheet);
        notice.acts.push_back({tr("Print: %1").arg(def ? qt(def->name) : qt(sheet.sheet)),
                               [&context = m_context, id = qt(sheet.sheet), rows = sheet.ids] {
                                   context.go(Place::sheet(id, rows));
                               }});
    }
    const bool here = m_fields != nullptr;
    close_form();
    m_context.announce(plan.action);
    const QStringList notes = notes_of(plan);
    if (here)
        Q_EMIT left();
    m_context.notices().post(notice);
    if (!notes.isEmpty())
        m_context.notices().post(
            {NoticeKind::Warning, notes.join(QLatin1Char('\n')), {}, QStringLiteral("event")});
}

bool EventForm::writing()
{
    if (m_writing.running())
        m_context.notices().warning(
            tr("“%1” is being written: please wait until it is done.").arg(m_title->text()));
    return m_writing.running();
}

bool EventForm::may_close()
{
    if (writing())
        return false;
    if (!unsaved())
        return true;
    const int answer = m_context.dialogs().choose(
        tr("Unfinished event"), tr("“%1” is filled in and not done yet.").arg(m_title->text()),
        {tr("Discard"), tr("Go on filling in")}, 1);
    return answer == 0;
}

bool EventForm::leave()
{
    if (!may_close())
        return false;
    close_form();
    Q_EMIT left();
    return true;
}

void EventForm::close_form()
{
    m_wait.stop();
    m_wanted = false;
    forget_plan();
    if (m_fields != nullptr) {
        m_fields->setParent(nullptr);
        m_fields->deleteLater();
        m_fields = nullptr;
    }
    m_preview->say({});
}

void EventForm::apply(const DataChange&)
{
    if (m_fields == nullptr || m_writing.running())
        return;
    forget_plan();
    m_wait.start(typing_ms);
}

void EventForm::forget_plan()
{
    m_looking.stop();
    m_plan.reset();
}

void EventForm::say(const QString& problem)
{
    const bool wrong = !problem.isEmpty();
    m_line->setText(wrong ? problem : m_def == nullptr ? QString() : qt(m_def->hint));
    if (const char* role = wrong ? "error" : "soft";
        m_line->property("role") != QLatin1String(role)) {
        set_role(m_line, role);
        restyle(m_line);
    }
}

} // namespace lx::ui
