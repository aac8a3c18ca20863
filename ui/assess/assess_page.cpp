#include "ui/assess/assess_page.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/close_round.h"
#include "core/store/ledger_store.h"
#include "ui/assess/ballots_part.h"
#include "ui/assess/close_part.h"
#include "ui/assess/daily_part.h"
#include "ui/assess/interview_part.h"
#include "ui/assess/new_round_form.h"
#include "ui/assess/orgs_part.h"
#include "ui/assess/report_part.h"
#include "ui/assess/result_part.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

enum Shown
{
    Nothing,
    Steps,
    NewRound
};

constexpr int pause_ms = 300;

/// Nothing but ballot papers was keyed.
bool only_papers(const DataChange& change)
{
    return !change.many && change.rows.empty() &&
           std::ranges::all_of(change.settings, [](const std::string& name) {
               return is_assess_setting(name) && name.find("/box/") != std::string::npos;
           });
}

} // namespace

AssessPage::AssessPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Assessment"), parent), m_reading(context.jobs())
{
    m_rounds = new QComboBox(this);
    m_rounds->setAccessibleName(tr("Round of the assessment"));
    m_rounds->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_new = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("&New round…"), this);
    m_new->setAccessibleName(tr("New round of the assessment"));
    set_primary(m_new);
    add_print_action();
    add_action(m_rounds);
    add_action(m_new);
    m_stack = new QStackedWidget(this);
    auto* none = new TextLabel(tr("There is no round yet. “New round” begins one: a year, who "
                                  "assesses, a scheme, and who is assessed."),
                               m_stack);
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    none->setMargin(Theme::grid(6));
    m_stack->addWidget(none);
    m_stack->addWidget(build_steps());
    m_form = new NewRoundForm(context, m_stack);
    m_stack->addWidget(m_form);
    body()->addWidget(m_stack, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause_ms);
    connect(&m_pause, &QTimer::timeout, this, &AssessPage::read);
    connect(m_ballots, &BallotsPart::looked_at, this, [this] {
        if (m_pause.isActive())
            read();
    });
    connect(m_new, &QPushButton::clicked, this, &AssessPage::begin_new);
    // The form's own button is the one to press while it is there.
    connect(m_stack, &QStackedWidget::currentChanged, m_new,
            [this](int shown) { m_new->setVisible(shown != NewRound); });
    connect(m_rounds, &QComboBox::activated, this, [this](int at) {
        m_wanted = m_ids[static_cast<std::size_t>(at)];
        read();
    });
    connect(m_form, &NewRoundForm::left, this,
            [this] { m_stack->setCurrentIndex(m_shown ? Steps : Nothing); });
    connect(m_form, &NewRoundForm::begun, this, [this](const RoundId& id) {
        m_wanted = id;
        m_stack->setCurrentIndex(m_shown ? Steps : Nothing);
        show_step(AssessStep::Orgs);
        read();
    });
}

QWidget* AssessPage::build_steps()
{
    auto* halves = new QSplitter(Qt::Horizontal, m_stack);
    halves->setChildrenCollapsible(false);
    m_step_model = new TextTableModel(this);
    m_step_model->set_columns({tr("Step"), tr("Done")}, {Qt::AlignLeft | Qt::AlignVCenter,
                                                         Qt::AlignRight | Qt::AlignVCenter});
    m_steps = new QTableView(halves);
    m_steps->setHorizontalHeader(new WrapHeader(m_steps));
    m_steps->setModel(m_step_model);
    m_steps->setAccessibleName(tr("Steps of the round"));
    dress_table(m_steps);
    m_steps->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    keep_measured(m_steps, [view = m_steps] { view->setColumnWidth(1, characters(view, 5)); });
    halves->addWidget(m_steps);
    m_parts = new QStackedWidget(halves);
    m_parts->addWidget(new OrgsPart(context(), m_parts));
    m_parts->addWidget(new DailyPart(context(), m_parts));
    m_parts->addWidget(new ReportPart(context(), m_parts));
    m_ballots = new BallotsPart(context(), m_parts);
    m_parts->addWidget(m_ballots);
    m_parts->addWidget(new ResultPart(context(), m_parts));
    m_parts->addWidget(new InterviewPart(context(), m_parts));
    m_parts->addWidget(new ClosePart(context(), m_parts));
    halves->addWidget(m_parts);
    halves->setStretchFactor(1, 1);
    halves->setSizes({216, 1000});
    connect(m_steps->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (!now.isValid())
                    return;
                m_parts->setCurrentIndex(now.row());
                if (m_shown)
                    part()->take(m_shown);
                if (m_pause.isActive())
                    read(); // another step shows what was keyed until now
            });
    connect(m_steps, &QTableView::activated, this, [this] { part()->focus_first(); });
    return halves;
}

AssessPart* AssessPage::part() const
{
    return qobject_cast<AssessPart*>(m_parts->currentWidget());
}

void AssessPage::show_step(AssessStep step)
{
    m_steps->setCurrentIndex(m_step_model->index(static_cast<int>(step), 0));
    m_parts->setCurrentIndex(static_cast<int>(step));
}

void AssessPage::refresh(const Changes& changes)
{
    const bool of_rounds = std::ranges::any_of(changes.data, [](const DataChange& change) {
        return change.many || change.touches("org") ||
               std::ranges::any_of(change.settings, is_assess_setting);
    });
    if (changes.document) {
        m_wanted.reset();
        m_stack->setCurrentIndex(Nothing);
    }
    m_new->setEnabled(context().has_document() && !context().read_only());
    // Whoever keys papers in isn't held up by reading the round again after each.
    const bool may_wait = std::ranges::all_of(changes.data, only_papers) && m_ballots->keying();
    if (of_rounds && may_wait && !changes.document && !changes.moved)
        m_pause.start();
    else if (of_rounds || changes.document || changes.moved)
        read();
}

