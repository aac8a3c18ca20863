#include "core/exchange/row_matcher.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/exchange/note_lines.h"

namespace lx {

namespace {

std::string place_text(std::int64_t row)
{
    return "第 " + std::to_string(row + 1) + " 行";
}

} // namespace

RowMatcher::RowMatcher(Database& database, const Catalog& catalog, const HeadingIndex& index,
                       ImportTelling& telling, const ImportAnswers* answers)
    : m_database(database), m_def(index.own()), m_telling(telling), m_answers(answers),
      m_store(database, catalog), m_key_fields(m_def.key_fields()), m_naming(m_key_fields)
{
    if (!m_def.key_fallback.empty())
        m_naming.push_back(m_def.index_of(m_def.key_fallback));
}

Result<> RowMatcher::prepare()
{
    LX_ASSIGN(KeyIndex keys, KeyIndex::load(m_database, m_def));
    m_keys.emplace(std::move(keys));
    m_was_empty = m_keys->size() == 0;
    return {};
}

Result<> RowMatcher::fetch(std::vector<std::int64_t> ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase(ids, 0);
    if (ids.empty())
        return {};
    LX_ASSIGN(auto records, m_store.rows(m_def, ids));
    for (Record& record : records)
        m_fetched.emplace(record.id, std::move(record));
    return {};
}

/// A code that can't be this unit's is no key: it goes into 备注 and the name decides. That is a
/// malformed one which another unit has, one that only became another unit's by reading letters as
/// digits, and one which an earlier row of the import bears under another name: one of the two is a
/// slip, and neither row may be lost by it.
Result<> RowMatcher::settle_code(ParsedRow& row, KeyIndex::Match& match)
{
    if (m_def.key_fallback.empty())
        return {};
    const int code = m_key_fields.front();
    const auto name = static_cast<std::size_t>(m_def.index_of(m_def.key_fallback));
    Value& value = row.record.values[static_cast<std::size_t>(code)];
    std::string told;
    if (m_keys->is_anothers_code(row.record)) {
        told = "代码存疑，另一个名称不同的单位也写着它";
    } else if (!is_empty(value) && !is_empty(row.record.values[name])) {
        const auto seen = match.how == KeyIndex::How::Key ? m_seen.find(match.id) : m_seen.end();
        if (seen == m_seen.end() && (row.repaired_code.empty() || match.how != KeyIndex::How::Key))
            return {};
        LX_ASSIGN(const auto stands, stored(match.id));
        if (fold(text_of(stands.values[name])) == fold(text_of(row.record.values[name])))
            return {};
        const std::string whose = "“" + text_of(stands.values[name]) + "”的";
        told = seen == m_seen.end()
                   ? "代码里的字母改成数字后是" + whose + "代码，而名称不同"
                   : "代码与" + where_text(row, seen->second.table, seen->second.row) + whose +
                         "相同而名称不同";
    } else {
        return {};
    }
    const std::string original = row.repaired_code.empty() ? text_of(value) : row.repaired_code;
    row.warnings.push_back(m_telling.issue_of(row, {0, code}, original,
                                              told + "；先按没有代码登记，原文记入备注，请核对。"));
    row.remarks.push_back(std::string(code_remark) + original);
    value = {};
    match = m_keys->match(row.record);
    return {};
}

std::string RowMatcher::where_text(const ParsedRow& row, int table, std::int64_t at) const
{
    const std::string place = place_text(at);
    const PlannedTable& other = m_telling.table(table);
    return table == row.table ? place : "工作表“" + other.name + "”" + other.range() + place;
}

Result<Record> RowMatcher::stored(std::int64_t id)
{
    if (const auto known = m_fetched.find(id); known != m_fetched.end())
        return known->second;
    LX_ASSIGN(auto found, m_store.find(m_def, id));
    if (!found)
        return fail(ErrorKind::Database,
                    "导入时“" + m_def.name + "”台账被别的程序改动了；请关闭别的程序后重新导入。");
    return std::move(*found);
}

Result<std::optional<RowDraft>> RowMatcher::draft(ParsedRow& row)
{
    RowDraft out;
    out.match = m_keys->match(row.record);
    LX_TRY(settle_code(row, out.match));
    if (out.match.how == KeyIndex::How::Ambiguous) {
        const int code = m_key_fields.front();
        row.errors.push_back(m_telling.issue_of(
            row, {0, code}, "",
            "有 " + std::to_string(out.match.candidates) + " 个同名的“" + m_def.name + "”，请填" +
                m_def.fields[static_cast<std::size_t>(code)].name + "说明是哪一个。"));
        return std::nullopt;
    }
    if (out.match.id == 0 && tell_keyless(row))
        return std::nullopt;
    for (std::size_t i = 0; i < m_def.fields.size() && i < out.given.size(); ++i)
        out.given[i] = !is_empty(row.record.values[i]);
    if (out.match.id == 0) {
        out.record = std::move(row.record);
        keep_notes(row, out);
        return out;
    }
    LX_ASSIGN(out.before, stored(out.match.id));
    out.record = *out.before;
    lay_over(row, out);
    if (!settle_name(row, out))
        return std::nullopt;
    keep_notes(row, out);
    return out;
}

/// A new row with nothing in all the fields by which rows are told apart: that is its one fault.
bool RowMatcher::tell_keyless(ParsedRow& row) const
{
    std::string names;
    for (const int field : m_naming) {
        const bool told = std::find(row.unread.begin(), row.unread.end(), FieldTarget{0, field}) !=
                          row.unread.end();
        if (told || !is_empty(row.record.values[static_cast<std::size_t>(field)]))
            return false;
        names += (names.empty() ? "“" : "、“") +
                 m_def.fields[static_cast<std::size_t>(field)].name + "”";
    }
    row.errors.push_back({-1, "", "这一行没有" + names + "，认不出是哪一条，请填上。"});
    return true;
}

void RowMatcher::lay_over(const ParsedRow& row, RowDraft& draft) const
{
    const auto seen = m_seen.find(draft.match.id);
    draft.repeats = seen != m_seen.end();
    const auto given_before = [&](std::size_t field) {
        return draft.repeats && field < seen->second.given.size() && seen->second.given[field];
    };
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        if (!is_empty(row.record.values[i]) && !given_before(i))
            draft.record.values[i] = row.record.values[i];
    }
    for (const FieldTarget& target : row.cleared) {
        if (target.slot == 0 && !given_before(static_cast<std::size_t>(target.field)))
            draft.record.values[static_cast<std::size_t>(target.field)] = {};
    }
}

