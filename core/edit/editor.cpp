#include "core/edit/editor.h"

#include <set>
#include <utility>

#include "core/edit/end_reason.h"
#include "core/store/assess_result.h"

namespace lx {

namespace {

/// A refusal of the one door in the shape of a check: what is refused for one field is told there.
RecordIssue problem_of(const LedgerDef& def, const Error& refusal)
{
    RecordIssue problem{"", refusal.message, false};
    const std::string field = "field " + def.code + ".";
    if (refusal.detail.starts_with(field))
        problem.field = refusal.detail.substr(field.size());
    return problem;
}

/// Refusals are what became of the row; any other error ends the edit.
template <typename T> Result<Edited> refused_or_failed(const LedgerDef& def, const Result<T>& done)
{
    if (done.error().kind != ErrorKind::Refused)
        return fail(done.error());
    Edited edited;
    edited.problems.push_back(problem_of(def, done.error()));
    return edited;
}

Edited gone()
{
    Edited edited;
    edited.problems.push_back({"", "这一行已经不在了，请刷新后再试。", false});
    return edited;
}

Edited ended_before(const FieldDef& field, const std::string& day)
{
    Edited edited;
    edited.problems.push_back(
        {field.key, "已于 " + day + " 结束，没有改动；要更正日期，请直接修改“" + field.name + "”。",
         false});
    return edited;
}

Edited changed_since(const FieldDef& field)
{
    Edited edited;
    edited.problems.push_back(
        {field.key, "“" + field.name + "”刚才已被改成别的内容，请重新查看后再改。", false});
    return edited;
}

/// What is computed is not typed: total, rank and grade of a row whose round is in the file.
Result<Edited> typed_result(const LedgerDef& def, const Record& record, Writer& writer)
{
    Edited edited;
    if (def.code != "assessment")
        return edited;
    LX_ASSIGN(std::string problem, typed_result_problem(writer, def, record));
    if (!problem.empty())
        edited.problems.push_back({"total", std::move(problem), false});
    return edited;
}

} // namespace

Result<Edited> Editor::write(const LedgerDef& def, Record& record)
{
    LX_ASSIGN(Edited typed, typed_result(def, record, m_writer));
    if (typed.refused())
        return typed;
    const auto written = m_writer.put(def, record);
    if (!written)
        return refused_or_failed(def, written);
    Edited edited;
    edited.outcome = *written;
    return edited;
}

Result<Edited> Editor::write(const LedgerDef& def, const Record& before, Record& after)
{
    LX_ASSIGN(Edited typed, typed_result(def, after, m_writer));
    if (typed.refused())
        return typed;
    const auto written = m_writer.change(def, before, after);
    if (!written)
        return refused_or_failed(def, written);
    Edited edited;
    edited.outcome = *written;
    return edited;
}

Result<Edited> Editor::write_behind(const LedgerDef& def, Record& record)
{
    LX_ASSIGN(Edited typed, typed_result(def, record, m_writer));
    if (typed.refused())
        return typed;
    const auto written = m_writer.insert_behind(def, record);
    if (!written)
        return refused_or_failed(def, written);
    Edited edited;
    edited.outcome = WriteOutcome::Inserted;
    return edited;
}

Result<Edited> Editor::check_and_write(const LedgerDef& def, const Record* before, Record& after,
                                       EditScope scope)
{
    EditCheck check = check_edit(m_catalog, def, before, after, m_today, scope);
    Edited edited;
    if (check.fine()) {
        LX_ASSIGN(edited, before != nullptr ? write(def, *before, after) : write(def, after));
    } else {
        edited.problems = std::move(check.problems);
    }
    edited.warnings = std::move(check.warnings);
    return edited;
}

Result<Edited> Editor::save(const LedgerDef& def, Record& record)
{
    return check_and_write(def, nullptr, record, EditScope::Row);
}

Result<Edited> Editor::change(const LedgerDef& def, std::int64_t id,
                              const std::vector<FieldEdit>& fields)
{
    LX_ASSIGN(const bool there, m_writer.find(def, id, m_before));
    if (!there)
        return gone();
    m_after = m_before;
    bool same = true;
    for (const FieldEdit& edit : fields) {
        const auto at = static_cast<std::size_t>(edit.field);
        if (edit.seen && *edit.seen != m_before.values[at])
            return changed_since(def.fields[at]);
        m_after.values[at] = edit.value;
        same = same && edit.value == m_before.values[at];
    }
    if (same)
        return Edited{};
    return check_and_write(def, &m_before, m_after, EditScope::Fields);
}

Result<Edited> Editor::end(const LedgerDef& def, std::int64_t id, const Ending& ending)
{
    LX_ASSIGN(const bool there, m_writer.find(def, id, m_before));
    if (!there)
        return gone();
    const std::string& ended = text_of(m_before.at(def, def.span.end()));
    if (!ended.empty())
        return ended == ending.day ? Edited{} : ended_before(*def.field(def.span.end()), ended);
    const auto reason = read_end_reason(m_catalog, def, ending.reason);
    if (!reason) {
        Edited edited;
        edited.problems.push_back({def.span.reason_field, reason.error().message, false});
        return edited;
    }
    m_after = m_before;
    m_after.set(def, def.span.end(), ending.day);
    if (!def.span.reason_field.empty()) {
        if (!reason->empty())
            m_after.set(def, def.span.reason_field, *reason);
    } else if (!ending.reason.empty()) {
        const std::string& note = text_of(m_before.at(def, "note"));
        m_after.set(def, "note", note.empty() ? ending.reason : note + "\n" + ending.reason);
    }
    return check_and_write(def, &m_before, m_after, EditScope::Fields);
}

Result<Edited> Editor::remove(const LedgerDef& def, std::int64_t id)
{
    const auto removed = m_writer.remove(def, id);
    if (!removed)
        return refused_or_failed(def, removed);
    Edited edited;
    edited.outcome = WriteOutcome::Updated;
    return edited;
}

Result<ManyEdited> edit_many(const std::vector<std::int64_t>& ids, const std::string& doing,
                             Progress& progress,
                             const std::function<Result<Edited>(std::int64_t id)>& verb)
{
    ManyEdited many;
    std::set<std::string> told;
    std::int64_t done = 0;
    for (const std::int64_t id : ids) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
        LX_ASSIGN(Edited one, verb(id));
        if (one.refused())
            many.refused.push_back({id, std::move(one.problems.front())});
        else
            ++(one.outcome == WriteOutcome::Unchanged ? many.unchanged : many.changed);
        for (RecordIssue& warning : one.warnings)
            if (!warning.code && one.outcome != WriteOutcome::Unchanged &&
                told.insert(warning.message).second)
                many.warnings.push_back(std::move(warning.message));
        if (++done % 64 == 0)
            progress.report(doing, done, std::ssize(ids));
    }
    return many;
}

} // namespace lx
