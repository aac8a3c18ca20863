#include "core/exchange/row_matcher.h"

#include <algorithm>

namespace lx {

namespace {

std::string place_text(std::int64_t row)
{
    return "第 " + std::to_string(row + 1) + " 行";
}

} // namespace

RowMatcher::RowMatcher(Database& database, const Catalog& catalog, const HeadingIndex& index,
                       const ImportTelling& telling)
    : m_database(database), m_def(index.own()), m_telling(telling), m_store(database, catalog)
{}

Result<> RowMatcher::prepare()
{
    LX_ASSIGN(m_keys, KeyIndex::load(m_database, m_def));
    return {};
}

Result<> RowMatcher::fetch(const std::vector<ParsedRow>& rows, const std::vector<bool>& later)
{
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (later[i] || !rows[i].errors.empty())
            continue;
        if (const auto match = m_keys->match(rows[i].record); match.id != 0)
            ids.push_back(match.id);
    }
    if (ids.empty())
        return {};
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    LX_ASSIGN(auto records, m_store.rows(m_def, ids));
    for (Record& record : records)
        m_fetched.emplace(record.id, std::move(record));
    return {};
}

Result<std::optional<RowDraft>> RowMatcher::draft(ParsedRow& row)
{
    RowDraft out;
    out.match = m_keys->match(row.record);
    if (out.match.how == KeyIndex::How::Ambiguous) {
        const int code = m_def.key_fields().front();
        row.errors.push_back(m_telling.issue_of(
            row, {0, code}, "",
            "有 " + std::to_string(out.match.candidates) + " 个同名的“" + m_def.name + "”，请填" +
                m_def.fields[static_cast<std::size_t>(code)].name + "说明是哪一个。"));
        return std::nullopt;
    }
    if (out.match.id == 0) {
        out.record = row.record;
        return out;
    }
    if (const auto known = m_fetched.find(out.match.id); known != m_fetched.end()) {
        out.before = known->second;
    } else {
        LX_ASSIGN(out.before, m_store.find(m_def, out.match.id));
        if (!out.before)
            return fail(ErrorKind::Database,
                        "导入时“" + m_def.name +
                            "”台账被别的程序改动了；请关闭别的程序后重新导入。");
    }
    out.record = *out.before;
    for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
        if (!is_empty(row.record.values[i]))
            out.record.values[i] = row.record.values[i];
    }
    for (const FieldTarget& target : row.cleared) {
        if (target.slot == 0)
            out.record.values[static_cast<std::size_t>(target.field)] = {};
    }
    const bool by_name =
        out.match.how == KeyIndex::How::FilledIn || out.match.how == KeyIndex::How::Name;
    const int name = by_name ? m_def.index_of(m_def.key_fallback) : -1;
    if (name >= 0) {
        // Names that only differ in brackets or blanks are the same: the first way of writing
        // stays.
        const auto position = static_cast<std::size_t>(name);
        out.record.values[position] = out.before->values[position];
    }
    return out;
}

void RowMatcher::written(const ParsedRow& row, const RowDraft& draft)
{
    if (draft.is_new()) {
        m_keys->add(draft.record.id, draft.record);
    } else if (!draft.changes_nothing()) {
        m_keys->update(draft.match.id, *draft.before, draft.record);
        m_fetched.insert_or_assign(draft.match.id, draft.record);
    }
    m_seen.insert_or_assign(draft.record.id, Place{row.table, row.row});
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
            draft.record.values[i] == stands)
            continue;
        if (++count <= 3)
            differing += (differing.empty() ? "“" : "、“") + m_def.fields[i].name + "”";
    }
    if (count == 0)
        return;
    const Place& first = seen->second;
    std::string where = place_text(first.row);
    if (first.table != row.table)
        where = "工作表“" + m_telling.table(first.table).name + "”" + where;
    row.warnings.push_back({-1, "",
                            place_text(row.row) + "与" + where + "是同一条，" + differing +
                                (count > 3 ? "等" + std::to_string(count) + "项" : "") +
                                "不一致，以" + place_text(row.row) + "为准。"});
}

void RowMatcher::remark(ParsedRow& row, const RowDraft& draft) const
{
    remark_repeated(row, draft);
    if (draft.match.how == KeyIndex::How::Name) {
        const int code = m_def.key_fields().front();
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
