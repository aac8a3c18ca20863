// Opening files: beside the window's thread, with one question where somebody did not close them.

#include <fstream>

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QThread>

#include "core/store/file_hold.h"
#include "core/store/ledger_store.h"
#include "core/store/migration.h"
#include "core/store/raw_handle.h"
#include "core/store/search_tokenizer.h"
#include "core/store/statement.h"
#include "tests/support/older_file.h"
#include "tests/support/other_program.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/notices.h"
#include "ui/shell/wait_cover.h"

#include <sqlite3.h>

using namespace lx;
using namespace lx::ui;
using lx::test::OtherProgram;
using lx::test::wait_until;
using lx::test::WindowFixture;

namespace {

struct Files : WindowFixture
{
    QStringList told; ///< texts of all notices

    explicit Files(bool with_file = false) : WindowFixture(with_file)
    {
        QObject::connect(&context.notices(), &Notices::posted, window.get(),
                         [this](const Notice& notice) { told << notice.text; });
    }
    [[nodiscard]] std::string path8(const char* name) const
    {
        return path(QString::fromUtf8(name)).toStdString();
    }
    /// Another program, on a file that nobody has open.
    void outside(const char* name, const std::string& sql) const
    {
        const auto handle = open_raw(path8(name), SQLITE_OPEN_READWRITE);
        REQUIRE(handle);
        sqlite3_db_config(handle->get(), SQLITE_DBCONFIG_DEFENSIVE, 0, nullptr);
        REQUIRE(register_search_tokenizer(handle->get())); // a search index may be dropped
        const auto done = execute(handle->get(), sql);
        INFO((done ? std::string() : done.error().detail));
        REQUIRE(done);
    }
    /// A file of an older version with a long log.
    void make_old(const char* name, int log_rows)
    {
        make_county(QString::fromUtf8(name), 50);
        outside(name, "PRAGMA journal_mode = DELETE;"
                      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT " +
                          std::to_string(log_rows) +
                          ") INSERT INTO change (action, ledger, row_id, label, kind, fields)"
                          " SELECT (SELECT max(id) FROM action), 'unit', i, '某某公司', 'update',"
                          " '{\"name\":[\"甲\",\"乙\"]}' FROM n;" +
                          test::to_version_2());
    }
    [[nodiscard]] bool told_of(const QString& part) const { return !told.filter(part).isEmpty(); }
};

/// How long the window's thread stood still at most, of how long it all took.
class Beat
{
public:
    Beat()
    {
        m_timer.setInterval(5);
        QObject::connect(&m_timer, &QTimer::timeout, [this] {
            m_longest = std::max(m_longest, m_since.restart());
            ++beats;
        });
        m_all.start();
        m_since.start();
        m_timer.start();
    }
    void stop()
    {
        m_timer.stop();
        m_longest = std::max(m_longest, m_since.elapsed());
        m_whole = m_all.elapsed();
    }
    /// Part of the whole time that passed between two beats at most.
    [[nodiscard]] double longest_part() const
    {
        return static_cast<double>(m_longest) / static_cast<double>(std::max<qint64>(1, m_whole));
    }
    int beats = 0;

private:
    QTimer m_timer;
    QElapsedTimer m_all;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    qint64 m_whole = 0;
};

} // namespace

