#include "core/stars/star_honours.h"

#include <algorithm>
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

/// Levels organizations were given the honour at up to the round's year, by id.
std::unordered_map<std::int64_t, std::vector<std::string>> levels_of(const StarProposal& proposal)
{
    const Snapshot& snapshot = proposal.world().snapshot();
    const TextPool& texts = snapshot.texts();
    const std::int32_t org = texts.find(of_org);
    const std::int32_t honour = texts.find(proposal.scheme().honour->name);
    const auto& objects = snapshot.object_ids("honour");
    const auto& kinds = snapshot.column("honour", "object_kind").i32;
    const auto& honours = snapshot.column("honour", "honour").i32;
    const auto& years = snapshot.column("honour", "year").i32;
    const auto& levels = snapshot.column("honour", "level").i32;
    std::unordered_map<std::int64_t, std::vector<std::string>> found;
    for (std::size_t row = 0; row < objects.size(); ++row)
        if (kinds[row] == org && org != kNone32 && honours[row] == honour && honour != kNone32 &&
            levels[row] != kNone32 && years[row] <= proposal.round().year)
            found[objects[row]].emplace_back(texts.text(levels[row]));
    return found;
}

HonourCheck check_of(const StarProposal& proposal, const StarProposal::Org& org)
{
    const StarScheme& scheme = proposal.scheme();
    HonourCheck check;
    for (const StarScheme::Honour::Good& good : scheme.honour->goods) {
        HonourCheck::Good& one = check.goods.emplace_back();
        for (std::size_t i = 0; i < scheme.items.size(); ++i) {
            if (scheme.items[i].group != good.group)
                continue;
            one.points += proposal.score(org, i).points;
            if (scheme.items[i].kind == StarItem::Kind::Score)
                one.of += scheme.items[i].points;
        }
        one.reached = 100 * one.points >= scheme.honour->percent * one.of;
    }
    check.proposed = org.proposed && std::ranges::all_of(check.goods, &HonourCheck::Good::reached);
    return check;
}

} // namespace

std::vector<HonourCheck> honour_checks(const StarProposal& proposal)
{
    auto levels = levels_of(proposal);
    std::vector<HonourCheck> checks;
    for (const StarProposal::Org& org : proposal.orgs()) {
        checks.push_back(check_of(proposal, org));
        if (const auto found = levels.find(org.id); found != levels.end())
            checks.back().levels = std::move(found->second);
    }
    return checks;
}

Result<std::int64_t> enter_honours(Database& database, const Catalog& catalog, Writer& writer,
                                   const StarProposal& proposal,
                                   const std::vector<std::size_t>& orgs, const std::string& level,
                                   Date day, Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("honour");
    const StarScheme::Honour& honour = *proposal.scheme().honour;
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, day);
    std::int64_t written = 0;
    std::int64_t place = 0;
    for (const std::size_t at : orgs) {
        progress.report("登记荣誉", place++, static_cast<std::int64_t>(orgs.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有登记荣誉。");
        const StarProposal::Org& org = proposal.orgs()[at];
        const HonourCheck check = check_of(proposal, org);
        if (!check.proposed) {
            std::string lacking;
            for (std::size_t i = 0; i < check.goods.size(); ++i)
                if (!check.goods[i].reached)
                    lacking += (lacking.empty() ? "" : "、") + honour.goods[i].group;
            return fail(ErrorKind::Refused,
                        proposal.org_name(org.row) + "还不能评为“" + honour.name + "”：" +
                            (lacking.empty() ? "有否决情形" : lacking + "没有达到") + "。");
        }
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
