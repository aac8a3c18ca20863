// Start page, chart, coverage, evaluation, reports and lists by name count the same units: to the
// unit, of any county, of all there are and of a scope.
#include <functional>
#include <map>
#include <numeric>

#include <catch2/catch.hpp>

#include "core/county/county.h"
#include "core/report/make_report.h"
#include "tests/support/sample_file.h"

using namespace lx;
using namespace lx::test;

namespace {

const Date day = *Date::from_iso("2025-09-30");
const std::vector<std::string> policies{"liaoning-2016", "ningxia-2018"};

/// One county, one scope: everything that counts it.
struct Count
{
    std::shared_ptr<const County> county;
    std::map<std::string, Report> reports;

    Count(Database& database, const std::string& scope)
    {
        NoProgress quiet;
        const auto definitions = Definitions::program();
        auto loaded = County::load(database, definitions,
                                   CountyWanted::by_pages(policies, day, scope), quiet);
        INFO(message(loaded));
        REQUIRE(loaded);
        county = *loaded;
        for (const char* id :
             {"coverage-enterprise", "coverage-social", "ledger-real-name", "targets"}) {
            ReportRequest request;
            request.period = *Period::parse("2025Q3");
            request.as_of = day;
            request.made = day;
            request.policies = policies;
            request.scope = scope;
            const auto def = ReportDef::find(definitions->facts(), id);
            REQUIRE(def);
            const auto made = make_report(database, definitions, *def, request, quiet);
            INFO(id << " " << message(made));
            REQUIRE(made);
            reports.emplace(id, *made);
        }
    }

    [[nodiscard]] CoverageSummary by(CoverageBy how) const
    {
        return coverage_summary(*county->world, how, county->units);
    }
    [[nodiscard]] const ReportTable& table(const std::string& report, const std::string& name) const
    {
        for (const ReportTable& table : reports.at(report).tables)
            if (table.name == name)
                return table;
        FAIL("no table " << name);
        return reports.at(report).tables.front();
    }
    [[nodiscard]] const ReportTable& enterprises() const
    {
        return table("coverage-enterprise", "统计表");
    }
    [[nodiscard]] const ReportTable& social() const { return table("coverage-social", "按属地"); }
    [[nodiscard]] const TargetResult* target(const std::string& id, std::int64_t area) const
    {
        for (const PackResult& pack : county->packs)
            for (const TargetResult& result : pack.evaluation->targets())
                if (result.target->full_id == id && result.area == area)
                    return &result;
        return nullptr;
    }
};

std::size_t column_of(const ReportTable& table, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key)
            return c;
    FAIL("no column " << key);
    return 0;
}

std::int64_t cell(const ReportTable& table, const ReportRow& row, const std::string& key)
{
    return row.cells[column_of(table, key)].number;
}

std::int64_t total(const ReportTable& table, const std::string& key)
{
    return cell(table, table.rows.back(), key);
}

/// A column by the names of the plain rows.
std::map<std::string, std::int64_t> by_row(const ReportTable& table, const std::string& key)
{
    std::map<std::string, std::int64_t> found;
    for (const ReportRow& row : table.rows)
        if (row.style == RowStyle::Normal)
            found[row.cells.front().text] += cell(table, row, key);
    return found;
}

using Figure = std::int64_t CoverageFigures::*;
constexpr Figure all_figures[] = {&CoverageFigures::population,     &CoverageFigures::org_covered,
                                  &CoverageFigures::own_org,        &CoverageFigures::joint_org,
                                  &CoverageFigures::work_covered,   &CoverageFigures::instructed,
                                  &CoverageFigures::formal_members, &CoverageFigures::org_outside};

std::int64_t sum(const std::vector<CoverageGroup>& groups, Figure figure)
{
    return std::accumulate(groups.begin(), groups.end(), std::int64_t{0},
                           [&](std::int64_t so_far, const CoverageGroup& group) {
                               return so_far + group.figures.*figure;
                           });
}

