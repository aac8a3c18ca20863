#include "ui/report/quarter_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/quarter_work.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int days_to_correct = 7; ///< proposed, from today
constexpr std::size_t most_named = 6;

/// "非公企业覆盖表：100人以上不多于总数（望远镇）"
QString name_of(const Report& report, const ReportCheck& check)
{
    QString name = QStringLiteral("%1：%2").arg(qt(report.name), qt(check.title));
    if (!check.place.empty())
        name += QStringLiteral("（%1）").arg(qt(check.place));
    return name;
}

/// The first names joined.
QString few_of(const QStringList& names)
{
    const auto most = static_cast<qsizetype>(most_named);
    if (names.size() <= most)
        return names.join(QStringLiteral("、"));
    return QuarterPanel::tr("%1 and others").arg(names.mid(0, most).join(QStringLiteral("、")));
}

} // namespace

QuarterPanel::QuarterPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1) + 4, Theme::grid(1), Theme::grid(1), Theme::grid(1));
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::grid(1));
    m_title = new TextLabel(this);
    m_title->setWordWrap(true);
    set_role(m_title, "strong");
    auto* leave = new QPushButton(tr("Not &now"), this);
    leave->setAccessibleName(tr("Leave the quarter as it is"));
    set_quiet(leave);
    m_go_there = new QPushButton(tr("&Go there"), this);
    m_go_there->setAccessibleName(tr("Go to what is in the way"));
    m_done = new QPushButton(this);
    head->addWidget(m_title, 1);
    head->addWidget(leave);
    head->addWidget(m_go_there);
    head->addWidget(m_done);
    column->addLayout(head);
    m_words = new TextLabel(this);
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    m_reopening = build_reopening();
    column->addWidget(m_reopening);
    m_handing_up = build_handing_up();
    column->addWidget(m_handing_up);
    connect(leave, &QPushButton::clicked, this, &QuarterPanel::leave);
    connect(m_go_there, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT blocking_wanted();
    });
    connect(m_done, &QPushButton::clicked, this, &QuarterPanel::done);
    hide();
}

void QuarterPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit_words();
}

void QuarterPanel::fit_words()
{
    m_words->setMinimumHeight(0); // a label asks for no less than it was given before
    const QMargins edge = layout()->contentsMargins();
    const int lines = m_words->heightForWidth(std::max(1, width() - edge.left() - edge.right()));
    m_words->setMinimumHeight(std::max(0, lines)); // none of an empty text
}

QWidget* QuarterPanel::build_reopening()
{
    auto* part = new QWidget(this);
    auto* lines = new QVBoxLayout(part);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    m_reason = new QLineEdit(part);
    m_reason->setAccessibleName(tr("Why it is opened again"));
    m_reason->setPlaceholderText(tr("Why it is opened again"));
    m_reason->setMaxLength(500);
    lines->addWidget(m_reason);
    auto* others = new QWidget(part);
    auto* flow = new FlowLayout(others, Theme::grid(2));
    flow->setContentsMargins(0, 0, 0, 0);
    m_until = day_edit(others, tr("To be closed again by"));
    flow->addWidget(labelled(others, tr("To be closed again by"), m_until));
    m_returned = new QCheckBox(tr("The &upper level gave it back"), others);
    flow->addWidget(m_returned);
    lines->addWidget(others);
    connect(m_reason, &QLineEdit::textChanged, this, &QuarterPanel::check);
    connect(m_until, &QDateEdit::dateChanged, this, &QuarterPanel::check);
    return part;
}

QWidget* QuarterPanel::build_handing_up()
{
    auto* part = new QWidget(this);
    auto* flow = new FlowLayout(part, Theme::grid(2));
    flow->setContentsMargins(0, 0, 0, 0);
    m_day = day_edit(part, tr("Day it was handed up"));
    flow->addWidget(labelled(part, tr("Day it was handed up"), m_day));
    return part;
}

