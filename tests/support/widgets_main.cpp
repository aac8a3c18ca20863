// Catch2's main inside the application as the user has it: its style, Chinese, the light theme.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include <QApplication>

#include "tests/support/failures_last.h"
#include "ui/presentation/language.h"
#include "ui/presentation/theme.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/window_style.h"

namespace {

QtMessageHandler others = nullptr;

/// All but what the screenless platform says of every window that it can't move or raise:
/// thousands of lines in which a failure is lost.
void tell(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (!text.startsWith(QLatin1String("This plugin does not support")))
        others(type, context, text);
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    others = qInstallMessageHandler(tell);
    const QApplication app(argc, argv);
    QApplication::setStyle(lx::ui::make_window_style());
    lx::ui::load_chinese();
    lx::ui::apply_theme(lx::ui::Theme::make(lx::ui::ThemeKind::Light, lx::ui::TypeSize::Normal));
    return Catch::Session().run(argc, argv);
}
