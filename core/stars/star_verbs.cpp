#include "core/stars/star_verbs.h"

#include <algorithm>
#include <functional>

#include "core/stars/star_schemes.h"
#include "core/store/writer.h"

namespace lx {

namespace {

std::string round_title(int year)
{
    return std::to_string(year) + "年度星级评定：";
}

/// Changes what is kept of an organization, as it stands in the file now.
Result<> keep(Database& database, const Actor& actor, const StarProposal& proposal,
              const StarProposal::Org& org, const std::string& what,
              const std::function<Result<>(StarEntry&)>& change)
{
    const int year = proposal.round().year;
    LX_ASSIGN(StarEntry entry, StarRound::load_entry(database, year, proposal.scheme().id, org.id));
    LX_TRY(change(entry));
    return save_star_entry(database, actor, year, proposal.scheme().id, org.id, entry,
                           round_title(year) + proposal.org_name(org.row) + what);
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
    const FactRegistry& facts = definitions->facts();
    auto found = find_star_scheme(database, facts, scheme.empty() ? round.scheme : scheme);
    if (!found && found.error().kind == ErrorKind::Usage && scheme.empty()) {
        round.scheme_lost = true; // taken back, or damaged
        found = find_star_scheme(database, facts, {});
    }
    LX_ASSIGN(const auto by, std::move(found));
    LX_TRY(round.read_entries(database, by->id, by->cycle));
    LX_ASSIGN(const auto world,
              load_world(database, definitions, by->needs(facts), {day, {}, 0}, progress));
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
    if (!points)
        return keep(database, actor, proposal, org, "“" + def.title + "”取消人工评分",
                    [&](StarEntry& entry) -> Result<> {
                        entry.items.erase(def.id);
                        return {};
                    });
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
    return keep(database, actor, proposal, org,
                "“" + def.title + "”" + (def.kind == StarItem::Kind::Penalty ? "扣" : "评") +
                    points_text(*points) + "分",
                [&](StarEntry& entry) -> Result<> {
                    entry.items[def.id] = {*points, reason};
                    return {};
                });
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
    if (!found)
        return keep(
            database, actor, proposal, org, "取消否决情形“" + def.title + "”",
            [&](StarEntry& entry) -> Result<> {
                if (entry.vetoes.erase(def.id) > 0 ||
                    std::ranges::find(org.vetoes, static_cast<std::size_t>(at)) == org.vetoes.end())
                    return {};
                if (const auto before = proposal.round().earlier.find(org.id);
                    before != proposal.round().earlier.end() && before->second.contains(def.id))
                    return fail(ErrorKind::BadInput,
                                "否决情形“" + def.title + "”是" +
                                    std::to_string(before->second.at(def.id).year) +
                                    "年度认定的，在一个评定周期内有效，请在那一年度取消。");
                return fail(ErrorKind::BadInput,
                            "否决情形“" + def.title + "”是按台账认定的，请在台账里更正后再评。");
            });
    if (reason.empty())
        return fail(ErrorKind::BadInput, "认定否决情形“" + def.title + "”要写明事由。");
    return keep(database, actor, proposal, org, "认定否决情形“" + def.title + "”",
                [&](StarEntry& entry) -> Result<> {
                    entry.vetoes[def.id] = reason;
                    return {};
                });
}

Result<> decide_star(Database& database, const Actor& actor, const StarProposal& proposal,
                     const StarProposal::Org& org, std::optional<int> stars,
                     const std::string& reason)
{
    if (!stars)
        return keep(database, actor, proposal, org, "恢复建议星级",
                    [](StarEntry& entry) -> Result<> {
                        entry.decided.reset();
                        return {};
                    });
    if (!proposal.scheme().gives(*stars))
        return fail(ErrorKind::BadInput, "方案“" + proposal.scheme().name + "”里没有" +
                                             std::to_string(*stars) + "星这一档。");
    if (reason.empty())
        return fail(ErrorKind::BadInput, "改定星级要写明理由。");
    return keep(database, actor, proposal, org, "定为" + star_title(stars),
                [&](StarEntry& entry) -> Result<> {
                    entry.decided = StarEntry::Decided{*stars, reason};
                    return {};
                });
}

Result<> date_star_step(Database& database, const Actor& actor, int year, StarStep step,
                        std::optional<Date> day)
{
    LX_ASSIGN(StarRound round, StarRound::load(database, year));
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
                           round_title(year) + title +
                               (day ? " " + day->chinese() : std::string("未进行")));
}

Result<> choose_star_scheme(Database& database, const Actor& actor, int year,
                            const StarScheme& scheme)
{
    LX_ASSIGN(StarRound round, StarRound::load(database, year));
    round.scheme = scheme.id;
    return save_star_round(database, actor, round, round_title(year) + "按“" + scheme.name + "”");
}

Result<> take_star_scheme(Database& database, const Definitions& definitions, const Actor& actor,
                          int year, const std::string& file, std::string_view json)
{
    LX_ASSIGN(auto writer, Writer::begin(database, definitions.catalog(), actor,
                                         round_title(year) + "读入方案"));
    LX_ASSIGN(const auto scheme, put_star_scheme(writer, definitions.facts(), file, json));
    LX_TRY(writer.set_title(round_title(year) + "读入方案“" + scheme->name + "”"));
    LX_ASSIGN(StarRound round, StarRound::load(database, year));
    round.scheme = scheme->id;
    LX_TRY(put_star_round(writer, round));
    return writer.commit().map([](std::int64_t) {});
}

} // namespace lx
