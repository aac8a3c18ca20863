#include "ui/presentation/import_draft.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/reference_adder.h"
#include "core/spreadsheet/column_letters.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

using Columns = std::vector<std::pair<std::string, std::string>>;

/// One question for all rows of a ledger that could be added; one each for everything else.
std::string identity(const ImportQuestion& question)
{
    std::string id = std::to_string(static_cast<int>(question.kind)) + question.ledger;
    if (question.kind != QuestionKind::Add)
        id += "." + question.field + "\x1f" + question.list + "\x1f" + fold(question.text);
    else
        id += question.can_answer ? question.field : "!";
    return id;
}

/// A list's own value goes before that of all lists.
const std::string* value_of(const ImportAnswers& answers, const std::string& field,
                            const ImportQuestion& question)
{
    const std::string* of_all = nullptr;
    for (const ImportAnswers::Fill& fill : answers.fills) {
        if (fill.field != field && fill.field != question.name)
            continue;
        if (fill.list == question.list)
            return &fill.value;
        if (fill.list.empty())
            of_all = &fill.value;
    }
    return of_all;
}

const std::string* meaning_of(const ImportAnswers& answers, const std::string& field,
                              const std::string& name, const std::string& text)
{
    for (const ImportAnswers::Meaning& meaning : answers.meanings) {
        if ((meaning.field == field || meaning.field == name) && fold(meaning.text) == fold(text))
            return &meaning.value;
    }
    return nullptr;
}

std::optional<std::string> answer_in(const ImportAnswers& answers, const ImportQuestion& question,
                                     const std::string& ledger)
{
    const std::string field = question.answer_field(ledger);
    const std::string* found = nullptr;
    switch (question.kind) {
    case QuestionKind::Fill:
        found = value_of(answers, field, question);
        break;
    case QuestionKind::Word:
        found = meaning_of(answers, field, question.name, question.text);
        break;
    case QuestionKind::Add:
        return (question.text.empty() ? answers.adds_all(question.ledger)
                                      : answers.adds(question.ledger, question.text))
                   ? std::optional<std::string>("")
                   : std::nullopt;
    case QuestionKind::Rename:
        return answers.leaves_out(question.text) ? std::nullopt : std::optional<std::string>("");
    }
    return found == nullptr ? std::nullopt : std::optional<std::string>(*found);
}

void set_among(std::vector<std::string>& words, const std::string& word, bool there)
{
    std::erase(words, word);
    if (there)
        words.push_back(word);
}

template <typename Word> std::vector<Word> sorted(std::vector<Word> words)
{
    std::sort(words.begin(), words.end());
    return words;
}

bool same(const ImportAnswers& a, const ImportAnswers& b)
{
    return a.to_json() == b.to_json() && sorted(a.add) == sorted(b.add) &&
           sorted(a.leave_out) == sorted(b.leave_out) && a.individuals == b.individuals;
}

const std::string* column_in(const Columns& columns, const std::string& source)
{
    for (const auto& [name, field] : columns) {
        if (fold(name) == fold(source))
            return &field;
    }
    return nullptr;
}

} // namespace

ImportDraft::ImportDraft(std::shared_ptr<const Catalog> catalog, ImportOptions options)
    : m_catalog(std::move(catalog)), m_options(std::move(options))
{}

const LedgerDef& ImportDraft::ledger() const
{
    return *m_catalog->ledger(m_options.ledger);
}

std::vector<std::string> ImportDraft::seen_names() const
{
    std::vector<std::string> keys;
    for (const AskedQuestion& asked : m_questions) {
        if (asked.question.kind == QuestionKind::Rename)
            keys.push_back(asked.question.text);
    }
    return keys;
}

