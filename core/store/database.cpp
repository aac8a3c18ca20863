#include "core/store/database.h"

#include <atomic>
#include <filesystem>
#include <system_error>
#include <utility>

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QString>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

#include "core/base/file_calls.h"
#include "core/base/fresh_file.h"
#include "core/store/companions.h"
#include "core/store/file_copy.h"
#include "core/store/file_hold.h"
#include "core/store/migration.h"
#include "core/store/order_function.h"
#include "core/store/qt_path.h"
#include "core/store/raw_handle.h"
#include "core/store/schema_check.h"
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
    int version = 0;
    std::unique_ptr<FileHold> hold; // goes after the connection is closed
    QString name;
    QSqlDatabase connection;
    sqlite3* handle = nullptr;
    std::function<void()> before_use;

    ~State()
    {
        if (!connection.isValid())
            return;
        // The last connection to close brings the log into the file and removes it – by its path,
        // where another file's may lie by now.
        if (handle != nullptr && !hold->check_in_place())
            sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        handle = nullptr;
        const FileHold::Change change(*hold);
        connection.close();
        connection = QSqlDatabase(); // Qt warns where a copy still lives
        QSqlDatabase::removeDatabase(name);
    }
};

namespace {

constexpr std::string_view sqlite_mark = "SQLite format 3";
constexpr std::size_t application_id_at = 68; // sqlite.org/fileformat2.html, 1.3
constexpr std::size_t head_size = 100;

std::string in_quotes(const std::string& path)
{
    return "“" + file_name(known_path(path)) + "”";
}

bool holds_something(const std::string& path)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(native_path(path), error);
    return !error && size > 0;
}

/// Whether it is a ledger file at all, before SQLite touches it: it would play a log into any
/// database.
Result<> check_head(const FileHold& hold, const std::string& path)
{
    const std::string head = hold.head(head_size);
    // A file whose first actions still stand in its log alone.
    if (head.size() < head_size && holds_something(path + "-wal"))
        return {};
    if (!head.starts_with(sqlite_mark))
        return fail(ErrorKind::Database,
                    "文件" + in_quotes(path) + (head.empty() ? "是空的，" : "") +
                        "不是台账文件，请选择由本程序建立的台账文件。",
                    "no SQLite header");
    std::uint32_t id = 0;
    for (std::size_t i = 0; i < 4 && head.size() >= head_size; ++i)
        id = id << 8 | static_cast<unsigned char>(head[application_id_at + i]);
    if (id == application_id || (id == 0 && holds_something(path + "-wal")))
        return {};
    return fail(ErrorKind::Database,
                "文件" + in_quotes(path) + "是别的程序的数据库，不是台账文件，请另选文件。",
                "application_id " + std::to_string(id));
}

/// SQLite keeps its log beside the file, under a longer name.
Result<> check_room_beside(const std::string& path)
{
    constexpr std::size_t longest_name = 255; // bytes
    constexpr std::size_t longest_ending = 8; // -journal
    if (file_name(path).size() + longest_ending > longest_name)
        return fail(ErrorKind::Io, "台账文件" + in_quotes(path) +
                                       "的文件名太长，打不开：旁边还要放它的日志，"
                                       "请改短到 70 个汉字以内。");
    for (const std::string_view ending : database_companions) {
        const std::string companion = path + std::string(ending);
        std::error_code error;
        if (std::filesystem::is_directory(native_path(companion), error))
            return fail(ErrorKind::Io, "“" + file_name(companion) +
                                           "”是一个文件夹，占了台账日志的位置，"
                                           "请把它移到别处再打开台账。");
    }
    return {};
}

/// Permission bits are read as they stand: they bind the administrator too.
bool is_writable(const QString& path)
{
    const QFileInfo info(path);
    return info.isWritable() &&
           (info.permissions() & (QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther)) != 0;
}

enum class Access
{
    Write,
    Read,
    ReadStill, ///< nobody writes: as it stands, without log and shared memory
    Trial,     ///< no file of anybody: SQLite's own for a while, under no name
};

Result<> open_connection(const std::string& path, Access access, QSqlDatabase& connection,
                         QString& name, sqlite3*& handle)
{
    static std::atomic<int> counter{0};
    name = QStringLiteral("liangxin-%1").arg(++counter);
    connection = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    if (!connection.isValid())
        return fail(ErrorKind::Database,
                    "找不到 Qt 的 SQLite 驱动，请重新安装程序（libqt6sql6-sqlite）。",
                    connection.lastError().text().toStdString());
    // As an address: a path is then never taken for one, and a file that vanished is not made anew.
    QString address = QString::fromUtf8(
        QUrl::fromLocalFile(QFileInfo(qt_path(path)).absoluteFilePath()).toEncoded());
    if (access == Access::Trial)
        address = QStringLiteral("file:");
    else if (access == Access::ReadStill)
        address += QStringLiteral("?mode=ro&immutable=1");
    else
        address +=
            access == Access::Write ? QStringLiteral("?mode=rw") : QStringLiteral("?mode=ro");
    connection.setDatabaseName(address);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_URI");
    if (access == Access::Read || access == Access::ReadStill)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    connection.setConnectOptions(options);
    if (!connection.open())
        return fail(ErrorKind::Io,
                    "台账文件" + in_quotes(path) + "打不开，请检查文件和文件夹的读写权限。",
                    connection.lastError().text().toStdString());
    handle = *static_cast<sqlite3* const*>(connection.driver()->handle().constData());
    harden(handle);
    return {};
}

