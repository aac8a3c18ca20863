// A county's own reports: copied, changed, kept in the file, taken back.
#include <catch2/catch.hpp>

#include "core/report/make_report.h"
#include "core/report/own_reports.h"
#include "core/store/own_fields.h"
#include "core/store/settings_store.h"
#include "core/store/take_back.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

const FactRegistry& facts()
{
    return Definitions::program()->facts();
}

OwnReport like(const std::string& id)
{
    OwnReport own = copy_of(*ReportDef::find(facts(), id));
    own.id = "mine";
    own.name = "本县的表";
    return own;
}

std::vector<std::string> headings(const ReportTable& table)
{
    std::vector<std::string> found;
    for (const ReportColumn& column : table.columns)
        found.push_back(column.heading.back());
    return found;
}

Report made(const CountyRows& county, const ReportDef& def)
{
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    NoProgress quiet;
    return report_from_world(*world_of(county), def, request, quiet);
}

} // namespace

TEST_CASE("an own report shows the columns that were chosen, in their order, counted as ever")
{
    CountyRows county;
    county.add("unit", {{"uscc", "A"}});
    county.add("unit", {{"uscc", "B"}});
    county.add("org", {{"code", "D"}});
    county.add("coverage", {{"org", "D"}, {"unit", "A"}});
    OwnReport own = like("coverage-enterprise");
    own.tables.front().columns = {"org_rate", "total", "work_covered"};
    own.signature = {"制表", "复核"};
    const auto program = *ReportDef::find(facts(), "coverage-enterprise");
    const auto def = apply(own, program, facts());
    INFO(message(def));
    REQUIRE(def);
    const Report report = made(county, *def);
    const ReportTable& table = report.tables.front();
    CHECK(report.name == "本县的表");
    CHECK(table.title == "本县的表");
    CHECK(report.signature == std::vector<std::string>{"制表", "复核"});
    CHECK(headings(table) == std::vector<std::string>{"属地", "组织覆盖率", "企业总数", "数"});
    const ReportRow& total = table.rows.back();
    CHECK(total.cells[1].real == 0.5); // made of a column that isn't shown
    CHECK(total.cells[1].formula.empty());
    CHECK(total.cells[2].number == 2);
    CHECK(table.trace->behind(table.rows.size() - 1, 2).size() == 2);
    CHECK(table.trace->behind(table.rows.size() - 1, 3).size() == 1);
    // Only checks of what is shown are held; all of them can be judged.
    CHECK(report.checks.size() < made(county, program).checks.size());
    for (const ReportCheck& check : report.checks)
        CHECK(check.unjudged.empty());
    // A rate beside its parts keeps its formula.
    own.tables.front().columns = {"built", "org_rate", "total"};
    const Report whole = made(county, *apply(own, program, facts()));
    CHECK(whole.tables.front().rows.back().cells[2].formula == "ROUND(B{r2}/(D{r2}),3)");
}

TEST_CASE("an own report of lists, periods and findings")
{
    const auto shown = [](const std::string& id, const std::vector<std::string>& columns) {
        OwnReport own = like(id);
        own.tables.front().columns = columns;
        const auto def = apply(own, *ReportDef::find(facts(), id), facts());
        INFO(message(def));
        REQUIRE(def);
        return *def;
    };
    CountyRows county;
    county.add("unit", {{"uscc", "A"}, {"name", "甲公司"}});
    const Report clears = made(county, shown("ledger-five-clears", {"单位名称", "属地"}));
    CHECK(headings(clears.tables.front()) == std::vector<std::string>{"单位名称", "属地"});
    CHECK(clears.tables.front().rows.front().cells.front().text == "甲公司");

    const ReportDef annual = shown("annual", {"units", "org_rate"});
    ReportRequest request;
    request.period = *Period::parse("2025");
    request.as_of = *Date::from_iso("2025-09-30");
    request.made = request.as_of;
    NoProgress quiet;
    const Report year = report_from_world(*world_of(county), annual, request, quiet);
    std::vector<std::string> rows;
    for (const ReportRow& row : year.tables.front().rows)
        rows.push_back(row.cells.front().text);
    CHECK(rows == std::vector<std::string>{"单位", "两新组织总数", "两个覆盖", "组织覆盖率"});
    for (const ReportCheck& check : year.checks)
        CHECK_FALSE(check.failed());

    const ReportDef rules = shown("rules", {"未落实", "规则"});
    CHECK(rules.tables.front().columns.size() == 2);
    CHECK(rules.tables.front().columns.front().value == "rule.unmet");
}

TEST_CASE("what an own report names must be there")
{
    const auto program = *ReportDef::find(facts(), "coverage-enterprise");
    const auto error = [&](const OwnReport& own) {
        const auto def = apply(own, program, facts());
        return def ? std::string() : def.error().message;
    };
    OwnReport own = like("coverage-enterprise");
    CHECK(error(own).empty());
    own.tables.front().columns = {"total", "nothing"};
    CHECK(error(own).find("没有“nothing”这一栏") != std::string::npos);
    CHECK(error(own).find("total（企业总数）") != std::string::npos);
    own.tables.front().columns = {"total", "total"};
    CHECK(error(own).find("两次") != std::string::npos);
    own.tables.front().columns = {};
    CHECK(error(own).find("至少要留一栏") != std::string::npos);
    own = like("coverage-enterprise");
    own.tables.front().name = "别的表";
    CHECK(error(own).find("统计表") != std::string::npos);
    own = like("coverage-enterprise");
    own.name.clear();
    CHECK(error(own).find("没有名称") != std::string::npos);
}

