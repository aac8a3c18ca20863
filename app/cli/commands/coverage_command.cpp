#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/county/county.h"

namespace lx::cli {

namespace {

void write_figures(JsonWriter& json, const CoverageFigures& figures)
{
    json.integer("population", figures.population).integer("org_covered", figures.org_covered);
    json.integer("own_org", figures.own_org).integer("joint_org", figures.joint_org);
    json.integer("work_covered", figures.work_covered).integer("instructed", figures.instructed);
    json.integer("formal_members", figures.formal_members);
}

Result<> write_json(const CoverageSummary& summary, const std::string& by)
{
    JsonWriter json(standard_output());
    json.begin_object()
        .text("as_of", summary.as_of.iso())
        .text("by", by)
        .key("total")
        .begin_object();
    write_figures(json, summary.total);
    json.end_object().key("groups").begin_array();
    for (const CoverageGroup& group : summary.groups) {
        // Units without one form a group of their own, named 未填 in both places.
        json.begin_object()
            .text("key", group.key.empty() ? group.name : group.key)
            .text("name", group.name);
        write_figures(json, group.figures);
        json.end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const CoverageSummary& summary)
{
    print_out("截至 " + summary.as_of.chinese() +
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
}

} // namespace

Command coverage_command()
{
    return {"coverage",
            "--db FILE [--as-of DATE] [--by area|category|type|org] [--json]    两个覆盖",
            {{"--db", "FILE", true}, {"--as-of", "DATE"}, {"--by", "GROUP"}, {"--json", ""}},
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
                wanted.facts = coverage_needs(definitions->facts());
                LX_ASSIGN(const auto county,
                          County::load(*database, definitions, wanted, session.progress));
                const CoverageSummary summary = coverage_summary(*county->world, *grouping);
                if (arguments.has("--json"))
                    LX_TRY(write_json(summary, by));
                else
                    write_text(summary);
                return 0;
            },
            false};
}

} // namespace lx::cli
