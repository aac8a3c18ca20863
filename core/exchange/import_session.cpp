#include "core/exchange/import_session.h"

namespace lx {

ImportSession::ImportSession(Database& database, const Catalog& catalog, const HeadingIndex& index,
                             Writer& writer, ImportTelling& telling, Date as_of, Date today)
    : m_database(database), m_telling(telling), m_editor(database, catalog, writer, today),
      m_resolver(database, catalog, index, telling), m_matcher(database, catalog, index, telling),
      m_completion(index.own(), telling),
      m_checker(database, catalog, index, telling, as_of, today),
      m_writer(database, catalog, index, m_editor, telling.report().counts)
{}

Result<> ImportSession::prepare()
{
    LX_TRY(m_matcher.prepare());
    LX_TRY(m_checker.prepare());
    return m_completion.prepare(m_database);
}

Result<> ImportSession::write(std::vector<ParsedRow>& rows)
{
    using Resolved = RowResolver::Resolved;
    m_telling.report().read += std::ssize(rows);
    std::vector<bool> later(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        LX_ASSIGN(const Resolved resolved, m_resolver.resolve(rows[i], false));
        later[i] = resolved == Resolved::Later;
    }
    LX_TRY(m_matcher.fetch(rows, later));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (later[i]) {
            // A row earlier in this batch may have brought it meanwhile.
            LX_ASSIGN(const Resolved resolved, m_resolver.resolve(rows[i], false));
            if (resolved == Resolved::Later) {
                m_waiting.push_back(std::move(rows[i]));
                continue;
            }
        }
        LX_TRY(take(rows[i]));
    }
    m_matcher.forget_fetched();
    return {};
}

Result<> ImportSession::finish()
{
    using Resolved = RowResolver::Resolved;
    for (bool moved = true; moved && !m_waiting.empty();) {
        moved = false;
        std::vector<ParsedRow> still;
        for (ParsedRow& row : m_waiting) {
            LX_ASSIGN(const Resolved resolved, m_resolver.resolve(row, false));
            if (resolved == Resolved::Later) {
                still.push_back(std::move(row));
                continue;
            }
            LX_TRY(take(row));
            moved = true;
        }
        m_waiting = std::move(still);
    }
    for (ParsedRow& row : m_waiting) {
        LX_ASSIGN([[maybe_unused]] const Resolved resolved, m_resolver.resolve(row, true));
        LX_TRY(take(row));
    }
    m_waiting.clear();
    m_telling.report().also = m_writer.carried_counts();
    m_telling.finish();
    return {};
}

Result<> ImportSession::take(ParsedRow& row)
{
    LX_ASSIGN(const bool taken, this->taken(row));
    if (taken)
        m_telling.warn_of(row);
    else
        m_telling.refuse(row);
    return {};
}

/// A resolved row through the other steps; false where it has errors.
Result<bool> ImportSession::taken(ParsedRow& row)
{
    if (!row.errors.empty())
        return false;
    LX_ASSIGN(auto draft, m_matcher.draft(row));
    if (!draft)
        return false;
    if (draft->is_new())
        m_completion.complete(row, draft->record);
    LX_TRY(m_checker.check(row, *draft));
    if (!row.errors.empty())
        return false;
    LX_ASSIGN(const bool written, m_writer.write(row, *draft));
    if (!written)
        return false;
    m_matcher.remark(row, *draft);
    m_matcher.written(row, *draft);
    m_checker.written(draft->record);
    if (draft->is_new())
        m_resolver.inserted(draft->record);
    return true;
}

} // namespace lx
