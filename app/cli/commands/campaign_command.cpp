#include "app/cli/command_table.h"
#include "app/cli/edit_outcome.h"
#include "app/cli/json_out.h"
#include "app/cli/submission_note.h"

#include "core/county/campaign_league.h"
#include "core/county/county.h"
#include "core/county/policies.h"
#include "core/report/campaign_letter.h"
#include "core/report/campaign_report.h"
#include "core/report/letter.h"
#include "core/report/report_xlsx.h"
#include "core/rules/target_gap.h"
#include "ui/presentation/print/document_pdf.h"
#include "ui/presentation/print/sheet_pieces.h"

namespace lx::cli {

namespace {

const char* state_word(MilestoneState state)
{
    switch (state) {
    case MilestoneState::Done:
        return "done";
    case MilestoneState::DoneLate:
        return "done_late";
    case MilestoneState::Overdue:
        return "overdue";
    case MilestoneState::Open:
        break;
    }
    return "open";
}

/// Campaigns, and what the policies that were asked for want by their ends.
struct Asked
{
    std::vector<CampaignProgress> campaigns;
    std::shared_ptr<const County> county; ///< null where no policy was asked for

    /// The targets that fall due in a campaign.
    template <class Sink> void targets(const CampaignProgress& campaign, const Sink& sink) const
    {
        if (county)
            each_campaign_target(campaign, *county, sink);
    }
};

void write_targets(JsonWriter& json, const Asked& asked, const CampaignProgress& campaign)
{
    if (!asked.county)
        return;
    json.key("targets").begin_array();
    asked.targets(campaign, [&](const TargetResult& result) {
        json.begin_object()
            .text("rule", result.target->full_id)
            .text("title", result.target->title);
        json.integer("numerator", result.numerator).key("denominator");
        if (result.denominator)
            json.integer(*result.denominator);
        else
            json.null();
        json.integer("missing", missing_to_target(result)).text("deadline", result.deadline->iso());
        json.text("state", state_code(result.state)).end_object();
    });
    json.end_array();
}

void write_league(JsonWriter& json, const CampaignLeague& league)
{
    const auto write = [&](const LeagueRow& row) {
        json.begin_object().text("name", row.name).integer("rank", row.rank);
        json.integer("population", row.now.population).integer("org_covered", row.now.org_covered);
        json.integer("since_week", row.since_week()).integer("since_start", row.since_start());
        json.integer("unbuilt", row.unbuilt).end_object();
    };
    json.key("league").begin_object().text("week", league.week.iso()).text("now", league.now.iso());
    json.integer("issue", league.issue).key("rows").begin_array();
    for (const LeagueRow& row : league.rows)
        write(row);
    json.end_array().key("total");
    write(league.total);
    json.end_object();
}

Result<> write_json(const Asked& asked, Date as_of, bool league)
{
    JsonWriter json(standard_output());
    json.begin_object().text("as_of", as_of.iso());
    if (asked.county && !asked.county->units.whole())
        json.text("scope", asked.county->units.id());
    json.key("campaigns").begin_array();
    const std::vector<CampaignProgress>& campaigns = asked.campaigns;
    for (const CampaignProgress& campaign : campaigns) {
        json.begin_object().text("name", campaign.name).text("start", campaign.start.iso());
        json.text("end", campaign.end.iso()).integer("days_left", campaign.days_left);
        json.integer("milestones", static_cast<std::int64_t>(campaign.milestones.size()));
        json.integer("done", campaign.done).integer("overdue", campaign.overdue);
        json.key("list").begin_array();
        for (const Milestone& milestone : campaign.milestones) {
            json.begin_object().text("task", milestone.task);
            if (milestone.due)
                json.text("due", milestone.due->iso());
            json.text("responsible", milestone.responsible);
            if (milestone.done)
                json.text("done", milestone.done->iso());
            json.text("state", state_word(milestone.state)).end_object();
        }
        json.end_array();
        write_targets(json, asked, campaign);
        if (league && campaign.begun)
            write_league(json, CampaignLeague::of(*asked.county, campaign));
        json.end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const Asked& asked)
{
    const std::vector<CampaignProgress>& campaigns = asked.campaigns;
    if (asked.county && !asked.county->units.whole())
        print_out("目标按统计口径：" + asked.county->units.name() + "\n");
    if (campaigns.empty())
        print_out("还没有专项行动。\n");
    for (const CampaignProgress& campaign : campaigns) {
        const std::string left = campaign.over ? "已结束"
                                 : campaign.begun
                                     ? "还有 " + std::to_string(campaign.days_left) + " 天"
                                     : "未开始";
        print_out(campaign.name + "\t" + campaign.start.iso() + " 至 " + campaign.end.iso() + "\t" +
                  left + "\t完成 " + std::to_string(campaign.done) + "/" +
                  std::to_string(campaign.milestones.size()) + "\t逾期 " +
                  std::to_string(campaign.overdue) + "\n");
        for (const Milestone& milestone : campaign.milestones)
            print_out("  " + std::string(milestone_state_title(milestone.state)) + "\t" +
                      (milestone.due ? milestone.due->iso() : "") + "\t" + milestone.task + "\t" +
                      milestone.responsible + "\n");
        asked.targets(campaign, [](const TargetResult& result) {
            print_out("  目标\t" + result.deadline->iso() + "\t" + result.target->title + "\t" +
                      std::to_string(result.numerator) +
                      (result.denominator ? "/" + std::to_string(*result.denominator) : "") +
                      "\t还差 " + std::to_string(missing_to_target(result)) + "\n");
        });
    }
}

/// The campaign that is meant.
Result<const CampaignProgress*> named(const Arguments& arguments, const Asked& asked)
{
    const std::string name = arguments.value("--name");
    const CampaignProgress* found = nullptr;
    std::string names;
    for (const CampaignProgress& campaign : asked.campaigns) {
        names += (names.empty() ? "" : "、") + campaign.name;
        if (campaign.name == name || (name.empty() && asked.campaigns.size() == 1))
            found = &campaign;
    }
    if (found == nullptr)
        return fail(ErrorKind::Usage,
                    names.empty() ? std::string("还没有专项行动，没有可总结的。")
                                  : "请用 --name 写明总结哪个专项行动，有：" + names + "。");
    return found;
}

/// Enters a summary as handed up once its campaign is over.
void note_summary(const Arguments& arguments, Session& session, const CampaignProgress& campaign,
                  const Report& report, const std::string& out)
{
    const Date today = session.clock.today();
    if (today < campaign.end) {
        print_note(campaign.name + "还没有结束，不登记上报记录。");
        return;
    }
    enter_submissions(arguments, session,
                      {{report.name,
                        {},
                        *Period::parse(report.period),
                        today,
                        std::nullopt,
                        out.substr(out.find_last_of('/') + 1),
                        report.office}},
                      campaign.end);
}

/// Writes the summary of a campaign; once it is over it is entered as handed up.
Result<> write_summary(const Arguments& arguments, Session& session, const Asked& asked)
{
    LX_ASSIGN(const CampaignProgress* found, named(arguments, asked));
    const Date today = session.clock.today();
    const Report report = campaign_report(*found, *asked.county, today);
    const std::string out = arguments.value("--out");
    LX_TRY(write_report_xlsx(report, out, {}, session.progress));
    print_note("已写入 " + out);
    note_summary(arguments, session, *found, report, out);
    return {};
}

/// 通报 and the summary as letters.
Result<> write_letters(const Arguments& arguments, Session& session, const Asked& asked,
                       const std::string& office, const Letterhead& head, LetterNumbers& numbers)
{
    LX_ASSIGN(const CampaignProgress* found, named(arguments, asked));
    if (!found->begun)
        return fail(ErrorKind::Refused, found->name + "还没有开始，没有可通报的。");
    const bool gives = arguments.has("--numbered");
    if (const auto word = head.words.find(campaign_letters);
        gives && (word == head.words.end() || word->second.empty()))
        return fail(ErrorKind::Usage, std::string("还没有“") + campaign_letters_name +
                                          "”的发文机关代字，请先用 letters --word " +
                                          campaign_letters_name + "=… 设置。");
    const CampaignLeague league = CampaignLeague::of(*asked.county, *found);
    CampaignLetter of{*found, league, *asked.county, office, head, asked.county->as_of, {}};
    for (const bool summary : {false, true}) {
        const std::string out = arguments.value(summary ? "--letter" : "--bulletin");
        if (out.empty())
            continue;
        of.number = campaign_letter_number(numbers, head, *found, summary, of.day, gives);
        if (numbers.given() > 0) { // kept before anything with it is written
            LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadWrite));
            LX_TRY(numbers.keep(*database, std::string("编发文字号 ") + campaign_letters_name,
                                actor_of(arguments, session)));
        }
        const auto make = summary ? &campaign_summary : &campaign_bulletin;
        LX_TRY(write_pdf(sheet_pieces({make(of)}), sheet_setup(true), found->name, out,
                         session.progress));
        print_note("已写入 " + out);
    }
    if (arguments.has("--letter"))
        note_summary(arguments, session, *found,
                     campaign_report(*found, *asked.county, session.clock.today()),
                     arguments.value("--letter"));
    return {};
}

Result<Asked> asked_for(const Arguments& arguments, Database& database,
                        const DefinitionsPtr& definitions, Date as_of, Progress& progress)
{
    Asked asked;
    auto policies = arguments.values("--policy");
    const bool letters = arguments.has("--bulletin") || arguments.has("--letter");
    if (policies.empty() && letters) {
        LX_ASSIGN(policies, carried_out(database));
    }
    if (policies.empty() && !arguments.has("--out") && !letters && !arguments.has("--league")) {
        if (arguments.has("--scope"))
            return fail(ErrorKind::Usage,
                        "--scope 管的是行动期内到期的目标，请用 --policy 写明是哪个政策的目标。");
        LX_ASSIGN(asked.campaigns, load_campaigns(database, definitions, as_of));
        return asked;
    }
    CountyWanted wanted;
    wanted.as_of = as_of;
    wanted.policies = policies;
    wanted.of = CountyWanted::Of::Targets;
    wanted.scope = arguments.value("--scope");
    wanted.facts = campaign_league_needs(definitions->facts());
    LX_ASSIGN(asked.county, County::load(database, definitions, wanted, progress));
    asked.campaigns = campaigns_of(*asked.county->world);
    return asked;
}

} // namespace

