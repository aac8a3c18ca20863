#include "ui/presentation/jobs.h"

#include <atomic>
#include <semaphore>

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/ledger/catalog.h"
#include "core/sample/sample.h"
#include "core/store/ledger_store.h"
#include "tests/support/waiting.h"

using namespace lx;
using namespace lx::ui;
using lx::test::wait_until;

TEST_CASE("a job gives its result on the thread that started it")
{
    Jobs jobs;
    JobSlot slot(jobs);
    const QThread* const here = QThread::currentThread();
    std::atomic<QThread*> worker = nullptr;
    int result = 0;
    QThread* told_on = nullptr;
    slot.start<int>(
        JobKind::Quick, {},
        [&](JobProgress&) -> Result<int> {
            worker = QThread::currentThread();
            return 42;
        },
        [&](Result<int> answer) {
            result = answer.value();
            told_on = QThread::currentThread();
        });
    CHECK(slot.running());
    REQUIRE(wait_until([&] { return result != 0; }));
    CHECK(result == 42);
    CHECK(told_on == here);
    CHECK(worker.load() != here);
    CHECK_FALSE(slot.running());
}

TEST_CASE("a newer job makes the older one's result stale, whichever ends first")
{
    Jobs jobs;
    JobSlot slot(jobs);
    std::binary_semaphore release(0);
    std::atomic<bool> old_begun = false;
    std::atomic<bool> old_ended = false;
    std::vector<int> told;
    slot.start<int>(
        JobKind::Quick, {},
        [&](JobProgress&) -> Result<int> {
            old_begun = true;
            release.acquire();
            old_ended = true;
            return 1;
        },
        [&](Result<int> answer) { told.push_back(answer ? *answer : -1); });
    REQUIRE(wait_until([&] { return old_begun.load(); }));
    slot.start<int>(
        JobKind::Quick, {}, [](JobProgress&) -> Result<int> { return 2; },
        [&](Result<int> answer) { told.push_back(answer ? *answer : -2); });
    REQUIRE(wait_until([&] { return !told.empty(); }));
    release.release();
    REQUIRE(wait_until([&] { return old_ended && !jobs.busy(); }));
    CHECK(told == std::vector<int>{2});
}

TEST_CASE("stopping everything stops what the end of a job begins, too")
{
    Jobs jobs;
    JobSlot first(jobs);
    JobSlot second(jobs);
    const auto until_cancelled = [](JobProgress& progress) -> Result<int> {
        if (!wait_until([&] { return progress.cancelled(); }))
            return 1; // nobody asked it to stop
        return fail(ErrorKind::Cancelled, "已取消。");
    };
    std::vector<bool> stopped;
    const auto note = [&](const Result<int>& result) { stopped.push_back(!result); };
    first.start<int>(JobKind::Quick, {}, until_cancelled, [&](Result<int> result) {
        note(result);
        second.start<int>(JobKind::Quick, {}, until_cancelled, note);
    });
    jobs.stop_all();
    CHECK_FALSE(jobs.busy());
    CHECK(stopped == std::vector<bool>{true, true});
}

TEST_CASE("a slot tells of its own work alone")
{
    Jobs jobs;
    JobSlot one(jobs);
    WorkSlot other(jobs);
    std::atomic<int> begun = 0;
    const auto work = [&begun](const char* what) {
        return [&begun, what](JobProgress& progress) -> Result<int> {
            progress.report(what, 1, 2);
            ++begun;
            wait_until([&] { return progress.cancelled(); });
            return 0;
        };
    };
    const auto ignore = [](const Result<int>&) {};
    one.start<int>(JobKind::Long, {}, work("甲"), ignore);
    other.start<int>(JobKind::Long, {}, work("乙"), ignore);
    REQUIRE(wait_until([&] { return begun == 2; }));
    CHECK(one.report().what == "甲");
    CHECK(other.report().what == "乙");
    jobs.stop_all();
    CHECK(one.report().what.empty());
}

