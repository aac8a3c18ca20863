#include "core/county/subject_findings.h"

#include <algorithm>

#include "core/facts/snapshot_update.h"

namespace lx {

namespace {

int order_of(State state)
{
    return state == State::Unmet ? 0 : state == State::Pending ? 1 : 2;
}

Result<> add_policy(const County& county, const PackResult& said,
                    const std::shared_ptr<const Snapshot>& snapshot, const RowRef& subject,
                    Progress& progress, SubjectFindings& found)
{
    EvaluateOptions options;
    options.only = subject;
    options.targets = false;
    options.todo = false;
    options.threads = 1;
    options.progress = &progress;
    LX_ASSIGN(
        const auto evaluation,
        evaluate(said.pack, county.seen(snapshot, county.as_of, said.pack->scope()), options));
    FindingFilter filter;
    filter.ledger = subject.ledger;
    filter.id = subject.id;
    filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown};
    evaluation.each_finding(filter, [&](const Finding& finding) {
        if (finding.state == State::Met) {
            ++found.met;
            return true;
        }
        const Explanation why = evaluation.explain(finding);
        const Rule& rule = *finding.rule;
        found.lines.push_back({finding.state, rule.strength, rule.full_id, rule.title, rule.clause,
                               rule.basis, why.needed.empty() ? std::string() : why.needed.front(),
                               rule.advice, finding.deadline, std::string()});
        if (const Exception* one =
                county.exceptions.valid(rule.full_id, finding.ledger, finding.id))
            found.lines.back().explained = one->reason;
        return true;
    });
    return {};
}

bool is_subject(const LedgerDef& def)
{
    return def.code == "unit" || def.code == "org";
}

bool refers(const LedgerDef& def, const char* link)
{
    const FieldDef* field = def.field(link);
    return field != nullptr && field->type == FieldType::Ref && field->ledger == link;
}

} // namespace

bool has_finding_subject(const LedgerDef& def)
{
    return is_subject(def) || refers(def, "unit") || refers(def, "org");
}

RowRef finding_subject(const LedgerDef& def, const Record& record)
{
    if (is_subject(def))
        return {def.code, record.id};
    for (const char* link : {"unit", "org"}) {
        if (!refers(def, link))
            continue;
        if (const std::int64_t id = int_of(record.at(def, link)); id != 0)
            return {link, id};
    }
    return {};
}

Result<SubjectFindings> subject_findings(const County& county, const LedgerDef& def,
                                         const Record& record, Progress& progress)
{
    SubjectFindings found;
    RowRef subject = finding_subject(def, record);
    if (subject.ledger.empty())
        return found;
    const SnapshotUpdate entered = with_record(county.world->snapshot(), def, record);
    if (subject.id == 0) // a row that is new itself
        subject.id = entered.changed.find(def.code)->second.ids.front();
    for (const PackResult& said : county.packs)
        LX_TRY(add_policy(county, said, entered.snapshot, subject, progress, found));
    if (subject.ledger == "unit") {
        const auto world = county.seen(entered.snapshot, county.as_of, {});
        const std::int32_t row = entered.snapshot->table("unit").row_of(subject.id);
        if (row >= 0)
            found.unbuilt_kind =
                text_of(world->value(*world->registry().find("unit", "unbuilt_kind"), row));
    }
    std::stable_sort(found.lines.begin(), found.lines.end(), [](const auto& a, const auto& b) {
        if (order_of(a.state) != order_of(b.state))
            return order_of(a.state) < order_of(b.state);
        return a.strength < b.strength;
    });
    return found;
}

} // namespace lx
