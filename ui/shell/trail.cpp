#include "ui/shell/trail.h"

#include <QAction>

#include "ui/presentation/icons.h"

namespace lx::ui {

namespace {

constexpr std::size_t places_kept = 100;

/// Moves one step: `here` goes to where one comes from, the nearest of the others is the new place.
std::optional<Place> step(std::vector<Place>& from, std::vector<Place>& to, Place here)
{
    if (from.empty())
        return std::nullopt;
    to.push_back(std::move(here));
    Place place = std::move(from.back());
    from.pop_back();
    return place;
}

} // namespace

Trail::Trail(QObject* parent) : QObject(parent)
{
    m_back_action = new QAction(icon(QStringLiteral("chevron-left")), tr("&Back"), this);
    m_back_action->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_forward_action = new QAction(icon(QStringLiteral("chevron-right")), tr("&Forward"), this);
    m_forward_action->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Right));
    update();
}

void Trail::leave(Place from)
{
    m_behind.push_back(std::move(from));
    if (m_behind.size() > places_kept)
        m_behind.erase(m_behind.begin());
    m_ahead.clear();
    update();
}

void Trail::clear()
{
    m_behind.clear();
    m_ahead.clear();
    update();
}

std::optional<Place> Trail::back(Place here)
{
    auto place = step(m_behind, m_ahead, std::move(here));
    update();
    return place;
}

std::optional<Place> Trail::forward(Place here)
{
    auto place = step(m_ahead, m_behind, std::move(here));
    update();
    return place;
}

void Trail::update()
{
    m_back_action->setEnabled(!m_behind.empty());
    m_forward_action->setEnabled(!m_ahead.empty());
}

} // namespace lx::ui