void ImportDraft::take(ImportPreview preview)
{
    if (!m_preview)
        m_remembered = preview.report.answers;
    m_options.answers = preview.options.answers;
    m_options.recall = preview.options.recall;
    if (m_options.by_stated_day) {
        m_own_day = preview.options.as_of != m_options.as_of;
        m_options.as_of = preview.options.as_of;
        m_options.by_stated_day = false;
    }
    m_individuals = preview.report.answers.individuals.value_or(false);
    ask(preview.report);
    ask_remembered();
    std::stable_sort(m_questions.begin(), m_questions.end(),
                     [](const AskedQuestion& a, const AskedQuestion& b) {
                         return a.question.kind < b.question.kind;
                     });
    m_preview = std::make_shared<const ImportPreview>(std::move(preview));
    m_outdated = false;
}

void ImportDraft::follow_day(Date day)
{
    if (!m_own_day)
        m_options.as_of = day;
}

void ImportDraft::choose_day(Date day)
{
    m_own_day = true;
    m_options.as_of = day;
}

bool ImportDraft::outdated() const
{
    return !m_preview || m_outdated || m_options.as_of != m_preview->options.as_of ||
           !same(m_options.answers, m_preview->options.answers);
}

/// Questions keep their places; those that are answered stay though nobody asks them any more.
void ImportDraft::ask(const ImportReport& report)
{
    std::map<std::string, AskedQuestion> fresh;
    std::vector<std::string> order;
    for (const ImportQuestion& question : report.questions) {
        const auto [at, first] = fresh.try_emplace(identity(question), AskedQuestion{question, {}});
        if (first)
            order.push_back(at->first);
        else
            at->second.question.rows += question.rows;
        if (question.kind == QuestionKind::Add) {
            at->second.question.text.clear();
            at->second.missing.push_back(question);
        }
    }
    ImportQuestion individuals;
    individuals.kind = QuestionKind::Add;
    individuals.ledger = report.ledger;
    individuals.field = individuals_question;
    individuals.rows = report.individuals;
    if (report.individuals > 0 || answer(individuals)) {
        order.push_back(identity(individuals));
        fresh.try_emplace(order.back(), AskedQuestion{individuals, {}});
    }
    std::vector<AskedQuestion> kept;
    for (AskedQuestion& earlier : m_questions) {
        const auto again = fresh.find(identity(earlier.question));
        if (again != fresh.end()) {
            keep_missing(earlier, report, again->second);
            kept.push_back(std::move(again->second));
            fresh.erase(again);
        } else if (is_answered(earlier) && earlier.question.kind != QuestionKind::Rename) {
            kept.push_back(std::move(earlier));
        }
    }
    for (const std::string& id : order) {
        if (const auto at = fresh.find(id); at != fresh.end())
            kept.push_back(std::move(at->second));
    }
    m_questions = std::move(kept);
}

/// Names keep their places too. Rows that were refused for something else name nothing: what was
/// chosen for them stays.
void ImportDraft::keep_missing(const AskedQuestion& earlier, const ImportReport& report,
                               AskedQuestion& now) const
{
    if (now.missing.empty())
        return;
    std::map<std::string, const ImportQuestion*> asked;
    for (const ImportQuestion& question : report.questions) {
        if (question.kind == QuestionKind::Add && question.ledger == now.question.ledger)
            asked.emplace(fold(question.text), &question);
    }
    std::vector<ImportQuestion> names;
    std::set<std::string> known;
    for (const ImportQuestion& name : earlier.missing) {
        const auto again = asked.find(fold(name.text));
        const bool can_answer = again == asked.end() || again->second->can_answer;
        if (can_answer != now.question.can_answer || (again == asked.end() && !answer(name)))
            continue;
        names.push_back(again == asked.end() ? name : *again->second);
        known.insert(fold(name.text));
    }
    for (ImportQuestion& name : now.missing) {
        if (!known.contains(fold(name.text)))
            names.push_back(std::move(name));
    }
    now.missing = std::move(names);
    now.question.rows = 0;
    for (const ImportQuestion& name : now.missing)
        now.question.rows += name.rows;
}

