// 情况说明: an accepted exception stands beside the finding, whose state stays what the policy
// says.

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

QJsonObject finding(const CliFolder& folder, const char* day)
{
    const auto told = cli_ok({"evaluate", "--db", folder.db(), "--policy", "ningxia-2018", "--rule",
                              "6.d", "--as-of", day, "--json"})
                          .object();
    REQUIRE(told["findings"].toArray().size() == 1);
    CHECK(told["counts"]["ningxia-2018/6.d"]["unmet"].toInt() == 1);
    return told["findings"].toArray()[0].toObject();
}

} // namespace

TEST_CASE("an exception imported from Excel is told with the finding while it holds")
{
    const CliFolder folder;
    folder.import("unit",
                  "单位名称,单位类别,单位类型,经营状态\n甲公司,非公有制企业,有限责任公司,正常\n");
    folder.import("survey", "单位,摸底日期,从业人员数,正式党员数\n甲公司,2025-01-05,120,3\n");
    CHECK_FALSE(finding(folder, "2025-09-30").contains("exception"));
    folder.import("exception",
                  "规则编号,对象类别,对象,理由,认可人,认可日期,有效期至\n"
                  "ningxia-2018/6.d,单位,甲公司,正在筹建,张三,2025-09-01,2025-12-31\n");
    CHECK_FALSE(finding(folder, "2025-08-31").contains("exception"));
    const auto told = finding(folder, "2025-09-30");
    CHECK(told["state"].toString() == "unmet");
    CHECK(told["exception"].toObject() == QJsonObject{{"reason", "正在筹建"},
                                                      {"by", "张三"},
                                                      {"date", "2025-09-01"},
                                                      {"until", "2025-12-31"}});
    CHECK(cli_ok({"evaluate", "--db", folder.db(), "--policy", "ningxia-2018", "--as-of",
                  "2025-09-30"})
              .out.find("有情况说明 1") != std::string::npos);
    CHECK_FALSE(finding(folder, "2026-01-01").contains("exception"));
}

TEST_CASE("a person's number inside the key of a row is hidden where numbers are")
{
    const CliFolder folder;
    folder.import("exception",
                  "规则编号,对象类别,对象,理由,认可人\n"
                  "ningxia-2018/12.d,发展党员,11010519491231002X|2024-07-21,正在培养,张三\n");
    CHECK(folder.column("exception", "对象").front() == "11010519491231002X|2024-07-21");
    const auto rows = folder.rows("exception", {"--masked"});
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().find("110105********002X|2024-07-21") != std::string::npos);
}

TEST_CASE("an object told by its name before it was there and by its code since: what holds counts")
{
    const CliFolder folder;
    const std::string head = "规则编号,对象类别,对象,理由,认可人,认可日期,有效期至\n";
    folder.import("exception",
                  head + "ningxia-2018/6.d,单位,甲公司,旧,张三,2024-01-01,2024-12-31\n");
    folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态\n"
                          "91640121MA00000015,甲公司,非公有制企业,有限责任公司,正常\n");
    folder.import("survey", "单位,摸底日期,从业人员数,正式党员数\n甲公司,2025-01-05,120,3\n");
    folder.import("exception", head + "ningxia-2018/6.d,单位,91640121MA00000015,新,李四,"
                                      "2025-01-01,2025-12-31\n");
    CHECK(finding(folder, "2025-09-30")["exception"].toObject()["reason"].toString() == "新");
}
