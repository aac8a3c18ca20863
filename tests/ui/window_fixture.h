#pragma once

#include <algorithm>
#include <memory>

#include <QAbstractButton>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "app/pages.h"
#include "core/base/clock.h"
#include "core/sample/sample.h"
#include "tests/support/waiting.h"
#include "tests/ui/scripted_dialogs.h"
#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/page.h"

namespace lx::test {

/// The window as the user has it, with a made-up county, a fixed day, and dialogs that follow a
/// script.
struct WindowFixture
{
    QTemporaryDir folder;
    FixedClock clock{*Date::from_iso("2025-10-15")};
    ScriptedDialogs dialogs;
    ui::UserSettings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ui::AppContext context{{clock, dialogs, settings}};
    std::unique_ptr<ui::MainWindow> window =
        std::make_unique<ui::MainWindow>(context, ui::all_pages());

    explicit WindowFixture(bool with_file = true)
    {
        window->resize(1366, 768);
        window->show();
        REQUIRE(QTest::qWaitForWindowExposed(window.get()));
        if (with_file) {
            make_county(QStringLiteral("county.lxdb"));
            REQUIRE(open(QStringLiteral("county.lxdb")));
            window->show_page(QStringLiteral("ledger"));
            REQUIRE(settle(context.jobs(), *window));
        }
    }

    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }

    void make_county(const QString& name, std::int64_t units = 300)
    {
        NoProgress quiet;
        SampleOptions options;
        options.units = units;
        options.as_of = clock.today();
        REQUIRE(make_sample(path(name).toStdString(), *context.catalog(), options, quiet));
    }

    /// Opens a file of the folder as the user does; false where it is not open then.
    bool open(const QString& name)
    {
        window->files().open_path(path(name));
        return wait_until([&] { return context.path() == path(name); });
    }

    /// The visible widget of a kind with this accessible name: how a screen reader finds it, too.
    template <class W> W* find(const QString& name) const
    {
        for (W* widget : window->findChildren<W*>()) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    /// A text of a button or a line of a menu without its accelerator.
    static QString plain(QString shown)
    {
        const qsizetype bracket = shown.indexOf(QStringLiteral("(&"));
        if (bracket >= 0)
            shown.remove(bracket, 4);
        return shown.remove(QLatin1Char('&'));
    }
    /// The visible button with this text (accelerators left out).
    template <class W> W* button(const QString& text) const
    {
        for (W* widget : window->findChildren<W*>()) {
            if (widget->isVisible() && plain(widget->text()) == text)
                return widget;
        }
        return nullptr;
    }
    /// Types text; Chinese comes as an input method commits it.
    static void write(QWidget* target, const QString& text)
    {
        for (const QChar c : text) {
            if (c.unicode() < 128) {
                QTest::keyClick(target, c.toLatin1());
                continue;
            }
            QInputMethodEvent event;
            event.setCommitString(QString(c));
            QApplication::sendEvent(target, &event);
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget* target = QApplication::focusWidget();
        QTest::keyClick(target != nullptr ? target : window.get(), key, modifiers);
    }
    /// Whether the news above the page hold this text.
    bool notice_says(const QString& part) const
    {
        for (const QWidget* notice : window->findChildren<QWidget*>(QStringLiteral("notice"))) {
            for (const QLabel* label : notice->findChildren<QLabel*>()) {
                if (label->text().contains(part))
                    return true;
            }
        }
        return false;
    }
    bool settled()
    {
        // A button pressed by its key shows that for a moment before it acts.
        wait_until(
            [&] {
                const auto buttons = window->findChildren<QAbstractButton*>();
                return std::none_of(buttons.begin(), buttons.end(),
                                    [](const QAbstractButton* button) { return button->isDown(); });
            },
            1000);
        return settle(context.jobs(), *window);
    }
};

} // namespace lx::test
