#include "app/pictures.h"

#include <cstdio>
#include <string_view>

#include <QApplication>
#include <QBuffer>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

#include "app/pages.h"
#include "app/tour.h"
#include "core/base/clock.h"
#include "core/base/output_file.h"
#include "core/sample/sample.h"
#include "core/store/upkeep.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/opened_file.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/shell/main_window.h"

namespace lx::pictures {

namespace {

constexpr int patience_ms = 60'000; ///< for all jobs of one page

/// Nobody is there to answer.
class NoDialogs final : public ui::Dialogs
{
public:
    int choose(const QString&, const QString&, const QStringList&, int safe) override
    {
        return safe;
    }
    QString open_file(const QString&, const QString&) override { return {}; }
    QStringList open_files(const QString&, const QString&) override { return {}; }
    QString save_file(const QString&, const QString&, const QString&) override { return {}; }
    QString choose_folder(const QString&) override { return {}; }
};

/// Lets events and jobs run until nothing is under way for a while.
void settle(ui::Jobs& jobs)
{
    QElapsedTimer all;
    all.start();
    int quiet = 0;
    while (quiet < 6 && all.elapsed() < patience_ms) {
        QEventLoop loop;
        QTimer::singleShot(60, &loop, &QEventLoop::quit);
        loop.exec();
        quiet = jobs.busy() ? 0 : quiet + 1;
    }
}

int usage(const QString& text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stderr);
    return 2;
}

} // namespace

void choose_platform(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word(argv[i]);
        if ((word == "--pictures" || word.starts_with("--pictures=")) &&
            !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

void add_options(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("pictures"), QStringLiteral("Draw every page into PNG files in <dir>"),
         QStringLiteral("dir")},
        {QStringLiteral("db"), QStringLiteral("Ledger file to draw"), QStringLiteral("file")},
        {QStringLiteral("size"), QStringLiteral("Size of the window"), QStringLiteral("WxH"),
         QStringLiteral("1366x768")},
        {QStringLiteral("theme"), QStringLiteral("light or dark"), QStringLiteral("theme"),
         QStringLiteral("light")},
        {QStringLiteral("large"), QStringLiteral("Large type")},
        {QStringLiteral("as-of"), QStringLiteral("As-of date (ISO)"), QStringLiteral("date")},
    });
}

bool wanted(const QCommandLineParser& parser)
{
    return parser.isSet(QStringLiteral("pictures"));
}

int draw(const QCommandLineParser& parser)
{
    const QDir folder(parser.value(QStringLiteral("pictures")));
    if (!folder.mkpath(QStringLiteral(".")))
        return 5;
    const QStringList sides = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    const QSize size(sides.value(0).toInt(), sides.value(1).toInt());
    if (size.width() < 640 || size.height() < 400)
        return usage(QStringLiteral("--size: WxH, at least 640x400"));
    const QString theme = parser.value(QStringLiteral("theme"));
    if (theme != QLatin1String("light") && theme != QLatin1String("dark"))
        return usage(QStringLiteral("--theme: light or dark"));
    std::optional<Date> day;
    if (const QString given = parser.value(QStringLiteral("as-of")); !given.isEmpty()) {
        day = Date::from_iso(ui::utf8_of(given));
        if (!day)
            return usage(QStringLiteral("--as-of: a day like 2025-09-30"));
    }

    const QTemporaryDir scratch;
    const SystemClock clock;
    NoDialogs dialogs;
    ui::UserSettings settings(scratch.filePath(QStringLiteral("settings.ini")));
    settings.set_theme(theme == QLatin1String("dark") ? ui::ThemeKind::Dark : ui::ThemeKind::Light);
    settings.set_type_size(parser.isSet(QStringLiteral("large")) ? ui::TypeSize::Large
                                                                 : ui::TypeSize::Normal);
    ui::apply_theme(ui::Theme::make(settings.theme(), settings.type_size()));
    ui::AppContext context({clock, dialogs, settings});
    if (day)
        context.set_as_of(*day); // the made-up county stands on it

    ui::MainWindow window(context, ui::all_pages());
    window.resize(size);
    window.show();
    const auto save = [&](const QString& name) {
        settle(context.jobs());
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        return window.grab().save(&buffer, "PNG") &&
               write_file(ui::utf8_of(folder.filePath(name + QStringLiteral(".png"))),
                          {bytes.constData(), static_cast<std::size_t>(bytes.size())})
                   .has_value();
    };
    if (!save(QStringLiteral("00-welcome")))
        return 5;

    // Always a file of our own: nothing that is drawn may change the user's.
    const QString path = scratch.filePath(QStringLiteral("drawn.lxdb"));
    const QString given = parser.value(QStringLiteral("db"));
    NoProgress progress;
    if (!given.isEmpty()) {
        const auto original = Database::open(ui::utf8_of(given), Database::Mode::ReadOnly);
        const auto copied = original ? backup(**original, ui::utf8_of(path), progress)
                                     : Result<std::string>(fail(original.error()));
        if (!copied) {
            std::fprintf(stderr, "%s\n", copied.error().message.c_str());
            return 4;
        }
    } else {
        SampleOptions options;
        options.units = 2'000;
        options.as_of = context.as_of();
        if (const auto made = make_sample(ui::utf8_of(path), *context.catalog(), options, progress);
            !made) {
            std::fprintf(stderr, "%s\n", made.error().message.c_str());
            return 5;
        }
    }
    auto opened = ui::open_file(path, Database::Mode::ReadWrite, progress);
    const auto adopted = opened ? context.adopt(*opened) : Result<>(fail(opened.error()));
    if (!adopted) {
        std::fprintf(stderr, "%s\n", adopted.error().message.c_str());
        return 4;
    }
    if (day)
        context.set_as_of(*day); // not the one the file was made for
    if (given.isEmpty())
        context.set_policies({QStringLiteral("ningxia-2018")});
    int number = 1;
    for (const ui::Stop& stop : ui::tour()) {
        if (!ui::visit(window, stop, [&] { settle(context.jobs()); })) {
            std::fprintf(stderr, "%s: no such place\n", qPrintable(stop.name));
            return 1;
        }
        if (!save(QStringLiteral("%1-%2").arg(number++, 2, 10, QLatin1Char('0')).arg(stop.name)))
            return 5;
    }
    return 0;
}

} // namespace lx::pictures
