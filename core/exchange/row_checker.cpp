#include "core/exchange/row_checker.h"

#include <algorithm>
#include <charconv>

#include "core/edit/edit_check.h"
#include "core/ledger/field_text.h"
#include "core/ledger/masked_entry.h"
#include "core/store/field_scan.h"

namespace lx {

RowChecker::RowChecker(Database& database, const Catalog& catalog, const HeadingIndex& index,
                       ImportTelling& telling, Date as_of)
    : m_database(database), m_catalog(catalog), m_index(index), m_def(index.own()),
      m_telling(telling), m_as_of(as_of), m_store(database, catalog)
{}

Result<> RowChecker::prepare()
{
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        const FieldDef& field = m_def.fields[i];
        if (field.type != FieldType::Ref || field.ledger != m_def.code)
            continue;
        SelfField& self = m_self_fields.emplace_back(SelfField{static_cast<int>(i), {}});
        LX_TRY(scan_fields(m_database, m_def, {self.field},
                           [&](std::int64_t id, const std::vector<Value>& values) {
                               if (!is_empty(values[0]))
                                   self.above.emplace(id, int_of(values[0]));
                           }));
    }
    return {};
}

void RowChecker::written(const Record& record)
{
    for (SelfField& self : m_self_fields) {
        const Value& above = record.values[static_cast<std::size_t>(self.field)];
        if (is_empty(above))
            self.above.erase(record.id);
        else
            self.above.insert_or_assign(record.id, int_of(above));
    }
}

Result<> RowChecker::check(ParsedRow& row, RowDraft& draft)
{
    LX_TRY(check_masked(row, draft));
    if (!draft.changes_nothing())
        check_own(row, draft);
    check_carried(row, draft);
    return {};
}

/// Whether a masked text of the file ("192****2075") is only how the value that stands is shown.
Result<bool> RowChecker::shows_what_stands(const FieldDef& field, const std::string& text,
                                           const Value& stored)
{
    const LedgerDef* other = field.ledger.empty() ? nullptr : m_catalog.ledger(field.ledger);
    if (other == nullptr || is_empty(stored))
        return shows_stored(field, text, stored);
    // References stand as ids: "12" or "12,7".
    std::string ids = text_of(stored);
    if (ids.empty())
        ids = std::to_string(int_of(stored));
    std::string keys;
    for (std::size_t from = 0; from < ids.size();) {
        const std::size_t to = std::min(ids.find(',', from), ids.size());
        std::int64_t id = 0;
        const auto [end, trouble] = std::from_chars(ids.data() + from, ids.data() + to, id);
        if (trouble != std::errc() || end != ids.data() + to)
            return false; // a text that refers to nothing
        LX_ASSIGN(const std::string key, m_store.subject_key(*other, id));
        keys += (keys.empty() ? "" : "、") + key;
        from = to + 1;
    }
    return shows_key(text, keys);
}

Result<> RowChecker::check_masked(ParsedRow& row, const RowDraft& draft)
{
    for (const MaskedText& masked : row.masked) {
        const FieldDef& field = m_index.field(masked.target);
        bool same = false;
        if (masked.target.slot == 0 && draft.before) {
            LX_ASSIGN(same,
                      shows_what_stands(
                          field, masked.text,
                          draft.before->values[static_cast<std::size_t>(masked.target.field)]));
        }
        if (same)
            m_telling.keep_masked(row, masked.column);
        else
            row.errors.push_back({masked.column, masked.text, masked_entry_text(field)});
    }
    return {};
}

bool RowChecker::is_wrong_alone(const LedgerDef& def, const Record& record, int field) const
{
    Record alone(def);
    alone.values[static_cast<std::size_t>(field)] = record.values[static_cast<std::size_t>(field)];
    const EditCheck check = check_edit(m_catalog, def, nullptr, alone, m_as_of);
    return std::any_of(check.problems.begin(), check.problems.end(), [&](const RecordIssue& issue) {
        return def.index_of(issue.field) == field;
    });
}

/// A field that must be filled has nothing: one value for all such rows would do.
void RowChecker::ask_for(const ParsedRow& row, FieldTarget target)
{
    const FieldDef& field = m_index.field(target);
    if (m_index.is_key(target) && m_def.key_fields().size() == 1)
        return; // rows would all be the same
    ImportQuestion question;
    question.kind = QuestionKind::Fill;
    question.ledger = m_index.def(target.slot).code;
    question.field = field.key;
    question.name = field.name;
    question.list = m_telling.list_of(row.table);
    if (const Dictionary* dictionary = m_catalog.dictionary(field.dictionary)) {
        for (const DictionaryValue& value : dictionary->values)
            question.choices.push_back(value.value);
    }
    m_telling.ask(row, std::move(question));
}

