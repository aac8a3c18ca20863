#include "ui/exchange/import_assistant.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/exchange/columns_part.h"
#include "ui/exchange/preview_part.h"
#include "ui/exchange/questions_part.h"
#include "ui/exchange/work_words.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int bar_width = 120;

void keep_place(QWidget* widget)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    widget->setSizePolicy(policy);
}

QString files_text(const std::vector<std::string>& files)
{
    const QString first = file_name_of(files.front());
    return files.size() == 1 ? first
                             : ImportAssistant::tr("%1 and %2 more")
                                   .arg(first, count_text(static_cast<qint64>(files.size()) - 1));
}

} // namespace

ImportAssistant::ImportAssistant(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_trial(context.jobs())
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(Theme::grid(1));
    whole->addWidget(build_top());
    m_steps = new StepBar(this);
    whole->addWidget(m_steps);
    m_stack = new QStackedWidget(this);
    m_columns = new ColumnsPart(m_stack);
    m_questions = new QuestionsPart(m_stack);
    m_preview = new PreviewPart(context, m_stack);
    m_waiting = new QWidget(m_stack);
    for (QWidget* part : {static_cast<QWidget*>(m_columns), static_cast<QWidget*>(m_questions),
                          static_cast<QWidget*>(m_preview), m_waiting})
        m_stack->addWidget(part);
    whole->addWidget(m_stack, 1);
    whole->addWidget(build_foot());

    connect(m_steps, &StepBar::chosen, this, &ImportAssistant::go);
    connect(m_columns, &ColumnsPart::answered, this, &ImportAssistant::answered);
    connect(m_questions, &QuestionsPart::answered, this, &ImportAssistant::answered);
    const auto edited = [this] {
        if (m_held)
            tried(*std::exchange(m_held, std::nullopt));
    };
    connect(m_columns, &ColumnsPart::edited, this, edited);
    connect(m_questions, &QuestionsPart::edited, this, edited);
    connect(&context.jobs(), &Jobs::changed, this, [this] {
        if (trying())
            m_state->setText(work_words(m_trial.report(), m_bar));
    });
    update_state();
}

QWidget* ImportAssistant::build_top()
{
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid(1));
    m_file = new TextLabel(top);
    m_file->setWordWrap(true);
    set_role(m_file, "strong");
    auto* into = new TextLabel(tr("into the &ledger"), top);
    m_ledger = new QComboBox(top);
    m_ledger->setAccessibleName(tr("Ledger"));
    m_ledger->setMaxVisibleItems(20);
    into->setBuddy(m_ledger);
    auto* other = new QPushButton(tr("Other file&s…"), top);
    auto* leave = new QPushButton(tr("Do &not import"), top);
    row->addWidget(m_file, 1);
    row->addWidget(into);
    row->addWidget(m_ledger);
    row->addWidget(other);
    row->addWidget(leave);
    connect(m_ledger, &QComboBox::activated, this,
            [this] { Q_EMIT ledger_wanted(m_ledger->currentData().toString()); });
    connect(other, &QPushButton::clicked, this, &ImportAssistant::other_files_wanted);
    connect(leave, &QPushButton::clicked, this, [this] {
        this->leave();
        Q_EMIT left();
    });
    return top;
}

QWidget* ImportAssistant::build_foot()
{
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid(1));
    m_state = new TextLabel(foot);
    m_state->setWordWrap(true);
    m_state->setAccessibleName(tr("State of the preview"));
    set_role(m_state, "soft");
    m_bar = new QProgressBar(foot);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(bar_width);
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("&Cancel"), foot);
    keep_place(m_bar);
    keep_place(m_cancel);
    m_again = new QPushButton(icon(QStringLiteral("refresh")), tr("Preview &again"), foot);
    m_previous = new QPushButton(tr("&Back"), foot);
    m_next = new QPushButton(tr("Ne&xt"), foot);
    row->addWidget(m_state, 1);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addWidget(m_again);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    connect(m_cancel, &QPushButton::clicked, this, &ImportAssistant::cancel);
    connect(m_again, &QPushButton::clicked, this, &ImportAssistant::try_it);
    connect(m_previous, &QPushButton::clicked, this, [this] { go(m_steps->step() - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(m_steps->step() + 1); });
    return foot;
}

QPushButton* ImportAssistant::save_refused() const
{
    return m_preview->save_refused();
}

void ImportAssistant::begin(const std::string& ledger, const QStringList& files)
{
    ImportOptions options;
    options.ledger = ledger;
    options.as_of = m_context.as_of();
    options.by_stated_day = true;
    for (const QString& file : files)
        options.inputs.push_back(utf8_of(file));
    leave();
    m_draft = std::make_unique<ImportDraft>(m_context.catalog(), std::move(options));
    m_file->setText(files_text(m_draft->options().inputs));
    fill_ledgers();
    m_stack->setCurrentWidget(m_waiting);
    try_it();
}

void ImportAssistant::leave()
{
    stop_trying();
    m_columns->show(nullptr);
    m_questions->show(nullptr);
    m_preview->show(nullptr);
    m_draft.reset();
    m_steps->set_step(StepBar::Tables);
    update_state();
}

