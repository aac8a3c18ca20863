#include "core/stars/star_proposal.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "core/facts/managers.h"
#include "core/rules/condition_text.h"

namespace lx {

namespace {

/// Points of some items of an organization, for the order of equals.
using TieKey = std::vector<Points>;

std::string number_text(std::int64_t scaled)
{
    return scaled == kNone64 ? "不详" : ConditionText::number(scaled);
}

} // namespace

/// Makes one: columns of the items' parts first, then the organizations, then what is counted of
/// them.
class StarMaker
{
public:
    StarMaker(StarProposal& made, Progress& progress)
        : m_made(made), m_world(*made.m_world), m_scheme(*made.m_scheme), m_progress(progress),
          m_year(Period::containing(PeriodKind::Year, *Date::from_ymd(made.m_round.year, 1, 1)))
    {}

    Result<> make()
    {
        LX_TRY(read_parts());
        read_vetoes();
        read_ratings();
        list_orgs();
        rank();
        count_quotas();
        count_targets();
        return {};
    }

private:
    Result<> read_parts()
    {
        const auto all = static_cast<std::int64_t>(m_scheme.items.size());
        for (const StarItem& item : m_scheme.items) {
            m_progress.report("评定得分", static_cast<std::int64_t>(m_made.m_parts.size()), all);
            if (m_progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消，没有算出得分。");
            auto& columns = m_made.m_parts.emplace_back();
            for (const StarPart& part : item.parts) {
                StarProposal::PartColumn& column = columns.emplace_back();
                if (part.when)
                    column.yes = part.when->rows(m_world, m_year);
                else
                    column.number = part.measure->rows(m_world, m_year);
            }
        }
        return {};
    }

    void read_vetoes()
    {
        for (const StarVeto& veto : m_scheme.veto)
            m_vetoes.push_back(veto.when ? veto.when->rows(m_world, m_year) : std::vector<Tri>());
    }

    /// The newest rating of every organization before the year, and that of the year.
    void read_ratings()
    {
        const auto rows = static_cast<std::size_t>(m_world.rows("org"));
        m_previous.resize(rows);
        m_recorded.resize(rows);
        std::vector<std::int32_t> newest(rows, 0);
        const Snapshot& snapshot = m_world.snapshot();
        const auto& orgs = snapshot.column("rating", "org").i32;
        const auto& years = snapshot.column("rating", "year").i32;
        const auto& stars = snapshot.column("rating", "stars").i32;
        for (std::size_t i = 0; i < orgs.size(); ++i) {
            if (orgs[i] < 0 || years[i] == kNone32 || stars[i] == kNone32)
                continue;
            const auto org = static_cast<std::size_t>(orgs[i]);
            if (years[i] == m_made.m_round.year)
                m_recorded[org] = stars[i];
            if (years[i] < m_made.m_round.year && years[i] > newest[org]) {
                newest[org] = years[i];
                m_previous[org] = stars[i];
                m_made.m_last_round = std::max(m_made.m_last_round.value_or(0), years[i]);
            }
        }
    }

    void list_orgs()
    {
        const std::vector<Tri> who = m_scheme.who->rows(m_world, m_year);
        const auto& counts = *m_world.fact("org", "counts").tri;
        const auto& ids = m_world.snapshot().table("org").ids;
        const auto& parents = *m_world.fact("org", "parent").i32;
        const Managers managers(m_world);
        for (std::size_t row = 0; row < who.size(); ++row) {
            if (who[row] != Tri::True || counts[row] != Tri::True)
                continue;
            StarProposal::Org org;
            org.row = static_cast<std::int32_t>(row);
            org.id = ids[row];
            org.manager = managers.of(parents[row]);
            org.previous = m_previous[row];
            org.recorded = m_recorded[row];
            rate(org);
            m_made.m_orgs.push_back(std::move(org));
        }
        std::vector<std::string> codes(static_cast<std::size_t>(m_world.rows("org")));
        for (const StarProposal::Org& org : m_made.m_orgs) {
            codes[static_cast<std::size_t>(org.row)] = m_made.org_code(org.row);
            if (org.manager >= 0)
                codes[static_cast<std::size_t>(org.manager)] = m_made.org_code(org.manager);
        }
        const auto code = [&](std::int32_t row) -> const std::string& {
            static const std::string last = "\x7f"; // those without a committee come last
            return row < 0 ? last : codes[static_cast<std::size_t>(row)];
        };
        std::ranges::sort(m_made.m_orgs, [&](const auto& a, const auto& b) {
            return std::tie(code(a.manager), code(a.row)) < std::tie(code(b.manager), code(b.row));
        });
    }

    void rate(StarProposal::Org& org) const
    {
        for (std::size_t i = 0; i < m_scheme.items.size(); ++i) {
            const StarProposal::ItemScore score = m_made.score(org, i);
            org.points += score.points;
            org.pending +=
                score.pending() && m_scheme.items[i].kind == StarItem::Kind::Score ? 1 : 0;
        }
        org.points = std::max<Points>(org.points, 0);
        org.by_points = m_scheme.stars_of(org.points);
        org.proposed = org.by_points;
        const StarEntry* entry = m_made.m_round.entry(org.id);
        for (std::size_t v = 0; v < m_scheme.veto.size(); ++v) {
            const StarVeto& veto = m_scheme.veto[v];
            const bool found =
                (veto.when && m_vetoes[v][static_cast<std::size_t>(org.row)] == Tri::True) ||
                m_made.m_round.found_by_hand(org.id, veto.id).has_value();
            if (!found)
                continue;
            org.vetoes.push_back(v);
            if (!veto.cap)
                org.proposed.reset();
            else if (org.proposed)
                org.proposed = std::min(*org.proposed, *veto.cap);
        }
        org.star = org.proposed;
        if (entry != nullptr && entry->decided && m_scheme.gives(entry->decided->stars)) {
            org.star = entry->decided->stars;
            org.decided = true;
        }
    }

    TieKey tie_key(const StarProposal::Org& org) const
    {
        TieKey key;
        for (const std::string& tie : m_scheme.ties) {
            Points sum = 0;
            for (std::size_t i = 0; i < m_scheme.items.size(); ++i)
                if (m_scheme.items[i].id == tie || m_scheme.items[i].group == tie)
                    sum += m_made.score(org, i).points;
            key.push_back(-sum);
        }
        return key;
    }

    /// Organizations of each committee, best first.
    void rank()
    {
        std::vector<TieKey> keys;
        for (const StarProposal::Org& org : m_made.m_orgs) {
            keys.push_back(tie_key(org));
            keys.back().insert(keys.back().begin(), -org.points);
        }
        for (std::size_t i = 0; i < m_made.m_orgs.size(); ++i)
            m_order[m_made.m_orgs[i].manager].push_back(i);
        for (auto& [manager, order] : m_order) {
            std::ranges::stable_sort(order, {}, [&](std::size_t i) { return keys[i]; });
            for (std::size_t place = 0; place < order.size(); ++place) {
                const bool equal = place > 0 && keys[order[place]] == keys[order[place - 1]];
                m_made.m_orgs[order[place]].rank =
                    equal ? m_made.m_orgs[order[place - 1]].rank : static_cast<int>(place) + 1;
            }
        }
    }

    void count_quotas()
    {
        std::vector<std::int32_t> managers; // in the order of the organizations
        for (const StarProposal::Org& org : m_made.m_orgs)
            if (managers.empty() || managers.back() != org.manager)
                managers.push_back(org.manager);
        for (const std::int32_t manager : managers)
            for (const StarScheme::Quota& quota : m_scheme.quotas)
                count_quota(manager, quota);
    }

    void count_quota(std::int32_t manager, const StarScheme::Quota& quota)
    {
        StarProposal::QuotaUse use;
        use.manager = manager;
        use.stars = quota.stars;
        use.percent = quota.percent;
        std::vector<StarProposal::Org*> holders; // best first
        for (const std::size_t i : m_order[manager]) {
            StarProposal::Org& org = m_made.m_orgs[i];
            use.rated += org.star ? 1 : 0;
            if (org.star == quota.stars)
                holders.push_back(&org);
        }
        use.used = static_cast<int>(holders.size());
        use.at_least = quota.at_least;
        use.limit = std::max(use.rated * quota.percent / 100, quota.at_least);
        if (use.over()) // where equals stand at the edge, the rule can't tell which: all of them
            for (StarProposal::Org* one : holders) {
                const auto reach = std::ranges::count_if(
                    holders, [&](const auto* other) { return other->rank <= one->rank; });
                one->beyond = reach > use.limit;
            }
        m_made.m_quotas.push_back(use);
    }

    void count_targets()
    {
        for (const StarScheme::Target& target : m_scheme.targets) {
            StarProposal::TargetUse use;
            use.target = &target;
            use.of = static_cast<int>(m_made.m_orgs.size());
            use.count = static_cast<int>(std::ranges::count_if(m_made.m_orgs, [&](const auto& org) {
                const int star = org.star.value_or(-1);
                return target.from ? star >= *target.from : star < *target.below;
            }));
            m_made.m_targets.push_back(use);
        }
    }

    StarProposal& m_made;
    const World& m_world;
    const StarScheme& m_scheme;
    Progress& m_progress;
    Period m_year;
    std::vector<std::vector<Tri>> m_vetoes; ///< by veto; empty = by hand
    std::vector<std::optional<int>> m_previous;
    std::vector<std::optional<int>> m_recorded;
    std::map<std::int32_t, std::vector<std::size_t>> m_order; ///< by committee: places in m_orgs
};

Result<StarProposal> StarProposal::of(std::shared_ptr<const World> world, SchemePtr scheme,
                                      const StarRound& round, Progress& progress)
{
    StarProposal made;
    made.m_world = std::move(world);
    made.m_scheme = std::move(scheme);
    made.m_round = round;
    LX_TRY(StarMaker(made, progress).make());
    return made;
}

bool StarProposal::TargetUse::reached() const
{
    const int share = 100 * count;
    return of == 0 ||
           (target->at_least ? share >= target->percent * of : share <= target->percent * of);
}

std::optional<Points> StarProposal::points_of(const StarPart& part, const PartColumn& column,
                                              std::int32_t row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (part.when) {
        if (column.yes[at] == Tri::Unknown)
            return std::nullopt;
        return column.yes[at] == Tri::True ? part.points : 0;
    }
    const std::int64_t value = column.number[at];
    if (value == kNone64)
        return std::nullopt;
    return std::ranges::find_if(part.steps,
                                [&](const auto& step) { return step.band.holds(value); })
        ->points;
}

StarProposal::ItemScore StarProposal::score(const Org& org, std::size_t item) const
{
    const StarItem& def = m_scheme->items[item];
    ItemScore score;
    if (!def.by_hand()) {
        score.by_facts = 0;
        for (std::size_t p = 0; p < def.parts.size(); ++p)
            *score.by_facts += points_of(def.parts[p], m_parts[item][p], org.row).value_or(0);
    }
    if (const StarEntry* entry = m_round.entry(org.id)) {
        const auto found = entry->items.find(def.id);
        if (found != entry->items.end() && found->second.points <= def.points)
            score.by_hand = &found->second;
    }
    score.points = score.by_hand != nullptr ? score.by_hand->points : score.by_facts.value_or(0);
    if (def.kind == StarItem::Kind::Penalty)
        score.points = -score.points;
    return score;
}

std::vector<std::string> StarProposal::facts(const Org& org, std::size_t item) const
{
    const StarItem& def = m_scheme->items[item];
    std::vector<std::string> lines;
    for (std::size_t p = 0; p < def.parts.size(); ++p) {
        const StarPart& part = def.parts[p];
        const PartColumn& column = m_parts[item][p];
        const auto row = static_cast<std::size_t>(org.row);
        const std::string value =
            part.when ? (column.yes[row] == Tri::True      ? "是"
                         : column.yes[row] == Tri::Unknown ? "不详"
                                                           : "否")
                      : number_text(column.number[row]) +
                            (column.number[row] == kNone64 ? std::string() : part.unit);
        lines.push_back(part.title + "：" + value);
    }
    const ItemScore scored = score(org, item);
    if (scored.by_hand != nullptr && !scored.by_hand->reason.empty())
        lines.push_back("人工评分：" + scored.by_hand->reason);
    return lines;
}

void StarProposal::add_gains(const Org& org, std::size_t item, std::vector<Gain>& gains) const
{
    const StarItem& def = m_scheme->items[item];
    const ItemScore scored = score(org, item);
    if (def.kind == StarItem::Kind::Penalty) {
        if (scored.points < 0)
            gains.push_back({item, -scored.points, "“" + def.title + "”不再扣分"});
        return;
    }
    if (def.by_hand() || scored.by_hand != nullptr) {
        if (scored.points < def.points)
            gains.push_back({item, def.points - scored.points,
                             "“" + def.title + "”" + (scored.pending() ? "待评分" : "提高评分")});
        return;
    }
    for (std::size_t p = 0; p < def.parts.size(); ++p) {
        const StarPart& part = def.parts[p];
        const auto row = static_cast<std::size_t>(org.row);
        const PartColumn& column = m_parts[item][p];
        const Points now = points_of(part, column, org.row).value_or(0);
        if (part.when) {
            if (now < part.points)
                gains.push_back({item, part.points - now, "做到“" + part.title + "”"});
            continue;
        }
        const std::int64_t value = column.number[row];
        // The nearest band that is worth more, above or below.
        const StarPart::Step* best = nullptr;
        const auto away = [&](const StarPart::Step& step) {
            return step.band.from && *step.band.from > value ? *step.band.from - value
                                                             : value - *step.band.below;
        };
        for (const StarPart::Step& step : part.steps)
            if (step.points > now && value != kNone64 && !step.band.holds(value) &&
                (best == nullptr || away(step) < away(*best)))
                best = &step;
        if (value == kNone64 && part.points > 0)
            gains.push_back({item, part.points, "填报“" + part.title + "”"});
        if (best == nullptr)
            continue;
        const bool up = best->band.from && *best->band.from > value;
        gains.push_back(
            {item, best->points - now,
             up ? part.title + "再有" + number_text(*best->band.from - value) + part.unit
                : part.title + "减到不足" + number_text(*best->band.below) + part.unit});
    }
}

StarProposal::Missing StarProposal::missing(const Org& org) const
{
    Missing missing;
    for (const StarScheme::Star& star : m_scheme->stars) // most first
        if (org.star ? star.stars > *org.star : star.stars == org.by_points)
            missing.next = star.stars;
    if (!missing.next)
        return missing;
    missing.lacking =
        std::max<Points>(0, m_scheme->points_for(*missing.next).value_or(0) - org.points);
    for (const std::size_t v : org.vetoes)
        if (m_scheme->veto[v].cap.value_or(-1) < *missing.next)
            missing.vetoes.push_back(v);
    if (missing.lacking > 0)
        for (std::size_t i = 0; i < m_scheme->items.size(); ++i)
            if (m_scheme->items[i].kind != StarItem::Kind::Bonus)
                add_gains(org, i, missing.gains);
    std::ranges::stable_sort(missing.gains, std::greater(), &Gain::points);
    return missing;
}

std::vector<std::string> StarProposal::problems() const
{
    std::vector<std::string> problems;
    if (m_round.scheme_lost)
        problems.push_back("本轮选用的方案“" + m_round.scheme + "”已不在文件里，暂按“" +
                           m_scheme->name + "”计分，请重新选定方案");
    for (const QuotaUse& use : m_quotas) {
        if (!use.over())
            continue;
        std::string names;
        for (const Org& org : m_orgs)
            if (org.manager == use.manager && org.star == use.stars && org.beyond)
                names += (names.empty() ? "" : "、") + org_name(org.row);
        problems.push_back(
            manager_name(use.manager) + "的" + star_title(use.stars) + "最多" +
            std::to_string(use.limit) + "个（" + std::to_string(use.rated) + "个的" +
            std::to_string(use.percent) + "%" +
            (use.at_least > 0 ? "，至少" + std::to_string(use.at_least) + "个" : "") + "），现有" +
            std::to_string(use.used) + "个，超出：" + names);
    }
    for (const Org& org : m_orgs) {
        const StarEntry* entry = m_round.entry(org.id);
        if (entry != nullptr && entry->decided && !org.decided)
            problems.push_back(org_name(org.row) + "曾定为" + star_title(entry->decided->stars) +
                               "，方案“" + m_scheme->name +
                               "”没有这一档，请重新改定或恢复建议星级");
        if (!org.decided)
            continue;
        for (const std::size_t v : org.vetoes) {
            const StarVeto& veto = m_scheme->veto[v];
            if (*org.star > veto.cap.value_or(-1))
                problems.push_back(org_name(org.row) + "有否决情形“" + veto.title + "”（" +
                                   veto.clause + "），" +
                                   (veto.cap ? "最高评" + star_title(veto.cap) : "不予评定") +
                                   "，不能定为" + star_title(org.star));
        }
    }
    return problems;
}

std::string StarProposal::org_name(std::int32_t row) const
{
    return std::string(m_world->snapshot().texts().text(
        m_world->snapshot().column("org", "name").i32[static_cast<std::size_t>(row)]));
}

std::string StarProposal::org_code(std::int32_t row) const
{
    return std::string(m_world->snapshot().texts().text(
        m_world->snapshot().column("org", "code").i32[static_cast<std::size_t>(row)]));
}

std::string StarProposal::manager_name(std::int32_t row) const
{
    return row < 0 ? "没有上级管理党组织" : org_name(row);
}

} // namespace lx
