#pragma once

#include <vector>

#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <catch2/catch.hpp>

namespace lx::test {

/// Without blanks, and without dashes: readers join words that a dash parts at a line's end.
inline QString joined(QString text)
{
    text.remove(QChar(0xA0));
    text.removeIf([](QChar c) { return c.isSpace() || c == QLatin1Char('-'); });
    return text;
}

/// What other programs read in the file.
inline QString read_by(const char* program, const QStringList& before, const QString& path,
                       const QStringList& behind)
{
    const QString tool = QStandardPaths::findExecutable(QString::fromLatin1(program));
    INFO(program);
    REQUIRE_FALSE(tool.isEmpty()); // scripts/setup installs it
    QProcess process;
    process.start(tool, before + QStringList{path} + behind);
    REQUIRE(process.waitForFinished(120'000));
    REQUIRE(process.exitCode() == 0);
    return joined(QString::fromUtf8(process.readAllStandardOutput()));
}

inline std::vector<QString> readings(const QString& path)
{
    return {read_by("pdftotext", {QStringLiteral("-raw")}, path, {QStringLiteral("-")}),
            read_by("mutool", {QStringLiteral("draw"), QStringLiteral("-F"), QStringLiteral("txt")},
                    path, {})};
}

} // namespace lx::test
