// What happens to a file between processes: killed in the middle, held by another.

#include <array>
#include <csignal>
#include <functional>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "core/store/file_hold.h"
#include "core/store/late_indices.h"
#include "core/store/statement.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using Mode = Database::Mode;
using test::TestLedger;

namespace {

/// A child process that runs `work`, says "ready" by a byte whenever `work` calls its argument, and
/// ends when told.
class Child
{
public:
    explicit Child(const std::function<void(const std::function<void()>&)>& work)
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        m_pid = ::fork();
        REQUIRE(m_pid >= 0);
        if (m_pid == 0) {
            ::close(ends[0]);
            work([&] { static_cast<void>(::write(ends[1], "x", 1)); });
            ::_exit(0);
        }
        ::close(ends[1]);
        m_ready = ends[0];
    }
    ~Child()
    {
        kill();
        ::close(m_ready);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void wait_ready() const
    {
        char byte = 0;
        REQUIRE(::read(m_ready, &byte, 1) == 1);
    }
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
        m_pid = -1;
    }
    [[nodiscard]] pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    int m_ready = -1;
};

[[noreturn]] void wait_for_ever()
{
    while (true)
        ::pause();
}

} // namespace

TEST_CASE("killed in the middle of a big action: the file opens as it was before")
{
    TestLedger ledger;
    ledger.put("org", {{"code", "A0"}, {"name", "原有"}});
    const std::string path = ledger.path();
    ledger.close();
    const Catalog& catalog = ledger.catalog();
    for (const int rows : {1, 3000, 30000}) {
        Child child([&](const auto& ready) {
            const SystemClock clock;
            const Actor actor{"子进程", &clock};
            auto database = Database::open(path, Mode::ReadWrite);
            // A small cache makes the unfinished action reach the file's log early.
            static_cast<void>(execute((*database)->handle(), "PRAGMA cache_size = 10"));
            auto writer = Writer::begin(**database, catalog, actor, "导入");
            const LedgerDef& def = *catalog.ledger("org");
            for (int i = 1; i <= rows; ++i) {
                Record row = test::record(
                    def, {{"code", "B" + std::to_string(i)}, {"name", "子进程写的支部"}});
                static_cast<void>(writer->insert_new(def, row));
            }
            ready();
            wait_for_ever();
        });
        child.wait_ready();
        child.kill();
        ledger.reopen(); // also: the dead process's lock is taken over
        Query all;
        all.ledger = "org";
        CHECK(*ledger.store().count(all) == 1);
        CHECK(*query_text(ledger.database().handle(), "PRAGMA integrity_check") == "ok");
        CHECK(ledger.put("org", {{"code", "C" + std::to_string(rows)}, {"name", "之后"}}) > 1);
        ledger.remove(
            "org", *ledger.store().find_key(ledger.def("org"), "C" + std::to_string(rows)).value());
        ledger.close();
    }
}

TEST_CASE("killed while the indices of many rows are left out: the file opens with all of them")
{
    const auto indices = [](Database& database) {
        return *query_integer(database.handle(), "SELECT count(*) FROM sqlite_schema WHERE"
                                                 " type = 'index' AND tbl_name = 'org'");
    };
    TestLedger ledger;
    const std::int64_t before = indices(ledger.database());
    const std::string path = ledger.path();
    ledger.close();
    const Catalog& catalog = ledger.catalog();
    Child child([&](const auto& ready) {
        const SystemClock clock;
        const Actor actor{"子进程", &clock};
        auto database = Database::open(path, Mode::ReadWrite);
        static_cast<void>(execute((*database)->handle(), "PRAGMA cache_size = 10"));
        auto writer = Writer::begin(**database, catalog, actor, "导入");
        const LedgerDef& def = *catalog.ledger("org");
        for (std::int64_t i = 0; i < LateIndices::from + 1000; ++i) {
            Record row = test::record(def, {{"code", std::to_string(i)}, {"name", "支部"}});
            static_cast<void>(writer->insert_behind(def, row));
        }
        if (indices(**database) != 0)
            ::_exit(1); // which is no "ready"
        ready();
        wait_for_ever();
    });
    child.wait_ready();
    child.kill();
    ledger.reopen();
    CHECK(indices(ledger.database()) == before);
    CHECK(*ledger.store().count({.ledger = "org"}) == 0);
    CHECK(*query_text(ledger.database().handle(), "PRAGMA integrity_check") == "ok");
}

TEST_CASE("killed while committing again and again: every action is there whole or not at all")
{
    TestLedger ledger;
    const std::string path = ledger.path();
    ledger.close();
    const Catalog& catalog = ledger.catalog();
    Child child([&](const auto& ready) {
        const SystemClock clock;
        const Actor actor{"子进程", &clock};
        auto database = Database::open(path, Mode::ReadWrite);
        const LedgerDef& def = *catalog.ledger("org");
        for (int i = 0;; ++i) {
            auto writer = Writer::begin(**database, catalog, actor, "十行");
            for (int k = 0; k < 10; ++k) {
                Record row =
                    test::record(def, {{"code", std::to_string(i * 10 + k)}, {"name", "支部"}});
                static_cast<void>(writer->insert_new(def, row));
            }
            static_cast<void>(writer->commit());
            if (i == 20)
                ready();
        }
    });
    child.wait_ready();
    child.kill();
    ledger.reopen();
    Query all;
    all.ledger = "org";
    const auto count = *ledger.store().count(all);
    CHECK(count >= 210);
    CHECK(count % 10 == 0);
    CHECK(*query_integer(ledger.database().handle(), "SELECT count(*) FROM change") == count + 1);
    CHECK(*query_integer(ledger.database().handle(), "SELECT sum(changes) FROM action") ==
          count + 1);
}

TEST_CASE(
    "a second program is told who holds the file, may read it, and gets it when the first is gone")
{
    TestLedger ledger;
    const std::string path = ledger.path();
    ledger.close();
    const Catalog& catalog = ledger.catalog();
    Child child([&](const auto& ready) {
        const SystemClock clock;
        const Actor actor{"子进程", &clock};
        auto database = Database::open(path, Mode::ReadWrite);
        auto writer = Writer::begin(**database, catalog, actor, "修改");
        Record row = test::record(*catalog.ledger("org"), {{"code", "A1"}, {"name", "甲"}});
        static_cast<void>(writer->put(*catalog.ledger("org"), row));
        ready();
        wait_for_ever();
    });
    child.wait_ready();
    const auto refused = Database::open(path, Mode::ReadWrite);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Locked);
    CHECK(refused.error().message.find("以只读方式打开") != std::string::npos);
    const auto holder = lock_holder(path);
    REQUIRE(holder.has_value());
    CHECK(holder->pid == child.pid());
    CHECK_FALSE(holder->host.empty());
    CHECK(refused.error().message.find(holder->host) != std::string::npos);
    CHECK(holder->since.size() == 19);

    const auto reader = Database::open(path, Mode::ReadOnly);
    REQUIRE(reader.has_value());
    Query all;
    all.ledger = "org";
    CHECK(*LedgerStore(**reader, catalog).count(all) == 0); // the child has not committed

    child.kill();
    CHECK_FALSE(lock_holder(path).has_value());
    CHECK(Database::open(path, Mode::ReadWrite).has_value());
}
