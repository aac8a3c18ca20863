#pragma once

#include <vector>

#include <QObject>

#include "ui/document/place.h"

class QAction;

namespace lx::ui {

/// Where one has been in the window, as a browser keeps it: back, and forward again. Owns the two
/// actions.
class Trail : public QObject
{
    Q_OBJECT
public:
    explicit Trail(QObject* parent = nullptr);

    [[nodiscard]] QAction* back_action() const { return m_back_action; }
    [[nodiscard]] QAction* forward_action() const { return m_forward_action; }
    /// One goes elsewhere from `from`: what lay ahead is forgotten.
    void leave(Place from);
    /// Another file: nothing is behind and nothing ahead.
    void clear();
    /// The place before and the one after; null where there is none.
    [[nodiscard]] const Place* behind() const;
    [[nodiscard]] const Place* ahead() const;
    /// One has gone there from `here`; nothing where all was forgotten on the way.
    void went_back(Place here);
    void went_forward(Place here);

private:
    void update();

    std::vector<Place> m_behind; ///< the nearest last
    std::vector<Place> m_ahead;  ///< the nearest last
    QAction* m_back_action = nullptr;
    QAction* m_forward_action = nullptr;
};

} // namespace lx::ui
