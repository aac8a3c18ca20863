// allowance: what secretaries are owed, and the rows of funds it becomes.
#include <cstring>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A branch of three stars whose secretary changed in June.
struct Branch : CliFolder
{
    Branch()
    {
        import("org", "党组织代码,名称,类别,成立日期\nD1,甲公司党支部,党支部,2020-01-01\n");
        import("rating", "党组织,年度,星级\nD1,2024,3\n");
        import("post", "党组织,公民身份号码,姓名,职务,任职日期,免职日期\n"
                       "D1,11010519491231002X,张三,书记,2021-03-01,2025-06-15\n"
                       "D1,440524188001010014,李四,书记,2025-06-16,\n");
        import("fund", "党组织,年度,项目,日期,金额\nD1,2025,书记津贴,2025-03-31,900\n");
    }
    [[nodiscard]] QJsonObject owed(const QStringList& more = {}) const
    {
        return cli_ok(QStringList{"allowance", "--db", db(), "--year", "2025", "--as-of",
                                  "2025-09-30", "--json"} +
                      more)
            .object();
    }
};

} // namespace

TEST_CASE("rows by person and months, the total, and what is still owed")
{
    const Branch branch;
    const QJsonObject told = branch.owed();
    const QJsonArray rows = told["rows"].toArray();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["person"].toString() == "张三");
    CHECK(rows[0]["org"].toString() == "D1");
    CHECK(rows[0]["months"].toArray() == QJsonArray{1, 2, 3, 4, 5, 6});
    CHECK(rows[0]["star"].toInt() == 3);
    CHECK(rows[0]["fen"].toInt() == 180'000);
    CHECK(rows[1]["months"].toArray() == QJsonArray{7, 8, 9});
    CHECK(told["total_fen"].toInt() == 270'000);
    CHECK(told["paid_fen"].toInt() == 90'000);
    CHECK(told["differences"].toArray().at(0)["difference_fen"].toInt() == 180'000);
}

TEST_CASE("the list to be signed is written as a workbook and as .pdf")
{
    const Branch branch;
    for (const char* name : {"list.xlsx", "list.pdf"}) {
        const auto done = cli_ok({"allowance", "--db", branch.db(), "--year", "2025", "--as-of",
                                  "2025-09-30", "--out", branch.path(name)});
        CHECK(done.out.empty());
        CHECK(bytes_of(branch.path(name))
                  .starts_with(name == std::string("list.pdf") ? "%PDF-" : "PK"));
    }
}

TEST_CASE("writing enters the difference once, and an undo takes it back")
{
    const Branch branch;
    CHECK(branch.owed({"--write"})["written"].toObject()["fen"].toInt() == 180'000);
    CHECK(branch.rows("fund").size() == 2);
    CHECK(branch.owed()["differences"].toArray().isEmpty());
    CHECK(branch.owed({"--write"})["written"].toObject()["rows"].toInt() == 0);
    (void)cli_ok({"undo", "--db", branch.db()});
    CHECK(branch.rows("fund").size() == 1);
}

TEST_CASE("money for a year is paid once, whatever day it was paid on and is looked at from")
{
    const Branch branch;
    const QStringList words{"allowance", "--db",    branch.db(), "--year",
                            "2025",      "--as-of", "2025-09-30"};
    cli_fails(words + QStringList{"--write", "--on", "2025-10-15"}, 2, "不能登记在之后");
    CHECK(branch.rows("fund").size() == 1);
    (void)cli_ok(words + QStringList{"--write"});
    QStringList earlier = words;
    earlier.last() = "2025-06-30";
    for (int i = 0; i < 2; ++i)
        (void)cli_ok(earlier + QStringList{"--write"});
    CHECK(branch.rows("fund").size() == 2);
}

TEST_CASE("a county pays by its own table: read once, then chosen, or another")
{
    const Branch branch;
    const QStringList words{"allowance", "--db", branch.db(), "--year", "2025"};
    const QString own = branch.file(
        "own.json", R"({"allowances":[{"id":"county","name":"本县标准","by":"star",)"
                    R"("of":"previous_year","pay":"month","month_day":"first",)"
                    R"("amounts":[{"from":"2020-01-01","fen":{"0":1,"1":1,"2":1,"3":1}}]}]})");
    const auto table = [&](const QStringList& more) {
        return cli_ok(words + QStringList{"--json"} + more).object()["table"].toString();
    };
    CHECK(table({}) == "monthly-by-star");
    CHECK(table({"--file", own}) == "county");
    CHECK(table({}) == "county");
    CHECK(table({"--table", "yearly-by-star"}) == "yearly-by-star");
    CHECK(table({}) == "county");
    CHECK(table({"--table", "yearly-by-star", "--choose"}) == "yearly-by-star");
    CHECK(table({}) == "yearly-by-star");
    CHECK(cli(words + QStringList{"--tables"}).out.find("本县标准") != std::string::npos);
}

TEST_CASE(
    "a table whose policy was removed is told, and nothing is entered by another in its place")
{
    const Branch branch;
    const QString copy = branch.path("copy.json");
    cli_ok({"policy", "export", "ningxia-2018", "--db", branch.db(), "--out", copy});
    std::string pack = bytes_of(copy);
    for (const auto& [old, now] :
         {std::pair("\"ningxia-2018\"", "\"own-2020\""), std::pair("宁夏", "本县")})
        for (std::size_t at = pack.find(old); at != std::string::npos; at = pack.find(old))
            pack.replace(at, std::strlen(old), now);
    cli_ok({"policy", "import", branch.file("pack.json", pack), "--db", branch.db()});
    const QString own = branch.file(
        "own.json", R"({"allowances":[{"id":"county","name":"本县标准","by":"star",)"
                    R"("of":"previous_year","pay":"month","month_day":"first","amounts":[)"
                    R"({"from":"2020-01-01","of_policy":{"policy":"own-2020",)"
                    R"("figure":"9.e/allowance"}}]}]})");
    CHECK(branch.owed({"--file", own})["table"].toString() == "county");
    cli_ok({"policy", "remove", "own-2020", "--db", branch.db()});
    CHECK(branch.owed()["table"].toString() == "monthly-by-star");
    const QStringList words{"allowance", "--db", branch.db(), "--year", "2025"};
    const auto lost = cli_ok(words).said();
    REQUIRE(lost.size() == 1);
    CHECK(lost.front().find("已不在文件里") != std::string::npos);
    cli_fails(words + QStringList{"--write"}, 1, "另选");
    CHECK(branch.rows("fund").size() == 1);
    CHECK(branch.owed({"--table", "yearly-by-star", "--choose"})["table"].toString() ==
          "yearly-by-star");
    CHECK(cli_ok(words).said().empty());
}

TEST_CASE("another table is asked for by its id; what there is not is told")
{
    const Branch branch;
    CHECK(branch.owed({"--table", "yearly-by-star"})["rows"].toArray().isEmpty());
    cli_fails({"allowance", "--db", branch.db(), "--year", "2025", "--table", "none"}, 2,
              "yearly-by-grade");
    cli_fails({"allowance", "--db", branch.db(), "--year", "25"}, 2, "1921 到 2100");
}
