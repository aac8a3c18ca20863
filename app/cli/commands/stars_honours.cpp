#include "app/cli/commands/stars_honours.h"

#include <algorithm>

#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/report_file.h"
#include "app/cli/year_argument.h"
#include "core/stars/honour_goals.h"
#include "core/stars/star_honours.h"
#include "core/stars/star_lists.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"

namespace lx::cli {

namespace {

/// The honour that was asked for, with the scheme that leads to it.
struct Asked
{
    std::string scheme;
    std::string honour;
};

std::string named(const std::vector<StarScheme::Honour>& honours)
{
    std::string names;
    for (const StarScheme::Honour& honour : honours)
        names += (names.empty() ? "" : "、") + honour.name;
    return names;
}

/// By --scheme and --honour; what is left out is the first there is.
Result<Asked> asked_for(const Arguments& arguments, Database& database, const FactRegistry& facts)
{
    std::vector<std::shared_ptr<const StarScheme>> schemes;
    if (arguments.has("--scheme")) {
        LX_ASSIGN(auto scheme, find_star_scheme(database, facts, arguments.value("--scheme")));
        if (scheme->honours.empty())
            return fail(ErrorKind::Usage, "评定方案“" + scheme->name + "”没有对应的荣誉。");
        schemes.push_back(std::move(scheme));
    } else {
        LX_ASSIGN(schemes, star_schemes(database, facts));
    }
    std::string all;
    for (const auto& scheme : schemes) {
        if (scheme->honours.empty())
            continue;
        if (!arguments.has("--honour"))
            return Asked{scheme->id, scheme->honours.front().name};
        if (scheme->find_honour(arguments.value("--honour")) != nullptr)
            return Asked{scheme->id, arguments.value("--honour")};
        all += (all.empty() ? "" : "、") + named(scheme->honours);
    }
    return fail(ErrorKind::Usage, all.empty() ? "没有一个评定方案对应荣誉。"
                                              : "没有评定方案对应“" + arguments.value("--honour") +
                                                    "”，--honour 可以是" + all + "。");
}

/// Those whose honour is to be entered or listed: the one named, else all proposed without one of
/// that level.
Result<std::vector<std::size_t>> chosen(const Arguments& arguments, const StarProposal& proposal,
                                        const std::vector<HonourCheck>& checks,
                                        const std::string& level)
{
    if (!arguments.has("--org"))
        return honour_candidates(proposal, checks, level);
    const auto org = std::ranges::find_if(proposal.orgs(), [&](const StarProposal::Org& one) {
        return proposal.org_code(one.row) == arguments.value("--org");
    });
    if (org == proposal.orgs().end())
        return fail(ErrorKind::Usage, "参加评定的党组织里没有“" + arguments.value("--org") + "”。");
    return std::vector{static_cast<std::size_t>(org - proposal.orgs().begin())};
}

/// What the policies ask for of honours, of those named.
Result<std::vector<HonourGoal>> goals_of(const Arguments& arguments, Database& database,
                                         const DefinitionsPtr& definitions, Date day,
                                         Progress& progress)
{
    CountyWanted wanted;
    wanted.as_of = day;
    wanted.policies = arguments.values("--policy");
    wanted.of = CountyWanted::Of::Rules;
    if (wanted.policies.empty())
        return std::vector<HonourGoal>();
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    return honour_goals(county->packs);
}

void write_goals(JsonWriter& json, const std::vector<HonourGoal>& goals)
{
    json.key("goals").begin_array();
    for (const HonourGoal& goal : goals)
        json.begin_object()
            .text("id", goal.id)
            .text("title", goal.title)
            .text("clause", goal.clause)
            .integer("reached", goal.reached)
            .integer("wanted", goal.wanted)
            .text("state", state_code(goal.state))
            .end_object();
    json.end_array();
}

void write_json(const StarProposal& proposal, const StarScheme::Honour& honour,
                const std::vector<HonourGoal>& goals)
{
    JsonWriter json(standard_output());
    json.begin_object().text("scheme", proposal.scheme().id).text("honour", honour.name);
    json.text("terms", honour_terms(honour));
    json.integer("percent", honour.percent).key("orgs").begin_array();
    const auto checks = honour_checks(proposal, honour);
    for (std::size_t at = 0; at < checks.size(); ++at) {
        const StarProposal::Org& org = proposal.orgs()[at];
        const HonourCheck& check = checks[at];
        json.begin_object().text("key", proposal.org_code(org.row));
        json.text("name", proposal.org_name(org.row)).boolean("proposed", check.proposed());
        json.key("levels").begin_array();
        for (const HonourCheck::Given& given : check.given)
            json.text(given.level);
        json.end_array().key("goods").begin_array();
        for (std::size_t i = 0; i < check.goods.size(); ++i) {
            json.begin_object().text("group", honour.goods[i].group);
            json.key("points").real(static_cast<double>(check.goods[i].points) / kPoint);
            json.key("of").real(static_cast<double>(check.goods[i].of) / kPoint);
            json.boolean("reached", check.goods[i].reached).end_object();
        }
        json.end_array().key("lacking").begin_array();
        for (const std::string& gap : honour_gaps(honour, check))
            json.text(gap);
        json.end_array().end_object();
    }
    json.end_array();
    write_goals(json, goals);
    json.end_object();
    (void)finish_json(json);
}

void write_text(const StarProposal& proposal, const StarScheme::Honour& honour,
                const std::vector<HonourGoal>& goals)
{
    const auto checks = honour_checks(proposal, honour);
    for (std::size_t at = 0; at < checks.size(); ++at) {
        std::string gaps;
        for (const std::string& gap : honour_gaps(honour, checks[at]))
            gaps += (gaps.empty() ? "" : "、") + gap;
        print_out(proposal.org_name(proposal.orgs()[at].row) + "\t" +
                  (checks[at].proposed() ? "建议" : "") + "\t" + gaps + "\t" +
                  honours_text(checks[at].given) + "\n");
    }
    for (const HonourGoal& goal : goals)
        print_out(goal.id + " " + goal.title + "\t" + std::to_string(goal.reached) + "/" +
                  std::to_string(goal.wanted) + "\t" + std::string(state_title(goal.state)) + "\n");
}

/// How many rows were written, as which action.
Result<int> write_rows(const Arguments& arguments, Session& session, Database& database,
                       const Definitions& definitions, const StarProposal& proposal,
                       const StarScheme::Honour& honour, const std::vector<std::size_t>& orgs,
                       const std::string& level)
{
    LX_ASSIGN(auto writer,
              Writer::begin(database, definitions.catalog(), actor_of(arguments, session),
                            honour_title(honour, proposal.round().year)));
    LX_ASSIGN(const std::int64_t written,
              enter_honours(database, definitions.catalog(), writer, proposal, honour, orgs, level,
                            proposal.world().as_of(), session.progress));
    LX_ASSIGN(const std::int64_t action, writer.commit());
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", action).integer("written", written).end_object();
        LX_TRY(finish_json(json));
    } else if (action == 0) {
        print_out(orgs.empty() ? "还没有党组织达到" + honour.name + "的条件，没有登记。\n"
                               : honour.name + "都已登记过，没有改动。\n");
    } else {
        print_out("已登记" + honour.name + " " + std::to_string(written) + " 个（第 " +
                  std::to_string(action) + " 号操作）。\n");
    }
    return 0;
}

} // namespace

