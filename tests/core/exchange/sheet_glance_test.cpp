#include "core/exchange/sheet_glance.h"

#include <catch2/catch.hpp>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using lx::test::ExchangeRig;

namespace {

struct GlanceRig : ExchangeRig
{
    std::string path;
    ImportedTable table;

    explicit GlanceRig(const std::string& ledger, const lx::test::Table& rows)
    {
        path = folder() / "list.xlsx";
        lx::test::write_xlsx(path, rows);
        const ImportReport report = import_files(ledger, {path});
        REQUIRE(report.tables.size() == 1);
        table = report.tables.front();
    }
    [[nodiscard]] std::vector<GlancedRow> glance(const std::vector<std::int64_t>& rows) const
    {
        NoProgress quiet;
        const auto glanced = glance_at(catalog(), table, path, rows, quiet);
        REQUIRE(glanced);
        return *glanced;
    }
};

} // namespace

TEST_CASE("rows are looked at as they stand, title and headings too; blank ones are left out")
{
    const GlanceRig rig("unit", {{"某县企业名单"},
                                 {"企业名称", "社会信用代码", "单位类别"},
                                 {"甲公司", "91110000600037341L", "非公企业"},
                                 {},
                                 {"乙公司", "", "非公企业", "备注"}});
    const auto rows = rig.glance({0, 1, 3, 4});
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].row == 0);
    CHECK(rows[0].cells == std::vector<std::string>{"某县企业名单"});
    CHECK(rows[1].cells.at(1) == "社会信用代码");
    CHECK(rows[2].row == 4);
    CHECK(rows[2].cells == std::vector<std::string>{"乙公司", "", "非公企业", "备注"});
}

TEST_CASE("numbers of persons are masked, right or wrong ones")
{
    const GlanceRig rig("member", {{"公民身份号码", "姓名", "联系电话"},
                                   {"110105194912310021", "甲", "139950012399"}});
    const auto rows = rig.glance({1});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells.at(0) == "110105********0021");
    CHECK(rows[0].cells.at(1) == "甲");
    CHECK(rows[0].cells.at(2).find("139950012399") == std::string::npos);
}

TEST_CASE("a look has an end, however many rows are asked for")
{
    lx::test::Table table{{"企业名称", "社会信用代码", "单位类别"}};
    std::vector<std::int64_t> wanted;
    for (int i = 1; i <= 600; ++i) {
        table.push_back({"公司" + std::to_string(i), "", "非公企业"});
        wanted.push_back(i);
    }
    const GlanceRig rig("unit", table);
    CHECK(rig.glance(wanted).size() == most_glanced_rows);
    CHECK(rig.glance({}).empty());
}

TEST_CASE("a file that is gone or has another shape by now is told with its name")
{
    GlanceRig rig("unit", {{"企业名称", "社会信用代码"}, {"甲公司", "91110000600037341L"}});
    NoProgress quiet;
    const auto gone = glance_at(rig.catalog(), rig.table, rig.path + "x", {1}, quiet);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().message.find("list.xlsxx") != std::string::npos);
    rig.table.sheet = 7;
    const auto fewer = glance_at(rig.catalog(), rig.table, rig.path, {1}, quiet);
    REQUIRE_FALSE(fewer);
    CHECK(fewer.error().kind == ErrorKind::BadInput);
}