void for_each_county(const std::function<void(const Count&)>& look)
{
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        SampleFile file(400, seed);
        for (const char* scope : {"", "three-haves"}) {
            INFO("seed " << seed << " scope " << scope);
            look(Count(file.database(), scope));
        }
    }
}

} // namespace

TEST_CASE("whoever counts a county counts the same units", "[one-count]")
{
    for_each_county([](const Count& count) {
        const Overview& cards = count.county->figures.overview;
        const CoverageFigures& figures = count.county->figures.total;
        REQUIRE(cards.units > 50);

        // Cards and coverage, however it is divided.
        CHECK(cards.units == figures.population);
        CHECK(cards.org_covered == figures.org_covered);
        CHECK(cards.work_covered == figures.work_covered);
        CHECK(cards.instructed == figures.instructed);
        CHECK(figures.own_org + figures.joint_org == figures.org_covered);
        for (const CoverageBy how :
             {CoverageBy::Area, CoverageBy::Category, CoverageBy::Type, CoverageBy::Org}) {
            const CoverageSummary summary = count.by(how);
            CHECK(summary.total == figures);
            if (how != CoverageBy::Area) // an area counts with all below it
                for (const Figure figure : all_figures)
                    CHECK(sum(summary.groups, figure) == figures.*figure);
        }

        // The reports' totals, enterprises and social organizations together.
        const auto both = [&](const char* key) {
            return total(count.enterprises(), key) + total(count.social(), key);
        };
        CHECK(total(count.enterprises(), "total") == cards.enterprises);
        CHECK(both("total") == cards.units);
        CHECK(both("with_members") == cards.with_members);
        CHECK(both("built") == cards.org_covered);
        CHECK(both("own") == figures.own_org);
        CHECK(both("joint") == figures.joint_org);
        CHECK(both("work_covered") == cards.work_covered);
        CHECK(both("uncovered") == cards.units - cards.work_covered);
        CHECK(both("formal") == figures.formal_members);
        CHECK(total(count.table("coverage-social", "按类型"), "total") ==
              total(count.social(), "total"));
        CHECK(total(count.table("coverage-social", "按类型"), "built") ==
              total(count.social(), "built"));

        // The list by name is as long.
        const auto names = [&](const char* table) {
            return std::ssize(count.table("ledger-real-name", table).rows);
        };
        CHECK(names("单独建立") == figures.own_org);
        CHECK(names("联合建立") == figures.joint_org);
        CHECK(names("工作覆盖") == figures.work_covered - figures.org_covered);
        CHECK(names("未覆盖") == figures.population - figures.work_covered);

        // And so are the lists behind the cards.
        const auto behind = [&](OverviewRows which) {
            return std::ssize(overview_rows(*count.county->world, which, count.county->units));
        };
        CHECK(behind(OverviewRows::Units) == cards.units);
        CHECK(behind(OverviewRows::WithMembers) == cards.with_members);
        CHECK(behind(OverviewRows::OrgCovered) == cards.org_covered);
        CHECK(behind(OverviewRows::NotOrgCovered) == cards.units - cards.org_covered);
        CHECK(behind(OverviewRows::NotWorkCovered) == cards.units - cards.work_covered);
        CHECK(behind(OverviewRows::Unbuilt) == cards.unbuilt);
        CHECK(behind(OverviewRows::Undetermined) == figures.undetermined);
        CHECK(behind(OverviewRows::CoveredOutside) == figures.org_outside);

        // What a scope leaves out: inside and outside are all.
        if (count.county->of_all) {
            const CoverageFigures& all = count.county->of_all->total;
            CHECK(figures.population + figures.outside == all.population);
            CHECK(figures.org_covered + figures.org_outside == all.org_covered);
            CHECK(figures.work_covered + figures.work_outside == all.work_covered);
            CHECK(figures.undetermined <= figures.outside);
            CHECK(cards.units < all.population);
        } else {
            CHECK(figures.outside == 0);
        }
        for (const auto& [id, report] : count.reports)
            for (const ReportCheck& check : report.checks) {
                if (check.kind != CheckKind::Must)
                    continue; // what is better 0, or has its names attached
                INFO(id << ": " << check.title << " " << check.place << " " << check.left << " "
                        << check.right);
                CHECK(check.passed);
            }
    });
}

