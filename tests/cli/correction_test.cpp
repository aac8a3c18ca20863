// Rows dated into a closed quarter: whoever changes them by a command is told.
#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string note = "2025年第1季度已封账：更正不改变封账的数字，记入变更说明。";

/// A county with the first quarter of 2025 closed.
struct ClosedFolder : CliFolder
{
    ClosedFolder()
    {
        import("unit",
               "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数,正式党员数\n"
               ",甲公司,非公有制企业,有限责任公司,正常,60,3\n",
               0, {"--as-of", "2025-01-15"});
        import("org", "党组织代码,名称,类别,成立日期\nD1,甲公司党支部,党支部,2020-01-01\n");
        import("coverage", "党组织,单位,起\nD1,甲公司,2020-01-01\n");
        cli_ok({"close", "--period", "2025Q1", "--db", db()});
    }
    [[nodiscard]] QJsonObject run(QStringList command) const
    {
        return cli_ok(command << "--db" << db() << "--json").object();
    }
};

bool told(const QJsonValue& notes)
{
    return notes.toArray().contains(QString::fromStdString(note));
}

} // namespace

TEST_CASE("a change that reaches back into a closed quarter is told, another isn't", "[quarter]")
{
    const ClosedFolder county;
    CHECK(told(county.run({"edit", "unit", "--key", "甲公司", "单位类别=社会组织",
                           "单位类型=社会团体"})["warnings"]));
    CHECK_FALSE(told(county.run({"edit", "unit", "--key", "甲公司", "备注=已核"})["warnings"]));
    CHECK_FALSE(told(county.run({"end", "org", "--key", "D1", "--on", "2025-06-30"})["warnings"]));
    const CliResult said = cli_ok({"edit", "unit", "--key", "甲公司", "单位类别=非公有制企业",
                                   "单位类型=有限责任公司", "--db", county.db()});
    CHECK(said.err.find(note) != std::string::npos);
}

TEST_CASE("an import that reaches back into a closed quarter is told", "[quarter]")
{
    const ClosedFolder county;
    const std::string survey = "单位,摸底日期,从业人员数\n甲公司,";
    CHECK(told(county.import("survey", survey + "2025-03-20,70\n")["notes"]));
    CHECK_FALSE(told(county.import("survey", survey + "2025-05-20,80\n")["notes"]));
}

TEST_CASE("undo and a row from the recycle bin reach back like any change", "[quarter]")
{
    const ClosedFolder county;
    CHECK(told(county.run({"remove", "survey", "--key", "甲公司|2025-01-15"})["warnings"]));
    CHECK(told(county.run({"restore-row", "survey", "--key", "甲公司|2025-01-15"})["warnings"]));
    // Taking back what was done since leaves the quarter as it was closed.
    const auto done =
        county.run({"edit", "unit", "--key", "甲公司", "单位类别=社会组织", "单位类型=社会团体"});
    const auto back = county.run({"undo", "--action", QString::number(done["action"].toInt())});
    CHECK_FALSE(told(back["warnings"]));
}
