#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QMenuBar>
#include <QStringList>
#include <QWidget>

namespace lx::test {

/// The keys with Alt of everything in view of a window that has one, each with what it is for.
inline QStringList alt_keys(const QWidget& window)
{
    QStringList keys;
    const auto add = [&](const QString& text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            keys << key.toString() + QLatin1Char(' ') + text;
    };
    for (const QMenuBar* bar : window.findChildren<QMenuBar*>())
        for (const QAction* menu : bar->actions())
            add(menu->text());
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (button->isVisible())
            add(button->text());
    }
    for (const QLabel* label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->buddy() != nullptr)
            add(label->text());
    }
    return keys;
}

/// Those that do two things.
inline QStringList doubled_alt_keys(const QWidget& window)
{
    QStringList doubled;
    QStringList keys = alt_keys(window);
    keys.sort();
    for (qsizetype i = 1; i < keys.size(); ++i) {
        if (keys[i].section(QLatin1Char(' '), 0, 0) == keys[i - 1].section(QLatin1Char(' '), 0, 0))
            doubled << keys[i - 1] + QStringLiteral(" / ") + keys[i];
    }
    return doubled;
}

} // namespace lx::test