/// What was remembered is no question of the trial: it is shown as one, to be taken back.
void ImportDraft::ask_remembered()
{
    const HeadingIndex index(*m_catalog, ledger());
    const auto add = [&](QuestionKind kind, const std::string& name, const std::string& text,
                         const std::string& list) {
        const auto target = index.target(name);
        const auto added = target ? std::nullopt : added_field(*m_catalog, name);
        if (!target && !added)
            return;
        const LedgerDef& def = target ? index.def(target->slot) : *added->def;
        const FieldDef& field =
            target ? index.field(*target) : def.fields[static_cast<std::size_t>(added->field)];
        ImportQuestion question;
        question.kind = kind;
        question.ledger = def.code;
        question.field = field.key;
        question.name = field.name;
        question.text = text;
        question.list = list;
        question.choices = values_to_choose(*m_catalog, field);
        const std::string id = identity(question);
        const bool known =
            std::any_of(m_questions.begin(), m_questions.end(),
                        [&](const AskedQuestion& asked) { return identity(asked.question) == id; });
        if (!known)
            m_questions.push_back({std::move(question), {}});
    };
    for (const ImportAnswers::Fill& fill : m_options.answers.fills)
        add(QuestionKind::Fill, fill.field, {}, fill.list);
    for (const ImportAnswers::Meaning& meaning : m_options.answers.meanings)
        add(QuestionKind::Word, meaning.field, meaning.text, {});
}

const ImportedTable* ImportDraft::list_among_others(const ImportQuestion& question) const
{
    if (question.list.empty() || !m_preview)
        return nullptr;
    const ImportedTable* found = nullptr;
    bool others = false;
    for (const ImportedTable& table : m_preview->report.tables) {
        others = others || table.list != question.list;
        if (found == nullptr && table.list == question.list)
            found = &table;
    }
    return others ? found : nullptr;
}

std::int64_t ImportDraft::chosen(const AskedQuestion& asked) const
{
    if (!asked.question.can_answer)
        return 0;
    std::set<std::string> chosen;
    for (const ImportAnswers::Addition& addition : m_options.answers.add) {
        if (addition.ledger == asked.question.ledger && addition.name.empty())
            return std::ssize(asked.missing);
        if (addition.ledger == asked.question.ledger)
            chosen.insert(fold(addition.name));
    }
    return std::count_if(
        asked.missing.begin(), asked.missing.end(),
        [&](const ImportQuestion& name) { return chosen.contains(fold(name.text)); });
}

bool ImportDraft::is_answered(const AskedQuestion& asked) const
{
    return answer(asked.question).has_value() || chosen(asked) > 0;
}

std::optional<std::string> ImportDraft::answer(const ImportQuestion& question) const
{
    if (!question.can_answer) // rows of the same ledger that can be added may have one
        return std::nullopt;
    if (question.field == individuals_question)
        return m_options.answers.individuals.value_or(m_individuals)
                   ? std::optional<std::string>("")
                   : std::nullopt;
    return answer_in(m_options.answers, question, m_options.ledger);
}

bool ImportDraft::remembered(const ImportQuestion& question) const
{
    const bool one_row = question.kind == QuestionKind::Add && !question.text.empty();
    if (!one_row && question.kind != QuestionKind::Fill && question.kind != QuestionKind::Word)
        return false;
    const auto now = answer(question);
    return now && now == answer_in(m_remembered, question, m_options.ledger);
}

void ImportDraft::set_answer(const ImportQuestion& question,
                             const std::optional<std::string>& answer)
{
    if (!question.can_answer)
        return;
    ImportAnswers& answers = m_options.answers;
    const std::string field = question.answer_field(m_options.ledger);
    const auto is_field = [&](const auto& each) {
        return each.field == field || each.field == question.name;
    };
    switch (question.kind) {
    case QuestionKind::Fill:
        // Taken back it is that of all lists too, which would stand in its place.
        std::erase_if(answers.fills, [&](const ImportAnswers::Fill& fill) {
            return is_field(fill) && (fill.list == question.list || (!answer && fill.list.empty()));
        });
        if (answer)
            answers.fills.push_back({field, *answer, question.list});
        break;
    case QuestionKind::Word:
        std::erase_if(answers.meanings, [&](const ImportAnswers::Meaning& meaning) {
            return is_field(meaning) && fold(meaning.text) == fold(question.text);
        });
        if (answer)
            answers.meanings.push_back({field, question.text, *answer});
        break;
    case QuestionKind::Add:
        if (question.field == individuals_question)
            answers.individuals = answer.has_value();
        else
            set_added(question, answer.has_value());
        break;
    case QuestionKind::Rename:
        set_among(answers.leave_out, question.text, !answer.has_value());
        break;
    }
}

