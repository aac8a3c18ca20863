#include "core/store/migration.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

#include "core/store/statement.h"
#include "core/store/transaction.h"

namespace lx {

namespace {

std::vector<Migration> read_builtin()
{
    std::vector<Migration> migrations;
    const QDir folder(QStringLiteral(":/migrations"));
    const auto names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("migration %s cannot be read", qUtf8Printable(name));
        const int number = name.left(4).toInt();
        if (migrations.empty() || migrations.back().number != number)
            migrations.push_back({number, {}});
        if (number != static_cast<int>(migrations.size()))
            qFatal("migration %s: the number before it is missing", qUtf8Printable(name));
        migrations.back().scripts.push_back(file.readAll().toStdString());
    }
    return migrations;
}

/// Foreign keys are switched off while tables are rebuilt, which only works outside a transaction.
class ForeignKeysOff
{
public:
    explicit ForeignKeysOff(sqlite3* handle) : m_handle(handle)
    {
        static_cast<void>(execute(m_handle, "PRAGMA foreign_keys = OFF"));
    }
    ~ForeignKeysOff() { static_cast<void>(execute(m_handle, "PRAGMA foreign_keys = ON")); }
    ForeignKeysOff(const ForeignKeysOff&) = delete;
    ForeignKeysOff& operator=(const ForeignKeysOff&) = delete;

private:
    sqlite3* m_handle;
};

} // namespace

const std::vector<Migration>& builtin_migrations()
{
    static const std::vector<Migration> migrations = read_builtin();
    return migrations;
}

Result<int> file_version(sqlite3* handle)
{
    LX_ASSIGN(const std::int64_t version, query_integer(handle, "PRAGMA user_version"));
    return static_cast<int>(version);
}

Result<MigrationOutcome> migrate(sqlite3* handle, const std::vector<Migration>& migrations,
                                 const std::function<Result<>(int)>& before_upgrade,
                                 const std::function<Result<>(MigrationOutcome)>& after)
{
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    LX_ASSIGN(const int version, file_version(handle));
    if (version > newest)
        return MigrationOutcome::Newer;
    if (version == newest)
        return MigrationOutcome::Current;
    const auto outcome = version == 0 ? MigrationOutcome::Created : MigrationOutcome::Migrated;
    if (outcome == MigrationOutcome::Migrated && before_upgrade)
        LX_TRY(before_upgrade(version));

    const ForeignKeysOff foreign_keys_off(handle);
    LX_ASSIGN(Transaction transaction, Transaction::begin(handle));
    // Another program may have migrated it between the look above and the lock.
    LX_ASSIGN(const int locked_version, file_version(handle));
    if (locked_version != version)
        return fail(ErrorKind::Locked, "另一个程序刚刚升级了这个台账文件，请重新打开。");
    for (const Migration& migration : migrations) {
        if (migration.number <= version)
            continue;
        for (const std::string& script : migration.scripts)
            LX_TRY(execute(handle, script));
    }
    LX_TRY(execute(handle, "PRAGMA application_id = " + std::to_string(application_id)));
    LX_TRY(execute(handle, "PRAGMA user_version = " + std::to_string(newest)));
    LX_ASSIGN(Statement check, Statement::prepare(handle, "PRAGMA foreign_key_check"));
    LX_ASSIGN(const bool broken, check.step());
    if (broken)
        return fail(
            ErrorKind::Database,
            "台账文件里有行引用了不存在的行，没有升级，文件保持原样；请用备份恢复后再打开。",
            std::string(check.text(0)) + " " + std::to_string(check.integer(1)));
    check.reset();
    if (after)
        LX_TRY(after(outcome));
    LX_TRY(transaction.commit());
    return outcome;
}

} // namespace lx
