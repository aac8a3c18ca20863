#include "core/exchange/salvage_export.h"

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>

#include "core/spreadsheet/sheet_reader.h"
#include "tests/support/outside.h"
#include "tests/support/sheets/sheet_probe.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;
namespace fs = std::filesystem;

namespace {

/// A ledger into which something was put that is not ours.
class Foreign : public TestLedger
{
public:
    explicit Foreign(const char* sql)
    {
        org = put("org", {{"code", "A1"}, {"name", "第一支部"}, {"kind", "党支部"}});
        put("unit", {{"uscc", "91110000600037341L"},
                     {"name", "甲公司"},
                     {"category", "非公有制企业"},
                     {"type", "有限责任公司"},
                     {"status", "正常"}});
        close();
        outside(path(), sql);
        REQUIRE(Database::open(path(), Database::Mode::ReadOnly).error().kind ==
                ErrorKind::Foreign);
    }
    std::int64_t org = 0;
};

const SalvagedLedger& of(const std::vector<SalvagedLedger>& all, const char* name)
{
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const SalvagedLedger& one) { return one.name == name; });
    REQUIRE(found != all.end());
    return *found;
}

} // namespace

TEST_CASE("ledgers of a file with foreign objects are exported, each whose table is ours")
{
    NoProgress quiet;
    SECTION("a trigger and a view beside them: all of them")
    {
        const Foreign file("CREATE TRIGGER evil AFTER INSERT ON unit BEGIN DELETE FROM unit; END;"
                           "CREATE VIEW more AS SELECT * FROM unit");
        const auto salvaged = salvage_ledgers(file.path(), file.folder().path(), quiet);
        INFO(message(salvaged));
        REQUIRE(salvaged);
        CHECK(of(*salvaged, "单位").rows == 1);
        CHECK(of(*salvaged, "党组织").rows == 1);
        CHECK(of(*salvaged, "党员").path.empty()); // no rows: no workbook
        for (const SalvagedLedger& one : *salvaged) {
            INFO(one.problem);
            CHECK(one.problem.empty());
            CHECK(one.path.empty() == (one.rows == 0));
            if (!one.path.empty())
                CHECK(fs::file_size(one.path) > 1000);
        }
        // Nothing is written over: the next time another folder.
        const auto again = salvage_ledgers(file.path(), file.folder().path(), quiet);
        REQUIRE(again);
        CHECK(of(*again, "单位").path != of(*salvaged, "单位").path);
        CHECK(open_to_salvage(file.path(), "unit").has_value());
    }
    SECTION("a view in a table's place: that one is named and left out")
    {
        const Foreign file("ALTER TABLE care RENAME TO care_old; CREATE VIEW care AS WITH"
                           " RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i"
                           " AS id FROM n");
        const auto salvaged = salvage_ledgers(file.path(), file.folder().path(), quiet);
        REQUIRE(salvaged);
        CHECK(of(*salvaged, "单位").rows == 1);
        int left_out = 0;
        for (const SalvagedLedger& one : *salvaged) {
            left_out += one.problem.empty() ? 0 : 1;
            if (!one.problem.empty())
                CHECK(one.path.empty());
        }
        CHECK(left_out == 1);
        const auto refused = open_to_salvage(file.path(), "care");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::Foreign);
        CHECK(open_to_salvage(file.path(), "unit").has_value());
    }
    SECTION("cancelled it leaves no folder")
    {
        const Foreign file("CREATE TABLE more (x)");
        struct Stop final : Progress
        {
            void report(std::string_view, std::int64_t, std::int64_t) override {}
            bool cancelled() const override { return true; }
        } stop;
        const auto salvaged = salvage_ledgers(file.path(), file.folder().path(), stop);
        REQUIRE_FALSE(salvaged);
        CHECK(salvaged.error().kind == ErrorKind::Cancelled);
        for (const auto& entry : fs::directory_iterator(file.folder().path()))
            CHECK_FALSE(entry.is_directory());
    }
    SECTION("a folder that can't be written to")
    {
        const Foreign file("CREATE TABLE more (x)");
        const auto salvaged = salvage_ledgers(file.path(), "/proc", quiet);
        REQUIRE_FALSE(salvaged);
        CHECK(salvaged.error().kind == ErrorKind::Io);
    }
}
