#pragma once

class QCommandLineParser;

namespace lx::pictures {

/// `liangxin --pictures DIR [--db FILE] [--size 1366x768] [--theme light|dark] [--large] [--as-of
/// DATE]`: draws every stop of the tour with the file's data into PNG files, without a screen where
/// QT_QPA_PLATFORM=offscreen. Without --db a sample county is made for it. Used for the README and
/// to look at a change. Before the application is made: pictures need no screen, so none is asked
/// for where none is named.
void choose_platform(int argc, char** argv);
void add_options(QCommandLineParser& parser);
[[nodiscard]] bool wanted(const QCommandLineParser& parser);
/// Exit status: 0 drawn, 1 a stop of the tour isn't there, 2 wrong usage, 4 file can't be opened, 5
/// picture can't be written.
[[nodiscard]] int draw(const QCommandLineParser& parser);

} // namespace lx::pictures
