#include "core/exchange/row_completion.h"

#include <algorithm>
#include <string_view>

#include "core/ledger/proposals.h"

namespace lx {

Result<> RowCompletion::prepare(Database& database)
{
    if (m_def.code == "area") {
        LX_ASSIGN(m_jurisdiction, SettingsStore(database).jurisdiction());
    }
    return {};
}

void RowCompletion::complete(ParsedRow& row, Record& record) const
{
    propose(row, record);
    attach_area(row, record);
}

void RowCompletion::propose(ParsedRow& row, Record& record) const
{
    const auto blank = [&](const char* key) { return is_empty(record.at(m_def, key)); };
    if (m_def.code != "unit" || !(blank("category") || blank("type") || blank("status")))
        return;
    std::string told;
    const auto take = [&](int field, Value value, const std::string& why) {
        const FieldTarget target{0, field};
        if (!m_def.fields[static_cast<std::size_t>(field)].required ||
            std::find(row.unread.begin(), row.unread.end(), target) != row.unread.end())
            return;
        told += (told.empty() ? "" : "，") + m_def.fields[static_cast<std::size_t>(field)].name +
                why + "“" + text_of(value) + "”";
        record.values[static_cast<std::size_t>(field)] = std::move(value);
    };
    for (Proposal& each : proposals(m_catalog, m_def, record))
        take(each.field, std::move(each.value), each.reason + "推断为");
    const int type = m_def.index_of("type");
    if (is_empty(record.values[static_cast<std::size_t>(type)]) &&
        !is_empty(record.at(m_def, "category")))
        take(type, std::string("其他"), "看不出，登记为");
    if (!told.empty())
        row.warnings.push_back({-1, "", "文件里没有写，" + told + "，请核对。"});
}

void RowCompletion::attach_area(ParsedRow& row, Record& record) const
{
    if (!m_jurisdiction)
        return;
    const auto parent = static_cast<std::size_t>(m_def.index_of("parent"));
    const std::string& kind = text_of(record.at(m_def, "kind"));
    if (!is_empty(record.values[parent]) || kind.empty())
        return;
    const auto rank = [](std::string_view level) {
        if (level == "省")
            return 0;
        if (level == "市")
            return 1;
        return level == "县" || level == "县区旗" ? 2 : 3;
    };
    if (rank(kind) <= rank(m_jurisdiction->level))
        return;
    const FieldTarget column{0, static_cast<int>(parent)};
    if (m_telling.has_column(row.table, column)) {
        // Left blank on purpose or not: it stays blank, as an export of such a row says.
        row.warnings.push_back(m_telling.issue_of(
            row, column, "", "没有填上级，不会计入“" + m_jurisdiction->name + "”的数字，请核对。"));
        return;
    }
    record.values[parent] = m_jurisdiction->area;
    row.warnings.push_back(m_telling.issue_of(
        row, column, "", "文件里没有“上级”列，按“" + m_jurisdiction->name + "”的下级登记。"));
}

} // namespace lx
