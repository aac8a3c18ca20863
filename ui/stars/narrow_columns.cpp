#include "ui/stars/narrow_columns.h"

#include <algorithm>

#include <QEvent>
#include <QTableView>

#include "ui/widgets/text_width.h"

namespace lx::ui {

NarrowColumns::NarrowColumns(QTableView* view, std::vector<std::pair<int, int>> characters_of,
                             std::vector<int> going)
    : QObject(view), m_view(view), m_characters_of(std::move(characters_of)),
      m_going(std::move(going))
{
    view->viewport()->installEventFilter(this);
    keep_measured(view, [this] { fit(); });
}

bool NarrowColumns::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        fit();
    return QObject::eventFilter(watched, event);
}

void NarrowColumns::fit()
{
    constexpr int edges = 16; // of a cell, both sides
    int wanted = 0;
    for (const auto& [column, wide] : m_characters_of)
        wanted += characters(m_view, wide) + edges;
    const int room = m_view->viewport()->width();
    for (const int column : m_going) {
        const bool goes = wanted > room;
        m_view->setColumnHidden(column, goes);
        const auto found = std::ranges::find(m_characters_of, column, &std::pair<int, int>::first);
        if (goes && found != m_characters_of.end())
            wanted -= characters(m_view, found->second) + edges;
    }
}

} // namespace lx::ui