/// A code that stands under another name: told, asked, and the former name kept. False where the
/// answers leave the row out.
bool RowMatcher::settle_name(ParsedRow& row, RowDraft& draft)
{
    if (m_def.key_fallback.empty())
        return true;
    const int field = m_def.index_of(m_def.key_fallback);
    const auto position = static_cast<std::size_t>(field);
    const std::string& stands = text_of(draft.before->values[position]);
    if (fold(text_of(draft.record.values[position])) == fold(stands)) {
        // Names that only differ in brackets or blanks are the same: the first way of writing
        // stays.
        const auto code = static_cast<std::size_t>(m_key_fields.front());
        if (draft.match.how != KeyIndex::How::Key || is_empty(draft.record.values[code]))
            draft.record.values[position] = stands;
        return true;
    }
    ImportQuestion question;
    question.kind = QuestionKind::Rename;
    question.ledger = m_def.code;
    question.name = m_def.fields[position].name;
    question.text = text_of(draft.record.values[static_cast<std::size_t>(m_key_fields.front())]);
    question.from = stands;
    question.to = text_of(draft.record.values[position]);
    std::string change = "名称由“" + question.from + "”变为“" + question.to + "”";
    if (m_keys->has_another(question.to, draft.match.id))
        change += "，而已有同名的“" + m_def.name + "”";
    const bool left_out = m_answers != nullptr && m_answers->leaves_out(question.text);
    m_telling.ask(row, std::move(question));
    if (left_out) {
        row.errors.push_back(
            m_telling.issue_of(row, {0, field}, "", change + "，按选择没有导入；请核对代码。"));
        return false;
    }
    row.warnings.push_back(m_telling.issue_of(
        row, {0, field}, "", change + "，曾用名记入备注；如是代码填错，请撤回后更正。"));
    draft.former_name = stands;
    return true;
}

