#include "core/stars/star_honours.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "core/edit/editor.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr const char* of_org = "党组织"; ///< 对象类别

/// Row of an organization's honour there is already, by its natural key.
Result<std::optional<Record>> honour_row(LedgerStore& store, const LedgerDef& def,
                                         const Record& wanted)
{
    LX_ASSIGN(const std::string key, store.key_of(def, wanted));
    LX_ASSIGN(const auto id, store.find_key(def, key));
    if (!id)
        return std::optional<Record>();
    return store.find(def, *id);
}

/// What organizations were given of the honour up to the round's year, by id.
std::unordered_map<std::int64_t, std::vector<HonourCheck::Given>>
given_of(const StarProposal& proposal, const std::string& name)
{
    const Snapshot& snapshot = proposal.world().snapshot();
    const TextPool& texts = snapshot.texts();
    const std::int32_t org = texts.find(of_org);
    const std::int32_t honour = texts.find(name);
    const auto& objects = snapshot.object_ids("honour");
    const auto& kinds = snapshot.column("honour", "object_kind").i32;
    const auto& honours = snapshot.column("honour", "honour").i32;
    const auto& years = snapshot.column("honour", "year").i32;
    const auto& levels = snapshot.column("honour", "level").i32;
    std::unordered_map<std::int64_t, std::vector<HonourCheck::Given>> found;
    for (std::size_t row = 0; row < objects.size(); ++row)
        if (kinds[row] == org && org != kNone32 && honours[row] == honour && honour != kNone32 &&
            levels[row] != kNone32 && years[row] <= proposal.round().year)
            found[objects[row]].push_back({std::string(texts.text(levels[row])), years[row]});
    for (auto& [id, given] : found)
        std::ranges::sort(given, {}, &HonourCheck::Given::year);
    return found;
}

HonourCheck::Good good_of(const StarProposal& proposal, const StarProposal::Org& org,
                          const StarScheme::Honour& honour, const std::string& group)
{
    const std::vector<StarItem>& items = proposal.scheme().items;
    HonourCheck::Good good;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].group != group)
            continue;
        good.points += proposal.score(org, i).points;
        if (items[i].kind == StarItem::Kind::Score)
            good.of += items[i].points;
    }
    good.reached = 100 * good.points >= honour.percent * good.of;
    return good;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : "、") + word;
    return text;
}

} // namespace

bool HonourCheck::proposed() const
{
    return rated && stars && std::ranges::all_of(goods, &Good::reached) &&
           std::ranges::all_of(conditions, std::identity());
}

bool HonourCheck::given_at(const std::string& level) const
{
    return std::ranges::find(given, level, &Given::level) != given.end();
}

std::vector<HonourCheck> honour_checks(const StarProposal& proposal,
                                       const StarScheme::Honour& honour)
{
    auto given = given_of(proposal, honour.name);
    const Period year =
        Period::containing(PeriodKind::Year, *Date::from_ymd(proposal.round().year, 1, 1));
    std::vector<std::vector<Tri>> holds; // by condition, row
    for (const StarScheme::Honour::Condition& condition : honour.conditions)
        holds.push_back(condition.when.rows(proposal.world(), year));
    std::vector<HonourCheck> checks;
    checks.reserve(proposal.orgs().size());
    for (const StarProposal::Org& org : proposal.orgs()) {
        HonourCheck& check = checks.emplace_back();
        for (const StarScheme::Honour::Good& good : honour.goods)
            check.goods.push_back(good_of(proposal, org, honour, good.group));
        for (const std::vector<Tri>& of : holds)
            check.conditions.push_back(of[static_cast<std::size_t>(org.row)] == Tri::True);
        check.stars = !honour.stars || org.star.value_or(-1) >= *honour.stars;
        check.rated = org.proposed.has_value();
        if (const auto found = given.find(org.id); found != given.end())
            check.given = std::move(found->second);
    }
    return checks;
}

