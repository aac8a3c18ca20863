#include "ui/shell/trail.h"

#include <QAction>

#include "ui/presentation/icons.h"

namespace lx::ui {

namespace {

constexpr std::size_t places_kept = 100;

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

const Place* Trail::behind() const
{
    return m_behind.empty() ? nullptr : &m_behind.back();
}

const Place* Trail::ahead() const
{
    return m_ahead.empty() ? nullptr : &m_ahead.back();
}

void Trail::went_back(Place here)
{
    if (m_behind.empty())
        return; // forgotten on the way there: another file
    m_behind.pop_back();
    m_ahead.push_back(std::move(here));
    update();
}

void Trail::went_forward(Place here)
{
    if (m_ahead.empty())
        return;
    m_ahead.pop_back();
    m_behind.push_back(std::move(here));
    update();
}

void Trail::update()
{
    m_back_action->setEnabled(!m_behind.empty());
    m_forward_action->setEnabled(!m_ahead.empty());
}

} // namespace lx::ui
