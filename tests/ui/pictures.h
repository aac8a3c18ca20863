#pragma once

#include "tests/ui/window_fixture.h"
#include "ui/presentation/theme.h"

namespace lx::test {

/// Pictures to be looked at:  LIANGXIN_PICTURES=dir [LIANGXIN_SIZE=1024x700] [LIANGXIN_LARGE=1]
/// [LIANGXIN_DARK=1] test_ui "[pictures]"
class Pictures
{
public:
    /// Before the window is made.
    Pictures()
    {
        REQUIRE_FALSE(m_folder.isEmpty());
        const bool large = qEnvironmentVariableIsSet("LIANGXIN_LARGE");
        const bool dark = qEnvironmentVariableIsSet("LIANGXIN_DARK");
        ui::apply_theme(ui::Theme::make(dark ? ui::ThemeKind::Dark : ui::ThemeKind::Light,
                                        large ? ui::TypeSize::Large : ui::TypeSize::Normal));
    }
    static void resize(WindowFixture& fixture)
    {
        const QStringList sides =
            qEnvironmentVariable("LIANGXIN_SIZE", QStringLiteral("1366x768")).split(u'x');
        // Twice: what makes room only once there is less of it keeps it wider at first.
        for (int i = 0; i < 2; ++i) {
            fixture.window->resize(sides.value(0).toInt(), sides.value(1).toInt());
            REQUIRE(fixture.settled());
        }
    }
    void save(WindowFixture& fixture, const char* name) const
    {
        REQUIRE(fixture.settled());
        REQUIRE(fixture.window->grab().save(m_folder + u'/' + QString::fromLatin1(name) +
                                            QStringLiteral(".png")));
    }

private:
    QString m_folder = qEnvironmentVariable("LIANGXIN_PICTURES");
};

} // namespace lx::test
