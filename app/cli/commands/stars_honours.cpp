#include "app/cli/commands/stars_honours.h"

#include <algorithm>

#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/year_argument.h"
#include "core/stars/star_honours.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"

namespace lx::cli {

namespace {

/// The scheme that was asked for, else the first that leads to an honour.
Result<std::string> scheme_of(const Arguments& arguments, Database& database,
                              const FactRegistry& facts)
{
    if (arguments.has("--scheme")) {
        LX_ASSIGN(const auto scheme,
                  find_star_scheme(database, facts, arguments.value("--scheme")));
        if (!scheme->honour)
            return fail(ErrorKind::Usage, "评定方案“" + scheme->name + "”没有对应的荣誉。");
        return scheme->id;
    }
    LX_ASSIGN(const auto schemes, star_schemes(database, facts));
    const auto found =
        std::ranges::find_if(schemes, [](const auto& one) { return one->honour.has_value(); });
    if (found == schemes.end())
        return fail(ErrorKind::Usage, "没有一个评定方案对应荣誉。");
    return (*found)->id;
}

/// Those whose honour is to be entered: the one named, else all proposed without one of that level.
Result<std::vector<std::size_t>> chosen(const Arguments& arguments, const StarProposal& proposal,
                                        const std::string& level)
{
    std::vector<std::size_t> orgs;
    const auto checks = honour_checks(proposal);
    for (std::size_t i = 0; i < proposal.orgs().size(); ++i) {
        const StarProposal::Org& org = proposal.orgs()[i];
        if (arguments.has("--org")) {
            if (proposal.org_code(org.row) == arguments.value("--org"))
                orgs.push_back(i);
            continue;
        }
        const HonourCheck& check = checks[i];
        if (check.proposed && std::ranges::find(check.levels, level) == check.levels.end())
            orgs.push_back(i);
    }
    if (orgs.empty() && arguments.has("--org"))
        return fail(ErrorKind::Usage, "参加评定的党组织里没有“" + arguments.value("--org") + "”。");
    return orgs;
}

void write_json(const StarProposal& proposal)
{
    const StarScheme::Honour& honour = *proposal.scheme().honour;
    JsonWriter json(standard_output());
    json.begin_object().text("scheme", proposal.scheme().id).text("honour", honour.name);
    json.integer("percent", honour.percent).key("orgs").begin_array();
    const auto checks = honour_checks(proposal);
    for (std::size_t at = 0; at < checks.size(); ++at) {
        const StarProposal::Org& org = proposal.orgs()[at];
        const HonourCheck& check = checks[at];
        json.begin_object().text("key", proposal.org_code(org.row));
        json.text("name", proposal.org_name(org.row)).boolean("proposed", check.proposed);
        json.key("levels").begin_array();
        for (const std::string& level : check.levels)
            json.text(level);
        json.end_array().key("goods").begin_array();
        for (std::size_t i = 0; i < check.goods.size(); ++i) {
            json.begin_object().text("group", honour.goods[i].group);
            json.key("points").real(static_cast<double>(check.goods[i].points) / kPoint);
            json.key("of").real(static_cast<double>(check.goods[i].of) / kPoint);
            json.boolean("reached", check.goods[i].reached).end_object();
        }
        json.end_array().end_object();
    }
    json.end_array().end_object();
    (void)finish_json(json);
}

void write_text(const StarProposal& proposal)
{
    const StarScheme::Honour& honour = *proposal.scheme().honour;
    const auto checks = honour_checks(proposal);
    for (std::size_t at = 0; at < checks.size(); ++at) {
        const StarProposal::Org& org = proposal.orgs()[at];
        const HonourCheck& check = checks[at];
        std::string line =
            proposal.org_name(org.row) + "\t" + (check.proposed ? "建议" : "") + "\t";
        for (std::size_t i = 0; i < check.goods.size(); ++i)
            line +=
                (i == 0 ? "" : "、") + honour.goods[i].group + (check.goods[i].reached ? "✓" : "✕");
        print_out(line + "\n");
    }
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
    LX_ASSIGN(const std::string scheme, scheme_of(arguments, *database, definitions->facts()));
    LX_ASSIGN(const StarProposal proposal,
              propose_stars(*database, definitions, year, scheme, day, session.progress));
    if (!writes) {
        if (arguments.has("--json"))
            write_json(proposal);
        else
            write_text(proposal);
        return 0;
    }
    LX_ASSIGN(const auto orgs, chosen(arguments, proposal, level));
    LX_ASSIGN(auto writer,
              Writer::begin(*database, definitions->catalog(), actor_of(arguments, session),
                            std::to_string(year) + "年度" + proposal.scheme().honour->name));
    LX_ASSIGN(const std::int64_t written,
              enter_honours(*database, definitions->catalog(), writer, proposal, orgs, level, day,
                            session.progress));
    LX_ASSIGN(const std::int64_t action, writer.commit());
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", action).integer("written", written).end_object();
        LX_TRY(finish_json(json));
    } else if (action == 0) {
        print_out(orgs.empty()
                      ? "还没有党组织达到" + proposal.scheme().honour->name + "的条件，没有登记。\n"
                      : proposal.scheme().honour->name + "都已登记过，没有改动。\n");
    } else {
        print_out("已登记" + proposal.scheme().honour->name + " " + std::to_string(written) +
                  " 个（第 " + std::to_string(action) + " 号操作）。\n");
    }
    return 0;
}

} // namespace lx::cli