Result<AssessPage::Read> AssessPage::read_file(Database& database,
                                               const DefinitionsPtr& definitions,
                                               const std::optional<RoundId>& wanted)
{
    Read read;
    LX_ASSIGN(read.rounds, assess_rounds(database));
    if (read.rounds.empty())
        return read;
    const Catalog& catalog = definitions->catalog();
    std::vector<std::int64_t> ids;
    for (const RoundId& id : read.rounds)
        ids.push_back(id.assessor);
    LX_ASSIGN(const auto labels,
              LedgerStore(database, catalog).labels(*catalog.ledger("org"), ids));
    read.assessors = OrgNames(labels.begin(), labels.end());
    const bool there = wanted && std::ranges::find(read.rounds, *wanted) != read.rounds.end();
    auto shown = std::make_shared<ShownRound>();
    LX_ASSIGN(shown->round, load_assess_round(database, definitions->facts(),
                                              there ? *wanted : read.rounds.front()));
    shown->results = results_of(shown->round);
    LX_ASSIGN(shown->names, org_names(database, catalog, shown->round));
    LX_ASSIGN(shown->assessor, assessor_name(database, catalog, shown->round.id));
    read.shown = std::move(shown);
    return read;
}

void AssessPage::read()
{
    m_pause.stop();
    if (!context().has_document()) {
        m_reading.stop();
        take({});
        return;
    }
    m_reading.start<Read>(
        JobKind::Quick, {},
        [path = context().path8(), definitions = context().definitions(),
         wanted = m_wanted](JobProgress& progress) -> Result<Read> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return read_file(*database, definitions, wanted);
        },
        [this](Result<Read> read) {
            if (read)
                take(std::move(*read));
            else if (read.error().kind != ErrorKind::Cancelled)
                context().notices().error(read.error());
        });
}

void AssessPage::take(Read read)
{
    m_ids = std::move(read.rounds);
    m_shown = std::move(read.shown);
    m_rounds->setVisible(!m_ids.empty());
    {
        const QSignalBlocker quiet(m_rounds);
        m_rounds->clear();
        for (const RoundId& id : m_ids)
            m_rounds->addItem((id.members ? tr("%1, members of %2") : tr("%1, %2"))
                                  .arg(id.year)
                                  .arg(shown_text(qt(read.assessors[id.assessor]))));
        if (m_shown)
            m_rounds->setCurrentIndex(
                static_cast<int>(std::ranges::find(m_ids, m_shown->round.id) - m_ids.begin()));
    }
    if (m_stack->currentIndex() != NewRound)
        m_stack->setCurrentIndex(m_shown ? Steps : Nothing);
    if (!m_shown) {
        set_subtitle({});
        set_status({});
        return;
    }
    m_wanted = m_shown->round.id;
    set_subtitle(m_shown->round.closed
                     ? tr("closed on %1").arg(date_text(*m_shown->round.closed))
                     : (m_shown->round.id.members ? tr("%1 members") : tr("%1 organizations"))
                           .arg(m_shown->round.orgs.size()));
    show_steps();
    part()->take(m_shown);
}

void AssessPage::show_steps()
{
    std::vector<TextTableModel::Row> rows;
    for (std::size_t i = 0; i < assess_steps; ++i) {
        const auto step = static_cast<AssessStep>(i);
        const StepGap gap = step_gap(m_shown->round, m_shown->results, step, m_shown->names);
        TextTableModel::Row row;
        row.texts = {qt(step_title(step)),
                     gap.all == 0 ? QStringLiteral("–")
                                  : QStringLiteral("%1 / %2").arg(gap.done).arg(gap.all)};
        row.tone = gap.complete() ? TextTableModel::Tone::Ok : TextTableModel::Tone::Plain;
        rows.push_back(std::move(row));
    }
    const QSignalBlocker quiet(m_steps->selectionModel());
    m_step_model->set_rows(std::move(rows));
    for (std::size_t i = 0; i < assess_steps; ++i)
        m_steps->setRowHidden(static_cast<int>(i),
                              !has_step(*m_shown->round.scheme, static_cast<AssessStep>(i)));
    if (m_steps->isRowHidden(m_parts->currentIndex()))
        m_parts->setCurrentIndex(0);
    m_steps->setCurrentIndex(m_step_model->index(m_parts->currentIndex(), 0));
    const StepGap gap = step_gap(m_shown->round, m_shown->results,
                                 static_cast<AssessStep>(m_parts->currentIndex()), m_shown->names);
    set_status(gap.complete() ? QString() : qt(gap.missing.front()));
}

void AssessPage::begin_new()
{
    m_form->begin(context().as_of().month() <= 6 ? context().as_of().year() - 1
                                                 : context().as_of().year(),
                  m_shown ? m_shown->round.id.assessor : 0);
    m_stack->setCurrentIndex(NewRound);
    m_form->focus_first();
}

void AssessPage::focus_first()
{
    if (m_stack->currentIndex() == NewRound)
        m_form->focus_first();
    else if (m_shown)
        m_steps->setFocus();
    else
        m_new->setFocus();
}

bool AssessPage::show_place(const Place& place)
{
    const auto* wanted = std::get_if<Place::Part>(&place.what);
    if (wanted == nullptr)
        return Page::show_place(place);
    bool number = false;
    const int step = wanted->name.toInt(&number);
    if (!number || step < 0 || step >= static_cast<int>(assess_steps))
        return false;
    show_step(static_cast<AssessStep>(step));
    return true;
}

Place AssessPage::here() const
{
    return m_shown ? Place::part(id(), QString::number(m_parts->currentIndex()))
                   : Place::of_page(id());
}

} // namespace lx::ui
