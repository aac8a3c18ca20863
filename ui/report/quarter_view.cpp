#include "ui/report/quarter_view.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

#include "core/report/quarter/closing_record.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/document/quarter_work.h"
#include "ui/document/submissions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/report/handed_in_view.h"
#include "ui/report/quarter_checks_view.h"
#include "ui/report/quarter_panel.h"
#include "ui/report/quarter_reports_view.h"
#include "ui/report/quarter_steps.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int periods_back = 12;

enum Tab
{
    Reports,
    Checks,
    Handed
};

} // namespace

QuarterView::QuarterView(AppContext& context, std::function<ReportSigners()> signers,
                         QWidget* parent)
    : QWidget(parent), m_context(context), m_work(QuarterWork::of(context)),
      m_get_signers(std::move(signers))
{
    build_actions();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, Theme::grid(2), Theme::grid(1));
    column->setSpacing(4);
    column->addWidget(build_head());
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Parts of the quarter"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    for (int tab = Reports; tab <= Handed; ++tab)
        m_tabs->addTab({});
    column->addWidget(m_tabs);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(build_reports());
    m_checks = new QuarterChecksView(context, m_stack);
    m_stack->addWidget(m_checks);
    m_handed = new HandedInView(context, m_stack);
    m_stack->addWidget(m_handed);
    column->addWidget(m_stack, 1);
    m_panel = new QuarterPanel(context, this);
    column->addWidget(m_panel);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_period, &QComboBox::currentIndexChanged, this, [this] {
        m_panel->hide();
        refresh();
    });
    connect(&m_work, &QuarterWork::changed, this, &QuarterView::show_quarter);
    connect(m_panel, &QuarterPanel::close_wanted, this, &QuarterView::close_quarter);
    connect(m_panel, &QuarterPanel::blocking_wanted, this, &QuarterView::show_blocking);
    connect(m_panel, &QuarterPanel::left, this, &QuarterView::leave_panel);
    connect(m_panel, &QuarterPanel::reopened, this,
            [this](const QString& reason, Date until, bool returned) {
                if (told(m_work.reopen(period(), utf8_of(reason), until, returned)))
                    leave_panel();
            });
    connect(m_panel, &QuarterPanel::handed_up, this, [this](Date day) {
        if (told(m_work.hand_up(period(), day)))
            leave_panel();
    });
}

void QuarterView::build_actions()
{
    m_export = new QPushButton(icon(QStringLiteral("export")), tr("Export &all…"), this);
    m_export->setAccessibleName(tr("Export all reports of the quarter"));
    m_back = new QPushButton(this);
    m_next = new QPushButton(this);
    set_primary(m_next);
    m_actions = {m_export, m_back, m_next};
    connect(m_export, &QPushButton::clicked, this, [this] { export_reports({}); });
    connect(m_back, &QPushButton::clicked, this, &QuarterView::go_back);
    connect(m_next, &QPushButton::clicked, this, &QuarterView::go_on);
}

QWidget* QuarterView::build_head()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(Theme::grid(1), 0, 0, 0);
    column->setSpacing(4);
    auto* flow = new FlowLayout(nullptr, Theme::grid(2));
    m_period = new QComboBox(head);
    m_period->setAccessibleName(tr("Quarter"));
    m_period->setMinimumWidth(184);
    m_steps = new QuarterSteps(head);
    flow->addWidget(m_period);
    flow->addWidget(m_steps);
    column->addLayout(flow);
    m_state = new TextLabel(head);
    m_state->setAccessibleName(tr("How the quarter stands"));
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    return head;
}