TEST_CASE("cancelling stops the work and says so; progress is shown while it runs")
{
    Jobs jobs;
    JobSlot slot(jobs);
    std::optional<Error> error;
    std::atomic<bool> saw_wish = false;
    slot.start<int>(
        JobKind::Long, QStringLiteral("导入单位"),
        [&](JobProgress& progress) -> Result<int> {
            for (std::int64_t i = 0; !progress.cancelled(); ++i)
                progress.report("读取工作表", i % 100, 3'000'000'000);
            saw_wish = true;
            return fail(ErrorKind::Database, "语句中断了。");
        },
        [&](Result<int> answer) {
            REQUIRE_FALSE(answer);
            error = answer.error();
        });
    REQUIRE(
        wait_until([&] { return jobs.shown().size() == 1 && !jobs.shown()[0].what.isEmpty(); }));
    CHECK(jobs.shown()[0].title == QStringLiteral("导入单位"));
    CHECK(jobs.shown()[0].what == QStringLiteral("读取工作表"));
    CHECK(jobs.shown()[0].total == 3'000'000'000);
    jobs.cancel(jobs.shown()[0].id);
    REQUIRE(wait_until([&] { return error.has_value(); }));
    CHECK(saw_wish);
    CHECK(error->kind == ErrorKind::Cancelled);
    CHECK(jobs.shown().empty());
}

TEST_CASE("what was done before the wish to cancel came is told as done")
{
    Jobs jobs;
    WorkSlot slot(jobs);
    std::binary_semaphore committed(0);
    std::binary_semaphore cancelled(0);
    std::optional<int> told;
    slot.start<int>(
        JobKind::Long, QStringLiteral("导入单位"),
        [&](JobProgress&) -> Result<int> {
            committed.release();
            cancelled.acquire();
            return 7;
        },
        [&](Result<int> answer) { told = answer ? *answer : -1; });
    committed.acquire();
    slot.cancel();
    cancelled.release();
    REQUIRE(wait_until([&] { return told.has_value(); }));
    CHECK(told == 7);
    CHECK_FALSE(slot.running());
}

TEST_CASE("work that leaves something behind is not displaced by the next")
{
    Jobs jobs;
    WorkSlot slot(jobs);
    std::binary_semaphore release(0);
    std::vector<int> told;
    const auto work = [&](int which) {
        slot.start<int>(
            JobKind::Long, QStringLiteral("导出"),
            [&release, which](JobProgress&) -> Result<int> {
                release.acquire();
                return which;
            },
            [&told, which](Result<int> answer) {
                if (!answer)
                    CHECK(answer.error().kind == ErrorKind::Locked);
                told.push_back(answer ? *answer : -which);
            });
    };
    work(1);
    work(2);
    CHECK(told == std::vector<int>{-2});
    release.release();
    REQUIRE(wait_until([&] { return !slot.running(); }));
    CHECK(told == std::vector<int>{-2, 1});
    release.release();
    work(3);
    REQUIRE(wait_until([&] { return !slot.running(); }));
    CHECK(told.back() == 3);
}

TEST_CASE("what work holds is let go before its end is told")
{
    Jobs jobs;
    WorkSlot slot(jobs);
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    std::optional<bool> gone;
    slot.start<int>(
        JobKind::Quick, {}, [held = std::move(held)](JobProgress&) -> Result<int> { return *held; },
        [&](Result<int>) { gone = watched.expired(); });
    REQUIRE(wait_until([&] { return gone.has_value(); }));
    CHECK(*gone);
}

TEST_CASE("a consumer that is gone is told nothing")
{
    Jobs jobs;
    std::binary_semaphore release(0);
    bool told = false;
    {
        JobSlot slot(jobs);
        slot.start<int>(
            JobKind::Quick, {},
            [&](JobProgress&) -> Result<int> {
                release.acquire();
                return 1;
            },
            [&](Result<int>) { told = true; });
    }
    release.release();
    REQUIRE(wait_until([&] { return !jobs.busy(); }));
    CHECK_FALSE(told);
}

TEST_CASE("a worker's connection is its own, is interrupted by a cancel, and leaves no name behind")
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a.lxdb")).toStdString();
    NoProgress quiet;
    SampleOptions options;
    options.units = 3000;
    REQUIRE(make_sample(path, Catalog::builtin(), options, quiet));
    Jobs jobs;
    JobSlot slot(jobs);
    std::atomic<bool> reading = false;
    bool told = false;
    slot.start<int>(
        JobKind::Quick, {},
        [&](JobProgress& progress) -> Result<int> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LedgerStore store(*database, Catalog::builtin());
            Query query;
            query.ledger = "activity";
            // Reads on until the interrupt makes a query fail.
            while (true) {
                reading = true;
                LX_TRY(store.ids(query));
                if (progress.cancelled())
                    return 0;
            }
        },
        [&](Result<int>) { told = true; });
    REQUIRE(wait_until([&] { return reading.load(); }));
    slot.stop();
    REQUIRE(wait_until([&] { return !jobs.busy(); }));
    CHECK_FALSE(told);
    CHECK(QSqlDatabase::connectionNames().isEmpty());
}
