#include "ui/widgets/event_menu.h"

#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/menu_letters.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

EventMenu::EventMenu(AppContext& context, QWidget* parent) : QMenu(parent), m_context(context)
{
    setTitle(tr("&Begin an event"));
    setIcon(ui::icon(QStringLiteral("flag")));
}

void EventMenu::begin()
{
    clear();
    qDeleteAll(findChildren<QMenu*>());
    if (m_context.read_only())
        addAction(tr("The file is open read-only: nothing can be written."))->setEnabled(false);
}

void EventMenu::add(QMenu& menu, const QString& line, const QString& hint,
                    std::function<void()> act)
{
    QAction* action = menu.addAction(line);
    set_tip(action, hint);
    action->setEnabled(!m_context.read_only());
    connect(action, &QAction::triggered, this, std::move(act));
}

bool EventMenu::offer(const std::string& ledger,
                      const std::function<std::vector<std::int64_t>()>& rows)
{
    begin();
    const auto events = m_context.events();
    std::vector<const EventDef*> offered;
    QStringList names;
    for (const EventDef& event : *events) {
        if (!event_start(event, ledger))
            continue;
        offered.push_back(&event);
        names << qt(event.name);
    }
    const QStringList lines = with_letters(names);
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const EventDef& event = *offered[i];
        if (i > 0 && event.group != offered[i - 1]->group)
            addSeparator();
        add(*this, lines[static_cast<qsizetype>(i)], qt(event.hint),
            [this, id = qt(event.id), ledger, rows] {
                m_context.go(Place::event(id, ledger, rows()));
            });
    }
    return !offered.empty();
}

void EventMenu::offer_all()
{
    begin();
    if (!m_context.has_document())
        return;
    const auto events = m_context.events();
    QStringList groups;
    std::vector<std::vector<const EventDef*>> in_groups;
    for (const EventDef& event : *events) {
        const QString group = qt(event.group);
        if (!groups.contains(group)) {
            groups << group;
            in_groups.emplace_back();
        }
        in_groups[static_cast<std::size_t>(groups.indexOf(group))].push_back(&event);
    }
    const QStringList titles = with_letters(groups);
    for (std::size_t g = 0; g < in_groups.size(); ++g) {
        QMenu* group = addMenu(titles[static_cast<qsizetype>(g)]);
        QStringList names;
        for (const EventDef* event : in_groups[g])
            names << qt(event->name);
        const QStringList lines = with_letters(names);
        for (std::size_t i = 0; i < in_groups[g].size(); ++i)
            add(*group, lines[static_cast<qsizetype>(i)], qt(in_groups[g][i]->hint),
                [this, id = qt(in_groups[g][i]->id)] { m_context.go(Place::event(id)); });
    }
}

QPushButton* event_button(EventMenu* menu, QWidget* parent)
{
    auto* button = new QPushButton(EventMenu::tr("&Begin an event…"), parent);
    button->setProperty("menu", true);
    button->setMenu(menu);
    set_tip(button, EventMenu::tr("What happens in one go in several ledgers"));
    return button;
}

} // namespace lx::ui
