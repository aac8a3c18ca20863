#include "ui/shell/top_bar.h"

#include <algorithm>

#include <QActionGroup>
#include <QCalendarWidget>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "ui/document/app_context.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int frame_of_policies = 40; ///< border, padding and arrow of the button
constexpr int policy_characters = 6;  ///< of their names are always seen
constexpr int scope_characters = 8;   ///< most of a scope's name: 30人以上社会组织 has ten

} // namespace

TopBar::TopBar(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("topBar"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("As-of date, policies and scope"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::grid(1), 5, Theme::grid(1), 5);
    layout->setSpacing(Theme::grid(1));

    m_menu_bar = new QMenuBar(this);
    m_menu_bar->setNativeMenuBar(false);
    m_menu_bar->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred);
    layout->addWidget(m_menu_bar);
    layout->addStretch(1);
    build_date(layout);
    build_policies(layout);
    build_scopes(layout);
    m_history = new QHBoxLayout;
    m_history->setSpacing(2);
    layout->addLayout(m_history);

    connect(&context, &AppContext::as_of_changed, this, &TopBar::show_date);
    connect(&context, &AppContext::policies_changed, this, &TopBar::show_policies);
    // A scope may begin or end in between.
    connect(&context, &AppContext::as_of_changed, this, &TopBar::show_scope);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, &TopBar::show_scope);
    connect(&context, &AppContext::document_changed, this, [this] {
        show_date();
        show_policies();
        show_scope();
    });
    show_date();
    show_policies();
    show_scope();
}

void TopBar::build_date(QHBoxLayout* layout)
{
    auto* label = new TextLabel(tr("As &of"), this);
    m_date = day_edit(this, tr("As-of date"));
    set_tip(m_date, tr("Everything shown is as of this day"));
    m_date->setKeyboardTracking(false);
    m_date->calendarWidget()->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_date->calendarWidget()->setFirstDayOfWeek(Qt::Monday);
    label->setBuddy(m_date);
    m_words.push_back(label);
    layout->addWidget(label);
    layout->addWidget(m_date);
    connect(m_date, &QDateEdit::dateChanged, this, [this](const QDate& day) {
        if (const auto date = Date::from_ymd(day.year(), day.month(), day.day()))
            m_context.set_as_of(*date);
    });

    m_day_menu = new QPushButton(tr("Days"), this);
    m_day_menu->setProperty("menu", true);
    m_day_menu->setAccessibleName(tr("As-of date: days to choose"));
    set_quiet(m_day_menu);
    auto* menu = new QMenu(m_day_menu);
    m_day_menu->setMenu(menu);
    m_day_menu->hide();

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
        connect(menu->addAction(QStringLiteral("%1　%2").arg(text, date_text(day))),
                &QAction::triggered, this, [this, day] { m_context.set_as_of(day); });
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
    layout->addWidget(m_day_menu);
}