std::vector<std::string> honour_gaps(const StarScheme::Honour& honour, const HonourCheck& check)
{
    std::vector<std::string> gaps;
    if (!check.rated)
        gaps.emplace_back("有否决情形");
    if (!check.stars)
        gaps.push_back("不到" + star_title(honour.stars));
    for (std::size_t i = 0; i < check.goods.size(); ++i)
        if (!check.goods[i].reached)
            gaps.push_back(honour.goods[i].group + " " + points_text(check.goods[i].points) + "/" +
                           points_text(check.goods[i].of) + "分");
    for (std::size_t i = 0; i < check.conditions.size(); ++i)
        if (!check.conditions[i])
            gaps.push_back("缺：" + honour.conditions[i].title);
    return gaps;
}

std::vector<std::size_t> honour_candidates(const StarProposal& proposal,
                                           const std::vector<HonourCheck>& checks,
                                           const std::string& level)
{
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < checks.size(); ++i)
        if (checks[i].proposed() && !checks[i].given_at(level))
            places.push_back(i);
    std::ranges::stable_sort(places, std::greater(),
                             [&](std::size_t i) { return proposal.orgs()[i].points; });
    return places;
}

std::string honour_terms(const StarScheme::Honour& honour)
{
    std::vector<std::string> terms;
    if (!honour.goods.empty()) {
        std::vector<std::string> groups;
        for (const StarScheme::Honour::Good& good : honour.goods)
            groups.push_back(good.group);
        terms.push_back(joined(groups) + "各达到分值的" + std::to_string(honour.percent) + "%");
    }
    if (honour.stars)
        terms.push_back(star_title(honour.stars) +
                        (*honour.stars < kMostStars ? "以上" : std::string()));
    for (const StarScheme::Honour::Condition& condition : honour.conditions)
        terms.push_back(condition.title);
    return joined(terms);
}

std::string honours_text(const std::vector<HonourCheck::Given>& given)
{
    std::vector<std::string> words;
    for (const HonourCheck::Given& one : given)
        words.push_back(one.level + "级（" + std::to_string(one.year) + "年）");
    return joined(words);
}

std::string honour_title(const StarScheme::Honour& honour, int year)
{
    return std::to_string(year) + "年度" + honour.name;
}

Result<std::int64_t> enter_honours(Database& database, const Catalog& catalog, Writer& writer,
                                   const StarProposal& proposal, const StarScheme::Honour& honour,
                                   const std::vector<std::size_t>& orgs, const std::string& level,
                                   Date day, Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("honour");
    const std::vector<HonourCheck> checks = honour_checks(proposal, honour);
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, day);
    std::int64_t written = 0;
    std::int64_t place = 0;
    for (const std::size_t at : orgs) {
        progress.report("登记荣誉", place++, static_cast<std::int64_t>(orgs.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有登记荣誉。");
        const StarProposal::Org& org = proposal.orgs()[at];
        if (!checks[at].proposed())
            return fail(ErrorKind::Refused, proposal.org_name(org.row) + "还不能评为“" +
                                                honour.name + "”：" +
                                                joined(honour_gaps(honour, checks[at])) + "。");
        Record record(def);
        record.set(def, "object_kind", std::string(of_org));
        record.set(def, "object", proposal.org_code(org.row));
        record.set(def, "honour", honour.name);
        record.set(def, "level", level);
        record.set(def, "year", static_cast<std::int64_t>(proposal.round().year));
        LX_ASSIGN(auto there, honour_row(store, def, record));
        if (there)
            record = std::move(*there);
        for (const StarScheme::Honour::Good& good : honour.goods)
            record.set(def, good.field, std::int64_t{1});
        LX_ASSIGN(const Edited edited, editor.save(def, record));
        if (edited.refused())
            return fail(ErrorKind::Refused, proposal.org_name(org.row) + "的荣誉不能登记：" +
                                                edited.problems.front().message);
        written += edited.outcome == WriteOutcome::Unchanged ? 0 : 1;
    }
    return written;
}

} // namespace lx
