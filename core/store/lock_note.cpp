#include "core/store/lock_note.h"

#include <charconv>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QString>
#include <QSysInfo>

#include "core/base/clock.h"
#include "core/store/action_row.h"
#include "core/store/qt_path.h"

namespace lx {

namespace {

constexpr qint64 longest_note = 4096;

bool is_moment(std::string_view text)
{
    return text.size() == 19 && text[4] == '-' && text[7] == '-' && text[10] == 'T';
}

} // namespace

std::string lock_note_path(const std::string& database_path)
{
    // Beside the file itself, whatever link it is opened by.
    const QString given = qt_path(database_path);
    const QString real = QFileInfo(given).canonicalFilePath();
    return ((real.isEmpty() ? given : real) + QStringLiteral(".lock")).toStdString();
}

std::optional<LockHolder> read_lock_note(const std::string& database_path)
{
    const QString path = qt_path(lock_note_path(database_path));
    const QFileInfo info(path);
    if (!info.isFile() || info.isSymLink())
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> lines = file.read(longest_note).split('\n');
    // process, program, computer – as QLockFile of earlier versions wrote them – then user, moment
    if (lines.size() < 6)
        return std::nullopt;
    LockHolder holder;
    holder.pid = lines[0].toLongLong();
    holder.host = lines[2].toStdString();
    holder.user = lines[3].toStdString();
    holder.since = lines[4].toStdString();
    if (holder.pid <= 0 || holder.host.empty() || !is_moment(holder.since))
        return std::nullopt;
    return holder;
}

void write_lock_note(const std::string& database_path)
{
    QFile file(qt_path(lock_note_path(database_path)));
    const QFileInfo there(file);
    if (there.isSymLink() || (there.exists() && !there.isFile()))
        return; // a pipe would wait for a reader
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return;
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const std::string text = std::to_string(QCoreApplication::applicationPid()) + "\nliangxin\n" +
                             QSysInfo::machineHostName().toStdString() + "\n" + system_user() +
                             "\n" + SystemClock().now() + "\n";
    file.write(text.data(), static_cast<qint64>(text.size()));
}

bool is_own_note(const std::optional<LockHolder>& note)
{
    return note && note->pid == QCoreApplication::applicationPid() &&
           note->host == QSysInfo::machineHostName().toStdString();
}

void remove_lock_note(const std::string& database_path)
{
    QFile::remove(qt_path(lock_note_path(database_path)));
}

std::string holder_text(const LockHolder& holder)
{
    std::string since = holder.since;
    if (const auto t = since.find('T'); t != std::string::npos)
        since[t] = ' ';
    return (holder.user.empty() ? std::string() : "用户 " + holder.user + " ") + "在电脑“" +
           holder.host + "”上自 " + since + " 起";
}

} // namespace lx
