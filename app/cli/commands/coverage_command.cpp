#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/county/county.h"

namespace lx::cli {

namespace {

/// What a scope leaves out stands beside; without one nothing is.
void write_figures(JsonWriter& json, const CoverageFigures& figures, bool scoped)
{
    json.integer("population", figures.population).integer("org_covered", figures.org_covered);
    json.integer("own_org", figures.own_org).integer("joint_org", figures.joint_org);
    json.integer("work_covered", figures.work_covered).integer("instructed", figures.instructed);
    json.integer("formal_members", figures.formal_members);
    if (!scoped)
        return;
    json.integer("undetermined", figures.undetermined).integer("outside", figures.outside);
    json.integer("org_covered_outside", figures.org_outside);
    json.integer("work_covered_outside", figures.work_outside);
}

Result<> write_json(const CoverageSummary& summary, const std::string& by, const ScopedUnits& units)
{
    const bool scoped = !units.whole();
    JsonWriter json(standard_output());
    json.begin_object().text("as_of", summary.as_of.iso()).text("by", by);
    if (scoped)
        json.text("scope", units.id());
    json.key("total").begin_object();
    write_figures(json, summary.total, scoped);
    json.end_object().key("groups").begin_array();
    for (const CoverageGroup& group : summary.groups) {
        // Units without one form a group of their own, named 未填 in both places.
        json.begin_object()
            .text("key", group.key.empty() ? group.name : group.key)
            .text("name", group.name);
        write_figures(json, group.figures, scoped);
        json.end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const CoverageSummary& summary, const ScopedUnits& units)
{
    print_out("截至 " + summary.as_of.chinese() +
              (units.whole() ? "" : "　统计口径：" + units.name()) +
              "\n名称\t单位\t组织覆盖\t组织覆盖率\t工作覆盖\t工作覆盖率\n");
    const auto line = [](const std::string& name, const CoverageFigures& f) {
        print_out(name + "\t" + std::to_string(f.population) + "\t" +
                  std::to_string(f.org_covered) + "\t" + rate_text(f.org_covered, f.population) +
                  "\t" + std::to_string(f.work_covered) + "\t" +
                  rate_text(f.work_covered, f.population) + "\n");
    };
    for (const CoverageGroup& group : summary.groups)
        line(group.name, group.figures);
    line("合计", summary.total);
    if (units.whole())
        return;
    const CoverageFigures& f = summary.total;
    print_out("口径外\t" + std::to_string(f.outside) + "\t" + std::to_string(f.org_outside) +
              "\t\t" + std::to_string(f.work_outside) + "\n其中口径待定\t" +
              std::to_string(f.undetermined) + "\n");
}

} // namespace

Command coverage_command()
{
    return {"coverage",
            "--db FILE [--as-of DATE] [--scope ID] [--by area|category|type|org] [--json]    "
            "两个覆盖",
            {{"--db", "FILE", true},
             {"--as-of", "DATE"},
             {"--scope", "ID"},
             {"--by", "GROUP"},
             {"--json", ""}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
                const std::string by = arguments.value("--by", "area");
                const auto grouping = coverage_by(by);
                if (!grouping)
                    return fail(ErrorKind::Usage,
                                "--by 只能是 area、category、type 或 org，现在是“" + by + "”。");
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
                LX_ASSIGN(const auto definitions, definitions_of(*database));
                CountyWanted wanted;
                wanted.as_of = as_of;
                wanted.scope = arguments.value("--scope");
                wanted.facts = coverage_needs(definitions->facts());
                LX_ASSIGN(const auto county,
                          County::load(*database, definitions, wanted, session.progress));
                const CoverageSummary summary =
                    coverage_summary(*county->world, *grouping, county->units);
                if (arguments.has("--json"))
                    LX_TRY(write_json(summary, by, county->units));
                else
                    write_text(summary, county->units);
                return 0;
            },
            false};
}

} // namespace lx::cli
