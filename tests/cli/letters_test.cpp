// Official letters by command: what they have in common is set once, numbers are given once.
#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Letters : CliFolder
{
    Letters()
    {
        import("org", "党组织代码,名称,类别,成立日期\nA1,望远镇党委,党委,2015-01-01\n");
        import("supervision", "编号,对象,责任党组织,下发日期,整改期限\n"
                              "DB-1,甲公司未建党组织,望远镇党委,2025-09-01,2025-12-31\n"
                              "DB-2,乙公司未建党组织,望远镇党委,2025-09-02,2025-12-31\n");
    }
    CliResult print(const QStringList& more) const
    {
        return cli_ok(QStringList{"print", "督办单", "--db", db(), "--all", "--as-of", "2025-09-30",
                                  "--out", path("督办单.pdf")} +
                      more);
    }
};

} // namespace

TEST_CASE("letters: shown, set, taken back; numbers are given once and kept", "[letters]")
{
    const Letters county;
    const auto shown = [&] { return cli_ok({"letters", "--db", county.db(), "--json"}).object(); };
    CHECK(shown()["contact"].toString().isEmpty());
    cli_fails({"print", "督办单", "--db", county.db(), "--all", "--numbered", "--out",
               county.path("x.pdf")},
              2, "代字");
    CHECK_FALSE(QFile::exists(county.path("x.pdf")));
    cli_fails({"print", "unit-card", "--db", county.db(), "--all", "--numbered", "--out",
               county.path("x.pdf")},
              2, "不是公文");
    cli_fails({"letters", "--db", county.db(), "--word", "督办=永组督"}, 2, "督办单");

    cli_ok({"letters", "--db", county.db(), "--contact", "王丽", "--copies", "各乡镇党委",
            "--receipt", "是", "--word", "督办单=永组督"});
    const QJsonObject head = shown();
    CHECK(head["contact"].toString() == "王丽");
    CHECK(head["copies"].toString() == "各乡镇党委");
    CHECK(head["receipt"].toBool());
    CHECK(head["words"].toObject()["supervision-notice"].toString() == "永组督");

    const auto told = [](const CliResult& made, const char* part) {
        for (const std::string& line : made.said())
            if (line.find(part) != std::string::npos)
                return true;
        return false;
    };
    CHECK(told(county.print({"--numbered"}), "编发文字号 督办单 2 件"));
    CHECK_FALSE(told(county.print({"--numbered"}), "编发文字号")); // they have theirs
    CHECK_FALSE(told(county.print({}), "编发文字号"));
    cli_ok({"undo", "--db", county.db()});
    CHECK(told(county.print({"--numbered"}), "编发文字号 督办单 2 件"));
    // A file each, in a folder.
    cli_ok({"print", "督办单", "--db", county.db(), "--all", "--as-of", "2025-09-30", "--each",
            "--out", county.path("每份")});
    CHECK(QDir(county.path("每份")).entryList(QDir::Files).size() == 2);
    cli_fails({"print", "督办单", "--db", county.db(), "--all", "--each", "--out",
               county.path("督办单.pdf")},
              2, "不是文件夹");
}
