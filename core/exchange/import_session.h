#pragma once

#include <functional>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/edit/editor.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/reference_adder.h"
#include "core/exchange/row_checker.h"
#include "core/exchange/row_completion.h"
#include "core/exchange/row_matcher.h"
#include "core/exchange/row_parser.h"
#include "core/exchange/row_resolver.h"
#include "core/exchange/row_writer.h"

namespace lx {

/// One import, one transaction: takes parsed rows through resolving, matching, checking, writing
/// and telling, in an order in which rows may refer to each other.
class ImportSession
{
public:
    /// `as_of`: date of carried rows; `today`: what dates that lie behind us are held against. All
    /// must outlive the session; `answers` may change until `prepare`.
    ImportSession(Database& database, const Catalog& catalog, const HeadingIndex& index,
                  Writer& writer, ImportTelling& telling, const ImportAnswers& answers, Date as_of,
                  Date today);
    /// Reads what rows are held against: keys, 上级.
    [[nodiscard]] Result<> prepare();
    [[nodiscard]] Result<> write(std::vector<ParsedRow>& rows);
    /// Writes rows that waited for rows of the same file (上级 in any order) and closes the report.
    [[nodiscard]] Result<> finish();

private:
    [[nodiscard]] Result<> take(ParsedRow& row);
    [[nodiscard]] Result<bool> take_waiting(bool last_chance,
                                            const std::function<bool(const ParsedRow&)>& may_take);
    [[nodiscard]] Result<bool> taken(ParsedRow& row);
    [[nodiscard]] bool is_of_other_kind(ParsedRow& row, RowDraft& draft);
    void take_individual(ParsedRow& row, RowDraft& draft) const;
    void ask_for_words(const ParsedRow& row);

    Database& m_database;
    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    ImportTelling& m_telling;
    const ImportAnswers& m_answers;
    Editor m_editor;
    ReferenceAdder m_adder;
    RowResolver m_resolver;
    RowMatcher m_matcher;
    RowCompletion m_completion;
    RowChecker m_checker;
    RowWriter m_writer;
    std::vector<ParsedRow> m_waiting;
};

} // namespace lx
