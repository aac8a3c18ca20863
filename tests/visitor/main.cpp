// Another program on a ledger file, for tests that need one: a process of its own.
//   store_visitor raw FILE SQL            SQLite alone, as the sqlite3 shell would: prints the
//   first column store_visitor write FILE NAME COUNT   the ledger's own door: COUNT actions of one
//   organization each (COUNT 0:
//                                         without end), says "NAME n" after each commit
//   store_visitor keep FILE               opens it for writing, says "open", keeps it until its
//   input ends
// Errors: the sentence on standard error, exit status 1.

#include <cstdio>
#include <cstdlib>
#include <string>

#include <QCoreApplication>

#include <sqlite3.h>

#include "core/base/clock.h"
#include "core/store/database.h"
#include "core/store/writer.h"

namespace {

int complain(const std::string& sentence)
{
    std::fprintf(stderr, "%s\n", sentence.c_str());
    return 1;
}

void say(const std::string& line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

int raw(const std::string& file, const std::string& sql)
{
    sqlite3* handle = nullptr;
    if (sqlite3_open(file.c_str(), &handle) != SQLITE_OK)
        return complain(sqlite3_errmsg(handle));
    sqlite3_busy_timeout(handle, 2000);
    char* trouble = nullptr;
    const auto print = [](void*, int count, char** values, char**) {
        if (count > 0)
            say(values[0] == nullptr ? "" : values[0]);
        return 0;
    };
    const int code = sqlite3_exec(handle, sql.c_str(), print, nullptr, &trouble);
    if (code != SQLITE_OK)
        complain(trouble != nullptr ? trouble : "?");
    sqlite3_free(trouble);
    sqlite3_close(handle);
    return code == SQLITE_OK ? 0 : 1;
}

lx::Result<> write_one(lx::Database& database, const lx::Actor& actor, const std::string& code)
{
    const lx::Catalog& catalog = lx::Catalog::builtin();
    const lx::LedgerDef& def = *catalog.ledger("org");
    LX_ASSIGN(auto writer, lx::Writer::begin(database, catalog, actor, "新增 " + code));
    lx::Record row(def);
    row.set(def, "code", code);
    row.set(def, "name", "支部 " + code);
    row.set(def, "kind", std::string("党支部"));
    row.set(def, "founded", std::string("2020-01-01"));
    LX_TRY(writer.put(def, row));
    return writer.commit().map([](std::int64_t) {});
}

int write(const std::string& file, const std::string& name, long count)
{
    const lx::SystemClock clock;
    const lx::Actor actor{name, &clock};
    auto database = lx::Database::open(file, lx::Database::Mode::ReadWrite);
    if (!database)
        return complain(database.error().message);
    for (long n = 1; count == 0 || n <= count; ++n) {
        const std::string code = name + "-" + std::to_string(n);
        if (const auto done = write_one(**database, actor, code); !done)
            return complain(done.error().message);
        say(name + " " + std::to_string(n));
    }
    return 0;
}

int keep(const std::string& file)
{
    const auto database = lx::Database::open(file, lx::Database::Mode::ReadWrite);
    if (!database)
        return complain(database.error().message);
    say("open");
    while (std::getchar() != EOF) {
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const std::string what = argc > 2 ? argv[1] : "";
    if (what == "raw" && argc == 4)
        return raw(argv[2], argv[3]);
    if (what == "write" && argc == 5)
        return write(argv[2], argv[3], std::strtol(argv[4], nullptr, 10));
    if (what == "keep" && argc == 3)
        return keep(argv[2]);
    return complain("store_visitor raw FILE SQL | write FILE NAME COUNT | keep FILE");
}
