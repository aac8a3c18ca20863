// training: one course entered once for all who came.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Secretaries : CliFolder
{
    Secretaries()
    {
        import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                       ",甲公司,非公有制企业,有限责任公司,正常\n"
                       ",乙公司,非公有制企业,有限责任公司,正常\n");
        import("org", "党组织代码,名称,类别,成立日期\nD1,甲公司党支部,党支部,2020-01-01\n"
                      "D2,乙公司党支部,党支部,2020-01-01\n");
        import("coverage", "党组织,单位,起\nD1,甲公司,2020-01-01\nD2,乙公司,2020-01-01\n");
        import("post", "党组织,公民身份号码,姓名,职务,任职日期\n"
                       "D1,64012119800101001X,张三,书记,2021-01-01\n"
                       "D2,640121198001010036,李四,书记,2021-01-01\n");
    }
    [[nodiscard]] QStringList course(const QStringList& who) const
    {
        return QStringList{"training",   "--db",     db(),         "--kind", "轮训", "--date",
                           "2025-09-10", "--course", "书记培训班", "--days", "3",    "--json"} +
               who;
    }
    [[nodiscard]] int due() const
    {
        const auto told =
            cli_ok({"due", "training", "--db", db(), "--as-of", "2025-09-30", "--json"}).object();
        for (const QJsonValue one : told["lists"].toArray())
            if (one["list"].toString() == "书记一年未培训")
                return one["count"].toInt();
        return -1;
    }
};

} // namespace

TEST_CASE("those who are due are entered in one action, which can be undone")
{
    const Secretaries county;
    REQUIRE(county.due() == 2);
    const QJsonObject done = cli_ok(county.course({"--list", "书记一年未培训"})).object();
    CHECK(done["changed"].toInt() == 2);
    CHECK(county.due() == 0);
    CHECK(county.column("training", "培训班") ==
          std::vector<std::string>{"书记培训班", "书记培训班"});
    CHECK(county.column("training", "对象") == std::vector<std::string>{"书记", "书记"});
    cli_ok({"undo", "--db", county.db()});
    CHECK(county.due() == 2);
}

TEST_CASE("named ones alone; who is entered already isn't entered twice")
{
    const Secretaries county;
    const QStringList one{"--audience", "书记", "--key", "D1|64012119800101001X|书记|2021-01-01"};
    CHECK(cli_ok(county.course(one)).object()["changed"].toInt() == 1);
    CHECK(county.due() == 1);
    const QJsonObject both =
        cli_ok(county.course(one + QStringList{"D2|640121198001010036|书记|2021-01-01"})).object();
    CHECK(both["changed"].toInt() == 1);
    CHECK(both["warnings"].toArray().size() == 1);
    CHECK(county.rows("training").size() == 2);
}

TEST_CASE("a list of others, nobody, or both ways at once are refused")
{
    const Secretaries county;
    cli_fails(county.course({"--list", "里程碑逾期"}), 1, "没有人");
    cli_fails(county.course({}), 2, "--list");
    cli_fails(county.course({"--audience", "群众", "--key", "x"}), 2, "积极分子");
}