/// Of all that were to be added, one is not: the others are named.
void ImportDraft::set_added(const ImportQuestion& question, bool added)
{
    ImportAnswers& answers = m_options.answers;
    const bool all = answers.adds_all(question.ledger);
    if (added && answer(question))
        return;
    std::erase_if(answers.add, [&](const ImportAnswers::Addition& each) {
        return each.ledger == question.ledger &&
               (all || question.text.empty() || fold(each.name) == fold(question.text));
    });
    if (added) {
        answers.add.push_back({question.ledger, question.text});
        return;
    }
    if (!all || question.text.empty())
        return;
    for (const AskedQuestion& asked : m_questions) {
        for (const ImportQuestion& name : asked.missing) {
            if (name.ledger == question.ledger && name.can_answer &&
                fold(name.text) != fold(question.text))
                answers.add.push_back({name.ledger, name.text});
        }
    }
}

int ImportDraft::open_questions() const
{
    return static_cast<int>(
        std::count_if(m_questions.begin(), m_questions.end(), [this](const AskedQuestion& asked) {
            return asked.question.can_answer && asked.question.proposed.empty() &&
                   !is_answered(asked) &&
                   asked.question.field != individuals_question; // a setting, which stands
        }));
}

std::optional<std::string> ImportDraft::column(const std::string& source) const
{
    const std::string* field = column_in(m_options.answers.mapping.columns, source);
    return field == nullptr ? std::nullopt : std::optional<std::string>(*field);
}

void ImportDraft::set_column(const std::string& source, const std::optional<std::string>& field)
{
    Columns& columns = m_options.answers.mapping.columns;
    std::erase_if(columns, [&](const auto& each) { return fold(each.first) == fold(source); });
    if (field)
        columns.emplace_back(source, *field);
}

bool ImportDraft::column_remembered(const std::string& source) const
{
    const std::string* before = column_in(m_remembered.mapping.columns, source);
    return before != nullptr && column(source) == *before;
}

std::vector<std::string> values_to_choose(const Catalog& catalog, const FieldDef& field)
{
    if (field.type == FieldType::Bool)
        return {"是", "否"};
    std::vector<std::string> values;
    if (const Dictionary* dictionary = catalog.dictionary(field.dictionary)) {
        for (const DictionaryValue& value : dictionary->values) {
            if (std::find(values.begin(), values.end(), value.value) == values.end())
                values.push_back(value.value);
        }
    }
    return values;
}

std::vector<std::string> column_sources(const ImportedTable& table)
{
    std::map<std::string, int> times;
    for (const ImportedColumn& column : table.columns)
        ++times[fold(column.heading)];
    std::vector<std::string> sources;
    for (const ImportedColumn& column : table.columns)
        sources.push_back(times.at(fold(column.heading)) == 1 ? column.heading
                                                              : column_letters(column.column));
    return sources;
}

std::vector<ImportField> import_fields(const Catalog& catalog, const LedgerDef& def)
{
    std::vector<ImportField> fields;
    for (const FieldDef& field : def.fields)
        fields.push_back({field.key, qt(heading(field))});
    const HeadingIndex index(catalog, def);
    int slot = 0;
    for (const CarriedSlot& carried : index.carried()) {
        ++slot;
        for (const FieldDef& field : carried.def->fields) {
            const std::string key = carried.def->code + "." + field.key;
            const auto target = index.target(key);
            // What it copies from the row is the row's own; where it points back is no column.
            if (target && target->slot == slot && field.key != carried.rule->link)
                fields.push_back(
                    {key, qt(carried.def->name) + QStringLiteral(" / ") + qt(heading(field))});
        }
    }
    return fields;
}

} // namespace lx::ui
