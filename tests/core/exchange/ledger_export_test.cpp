#include "core/exchange/ledger_export.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "core/base/output_file.h"
#include "core/rows/filter_text.h"
#include "core/rows/row_reader.h"
#include "tests/core/exchange/exchange_rig.h"
#include "tests/support/sheets/sheet_probe.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string bytes_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
}

/// Three units, two orgs, covered at different times.
class CountyRig : public ExchangeRig
{
public:
    CountyRig()
    {
        import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640121100", "望远镇", "乡镇苏木", "永宁县"},
                              {"640121101", "李俊镇", "乡镇苏木", "永宁县"}});
        import_table("unit",
                     {{"统一社会信用代码", "单位名称", "单位类别", "单位类型", "经营状态", "属地",
                       "登记日期", "注销日期", "影响力较大"},
                      {"91110000600037341L", "甲科技有限公司", "非公有制企业", "有限责任公司",
                       "正常", "望远镇", "2020-01-01", "", "是"},
                      {"91350100M000100Y43", "=乙商贸", "非公有制企业", "个人独资", "停产歇业",
                       "李俊镇", "2021-01-01", "", "否"},
                      {"", "丙协会", "社会组织", "社会团体", "注销", "", "", "2024-01-01", ""}});
        import_table("fund", {{"属地", "年度", "项目", "金额"},
                              {"望远镇", "2025", "财政预算", "1234567.89"}});
    }

    /// Names of the units that filters let through.
    std::vector<std::string> names(const std::vector<std::string>& filters,
                                   const std::string& as_of = {})
    {
        RowSet rows;
        rows.ledger = "unit";
        rows.sort = "registered";
        rows.day = *Date::from_iso(as_of.empty() ? "2025-09-30" : as_of);
        rows.in_force = !as_of.empty();
        for (const std::string& text : filters) {
            const auto filter = read_filter(database(), m_definitions->facts(), def("unit"), text);
            INFO(text << " " << message(filter));
            REQUIRE(filter.has_value());
            rows.condition = both(rows.condition, *filter);
        }
        std::vector<std::string> found;
        NoProgress quiet;
        auto reader = RowReader::open(database(), m_definitions, rows);
        INFO(message(reader));
        REQUIRE(reader.has_value());
        REQUIRE(reader
                    ->each(quiet,
                           [&](const Record& row) {
                               found.push_back(text_of(row.at(def("unit"), "name")));
                               return true;
                           })
                    .has_value());
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    DefinitionsPtr m_definitions = definitions();
};

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("codes are text, dates are dates, money is a number, nothing is a formula")
{
    CountyRig rig;
    const auto units = probe_file(rig.export_to("unit", "u.xlsx"));
    REQUIRE(units.error.message.empty());
    CHECK(units.cells.at("A1") == "t:统一社会信用代码");
    std::string texts;
    for (const auto& [place, text] : units.cells)
        texts += text + "\n";
    CHECK(texts.find("t:91110000600037341L\n") != std::string::npos);
    CHECK(texts.find("t:=乙商贸\n") != std::string::npos);
    CHECK(texts.find("d:2020-01-01") != std::string::npos);
    CHECK(texts.find("t:640121100\n") != std::string::npos);
    const auto fund = probe_file(rig.export_to("fund", "f.xlsx"));
    bool money = false;
    for (const auto& [place, text] : fund.cells)
        money = money || text == "n:1234567.89";
    CHECK(money);
    CHECK(bytes_of(rig.export_to("unit", "u.csv")).find("'=乙商贸") != std::string::npos);
}

