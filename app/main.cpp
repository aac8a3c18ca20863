// liangxin: the desktop program. Nothing but wiring.

#include <QApplication>
#include <QCommandLineParser>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

#include "app/pages.h"
#include "app/pictures.h"
#include "core/base/clock.h"
#include "core/base/fresh_file.h"
#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/language.h"
#include "ui/shell/file_actions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/qt_dialogs.h"
#include "ui/widgets/window_style.h"

int main(int argc, char** argv)
{
#ifdef Q_OS_UNIX
    ::umask(S_IRWXG | S_IRWXO); // what it writes is about persons: for its user alone
#endif
    lx::pictures::choose_platform(argc, argv);
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("liangxin"));
    QApplication::setApplicationVersion(QStringLiteral(LIANGXIN_VERSION));
    QApplication::setStyle(lx::ui::make_window_style());
    lx::ui::load_chinese();
    lx::sweep_leftovers();

    QCommandLineParser parser;
    lx::pictures::add_options(parser);
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Ledger file to open"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(app);
    if (lx::pictures::wanted(parser))
        return lx::pictures::draw(parser);

    const lx::SystemClock clock;
    lx::ui::QtDialogs dialogs;
    lx::ui::UserSettings settings;
    lx::ui::apply_theme(lx::ui::Theme::make(settings.theme(), settings.type_size()));
    lx::ui::AppContext context({clock, dialogs, settings});
    lx::ui::MainWindow window(context, lx::ui::all_pages());
    window.show();
    if (!parser.positionalArguments().isEmpty())
        window.files().open_path(parser.positionalArguments().first());
    return QApplication::exec();
}
