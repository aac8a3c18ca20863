#include "ui/dossier/dossier_view.h"

#include <algorithm>
#include <set>

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include "core/county/subject_findings.h"
#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/document/take_back.h"
#include "ui/dossier/part_view.h"
#include "ui/dossier/row_facts.h"
#include "ui/dossier/verdict.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/event_menu.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int wait_ms = 60;
constexpr int side_ems = 22;
constexpr int two_columns_ems = 68; ///< below it the fields stand under the parts

TextLabel* heading(const QString& text, QWidget* parent)
{
    auto* label = new TextLabel(text, parent);
    set_role(label, "strong");
    return label;
}

/// Puts `made` where `old` was.
void replace(QBoxLayout* column, QWidget*& old, QWidget* made)
{
    const int at = old == nullptr ? -1 : column->indexOf(old);
    delete old;
    old = made;
    column->insertWidget(at, made);
}

} // namespace

DossierView::DossierView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_reading(context.jobs()), m_judging(context.jobs()),
      m_writing(context.jobs())
{
    setAccessibleName(tr("Dossier"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    build_head();
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget* page = plain_widget(m_scroll);
    m_halves = new QBoxLayout(QBoxLayout::LeftToRight, page);
    m_halves->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(2));
    m_halves->setSpacing(Theme::grid(3));
    m_column = new QVBoxLayout;
    m_column->setSpacing(Theme::grid(2));
    m_verdict = new Verdict(page);
    m_column->addWidget(m_verdict);
    m_column->addStretch(1);
    m_halves->addLayout(m_column, 1);
    m_side_box = plain_widget(page);
    m_side = new QVBoxLayout(m_side_box);
    m_side->setContentsMargins(0, 0, 0, 0);
    m_side->setSpacing(4);
    m_side->addWidget(heading(tr("Basics"), m_side_box));
    m_facts = plain_widget(m_side_box);
    m_side->addWidget(m_facts);
    m_history_title = heading(tr("History"), m_side_box);
    m_side->addWidget(m_history_title);
    m_history = plain_widget(m_side_box);
    m_side->addWidget(m_history);
    m_side->addStretch(1);
    m_halves->addWidget(m_side_box);
    m_scroll->setWidget(page);
    column->addWidget(m_scroll, 1);

    m_wait.setSingleShot(true);
    m_wait.setInterval(wait_ms);
    connect(&m_wait, &QTimer::timeout, this, &DossierView::read);
    connect(m_verdict, &Verdict::rule_wanted, this,
            [this](const QString& rule) { m_context.go(Place::rule(rule, m_label)); });
    connect(&Evaluations::of(context), &Evaluations::changed, this, [this] {
        const Evaluations& evaluations = Evaluations::of(m_context);
        if (!m_record)
            return;
        if (evaluations.current())
            judge();
        else if (m_waiting && !evaluations.running() && !evaluations.problem().isEmpty())
            m_verdict->say(evaluations.problem());
    });
}

void DossierView::build_head()
{
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    head->setSpacing(Theme::grid(1));
    auto* back = new QPushButton(icon(QStringLiteral("chevron-left")), tr("Back"), this);
    set_quiet(back);
    set_tip(back, tr("Back to where you came from (Esc)"));
    m_title = new LineLabel(this, Qt::ElideMiddle);
    set_role(m_title, "title");
    m_edit = new QPushButton(icon_on_accent(QStringLiteral("edit")), tr("&Edit"), this);
    set_primary(m_edit);
    head->addWidget(back);
    head->addWidget(m_title, 1);
    m_events = new EventMenu(m_context, this);
    head->addWidget(event_button(m_events, this));
    head->addWidget(m_edit);
    static_cast<QVBoxLayout*>(layout())->addLayout(head);
    m_ties = new QWidget(this);
    m_tie_flow = new FlowLayout(m_ties, 4);
    m_tie_flow->setContentsMargins(Theme::grid(1), 0, Theme::grid(2), Theme::grid(1));
    layout()->addWidget(m_ties);
    auto* escape = new QAction(this);
    escape->setShortcut(QKeySequence(Qt::Key_Escape));
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(escape);
    connect(escape, &QAction::triggered, this, &DossierView::left);
    connect(back, &QPushButton::clicked, this, &DossierView::left);
    connect(m_edit, &QPushButton::clicked, this,
            [this] { Q_EMIT edit_wanted(qt(m_def->ledger->code), m_id); });
}

void DossierView::show_row(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                           std::int64_t id)
{
    if (m_catalog != catalog || !m_def || m_def->ledger != &def) {
        m_catalog = std::move(catalog);
        auto read = dossier_def(*m_catalog, def.code);
        if (!read) { // a program file; its test holds it
            m_verdict->say(qt(read.error().message));
            return;
        }
        m_def = std::move(*read);
        build_parts();
    }
    m_events->offer(def.code, [this] { return std::vector<std::int64_t>{m_id}; });
    if (m_id != id) {
        m_record.reset();
        m_title->clear();
        m_ties->hide();
        m_edit->setEnabled(false);
        m_scroll->widget()->setEnabled(false); // nothing of the one before may be taken for its own
        m_verdict->say(tr("Working it out…"));
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_id = id;
    read();
}

void DossierView::build_parts()
{
    qDeleteAll(m_parts);
    m_parts.clear();
    for (const DossierPart& part : m_def->parts) {
        auto* view = new PartView(part, m_scroll->widget());
        m_column->insertWidget(m_column->count() - 1, view);
        connect(view, &PartView::edit_wanted, this, &DossierView::edit_wanted);
        connect(view, &PartView::add_wanted, this,
                [this, through = part.through != nullptr](const QString& ledger,
                                                          const QString& field, qint64 owner) {
                    // The form names what the new row belongs to.
                    const auto tie = std::find_if(m_tied.begin(), m_tied.end(),
                                                  [&](const Tie& one) { return one.id == owner; });
                    const bool tied = through && tie != m_tied.end();
                    Q_EMIT add_wanted(ledger, field, owner, tied ? tie->name : m_label);
                });
        connect(view, &PartView::all_wanted, this, [this, at = m_parts.size()] {
            ListRequest request;
            request.query.ledger = m_def->parts[at].ledger->code;
            request.query.condition = m_lists[at];
            request.title = QStringLiteral("%1 · %2").arg(m_label, qt(m_def->parts[at].title));
            m_context.go(Place::list(request));
        });
        m_parts.push_back(view);
    }
}

void DossierView::clear()
{
    m_wait.stop();
    m_reading.stop();
    m_judging.stop();
    m_waiting = false;
    m_id = 0;
    m_record.reset();
}

Place::Row DossierView::shown() const
{
    return m_id == 0 ? Place::Row{} : Place::Row{m_def->ledger->code, m_id};
}

void DossierView::apply(const DataChange& change)
{
    if (m_id == 0)
        return;
    bool concerned = change.touches(m_def->ledger->code);
    for (const DossierPart& part : m_def->parts)
        concerned |= change.touches(part.ledger->code) ||
                     (part.through != nullptr && change.touches(part.through->code));
    if (concerned)
        m_wait.start();
}

void DossierView::refresh()
{
    if (m_id != 0)
        m_wait.start();
}

void DossierView::set_masked(bool masked)
{
    m_masked = masked;
    refresh();
}

Result<std::vector<DossierView::Tie>> DossierView::read_ties(LedgerStore& store,
                                                             const Catalog& catalog,
                                                             const DossierDef& def,
                                                             const Contents& contents)
{
    std::vector<Tie> ties;
    std::set<std::pair<std::string, std::int64_t>> told;
    const auto add = [&](const FieldDef& field, std::int64_t id) {
        if (id != 0 && has_dossier(field.ledger) && told.emplace(field.ledger, id).second)
            ties.push_back({field.ledger, id, qt(field.name), {}});
    };
    for (std::size_t i = 0; i < def.parts.size(); ++i) {
        const DossierPart& part = def.parts[i];
        for (const std::int64_t owner : contents.parts[i].owners)
            if (part.through != nullptr)
                add(part.through->fields[part.to], owner);
    }
    for (std::size_t i = 0; i < def.ledger->fields.size(); ++i)
        if (def.ledger->fields[i].type == FieldType::Ref)
            add(def.ledger->fields[i], int_of(contents.row.record.values[i]));
    for (Tie& tie : ties) {
        LX_ASSIGN(const auto names, store.labels(*catalog.ledger(tie.ledger), {tie.id}));
        if (const auto it = names.find(tie.id); it != names.end())
            tie.name = qt(it->second);
    }
    return ties;
}

void DossierView::read()
{
    if (m_id == 0)
        return;
    m_reading.start<std::optional<Contents>>(
        JobKind::Quick, {},
        [path = m_context.path8(), catalog = m_catalog, def = *m_def, id = m_id,
         day = m_context.as_of(),
         masked = m_masked](JobProgress& progress) -> Result<std::optional<Contents>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LedgerStore store(*database, *catalog);
            LX_ASSIGN(auto record, store.find(*def.ledger, id));
            if (!record)
                return std::optional<Contents>();
            Contents contents;
            LX_ASSIGN(auto rows,
                      show_rows(store, *catalog, *def.ledger, {std::move(*record)}, masked));
            contents.row = std::move(rows.front());
            LX_ASSIGN(const auto labels, store.labels(*def.ledger, {id}));
            if (const auto it = labels.find(id); it != labels.end())
                contents.label = qt(it->second);
            LX_ASSIGN(contents.parts, read_dossier(store, def, id, day));
            for (std::size_t i = 0; i < def.parts.size(); ++i) {
                LX_ASSIGN(auto shown, show_rows(store, *catalog, *def.parts[i].ledger,
                                                contents.parts[i].first, masked));
                contents.shown.push_back(std::move(shown));
            }
            LX_ASSIGN(contents.ties, read_ties(store, *catalog, def, contents));
            LX_ASSIGN(contents.history, read_history(*database, *catalog, *def.ledger, id));
            return std::optional(std::move(contents));
        },
        [this](Result<std::optional<Contents>> contents) {
            if (!contents) {
                m_verdict->say(qt(contents.error().message));
            } else if (!*contents) { // removed meanwhile
                clear();
                Q_EMIT left();
            } else {
                show_contents(**contents);
            }
        });
}

void DossierView::show_contents(const Contents& contents)
{
    m_record = contents.row.record;
    m_scroll->widget()->setEnabled(true);
    m_edit->setEnabled(true);
    m_label = contents.label;
    m_title->setText(contents.label);
    m_edit->setVisible(!m_context.read_only());
    show_ties(contents.ties);
    m_lists.clear();
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        m_lists.push_back(contents.parts[i].condition);
        m_parts[i]->show_rows(contents.parts[i], contents.shown[i], m_context.as_of(),
                              m_context.read_only());
    }
    replace(m_side, m_facts, row_facts(*m_def->ledger, contents.row));
    replace(m_side, m_history,
            row_history(contents.history, m_context.clock().today(), taking_back()));
    judge();
}

