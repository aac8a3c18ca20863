// The Chinese texts are complete: every source string has one, none is left over.

#include <map>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>

namespace {

struct Message
{
    QString translation;
    bool unfinished = false;
};

/// Context and source → translation.
std::map<std::pair<QString, QString>, Message> messages(const QString& path)
{
    std::map<std::pair<QString, QString>, Message> found;
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            Message& message = found[{context, source}];
            message.unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return found;
}

} // namespace

TEST_CASE("the Chinese texts are complete and up to date")
{
    const QString root = QStringLiteral(LIANGXIN_SOURCE_DIR);
    const QString kept = root + QStringLiteral("/translations/liangxin_zh_CN.ts");
    const auto have = messages(kept);
    REQUIRE(have.size() > 100);
    for (const auto& [key, message] : have) {
        INFO(key.first.toStdString() << ": " << key.second.toStdString());
        CHECK_FALSE(message.unfinished);
        CHECK_FALSE(message.translation.trimmed().isEmpty());
        // Every place for a number or name stands in the translation, too.
        for (int place = 1; place <= 4; ++place) {
            const QString mark = QStringLiteral("%%1").arg(place);
            CHECK(key.second.contains(mark) == message.translation.contains(mark));
        }
    }

    // What lupdate finds in the sources now.
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-locations"),
                          QStringLiteral("none")};
    QDirIterator files(root + QStringLiteral("/ui"),
                       {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        arguments << files.next();
    arguments << root + QStringLiteral("/app/pages.cpp");
    arguments << QStringLiteral("-I") << root << QStringLiteral("-ts") << fresh;
    QProcess lupdate;
    lupdate.start(QStringLiteral(LIANGXIN_LUPDATE), arguments);
    REQUIRE(lupdate.waitForFinished(120'000));
    REQUIRE(lupdate.exitCode() == 0);
    const auto wanted = messages(fresh);
    REQUIRE(wanted.size() > 100);
    for (const auto& [key, message] : wanted) {
        INFO("missing: " << key.first.toStdString() << ": " << key.second.toStdString());
        CHECK(have.contains(key));
    }
    for (const auto& [key, message] : have) {
        INFO("left over: " << key.first.toStdString() << ": " << key.second.toStdString());
        CHECK(wanted.contains(key));
    }
}