TEST_CASE("an older file with a long log is upgraded while the window goes on beating")
{
    Files f;
    f.make_old("old.lxdb", 200'000);
    auto* cover = f.window->findChild<WaitCover*>();
    REQUIRE(cover != nullptr);
    QStringList doing;
    QObject::connect(&f.context.jobs(), &Jobs::changed, [&] {
        for (const Jobs::Shown& job : f.context.jobs().shown())
            doing << job.title + job.what;
    });
    Beat beat;
    f.window->files().open_path(f.path(QStringLiteral("old.lxdb")));
    // At once nothing else can be done in the window.
    CHECK(cover->isVisible());
    CHECK_FALSE(f.context.has_document());
    REQUIRE(wait_until([&] { return f.context.has_document(); }));
    beat.stop();
    CHECK_FALSE(cover->isVisible());
    CHECK(beat.beats > 20);
    INFO("longest " << beat.longest_part());
    CHECK(beat.longest_part() < 0.34);
    CHECK_FALSE(doing.filter(QStringLiteral("正在打开 old.lxdb")).isEmpty());
    CHECK(f.context.database().version() == builtin_migrations().back().number);
    // The lock was never let go in between and is ours now.
    CHECK(f.context.database().hold().is_locked_here());
    CHECK(lock_holder(f.path8("old.lxdb")).has_value());
    f.context.close();
    CHECK_FALSE(lock_holder(f.path8("old.lxdb")).has_value());
}

TEST_CASE("cancelling an upgrade leaves the file as it was and the window without one")
{
    Files f;
    f.make_old("old.lxdb", 400'000);
    auto* cover = f.window->findChild<WaitCover*>();
    f.window->files().open_path(f.path(QStringLiteral("old.lxdb")));
    CHECK(cover->isVisible());
    QTest::keyClick(cover, Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK_FALSE(f.context.has_document());
    CHECK_FALSE(cover->isVisible());
    CHECK_FALSE(lock_holder(f.path8("old.lxdb")).has_value());
    CHECK_FALSE(left_behind(f.path8("old.lxdb")).has_value());
    {
        const auto handle = open_raw(f.path8("old.lxdb"), SQLITE_OPEN_READONLY);
        CHECK(*file_version(handle->get()) == 2);
    }
    CHECK(QDir(f.folder.path()).entryList({QStringLiteral("*备份*")}).isEmpty());
    REQUIRE(f.open(QStringLiteral("old.lxdb"))); // and it opens when it is wished again
}

TEST_CASE("while a file is opened neither keys nor clicks reach the window below")
{
    Files f(true);
    f.make_old("old.lxdb", 100'000);
    auto* add = f.button<QPushButton>(QStringLiteral("新增单位"));
    REQUIRE(add != nullptr);
    f.window->files().open_path(f.path(QStringLiteral("old.lxdb")));
    auto* cover = f.window->findChild<WaitCover*>();
    REQUIRE(cover->isVisible());
    const QPoint there = add->mapTo(f.window.get(), add->rect().center());
    CHECK(f.window->childAt(there) == cover);
    CHECK(f.window->focusWidget() == cover);
    for (int i = 0; i < 5; ++i)
        f.key(Qt::Key_Tab);
    CHECK((f.window->focusWidget() == cover || cover->isAncestorOf(f.window->focusWidget())));
    f.key(Qt::Key_1, Qt::ControlModifier); // goes to the first page, else
    CHECK(f.window->current_page() == f.window->show_page(QStringLiteral("ledger")));
    REQUIRE(wait_until([&] { return f.context.path() == f.path(QStringLiteral("old.lxdb")); }));
}

TEST_CASE("a file that was not closed asks once who had it, and each answer does what it says")
{
    Files f;
    f.make_county(QStringLiteral("left.lxdb"), 50);
    {
        OtherProgram other(f.path8("left.lxdb"));
        other.kill();
    }
    const auto left = left_behind(f.path8("left.lxdb"));
    REQUIRE(left);
    f.window->files().open_path(f.path(QStringLiteral("left.lxdb")));
    REQUIRE(f.settled());
    REQUIRE(f.dialogs.asked.size() == 1); // the safe answer: not opened
    CHECK(f.dialogs.asked[0].contains(QString::fromStdString(left->host)));
    CHECK(f.dialogs.asked[0].contains(QStringLiteral("没有正常关闭")));
    CHECK_FALSE(f.context.has_document());
    CHECK(left_behind(f.path8("left.lxdb")).has_value());

    f.dialogs.answers = {1};
    REQUIRE(f.open(QStringLiteral("left.lxdb")));
    CHECK(f.context.read_only());
    f.context.close();

    f.dialogs.answers = {0};
    REQUIRE(f.open(QStringLiteral("left.lxdb")));
    CHECK_FALSE(f.context.read_only());
    CHECK(f.dialogs.asked.size() == 3);
    f.context.close();
    REQUIRE(f.open(QStringLiteral("left.lxdb"))); // closed properly now
    CHECK(f.dialogs.asked.size() == 3);
}

TEST_CASE("an empty, torn or foreign note beside the file shuts nobody out and asks nothing")
{
    Files f;
    f.make_county(QStringLiteral("note.lxdb"), 50);
    const std::string note = f.path8("note.lxdb") + ".lock";
    const std::string content =
        GENERATE(std::string(), std::string("123\nliangx"),
                 std::string("\xff\xfe\x00garbage\n\n\n\n\n\n\n\n", 18), std::string(100'000, 'x'));
    std::ofstream(note, std::ios::binary) << content;
    REQUIRE(f.open(QStringLiteral("note.lxdb")));
    CHECK_FALSE(f.context.read_only());
    CHECK(f.dialogs.asked.isEmpty());
}

TEST_CASE("the same file under another name is told to be open here, without a question")
{
    Files f(true);
    REQUIRE(
        QFile::link(f.path(QStringLiteral("county.lxdb")), f.path(QStringLiteral("link.lxdb"))));
    f.window->files().open_path(f.path(QStringLiteral("link.lxdb")));
    REQUIRE(f.settled());
    CHECK(f.dialogs.asked.isEmpty());
    CHECK(f.told_of(QStringLiteral("已经在本程序里打开")));
    CHECK(f.context.path() == f.path(QStringLiteral("county.lxdb")));
    CHECK_FALSE(f.context.read_only());
}

TEST_CASE("a folder that is synchronised is told once, and stands below always")
{
    Files f;
    REQUIRE(QDir(f.folder.path()).mkdir(QStringLiteral("坚果云")));
    f.make_county(QStringLiteral("坚果云/synced.lxdb"), 50);
    REQUIRE(f.open(QStringLiteral("坚果云/synced.lxdb")));
    CHECK(f.told_of(QStringLiteral("同步")));
    f.told.clear();
    f.context.close();
    REQUIRE(f.open(QStringLiteral("坚果云/synced.lxdb")));
    CHECK_FALSE(f.told_of(QStringLiteral("同步")));
    bool below = false;
    for (const QLabel* label : f.window->findChildren<QLabel*>())
        below = below || (label->isVisible() &&
                          label->text() == QStringLiteral("synced.lxdb · 在同步文件夹里"));
    CHECK(below);
}

TEST_CASE("a definition of an own field that can't be read is told, the others are there")
{
    Files f;
    f.make_county(QStringLiteral("own.lxdb"), 50);
    f.outside("own.lxdb", "INSERT INTO own_field VALUES ('unit', 'own_1', 1,"
                          " '{\"name\":\"包片干部\",\"type\":\"text\"}'),"
                          " ('unit', 'own_9', 9, '{{{')");
    REQUIRE(f.open(QStringLiteral("own.lxdb")));
    CHECK(f.told_of(QStringLiteral("own_9")));
    CHECK(f.context.catalog()->ledger("unit")->field("own_1") != nullptr);
}

TEST_CASE("a clock set back is told on opening with both dates")
{
    Files f;
    f.make_county(QStringLiteral("later.lxdb"), 50);
    f.outside("later.lxdb", "UPDATE action SET at = '2031-02-03T04:05:06'"
                            " WHERE id = (SELECT max(id) FROM action)");
    REQUIRE(f.open(QStringLiteral("later.lxdb")));
    CHECK(f.told_of(QStringLiteral("2031-02-03 04:05:06")));
    CHECK(f.told_of(QStringLiteral("2025-10-15 09:00:00")));
}

TEST_CASE("a sample never takes the place of a file that is there")
{
    Files f;
    f.make_county(QStringLiteral("mine.lxdb"), 50);
    QFile file(f.path(QStringLiteral("mine.lxdb")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    file.close();
    f.dialogs.files = {f.path(QStringLiteral("mine")), f.path(QStringLiteral("mine"))};
    f.dialogs.answers = {1, 2};
    f.window->files().open_sample();
    REQUIRE(f.settled());
    CHECK_FALSE(f.context.has_document());
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == before);
    f.dialogs.files = {f.path(QStringLiteral("mine"))};
    f.dialogs.answers = {0};
    f.window->files().open_sample();
    REQUIRE(wait_until([&] { return f.context.has_document(); }));
    CHECK(f.context.path() == f.path(QStringLiteral("mine.lxdb")));
}
