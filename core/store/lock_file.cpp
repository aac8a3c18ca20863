#include "core/store/lock_file.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>
#include <QString>
#include <QSysInfo>

#include "core/store/sqlite_error.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#endif

namespace lx {

struct LockFile::State
{
    explicit State(const QString& path) : lock(path) {}
    QLockFile lock;
};

namespace {

/// Beside the file itself, whatever link it is opened by.
QString lock_path(const std::string& database_path)
{
    const QString real = QFileInfo(QString::fromStdString(database_path)).canonicalFilePath();
    if (!real.isEmpty())
        return real + QStringLiteral(".lock");
    return QString::fromStdString(database_path) + QStringLiteral(".lock");
}

std::optional<LockHolder> read_holder(const QLockFile& lock, const QString& path)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return std::nullopt;
    const QFileInfo info(path);
    LockHolder holder;
    holder.user = info.owner().toStdString();
    holder.host = host.toStdString();
    holder.since =
        info.lastModified().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss")).toStdString();
    holder.pid = pid;
    return holder;
}

} // namespace

namespace {

/// A process of this computer that is gone; QLockFile decides the same way when it takes a lock
/// over.
bool is_dead(const LockHolder& holder)
{
#ifdef Q_OS_UNIX
    return holder.host == QSysInfo::machineHostName().toStdString() &&
           ::kill(static_cast<pid_t>(holder.pid), 0) == -1 && errno == ESRCH;
#else
    static_cast<void>(holder);
    return false;
#endif
}

} // namespace

LockFile::LockFile(std::unique_ptr<State> state) : m_state(std::move(state)) {}
LockFile::~LockFile() = default;

Result<std::unique_ptr<LockFile>> LockFile::take(const std::string& database_path)
{
    const QString path = lock_path(database_path);
    auto state = std::make_unique<State>(path);
    // Age alone never makes a lock stale: a window may stay open for weeks. A dead owner does.
    state->lock.setStaleLockTime(0);
    if (state->lock.tryLock(0))
        return std::unique_ptr<LockFile>(new LockFile(std::move(state)));
    const std::string name = "台账文件“" + file_name(database_path) + "”";
    if (state->lock.error() != QLockFile::LockFailedError)
        return fail(ErrorKind::Io,
                    name + "所在的文件夹不允许写入，请检查权限，或者以只读方式打开。",
                    "lock error " + std::to_string(state->lock.error()));
    const auto holder = read_holder(state->lock, path);
    if (!holder)
        return fail(ErrorKind::Locked,
                    name + "正被另一个程序使用，请稍后再试，或者以只读方式打开。");
    std::string since = holder->since;
    if (const auto t = since.find('T'); t != std::string::npos)
        since[t] = ' ';
    const std::string user = holder->user.empty() ? std::string() : "用户 " + holder->user + " ";
    return fail(ErrorKind::Locked,
                name + "正由" + user + "在电脑“" + holder->host + "”上使用（自 " + since +
                    " 起），请等其关闭后再试，或者以只读方式打开。",
                "pid " + std::to_string(holder->pid));
}

std::optional<LockHolder> LockFile::holder(const std::string& database_path)
{
    const QString path = lock_path(database_path);
    if (!QFileInfo::exists(path))
        return std::nullopt;
    const QLockFile lock(path);
    auto holder = read_holder(lock, path);
    if (holder && is_dead(*holder))
        return std::nullopt;
    return holder;
}

} // namespace lx
