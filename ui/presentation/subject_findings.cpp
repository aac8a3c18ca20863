#include "ui/presentation/subject_findings.h"

#include <algorithm>

#include "core/county/exceptions.h"
#include "core/county/policies.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

int order_of(State state)
{
    return state == State::Unmet ? 0 : state == State::Pending ? 1 : 2;
}

// The engine knows the built-in fields: a county's own ones have no part in rules.

Result<> add_policy(Database& database, const FindingsRequest& request, const std::string& policy,
                    const FindingSubject& subject, const Exceptions& exceptions,
                    SubjectFindings& found)
{
    LX_ASSIGN(auto pack, load_policy(database, policy));
    SnapshotScope scope;
    (subject.ledger == "unit" ? scope.units : scope.orgs).push_back(subject.id);
    EvaluateOptions options;
    options.targets = false;
    options.todo = false;
    options.threads = 1;
    LX_ASSIGN(const auto evaluation, evaluate_file(database, Catalog::builtin(), std::move(pack),
                                                   request.as_of, scope, options));
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
        found.lines.push_back({finding.state, rule.strength, qt(rule.title), qt(rule.clause),
                               qt(rule.basis),
                               why.needed.empty() ? QString() : qt(why.needed.front()),
                               qt(rule.advice), finding.deadline, QString()});
        if (const Exception* one = exceptions.valid(rule.full_id, finding.ledger, finding.id))
            found.lines.back().explained = qt(one->reason);
        return true;
    });
    return {};
}

Result<QString> unbuilt_kind(Database& database, const FindingsRequest& request, std::int64_t unit)
{
    const FactRegistry& registry = FactRegistry::builtin();
    const FactDef* fact = registry.find("unit", "unbuilt_kind");
    if (fact == nullptr)
        return QString();
    Needs needs;
    registry.add_needs(*fact, FieldUse::Content, needs);
    SnapshotScope scope;
    scope.units.push_back(unit);
    World::Options options;
    options.as_of = request.as_of;
    NoProgress progress;
    LX_ASSIGN(const auto world,
              load_world(database, Catalog::builtin(), needs, options, scope, progress));
    const std::int32_t row = world->snapshot().table("unit").row_of(unit);
    return row < 0 ? QString() : qt(world->show(*fact, row));
}

} // namespace

FindingSubject finding_subject(const LedgerDef& def, const Record& record)
{
    if (def.code == "unit" || def.code == "org")
        return {def.code, record.id};
    for (const char* link : {"unit", "org"}) {
        const FieldDef* field = def.field(link);
        if (field == nullptr || field->type != FieldType::Ref || field->ledger != link)
            continue;
        if (const std::int64_t id = int_of(record.at(def, link)); id != 0)
            return {link, id};
    }
    return {};
}

Result<SubjectFindings> subject_findings(Database& database, const FindingsRequest& request)
{
    const LedgerDef& def = *request.catalog->ledger(request.ledger);
    FindingSubject subject = finding_subject(def, request.record);
    SubjectFindings found;
    if (subject.ledger.empty())
        return found;

    // Dropped without a commit at the end: nothing of it stays.
    std::optional<Writer> preview;
    if (request.unsaved) {
        if (auto writer = Writer::begin(database, *request.catalog, request.actor, "preview")) {
            preview.emplace(std::move(*writer));
            Record record = request.record;
            if (preview->put(def, record)) {
                if (subject.ledger == def.code)
                    subject.id = record.id;
            } else {
                preview.reset();
            }
        }
    }
    if (subject.id == 0)
        return found;
    LX_ASSIGN(const Exceptions exceptions,
              Exceptions::load_of(database, *request.catalog, request.as_of,
                                  *request.catalog->ledger(subject.ledger), subject.id));
    for (const std::string& policy : request.policies)
        LX_TRY(add_policy(database, request, policy, subject, exceptions, found));
    if (subject.ledger == "unit") {
        LX_ASSIGN(found.unbuilt_kind, unbuilt_kind(database, request, subject.id));
    }
    std::stable_sort(found.lines.begin(), found.lines.end(), [](const auto& a, const auto& b) {
        if (order_of(a.state) != order_of(b.state))
            return order_of(a.state) < order_of(b.state);
        return a.strength < b.strength;
    });
    return found;
}

} // namespace lx::ui
