// Masked exports brought back, and what an import tells of numbers.

#include <catch2/catch.hpp>

#include "core/exchange/error_workbook.h"
#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using namespace lx::test;

namespace {

const Table members{{"公民身份号码", "姓名", "党员状态", "入党日期", "组织关系", "联系电话"},
                    {"11010519491231002X", "王五", "正式", "1980-01-01", "在册", "13995001234"}};

/// Two units with phones, a member, and a row that refers to the member.
class PeopleRig : public ExchangeRig
{
public:
    PeopleRig()
    {
        import_table("unit", {{"统一社会信用代码", "单位名称", "单位类别", "单位类型", "经营状态",
                               "联系电话"},
                              {"91110000600037341L", "甲公司", "非公有制企业", "有限责任公司",
                               "正常", "19200002075"},
                              {"", "乙公司", "非公有制企业", "有限责任公司", "正常", ""}});
        import_table("member", members);
        import_table("care", {{"党员", "日期"}, {"王五", "2025-01-01"}});
    }
    std::string masked(const std::string& ledger, const std::string& ending)
    {
        ExportOptions options;
        options.path = folder() / (ledger + "-masked" + ending);
        options.rows.ledger = ledger;
        options.masked = true;
        NoProgress progress;
        REQUIRE(export_ledger(database(), definitions(), options, progress).has_value());
        return options.path;
    }
};

std::string all_told(const ImportReport& report)
{
    std::string text;
    for (const auto* issues : {&report.errors, &report.warnings}) {
        for (const ImportIssue& issue : *issues)
            text += issue.value + " " + issue.reason + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("a masked export imported again changes nothing, and says how many cells it passed over")
{
    PeopleRig rig;
    for (const char* ending : {".xlsx", ".csv"}) {
        const auto units = keyed_content(rig, "unit");
        const auto report = rig.import_files("unit", {rig.masked("unit", ending)});
        CHECK(report.refused == 0);
        CHECK(report.counts.unchanged == 2);
        CHECK(report.masked_kept == 1);
        CHECK(report.action == 0);
        CHECK(tells(report.warnings, "有 1 格隐去了中间几位，与台账里的一致，没有改动"));
        CHECK(keyed_content(rig, "unit") == units);

        // A row whose key is hidden could be anybody's.
        const auto members_before = keyed_content(rig, "member");
        const auto hidden = rig.import_files("member", {rig.masked("member", ending)});
        CHECK(hidden.refused == 1);
        CHECK(hidden.counts.added + hidden.counts.updated == 0);
        CHECK(tells(hidden.errors, "认不出是哪一条"));
        CHECK(keyed_content(rig, "member") == members_before);
        const auto care = rig.import_files("care", {rig.masked("care", ending)});
        CHECK(care.refused == 1);
        CHECK(tells(care.errors, "认不出是哪一条"));
    }
}

TEST_CASE("a masked export hides the telephones of posts, owners and instructors like any other")
{
    PeopleRig rig;
    const std::int64_t org = rig.put(
        "org", {{"code", "D1"}, {"name", "甲支部"}, {"kind", "党支部"}, {"founded", "2015-01-01"}});
    rig.put("post", {{"org", org},
                     {"id_number", "11010519491231002X"},
                     {"name", "王五"},
                     {"title", "书记"},
                     {"start", "2024-01-01"},
                     {"phone", "13995001234"}});
    rig.import_table("investor", {{"单位", "姓名", "职务", "联系电话"},
                                  {"甲公司", "赵六", "董事长", "13995001234"}});
    rig.import_table("instructor", {{"编号", "姓名", "专职/兼职", "联系电话", "走访频次", "起"},
                                    {"ZD1", "李四", "兼职", "13995001234", "0.5", "2024-01-01"}});
    for (const char* ledger : {"post", "investor", "instructor"}) {
        const auto sheet = probe_file(rig.masked(ledger, ".xlsx"));
        bool masked = false;
        for (const auto& [place, text] : sheet.cells) {
            INFO(ledger << " " << place << " " << text);
            CHECK(text.find("13995001234") == std::string::npos);
            masked = masked || text == "t:139****1234";
        }
        CHECK(masked);
    }
    CHECK(rig.field("instructor", "ZD1", "visits_per_month") == "0.5");
}

TEST_CASE("a masked number that isn't what stands is refused, also of a new row")
{
    PeopleRig rig;
    const auto units = keyed_content(rig, "unit");
    const auto report = rig.import_table(
        "unit", {{"统一社会信用代码", "单位名称", "单位类别", "单位类型", "经营状态", "联系电话"},
                 {"91110000600037341L", "甲公司改名", "", "", "", "193****2075"},
                 {"", "乙公司", "", "", "", "192****2075"},
                 {"", "丙公司", "非公有制企业", "有限责任公司", "正常", "192****2075"}});
    CHECK(report.refused == 3);
    CHECK(report.masked_kept == 0);
    CHECK(tells(report.errors, "“联系电话”隐去了中间几位"));
    CHECK(keyed_content(rig, "unit") == units);
    // The rest of a row goes in where its masked number is what stands.
    const auto changed =
        rig.import_table("unit", {{"统一社会信用代码", "单位名称", "经营状态", "联系电话"},
                                  {"91110000600037341L", "甲公司", "停产歇业", "192****2075"}});
    CHECK(changed.counts.updated == 1);
    CHECK(rig.field("unit", "91110000600037341L", "phone") == "19200002075");
    CHECK(rig.field("unit", "91110000600037341L", "status") == "停产歇业");
}

TEST_CASE("a reference by a masked number means unchanged where it is the one that stands")
{
    PeopleRig rig;
    // Instructors are named by a code; posts by the person: the organization's head is a text
    // field.
    rig.import_table("honour", {{"对象类别", "对象", "名称", "日期"},
                                {"党员", "11010519491231002X", "优秀党员", "2024-07-01"}});
    const auto honours = keyed_content(rig, "honour");
    const auto report = rig.import_files("honour", {rig.masked("honour", ".xlsx")});
    CHECK(report.counts.added + report.counts.updated == 0);
    CHECK(keyed_content(rig, "honour") == honours);
}

TEST_CASE("nothing an import tells holds a whole number; the returned workbook does")
{
    PeopleRig rig;
    const std::string path = rig.folder() / "m.csv";
    write_csv(path, {{"公民身份号码", "姓名", "党员状态", "入党日期", "组织关系", "联系电话"},
                     {"110105194912310021", "甲", "正式", "1980-01-01", "在册", "13995001234"},
                     {"11010519491231002", "乙", "正式", "1980-01-01", "在册", "13995001235"},
                     {"110105490101001", "丙", "乱写", "1980-01-01", "在册", "13995001236"},
                     {"440524188001010014", "丁", "正式", "1980-01-01", "在册", "139950012370"},
                     {"填表人：戊 联系电话：13995001238", "", "", "", "", ""}});
    const auto report = rig.import_files("member", {path});
    CHECK(report.refused >= 3);
    REQUIRE_FALSE(report.warnings.empty());
    const std::string told = all_told(report);
    INFO(told);
    for (const char* number : {"110105194912310021", "11010519491231002", "110105490101001",
                               "11010519490101001", "440524188001010014", "13995001234",
                               "13995001235", "13995001236", "139950012370", "13995001238"})
        CHECK(told.find(number) == std::string::npos);
    CHECK(told.find('*') != std::string::npos);

    const std::string back = rig.folder() / "退回.xlsx";
    NoProgress progress;
    REQUIRE(write_error_workbook(report, {path}, back, progress).has_value());
    std::string cells;
    for (const auto& [place, text] : probe_file(back).cells)
        cells += text + "\n";
    for (const char* number :
         {"t:110105194912310021\n", "t:11010519491231002\n", "t:13995001234\n"})
        CHECK(cells.find(number) != std::string::npos);
}