std::function<void(std::int64_t)> DossierView::taking_back()
{
    if (m_context.read_only())
        return {};
    return [this](std::int64_t change) { take_back_row(m_context, m_writing, change, {}); };
}

void DossierView::show_ties(const std::vector<Tie>& ties)
{
    m_tied = ties;
    qDeleteAll(m_ties->findChildren<QPushButton*>());
    for (const Tie& tie : ties) {
        auto* button =
            new QPushButton(button_text(QStringLiteral("%1：%2").arg(tie.what, tie.name)), m_ties);
        set_quiet(button);
        set_tip(button, tr("Opens its dossier"));
        connect(button, &QPushButton::clicked, this,
                [this, tie] { m_context.go(Place::dossier(tie.ledger, tie.id)); });
        m_tie_flow->addWidget(button);
    }
    m_ties->setVisible(!ties.empty());
}

void DossierView::judge()
{
    if (m_context.policies().isEmpty()) {
        m_waiting = false;
        m_verdict->say(tr("No policy is chosen: choose those carried out here in the bar on top."));
        return;
    }
    Evaluations& evaluations = Evaluations::of(m_context);
    m_waiting = !evaluations.current();
    if (m_waiting) { // answers as soon as the county stands
        m_judging.stop();
        evaluations.want();
        return;
    }
    m_judging.start<SubjectFindings>(
        JobKind::Quick, {},
        [county = evaluations.result(), catalog = m_catalog, def = m_def->ledger,
         record = *m_record](JobProgress& progress) {
            return subject_findings(*county, *def, record, progress);
        },
        [this](Result<SubjectFindings> found) {
            if (found)
                m_verdict->show_findings(*found, m_context.as_of());
            else
                m_verdict->say(qt(found.error().message));
        });
}

void DossierView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void DossierView::fold()
{
    const bool beside = width() >= characters(this, two_columns_ems);
    m_halves->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side_box->setMinimumWidth(beside ? characters(this, side_ems) : 0);
    m_side_box->setMaximumWidth(beside ? characters(this, side_ems) : QWIDGETSIZE_MAX);
}

} // namespace lx::ui
