#pragma once

#include <utility>
#include <vector>

#include <QObject>

class QTableView;

namespace lx::ui {

/// Lets columns of a table go while it is too narrow for all of them, so that none is cut.
class NarrowColumns : public QObject
{
public:
    /// `characters_of`: column → width in Chinese characters. `going`: those that may go, the one
    /// that is missed least first.
    NarrowColumns(QTableView* view, std::vector<std::pair<int, int>> characters_of,
                  std::vector<int> going);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fit();

    QTableView* m_view;
    std::vector<std::pair<int, int>> m_characters_of;
    std::vector<int> m_going;
};

} // namespace lx::ui
