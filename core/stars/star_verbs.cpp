#include "core/stars/star_verbs.h"

#include <algorithm>

#include "core/stars/star_schemes.h"
#include "core/store/writer.h"

namespace lx {

namespace {

std::string round_title(int year)
{
    return std::to_string(year) + "年度星级评定：";
}

Result<> keep(Database& database, const Actor& actor, const StarProposal& proposal,
              const StarProposal::Org& org, const StarEntry& entry, const std::string& what)
{
    return save_star_entry(database, actor, proposal.round().year, proposal.scheme().id, org.id,
                           entry,
                           round_title(proposal.round().year) + proposal.org_name(org.row) + what);
}

StarEntry entry_of(const StarProposal& proposal, const StarProposal::Org& org)
{
    const StarEntry* entry = proposal.round().entry(org.id);
    return entry == nullptr ? StarEntry() : *entry;
}

} // namespace

Date star_day(int year, Date today)
{
    return std::min(*Date::from_ymd(year, 12, 31), today);
}

Result<StarProposal> propose_stars(Database& database, const DefinitionsPtr& definitions, int year,
                                   const std::string& scheme, Date day, Progress& progress)
{
    LX_ASSIGN(StarRound round, StarRound::load(database, year));
    LX_ASSIGN(const auto by, find_star_scheme(database, definitions->facts(),
                                              scheme.empty() ? round.scheme : scheme));
    LX_TRY(round.read_entries(database, by->id));
    LX_ASSIGN(const auto world, load_world(database, definitions, by->needs(definitions->facts()),
                                           {day, {}, 0}, progress));
    return StarProposal::of(world, by, round, progress);
}

Result<> score_star_item(Database& database, const Actor& actor, const StarProposal& proposal,
                         const StarProposal::Org& org, const std::string& item,
                         std::optional<Points> points, const std::string& reason)
{
    const int at = proposal.scheme().find_item(item);
    if (at < 0)
        return fail(ErrorKind::BadInput,
                    "方案“" + proposal.scheme().name + "”里没有项目“" + item + "”。");
    const StarItem& def = proposal.scheme().items[static_cast<std::size_t>(at)];
    StarEntry entry = entry_of(proposal, org);
    if (!points) {
        entry.items.erase(def.id);
        return keep(database, actor, proposal, org, entry, "“" + def.title + "”取消人工评分");
    }
    if (*points < 0 || *points > def.points)
        return fail(ErrorKind::BadInput, "“" + def.title + "”的分值应在0和" +
                                             points_text(def.points) + "之间，不能是" +
                                             points_text(*points) + "。");
    const bool plain = def.by_hand() && def.kind == StarItem::Kind::Score;
    if (reason.empty() && !plain)
        return fail(ErrorKind::BadInput,
                    "“" + def.title + "”" +
                        (def.kind == StarItem::Kind::Score ? "按台账计分，改分要写明理由。"
                                                           : "要写明加分、扣分的理由。"));
    entry.items[def.id] = {*points, reason};
    return keep(database, actor, proposal, org, entry,
                "“" + def.title + "”" + (def.kind == StarItem::Kind::Penalty ? "扣" : "评") +
                    points_text(*points) + "分");
}

Result<> set_star_veto(Database& database, const Actor& actor, const StarProposal& proposal,
                       const StarProposal::Org& org, const std::string& veto, bool found,
                       const std::string& reason)
{
    const int at = proposal.scheme().find_veto(veto);
    if (at < 0)
        return fail(ErrorKind::BadInput,
                    "方案“" + proposal.scheme().name + "”里没有否决情形“" + veto + "”。");
    const StarVeto& def = proposal.scheme().veto[static_cast<std::size_t>(at)];
    StarEntry entry = entry_of(proposal, org);
    if (!found) {
        if (entry.vetoes.erase(def.id) == 0 &&
            std::ranges::find(org.vetoes, static_cast<std::size_t>(at)) != org.vetoes.end())
            return fail(ErrorKind::BadInput,
                        "否决情形“" + def.title + "”是按台账认定的，请在台账里更正后再评。");
        return keep(database, actor, proposal, org, entry, "取消否决情形“" + def.title + "”");
    }
    if (reason.empty())
        return fail(ErrorKind::BadInput, "认定否决情形“" + def.title + "”要写明事由。");
    entry.vetoes[def.id] = reason;
    return keep(database, actor, proposal, org, entry, "认定否决情形“" + def.title + "”");
}

Result<> decide_star(Database& database, const Actor& actor, const StarProposal& proposal,
                     const StarProposal::Org& org, std::optional<int> stars,
                     const std::string& reason)
{
    StarEntry entry = entry_of(proposal, org);
    if (!stars) {
        entry.decided.reset();
        return keep(database, actor, proposal, org, entry, "恢复建议星级");
    }
    const auto& given = proposal.scheme().stars;
    if (std::ranges::none_of(given, [&](const auto& star) { return star.stars == *stars; }))
        return fail(ErrorKind::BadInput, "方案“" + proposal.scheme().name + "”里没有" +
                                             std::to_string(*stars) + "星这一档。");
    if (reason.empty())
        return fail(ErrorKind::BadInput, "改定星级要写明理由。");
    entry.decided = StarEntry::Decided{*stars, reason};
    return keep(database, actor, proposal, org, entry, "定为" + star_title(stars));
}

Result<> date_star_step(Database& database, const Actor& actor, StarRound round, StarStep step,
                        std::optional<Date> day)
{
    const std::string title(star_step_title(step));
    if (day) {
        for (const auto& [other, on] : round.steps)
            if ((other < step && *day < on) || (step < other && on < *day))
                return fail(ErrorKind::BadInput, title + "（" + day->chinese() + "）不能" +
                                                     (other < step ? "早于" : "晚于") +
                                                     std::string(star_step_title(other)) + "（" +
                                                     on.chinese() + "）。");
        round.steps[step] = *day;
    } else {
        round.steps.erase(step);
    }
    return save_star_round(database, actor, round,
                           round_title(round.year) + title +
                               (day ? " " + day->chinese() : std::string("未进行")));
}

Result<> choose_star_scheme(Database& database, const Actor& actor, StarRound round,
                            const StarScheme& scheme)
{
    round.scheme = scheme.id;
    return save_star_round(database, actor, round,
                           round_title(round.year) + "按“" + scheme.name + "”");
}

} // namespace lx