TEST_CASE("an area is counted alike by chart, coverage and reports", "[one-count]")
{
    for_each_county([](const Count& count) {
        const CoverageSummary areas = count.by(CoverageBy::Area);
        std::map<std::int64_t, const CoverageFigures*> of_area;
        for (const CoverageGroup& group : areas.groups)
            of_area[group.id] = &group.figures;
        const auto enterprises = by_row(count.enterprises(), "total");
        const auto social = by_row(count.social(), "total");
        const auto built = by_row(count.enterprises(), "built");
        const auto built_social = by_row(count.social(), "built");
        const auto number = [](const auto& rows, const std::string& name) {
            const auto found = rows.find(name);
            return found == rows.end() ? 0 : found->second;
        };
        REQUIRE(count.county->figures.areas.size() > 3);
        std::int64_t units = 0;
        for (const CoverageGroup& bar : count.county->figures.areas) {
            INFO(bar.name);
            if (bar.id != 0) {
                REQUIRE(of_area.contains(bar.id));
                CHECK(bar.figures == *of_area[bar.id]);
                CHECK(number(enterprises, bar.name) + number(social, bar.name) ==
                      bar.figures.population);
                CHECK(number(built, bar.name) + number(built_social, bar.name) ==
                      bar.figures.org_covered);
            }
            units += bar.figures.population;
        }
        CHECK(units == count.county->figures.total.population);
    });
}

TEST_CASE("targets count what reports and figures count", "[one-count]")
{
    for_each_county([](const Count& count) {
        const std::int64_t root = count.county->jurisdiction->area;
        const TargetResult* coverage = count.target("liaoning-2016/2.a", root);
        REQUIRE(coverage != nullptr);
        CHECK(coverage->numerator == total(count.enterprises(), "built"));
        CHECK(coverage->denominator == total(count.enterprises(), "total"));
        const TargetResult* social = count.target("liaoning-2016/2.b", root);
        const std::int64_t all_social = total(count.social(), "total");
        REQUIRE((social != nullptr) == (all_social > 0)); // 三有企业 are enterprises
        if (social != nullptr) {
            CHECK(social->numerator == total(count.social(), "built"));
            CHECK(social->denominator == all_social);
        }
        // The report of the targets says the same of each of them (and of the areas below).
        const auto said = [&](const TargetResult& result) {
            for (const ReportTable& table : count.reports.at("targets").tables)
                if (table.name.find("目标进度") != std::string::npos)
                    for (const ReportRow& row : table.rows)
                        if (row.cells[1].text == result.target->title &&
                            row.cells[3].number == result.denominator.value_or(0) &&
                            row.cells[4].number == result.numerator)
                            return true;
            return false;
        };
        for (const PackResult& pack : count.county->packs)
            for (const TargetResult& result : pack.evaluation->targets()) {
                INFO(result.target->full_id << " " << result.numerator << "/"
                                            << result.denominator.value_or(0));
                CHECK(said(result));
            }
        // Goals beside the chart: each area's share of the same target.
        for (const CoverageGoal& goal : count.county->goals) {
            if (goal.target->full_id != "liaoning-2016/2.a")
                continue;
            std::int64_t reached = 0;
            std::int64_t of = 0;
            for (const auto& [area, parts] : goal.areas) {
                reached += parts.first;
                of += parts.second;
            }
            CHECK(reached == coverage->numerator);
            CHECK(of == coverage->denominator);
        }
    });
}
