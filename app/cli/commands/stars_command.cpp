// stars: 星级评定 of a year, from the proposals to the rows of the ledger.
#include <algorithm>

#include "app/cli/command_table.h"
#include "app/cli/commands/stars_honours.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/report_file.h"
#include "app/cli/year_argument.h"
#include "core/base/input_file.h"
#include "core/ledger/mask.h"
#include "core/stars/close_stars.h"
#include "core/stars/star_lists.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"

namespace lx::cli {

namespace {

void write_star(JsonWriter& json, const char* key, std::optional<int> stars)
{
    json.key(key);
    if (stars)
        json.integer(*stars);
    else
        json.null();
}

double plain(Points points)
{
    return static_cast<double>(points) / kPoint;
}

void write_items(JsonWriter& json, const StarProposal& proposal, const StarProposal::Org& org)
{
    json.key("items").begin_array();
    for (std::size_t i = 0; i < proposal.scheme().items.size(); ++i) {
        const StarItem& def = proposal.scheme().items[i];
        const StarProposal::ItemScore score = proposal.score(org, i);
        json.begin_object().text("id", def.id).text("title", def.title);
        json.key("points").real(plain(score.points));
        json.key("of").real(plain(def.points));
        json.boolean("by_hand", score.by_hand != nullptr).boolean("pending", score.pending());
        json.key("facts").begin_array();
        for (const std::string& line : proposal.facts(org, i))
            json.text(line);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_missing(JsonWriter& json, const StarProposal& proposal, const StarProposal::Org& org)
{
    const StarProposal::Missing missing = proposal.missing(org);
    write_star(json, "next_star", missing.next);
    json.key("lacking").real(plain(missing.lacking));
    json.key("missing_for_next").begin_array();
    for (const std::size_t v : missing.vetoes) {
        const StarVeto& veto = proposal.scheme().veto[v];
        json.begin_object().text("id", veto.id).key("points").real(0);
        json.text("text", "消除否决情形“" + veto.title + "”").end_object();
    }
    for (const StarProposal::Gain& gain : missing.gains) {
        json.begin_object().text("id", proposal.scheme().items[gain.item].id);
        json.key("points").real(plain(gain.points)).text("text", gain.text).end_object();
    }
    json.end_array();
}

void write_org(JsonWriter& json, const StarProposal& proposal, const StarProposal::Org& org)
{
    json.begin_object().text("key", proposal.org_code(org.row));
    json.text("name", proposal.org_name(org.row));
    json.text("manager", proposal.manager_name(org.manager));
    json.key("points").real(plain(org.points));
    write_star(json, "star", org.star);
    write_star(json, "proposed", org.proposed);
    json.boolean("decided", org.decided);
    write_star(json, "previous", org.previous);
    write_star(json, "recorded", org.recorded);
    json.integer("rank", org.rank).boolean("beyond_quota", org.beyond);
    json.integer("pending", static_cast<std::int64_t>(org.pending));
    json.key("veto").begin_array();
    for (const std::size_t v : org.vetoes) {
        const StarVeto& veto = proposal.scheme().veto[v];
        json.begin_object().text("id", veto.id).text("title", veto.title);
        json.text("clause", veto.clause);
        if (const auto how = proposal.round().found_by_hand(org.id, veto.id))
            json.text("how", *how);
        write_star(json, "cap", veto.cap);
        json.end_object();
    }
    json.end_array();
    write_items(json, proposal, org);
    write_missing(json, proposal, org);
    json.end_object();
}

void write_counters(JsonWriter& json, const StarProposal& proposal)
{
    json.key("quotas").begin_array();
    for (const StarProposal::QuotaUse& use : proposal.quotas()) {
        json.begin_object().text("manager", proposal.manager_name(use.manager));
        json.integer("stars", use.stars).integer("percent", use.percent);
        json.integer("rated", use.rated).integer("limit", use.limit).integer("used", use.used);
        json.boolean("over", use.over()).end_object();
    }
    json.end_array().key("targets").begin_array();
    for (const StarProposal::TargetUse& use : proposal.targets()) {
        json.begin_object().text("title", use.target->title);
        json.integer("count", use.count).integer("of", use.of);
        json.integer("percent", use.target->percent);
        json.boolean("reached", use.reached()).end_object();
    }
    json.end_array();
}

Result<const StarProposal::Org*> org_of(const StarProposal& proposal, const std::string& key)
{
    const auto found = std::ranges::find_if(proposal.orgs(), [&](const StarProposal::Org& org) {
        return proposal.org_code(org.row) == key;
    });
    if (found == proposal.orgs().end())
        return fail(ErrorKind::Usage, "参加评定的党组织里没有“" + mask_key_parts(key) + "”。");
    return &*found;
}

/// Of `only`, where one is named.
void write_text(const StarProposal& proposal, const StarProposal::Org* only)
{
    print_out("党组织\t得分\t星级\t上次\t否决\t差什么\n");
    for (const StarProposal::Org& org : proposal.orgs()) {
        if (only != nullptr && only != &org)
            continue;
        std::string veto;
        for (const std::size_t v : org.vetoes)
            veto += (veto.empty() ? "" : "、") + proposal.scheme().veto[v].title;
        const StarProposal::Missing missing = proposal.missing(org);
        std::string lacks;
        for (std::size_t i = 0; i < missing.gains.size() && i < 3; ++i)
            lacks += (lacks.empty() ? "" : "、") + missing.gains[i].text;
        print_out(proposal.org_name(org.row) + "\t" + points_text(org.points) + "\t" +
                  star_title(org.star) + "\t" + (org.previous ? star_title(org.previous) : "") +
                  "\t" + veto + "\t" + lacks + "\n");
    }
    if (proposal.early())
        print_note("上一轮在" + std::to_string(*proposal.last_round()) + "年度，方案每" +
                   std::to_string(proposal.scheme().cycle) + "年评一次。");
    for (const std::string& problem : proposal.problems())
        print_note(problem + "。");
}

Result<int> propose(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const int year, year_argument(arguments));
    LX_ASSIGN(const Date day, arguments.date("--as-of", star_day(year, session.clock.today())));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const StarProposal proposal,
              propose_stars(*database, definitions, year, arguments.value("--scheme"), day,
                            session.progress));
    const StarProposal::Org* only = nullptr;
    if (arguments.has("--org")) {
        LX_ASSIGN(only, org_of(proposal, arguments.value("--org")));
    }
    if (arguments.has("--out")) {
        LX_ASSIGN(const std::string office, office_of_file(*database));
        LX_TRY(write_list_file(star_publishing_list(proposal, office), arguments, session));
    }
    if (!arguments.has("--json")) {
        if (!arguments.has("--out"))
            write_text(proposal, only);
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_object().text("scheme", proposal.scheme().id);
    json.text("name", proposal.scheme().name).boolean("example", proposal.scheme().example);
    json.integer("year", year).text("as_of", day.iso()).boolean("early", proposal.early());
    json.key("orgs").begin_array();
    for (const StarProposal::Org& org : proposal.orgs())
        if (only == nullptr || only == &org)
            write_org(json, proposal, org);
    json.end_array();
    write_counters(json, proposal);
    json.key("problems").begin_array();
    for (const std::string& problem : proposal.problems())
        json.text(problem);
    json.end_array().end_object();
    LX_TRY(finish_json(json));
    return 0;
}

/// What was typed is wrong, not a file that was read.
Result<> as_typed(Result<> done)
{
    if (done || done.error().kind != ErrorKind::BadInput)
        return done;
    return fail(ErrorKind::Usage, done.error().message, done.error().detail);
}

Result<> set_of_org(Database& database, const Arguments& arguments, const Actor& actor,
                    const StarProposal& proposal)
{
    LX_ASSIGN(const StarProposal::Org* org, org_of(proposal, arguments.value("--org")));
    const std::string reason = arguments.value("--reason");
    const bool clear = arguments.has("--clear");
    if (arguments.has("--item")) {
        const auto points = points_from(arguments.value("--points"));
        if (!clear && !points)
            return fail(ErrorKind::Usage, "--item 要和 --points 分值（最多两位小数）或 --clear "
                                          "一起用。");
        return score_star_item(database, actor, proposal, *org, arguments.value("--item"),
                               clear ? std::nullopt : points, reason);
    }
    if (arguments.has("--veto"))
        return set_star_veto(database, actor, proposal, *org, arguments.value("--veto"), !clear,
                             reason);
    if (!clear && !arguments.has("--stars"))
        return fail(ErrorKind::Usage, "请用 --item、--veto 或 --stars 写明要改什么。");
    LX_ASSIGN(const auto stars, arguments.number("--stars", 0, {0, 5}));
    return decide_star(database, actor, proposal, *org,
                       clear ? std::nullopt : std::optional(static_cast<int>(stars)), reason);
}

Result<> set_of_round(Database& database, const Arguments& arguments, const Session& session,
                      const StarProposal& proposal)
{
    const Actor actor = actor_of(arguments, session);
    if (arguments.has("--scheme") && !arguments.has("--step"))
        return choose_star_scheme(database, actor, proposal.round().year, proposal.scheme());
    const std::string wanted = arguments.value("--step");
    const auto step = std::ranges::find_if(kStarSteps, [&](StarStep one) {
        return star_step_code(one) == wanted || star_step_title(one) == wanted;
    });
    if (step == kStarSteps.end())
        return fail(ErrorKind::Usage, "请用 --org 写明党组织，或用 --scheme 选方案，或用 --step "
                                      "self、first、review、publish 登记环节的日期。");
    LX_ASSIGN(const Date day, arguments.date("--on", session.clock.today()));
    return date_star_step(database, actor, proposal.round().year, *step,
                          arguments.has("--clear") ? std::nullopt : std::optional(day));
}

Result<int> set(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const int year, year_argument(arguments));
    LX_ASSIGN(const Date day, arguments.date("--as-of", star_day(year, session.clock.today())));
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const StarProposal proposal,
              propose_stars(*database, definitions, year, arguments.value("--scheme"), day,
                            session.progress));
    const Actor actor = actor_of(arguments, session);
    return tell_setting(*database, arguments, "已登记。", [&] {
        return as_typed(arguments.has("--org")
                            ? set_of_org(*database, arguments, actor, proposal)
                            : set_of_round(*database, arguments, session, proposal));
    });
}

Result<int> close(const Arguments& arguments, Session& session)
{
    LX_ASSIGN(const int year, year_argument(arguments));
    const Date today = session.clock.today();
    LX_ASSIGN(const Date day, arguments.date("--as-of", star_day(year, today)));
    const Date closed = arguments.has("--as-of") ? day : today;
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(auto writer, Writer::begin(*database, definitions->catalog(),
                                         actor_of(arguments, session), star_closing_title(year)));
    // Rated once nobody else writes.
    LX_ASSIGN(const StarProposal proposal,
              propose_stars(*database, definitions, year, arguments.value("--scheme"), day,
                            session.progress));
    std::optional<Date> due;
    if (const auto& plan = proposal.scheme().plan) {
        LX_ASSIGN(due, arguments.date("--due", star_plan_due(*plan, year, closed)));
    }
    LX_ASSIGN(const StarsClosed done,
              close_stars(*database, definitions->catalog(), writer, proposal,
                          {closed, due, arguments.value("--despite")}, session.progress));
    LX_ASSIGN(const std::int64_t action, writer.commit());
    if (arguments.has("--json")) {
        JsonWriter json(standard_output());
        json.begin_object().integer("action", action).text("scheme", proposal.scheme().id);
        json.integer("written", done.written).integer("unchanged", done.same);
        json.integer("unrated", done.unrated).integer("plans", done.plans);
        json.integer("ended", done.ended).integer("withdrawn", done.withdrawn);
        if (due)
            json.text("due", due->iso());
        json.end_object();
        LX_TRY(finish_json(json));
        return 0;
    }
    if (action == 0)
        print_out("星级和整改都已登记过，没有改动。\n");
    else
        print_out("已登记星级 " + std::to_string(done.written) + " 个，下发晋位升级整改 " +
                  std::to_string(done.plans) + " 个" +
                  (due ? "，整改期限 " + due->chinese() : std::string()) +
                  (done.ended > 0 ? "，不再需要整改的销号 " + std::to_string(done.ended) + " 个"
                                  : std::string()) +
                  (done.withdrawn > 0
                       ? "，不再参加评定的去掉星级 " + std::to_string(done.withdrawn) + " 个"
                       : std::string()) +
                  "（第 " + std::to_string(action) + " 号操作）。\n");
    return 0;
}

/// The schemes there are; one of them written out to begin an own one with; an own one kept.
Result<int> schemes(const Arguments& arguments, Session& session)
{
    const bool keeps = arguments.has("--file");
    LX_ASSIGN(const auto database, open_database(arguments, keeps ? Database::Mode::ReadWrite
                                                                  : Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    if (keeps) {
        const std::string file = arguments.value("--file");
        LX_ASSIGN(const std::string json, read_file(file, kMostSchemeBytes));
        return tell_setting(*database, arguments, "已保存评定方案。", [&] {
            return as_typed(keep_star_scheme(*database, actor_of(arguments, session),
                                             definitions->facts(), file, json)
                                .map([](const auto&) {}));
        });
    }
    if (arguments.has("--scheme")) {
        LX_ASSIGN(const std::string text, star_scheme_text(*database, arguments.value("--scheme")));
        print_out(text);
        return 0;
    }
    LX_ASSIGN(const auto all, star_schemes(*database, definitions->facts()));
    if (!arguments.has("--json")) {
        for (const auto& scheme : all)
            print_out(scheme->id + "\t" + scheme->name + (scheme->example ? "（示例）" : "") +
                      "\t" + scheme->note + "\n");
        return 0;
    }
    JsonWriter json(standard_output());
    json.begin_array();
    for (const auto& scheme : all)
        json.begin_object()
            .text("id", scheme->id)
            .text("name", scheme->name)
            .boolean("example", scheme->example)
            .integer("cycle", scheme->cycle)
            .text("note", scheme->note)
            .text("basis", scheme->basis)
            .end_object();
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

Result<int> run_stars(const Arguments& arguments, Session& session)
{
    const std::string& verb = arguments.plain().front();
    if (verb == "propose")
        return propose(arguments, session);
    if (verb == "set")
        return set(arguments, session);
    if (verb == "close")
        return close(arguments, session);
    if (verb == "schemes")
        return schemes(arguments, session);
    if (verb == "honours")
        return star_honours(arguments, session);
    return fail(ErrorKind::Usage,
                "stars 后面要写 propose、set、close、honours 或 schemes，不能是“" + verb + "”。");
}

} // namespace

Command stars_command()
{
    return {
        "stars",
        "propose | set | close | honours | schemes  --db FILE --year 2025 [--scheme ID] [--as-of "
        "DATE] "
        "[--json]  "
        "propose [--org 代码] [--out 公示名单.xlsx|.pdf]；set --org 代码 (--item ID --points 分 | "
        "--veto ID | --stars 星) "
        "[--clear] [--reason 理由]；set --scheme ID；set --step self|first|review|publish "
        "[--on DATE]；close [--due DATE] [--despite 理由] [--by 姓名]；honours [--honour 示范点] "
        "[--level 县] "
        "[--org 代码] [--policy ID…] [--out 名单.xlsx|.pdf] [--write]；schemes [--scheme ID | "
        "--file 方案.json]    "
        "星级评定：按方案算出得分和建议星级，人工评分和改定，登记星级并下发晋位升级整改",
        {{"--db", "FILE", true},
         {"--year", "YEAR"},
         {"--file", "FILE"},
         {"--level", "级别"},
         {"--write", ""},
         {"--honour", "荣誉"},
         {"--policy", "ID", false, true, true},
         {"--out", "X.xlsx|X.pdf"},
         {"--scheme", "ID"},
         {"--as-of", "DATE"},
         {"--org", "代码"},
         {"--item", "ID"},
         {"--points", "分"},
         {"--veto", "ID"},
         {"--stars", "星"},
         {"--clear", ""},
         {"--reason", "理由"},
         {"--step", "环节"},
         {"--on", "DATE"},
         {"--due", "DATE"},
         {"--despite", "理由"},
         {"--by", "姓名"},
         {"--json", ""}},
        1,
        1,
        run_stars,
        false};
}

} // namespace lx::cli
