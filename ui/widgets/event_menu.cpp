#include "ui/widgets/event_menu.h"

#include <map>

#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
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

void EventMenu::add(QMenu& menu, const QString& name, const QString& hint,
                    std::function<void()> act)
{
    QAction* action = menu.addAction(button_text(name));
    set_tip(action, hint);
    action->setEnabled(!m_context.read_only());
    connect(action, &QAction::triggered, this, std::move(act));
}

bool EventMenu::offer(const std::string& ledger,
                      const std::function<std::vector<std::int64_t>()>& rows)
{
    begin();
    std::string group;
    bool any = false;
    const auto events = m_context.events();
    for (const EventDef& event : *events) {
        if (!event_start(event, ledger))
            continue;
        if (any && event.group != group)
            addSeparator();
        group = event.group;
        any = true;
        add(*this, qt(event.name), qt(event.hint), [this, id = qt(event.id), ledger, rows] {
            m_context.go(Place::event(id, ledger, rows()));
        });
    }
    return any;
}

void EventMenu::offer_all()
{
    begin();
    if (!m_context.has_document())
        return;
    std::map<std::string, QMenu*> groups;
    const auto events = m_context.events();
    for (const EventDef& event : *events) {
        QMenu*& group = groups[event.group];
        if (group == nullptr)
            group = addMenu(button_text(qt(event.group)));
        add(*group, qt(event.name), qt(event.hint),
            [this, id = qt(event.id)] { m_context.go(Place::event(id)); });
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