QWidget* QuarterView::build_reports()
{
    auto* part = new QWidget(m_stack);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_reports = new QuarterReportsView(part);
    auto* head = new QWidget(part);
    auto* flow = new FlowLayout(head, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    m_export_chosen = new QPushButton(tr("Export &chosen…"), head);
    m_export_chosen->setAccessibleName(tr("Export the chosen reports"));
    set_quiet(m_export_chosen);
    m_making_button = new QPushButton(head);
    set_quiet(m_making_button);
    m_making = new TextLabel(head);
    flow->addWidget(m_export_chosen);
    flow->addWidget(m_making_button);
    flow->addWidget(m_making);
    column->addWidget(head);
    column->addWidget(m_reports, 1);
    connect(m_export_chosen, &QPushButton::clicked, this,
            [this] { export_reports(m_reports->chosen()); });
    connect(m_making_button, &QPushButton::clicked, this, [this] {
        if (m_work.making(period()))
            m_work.stop_set();
        else
            m_work.want_set(period(), true);
    });
    connect(m_reports, &QuarterReportsView::choice_changed, this, &QuarterView::update_actions);
    connect(m_reports, &QuarterReportsView::wanted, this, [this](const QString& id) {
        Q_EMIT report_wanted(id, m_period->currentData().toString());
    });
    return part;
}

void QuarterView::set_reports(const std::vector<ReportDef>& reports)
{
    m_defs = reports;
    m_panel->hide();
    fill_periods();
}

void QuarterView::fill_periods()
{
    const QSignalBlocker quiet(m_period);
    const QString before = m_period->currentData().toString();
    m_period->clear();
    Period period = m_work.current_quarter();
    const Period running = period.next();
    m_period->addItem(tr("%1 (not ended)").arg(qt(running.chinese())), qt(running.code()));
    for (int i = 0; i < periods_back; ++i) {
        m_period->addItem(qt(period.chinese()), qt(period.code()));
        period = period.previous();
    }
    // Whoever looks at another quarter than the current one goes on with it.
    const int kept = before == m_current ? -1 : m_period->findData(before);
    m_current = m_period->itemData(1).toString();
    m_period->setCurrentIndex(kept >= 0 ? kept : 1);
}

Period QuarterView::period() const
{
    return Period::parse(utf8_of(m_period->currentData().toString()))
        .value_or(m_work.current_quarter());
}

void QuarterView::open(const QString& code, const QString& part)
{
    const int at = m_period->findData(code);
    if (at >= 0)
        m_period->setCurrentIndex(at);
    if (part == QLatin1String("checks"))
        m_tabs->setCurrentIndex(Checks);
    else if (part == QLatin1String("handed-in"))
        m_tabs->setCurrentIndex(Handed);
}

void QuarterView::refresh()
{
    if (m_work.current_quarter().next().code() !=
        utf8_of(m_period->itemData(0).toString())) // another as-of day
        fill_periods();
    m_work.want_set(period());
    m_work.want_handed_in(period());
    show_quarter();
}

void QuarterView::show_quarter()
{
    if (isVisible()) { // whoever outdated it may have told us before the work knew
        m_work.want_set(period());
        m_work.want_handed_in(period());
    }
    const Quarter& quarter = m_work.quarter(period());
    m_steps->show_quarter(quarter, m_context.clock().today());
    m_state->setText(state_words(quarter));
    const auto set = m_work.set(period());
    m_reports->show_set(m_defs, set.get(), quarter);
    m_checks->show_set(set);
    const auto handed = m_work.handed_in(period());
    m_handed->show_all(handed, period());
    m_tabs->setTabText(Reports, tr("Reports %1").arg(count_text(m_reports->model()->rowCount())));
    m_tabs->setTabText(Checks, checking_words());
    m_tabs->setTabText(Handed,
                       handed ? tr("Handed in %1 of %2")
                                    .arg(count_text(handed->there()), count_text(handed->wanted()))
                              : tr("Handed in"));
    const bool making = m_work.making(period());
    m_making->setText(making ? tr("The reports are being made and checked…") : m_work.problem());
    m_making_button->setText(making ? tr("Cancel") : tr("Check again"));
    m_making_button->setAccessibleName(making ? tr("Cancel checking")
                                              : tr("Check the reports again"));
    m_making_button->setVisible(making || !m_work.problem().isEmpty());
    update_actions();
    Q_EMIT status_changed();
}

QString QuarterView::checking_words() const
{
    const auto set = m_work.set(period());
    if (!set || m_work.quarter(period()).closed())
        return tr("Checks");
    const auto blocking = static_cast<std::int64_t>(m_work.blocking(*set).size());
    return blocking == 0 ? tr("Checks: nothing in the way")
                         : tr("Checks: %1 in the way").arg(count_text(blocking));
}

QString QuarterView::state_words(const Quarter& quarter) const
{
    const auto day = [](const std::string& iso) {
        const auto date = Date::from_iso(iso);
        return date ? date_text(*date) : QString();
    };
    switch (quarter.state) {
    case QuarterState::HandedUp:
        return tr("Closed: the reports below are as they were closed. Handed up on %1.")
            .arg(day(quarter.handed_up));
    case QuarterState::Closed:
        return tr("Closed: the reports below are as they were closed. To be handed up.");
    case QuarterState::Checking:
        return tr("Being checked: what fails is corrected or explained, then the quarter is "
                  "closed.");
    case QuarterState::Filling:
    case QuarterState::Returned:
        break;
    }
    if (quarter.closing) {
        const QString why = quarter.state == QuarterState::Returned
                                ? tr("Given back by the upper level: %1")
                                : tr("Opened again: %1");
        return why.arg(qt(quarter.closing->reopen_reason)) + QStringLiteral("　") +
               tr("(%1, %2; to be closed again by %3)")
                   .arg(qt(quarter.closing->reopened_by),
                        day(quarter.closing->reopened_at.substr(0, 10)),
                        day(quarter.closing->reopen_until));
    }
    return tr("Being filled in: see who has not handed in and what the checks find, then begin "
              "checking.");
}

void QuarterView::update_actions()
{
    const Quarter& quarter = m_work.quarter(period());
    const bool writable = m_context.has_document() && !m_context.read_only() && !m_closing;
    const bool ended = period().last < m_context.clock().today();
    const bool shown = !isHidden();
    const auto set = [&](QPushButton* button, const QString& text, const QString& name,
                         bool enabled) {
        button->setVisible(shown);
        button->setText(text);
        button->setAccessibleName(name);
        button->setEnabled(writable && enabled);
    };
    switch (quarter.state) {
    case QuarterState::Filling:
    case QuarterState::Returned:
        m_back->hide();
        set(m_next, tr("Begin &checking"), tr("Begin checking"), ended);
        break;
    case QuarterState::Checking:
        set(m_back, tr("Back to &filling in"), tr("Back to filling in"), true);
        set(m_next, tr("C&lose the quarter…"), tr("Close the quarter"),
            ended && m_work.set_current(period()));
        break;
    case QuarterState::Closed:
        set(m_back, tr("&Open again…"), tr("Open the quarter again"), true);
        set(m_next, tr("Note as &handed up…"), tr("Note the quarter as handed up"), true);
        break;
    case QuarterState::HandedUp:
        set(m_back, tr("&Open again…"), tr("Open the quarter again"), true);
        m_next->hide();
        break;
    }
    m_export->setVisible(shown);
    m_export->setEnabled(m_context.has_document() && !m_closing);
    m_export_chosen->setEnabled(m_export->isEnabled() && !m_reports->chosen().empty());
}

void QuarterView::go_on()
{
    switch (m_work.quarter(period()).state) {
    case QuarterState::Filling:
    case QuarterState::Returned:
        told(m_work.check(period(), true));
        return;
    case QuarterState::Checking:
        m_panel->ask_close(period(), m_get_signers());
        return;
    case QuarterState::Closed:
        m_panel->ask_hand_up(period());
        return;
    case QuarterState::HandedUp:
        return;
    }
}

void QuarterView::go_back()
{
    if (m_work.quarter(period()).closed())
        m_panel->ask_reopen(period());
    else if (told(m_work.check(period(), false)))
        m_panel->hide();
}

void QuarterView::leave_panel()
{
    m_panel->hide();
    m_stack->currentWidget()->setFocus(); // the keyboard stays here
}

bool QuarterView::told(const Result<>& done)
{
    if (!done)
        m_context.notices().error(done.error());
    return done.has_value();
}

void QuarterView::close_quarter()
{
    m_closing = true;
    m_panel->set_busy(true);
    update_actions();
    m_work.close(period(), m_get_signers(), [this](const Result<Closing>& closed) {
        m_closing = false;
        m_panel->set_busy(false);
        if (!closed)
            m_context.notices().error(closed.error());
        if (m_work.quarter(period()).closed()) // by whoever was first
            leave_panel();
        show_quarter();
    });
}

void QuarterView::show_blocking()
{
    m_tabs->setCurrentIndex(Checks);
    m_checks->choose_blocking();
}

void QuarterView::export_reports(const std::set<std::string>& only)
{
    const QString folder =
        m_context.dialogs().choose_folder(tr("Folder for the reports of the quarter"));
    if (folder.isEmpty())
        return;
    m_work.export_set(
        period(), m_get_signers(), folder, only,
        [this, folder, quarter = period()](const Result<std::vector<WrittenReport>>& written) {
            if (!written) {
                m_context.notices().error(written.error());
                return;
            }
            QString words =
                tr("%1 reports written to %2")
                    .arg(count_text(std::ssize(*written)), QDir::toNativeSeparators(folder));
            const Date today = m_context.clock().today();
            if (is_submitted(quarter, today) && !written->empty())
                words += QLatin1Char('\n') +
                         enter_submissions(m_context, submissions_of(*written, quarter, today));
            m_context.notices().post({NoticeKind::Success,
                                      words,
                                      {{tr("Open the folder"), [folder] {
                                            QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
                                        }}}});
        });
}

void QuarterView::save()
{
    if (m_export->isEnabled())
        m_export->click();
}

QString QuarterView::status() const
{
    return tr("Double-click a report to see it; a row that makes a difference opens likewise");
}

} // namespace lx::ui