bool RowChecker::check_slot(ParsedRow& row, int slot, Record& record, const Record* before)
{
    const LedgerDef& def = m_index.def(slot);
    bool fine = true;
    std::vector<int> told_fields; // one message a field: what else is odd about it follows from it
    EditCheck check = check_edit(m_catalog, def, nullptr, record, m_as_of);
    const auto issue_of = [&](RecordIssue& issue, int position) {
        const std::string value =
            position < 0 ? ""
                         : export_field(def.fields[static_cast<std::size_t>(position)],
                                        record.values[static_cast<std::size_t>(position)]);
        return m_telling.issue_of(row, {slot, position}, value, std::move(issue.message));
    };
    for (RecordIssue& issue : check.problems) {
        const int position = def.index_of(issue.field);
        const FieldTarget target{slot, position};
        // A cell that can't be read is told already: no "必须填写" besides.
        if (std::find(row.unread.begin(), row.unread.end(), target) != row.unread.end())
            continue;
        told_fields.push_back(position);
        CellIssue told = issue_of(issue, position);
        const auto at = static_cast<std::size_t>(std::max(position, 0));
        const bool given = position >= 0 && !is_empty(record.values[at]);
        if (position >= 0 && !given && def.fields[at].required)
            ask_for(row, target);
        const bool optional =
            given && !def.fields[at].required && is_wrong_alone(def, record, position);
        if (optional || slot > 0) {
            told.reason += slot > 0 && !optional ? "；没有写入" + def.name + "，其余照常。"
                                                 : std::string(left_out_remark);
            told.left_out = true;
            row.warnings.push_back(std::move(told));
            if (optional)
                record.values[at] = before == nullptr ? Value{} : before->values[at];
            else
                fine = false;
            continue;
        }
        row.errors.push_back(std::move(told));
    }
    for (RecordIssue& issue : check.warnings) {
        // A row that only changes some fields is warned about those.
        const int position = def.index_of(issue.field);
        if (std::find(told_fields.begin(), told_fields.end(), position) != told_fields.end())
            continue;
        if (before == nullptr || position < 0 ||
            !is_empty(row.record.values[static_cast<std::size_t>(position)]))
            row.warnings.push_back(issue_of(issue, position));
    }
    return fine;
}

void RowChecker::check_own(ParsedRow& row, RowDraft& draft)
{
    check_slot(row, 0, draft.record, draft.before ? &*draft.before : nullptr);
    if (!draft.before)
        return;
    if (const FieldDef* field = closes_circle(draft.match.id, draft.record))
        row.errors.push_back(
            m_telling.issue_of(row, {0, m_def.index_of(field->key)}, "",
                               "“" + field->name + "”指向了自己或自己的下级，请核对。"));
}

const FieldDef* RowChecker::closes_circle(std::int64_t id, const Record& record) const
{
    for (const SelfField& self : m_self_fields) {
        const auto field = static_cast<std::size_t>(self.field);
        std::int64_t at = int_of(record.values[field]);
        for (int steps = 0; at != 0 && steps < 1000; ++steps) {
            if (at == id)
                return &m_def.fields[field];
            const auto up = self.above.find(at);
            at = up == self.above.end() ? 0 : up->second;
        }
    }
    return nullptr;
}

void RowChecker::check_carried(ParsedRow& row, const RowDraft& draft)
{
    for (std::size_t i = 0; i < m_index.carried().size(); ++i) {
        if (row.carried.size() <= i || row.carried[i].values.empty())
            continue;
        Record& record = row.carried[i];
        const CarriedSlot& carried = m_index.carried()[i];
        const int slot = static_cast<int>(i) + 1;
        const int when = carried.def->index_of(carried.rule->when);
        if (is_empty(record.values[static_cast<std::size_t>(when)])) {
            // The columns of a table without the deciding one are told once, not in every row.
            if (m_telling.has_column(row.table, {slot, when})) {
                const bool told = std::find(row.unread.begin(), row.unread.end(),
                                            FieldTarget{slot, when}) != row.unread.end();
                for (std::size_t f = 0; f < record.values.size() && !told; ++f) {
                    if (!is_empty(record.values[f]))
                        row.warnings.push_back(m_telling.issue_of(
                            row, {slot, static_cast<int>(f)},
                            export_field(carried.def->fields[f], record.values[f]),
                            "这一行没有“" +
                                carried.def->fields[static_cast<std::size_t>(when)].name + "”，“" +
                                carried.def->fields[f].name + "”没有写入" + carried.def->name +
                                "。"));
                }
            }
            record.values.clear();
            continue;
        }
        if (!carried.rule->date_field.empty()) {
            Value& date = record.values[static_cast<std::size_t>(
                carried.def->index_of(carried.rule->date_field))];
            if (is_empty(date)) {
                date = m_as_of.iso();
                m_telling.report().dated = carried.def->name;
            }
        }
        for (const std::string& key : carried.rule->copies)
            record.set(*carried.def, key, draft.record.at(m_def, key));
        // The link is known after this row is written; any id stands for it until then.
        record.set(*carried.def, carried.rule->link,
                   std::int64_t{draft.match.id == 0 ? 1 : draft.match.id});
        if (!check_slot(row, slot, record, nullptr))
            record.values.clear();
    }
}

} // namespace lx
