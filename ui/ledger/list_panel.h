#pragma once

#include <QFrame>

class QPushButton;
class QTreeWidget;

namespace lx::ui {

class TextLabel;

/// Rows listed above the table until the panel is closed (Escape too), with one thing that can be
/// done with them.
class ListPanel : public QFrame
{
    Q_OBJECT
public:
    /// `name`: of the list, for screen readers; `rows`: how many are in sight. Hidden at first.
    ListPanel(const QString& act, const QString& name, const QStringList& headings, int rows,
              QWidget* parent);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    [[nodiscard]] TextLabel* title() const { return m_title; }
    [[nodiscard]] QTreeWidget* list() const { return m_list; }
    /// The button of what can be done.
    [[nodiscard]] QPushButton* act() const { return m_act; }
    /// All columns but the last as wide as their texts, at most so many characters (0: any number).
    void fit_columns(int most = 0);

private:
    void leave();

    TextLabel* m_title = nullptr;
    QTreeWidget* m_list = nullptr;
    QPushButton* m_act = nullptr;
};

} // namespace lx::ui