void QuarterPanel::begin(Asks asks, const QString& title, const QString& words)
{
    m_asks = asks;
    m_title->setText(title);
    m_words->setText(words);
    fit_words();
    m_words->setVisible(!words.isEmpty());
    m_reopening->setVisible(asks == Asks::Reopen);
    m_handing_up->setVisible(asks == Asks::HandUp);
    m_go_there->setVisible(asks == Asks::Close && m_blocked);
    const QString name = asks == Asks::Close    ? tr("Close the quarter")
                         : asks == Asks::Reopen ? tr("Open it again")
                                                : tr("Note it as handed up");
    m_done->setText(name);
    m_done->setAccessibleName(name);
    m_done->setVisible(!m_blocked);
    check();
    show();
}

void QuarterPanel::ask_close(const Period& period, const ReportSigners& signers)
{
    QuarterWork& work = QuarterWork::of(m_context);
    const auto set = work.set(period);
    const auto blocking = set ? work.blocking(*set) : QuarterWork::Blocking();
    m_blocked = !blocking.empty();
    if (m_blocked) {
        QStringList names;
        for (const auto& [report, check] : blocking)
            names << name_of(*report, *check) +
                         (check->kind == CheckKind::Explain ? tr(", to be explained") : QString());
        begin(Asks::Close,
              tr("%1 can't be closed yet: %2 checks are in the way")
                  .arg(qt(period.chinese()), count_text(names.size())),
              few_of(names));
        m_go_there->setFocus();
        return;
    }
    const auto line = [](const QString& name, const std::string& text) {
        return name + (text.empty() ? tr("(left blank)") : qt(text));
    };
    const ScopeChoice* scope = ScopeSetting::of(m_context).current();
    QStringList words{
        tr("What is kept for good: the figures, names and workbooks of %1 reports, the rows as "
           "they "
           "counted, and what they were counted by. Corrections made later don't change them.")
            .arg(count_text(set ? std::ssize(set->reports) : 0)),
        tr("Counted by: %1").arg(scope == nullptr ? tr("all registered") : scope->name) +
            QStringLiteral("　") +
            QStringList{line(tr("Filled in by: "), signers.filled_by),
                        line(tr("Checked by: "), signers.checked_by),
                        line(tr("Telephone: "), signers.phone)}
                .join(QStringLiteral("　"))};
    if (const auto all = work.handed_in(period); all && all->there() < all->wanted()) {
        QStringList missing;
        for (const HandedIn& one : all->all)
            if (!one.day)
                missing << qt(one.name);
        words << tr("%1 have not handed in yet (this doesn't stop it): %2")
                     .arg(count_text(missing.size()), few_of(missing));
    }
    begin(Asks::Close, tr("Close %1?").arg(qt(period.chinese())), words.join(QLatin1Char('\n')));
    m_done->setFocus();
}

void QuarterPanel::ask_reopen(const Period& period)
{
    m_blocked = false;
    m_reason->clear();
    m_returned->setChecked(false);
    m_until->setDate(qdate(m_context.clock().today().add_days(days_to_correct)));
    begin(Asks::Reopen, tr("Open %1 again").arg(qt(period.chinese())),
          tr("What was closed stays in the file; the reason stands in the quarter's state."));
    m_reason->setFocus();
}

void QuarterPanel::ask_hand_up(const Period& period)
{
    m_blocked = false;
    m_day->setDate(qdate(m_context.clock().today()));
    begin(Asks::HandUp, tr("%1 was handed up").arg(qt(period.chinese())), {});
    m_day->setFocus();
}

void QuarterPanel::set_busy(bool busy)
{
    m_busy = busy;
    check();
}

void QuarterPanel::check()
{
    const bool given =
        m_asks != Asks::Reopen || (!m_reason->text().trimmed().isEmpty() &&
                                   date_of(m_until->date()) >= m_context.clock().today());
    m_done->setEnabled(!m_busy && given);
}

void QuarterPanel::done()
{
    switch (m_asks) {
    case Asks::Close:
        Q_EMIT close_wanted();
        return;
    case Asks::Reopen:
        Q_EMIT reopened(m_reason->text().trimmed(), date_of(m_until->date()),
                        m_returned->isChecked());
        return;
    case Asks::HandUp:
        Q_EMIT handed_up(date_of(m_day->date()));
        return;
    }
}

void QuarterPanel::leave()
{
    hide();
    Q_EMIT left();
}

void QuarterPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (enter && m_done->isEnabled() && m_done->isVisible())
        done();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
