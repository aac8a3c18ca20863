#include "core/exchange/reference_adder.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/text_cleaning.h"

namespace lx {

namespace {

constexpr std::string_view area_ledger = "area";

/// Ledgers whose rows can be added, and how many characters the name of one may have: a longer text
/// is an address or a sentence.
constexpr std::array<std::pair<std::string_view, std::size_t>, 3> addable{
    {{area_ledger, 30}, {"org", 60}, {"instructor", 20}}};

/// Position of the value that a word stands for; -1 where there is none.
std::ptrdiff_t position_of(const Dictionary& dictionary, std::string_view word)
{
    const auto at = std::find_if(
        dictionary.values.begin(), dictionary.values.end(), [&](const DictionaryValue& each) {
            return each.value == word || std::find(each.synonyms.begin(), each.synonyms.end(),
                                                   word) != each.synonyms.end();
        });
    return at == dictionary.values.end() ? -1 : at - dictionary.values.begin();
}

struct KindAtEnd
{
    std::string value;      ///< "" where the end of a name says none
    std::size_t length = 0; ///< of the word, in bytes of the folded name
};

/// The value of a dictionary that the end of a name says, the longest of those that do. Those up to
/// the position `after` are left out.
KindAtEnd kind_at_end(const Dictionary& dictionary, std::string_view folded_name,
                      std::ptrdiff_t after)
{
    KindAtEnd kind;
    const auto look = [&](const std::string& text, const std::string& meant) {
        const std::string folded = fold(text);
        if (folded.size() > kind.length && folded_name.ends_with(folded))
            kind = {meant, folded.size()};
    };
    for (std::ptrdiff_t i = after + 1; i < std::ssize(dictionary.values); ++i) {
        const DictionaryValue& each = dictionary.values[static_cast<std::size_t>(i)];
        look(each.value, each.value);
        for (const std::string& synonym : each.synonyms)
            look(synonym, each.value);
    }
    return kind;
}

/// A folded text between the signs that part names in a list.
std::vector<std::string_view> listed_parts(std::string_view folded)
{
    constexpr std::array<std::string_view, 7> signs{"、", ",", ";", "/", "|", "+", "&"};
    std::vector<std::string_view> parts;
    std::size_t from = 0;
    for (std::size_t at = 0; at < folded.size(); ++at) {
        for (const std::string_view sign : signs) {
            if (folded.substr(at).starts_with(sign)) {
                parts.push_back(folded.substr(from, at - from));
                from = at + sign.size();
            }
        }
    }
    parts.push_back(folded.substr(from));
    return parts;
}

/// Six digits in a row are a number of something: no name has them.
bool has_long_number(std::string_view text)
{
    constexpr int shortest = 6;
    int run = 0;
    for (const char c : text) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        if (run == shortest)
            return true;
    }
    return false;
}

/// 待定, 其他, 某, XX: words in place of a name.
bool stands_for_a_name(std::string_view folded)
{
    constexpr std::array<std::string_view, 14> words{"待定", "未定", "待核实", "不明", "不清楚",
                                                     "其他", "其它", "某",     "某某", "XX",
                                                     "XXX",  "××",   "本",     "该"};
    return std::find(words.begin(), words.end(), folded) != words.end() || means_nothing(folded) ||
           means_not_known(folded);
}

/// Codes are written in letters and digits, names are not.
bool is_name(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// The field that holds a row's code.
int code_field(const LedgerDef& def)
{
    return def.key_fields().front();
}

/// The field of a row's first day; -1 where it has none.
int day_field(const LedgerDef& def)
{
    return def.span.starts.empty() ? -1 : def.index_of(def.span.starts.front());
}

} // namespace

std::optional<AddedField> added_field(const Catalog& catalog, std::string_view name)
{
    const std::size_t dot = name.find('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    const std::string_view ledger = trimmed(name.substr(0, dot));
    const std::string_view field = trimmed(name.substr(dot + 1));
    for (const LedgerDef& def : catalog.ledgers()) {
        if (!can_be_added(def.code) || (def.code != ledger && def.name != ledger))
            continue;
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& each = def.fields[i];
            if (!each.in_key && each.key != def.label && (each.key == field || each.name == field))
                return AddedField{&def, static_cast<int>(i)};
        }
    }
    return std::nullopt;
}

bool can_be_added(std::string_view ledger)
{
    return std::any_of(addable.begin(), addable.end(),
                       [&](const auto& each) { return each.first == ledger; });
}

Result<> ReferenceAdder::prepare(Database& database, const HeadingIndex& index)
{
    LX_ASSIGN(m_jurisdiction, SettingsStore(database).jurisdiction());
    if (m_answers == nullptr)
        return {};
    for (const ImportAnswers::Addition& addition : m_answers->add)
        m_chosen.emplace(addition.ledger, fold(addition.name));
    ReferenceResolver references(database, m_catalog);
    for (const ImportAnswers::Fill& fill : m_answers->fills) {
        const auto field = added_field(m_catalog, fill.field);
        if (!field || index.target(fill.field))
            continue; // a field of the list's own rows
        const FieldDef& def = field->def->fields[static_cast<std::size_t>(field->field)];
        Value value = read_field(m_catalog, def, fill.value).value;
        if (def.type == FieldType::Ref) {
            LX_ASSIGN(const auto found,
                      references.find(*m_catalog.ledger(def.ledger), text_of(value)));
            value = found.id == 0 ? Value{} : Value{found.id};
        }
        m_fillings.push_back({*field, std::move(value)});
    }
    return {};
}

/// Of several texts the one that can be a name and the one that can't.
void ReferenceAdder::take_texts(const WantedRow& wanted, Record& record) const
{
    const LedgerDef& def = *wanted.def;
    const auto code = static_cast<std::size_t>(code_field(def));
    const auto name = static_cast<std::size_t>(def.index_of(def.label));
    const auto* const longest = std::find_if(
        addable.begin(), addable.end(), [&](const auto& each) { return each.first == def.code; });
    for (const std::string& text : wanted.texts) {
        const std::size_t field = is_name(text) ? name : code;
        if (!is_empty(record.values[field]) || length(text) > longest->second)
            continue;
        const FieldDef& of = def.fields[field];
        // One row has one name: of several persons in a cell none can be told.
        if (field == name && of.person &&
            (split_list(text).size() > 1 || text.find_first_of("0123456789") != std::string::npos))
            continue;
        record.values[field] = read_field(m_catalog, of, text).value;
    }
}

/// What the end of the name says; an answer that says it closer (联合党支部 for a 党支部) or where
/// the name says nothing.
void ReferenceAdder::take_kind(const LedgerDef& def, Record& record) const
{
    const int field = def.index_of("kind");
    const std::string name = fold(text_of(record.at(def, def.label)));
    const FieldDef& kind = def.fields[static_cast<std::size_t>(field)];
    const Dictionary* dictionary = m_catalog.dictionary(kind.dictionary);
    // Kinds of areas stand from above to below: what is added lies under the jurisdiction.
    const bool area = def.code == area_ledger;
    std::string told;
    if (dictionary != nullptr && (area || kind.required))
        told = kind_at_end(*dictionary, name,
                           area ? position_of(*dictionary, m_jurisdiction->level) : -1)
                   .value;
    Value& value = record.values[static_cast<std::size_t>(field)];
    if (!told.empty() && !text_of(value).ends_with(told))
        value = std::move(told);
}

bool ReferenceAdder::is_possible_day(const FieldDef& field, const std::string& day) const
{
    return !day.empty() && day >= field.earliest && day <= m_today.iso();
}

void ReferenceAdder::take_day(const WantedRow& wanted, Record& record) const
{
    const int field = day_field(*wanted.def);
    if (field < 0 || !is_empty(record.values[static_cast<std::size_t>(field)]))
        return;
    const FieldDef& of = wanted.def->fields[static_cast<std::size_t>(field)];
    std::string day = is_possible_day(of, wanted.day) ? wanted.day : m_as_of.iso();
    if (!is_possible_day(of, day))
        day = m_today.iso();
    record.values[static_cast<std::size_t>(field)] = std::move(day);
}

Result<std::string> ReferenceAdder::free_code(const LedgerDef& def, const std::string& prefix,
                                              Standing standing) const
{
    int& number = m_last_number[def.code + ' ' + prefix];
    for (++number;; ++number) {
        std::string code = prefix + (number < 10 ? "X0" : "X") + std::to_string(number);
        LX_ASSIGN(const auto found, standing.references.find(def, code));
        if (found.candidates == 0) {
            --number; // taken when the row is written
            return code;
        }
    }
}

/// No list of names, no number, no word in place of a name, more than a kind.
bool ReferenceAdder::names_one_row(const LedgerDef& def, const std::string& name) const
{
    const std::string folded = fold(name);
    const FieldDef& field = def.fields[static_cast<std::size_t>(def.index_of("kind"))];
    const Dictionary* dictionary = m_catalog.dictionary(field.dictionary);
    const bool area = def.code == area_ledger;
    const std::ptrdiff_t after =
        area && dictionary != nullptr ? position_of(*dictionary, m_jurisdiction->level) : -1;
    const auto kind_of = [&](std::string_view text) {
        return dictionary == nullptr ? KindAtEnd{} : kind_at_end(*dictionary, text, after);
    };
    const auto parts = listed_parts(folded);
    // An organization's name may hold a list of what it covers; of several kinds each is one's own.
    const auto named = std::count_if(parts.begin(), parts.end(), [&](std::string_view part) {
        return area || kind_of(part).length > 0;
    });
    const std::string_view own =
        std::string_view(folded).substr(0, folded.size() - kind_of(folded).length);
    return named <= 1 && !has_long_number(folded) && !own.empty() && !stands_for_a_name(own);
}

Result<ReferenceAdder::Draft> ReferenceAdder::draft(const WantedRow& wanted,
                                                    Standing standing) const
{
    const LedgerDef& def = *wanted.def;
    Draft draft{Record(def), nullptr, false, {}};
    for (const Filling& filling : m_fillings) {
        if (filling.field.def == &def)
            draft.record.values[static_cast<std::size_t>(filling.field.field)] = filling.value;
    }
    take_texts(wanted, draft.record);
    std::string prefix = m_jurisdiction->code;
    if (const std::string text = text_of(draft.record.at(def, def.label));
        def.code == area_ledger && !text.empty()) {
        AreaNames::NewArea area = standing.areas->new_area(text, m_jurisdiction->area);
        draft.record.set(def, "parent", area.parent);
        if (!area.name.empty()) // else the question shows what the list says
            draft.record.set(def, def.label, area.name);
        draft.fine = !area.name.empty();
        draft.upper = std::move(area.upper);
        prefix = standing.areas->code_of(area.parent);
    } else {
        draft.fine = true;
    }
    take_kind(def, draft.record);
    take_day(wanted, draft.record);
    Value& code = draft.record.values[static_cast<std::size_t>(code_field(def))];
    if (is_empty(code)) {
        LX_ASSIGN(code, free_code(def, prefix, standing));
    }
    for (std::size_t i = 0; i < def.fields.size() && draft.lacks == nullptr; ++i) {
        if (def.fields[i].required && is_empty(draft.record.values[i]))
            draft.lacks = &def.fields[i];
    }
    draft.fine = draft.fine && names_one_row(def, text_of(draft.record.at(def, def.label))) &&
                 check_edit(m_catalog, def, nullptr, draft.record, m_today).fine();
    if (draft.fine && !draft.upper.empty()) {
        LX_ASSIGN(const Draft upper, this->draft({&def, {draft.upper}, {}}, standing));
        draft.fine = upper.fine;
    }
    return draft;
}

/// The answers allow it.
bool ReferenceAdder::may_add(const WantedRow& wanted) const
{
    if (m_answers == nullptr || !can_be_added(wanted.def->code) || !m_jurisdiction)
        return false;
    if (m_answers->adds_all(wanted.def->code))
        return true;
    return !m_chosen.empty() &&
           std::any_of(wanted.texts.begin(), wanted.texts.end(), [&](const std::string& text) {
               return m_chosen.contains({wanted.def->code, fold(text)});
           });
}

Result<bool> ReferenceAdder::can_add(const WantedRow& wanted, Standing standing) const
{
    if (!may_add(wanted))
        return false;
    LX_ASSIGN(const Draft drafted, draft(wanted, standing));
    return drafted.fine;
}

Result<std::int64_t> ReferenceAdder::add(const WantedRow& wanted, Standing standing,
                                         const ParsedRow& row, int column)
{
    if (!may_add(wanted))
        return 0;
    LX_ASSIGN(const Draft drafted, draft(wanted, standing));
    ImportQuestion question = question_of(wanted, drafted, standing);
    LX_ASSIGN(const std::int64_t id, put(wanted, standing, row, column));
    if (id == 0)
        return 0;
    const std::size_t asked = m_telling.ask(row, std::move(question));
    ImportQuestion& answered = m_telling.report().questions[asked];
    answered.can_answer = answered.answered = true; // asked for rows before this one, it may be
    --answered.rows;                                // `see` counts them
    m_told[m_places.at({wanted.def, id})].question = asked;
    return id;
}

Result<std::int64_t> ReferenceAdder::put(const WantedRow& wanted, Standing standing,
                                         const ParsedRow& row, int column)
{
    const LedgerDef& def = *wanted.def;
    LX_ASSIGN(Draft drafted, draft(wanted, standing));
    if (!drafted.fine)
        return 0;
    if (!drafted.upper.empty()) {
        LX_ASSIGN(const std::int64_t upper,
                  put({&def, {drafted.upper}, {}}, standing, row, column));
        if (upper == 0)
            return 0;
        LX_ASSIGN(drafted, draft(wanted, standing)); // now it lies in that one
    }
    LX_ASSIGN(const Edited edited, m_editor.save(def, drafted.record));
    if (edited.refused())
        return 0;
    const std::int64_t id = drafted.record.id;
    standing.references.add(def, id, drafted.record);
    Told told{&def, std::move(drafted.record), {}, {}, row.table, row.row, {}, {}};
    if (def.code == area_ledger) {
        const std::int64_t parent = int_of(told.record.at(def, "parent"));
        told.where = standing.areas->name_of(parent);
        standing.areas->add(id, text_of(told.record.at(def, "code")),
                            text_of(told.record.at(def, "name")), parent);
    }
    for (const TableColumn& each : m_telling.table(row.table).table.columns) {
        if (each.column == column)
            told.column = each.heading();
    }
    if (const int day = day_field(def); day >= 0)
        told.day = text_of(told.record.values[static_cast<std::size_t>(day)]);
    m_places.emplace(std::pair(&def, id), m_told.size());
    m_told.push_back(std::move(told));
    ++m_added[def.code];
    return id;
}

void ReferenceAdder::see(const LedgerDef& def, std::int64_t id, const std::string& day)
{
    const auto place = m_places.find(std::pair(&def, id));
    if (place == m_places.end())
        return;
    if (const auto question = m_told[place->second].question; question)
        ++m_telling.report().questions[*question].rows;
    const int field = day_field(def);
    const bool answered =
        std::any_of(m_fillings.begin(), m_fillings.end(), [&](const Filling& filling) {
            return filling.field.def == &def && filling.field.field == field;
        });
    if (field < 0 || answered || day.empty() ||
        !is_possible_day(def.fields[static_cast<std::size_t>(field)], day))
        return;
    std::string& earliest = m_told[place->second].day;
    earliest = std::min(earliest, day);
}

ImportQuestion ReferenceAdder::question_of(const WantedRow& wanted, const Draft& draft,
                                           Standing standing) const
{
    const LedgerDef& def = *wanted.def;
    ImportQuestion question;
    question.kind = QuestionKind::Add;
    question.ledger = def.code;
    question.name = def.name;
    const auto named = std::find_if(wanted.texts.begin(), wanted.texts.end(), is_name);
    question.text = named == wanted.texts.end() ? wanted.texts.front() : *named;
    question.can_answer = draft.fine;
    if (def.code == area_ledger && !is_empty(draft.record.at(def, "parent")))
        question.from = standing.areas->name_of(int_of(draft.record.at(def, "parent")));
    return question;
}

Result<> ReferenceAdder::ask(const WantedRow& wanted, Standing standing, const ParsedRow& row)
{
    const LedgerDef& def = *wanted.def;
    if (!can_be_added(def.code) || !m_jurisdiction)
        return {};
    LX_ASSIGN(const Draft drafted, draft(wanted, standing));
    m_telling.ask(row, question_of(wanted, drafted, standing));
    if (drafted.lacks == nullptr || drafted.lacks->key == def.label)
        return {};
    ImportQuestion lacking;
    lacking.kind = QuestionKind::Fill;
    lacking.ledger = def.code;
    lacking.field = drafted.lacks->key;
    lacking.name = def.name + drafted.lacks->name;
    if (const Dictionary* dictionary = m_catalog.dictionary(drafted.lacks->dictionary)) {
        for (const DictionaryValue& value : dictionary->values)
            lacking.choices.push_back(value.value);
    }
    m_telling.ask(row, std::move(lacking));
    return {};
}

Result<> ReferenceAdder::offer(const WantedRow& wanted, Standing standing, const ParsedRow& row,
                               const std::string& instead)
{
    if (!can_be_added(wanted.def->code) || !m_jurisdiction)
        return {};
    LX_ASSIGN(const Draft drafted, draft(wanted, standing));
    if (!drafted.fine)
        return {};
    ImportQuestion question = question_of(wanted, drafted, standing);
    question.to = instead;
    m_telling.ask(row, std::move(question));
    return {};
}

/// "“党组织”台账里没有“甲公司党支部”，已新增，党组织代码“640121X01”、类别“党支部”、…".
std::string ReferenceAdder::sentence(const Told& told) const
{
    const LedgerDef& def = *told.def;
    std::string made = told.where.empty() ? "" : "上级“" + told.where + "”";
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (field.required && field.key != def.label)
            made += (made.empty() ? "" : "、") + field.name + "“" +
                    export_field(field, told.record.values[i]) + "”";
    }
    return "“" + def.name + "”台账里没有“" + text_of(told.record.at(def, def.label)) +
           "”，已按选择新增：" + made + "，请核对。";
}

Result<> ReferenceAdder::finish()
{
    for (Told& told : m_told) {
        if (const int field = day_field(*told.def); field >= 0) {
            Value& stands = told.record.values[static_cast<std::size_t>(field)];
            if (told.day < text_of(stands)) {
                stands = told.day;
                LX_TRY(m_editor.change(*told.def, told.record.id, {{field, stands}}));
            }
        }
        m_telling.warn(told.table, told.row + 1, told.column, "", sentence(told));
    }
    return {};
}

} // namespace lx