Result<int> star_honours(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const int year, year_argument(arguments));
    LX_ASSIGN(const Date day, arguments.date("--as-of", star_day(year, session.clock.today())));
    const bool writes = arguments.has("--write");
    const std::string level = arguments.value("--level", "县");
    LX_ASSIGN(const auto database, open_database(arguments, writes ? Database::Mode::ReadWrite
                                                                   : Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const Asked asked, asked_for(arguments, *database, definitions->facts()));
    LX_ASSIGN(const StarProposal proposal,
              propose_stars(*database, definitions, year, asked.scheme, day, session.progress));
    const StarScheme::Honour& honour = *proposal.scheme().find_honour(asked.honour);
    LX_ASSIGN(const auto orgs, chosen(arguments, proposal, honour_checks(proposal, honour), level));
    if (arguments.has("--out")) {
        LX_ASSIGN(const std::string office, office_of_file(*database));
        LX_TRY(write_list_file(honour_list(proposal, honour, orgs, level, office), arguments,
                               session));
    }
    if (writes)
        return write_rows(arguments, session, *database, *definitions, proposal, honour, orgs,
                          level);
    LX_ASSIGN(const auto goals, goals_of(arguments, *database, definitions, day, session.progress));
    if (arguments.has("--json"))
        write_json(proposal, honour, goals);
    else if (!arguments.has("--out"))
        write_text(proposal, honour, goals);
    return 0;
}

} // namespace lx::cli