TEST_CASE("own reports are kept in the file beside the program's, changed, removed and undone")
{
    TestLedger file;
    Database& database = file.database();
    const auto ids = [&] {
        std::vector<std::string> found;
        const auto all = all_reports(database, facts());
        REQUIRE(all);
        for (const ReportDef& def : *all)
            if (!def.based_on.empty())
                found.push_back(def.id + ":" + def.name);
        return found;
    };
    using Ids = std::vector<std::string>;
    OwnReport own = like("coverage-enterprise");
    REQUIRE(save_report(database, facts(), own, file.actor()));
    CHECK(ids() == Ids{"mine:本县的表"});
    CHECK(*own_reports(database) == std::vector<OwnReport>{own});
    CHECK(find_report(database, facts(), "本县的表")->based_on == "coverage-enterprise");
    own.name = "改了的表";
    REQUIRE(save_report(database, facts(), own, file.actor()));
    CHECK(ids() == Ids{"mine:改了的表"});

    OwnReport other = own;
    other.id = "coverage-social";
    CHECK(save_report(database, facts(), other, file.actor()).error().kind == ErrorKind::Refused);
    other.id = "other";
    CHECK(save_report(database, facts(), other, file.actor()).error().message.find("改了的表") !=
          std::string::npos);
    other.id = "Other 1";
    CHECK_FALSE(save_report(database, facts(), other, file.actor()));
    CHECK_FALSE(remove_report(database, "coverage-enterprise", file.actor()));
    CHECK(find_report(database, facts(), "nothing").error().message.find("mine") !=
          std::string::npos);

    REQUIRE(remove_report(database, "改了的表", file.actor()));
    CHECK(ids().empty());
    const auto last = undo_candidate(database);
    REQUIRE(last);
    REQUIRE(undo_action(database, file.catalog(), file.actor(), *last));
    CHECK(ids() == Ids{"mine:改了的表"});
}

TEST_CASE("a list shows a county's own fields beside the program's, as long as they are in use")
{
    Catalog catalog = Catalog::builtin();
    TestLedger file{catalog};
    const auto field = [&](const char* name, FieldType type, const std::string& key = {}) {
        FieldDef def;
        def.key = key;
        def.name = name;
        def.type = type;
        return save_own_field(file.database(), Catalog::builtin(), "unit", def).value();
    };
    const std::string grade = field("党建档次", FieldType::Text);
    const std::string money = field("党建经费", FieldType::Money);
    catalog = file_catalog(file.database()).value();
    const auto definitions = [&] { return Definitions::of_file(file.database()).value(); };
    const DefinitionsPtr before = definitions();
    const auto list = *ReportDef::find(before->facts(), "ledger-five-clears");
    const auto columns = own_columns(list.tables.front(), before->facts());
    REQUIRE(columns.size() == 2);
    CHECK(columns.front().column.key == grade);
    CHECK(columns.back().column.heading == std::vector<std::string>{"党建经费"});
    CHECK(columns.back().column.format == ColumnFormat::Money);
    // Figures are counted, not said of a row.
    const auto figures = *ReportDef::find(before->facts(), "coverage-enterprise");
    CHECK(own_columns(figures.tables.front(), before->facts()).empty());

    OwnReport own = like("ledger-five-clears");
    own.tables.front().columns = {money, "单位名称", grade};
    REQUIRE(message(save_report(file.database(), before->facts(), own, file.actor())).empty());
    const ReportDef def = find_report(file.database(), before->facts(), "mine").value();
    CHECK(copy_of(def).tables.front() == own.tables.front());
    REQUIRE(file.put("unit", {{"name", "甲公司"},
                              {"category", "非公有制企业"},
                              {"type", "有限责任公司"},
                              {"status", "正常"},
                              {grade, "一档"},
                              {money, std::int64_t{12'345}}}) > 0);
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.made = request.period.last;
    NoProgress quiet;
    const auto world =
        load_world(file.database(), before, def.needs, {request.as_of, {}, 0}, quiet);
    REQUIRE(world);
    const Report report = report_from_world(**world, def, request, quiet);
    const ReportRow& row = report.tables.front().rows.front();
    REQUIRE(row.cells.size() == 3);
    CHECK(row.cells[0].number == 12'345);
    CHECK(row.cells[1].text == "甲公司");
    CHECK(row.cells[2].text == "一档");

    REQUIRE(retire_own_field(file.database(), "unit", money));
    const DefinitionsPtr after = definitions();
    const auto without = find_report(file.database(), after->facts(), "mine");
    REQUIRE(without);
    CHECK(copy_of(*without).tables.front().columns == std::vector<std::string>{"单位名称", grade});
    // What is kept anew must be there.
    CHECK_FALSE(save_report(file.database(), after->facts(), own, file.actor()));
    field("党建经费", FieldType::Money, money);
    CHECK(copy_of(find_report(file.database(), definitions()->facts(), "mine").value())
              .tables.front() == own.tables.front());
}

TEST_CASE("an own report of a later program is left out and stays in the file")
{
    TestLedger file;
    const Actor actor = file.actor();
    const std::string kept =
        R"([{"id":"new","name":"新","based_on":"coverage-enterprise","colour":"red"},
            {"id":"gone","name":"旧","based_on":"nothing"}])";
    REQUIRE(SettingsStore(file.database()).set("own_reports", kept, "测试", &actor));
    const auto all = all_reports(file.database(), facts());
    REQUIRE(all);
    for (const ReportDef& def : *all)
        CHECK(def.based_on.empty());
    CHECK(find_report(file.database(), facts(), "new").error().message.find("colour") !=
          std::string::npos);
    CHECK(find_report(file.database(), facts(), "旧").error().message.find("nothing") !=
          std::string::npos);
    OwnReport own = like("coverage-enterprise");
    REQUIRE(save_report(file.database(), facts(), own, actor));
    CHECK((*SettingsStore(file.database()).get("own_reports"))->find("gone") != std::string::npos);
}
