#include "core/assess/round_edit.h"

#include <algorithm>
#include <set>

#include "core/assess/round_rows.h"
#include "core/assess/tally.h"
#include "core/store/ledger_store.h"
#include "core/store/settings_under.h"

namespace lx {

namespace {

tl::unexpected<Error> refused(std::string message)
{
    return fail(ErrorKind::Refused, std::move(message));
}

Result<> still_open(const AssessRound& round)
{
    if (!round.closed)
        return {};
    return refused("这一轮已于 " + round.closed->chinese() +
                   "办结，不能再改；要更正，请先重新打开这一轮。");
}

Result<> of_round(const AssessRound& round, std::int64_t org)
{
    LX_TRY(still_open(round));
    if (!round.has(org))
        return refused(round.id.members ? "这名党员不在这一轮评议的名单里，请先加入名单。"
                                        : "这个党组织不是这一轮的考核对象，请先加入对象。");
    return {};
}

Result<> of_box(const AssessRound& round, const BoxId& box)
{
    LX_TRY(still_open(round));
    if (box.group >= round.scheme->voters.size() || round.voters(box).own != (box.org != 0) ||
        (box.org != 0 && !round.has(box.org)))
        return refused("这一轮考核没有这个测评组。");
    return {};
}

Result<> check_orgs(const RoundId& id, const std::vector<std::int64_t>& orgs)
{
    if (orgs.empty())
        return refused(id.members ? "还没有选参加评议的党员，请至少选一名。"
                                  : "还没有选考核对象，请至少选一个党组织。");
    if (!id.members && std::ranges::find(orgs, id.assessor) != orgs.end())
        return refused("组织考核的党组织不能同时是考核对象，请去掉。");
    if (std::set<std::int64_t>(orgs.begin(), orgs.end()).size() != orgs.size())
        return refused(id.members ? "同一名党员选了两次，请去掉重复的。"
                                  : "同一个党组织选了两次，请去掉重复的。");
    return {};
}

std::string sheet_key(const AssessRound& round, const BoxId& box, const char* part, int number)
{
    return RoundKeys(round.id).box(round, box, std::string(part) + "/" + std::to_string(number));
}

const char* pass_name(int pass)
{
    return pass == 0 ? "1" : "2";
}

} // namespace

Result<> begin_round(Database& database, const Catalog& catalog, Writer& writer, const RoundId& id,
                     const AssessScheme& scheme, const std::vector<std::int64_t>& orgs)
{
    if (id.year < first_round_year || id.year > last_round_year)
        return refused("年度应在 1921 和 2100 之间。");
    if (scheme.of_members() != id.members)
        return refused(id.members ? "这个方案不是民主评议党员的方案，请另选。"
                                  : "这个方案是民主评议党员的方案，请另选。");
    LX_TRY(check_orgs(id, orgs));
    const RoundKeys keys(id);
    LX_ASSIGN(const auto there, writer.setting(keys.scheme()));
    const std::string which =
        std::to_string(id.year) + " 年这个党组织" + (id.members ? "的民主评议" : "组织的考核");
    if (there)
        return refused(which + "已经有了，请直接打开。");
    LX_ASSIGN(const std::int64_t entered, LedgerStore(database, catalog).count(round_rows(id)));
    if (entered > 0)
        return refused(std::string(id.members ? "民主评议" : "考核") + "台账里已有 " + which + " " +
                       std::to_string(entered) + " 行，请先核对并删除，再新建这一轮。");
    // What an earlier round of that year left behind when its beginning was undone.
    LX_ASSIGN(const auto left, settings_under(database, keys.prefix()));
    for (const auto& [key, value] : left)
        LX_TRY(writer.put_setting(key, std::nullopt));
    LX_TRY(writer.put_setting(keys.scheme(), scheme.json));
    return writer.put_setting(keys.orgs(), text_of(orgs));
}

Result<> set_round_orgs(Writer& writer, const AssessRound& round,
                        const std::vector<std::int64_t>& orgs)
{
    LX_TRY(still_open(round));
    LX_TRY(check_orgs(round.id, orgs));
    for (const auto& [id, box] : round.boxes)
        if (id.org == 0 && orgs != round.orgs &&
            (box.totals || !box.passes[0].empty() || !box.passes[1].empty()))
            return refused("“" + round.voters(id).name +
                           "”的选票已经录入，票上列的是现在的对象，不能再改对象。");
    const RoundKeys keys(round.id);
    const auto goes = [&](std::int64_t org) { return std::ranges::find(orgs, org) == orgs.end(); };
    for (const auto& [place, points] : round.points)
        if (goes(place.first))
            LX_TRY(writer.put_setting(keys.points(place.first, place.second), std::nullopt));
    for (const auto& [org, report] : round.reports)
        if (goes(org))
            LX_TRY(writer.put_setting(keys.report(org), std::nullopt));
    for (const auto& [org, interview] : round.interviews)
        if (goes(org))
            LX_TRY(writer.put_setting(keys.interview(org), std::nullopt));
    for (const auto& [id, box] : round.boxes) {
        if (id.org == 0 || !goes(id.org))
            continue;
        for (const char* const part : {"count", "totals"})
            LX_TRY(writer.put_setting(keys.box(round, id, part), std::nullopt));
        for (int pass = 0; pass < 2; ++pass)
            for (const auto& [number, sheet] : box.passes[static_cast<std::size_t>(pass)])
                LX_TRY(writer.put_setting(sheet_key(round, id, pass_name(pass), number),
                                          std::nullopt));
        for (const auto& [number, differed] : box.settled)
            LX_TRY(writer.put_setting(sheet_key(round, id, "settled", number), std::nullopt));
        for (const std::string& misfit : box.misfits)
            LX_TRY(writer.put_setting(keys.box(round, id, misfit), std::nullopt));
    }
    return writer.put_setting(keys.orgs(), text_of(orgs));
}

Result<> drop_round(Database& database, Writer& writer, const AssessRound& round)
{
    LX_TRY(still_open(round));
    LX_ASSIGN(const auto kept, settings_under(database, RoundKeys(round.id).prefix()));
    for (const auto& [key, value] : kept)
        LX_TRY(writer.put_setting(key, std::nullopt));
    return {};
}

Result<> give_points(Writer& writer, const AssessRound& round, std::int64_t org,
                     const std::string& item, Points points, const std::string& reason)
{
    LX_TRY(of_round(round, org));
    const auto* asked = round.scheme->item(item);
    if (asked == nullptr)
        return refused("方案里没有“" + item + "”这一项。");
    if (points < 0 || points > asked->points)
        return refused("“" + asked->name + "”最多 " + points_text(asked->points) + " 分，填了 " +
                       points_text(points) + " 分，请改正。");
    const auto before = round.points.find({org, item});
    ItemPoints given = before == round.points.end() ? ItemPoints{} : before->second;
    given.points = points;
    const bool other = given.proposed && *given.proposed != points;
    if (other && reason.empty())
        return refused("“" + asked->name + "”按事实（" + given.fact + "）应得 " +
                       points_text(*given.proposed) + " 分，改成 " + points_text(points) +
                       " 分要写明原因。");
    given.reason = other || !given.proposed ? reason : std::string();
    return writer.put_setting(RoundKeys(round.id).points(org, item), text_of(given));
}

Result<> take_proposals(Writer& writer, const AssessRound& round,
                        const std::map<std::pair<std::int64_t, std::string>, ItemPoints>& proposed)
{
    LX_TRY(still_open(round));
    const RoundKeys keys(round.id);
    for (const auto& [place, points] : proposed) {
        ItemPoints kept = points;
        const auto before = round.points.find(place);
        const bool by_hand = before != round.points.end() &&
                             (!before->second.reason.empty() || !before->second.proposed);
        if (by_hand) {
            kept.points = before->second.points;
            kept.reason = before->second.reason;
        }
        LX_TRY(writer.put_setting(keys.points(place.first, place.second), text_of(kept)));
    }
    return {};
}

Result<> give_report(Writer& writer, const AssessRound& round, std::int64_t org,
                     const ReportScore& report)
{
    LX_TRY(of_round(round, org));
    if (report.points && (*report.points < 0 || *report.points > round.scheme->report_points))
        return refused("现场述职最多 " + points_text(round.scheme->report_points) + " 分，填了 " +
                       points_text(*report.points) + " 分，请改正。");
    const bool empty = !report.points && !report.handed_in;
    return writer.put_setting(RoundKeys(round.id).report(org),
                              empty ? std::nullopt : std::optional(text_of(report)));
}

Result<> put_ballot_count(Writer& writer, const AssessRound& round, const BoxId& box,
                          const BallotCount& count)
{
    LX_TRY(of_box(round, box));
    if (std::string odd = imbalance(count); !odd.empty())
        return refused(std::move(odd));
    return writer.put_setting(RoundKeys(round.id).box(round, box, "count"), text_of(count));
}

Result<> put_sheet(Writer& writer, const AssessRound& round, const BoxId& box, int pass, int number,
                   const BallotSheet& sheet)
{
    LX_TRY(of_box(round, box));
    const BallotBox& kept = round.box(box);
    if (kept.totals)
        return refused("这个测评组已经录入了票数合计，不能再逐张录入。");
    // Papers are numbered as they are issued; those that came back have any of these numbers.
    const std::int64_t last = kept.count ? kept.count->issued : most_ballots;
    if (number < 1 || number > last)
        return refused("票号 " + std::to_string(number) + " 不对，" +
                       (kept.count ? "发出的是 " + std::to_string(last) + " 张。"
                                   : "应从 1 起，最大 " + std::to_string(last) + "。"));
    if (std::string problem = sheet_problem(round, box, sheet.marks); !problem.empty())
        return refused("第 " + std::to_string(number) + " 号票：" + problem);
    return writer.put_setting(sheet_key(round, box, pass_name(pass), number), text_of(sheet));
}

Result<> drop_sheet(Writer& writer, const AssessRound& round, const BoxId& box, int pass,
                    int number)
{
    LX_TRY(of_box(round, box));
    return writer.put_setting(sheet_key(round, box, pass_name(pass), number), std::nullopt);
}

Result<> settle_sheet(Writer& writer, const AssessRound& round, const BoxId& box, int number,
                      const std::string& marks)
{
    LX_TRY(of_box(round, box));
    if (std::string problem = sheet_problem(round, box, marks); !problem.empty())
        return refused("第 " + std::to_string(number) + " 号票：" + problem);
    const BallotBox& kept = round.box(box);
    int differed = 0;
    for (const MarkDifference& one : differences(round, box))
        differed += one.sheet == number ? 1 : 0;
    if (differed == 0)
        return refused("第 " + std::to_string(number) + " 号票两遍录入一致，没有要核定的。");
    for (int pass = 0; pass < 2; ++pass) {
        BallotSheet sheet = kept.passes[static_cast<std::size_t>(pass)].at(number);
        sheet.marks = marks;
        LX_TRY(writer.put_setting(sheet_key(round, box, pass_name(pass), number), text_of(sheet)));
    }
    const auto before = kept.settled.find(number);
    if (before != kept.settled.end())
        differed += before->second;
    return writer.put_setting(sheet_key(round, box, "settled", number), std::to_string(differed));
}

Result<> put_totals(Writer& writer, const AssessRound& round, const BoxId& box,
                    const std::vector<std::vector<MarkCounts>>& totals)
{
    LX_TRY(of_box(round, box));
    if (!round.box(box).passes[0].empty() || !round.box(box).passes[1].empty())
        return refused("这个测评组已经逐张录入了选票，不能再填票数合计。");
    if (!totals_fit(round, box, totals))
        return refused("票数合计与这个测评组的对象和评价方面对不上，或有不可能的票数，请核对。");
    return writer.put_setting(RoundKeys(round.id).box(round, box, "totals"), text_of(totals));
}

Result<> drop_totals(Writer& writer, const AssessRound& round, const BoxId& box)
{
    LX_TRY(of_box(round, box));
    return writer.put_setting(RoundKeys(round.id).box(round, box, "totals"), std::nullopt);
}

Result<> put_interview(Writer& writer, const AssessRound& round, std::int64_t org,
                       const Interview& interview)
{
    LX_TRY(of_round(round, org));
    const bool empty = interview == Interview{};
    return writer.put_setting(RoundKeys(round.id).interview(org),
                              empty ? std::nullopt : std::optional(text_of(interview)));
}

} // namespace lx
