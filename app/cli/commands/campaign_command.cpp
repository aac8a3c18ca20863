#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "app/cli/submission_note.h"

#include "core/county/campaign.h"
#include "core/county/county.h"
#include "core/report/campaign_report.h"
#include "core/report/report_xlsx.h"
#include "core/rules/target_gap.h"

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

Result<> write_json(const Asked& asked, Date as_of)
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

/// Writes the summary of a campaign; once it is over it is entered as handed up.
Result<> write_summary(const Arguments& arguments, Session& session, const Asked& asked)
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
    const Date today = session.clock.today();
    const Report report = campaign_report(*found, *asked.county, today);
    const std::string out = arguments.value("--out");
    LX_TRY(write_report_xlsx(report, out, {}, session.progress));
    print_note("已写入 " + out);
    if (today < found->end) {
        print_note(found->name + "还没有结束，不登记上报记录。");
        return {};
    }
    enter_submissions(arguments, session,
                      {{report.name,
                        {},
                        *Period::parse(report.period),
                        today,
                        std::nullopt,
                        out.substr(out.find_last_of('/') + 1),
                        report.office}},
                      found->end);
    return {};
}

Result<Asked> asked_for(const Arguments& arguments, Database& database,
                        const DefinitionsPtr& definitions, Date as_of, Progress& progress)
{
    Asked asked;
    const auto policies = arguments.values("--policy");
    if (policies.empty() && !arguments.has("--out")) {
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
    wanted.facts = campaign_needs(definitions->facts());
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
        "[--no-record] [--by 姓名]]    "
        "专项行动的进度、里程碑和期内到期的目标；--out 写出行动总结，行动已结束的登记上报记录",
        {{"--db", "FILE", true},
         {"--as-of", "DATE"},
         {"--policy", "ID", false, true, true},
         {"--scope", "ID"},
         {"--name", "名称"},
         {"--out", "FILE"},
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
            database.reset(); // to be written, it is opened once more
            if (arguments.has("--out"))
                LX_TRY(write_summary(arguments, session, asked));
            if (arguments.has("--json"))
                LX_TRY(write_json(asked, as_of));
            else
                write_text(asked);
            return 0;
        },
        false};
}

} // namespace lx::cli
