#include "tests/added/additions.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QResource>

/// The program's own definitions are gone for it afterwards.
static void forget_own()
{
    Q_CLEANUP_RESOURCE(definitions);
    Q_CLEANUP_RESOURCE(migrations);
}

namespace {

const QString source = QStringLiteral(LIANGXIN_SOURCE_DIR "/");
const QString migrations = QStringLiteral("core/store/migrations");

QString read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool write(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// `value` with one entry more in the list at `steps` ("groups", "3", "ledgers"): above the one
/// with that key, otherwise at the end.
QJsonValue with_entry(const QJsonValue& value, const QStringList& steps, const QJsonValue& entry,
                      const QString& above)
{
    if (steps.isEmpty()) {
        QJsonArray list = value.toArray();
        qsizetype at = 0;
        while (at < list.size() &&
               (above.isEmpty() || list[at].toObject()[QStringLiteral("key")].toString() != above))
            ++at;
        list.insert(at, entry);
        return list;
    }
    if (value.isArray()) {
        QJsonArray list = value.toArray();
        const int at = steps.first().toInt();
        list[at] = with_entry(list[at], steps.mid(1), entry, above);
        return list;
    }
    QJsonObject object = value.toObject();
    object[steps.first()] = with_entry(object[steps.first()], steps.mid(1), entry, above);
    return object;
}

} // namespace

namespace lx::test {

Additions::Additions()
{
    if (!copy(QStringLiteral("resources")) || !copy(migrations) || !add_all() || !use())
        return;
}

Additions::~Additions()
{
    QResource::unregisterResource(path(QStringLiteral("added.rcc")));
}

bool Additions::copy(const QString& folder)
{
    QDirIterator files(source + folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        const QString to = path(from.mid(source.size()));
        QDir().mkpath(QFileInfo(to).path());
        if (!QFile::copy(from, to) ||
            !QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner)) {
            m_problem = QStringLiteral("can't copy ") + from;
            return false;
        }
    }
    return true;
}

bool Additions::add_all()
{
    static const QRegularExpression block(QStringLiteral("^```(?:json|sql) ([^\\n]+)\\n(.*?)^```$"),
                                          QRegularExpression::MultilineOption |
                                              QRegularExpression::DotMatchesEverythingOption);
    auto found = block.globalMatch(read(source + QStringLiteral("CONTRIBUTING.md")));
    while (found.hasNext()) {
        const auto one = found.next();
        if (!add(one.captured(1), one.captured(2)))
            return false;
        ++m_count;
    }
    return true;
}

bool Additions::add(const QString& place, const QString& text)
{
    const bool fresh = place.startsWith(QStringLiteral("new "));
    const QStringList words = place.section(QLatin1Char(' '), 1).split(QStringLiteral(", "));
    QString file = words.first();
    if (file.contains(QStringLiteral("NNNN"))) {
        const QStringList known = QDir(path(migrations)).entryList(QDir::Files, QDir::Name);
        file.replace(
            QStringLiteral("NNNN"),
            QStringLiteral("%1").arg(known.last().left(4).toInt() + 1, 4, 10, QLatin1Char('0')));
    }
    m_problem = QStringLiteral("can't add ") + place;
    if (fresh) {
        if (QFile::exists(path(file)) || !write(path(file), text.toUtf8()))
            return false;
    } else {
        const QJsonDocument before = QJsonDocument::fromJson(read(path(file)).toUtf8());
        // A list holds any value, so an entry is read as one of a list.
        const QJsonDocument entry =
            QJsonDocument::fromJson(QByteArray("[") + text.toUtf8() + QByteArray("]"));
        if (!before.isObject() || entry.array().size() != 1 || words.size() < 2)
            return false;
        const QJsonValue after =
            with_entry(before.object(), words[1].split(QLatin1Char('/')), entry.array().first(),
                       words.value(2).section(QLatin1Char(' '), 1));
        if (!write(path(file), QJsonDocument(after.toObject()).toJson()))
            return false;
    }
    m_problem.clear();
    return true;
}

bool Additions::use()
{
    QByteArray qrc("<RCC><qresource prefix=\"/\">\n");
    const auto take = [&](const QString& folder, const QString& below, const char* names) {
        const QDir base(path(folder));
        QDirIterator files(base.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            if (QRegularExpression(QLatin1String(names)).match(file).hasMatch())
                qrc += "<file alias=\"" + (below + base.relativeFilePath(file)).toUtf8() + "\">" +
                       file.toUtf8() + "</file>\n";
        }
    };
    take(QStringLiteral("resources"), QString(), "\\.(json|csv|tsv)$");
    take(migrations, QStringLiteral("migrations/"), "\\.sql$");
    qrc += "</qresource></RCC>\n";
    const QString list = path(QStringLiteral("added.qrc"));
    const QString made = path(QStringLiteral("added.rcc"));
    write(list, qrc);
    QProcess rcc;
    rcc.start(QStringLiteral(LIANGXIN_RCC),
              {QStringLiteral("--binary"), QStringLiteral("-o"), made, list});
    if (!rcc.waitForFinished() || rcc.exitCode() != 0) {
        m_problem = QStringLiteral("rcc: ") + QString::fromUtf8(rcc.readAllStandardError());
        return false;
    }
    forget_own();
    if (QFile::exists(QStringLiteral(":/ledgers/unit.json")))
        m_problem = QStringLiteral("the program's own definitions are still there");
    else if (!QResource::registerResource(made))
        m_problem = QStringLiteral("can't read ") + made;
    return m_problem.isEmpty();
}

const Additions& additions()
{
    static const Additions made;
    return made;
}

} // namespace lx::test
