#include "core/exchange/row_completion.h"

#include <string_view>

#include "core/exchange/unit_proposals.h"

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
    if (m_def.code != "unit")
        return;
    const auto category = static_cast<std::size_t>(m_def.index_of("category"));
    const auto type = static_cast<std::size_t>(m_def.index_of("type"));
    const auto missing = [&](std::size_t field) {
        return is_empty(record.values[field]) &&
               !m_telling.has_column(row.table, {0, static_cast<int>(field)});
    };
    if (!missing(category) && !missing(type))
        return;
    const UnitProposal proposal =
        propose_unit(text_of(record.at(m_def, "uscc")), text_of(record.at(m_def, "name")));
    std::string told;
    if (missing(category) && !proposal.category.empty()) {
        record.values[category] = proposal.category;
        told = "单位类别按代码推断为“" + proposal.category + "”";
    }
    if (missing(type) && !proposal.type.empty() &&
        text_of(record.values[category]) == proposal.category) {
        record.values[type] = proposal.type;
        told += (told.empty() ? "" : "，") + ("单位类型按代码和名称推断为“" + proposal.type + "”");
    }
    if (!told.empty())
        row.warnings.push_back({-1, "", "文件里没有这一列，" + told + "，请核对。"});
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
