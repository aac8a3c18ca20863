#include "core/exchange/reconcile.h"

#include <catch2/catch.hpp>

#include "core/store/change_log.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

class RegistryRig : public ExchangeRig
{
public:
    RegistryRig()
    {
        import_table("unit", {{"统一社会信用代码", "单位名称", "单位类别", "单位类型", "经营状态",
                               "法定代表人", "注销日期"},
                              {"91110000600037341L", "甲（集团）有限公司", "非公有制企业",
                               "有限责任公司", "半停产", "张三", ""},
                              {"91350100M000100Y43", "乙公司", "非公有制企业", "个人独资", "正常",
                               "李四", ""},
                              {"", "丙公司", "非公有制企业", "个人独资", "正常", "", ""},
                              {"", "丁公司", "非公有制企业", "个人独资", "注销", "", "2020-01-01"},
                              {"", "戊协会", "社会组织", "社会团体", "正常", "", ""}});
    }

    ReconcileReport compare(const Table& list)
    {
        const std::string path = folder() / "名录.csv";
        write_csv(path, list);
        ReconcileOptions options;
        options.path = path;
        options.today = *Date::from_ymd(2025, 9, 30);
        NoProgress progress;
        const std::int64_t before = *ChangeLog(database()).last_action();
        auto report = reconcile(database(), catalog(), options, progress);
        INFO(message(report));
        REQUIRE(report.has_value());
        CHECK(*ChangeLog(database()).last_action() == before);
        CHECK(rows("unit") == 5);
        return std::move(*report);
    }
};

const std::vector<std::string> headings{"企业名称", "社会信用代码", "登记状态",
                                        "法人代表", "企业类型",     "注册资本"};

} // namespace

TEST_CASE("a registry list against the unit ledger")
{
    RegistryRig rig;
    const auto report =
        rig.compare({{"永宁县市场主体名录"},
                     headings,
                     {"甲(集团)有限公司", "91110000600037341L", "存续（在营、开业、在册）", "张三",
                      "有限责任公司(自然人独资)", "100万"},
                     {"乙公司", "91350100M000100Y43", "吊销，未注销", "李四", "", ""},
                     {"新公司", "91640121MA75WXXB5X", "在业", "王五", "有限责任公司", ""},
                     {"某某小卖部", "92640121MA75WXXB5X", "在业", "王五", "", ""},
                     {"某某总工会", "81640121MA75WXXB5X", "正常", "", "", ""},
                     {"没了公司", "91640121MA75WXXB6X", "注销", "", "", ""},
                     {"新公司", "91640121MA75WXXB5X", "在业", "王五", "有限责任公司", ""}});
    CHECK(report.read == 7);
    REQUIRE(report.added.size() == 1);
    CHECK(report.added[0].subject == "91640121MA75WXXB5X");
    CHECK(report.added[0].category == "非公有制企业");
    CHECK(report.changed.empty());
    CHECK(report.same == 1);
    REQUIRE(report.deregistered.size() == 1);
    CHECK(report.deregistered[0].subject == "91350100M000100Y43");
    CHECK(report.deregistered[0].status == "吊销");
    // 丙公司 is an enterprise and not in the list; 丁 has ended, 戊 is no business of this
    // registry.
    REQUIRE(report.missing.size() == 1);
    CHECK(report.missing[0].subject == "丙公司");
    CHECK(report.skipped.size() == 4);
}

TEST_CASE(
    "changes are told field by field, and a unit that ended in the ledger but lives in the list")
{
    RegistryRig rig;
    const auto report =
        rig.compare({headings,
                     {"甲（集团）有限公司", "91110000600037341L", "存续", "赵六", "", ""},
                     {"乙新公司", "91350100M000100Y43", "存续", "李四", "", ""},
                     {"丁公司", "", "存续", "", "", ""}});
    REQUIRE(report.changed.size() == 3);
    REQUIRE(report.changed[0].fields.size() == 1);
    CHECK(report.changed[0].fields[0].field == "法定代表人");
    CHECK(report.changed[0].fields[0].ledger == "张三");
    CHECK(report.changed[0].fields[0].registry == "赵六");
    REQUIRE(report.changed[1].fields.size() == 1);
    CHECK(report.changed[1].fields[0].field == "单位名称");
    REQUIRE(report.changed[2].fields.size() == 1);
    CHECK(report.changed[2].fields[0].field == "经营状态");
    CHECK(report.same == 0);
}

TEST_CASE("a list without the headings of units can't be compared")
{
    RegistryRig rig;
    const std::string path = rig.folder() / "x.csv";
    write_csv(path, {{"月份", "天气"}, {"一月", "晴"}});
    NoProgress progress;
    ReconcileOptions options;
    options.path = path;
    const auto report = reconcile(rig.database(), rig.catalog(), options, progress);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::BadInput);
    options.path = rig.folder() / "没有.xlsx";
    const auto missing = reconcile(rig.database(), rig.catalog(), options, progress);
    REQUIRE_FALSE(missing.has_value());
    CHECK(missing.error().kind == ErrorKind::BadInput);
}
