#include "core/county/finding_list.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/facts/placement.h"
#include "core/ledger/mask.h"
#include "core/store/ledger_store.h"
#include "core/store/subject_names.h"

namespace lx {

namespace {

constexpr std::int64_t look_every = 65'536; ///< findings between two looks at the wish to stop

/// Ids of the subjects the search finds, by ledger, sorted.
using Found = std::map<std::string, std::vector<std::int64_t>, std::less<>>;

Result<Found> search(const FindingChoice& choice, const Catalog& catalog, Database& database)
{
    Found found;
    LedgerStore store(database, catalog);
    for (const RulePart& part : choice.rule->parts) {
        if (found.contains(part.ledger))
            continue;
        Query query;
        query.ledger = part.ledger;
        query.search = choice.search;
        LX_ASSIGN(auto ids, store.ids(query));
        std::sort(ids.begin(), ids.end());
        found.emplace(part.ledger, std::move(ids));
    }
    return found;
}

template <class Name>
std::vector<FindingList::Facet> facets(const std::unordered_map<std::int32_t, std::int64_t>& counts,
                                       Name name)
{
    std::vector<FindingList::Facet> list;
    for (const auto& [row, count] : counts)
        list.push_back({row, name(row), count});
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return std::tuple(-a.count, a.row) < std::tuple(-b.count, b.row);
    });
    return list;
}

bool near_enough(Nearness wanted, const std::optional<Date>& deadline, Date as_of)
{
    if (wanted == Nearness::Any)
        return true;
    if (!deadline)
        return wanted == Nearness::Undated;
    const int days = deadline->days() - as_of.days();
    switch (wanted) {
    case Nearness::Past:
        return days <= 0; // the last day of a deadline is judged already
    case Nearness::Within30:
        return days > 0 && days <= 30;
    case Nearness::Within180:
        return days > 0 && days <= 180;
    default:
        return false;
    }
}

} // namespace

Finding FindingList::finding(const Row& row) const
{
    Finding finding;
    finding.rule = rule;
    finding.part = row.part;
    finding.ledger = ledger(row);
    finding.id = row.id;
    finding.row = row.row;
    finding.state = row.state;
    if (row.deadline != no_day)
        finding.deadline = Date(row.deadline);
    return finding;
}

Result<std::shared_ptr<const FindingList>> list_findings(std::shared_ptr<const County> done,
                                                         const FindingChoice& choice,
                                                         Database& database, Progress& progress)
{
    auto list = std::make_shared<FindingList>();
    list->done = done;
    list->pack = choice.pack;
    list->rule = choice.rule;
    Found found;
    if (!choice.search.empty()) {
        LX_ASSIGN(found, search(choice, done->catalog(), database));
    }
    const Evaluation& evaluation = *done->packs[choice.pack].evaluation;
    const World& world = evaluation.world();
    const std::vector<std::int32_t> tops = top_areas(world);
    std::vector<Placement> places;
    for (const RulePart& part : choice.rule->parts)
        places.emplace_back(world, part.ledger);

    FindingFilter filter;
    filter.rules = {choice.rule->full_id};
    filter.states = choice.states;
    if (filter.states.empty())
        filter.states = {State::Unmet, State::Unknown, State::Pending, State::Met,
                         State::NotApplicable};
    std::unordered_map<std::int32_t, std::int64_t> areas;
    std::unordered_map<std::int32_t, std::int64_t> orgs;
    std::int64_t seen = 0;
    {
        const std::lock_guard lock(done->mutex);
        evaluation.each_finding(filter, [&](const Finding& finding) {
            if (++seen % look_every == 0 && progress.cancelled())
                return false;
            if (!choice.search.empty()) {
                const auto& ids = found.find(finding.ledger)->second;
                if (!std::binary_search(ids.begin(), ids.end(), finding.id))
                    return true;
            }
            const Handling handling = handled(done->supervisions, done->exceptions,
                                              choice.rule->full_id, finding.ledger, finding.id)
                                          .how;
            list->handled |= handling != Handling::None;
            if ((choice.handling && *choice.handling != handling) ||
                !near_enough(choice.deadline, finding.deadline, done->as_of))
                return true;
            const Placement& place = places[static_cast<std::size_t>(finding.part)];
            const std::int32_t stands = place.area(finding.row);
            const std::int32_t area = stands < 0 ? -1 : tops[static_cast<std::size_t>(stands)];
            const std::int32_t org = place.org(finding.row);
            // Each filter offers what the other one leaves.
            const bool area_fits = !choice.area || *choice.area == area;
            const bool org_fits = !choice.org || *choice.org == org;
            if (org_fits)
                ++areas[area];
            if (area_fits)
                ++orgs[org];
            if (area_fits && org_fits)
                list->rows.push_back(
                    {finding.id, finding.row,
                     finding.deadline ? finding.deadline->days() : FindingList::no_day, org,
                     static_cast<std::int16_t>(finding.part), finding.state, handling});
            return true;
        });
    }
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消。");
    list->areas = facets(areas, [&](std::int32_t row) { return done->area_name(row); });
    list->orgs = facets(orgs, [&](std::int32_t row) { return done->org_name(row); });
    return list;
}

Result<std::shared_ptr<const FindingText>>
explain_finding(const FindingList& list, const FindingList::Row& row, Database& database)
{
    auto text = std::make_shared<FindingText>();
    const Catalog& catalog = list.done->catalog();
    const Finding finding = list.finding(row);
    {
        const std::lock_guard lock(list.done->mutex);
        text->explanation = list.done->packs[list.pack].evaluation->explain(finding);
    }
    const std::string& ledger = list.ledger(row);
    const LedgerDef& def = *catalog.ledger(ledger);
    text->may_be_explained = takes_exceptions(catalog, def);
    const std::string& rule = finding.rule->full_id;
    if (const Exception* one = list.done->exceptions.find(rule, ledger, row.id))
        text->exception = *one;
    if (const Supervised* one = list.done->supervisions.find(rule, ledger, row.id))
        text->supervision = *one;
    text->ledger_name = def.name;
    SubjectNames names(database, catalog);
    names.want(ledger, row.id);
    for (const FactReading& fact : text->explanation.facts) {
        for (std::size_t i = 0; i < fact.rows.size() && i < kRowsNamed; ++i)
            names.want(fact.rows[i].ledger, fact.rows[i].id);
        if (!fact.ref_ledger.empty() && !is_empty(fact.value))
            names.want(fact.ref_ledger, int_of(fact.value));
    }
    LX_TRY(names.fetch());
    text->subject = names.name(ledger, row.id);
    text->key = mask_key_parts(names.key(ledger, row.id));
    for (const FactReading& fact : text->explanation.facts) {
        std::vector<std::string> of_fact;
        for (std::size_t i = 0; i < fact.rows.size() && i < kRowsNamed; ++i)
            of_fact.push_back(names.name(fact.rows[i].ledger, fact.rows[i].id));
        text->row_names.push_back(std::move(of_fact));
        text->values.push_back(!fact.ref_ledger.empty() && !is_empty(fact.value)
                                   ? names.name(fact.ref_ledger, int_of(fact.value))
                                   : fact.text);
    }
    return text;
}

} // namespace lx
