#include "ui/widgets/meant_box.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QStringListModel>
#include <QWheelEvent>

#include "core/rows/look_up.h"
#include "ui/presentation/format.h"

namespace lx::ui {

QStringList meant_by(const QString& typed, const QComboBox& box)
{
    std::vector<std::pair<NameFit, QString>> found;
    for (int i = 0; i < box.count(); ++i) {
        const QString text = box.itemText(i);
        const NameFit fit = match_name(utf8_of(text), utf8_of(typed)).fit;
        if (!text.isEmpty() && fit != NameFit::Elsewhere)
            found.emplace_back(fit, text);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    QStringList meant;
    for (auto& [fit, text] : found)
        meant << std::move(text);
    return meant;
}

MeantBox::MeantBox(QWidget* parent) : QComboBox(parent)
{
    setAttribute(Qt::WA_InputMethodEnabled);
    setFocusPolicy(Qt::StrongFocus); // the wheel doesn't bring the keyboard here
}

void MeantBox::wheelEvent(QWheelEvent* event)
{
    event->ignore();
}

void MeantBox::keyPressEvent(QKeyEvent* event)
{
    const QString text = event->text();
    const bool sign = !text.isEmpty() && text[0].isPrint() && text[0] != QLatin1Char(' ') &&
                      (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == 0;
    if (isEditable() || !sign)
        QComboBox::keyPressEvent(event);
    else
        go_to(text);
}

void MeantBox::inputMethodEvent(QInputMethodEvent* event)
{
    if (isEditable())
        QComboBox::inputMethodEvent(event);
    else
        go_to(event->commitString());
}

QVariant MeantBox::inputMethodQuery(Qt::InputMethodQuery query) const
{
    return query == Qt::ImEnabled ? QVariant(isEnabled()) : QComboBox::inputMethodQuery(query);
}

void MeantBox::go_to(const QString& typed)
{
    if (typed.isEmpty())
        return;
    if (!m_pause.isValid() || m_pause.elapsed() > QApplication::keyboardInputInterval())
        m_typed.clear();
    m_pause.start();
    m_typed += typed;
    const QStringList meant = meant_by(m_typed, *this);
    if (meant.isEmpty())
        return;
    setCurrentIndex(findText(meant.front()));
    Q_EMIT activated(currentIndex());
}

MeantList::MeantList(QComboBox* box, bool closed) : QObject(box), m_box(box), m_closed(closed)
{
    m_box->setEditable(true);
    m_box->setInsertPolicy(QComboBox::NoInsert);
    m_meant = new QStringListModel(this);
    auto* completer = new QCompleter(m_meant, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_box->setCompleter(completer);
    connect(m_box->lineEdit(), &QLineEdit::textEdited, this, &MeantList::follow);
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &MeantList::taken);
}

void MeantList::follow(const QString& text)
{
    m_meant->setStringList(text.trimmed().isEmpty() ? QStringList()
                                                    : meant_by(text.trimmed(), *m_box));
    if (m_closed) // the popup comes once the line has dealt with the key
        QMetaObject::invokeMethod(
            this,
            [this] {
                QAbstractItemView* list = m_box->completer()->popup();
                if (list->isVisible() && !list->currentIndex().isValid())
                    list->setCurrentIndex(list->model()->index(0, 0));
            },
            Qt::QueuedConnection);
    Q_EMIT typed();
}

} // namespace lx::ui
