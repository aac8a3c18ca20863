#include "core/stars/star_honours.h"

#include <algorithm>

#include "core/edit/editor.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr const char* of_org = "党组织"; ///< 对象类别

/// Row of an organization's honour there is already, by its natural key.
Result<std::optional<Record>> honour_row(LedgerStore& store, const LedgerDef& def,
                                         const Record& wanted)
{
    std::string key;
    for (const char* field : {"object_kind", "object", "honour", "level"})
        key += text_of(wanted.at(def, field)) + "|";
    key += std::to_string(std::get<std::int64_t>(wanted.at(def, "year")));
    LX_ASSIGN(const auto id, store.find_key(def, key));
    if (!id)
        return std::optional<Record>();
    return store.find(def, *id);
}

} // namespace

HonourCheck honour_check(const StarProposal& proposal, const StarProposal::Org& org)
{
    const StarScheme& scheme = proposal.scheme();
    HonourCheck check;
    for (const StarScheme::Honour::Good& good : scheme.honour->goods) {
        HonourCheck::Good& one = check.goods.emplace_back();
        for (std::size_t i = 0; i < scheme.items.size(); ++i)
            if (scheme.items[i].group == good.group) {
                one.points += proposal.score(org, i).points;
                one.of += scheme.items[i].points;
            }
        one.reached = 100 * one.points >= scheme.honour->percent * one.of;
    }
    check.proposed = org.proposed && std::ranges::all_of(check.goods, &HonourCheck::Good::reached);
    const Snapshot& snapshot = proposal.world().snapshot();
    const auto& subjects = snapshot.object_ids("honour");
    const auto text = [&](const char* field, std::size_t row) {
        const std::int32_t code = snapshot.column("honour", field).i32[row];
        return code < 0 ? std::string_view() : snapshot.texts().text(code);
    };
    const auto& years = snapshot.column("honour", "year").i32;
    for (std::size_t row = 0; row < subjects.size(); ++row)
        if (subjects[row] == org.id && text("object_kind", row) == of_org &&
            text("honour", row) == scheme.honour->name && years[row] <= proposal.round().year)
            check.levels.emplace_back(text("level", row));
    return check;
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
        const HonourCheck check = honour_check(proposal, org);
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
