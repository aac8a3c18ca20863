// Files on the command line: programs that are killed while they write, disks that are full, names
// that are no files, and ID numbers that must not be spread.

#include <chrono>
#include <cstdlib>
#include <set>
#include <thread>

#include <catch2/catch.hpp>

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <sys/stat.h>

#include "tests/cli/cli_rig.h"
#include "tests/support/small_disk.h"

using lx::test::bytes_of;
using lx::test::cli;
using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;
using lx::test::CliResult;
using lx::test::SmallDisk;

namespace {

/// A county of this many units, made once.
const QString& sample(const CliFolder& folder)
{
    static const QString path = [&] {
        const QString made = folder.path("sample.lxdb");
        cli_ok({"sample", "--out", made, "--units", "6000", "--seed", "3"});
        return made;
    }();
    return path;
}

const CliFolder& shared()
{
    static const CliFolder folder;
    return folder;
}

QStringList names_in(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
}

/// Everything that writes a file, by what it is called.
std::vector<std::pair<QString, QStringList>> writers(const QString& db, const QString& bad)
{
    const QString day = "2025-09-30";
    return {{"u.xlsx", {"export", "unit", "--db", db, "--out"}},
            {"u.csv", {"export", "unit", "--db", db, "--out"}},
            {"t.xlsx", {"template", "unit", "--out"}},
            {"r.xlsx", {"report", "ledger-real-name", "--db", db, "--period", "2025Q3", "--out"}},
            {"p.pdf",
             {"print", "unit-card", "--db", db, "--key", "91640121MA000002XX", "--as-of", day,
              "--out"}},
            {"e.xlsx", {"import", "unit", bad, "--db", db, "--dry-run", "--errors"}}};
}

/// An import of 3,000 rows that are all refused.
QString refused_rows(const CliFolder& folder)
{
    std::string csv = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n";
    for (int i = 0; i < 3'000; ++i)
        csv += ",第" + std::to_string(i) + "号,乱写,有限责任公司,正常\n";
    return folder.file("bad.csv", csv);
}

/// One sentence, in Chinese, without a library's noise or a temporary name.
void says_why(const CliResult& result, const std::string& name, const std::string& reason)
{
    INFO(result.err.substr(0, 3000));
    CHECK(result.status == 5);
    CHECK(result.err.find("[ERROR]") == std::string::npos);
    CHECK(result.err.find("[WARNING]") == std::string::npos);
    CHECK(result.err.find(".liangxin-") == std::string::npos);
    const auto said = result.said();
    REQUIRE_FALSE(said.empty());
    CHECK(said.back().find(name) != std::string::npos);
    CHECK(said.back().find(reason) != std::string::npos);
    CHECK(said.back().ends_with("。"));
}

} // namespace

TEST_CASE("killed at any moment, a program that writes a file leaves the earlier one or none")
{
    const CliFolder folder;
    const QString db = sample(shared());
    const QString bad = refused_rows(folder);
    int interrupted = 0;
    int leftovers = 0;
    for (const auto& [name, words] : writers(db, bad)) {
        const QString out = folder.path("out/" + name.toStdString());
        QDir().mkpath(folder.path("out"));
        folder.file("out/" + name.toStdString(), "earlier");
        QElapsedTimer watch;
        watch.start();
        QFile::remove(out);
        static_cast<void>(cli(words + QStringList{out}));
        const qint64 whole_ms = std::max<qint64>(watch.elapsed(), 20);
        const std::string whole = bytes_of(out);
        std::srand(7);
        for (int round = 0; round < 12; ++round) {
            folder.file("out/" + name.toStdString(), "earlier");
            QProcess process;
            process.start(lx::test::program(), words + QStringList{out});
            REQUIRE(process.waitForStarted());
            // More often near the end, where the file is written.
            const qint64 wait = round < 4 ? std::rand() % whole_ms
                                          : whole_ms / 2 + std::rand() % (whole_ms / 2 + 1);
            std::this_thread::sleep_for(std::chrono::milliseconds(wait));
            process.kill();
            REQUIRE(process.waitForFinished(60'000));
            INFO(name.toStdString() << " after " << wait << " of " << whole_ms << " ms");
            const std::string now = bytes_of(out);
            CHECK((now == "earlier" || now.size() == whole.size()));
            interrupted += now == "earlier" ? 1 : 0;
            leftovers += names_in(folder.path("out")).size() > 1 ? 1 : 0;
            // The next start sweeps, whatever it does and wherever.
            cli_ok({"policies"});
            CHECK(names_in(folder.path("out")) == QStringList{name});
        }
        QFile::remove(out);
    }
    CHECK(interrupted > 20);
    CHECK(leftovers > 0); // else nothing was shown
}

TEST_CASE("what is written belongs to its user alone, whatever the shell allows")
{
    const CliFolder folder;
    const QString db = sample(shared());
    for (const auto& [name, words] : writers(db, refused_rows(folder))) {
        const QString out = folder.path(name.toStdString());
        QProcess process;
        process.start("/bin/sh",
                      QStringList{"-c", "umask 0; exec \"$0\" \"$@\"", lx::test::program()} +
                          words + QStringList{out});
        REQUIRE(process.waitForFinished(120'000));
        struct stat info
        {};
        INFO(name.toStdString());
        REQUIRE(::stat(out.toStdString().c_str(), &info) == 0);
        CHECK((info.st_mode & 0777) == 0600);
    }
}

TEST_CASE("a full disk is named as full, in one sentence, and nothing is left on it")
{
    const SmallDisk disk(64 << 10);
    if (!disk.mounted())
        return;
    const CliFolder folder;
    const QString db = sample(shared());
    static_cast<void>(disk.fill(4 << 10));
    for (const auto& [name, words] : writers(db, refused_rows(folder))) {
        const QString out = QString::fromStdString(disk / name.toStdString());
        says_why(cli(words + QStringList{out}), name.toStdString(), "磁盘已满，请先腾出空间");
        CHECK(names_in(QString::fromStdString(disk.path())) == QStringList{"filler"});
    }
}

TEST_CASE("a full folder for temporary files keeps nobody from writing a whole file")
{
    const SmallDisk disk(64 << 10);
    if (!disk.mounted())
        return;
    const CliFolder folder;
    const QString db = sample(shared());
    static_cast<void>(disk.fill());
    for (const auto& [name, words] : writers(db, refused_rows(folder))) {
        if (name == "p.pdf")
            continue; // SQLite sorts there
        const QString out = folder.path(name.toStdString());
        const QString same = folder.path("same-" + name.toStdString());
        static_cast<void>(cli(words + QStringList{same}));
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TMPDIR", QString::fromStdString(disk.path()));
        process.setProcessEnvironment(environment);
        process.start(lx::test::program(), words + QStringList{out});
        REQUIRE(process.waitForFinished(240'000));
        INFO(name.toStdString());
        CHECK((process.exitCode() == 0 || process.exitCode() == 1));
        CHECK(bytes_of(out) == bytes_of(same));
    }
}

TEST_CASE("read-only files, links, folders, pipes and names that are too long are refused by name")
{
    const CliFolder folder;
    const QString db = sample(shared());
    const QString bad = refused_rows(folder);
    for (const auto& [name, words] : writers(db, bad)) {
        const std::string ending = name.mid(name.lastIndexOf('.')).toStdString();
        const QString locked = folder.file("locked" + ending, "mine");
        QFile::setPermissions(locked, QFile::ReadOwner);
        says_why(cli(words + QStringList{locked}), "locked" + ending, "只读");
        CHECK(bytes_of(locked) == "mine");
        const QString real = folder.file("real" + ending, "mine");
        const QString link = folder.path("link" + ending);
        QFile::remove(link);
        REQUIRE(QFile::link(real, link));
        says_why(cli(words + QStringList{link}), "link" + ending, "链接，指向“");
        CHECK(bytes_of(real) == "mine");
        QDir().mkpath(folder.path("folder" + ending));
        says_why(cli(words + QStringList{folder.path("folder" + ending)}), "folder" + ending,
                 "文件夹");
        const QString pipe = folder.path("pipe" + ending);
        QFile::remove(pipe);
        REQUIRE(::mkfifo(pipe.toStdString().c_str(), 0600) == 0);
        says_why(cli(words + QStringList{pipe}), "pipe" + ending, "不是普通文件");
        says_why(cli(words + QStringList{folder.path("gone/x" + ending)}), "x" + ending,
                 "文件夹不存在");
        std::string longest;
        for (int i = 0; i < 90; ++i)
            longest += "长";
        says_why(cli(words + QStringList{folder.path(longest + ending)}), ending, "太长");
        const auto files = names_in(folder.path("."));
        for (const QString& one : files)
            CHECK_FALSE(one.startsWith(".liangxin-"));
    }
}

TEST_CASE("a pipe or a device to be read is refused, not waited for")
{
    const CliFolder folder;
    const QString pipe = folder.path("pipe.xlsx");
    REQUIRE(::mkfifo(pipe.toStdString().c_str(), 0600) == 0);
    const QString good = folder.file("u.csv", "单位名称\n");
    for (const QString& odd : {pipe, QString("/dev/zero"), QString("/dev/tty"), folder.path(".")}) {
        INFO(odd.toStdString());
        cli_fails({"import", "unit", odd, "--db", folder.db()}, 3, "不是一个普通文件");
        cli_fails({"reconcile", odd, "--db", folder.db()}, 3, "不是一个普通文件");
        const auto map = cli({"import", "unit", good, "--map", odd, "--db", folder.db()});
        CHECK(map.status == 5);
        REQUIRE(map.said().size() == 1);
        CHECK(map.said()[0].find("列对应文件") != std::string::npos);
    }
}

TEST_CASE("a masked export imported again changes nothing; whole, it is the same ledger")
{
    const CliFolder folder;
    const QString db = folder.path("copy.lxdb");
    REQUIRE(QFile::copy(sample(shared()), db));
    const auto whole = [&](const char* ledger) {
        const QString csv = folder.path("whole.csv");
        cli_ok({"export", ledger, "--db", db, "--out", csv});
        return bytes_of(csv);
    };
    const std::string units = whole("unit");
    const std::string members = whole("member");
    for (const char* name : {"m.xlsx", "m.csv"}) {
        const QString out = folder.path(name);
        cli_ok({"export", "unit", "--db", db, "--out", out, "--masked"});
        const auto report = cli_ok({"import", "unit", out, "--db", db, "--json"}).object();
        CHECK(report["read"].toInt() == 6000);
        CHECK(report["unchanged"].toInt() == 6000);
        CHECK(report["refused"].toInt() == 0);
        bool told = false;
        for (const QJsonValue warning : report["warnings"].toArray())
            told = told || warning["reason"].toString().contains("隐去了中间几位");
        CHECK(told);
        CHECK(whole("unit") == units);
        cli_ok({"export", "member", "--db", db, "--out", out, "--masked"});
        const auto people = cli_ok({"import", "member", out, "--db", db, "--json"}, 1).object();
        CHECK(people["read"] == people["refused"]);
        CHECK(people["errors"][0]["reason"].toString().contains("认不出是哪一条"));
        CHECK(whole("member") == members);
    }
    cli_ok({"verify", "--db", db});
}

TEST_CASE("ID numbers and phones are told masked, in text and in JSON; E.xlsx has them whole")
{
    const CliFolder folder;
    const std::string csv = "公民身份号码,姓名,党员状态,入党日期,组织关系,联系电话\n"
                            "110105194912310021,甲,正式,1980-01-01,在册,13995001234\n"
                            "11010519491231002X,乙,乱写,1980-01-01,在册,139950012399\n";
    const QString input = folder.file("m.csv", csv);
    for (const QStringList& more : {QStringList{"--json"}, QStringList{}}) {
        const auto result = cli(QStringList{"import", "member", input, "--db", folder.db(),
                                            "--errors", folder.path("e.xlsx")} +
                                more);
        CHECK(result.status == 1);
        const std::string all = result.out + result.err;
        for (const char* number :
             {"110105194912310021", "11010519491231002X", "13995001234", "139950012399"})
            CHECK(all.find(number) == std::string::npos);
        CHECK(all.find("110105********0021") != std::string::npos);
    }
    const auto cells = lx::test::sheet_texts(folder.path("e.xlsx"), "m");
    for (const char* number :
         {"110105194912310021", "11010519491231002X", "13995001234", "139950012399"})
        CHECK(std::find(cells.begin(), cells.end(), number) != cells.end());
}