/// What an import left in 备注 stays when the list gives 备注 anew.
void RowMatcher::keep_notes(const ParsedRow& row, RowDraft& draft) const
{
    std::vector<std::string> lines;
    const int at = m_def.index_of("note");
    if (draft.before && !is_empty(row.record.values[static_cast<std::size_t>(at)]))
        lines = import_lines(text_of(draft.before->at(m_def, "note")));
    lines.insert(lines.end(), row.remarks.begin(), row.remarks.end());
    if (!draft.former_name.empty())
        lines.push_back(std::string(former_name_remark) + draft.former_name);
    if (!lines.empty())
        draft.record.set(m_def, "note", with_lines(text_of(draft.record.at(m_def, "note")), lines));
}

void RowMatcher::written(const ParsedRow& row, const RowDraft& draft)
{
    if (draft.is_new()) {
        m_keys->add(draft.record.id, draft.record);
    } else if (!draft.changes_nothing()) {
        m_keys->update(draft.match.id, *draft.before, draft.record);
        m_fetched.insert_or_assign(draft.match.id, draft.record);
    }
    const auto [seen, fresh] = m_seen.try_emplace(draft.record.id, Seen{row.table, row.row, {}});
    seen->second.given |= draft.given;
}

void RowMatcher::remark_repeated(ParsedRow& row, const RowDraft& draft) const
{
    const auto seen = m_seen.find(draft.match.id);
    if (draft.match.id == 0 || seen == m_seen.end() || !draft.before)
        return;
    std::string differing;
    int count = 0;
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        const Value& given = row.record.values[i];
        const Value& stands = draft.before->values[i];
        if (is_empty(given) || is_empty(stands) || given == stands ||
            i >= seen->second.given.size() || !seen->second.given[i])
            continue;
        if (++count <= 3)
            differing += (differing.empty() ? "“" : "、“") + m_def.fields[i].name + "”";
    }
    if (count == 0)
        return;
    const Seen& first = seen->second;
    const std::string where = where_text(row, first.table, first.row);
    row.warnings.push_back({-1, "",
                            place_text(row.row) + "与" + where + "是同一条，" + differing +
                                (count > 3 ? "等" + std::to_string(count) + "项" : "") +
                                "不一致，以" + where + "为准。"});
}

void RowMatcher::remark(ParsedRow& row, const RowDraft& draft) const
{
    remark_repeated(row, draft);
    if (draft.match.how == KeyIndex::How::Name) {
        const int code = m_key_fields.front();
        row.warnings.push_back(m_telling.issue_of(
            row, {0, code}, "",
            "没有" + m_def.fields[static_cast<std::size_t>(code)].name +
                "，按名称对应到已有的一条（" +
                text_of(draft.record.values[static_cast<std::size_t>(code)]) + "）。"));
    } else if (draft.is_new() && draft.match.candidates > 0) {
        row.warnings.push_back(m_telling.issue_of(
            row, {0, m_def.index_of(m_def.key_fallback)},
            text_of(draft.record.at(m_def, m_def.key_fallback)),
            "已有同名而代码不同的“" + m_def.name + "”，按另一条新增，请核对是否重复。"));
    }
}

} // namespace lx