void TopBar::build_policies(QHBoxLayout* layout)
{
    auto* label = new TextLabel(tr("&Policies"), this);
    m_policies = new QPushButton(this);
    m_policies->setProperty("menu", true);
    m_policies->setAccessibleName(tr("Policies carried out"));
    m_policy_menu = new CheckMenu(m_policies);
    m_policy_menu->setToolTipsVisible(true);
    m_policies->setMenu(m_policy_menu);
    label->setBuddy(m_policies);
    m_words.push_back(label);
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

void TopBar::build_scopes(QHBoxLayout* layout)
{
    auto* label = new TextLabel(tr("Sc&ope"), this);
    m_scope = new QPushButton(this);
    m_scope->setProperty("menu", true);
    m_scope->setAccessibleName(tr("Scope figures are counted by"));
    m_scope_menu = new QMenu(m_scope);
    m_scope_menu->setToolTipsVisible(true);
    m_scope_group = new QActionGroup(m_scope_menu);
    m_scope->setMenu(m_scope_menu);
    label->setBuddy(m_scope);
    m_words.push_back(label);
    layout->addWidget(label);
    layout->addWidget(m_scope);
    connect(m_scope_menu, &QMenu::triggered, this, [this](const QAction* action) {
        if (!action->isCheckable()) {
            m_context.go(Place::part(QStringLiteral("rules"), QStringLiteral("scopes")));
            return;
        }
        ScopeSetting::of(m_context).choose(action->data().toString());
        show_scope(); // where it could not be kept it is as before
    });
}

/// An action may be at work while it is chosen: they are made anew only where the scopes are
/// others.
void TopBar::list_scopes()
{
    const auto& scopes = ScopeSetting::of(m_context).choices();
    const auto same = [](const QAction* action, const ScopeChoice& scope) {
        return action->data().toString() == scope.id && action->text() == button_text(scope.name);
    };
    const auto actions = m_scope_group->actions();
    if (std::equal(actions.begin(), actions.end(), scopes.begin(), scopes.end(), same))
        return;
    m_scope_menu->clear();
    for (const ScopeChoice& scope : scopes) {
        QAction* action = m_scope_menu->addAction(button_text(scope.name));
        action->setCheckable(true);
        action->setData(scope.id);
        m_scope_group->addAction(action);
    }
    if (scopes.empty())
        return;
    m_scope_menu->addSeparator();
    m_scope_menu->addAction(tr("Scopes of this file…"));
}

void TopBar::show_scope()
{
    list_scopes();
    ScopeSetting& setting = ScopeSetting::of(m_context);
    const auto& scopes = setting.choices();
    const ScopeChoice* chosen = setting.current();
    QString name = tr("None chosen");
    QString note;
    for (std::size_t i = 0; i < scopes.size(); ++i) {
        const ScopeChoice& scope = scopes[i];
        QAction* action = m_scope_menu->actions()[static_cast<qsizetype>(i)];
        const bool used = scope.used_on(m_context.as_of());
        action->setEnabled(used);
        set_tip(action,
                used ? scope.note : tr("Not counted by on %1").arg(date_text(m_context.as_of())));
        if (chosen == nullptr ? scope.whole : &scope == chosen) {
            action->setChecked(true);
            name = scope.name;
            note = scope.note;
        }
    }
    m_scope->setEnabled(!scopes.empty());
    const QFontMetrics metrics = fontMetrics();
    const int most = characters(this, scope_characters);
    m_scope->setText(metrics.elidedText(button_text(name), Qt::ElideRight, most));
    set_tip(m_scope, note.isEmpty() ? name : QStringLiteral("%1：%2").arg(name, note));
    fold();
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
    m_policy_names = shorts.isEmpty() ? tr("None chosen") : shorts.join(QStringLiteral("、"));
    set_tip(m_policies, names.join(QLatin1Char('\n')));
    fold();
}

bool TopBar::shown_folded(const QWidget* widget, Fold fold) const
{
    if (widget == m_day_menu)
        return fold != Whole;
    if (widget == m_scope)
        return fold != NoScope;
    for (const auto& [button, day] : m_days) {
        if (widget == button)
            return fold == Whole;
    }
    return fold < NoWords || std::find(m_words.begin(), m_words.end(), widget) == m_words.end();
}

int TopBar::width_folded(Fold fold) const
{
    const int narrow = characters(this, policy_characters) + frame_of_policies;
    const QMargins margins = layout()->contentsMargins();
    int width = margins.left() + margins.right() + layout()->spacing(); // the stretch has one
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem* item = layout()->itemAt(i);
        const QWidget* widget = item->widget();
        if (widget == nullptr)
            width += item->sizeHint().width() + layout()->spacing();
        else if (widget == m_policies)
            width += narrow + layout()->spacing();
        else if (shown_folded(widget, fold))
            width += widget->sizeHint().width() + layout()->spacing();
    }
    return width;
}

void TopBar::fold()
{
    Fold folded = Whole;
    while (folded != NoScope && width_folded(folded) > width())
        folded = static_cast<Fold>(folded + 1);
    for (const auto& [button, day] : m_days)
        button->setVisible(shown_folded(button, folded));
    m_day_menu->setVisible(shown_folded(m_day_menu, folded));
    for (QWidget* word : m_words)
        word->setVisible(shown_folded(word, folded));
    m_scope->setVisible(shown_folded(m_scope, folded));
    // What is left over goes to the names of the policies.
    const int narrow = characters(this, policy_characters) + frame_of_policies;
    const int whole = frame_of_policies + fontMetrics().horizontalAdvance(m_policy_names);
    m_policies->setFixedWidth(
        std::clamp(narrow + width() - width_folded(folded), narrow, std::max(whole, narrow)));
    m_policies->setText(fontMetrics().elidedText(button_text(m_policy_names), Qt::ElideMiddle,
                                                 m_policies->width() - frame_of_policies));
}

QSize TopBar::minimumSizeHint() const
{
    return {width_folded(NoScope), QWidget::minimumSizeHint().height()};
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

bool TopBar::event(QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest) // something in it is wider now, or has larger type
        fold();
    return QWidget::event(event);
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

void TopBar::open_scopes()
{
    if (!m_scope->isEnabled())
        return;
    if (m_scope->isVisible())
        m_scope->showMenu();
    else
        m_scope_menu->popup(m_policies->mapToGlobal(QPoint(0, m_policies->height())));
}

} // namespace lx::ui
