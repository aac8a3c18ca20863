#include "core/stars/close_stars.h"

#include <unordered_map>

#include "core/edit/editor.h"
#include "core/edit/supervise.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

std::string basis_of(const StarProposal& proposal, const StarProposal::Org& org,
                     const std::string& despite)
{
    std::string text = "《" + proposal.scheme().name + "》" + points_text(org.points) + "分，" +
                       star_title(org.by_points);
    for (const std::size_t v : org.vetoes) {
        const StarVeto& veto = proposal.scheme().veto[v];
        text += "；否决情形“" + veto.title + "”";
        const StarEntry* entry = proposal.round().entry(org.id);
        if (const auto said = entry == nullptr
                                  ? std::map<std::string, std::string>::const_iterator()
                                  : entry->vetoes.find(veto.id);
            entry != nullptr && said != entry->vetoes.end() && !said->second.empty())
            text += "：" + said->second;
    }
    if (org.decided)
        text += "；研究定为" + star_title(org.star) + "：" +
                proposal.round().entry(org.id)->decided->reason;
    const auto published = proposal.round().steps.find(StarStep::Publish);
    if (published != proposal.round().steps.end())
        text += "；" + published->second.chinese() + "公示";
    if (!despite.empty())
        text += "；" + despite;
    return text;
}

/// Ratings of the year that stand there already, by organization.
Result<std::unordered_map<std::int64_t, Record>> ratings_of(Database& database,
                                                            const Catalog& catalog, int year)
{
    const LedgerDef& def = *catalog.ledger("rating");
    std::unordered_map<std::int64_t, Record> found;
    Query all;
    all.ledger = def.code;
    LX_TRY(LedgerStore(database, catalog).each(all, [&](const Record& row) {
        const Value& of = row.at(def, "year");
        const Value& org = row.at(def, "org");
        if (std::holds_alternative<std::int64_t>(of) && std::get<std::int64_t>(of) == year &&
            std::holds_alternative<std::int64_t>(org))
            found.emplace(std::get<std::int64_t>(org), row);
        return true;
    }));
    return found;
}

struct Plans
{
    std::string title;
    std::string demand;
    std::vector<SupervisedFinding> orgs;
};

std::vector<Plans> plans_of(const StarProposal& proposal)
{
    const std::string year = std::to_string(proposal.round().year) + "年度";
    std::vector<Plans> plans(3);
    plans[0] = {
        year + "评为零星级",
        "分析研判原因，制定晋位升级整改计划并落实，整改情况在组织生活台账登记“晋位升级整改”。",
        {}};
    plans[1] = {
        year + "星级下降",
        "查找星级下降的原因，制定晋位升级整改计划并落实，整改情况在组织生活台账登记“晋位升级"
        "整改”。",
        {}};
    plans[2] = {
        year + "不予评定星级",
        "对不予评定的情形逐项整改，制定晋位升级整改计划，整改情况在组织生活台账登记“晋位升级"
        "整改”。",
        {}};
    for (const StarProposal::Org& org : proposal.orgs()) {
        const int which = !org.star ? 2 : *org.star == 0 ? 0 : org.lowered() ? 1 : -1;
        if (which >= 0) {
            Plans& to = plans[static_cast<std::size_t>(which)];
            to.orgs.push_back({star_plan, to.title, "org", org.id, org.id});
        }
    }
    return plans;
}

Result<> write_ratings(Database& database, const Catalog& catalog, Writer& writer,
                       const StarProposal& proposal, const StarClosing& closing, StarsClosed& done,
                       Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("rating");
    LX_ASSIGN(auto there, ratings_of(database, catalog, proposal.round().year));
    Editor editor(catalog, writer, closing.day);
    std::int64_t place = 0;
    for (const StarProposal::Org& org : proposal.orgs()) {
        progress.report("登记星级", place++, static_cast<std::int64_t>(proposal.orgs().size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有登记星级。");
        const auto before = there.find(org.id);
        if (!org.star) {
            ++done.unrated;
            if (before != there.end()) // of an earlier closing
                LX_TRY(editor.remove(def, before->second.id).map([](const Edited&) {}));
            continue;
        }
        Record record = before != there.end() ? before->second : Record(def);
        record.set(def, "org", org.id);
        record.set(def, "year", static_cast<std::int64_t>(proposal.round().year));
        record.set(def, "stars", static_cast<std::int64_t>(*org.star));
        record.set(def, "previous_stars",
                   org.previous ? Value(static_cast<std::int64_t>(*org.previous)) : Value());
        record.set(def, "basis", basis_of(proposal, org, closing.despite));
        LX_ASSIGN(const Edited edited, editor.save(def, record));
        if (edited.refused())
            return fail(ErrorKind::Refused, proposal.org_name(org.row) + "的星级不能登记：" +
                                                edited.problems.front().message);
        ++(edited.outcome == WriteOutcome::Unchanged ? done.same : done.written);
    }
    return {};
}

} // namespace

std::string star_closing_title(int year)
{
    return std::to_string(year) + "年度星级评定";
}

Date star_plan_due(int year, Date closed)
{
    const Date half_year = *Date::from_ymd(year + 1, 6, 30);
    return closed < half_year ? half_year : closed.add_months(3);
}

Result<StarsClosed> close_stars(Database& database, const Catalog& catalog, Writer& writer,
                                const StarProposal& proposal, const StarClosing& closing,
                                Progress& progress)
{
    if (const auto problems = proposal.problems(); !problems.empty() && closing.despite.empty()) {
        std::string all;
        for (const std::string& one : problems)
            all += (all.empty() ? "" : "；") + one;
        return fail(ErrorKind::Refused, "这一轮还不能结束：" + all +
                                            "。请调整这些党组织的星级，或写明仍要结束的理由。");
    }
    StarsClosed done;
    LX_TRY(write_ratings(database, catalog, writer, proposal, closing, done, progress));
    for (const Plans& plans : plans_of(proposal)) {
        if (plans.orgs.empty())
            continue;
        LX_ASSIGN(const auto made,
                  supervise(database, catalog, writer, plans.orgs,
                            {closing.day, closing.due, {}, plans.demand}, progress));
        done.plans += static_cast<std::int64_t>(made.size());
    }
    return done;
}

} // namespace lx