TEST_CASE("filters as people write them")
{
    CountyRig rig;
    CHECK(rig.names({"单位名称 ~ 科技"}) == Names{"甲科技有限公司"});
    CHECK(rig.names({"属地 = 望远镇"}) == Names{"甲科技有限公司"});
    CHECK(rig.names({"属地=640121101"}) == Names{"=乙商贸"});
    CHECK(rig.names({"属地 != 望远镇"}) == Names{"=乙商贸", "丙协会"});
    CHECK(rig.names({"登记日期 >= 2020年6月1日"}) == Names{"=乙商贸"});
    CHECK(rig.names({"登记日期≥2020-01-01", "企业类型 = 个人独资"}) == Names{"=乙商贸"});
    CHECK(rig.names({"统一社会信用代码 ="}) == Names{"丙协会"});
    CHECK(rig.names({"统一社会信用代码 !="}) == Names{"=乙商贸", "甲科技有限公司"});
    CHECK(rig.names({"影响力较大 = 否"}) == Names{"=乙商贸", "丙协会"});
    CHECK(rig.names({"经营状态 != 注销"}) == Names{"=乙商贸", "甲科技有限公司"});
    CHECK(rig.names({"uscc = 91110000600037341l"}) == Names{"甲科技有限公司"});
    // Derived facts by title or key, alone and beside fields.
    CHECK(rig.names({"党的组织覆盖 = 否"}) == Names{"=乙商贸", "丙协会", "甲科技有限公司"});
    CHECK(rig.names({"org_covered = 是"}).empty());
    CHECK(rig.names({"未建类型 = 未知", "属地 = 望远镇"}) == Names{"甲科技有限公司"});
    CHECK(rig.names({}, "2023-12-31") == Names{"=乙商贸", "丙协会", "甲科技有限公司"});
    CHECK(rig.names({}, "2020-06-30") == Names{"丙协会", "甲科技有限公司"});
}

TEST_CASE("as of a day, dates later than it are blank and that is told; without a day all stand")
{
    CountyRig rig;
    rig.import_table("unit", {{"统一社会信用代码", "共青团成立日期", "计划组建日期", "注销日期"},
                              {"91110000600037341L", "2025-10-01", "2026-01-01", "2025-12-31"}});
    const auto exported = [&](const char* day) {
        ExportOptions options;
        options.path = rig.folder() / (day ? "day.csv" : "all.csv");
        options.rows.ledger = "unit";
        options.rows.in_force = day != nullptr;
        if (day != nullptr)
            options.rows.day = *Date::from_iso(day);
        NoProgress quiet;
        const auto report = export_ledger(rig.database(), rig.definitions(), options, quiet);
        INFO(message(report));
        REQUIRE(report.has_value());
        CHECK(report->warnings.size() == (day != nullptr ? 1U : 0U));
        return bytes_of(options.path);
    };
    const std::string on_the_day = exported("2025-09-30");
    CHECK(on_the_day.find("2025-10-01") == std::string::npos);
    CHECK(on_the_day.find("2025-12-31") == std::string::npos);
    CHECK(on_the_day.find("2026-01-01") != std::string::npos); // a plan is known before its day
    const std::string all = exported(nullptr);
    CHECK(all.find("2025-10-01") != std::string::npos);
    CHECK(all.find("2025-12-31") != std::string::npos);
}

TEST_CASE("derived columns go out as of the day, and an import leaves them alone")
{
    CountyRig rig;
    rig.import_table(
        "survey", {{"单位", "摸底日期", "从业人员"}, {"91110000600037341L", "2025-06-30", "37"}});
    ExportOptions options;
    options.rows.ledger = "unit";
    options.rows.day = *Date::from_iso("2025-09-30");
    options.facts = {"headcount", "org_covered"};
    NoProgress quiet;
    for (const char* name : {"facts.csv", "facts.xlsx"}) {
        options.path = rig.folder() / name;
        const auto report = export_ledger(rig.database(), rig.definitions(), options, quiet);
        INFO(message(report));
        REQUIRE(report.has_value());
        const KeyedContent units = keyed_content(rig, "unit");
        const auto surveys = rig.rows("survey");
        const ImportReport again = rig.import_files("unit", {options.path});
        CHECK(again.counts.added + again.counts.updated == 0);
        CHECK(again.refused == 0);
        CHECK(keyed_content(rig, "unit") == units);
        CHECK(rig.rows("survey") == surveys);
    }
    const std::string text = bytes_of(rig.folder() / "facts.csv");
    CHECK(text.find("从业人员数(人)（推算）") != std::string::npos);
    CHECK(text.find(",37,") != std::string::npos);
    options.facts = {"name"};
    const auto entered = export_ledger(rig.database(), rig.definitions(), options, quiet);
    REQUIRE_FALSE(entered.has_value());
    CHECK(entered.error().kind == ErrorKind::Usage);
}

