#include "core/store/database.h"

#include <atomic>
#include <utility>

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QString>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include "core/store/lock_file.h"
#include "core/store/migration.h"
#include "core/store/search_tokenizer.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement.h"
#include "core/store/storage_place.h"
#include "core/store/upgrade_file.h"

namespace lx {

struct Database::State
{
    std::string path;
    bool read_only = false;
    std::unique_ptr<LockFile> lock; // goes after the connection is closed
    QString name;
    QSqlDatabase connection;
    sqlite3* handle = nullptr;

    ~State()
    {
        handle = nullptr;
        if (connection.isValid()) {
            connection.close();
            connection = QSqlDatabase(); // Qt warns where a copy still lives
            QSqlDatabase::removeDatabase(name);
        }
    }
};

namespace {

std::string in_quotes(const std::string& path)
{
    return "“" + file_name(path) + "”";
}

Result<> check_is_sqlite(const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (QFileInfo(file).isDir())
        return fail(ErrorKind::Database,
                    in_quotes(path) + "是文件夹，不是台账文件，请选择由本程序建立的台账文件。",
                    path);
    if (!file.exists())
        return fail(ErrorKind::Database,
                    "台账文件" + in_quotes(path) + "不存在，请检查路径，或者先新建台账。", path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io,
                    "台账文件" + in_quotes(path) + "打不开，请检查文件和文件夹的读取权限。",
                    file.errorString().toStdString());
    if (!file.read(16).startsWith("SQLite format 3"))
        return fail(ErrorKind::Database,
                    "文件" + in_quotes(path) + "不是台账文件，请选择由本程序建立的台账文件。",
                    "no SQLite header");
    return {};
}

Result<> open_connection(const std::string& path, const QString& database_name, bool read_only,
                         bool uri, QSqlDatabase& connection, QString& name, sqlite3*& handle)
{
    static std::atomic<int> counter{0};
    name = QStringLiteral("liangxin-%1").arg(++counter);
    connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    if (!connection.isValid())
        return fail(ErrorKind::Database,
                    "找不到 Qt 的 SQLite 驱动，请重新安装程序（libqt6sql6-sqlite）。",
                    connection.lastError().text().toStdString());
    connection.setDatabaseName(database_name);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000");
    if (read_only)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (uri)
        options += QStringLiteral(";QSQLITE_OPEN_URI");
    connection.setConnectOptions(options);
    if (!connection.open())
        return fail(ErrorKind::Io,
                    "台账文件" + in_quotes(path) + "打不开，请检查文件和文件夹的读写权限。",
                    connection.lastError().text().toStdString());
    handle = *static_cast<sqlite3* const*>(connection.driver()->handle().constData());
    return {};
}

/// Settings of a connection. The page cache holds the inner pages of every index of a province's
/// file; reading the rest through mmap saves a copy (not from a network, where a lost connection
/// would then end the program).
Result<> set_up(sqlite3* handle, const std::string& path, bool read_only)
{
    LX_TRY(execute(handle, "PRAGMA foreign_keys = ON;"
                           "PRAGMA trusted_schema = OFF;"
                           "PRAGMA cache_size = -65536;"));
    if (storage_place(path) != StoragePlace::Network)
        LX_TRY(query_integer(handle, "PRAGMA mmap_size = 1073741824"));
    if (!read_only)
        LX_TRY(execute(handle, "PRAGMA journal_size_limit = 67108864"));
    return register_search_tokenizer(handle);
}

/// Write-ahead logging lets others read while one writes; it needs shared memory, which network
/// folders don't give, and synchronising clients copy the file without its log.
Result<> choose_journal(sqlite3* handle, const std::string& path)
{
    const bool wal = storage_place(path) == StoragePlace::Local;
    auto mode =
        query_text(handle, wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = DELETE");
    if (!mode && mode.error().kind == ErrorKind::Locked) // a reader is in the way: as it is, then
        mode = query_text(handle, "PRAGMA journal_mode");
    LX_TRY(mode);
    // In WAL a power cut can cost the last actions but never the file; without it only FULL is that
    // safe.
    return execute(handle,
                   *mode == "wal" ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL");
}

Result<> check_is_ours(sqlite3* handle, const std::string& path)
{
    LX_ASSIGN(const std::int64_t id, query_integer(handle, "PRAGMA application_id"));
    if (id != application_id)
        return fail(ErrorKind::Database,
                    "文件" + in_quotes(path) + "是别的程序的数据库，不是台账文件，请另选文件。",
                    "application_id " + std::to_string(id));
    return {};
}

tl::unexpected<Error> newer(const std::string& path)
{
    return fail(ErrorKind::Newer, "台账文件" + in_quotes(path) +
                                      "由更新版本的程序保存，这个版本打不开，请先升级程序再打开。");
}

} // namespace

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database::State>> Database::connect(const std::string& path, Mode mode)
{
    LX_TRY(check_is_sqlite(path));
    auto state = std::make_unique<State>();
    state->path = path;
    state->read_only = mode == Mode::ReadOnly;
    const QString qpath = QString::fromStdString(path);
    if (mode != Mode::ReadOnly && !QFileInfo(qpath).isWritable())
        return fail(ErrorKind::Io, "台账文件" + in_quotes(path) +
                                       "不允许写入，请检查文件权限，或者以只读方式打开。");
    if (mode == Mode::ReadWrite) {
        LX_ASSIGN(state->lock, LockFile::take(path));
    }
    // A file in a folder one may not write to has no room for the log's shared memory: where there
    // is no log either, nobody writes and the file can be read as it stands.
    const bool immutable = state->read_only &&
                           !QFileInfo(QFileInfo(qpath).absolutePath()).isWritable() &&
                           !QFileInfo::exists(qpath + QStringLiteral("-wal"));
    const QString name =
        immutable ? QString::fromUtf8(
                        QUrl::fromLocalFile(QFileInfo(qpath).absoluteFilePath()).toEncoded()) +
                        QStringLiteral("?immutable=1")
                  : qpath;
    LX_TRY(open_connection(path, name, state->read_only, immutable, state->connection, state->name,
                           state->handle));
    LX_TRY(check_is_ours(state->handle, path));
    LX_TRY(set_up(state->handle, path, state->read_only));
    LX_ASSIGN(const int version, file_version(state->handle));
    if (version > builtin_migrations().back().number)
        return newer(path);
    if (mode != Mode::ReadOnly)
        LX_TRY(choose_journal(state->handle, path));
    return state;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode)
{
    LX_ASSIGN(auto state, connect(path, mode));
    LX_TRY(bring_up_to_date(*state, mode));
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Result<std::unique_ptr<Database>> Database::open_for_upkeep(const std::string& path)
{
    LX_ASSIGN(auto state, connect(path, Mode::ReadOnly));
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Result<> Database::bring_up_to_date(State& state, Mode mode)
{
    const int newest = builtin_migrations().back().number;
    LX_ASSIGN(const int version, file_version(state.handle));
    if (version == newest)
        return {};
    if (mode != Mode::ReadWrite)
        return fail(ErrorKind::Database, "台账文件" + in_quotes(state.path) +
                                             "由旧版本的程序保存，请先在窗口中打开一次，"
                                             "或用 import 命令写入一次，程序会先备份再升级它。");
    LX_TRY(upgrade_file(state.handle, state.path, builtin_migrations()));
    return {};
}

Result<std::unique_ptr<Database>> Database::create(const std::string& path)
{
    const QString qpath = QString::fromStdString(path);
    if (QFileInfo::exists(qpath))
        return fail(ErrorKind::Io, "文件" + in_quotes(path) +
                                       "已经存在，没有改动它，请换一个文件名，或者直接打开它。");
    {
        QFile file(qpath);
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
            return fail(ErrorKind::Io,
                        "文件" + in_quotes(path) + "建立不了，请检查文件夹是否存在、是否允许写入。",
                        file.errorString().toStdString());
    }
    auto state = std::make_unique<State>();
    state->path = path;
    const auto fill = [&]() -> Result<> {
        LX_ASSIGN(state->lock, LockFile::take(path));
        LX_TRY(open_connection(path, qpath, false, false, state->connection, state->name,
                               state->handle));
        // Rows of the log and of units are long: twice SQLite's page wastes less and writes faster.
        LX_TRY(execute(state->handle, "PRAGMA page_size = 8192"));
        LX_TRY(set_up(state->handle, path, false));
        LX_TRY(choose_journal(state->handle, path));
        LX_TRY(migrate(state->handle, builtin_migrations(), {}, {}));
        return {};
    };
    if (auto filled = fill(); !filled) {
        state.reset(); // closes it
        QFile::remove(qpath);
        QFile::remove(qpath + QStringLiteral("-wal"));
        QFile::remove(qpath + QStringLiteral("-shm"));
        return fail(std::move(filled.error()));
    }
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

const std::string& Database::path() const
{
    return m_state->path;
}

bool Database::read_only() const
{
    return m_state->read_only;
}

sqlite3* Database::handle() const
{
    return m_state->handle;
}

void Database::set_patience(int milliseconds)
{
    sqlite3_busy_timeout(m_state->handle, milliseconds);
}

void Database::interrupt()
{
    sqlite3_interrupt(m_state->handle);
}

} // namespace lx
