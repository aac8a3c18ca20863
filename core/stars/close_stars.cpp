#include "core/stars/close_stars.h"

#include <algorithm>
#include <map>

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
        const auto said = proposal.round().found_by_hand(org.id, veto.id);
        if (said && !said->empty())
            text += "：" + *said;
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

/// Whether a closing wrote the basis of a rating, as basis_of begins it; it wasn't typed then.
bool is_of_closing(std::string_view basis)
{
    constexpr std::string_view opens = "《";
    constexpr std::string_view ends = "》";
    constexpr std::string_view unit = "分，";
    const std::size_t named = basis.find(ends);
    if (!basis.starts_with(opens) || named == std::string_view::npos)
        return false;
    basis.remove_prefix(named + ends.size());
    const std::size_t points = basis.find(unit);
    if (points == std::string_view::npos || !points_from(basis.substr(0, points)))
        return false;
    basis.remove_prefix(points + unit.size());
    for (int stars = 0; stars <= kMostStars; ++stars)
        if (basis.starts_with(star_title(stars)))
            return true;
    return false;
}

/// Ratings of the year that stand there already, by organization.
Result<std::map<std::int64_t, Record>> ratings_of(Database& database, const Catalog& catalog,
                                                  int year)
{
    const LedgerDef& def = *catalog.ledger("rating");
    std::map<std::int64_t, Record> found;
    Query of_year;
    of_year.ledger = def.code;
    of_year.filters = {{"year", "=", std::to_string(year)}};
    LX_TRY(LedgerStore(database, catalog).each(of_year, [&](const Record& row) {
        if (const Value& org = row.at(def, "org"); std::holds_alternative<std::int64_t>(org))
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
    const int year = proposal.round().year;
    const std::string head = std::to_string(year) + "年度";
    const StarScheme::Plan& asked = *proposal.scheme().plan;
    std::vector<Plans> plans{{head + "评为零星级", asked.none, {}},
                             {head + "星级下降", asked.lowered, {}},
                             {head + "不予评定星级", asked.unrated, {}}};
    for (const StarProposal::Org& org : proposal.orgs()) {
        if (!org.behind())
            continue;
        Plans& to = plans[!org.star ? 2 : *org.star == 0 ? 0 : 1];
        to.orgs.push_back({star_plan(year), to.title, "org", org.id, org.id});
    }
    return plans;
}

Result<> write_plans(Database& database, const Catalog& catalog, Writer& writer,
                     const StarProposal& proposal, const StarClosing& closing, StarsClosed& done,
                     Progress& progress)
{
    if (!proposal.scheme().plan)
        return {};
    const int year = proposal.round().year;
    const Date due =
        closing.due.value_or(star_plan_due(*proposal.scheme().plan, year, closing.day));
    const std::vector<Plans> plans = plans_of(proposal);
    std::vector<std::int64_t> behind;
    for (const Plans& one : plans)
        for (const SupervisedFinding& finding : one.orgs)
            behind.push_back(finding.id);
    LX_ASSIGN(done.ended, end_supervisions(database, catalog, writer, {star_plan(year)},
                                           {behind, true}, closing.day, progress));
    for (const Plans& one : plans) {
        if (one.orgs.empty())
            continue;
        LX_ASSIGN(const auto made, supervise(database, catalog, writer, one.orgs,
                                             {closing.day, due, {}, one.demand}, progress));
        done.plans += static_cast<std::int64_t>(made.size());
    }
    return {};
}

Result<> refuse(const StarProposal& proposal, const StarProposal::Org& org, const Edited& edited)
{
    if (!edited.refused())
        return {};
    return fail(ErrorKind::Refused,
                proposal.org_name(org.row) + "的星级不能登记：" + edited.problems.front().message);
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
        auto before = there.extract(org.id);
        if (!org.star) {
            ++done.unrated;
            if (before) { // of an earlier closing
                LX_ASSIGN(const Edited gone, editor.remove(def, before.mapped().id));
                LX_TRY(refuse(proposal, org, gone));
            }
            continue;
        }
        Record record = before ? std::move(before.mapped()) : Record(def);
        record.set(def, "org", org.id);
        record.set(def, "year", static_cast<std::int64_t>(proposal.round().year));
        record.set(def, "stars", static_cast<std::int64_t>(*org.star));
        record.set(def, "previous_stars",
                   org.previous ? Value(static_cast<std::int64_t>(*org.previous)) : Value());
        record.set(def, "basis", basis_of(proposal, org, closing.despite));
        LX_ASSIGN(const Edited edited, editor.save(def, record));
        LX_TRY(refuse(proposal, org, edited));
        ++(edited.outcome == WriteOutcome::Unchanged ? done.same : done.written);
    }
    // Of an earlier closing, of organizations that aren't rated any more.
    for (const auto& [org, row] : there) {
        if (!is_of_closing(text_of(row.at(def, "basis"))))
            continue;
        LX_ASSIGN(const Edited gone, editor.remove(def, row.id));
        if (gone.refused())
            return fail(ErrorKind::Refused,
                        "以前登记的星级不能去掉：" + gone.problems.front().message);
        ++done.withdrawn;
    }
    return {};
}

} // namespace

std::string star_closing_title(int year)
{
    return std::to_string(year) + "年度星级评定";
}

std::string star_plan(int year)
{
    return "stars/promotion/" + std::to_string(year);
}

Date star_plan_due(const StarScheme::Plan& plan, int year, Date closed)
{
    const Date by = *Date::from_ymd(year + 1, plan.month, plan.day);
    return closed < by ? by : closed.add_months(plan.months);
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
    LX_TRY(write_plans(database, catalog, writer, proposal, closing, done, progress));
    return done;
}

} // namespace lx
