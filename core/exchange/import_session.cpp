#include "core/exchange/import_session.h"

#include <string>
#include <unordered_set>

#include "core/exchange/two_kinds.h"

namespace lx {

ImportSession::ImportSession(Database& database, const Catalog& catalog, const HeadingIndex& index,
                             Writer& writer, ImportTelling& telling, const ImportAnswers& answers,
                             Date as_of, Date today)
    : m_database(database), m_catalog(catalog), m_index(index), m_telling(telling),
      m_answers(answers), m_editor(catalog, writer, today),
      m_adder(catalog, m_editor, telling, &answers, as_of, today),
      m_resolver(database, catalog, index, telling, m_adder),
      m_matcher(database, catalog, index, telling, &answers),
      m_completion(catalog, index.own(), telling),
      m_checker(database, catalog, index, telling, as_of),
      m_writer(database, catalog, index, m_editor, telling.report().counts)
{}

Result<> ImportSession::prepare()
{
    LX_TRY(m_adder.prepare(m_database, m_index));
    LX_TRY(m_matcher.prepare());
    LX_TRY(m_checker.prepare());
    return m_completion.prepare(m_database);
}

Result<> ImportSession::write(std::vector<ParsedRow>& rows)
{
    using Resolved = RowResolver::Resolved;
    using Turn = RowResolver::Turn;
    m_telling.report().read += std::ssize(rows);
    std::vector<bool> later(rows.size());
    // A row may go by what the one above it says or adds: behind one that waits all do.
    bool waits = false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        later[i] = waits;
        if (waits)
            continue;
        LX_ASSIGN(const Resolved resolved, m_resolver.resolve(rows[i], Turn::Early));
        later[i] = resolved == Resolved::Later;
        waits = later[i] && !m_answers.add.empty();
    }
    std::vector<std::int64_t> stand; // rows these stand for, as far as that can be said by now
    for (std::size_t i = 0; i < rows.size() && m_matcher.may_fetch(); ++i) {
        if (!later[i]) {
            stand.push_back(m_matcher.match(rows[i].record));
            continue;
        }
        LX_ASSIGN(const Record known, m_resolver.with_known_keys(rows[i]));
        stand.push_back(m_matcher.match(known));
    }
    LX_TRY(m_matcher.fetch(std::move(stand)));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (later[i]) {
            // A row earlier in this batch may have brought it meanwhile.
            LX_ASSIGN(const Resolved resolved, m_resolver.resolve(rows[i], Turn::Now));
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

/// Takes the waiting rows for which `may_take` holds; false where there was none.
Result<bool> ImportSession::take_waiting(bool last_chance,
                                         const std::function<bool(const ParsedRow&)>& may_take)
{
    using Resolved = RowResolver::Resolved;
    using Turn = RowResolver::Turn;
    std::vector<ParsedRow> still;
    bool taken = false;
    for (ParsedRow& row : m_waiting) {
        bool ready = may_take(row);
        if (ready) {
            LX_ASSIGN(const Resolved resolved,
                      m_resolver.resolve(row, last_chance ? Turn::Last : Turn::Now));
            ready = resolved == Resolved::Yes;
        }
        if (!ready) {
            still.push_back(std::move(row));
            continue;
        }
        LX_TRY(take(row));
        taken = true;
    }
    m_waiting = std::move(still);
    return taken;
}

/// Rows that waited for others: first those whose other row has come, then those whose other row
/// is nowhere in the file either; what is left stands in a circle.
Result<> ImportSession::finish()
{
    const auto any = [](const ParsedRow&) { return true; };
    for (bool moved = true; moved && !m_waiting.empty();) {
        LX_ASSIGN(moved, take_waiting(false, any));
        if (moved)
            continue;
        std::unordered_set<std::string> names;
        for (const ParsedRow& row : m_waiting)
            m_resolver.add_names(row, names);
        LX_ASSIGN(moved, take_waiting(true, [&](const ParsedRow& row) {
                      return !m_resolver.waits_for(row, names);
                  }));
    }
    m_resolver.only_circles_left();
    LX_TRY(take_waiting(true, any));
    m_waiting.clear();
    m_telling.report().also = m_writer.carried_counts();
    LX_TRY(m_adder.finish());
    for (const auto& [ledger, rows] : m_adder.added())
        m_telling.report().also.emplace_back(ledger, ImportCounts{rows, 0, 0});
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

/// A unit that is none of the two kinds: one reason, whatever else is wrong with it. Rows that say
/// a category themselves, or that stand in the ledger, are taken for what they say.
bool ImportSession::is_of_other_kind(ParsedRow& row, RowDraft& draft)
{
    const LedgerDef& def = m_index.own();
    if (def.code != "unit" || !draft.is_new() || !is_empty(draft.record.at(def, "category")))
        return false;
    std::string kind = other_kind_of_word(row.kind_word);
    if (kind.empty())
        kind = other_kind_of_code(text_of(draft.record.at(def, "uscc")));
    if (kind.empty())
        return false;
    if (kind == individual_business && m_answers.individuals == true) {
        take_individual(row, draft);
        return false;
    }
    const std::string field = row.kind_word.empty() ? "uscc" : "type";
    row.errors.clear();
    row.warnings.clear();
    row.errors.push_back(m_telling.issue_of(
        row, {0, def.index_of(field)},
        row.kind_word.empty() ? text_of(draft.record.at(def, "uscc")) : row.kind_word,
        kind + "，不属于非公有制企业和社会组织，没有导入；要纳入的请填单位类别。"));
    ++m_telling.report().other_kinds;
    m_telling.report().individuals += kind == individual_business ? 1 : 0;
    return true;
}

/// The word that says what it is stands for no type: it is not a fault of the row then.
void ImportSession::take_individual(ParsedRow& row, RowDraft& draft) const
{
    const LedgerDef& def = m_index.own();
    const FieldTarget type{0, def.index_of("type")};
    if (!row.kind_word.empty()) {
        const int column = m_telling.issue_of(row, type, "", "").column;
        const auto is_word = [&](const CellIssue& issue) {
            return issue.column == column && issue.value == row.kind_word;
        };
        std::erase_if(row.errors, is_word);
        std::erase_if(row.warnings, is_word);
        std::erase(row.unread, type);
        std::erase_if(row.unknown, [&](const UnknownWord& word) { return word.target == type; });
    }
    draft.record.set(def, "category", std::string("非公有制企业"));
    std::string told = "是个体工商户，按选择纳入，单位类别登记为“非公有制企业”";
    if (is_empty(draft.record.at(def, "type"))) {
        draft.record.set(def, "type", std::string("其他"));
        told += "，单位类型登记为“其他”";
    }
    row.warnings.push_back({-1, "", told + "。"});
}

void ImportSession::ask_for_words(const ParsedRow& row)
{
    for (const UnknownWord& word : row.unknown) {
        const FieldDef& field = m_index.field(word.target);
        ImportQuestion question;
        question.kind = QuestionKind::Word;
        question.ledger = m_index.def(word.target.slot).code;
        question.field = field.key;
        question.name = field.name;
        question.text = word.text;
        if (const Dictionary* dictionary = m_catalog.dictionary(field.dictionary)) {
            for (const DictionaryValue& value : dictionary->values)
                question.choices.push_back(value.value);
        }
        m_telling.ask(row, std::move(question));
    }
}

/// A resolved row through the other steps, so that all its errors are known at once; false where it
/// has any.
Result<bool> ImportSession::taken(ParsedRow& row)
{
    LX_ASSIGN(auto draft, m_matcher.draft(row));
    if (!draft) {
        ask_for_words(row);
        return false;
    }
    if (is_of_other_kind(row, *draft))
        return false;
    ask_for_words(row);
    if (draft->is_new())
        m_completion.complete(row, draft->record);
    else
        LX_TRY(m_resolver.keep_finer_area(row, *draft->before, draft->record));
    LX_TRY(m_checker.check(row, *draft));
    if (!row.errors.empty())
        return false;
    LX_ASSIGN(const bool added, m_resolver.add_wanted(row, draft->record));
    if (!added)
        return false;
    LX_ASSIGN(const bool written, m_writer.write(row, *draft));
    if (!written)
        return false;
    m_matcher.remark(row, *draft);
    m_matcher.written(row, *draft);
    m_checker.written(draft->record);
    m_resolver.tell_placeless(row, draft->record, draft->is_new());
    if (draft->is_new())
        m_resolver.inserted(draft->record);
    row.record = std::move(draft->record); // the reading thread uses its memory again
    return true;
}

} // namespace lx