/// Settings of a connection. The page cache holds the inner pages of every index of a province's
/// file. The file is not mapped into memory: another program that cuts it would end this one.
Result<> set_up(sqlite3* handle, bool read_only)
{
    LX_TRY(execute(handle, "PRAGMA foreign_keys = ON;"
                           "PRAGMA cell_size_check = ON;"
                           "PRAGMA cache_size = -65536;"));
    LX_TRY(execute(handle,
                   read_only ? "PRAGMA query_only = ON" : "PRAGMA journal_size_limit = 67108864"));
    LX_TRY(register_order_function(handle));
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
    const auto id = query_integer(handle, "PRAGMA application_id");
    if (!id)
        return fail(id.error());
    if (*id != application_id)
        return fail(ErrorKind::Database,
                    "文件" + in_quotes(path) + "是别的程序的数据库，不是台账文件，请另选文件。",
                    "application_id " + std::to_string(*id));
    return {};
}

Result<> check_version(int version, const std::string& path)
{
    if (version > builtin_migrations().back().number)
        return fail(ErrorKind::Newer,
                    "台账文件" + in_quotes(path) +
                        "由更新版本的程序保存，这个版本打不开，请先升级程序再打开。");
    if (version < 1)
        return fail(ErrorKind::Database, "台账文件" + in_quotes(path) +
                                             "的版本号读不出来，文件已损坏，请用最近的备份恢复。");
    return {};
}

/// Before any row is touched: a file from elsewhere may bring things along that act by themselves.
Result<> check_tables(sqlite3* handle, FileHold& hold, int version, bool writing,
                      const std::string& path)
{
    LX_ASSIGN(const std::int64_t stamp, query_integer(handle, "PRAGMA schema_version"));
    if (hold.known_schema() == stamp)
        return {};
    LX_ASSIGN(const SchemaFaults faults, check_schema(handle, version));
    if (!faults.foreign.empty())
        return fail(ErrorKind::Foreign,
                    "台账文件" + in_quotes(path) + "里有不是本程序的东西（" +
                        listed_names(faults.foreign) +
                        "），没有打开，也没有运行它们；请先把各台账导出成 Excel，"
                        "再连同这个文件请教提供它的人或技术人员。");
    if (!faults.missing_tables.empty())
        return fail(ErrorKind::Database, "台账文件" + in_quotes(path) + "里缺少" +
                                             listed_names(faults.missing_tables) +
                                             "，文件已损坏，请用最近的备份恢复。");
    if (!faults.missing_indexes.empty() && writing)
        return fail(ErrorKind::Database, "台账文件" + in_quotes(path) + "里缺少" +
                                             listed_names(faults.missing_indexes) +
                                             "，写入会留下重复的行，没有打开；请用最近的备份恢复，"
                                             "或者以只读方式打开。");
    if (faults.empty())
        hold.set_known_schema(stamp);
    return {};
}

} // namespace

