#include "ui/form/policy_line.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"
#include "ui/presentation/verdict_html.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int wait_ms = 350;
constexpr int least_lines = 2; ///< of what the policies ask, in sight
constexpr int most_lines = 12; ///< with head and margins

TextLabel* picture(State state, QWidget* parent)
{
    const StateLook look = state_look(state, Theme::current());
    auto* label = new TextLabel(parent);
    label->setPixmap(icon_pixmap(look.icon, look.color, Theme::current().small_px + 3,
                                 parent->devicePixelRatioF()));
    set_tip(label, look.word);
    return label;
}

} // namespace

PolicyLine::PolicyLine(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_slot(context.jobs())
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(1));
    auto* panel = new QFrame(this);
    set_role(panel, "panel");
    whole->addWidget(panel);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(Theme::grid(2), 6, Theme::grid(1), 6);
    column->setSpacing(2);
    m_head = new MarkupLabel(panel);
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    column->addWidget(m_head);
    auto* scroll = new QScrollArea(panel);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What the policies ask of this row"));
    m_area = new QWidget(scroll);
    m_area->setProperty("plain", true);
    m_lines = new QVBoxLayout(m_area);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(2);
    m_lines->setAlignment(Qt::AlignTop);
    scroll->setWidget(m_area);
    // As high whatever there is to say: the fields below stay where they are. Higher where the
    // window is.
    scroll->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    keep_measured(scroll, [this, scroll] {
        const int line = scroll->fontMetrics().height() + 2;
        scroll->setMinimumHeight(least_lines * line);
        setMaximumHeight(most_lines * line);
    });
    column->addWidget(scroll);
    m_timer.setSingleShot(true);
    m_timer.setInterval(wait_ms);
    connect(&m_timer, &QTimer::timeout, this, &PolicyLine::run);
    connect(&Evaluations::of(context), &Evaluations::changed, this, [this] {
        const Evaluations& evaluations = Evaluations::of(m_context);
        if (m_waiting && (evaluations.current() || !evaluations.problem().isEmpty()))
            run();
    });
    hide();
}

void PolicyLine::show_subject(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                              const Record& record)
{
    m_catalog = std::move(catalog);
    m_def = &def;
    m_record = record;
    m_slot.stop();
    clear_lines();
    say_head(tr("being worked out…"));
    run();
}

void PolicyLine::entered(const Record& record)
{
    m_record = record;
    m_timer.start();
}

void PolicyLine::refresh()
{
    if (m_def != nullptr)
        m_timer.start();
}

void PolicyLine::clear()
{
    m_timer.stop();
    m_slot.stop();
    m_def = nullptr;
    m_waiting = false;
    hide();
}

void PolicyLine::run()
{
    setVisible(m_def != nullptr && !m_context.policies().isEmpty() && has_finding_subject(*m_def));
    if (isHidden() || finding_subject(*m_def, m_record).ledger.empty()) {
        m_slot.stop();
        show_findings({});
        return;
    }
    Evaluations& evaluations = Evaluations::of(m_context);
    m_waiting = !evaluations.current();
    if (m_waiting) { // answers as soon as the county stands
        m_slot.stop();
        evaluations.want();
        if (evaluations.problem().isEmpty())
            say_head(tr("being worked out…"));
        else
            say_unknown();
        return;
    }
    m_slot.start<SubjectFindings>(
        JobKind::Quick, {},
        [county = evaluations.result(), catalog = m_catalog, def = m_def, record = m_record](
            JobProgress& progress) { return subject_findings(*county, *def, record, progress); },
        [this](Result<SubjectFindings> found) {
            if (!found) {
                say_unknown(); // the row matters here; the rules page tells of trouble
                return;
            }
            show_findings(*found);
            Q_EMIT shown();
        });
}

void PolicyLine::say_head(const QString& html)
{
    m_head->setText(QStringLiteral("<b>%1</b> ").arg(tr("Under the policies chosen:")) + html);
}

void PolicyLine::clear_lines()
{
    qDeleteAll(m_area->findChildren<QWidget*>(QStringLiteral("line"), Qt::FindDirectChildrenOnly));
}

void PolicyLine::say_unknown()
{
    clear_lines();
    say_head(tr("can't be worked out for now"));
}

void PolicyLine::show_findings(const SubjectFindings& found)
{
    const QString verdict = verdict_html(found);
    say_head(verdict.isEmpty() ? tr("nothing is asked so far") : verdict);
    clear_lines();
    for (const SubjectFindings::Line& line : found.lines) {
        auto* row = new QWidget(m_area);
        row->setObjectName(QStringLiteral("line"));
        auto* across = new QHBoxLayout(row);
        across->setContentsMargins(0, 0, 0, 0);
        across->setSpacing(6);
        auto* text = new MarkupLabel(row);
        const QString what = qt(line.needed.empty() ? line.advice : line.needed);
        QString words = QStringLiteral("%1 <span style=\"color:%2\">（%3）%4</span>")
                            .arg(escaped(qt(line.title)), Theme::current().text_soft.name(),
                                 escaped(qt(line.clause)), escaped(what));
        if (line.deadline && line.state == State::Pending)
            words += QStringLiteral(" %1").arg(escaped(tr("by %1").arg(date_text(*line.deadline))));
        if (!line.explained.empty())
            words += QStringLiteral(" <i>%1</i>")
                         .arg(escaped(tr("Explained: %1").arg(qt(line.explained))));
        text->setText(words);
        text->setWordWrap(true);
        set_tip(text, qt(line.basis));
        text->setAccessibleName(
            QStringLiteral("%1：%2（%3）%4")
                .arg(qt(state_title(line.state)), qt(line.title), qt(line.clause), what));
        across->addWidget(picture(line.state, row), 0, Qt::AlignTop);
        across->addWidget(text, 1);
        m_lines->addWidget(row);
    }
}

} // namespace lx::ui