Command campaign_command()
{
    return {
        "campaign",
        "--db FILE [--as-of DATE] [--policy ID… [--scope ID]] [--json] [--name 名称 --out X.xlsx "
        "[--no-record] [--by 姓名]] [--league] [--bulletin 通报.pdf] [--letter 总结.pdf] "
        "[--numbered]    "
        "专项行动的进度、里程碑和期内到期的目标；--league 各地排名；--bulletin 写出本周通报；"
        "--out、--letter 写出行动总结（表、公文），行动已结束的登记上报记录；--numbered 编发文字号",
        {{"--db", "FILE", true},
         {"--as-of", "DATE"},
         {"--policy", "ID", false, true, true},
         {"--scope", "ID"},
         {"--name", "名称"},
         {"--out", "FILE"},
         {"--league", ""},
         {"--bulletin", "FILE"},
         {"--letter", "FILE"},
         {"--numbered", ""},
         {"--no-record", ""},
         {"--by", "姓名"},
         {"--json", ""}},
        0,
        0,
        [](const Arguments& arguments, Session& session) -> Result<int> {
            LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
            LX_ASSIGN(auto database, open_database(arguments, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto definitions, definitions_of(*database));
            LX_ASSIGN(const Asked asked,
                      asked_for(arguments, *database, definitions, as_of, session.progress));
            LX_ASSIGN(const std::string office,
                      letter_office(*database, definitions->catalog(), as_of));
            LX_ASSIGN(const Letterhead head, letterhead(*database));
            LX_ASSIGN(LetterNumbers numbers, LetterNumbers::of(*database, campaign_letters));
            database.reset(); // to be written, it is opened once more
            if (arguments.has("--out"))
                LX_TRY(write_summary(arguments, session, asked));
            if (arguments.has("--bulletin") || arguments.has("--letter"))
                LX_TRY(write_letters(arguments, session, asked, office, head, numbers));
            if (arguments.has("--json"))
                LX_TRY(write_json(asked, as_of, arguments.has("--league")));
            else
                write_text(asked);
            return 0;
        },
        false};
}

} // namespace lx::cli