void ImportAssistant::fill_ledgers()
{
    m_ledger->clear();
    for (const LedgerDef& def : m_context.catalog()->ledgers())
        m_ledger->addItem(qt(def.name), qt(def.code));
    m_ledger->setCurrentIndex(m_ledger->findData(qt(m_draft->ledger().code)));
}

void ImportAssistant::stop_trying()
{
    m_trial.stop();
    m_held.reset();
}

void ImportAssistant::try_it()
{
    if (!m_draft)
        return;
    stop_trying();
    m_trial.start<ImportPreview>(
        JobKind::Long, tr("Trying the import into %1").arg(qt(m_draft->ledger().name)),
        [options = m_draft->options(), seen = m_draft->seen_names(), path = m_context.path8(),
         catalog = m_context.catalog(), actor = m_context.actor(),
         token = m_context.writing()](JobProgress& progress) -> Result<ImportPreview> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return preview_import(*database, *catalog, actor, options, seen, progress);
        },
        [this](Result<ImportPreview> preview) { tried(std::move(preview)); });
    update_state();
    m_asked_from = QApplication::focusWidget();
}

/// The keyboard is where it was when the trial was asked for, or nowhere.
bool ImportAssistant::is_waited_for() const
{
    const QWidget* now = QApplication::focusWidget();
    return now == nullptr || now == m_asked_from || !now->isVisible();
}

void ImportAssistant::tried(Result<ImportPreview> preview)
{
    const bool first = !m_draft->preview();
    const bool waited_for = is_waited_for();
    if (!preview) {
        m_context.notices().error(preview.error());
        if (first) {
            leave();
            Q_EMIT left();
        } else {
            update_state();
        }
        return;
    }
    if (m_columns->editing() || m_questions->editing()) {
        m_held = std::move(*preview);
        update_state();
        return;
    }
    m_draft->take(std::move(*preview));
    show_parts();
    if (first) {
        const bool asks = m_draft->open_questions() > 0;
        m_steps->set_step(asks ? StepBar::Questions : StepBar::Preview);
        m_stack->setCurrentIndex(m_steps->step());
    }
    update_state();
    if (!waited_for)
        return;
    if (m_steps->step() == StepBar::Preview)
        Q_EMIT previewed();
    else if (first)
        m_questions->focus_first();
}

void ImportAssistant::show_parts()
{
    m_columns->show(m_draft.get());
    m_questions->show(m_draft.get());
    m_preview->show(m_draft->preview());
}

void ImportAssistant::cancel()
{
    stop_trying();
    if (m_draft && !m_draft->preview()) {
        leave();
        Q_EMIT left();
        return;
    }
    update_state();
}

void ImportAssistant::focus_first()
{
    const int step = m_steps->step();
    if (!m_draft || !m_draft->preview())
        m_cancel->setFocus();
    else if (step == StepBar::Tables)
        m_columns->focus_first();
    else if (step == StepBar::Questions)
        m_questions->focus_first();
    else
        m_preview->focus_first();
}

void ImportAssistant::go(int step)
{
    if (!m_draft || !m_draft->preview() || step < 0 || step >= StepBar::Steps)
        return;
    m_steps->set_step(static_cast<StepBar::Step>(step));
    m_stack->setCurrentIndex(step);
    focus_first();
    if (step == StepBar::Preview && m_draft->outdated())
        try_it();
    update_state();
    if (step == StepBar::Preview && ready())
        Q_EMIT previewed();
}

/// An answer was given or taken back; what is being tried without it is of no use.
void ImportAssistant::answered()
{
    stop_trying();
    update_state();
}

void ImportAssistant::lists_changed()
{
    if (!m_draft)
        return;
    m_draft->make_outdated();
    update_state();
}

void ImportAssistant::ledger_changed()
{
    if (!m_draft)
        return;
    m_draft->follow_day(m_context.as_of());
    m_draft->make_outdated();
    const bool was_trying = trying();
    stop_trying();
    if (was_trying || m_steps->step() == StepBar::Preview)
        try_it();
    else
        update_state();
}

void ImportAssistant::update_state()
{
    const bool shown = m_draft && m_draft->preview();
    const int step = m_steps->step();
    m_steps->setEnabled(shown);
    m_steps->set_open_questions(shown ? m_draft->open_questions() : 0);
    m_bar->setVisible(trying());
    m_cancel->setVisible(trying());
    m_again->setEnabled(shown && !trying()); // a list may have changed, which nobody tells
    m_previous->setEnabled(shown && step > 0);
    m_next->setEnabled(shown && step + 1 < StepBar::Steps);
    if (trying())
        m_state->setText(work_words(m_trial.report(), m_bar));
    else if (!shown)
        m_state->setText({});
    else if (m_draft->outdated())
        m_state->setText(tr("The preview is from before the last changes."));
    else
        m_state->setText(tr("The preview is up to date; nothing has been written yet."));
    Q_EMIT changed();
}

} // namespace lx::ui