TEST_CASE("filters that can't be are wrong usage and say what is wrong")
{
    CountyRig rig;
    for (const char* text : {"", "单位名称", "= 甲", "天气 = 晴", "登记日期 > 昨天",
                             "属地 = 月亮镇", "属地 > 望远镇", "登记日期 >", "单位类型 = 乱写",
                             "党的组织覆盖 ~ 是", "党的组织覆盖 =", "未建类型 > 未知"}) {
        const auto filter =
            read_filter(rig.database(), rig.definitions()->facts(), rig.def("unit"), text);
        INFO(text);
        REQUIRE_FALSE(filter.has_value());
        CHECK(filter.error().kind == ErrorKind::Usage);
        CHECK_FALSE(filter.error().message.empty());
    }
}

TEST_CASE("ID numbers and telephone numbers are masked when asked, whole otherwise")
{
    ExchangeRig rig;
    rig.import_table("member",
                     {{"公民身份号码", "姓名", "党员状态", "入党日期", "组织关系", "联系电话"},
                      {"11010519491231002X", "王五", "正式", "1980-01-01", "在册", "13995001234"}});
    rig.import_table("care", {{"党员", "日期"}, {"王五", "2025-01-01"}});
    CHECK(bytes_of(rig.export_to("member", "m.csv")).find("11010519491231002X") !=
          std::string::npos);
    NoProgress progress;
    for (const char* ledger : {"member", "care"}) {
        ExportOptions options;
        options.path = rig.folder() / "masked.csv";
        options.rows.ledger = ledger;
        options.masked = true;
        REQUIRE(export_ledger(rig.database(), rig.definitions(), options, progress).has_value());
        const std::string text = bytes_of(options.path);
        CHECK(text.find("11010519491231002X") == std::string::npos);
        CHECK(text.find("110105********002X") != std::string::npos);
        CHECK(text.find("13995001234") == std::string::npos);
    }
}

TEST_CASE("an export that can't be written leaves nothing and says why")
{
    ExchangeRig rig;
    NoProgress progress;
    ExportOptions options;
    options.rows.ledger = "area";
    options.path = rig.folder() / "没有/a.xlsx";
    auto report = export_ledger(rig.database(), rig.definitions(), options, progress);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::Io);
    options.path = rig.folder() / "a.doc";
    report = export_ledger(rig.database(), rig.definitions(), options, progress);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::Usage);
    options.rows.ledger = "weather";
    options.path = rig.folder() / "a.csv";
    report = export_ledger(rig.database(), rig.definitions(), options, progress);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().kind == ErrorKind::Usage);
}

TEST_CASE("a file stands there only when all of it was written")
{
    ExchangeRig rig;
    auto file = OutputFile::create(rig.folder() / "a.csv");
    REQUIRE(file.has_value());
    file->write("text");
    REQUIRE(file->finish().has_value());
    CHECK(bytes_of(rig.folder() / "a.csv") == "text");
    {
        auto dropped = OutputFile::create(rig.folder() / "b.csv");
        REQUIRE(dropped.has_value());
        dropped->write("text");
    }
    CHECK_FALSE(std::filesystem::exists(rig.folder() / "b.csv"));
    int files = 0;
    for ([[maybe_unused]] const auto& entry :
         std::filesystem::directory_iterator(rig.folder().path()))
        files += entry.path().extension() == ".csv" ||
                 entry.path().string().find(".part") != std::string::npos;
    CHECK(files == 1);
}