Database::Database(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database::State>> Database::connect(const std::string& path, Mode mode,
                                                           bool upkeep)
{
    auto state = std::make_unique<State>();
    state->path = path;
    state->read_only = mode == Mode::ReadOnly;
    LX_ASSIGN(state->hold, FileHold::join(path));
    LX_TRY(state->hold->check_in_place()); // first: its sentence says more than those of a stranger
    LX_TRY(check_head(*state->hold, state->hold->database_path()));
    LX_TRY(check_room_beside(state->hold->database_path()));
    const QString qpath = qt_path(path);
    const bool writable = is_writable(qpath);
    if (mode != Mode::ReadOnly && !writable)
        return fail(ErrorKind::Io, "台账文件" + in_quotes(path) +
                                       "不允许写入，请检查文件权限，或者以只读方式打开。");
    if (mode == Mode::ReadWrite)
        LX_TRY(state->hold->lock());
    // Reading, too, opens for writing where that is allowed: the last one to close then tidies up
    // what lies beside the file, and what a killed program left half done is completed. Where it is
    // not, a file without a log is one that nobody writes.
    const std::string& name = state->hold->database_path();
    Access access = Access::Write;
    if (!writable || !QFileInfo(QFileInfo(qpath).absolutePath()).isWritable())
        access = QFileInfo::exists(qt_path(name) + QStringLiteral("-wal")) ? Access::Read
                                                                           : Access::ReadStill;
    const auto opened = state->hold->open_in_place([&]() -> Result<> {
        LX_TRY(open_connection(name, access, state->connection, state->name, state->handle));
        return check_is_ours(state->handle, path); // the first reading opens the log
    });
    LX_TRY(opened);
    LX_TRY(set_up(state->handle, state->read_only));
    LX_ASSIGN(state->version, file_version(state->handle));
    LX_TRY(check_version(state->version, path));
    if (mode == Mode::SharedWrite && !state->hold->is_locked_here())
        return fail(ErrorKind::Locked,
                    "台账文件" + in_quotes(path) + "没有为写入打开，请重新打开后再试。");
    if (!upkeep)
        LX_TRY(check_tables(state->handle, *state->hold, state->version, mode != Mode::ReadOnly,
                            path));
    if (mode != Mode::ReadOnly) {
        const FileHold::Change change(*state->hold);
        LX_TRY(choose_journal(state->handle, path));
    }
    return state;
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode,
                                                 Progress* progress)
{
    LX_ASSIGN(auto state, connect(path, mode, false));
    NoProgress quiet;
    LX_TRY(bring_up_to_date(*state, mode, progress != nullptr ? *progress : quiet));
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Result<std::unique_ptr<Database>> Database::open_for_upkeep(const std::string& path)
{
    LX_ASSIGN(auto state, connect(path, Mode::ReadOnly, true));
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Result<> Database::bring_up_to_date(State& state, Mode mode, Progress& progress)
{
    const int newest = builtin_migrations().back().number;
    if (state.version == newest)
        return {};
    if (mode != Mode::ReadWrite)
        return fail(ErrorKind::Database, "台账文件" + in_quotes(state.path) +
                                             "由旧版本的程序保存，请先在窗口中打开一次，"
                                             "或用 import 命令写入一次，程序会先备份再升级它。");
    const FileHold::Change change(*state.hold);
    LX_TRY(upgrade_file(state.handle, state.path, builtin_migrations(), progress));
    state.version = newest;
    return {};
}

Result<std::unique_ptr<Database>> Database::open_trial(const std::string& path, Progress& progress)
{
    LX_ASSIGN(const auto original, open(path, Mode::ReadOnly));
    auto state = std::make_unique<State>();
    state->path = path;
    LX_ASSIGN(state->hold, FileHold::join(path));
    LX_TRY(open_connection(path, Access::Trial, state->connection, state->name, state->handle));
    LX_TRY(copy_pages(original->handle(), state->handle, progress));
    LX_TRY(set_up(state->handle, false));
    LX_TRY(query_text(state->handle, "PRAGMA journal_mode = MEMORY"));
    LX_TRY(execute(state->handle, "PRAGMA synchronous = OFF"));
    state->version = original->version();
    return std::unique_ptr<Database>(new Database(std::move(state)));
}

Result<std::unique_ptr<Database>> Database::build(const std::string& path,
                                                  const std::function<Result<>(Database&)>& fill)
{
    LX_ASSIGN(FreshFile fresh, FreshFile::begin(path, FreshFile::Over::Nothing, companion_room));
    {
        auto state = std::make_unique<State>();
        state->path = fresh.temporary();
        LX_ASSIGN(state->hold, FileHold::join(fresh.temporary()));
        LX_TRY(open_connection(fresh.temporary(), Access::Write, state->connection, state->name,
                               state->handle));
        // Rows of the log and of units are long: twice SQLite's page wastes less and writes faster.
        LX_TRY(execute(state->handle, "PRAGMA page_size = 8192"));
        LX_TRY(set_up(state->handle, false));
        // Killed, the unfinished file is thrown away: nothing needs to be brought to the disk yet.
        LX_TRY(query_text(state->handle, "PRAGMA journal_mode = MEMORY"));
        LX_TRY(execute(state->handle, "PRAGMA synchronous = OFF"));
        LX_TRY(migrate(state->handle, builtin_migrations(), {}, {}));
        state->version = builtin_migrations().back().number;
        Database database(std::move(state));
        LX_TRY(fill(database));
    }
    LX_TRY(clear_companions(path)); // an old log there is another file's
    LX_TRY(fresh.publish());
    return open(path, Mode::ReadWrite);
}

int Database::version() const
{
    return m_state->version;
}

FileHold& Database::hold() const
{
    return *m_state->hold;
}

const std::string& Database::path() const
{
    return m_state->path;
}

bool Database::read_only() const
{
    return m_state->read_only;
}

void Database::before_use(std::function<void()> wait)
{
    m_state->before_use = std::move(wait);
}

sqlite3* Database::handle() const
{
    if (m_state->before_use)
        m_state->before_use();
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
