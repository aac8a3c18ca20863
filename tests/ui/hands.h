#pragma once

#include <initializer_list>
#include <iostream>

#include <QTimer>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"

namespace lx::test {

/// The window, and a count of what the hands do in it.
struct Hands : WindowFixture
{
    int acts = 0; ///< keys pressed or buttons clicked; a text counts a key a character
    QStringList told;

    /// What the last step cost.
    void step(const char* what)
    {
        REQUIRE(settled());
        told << QStringLiteral("%1 %2").arg(QString::fromUtf8(what)).arg(acts);
        acts = 0;
    }
    void tell(const char* hand) const
    {
        std::cerr << hand << "  " << told.join(QStringLiteral("  ")).toStdString() << '\n';
    }
    [[nodiscard]] std::int64_t count(const std::string& ledger, std::vector<Filter> filters = {})
    {
        Query query;
        query.ledger = ledger;
        query.filters = std::move(filters);
        return LedgerStore(context.database(), *context.catalog()).count(query).value();
    }
};

/// Nothing but keys, each to whatever has the keyboard.
struct Keyboard : Hands
{
    int typed = 0; ///< of `acts`: characters of texts

    void press(Qt::Key what, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        // A list that has dropped down gets the keys, as from a window system.
        if (QWidget* open = QApplication::activePopupWidget())
            QTest::keyClick(open, what, with);
        else
            key(what, with);
        ++acts;
        REQUIRE(settled());
    }
    void type(const QString& text)
    {
        WindowFixture::write(QApplication::focusWidget(), text);
        acts += static_cast<int>(text.size());
        typed += static_cast<int>(text.size());
        REQUIRE(settled());
    }
    /// Opens a menu by its key with Alt and goes down it by the letters of its lines.
    void menu(Qt::Key what, std::initializer_list<Qt::Key> letters)
    {
        QTimer::singleShot(0, window.get(), [letters = std::vector<Qt::Key>(letters)] {
            for (const Qt::Key letter : letters) {
                QWidget* open = QApplication::activePopupWidget();
                if (open != nullptr)
                    QTest::keyClick(open, letter);
            }
        });
        key(what, Qt::AltModifier);
        acts += 1 + static_cast<int>(letters.size());
        REQUIRE(settled());
        REQUIRE(QApplication::activePopupWidget() == nullptr);
        QApplication::setActiveWindow(window.get()); // which a window system does by itself
        REQUIRE(settled());
    }
    [[nodiscard]] static QString here()
    {
        const QWidget* focus = QApplication::focusWidget();
        if (focus == nullptr)
            return {};
        if (const auto* button = qobject_cast<const QAbstractButton*>(focus);
            button != nullptr && focus->accessibleName().isEmpty())
            return button->text();
        return focus->accessibleName();
    }
    /// Tab until what has this name has the keyboard.
    void tab_to(const QString& name)
    {
        QStringList passed;
        for (int tabs = 0; tabs < 40 && !here().startsWith(name); ++tabs) {
            passed << here();
            press(Qt::Key_Tab);
        }
        INFO(passed.join(QStringLiteral(" | ")).toStdString());
        REQUIRE(here().startsWith(name));
    }
};

} // namespace lx::test
