#include "app/cli/command_table.h"
#include "app/cli/json_out.h"

#include "core/county/campaign.h"

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

Result<> write_json(const std::vector<CampaignProgress>& campaigns, Date as_of)
{
    JsonWriter json(standard_output());
    json.begin_object().text("as_of", as_of.iso()).key("campaigns").begin_array();
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
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return finish_json(json);
}

void write_text(const std::vector<CampaignProgress>& campaigns)
{
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
    }
}

} // namespace

Command campaign_command()
{
    return {"campaign",
            "--db FILE [--as-of DATE] [--json]    专项行动的进度和里程碑",
            {{"--db", "FILE", true}, {"--as-of", "DATE"}, {"--json", ""}},
            0,
            0,
            [](const Arguments& arguments, Session& session) -> Result<int> {
                LX_ASSIGN(const Date as_of, arguments.date("--as-of", session.clock.today()));
                LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
                LX_ASSIGN(const auto definitions, definitions_of(*database));
                LX_ASSIGN(const auto campaigns, load_campaigns(*database, definitions, as_of));
                if (arguments.has("--json"))
                    LX_TRY(write_json(campaigns, as_of));
                else
                    write_text(campaigns);
                return 0;
            },
            false};
}

} // namespace lx::cli
