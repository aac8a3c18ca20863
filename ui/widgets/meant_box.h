#pragma once

#include <QComboBox>
#include <QElapsedTimer>

class QCompleter;
class QStringListModel;

namespace lx::ui {

/// Items of a box that what was typed may stand for: those it begins in characters or pinyin
/// initials first.
[[nodiscard]] QStringList meant_by(const QString& typed, const QComboBox& box);

/// A list in which what is typed goes to the item meant, by its characters or pinyin initials. The
/// wheel scrolls what the list stands in; it must not change a value it happens to pass over.
class MeantBox : public QComboBox
{
    Q_OBJECT
public:
    explicit MeantBox(QWidget* parent = nullptr);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

private:
    void go_to(const QString& typed);

    QString m_typed; ///< without a pause
    QElapsedTimer m_pause;
};

/// A box that is typed into lists what is meant; Enter and Tab take the first where nothing but
/// what is listed counts (`closed`).
class MeantList : public QObject
{
    Q_OBJECT
public:
    MeantList(QComboBox* box, bool closed);

Q_SIGNALS:
    void typed();
    void taken(const QString& text); ///< one of the list was chosen

private:
    void follow(const QString& text);

    QComboBox* m_box = nullptr;
    bool m_closed = false;
    QStringListModel* m_meant = nullptr;
};

} // namespace lx::ui
