#include "app/cli/command_table.h"
#include "app/cli/evaluation_json.h"
#include "app/cli/json_out.h"

#include "core/county/county.h"

namespace lx::cli {

namespace {

/// How many of a rule's findings are explained, for people.
std::int64_t explained(const Evaluation& evaluation, const Rule& rule, const Exceptions& exceptions)
{
    if (exceptions.empty())
        return 0;
    FindingFilter filter;
    filter.rules = {rule.full_id};
    std::int64_t count = 0;
    evaluation.each_finding(filter, [&](const Finding& finding) {
        count += exceptions.valid(rule.full_id, finding.ledger, finding.id) != nullptr ? 1 : 0;
        return true;
    });
    return count;
}

void write_text(const Evaluation& evaluation, const Exceptions& exceptions)
{
    print_out(evaluation.pack().name() + "（" + evaluation.pack().number() + "）　截至 " +
              evaluation.world().as_of().chinese() +
              (evaluation.units().whole() ? "" : "　目标的统计口径：" + evaluation.units().name()) +
              "\n");
    for (const Rule* rule : evaluation.rules()) {
        const StateCounts c = evaluation.counts(*rule);
        print_out(rule->id + "\t" + rule->title + "\t已落实 " + std::to_string(c.met) +
                  "　未落实 " + std::to_string(c.unmet) + "　未到期 " + std::to_string(c.pending) +
                  "　待补数据 " + std::to_string(c.unknown));
        if (const std::int64_t count = explained(evaluation, *rule, exceptions); count > 0)
            print_out("　有情况说明 " + std::to_string(count));
        print_out("\n");
    }
    for (const TargetResult& result : evaluation.targets())
        print_out(result.target->id + "\t" + result.target->title + "\t" +
                  std::to_string(result.numerator) +
                  (result.denominator ? "/" + std::to_string(*result.denominator) : "") + "\t" +
                  std::string(state_title(result.state)) + "\n");
}

} // namespace

Command evaluate_command()
{
    return {"evaluate",
            "--db FILE --policy ID [--as-of DATE] [--scope ID] [--rule ID…] [--all] [--json]    "
            "按政策评估；--scope 只管目标，问题清单不随统计口径",
            {{"--db", "FILE", true},
             {"--policy", "ID", true},
             {"--as-of", "DATE"},
             {"--scope", "ID"},
             {"--rule", "ID", false, true, true},
             {"--all", ""},
             {"--json", ""}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
                LX_ASSIGN(const auto definitions, definitions_of(*database));
                CountyWanted wanted;
                wanted.as_of = as_of;
                wanted.policies = {arguments.value("--policy")};
                wanted.rules = arguments.values("--rule");
                wanted.scope = arguments.value("--scope");
                LX_ASSIGN(const auto county,
                          County::load(*database, definitions, wanted, session.progress));
                const Evaluation& evaluation = *county->packs.front().evaluation;
                if (!arguments.has("--json")) {
                    write_text(evaluation, county->exceptions);
                    return 0;
                }
                JsonWriter json(standard_output());
                LX_TRY(write_evaluation_json(json, *database, county->catalog(), evaluation,
                                             county->exceptions, arguments.has("--all"),
                                             session.progress));
                LX_TRY(finish_json(json));
                return 0;
            },
            false};
}

} // namespace lx::cli
