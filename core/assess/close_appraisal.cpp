#include "core/assess/close_appraisal.h"

#include "core/assess/round_rows.h"
#include "core/edit/editor.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

Result<> saved(const Result<Edited>& edited)
{
    if (!edited)
        return fail(edited.error());
    if (edited->refused())
        return fail(ErrorKind::Refused, edited->problems.front().message);
    return {};
}

} // namespace

Result<> write_appraisals(Database& database, const Catalog& catalog, Writer& writer,
                          const AssessRound& round, const AssessResults& results,
                          Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("member_appraisal");
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, {});
    std::int64_t done = 0;
    for (const AssessResult& one : results.orgs) {
        progress.report("登记民主评议", done++, std::ssize(results.orgs));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有办结。");
        Query query = round_rows(round.id);
        query.filters.push_back({"member", "=", std::to_string(one.org)});
        LX_ASSIGN(auto there, store.first(query, 1));
        Record row = there.empty() ? Record(def) : std::move(there.front());
        row.set(def, "year", std::int64_t{round.id.year});
        row.set(def, "org", round.id.assessor);
        row.set(def, "member", one.org);
        set_votes(*round.scheme, one, def, row);
        row.set(def, "total", shown_score(*round.scheme, *one.total));
        row.set(def, "grade", round.scheme->grades[*one.grade].name);
        LX_TRY(saved(editor.save(def, row)));
    }
    return {};
}

Result<> withdraw_appraisals(Database& database, const Catalog& catalog, Writer& writer,
                             const AssessRound& round)
{
    const LedgerDef& def = *catalog.ledger("member_appraisal");
    Editor editor(catalog, writer, {});
    LX_ASSIGN(const auto rows, LedgerStore(database, catalog).first(round_rows(round.id), -1));
    for (const Record& row : rows) {
        if (!round.has(int_of(row.at(def, "member")))) // typed by somebody, of another member
            continue;
        if (auto left = without_result(def, row, {"total", "grade"}))
            LX_TRY(saved(editor.write(def, *left)));
        else
            LX_TRY(saved(editor.remove(def, row.id)));
    }
    return {};
}

} // namespace lx
