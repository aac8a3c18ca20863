// liangxin-cli: the core without a window.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <QApplication>

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#else
#include <sys/stat.h>
#endif

#include "app/cli/command.h"
#include "core/base/fresh_file.h"
#include "ui/presentation/language.h"

namespace {

/// Says what is being done on standard error, at most once a phrase.
class ErrorStreamProgress final : public lx::Progress
{
public:
    void report(std::string_view what, std::int64_t, std::int64_t) override
    {
        if (what == m_last)
            return;
        m_last = what;
        lx::cli::print_note(m_last + "…");
    }
    [[nodiscard]] bool cancelled() const override { return false; }

private:
    std::string m_last;
};

/// Qt's own remarks (a folder of the desktop session that is not there, a painter without a file)
/// are for programmers: what went wrong is said by the command, in words.
void keep_quiet(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtFatalMsg)
        lx::cli::print_note(text.toStdString());
}

std::string user_name()
{
    for (const char* name : {"USER", "LOGNAME", "USERNAME"}) {
        if (const char* value = std::getenv(name); value != nullptr && *value != 0)
            return value;
    }
    return "命令行";
}

bool is_pdf(std::string_view word)
{
    return word.ends_with(".pdf") || word.ends_with(".PDF");
}

bool is_picture(std::string_view word)
{
    return word.ends_with(".svg") || word.ends_with(".SVG") || word.ends_with(".png") ||
           word.ends_with(".PNG");
}

/// Printing needs fonts, but never a screen; everything else needs neither.
std::unique_ptr<QCoreApplication> make_application(int& argc, char** argv)
{
    const auto& all = lx::cli::commands();
    const auto command = argc > 1
                             ? std::find_if(all.begin(), all.end(),
                                            [&](const auto& one) { return one.name == argv[1]; })
                             : all.end();
    const auto writes = [&](bool (*is)(std::string_view)) {
        return std::any_of(argv + 2, argv + argc, is);
    };
    const bool draws =
        command != all.end() && command->draws && (writes(is_pdf) || writes(is_picture));
    const bool fonts = command != all.end() && (command->needs_fonts || writes(is_pdf));
    if (!draws && !fonts)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (draws) {
        auto application = std::make_unique<QApplication>(argc, argv);
        lx::ui::load_chinese();
        return application;
    }
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv)
{
    qInstallMessageHandler(keep_quiet);
#ifndef _WIN32
    ::umask(S_IRWXG | S_IRWXO); // what it writes is about persons: for its user alone
#endif
    const auto application = make_application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    std::vector<std::string> words;
    for (qsizetype i = 1; i < given.size(); ++i)
        words.push_back(given[i].toStdString());
#ifdef _WIN32
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    lx::sweep_leftovers();
    const lx::SystemClock clock;
    ErrorStreamProgress progress;
    lx::cli::Session session{clock, progress, {user_name(), &clock}};
    const int status = lx::cli::run(words, session);
    if (std::fflush(stdout) != 0) {
        lx::cli::print_note("结果写不出去，请检查磁盘空间后重试。");
        return 5;
    }
    return status;
}
