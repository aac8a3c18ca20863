#include "ui/shell/top_bar.h"

#include <algorithm>

#include <QCalendarWidget>
#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

TopBar::TopBar(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("As-of date and policies"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::grid(1), 5, Theme::grid(1), 5);
    layout->setSpacing(Theme::grid(1));

    m_menu_bar = new QMenuBar(this);
    m_menu_bar->setNativeMenuBar(false);
    m_menu_bar->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    layout->addWidget(m_menu_bar);
    layout->addStretch(1);
    build_date(layout);
    layout->addSpacing(Theme::grid(2));
    build_policies(layout);
    layout->addSpacing(Theme::grid(1));
    m_history = new QHBoxLayout;
    m_history->setSpacing(2);
    layout->addLayout(m_history);

    connect(&context, &AppContext::as_of_changed, this, &TopBar::show_date);
    connect(&context, &AppContext::policies_changed, this, &TopBar::show_policies);
    connect(&context, &AppContext::document_changed, this, [this] {
        show_date();
        show_policies();
    });
    show_date();
    show_policies();
}

void TopBar::build_date(QHBoxLayout* layout)
{
    auto* label = new TextLabel(tr("As &of"), this);
    m_date = new QDateEdit(this);
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_date->setDateRange(QDate(1921, 7, 23), QDate(2999, 12, 31));
    m_date->setAccessibleName(tr("As-of date"));
    set_tip(m_date, tr("Everything shown is as of this day"));
    m_date->setKeyboardTracking(false);
    m_date->calendarWidget()->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_date->calendarWidget()->setFirstDayOfWeek(Qt::Monday);
    label->setBuddy(m_date);
    layout->addWidget(label);
    layout->addWidget(m_date);
    connect(m_date, &QDateEdit::dateChanged, this, [this](const QDate& day) {
        if (const auto date = Date::from_ymd(day.year(), day.month(), day.day()))
            m_context.set_as_of(*date);
    });

    const Date today = m_context.clock().today();
    const auto add_day = [&](const QString& text, Date day) {
        auto* button = new QPushButton(text, this);
        set_quiet(button);
        button->setCheckable(true);
        set_tip(button, date_text(day));
        button->setAccessibleName(tr("As-of date %1").arg(date_text(day)));
        connect(button, &QPushButton::clicked, this, [this, day] {
            m_context.set_as_of(day);
            show_date();
        });
        layout->addWidget(button);
        m_days.emplace_back(button, day.days());
    };
    add_day(tr("Today"), today);
    // The three quarter ends behind us: what reports are made for.
    for (const Date end :
         quarter_ends(Period::containing(PeriodKind::Quarter, today).first.add_days(-1), 3)) {
        const int quarter = (end.month() + 2) / 3;
        add_day(end.year() == today.year() ? tr("Q%1 end").arg(quarter)
                                           : tr("%1 Q%2 end").arg(end.year() % 100).arg(quarter),
                end);
    }
}

void TopBar::build_policies(QHBoxLayout* layout)
{
    auto* label = new TextLabel(tr("&Policies"), this);
    m_policies = new QPushButton(this);
    m_policies->setProperty("menu", true);
    m_policies->setMinimumWidth(Theme::grid(23));
    m_policies->setAccessibleName(tr("Policies carried out"));
    m_policy_menu = new CheckMenu(m_policies);
    m_policy_menu->setToolTipsVisible(true);
    m_policies->setMenu(m_policy_menu);
    label->setBuddy(m_policies);
    layout->addWidget(label);
    layout->addWidget(m_policies);
    connect(m_policy_menu, &QMenu::triggered, this, [this] {
        QStringList chosen;
        for (const QAction* action : m_policy_menu->actions()) {
            if (action->isChecked())
                chosen << action->data().toString();
        }
        m_context.set_policies(chosen);
        show_policies(); // where it could not be kept they are as before
    });
}

void TopBar::list_policies()
{
    auto entries = m_context.policy_choices();
    const auto same = [](const PolicyChoice& a, const PolicyChoice& b) {
        return a.id == b.id && a.name == b.name;
    };
    if (!m_policy_menu->actions().isEmpty() &&
        std::equal(entries.begin(), entries.end(), m_entries.begin(), m_entries.end(), same))
        return;
    m_entries = std::move(entries);
    m_policy_menu->clear();
    for (const PolicyChoice& entry : m_entries) {
        auto* action = m_policy_menu->addAction(QStringLiteral("%1　%2").arg(
            button_text(entry.short_name),
            fontMetrics().elidedText(button_text(entry.name), Qt::ElideMiddle, Theme::grid(50))));
        set_tip(action,
                entry.number.isEmpty() ? entry.name : tr("%1 (%2)").arg(entry.name, entry.number));
        action->setCheckable(true);
        action->setData(entry.id);
    }
}

void TopBar::show_date()
{
    const QSignalBlocker quiet(m_date);
    m_date->setDate(qdate(m_context.as_of()));
    for (const auto& [button, day] : m_days)
        button->setChecked(day == m_context.as_of().days());
}

void TopBar::show_policies()
{
    list_policies();
    QStringList names;
    QStringList shorts;
    for (QAction* action : m_policy_menu->actions()) {
        const QString id = action->data().toString();
        const bool chosen = m_context.policies().contains(id);
        action->setChecked(chosen);
        if (!chosen)
            continue;
        names << action->toolTip();
        for (const PolicyChoice& entry : m_entries) {
            if (entry.id == id)
                shorts << entry.short_name;
        }
    }
    m_policies->setEnabled(m_context.has_document() && !m_entries.empty());
    const QString text = shorts.isEmpty() ? tr("None chosen") : shorts.join(QStringLiteral("、"));
    set_tip(m_policies, names.join(QLatin1Char('\n')));
    m_policies->setText(
        fontMetrics().elidedText(button_text(text), Qt::ElideMiddle, Theme::grid(26)));
}

void TopBar::set_history_actions(QAction* undo, QAction* redo)
{
    for (QAction* action : {undo, redo}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        m_history->addWidget(button);
    }
}

void TopBar::focus_date()
{
    m_date->setFocus(Qt::ShortcutFocusReason);
}

void TopBar::open_policies()
{
    if (m_policies->isEnabled())
        m_policies->showMenu();
}

} // namespace lx::ui
